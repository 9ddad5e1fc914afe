"""What a paragraph is: by its style and numbering, and by its look where it has none of its own."""

from typing import NamedTuple

from ingest.bullets import BULLET
from ingest.captions import find_captions
from ingest.docx.drafts import Paragraph, Table
from ingest.docx.inline import Inline
from ingest.headings import could_be_heading, heading_number
from ingest.lines import Line
from schema import BlockKind


class Reading(NamedTuple):
    """A paragraph as it is written: with its mark, and what kind of block it is."""

    kind: BlockKind
    inline: Inline
    body: int = 0
    number: str | None = None


def read_paragraph(paragraph: Paragraph, following: Paragraph | Table | None) -> Reading | None:
    """What a paragraph is; None where nothing is printed. `following` is what stands behind a bold one."""
    inline, mark = paragraph.inline, paragraph.mark
    text = inline.text
    if not text:
        return None
    if paragraph.role == "contents":
        return Reading(BlockKind.CONTENTS, with_mark(paragraph))
    if paragraph.role in ("title", "heading"):
        return _heading(paragraph)
    if paragraph.role == "caption" or (mark is None and _reads_as_caption(text)):
        return Reading(BlockKind.CAPTION, with_mark(paragraph))
    if _looks_as_heading(paragraph, following):
        return _heading(paragraph)
    if mark is not None:
        return Reading(BlockKind.LIST_ITEM, with_mark(paragraph), len(mark.text) + 1, mark.number)
    if typed := BULLET.match(text):
        return Reading(BlockKind.LIST_ITEM, inline, typed.end(), typed["number"])
    return Reading(BlockKind.PARAGRAPH, inline)


def with_mark(paragraph: Paragraph) -> Inline:
    """The words of a paragraph behind its number or bullet, as Word shows them."""
    if paragraph.mark is None:
        return paragraph.inline
    return paragraph.inline.behind(f"{paragraph.mark.text} ") if paragraph.inline.text else Inline(paragraph.mark.text)


def _heading(paragraph: Paragraph) -> Reading:
    mark = paragraph.mark
    if mark is None or mark.is_bullet:
        number, body = heading_number(paragraph.inline.text, is_chapter=True)
        return Reading(BlockKind.HEADING, paragraph.inline, body, number)
    body = len(mark.text) + 1 if mark.number else 0
    return Reading(BlockKind.HEADING, with_mark(paragraph), body, mark.number)


def _looks_as_heading(paragraph: Paragraph, following: Paragraph | Table | None) -> bool:
    """Whether a paragraph without the style of a heading is one: bold, short, and above a table or text that is not bold."""
    if not paragraph.is_bold or (paragraph.mark and paragraph.mark.is_bullet) or not could_be_heading(paragraph.inline.text):
        return False
    return isinstance(following, Table) or (following is not None and not following.is_bold)


def _reads_as_caption(text: str) -> bool:
    line = Line(0, len(text), text, 0, 1, blank_cell=False, new_page=False)
    return any(True for _ in find_captions([line], ()))


class ListDepths:
    """Gives list items their levels by how far they are set in."""

    def __init__(self) -> None:
        self._indents: list[int] = []

    def level(self, indent: int) -> int:
        """Level of the next item, from 1."""
        while self._indents and indent < self._indents[-1]:
            self._indents.pop()
        if not self._indents or indent > self._indents[-1]:
            self._indents.append(indent)
        return len(self._indents)

    def close(self) -> None:
        """The list ends."""
        self._indents.clear()
