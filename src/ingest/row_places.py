"""The columns of the figures in rows that stand on a line each."""

from collections.abc import Sequence

from ingest.grid_drafts import DraftCell
from ingest.row_figures import RowLine

BLANKS = " \t\xa0"
WIDTHS = (1, 2)
"""An empty cell leaves one blank or two."""


def find_columns(text: str, rows: Sequence[RowLine], number: int) -> list[list[DraftCell]]:
    """The figures of each row with their columns, of which there are `number`.

    A row with as many figures is placed. A shorter one is placed where the blanks between its figures and behind them tell
    how many cells are empty, in all rows alike; else its figures stand as far left as they can. Glued figures that cannot be
    split stand over all columns.
    """
    gaps = [_gaps(text, row) for row in rows]
    short = [(row, gap) for row, gap in zip(rows, gaps, strict=True) if 0 < len(row.figures) < number and not row.is_glued]
    width = next((width for width in WIDTHS if any(_empty(gap, width, number) for _, gap in short)), None)
    return [_placed(row, gap, width, number) for row, gap in zip(rows, gaps, strict=True)]


def _placed(row: RowLine, gaps: Sequence[int], width: int | None, number: int) -> list[DraftCell]:
    if row.is_glued:
        return [DraftCell(row.figures[0], 0, column_span=number)]
    is_full = len(row.figures) == number
    empty = _empty(gaps, width, number) if width and row.figures and not is_full else None
    column = 0
    cells = []
    for index, figure in enumerate(row.figures):
        column += empty[index] if empty else 0
        cells.append(DraftCell(figure, column, placed=is_full or empty is not None))
        column += 1
    return cells


def _empty(gaps: Sequence[int], width: int, number: int) -> list[int] | None:
    """How many cells are empty before each figure and behind the last; None where the blanks do not tell."""
    if any(gap % width for gap in gaps):
        return None
    empty = [gap // width for gap in gaps]
    return empty if sum(empty) == number - (len(gaps) - 1) else None


def _gaps(text: str, row: RowLine) -> list[int]:
    """The blanks that one too many stand before each figure, and those behind the last."""
    if not row.figures:
        return []
    edges = [row.label.end if row.label else row.start, *(figure.end for figure in row.figures)]
    gaps = [_divisions(text[edge : figure.start]) - 1 for edge, figure in zip(edges, row.figures, strict=False)]
    if row.label is None:
        gaps[0] = 0
    return [*(max(gap, 0) for gap in gaps), 0 if row.code else _divisions(text[row.end : row.end + row.trail])]


def _divisions(blanks: str) -> int:
    """How many blanks divide two cells, or tabs where there are any."""
    return blanks.count("\t") or sum(blank in BLANKS for blank in blanks)
