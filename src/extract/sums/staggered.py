"""Calculations whose figures step to the right: parts in one column, what they come to in the next.

So is the cost recovery of levies printed in the section on local taxes (BBV article 10): costs, then net costs one column to
the right, then the share that is recovered one further. A column does not add up there; a figure is the sum of those that
stand above it one step to the left, or of the subtotals above it in its own column.
"""

from collections.abc import Iterator, Sequence

from extract.sums.figures import FigureScale, Numbers
from extract.sums.rules import rounding
from extract.tables.reading import Place, Row, RowRole, Sum
from schema import SumRule

FEWEST_ROWS = 3
FEWEST_TERMS = 2


def is_staggered(rows: Sequence[Numbers | None]) -> bool:
    """Whether each row has one figure, and they stand in several columns by turns."""
    places = [[column for column, number in enumerate(row) if number is not None] for row in rows if row is not None]
    steps = [own[0] for own in places if len(own) == 1]
    return len(steps) == len(places) == len(rows) >= FEWEST_ROWS and len(set(steps)) > 1


def staggered_sums(rows: Sequence[Row], numbers: Sequence[Numbers | None], scale: FigureScale) -> Iterator[Sum]:
    """The sums of such a table that hold; one that does not tells nothing, for its parts may be others."""
    waiting: dict[int, list[Place]] = {}
    for index, (row, line) in enumerate(zip(rows, numbers, strict=True)):
        column = next(place for place, number in enumerate(line or ()) if number is not None)
        result = Place(index, column)
        terms = waiting.pop(column - 1, [])
        if not terms and row.role is RowRole.TOTAL:
            terms = waiting.pop(column, [])
        if found := _sum(result, terms, numbers, scale):
            yield found
        waiting.setdefault(column, []).append(result)


def _sum(result: Place, terms: Sequence[Place], numbers: Sequence[Numbers | None], scale: FigureScale) -> Sum | None:
    """The sum of these terms, where it holds."""
    values = [(numbers[place.row] or ())[place.column] or 0 for place in terms]
    found = (numbers[result.row] or ())[result.column] or 0
    if len(terms) < FEWEST_TERMS:
        return None
    one = Sum(
        rule=SumRule.TOTAL,
        result=result,
        terms=dict.fromkeys(terms, 1),
        expected=scale.printed(sum(values)),
        found=scale.printed(found),
        tolerance=scale.printed(rounding(sum(value != 0 for value in values)) * scale.unit),
    )
    return one if one.holds and any(values) else None
