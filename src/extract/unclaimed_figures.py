"""The figures that stand in tables, read or not: what budget lines and indicators should claim.

No figures are dashes, years, codes (`6.71`, `0.10`), numbers in heads and labels of tables that were read, and a small whole
number that stands alone between words, as the number of a programme does.
"""

from array import array
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from extract.scan import lazily
from extract.spans import Span
from schema import Block, BlockKind, Document, Grid

ROW_KINDS = frozenset((BlockKind.CELL, BlockKind.PIPE_ROW, BlockKind.TABLE_ROW))
"""The blocks that stand in tables."""
BETWEEN_KINDS = frozenset((BlockKind.CAPTION, BlockKind.FURNITURE))
"""The blocks that may stand between those of one table."""

FARTHEST = 80
"""Neighbours in a table stand no more than so many characters apart."""

_INK = lazily(r"[^\s|]+")
_DIGIT = lazily(r"\d")
# "1.582", "-59.754", "N12.000", "€3.385,-", "4.977-", "(1.200)", "12,5%", "1.200*"
_FIGURE = lazily(r"[NV]?[-–−‒+(]{0,2}€?[-–]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,(?:\d+|[-–=]+))?[-–)NV%*]{0,2}")
# "8", "18-": maybe the number of a programme, or an age
_SMALL = lazily(r"\d\d?[+-]?")
_YEAR = lazily(r"(?:19|20)\d\d")
# what stands apart from its figure: "N 31.393", "€ 285", "- 2.400", "1.200 -/-", "12 %"
_LOOSE = lazily(r"[NV€%+()*]|-/-|[-–−‒—]|€[-–]")
# "Lasten3.3702.7885.991": figures that nothing divides
_GLUED = lazily(r"(?<=[a-z)])(?:-?\d{1,3}(?:\.\d{3})+){2,}$")
_GROUP = lazily(r"-?\d{1,3}(?:\.\d{3})+")
# a code in the last column: "I" for incidenteel, "L/B"
_CODE = lazily(r"[ISLB](?:/[ISLB])?")


class Form(Enum):
    """How sure it is that a figure is one of a table, by what is printed."""

    SMALL = auto()
    """It may be the number of a programme: `8`."""
    BARE = auto()
    """It may be a number in a label: `120`."""
    WRITTEN_OUT = auto()
    """It is written as figures are: `1.582`, `-41`, `12,5%`."""


class TableFigure(NamedTuple):
    """Where a figure stands."""

    start: int
    end: int
    form: Form


def find_table_figures(document: Document, cells: "TableCells", claimed: Container[Span] = ()) -> Iterator[TableFigure]:
    """The figures in the tables of a document, in reading order; `claimed` are the spans of those that records have claimed."""
    text = document.text
    for before, figure, behind in _with_neighbours(_printed(document, claimed)):
        if figure.form is Form.WRITTEN_OUT:
            yield figure
            continue
        named = cells.is_named(figure.start)
        if named is False or (named is None and (figure.form is Form.BARE or _has_neighbour(text, before, figure, behind))):
            yield figure


class TableCells:
    """The cells of all tables that were read, to ask what stands where."""

    def __init__(self, document: Document) -> None:
        self._starts, self._ends, self._named = array("I"), array("I"), array("b")
        for grids in _apart(document.grids):
            cells = sorted(
                (start, end, row < grid.head_rows or column < grid.label_columns)
                for grid in grids
                for start, end, row, column, *_ in grid.cells
            )
            self._starts.extend([start for start, _, _ in cells])
            self._ends.extend([end for _, end, _ in cells])
            self._named.extend([named for _, _, named in cells])

    def is_named(self, offset: int) -> bool | None:
        """Whether a head or a label stands at an offset, or a cell that may hold figures; None where no cell is."""
        index = bisect_right(self._starts, offset) - 1
        return bool(self._named[index]) if index >= 0 and offset < self._ends[index] else None


