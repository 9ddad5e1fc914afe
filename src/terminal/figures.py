"""Figures as Dutch tables print them, and the sums that they stand in."""

import re
from decimal import Decimal

from schema import BudgetLine, SignConvention, SumRule, SumStatus
from store import Sum
from terminal.wording import flat

CONFLICT = "≠"
PROVED = "✓"
UNVERIFIED = "?"
MARKS = {SumStatus.RECONCILED: " ", SumStatus.CONFLICT: CONFLICT, SumStatus.UNVERIFIED: UNVERIFIED}
"""What stands behind a figure: it is in conflict with a sum, or no sum proves it."""

STYLES = {SumStatus.RECONCILED: "", SumStatus.CONFLICT: "bold red", SumStatus.UNVERIFIED: "dim"}

DUTCH = str.maketrans(",.", ".,")

DECIMALS = re.compile(r"[.,](\d\d?)(?!\d)")
"""Decimals of a printed figure: `1.582,5`."""

MOST_TERMS = 6
"""Terms of a sum that fit under a table; of a longer sum the first and the last are shown."""

RULES = {
    SumRule.BALANCE: "lasten and baten to their saldo",
    SumRule.TOTAL: "rows to the total below them",
    SumRule.TOTAL_ABOVE: "rows to the total above them",
    SumRule.RESERVES: "toevoeging and onttrekking to the mutaties reserves",
    SumRule.RESULT: "saldo and mutaties reserves to the resultaat",
    SumRule.AMENDED: "before and change to after",
    SumRule.VARIANCE: "two columns to their difference",
    SumRule.ROLL_FORWARD: "opening stand and changes to the closing stand",
    SumRule.COLUMN_TOTAL: "columns to their total",
    SumRule.TEXT_AMOUNT: "an amount in the text to the table's figure",
}
"""What a sum is of."""

CONVENTIONS = {
    SignConvention.EXPENDITURE_POSITIVE: "lasten +, baten -; saldo + is a cost",
    SignConvention.REVENUE_POSITIVE: "lasten -, baten +; saldo + is a surplus",
    SignConvention.UNSIGNED_EXPENDITURE_FIRST: "no signs; saldo is lasten less baten",
    SignConvention.UNSIGNED_REVENUE_FIRST: "no signs; saldo is baten less lasten",
    SignConvention.FAVOUR: "N is nadeel, V is voordeel",
    SignConvention.PLUS_IS_FAVOURABLE: "+ is voordeel",
    SignConvention.PLUS_IS_UNFAVOURABLE: "+ is nadeel",
    None: "sign convention unknown",
}
"""How a table signs its figures."""


def dutch(number: Decimal, decimals: int = 0) -> str:
    """A number in Dutch notation, with as many decimals as it has, and no fewer than asked for.

    >>> dutch(Decimal("-1582000")), dutch(Decimal("2.5")), dutch(Decimal(2), decimals=1)
    ('-1.582.000', '2,5', '2,0')
    """
    own = len(f"{number:f}".partition(".")[2].rstrip("0"))
    return f"{number:,.{max(decimals, own)}f}".translate(DUTCH)


def unit_words(unit: int | None, *, stated: bool = True) -> str:
    """The unit of a table.

    >>> unit_words(1000), unit_words(1, stated=False), unit_words(None)
    ('x € 1.000', 'in euros (inferred)', 'unit unknown')
    """
    if unit is None:
        return "unit unknown"
    words = "in euros" if unit == 1 else f"x € {dutch(Decimal(unit))}"
    return words if stated else f"{words} (inferred)"


def in_unit(value: Decimal, unit: int | None) -> str:
    """A sum of money in the unit of its table, in Dutch notation."""
    return dutch(value / (unit or 1))


def figure(line: BudgetLine, unit: int | None) -> str:
    """A figure as it is printed, in the unit of its table; what is no number, as a dash or `pm`, to the letter."""
    words = flat(line.words)
    if line.value is None or not any(letter.isdigit() for letter in words):
        return words
    printed = DECIMALS.search(words)
    number = dutch(line.value / (unit or 1), decimals=len(printed[1]) if printed else 0)
    return f"{number} {line.nv}" if line.nv else number


def sum_line(one: Sum, unit: int | None, *, most_terms: int | None = MOST_TERMS) -> str:
    """A sum: the figure that should be it, its terms and what they come to, what is printed, whether it holds."""
    expected, found = in_unit(one.check.expected, unit), in_unit(one.check.found, unit)
    return f"{name_of_result(one)}: {terms_of(one, unit, most_terms)} = {expected}, printed {found}: {verdict(one, unit)}"


def name_of_result(one: Sum) -> str:
    """The figure that should be the sum: its row and its column."""
    parts = [one.result.label, one.result.heading] if one.result else []
    return ", ".join(flat(part) for part in parts if part) or flat(one.check.words)


def terms_of(one: Sum, unit: int | None, most_terms: int | None) -> str:
    """The terms with their names: `Lasten 1.582 + Baten -41`."""
    terms = [(" - " if factor < 0 else " + ") + term(line, one.result, unit) for factor, line in one.terms]
    if most_terms and len(terms) > most_terms:
        terms[most_terms - 2 : -1] = [f" + ({len(terms) - most_terms + 1} more)"]
    return "".join(terms).removeprefix(" + ").strip() or "an amount in the text"


def term(line: BudgetLine, result: BudgetLine | None, unit: int | None) -> str:
    """A term of a sum: its name and its figure."""
    return f"{flat(name_of_term(line, result))} {figure(line, unit)}".strip()


def name_of_term(line: BudgetLine, result: BudgetLine | None) -> str:
    """What a term is called: its column, where it stands in the row of the sum itself; else the last part of its label.

    It is the whole label where the sum is called so too: `Wonen / Saldo` in the saldo of a programme.
    """
    if result and (line.table_id, line.row) == (result.table_id, result.row):
        return last_part(line.heading)
    same = result is not None and last_part(line.label) == last_part(result.label)
    return (line.label or "") if same else last_part(line.label)


def last_part(path: str | None) -> str:
    """The last part of a label or a heading.

    >>> last_part("Wonen / Lasten"), last_part(None)
    ('Lasten', '')
    """
    return (path or "").rpartition(" / ")[2]


def verdict(one: Sum, unit: int | None) -> str:
    """Whether a sum holds, and by how much it does not."""
    difference = one.check.found - one.check.expected
    if one.check.status is SumStatus.CONFLICT:
        return f"off by {in_unit(abs(difference), unit)}"
    return f"holds, but for {in_unit(abs(difference), unit)} of rounding" if difference else "holds"
