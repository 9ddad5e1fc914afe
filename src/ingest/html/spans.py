"""The places of a table's cells: rows and columns out of `rowspan` and `colspan`, as browsers lay them out.

Spans that reach beyond the table or its row group end there. Rows and columns that no cell with ink begins in are taken out:
spacers, and what one wide cell adds on the right.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ingest.html.inline import Piece

MOST_COLUMNS = 1000
"""No cell spans more, as in browsers, and no table has more."""


class CellSource(NamedTuple):
    """A cell as it stands in the source; `rows` is 0 where it spans all rows of its group that are left."""

    piece: Piece | None
    rows: int = 1
    columns: int = 1
    is_head: bool = False
    """Whether it is a `th`."""


class PlacedCell(NamedTuple):
    """A cell with ink in its place."""

    row: int
    column: int
    piece: Piece
    row_span: int = 1
    column_span: int = 1
    is_head: bool = False


class RowSource(NamedTuple):
    """A row as it stands in the source; the rows of one `group` (thead, tbody) stand together."""

    cells: Sequence[CellSource]
    group: int = 0
    is_head: bool = False
    """Whether it stands in the head of the table."""


class _Reach(NamedTuple):
    """The columns that a cell of a row above takes up, and the last row in which it does."""

    start: int
    end: int
    last_row: int


def place_cells(rows: Sequence[RowSource]) -> list[PlacedCell]:
    """The cells with ink, each in its row and column, in the order of the source.

    The spans of a table that they make wider than any real one is are left aside.
    """
    cells = list(_placed(rows))
    if max((cell.column for cell in cells), default=0) >= MOST_COLUMNS:
        single = [RowSource([cell._replace(rows=1, columns=1) for cell in row.cells]) for row in rows]
        cells = list(_placed(single))
    return _packed(cells)


def _placed(rows: Sequence[RowSource]) -> Iterator[PlacedCell]:
    """The cells with ink in the rows and columns that the spans give."""
    reaching: list[_Reach] = []
    for index, (row, end) in enumerate(zip(rows, _group_ends(rows), strict=True)):
        if index and rows[index - 1].group != row.group:
            reaching = []
        reaching = [reach for reach in reaching if reach.last_row >= index]
        below: list[_Reach] = []
        column = place = 0
        for cell in row.cells:
            while place < len(reaching) and reaching[place].start <= column:
                column = max(column, reaching[place].end)
                place += 1
            width = min(max(cell.columns, 1), MOST_COLUMNS)
            height = min(cell.rows, end - index) if cell.rows > 0 else end - index
            if cell.piece:
                yield PlacedCell(index, column, cell.piece, height, width, cell.is_head)
            if height > 1:
                below.append(_Reach(column, column + width, index + height - 1))
            column += width
        if below:
            reaching = list(_joined(sorted((*reaching, *below))))


def _joined(reaches: Iterable[_Reach]) -> Iterator[_Reach]:
    """The same columns, those beside each other that end in the same row as one."""
    last: _Reach | None = None
    for reach in reaches:
        if last and reach.start <= last.end and reach.last_row == last.last_row:
            last = last._replace(end=max(last.end, reach.end))
            continue
        if last:
            yield last
        last = reach
    if last:
        yield last


def _group_ends(rows: Sequence[RowSource]) -> list[int]:
    """For each row the index behind the last one of its group."""
    ends = [len(rows)] * len(rows)
    for index in range(len(rows) - 2, -1, -1):
        ends[index] = ends[index + 1] if rows[index].group == rows[index + 1].group else index + 1
    return ends


def _packed(cells: Sequence[PlacedCell]) -> list[PlacedCell]:
    """The cells without the rows and columns that none begins in."""
    rows = sorted({cell.row for cell in cells})
    columns = sorted({cell.column for cell in cells})
    row_at = {row: index for index, row in enumerate(rows)}
    column_at = {column: index for index, column in enumerate(columns)}
    return [
        PlacedCell(
            row_at[cell.row],
            column_at[cell.column],
            cell.piece,
            1 if cell.row_span == 1 else bisect_left(rows, cell.row + cell.row_span) - row_at[cell.row],
            1 if cell.column_span == 1 else bisect_left(columns, cell.column + cell.column_span) - column_at[cell.column],
            cell.is_head,
        )
        for cell in cells
    ]
