"""Tables: where each cell stands, which rows are the head, and which columns hold labels."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ingest.docx.drafts import Flow, Merge, Table
from ingest.figures import YEAR, is_figure
from ingest.writing import CellDraft

LETTERS = re.compile(r"[^\W\d_]{2}")
FEWEST_AMOUNTS = 2
"""A table with fewer is one of words: `Programmanummer | 4`."""
MOST_TITLE_ROWS = 2
"""So many rows that name no column may stand above those that do."""


class PlacedCell(NamedTuple):
    """A cell with its place, rows and columns counted from 0."""

    row: int
    column: int
    row_span: int
    column_span: int
    flow: Flow


def place_cells(table: Table) -> list[PlacedCell]:
    """The cells of a table, row by row; one that goes on below or to the right is one cell."""
    placed: list[PlacedCell] = []
    open_cells: dict[int, int] = {}
    for row_number, row in enumerate(table.rows):
        column = row.skipped
        going_on: dict[int, int] = {}
        for cell in row.cells:
            index = open_cells.get(column)
            if cell.down is Merge.GOES_ON and index is not None:
                placed[index] = placed[index]._replace(row_span=row_number - placed[index].row + 1)
                going_on[column] = index
            elif cell.across is Merge.GOES_ON and placed and placed[-1].row == row_number:
                placed[-1] = placed[-1]._replace(column_span=placed[-1].column_span + cell.span)
            else:
                if cell.down is Merge.START:
                    going_on[column] = len(placed)
                placed.append(PlacedCell(row_number, column, 1, cell.span, Flow() if cell.is_deleted else cell.flow))
            column += cell.span
        open_cells = going_on
    return placed


def find_head_rows(table: Table, cells: Sequence[CellDraft]) -> int:
    """How many rows on top are the head: those that Word repeats, and those of words and years above the first figures."""
    flagged = next((number for number, row in enumerate(table.rows) if not row.is_head), len(table.rows))
    rows = _by_row(cells)
    amounts = [cell.row for cell in cells if _is_amount(cell.text)]
    if len(amounts) < FEWEST_AMOUNTS:
        return flagged or int(table.marks_first_row and len(rows) > 1)
    first_figures = amounts[0]
    first = next((row for row in range(first_figures) if _names_columns(rows.get(row, ()))), first_figures)
    if first == first_figures or sum(row < first for row in rows) > MOST_TITLE_ROWS:
        return flagged
    last = next((row for row in range(first, first_figures) if not _names_columns(rows.get(row, ()))), first_figures)
    reach = max(cell.row + cell.row_span for row in range(first, last) for cell in rows[row])
    return max(flagged, min(max(last, reach), first_figures))


def find_label_columns(cells: Sequence[CellDraft], head_rows: int) -> int:
    """How many columns from the left hold labels and codes: those before the first column of figures behind words."""
    words: Counter[int] = Counter()
    figures: Counter[int] = Counter()
    for cell in cells:
        if cell.row >= head_rows and cell.column_span == 1:
            is_label = LETTERS.search(cell.text) is not None and not is_figure(cell.text)
            (words if is_label else figures)[cell.column] += 1
    columns = sorted({*words, *figures})
    first_words = next((column for column in columns if words[column] > figures[column]), None)
    if first_words is None:
        return int(any(cell.column == 0 and YEAR.fullmatch(cell.text) for cell in cells if cell.row >= head_rows))
    return next((column for column in columns if column > first_words and figures[column] > words[column]), first_words + 1)


def _names_columns(row: Iterable[CellDraft]) -> bool:
    """Whether a row has cells over other columns than the first; a title or the name of a section has none."""
    return any(cell.column > 0 for cell in row)


def _is_amount(text: str) -> bool:
    """Whether a cell holds a figure that is no year."""
    return is_figure(text) and not YEAR.fullmatch(text)


def _by_row(cells: Iterable[CellDraft]) -> Mapping[int, Sequence[CellDraft]]:
    rows: dict[int, list[CellDraft]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows
