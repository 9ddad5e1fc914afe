"""The figures of a table as whole numbers, ready to be added up: N and V as signs, dashes as noughts."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from extract.tables.reading import Figure, Reading, TableReading
from schema import Favour

Numbers = tuple[int | None, ...]
"""The numbers of a row or a column; None where the cell is empty."""


class FigureScale(NamedTuple):
    """How the figures of a table become whole numbers."""

    decimals: int
    """The most decimals that are printed: one counts in units of the last of them."""
    unit: int
    """The last printed unit of most figures, so counted: what one figure is rounded to."""

    def number(self, figure: Figure | None) -> int | None:
        """What a figure counts for in a sum: V favourable is plus, N unfavourable is minus, a dash is nil."""
        if figure is None:
            return None
        if figure.is_nil:
            return 0
        value = figure.value
        number = int(value.scaleb(self.decimals)) if self.decimals else int(value)
        if figure.favour is None:
            return number
        return abs(number) if figure.favour is Favour.VOORDEEL else -abs(number)

    def numbers(self, reading: Reading) -> Numbers:
        """The numbers of one reading of a row."""
        return tuple(map(self.number, reading))

    def printed(self, number: int) -> Decimal:
        """A number in printed units again."""
        return Decimal(number).scaleb(-self.decimals) if self.decimals else Decimal(number)


def find_scale(table: TableReading) -> FigureScale:
    """The scale of a table: the finest unit that at least a third of its figures are printed in is what they are rounded to."""
    counts: dict[int, int] = {}
    for row in table.rows:
        for figure in row.figures:
            if not figure.is_nil and figure.value:
                counts[figure.decimals] = counts.get(figure.decimals, 0) + 1
    finest = max(counts, default=0)
    usual = max((decimals for decimals, count in counts.items() if 3 * count >= sum(counts.values())), default=finest)
    return FigureScale(decimals=finest, unit=10 ** (finest - usual))


def turn(rows: Sequence[Numbers | None], width: int) -> tuple[Numbers, ...]:
    """The columns of rows; an open row is empty in each."""
    empty: Numbers = (None,) * width
    return tuple(zip(*(row or empty for row in rows), strict=True)) if rows else ((),) * width
