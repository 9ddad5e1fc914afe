import pytest

from ingest.grids.cell_items import Item, Shape
from ingest.grids.grid_heads import Head, HeadFinder
from ingest.grids.head_words import HeadKind, head_kinds

YEARS = frozenset(str(year) for year in range(2010, 2030))
MARKS = frozenset(("N", "V", "I", "S", "L", "B"))


def items(cells: str, *, touches: bool = False) -> list[Item]:
    """The cells of a head: `_` is an empty one."""
    found = []
    for place, text in enumerate(cells.split(" / ")):
        shape = Shape.YEAR if text in YEARS else Shape.MARK if text in MARKS else Shape.EMPTY if text == "_" else Shape.WORDS
        found.append(Item(shape, "" if text == "_" else text, place * 100, place * 100 + len(text), touches))
    return found


def head(cells: str, columns: int, *, labels: int = 1, touches: bool = False) -> Head:
    """The head over so many columns among some cells; the last of them are the labels of the first row."""
    found = HeadFinder(items(cells, touches=touches), labels).layout(columns)
    assert found
    layout, reading = found
    return reading.head(layout.bands)


def places(found: Head) -> list[tuple[str, int, int, int]]:
    return [(cell.item.text, cell.row, cell.column, cell.column_span) for cell in found.figure_heads]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("2024", HeadKind.YEAR, id="a year"),
        pytest.param("Rekening 2024", HeadKind.DATED, id="words with a year"),
        pytest.param("PB 20241", HeadKind.DATED, id="a footnote mark behind the year"),
        pytest.param("Stand 31-12-2024", HeadKind.DATED, id="words with a day"),
        pytest.param("Meerjarenraming", HeadKind.COLUMN, id="a word for figures"),
        pytest.param("Ont- trekking", HeadKind.COLUMN, id="a torn word for figures"),
        pytest.param(
            "Begroting na wijziging van december", HeadKind.COLUMN, id="a word for figures, and what often stands behind it"
        ),
        pytest.param("Lasten en opbrengsten van de haven", HeadKind.WORDS, id="a title that begins with a word for figures"),
        pytest.param("baten", HeadKind.SIDE, id="a side"),
        pytest.param("Programma", HeadKind.LABEL, id="a word for labels"),
        pytest.param("(x € 1.000)", HeadKind.UNIT, id="a unit"),
        pytest.param("V/N", HeadKind.MARK, id="a column of marks"),
        pytest.param("3. Haven", HeadKind.NONE, id="a numbered label"),
        pytest.param("Haven", HeadKind.WORDS, id="any other word"),
    ],
)
def test_what_a_cell_may_be(text: str, kind: HeadKind) -> None:
    assert head_kinds(items(text)) == [kind]


def test_letters_for_lasten_baten_and_saldo_are_no_marks() -> None:
    assert head_kinds(items("L / B / S")) == [HeadKind.SIDE] * 3
    assert head_kinds(items("S")) == [HeadKind.MARK]


def test_an_unknown_word_that_is_repeated_is_a_head() -> None:
    assert head_kinds(items("Bijdrager / Bijdrager / Haven")) == [HeadKind.COLUMN, HeadKind.COLUMN, HeadKind.WORDS]


def test_one_row() -> None:
    found = head("Programma / Rekening 2022 / Begroting 2023 / Haven", 2)
    assert places(found) == [("Rekening 2022", 0, 0, 1), ("Begroting 2023", 0, 1, 1)]
    assert [cell.item.text for cell in found.label_heads] == ["Programma"]
    assert (found.first, found.end, found.rows) == (0, 3, 1)


def test_words_over_years() -> None:
    found = head("Rekening / Begroting / Programma / 2022 / 2023 / Haven", 2)
    assert places(found) == [("Rekening", 0, 0, 1), ("Begroting", 0, 1, 1), ("2022", 1, 0, 1), ("2023", 1, 1, 1)]
    assert [(cell.item.text, cell.row) for cell in found.label_heads] == [("Programma", 1)]


def test_years_over_sides() -> None:
    found = head("Programma / 2022 / 2023 / Baten / Lasten / Baten / Lasten / Haven", 4)
    assert places(found)[:2] == [("2022", 0, 0, 2), ("2023", 0, 2, 2)]
    assert found.rows == 2


def test_a_head_beside_one_that_spans_others_reaches_down() -> None:
    found = head("Rekening 2022 / Meerjarenraming / 2023 / 2024 / Haven", 3)
    assert [(cell.item.text, cell.row_span, cell.column_span) for cell in found.figure_heads[:2]] == [
        ("Rekening 2022", 2, 1),
        ("Meerjarenraming", 1, 2),
    ]
    assert places(found)[2:] == [("2023", 1, 1, 1), ("2024", 1, 2, 1)]


def test_word_and_year_on_two_lines() -> None:
    found = head("Programma / Rekening / 2022 / Begroting / 2023 / Haven", 2, touches=True)
    assert places(found) == [("Rekening 2022", 0, 0, 1), ("Begroting 2023", 0, 1, 1)]
    assert (found.first, found.end) == (0, 5)


def test_a_section_below_the_head_is_no_head() -> None:
    found = head("Programma / Begroting 2022 / Raming 2023 / Lasten / Haven", 2)
    assert places(found) == [("Begroting 2022", 0, 0, 1), ("Raming 2023", 0, 1, 1)]
    assert found.end == 3


def test_a_title_above_the_head_is_no_head() -> None:
    found = head("Kosten van de haven en de kades / _ / Lasten / Baten / Haven", 2)
    assert places(found) == [("Lasten", 0, 0, 1), ("Baten", 0, 1, 1)]
    assert found.first == 1


def test_unknown_words_before_the_figures_are_heads_of_labels_where_rows_have_as_many() -> None:
    found = head("Programma / Vestiging / Begroting 2022 / Begroting 2023 / Haven / Meerdrecht", 2, labels=2)
    assert [cell.item.text for cell in found.label_heads] == ["Programma", "Vestiging"]


def test_heads_of_marks_and_of_words_behind() -> None:
    found = head("Programma / 2022 / 2023 / V/N / Toelichting / Haven", 2)
    assert [(cell.item.text, cell.column) for cell in found.mark_heads] == [("V/N", 1)]
    assert [item.text for item in found.tail_heads] == ["Toelichting"]
    assert found.end == 5
