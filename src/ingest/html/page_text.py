"""The text of a page as it is written: which block each piece becomes, and the links, notes and repairs in it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.bullets import BULLET
from ingest.captions import LONGEST_CAPTION, find_captions
from ingest.headings import could_be_heading, heading_number, is_known_head, is_title_like, known_level
from ingest.html.elements import note_number
from ingest.html.inline import Mark, Piece, Sort
from ingest.html.page_links import PageLinks
from ingest.html.tables import LaidOut
from ingest.html.typed_lists import split_items
from ingest.html.words import web_words
from ingest.layout import layout_words
from ingest.lines import Line
from ingest.writing import CellDraft, TextWriter
from schema import BlockKind, Repair

LONGEST_NAVIGATION = 150
# a hyphen that shows only at a line end, blanks of no width
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]+")
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
LIGATURE = re.compile("[ﬀ-ﬄ]")
# "m2", "km2", "10" before a raised "6": a unit or a power of ten, and no footnote
UNIT_BEFORE = re.compile(r"(?:\b[kcdm]?m|\b10|CO)$")


class WrittenLink(NamedTuple):
    """A link that was written, and where it leads to."""

    start: int
    end: int
    address: str


class WrittenMark(NamedTuple):
    """A raised figure or sign that was written."""

    start: int
    end: int
    number: str


class PageText:
    """Writes pieces of a page as blocks, and keeps what stands where in them."""

    def __init__(self, links: PageLinks) -> None:
        self.writer = TextWriter()
        self.links: list[WrittenLink] = []
        self.marks: list[WrittenMark] = []
        self.repairs: list[Repair] = []
        self.places: dict[str, int] = {}
        """Offsets of the places that ids name."""
        self._notes = links.notes
        self._level = 0
        self._last_heading = ""
        self._lone_title: int | None = None
        """Where the item begins that is the only one of its list so far and reads as a title."""

    @property
    def position(self) -> int:
        """Offset at which the text ends by now."""
        return self.writer.position

    def heading(self, piece: Piece, level: int, *, is_marked: bool = True) -> None:
        """A heading; one that is not marked as such stands below the last that is. One that is said twice is written once."""
        words = _on_one_line(piece)
        if words in layout_words().buttons or words == self._last_heading:
            return
        number, body = heading_number(piece.text, is_chapter=is_marked)
        self._block(BlockKind.HEADING, piece, body=body, level=level, number=number)
        self._last_heading = words
        if is_marked:
            self._level = level

    def part_heading(self, piece: Piece) -> None:
        """What names a part of the page and is not marked as a heading: on a tab, over a text that unfolds."""
        if could_be_heading(_on_one_line(piece)):
            self.heading(piece, self._level + 1, is_marked=False)
        else:
            self.paragraph(piece)

    def paragraph(self, piece: Piece, *, close: bool = False) -> None:
        """A paragraph, or what else it shows to be: a heading, a caption, a note, a list; one of the site is left out."""
        words = _on_one_line(piece)
        if is_of_site(words):
            return
        if self._is_note(piece):
            self.note(piece)
        elif is_caption(words):
            self._block(BlockKind.CAPTION, piece)
        elif end := _heading_end(piece):
            self.heading(piece.part(0, end), self._level + 1, is_marked=False)
            if end < len(piece.text):
                self._lines(piece.part(end, len(piece.text)), close=True)
        else:
            self._lines(piece, close=close or self._follows_titled_item())

    def _lines(self, piece: Piece, *, close: bool) -> None:
        """A paragraph, with the lists that are typed in it."""
        for part in split_items(piece):
            if part.is_item:
                self.item(part.piece, 1, "", None)
            else:
                self._block(BlockKind.PARAGRAPH, part.piece, close=close)

    def caption(self, piece: Piece) -> None:
        """The caption of a table or figure."""
        self._block(BlockKind.CAPTION, piece)

    def item(self, piece: Piece, level: int, bullet: str, number: str | None) -> None:
        """An item of a list behind its bullet or number; one that prints its own has no other."""
        words = _on_one_line(piece)
        if is_of_site(words):
            return
        is_title = level == 1 and number is None and not self._follows_item() and could_be_heading(words)
        own = BULLET.match(piece.text)
        if own:
            self._block(BlockKind.LIST_ITEM, piece, body=own.end(), level=level, number=own["number"], close=self._follows_item())
        else:
            written = piece.behind(f"{bullet} ")
            self._block(
                BlockKind.LIST_ITEM, written, body=len(bullet) + 1, level=level, number=number, close=self._follows_item()
            )
        self._lone_title = self.writer.blocks[-1].start if is_title else None

    def note(self, piece: Piece, bullet: str = "") -> None:
        """A footnote, its mark before it."""
        written = piece.behind(f"{bullet} ") if bullet else piece
        first = written.text.split(maxsplit=1)[0]
        raised = next((mark.end for mark in piece.marks if mark.sort is Sort.RAISED and not mark.start and not bullet), 0)
        head = written.text[:raised] if raised else first
        number = note_number(head.rstrip(".")) if head != written.text else None
        body = len(written.text) - len(written.text[len(head) :].lstrip()) if number else 0
        self._block(BlockKind.FOOTNOTE, written, body=body, number=number)

    def table(self, table: LaidOut) -> None:
        """A table, with the text that stands above and below its columns."""
        for piece in table.above:
            self.paragraph(piece)
        for piece in table.titles:
            self.caption(piece)
        drafts = [CellDraft(cell.row, cell.column, cell.piece.text, cell.row_span, cell.column_span) for cell in table.cells]
        grid = self.writer.table(drafts, head_rows=table.head_rows, label_columns=table.label_columns)
        for cell, written in zip(table.cells, grid.cells if grid else (), strict=True):
            self._keep(cell.piece, written.start)
        self._last_heading = ""
        for piece in table.below:
            self.paragraph(piece)

    def _follows_item(self) -> bool:
        return bool(self.writer.blocks) and self.writer.blocks[-1].kind is BlockKind.LIST_ITEM

    def _follows_titled_item(self) -> bool:
        """Whether a list of one item stands before, that is the title of what follows."""
        return self._follows_item() and self._lone_title == self.writer.blocks[-1].start

    def _is_note(self, piece: Piece) -> bool:
        """Whether a paragraph is a note: a mark leads to it, or a raised figure stands before it."""
        for mark in piece.marks:
            if mark.sort is Sort.ANCHOR and mark.value in self._notes:
                return True
            if mark.sort is Sort.RAISED and not mark.start and mark.end < len(piece.text):
                return note_number(piece.text[: mark.end]) is not None
        return False

    def _block(
        self,
        kind: BlockKind,
        piece: Piece,
        *,
        body: int = 0,
        level: int = 0,
        number: str | None = None,
        close: bool = False,
    ) -> None:
        block = self.writer.block(kind, piece.text, body=body, level=level, number=number, close=close)
        self._last_heading = ""
        self._keep(piece, block.start)

    def _keep(self, piece: Piece, start: int) -> None:
        """Keeps what stands in a piece that begins at `start`."""
        for mark in piece.marks:
            match mark.sort:
                case Sort.ANCHOR:
                    self.places.setdefault(mark.value, start)
                case Sort.LINK:
                    self.links.append(WrittenLink(start + mark.start, start + mark.end, mark.value))
                    if mark.value.partition("#")[2] in self._notes:
                        self._keep_raised(piece.text, mark, start)
                case Sort.RAISED:
                    self._keep_raised(piece.text, mark, start)
        self.repairs += repairs_in(piece.text, start)

    def _keep_raised(self, text: str, mark: Mark, start: int) -> None:
        """A raised figure or sign behind a word or figure is the mark of a note, and no part of it; the `e` of `1e` is none."""
        number = note_number(text[mark.start : mark.end])
        if number is None or not mark.start or UNIT_BEFORE.search(text, 0, mark.start):
            return
        if number.isalpha() and text[mark.start - 1].isdigit():
            return
        self.marks.append(WrittenMark(start + mark.start, start + mark.end, number))
        if not text[mark.start - 1].isspace():
            self.repairs.append(Repair(start + mark.start, start + mark.end, " "))


def is_of_site(words: str) -> bool:
    """Whether a line belongs to the site: a button, or navigation.

    >>> is_of_site("Terug naar navigatie - Inleiding"), is_of_site("Lees meer"), is_of_site("Terug naar de kust was het motto.")
    (True, True, False)
    """
    if words in layout_words().buttons or words in web_words().back_signs:
        return True
    return len(words) <= LONGEST_NAVIGATION and words.startswith(layout_words().navigation) and words[-1] != "."


def is_caption(words: str) -> bool:
    """Whether a line is the caption or the unit of a table."""
    return len(words) < LONGEST_CAPTION and any(True for _ in find_captions([_line(words)], ()))


def repairs_in(text: str, start: int) -> Iterator[Repair]:
    """What is read otherwise in a text that begins at `start`: ligatures, characters that leave no ink."""
    if text.isascii():
        return
    for match in INVISIBLE.finditer(text):
        yield Repair(start + match.start(), start + match.end(), "")
    for match in LIGATURE.finditer(text):
        yield Repair(start + match.start(), start + match.end(), LIGATURES[match[0]])


def _heading_end(piece: Piece) -> int:
    """Where the heading ends that a paragraph is or begins with; 0 where it has none.

    It is bold, or a line by itself above the text as the headings of topics are, or a head that every report has.
    """
    first, _, rest = piece.text.partition("\n")
    if not could_be_heading(first):
        return 0
    if piece.is_bold(len(first)):
        return len(first)
    if rest:
        return len(first) if is_title_like(_line(first), _line(rest.partition("\n")[0])) else 0
    return len(first) if is_known_head(first) or known_level(first) is not None else 0


def _line(words: str) -> Line:
    return Line(0, len(words), words, 0, 0, blank_cell=False, new_page=False)


def _on_one_line(piece: Piece) -> str:
    return " ".join(piece.text.split())
