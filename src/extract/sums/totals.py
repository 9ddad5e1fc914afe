"""Totals: which rows add up to which, below them or above."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.sums.groups import is_below, outer, own_block
from extract.sums.looks import find_looks
from extract.sums.rules import Addition, Trial, Trier, choose
from extract.sums.words import is_part_of_row_above
from extract.tables.reading import Row, RowRole
from schema import Side, SumRule

SURE_BITS = 8
"""A less natural grouping of a total in a single column needs this much evidence."""
NAMED_BITS = 10
"""A row needs this much that says by its code or labels only that it is a total of those beside it."""
WHOLE_BITS = 16
"""A row needs this much that does not say that it is a total, of all rows since the last total."""
NO_CHANCE_BITS = 22
"""A row needs this much that does not say that it is a total, of the last few rows above it."""
LONGEST_GROUP = 60
"""A total that does not say so has no more parts than this."""

_OWN_RULES = (RowRole.RESERVES, RowRole.RESULT)
_SIDES = (Side.EXPENDITURE, Side.REVENUE, Side.BALANCE)
_PART_SIDES = (Side.EXPENDITURE, Side.REVENUE, Side.RESERVE_ADDITION, Side.RESERVE_WITHDRAWAL)
_PARTS_OF: dict[RowRole, set[Side | None]] = {
    RowRole.BALANCE: {Side.EXPENDITURE, Side.REVENUE},
    RowRole.RESERVES: {Side.RESERVE_ADDITION, Side.RESERVE_WITHDRAWAL},
    RowRole.RESULT: {*_SIDES, Side.RESERVE_ADDITION, Side.RESERVE_WITHDRAWAL},
}


class Totals(NamedTuple):
    """The totals of a table."""

    additions: tuple[Addition, ...]
    covered: frozenset[int]
    """The rows that are parts of a total."""
    pending: tuple[tuple[Addition, ...], ...]
    """For each total over rows whose reading is open what it may be the total of, the most natural first."""


def find_totals(rows: Sequence[Row], trier: Trier) -> Totals:
    """The totals of a table.

    A row that says that it is a total is one of the most natural group of rows that comes to it in any column; where no
    group does, it is in conflict with the most natural one if it misses that by little, or if other totals show that the
    table is whole. A row that does not say so is a total where chance is out of the question. What one such row tells
    goes for its kin (the baten and the saldo of its block, the other rows with so short a code): the rows are read again.
    """
    maybe = frozenset(_maybe_totals(rows))
    looks = find_looks(rows, trier)
    says_so = frozenset(index for index, row in enumerate(rows) if row.role is RowRole.TOTAL)
    aside = frozenset(_aside(rows, maybe))
    search = _Search(rows, trier, says_so | looks.below, maybe, looks.above, aside=aside)
    search.run()
    named = search.named | search.kin()
    if search.missed or named != search.named:
        search = _Search(rows, trier, named, maybe, looks.above, frozenset(addition.rule for addition in search.proved), aside)
        search.run()
    weak = search.weak if search.proved else []
    pending = [*search.pending, *((addition,) for addition in looks.unsure)]
    return Totals(tuple(search.additions + weak), frozenset(search.covered), tuple(pending))


def _maybe_totals(rows: Sequence[Row]) -> Iterator[int]:
    """The rows of saldo, mutaties reserves and resultaat above which none has a side that these are of."""
    sides: set[Side | None] = set()
    for index, row in enumerate(rows):
        if row.role in _PARTS_OF and not sides & _PARTS_OF[row.role]:
            yield index
        if row.role not in _OWN_RULES:
            sides.add(row.side)


def _aside(rows: Sequence[Row], maybe: Set[int]) -> Iterator[int]:
    """The rows that are no part of a total."""
    for index, row in enumerate(rows):
        has_own_rule = row.role in _OWN_RULES and index not in maybe
        if has_own_rule or is_part_of_row_above(row.labels[-1] if row.labels else ""):
            yield index


@dataclass
class _Search:
    """One reading of the rows from top to bottom."""

    rows: Sequence[Row]
    trier: Trier
    named: frozenset[int]
    """The rows that are totals by what they say."""
    maybe: frozenset[int]
    """The rows that are totals, or parts."""
    heads: frozenset[int]
    """The rows that are totals of those below them by their looks."""
    whole: frozenset[SumRule] = frozenset()
    """The kinds of totals of which another showed that no rows are left out."""
    aside: frozenset[int] = frozenset()
    """The rows that are no part of a total: those with rules of their own, and each `waarvan`."""
    covered: set[int] = field(default_factory=set)
    free: dict[Side | None, list[int]] = field(default_factory=lambda: defaultdict(list))
    """The rows so far that no total covers, by their side."""
    totals: set[int] = field(default_factory=set)
    proved: list[Addition] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    weak: list[Addition] = field(default_factory=list)
    pending: list[tuple[Addition, ...]] = field(default_factory=list)
    missed: bool = False

    def run(self) -> None:
        for index in range(len(self.rows)):
            self._read_head(index)
        for index, row in enumerate(self.rows):
            if index in self.named:
                self._read_total(index)
            elif index in self.maybe:
                self._take(_additions(SumRule.TOTAL, index, self._groups_above(index)))
            elif row.role is RowRole.PART and index not in self.totals and index not in self.heads:
                self._read_unnamed(index)
            if index not in self.covered and index not in self.aside:
                self.free[row.side].append(index)

    def kin(self) -> frozenset[int]:
        """The rows that are totals because others are: of the same block."""
        found: set[int] = set()
        for addition in self.proved:
            if addition.rule is SumRule.TOTAL:
                found.update(other for other in own_block(self.rows, addition.result) if self.rows[other].side in _SIDES)
        for index in self.named:
            found.update(other for other in own_block(self.rows, index) if self.rows[other].side in _SIDES)
        return frozenset(found)

    def _says_code(self, index: int) -> bool:
        """Whether a row's code is the beginning of that of the row above it."""
        return index > 0 and is_below(self.rows[index - 1], self.rows[index])

    def _adopt(self, addition: Addition, into: list[Addition]) -> None:
        into.append(addition)
        self.totals.add(addition.result)
        self._cover(index for index, _ in addition.terms)

    def _cover(self, parts: Iterable[int]) -> None:
        parts = set(parts)
        self.covered |= parts
        for side in {self.rows[index].side for index in parts}:
            self.free[side] = [index for index in self.free[side] if index not in parts]

    def _prove(self, addition: Addition) -> None:
        self._adopt(addition, self.additions)
        self.proved.append(addition)

    def _kin_above(self, index: int) -> Sequence[int]:
        """The rows above of the same side that no total covers; of all sides, where the row has none of its own."""
        side = self.rows[index].side
        if self.free[side] or side in _PART_SIDES:
            return self.free[side] or self.free[None]
        return sorted(other for kind, others in self.free.items() if kind is not Side.BALANCE for other in others)

    def _groups_above(self, index: int) -> Iterator[Sequence[int]]:
        """The groups of rows above a total that it may be the total of, the most natural first."""
        row, kin = self.rows[index], self._kin_above(index)
        for block in [other for other in own_block(self.rows, index) if other in self.totals]:
            yield self._like(block, kin)
        if self._says_code(index):
            yield [other for other in kin if is_below(self.rows[other], row)]
        if row.section:
            yield [other for other in kin if self.rows[other].section[: len(row.section)] == row.section]
        yield kin
        last = max((place for place, other in enumerate(kin) if other in self.totals), default=-1)
        yield kin[last + 1 :]
        yield kin[max(last, 0) :]
        yield [other for other in kin if other in self.totals]

    def _like(self, total: int, kin: Sequence[int]) -> list[int]:
        """The rows of the blocks that another row of the total's block is the total of."""
        terms = next((addition.terms for addition in self.additions if addition.result == total), ())
        blocks = {outer(self.rows[index]) for index, _ in terms}
        return [other for other in kin if outer(self.rows[other]) in blocks]

    def _read_total(self, index: int) -> None:
        """A row that says that it is a total."""
        options = _additions(SumRule.TOTAL, index, self._groups_above(index))
        if self._take(options):
            return
        others = _additions(SumRule.TOTAL_ABOVE, index, self._groups_below(index))
        if not self._take(others):
            self._read_missed(index, options, others)

    def _take(self, options: Sequence[Addition]) -> bool:
        """Take the best of these groups, if it holds in any column."""
        closed = [option for option in options if not self.trier.is_open(option)]
        best = choose(closed, self.trier, alone=SURE_BITS)
        if best is None:
            return False
        addition, trial = best
        if trial.holds and (trial.bits + trial.derived_bits >= SURE_BITS or not trial.fails or addition == options[0]):
            self._prove(addition)
            return True
        if trial.bare and not trial.fails and addition == options[0]:
            self._adopt(addition, self.weak)
            return True
        return False

    def _read_missed(self, index: int, options: Sequence[Addition], others: Sequence[Addition]) -> None:
        """A total that no group of rows comes to in any column."""
        self.totals.add(index)
        several = [option for option in options if len(option.terms) > 1]
        unsure = [option for option in (*options, *others) if len(option.terms) > 1]
        if any(self.trier.is_open(option) for option in unsure):
            self.pending.append(tuple(unsure))
            self._cover(term for option in several[:1] for term, _ in option.terms)
        elif several:
            self.missed = True
            nearest = min(several, key=self.trier.miss)
            if self._is_wrong(nearest, self.trier(nearest)):
                self._adopt(nearest, self.additions)

    def _is_wrong(self, addition: Addition, trial: Trial) -> bool:
        """Whether a total that fails is wrong, and not the total of rows that are not here."""
        if (self.whole and len(trial.fails) == 1) or len(trial.bare) > len(trial.fails):
            return True
        near = [place for place in trial.fails if self.trier.is_near_miss(addition, place)]
        return bool(trial.fails) and 2 * len(near) >= len(trial.fails)

    def _groups_below(self, index: int) -> Iterator[Sequence[int]]:
        """The groups of rows below a total that it may be the total of."""
        row = self.rows[index]
        kin = [
            other
            for other in range(index + 1, len(self.rows))
            if self.rows[other].side is row.side and other not in self.covered and other not in self.aside
        ]
        parts = [other for other in kin if other not in self.named]
        next_total = next((place for place, other in enumerate(kin) if other in self.named), len(kin))
        yield kin[:next_total]
        yield parts

    def _read_head(self, index: int) -> None:
        """A row that by its labels or code stands above its parts: a programme over its policy areas."""
        row = self.rows[index]
        group: list[int] = []
        is_head = index in self.heads
        for other in range(index + 1, len(self.rows)):
            if other in self.heads or other in self.named or not (is_head or is_below(self.rows[other], row)):
                break
            if self.rows[other].side is row.side and other not in self.covered:
                group.append(other)
        if not group:
            return
        addition = Addition(SumRule.TOTAL_ABOVE, index, tuple((other, 1) for other in group))
        trial = self.trier(addition)
        if self.trier.is_open(addition):
            self.pending.append((addition,))
            self._cover(group)
        elif trial.holds and (is_head or trial.bits >= NAMED_BITS or len(trial.holds) > 1):
            self._prove(addition)
        elif trial.bare and not trial.fails:
            self._adopt(addition, self.weak)
        elif (SumRule.TOTAL_ABOVE in self.whole or is_head) and len(trial.fails) == 1:
            self._adopt(addition, self.additions)
        else:
            self.missed = self.missed or bool(trial.fails)

    def _read_unnamed(self, index: int) -> None:
        """A row that is a total without saying so: its figures leave no room for chance."""
        numbers = self.trier.lines[index]
        if self.trier.open_lines and own_block(self.rows, index):
            kin = self._kin_above(index)
            if len(kin) > 1 and not self.trier.open_lines.isdisjoint((index, *kin)):
                self.pending += [(addition,) for addition in _additions(SumRule.TOTAL, index, iter([kin]))]
        if numbers is None:
            return
        sizes = [0 if place in self.trier.derived else abs(number or 0) for place, number in enumerate(numbers)]
        probe = sizes.index(max(sizes))
        wanted = numbers[probe]
        if not wanted:
            return
        kin = self._kin_above(index)[-LONGEST_GROUP:]
        starts = self._starts(kin, probe, wanted)
        starts.sort(key=lambda start: (start > 0 and kin[start - 1] not in self.totals, start))
        for addition in _additions(SumRule.TOTAL, index, (kin[start:] for start in starts)):
            trial = self.trier(addition)
            first = addition.terms[0][0]
            is_whole = first == kin[0] or kin[kin.index(first) - 1] in self.totals
            needed = NAMED_BITS if self._says_code(index) else WHOLE_BITS if is_whole else NO_CHANCE_BITS
            if trial.bits >= needed and len(trial.holds) > len(trial.fails):
                self._prove(addition)
                return

    def _starts(self, kin: Sequence[int], probe: int, wanted: int) -> list[int]:
        """From where on the last of these rows come to a wanted number in the column that is looked at first."""
        starts, running, solid = [], 0, 0
        for start in range(len(kin) - 1, -1, -1):
            line = self.trier.lines[kin[start]]
            if line is None:
                break
            running += line[probe] or 0
            solid += bool(line[probe])
            if solid > 1 and abs(running - wanted) <= 3 * self.trier.unit:
                starts.append(start)
        return starts


def _additions(rule: SumRule, result: int, groups: Iterator[Sequence[int]]) -> list[Addition]:
    """Each group of rows once, as an addition to their total."""
    found = dict.fromkeys(tuple(group) for group in groups if group)
    return [Addition(rule, result, tuple((index, 1) for index in group)) for group in found]
