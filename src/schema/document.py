"""What a reader makes of one file: its text as it stands, its pages and its blocks."""

from bisect import bisect_right
from functools import cached_property
from hashlib import blake2b

from pydantic import Field

from schema.frozen import Frozen
from schema.grid import Grid
from schema.vocabulary import BlockKind

WHITE_SPACE = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u2007\u2009\u202f\u2028\u2029"


class Page(Frozen):
    """One page of a document that has pages."""

    number: int = Field(ge=1, description="Place of the page in the file, from 1.")
    label: str | None = Field(default=None, description="The number that is printed on the page, where it is known.")
    start: int = Field(ge=0, description="Offset of the page's first character in the text.")
    width: float | None = Field(default=None, description="Width in points (1/72 inch); null for text files.")
    height: float | None = Field(default=None, description="Height in points (1/72 inch); null for text files.")
    ocr: bool = Field(default=False, description="Whether the page's text came out of character recognition.")


class Block(Frozen):
    """One piece of the text that belongs together: a heading, a paragraph, a list item, a cell, a row."""

    kind: BlockKind = Field(description="What the block is.")
    start: int = Field(ge=0, description="Offset of its first character, bullet and number included.")
    end: int = Field(ge=0, description="Offset after its last character, white space left out.")
    body: int = Field(ge=0, description="Offset of its first character after bullet or number.")
    level: int = Field(default=0, ge=0, description="Depth of a heading (1 is the highest) or of a list item.")
    number: str | None = Field(default=None, description="The number or letter before it, as printed: `3.1.2`, `b`.")
    continues: bool = Field(default=False, description="Whether it goes on in the sentence that a page break broke off.")


class Document(Frozen):
    """A file as its reader gives it: the canonical text and what is where in it.

    Offsets everywhere are half-open `str` offsets into `text`.
    """

    file_name: str = Field(description="Name of the file without its folder.")
    source_path: str = Field(description="Path of the file as it was given.")
    sha256: str = Field(description="SHA-256 of the file's bytes, in hexadecimal.")
    media_type: str = Field(description="Media type, with the encoding for text files.")
    text: str = Field(description="The canonical text, unchanged.", repr=False)
    pages: tuple[Page, ...] = Field(default=(), description="Its pages, in order; empty where the file has none.", repr=False)
    blocks: tuple[Block, ...] = Field(default=(), description="Its blocks, in reading order.", repr=False)
    grids: tuple[Grid, ...] = Field(default=(), description="Its tables of figures, in reading order.", repr=False)

    @cached_property
    def reading_text(self) -> str:
        """The text to match patterns on: as long as `text`, so that offsets are the same.

        Inside a block every white-space character is a plain blank, so that a pattern crosses a line break with one
        blank; between blocks stands white space with a line feed. Furniture (a page number in mid-sentence) is blank.
        """
        plain = self.text
        for character in WHITE_SPACE:
            plain = plain.replace(character, " ")
        parts: list[str] = []
        position = 0
        for block in self.blocks:
            gap = " " * (block.start - position)
            furniture = block.kind is BlockKind.FURNITURE
            parts.append(gap if furniture or block.continues else gap.replace(" ", "\n", 1))
            parts.append(" " * (block.end - block.start) if furniture else plain[block.start : block.end])
            position = block.end
        parts.append(" " * (len(plain) - position))
        return "".join(parts)

    @cached_property
    def block_starts(self) -> list[int]:
        """Offsets at which the blocks start, for bisection."""
        return [block.start for block in self.blocks]

    @cached_property
    def _page_starts(self) -> list[int]:
        return [page.start for page in self.pages]

    def block_index_at(self, offset: int) -> int | None:
        """Index of the block that holds the character at `offset`, or None between blocks."""
        index = bisect_right(self.block_starts, offset) - 1
        return index if index >= 0 and offset < self.blocks[index].end else None

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`, or None between blocks."""
        index = self.block_index_at(offset)
        return None if index is None else self.blocks[index]

    def page_at(self, offset: int) -> int | None:
        """Number of the page that holds `offset`; None where the document has no pages."""
        index = bisect_right(self._page_starts, offset)
        return self.pages[index - 1].number if index else None

    def record_id(self, record_type: str, start: int, end: int, distinction: str = "") -> str:
        """The id of a record of this document: 16 hexadecimal digits that depend on content alone."""
        key = f"{self.sha256}\0{record_type}\0{start}\0{end}\0{distinction}"
        return blake2b(key.encode(), digest_size=8).hexdigest()
