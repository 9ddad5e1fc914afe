"""What a financial table leaves open, told in one line each: where, what, and what to look at."""

from decimal import Decimal

from extract.evidence import evidence
from schema import BudgetLine, Check, Document, Issue, Severity, SumRule

MESSAGES = {
    "unit-unknown": "{table}: nothing says in which unit it is, so that its figures are as printed; look for it in the source",
    "open-column": "{table}, row {label}: the columns of {figures} are lost, and no sum tells them; look at the source",
    "cut-off-figure": "{table}: {words!r} ends the text and was cut off, so that no record holds it; look at the whole source",
    "last-figure": "{table}: {words!r} is the very end of the text and may be cut off; look at the whole source",
    "counted-figures": "{table}: {figures} from {first!r} on count something by their head, label or title, and are no money",
    "sum-conflict": "{table}, {label} under {heading}: {found} is printed, but {rule} comes to {expected}, {difference} apart; "
    "see which figure is wrong, or how the table was read",
}
"""The message of each code."""

RULES = {
    SumRule.BALANCE: "the saldo of lasten and baten",
    SumRule.TOTAL: "the sum of its rows",
    SumRule.TOTAL_ABOVE: "the sum of its rows",
    SumRule.RESERVES: "the sum of the changes in reserves",
    SumRule.RESULT: "the saldo with the changes in reserves",
    SumRule.AMENDED: "the budget with its amendment",
    SumRule.VARIANCE: "the difference of its columns",
    SumRule.ROLL_FORWARD: "the opening stand with its changes",
    SumRule.COLUMN_TOTAL: "the sum of its columns",
    SumRule.TEXT_AMOUNT: "the amount in the text",
}
"""What a figure should be by each rule."""

_DUTCH = str.maketrans(",.", ".,")


def table_issue(
    document: Document,
    code: str,
    caption: str | None,
    start: int,
    end: int,
    severity: Severity | None = None,
    /,
    **values: object,
) -> Issue:
    """An issue of a table, at the figure or table that it is about; as severe as its code is where nothing else is said."""
    words = " ".join(document.text[start:end].split())
    severity = severity or (Severity.INFO if code in ("last-figure", "counted-figures") else Severity.WARNING)
    message = MESSAGES[code].format(table=_table(caption), words=words, **values)
    return Issue(**evidence(document, "issue", start, end, code), severity=severity, code=code, message=message)


def conflict_issue(
    document: Document, caption: str | None, check: Check, ordinal: int, result: BudgetLine, unit: int | None
) -> Issue:
    """The issue of a sum that does not hold; where the unit is not known its amounts are as printed, without a euro sign."""
    amounts = {"found": check.found, "expected": check.expected, "difference": abs(check.expected - check.found)}
    message = MESSAGES["sum-conflict"].format(
        table=_table(caption),
        label=_quoted(result.label, "a row without label"),
        heading=_quoted(result.heading, "no heading"),
        rule=RULES[check.rule],
        **{name: print_amount(amount, in_euros=unit is not None) for name, amount in amounts.items()},
    )
    return Issue(
        **evidence(document, "issue", check.start, check.end, f"sum-conflict {ordinal}"),
        severity=Severity.WARNING,
        code="sum-conflict",
        message=message,
    )


def _table(caption: str | None) -> str:
    """A table in a message."""
    return _quoted(caption, "a table without caption", "table ")


def _quoted(words: str | None, otherwise: str, before: str = "") -> str:
    """Words of the source in a message."""
    return f"{before}{words!r}" if words else otherwise


def print_label(label: str | None) -> str:
    """A label in a message."""
    return _quoted(label, "without label")


def print_amount(amount: Decimal, *, in_euros: bool) -> str:
    """An amount in Dutch notation.

    >>> print_amount(Decimal("-482823000"), in_euros=True), print_amount(Decimal("12.50"), in_euros=False)
    ('€ -482.823.000', '12,50')
    """
    decimals = 2 if amount % 1 else 0
    return ("€ " if in_euros else "") + f"{amount:,.{decimals}f}".translate(_DUTCH)
