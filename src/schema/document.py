"""What a reader makes of one file: its text as it stands, its pages and its blocks."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

from pydantic import ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from schema.blocks import Block, Blocks
from schema.frozen import Frozen, Light
from schema.grid import Grid
from schema.places import Box, Places
from schema.vocabulary import BlockKind, Severity

WHITE_SPACE = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u2007\u2009\u202f\u2028\u2029"

MANY_PARTS = 10_000
"""Parts of a text that are joined at a time: all parts of a long one take several times the memory of the text."""


class Page(Light):
    """One page of a document that has pages."""

    number: int = Field(ge=1, description="Place of the page in the file, from 1.")
    label: str | None = Field(default=None, description="The number that is printed on the page, where it is known.")
    start: int = Field(ge=0, description="Offset of the page's first character in the text.")
    width: float | None = Field(default=None, description="Width in points (1/72 inch); null for text files.")
    height: float | None = Field(default=None, description="Height in points (1/72 inch); null for text files.")
    ocr: bool = Field(default=False, description="Whether the page's text came out of character recognition.")
    confidence: float | None = Field(default=None, description="How sure the recognition was of its words, 0 to 1.")


class Repair(NamedTuple):
    """Characters that are read as others than those that stand there: a word that a line end broke, a lost ligature."""

    start: int
    end: int
    words: str
    """What is read there instead; nothing for a hyphen at a line end."""


class Link(NamedTuple):
    """What leads from a place in the text to another: an address on the web, or a place in the same text."""

    start: int
    end: int
    address: str | None = None
    target: int | None = None
    """Offset of the place in the text that it leads to; for the mark of a footnote, that of the note."""


class Remark(NamedTuple):
    """What the reader saw and could not settle; it becomes an issue."""

    code: str
    severity: Severity
    message: str
    start: int = 0
    end: int = 0


class Origin(Frozen):
    """What a file tells about itself outside its text."""

    title: str | None = Field(default=None, description="The title that the file gives itself; often wrong.")
    author: str | None = Field(default=None, description="Who made the file, as it says.")
    address: str | None = Field(default=None, description="The web address that a page was saved from.")
    created: str | None = Field(default=None, description="The day that the file says it was made or published, ISO 8601.")


class Document(Frozen):
    """A file as its reader gives it: the canonical text and what is where in it.

    Offsets everywhere are half-open `str` offsets into `text`.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    file_name: str = Field(description="Name of the file without its folder.")
    source_path: str = Field(description="Path of the file as it was given.")
    sha256: str = Field(description="SHA-256 of the file's bytes, in hexadecimal.")
    media_type: str = Field(description="Media type, with the encoding for text files.")
    text: str = Field(description="The canonical text, unchanged.", repr=False)
    pages: tuple[Page, ...] = Field(default=(), description="Its pages, in order; empty where the file has none.", repr=False)
    blocks: Sequence[Block] = Field(default=(), description="Its blocks, in reading order.", repr=False)
    grids: tuple[Grid, ...] = Field(default=(), description="Its tables, in reading order.", repr=False)
    repairs: tuple[Repair, ...] = Field(default=(), description="What is read otherwise than it stands, in order.", repr=False)
    links: tuple[Link, ...] = Field(default=(), description="Links and marks of footnotes, in order.", repr=False)
    remarks: tuple[Remark, ...] = Field(default=(), description="What the reader could not settle.", repr=False)
    origin: Origin = Field(default=Origin(), description="What the file tells about itself.", repr=False)
    places: SkipJsonSchema[Places | None] = Field(
        default=None, description="Where the words stand on the pages.", exclude=True, repr=False
    )

    @property
    def is_flattened(self) -> bool:
        """Whether it is plain text, in which tables have lost their rows and columns."""
        return self.media_type.startswith("text/plain")

    @cached_property
    def reading_text(self) -> str:
        """The text to match patterns on: as long as `text`, so that offsets are the same.

        Inside a block every white-space character is a plain blank, so that a pattern crosses a line break with one
        blank; between blocks stands white space with a line feed. Furniture (a page number in mid-sentence) is blank.
        """
        parts = self._reading_parts()
        stretches: list[str] = []
        while some := list(islice(parts, MANY_PARTS)):
            stretches.append("".join(some))
        return "".join(stretches)

    def _reading_parts(self) -> Iterator[str]:
        """What the reading text is made of."""
        plain = self.text
        for character in WHITE_SPACE:
            plain = plain.replace(character, " ")
        position = 0
        for kind, start, end, _, _, _, continues in self.blocks:
            is_furniture = kind is BlockKind.FURNITURE
            if start > position and not is_furniture and not continues:
                yield "\n"
                position += 1
            yield " " * (start - position)
            yield " " * (end - start) if is_furniture else plain[start:end]
            position = end
        yield " " * (len(plain) - position)

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Where `text[start:end]` stands, a box a line; none in files without pages of a size."""
        return tuple(self.places.boxes(start, end)) if self.places else ()

    @cached_property
    def block_starts(self) -> Sequence[int]:
        """Offsets at which the blocks start, for bisection."""
        return self.blocks.starts if isinstance(self.blocks, Blocks) else [block.start for block in self.blocks]

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
