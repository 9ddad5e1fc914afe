"""Amounts in the running text that are figures of a table: they tell the table's unit, and prove the figure.

`budget_tables` uses it in three steps: the amounts near a table, the unit where none is printed, and the figures that an
amount equals, each of which makes a check `text_amount` with the amount as what was expected and the figure as its one line.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from extract.found import Found
from extract.tables.reading import Place
from schema import Amount

UNITS = (1, 1000, 1_000_000)
FEWEST_DIGITS = 4
"""Shorter figures are equal by chance too often."""
FEWEST_TELLING_DIGITS = 3
"""So many are left without the noughts at the end: `250.000` is a sum that returns."""
NEAR = 2_000
"""An amount within so many characters of a table may be about it, whatever section it stands in."""
FAR = 10_000
"""An amount of the table's own section may stand so many characters from it."""


class TableFigure(NamedTuple):
    """A figure of a table, in euros, and the year of its column."""

    place: Place
    value: Decimal
    year: int | None = None


def amounts_near(found: Found, start: int, end: int) -> tuple[Amount, ...]:
    """The amounts of the text around a table that stands at `start:end`: those of its section, and those right around it.

    Ranges and what is meant for each month or person are left out.
    """
    section = found.section_at(start)
    low = min(start - NEAR, max(section.start, start - FAR)) if section else start - NEAR
    high = max(end + NEAR, min(section.body_end, end + FAR)) if section else end + NEAR
    first = bisect_left(found.amounts, low, key=lambda amount: amount.start)
    last = bisect_left(found.amounts, high, key=lambda amount: amount.start)
    return tuple(amount for amount in found.amounts[first:last] if amount.value_high is None and amount.per is None)


def unit_from_text(figures: Iterable[Decimal], amounts: Iterable[Decimal]) -> int | None:
    """The unit under which figures of a table, as printed, are amounts of the text in euros.

    None where no figure is one, or where the figures are amounts under more than one unit.

    >>> unit_from_text([Decimal(-9040), Decimal(12)], [Decimal(9_040_000), Decimal(12_000)])
    1000
    >>> unit_from_text([Decimal(9040)], [Decimal(9_040_000), Decimal(9040)])
    """
    sums = {abs(amount) for amount in amounts}
    sizes = set(map(abs, figures)) if sums else set()
    units = [unit for unit in UNITS if any(size * unit in sums and is_telling(size) for size in sizes)]
    return units[0] if len(units) == 1 else None


def match_amounts(figures: Iterable[TableFigure], unit: int, amounts: Sequence[Amount]) -> Iterator[tuple[Place, Amount]]:
    """The figures of a table that an amount of the text equals, whatever its sign, each with the first such amount.

    Where several figures are equal, an amount is only that of the year that the text gives for it; an approximate one is
    nobody's.
    """
    places: defaultdict[Decimal, list[TableFigure]] = defaultdict(list)
    sizes = {abs(amount.value) for amount in amounts if not amount.approximate}
    for figure in figures if sizes else ():
        if abs(figure.value) in sizes and is_telling(figure.value / unit):
            places[abs(figure.value)].append(figure)
    seen: set[Place] = set()
    for amount in amounts:
        equal = places.get(abs(amount.value), []) if not amount.approximate else []
        if len(equal) > 1:
            equal = [figure for figure in equal if figure.year in amount.years]
        if len(equal) == 1 and equal[0].place not in seen:
            seen.add(equal[0].place)
            yield equal[0].place, amount


def is_telling(figure: Decimal) -> bool:
    """Whether a figure as printed has digits enough to be no other by chance.

    >>> [is_telling(Decimal(figure)) for figure in ("-9040", "250000", "904", "5705.90")]
    [True, False, False, True]
    """
    digits = f"{abs(figure):f}".replace(".", "").lstrip("0")
    return len(digits) >= FEWEST_DIGITS and len(digits.rstrip("0")) >= FEWEST_TELLING_DIGITS
