"""What stands in the cells of a table, and rows that are several: stacked line by line in the same cells."""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from ingest.docx.drafts import Flow, Paragraph, Table
from ingest.docx.inline import Inline, joined
from ingest.docx.kinds import with_mark
from ingest.docx.tables import PlacedCell
from ingest.figures import YEAR, is_figure

FEWEST_STACKED = 2
"""A row is several rows where so many of its cells have the same lines, one of them figures."""


class FilledCell(NamedTuple):
    """A cell with its place and its words."""

    row: int
    column: int
    row_span: int
    column_span: int
    inline: Inline


class _Lines(NamedTuple):
    """A cell with its words line by line; empty lines between them are kept, for they part the rows of others."""

    cell: PlacedCell
    lines: list[Inline]


def read_lines(flow: Flow, nested: list[Paragraph | Table]) -> list[Inline]:
    """The words of a cell or a note, a line for each paragraph; tables that stand in it are added to `nested`."""
    lines: list[Inline] = []
    waiting: deque[Paragraph | Table] = deque(flow.items)
    while waiting:
        item = waiting.popleft()
        if isinstance(item, Table):
            nested.append(item)
            continue
        is_empty_item = item.mark is not None and item.mark.is_bullet and not item.inline.text
        inline = item.inline if is_empty_item else with_mark(item)
        lines += Inline(inline.text.replace("\t", " "), inline.spots).lines()
        waiting.extendleft(inner for box in reversed(item.boxes) for inner in reversed(box.items))
    while lines and not lines[-1].text and not lines[-1].spots:
        lines.pop()
    return lines


def join_lines(lines: Sequence[Inline]) -> Inline:
    """The lines with ink as one text."""
    return joined((line for line in lines if line.text or line.spots), "\n").stripped()


def fill_cells(placed: Sequence[PlacedCell], nested: list[Paragraph | Table]) -> Iterator[FilledCell]:
    """The cells of a table with their words; a row whose cells hold several rows becomes those."""
    cells = [_Lines(cell, read_lines(cell.flow, nested)) for cell in placed]
    rows: dict[int, list[_Lines]] = {}
    for cell in cells:
        rows.setdefault(cell.cell.row, []).append(cell)
    count = max((cell.row + cell.row_span for cell in placed), default=0)
    starts = list(accumulate((_stacked(rows.get(row, ())) for row in range(count)), initial=0))
    for (row, column, row_span, column_span, _), lines in cells:
        start, height = starts[row], starts[row + row_span] - starts[row]
        if row_span == 1 and height > 1 and len(lines) == height:
            yield from (FilledCell(start + place, column, 1, column_span, line) for place, line in enumerate(lines))
        else:
            yield FilledCell(start, column, height, column_span, join_lines(lines))


def _stacked(members: Sequence[_Lines]) -> int:
    """How many rows a row holds: as many as all of its cells of several lines have, where one of them holds only figures."""
    several = [cell.lines for cell in members if cell.cell.row_span == 1 and len(cell.lines) > 1]
    counts = {len(lines) for lines in several}
    if len(several) < FEWEST_STACKED or len(counts) != 1 or not any(map(_holds_figures, several)):
        return 1
    return counts.pop()


def _holds_figures(lines: Sequence[Inline]) -> bool:
    words = [line.text for line in lines if line.text]
    return len(words) > 1 and all(map(is_figure, words)) and not all(YEAR.fullmatch(word) for word in words)
