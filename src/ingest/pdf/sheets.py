"""A page as it is kept until all pages are read: its lines and tables, as compact as that can be."""

import pickle
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import accumulate
from operator import attrgetter
from typing import Any, NamedTuple

from ingest.pdf.drafts import TableCell
from ingest.writing import CellDraft
from schema.spill import Away, Spill, fetched

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


class Wordings(NamedTuple):
    """Many wordings as few objects: three arrays for each of some thousand would take ten times the memory of their numbers."""

    text: str
    """The texts, one right behind the other."""
    text_ends: "array[int]"
    """Where the text of each ends in all of it."""
    word_ends: "array[int]"
    """How many words they have up to and with each."""
    cut_ends: "array[int]"
    """The same for their cuts."""
    starts: "array[int]"
    lengths: "array[int]"
    boxes: "array[float]"
    cuts: "array[int]"
    cut_edges: "array[float]"
    raised: dict[int, tuple[Span, ...]]
    """By the index of each wording that has raised characters."""
    links: dict[int, tuple[LineLink, ...]]
    """By the index of each that has links."""


def pack_wordings(wordings: Sequence[Wording]) -> Wordings:
    """What is kept of these wordings."""
    return Wordings(
        "".join([one.text for one in wordings]),
        array("I", accumulate([len(one.text) for one in wordings])),
        array("I", accumulate([len(one.starts) for one in wordings])),
        array("I", accumulate([len(one.cuts) for one in wordings])),
        _joined("I", [one.starts for one in wordings]),
        _joined("H", [one.lengths for one in wordings]),
        _joined("f", [one.boxes for one in wordings]),
        _joined("I", [one.cuts for one in wordings]),
        _joined("f", [one.cut_edges for one in wordings]),
        {index: one.raised for index, one in enumerate(wordings) if one.raised},
        {index: one.links for index, one in enumerate(wordings) if one.links},
    )


def _joined(kind: str, parts: "Iterable[array[Any]]") -> "array[Any]":
    """These arrays as one."""
    return array(kind, b"".join(parts))


def unpack_wordings(packed: Wordings) -> Iterator[Wording]:
    """The wordings that were packed so."""
    texts, text_ends, word_ends, cut_ends, starts, lengths, boxes, cuts, edges, raised, links = packed
    at = word = cut = 0
    for index, (end, word_end, cut_end) in enumerate(zip(text_ends, word_ends, cut_ends, strict=True)):
        words, own = slice(word, word_end), slice(cut, cut_end)
        yield Wording(
            texts[at:end],
            starts[words],
            lengths[words],
            boxes[4 * word : 4 * word_end],
            raised.get(index, ()),
            links.get(index, ()),
            *((cuts[own], edges[own]) if cut_end > cut else (NO_CUTS, NO_EDGES)),
        )
        at, word, cut = end, word_end, cut_end


class CellText(NamedTuple):
    """One cell of a table, with its place in the grid and where its words stand."""

    cell: CellDraft
    wording: Wording


class TableCells:
    """The cells of a table, row by row, kept in few objects until they are written; each is made anew when it is asked for."""

    __slots__ = ("packed",)

    def __init__(self, grid: "array[int]", wordings: Wordings) -> None:
        self.packed = grid, wordings
        """Row, column and spans of each cell, and their words."""

    def __len__(self) -> int:
        return len(self.packed[1].text_ends)

    def __iter__(self) -> Iterator[CellText]:
        grid, wordings = self.packed
        places = [iter(grid)] * 4
        for row, column, row_span, column_span, wording in zip(*places, unpack_wordings(wordings), strict=True):
            yield CellText(CellDraft(row, column, wording.text, row_span, column_span), wording)

    def __repr__(self) -> str:
        return f"TableCells({list(self)})"


def table_cells(cells: Iterable[TableCell], wordings: Sequence[Wording]) -> TableCells:
    """These cells with their words."""
    grid = array("I")
    for row, column, _, row_span, column_span in cells:
        grid.extend((row, column, row_span, column_span))
    return TableCells(grid, pack_wordings(wordings))


NO_CELLS = table_cells((), ())
"""Those of a table while its own are put away."""


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
    cells: TableCells
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


Look = tuple[float, int | None]
"""Size and colour of a line."""


class EdgeLine(NamedTuple):
    """What is kept at hand of a line at the border of its page, which may be a running head or foot."""

    place: int
    """Its place among the lines of its page."""
    text: str
    x0: float
    top: float
    baseline: float
    size: float
    turned: int
    cuts: tuple[int, ...]
    """Where in its text words begin that may stand in another column."""


class FoldedSheet:
    """A sheet whose lines and cells are put away until it is written, but for what is asked of all pages together."""

    __slots__ = ("_lines", "_survey", "line_count", "may_list", "sheet")

    def __init__(self, sheet: Sheet, looks: Mapping[Look, int], edges: Iterable[EdgeLine], *, may_list: bool) -> None:
        self.sheet = sheet
        """The sheet without its lines and the cells of its tables."""
        self.line_count = len(sheet.lines)
        self.may_list = may_list
        """Whether it may hold a contents list of its own."""
        self._survey: bytes | Away = _packed((looks, list(map(tuple, edges))))
        wordings = pack_wordings([line.wording for line in sheet.lines])
        cells = [table.cells.packed for table in sheet.tables]
        self._lines: bytes | Away = _packed((list(map(_LINE_VALUES, sheet.lines)), wordings, cells))
        sheet.lines = []
        for table in sheet.tables:
            table.cells = NO_CELLS

    def put_away(self, spill: Spill) -> None:
        """Leaves its lines and cells there; before, it can be sent to another process."""
        if isinstance(self._lines, bytes) and isinstance(self._survey, bytes):
            self._lines, self._survey = spill.put(self._lines), spill.put(self._survey)

    @property
    def looks(self) -> Mapping[Look, int]:
        """How many characters are printed in each look."""
        looks: Mapping[Look, int] = _unpacked(self._survey)[0]
        return looks

    @property
    def edges(self) -> list[EdgeLine]:
        """The lines at its borders."""
        return list(map(EdgeLine._make, _unpacked(self._survey)[1]))

    def unfold(self) -> Sheet:
        """The whole sheet, once: lines and tables are let go of here."""
        values, wordings, cells = _unpacked(self._lines)
        lines = [PrintedLine(wording, *line) for line, wording in zip(values, unpack_wordings(wordings), strict=True)]
        for table, packed in zip(self.sheet.tables, cells, strict=True):
            table.cells = TableCells(*packed)
        whole = replace(self.sheet, lines=lines)
        self._lines, self.sheet.tables = b"", []
        return whole


_LINE_VALUES = attrgetter(*(one.name for one in fields(PrintedLine) if one.name != "wording"))


def _packed(parts: object) -> bytes:
    """Plain tuples and long arrays take a fifth of the time that objects take."""
    return pickle.dumps(parts, pickle.HIGHEST_PROTOCOL)


def _unpacked(packed: bytes | Away) -> Any:
    """What was packed so, wherever it is."""
    return pickle.loads(fetched(packed))
