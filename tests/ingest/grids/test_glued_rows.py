import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.grids.glued_rows import is_surely_glued, numbers_of_columns, read_glued_row, split_figures
from ingest.grids.row_figures import RowLine, Span


@pytest.mark.parametrize(
    ("figures", "number", "expected"),
    [
        ("3.3702.78810.514", 3, ["3.370", "2.788", "10.514"]),
        ("-2.166-1.800", 2, ["-2.166", "-1.800"]),
        ("250100310", 3, ["250", "100", "310"]),
        ("--1.200-", 3, ["-", "-1.200", "-"]),
        ("N1.200V300", 2, ["N1.200", "V300"]),
        ("1.200,503.400,00", 2, ["1.200,50", "3.400,00"]),
        ("00012", 4, ["0", "0", "0", "12"]),
        ("12131", 3, None),
        ("1.2049882.311", 3, None),
        ("3.370", 2, None),
    ],
)
def test_glued_figures_are_split_where_there_is_one_way(figures: str, number: int, expected: list[str] | None) -> None:
    found = split_figures(figures, Span(0, len(figures)), number)
    assert (found and [figures[slice(*span)] for span in found]) == expected


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        pytest.param("39.26738.86878.13", ["39.267", "38.868", "78.13"], id="in the last figure"),
        pytest.param("39.26738.868120.4", ["39.267", "38.868", "120.4"], id="the piece of a greater figure"),
        pytest.param("39.267", None, id="one figure or two"),
        pytest.param("1.20012", None, id="small figures"),
    ],
)
def test_glued_figures_that_the_end_of_the_text_cuts_off(figures: str, expected: list[str] | None) -> None:
    found = split_figures(figures, Span(0, len(figures)), 3, is_cut=True)
    assert (found and [figures[slice(*span)] for span in found]) == expected


@given(st.lists(st.integers(min_value=1000, max_value=9_999_999), min_size=2, max_size=9))
def test_figures_of_thousands_come_apart_again(values: list[int]) -> None:
    printed = [f"{value:,}".replace(",", ".") for value in values]
    text = "".join(printed)
    found = split_figures(text, Span(0, len(text)), len(values))
    assert found
    assert [text[slice(*span)] for span in found] == printed


@pytest.mark.parametrize("line", ["Lasten3.370", "2. Haven en kade-120300", "SaldoN12.400V300", "Baten (structureel)12"])
def test_rows_whose_figures_are_glued_to_their_label(line: str) -> None:
    row = read_glued_row(line, 0, len(line))
    assert row is not None
    assert row.is_glued


def test_dashes_for_nil_before_a_glued_figure() -> None:
    row = read_glued_row("Baten--204", 0, 10)
    assert row is not None
    assert (row.label, row.figures) == (Span(0, 5), (Span(5, 10),))


@pytest.mark.parametrize("line", ["Lasten 3.370", "Lasten", "3.3702.788", "Lasten3.370 2.788", "haven " * 40 + "x12"])
def test_rows_that_are_not_glued(line: str) -> None:
    assert read_glued_row(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("line", "expected"), [("Lasten3.3702.788", True), ("Lasten12-13", True), ("Lasten3.370", False), ("Wmo2015", False)]
)
def test_what_surely_holds_two_figures(line: str, *, expected: bool) -> None:
    row = read_glued_row(line, 0, len(line))
    assert row is not None
    assert is_surely_glued(line, row) is expected


def test_numbers_of_columns_that_fit_all_rows() -> None:
    text = "3.3702.788 1213"
    rows = [RowLine(0, 10, None, (Span(0, 10),), is_glued=True), RowLine(11, 15, None, (Span(11, 15),), is_glued=True)]
    assert numbers_of_columns(text, rows) == [2]
    assert numbers_of_columns(text, [RowLine(0, 10, None, (Span(0, 10),))]) == []
