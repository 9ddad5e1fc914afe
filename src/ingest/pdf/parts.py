"""What the text of a page is made of, in order: tables, and pieces of lines that belong together."""

from dataclasses import dataclass

from ingest.bullets import Bullet
from ingest.pdf.sheets import PageTable, PrintedLine
from schema import BlockKind

DROP_CAP = 1.8
"""A drop cap is more than so many times the size of its text."""


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
    is_listed: bool = False
    """Whether it is a heading that outline or contents list names."""
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
