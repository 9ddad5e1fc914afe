"""A table as it is read out of its grid: what each column and each row is about, and the figures between them.

This is what stands between the two halves of the work: `table_layout` makes it, `sums` proves it.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from schema import Favour, Grid, Phase, Side, SignConvention, SumRule, SumStatus


class Figure(NamedTuple):
    """One figure as printed: with its own minus; N or V beside it is not made into a sign."""

    start: int
    end: int
    value: Decimal
    decimals: int = 0
    favour: Favour | None = None
    note: str | None = None
    """Words beside it in its cell: `eenmalig`, `per jaar`."""
    is_nil: bool = False
    """Whether it is a dash: nil in sums, and no budget line."""


Reading = tuple[Figure | None, ...]
"""One reading of a row: the figure in each figure column, None where the cell is empty."""


class ColumnRole(Enum):
    """What a column is beside its phase and side."""

    PLAIN = auto()
    OPENING = auto()
    """Stand at the beginning (stand 1-1)."""
    CLOSING = auto()
    """Stand at the end (stand 31-12)."""
    TOTAL = auto()
    """Total of other columns."""


class RowRole(Enum):
    """What a row is in the sums of its table."""

    PART = auto()
    TOTAL = auto()
    """Totaal, subtotaal: of the rows above or below it."""
    BALANCE = auto()
    """Saldo van lasten en baten."""
    RESERVES = auto()
    """Mutaties reserves: toevoeging and onttrekking together."""
    RESULT = auto()
    """Saldo and mutaties reserves together."""


class Column(NamedTuple):
    """A column of figures."""

    place: int
    """Its column in the grid."""
    heading: str | None = None
    """Its headings from outer to inner, joined with ` / `; a head over all figure columns is left out."""
    year: int | None = None
    phase: Phase | None = None
    side: Side | None = None
    role: ColumnRole = ColumnRole.PLAIN


class Row(NamedTuple):
    """A row that holds figures; rows that name a section are in the labels of those below them."""

    place: int
    """Its row in the grid."""
    labels: tuple[str, ...]
    """From outer to inner."""
    readings: tuple[Reading, ...]
    """The readings that are possible: one where nothing is open; none where there are too many to tell."""
    figures: tuple[Figure, ...]
    """Its figures in order, whatever their columns."""
    role: RowRole = RowRole.PART
    side: Side | None = None
    section: tuple[str, ...] = ()
    """The sections (and group) that it stands in: what it adds up within."""
    code: str | None = None
    code_key: str | None = None
    code_list: str | None = None
    detail: str | None = None


class TableReading(NamedTuple):
    """One financial table."""

    grid: Grid
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str | None = None
    unit: int | None = None
    unit_stated: bool = False
    favour_key: SignConvention | None = None
    """What a key in words says: `+ = nadeel`."""


class Place(NamedTuple):
    """A figure of a table: indexes into its `rows` and `columns`."""

    row: int
    column: int


class Sum(NamedTuple):
    """A sum that was tried, in printed units."""

    rule: SumRule
    result: Place
    terms: Mapping[Place, int]
    """Each term with 1 or -1, as it is added or taken off."""
    expected: Decimal
    found: Decimal
    tolerance: Decimal

    @property
    def holds(self) -> bool:
        """Whether no more than rounding parts the two."""
        return abs(self.expected - self.found) <= self.tolerance


class Proof(NamedTuple):
    """What the sums of a table came to."""

    readings: tuple[Reading | None, ...]
    """The reading of each row; None where it stays open."""
    convention: SignConvention | None
    sums: tuple[Sum, ...]
    placed: Mapping[Place, Figure]
    """The figures of open rows whose column the sums tell all the same: only the noughts beside them may stand in several."""

    def statuses(self) -> dict[Place, SumStatus]:
        """The status of each figure that stands in a sum."""
        found: dict[Place, SumStatus] = {}
        for one in self.sums:
            holds = one.holds
            for place in (one.result, *one.terms):
                if not holds:
                    found[place] = SumStatus.CONFLICT
                else:
                    found.setdefault(place, SumStatus.RECONCILED)
        return found
