"""One paragraph in the making: its runs, fields, links and marks of notes become a text with spots."""

import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ingest.docx.drafts import Flow, Paragraph
from ingest.docx.fields import Field, Fields
from ingest.docx.inline import Inline, Sort, Spot
from ingest.docx.markup import children, is_on, number, value
from ingest.docx.numbering import Mark, Numbering, write_number
from ingest.docx.styles import BODY_LEVEL, Styles, read_flag, read_indent
from ingest.docx.words import read_symbols, symbol

WHITE_SPACE = re.compile(r"[\t\n\r]")
SOFT_HYPHEN = "\xad"
# a raised "2" behind a word, "1)" behind a figure, "*"
RAISED_MARK = re.compile(r"\d{1,2}\)?|\*{1,3}")
# "12 m" before a raised 2, "CO" before a raised 2: what is raised belongs to the unit
UNIT_BEFORE = re.compile(r"(?:\b[kdcm]?m|\bCO)$", re.IGNORECASE)
NOTE_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}


class Look(NamedTuple):
    """How letters look, as far as it matters."""

    bold: bool = False
    hidden: bool = False
    raised: bool = False
    font: str = ""


class OpenLink(NamedTuple):
    """A link whose words are being read."""

    address: str | None
    anchor: str | None
    start: int


