"""The head of a table: which of the cells above its first row are heads, over which columns, in how many rows."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from ingest.grids.cell_items import Item, Shape
from ingest.grids.head_layouts import Band, Layout, label_start, likeliest_layout
from ingest.grids.head_words import OVER_FIGURES, HeadKind, head_kinds, is_tail_head, join_torn, join_years

MOST_HEADS = 48
"""A head of more cells is none."""


class HeadCell(NamedTuple):
    """A cell of the head; columns of figures and columns of labels count from 0, each by themselves."""

    item: Item
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Head(NamedTuple):
    """A head, found among the items above a table's first row."""

    first: int
    """Index of its first item."""
    end: int
    """Index behind its last item."""
    rows: int
    figure_heads: tuple[HeadCell, ...]
    label_heads: tuple[HeadCell, ...]
    mark_heads: tuple[HeadCell, ...]
    """Heads of columns of marks, each with the column of figures that stands before it."""
    tail_heads: tuple[Item, ...]
    """Heads of columns of words behind all figures: `Toelichting`."""


class HeadFinder:
    """Looks for the head of a table among the items above its first figure; its rows mostly have so many labels."""

    def __init__(self, above: Sequence[Item], labels: int) -> None:
        self._labels = labels
        torn = join_torn(above)
        whole = join_years(torn)
        self._readings = [_Above(above, labels)]
        for before, items in ((above, torn), (torn, whole)):
            if len(items) < len(before):
                self._readings.append(_Above(items, labels))

    @property
    def kinds(self) -> Sequence[HeadKind]:
        """What each item may be in a head."""
        return self._readings[0].all_kinds

    def layout(self, columns: int, below: float = inf) -> tuple[Layout, "_Above"] | None:
        """The likeliest layout over so many columns, if it costs less than `below`, and the reading of the items under it."""
        best: tuple[Layout, _Above] | None = None
        for reading in self._readings:
            layout = likeliest_layout(reading.kinds, columns, self._labels, best[0].cost if best else below)
            best = (layout, reading) if layout else best
        return best


class _Above:
    """One reading of the items above the first figure, marks and unit lines left out."""

    def __init__(self, items: Sequence[Item], labels: int) -> None:
        self._items = items
        self._labels = labels
        self.all_kinds = head_kinds(items)
        self._marks = _marks(self.all_kinds)
        places = [i for i in range(len(items)) if i not in self._marks and items[i].shape not in (Shape.NOTE, Shape.ROW_END)]
        self._places = places[-MOST_HEADS:]
        self.kinds = [self.all_kinds[i] for i in self._places]

    def head(self, bands: Sequence[Band]) -> Head:
        """The head with these rows over the figures."""
        items, places = self._items, self._places
        first, end = label_start(self.kinds, bands[0].first, self._labels), bands[-1].end
        behind = places[end] if end < len(places) else len(items)
        marks = [i for i in self._marks if places[bands[0].first] < i < behind]
        tails = list(self._tails(end))
        last = max([places[end - 1], *marks, *tails])
        parts = [item.parts for item in items[: last + 1]]
        return Head(
            first=sum(parts[: places[first]]),
            end=sum(parts),
            rows=len(bands),
            figure_heads=tuple(self._figure_heads(bands)),
            label_heads=tuple(self._label_heads(first, bands)),
            mark_heads=tuple(HeadCell(items[i], len(bands) - 1, self._before(i, bands[-1]) - 1) for i in marks),
            tail_heads=tuple(items[i] for i in tails),
        )

    def _before(self, mark: int, band: Band) -> int:
        """How many heads of a row stand before a mark."""
        return sum(place < mark for place in self._places[band.first : band.end])

    def _tails(self, end: int) -> Iterator[int]:
        """The heads of columns of words that stand right behind the others."""
        for place in self._places[end:]:
            if not is_tail_head(self._items[place]):
                return
            yield place

    def _figure_heads(self, bands: Sequence[Band]) -> Iterator[HeadCell]:
        """The cells over the figures."""
        for row, band in enumerate(bands):
            for i, start, span in zip(range(band.first, band.end), band.starts, band.spans, strict=True):
                if self.kinds[i] is not HeadKind.EMPTY:
                    rows = len(bands) - row if band.reaches_down and span == 1 else 1
                    yield HeadCell(self._items[self._places[i]], row, start, rows, span)

    def _label_heads(self, first: int, bands: Sequence[Band]) -> Iterator[HeadCell]:
        """The cells over the labels: before the first row over the figures, and before each other row."""
        ranges = [range(first, bands[0].first), *(range(upper.end, lower.first) for upper, lower in pairwise(bands))]
        for row, places in enumerate(ranges):
            for column, i in enumerate(places):
                if self.kinds[i] is not HeadKind.EMPTY:
                    yield HeadCell(self._items[self._places[i]], row, column)


def _marks(kinds: Sequence[HeadKind]) -> list[int]:
    """The heads of columns of marks behind the first head of a column of figures."""
    first = next((i for i, kind in enumerate(kinds) if kind in OVER_FIGURES), len(kinds))
    return [i for i in range(first, len(kinds)) if kinds[i] is HeadKind.MARK]
