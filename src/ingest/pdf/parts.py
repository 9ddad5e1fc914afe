"""What the text of a page is made of, in order: tables, and pieces of lines that belong together."""

from dataclasses import dataclass
from typing import NamedTuple

from ingest.bullets import Bullet
from ingest.pdf.sheets import PageTable, PrintedLine, Sheet
from schema import BlockKind

DROP_CAP = 1.8
"""A drop cap is more than so many times the size of its text."""


class Listing(NamedTuple):
    """What outline or contents list says of a heading."""

    rank: tuple[bool, int]
    """Whether it stands beside the page that is listed for it, and the place of its entry in the list."""
    level: int


@dataclass(slots=True, eq=False)
class Piece:
    """Lines that belong together, and what they are."""

    lines: list[PrintedLine]
    kind: BlockKind = BlockKind.PARAGRAPH
    bullet: Bullet | None = None
    level: int = 0
    number: str | None = None
    body: int = 0
    """Where its words begin behind bullet or number."""
    continues: bool = False
    """Whether it goes on in the sentence that a page break broke off."""
    listing: Listing | None = None
    """What outline or contents list says of it, where they name it."""
    heading: int | None = None
    """Its place among all headings, if it is one: they have their levels when all are known."""
    close: bool = False
    """Whether it follows the one before it at a line end."""

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join([line.text for line in self.lines])

    @property
    def has_drop_cap(self) -> bool:
        """Whether it begins with a large letter that belongs to the word on its second line."""
        return len(self.lines) > 1 and is_drop_cap(self.lines[0], self.lines[1])


Part = Piece | PageTable


@dataclass(slots=True)
class PageFlow:
    """What is written of one page, in order."""

    sheet: Sheet
    label: str | None
    heads: list[Piece]
    parts: list[Part]
    feet: list[Piece]


def is_drop_cap(first: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line is a large first letter, and the next one begins beside it with the rest of its word."""
    return (
        len(first.text) == 1
        and first.text.isupper()
        and first.size > DROP_CAP * line.size
        and line.text[0].islower()
        and line.x0 >= (first.x0 + first.x1) / 2
        and line.top > first.top - line.size
        and line.bottom < first.bottom + line.size
    )
