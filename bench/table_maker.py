"""Financial tables with known truth, made at random: exact amounts, and what each printed figure says.

An amount is a net cost in cents: expenditure is positive, revenue negative, so that every sum is an addition. How a table
signs it, prints it and flattens it is the business of `table_signs` and `table_forms`.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum, auto
from random import Random
from typing import NamedTuple

from schema import Phase, Side

CENTS = 100
SMALLEST_CHANGE, GREATEST_CHANGE = 15, 4_000
"""By how many printed units an altered figure is off: more than rounding explains."""


class Place(NamedTuple):
    """A figure: indexes into the rows and columns of its table."""

    row: int
    column: int


class MadeSum(NamedTuple):
    """Figures that add up to another, but for rounding."""

    result: Place
    terms: Mapping[Place, int]
    """Each with 1 or -1, as it is added or taken off."""


class Shape(Enum):
    """What a table is about, and so how it is built."""

    SECTIONS = auto()
    """Sections Lasten and Baten over programmes, their totals, saldo, reserves and result."""
    BLOCKS = auto()
    """Lasten, baten and saldo of each policy area, in a second column of labels."""
    BLOCK_SECTIONS = auto()
    """The same, the policy area in a row of its own."""
    YEARS_BY_SIDE = auto()
    """Lasten, baten and saldo under each year."""
    ONE_YEAR = auto()
    """Lasten, baten and saldo of one year, with subtotals below their parts."""
    AMENDED = auto()
    """Begroting, wijziging, begroting na wijziging, rekening and verschil."""
    GROUPS = auto()
    """The same; each programme's total stands above its policy areas, in columns of their own."""
    RESERVES = auto()
    """Stand, toevoeging, onttrekking, stand."""
    TASKS = auto()
    """Tasks with a code in a cell of its own."""
    COSTS = auto()
    """Costs by year and their total."""
    DEVIATIONS = auto()
    """Advantages and disadvantages by year, with columns L/B and I/S."""
    NATURES = auto()
    """Structureel, incidenteel and totaal."""
    GRANTS = auto()
    """Who gets how much; nothing adds up to anything."""
    OUTCOMES = auto()
    """Begroot, gerealiseerd and afwijking."""


@dataclass(frozen=True)
class MadeColumn:
    """A column of figures."""

    words: str | None
    """`Begroting`, `Verschil`."""
    year: int | None = None
    under: str | None = None
    """What stands below the first head: `Lasten`."""
    phase: Phase | None = None
    side: Side | None = None
    about: int | None = None
    """The year that it is about, where its words say it: `Stand 31-12-2024`."""

    @property
    def head(self) -> str:
        """Its words and its year in one."""
        return " ".join(str(part) for part in (self.words, self.year) if part is not None)


@dataclass(frozen=True)
class MadeRow:
    """A row of figures, or the head of a section, which has none."""

    labels: tuple[str, ...]
    """From outer to inner: all that the row is about."""
    printed: tuple[str, ...]
    """What stands in its columns of labels; empty where the cell is."""
    amounts: tuple[int | None, ...] = ()
    """Net costs in cents; None where the cell is empty."""
    side: Side | None = None
    code: str | None = None
    details: tuple[str, ...] = ()
    """Codes behind the label: `L`, `S`."""

    @property
    def is_section(self) -> bool:
        """Whether it has no figures."""
        return not self.amounts


@dataclass(frozen=True)
class MadeTable:
    """A table whose amounts and sums are known."""

    shape: Shape
    title: str
    label_heads: tuple[str, ...]
    """What stands over the columns of labels; empty where the cell is."""
    columns: tuple[MadeColumn, ...]
    rows: tuple[MadeRow, ...]
    sums: tuple[MadeSum, ...]
    unit: int = 1000
    decimals: int = 0
    detail_heads: tuple[str, ...] = ()
    """What stands over the codes: `L/B`, `I/S`."""
    changes: Mapping[Place, int] = field(default_factory=dict)
    """Figures that are printed wrong, and by how many units."""

    def places(self) -> list[Place]:
        """The figures, row by row."""
        return [
            Place(index, column)
            for index, row in enumerate(self.rows)
            for column, amount in enumerate(row.amounts)
            if amount is not None
        ]

    def net(self, place: Place) -> Decimal | None:
        """The net cost in printed units, rounded; None where the cell is empty."""
        row = self.rows[place.row]
        amount = None if row.is_section else row.amounts[place.column]
        if amount is None:
            return None
        rounded = rounded_to_unit(amount, self.unit, self.decimals)
        return rounded + self.changes.get(place, 0)

    def side(self, place: Place) -> Side | None:
        """On which side of the accounts a figure stands."""
        return self.rows[place.row].side or self.columns[place.column].side

    @property
    def has_gaps(self) -> bool:
        """Whether a row of figures has an empty cell."""
        return any(amount is None for row in self.rows for amount in row.amounts)

    def beside(self, place: Place) -> set[Place]:
        """The figures that share a sum with a figure, itself included."""
        return {place} | {other for made in self.sums if place in (members := {made.result, *made.terms}) for other in members}


