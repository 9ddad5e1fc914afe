"""Writes what a Word file holds as the text of a document: block by block, with its links, notes and repairs."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from ingest.docx.cells import fill_cells, join_lines, read_lines
from ingest.docx.drafts import Flow, Paragraph, Table
from ingest.docx.inline import Inline, Sort, Spot
from ingest.docx.kinds import ListDepths, read_paragraph
from ingest.docx.tables import find_head_rows, find_label_columns, place_cells
from ingest.writing import CellDraft, TextWriter
from schema import BlockKind, Link, Remark, Repair, Severity

Item = Paragraph | Table
SERIES = (BlockKind.LIST_ITEM, BlockKind.CONTENTS)
"""Blocks that stand close below one another."""
UNREAD = {
    "picture": ("a picture stands here; figures in it are not read", Severity.INFO),
    "chart": ("a chart stands here; its figures are not read", Severity.INFO),
    "diagram": ("a diagram stands here; its words are not read", Severity.WARNING),
    "embedded-object": (
        "a piece of another program, such as a sheet, stands here as a picture and is not read",
        Severity.WARNING,
    ),
    "embedded-file": ("another file is shown here, which is not read", Severity.WARNING),
}
"""What stands in a file without being read, and what to say of it."""


class BodyWriter:
    """Writes flows, one after the other, and keeps what is where in them."""

    def __init__(self, notes: Mapping[str, Flow], *, has_title: bool) -> None:
        self.writer = TextWriter()
        self.repairs: list[Repair] = []
        self.remarks: list[Remark] = []
        self._notes = notes
        self._has_title = has_title
        self._depths = ListDepths()
        self._level = 0
        self._last: BlockKind | None = None
        self._links: list[tuple[Spot, int]] = []
        self._targets: dict[tuple[Sort, str], int] = {}
        self._footnotes: list[tuple[str, str]] = []
        """Keys and marks of the footnotes that stand below the next end of a block."""
        self._endnotes: list[tuple[str, str]] = []

    def write(self, flow: Flow) -> None:
        """Writes the whole of a flow, with all that is nested in it, and the endnotes behind it."""
        self._write_items(flow.items)
        self._write_items(self._write_notes(self._endnotes))

    def _write_items(self, items: Iterable[Item]) -> None:
        waiting = deque(items)
        while waiting:
            item = waiting.popleft()
            if isinstance(item, Table):
                nested = self._write_table(item)
            else:
                self._write_paragraph(item, waiting)
                nested = [inner for box in item.boxes for inner in box.items]
            waiting.extendleft(reversed(self._write_notes(self._footnotes) + nested))

    def links(self) -> Iterator[Link]:
        """The links and the marks of notes; those that lead nowhere are left out."""
        for spot, offset in sorted(self._links, key=lambda link: link[1] + link[0].start):
            start, end = spot.start + offset, spot.end + offset
            if spot.sort is Sort.ADDRESS:
                yield Link(start, end, address=spot.value)
            else:
                sort = Sort.BOOKMARK if spot.sort is Sort.ANCHOR else Sort.NOTE
                target = self._targets.get((sort, spot.value))
                if target is not None:
                    yield Link(start, end, target=target)

    def _write_paragraph(self, paragraph: Paragraph, behind: Iterable[Item]) -> None:
        reading = read_paragraph(paragraph, _next_with_words(behind) if paragraph.is_bold else None)
        if reading is None:
            self._place(paragraph.inline, self.writer.position)
            return
        level = self._find_level(reading.kind, paragraph)
        close = reading.kind in SERIES and reading.kind is self._last
        block = self.writer.block(
            reading.kind, reading.inline.text, body=reading.body, level=level, number=reading.number, close=close
        )
        self._last = reading.kind
        self._place(reading.inline, block.start)

    def _find_level(self, kind: BlockKind, paragraph: Paragraph) -> int:
        """Level of a heading or list item; below the title all headings stand one deeper than their style says."""
        if kind is BlockKind.LIST_ITEM:
            return self._depths.level(paragraph.indent)
        if kind is not BlockKind.HEADING:
            return 0
        self._depths.close()
        if paragraph.role == "title":
            return 1
        if paragraph.role == "heading":
            self._level = paragraph.level + self._has_title
            return self._level
        return self._level + 1

    def _write_table(self, table: Table) -> list[Item]:
        """Writes a table; returns what is left to write: the content of a mere frame, or tables that stand in its cells."""
        self._depths.close()
        placed = [cell for cell in place_cells(table) if _has_ink(cell.flow)]
        if len(placed) == 1:
            return list(placed[0].flow.items)
        nested: list[Item] = []
        cells = list(fill_cells(placed, nested))
        drafts = [CellDraft(cell.row, cell.column, cell.inline.text, *cell[2:4]) for cell in cells if cell.inline.text]
        head_rows = find_head_rows(table, drafts)
        grid = self.writer.table(drafts, head_rows=head_rows, label_columns=find_label_columns(drafts, head_rows))
        starts = {(cell.row, cell.column): cell.start for cell in grid.cells} if grid else {}
        for cell in cells:
            self._place(cell.inline, starts.get((cell.row, cell.column), self.writer.position))
        self._last = BlockKind.CELL
        return nested

    def _write_notes(self, notes: list[tuple[str, str]]) -> list[Item]:
        """Writes the notes whose marks have been met, and forgets them; returns the tables that stand in them."""
        nested: list[Item] = []
        while notes:
            key, mark = notes.pop(0)
            inline = join_lines(read_lines(self._notes.get(key, Flow()), nested))
            if not inline.text or (Sort.NOTE, key) in self._targets:
                continue
            inline = inline.behind(f"{mark} ")
            block = self.writer.block(BlockKind.FOOTNOTE, inline.text, body=len(mark) + 1, number=mark)
            self._last = BlockKind.FOOTNOTE
            self._targets[Sort.NOTE, key] = block.start
            self._place(inline, block.start)
        return nested

    def _place(self, inline: Inline, offset: int) -> None:
        """Keeps the spots of a text that was written at an offset."""
        for spot in inline.spots:
            start, end = spot.start + offset, spot.end + offset
            match spot.sort:
                case Sort.BOOKMARK:
                    self._targets.setdefault((Sort.BOOKMARK, spot.value), start)
                case Sort.REPAIR:
                    self.repairs.append(Repair(start, end, spot.value))
                case Sort.UNREAD:
                    message, severity = UNREAD[spot.value]
                    self.remarks.append(Remark(spot.value, severity, message, start, end))
                case Sort.NOTE:
                    notes = self._endnotes if spot.value.startswith("endnote") else self._footnotes
                    notes.append((spot.value, inline.text[spot.start : spot.end]))
                    self._links.append((spot, offset))
                case _:
                    self._links.append((spot, offset))


def _next_with_words(items: Iterable[Item]) -> Item | None:
    """The first item that is a table or has words."""
    return next((item for item in items if isinstance(item, Table) or item.inline.text), None)


def _has_ink(flow: Flow) -> bool:
    return any(isinstance(item, Table) or item.inline.text or item.inline.spots or item.mark or item.boxes for item in flow.items)
