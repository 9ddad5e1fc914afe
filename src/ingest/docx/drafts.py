"""What a Word file holds before it is written: paragraphs and tables, one inside the other."""

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Union

from ingest.docx.inline import Inline
from ingest.docx.numbering import Mark
from ingest.docx.words import Role


class Merge(Enum):
    """How a cell belongs to the one above it, or before it."""

    NONE = auto()
    START = auto()
    GOES_ON = auto()


@dataclass(frozen=True)
class Paragraph:
    """One paragraph as it is shown, without its mark."""

    inline: Inline
    role: Role | None = None
    level: int = 0
    """Level of a heading, from 1."""
    mark: Mark | None = None
    is_bold: bool = False
    """Whether all of its words are bold."""
    indent: int = 0
    """Left indent in twentieths of a point."""
    boxes: tuple["Flow", ...] = ()
    """The text boxes that hang on it."""


@dataclass
class Flow:
    """What stands below one another: in the body, a cell, a text box, a note."""

    items: list[Union[Paragraph, "Table"]] = field(default_factory=list)
    carried: Inline = field(default_factory=Inline)
    """The words of a paragraph whose end is deleted; they go on in the next one."""


@dataclass
class Cell:
    """One cell with what stands in it."""

    flow: Flow = field(default_factory=Flow)
    span: int = 1
    """How many columns it takes."""
    down: Merge = Merge.NONE
    """Whether it goes on below."""
    across: Merge = Merge.NONE
    """Whether it goes on to the right, as older files have it."""
    is_deleted: bool = False


@dataclass
class Row:
    """One row of a table."""

    cells: list[Cell] = field(default_factory=list)
    skipped: int = 0
    """How many columns it leaves open on the left."""
    is_head: bool = False
    """Whether it returns on top of each page."""
    is_deleted: bool = False


@dataclass
class Table:
    """One table."""

    rows: list[Row] = field(default_factory=list)
    marks_first_row: bool = False
    """Whether its style gives the first row another look."""
