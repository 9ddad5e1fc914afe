"""How the heads of a table may be laid out over its columns of figures: in one row, two or three, with heads that span others."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf, nextafter
from typing import NamedTuple

from ingest.grids.head_words import OVER_FIGURES, OVER_LABELS, TIMES, WORDED, HeadKind

MOST_LABEL_HEADS = 4
MOST_LEFT_OUT = 6
COSTS = {
    HeadKind.YEAR: 0.0,
    HeadKind.DATED: 0.0,
    HeadKind.COLUMN: 0.0,
    HeadKind.SIDE: 0.0,
    HeadKind.EMPTY: 0.0,
    HeadKind.WORDS: 2.0,
    HeadKind.LABEL: 3.0,
}
"""How unlikely each is as the head of a column of figures."""
ANOTHER_ROW, MIXED_ROW, MIXED_SIDES = 0.4, 0.7, 4.0
EMPTY_BELOW, EMPTY_ABOVE = 1.2, 0.2
"""What an empty cell costs in the lowest row of a head, and in a row above where the head before it may go on over it."""
UNKNOWN, UNKNOWN_BELOW_LABEL = 2.0, -1.0
"""What words unknown as heads cost on top of that in a row without known ones, and behind the head of a label column."""
LEFT_OUT, LIKE_LEFT_OUT, LABEL_LEFT_OUT = 2.0, 1.5, 2.0
"""What heads above a head cost that are left out of it: each, each of the same kind, and all that a label head stands above."""
SECTION, BELOW, LIKE_BELOW = 0.3, 0.1, 0.5
"""What a label between head and figures costs: if it is worded as a head, if not, and more if the last head is worded like it."""
NO_LABEL = 3.0
"""What it costs that the first row has a label too few."""


LABEL_BELOW = 2.5
"""What it costs that the head of a label column stands below a head, as `Programma` does below a title with a year."""
NO_HEAD_FIRST = 1.0
"""What it costs that the first column of figures has an empty head, and the labels none."""
BETWEEN = OVER_LABELS | {HeadKind.WORDS}
"""What may stand before the heads of a lower row: the head of a label column, unknown ones too."""
WORDS_BETWEEN, SECOND_YEAR, SPANS_WORDS = 1.5, 4.0, 1.0
"""What it costs that an unknown word stands there, that heads with a year span others, or one beside others spans words."""


class Band(NamedTuple):
    """One row of a head: its items over the figures, at which column each stands, and how many it spans."""

    first: int
    end: int
    starts: tuple[int, ...]
    spans: tuple[int, ...]
    reaches_down: bool = False
    """Whether those that span one column reach down to the figures."""


class Layout(NamedTuple):
    """The rows of a head from the top, and how unlikely they are."""

    cost: float
    bands: tuple[Band, ...]


def likeliest_layout(kinds: Sequence[HeadKind], columns: int, labels: int, below: float = inf) -> Layout | None:
    """The layout over so many columns of figures that costs least to believe in, if it costs less than `below`.

    The rows of the table mostly have so many labels.
    """
    search = _Search(kinds, columns, labels, below)
    ends = _ends(kinds)
    search.bound_by_rows(ends)
    for end in ends:
        search.end_heads(end)
    return search.best


def label_start(kinds: Sequence[HeadKind], top: int, labels: int) -> int:
    """Where the heads of the label columns begin, above the first row of the others: unknown words only behind a known one."""
    first = top
    for i in range(top - 1, max(top - MOST_LABEL_HEADS, 0) - 1, -1):
        if kinds[i] in OVER_LABELS:
            first = i
        elif kinds[i] is not HeadKind.WORDS or top - i >= max(labels, 2):
            break
    while first < top - 1 and kinds[first] is HeadKind.UNIT and kinds[first + 1] is HeadKind.LABEL:
        first += 1
    return first


def _ends(kinds: Sequence[HeadKind]) -> range:
    """Where a head may end: behind its last year or a word behind that; anywhere where all words behind a label's are unknown."""
    last_time = max((i for i, kind in enumerate(kinds) if kind in TIMES), default=-1)
    last_label = max((i for i, kind in enumerate(kinds) if kind is HeadKind.LABEL), default=-1)
    last_head = max((i for i, kind in enumerate(kinds) if kind in OVER_FIGURES), default=-1)
    if last_label > last_head:
        last_head = len(kinds) - 2
    return range(min(last_head + 2, len(kinds)), max(last_time, 0), -1)


