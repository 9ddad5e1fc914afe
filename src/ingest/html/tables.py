"""Tables of a page while they are read, and how they are laid out when they are written."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ingest.html.inline import Mark, Piece
from ingest.html.spans import CellSource, PlacedCell, RowSource, place_cells
from ingest.html.stacked_cells import unstacked
from ingest.html.table_roles import count_head_rows, count_label_columns, is_value
from ingest.labels import is_label

EURO = "€"
FEWEST_TITLE_WORDS = 3
"""`Rekening 2025` over all columns is no title; `Bedragen x € 1.000` is one."""


class LaidOut(NamedTuple):
    """A table with what stands above and below its columns as text over its whole width."""

    above: tuple[Piece, ...]
    titles: tuple[Piece, ...]
    """The title of the table, below what stands above it."""
    cells: tuple[PlacedCell, ...]
    below: tuple[Piece, ...]
    head_rows: int
    label_columns: int


class TableSource:
    """The rows of a table that is read, and its caption."""

    def __init__(self) -> None:
        self.captions: list[Piece] = []
        self._rows: list[RowSource] = []
        self._cells: list[CellSource] | None = None
        self._group = 0
        self._in_head = False

    def open_group(self, *, is_head: bool) -> None:
        """A `thead` or `tbody` begins or ends."""
        self._group += 1
        self._in_head = is_head

    def open_row(self) -> None:
        """A row begins."""
        self._cells = []
        self._rows.append(RowSource(self._cells, self._group, self._in_head))

    def open_term(self, *, is_name: bool) -> None:
        """A term of a list, which begins a row, or what is said of it; what is said of it further stands below that."""
        if is_name or self._cells is None:
            self.open_row()
        elif len(self._cells) > 1:
            self.open_row()
            self.add_cell(CellSource(None))

    def add_cell(self, cell: CellSource) -> None:
        """A cell of the row that is open."""
        if self._cells is None:
            self.open_row()
        assert self._cells is not None
        self._cells.append(cell)

    def lay_out(self) -> LaidOut:
        """The table with each cell in its place."""
        rows = [row._replace(cells=_with_euros(row.cells)) for row in self._rows]
        if all(cell.rows == 1 for row in rows for cell in row.cells):
            rows = [part for row in rows for part in unstacked(row)]
        kept = [row for row in rows if any(cell.piece for cell in row.cells)]
        tagged = frozenset(place for place, row in enumerate(kept) if row.is_head)
        return _laid_out(place_cells(rows), tagged)


def _with_euros(cells: Sequence[CellSource]) -> Sequence[CellSource]:
    """The cells of a row, a euro sign in a cell of its own joined to the figure behind it."""
    joined = list(cells)
    for index in range(len(joined) - 1):
        sign, figure = joined[index].piece, joined[index + 1].piece
        if sign and figure and sign.text == EURO and is_value(figure.text):
            joined[index] = joined[index]._replace(piece=None)
            marks = (*sign.marks, *_shifted(figure.marks, len(EURO) + 1))
            joined[index + 1] = joined[index + 1]._replace(piece=Piece(f"{EURO} {figure.text}", marks))
    return joined


def _shifted(marks: Iterable[Mark], by: int) -> Iterable[Mark]:
    return (mark._replace(start=mark.start + by, end=mark.end + by) for mark in marks)


def _laid_out(cells: Sequence[PlacedCell], tagged: frozenset[int]) -> LaidOut:
    """The table without the rows over its whole width that are text beside it."""
    rows = _by_row(cells)
    columns = max((cell.column + cell.column_span for cell in cells), default=0)
    head_rows = count_head_rows(rows, tagged)
    labels = count_label_columns(rows, head_rows, columns)
    wide = {row for row, members in rows.items() if len(members) == 1 and members[0].column_span == columns > 1}
    above = _beside(rows, wide, range(len(rows)), has_figures=labels < columns)
    first = above
    while first in wide and first + 1 < head_rows and _is_title(rows[first][0].piece):
        first += 1
    below = _beside(rows, wide, range(len(rows) - 1, first - 1, -1), has_figures=labels < columns)
    last = len(rows) - below
    return LaidOut(
        above=tuple(rows[row][0].piece for row in range(above)),
        titles=tuple(rows[row][0].piece for row in range(above, first)),
        cells=tuple(cell._replace(row=cell.row - first) if first else cell for row in range(first, last) for cell in rows[row]),
        below=tuple(rows[row][0].piece for row in range(last, len(rows))),
        head_rows=max(head_rows - first, 0),
        label_columns=labels,
    )


def _is_title(piece: Piece) -> bool:
    """Whether a cell over all columns, above their heads, is the title of the table; a year is what all columns are about."""
    return len(piece.text.split()) >= FEWEST_TITLE_WORDS


def _by_row(cells: Iterable[PlacedCell]) -> dict[int, list[PlacedCell]]:
    rows: dict[int, list[PlacedCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows


def _beside(rows: Mapping[int, Sequence[PlacedCell]], wide: set[int], order: Iterable[int], *, has_figures: bool) -> int:
    """How many rows at the border of a table are text beside it: sentences and, in a table of words, what stands among them."""
    longest = 0
    for count, row in enumerate(order, start=1):
        is_text = row in wide and not is_label(" ".join(rows[row][0].piece.text.split()))
        if row not in wide or (has_figures and not is_text):
            break
        longest = count if is_text else longest
    return longest
