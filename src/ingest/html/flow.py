"""The way through a page that is read: what begins and ends a block, and what each block is."""

import re
from collections.abc import Callable

from selectolax.lexbor import LexborNode

from ingest.html.elements import (
    BLOCKS,
    EMBEDDED,
    LISTS,
    STRUCK,
    UNREAD,
    Attributes,
    heading_level,
    is_bold,
)
from ingest.html.inline import Inline, Piece, Sort
from ingest.html.lists import OpenList, open_list
from ingest.html.main_part import Choice
from ingest.html.page_links import PageLinks
from ingest.html.page_text import PageText
from ingest.html.site_names import find_site_names
from ingest.html.spans import CellSource
from ingest.html.table_tags import CELLS, GROUPS, table_tag
from ingest.html.tables import TableSource
from ingest.html.tree import Event, walk
from ingest.html.words import web_words
from schema import Remark, Severity

Leave = Callable[[], None]
# "3", " 2;": browsers read the figures in front
SPAN = re.compile(r"\s*(?P<number>\d{1,9})")
MOST_ROWS = 65_534
"""No cell spans more; browsers have the same limit."""


class Flow:
    """The state of the way through a page."""

    def __init__(self, choice: Choice, tables: frozenset[int], links: PageLinks) -> None:
        self.text = PageText(links)
        self.remarks: list[Remark] = []
        self._choice = choice
        self._tables = tables
        self._links = links
        self._inline = Inline()
        self._reads = not choice.mains
        self._whole = 0
        """In how many elements the path is that are one block, whatever they hold: headings, captions, cells."""
        self._table: TableSource | None = None
        self._inner_tables = 0
        self._lists: list[OpenList] = []
        self._notes = 0
        self._preserved = 0

    def read(self, root: LexborNode) -> None:
        """Reads all that stands below a node."""
        leaves: list[Leave | None] = []
        for event, node, tag in walk(root, self._enters):
            if event is Event.TEXT:
                if self._reads:
                    self._inline.add(node.text_content or "", preserve=self._preserved > 0)
            elif event is Event.ENTER:
                leaves.append(self._enter(node, tag, node.attributes))
            elif leave := leaves.pop():
                leave()
        self._flush()

    def _enters(self, node: LexborNode, tag: str) -> bool:
        """Whether an element is read; what stands in one that is not may be told."""
        if node.mem_id in self._choice.left_out:
            if node.mem_id in self._choice.naming:
                self._name_site(node)
            return False
        if tag in UNREAD:
            self._tell_unread(node, tag)
            return False
        if tag == "a" and self._is_back_link(node):
            return False
        return tag != "button" or self._whole > 0 or "aria-expanded" in node.attributes

    def _is_back_link(self, link: LexborNode) -> bool:
        """Whether a link leads from a note back to its mark, by a sign that says nothing."""
        return "#" in (link.attributes.get("href") or "") and link.text().strip() in web_words().back_signs

    def _name_site(self, part: LexborNode) -> None:
        self._flush()
        for name in find_site_names(part):
            self.text.heading(Piece(name.text), name.level)

    def _tell_unread(self, node: LexborNode, tag: str) -> None:
        """A remark on what is embedded or struck out."""
        attributes = node.attributes
        address = attributes.get("src") or attributes.get("data")
        place = self.text.position
        if tag in EMBEDDED and self._reads and address:
            message = f"a part of the page is embedded from elsewhere and was not read: {address[:200]}"
            self.remarks.append(Remark("embedded-page", Severity.WARNING, message, place, place))
        elif tag in STRUCK and self._reads and node.text().strip():
            message = f"words are struck out and were not read: {' '.join(node.text().split())[:200]}"
            self.remarks.append(Remark("struck-words", Severity.INFO, message, place, place))

    def _enter(self, node: LexborNode, tag: str, attributes: Attributes) -> Leave | None:
        """What an element begins; returns what is to be done where it ends."""
        if node.mem_id in self._choice.mains:
            return self._enter_main()
        level = heading_level(tag, attributes)
        if not self._reads:
            return self._enter_heading(level, outside=True) if level == 1 else None
        if part := table_tag(tag, attributes):
            return self._enter_table_part(node, part, tag, attributes)
        self._enter_place(tag, attributes)
        if level and not self._whole:
            return self._enter_heading(level)
        if tag in LISTS:
            return self._enter_list(tag, attributes, node)
        if tag in ("summary", "button") and not self._whole:
            return self._enter_whole(self.text.part_heading)
        if tag == "figcaption" and not self._whole:
            return self._enter_whole(self.text.caption)
        if tag in BLOCKS:
            return self._enter_block(tag, attributes)
        return self._enter_inline(tag, attributes)

    def _enter_main(self) -> Leave:
        self._flush()
        self._reads = True

        def leave() -> None:
            self._flush()
            self._reads = False

        return leave

    def _enter_heading(self, level: int, *, outside: bool = False) -> Leave:
        """A heading; the highest one counts also where it stands outside the main part."""
        self._reads = True
        close = self._enter_whole(lambda piece: self.text.heading(piece, level))

        def leave() -> None:
            close()
            self._reads = not outside

        return leave

    def _enter_whole(self, write: Callable[[Piece], None]) -> Leave:
        """What is one block, whatever it holds."""
        self._interrupt()
        self._whole += 1

        def leave() -> None:
            piece = self._inline.take()
            self._whole -= 1
            if piece:
                write(piece.on_lines())

        return leave

    def _enter_place(self, tag: str, attributes: Attributes) -> None:
        """Something that links or tabs lead to."""
        for name in (attributes.get("id"), attributes.get("name") if tag == "a" else None):
            if name in self._links.tabs and not self._whole:
                self._interrupt()
                self.text.part_heading(Piece(self._links.tabs[name]))
            if name in self._links.targets:
                if tag in BLOCKS:
                    self._boundary()
                self._inline.anchor(name)

    def _enter_list(self, tag: str, attributes: Attributes, node: LexborNode) -> Leave:
        if self._whole:
            self._boundary()
        else:
            self._interrupt()
        items = len(node.css("li")) if "reversed" in attributes else 0
        self._lists.append(open_list(tag, attributes, items))

        def leave() -> None:
            self._boundary()
            self._lists.pop()

        return leave

    def _enter_block(self, tag: str, attributes: Attributes) -> Leave:
        """Any other element that begins and ends a line."""
        self._boundary()
        if tag == "li" and self._lists:
            self._open_item(attributes)
        is_note = attributes.get("id") in self._links.notes
        bold = is_bold(tag, attributes)
        self._notes += is_note
        self._preserved += tag == "pre"
        if bold:
            self._inline.open(Sort.BOLD)

        def leave() -> None:
            if tag == "li" and not self._whole:
                self._flush()
            else:
                self._boundary()
            self._notes -= is_note
            self._preserved -= tag == "pre"
            if bold:
                self._inline.close()
            if tag == "li" and self._lists:
                self._lists[-1].has_item = True

        return leave

    def _open_item(self, attributes: Attributes) -> None:
        """An item of a list; in a cell only its number is printed before it."""
        item = self._lists[-1]
        item.open_item(attributes)
        if self._whole and item.is_numbered:
            self._inline.add(f"{item.bullet} ")

    def _enter_inline(self, tag: str, attributes: Attributes) -> Leave | None:
        """Part of a line."""
        if tag == "br":
            self._inline.end_line()
        address = attributes.get("href") if tag == "a" else None
        sort = Sort.LINK if address else Sort.RAISED if tag == "sup" else Sort.BOLD if is_bold(tag, attributes) else None
        if sort is None:
            return None
        self._inline.open(sort, address or "")
        return self._inline.close

    def _enter_table_part(self, node: LexborNode, part: str, tag: str, attributes: Attributes) -> Leave | None:
        """A table or a part of one; a table that lays out the page, or stands in a cell of another, is none."""
        if part == "table" and self._table is None and node.mem_id in self._tables and not self._whole:
            return self._enter_table()
        self._enter_place(tag, attributes)
        if self._table is None:
            return self._enter_block(tag if tag in BLOCKS else "div", attributes)
        if part == "table" or self._inner_tables:
            return self._enter_inner_table(part)
        if part in GROUPS:
            self._table.open_group(is_head=part == "thead")
            return self._leave_group
        if part == "caption":
            return self._enter_whole(self._table.captions.append)
        if part == "tr":
            self._table.open_row()
            return None
        return self._enter_cell(self._table, part, attributes)

    def _enter_table(self) -> Leave:
        self._interrupt()
        table = self._table = TableSource()

        def leave() -> None:
            self._table = None
            for caption in table.captions:
                self.text.caption(caption)
            self.text.table(table.lay_out())

        return leave

    def _enter_inner_table(self, part: str) -> Leave:
        """A part of a table in a cell: its rows are lines of the cell."""
        self._inner_tables += part == "table"
        if part not in CELLS:
            self._boundary()

        def leave() -> None:
            self._inner_tables -= part == "table"
            if part in CELLS:
                self._inline.add(" ")
            else:
                self._boundary()

        return leave

    def _leave_group(self) -> None:
        if self._table:
            self._table.open_group(is_head=False)

    def _enter_cell(self, table: TableSource, part: str, attributes: Attributes) -> Leave:
        if part in ("dt", "dd"):
            table.open_term(is_name=part == "dt")
        self._whole += 1

        def leave() -> None:
            piece = self._inline.take()
            self._whole -= 1
            rows, columns = (read_span(attributes.get(name)) for name in ("rowspan", "colspan"))
            table.add_cell(CellSource(piece and piece.on_lines(), rows, max(columns, 1), is_head=part == "th"))

        return leave

    def _interrupt(self) -> None:
        """Something begins that is no part of the block before it; what follows it in an item of a list is no item."""
        self._flush()
        if self._lists and not self._whole:
            self._lists[-1].has_item = True

    def _boundary(self) -> None:
        """A line ends: with it the block, unless that is a cell, a heading or an item of a list."""
        if self._whole or (self._lists and not self._lists[-1].has_item):
            if self._inline.length:
                self._inline.end_line()
        else:
            self._flush()

    def _flush(self) -> None:
        """Writes what was collected as the block that it is."""
        piece = self._inline.take()
        if piece is None or not self._reads:
            return
        item = self._lists[-1] if self._lists and not self._lists[-1].has_item else None
        if item:
            item.has_item = True
        if self._notes:
            self.text.note(piece.on_lines(), item.bullet if item and item.is_numbered else "")
        elif item:
            self.text.item(piece.on_lines(), len(self._lists), item.bullet, item.number)
        else:
            for part in piece.pieces():
                self.text.paragraph(part, close=bool(self._lists))


def read_span(value: str | None) -> int:
    """How many rows or columns an attribute lets a cell span; 1 where it says nothing that makes sense.

    >>> read_span("3"), read_span("0"), read_span(" 2;"), read_span("twee"), read_span(None)
    (3, 0, 2, 1, 1)
    """
    match = SPAN.match(value) if value else None
    return min(int(match["number"]), MOST_ROWS) if match else 1
