"""A grid in the making: its cells row by row, before their rows are counted."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.grids.row_figures import Span, is_year
from schema import Grid, GridCell

FEWEST_FIGURES = 2
FEWEST_ENTRIES = 3
LONGEST_PAGE = 3
ENOUGH_ENTRIES = 5
LAST_FIRST_PAGE = 20
"""The first entry of a contents list stands on this page at most, unless so many rising numbers can be nothing else."""


class DraftCell(NamedTuple):
    """A cell that knows its column, and not yet its row."""

    span: Span
    column: int
    column_span: int = 1
    row_span: int = 1
    placed: bool = True


class DraftGrid(NamedTuple):
    """A table whose rows are known: those of the head first."""

    rows: Sequence[Sequence[DraftCell]]
    head_rows: int
    label_columns: int
    columns: int


def make_grid(text: str, draft: DraftGrid, *, continues: bool = False) -> Grid | None:
    """The grid of a draft; None where it has fewer than two figures that are no years, or neither labels nor heads.

    One that continues another, under a head of its own, may have a single figure.
    """
    rows = [row for row in draft.rows if row]
    body = [cell for row in rows[draft.head_rows :] for cell in row]
    figures = (cell for cell in body if cell.column >= draft.label_columns)
    has_labels = draft.head_rows > 0 or any(cell.column < draft.label_columns for cell in body)
    fewest = 1 if continues and draft.head_rows else FEWEST_FIGURES
    if not has_labels or _count_amounts(text, figures) < fewest or (not draft.head_rows and _is_contents_list(text, draft)):
        return None
    cells = tuple(
        GridCell(*cell.span, number, cell.column, cell.row_span, cell.column_span, cell.placed)
        for number, row in enumerate(rows)
        for cell in row
    )
    return Grid(
        start=min(cell.start for cell in cells),
        end=max(cell.end for cell in cells),
        rows=len(rows),
        columns=draft.columns,
        head_rows=draft.head_rows,
        label_columns=draft.label_columns,
        cells=cells,
    )


def _is_contents_list(text: str, draft: DraftGrid) -> bool:
    """Whether the rows are the entries of a contents list, each a title and its page: `1. Voorwoord | 3`."""
    rows = [row for row in draft.rows if row]
    pages = [text[slice(*row[-1].span)] for row in rows]
    if draft.columns != draft.label_columns + 1 or not all(page.isdigit() and len(page) <= LONGEST_PAGE for page in pages):
        return False
    numbers = [int(page) for page in pages]
    is_likely = len(rows) >= FEWEST_ENTRIES and (numbers[0] <= LAST_FIRST_PAGE or len(rows) >= ENOUGH_ENTRIES)
    return is_likely and numbers == sorted(set(numbers))


def _count_amounts(text: str, cells: Iterable[DraftCell]) -> int:
    """How many cells hold a figure that is no year."""
    words = (text[cell.span.start : cell.span.end] for cell in cells)
    return sum(any(map(str.isdigit, word)) and not is_year(word) for word in words)
