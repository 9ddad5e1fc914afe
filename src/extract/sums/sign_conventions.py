"""Sign conventions: how a table signs its lasten and baten, as most of its saldi show."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.sums.figures import Numbers
from extract.sums.rules import Addition, rounding
from extract.tables.reading import TableReading
from schema import Side, SignConvention, SumRule

Form = tuple[int, int]
"""What lasten and baten are multiplied with in a saldo."""

ADDED: Form = (1, 1)
EXPENDITURE_FIRST: Form = (1, -1)
REVENUE_FIRST: Form = (-1, 1)
FORMS = (ADDED, EXPENDITURE_FIRST, REVENUE_FIRST)


class Balance(NamedTuple):
    """Lines of lasten and of baten that should come to a saldo: rows in every column, or columns in every row."""

    saldo: int
    expenditure: tuple[int, ...]
    revenue: tuple[int, ...]

    def addition(self, form: Form) -> Addition:
        """The sum, in the form in which a table writes its saldi."""
        terms = [(line, form[0]) for line in self.expenditure] + [(line, form[1]) for line in self.revenue]
        return Addition(SumRule.BALANCE, self.saldo, tuple(terms))


class Signs(NamedTuple):
    """How many figures of the lasten and of the baten are above and below nought."""

    expenditure_plus: int
    expenditure_minus: int
    revenue_plus: int
    revenue_minus: int

    @property
    def opposite(self) -> bool:
        """Whether all lasten have one sign and all baten the other, more than one figure of each."""
        plain = self.expenditure_plus > 1 and self.revenue_minus > 1 and not self.expenditure_minus + self.revenue_plus
        return plain or (self.expenditure_minus > 1 and self.revenue_plus > 1 and not self.expenditure_plus + self.revenue_minus)

    @property
    def alike(self) -> bool:
        """Whether all figures are above nought, more than one of each side."""
        return self.expenditure_plus > 1 and self.revenue_plus > 1 and not self.expenditure_minus + self.revenue_minus


Sample = tuple[int, int, int]
"""Lasten, baten and saldo of one block in one place."""


def sample_balance(balance: Balance, lines: Sequence[Numbers | None]) -> Iterable[Sample]:
    """The lasten, baten and saldo of a block in every place where its saldo and one of them is printed."""
    saldo = lines[balance.saldo]
    expenditure = [lines[line] for line in balance.expenditure]
    revenue = [lines[line] for line in balance.revenue]
    if saldo is None or None in expenditure or None in revenue:
        return
    for place, found in enumerate(saldo):
        lasten = [line[place] for line in expenditure if line and line[place] is not None]
        baten = [line[place] for line in revenue if line and line[place] is not None]
        if found is not None and lasten + baten:
            yield sum(filter(None, lasten)), sum(filter(None, baten)), found


def find_form(samples: Iterable[Sample], signs: Signs, unit: int) -> Form | None:
    """The form of saldo that most blocks have; None where that is not sure.

    One block alone may be in any form with a minus lost: it takes two, or all signs of the table with one. Where there
    is no block with both lasten and baten, a saldo that is one of them tells enough to add them up.
    """
    strong: Counter[Form] = Counter()
    weak: Counter[Form] = Counter()
    near = rounding(2) * unit
    for lasten, baten, saldo in samples:
        if lasten or baten:
            votes = strong if lasten and baten else weak
            for form in FORMS:
                if -near <= lasten * form[0] + baten * form[1] - saldo <= near:
                    votes[form] += 1
    first = ADDED if signs.opposite else EXPENDITURE_FIRST
    order = sorted(FORMS, key=lambda form: (-strong[form], -weak[form], form != first))
    best, second = order[:2]
    if strong[best] == 0:
        return best if weak[best] > 1 else None
    if strong[best] == strong[second] and weak[best] == weak[second]:
        return None
    sure = strong[best] > 1 or weak[best] or (signs.opposite if best == ADDED else signs.alike)
    return best if sure and strong[best] > strong[second] else None


def count_signs(table: TableReading, rows: Sequence[Numbers | None]) -> Signs:
    """The signs of the figures whose row or column says that they are lasten or baten."""
    counts: Counter[tuple[Side, bool]] = Counter()
    column_sides = [column.side for column in table.columns]
    for row, numbers in zip(table.rows, rows, strict=True):
        for number, column_side in zip(numbers or (), column_sides, strict=False):
            side = column_side or row.side
            if number and side in (Side.EXPENDITURE, Side.REVENUE):
                counts[side, number > 0] += 1
    return Signs(
        counts[Side.EXPENDITURE, True],
        counts[Side.EXPENDITURE, False],
        counts[Side.REVENUE, True],
        counts[Side.REVENUE, False],
    )


def name_convention(table: TableReading, form: Form | None, signs: Signs) -> SignConvention | None:
    """The convention of a table: its N and V, else the form of its saldi, else its key in words, else what all its signs say."""
    figures = [figure for row in table.rows for figure in row.figures if figure.value]
    lettered = sum(figure.favour is not None for figure in figures)
    if 2 * lettered > len(figures) or (lettered and form is None):
        return SignConvention.FAVOUR
    plain = signs.expenditure_plus - signs.expenditure_minus - signs.revenue_plus + signs.revenue_minus
    if form == EXPENDITURE_FIRST:
        return SignConvention.UNSIGNED_EXPENDITURE_FIRST
    if form == REVENUE_FIRST:
        return SignConvention.UNSIGNED_REVENUE_FIRST
    signed = SignConvention.EXPENDITURE_POSITIVE if plain > 0 else SignConvention.REVENUE_POSITIVE
    if form == ADDED and plain and signs.revenue_plus + signs.revenue_minus:
        return signed
    if table.favour_key is not None:
        return table.favour_key
    return signed if signs.opposite else None
