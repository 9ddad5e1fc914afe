"""Additions: which lines of a table (rows, or columns) come to which, tried in every column, or row."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import gcd
from typing import NamedTuple

from extract.sums.figures import Numbers
from schema import SumRule

MOST_ROUNDING = 3
"""No sum may be further off than this, in units of the last printed digit."""
NEAR_MISS = 10
"""A total that misses its rows by no more than one part in so many is wrong; further off, it is of other rows."""
ROUND_FROM = 100
"""Figures that are all multiples of so much are rounded; of less, they may be so by chance."""
ROUND = 10**9
"""What round numbers divide."""

Lines = Sequence[Numbers | None]
"""The lines that are added up, rows or columns; None for a row whose reading is open."""


class Addition(NamedTuple):
    """Lines that should come to another line: rows in every column, or columns in every row."""

    rule: SumRule
    result: int
    terms: tuple[tuple[int, int], ...]
    """Index of each line, with 1 or -1."""
    places: frozenset[int] | None = None
    """Where it counts, if not everywhere: the rows of lasten, as differences of baten may be turned round."""


class Trial(NamedTuple):
    """What an addition came to where it was tried."""

    holds: frozenset[int]
    """Where it holds, and more than one term is not nil."""
    fails: frozenset[int]
    bare: frozenset[int]
    """Where it holds, and no more than one term is not nil: that says little."""
    bits: int
    """How unlikely it is that it holds by chance, as a power of two."""
    derived_bits: int = 0
    """The same of places that are sums of others: they tell little where those tell all."""


NEVER_TRIED = Trial(frozenset(), frozenset(), frozenset(), 0)


@dataclass(frozen=True)
class Trier:
    """Tries additions of lines."""

    lines: Lines
    unit: int
    derived: frozenset[int] = frozenset()
    """Places (columns of rows, or rows of columns) that are themselves sums of others: they prove nothing more."""
    skipped: frozenset[int] = frozenset()
    """Places where nothing adds up: a column of percentages."""
    tried: dict[Addition, Trial] = field(default_factory=dict, init=False)
    """What was tried before: several rules ask for the same additions."""

    def __call__(self, addition: Addition) -> Trial:
        """How an addition fares in every place where its result and a term are printed; nowhere if one of its rows is open."""
        trial = self.tried.get(addition)
        if trial is None:
            trial = self.tried[addition] = self._try(addition)
        return trial

    def _try(self, addition: Addition) -> Trial:
        lines, result = self.lines, self.lines[addition.result]
        if result is None or self.is_open(addition):
            return NEVER_TRIED
        terms = [(line, factor) for index, factor in addition.terms if (line := lines[index]) is not None]
        holds, fails, bare, seen, bits = set(), set(), set(), set(), [0, 0]
        for place in range(len(result)) if addition.places is None else addition.places:
            found = result[place]
            if found is None or place in self.skipped:
                continue
            solid = tuple([number * factor for line, factor in terms if (number := line[place])])
            if not solid and all(line[place] is None for line, _ in terms):
                continue
            if not is_near(sum(solid), found, len(solid), self.unit):
                fails.add(place)
            elif len(solid) > 1:
                holds.add(place)
                if (found, solid) not in seen:
                    seen.add((found, solid))
                    bits[place in self.derived] += evidence(found, solid)
            else:
                bare.add(place)
        return Trial(frozenset(holds), frozenset(fails), frozenset(bare), *bits)

    def is_near_miss(self, addition: Addition, place: int) -> bool:
        """Whether an addition is off by no more than one part in `NEAR_MISS`."""
        numbers = [(line[place] or 0) * factor for index, factor in addition.terms if (line := self.lines[index]) is not None]
        result = self.lines[addition.result]
        found = (result[place] or 0) if result is not None else 0
        return NEAR_MISS * abs(sum(numbers) - found) <= max(abs(found), abs(sum(numbers)))

    def miss(self, addition: Addition) -> float:
        """By how much an addition is off, over all places, in parts of its result."""
        result = self.lines[addition.result] or ()
        off = 0
        for place, found in enumerate(result):
            if found is not None and place not in self.skipped:
                numbers = [(line[place] or 0) * factor for index, factor in addition.terms if (line := self.lines[index])]
                off += abs(sum(numbers) - found)
        return off / max(1, sum(abs(number or 0) for number in result))

    def is_open(self, addition: Addition) -> bool:
        """Whether the reading of one of its rows is open."""
        if not self.open_lines:
            return False
        return addition.result in self.open_lines or any(index in self.open_lines for index, _ in addition.terms)

    @cached_property
    def open_lines(self) -> frozenset[int]:
        """The rows whose reading is open; most tables have none."""
        return frozenset(index for index, line in enumerate(self.lines) if line is None)


def rounding(terms: int) -> int:
    """By how many units of the last printed digit rounding may part a sum of so many terms from its result.

    Each printed figure, the result too, is off by at most half a unit, so `terms + 1` figures are off by at most half as many
    units, rounded down as printed figures differ by whole ones; and as roundings seldom all go one way, never by more than
    `MOST_ROUNDING`. Nil terms are not rounded.
    """
    return (terms + 1) // 2 if 1 < terms < 2 * MOST_ROUNDING else MOST_ROUNDING if terms > 1 else 1


def is_near(expected: int, found: int, terms: int, unit: int) -> bool:
    """Whether no more than rounding parts a sum of so many terms from what is printed."""
    return expected == found or abs(expected - found) <= rounding(terms) * unit


def evidence(result: int, terms: Iterable[int]) -> int:
    """How many bits a sum that holds tells: its size, in the tens or thousands that all its figures are rounded to."""
    common = gcd(result, *terms)
    step = gcd(common, ROUND) if common >= ROUND_FROM else 1
    return size_bits(max(abs(result), *map(abs, terms)) // step)


def size_bits(number: int) -> int:
    """How many bits a number tells that is known but for rounding."""
    return max(0, abs(number).bit_length() - MOST_ROUNDING)


def choose(options: Iterable[Addition], trier: Trier, alone: int | None = None) -> tuple[Addition, Trial] | None:
    """The option that holds in most places; the first of them is the natural one, and what comes later must beat it.

    One altered figure makes the natural option fail in one place, where by chance (or because it leaves out a row of noughts)
    another holds: so another must hold in two places more. Where the natural one holds nowhere, and `alone` is given, one place
    with so many bits of evidence is enough.
    """
    best: tuple[Addition, Trial] | None = None
    for option in options:
        trial = trier(option)
        if best is None:
            best = option, trial
            continue
        gained, lost = len(trial.holds & best[1].fails), len(best[1].holds & trial.fails)
        sure = alone is not None and not best[1].holds and trial.bits + trial.derived_bits >= alone
        if gained > lost and (gained > 1 or sure):
            best = option, trial
    return best


def is_plausible(addition: Addition, trier: Trier) -> bool:
    """Whether an addition may be meant at all: not one that is far off wherever it is tried, in several places."""
    trial = trier(addition)
    if trial.holds or trial.bare or len(trial.fails) < 2:
        return True
    return any(trier.is_near_miss(addition, place) for place in trial.fails)


def find_strange_places(additions: Sequence[Addition], trier: Trier) -> frozenset[int]:
    """The places where no addition holds that holds elsewhere, and each is far off: percentages, whose head does not say so."""
    fails: dict[int, list[Addition]] = defaultdict(list)
    fitting: set[int] = set()
    for addition in additions:
        trial = trier(addition)
        fitting |= trial.holds | trial.bare
        for place in trial.fails if trial.holds else ():
            fails[place].append(addition)
    return frozenset(
        place
        for place, missed in fails.items()
        if len(missed) > 1 and place not in fitting and not any(trier.is_near_miss(addition, place) for addition in missed)
    )
