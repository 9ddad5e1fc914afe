from collections.abc import Callable

import pytest

from extract.unclaimed_figures import TableCells, find_table_figures, table_runs
from schema import BlockKind, Document, Grid, GridCell

CELL, BARS, ROW = BlockKind.CELL, BlockKind.PIPE_ROW, BlockKind.TABLE_ROW
HEADING, PROSE, CAPTION = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION


def figures(document: Document) -> list[str]:
    return [document.text[figure.start : figure.end] for figure in find_table_figures(document, TableCells(document))]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        pytest.param(CELL, "1.582", ["1.582"], id="a cell"),
        pytest.param(CELL, "-59.754", ["-59.754"], id="below nil"),
        pytest.param(CELL, "N 31.393", ["31.393"], id="a sign apart"),
        pytest.param(CELL, "V12.000", ["V12.000"], id="a sign stuck to it"),
        pytest.param(CELL, "€ 3.385,-", ["3.385,-"], id="whole euros"),
        pytest.param(CELL, "4.977-", ["4.977-"], id="a minus behind"),
        pytest.param(CELL, "69,6%", ["69,6%"], id="a share"),
        pytest.param(CELL, "1.200\n1.300", ["1.200", "1.300"], id="two lines of a cell"),
        pytest.param(CELL, "2024", [], id="a year"),
        pytest.param(CELL, "6.71", [], id="a code"),
        pytest.param(CELL, "0.10", [], id="a code with a nought"),
        pytest.param(CELL, "01A101", [], id="the code of an activity"),
        pytest.param(CELL, "8", [], id="a programme's number"),
        pytest.param(CELL, "18-", [], id="an age"),
        pytest.param(CELL, "-", [], id="a dash"),
        pytest.param(CELL, "PM", [], id="no figure yet"),
        pytest.param(CELL, "Programma 120", [], id="a figure behind words"),
        pytest.param(BARS, "Haven | 1.582 | - | 0 | -41 |", ["1.582", "0", "-41"], id="bars"),
        pytest.param(BARS, "Programmanummer | 8 | |", [], id="the header block of a programme"),
        pytest.param(BARS, "---|---|---", [], id="the line under a head"),
        pytest.param(ROW, "1. Haven, kade en 3 sluizen N 31.393 0 V 12", ["31.393", "0", "12"], id="behind words"),
        pytest.param(ROW, "Leges V 610 20 I", ["610", "20"], id="a code behind"),
        pytest.param(ROW, "Programma Rekening 2019 Begroting 2020", [], id="a head"),
        pytest.param(ROW, "Lasten3.3702.788-41.000", ["3.370", "2.788", "-41.000"], id="glued"),
    ],
)
def test_figures_of_a_block(document_of: Callable[..., Document], kind: BlockKind, text: str, expected: list[str]) -> None:
    assert figures(document_of((kind, text))) == expected


def test_a_small_number_beside_another_figure_is_one(document_of: Callable[..., Document]) -> None:
    document = document_of((CELL, "Haven"), (CELL, "12"), (CELL, "340"), (CELL, "Kade"), (CELL, "8"), (CELL, "Brug"))
    assert figures(document) == ["12", "340"]


def test_prose_holds_none(document_of: Callable[..., Document]) -> None:
    assert figures(document_of((PROSE, "1.582"), (HEADING, "1.582"), (CAPTION, "1.582"))) == []


def read_as(document: Document, pieces: list[str], places: list[tuple[int, int]]) -> Document:
    """The document with a table of two columns, that of the labels first, and one row of heads."""
    starts = [document.text.index(text) for text in pieces]
    cells = tuple(GridCell(start, start + len(text), *place) for start, text, place in zip(starts, pieces, places, strict=True))
    grid = Grid(start=0, end=cells[-1].end, rows=2, columns=2, head_rows=1, label_columns=1, cells=cells)
    return document.model_copy(update={"grids": (grid,)})


def test_a_table_that_was_read_tells_heads_and_labels(document_of: Callable[..., Document]) -> None:
    pieces = ["Nr.", "340", "120", "8"]
    document = document_of(*((CELL, text) for text in pieces))
    assert figures(document) == ["340", "120", "8"]
    assert figures(read_as(document, pieces, [(0, 0), (0, 1), (1, 0), (1, 1)])) == ["8"]


def test_what_is_written_as_a_figure_is_one_wherever_the_table_has_it(document_of: Callable[..., Document]) -> None:
    pieces = ["Nr.", "1.340", "-41", "8"]
    document = document_of(*((CELL, text) for text in pieces))
    assert figures(read_as(document, pieces, [(0, 0), (0, 1), (1, 0), (1, 1)])) == ["1.340", "-41", "8"]


def test_runs(document_of: Callable[..., Document]) -> None:
    document = document_of((CELL, "a"), (CAPTION, "b"), (ROW, "c"), (CAPTION, "d"), (PROSE, "e"), (BARS, "f"))
    assert [document.text[start:end] for start, end in table_runs(document)] == ["a\n\nb\n\nc", "f"]


def test_what_a_record_claims_is_one_whatever_its_form(document_of: Callable[..., Document]) -> None:
    document = document_of((CELL, "8"), (CELL, "Haven"))
    cells = TableCells(document)
    assert list(find_table_figures(document, cells)) == []
    assert [(figure.start, figure.end) for figure in find_table_figures(document, cells, {(0, 1)})] == [(0, 1)]