def _apart(grids: Iterable[Grid]) -> Iterator[list[Grid]]:
    """The tables in the order of the text; those that stand in others together with them."""
    together: list[Grid] = []
    end = 0
    for grid in sorted(grids, key=lambda grid: grid.start):
        if together and grid.start >= end:
            yield together
            together = []
        together.append(grid)
        end = max(end, grid.end)
    if together:
        yield together


def table_runs(document: Document) -> list[Span]:
    """The spans of blocks of tables that nothing but captions and furniture divides."""
    runs: list[Span] = []
    in_run = False
    for block in document.blocks:
        if block.kind in ROW_KINDS:
            runs.append((runs.pop()[0] if in_run else block.start, block.end))
            in_run = True
        elif block.kind not in BETWEEN_KINDS:
            in_run = False
    return runs


def _printed(document: Document, claimed: Container[Span]) -> Iterator[TableFigure]:
    """What is printed as a figure in blocks of tables."""
    for block in document.blocks:
        if block.kind not in ROW_KINDS:
            continue
        if (block.start, block.end) in claimed:
            yield TableFigure(block.start, block.end, Form.WRITTEN_OUT)
        else:
            for start, end in _segments(document.text, block):
                yield from _figures(document.text, start, end, is_row=block.kind is BlockKind.TABLE_ROW)


def _segments(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The cells of a block that have digits; a row that blanks divide is one."""
    if block.kind is not BlockKind.PIPE_ROW:
        if _DIGIT.search(text, block.start, block.end):
            yield block.start, block.end
        return
    start = block.start
    for part in text[block.start : block.end].split("|"):
        if _DIGIT.search(part):
            yield start, start + len(part)
        start += len(part) + 1


def _figures(text: str, start: int, end: int, *, is_row: bool) -> Iterator[TableFigure]:
    """The figures that fill a cell, or that a row ends in."""
    if _FIGURE.fullmatch(text, start, end):
        yield from _figure(text, start, end)
    elif is_row and (glued := _GLUED.search(text, start, end)):
        yield from (TableFigure(*match.span(), Form.WRITTEN_OUT) for match in _GROUP.finditer(text, *glued.span()))
    else:
        for ink in _inks_behind(text, start, end, is_row=is_row):
            yield from _figure(text, *ink)


def _figure(text: str, start: int, end: int) -> Iterator[TableFigure]:
    """A figure, unless it is a year."""
    if not _YEAR.fullmatch(text, start, end):
        form = Form.SMALL if _SMALL.fullmatch(text, start, end) else Form.BARE if text[start:end].isdigit() else Form.WRITTEN_OUT
        yield TableFigure(start, end, form)


def _inks_behind(text: str, start: int, end: int, *, is_row: bool) -> list[tuple[int, int]]:
    """The figures, years among them, that a row ends in, or that fill a cell: none where it holds words."""
    figures: list[tuple[int, int]] = []
    for ink in reversed(list(_INK.finditer(text, start, end))):
        if _FIGURE.fullmatch(ink[0]):
            figures.append(ink.span())
        elif not _LOOSE.fullmatch(ink[0]) and (figures or not is_row or not _CODE.fullmatch(ink[0])):
            if not is_row:
                return []
            break
    return figures[::-1]


def _with_neighbours(figures: Iterable[TableFigure]) -> Iterator[tuple[TableFigure | None, TableFigure, TableFigure | None]]:
    """Each figure between the one before and the one behind it."""
    before = figure = None
    for behind in figures:
        if figure:
            yield before, figure, behind
        before, figure = figure, behind
    if figure:
        yield before, figure, None


def _has_neighbour(text: str, before: TableFigure | None, figure: TableFigure, behind: TableFigure | None) -> bool:
    """Whether nothing but signs and empty cells stands between a figure of a table and the one before or behind it."""
    neighbours = [one for one in (before, figure, behind) if one]
    gaps = ((one.end, other.start) for one, other in pairwise(neighbours))
    return any(
        start - end < FARTHEST and all(_LOOSE.fullmatch(ink) for ink in _INK.findall(text, end, start)) for end, start in gaps
    )