class ParagraphMaker:
    """The paragraph that is being read."""

    def __init__(self, styles: Styles, fields: Fields, notes: Counter[str], carried: Inline) -> None:
        self._styles = styles
        self._fields = fields
        self._notes = notes
        self._parts = [carried.text] if carried.text else []
        self._length = len(carried.text)
        self._spots = list(carried.spots)
        self._links: list[OpenLink] = []
        self._ink = {True: 0, False: 0}
        self._custom_note: str | None = None
        self._properties: dict[str, Element] = {}
        self._mark_look: dict[str, Element] = {}
        self._style: str | None = None
        self._is_contents = False
        self._plain_look = Look(styles.is_bold(None), styles.is_hidden(None))
        self.look = self._plain_look
        self.boxes: list[Flow] = []

    @property
    def goes_on(self) -> bool:
        """Whether its words go on in the next paragraph: its end is deleted, or it is a large first letter."""
        frame = self._properties.get("w:framePr")
        is_large_letter = value(frame, "dropCap") in ("drop", "margin")
        return is_large_letter or "w:del" in self._mark_look or "w:moveFrom" in self._mark_look

    def read_properties(self, element: Element) -> None:
        """`w:pPr`: style, numbering, level."""
        self._properties = children(element)
        self._mark_look = children(self._properties.get("w:rPr"))
        self._style = value(self._properties.get("w:pStyle"))
        self._plain_look = self.look = Look(self._styles.is_bold(self._style), self._styles.is_hidden(self._style))

    def begin_run(self) -> None:
        """A run without properties of its own looks as its paragraph does."""
        self.look = self._plain_look

    def read_look(self, element: Element) -> None:
        """`w:rPr`: how the letters of a run look."""
        parts, plain = children(element), self._plain_look
        style = value(parts.get("w:rStyle"))
        bold, hidden = read_flag(element, "w:b"), read_flag(element, "w:vanish")
        self.look = Look(
            bold if bold is not None else plain.bold or (style is not None and self._styles.is_bold(style)),
            hidden if hidden is not None else plain.hidden or (style is not None and self._styles.is_hidden(style)),
            value(parts.get("w:vertAlign")) == "superscript",
            value(parts.get("w:rFonts"), "ascii") or "",
        )

    def put(self, text: str) -> None:
        """Words that stand here, unless they are hidden."""
        if not text or self.look.hidden or not self._fields.is_seen:
            return
        if text == "\n" and (not self._parts or self._parts[-1][-1] == "\n"):
            return
        if self._custom_note is not None:
            self._spot(Sort.NOTE, len(text), self._custom_note)
            self._custom_note = None
            self._part_from_word(len(text))
        elif self.look.raised and RAISED_MARK.fullmatch(text) and not UNIT_BEFORE.search("".join(self._parts[-2:])):
            self._part_from_word(len(text))
        for match in re.finditer(SOFT_HYPHEN, text):
            self._spots.append(Spot(Sort.REPAIR, self._length + match.start(), self._length + match.end(), ""))
        self._ink[self.look.bold] += any(map(str.isalnum, text))
        self._is_contents = self._is_contents or self._fields.is_contents
        self._parts.append(text)
        self._length += len(text)

    def put_text(self, element: Element) -> None:
        """`w:t`: without its blanks at the ends, unless it keeps them."""
        text = read_symbols(self.look.font, WHITE_SPACE.sub(" ", element.text or ""))
        keeps = any(name.endswith("}space") and kept == "preserve" for name, kept in element.attrib.items())
        self.put(text if keeps else text.strip(" "))

    def put_symbol(self, element: Element) -> None:
        """`w:sym`: a sign of a picture font."""
        try:
            code = int(value(element, "char") or "", 16)
            sign = symbol(value(element, "font") or "", code)
        except (ValueError, OverflowError):
            return
        self.put(sign if sign.isprintable() or 0xE000 <= code < 0xF900 else "")

    def put_note(self, element: Element, kind: str) -> None:
        """The mark of a footnote or endnote, as Word numbers it."""
        if self.look.hidden or not self._fields.is_seen:
            return
        key = f"{kind} {value(element, 'id')}"
        if value(element, "customMarkFollows") in ("1", "true", "on"):
            self._custom_note = key
            return
        self._notes[kind] += 1
        mark = write_number(self._notes[kind], NOTE_FORMATS[kind])
        self._spot(Sort.NOTE, len(mark), key)
        self._part_from_word(len(mark))
        self._parts.append(mark)
        self._length += len(mark)

    def put_bookmark(self, element: Element) -> None:
        """A place that links may lead to."""
        self._spot(Sort.BOOKMARK, 0, value(element, "name") or "")

    def put_unread(self, what: str) -> None:
        """Something stands here that is not read."""
        if not self.look.hidden:
            self._spot(Sort.UNREAD, 0, what)

    def open_link(self, address: str | None, anchor: str | None) -> None:
        """The words of a link begin."""
        self._links.append(OpenLink(address, anchor, self._length))

    def close_link(self) -> None:
        """The words of a link end."""
        if self._links:
            link = self._links.pop()
            self._link(link.address, link.anchor, link.start)

    def begin_field(self, element: Element) -> None:
        """`w:fldChar`: a field opens, tells its result from here on, or closes."""
        match value(element, "fldCharType"):
            case "begin":
                self._fields.begin()
            case "separate":
                self._fields.show(self._length)
            case "end":
                self.end_field()

    def end_field(self) -> None:
        """The innermost field closes; one that is a hyperlink becomes a link."""
        ended: Field | None = self._fields.end()
        if ended is not None and ended.shows_result:
            self._link(*ended.target, min(ended.start, self._length))

    def finished(self, numbering: Numbering) -> Paragraph:
        """The paragraph; it counts in its list."""
        self._fields.end_paragraph()
        inline = Inline("".join(self._parts), tuple(self._spots))
        if self.goes_on:
            return Paragraph(inline, boxes=tuple(self.boxes))
        role, level = self._styles.role(self._style)
        own_level = number(self._properties.get("w:outlineLvl"))
        if own_level is not None and role in (None, "heading"):
            role, level = (
                (None if role == "heading" else role, 0) if own_level >= BODY_LEVEL else ("heading", max(own_level, 0) + 1)
            )
        is_hidden = is_on(self._mark_look.get("w:vanish")) and not inline.text
        mark = None if is_hidden else self._mark(numbering)
        indent = read_indent(self._properties.get("w:ind"))
        if indent is None:
            indent = mark.indent if mark else self._styles.indent(self._style) or 0
        return Paragraph(
            inline=inline.stripped(),
            role="contents" if self._is_contents else role,
            level=level,
            mark=mark,
            is_bold=self._ink[True] > 0 and not self._ink[False],
            indent=indent,
            boxes=tuple(self.boxes),
        )

    def _mark(self, numbering: Numbering) -> Mark | None:
        own = children(self._properties.get("w:numPr"))
        style_id, style_level = self._styles.numbering(self._style)
        number_id, level = number(own.get("w:numId")), number(own.get("w:ilvl"))
        if number_id is None:
            number_id, level = style_id, style_level if level is None else level
        if not number_id:
            return None
        return numbering.mark(number_id, numbering.level_of_style(number_id, self._style) if level is None else level)

    def _part_from_word(self, length: int) -> None:
        """A mark that is glued to a word or figure is read as a blank."""
        if self._parts and not self._parts[-1][-1].isspace():
            self._spot(Sort.REPAIR, length, " ")

    def _spot(self, sort: Sort, length: int, words: str) -> None:
        self._spots.append(Spot(sort, self._length, self._length + length, words))

    def _link(self, address: str | None, anchor: str | None, start: int) -> None:
        if start < self._length and (address or anchor):
            sort, words = (Sort.ADDRESS, address) if address else (Sort.ANCHOR, anchor)
            self._spots.append(Spot(sort, start, self._length, words or ""))


INLINE: dict[str, Callable[[ParagraphMaker, Element], None]] = {
    "w:t": ParagraphMaker.put_text,
    "m:t": ParagraphMaker.put_text,
    "w:tab": lambda maker, _: maker.put("\t"),
    "w:ptab": lambda maker, _: maker.put("\t"),
    "w:br": lambda maker, _: maker.put("\n"),
    "w:cr": lambda maker, _: maker.put("\n"),
    "w:noBreakHyphen": lambda maker, _: maker.put("-"),
    "w:sym": ParagraphMaker.put_symbol,
    "w:fldChar": ParagraphMaker.begin_field,
    "w:footnoteReference": lambda maker, element: maker.put_note(element, "footnote"),
    "w:endnoteReference": lambda maker, element: maker.put_note(element, "endnote"),
    "w:bookmarkStart": ParagraphMaker.put_bookmark,
}
"""What stands in the runs of a paragraph and is read when it ends."""