class _Search:
    """Looks through layouts for the one that costs least, and past those that must cost more than one that was found."""

    def __init__(self, kinds: Sequence[HeadKind], columns: int, labels: int, below: float) -> None:
        self.best: Layout | None = None
        self._kinds = kinds
        self._columns = columns
        self._labels = labels
        self._lowest = below

    def bound_by_rows(self, ends: Iterable[int]) -> None:
        """Look past all that costs more than the likeliest head of a single row."""
        for end in ends:
            first = end - self._columns
            if first >= 0 and all(self._kinds[i] in OVER_FIGURES for i in range(first, end)):
                cost = _cost(self._kinds, (_lowest_row(first, end),), self._labels)
                self._lowest = min(self._lowest, nextafter(cost, inf))

    def end_heads(self, end: int) -> None:
        """Look through the layouts that end there."""
        under = _cost_under(self._kinds, end, self._labels)
        first = end - self._columns
        if first >= 0 and _can_be_heads(self._kinds, first, end):
            self._stack(_lowest_row(first, end), under)
        for size in range(2, min(self._columns, end)):
            least = under + ANOTHER_ROW
            if least >= self._lowest or not _can_be_heads(self._kinds, end - size, end):
                return
            least += _least_row_cost(self._kinds, end - size, end)
            if least >= self._lowest:
                return
            for bands in _beside_spanning(self._kinds, end - size, end, self._columns):
                self._try(bands, least)

    def _stack(self, bottom: Band, under: float) -> None:
        """Look through the layouts with this lowest row: alone, with a row above it, or two."""
        least = under + _row_cost(self._kinds[bottom.first : bottom.end], is_lowest=True, below_label=True)
        self._try((bottom,), least)
        least += ANOTHER_ROW
        if least >= self._lowest:
            return
        for upper in _bands_above(self._kinds, bottom):
            self._try((upper, bottom), least)
            least_of_three = least + ANOTHER_ROW + _least_row_cost(self._kinds, upper.first, upper.end)
            if least_of_three < self._lowest:
                for top in _bands_above(self._kinds, upper):
                    self._try((top, upper, bottom), least_of_three)

    def _try(self, bands: tuple[Band, ...], least: float) -> None:
        """Keep a layout that costs less than all before; it costs `least` and what its first row does, or more."""
        if len(bands) > 1:
            least += _least_row_cost(self._kinds, bands[0].first, bands[0].end)
        if least >= self._lowest:
            return
        cost = _cost(self._kinds, bands, self._labels)
        if cost < self._lowest:
            self.best, self._lowest = Layout(cost, bands), cost


def _lowest_row(first: int, end: int) -> Band:
    """The row of a head that has one over each column."""
    return Band(first, end, tuple(range(end - first)), (1,) * (end - first))


def _bands_above(kinds: Sequence[HeadKind], lower: Band) -> Iterator[Band]:
    """The rows that may stand above one: each of their heads spans as many of those below."""
    below = lower.end - lower.first
    for between in range(MOST_LABEL_HEADS):
        end = lower.first - between
        if end <= 0 or (between and kinds[end] not in BETWEEN):
            return
        for size in range(below, 0, -1):
            first, each = end - size, below // size
            if between and size < below and HeadKind.WORDS in kinds[end : lower.first]:
                break
            if below % size or first < 0 or lower.spans[0] == below * lower.spans[0] > 1:
                continue
            if not _can_be_heads(kinds, first, end, over_figures=size < below):
                continue
            spans = tuple(sum(lower.spans[i * each : (i + 1) * each]) for i in range(size))
            if size == below:
                spans = _with_empties(kinds[first:end], spans)
            yield Band(first, end, lower.starts[::each], spans)


def _with_empties(kinds: Sequence[HeadKind], spans: Sequence[int]) -> tuple[int, ...]:
    """The spans of a row in which each head goes on over the empty cells behind it, if each does so as far."""
    inked = [i for i, kind in enumerate(kinds) if kind is not HeadKind.EMPTY]
    each = len(kinds) // max(len(inked), 1)
    if inked != list(range(0, len(kinds), each)):
        return tuple(spans)
    return tuple(sum(spans[i : i + each]) if i in inked else 0 for i in range(len(kinds)))


