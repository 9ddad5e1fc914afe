"""Where one table ends and the next begins in a run of cells, and where the head of each ends."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.grids.cell_codes import FIGURES, LABELS
from ingest.grids.cell_items import Item, Shape
from ingest.grids.grid_heads import Head, HeadFinder
from ingest.grids.head_words import OVER_FIGURES, TIMES, HeadKind, head_kinds

FEWEST_FIGURES = 3
FEWEST_HEADS = 2
MOST_CANDIDATES = 5
HEADLESS = 8.0
"""What it costs to believe that a table has no head."""
MISFIT = 6.0
"""What it costs to believe in a number of columns that no row has."""
SHORT, REPEATED, LONG = 0.5, 1.0, 2.0
"""How badly a row fits that has too few figures, some times too many, or too many."""
MOST_COLUMNS = 40
MOST_ABOVE = 60
"""The head of a table stands among so many items above its first figure."""


class TableItems(NamedTuple):
    """The items of one table: its head, how many columns of figures it has, and the items below the head."""

    head: Head | None
    columns: int
    body: Sequence[Item]


def part_tables(items: Sequence[Item], *, cut: bool) -> Iterator[TableItems]:
    """The tables in a run of items, parted where a caption or another head stands between figures.

    `cut` tells that the text breaks off in the last.
    """
    segments = list(_between_captions(items))
    for number, segment in enumerate(segments, start=1):
        yield from _part_segment(segment, cut=cut and number == len(segments))


def _between_captions(items: Sequence[Item]) -> Iterator[list[Item]]:
    segment: list[Item] = []
    for item in items:
        if item.shape is Shape.CAPTION:
            yield segment
            segment = []
        else:
            segment.append(item)
    yield segment


def _part_segment(items: Sequence[Item], *, cut: bool) -> Iterator[TableItems]:
    """The tables among items that no caption parts."""
    table: list[Item] = []
    head: tuple[str, ...] | None = None
    filled = False
    for stretch, figures in _stretches(items):
        own = next((i for i, item in enumerate(stretch) if item.shape in LABELS), len(stretch))
        labels = stretch[own:]
        table.extend(stretch[:own])
        if filled and figures and labels:
            head = _head_texts(table) if head is None and _may_repeat(table, labels) else head
            place = _find(_texts(labels), head) if head else None
            if head and place == 0:
                labels = labels[len(head) :]
            elif place is not None or _holds_head(labels, len(figures)):
                yield from _read_table(table, cut=False)
                table, head = [], None
        table.extend([*labels, *figures])
        filled = True
    yield from _read_table(table, cut=cut)


def _stretches(items: Sequence[Item]) -> Iterator[tuple[list[Item], list[Item]]]:
    """The items in pairs of what stands before figures and the figures, with the empty cells between them."""
    stretch: list[Item] = []
    figures: list[Item] = []
    for item in items:
        if item.shape is Shape.FIGURE or (figures and item.shape not in LABELS and item.shape is not Shape.NOTE):
            figures.append(item)
            continue
        if figures:
            yield stretch, figures
            stretch, figures = [], []
        stretch.append(item)
    yield stretch, figures


def _texts(items: Sequence[Item]) -> tuple[str, ...]:
    return tuple(item.text for item in items)


def _may_repeat(table: Sequence[Item], stretch: Sequence[Item]) -> bool:
    """Whether two cells that follow each other above the figures of a table do so again."""
    pairs = set(pairwise(_texts(_above(table))))
    return len(stretch) > 1 and not pairs.isdisjoint(pairwise(_texts(stretch)))


def _above(table: Sequence[Item]) -> Sequence[Item]:
    """The items above the first figure."""
    return table[: next((i for i, item in enumerate(table) if item.shape is Shape.FIGURE), len(table))]


def _head_texts(table: Sequence[Item]) -> tuple[str, ...]:
    """The words of the head of a table."""
    above = _above(table)[-MOST_ABOVE:]
    head, _ = _head_and_columns(above, table[len(_above(table)) :])
    return _texts(above[head.first : head.end]) if head else ()


def _find(texts: Sequence[str], part: Sequence[str]) -> int | None:
    """Where some words stand in others."""
    size = len(part)
    return next((i for i in range(len(texts) - size + 1) if size and tuple(texts[i : i + size]) == tuple(part)), None)


def _holds_head(stretch: Sequence[Item], figures: int) -> bool:
    """Whether the head of another table stands among the items between two figures: years, or a word for each figure.

    The last cell with ink is the label of a row, or its mark, whatever empty cells stand behind it: `Kade / L / S / (empty)`.
    """
    last = max((i for i, item in enumerate(stretch) if item.shape is not Shape.EMPTY), default=-1)
    stretch = stretch[: last + 1]
    if len(stretch) < FEWEST_HEADS:
        return False
    kinds = head_kinds([item for item in stretch if item.shape is not Shape.NOTE])
    if sum(kind in TIMES for kind in kinds) > 1:
        return True
    longest = run = 0
    for kind in kinds[:-1]:
        run = run + 1 if kind in OVER_FIGURES else 0
        longest = max(longest, run)
    return longest >= max(figures, FEWEST_HEADS)


def _read_table(items: Sequence[Item], *, cut: bool) -> Iterator[TableItems]:
    """The head and the body of a table; nothing where it has too few figures."""
    if sum(item.shape is Shape.FIGURE for item in items) < (1 if cut else FEWEST_FIGURES):
        return
    above = _above_first_row(items)
    skipped = max(len(above) - MOST_ABOVE, 0)
    head, columns = _head_and_columns(above[skipped:], items[len(above) :], cut=cut)
    body = skipped + head.end if head else len(above) - _labels_above(above)
    yield TableItems(head, columns, _without_cut_head(items[body:]))


def _without_cut_head(items: Sequence[Item]) -> Sequence[Item]:
    """The items without the head of another table that the text breaks off in: labels and years behind the last figure."""
    last = max((i for i, item in enumerate(items) if item.shape is Shape.FIGURE), default=-1)
    label = next((i for i in range(last + 1, len(items)) if items[i].shape in LABELS), len(items))
    return items[:label] if any(item.shape is Shape.YEAR for item in items[label:]) else items


def _above_first_row(items: Sequence[Item]) -> Sequence[Item]:
    """The items above the first figure; a year right before it is a figure where the other rows have one more."""
    above = _above(items)
    lengths = _lengths(items[len(above) :])
    years = next((i for i, item in enumerate(reversed(above)) if item.shape is not Shape.YEAR), len(above))
    if len(lengths) > 1 and 0 < years <= lengths[1] - lengths[0] and lengths[1] == Counter(lengths).most_common(1)[0][0]:
        return above[: len(above) - lengths[1] + lengths[0]]
    return above


def _head_and_columns(above: Sequence[Item], below: Sequence[Item], *, cut: bool = False) -> tuple[Head | None, int]:
    """The head and the number of columns of figures that together are the likeliest."""
    lengths = _lengths(below)
    finder = HeadFinder(above, _labels_in_rows(below))
    if cut and lengths[-1] < max(lengths[:-1], default=MOST_COLUMNS):
        lengths = lengths[:-1]
    misfits = {columns: _misfit(lengths, columns) for columns in _candidates(lengths, finder.kinds)}
    lowest, head, number = HEADLESS + MISFIT * LONG + 1, None, 1
    for columns in sorted(misfits, key=lambda columns: misfits[columns]):
        if misfits[columns] >= lowest:
            break
        found = finder.layout(columns, below=min(lowest - misfits[columns], HEADLESS))
        cost = misfits[columns] + (found[0].cost if found else HEADLESS)
        if cost < lowest:
            lowest, head, number = cost, found, columns
    return (head[1].head(head[0].bands) if head else None), number


def _labels_above(above: Sequence[Item]) -> int:
    """How many items right above the first figure are its labels, in a table without a head."""
    number = 0
    while number < min(len(above), 2) and above[-number - 1].shape in LABELS:
        number += 1
    return number


def _lengths(items: Sequence[Item]) -> list[int]:
    """How many figures follow each other, run by run, with the empty cells between them."""
    lengths: list[int] = []
    figures = empty = 0
    for item in items:
        if item.shape in FIGURES:
            figures += 1 + (empty if figures else 0)
            empty = 0
        elif item.shape is Shape.EMPTY:
            empty += 1
        elif item.shape is not Shape.MARK:
            if figures:
                lengths.append(figures)
            figures = empty = 0
    return [*lengths, figures] if figures else lengths


def _labels_in_rows(items: Sequence[Item]) -> int:
    """How many labels stand between the figures of two rows, most often."""
    numbers: Counter[int] = Counter()
    number = 0
    for item in items:
        if item.shape in LABELS:
            number += 1
        elif item.shape in FIGURES:
            numbers[number] += number > 0
            number = 0
    return max(numbers, key=lambda number: numbers[number], default=1) or 1


def _candidates(lengths: Sequence[int], kinds: Sequence[HeadKind]) -> list[int]:
    """How many columns of figures there may be, from the rows and from the words above them."""
    found = {length for length, _ in Counter(lengths).most_common(MOST_CANDIDATES)} | {max(lengths, default=1)}
    heads = sum(kind in OVER_FIGURES for kind in kinds)
    times = [i for i, kind in enumerate(kinds) if kind in TIMES]
    below = sum(kind in OVER_FIGURES for kind in kinds[times[-1] + 1 :]) if times else 0
    found |= {kinds.count(HeadKind.YEAR), len(times), heads, heads - 1, below}
    if not lengths:
        found.add(len(times) - 1)  # the text breaks off in the first row, and a title above the head may have a year
    return sorted(n for n in found if 0 < n <= MOST_COLUMNS)


def _misfit(lengths: Sequence[int], columns: int) -> float:
    """How badly the rows fit so many columns: short rows may have lost empty cells, long ones are worse."""
    cost = 0.0
    for length in lengths:
        if length < columns:
            cost += SHORT
        elif length > columns:
            cost += LONG if length % columns else REPEATED
    return MISFIT * cost / max(len(lengths), 1)
