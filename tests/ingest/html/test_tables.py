"""Tables of pages: spans, heads, labels, what is no table."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.html.inline import Piece
from ingest.html.reader import read_html
from ingest.html.spans import CellSource, PlacedCell, RowSource, place_cells
from ingest.options import ReadOptions
from schema import Document

Read = Callable[[str], Document]
Cell = tuple[str, int, int, int, int]


def cells_of(document: Document, grid: int = 0) -> list[Cell]:
    """The cells of a table: words, row, column, how many rows and columns."""
    text = document.text
    return [(text[c.start : c.end], c.row, c.column, c.row_span, c.column_span) for c in document.grids[grid].cells]


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.text[block.start : block.end]) for block in document.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "<tr><td rowspan=2>Haven<td>Lasten<td>12<tr><td>Baten<td>8",
            [("Haven", 0, 0, 2, 1), ("Lasten", 0, 1, 1, 1), ("12", 0, 2, 1, 1), ("Baten", 1, 1, 1, 1), ("8", 1, 2, 1, 1)],
            id="rows spanned",
        ),
        pytest.param(
            "<tr><th>Kade<th colspan=2>2024<tr><td>Haven<td>12<td>8",
            [("Kade", 0, 0, 1, 1), ("2024", 0, 1, 1, 2), ("Haven", 1, 0, 1, 1), ("12", 1, 1, 1, 1), ("8", 1, 2, 1, 1)],
            id="columns spanned",
        ),
        pytest.param(
            "<tr><td>Haven<td rowspan=9>12</tr><tr><td>Kade</tr>",
            [("Haven", 0, 0, 1, 1), ("12", 0, 1, 2, 1), ("Kade", 1, 0, 1, 1)],
            id="a span beyond the table",
        ),
        pytest.param(
            "<tbody><tr><td rowspan=9>Haven<td>12</tbody><tbody><tr><td>Kade<td>8</tbody>",
            [("Haven", 0, 0, 1, 1), ("12", 0, 1, 1, 1), ("Kade", 1, 0, 1, 1), ("8", 1, 1, 1, 1)],
            id="a span beyond its row group",
        ),
        pytest.param(
            "<tr><td rowspan=0>Haven<td>12<tr><td>8<tr><td>3",
            [("Haven", 0, 0, 3, 1), ("12", 0, 1, 1, 1), ("8", 1, 1, 1, 1), ("3", 2, 1, 1, 1)],
            id="a span of all rows that are left",
        ),
        pytest.param(
            "<tr><td colspan=100>Lasten<tr><td>Haven<td>&nbsp;<td>12<tr><td>Kade<td><td>8",
            [("Lasten", 0, 0, 1, 2), ("Haven", 1, 0, 1, 1), ("12", 1, 1, 1, 1), ("Kade", 2, 0, 1, 1), ("8", 2, 1, 1, 1)],
            id="columns that are empty everywhere",
        ),
        pytest.param(
            "<tr><td>Haven<td>€<td>1.200<td>€<td>-<tr><td>Kade<td>€<td>800<td>€<td>5",
            [("Haven", 0, 0, 1, 1), ("€ 1.200", 0, 1, 1, 1), ("€ -", 0, 2, 1, 1), ("Kade", 1, 0, 1, 1), ("€ 800", 1, 1, 1, 1), ("€ 5", 1, 2, 1, 1)],
            id="a euro sign in its own cell",
        ),
        pytest.param(
            "<tr><td><p>Rekening</p><p>2024</p><td>a<br>b<ul><li>c<li>d</ul><ol><li>e</ol>",
            [("Rekening\n2024", 0, 0, 1, 1), ("a\nb\nc\nd\n1. e", 0, 1, 1, 1)],
            id="lines of a cell",
        ),
        pytest.param("<tr><td>Haven<td>12<tr hidden><td>Kade<td>8", [("Haven", 0, 0, 1, 1), ("12", 0, 1, 1, 1), ("Kade", 1, 0, 1, 1), ("8", 1, 1, 1, 1)], id="rows that are folded up"),
        pytest.param(
            "<tr><td>3A1 Droge kades<td><ul><li>3A101 Pompen<li>3A102 Dijken<br>bouwen</ul>",
            [("3A1 Droge kades", 0, 0, 2, 1), ("3A101 Pompen", 0, 1, 1, 1), ("3A102 Dijken\nbouwen", 1, 1, 1, 1)],
            id="several activities in a cell",
        ),
        pytest.param(
            "<tr><td>3A1 Droge<br>kades<td>1.200<br>1.300",
            [("3A1 Droge\nkades", 0, 0, 1, 1), ("1.200\n1.300", 0, 1, 1, 1)],
            id="lines without codes of their own",
        ),
        pytest.param("<tr><td colspan=x rowspan=-2>Haven<td colspan='2;'>1", [("Haven", 0, 0, 1, 1), ("1", 0, 1, 1, 1)], id="spans that make no sense"),
        pytest.param(
            "<caption>Reserves</caption><tr><th>Haven<td><table><tr><td>1<td>2<tr><td>3</table>",
            [("Haven", 0, 0, 1, 1), ("1 2\n3", 0, 1, 1, 1)],
            id="a table in a cell",
        ),
    ],
)  # fmt: skip
def test_cells(read: Read, source: str, expected: list[Cell]) -> None:
    assert cells_of(read(f"<html><table>{source}</table>")) == expected


@pytest.mark.parametrize(
    ("source", "head_rows", "label_columns"),
    [
        pytest.param("<tr><td>Kade<td>2024<td>2025<tr><td>Haven<td>12<td>8", 1, 1, id="years over figures"),
        pytest.param("<tr><th>Kade<th colspan=2>Raming<tr><th><th>2024<th>2025<tr><td>Haven<td>12<td>8", 2, 1, id="two rows of heads"),
        pytest.param("<tr><td>Kade<td>Rekening<td>2025<tr><td colspan=3>Lasten<tr><td>Haven<td>12<td>8", 1, 1, id="a section below the head"),
        pytest.param("<tr><td>Haven<td>12<td>8<tr><td>Kade<td>5<td>3", 0, 1, id="no head"),
        pytest.param("<tr><td>Code<td>Naam<td>2024<tr><td>6.71<td>Maatwerk<td>12<tr><td>0.1<td>Bestuur<td>8", 1, 2, id="codes before names"),
        pytest.param("<tr><td>Nr<td>Naam<td>I/S<td>2024<tr><td>1<td>Haven<td>I<td>12<tr><td>2<td>Kade<td>S<td>8", 1, 3, id="numbers, names and codes"),
        pytest.param("<tr><td>Haven<td>Lasten<td>12<tr><td><td>Baten<td>8", 0, 2, id="two columns of labels"),
        pytest.param("<tr><td>Programma<td>Beleidsterrein<td>2024<tr><td>Haven<td><td>12<tr><td>Kade<td><td>8", 1, 2, id="an empty column of labels"),
        pytest.param("<tr><td>Wat<td>2023<td>2024<tr><td>Haven<td><td>12<tr><td>Kade<td><td>8", 1, 1, id="an empty column of figures"),
        pytest.param("<tr><td>Wat<td>2024<td>Toelichting<tr><td>Haven<td>12<td>Meer schepen<tr><td>Kade<td>8<td>Minder schepen", 1, 1, id="words behind the figures"),
        pytest.param("<tr><td>Jaar<td>Lasten<tr><td>2024<td>1.200<tr><td>2025<td>1.300", 1, 1, id="years as labels"),
        pytest.param("<thead><tr><th><th>(1)<th>(2)</thead><tr><td>Haven<td>12<td>8", 1, 1, id="numbered columns"),
        pytest.param("<tr><td>Wat<td>2024<td>2025<tr><td>Haven<td>1 250 000<td>−5", 1, 1, id="blanks in figures, a true minus"),
        pytest.param("<thead><tr><th>Doel<th>Prestaties</thead><tr><td>Droge kades<td>Pompen", 1, 2, id="a table of words"),
        pytest.param("<tr><td><b>Doel</b><td><b>Prestaties</b><tr><td>Droge kades<td>Pompen", 1, 2, id="a bold head over words"),
        pytest.param("<tr><td>Programmanummer<td>3<tr><td>Commissie<td>Leefomgeving", 0, 2, id="header block of a programme"),
    ],
)  # fmt: skip
def test_heads_and_labels(read: Read, source: str, head_rows: int, label_columns: int) -> None:
    (grid,) = read(f"<html><table>{source}</table>").grids
    assert (grid.head_rows, grid.label_columns) == (head_rows, label_columns)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<table role=presentation><tr><td>Haven<td>Kade</table>", [("paragraph", "Haven"), ("paragraph", "Kade")], id="said to be layout"),
        pytest.param("<table><tr><td><h2>Haven</h2><table><tr><td>a<td>1</table><td>Kade</table>", [("heading", "Haven"), ("cell", "a"), ("cell", "1"), ("paragraph", "Kade")], id="it holds a table"),
        pytest.param("<table><tr><td>Haven<tr><td>Kade</table>", [("paragraph", "Haven"), ("paragraph", "Kade")], id="one column"),
        pytest.param(f"<table><tr><td>{'De haven is open. ' * 50}<td>Kade</table>", [("paragraph", ("De haven is open. " * 50).strip()), ("paragraph", "Kade")], id="columns of text"),
        pytest.param("<dl><dt>Tarief<dd>€ 5<dd>€ 6<dt>Korting<dd>geen</dl>", [("cell", w) for w in ("Tarief", "€ 5", "€ 6", "Korting", "geen")], id="a list of terms"),
        pytest.param(f"<dl><dt>Kade</dt><dd>{'Een muur aan het water. ' * 20}</dd></dl>", [("paragraph", "Kade"), ("paragraph", ("Een muur aan het water. " * 20).strip())], id="terms that are explained"),
        pytest.param("<div role=table><div role=row><span role=columnheader>Wat</span><span role=columnheader>2024</span></div><div role=row><span role=cell>Haven</span><span role=cell>12</span></div></div>", [("cell", w) for w in ("Wat", "2024", "Haven", "12")], id="a table by role"),
        pytest.param("<table><tr><td colspan=2>Verloop van de reserves<tr><td>Wat<td>2025<tr><td>a<td>1</table>", [("caption", "Verloop van de reserves"), *(("cell", w) for w in ("Wat", "2025", "a", "1"))], id="a title over the heads"),
        pytest.param("<table><tr><td colspan=2>Rekening 2025<tr><td>Wat<td>Baten<tr><td>a<td>1</table>", [("cell", w) for w in ("Rekening 2025", "Wat", "Baten", "a", "1")], id="a head over all columns"),
        pytest.param("<table><tr><td colspan=2>Verloop van de reserves<tr><td>a<td>1</table>", [("cell", w) for w in ("Verloop van de reserves", "a", "1")], id="a section without heads"),
        pytest.param("<table><caption>Tabel 1</caption><tr><td>a<td>1</table>", [("caption", "Tabel 1"), ("cell", "a"), ("cell", "1")], id="caption"),
        pytest.param("<table><tr><td colspan=2>Deze tabel telt alles bij elkaar op.<tr><td>a<td>1<tr><td colspan=2>Wat er niet in staat, staat in de bijlage.</table>", [("paragraph", "Deze tabel telt alles bij elkaar op."), ("cell", "a"), ("cell", "1"), ("paragraph", "Wat er niet in staat, staat in de bijlage.")], id="sentences above and below"),
    ],
)  # fmt: skip
def test_what_is_a_table(read: Read, source: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(read(f"<html><body>{source}")) == expected


def test_a_row_stands_on_a_line_with_tabs(read: Read) -> None:
    document = read("<table><tr><td>Wat<td>2024<td>2025<tr><td>Haven<td><td>8</table><p>Slot van de tabel.")
    assert document.text == "Wat\t2024\t2025\nHaven\t\t8\n\nSlot van de tabel."


@st.composite
def filled_grids(draw: st.DrawFn) -> tuple[int, list[Cell]]:
    """A grid that is filled without gaps by cells that span rows and columns; some have no ink."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(2, 6))
    chance = random.Random(draw(st.integers(0, 2**32)))
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            width = height = 1
            while column + width < columns and (row, column + width) not in taken and chance.random() < 0.25:
                width += 1
            while row + height < rows and chance.random() < 0.25:
                height += 1
            taken |= {(row + y, column + x) for y in range(height) for x in range(width)}
            words = "" if chance.random() < 0.2 else f"c{row}.{column}"
            cells.append((words, row, column, height, width))
    return rows, cells


