"""Rows whose figures may be read in several ways: the sums of the table choose, where only one way fits them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from extract.sums.figures import FigureScale, Numbers
from extract.sums.rules import Addition, is_near, size_bits
from extract.tables.reading import Figure, Reading, Row

MOST_TRIED = 10_000
"""So many combinations of readings are tried under one total; where there are more, its rows stay open."""
MOST_TRIED_IN_TABLE = 20_000
"""The same of all totals of a table together."""
MOST_OPEN = 14
"""Under a total with more open rows than this nothing is tried."""
MOST_ROUNDS = 4
SURE_BITS = 12
"""A total over open rows counts where its figures tell so much more than there are ways to read the rows."""

Way = tuple[int, ...]
"""The numbers of one way to read a row; an empty cell is nil."""


@dataclass
class OpenRows:
    """The rows of a table that are open, with the ways to read them that no sum has ruled out."""

    rows: Sequence[Row]
    scale: FigureScale
    ways: dict[int, dict[Way, list[Reading]]] = field(default_factory=dict)
    pins: dict[int, set[int]] = field(default_factory=dict)
    """The columns of each row that a sum has told."""
    tried: int = 0

    @classmethod
    def of(cls, rows: Sequence[Row], scale: FigureScale) -> "OpenRows":
        """The rows with more than one reading."""
        found = cls(rows, scale)
        for index, row in enumerate(rows):
            if len(row.readings) > 1:
                found.ways[index] = {}
                found.pins[index] = set()
                known: dict[int, int] = {}
                for reading in row.readings:
                    way = tuple(found._number(figure, known) for figure in reading)
                    found.ways[index].setdefault(way, []).append(reading)
        return found

    def _number(self, figure: Figure | None, known: dict[int, int]) -> int:
        """The number of a figure, which is worked out once for all readings that it stands in."""
        if figure is None:
            return 0
        number = known.get(id(figure))
        if number is None:
            number = known[id(figure)] = self.scale.number(figure) or 0
        return number

    def numbers(self, index: int) -> Numbers | None:
        """The numbers of a row, where only one way is left and sums tell the column of each; None where it is open."""
        reading = self.partly(index)
        return None if reading is None else self.scale.numbers(reading)

    def reading(self, index: int) -> Reading | None:
        """The reading of a row, where the column of each figure is known, of its noughts too."""
        reading = self.partly(index)
        if reading is None:
            return None
        (readings,) = self.ways[index].values()
        return reading if all(figure in reading for figure in readings[0] if figure and not figure.is_nil) else None

    def partly(self, index: int) -> Reading | None:
        """The reading of a row in as far as all ways agree on it: noughts may be left out, as they change no sum."""
        ways = self.ways.get(index, {})
        if len(ways) != 1:
            return None
        (way, readings), *_ = ways.items()
        certain = len(self.rows[index].readings) == len(readings)
        if not certain and not {place for place, number in enumerate(way) if number} <= self.pins[index]:
            return None
        return tuple(_agreed(cell) for cell in zip(*readings, strict=True))

    def settle(
        self,
        numbers: Sequence[Numbers | None],
        across: Iterable[Addition],
        down: Iterable[Addition],
        pending: Iterable[Sequence[Addition]],
    ) -> None:
        """Rule out the ways that break a sum: of the row itself first, then of the totals that it is a part of."""
        additions = list(across)
        for index in self.ways:
            self._filter_across(index, additions)
        for _ in range(MOST_ROUNDS):
            before = {index: len(ways) for index, ways in self.ways.items()}
            known = [line if line is not None else self.numbers(index) for index, line in enumerate(numbers)]
            for addition in down:
                self._filter_down([addition], known)
            for options in pending:
                self._filter_down(options, known)
            if before == {index: len(ways) for index, ways in self.ways.items()}:
                return

    def _filter_across(self, index: int, additions: Sequence[Addition]) -> None:
        """Keep the ways in which the columns of the row add up.

        Where they do in none, a figure is printed wrong, which may break two sums: the ways that break the fewest are kept, and
        those that break one more.
        """
        own = [addition for addition in additions if addition.places is None or index in addition.places]
        broken = {way: sum(not self._fits(way, addition) for addition in own) for way in self.ways[index]}
        fewest = min(broken.values(), default=0)
        most = fewest + 1 if fewest else 0
        fitting = {way: readings for way, readings in self.ways[index].items() if broken[way] <= most}
        self.ways[index] = fitting
        if len(fitting) == 1 and not fewest:
            (way,) = fitting
            for addition in own:
                columns = [addition.result, *(column for column, _ in addition.terms)]
                solid = {column for column in columns if way[column]}
                if len(solid) > 1:
                    self.pins[index] |= solid

    def _fits(self, way: Way, addition: Addition) -> bool:
        numbers = [way[column] * factor for column, factor in addition.terms if way[column]]
        return is_near(sum(numbers), way[addition.result], len(numbers), self.scale.unit)

    def _filter_down(self, options: Sequence[Addition], known: Sequence[Numbers | None]) -> None:
        """Keep the ways in which the rows come to their total, by the first of these additions for which there are any.

        Where there are none, a figure is printed wrong: the ways count in which the total fails in one column alone.
        """
        searches = [search for addition in options if (search := _Search.of(addition, known, self))]
        for search in searches:
            found = self._run(search)
            if found is None or self._keep(found, search.told):
                return
        for search in searches:
            for wrong in search.told if len(search.told) > 2 else ():
                if self._keep(self._run(search, wrong) or {}, search.told):
                    return

    def _run(self, search: "_Search", wrong: int | None = None) -> dict[int, list[Way]] | None:
        """What a search finds, while there is time for one."""
        if self.tried > MOST_TRIED_IN_TABLE:
            return None
        found = search.run(wrong)
        self.tried += search.tried
        return found

    def _keep(self, found: dict[int, list[Way]], told: set[int]) -> bool:
        for index, ways in found.items():
            self.ways[index] = {way: self.ways[index][way] for way in ways}
            self.pins[index] |= told
        return bool(found)


@dataclass
class _Search:
    """The ways to read the open rows of one addition together, column by column."""

    open: list[tuple[int, int]]
    """The open rows, with their factor; a result that is open is taken off."""
    base: list[int]
    """What the other rows come to in each column, less the result."""
    solid: list[int]
    """How many other terms are not nil in each column."""
    told: set[int]
    """The columns in which the sum tells anything."""
    bits: int
    ways: dict[int, list[Way]]
    unit: int
    tried: int = 0

    @classmethod
    def of(cls, addition: Addition, known: Sequence[Numbers | None], rows: OpenRows) -> "_Search | None":
        """The search for an addition; None where it has no open row, too many, or one without readings."""
        members = [*addition.terms, (addition.result, -1)]
        unknown = [(index, factor) for index, factor in members if known[index] is None]
        if not 0 < len(unknown) <= MOST_OPEN or any(index not in rows.ways for index, _ in unknown):
            return None
        closed = [(line, factor) for index, factor in members if (line := known[index]) is not None]
        if not closed:
            return None
        width = len(closed[0][0])
        base, solid = [], []
        for column in range(width):
            numbers = [number * factor for line, factor in closed if (number := line[column])]
            base.append(sum(numbers))
            solid.append(len(numbers))
        result = known[addition.result]
        largest = tuple(max(abs(line[column] or 0) for line, _ in closed) for column in range(width))
        bits = _bits(largest if result is None else result)
        told = {column for column in range(width) if solid[column]}
        ways = {index: list(rows.ways[index]) for index, _ in unknown}
        return cls(unknown, base, solid, told, bits, ways, rows.scale.unit)

    def run(self, wrong: int | None = None) -> dict[int, list[Way]] | None:
        """The ways of each row that fit with some ways of the others; empty where none do, None where it cannot be told.

        In the column `wrong` they need not fit.
        """
        found: dict[int, dict[Way, None]] = {index: {} for index, _ in self.open}
        solutions = self.tried = 0
        for solution in self._fit(0, [self.ways[index] for index, _ in self.open], wrong):
            solutions += 1
            for (index, _), ways in zip(self.open, solution, strict=True):
                found[index].update(dict.fromkeys(ways))
        if self.tried > MOST_TRIED:
            return None
        if not solutions:
            return {}
        count = 1
        for index, _ in self.open:
            count *= len(self.ways[index])
        return {index: list(kept) for index, kept in found.items()} if self.bits - count.bit_length() >= SURE_BITS else None

    def _fit(self, column: int, groups: list[list[Way]], wrong: int | None) -> Iterator[list[list[Way]]]:
        """The ways left to each open row, for each combination of numbers that fits from this column on."""
        if column == len(self.base):
            yield groups
            return
        by_number: list[dict[int, list[Way]]] = []
        for group in groups:
            numbers: dict[int, list[Way]] = {}
            for way in group:
                numbers.setdefault(way[column], []).append(way)
            by_number.append(numbers)
        for choice in product(*by_number):
            self.tried += 1
            if self.tried > MOST_TRIED:
                return
            extra = [number * factor for number, (_, factor) in zip(choice, self.open, strict=True) if number]
            terms = self.solid[column] + len(extra) - 1
            if column == wrong or is_near(self.base[column] + sum(extra), 0, terms, self.unit):
                chosen = [numbers[number] for numbers, number in zip(by_number, choice, strict=True)]
                yield from self._fit(column + 1, chosen, wrong)


def _bits(numbers: Numbers) -> int:
    """How much a row of sums tells; equal ones tell nothing more."""
    return sum(size_bits(number) for number in {number for number in numbers if number})


def _agreed(cell: tuple[Figure | None, ...]) -> Figure | None:
    """The figure that all ways have in a column."""
    return cell[0] if all(figure == cell[0] for figure in cell) else None
