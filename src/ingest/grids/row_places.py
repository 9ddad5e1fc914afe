"""The columns of the figures in rows that stand on a line each."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from ingest.grids.grid_drafts import DraftCell
from ingest.grids.row_figures import RowLine

BLANKS = " \t\xa0"
WIDTHS = (1, 2)
"""An empty cell leaves one blank or two."""
LONGEST_TRAIL = 20
RUN = 2
"""So many blanks stand before a figure where rows are set out in columns, as they do before most of them."""
MOST = 4
"""One figure in so many may stand right behind its label."""
WITHIN = 2
"""The right ends of the figures of a column differ so many characters at most, for a minus or `N` behind one of them."""


def find_columns(text: str, rows: Sequence[RowLine], number: int) -> list[list[DraftCell]]:
    """The figures of each row with their columns, of which there are `number`.

    A row with as many figures is placed. A shorter one is placed where its figures end below those of the other rows, where
    the blanks between its figures and behind them tell
    how many cells are empty, in all rows alike, or where the end of the text cuts off the only short one; else its figures
    stand as far left as they can. Glued figures that cannot be split stand over all columns.
    """
    aligned = _aligned_columns(text, rows, number)
    if aligned:
        return aligned
    gaps = [_gaps(text, row) for row in rows]
    short = [(row, gap) for row, gap in zip(rows, gaps, strict=True) if 0 < len(row.figures) < number and not row.is_glued]
    width = next((width for width in WIDTHS if any(_empty(gap, width, number) for _, gap in short)), None)
    cut = rows[-1] if width is None and len(short) == 1 and short[0][0] is rows[-1] and breaks_off(text, rows[-1].end) else None
    return [_placed(row, gap, width, number, is_cut=row is cut) for row, gap in zip(rows, gaps, strict=True)]


def _aligned_columns(text: str, rows: Sequence[RowLine], number: int) -> list[list[DraftCell]] | None:
    """The figures under each other, as a page prints them: their right ends stand in as many places as there are columns.

    None where rows are not set out with runs of blanks, where no row is short, or where the places differ too much.
    """
    figures = [figure for row in rows if not row.is_glued for figure in row.figures]
    if not any(0 < len(row.figures) < number for row in rows) or any(row.is_glued for row in rows):
        return None
    wide = sum(not text[figure.start - RUN : figure.start].strip(BLANKS) for figure in figures if figure.start >= RUN)
    if MOST * wide < len(figures) * (MOST - 1):
        return None
    lines = {row.start: text.rfind("\n", 0, row.start) for row in rows}
    ends = sorted({figure.end - lines[row.start] for row in rows for figure in row.figures})
    edges = [end for end, following in pairwise([*ends, ends[-1] + WITHIN + 1]) if following - end > WITHIN]
    if len(edges) != number:
        return None
    columns = [[bisect_left(edges, figure.end - lines[row.start]) for figure in row.figures] for row in rows]
    if any(len(set(places)) < len(places) for places in columns):
        return None
    return [
        [DraftCell(figure, column) for figure, column in zip(row.figures, places, strict=True)]
        for row, places in zip(rows, columns, strict=True)
    ]


def breaks_off(text: str, end: int) -> bool:
    """Whether the text ends right behind a row, and not with the end of its line: the rest of the row is cut off.

    >>> breaks_off("Kade 12 ", 7), breaks_off("Kade 12\\n", 7)
    (True, False)
    """
    return len(text) - end <= LONGEST_TRAIL and not text[end:].strip(BLANKS)


def _placed(row: RowLine, gaps: Sequence[int], width: int | None, number: int, *, is_cut: bool) -> list[DraftCell]:
    if row.is_glued:
        return [DraftCell(row.figures[0], 0, column_span=number)]
    is_full = len(row.figures) == number or is_cut
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
    return [*(max(gap, 0) for gap in gaps), 0 if row.codes else _divisions(text[row.end : row.end + row.trail])]


def _divisions(blanks: str) -> int:
    """How many blanks divide two cells, or tabs where there are any."""
    return blanks.count("\t") or sum(blank in BLANKS for blank in blanks)
