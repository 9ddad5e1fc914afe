"""Tables whose cells stand on a line each: from the cells in order to rows and columns."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.grids.cell_codes import LABELS, name_shapes
from ingest.grids.cell_items import Item, is_cell_figure, is_unit, possible_empties, read_items
from ingest.grids.cell_rows import LabelColumns, PlacedCell, find_label_columns, place_rows, raw_rows, take_tails
from ingest.grids.cell_segments import TableItems, part_tables
from ingest.grids.grid_heads import Head
from schema import Block, Grid, GridCell

LONGEST_END = 100
"""So much white space at most is looked through for more text behind a table."""
# "Totaal lasten", "Subtotaal"
TOTAL = re.compile(r"(?:sub|eind)?tota(?:al|len)\b", re.IGNORECASE)
FEWEST_LABELLED = 2
"""A table without a head has so many rows with labels."""


class _Table(NamedTuple):
    grid: Grid
    placed: int
    """How many of its figures have a column."""


def read_cell_grids(text: str, blocks: Sequence[Block]) -> Iterator[Grid]:
    """The tables in a run of cells."""
    cut = _breaks_off(text, blocks)
    best: list[_Table] = []
    for empties in possible_empties(text, blocks):
        tables = list(_tables(name_shapes(read_items(text, blocks, empties)), cut=cut))
        if not best or sum(table.placed for table in tables) > sum(table.placed for table in best):
            best = tables
        if all(cell.placed for table in best for cell in table.grid.cells):
            break
    yield from (table.grid for table in best)


def _breaks_off(text: str, blocks: Sequence[Block]) -> bool:
    """Whether the text ends in a run of cells, and not in a line of totals that a line break closes."""
    behind = text[blocks[-1].end :]
    if behind[:LONGEST_END].strip():
        return False
    words = (text[block.start : block.end] for block in reversed(blocks))
    label = next((cell for cell in words if not is_cell_figure(cell)), "")
    return not behind.endswith("\n") or TOTAL.match(label) is None


def _tables(items: Sequence[Item], *, cut: bool) -> Iterator[_Table]:
    """The tables in a run of items."""
    tables = list(part_tables(items, cut=cut))
    for number, table in enumerate(tables):
        found = _read_table(table, cut=cut and number == len(tables) - 1)
        if found:
            yield found


def _read_table(table: TableItems, *, cut: bool) -> _Table | None:
    """The table that some items make; None where they make none."""
    head, columns = table.head, table.columns
    rows = raw_rows(table.body, columns)
    labelled = sum(any(item.shape in LABELS for item in row.labels) and bool(row.figures) for row in rows)
    if not labelled or (head is None and labelled < FEWEST_LABELLED):
        return None
    heads = max((cell.column + 1 for cell in head.label_heads if not is_unit(cell.item.text)), default=0) if head else 0
    tails = len(head.tail_heads) if head else 0
    layout = find_label_columns(rows, columns, heads)
    if tails:
        take_tails(rows, layout.count, tails)
        layout = find_label_columns(rows, columns, heads)
    lines = list(place_rows(rows, columns, layout, cut=cut))
    return _Table(
        _make_grid(head, layout, columns, lines), sum(one.placed and not one.is_label for line in lines for one in line)
    )


class _Columns:
    """The columns of a grid: those of labels, those of figures with their marks behind, those of words behind all."""

    def __init__(self, layout: LabelColumns, figures: int, lines: Sequence[Sequence[PlacedCell]]) -> None:
        self.labels = layout.count
        self._marks: dict[int, int] = {}
        for line in lines:
            for cell in line:
                if cell.mark:
                    self._marks[cell.column] = max(self._marks.get(cell.column, 0), cell.mark)
        self._behind = self.of_figures(figures)
        self._tails = max((cell.column + 1 for line in lines for cell in line if cell.is_tail), default=0)

    @property
    def count(self) -> int:
        """How many there are."""
        return self._behind + self._tails

    def of_figures(self, column: int) -> int:
        """The column of the grid for one of figures."""
        marks = sum(number for slot, number in self._marks.items() if slot < column) if self._marks else 0
        return self.labels + column + marks

    def marks_behind(self, column: int) -> int:
        """How many columns of marks stand behind one of figures."""
        return self._marks.get(column, 0)

    def of(self, cell: PlacedCell) -> int:
        """The column of the grid for a cell of a row."""
        if cell.is_label:
            return cell.column
        return self._behind + cell.column if cell.is_tail else self.of_figures(cell.column) + cell.mark

    def of_tail(self, number: int) -> int | None:
        """The column for words behind the figures, if there is such a column."""
        return self._behind + number if number < self._tails else None


def _make_grid(head: Head | None, layout: LabelColumns, figures: int, lines: Sequence[Sequence[PlacedCell]]) -> Grid:
    """The grid of a head and its rows."""
    columns = _Columns(layout, figures, lines)
    above = head.rows if head else 0
    cells = list(_head_cells(head, columns)) if head else []
    for row, line in enumerate(lines, start=above):
        cells.extend(GridCell(one.item.start, one.item.end, row, columns.of(one), placed=one.placed) for one in line)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(
        start=min(cell.start for cell in cells),
        end=max(cell.end for cell in cells),
        rows=above + len(lines),
        columns=columns.count,
        head_rows=above,
        label_columns=columns.labels,
        cells=tuple(cells),
    )


def _head_cells(head: Head, columns: _Columns) -> Iterator[GridCell]:
    """The cells of a head in the columns of the grid."""
    for cell in head.label_heads:
        if cell.column < columns.labels:
            yield GridCell(cell.item.start, cell.item.end, cell.row, cell.column)
    for cell in head.figure_heads:
        column = columns.of_figures(cell.column)
        span = columns.of_figures(cell.column + cell.column_span - 1) - column + 1
        yield GridCell(cell.item.start, cell.item.end, cell.row, column, cell.row_span, span)
    marks: Counter[int] = Counter()
    for cell in head.mark_heads:
        marks[cell.column] += 1
        if marks[cell.column] <= columns.marks_behind(cell.column):
            yield GridCell(cell.item.start, cell.item.end, cell.row, columns.of_figures(cell.column) + marks[cell.column])
    for number, item in enumerate(head.tail_heads):
        tail = columns.of_tail(number)
        if tail is not None:
            yield GridCell(item.start, item.end, head.rows - 1, tail)
