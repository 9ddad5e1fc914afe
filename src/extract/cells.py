"""The cells of header blocks, goal trees and other small tables, in flattened text and in real tables alike."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from schema import Block, BlockKind, Document, Grid, GridCell

TABLE_KINDS = frozenset((BlockKind.CELL, BlockKind.PIPE_ROW, BlockKind.TABLE_ROW))
"""The blocks that stand in tables."""
# a line of nothing but white space between two others: an empty cell, often one U+00A0
BLANK_LINE = re.compile(r"[\n\f][^\S\r\n\f]+\r?(?=[\n\f])")


class Cell(NamedTuple):
    """One cell with ink in it, and what stands before it."""

    start: int
    end: int
    text: str
    """Its words, white space as single blanks."""
    after_blank: bool
    """Whether an empty cell stands before it in its row."""
    first_of_row: bool
    """Whether a row begins with it; in flattened text cells that stand one a line have no rows of their own."""
    opens: bool
    """Whether a table begins with it: something else than a cell stands before it."""


def read_cells(document: Document) -> Iterator[Cell]:
    """All cells of a document in reading order: those of its tables, those on lines of their own and those between bars."""
    text = document.text
    if not document.is_flattened:
        for grid in document.grids:
            yield from grid_cells(text, grid)
        return
    previous = 0
    opens = True
    for block in document.blocks:
        if block.kind is BlockKind.CELL:
            blank = BLANK_LINE.search(text, previous, block.start) is not None
            yield Cell(block.start, block.end, " ".join(text[block.start : block.end].split()), blank, False, opens)
            opens = False
        elif block.kind is BlockKind.PIPE_ROW:
            yield from _pipe_cells(text, block, opens)
            opens = False
        elif block.kind is not BlockKind.FURNITURE:
            opens = True
        previous = block.end


def grid_cells(text: str, grid: Grid) -> Iterator[Cell]:
    """The cells of a table whose rows and columns are known."""
    before: GridCell | None = None
    for cell in grid.cells:
        first = before is None or before.row != cell.row
        next_column = 0 if before is None or first else before.column + before.column_span
        words = " ".join(text[cell.start : cell.end].split())
        yield Cell(cell.start, cell.end, words, cell.column > next_column, first, before is None)
        before = cell


def _pipe_cells(text: str, row: Block, opens: bool) -> Iterator[Cell]:
    start = row.start
    blank, first = False, True
    for piece in text[row.start : row.end].split("|"):
        words = piece.strip()
        if words:
            at = start + piece.index(words)
            yield Cell(at, at + len(words), " ".join(words.split()), blank, first, opens and first)
            first = False
        blank = not words
        start += len(piece) + 1