def render(rows: int, cells: list[Cell]) -> str:
    lines = []
    for row in range(rows):
        own = (cell for cell in cells if cell[1] == row)
        lines.append("".join(f"<td rowspan={height} colspan={width}>{words}" for words, _, _, height, width in own))
    return "<table><caption>Raster</caption>" + "".join(f"<tr>{line}" for line in lines) + "</table>"


@given(filled_grids())
def test_any_grid_comes_back_from_its_source(drawn: tuple[int, list[Cell]]) -> None:
    rows, cells = drawn
    inked = [cell for cell in cells if cell[0]]
    row_starts, column_starts = sorted({cell[1] for cell in inked}), sorted({cell[2] for cell in inked})

    def kept(starts: list[int], first: int, span: int) -> int:
        return sum(first <= start < first + span for start in starts)

    document = read_html(Path("x.html"), f"<html>{render(rows, cells)}".encode(), ReadOptions())
    expected = [
        (
            words,
            row_starts.index(row),
            column_starts.index(column),
            kept(row_starts, row, height),
            kept(column_starts, column, width),
        )
        for words, row, column, height, width in inked
    ]
    is_table = max(sum(cell[1] == row for cell in cells) for row in range(rows)) > 1
    if is_table and inked:
        assert cells_of(document) == expected
        lines = document.text.split("\n\n", 1)[1].split("\n")
        for cell in expected:
            assert lines[cell[1]].split("\t")[cell[2]] == cell[0]
    else:
        assert document.grids == ()
        assert [words for _, words in kinds(document)] == ["Raster", *(cell[0] for cell in inked)]


def test_cells_that_overlap_keep_their_places() -> None:
    def cell(words: str, rows: int = 1, columns: int = 1) -> CellSource:
        return CellSource(Piece(words), rows, columns)

    placed = place_cells([RowSource([cell("a"), cell("b", rows=2), cell("c")]), RowSource([cell("d", columns=3), cell("e")])])
    assert [(p.piece.text, p.row, p.column) for p in placed] == [("a", 0, 0), ("b", 0, 1), ("c", 0, 2), ("d", 1, 0), ("e", 1, 3)]
    assert all(isinstance(p, PlacedCell) for p in placed)
