"""Tables of Word files as grids."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema import Document

Read = Callable[..., Document]
HEAD = "<tr><td>x € 1.000</td><td>2025</td><td>2026</td></tr>"
LASTEN = "<tr><td>Lasten</td><td>1.200</td><td>1.300</td></tr>"
BATEN = "<tr><td>Baten</td><td>-</td><td></td></tr>"
REPEATED = "<w:tr><w:trPr><w:tblHeader/></w:trPr>"


def cells_of(document: Document, index: int = 0) -> list[tuple[int, int, int, int, str]]:
    grid = document.grids[index]
    return [(cell.row, cell.column, cell.row_span, cell.column_span, document.text[cell.start : cell.end]) for cell in grid.cells]


@pytest.mark.parametrize(
    ("rows", "head_rows", "label_columns"),
    [
        pytest.param(HEAD + LASTEN + BATEN, 1, 1, id="years above figures"),
        pytest.param(LASTEN + BATEN, 0, 1, id="no head"),
        pytest.param("<tr><td span3>Programma Haven</td></tr>" + HEAD + LASTEN, 2, 1, id="title above the head"),
        pytest.param(HEAD + "<tr><td span3>Programma Haven</td></tr>" + LASTEN, 1, 1, id="section below the head"),
        pytest.param(
            "<tr><td></td><td span2>Raming</td></tr><tr><td></td><td>2025</td><td>2026</td></tr>" + LASTEN,
            2,
            1,
            id="two rows of heads",
        ),
        pytest.param(
            "<tr><td down>Programma</td><td span2>Raming</td></tr><tr><td goes_on></td><td>2025</td><td>2026</td></tr>" + LASTEN,
            2,
            1,
            id="head that goes on below",
        ),
        pytest.param(
            REPEATED + "<td>Doel</td><td>Prestatie</td></tr><tr><td>Een haven</td><td>Bouwen</td></tr>", 1, 1, id="head by flag"
        ),
        pytest.param("<tr><td>Doel</td><td>Prestatie</td></tr><tr><td>Een haven</td><td>Bouwen</td></tr>", 0, 1, id="words only"),
        pytest.param(
            '<w:tblPr><w:tblStyle w:val="Kopregel"/><w:tblLook w:val="04A0" w:firstRow="1"/></w:tblPr>'
            "<tr><td>Doel</td><td>Prestatie</td></tr><tr><td>Een haven</td><td>Bouwen</td></tr>",
            1,
            1,
            id="head by the table's style",
        ),
        pytest.param(
            '<w:tblPr><w:tblStyle w:val="Kopregel"/><w:tblLook w:val="0480"/></w:tblPr>'
            "<tr><td>Doel</td><td>Prestatie</td></tr><tr><td>Een haven</td><td>Bouwen</td></tr>",
            0,
            1,
            id="style whose first row is not in use",
        ),
        pytest.param(
            "<tr><td>Programmanummer</td><td>4</td></tr><tr><td>Commissie</td><td>Ruimte</td></tr>", 0, 1, id="header block"
        ),
        pytest.param(
            "<tr><td>Portefeuille</td><td>Haven</td></tr><tr><td>Programmanummer</td><td>4</td></tr>",
            0,
            1,
            id="header block, number last",
        ),
        pytest.param(
            "<tr><td>Nr</td><td>Taakveld</td><td>2025</td></tr><tr><td>0.1</td><td>Bestuur</td><td>1.200</td></tr>"
            "<tr><td>0.2</td><td>Burgerzaken</td><td>300</td></tr>",
            1,
            2,
            id="codes before the labels",
        ),
        pytest.param(
            "<tr><td>Jaar</td><td>Lasten</td></tr><tr><td>2025</td><td>1.200</td></tr><tr><td>2026</td><td>1.300</td></tr>",
            1,
            1,
            id="years as labels",
        ),
        pytest.param(
            "<tr><td>Post</td><td></td><td>2025</td></tr><tr><td>Kade</td><td>€</td><td>1.200</td></tr><tr><td>Sluis</td><td>€</td><td>300</td></tr>",
            1,
            1,
            id="signs in a column of their own",
        ),
    ],
)
def test_heads_and_labels(rows: str, head_rows: int, label_columns: int, read_word: Read) -> None:
    grid = read_word(f"<table>{rows}</table>").grids[0]
    assert (grid.head_rows, grid.label_columns) == (head_rows, label_columns)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            "<tr><td down>a</td><td>b</td></tr><tr><td goes_on>kwijt</td><td>c</td></tr><tr><td goes_on></td><td>d</td></tr>",
            [(0, 0, 3, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c"), (2, 1, 1, 1, "d")],
            id="down",
        ),
        pytest.param(
            "<tr><td down>a</td><td>b</td></tr><tr><td down>c</td><td>d</td></tr>",
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")],
            id="starts anew",
        ),
        pytest.param("<tr><td goes_on>a</td><td>b</td></tr>", [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")], id="goes on from nothing"),
        pytest.param("<tr><td span2>a</td><td>b</td></tr>", [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b")], id="across"),
        pytest.param(
            '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><td>a</td><td>b</td></w:tr>',
            [(0, 1, 1, 1, "a"), (0, 2, 1, 1, "b")],
            id="left open",
        ),
        pytest.param(
            '<tr><td>a</td><w:tc><w:tcPr><w:hMerge w:val="restart"/></w:tcPr><w:p><t>b</t></w:p></w:tc>'
            "<w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc></tr>",
            [(0, 0, 1, 1, "a"), (0, 1, 1, 2, "b")],
            id="across in older files",
        ),
        pytest.param(
            "<tr><td>een</p><p>twee</td><td><w:r><w:tab/><w:t>3</w:t></w:r></td></tr>",
            [(0, 0, 1, 1, "een\ntwee"), (0, 1, 1, 1, "3")],
            id="two paragraphs, and a tab",
        ),
        pytest.param(
            "<tr><w:tc><li 2.0></li></w:tc><td>b</td></tr>", [(0, 0, 1, 1, "1."), (0, 1, 1, 1, "b")], id="automatic number alone"
        ),
        pytest.param(
            "<tr><w:tc><li 1.0></li></w:tc><td>b</td><td>c</td></tr>", [(0, 1, 1, 1, "b"), (0, 2, 1, 1, "c")], id="bullet alone"
        ),
    ],
)
def test_cells(rows: str, expected: list[tuple[int, int, int, int, str]], read_word: Read) -> None:
    assert cells_of(read_word(f"<table>{rows}</table>")) == expected


STACK = "<tr><td>Haven</td><td>Lasten</p><p>Baten</p><p>Saldo</td><td>1.200</p><p>-200</p><p>1.000</td></tr>"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            STACK,
            [
                (0, 0, 3, 1, "Haven"),
                (0, 1, 1, 1, "Lasten"),
                (0, 2, 1, 1, "1.200"),
                (1, 1, 1, 1, "Baten"),
                (1, 2, 1, 1, "-200"),
                (2, 1, 1, 1, "Saldo"),
                (2, 2, 1, 1, "1.000"),
            ],
            id="three rows in one",
        ),
        pytest.param(
            "<tr><td>Lasten</p><p></p><p>Baten</td><td>1.200</p><p></p><p>-200</td></tr><tr><td>Saldo</td><td>1.000</td></tr>",
            [
                (0, 0, 1, 1, "Lasten"),
                (0, 1, 1, 1, "1.200"),
                (2, 0, 1, 1, "Baten"),
                (2, 1, 1, 1, "-200"),
                (3, 0, 1, 1, "Saldo"),
                (3, 1, 1, 1, "1.000"),
            ],
            id="an empty line in all, and a row behind",
        ),
        pytest.param(
            "<tr><td>Raming</p><p>volgend jaar</td><td>2025</p><p>2026</td></tr>",
            [(0, 0, 1, 1, "Raming\nvolgend jaar"), (0, 1, 1, 1, "2025\n2026")],
            id="years are heads",
        ),
        pytest.param(
            "<tr><td>Lasten</p><p>en meer</p><p>woorden</td><td>1.200</p><p>1.300</td></tr>",
            [(0, 0, 1, 1, "Lasten\nen meer\nwoorden"), (0, 1, 1, 1, "1.200\n1.300")],
            id="lines that do not match",
        ),
        pytest.param(
            "<tr><td>Een doel</p><p>nog een</td><td>Bouwen</p><p>Graven</td></tr>",
            [(0, 0, 1, 1, "Een doel\nnog een"), (0, 1, 1, 1, "Bouwen\nGraven")],
            id="words only",
        ),
        pytest.param(
            "<tr><td down>Haven</td><td>Lasten</p><p>Baten</td><td>1.200</p><p>-200</td></tr>"
            "<tr><td goes_on></td><td>Saldo</td><td>1.000</td></tr>",
            [
                (0, 0, 3, 1, "Haven"),
                (0, 1, 1, 1, "Lasten"),
                (0, 2, 1, 1, "1.200"),
                (1, 1, 1, 1, "Baten"),
                (1, 2, 1, 1, "-200"),
                (2, 1, 1, 1, "Saldo"),
                (2, 2, 1, 1, "1.000"),
            ],
            id="beside a cell that goes on below",
        ),
    ],
)
def test_rows_that_are_stacked_in_one(rows: str, expected: list[tuple[int, int, int, int, str]], read_word: Read) -> None:
    assert cells_of(read_word(f"<table>{rows}</table>")) == expected


def test_a_table_in_a_note_stands_behind_it(read_word: Read) -> None:
    note = f'<w:footnote w:id="2"><p>Noot.</p><table>{HEAD}{LASTEN}</table></w:footnote>'
    document = read_word('<p>Haven<w:r><w:footnoteReference w:id="2"/></w:r></p><p>Slot</p>', footnotes=note)
    assert document.text == "Haven1\n\n1 Noot.\n\nx € 1.000\t2025\t2026\nLasten\t1.200\t1.300\n\nSlot"


def test_a_table_is_written_with_tabs(read_word: Read) -> None:
    document = read_word(f"<p>Haven</p><table>{HEAD}{LASTEN}{BATEN}</table><p>Slot</p>")
    assert document.text == "Haven\n\nx € 1.000\t2025\t2026\nLasten\t1.200\t1.300\nBaten\t-\n\nSlot"


def test_a_frame_of_one_cell_is_no_table(outline: Callable[..., list[tuple[str, str]]]) -> None:
    frame = "<table><tr><td>Kop van het kader</p><li 1.0>dak</li><p>Slot</td><td></td></tr></table>"
    assert outline(frame) == [("paragraph", "Kop van het kader"), ("list_item", "• dak"), ("paragraph", "Slot")]


def test_a_table_in_a_cell_stands_behind_the_outer_one(read_word: Read) -> None:
    inner = f"<table>{HEAD}{LASTEN}</table>"
    document = read_word(f"<table><tr><td>a</td><td>b</p>{inner}<p>c</td></tr></table>")
    assert document.text == "a\tb\nc\n\nx € 1.000\t2025\t2026\nLasten\t1.200\t1.300"
    assert [grid.columns for grid in document.grids] == [2, 3]


class Drawn(NamedTuple):
    """A random table, and its cells as they must come out."""

    body: str
    cells: list[tuple[int, int, int, int, str]]


@st.composite
def tables(draw: st.DrawFn) -> Drawn:
    """A table in which every column is merged downwards here and there, and its cells across."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(2, 6))
    cells: list[tuple[int, int, int, int, str]] = []
    written: list[list[tuple[int, str]]] = [[] for _ in range(rows)]
    column = 0
    while column < columns:
        width = draw(st.integers(1, columns - column))
        row = 0
        while row < rows:
            height = draw(st.integers(1, rows - row))
            words = draw(st.sampled_from(("", "Haven", "1.200", "-", "2026")))
            span = f'<w:gridSpan w:val="{width}"/>'
            start = '<w:vMerge w:val="restart"/>' if height > 1 else ""
            written[row].append((column, f"<w:tc><w:tcPr>{span}{start}</w:tcPr><p>{words}</p></w:tc>"))
            for below in range(row + 1, row + height):
                written[below].append((column, f"<w:tc><w:tcPr>{span}<w:vMerge/></w:tcPr><w:p/></w:tc>"))
            if words:
                cells.append((row, column, height, width, words))
            row += height
        column += width
    body = "".join(f"<tr>{''.join(cell for _, cell in sorted(row))}</tr>" for row in written)
    return Drawn(f"<table>{body}</table>", sorted(cells))


@given(drawn=tables())
def test_random_tables_come_out_cell_by_cell(drawn: Drawn, read_word: Read) -> None:
    document = read_word(f"<p>Haven</p>{drawn.body}")
    if len(drawn.cells) > 1:
        assert cells_of(document) == drawn.cells
        assert all(0 <= grid.head_rows <= grid.rows and grid.label_columns <= grid.columns for grid in document.grids)
    else:
        assert not document.grids
