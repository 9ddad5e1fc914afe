"""The readings that one row of figures allows: in which column each stands, and where figures that are glued are parted."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice
from math import comb
from typing import NamedTuple

from extract.tables.reading import Figure, Reading
from schema import GridCell

MOST_READINGS = 300
"""A row with more readings than this is open: no sum could tell them apart."""
MOST_TRIED = 20 * MOST_READINGS
"""So many placings of a row's figures are tried against where these may begin."""


class Choice(NamedTuple):
    """What one cell puts into its row: the ways to read it, each a figure for every column that it takes."""

    cell: GridCell
    ways: tuple[tuple[Figure, ...], ...]


def row_readings(choices: Sequence[Choice], columns: tuple[int, ...]) -> tuple[Reading, ...]:
    """The readings of a row, a figure whose column is lost in any that keeps the order; none where there are too many."""
    fixed = {choice.cell.column: choice for choice in choices if choice.cell.placed and choice.cell.column in columns}
    partial: list[dict[int, Figure]] = [{}]
    for choice in fixed.values():
        start = columns.index(choice.cell.column)
        places = columns[start : start + len(choice.ways[0])]
        partial = [{**one, **dict(zip(places, way, strict=False))} for one in partial for way in choice.ways]
        if len(partial) > MOST_READINGS:
            return ()
    for run in _runs(choices, columns):
        free = [column for column in run.columns if column not in fixed]
        ways = list(_placings(run.lost, free))
        if len(partial) * len(ways) > MOST_READINGS:
            return ()
        partial = [{**one, **way} for one in partial for way in ways]
    readings = {tuple(one.get(column) for column in columns): None for one in partial}
    return tuple(readings)


class _Run(NamedTuple):
    """Neighbouring figures whose columns are lost, and the columns between the placed ones around them."""

    lost: tuple[Choice, ...]
    columns: tuple[int, ...]


def _runs(choices: Sequence[Choice], columns: tuple[int, ...]) -> Iterator[_Run]:
    """The runs of lost figures in a row."""
    lost: list[Choice] = []
    low = -1
    for choice in (*choices, None):
        placed = choice is None or (choice.cell.placed and choice.cell.column in columns)
        if choice is not None and not placed:
            lost.append(choice)
            continue
        high = columns[-1] + 1 if choice is None else choice.cell.column
        if lost:
            yield _Run(tuple(lost), tuple(column for column in columns if low < column < high))
            lost = []
        low = high


def _placings(lost: Sequence[Choice], free: Sequence[int]) -> Iterable[dict[int, Figure]]:
    """The ways to stand the figures in free columns, in their order, none left of where it may begin."""
    if comb(len(free), len(lost)) > MOST_READINGS:
        free = [column for column in free if column >= lost[0].cell.column]
    for places in islice(combinations(free, len(lost)), MOST_TRIED):
        if all(choice.cell.column <= place for choice, place in zip(lost, places, strict=True)):
            yield {place: choice.ways[0][0] for choice, place in zip(lost, places, strict=True)}
