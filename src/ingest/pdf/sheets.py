"""A page as it is kept until all pages are read: its lines and tables, as compact as that can be."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from itertools import islice, pairwise
from operator import attrgetter
from typing import Any, NamedTuple

from ingest.writing import CellDraft

NO_CUTS, NO_EDGES = array("I"), array("f")
"""What words without cuts have, all the same ones."""


class Span(NamedTuple):
    """Characters of a line, by offset in it."""

    start: int
    end: int


class LineLink(NamedTuple):
    """A link in a line: the characters under it, and the address or page that it leads to."""

    start: int
    end: int
    address: str | None
    page: int | None


@dataclass(slots=True, eq=False)
class Wording:
    """Words one behind the other with a blank between them, and where each stands on the page as it is shown."""

    text: str
    starts: "array[int]"
    """Where each word begins in the text."""
    lengths: "array[int]"
    """How many characters each has."""
    boxes: "array[float]"
    """Left, top, right and bottom border of each word."""
    raised: tuple[Span, ...] = ()
    """Raised characters: marks of notes, the `e` of `4e`."""
    links: tuple[LineLink, ...] = ()
    cuts: "array[int]" = field(default_factory=lambda: NO_CUTS)
    """Where in the text letters or digits meet signs inside a word."""
    cut_edges: "array[float]" = field(default_factory=lambda: NO_EDGES)
    """Where on the line that is."""


@dataclass(slots=True, eq=False)
class PrintedLine:
    """A line of print outside the tables, in the frame of its page."""

    wording: Wording
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    order: int
    """Index of its first word in the file."""
    bold: bool = False
    """Whether all of it is bold."""
    italic: bool = False
    colour: int | None = 0
    """Colour of its letters; None where it has more than one."""
    fill: int | None = None
    """Colour of the bar that it is printed on."""
    box: int | None = None
    """Which side box of the page it stands in."""
    turned: int = 0
    first_width: float = 0.0
    """Width of its first word, or of `€ 1.200` before it, which tells whether the line before had room for it."""
    starts_bold: bool = False
    """Whether its first word is bold."""
    hyphenated: bool = False
    """Whether it ends in a word that the line end broke."""
    is_dotted: bool = False
    """Whether the mark of a list item is drawn before it."""
    gaps: tuple[int, ...] = ()
    """Indexes of words with so wide a gap before them that they may stand in another column."""

    @property
    def text(self) -> str:
        """Its characters."""
        return self.wording.text

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


class CellText(NamedTuple):
    """One cell of a table, with its place in the grid and where its words stand."""

    cell: CellDraft
    wording: Wording


@dataclass(slots=True, eq=False)
class PageTable:
    """A table, or the part of it that stands on one page, in the frame of its page."""

    x0: float
    top: float
    x1: float
    bottom: float
    order: int
    """Index of its first word in the file."""
    head_rows: int
    label_columns: int
    cells: tuple[CellText, ...]
    columns: tuple[int, ...] | None = None
    """The columns of the last table on the page before that its own stand under; None where they stand elsewhere."""
    continues: bool = False
    """Whether it goes on in the last table of the page before."""


@dataclass(slots=True)
class Sheet:
    """One page with all that is to be written of it."""

    number: int
    label: str | None
    width: float
    """Width of its frame."""
    height: float
    shown_width: float
    shown_height: float
    ocr: bool = False
    confidence: float | None = None
    lines: list[PrintedLine] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)
    hidden: int = 0
    """How many words on it cannot be seen."""
    foot_rule: float | None = None
    """Where a rule stands that parts the notes at the foot from the text."""

    def __reduce__(self) -> "tuple[Callable[..., Sheet], tuple[Any, ...]]":
        """Its parts for another process: what is many goes there as plain tuples and long arrays, at a fifth of the time."""
        cells = [one for table in self.tables for one in table.cells]
        wordings = _packed([line.wording for line in self.lines] + [one.wording for one in cells])
        tables = [(len(table.cells), _TABLE_VALUES(table)) for table in self.tables]
        return _unpacked, (
            _VALUES(self),
            list(map(_LINE_VALUES, self.lines)),
            tables,
            [tuple(one.cell) for one in cells],
            wordings,
        )


Packed = tuple[list[tuple[Any, ...]], list[tuple["array[int]", "array[Any]"]]]
"""What is single of each of some wordings, and each of their arrays: where it ends for each of them, and all of it."""


def _names(kind: type, *but: str) -> list[str]:
    return [one.name for one in fields(kind) if one.name not in but]


_ARRAYS = {"starts": "I", "lengths": "H", "boxes": "f", "cuts": "I", "cut_edges": "f"}
_SINGLE = _names(Wording, *_ARRAYS)
_LINE_VALUES = attrgetter(*_names(PrintedLine, "wording"))
_TABLE_NAMES, _NAMES = _names(PageTable, "cells"), _names(Sheet, "lines", "tables")
_TABLE_VALUES, _VALUES = attrgetter(*_TABLE_NAMES), attrgetter(*_NAMES)


def _packed(wordings: Sequence[Wording]) -> Packed:
    """Wordings as few objects: an array for each of some thousand would take longer on its way than its numbers."""
    joined: list[tuple[array[int], array[Any]]] = []
    for name, code in _ARRAYS.items():
        ends, whole = array("I"), array(code)
        for part in map(attrgetter(name), wordings):
            whole += part
            ends.append(len(whole))
        joined.append((ends, whole))
    return list(map(attrgetter(*_SINGLE), wordings)), joined


def _wordings(packed: Packed) -> list[Wording]:
    """The wordings that were packed so."""
    singles, joined = packed
    arrays = [_parted(whole, ends) for ends, whole in joined]
    return [
        Wording(text, starts, lengths, boxes, raised, links, cuts, edges)
        for (text, raised, links), starts, lengths, boxes, cuts, edges in zip(singles, *arrays, strict=True)
    ]


def _parted(whole: "array[Any]", ends: Sequence[int]) -> "list[array[Any]]":
    """The arrays that were joined in one; those without a number are all the same one."""
    none = whole[:0]
    return [whole[start:end] if end > start else none for start, end in pairwise([0, *ends])]


def _unpacked(
    values: Sequence[Any],
    lines: Sequence[Sequence[Any]],
    tables: Sequence[tuple[int, Sequence[Any]]],
    cells: Sequence[Sequence[Any]],
    packed: Packed,
) -> Sheet:
    """The sheet that was packed so."""
    wordings = _wordings(packed)
    own_lines = [PrintedLine(wording, *line) for line, wording in zip(lines, wordings, strict=False)]
    own_cells = map(CellText, map(CellDraft._make, cells), wordings[len(lines) :])
    own_tables = [
        PageTable(cells=tuple(islice(own_cells, count)), **dict(zip(_TABLE_NAMES, table, strict=True))) for count, table in tables
    ]
    return Sheet(lines=own_lines, tables=own_tables, **dict(zip(_NAMES, values, strict=True)))
