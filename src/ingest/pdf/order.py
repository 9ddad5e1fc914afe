"""The order in which the lines and tables of a page are read: the file's, unless it plainly goes up and down."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.sheets import PageTable, PrintedLine, Sheet

Item = PrintedLine | PageTable
Run = list[Item]

GUTTER = 6.0
"""White of so many points parts two columns."""
SLACK = 0.4
"""Lines may overlap by this part of their height."""
SAME_EDGE = 3.0
"""Lines that begin within so many points begin at one edge."""
MOST_RUNS, MOST_LINES = 200, 1000
"""A page with more is no text."""
FEWEST_LINES = 3
"""So many lines make a column."""


def reading_order(sheet: Sheet) -> list[Item]:
    """The lines and tables of a page as one reads them."""
    items: list[Item] = [*sheet.lines, *sheet.tables]
    items.sort(key=lambda item: item.order)
    runs = _runs(items)
    if len(runs) < 2 and not _alternates(items):
        return items
    if len(runs) > MOST_RUNS or any(map(_alternates, runs)):
        return _by_columns(items)
    return _cut(runs) or _put_in(runs)


def _runs(items: Sequence[Item]) -> list[Run]:
    """Runs of lines that never go back up, but to the head of a column further to the right."""
    runs: list[Run] = []
    last: Item | None = None
    for item in items:
        if last is None or _goes_back(last, item):
            runs.append([])
        runs[-1].append(item)
        last = item
    return runs


def _goes_back(last: Item, item: Item) -> bool:
    """Whether a line stands above the one before it in the file, and not at the head of a column beside it."""
    higher = item.bottom < last.top + SLACK * min(item.bottom - item.top, last.bottom - last.top)
    return higher and item.x0 < last.x1


def _alternates(items: Sequence[Item]) -> bool:
    """Whether the file writes the lines of columns by turns: left, right, left, right."""
    times = 0
    for item, following in pairwise(items):
        beside = following.x0 > item.x1 + GUTTER and _share_height(item, following)
        times = times + 1 if beside else times
    return times > FEWEST_LINES


def _share_height(one: Item, other: Item) -> bool:
    return min(one.bottom, other.bottom) - max(one.top, other.top) > SLACK * min(one.bottom - one.top, other.bottom - other.top)


def _cut(runs: list[Run]) -> list[Item]:
    """Runs in the order of reading, by the white between them; nothing where no white parts them."""
    if len(runs) == 1:
        return runs[0]
    for groups in (_stacks(runs), _columns(runs)):
        if len(groups) > 1:
            parts = [_cut(group) for group in groups]
            return [item for part in parts for item in part] if all(parts) else []
    return []


def _put_in(runs: Sequence[Run]) -> list[Item]:
    """The longest run with the others put in where they stand: before what stands lower under them, and else at the end."""
    main = max(runs, key=len)
    places: dict[int, list[Run]] = {}
    for run in runs:
        if run is not main:
            left, right, top = _left(run), max(item.x1 for item in run), _top(run)
            lower = (at for at, item in enumerate(main) if item.top >= top - SAME_EDGE and item.x0 < right and item.x1 > left)
            places.setdefault(next(lower, len(main)), []).append(run)
    ordered: list[Item] = []
    for at, item in enumerate([*main, None]):
        ordered.extend(one for run in sorted(places.get(at, ()), key=_top) for one in run)
        ordered.extend([item] if item else [])
    return ordered


def _columns(runs: list[Run]) -> list[list[Run]]:
    """Groups of runs that white from top to bottom parts, from left to right."""
    groups: list[list[Run]] = []
    border = 0.0
    for run in sorted(runs, key=_left):
        if not groups or _left(run) > border + GUTTER:
            groups.append([])
        groups[-1].append(run)
        border = max([border, *(item.x1 for item in run)])
    return groups


def _stacks(runs: list[Run]) -> list[list[Run]]:
    """Groups of runs that white from left to right parts, from top to bottom."""
    groups: list[list[Run]] = []
    border = 0.0
    for run in sorted(runs, key=_top):
        if not groups or _top(run) > border - SLACK * min(item.bottom - item.top for item in run):
            groups.append([])
        groups[-1].append(run)
        border = max([border, *(item.bottom for item in run)])
    return groups


def _left(run: Run) -> float:
    return min(item.x0 for item in run)


def _top(run: Run) -> float:
    return min(item.top for item in run)


def _by_columns(items: Sequence[Item]) -> list[Item]:
    """Lines by where they stand: from top to bottom, and column by column between those that run across all."""
    edges = _edges(items)
    ordered: list[Item] = []
    waiting: list[Run] = [[] for _ in range(len(edges) + 1)]
    for item in sorted(items, key=lambda item: (round(item.top), item.x0)):
        column = sum(item.x0 > edge - SAME_EDGE for edge in edges)
        if any(item.x0 < edge - SAME_EDGE and item.x1 > edge + SAME_EDGE for edge in edges):
            ordered.extend(one for run in waiting for one in run)
            waiting = [[] for _ in waiting]
            ordered.append(item)
        else:
            waiting[column].append(item)
    return [*ordered, *(one for run in waiting for one in run)]


def _edges(items: Sequence[Item]) -> list[float]:
    """Where columns begin to the right of others: several lines begin there, and several end before it at their height."""
    edges: list[float] = []
    lines = sorted((item for item in items if isinstance(item, PrintedLine)), key=lambda line: line.x0)
    if len(lines) > MOST_LINES:
        return []
    group: list[PrintedLine] = []
    for line in lines:
        if group and line.x0 > group[0].x0 + SAME_EDGE:
            group = []
        group.append(line)
        if len(group) == FEWEST_LINES and _ends_before(lines, group):
            edges.append(group[0].x0)
    return edges


def _ends_before(lines: Sequence[PrintedLine], column: Sequence[PrintedLine]) -> bool:
    """Whether lines stand to the left of a column at its height, white between."""
    edge = column[0].x0
    beside = [line for line in lines if line.x1 < edge - GUTTER and any(_share_height(line, other) for other in column)]
    return len(beside) >= FEWEST_LINES - 1
