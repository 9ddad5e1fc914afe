"""Writes the pieces and tables of a document's pages as its text, with the place of each word and what leads where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from ingest.pdf.notes import has_marks, marks_in
from ingest.pdf.parts import PageFlow, Piece
from ingest.pdf.sheets import LineLink, PageTable, Wording
from ingest.writing import CellDraft, TextWriter
from schema import BlockKind, GridCell, Link, Repair
from schema.places import Places


class _Mark(NamedTuple):
    """The mark of a note in the text."""

    mark: str
    start: int
    end: int
    page: int
    glued: bool
    """Whether it is raised and stands at a word or figure without a blank."""


class Manuscript:
    """The text of a PDF, as far as it is written."""

    def __init__(self) -> None:
        self.writer = TextWriter()
        self.places = Places()
        self.hyphens: list[int] = []
        """Offsets of the hyphens with which line ends broke words."""
        self._page = 0
        self._wordings: list[tuple[int, Wording]] = []
        """The words that are written of the page by now, and at which offset."""
        self._links: list[Link] = []
        self._page_links: list[tuple[int, int, int]] = []
        self._marks: list[_Mark] = []
        self._notes: dict[tuple[int, str], int] = {}
        self._drop_caps: list[Repair] = []
        self._headings: list[tuple[int, int]] = []
        """The block of each heading that is written, and its place among all."""
        self._grid: _OpenGrid | None = None

    def write(self, pages: Iterable[PageFlow]) -> None:
        """Writes all pages."""
        for page in pages:
            sheet = page.sheet
            self._page = sheet.number
            self.writer.page(
                sheet.number,
                label=page.label,
                width=sheet.shown_width,
                height=sheet.shown_height,
                ocr=sheet.ocr,
                confidence=sheet.confidence,
            )
            for part in (*page.heads, *page.parts, *page.feet):
                if isinstance(part, Piece):
                    self._piece(part)
                else:
                    self._table(part)
            self._place_words()
        self._end_grid()

    def give_levels(self, levels: Sequence[int]) -> None:
        """Gives each heading its level, by its place among all of them."""
        for index, heading in self._headings:
            self.writer.blocks.give_level(index, levels[heading])

    @property
    def links(self) -> list[Link]:
        """What leads to addresses, to other pages and to notes, in order."""
        starts = {page.number: page.start for page in self.writer.pages}
        to_pages = [Link(start, end, target=starts[page]) for start, end, page in self._page_links if page in starts]
        to_notes = [Link(mark.start, mark.end, target=note) for mark in self._marks if (note := self._note(mark)) is not None]
        return sorted([*self._links, *to_pages, *to_notes], key=lambda link: (link.start, link.end))

    @property
    def repairs(self) -> list[Repair]:
        """Marks of notes at words and figures, which are read as blanks, and what parts a drop cap from its word."""
        marks = [Repair(mark.start, mark.end, " ") for mark in self._marks if mark.glued and self._note(mark) is not None]
        return sorted([*marks, *self._drop_caps])

    def _note(self, mark: _Mark) -> int | None:
        """Offset of the note that a mark leads to: on its page, or the next where a table runs on."""
        found = self._notes.get((mark.page, mark.mark))
        return self._notes.get((mark.page + 1, mark.mark)) if found is None else found

    def _piece(self, piece: Piece) -> None:
        text = "\n".join([line.text for line in piece.lines])
        block = self.writer.block(
            piece.kind,
            text,
            body=piece.body,
            level=piece.level,
            number=piece.number,
            continues=piece.continues,
            close=piece.close,
        )
        if piece.kind is BlockKind.HEADING and piece.heading is not None:
            self._headings.append((len(self.writer.blocks) - 1, piece.heading))
        position = block.start
        is_note = piece.kind is BlockKind.FOOTNOTE
        if is_note and piece.number:
            self._notes.setdefault((self._page, piece.number), block.start)
        for line in piece.lines:
            self._words(line.wording, position, first=piece.body if is_note and line is piece.lines[0] else 0)
            position += len(line.text) + 1
            if line.hyphenated:
                self.hyphens.append(position - 2)
        if piece.has_drop_cap:
            self._drop_caps.append(Repair(block.start + 1, block.start + 2, ""))

    def _words(self, wording: Wording, start: int, first: int = 0) -> None:
        """Notes words that are written at `start`, their links and their marks; marks before `first` are those of a note."""
        self._wordings.append((start, wording))
        if wording.links:
            self._note_links(wording.links, start)
        if has_marks(wording):
            for mark, begin, end in marks_in(wording):
                if begin >= first and begin:
                    glued = not wording.text[begin - 1].isspace() and wording.text[begin] != "*"
                    self._marks.append(_Mark(mark, start + begin, start + end, self._page, glued))

    def _place_words(self) -> None:
        """Notes the places of all words of a page at once: most cells hold a single one."""
        every = [words for _, words in self._wordings]
        starts = [at + start for at, words in self._wordings for start in words.starts]
        self.places.add_words(self._page, starts, [words.lengths for words in every], [words.boxes for words in every])
        cuts = [at + cut for at, words in self._wordings for cut in words.cuts]
        self.places.add_cuts(cuts, [words.cut_edges for words in every])
        self._wordings.clear()

    def _note_links(self, links: Sequence[LineLink], start: int) -> None:
        for link in links:
            if link.address:
                self._links.append(Link(start + link.start, start + link.end, address=link.address))
            elif link.page:
                self._page_links.append((start + link.start, start + link.end, link.page))

    def _table(self, table: PageTable) -> None:
        """Writes the rows of a table; one that goes on in the table before adds to its grid."""
        if not table.continues or self._grid is None:
            self._end_grid()
            self._grid = _OpenGrid(table.head_rows, table.label_columns)
        grid, columns, again = self._grid, table.columns if table.continues else None, table.head_rows if table.continues else 0
        first_row = grid.rows - again
        for number, members in groupby(table.cells, key=lambda one: one.cell.row):
            row = list(members)
            if number < again:
                for one in row:
                    self._words(one.wording, self.writer.block(BlockKind.FURNITURE, one.wording.text, close=True).start)
                continue
            cells = [one.cell for one in row]
            if first_row or columns:
                cells = [_moved(cell, first_row, columns) for cell in cells]
            spans = self.writer.row(((cell.column, cell.text) for cell in cells), first=number == again)
            for one, cell, (start, end) in zip(row, cells, spans, strict=True):
                self._words(one.wording, start)
                grid.cells.append(GridCell(start, end, cell.row, cell.column, cell.row_span, cell.column_span))
        grid.rows = max([cell.row + cell.row_span for cell in grid.cells], default=0)

    def _end_grid(self) -> None:
        """The table before is whole."""
        if self._grid and self._grid.cells:
            self.writer.grid(self._grid.cells, head_rows=self._grid.head_rows, label_columns=self._grid.label_columns)
        self._grid = None


@dataclass(slots=True)
class _OpenGrid:
    """A table that may go on over the next page."""

    head_rows: int
    label_columns: int
    rows: int = 0
    cells: list[GridCell] = field(default_factory=list)


def _moved(cell: CellDraft, rows: int, columns: Sequence[int] | None) -> CellDraft:
    """A cell by its place in the whole table, that goes on with so many `rows` more and in these `columns` of it."""
    if columns is None:
        return cell._replace(row=cell.row + rows)
    first, last = columns[cell.column], columns[min(cell.column + cell.column_span, len(columns)) - 1]
    return cell._replace(row=cell.row + rows, column=first, column_span=last - first + 1)
