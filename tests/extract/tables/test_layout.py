"""Tests of what stands where in a grid."""

from collections.abc import Callable

import pytest

from extract.tables.candidates import MOST_READINGS
from extract.tables.layout import Layout, is_indicator_grid, read_layout
from extract.tables.reading import Reading
from schema import Document, Favour

HEAD = ("Programma", "2023", "2024", "2025")


def layout_of(document: Document) -> Layout:
    layout = read_layout(document, document.grids[0])
    assert layout is not None
    return layout


def printed(document: Document, reading: Reading) -> str:
    """A reading as a person would write it, an empty cell as a point."""
    return " ".join(document.text[figure.start : figure.end] if figure else "." for figure in reading)


def test_a_row_whose_cells_have_their_columns_has_one_reading(grid_of: Callable[..., Document]) -> None:
    document = grid_of(HEAD, ("Wonen", "1.200", "", "-40"))
    (line,) = layout_of(document).lines
    assert [printed(document, reading) for reading in line.readings] == ["1.200 . -40"]
    assert [figure.value for figure in line.figures] == [1200, -40]


@pytest.mark.parametrize(
    ("row", "readings"),
    [
        pytest.param(("Wonen", "?12", "?34"), ["12 34 .", "12 . 34", ". 12 34"], id="both lost"),
        pytest.param(("Wonen", None, "?12"), [". 12 .", ". . 12"], id="it begins in the second column"),
        pytest.param(("Wonen", "?12", None, "34"), ["12 . 34", ". 12 34"], id="lost before a placed one"),
        pytest.param(("Wonen", "12", "?34"), ["12 34 .", "12 . 34"], id="lost behind a placed one"),
        pytest.param(("Wonen", "?-", "?34"), ["- 34 .", "- . 34", ". - 34"], id="a dash takes a place"),
    ],
)
def test_figures_without_a_column_stand_wherever_their_order_allows(
    grid_of: Callable[..., Document], row: tuple[str, ...], readings: list[str]
) -> None:
    document = grid_of(HEAD, ("Zorg", "1", "2", "3"), row)
    line = layout_of(document).lines[1]
    assert [printed(document, reading) for reading in line.readings] == readings


def test_a_row_with_too_many_readings_has_none(grid_of: Callable[..., Document]) -> None:
    years = [str(2000 + year) for year in range(20)]
    document = grid_of(("", *years), ("Zorg", *["1"] * 20), ("Wonen", *["?5"] * 10))
    line = layout_of(document).lines[1]
    assert (line.readings, len(line.figures)) == ((), 10)
    assert MOST_READINGS < 184_756


def test_glued_figures_have_a_reading_for_each_way_to_part_them(grid_of: Callable[..., Document]) -> None:
    document = grid_of(("", "2023", "2024"), ("Zorg", "100", "200"), ("Wonen", ("1234", 2)))
    line = layout_of(document).lines[1]
    assert [printed(document, reading) for reading in line.readings] == ["123 4", "12 34", "1 234"]


def test_a_column_of_n_and_v_goes_to_the_figures_to_its_left(grid_of: Callable[..., Document]) -> None:
    document = grid_of(("", ("2023", 2), ("2024", 2)), ("Zorg", "100", "N", "200", "V"), ("Wonen", "300", "", "400", "N"))
    layout = layout_of(document)
    assert layout.figure_columns == (1, 3)
    favours = [[figure.favour for figure in line.figures] for line in layout.lines]
    assert favours == [[Favour.NADEEL, Favour.VOORDEEL], [None, Favour.NADEEL]]


def test_a_column_without_letters_under_the_head_of_its_figures_is_none_of_its_own(grid_of: Callable[..., Document]) -> None:
    layout = layout_of(
        grid_of(
            ("", ("Begroot", 2), ("Afwijking", 2), ("Raming", 1)),
            ("Haven", "1.312", "", "82", "N", ""),
            ("Dijken", "2.129", "", "16", "V", ""),
        )
    )
    assert layout.figure_columns == (1, 3, 5)


def test_a_column_of_codes_is_detail_wherever_it_stands(grid_of: Callable[..., Document]) -> None:
    document = grid_of(("", "2023", "I/S", "2024"), ("Zorg", "100", "I", "200"), ("Wonen", "300", "S", "400"))
    layout = layout_of(document)
    assert layout.figure_columns == (1, 3)
    assert [document.text[cell.start : cell.end] for line in layout.lines for cell in line.details] == ["I", "S"]


def test_a_head_printed_again_is_no_row(grid_of: Callable[..., Document]) -> None:
    document = grid_of(HEAD, ("Zorg", "1", "2", "3"), HEAD, ("Wonen", "4", "5", "6"))
    assert [line.place for line in layout_of(document).lines] == [1, 3]


def test_a_row_of_words_alone_has_no_figures(grid_of: Callable[..., Document]) -> None:
    document = grid_of(HEAD, ("Lasten",), ("Zorg", "1", "2", "3"))
    assert [bool(line.figures) for line in layout_of(document).lines] == [False, True]


@pytest.mark.parametrize("cut", ["5.2", "5."])
def test_a_figure_that_the_end_of_the_text_cuts_off_is_in_no_line(grid_of: Callable[..., Document], cut: str) -> None:
    document = grid_of(HEAD, ("Zorg", "1", "2", "3"), ("Wonen", "4.100", cut))
    layout = layout_of(document)
    assert layout.cut_off is not None
    assert document.text[layout.cut_off.start : layout.cut_off.end] == cut
    assert [printed(document, reading) for line in layout.lines for reading in line.readings] == ["1 2 3", "4.100 . ."]


def test_two_figures_in_a_cell_make_two_lines_of_one_row(grid_of: Callable[..., Document]) -> None:
    document = grid_of(("", "Kosten"), ("Cursus", "€ 40 (eenmalig)\n€ 12 (per jaar)"))
    lines = layout_of(document).lines
    assert [(line.place, str(line.figures[0].value), line.figures[0].note) for line in lines] == [
        (1, "40", "eenmalig"),
        (1, "12", "per jaar"),
    ]


def test_a_grid_of_words_has_no_layout(grid_of: Callable[..., Document]) -> None:
    document = grid_of(("Doel", "Prestatie"), ("Schoon water", "Baggeren"))
    assert read_layout(document, document.grids[0]) is None


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param((("Indicator", "2023"), ("Zwemdiploma's", "12")), True, id="head"),
        pytest.param((("Naam", "Eenheid", "Bron", "2023"), ("Zwemdiploma's", "aantal", "CBS", "12")), True, id="unit and source"),
        pytest.param((("Onderwerp", "2023", "2024"), ("Afval", "62%", "64%"), ("Werk", "nb", "5")), True, id="shares"),
        pytest.param((("Onderwerp", "2023", "2024"), ("Afval", "62", "64"), ("Werk", "4%", "5")), False, id="one share"),
        pytest.param((("Reserve", "Bron"), ("Afval", "62")), False, id="a source alone"),
    ],
)
def test_indicators_are_no_money(grid_of: Callable[..., Document], rows: tuple[tuple[str, ...], ...], expected: bool) -> None:
    document = grid_of(*rows)
    assert is_indicator_grid(document, document.grids[0]) is expected