def rounded_to_unit(cents: int, unit: int, decimals: int) -> Decimal:
    """Cents in units of so many euros, rounded half up as Dutch accounts are.

    >>> rounded_to_unit(1_234_567_00, 1000, 0), rounded_to_unit(-149_950, 1, 2)
    (Decimal('1235'), Decimal('-1499.50'))
    """
    return (Decimal(cents) / CENTS / unit).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def altered(table: MadeTable, rng: Random) -> tuple[MadeTable, Place]:
    """The same table with one figure of a sum printed wrong, and which."""
    in_sums = sorted({place for made in table.sums for place in (made.result, *made.terms)})
    place = rng.choice(in_sums)
    net = table.net(place)
    assert net is not None
    change = rng.randint(SMALLEST_CHANGE, GREATEST_CHANGE)
    return replace(table, changes={place: change if net >= 0 else -change}), place


class Draft:
    """Gathers the rows of a table, and what adds up to what; `finish` works the sums out."""

    def __init__(self, rng: Random, columns: Sequence[MadeColumn], scale: int, emptiness: float) -> None:
        self.rng = rng
        self.columns = tuple(columns)
        self.rows: list[MadeRow] = []
        self._derived: list[tuple[int, Mapping[int, int]]] = []
        self._totals: list[tuple[int, tuple[int, ...]]] = []
        self._scale = scale
        self._emptiness = emptiness

    def derive(self, result: int, terms: Mapping[int, int]) -> None:
        """Makes a column the sum of others in each row, each with its factor; called before there are rows."""
        self._derived.append((result, terms))

    def size(self) -> int:
        """An amount in cents that a table of this scale may hold."""
        least, most = 1_300 * self._scale * CENTS, 90_000 * self._scale * CENTS
        return round(least * math.exp(self.rng.random() * math.log(most / least)))

    def add(self, row: MadeRow) -> int:
        """A row as it is; returns its index."""
        self.rows.append(row)
        return len(self.rows) - 1

    def leaf(self, row: MadeRow) -> int:
        """A row with figures of its own, alike in all columns that are about the same; returns its index."""
        base = self.size()
        derived = {result for result, _ in self._derived}
        amounts: list[int | None] = []
        for index, column in enumerate(self.columns):
            size = round((base if column.side is None else self.size()) * self.rng.uniform(0.8, 1.25))
            is_empty = index in derived or self.rng.random() < self._emptiness
            amounts.append(None if is_empty else self._signed(size, row.side or column.side, column.phase))
        if all(amount is None for amount in amounts):
            amounts[0] = self._signed(base, row.side or self.columns[0].side, None)
        return self.add(replace(row, amounts=tuple(amounts)))

    def _signed(self, size: int, side: Side | None, phase: Phase | None) -> int:
        """A size as a net cost; an amendment is smaller than what it amends, and goes either way."""
        if phase is Phase.AMENDMENT:
            size = round(size * self.rng.choice((-0.2, -0.05, 0.05, 0.3)))
        return -size if side in (Side.REVENUE, Side.RESERVE_WITHDRAWAL) else size

    def total(self, row: MadeRow, parts: Sequence[int] = ()) -> int:
        """A row that adds up others; returns its index."""
        index = self.add(replace(row, amounts=(None,) * len(self.columns)))
        if parts:
            self.also(index, parts)
        return index

    def also(self, index: int, parts: Sequence[int]) -> None:
        """The row at `index` adds up these too."""
        self._totals.append((index, tuple(parts)))

    def finish(self) -> list[MadeSum]:
        """Works the sums out, and returns them."""
        totals = {index for index, _ in self._totals}
        sums: list[MadeSum] = []
        for index, row in enumerate(self.rows):
            if not row.is_section and index not in totals:
                sums += self._derive_row(index)
        for index, parts in self._totals:
            sums += self._add_up(index, parts)
        for index in sorted(totals):
            sums += self._derive_row(index)
        return sums

    def _add_up(self, index: int, parts: Sequence[int]) -> Iterator[MadeSum]:
        amounts: list[int | None] = []
        for column in range(len(self.columns)):
            terms = {Place(part, column): 1 for part in parts if self.rows[part].amounts[column] is not None}
            amounts.append(sum(self.rows[term.row].amounts[column] or 0 for term in terms) if terms else None)
            if terms:
                yield MadeSum(Place(index, column), terms)
        self.rows[index] = replace(self.rows[index], amounts=tuple(amounts))

    def _derive_row(self, index: int) -> Iterator[MadeSum]:
        amounts = list(self.rows[index].amounts)
        for result, terms in self._derived:
            present = {column: factor for column, factor in terms.items() if amounts[column] is not None}
            if present:
                amounts[result] = sum(factor * (amounts[column] or 0) for column, factor in present.items())
                yield MadeSum(Place(index, result), {Place(index, column): factor for column, factor in present.items()})
        self.rows[index] = replace(self.rows[index], amounts=tuple(amounts))