def _beside_spanning(kinds: Sequence[HeadKind], lower: int, end: int, columns: int) -> Iterator[tuple[Band, ...]]:
    """Two rows of which the lower stands only below the heads of the upper that span it (`Meerjarenraming`)."""
    size = end - lower
    for spanning in range(1, size // 2 + 1):
        upper_size = columns - size + spanning
        for between in range(MOST_LABEL_HEADS):
            first = lower - between - upper_size
            if size % spanning or first < 0 or (between and kinds[lower - between] not in OVER_LABELS):
                break
            if not _can_be_heads(kinds, first, lower - between):
                continue
            spanned = _spanning(kinds[first : lower - between], spanning, kinds[lower])
            spans = tuple(size // spanning if i in spanned else 1 for i in range(upper_size))
            starts = tuple(sum(spans[:i]) for i in range(upper_size))
            under = tuple(column for i in sorted(spanned) for column in range(starts[i], starts[i] + spans[i]))
            upper = Band(first, lower - between, starts, spans, reaches_down=True)
            yield (upper, Band(lower, end, under, (1,) * size))


def _spanning(upper: Sequence[HeadKind], number: int, below: HeadKind) -> set[int]:
    """Which heads of the upper row span others: the last ones without a year where years stand below."""
    if below is HeadKind.YEAR:
        free = [i for i, kind in enumerate(upper) if kind in WORDED] or list(range(len(upper)))
    else:
        free = [i for i, kind in enumerate(upper) if kind in TIMES] or list(range(len(upper)))
    return set((free if len(free) >= number else list(range(len(upper))))[-number:])


def _can_be_heads(kinds: Sequence[HeadKind], first: int, end: int, *, over_figures: bool = False) -> bool:
    """Whether all these may stand above figures; where it is asked so, all in words that do."""
    allowed = OVER_FIGURES if over_figures else COSTS.keys()
    return all(kinds[i] in allowed for i in range(first, end))


def _cost(kinds: Sequence[HeadKind], bands: Sequence[Band], labels: int) -> float:
    """How unlikely a head is: by its words, by rows of mixed kinds, and by heads above and below it that it leaves out."""
    first, end = label_start(kinds, bands[0].first, labels), bands[-1].end
    below_label = first < bands[0].first and kinds[bands[0].first - 1] is HeadKind.LABEL
    cost = ANOTHER_ROW * (len(bands) - 1)
    if bands[0].reaches_down and not all(kind in TIMES for kind in kinds[bands[1].first : bands[1].end]):
        cost += SPANS_WORDS
    for band in bands:
        cost += _row_cost(kinds[band.first : band.end], is_lowest=band is bands[-1], below_label=below_label)
        cost += 0.5 if len(bands) > 1 and HeadKind.WORDS in kinds[band.first : band.end] else 0.0
    for upper, lower in pairwise(bands):
        rows = kinds[upper.first : upper.end], kinds[lower.first : lower.end]
        if len(upper.spans) < len(lower.spans) and all(HeadKind.SIDE in row for row in rows):
            cost += MIXED_SIDES
        spans_years = any(kinds[i] in TIMES and span > 1 for i, span in enumerate(upper.spans, start=upper.first))
        cost += SECOND_YEAR if spans_years and not TIMES.isdisjoint(kinds[lower.first : lower.end]) else 0.0
        cost += 0.5 * max(lower.first - upper.end - 1, 0) + WORDS_BETWEEN * kinds[upper.end : lower.first].count(HeadKind.WORDS)
    cost += NO_HEAD_FIRST if first == bands[0].first and kinds[first] is HeadKind.EMPTY else 0.0
    cost += _cost_above(kinds, first, kinds[bands[0].first], is_title=first < bands[0].first)
    return cost + _cost_under(kinds, end, labels)


def _cost_under(kinds: Sequence[HeadKind], end: int, labels: int) -> float:
    """What it costs that the first row, with its labels, begins there."""
    cost = sum(SECTION if kind in WORDED else BELOW for kind in kinds[end:])
    cost += LABEL_BELOW if HeadKind.LABEL in kinds[end:-1] else 0.0
    cost += LIKE_BELOW if end < len(kinds) - 1 and kinds[end] is kinds[end - 1] and kinds[end] in WORDED else 0.0
    return cost + NO_LABEL * max(labels - (len(kinds) - end), 0)


def _least_row_cost(kinds: Sequence[HeadKind], first: int, end: int) -> float:
    """What a row costs, whatever stands above and below it."""
    return _row_cost(kinds[first:end], is_lowest=False, below_label=True)


def _row_cost(row: Sequence[HeadKind], *, is_lowest: bool, below_label: bool) -> float:
    cost = sum(COSTS[kind] for kind in row)
    if HeadKind.WORDS in row and OVER_FIGURES.isdisjoint(row):
        cost += (UNKNOWN_BELOW_LABEL if below_label else UNKNOWN) * row.count(HeadKind.WORDS)
    empty = row.count(HeadKind.EMPTY)
    cost += (EMPTY_BELOW if is_lowest else EMPTY_ABOVE) * empty
    if HeadKind.SIDE in row and not TIMES.isdisjoint(row):
        cost += MIXED_SIDES
    if HeadKind.YEAR in row:
        cost += MIXED_ROW * (len(row) - empty - row.count(HeadKind.YEAR) - row.count(HeadKind.DATED))
    return cost


def _cost_above(kinds: Sequence[HeadKind], first: int, like: HeadKind, *, is_title: bool) -> float:
    """What the heads cost that stand above a head and are left out of it, the more so if they are of a kind with it.

    Above the head of a label column words are a title.
    """
    above = kinds[max(first - MOST_LEFT_OUT, 0) : first]
    if is_title:
        return LEFT_OUT * sum(kind in TIMES for kind in above) + SECTION * sum(kind in WORDED for kind in above)
    cost = LEFT_OUT * sum(kind in OVER_FIGURES for kind in above)
    top = first
    while top > 0 and kinds[top - 1] in OVER_FIGURES:
        top -= 1
        cost += LIKE_LEFT_OUT if kinds[top] is like else 0.0
    return cost + (LABEL_LEFT_OUT if 0 < top < first and kinds[top - 1] is HeadKind.LABEL else 0.0)
