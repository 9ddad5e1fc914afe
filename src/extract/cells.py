"""The cells of header blocks, goal trees and other small tables, in both flattenings alike."""

from collections.abc import Iterator
from dataclasses import dataclass

from schema import Block, BlockKind, Document


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with ink in it, and whether an empty one stands before it in its row."""

    start: int
    end: int
    text: str
    """Its words, white space as single blanks."""
    after_blank: bool
    first_of_row: bool
    """Whether a pipe row begins with it; cells that stand one a line have no rows of their own."""


def read_cells(document: Document) -> Iterator[Cell]:
    """All cells of a document in reading order: those on lines of their own and those between bars."""
    previous = 0
    for block in document.blocks:
        if block.kind is BlockKind.CELL:
            blank = _has_blank_line(document.text[previous : block.start])
            yield Cell(block.start, block.end, _words(document, block.start, block.end), blank, first_of_row=False)
        elif block.kind is BlockKind.PIPE_ROW:
            yield from _pipe_cells(document, block)
        previous = block.end


def _pipe_cells(document: Document, row: Block) -> Iterator[Cell]:
    start = row.start
    blank, first = False, True
    for piece in document.text[row.start : row.end].split("|"):
        words = piece.strip()
        if words:
            at = start + piece.index(words)
            yield Cell(at, at + len(words), " ".join(words.split()), blank, first_of_row=first)
            first = False
        blank = not words
        start += len(piece) + 1


def _has_blank_line(between: str) -> bool:
    """Whether a line of nothing but white space stands there: an empty cell."""
    return any(line and not line.strip() for line in between.splitlines())


def _words(document: Document, start: int, end: int) -> str:
    return " ".join(document.text[start:end].split())
