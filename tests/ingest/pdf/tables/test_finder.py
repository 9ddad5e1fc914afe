"""Tables of many forms, drawn on a page and found again cell by cell."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.pdf.tables.finder import find_tables
from tests.ingest.pdf.tables.conftest import words_of

ENDS = (300.0, 380.0, 460.0)
YEARS = ("2024", "2025", "2026")


def test_no_rules_at_all(drawing: Any) -> None:
    drawing.row(100, "Programma", YEARS, ENDS, bold=True)
    drawing.row(114, "Haven", ("1.200", "1.300", "-"), ENDS).row(128, "Wegen", ("200", "", "(41)"), ENDS)
    drawing.row(142, "Totaal", ("1.400", "1.300", "-41"), ENDS, bold=True)
    assert drawing.tables() == [
        [
            ("Programma", "2024", "2025", "2026"),
            ("Haven", "1.200", "1.300", "-"),
            ("Wegen", "200", "", "(41)"),
            ("Totaal", "1.400", "1.300", "-41"),
        ]
    ]


def test_head_rows_and_label_columns_are_told(drawing: Any) -> None:
    drawing.row(100, "Programma", YEARS, ENDS, bold=True)
    drawing.row(114, "Haven", ("1.200", "1.300", "12"), ENDS).row(128, "Wegen", ("200", "310", "41"), ENDS)
    (draft,) = find_tables(drawing.page)
    assert (draft.head_rows, draft.label_columns, len(draft.columns)) == (1, 1, 4)


def test_cells_between_rules_with_wrapped_labels_and_figures_halfway_down(drawing: Any) -> None:
    xs, ys = (56.0, 160.0, 240.0, 320.0), (90.0, 106.0, 130.0, 146.0)
    drawing.lattice(xs, ys).left(60, 101, "Krediet", bold=True).centred(200, 101, "2024", bold=True)
    drawing.centred(280, 101, "2025", bold=True)
    drawing.left(60, 115, "Vervanging van de").left(60, 126, "Lijnbaankade").centred(200, 120, "45.000").centred(280, 120, "-")
    drawing.left(60, 141, "Havenlicht").centred(200, 141, "1.500.000").centred(280, 141, "250")
    assert drawing.tables() == [
        [
            ("Krediet", "2024", "2025"),
            ("Vervanging van de Lijnbaankade", "45.000", "-"),
            ("Havenlicht", "1.500.000", "250"),
        ]
    ]


def test_text_cells_beside_figures_keep_their_numbers(drawing: Any) -> None:
    xs, ys = (56.0, 160.0, 240.0, 420.0), (90.0, 106.0, 140.0, 174.0)
    drawing.lattice(xs, ys).left(60, 101, "Krediet", bold=True).right(236, 101, "Restant", bold=True)
    drawing.left(244, 101, "Toelichting", bold=True)
    drawing.left(60, 116, "Havenlicht").right(236, 116, "12.000").left(244, 116, "Wordt geplaatst in 2025.")
    drawing.left(244, 126, "Er is 3.500 euro extra").left(244, 136, "nodig.")
    drawing.left(60, 150, "Touwbaan").right(236, 150, "800").left(244, 150, "Is klaar.")
    assert drawing.tables() == [
        [
            ("Krediet", "Restant", "Toelichting"),
            ("Havenlicht", "12.000", "Wordt geplaatst in 2025. Er is 3.500 euro extra nodig."),
            ("Touwbaan", "800", "Is klaar."),
        ]
    ]


def test_wrapped_labels_without_rules(drawing: Any) -> None:
    drawing.row(100, "Reserve", YEARS, ENDS, bold=True)
    drawing.row(114, "Reserve onderhoud kades en", ("", "", ""), ENDS).row(124, "bruggen", ("5", "6", "7"), ENDS)
    drawing.row(138, "Havenfonds", ("1", "2", "3"), ENDS)
    assert drawing.tables()[0][1:] == [("Reserve onderhoud kades en bruggen", "5", "6", "7"), ("Havenfonds", "1", "2", "3")]


def test_sections_stand_in_rows_of_their_own(drawing: Any) -> None:
    drawing.row(100, "", YEARS, ENDS, bold=True).row(114, "Lasten", ("", "", ""), ENDS, bold=True)
    drawing.row(128, "Haven", ("10", "20", "30"), ENDS).row(142, "Baten", ("", "", ""), ENDS, bold=True)
    drawing.row(156, "Haven", ("1", "2", "3"), ENDS)
    assert [row[0] for row in drawing.tables()[0]] == ["", "Lasten", "Haven", "Baten", "Haven"]


def test_a_total_may_have_no_label(drawing: Any) -> None:
    drawing.row(100, "Haven", ("10", "20", "30"), ENDS).row(114, "Wegen", ("1", "2", "3"), ENDS)
    drawing.row(128, "", ("11", "22", "33"), ENDS)
    assert drawing.tables()[0][-1] == ("", "11", "22", "33")


def test_codes_in_a_column_of_their_own(drawing: Any) -> None:
    for y, code, label, values in (
        (114, "0.1", "Bestuur", ("10", "20", "30")),
        (128, "2.3", "Recreatieve havens", ("1.500", "1.600", "1.700")),
        (142, "7.2", "Riolering", ("4", "5", "6")),
    ):
        drawing.left(60, y, code).left(90, y, label)
        for value, end in zip(values, ENDS, strict=True):
            drawing.right(end, y, value)
    (draft,) = find_tables(drawing.page)
    assert draft.label_columns == 2
    assert drawing.tables()[0][1] == ("2.3", "Recreatieve havens", "1.500", "1.600", "1.700")


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        pytest.param(("€", "1.200"), "€ 1.200", id="the sign apart, on the left of its cell"),
        pytest.param(("1.200", "N"), "1.200 N", id="N behind"),
        pytest.param(("1.200-",), "1.200-", id="minus behind"),
        pytest.param(("PM",), "PM", id="PM in place of a figure"),
    ],
)
def test_signs_go_with_their_figures(drawing: Any, printed: tuple[str, ...], read: str) -> None:
    for y, label in ((100, "Haven"), (114, "Wegen")):
        drawing.left(60, y, label).right(300, y, "1.500")
        drawing.right(380, y, printed[-1])
        if len(printed) > 1:
            drawing.right(345, y, printed[0])
    assert drawing.tables() == [[("Haven", "1.500", read), ("Wegen", "1.500", read)]]


def test_a_head_over_several_years(drawing: Any) -> None:
    ends = (260.0, 330.0, 400.0, 470.0)
    drawing.right(260, 100, "Begroting").centred(385, 100, "Meerjarenraming")
    drawing.row(112, "Programma", ("2024", "2025", "2026", "2027"), ends)
    drawing.row(126, "Haven", ("100", "200", "300", "400"), ends).row(140, "Wegen", ("10", "20", "30", "40"), ends)
    (draft,) = find_tables(drawing.page)
    spans = {cell.column: cell.column_span for cell in draft.cells if cell.row == 0}
    assert spans == {1: 1, 2: 3}


def test_years_over_sides(drawing: Any) -> None:
    ends = tuple(200.0 + 50 * place for place in range(6))
    drawing.centred(240, 100, "2024").centred(390, 100, "2025")
    drawing.row(112, "", ("lasten", "baten", "saldo") * 2, ends)
    drawing.row(126, "Haven", ("100", "40", "-60", "110", "45", "-65"), ends)
    drawing.row(140, "Wegen", ("10", "4", "-6", "11", "4", "-7"), ends)
    (draft,) = find_tables(drawing.page)
    assert [(cell.column, cell.column_span) for cell in draft.cells if cell.row == 0] == [(1, 3), (4, 3)]


def test_years_over_sides_over_kinds(drawing: Any) -> None:
    ends = tuple(200.0 + 40 * place for place in range(8))
    for place, year in enumerate(("2025", "2026")):
        drawing.centred(248 + 160 * place, 100, year, bold=True)
        drawing.centred(208 + 160 * place, 112, "Lasten", bold=True).centred(288 + 160 * place, 112, "Baten", bold=True)
    drawing.row(124, "Programma", ("struct.", "incid.") * 4, ends, bold=True)
    drawing.row(138, "Haven", ("1.200", "300", "410", "12", "1.300", "250", "405", "18"), ends)
    drawing.row(152, "Wegen", ("2.200", "310", "510", "22", "2.300", "350", "505", "28"), ends)
    (draft,) = find_tables(drawing.page)
    spans = [(cell.row, cell.column, cell.column_span) for cell in draft.cells if cell.column_span > 1]
    assert draft.head_rows == 3
    assert spans == [(0, 1, 4), (0, 5, 4), (1, 1, 2), (1, 3, 2), (1, 5, 2), (1, 7, 2)]


def test_a_label_in_the_middle_beside_its_rows(drawing: Any) -> None:
    drawing.row(100, "Programma", YEARS, ENDS, bold=True)
    for place, side in enumerate(("Lasten", "Baten", "Saldo") * 2):
        drawing.row(114 + 14 * place, "", ("1.200", "1.300", "410"), ENDS).left(180, 114 + 14 * place, side)
    drawing.left(60, 128, "Haven en kades").left(60, 170, "Wegen")
    drawing.lattice((56, 176, 240, 304, 384, 464), (90, 104, 146, 188))
    (draft,) = find_tables(drawing.page)
    labels = [cell for cell in draft.cells if cell.column == 0 and cell.row]
    assert [(cell.row, cell.row_span, words_of(drawing.page, cell.lines)) for cell in labels] == [
        (1, 3, "Haven en kades"),
        (4, 3, "Wegen"),
    ]


def test_where_figures_stand_beside_the_first_line_of_labels_a_line_above_is_a_section(drawing: Any) -> None:
    drawing.row(100, "Activa", YEARS, ENDS, bold=True).left(56, 112, "Vaste bezittingen")
    for place, (name, more) in enumerate((("Gebouwen en", "gronden"), ("Schepen en", "steigers"), ("Kranen", ""))):
        drawing.row(124 + 24 * place, name, ("1.200", "1.300", "410"), ENDS)
        if more:
            drawing.left(56, 133 + 24 * place, more)
    assert [row[0] for row in drawing.tables()[0]] == [
        "Activa",
        "Vaste bezittingen",
        "Gebouwen en gronden",
        "Schepen en steigers",
        "Kranen",
    ]


def test_lines_nearer_to_the_figures_below_are_labels_of_these(drawing: Any) -> None:
    drawing.row(100, "Programma", YEARS, ENDS, bold=True)
    for place, (above, name) in enumerate((("Haven", "Kades"), ("Wegen", "Bruggen"), ("Sport", "Velden"))):
        drawing.left(56, 116 + 24 * place, above).row(126 + 24 * place, name, ("1.200", "1.300", "410"), ENDS)
    assert [row[0] for row in drawing.tables()[0]] == ["Programma", "Haven Kades", "Wegen Bruggen", "Sport Velden"]


def test_a_total_far_below_is_a_row(drawing: Any) -> None:
    drawing.row(100, "Passiva", YEARS, ENDS, bold=True)
    drawing.row(114, "Reserves", ("1.200", "1.300", "12"), ENDS).row(128, "Schulden", ("200", "310", "41"), ENDS)
    drawing.row(190, "Totaal passiva", ("1.400", "1.610", "53"), ENDS, bold=True)
    assert drawing.tables()[0][-1] == ("Totaal passiva", "1.400", "1.610", "53")


def test_one_row_below_a_head_of_years(drawing: Any) -> None:
    drawing.row(100, "Programma", YEARS, ENDS, bold=True).row(114, "Haven", ("1.200", "1.300", "412"), ENDS)
    assert drawing.tables() == [[("Programma", *YEARS), ("Haven", "1.200", "1.300", "412")]]


def test_a_word_that_ends_with_its_year_heads_no_other(drawing: Any) -> None:
    drawing.right(300, 100, "Rekening", bold=True).right(380, 100, "Begroting", bold=True)
    drawing.row(112, "Programma", ("2023", "2024", "2025", "2026"), (300.0, 380.0, 460.0, 540.0), bold=True)
    for place, name in enumerate(("Haven", "Wegen", "Kades")):
        drawing.row(126 + 14 * place, name, ("11.200", "11.300", "14.112", "15.400"), (300.0, 380.0, 460.0, 540.0))
    assert drawing.tables()[0][0] == ("Programma", "Rekening 2023", "Begroting 2024", "2025", "2026")


def test_a_title_above_the_head_stays_out(drawing: Any) -> None:
    drawing.left(56, 84, "Wat kost het programma?", bold=True).row(100, "Programma", YEARS, ENDS, bold=True)
    drawing.row(114, "Haven", ("1.200", "1.300", "12"), ENDS).row(128, "Wegen", ("200", "310", "41"), ENDS)
    assert drawing.tables()[0][0] == ("Programma", *YEARS)


def test_heads_of_several_lines_are_one_cell(drawing: Any) -> None:
    drawing.right(300, 100, "Primitieve", bold=True).right(380, 100, "Begroting", bold=True)
    drawing.right(300, 110, "begroting", bold=True).right(380, 110, "na wijziging", bold=True)
    drawing.row(124, "Haven", ("100", "200"), ENDS[:2]).row(138, "Wegen", ("10", "20"), ENDS[:2])
    assert drawing.tables()[0][0] == ("", "Primitieve begroting", "Begroting na wijziging")


def test_heads_that_run_upward(drawing: Any) -> None:
    for end, head in zip(ENDS, ("Rekening 2023", "Begroting 2024", "Begroting 2025"), strict=True):
        drawing.upward(end, 160, head)
    drawing.row(172, "Haven", ("100", "200", "300"), ENDS).row(186, "Wegen", ("10", "20", "30"), ENDS)
    assert drawing.tables()[0][0] == ("", "Rekening 2023", "Begroting 2024", "Begroting 2025")


def test_the_mark_of_a_footnote_goes_with_its_word(drawing: Any) -> None:
    drawing.row(100, "Programma", ("2024", "2025"), ENDS[:2])
    drawing.left(300.5, 97, "1", size=4)
    drawing.row(114, "Haven", ("100", "200"), ENDS[:2]).row(128, "Wegen", ("10", "20"), ENDS[:2])
    assert drawing.tables()[0][0] == ("Programma", "2024 1", "2025")


def test_a_head_that_is_printed_again_stays_in_its_table(drawing: Any) -> None:
    drawing.lattice((56, 200, 310, 390), (90, 106, 120, 134, 148, 162))
    drawing.left(60, 101, "Programma 1", bold=True).right(300, 101, "Lasten", bold=True).right(380, 101, "Baten", bold=True)
    drawing.row(115, "Haven", ("10", "20"), ENDS[:2])
    drawing.left(60, 129, "Programma 2", bold=True).right(300, 129, "Lasten", bold=True).right(380, 129, "Baten", bold=True)
    drawing.row(143, "Wegen", ("1", "2"), ENDS[:2]).row(157, "Bruggen", ("3", "4"), ENDS[:2])
    (rows,) = drawing.tables()
    assert rows[2] == ("Programma 2", "Lasten", "Baten")


def test_a_head_of_other_columns_begins_a_table(drawing: Any) -> None:
    drawing.lattice((56, 200, 310, 390), (90, 106, 120, 134, 148, 162))
    drawing.left(60, 101, "Programma", bold=True).right(300, 101, "Lasten", bold=True).right(380, 101, "Baten", bold=True)
    drawing.row(115, "Haven", ("10", "20"), ENDS[:2])
    drawing.left(60, 129, "Reserve", bold=True).right(300, 129, "Toevoeging", bold=True).right(380, 129, "Onttrekking", bold=True)
    drawing.row(143, "Havenfonds", ("1", "2"), ENDS[:2]).row(157, "Kades", ("3", "4"), ENDS[:2])
    assert [len(rows) for rows in drawing.tables()] == [2, 3]


def test_tables_beside_each_other(drawing: Any) -> None:
    for y, left, right in (
        (100, "Grond", "Reserves"),
        (114, "Gebouwen", "Leningen"),
        (128, "Kas", "Schulden"),
        (142, "Totaal", "Totaal"),
    ):
        drawing.left(60, y, left).right(240, y, "1.200").left(300, y, right).right(480, y, "3.400")
    assert [[row[0] for row in rows] for rows in drawing.tables()] == [
        ["Grond", "Gebouwen", "Kas", "Totaal"],
        ["Reserves", "Leningen", "Schulden", "Totaal"],
    ]


def test_a_caption_stays_out_of_the_head(drawing: Any) -> None:
    drawing.left(60, 80, "Tabel 3: Kosten van de haven per jaar in Meerdrecht")
    drawing.row(100, "Programma", YEARS, ENDS).row(114, "Haven", ("1", "2", "3"), ENDS).row(128, "Wegen", ("1", "2", "3"), ENDS)
    assert drawing.tables()[0][0] == ("Programma", *YEARS)


def test_words_alone_between_rules_are_a_table(drawing: Any) -> None:
    drawing.lattice((56, 160, 400), (90, 106, 122, 138))
    for y, label, words in (
        (101, "Portefeuille", "Haven en handel"),
        (117, "Commissie", "Ruimte"),
        (133, "Wethouder", "A. de Bruijn"),
    ):
        drawing.left(60, y, label).left(164, y, words)
    assert drawing.tables() == [[("Portefeuille", "Haven en handel"), ("Commissie", "Ruimte"), ("Wethouder", "A. de Bruijn")]]


def test_a_list_of_contents_is_no_table(drawing: Any) -> None:
    for place, (title, number) in enumerate(
        (("Inleiding", "3"), ("Haven", "7"), ("Wegen", "12"), ("Bruggen", "12"), ("Bijlagen", "40"))
    ):
        drawing.left(60, 100 + 14 * place, title).right(480, 100 + 14 * place, number)
    assert drawing.tables() == []


def test_prose_with_amounts_is_no_table(drawing: Any) -> None:
    words = "In 2025 kost het baggeren van de haven € 1.200.000 en het licht op de kade € 45.000 meer dan geraamd was"
    for place in range(8):
        drawing.left(60, 100 + 12 * place, words)
    assert drawing.tables() == []


def test_a_list_with_numbers_is_no_table(drawing: Any) -> None:
    for place, words in enumerate(("De haven wordt gebaggerd", "Het licht wordt vervangen", "De kade wordt hoger")):
        drawing.left(60, 100 + 12 * place, f"{place + 1}.").left(78, 100 + 12 * place, words)
    assert drawing.tables() == []


def test_two_columns_of_running_text_are_no_table(drawing: Any) -> None:
    words = "Langs de haven van Meerdrecht worden de kades hoger"
    for place in range(9):
        drawing.left(60, 100 + 12 * place, words).left(310, 100 + 12 * place, words)
    assert drawing.tables() == []


Rows = list[tuple[str, tuple[int, int, int]]]
NAMES = ("Haven", "Wegen en bruggen", "Openbaar groen", "Sport", "Riolering", "Bibliotheek", "Markten", "Kades")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    rows=st.lists(
        st.tuples(st.sampled_from(NAMES), st.tuples(*[st.integers(min_value=-99_999, max_value=999_999)] * 3)),
        min_size=2,
        max_size=12,
    ),
    ruled=st.booleans(),
)
def test_any_figures_come_back(new_drawing: Callable[[], Any], rows: Rows, ruled: bool) -> None:
    drawing = new_drawing()
    drawing.row(100, "Programma", YEARS, ENDS, bold=True)
    printed = [(name, *(f"{value:,}".replace(",", ".") for value in values)) for name, values in rows]
    for place, (name, *values) in enumerate(printed):
        drawing.row(114 + 14 * place, name, values, ENDS)
    if ruled:
        drawing.lattice((56, 240, 304, 384, 464), [90 + 14 * place for place in range(len(rows) + 2)])
    assert drawing.tables() == [[("Programma", *YEARS), *printed]]
