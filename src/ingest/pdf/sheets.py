"""A page as it is kept until all pages are read: its lines and tables, as compact as that can be."""

from array import array
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.writing import CellDraft


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
    cuts: "array[int]" = field(default_factory=lambda: array("I"))
    """Where in the text letters or digits meet signs inside a word."""
    cut_edges: "array[float]" = field(default_factory=lambda: array("f"))
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
