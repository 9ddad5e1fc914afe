"""The tables of rows that became lists of bullets."""

from collections.abc import Iterator, Sequence

from ingest.grids.grid_drafts import DraftCell, DraftGrid, make_grid
from ingest.grids.listed_rows import ListedCell, read_listed_cell
from ingest.grids.row_figures import Span
from ingest.labels import LONGEST_LABEL, ends_sentence
from schema import Block, BlockKind, Grid

LABEL_KINDS = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
BETWEEN_KINDS = (BlockKind.FURNITURE, BlockKind.CAPTION)


class ListedRow:
    """The bullets under one label, by the words of their heads."""

    def __init__(self, label: Span | None, *, begins: bool) -> None:
        self.label = label
        self.begins = begins
        """Whether more than a label stands between it and the list before it."""
        self.cells: dict[str, ListedCell] = {}


def is_listed(text: str, block: Block) -> bool:
    """Whether a row of a table is a bullet."""
    return block.kind is BlockKind.TABLE_ROW and read_listed_cell(text, block.start, block.end) is not None


def read_listed_grids(text: str, blocks: Sequence[Block]) -> Iterator[Grid]:
    """The tables whose rows are lists under their labels, with a column for each head.

    The cells of the head are those of the lists in which they stand first, so that they stand behind the first label.
    """
    rows: list[ListedRow] = []
    for row in _rows(text, blocks):
        if rows and (row.label is None or row.begins or not any(row.cells.keys() & other.cells.keys() for other in rows)):
            yield from _grids(text, rows)
            rows = []
        rows.append(row)
    yield from _grids(text, rows)


def _rows(text: str, blocks: Sequence[Block]) -> Iterator[ListedRow]:
    row: ListedRow | None = None
    before: Block | None = None
    between = 0
    for block in blocks:
        cell = read_listed_cell(text, block.start, block.end) if block.kind is BlockKind.TABLE_ROW else None
        if cell is None:
            if row and block.kind not in BETWEEN_KINDS:
                yield row
                row = None
            between += 1
            before = before if block.kind in BETWEEN_KINDS and before else block
            continue
        head = text[slice(*cell.head)].casefold()
        if row is None or head in row.cells:
            if row:
                yield row
            row = ListedRow(_label(text, before) if row is None else None, begins=between > 1)
            between = 0
        row.cells[head] = cell
    if row:
        yield row


def _label(text: str, before: Block | None) -> Span | None:
    """The label above a list: a short line."""
    if before is None or before.kind not in LABEL_KINDS or before.end - before.start > LONGEST_LABEL:
        return None
    return None if ends_sentence(text[before.start : before.end]) else Span(before.start, before.end)


def _grids(text: str, rows: Sequence[ListedRow]) -> Iterator[Grid]:
    """The table of these lists; the longest tells the order of the columns."""
    if not rows:
        return
    longest = max(rows, key=lambda row: len(row.cells))
    heads = list(dict.fromkeys(head for row in (longest, *rows) for head in row.cells))
    first = {head: next(row.cells[head].head for row in rows if head in row.cells) for head in heads}
    drafts = [[DraftCell(first[head], column) for column, head in enumerate(heads, start=1)]]
    for row in rows:
        label = [DraftCell(row.label, 0)] if row.label else []
        drafts.append(
            [*label, *(DraftCell(row.cells[head].figure, i) for i, head in enumerate(heads, start=1) if head in row.cells)]
        )
    grid = make_grid(text, DraftGrid(drafts, head_rows=1, label_columns=1, columns=1 + len(heads)))
    if grid:
        yield grid
