"""Which cells of a table are codes, marks or years beside a label: what only the cells around them tell."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.grids.cell_items import Item, Shape
from ingest.layout import layout_words

FIGURES = frozenset((Shape.FIGURE, Shape.YEAR))
LABELS = frozenset((Shape.WORDS, Shape.CODE, Shape.LABEL))
# "1", "12", "7.001": a row's number in a cell of its own
WHOLE_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})?")
MOST_POINTED = 2.0
"""Numbers with a point go up by no more from the first to the last."""
# "6.1", "6.71", "0.10": a task field, where thousands have three figures behind the point
POINTED = re.compile(r"\d{1,2}\.\d{1,2}")
# "Incidenteel", "nadelig": words that stand for I or S, N or V behind each row of figures
MARK_WORDS = frozenset(("incidenteel", "structureel", "inc.", "str.", "inc", "str", "voordelig", "nadelig", "voordeel", "nadeel"))
FEWEST_MARKED = 3
NO_MARK = Item(Shape.MARK)
"""An empty cell in a column of marks."""


def name_shapes(items: Sequence[Item]) -> list[Item]:
    """The items, with codes, marks and years beside a label named as what they are."""
    found = list(items)
    for i, (item, following) in enumerate(pairwise(items)):
        if following.shape is Shape.WORDS:
            if item.shape is Shape.FIGURE and POINTED.fullmatch(item.text):
                found[i] = item._replace(shape=Shape.CODE)
        elif item.shape is Shape.CODE:
            found[i] = item._replace(shape=Shape.LABEL)
    if found and (found[-1].shape is Shape.CODE or _is_cut_code(found)):
        found[-1] = found[-1]._replace(shape=Shape.LABEL)
    _rename(found, list(_header_values(found)), Shape.LABEL)
    _rename(found, _marks(found), Shape.MARK)
    _rename(found, _numbers(found), Shape.CODE)
    _rename(found, _years(found), Shape.LABEL)
    for i in _empty_marks(found):
        found[i] = NO_MARK
    return found


def _is_cut_code(items: Sequence[Item]) -> bool:
    """Whether the last cell is the code of a row that is cut off behind it."""
    return POINTED.fullmatch(items[-1].text) is not None and any(item.shape is Shape.CODE for item in items)


def _rename(items: list[Item], places: Sequence[int], shape: Shape) -> None:
    for i in places:
        items[i] = items[i]._replace(shape=shape)


def _header_values(items: Sequence[Item]) -> Iterator[int]:
    """The numbers in the header block of a programme, that may stand right above a table: `Programmanummer` and `2`."""
    labels = frozenset(layout_words().header_labels)
    for i, item in enumerate(items[:-1]):
        if item.text in labels:
            value = next((j for j in range(i + 1, len(items)) if items[j].shape is not Shape.EMPTY), i)
            if items[value].shape is Shape.FIGURE:
                yield value


def _marks(items: Sequence[Item]) -> list[int]:
    """Words for I or S, N or V that stand behind figures, if they do so in most rows."""
    found = [
        i + 1
        for i, (item, following) in enumerate(pairwise(items))
        if item.shape in FIGURES and following.shape is Shape.WORDS and following.text.casefold() in MARK_WORDS
    ]
    rows = sum(a.shape in LABELS and b.shape in FIGURES for a, b in pairwise(items))
    return found if len(found) >= FEWEST_MARKED and len(found) * 2 >= rows else []


def _empty_marks(items: Sequence[Item]) -> Iterator[int]:
    """The empty cells in columns of marks: behind the figures of a row where other rows have a mark, and none has a figure."""
    if not any(item.shape is Shape.MARK for item in items) or not any(item.shape is Shape.EMPTY for item in items):
        return
    runs = [run for run in _figure_runs(items) if any(items[i].shape is Shape.FIGURE for i in range(*run))]
    if not runs:
        return
    lengths = Counter(_inked(items, first, end) for first, end in runs)
    usual = max(lengths, key=lambda length: (lengths[length], length))
    kinds = [{items[first + i].shape for first, end in runs if _inked(items, first, end) == usual} for i in range(usual)]
    marks = {i for i, shapes in enumerate(kinds) if FIGURES.isdisjoint(shapes)}
    if not any(Shape.MARK in shapes for shapes in kinds) or len(marks) * 2 > usual + 1:
        return
    for first, end in runs:
        if all((items[first + i].shape is Shape.MARK) <= (i in marks) for i in range(min(usual, end - first))):
            yield from (first + i for i in marks if first + i < end and items[first + i].shape is Shape.EMPTY)


def _inked(items: Sequence[Item], first: int, end: int) -> int:
    """How many cells a run has up to its last figure or mark."""
    return max(i for i in range(first, end) if items[i].shape is not Shape.EMPTY) - first + 1


def _numbers(items: Sequence[Item]) -> list[int]:
    """The whole numbers before labels, where they count up from row to row and no figures are missing without them."""
    before = [
        i
        for i, item in enumerate(items[:-2])
        if item.shape is Shape.FIGURE
        and items[i + 1].shape is Shape.WORDS
        and items[i + 2].shape not in LABELS
        and WHOLE_NUMBER.fullmatch(item.text)
    ]
    values = [float(items[i].text) for i in before]
    is_pointed = any("." in items[i].text for i in before)
    if is_pointed and len(before) > 2 and values[-1] - values[-2] > MOST_POINTED:
        del before[-1], values[-1]  # the figure before the label of the total
    if len(before) < 2 or _inked_before(items, before[0]) is Shape.FIGURE:
        return []
    rows = sum(a.shape in LABELS and b.shape in FIGURES for a, b in pairwise(items))
    rising = sum(a < b for a, b in pairwise(values))
    if len(before) * 2 < rows or rising * 4 < (len(before) - 1) * 3 or (is_pointed and values[-1] - values[0] > MOST_POINTED):
        return []
    lengths = [_figures_up_to(items, i) for i in before]
    usual = Counter(lengths[1:]).most_common(1)[0][0]
    follows = [True, *(b == a + 1 for a, b in pairwise(values))]
    return [i for i, length, next_up in zip(before, lengths, follows, strict=True) if next_up or length == usual]


def _inked_before(items: Sequence[Item], place: int) -> Shape:
    """What the last cell before a place is that is not empty."""
    return next((items[i].shape for i in range(place - 1, -1, -1) if items[i].shape is not Shape.EMPTY), Shape.NOTE)


def _figures_up_to(items: Sequence[Item], last: int) -> int:
    """How many figures stand right before each other up to this one."""
    first = last
    while first > 0 and items[first - 1].shape in (Shape.FIGURE, Shape.YEAR, Shape.EMPTY):
        first -= 1
    return last - first + 1


def _years(items: Sequence[Item]) -> list[int]:
    """The years that are labels of rows: at equal distances in a run of figures, each one later or earlier than the last."""
    found: list[int] = []
    for first, end in _figure_runs(items):
        years = [i for i in range(first, end) if items[i].shape is Shape.YEAR]
        distances = {b - a for a, b in pairwise(years)}
        steps = {int(items[b].text) - int(items[a].text) for a, b in pairwise(years)}
        if len(years) < 2 or years[0] != first or len(distances) > 1 or steps not in ({1}, {-1}):
            continue
        if all(any(items[i].shape is Shape.FIGURE for i in range(a, b)) for a, b in pairwise([*years, end])):
            found.extend(years)
    return found


def _figure_runs(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Where figures, marks and empty cells follow each other."""
    first: int | None = None
    for i, item in enumerate(items):
        if item.shape in FIGURES:
            first = i if first is None else first
        elif first is not None and item.shape in LABELS | {Shape.CAPTION, Shape.NOTE}:
            yield first, i
            first = None
    if first is not None:
        yield first, len(items)
