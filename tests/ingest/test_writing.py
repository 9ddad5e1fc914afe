"""The canonical text that readers write, and what is where in it."""

from ingest.writing import CellDraft, TextWriter
from schema import BlockKind, Grid, GridCell


def test_blocks_stand_apart_and_items_of_a_list_close() -> None:
    writer = TextWriter()
    writer.block(BlockKind.HEADING, "3.1 Haven", level=2, number="3.1", body=4)
    writer.block(BlockKind.LIST_ITEM, "\u2022 kade", level=1, body=2)
    item = writer.block(BlockKind.LIST_ITEM, "\u2022 sluis", level=1, body=2, close=True)
    assert writer.text == "3.1 Haven\n\n\u2022 kade\n\u2022 sluis"
    assert [writer.text[block.body : block.end] for block in writer.blocks] == ["Haven", "kade", "sluis"]
    assert writer.position == item.end == len(writer.text)


def test_pages_begin_with_a_form_feed() -> None:
    writer = TextWriter()
    writer.page(1, width=595.0, height=842.0)
    writer.block(BlockKind.PARAGRAPH, "De kade")
    writer.page(2)
    writer.block(BlockKind.PARAGRAPH, "is klaar.", continues=True)
    writer.label_page(2, "ii")
    assert writer.text == "De kade\fis klaar."
    assert [(page.number, page.start, page.label) for page in writer.pages] == [(1, 0, None), (2, 8, "ii")]


def test_a_table_has_a_line_for_each_row_and_a_tab_before_each_column() -> None:
    writer = TextWriter()
    drafts = [
        CellDraft(0, 1, "Begroting", column_span=2),
        CellDraft(1, 1, "2025"),
        CellDraft(1, 2, "2026"),
        CellDraft(2, 0, "Lasten"),
        CellDraft(2, 2, "1.582"),
    ]
    grid = writer.table(drafts, head_rows=2, label_columns=1)
    assert writer.text == "\tBegroting\n\t2025\t2026\nLasten\t\t1.582"
    assert grid is not None
    assert (grid.rows, grid.columns, grid.head_rows, grid.label_columns) == (3, 3, 2, 1)
    assert [(writer.text[cell.start : cell.end], *cell[2:6]) for cell in grid.cells] == [
        ("Begroting", 0, 1, 1, 2),
        ("2025", 1, 1, 1, 1),
        ("2026", 1, 2, 1, 1),
        ("Lasten", 2, 0, 1, 1),
        ("1.582", 2, 2, 1, 1),
    ]
    assert [block.kind for block in writer.blocks] == [BlockKind.CELL] * 5
    assert Grid.model_validate(dict(grid)) == grid


def test_a_table_without_ink_is_none() -> None:
    assert TextWriter().table([], head_rows=0, label_columns=0) is None


def test_rows_of_one_table_on_two_pages() -> None:
    writer = TextWriter()
    writer.page(1)
    above = writer.row([(0, "Baten"), (1, "41")], first=True)
    writer.page(2)
    below = writer.row([(0, "Lasten"), (1, "82")], first=False)
    cells = [GridCell(*span, row, column) for row, spans in enumerate((above, below)) for column, span in enumerate(spans)]
    grid = writer.grid(cells, head_rows=0, label_columns=1)
    assert writer.text == "Baten\t41\fLasten\t82"
    assert (grid.start, grid.end, grid.rows) == (0, len(writer.text), 2)
