"""Writes the canonical text of a file that is no text: piece by piece, with what is where in it.

Blocks stand apart by an empty line, items of a list by a line end; a row of a table is a line with tabs between its cells,
one for each column; a page begins with a form feed.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from schema import Block, BlockKind, Blocks, Grid, GridCell, GridCells, Page

Span = tuple[int, int]


class CellDraft(NamedTuple):
    """One cell with ink in it, before it is written. Rows and columns count from 0."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1


class TextWriter:
    """The text of a document so far, and its pages, blocks and grids."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        """What is written of the page."""
        self._pages: list[str] = []
        """What is written of the pages before."""
        self._gap = ""
        self.position = 0
        """Offset at which the text ends by now; the next piece starts behind the gap that parts it from this one."""
        self.pages: list[Page] = []
        self.blocks = Blocks()
        self.grids: list[Grid] = []

    @property
    def text(self) -> str:
        """The text that is written."""
        return "".join([*self._pages, *self._parts])

    def page(
        self,
        number: int,
        *,
        label: str | None = None,
        width: float | None = None,
        height: float | None = None,
        ocr: bool = False,
        confidence: float | None = None,
    ) -> None:
        """Begins a page. Its `label` can be told later, with `label_page`."""
        if self.pages:
            self._put("\f")
            self._pages.append("".join(self._parts))
            self._parts.clear()
        self._gap = ""
        page = Page(number=number, label=label, start=self.position, width=width, height=height, ocr=ocr, confidence=confidence)
        self.pages.append(page)

    def block(
        self,
        kind: BlockKind,
        text: str,
        *,
        body: int = 0,
        level: int = 0,
        number: str | None = None,
        continues: bool = False,
        close: bool = False,
    ) -> Block:
        """Writes a block of any kind but a cell; `body` counts from its start. One that stands `close` follows at a line end.

        `text` begins and ends with ink; line breaks in it are single line feeds.
        """
        start = self._open("\n" if close else "\n\n")
        self._put(text)
        block = Block(kind, start, self.position, start + body, level, number, continues)
        self.blocks.append(block)
        return block

    def row(self, cells: Iterable[tuple[int, str]], *, first: bool) -> list[Span]:
        """Writes one row of a table: the cells with ink in it, by column and in that order; returns their spans."""
        self._open("\n\n" if first else "\n")
        spans: list[Span] = []
        at, end = 0, self.position
        for column, text in cells:
            if column > at:
                self._parts.append("\t" * (column - at))
                end += column - at
                at = column
            start, end = end, end + len(text)
            self._parts.append(text)
            spans.append((start, end))
        self.position = end
        self.blocks.append_spans(BlockKind.CELL, [start for start, _ in spans], [end for _, end in spans])
        return spans

    def table(self, drafts: Sequence[CellDraft], *, head_rows: int, label_columns: int) -> Grid | None:
        """Writes a whole table at once; none where no cell has ink."""
        rows: dict[int, list[CellDraft]] = {}
        for draft in sorted(drafts, key=lambda draft: (draft.row, draft.column)):
            rows.setdefault(draft.row, []).append(draft)
        cells: list[GridCell] = []
        for members in rows.values():
            spans = self.row(((draft.column, draft.text) for draft in members), first=not cells)
            for draft, (start, end) in zip(members, spans, strict=True):
                cells.append(GridCell(start, end, draft.row, draft.column, draft.row_span, draft.column_span))
        return self.grid(cells, head_rows=head_rows, label_columns=label_columns) if cells else None

    def grid(self, cells: Sequence[GridCell], *, head_rows: int, label_columns: int) -> Grid:
        """Makes a grid of cells that `row` wrote, in the order in which they stand in the text."""
        rows = max([cell.row + cell.row_span for cell in cells])
        columns = max([cell.column + cell.column_span for cell in cells])
        grid = Grid.model_construct(
            start=min([cell.start for cell in cells]),
            end=max([cell.end for cell in cells]),
            rows=rows,
            columns=columns,
            head_rows=min(head_rows, rows),
            label_columns=min(label_columns, columns),
            cells=GridCells(cells),
        )
        self.grids.append(grid)
        return grid

    def label_page(self, number: int, label: str) -> None:
        """Tells the number that is printed on a page."""
        page = self.pages[number - 1]
        self.pages[number - 1] = page.model_copy(update={"label": label})

    def _open(self, gap: str) -> int:
        """Puts the gap before the next piece; returns where that starts."""
        if self._gap:
            self._put(gap)
        self._gap = gap
        return self.position

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self.position += len(text)
