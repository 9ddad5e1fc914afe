import pytest

from ingest.grids.row_figures import (
    Span,
    certain_figures,
    has_dotted_thousands,
    has_loose_minuses,
    has_signs_behind,
    read_row,
    with_figures,
    without_year_of_label,
)


def figures(line: str, **signs: bool) -> list[str]:
    return [line[slice(*figure)] for figure in read_row(line, 0, len(line), **signs).figures]


@pytest.mark.parametrize(
    ("line", "label", "expected"),
    [
        ("Haven 1.582 -41 - 0", "Haven", ["1.582", "-41", "-", "0"]),
        ("2. Haven, kade N 31.393 V 12", "2. Haven, kade", ["N 31.393", "V 12"]),
        ("Haven V12.000 N1", "Haven", ["V12.000", "N1"]),
        ("Haven 4.977- 1.200 -/- (12)", "Haven", ["4.977-", "1.200 -/-", "(12)"]),
        ("Haven € 1.200 € - €3.385,-", "Haven", ["€ 1.200", "€ -", "€3.385,-"]),
        ("Haven 12,5% 13 % nb PM 1", "Haven", ["12,5%", "13 %", "nb", "PM", "1"]),
        ("Haven € 900,- per | €300 (eenmalig)", "Haven", ["€ 900,- per", "€300 (eenmalig)"]),
        ("Haven € 900,- (per jaar) 3.400*", "Haven", ["€ 900,- (per jaar)", "3.400*"]),
        ("Sluis (Wmo 2015) 12", "Sluis (Wmo 2015)", ["12"]),
        ("Groep 4-12 jaar 3 4", "Groep 4-12 jaar", ["3", "4"]),
        ("Haven van 12 schepen", "Haven van 12 schepen", []),
        ("Haven - -", "Haven", ["-", "-"]),
        ("Haven n.v.t. PM", "Haven", ["n.v.t.", "PM"]),
        ("Haven -", "Haven -", []),
        ("1.200 1.300", None, ["1.200", "1.300"]),
    ],
)
def test_the_label_and_the_figures_of_a_row(line: str, label: str | None, expected: list[str]) -> None:
    row = read_row(line, 0, len(line))
    assert (row.label and line[slice(*row.label)]) == label
    assert figures(line) == expected


def test_signs_behind_the_figures() -> None:
    assert figures("Haven 1.582 N 0 12 V", signs_behind=True) == ["1.582 N", "0", "12 V"]


def test_a_code_behind_the_figures() -> None:
    row = read_row("Haven 1.582 0 I/S  \n", 0, 17)
    assert row.codes == ((14, 17),)
    assert row.trail == 2


def test_two_codes_behind_the_figures() -> None:
    assert read_row("Haven 1.582 L I", 0, 15).codes == ((12, 13), (14, 15))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Kade 12 N 0", "Haven 0 N 12"], False),
        (["Kade 12 N 3 V", "Haven 1 V 0"], True),
        (["Kade N 12 V 3"], False),
        (["Kade 1 2"], False),
    ],
)
def test_where_the_signs_of_a_table_stand(lines: list[str], *, expected: bool) -> None:
    text = "\n".join(lines)
    assert has_signs_behind(text, [Span(text.index(line), text.index(line) + len(line)) for line in lines]) is expected


@pytest.mark.parametrize(
    ("line", "number", "loose", "expected"),
    [
        pytest.param("Haven 2024 1.200 1.300", 2, False, ["1.200", "1.300"], id="a year of the label"),
        pytest.param("Programma 4 1.200 1.300", 3, False, ["1.200", "1.300"], id="the number of a programme"),
        pytest.param("Jeugd 18- 1.200 1.300", 3, False, ["1.200", "1.300"], id="an age of the label"),
        pytest.param("Haven 18- 12-", 2, False, ["18-", "12-"], id="minuses behind"),
        pytest.param("Haven ‒ 12 ‒ 30", 2, True, ["‒ 12", "‒ 30"], id="loose minuses"),
        pytest.param("Haven - - 30", 3, True, ["-", "-", "30"], id="nils beside loose minuses elsewhere"),
        pytest.param("Haven - 12", 3, False, ["-", "12"], id="a nil in a short row"),
    ],
)
def test_figures_that_a_row_has(line: str, number: int, expected: list[str], *, loose: bool) -> None:
    row = with_figures(line, read_row(line, 0, len(line)), number, loose_minuses=loose)
    assert [line[slice(*figure)] for figure in row.figures] == expected


@pytest.mark.parametrize(
    ("line", "number", "expected"), [("Haven ‒ 12 ‒ 30", 2, True), ("Haven 3 12 30", 2, False), ("Haven - 12", 2, False)]
)
def test_whether_minuses_are_loose(line: str, number: int, *, expected: bool) -> None:
    assert has_loose_minuses(line, [read_row(line, 0, len(line))], number) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Haven 12 1.200 1.300", 2), ("Haven - 12 30", 2), ("Haven 1.200 3", 2), ("Regeling 2009 - 2014 1.200", 1), ("0.10 3 4", 0)],
)
def test_figures_that_are_surely_no_label(line: str, expected: int) -> None:
    assert certain_figures(line, read_row(line, 0, len(line))) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["Kade 1.200 12", "Haven 2024 1.300"], True, id="the year of a label"),
        pytest.param(["Kade 1.200 12", "Haven 1300 14"], False, id="a figure without its dot"),
        pytest.param(["Kade 1.200 12", "Haven 14 2024"], False, id="a year that is a figure"),
        pytest.param(["Kade 12 13"], False, id="no thousands"),
    ],
)
def test_dotted_thousands(lines: list[str], *, expected: bool) -> None:
    text = "\n".join(lines)
    rows = [read_row(text, text.index(line), text.index(line) + len(line)) for line in lines]
    assert has_dotted_thousands(text, rows) is expected


@pytest.mark.parametrize(
    ("line", "label", "expected"),
    [
        pytest.param("Haven 2024 1.300", "Haven 2024", ["1.300"], id="right behind its words"),
        pytest.param("Haven  2024 1.300", "Haven", ["2024", "1.300"], id="set out from its words"),
        pytest.param("Haven 2024", "Haven", ["2024"], id="the only figure"),
        pytest.param("2024 1.300", None, ["2024", "1.300"], id="no words"),
        pytest.param("Haven 1.200 2024", "Haven", ["1.200", "2024"], id="behind another figure"),
    ],
)
def test_the_year_of_a_label_is_no_figure(line: str, label: str | None, expected: list[str]) -> None:
    row = without_year_of_label(line, read_row(line, 0, len(line)))
    assert (row.label and line[slice(*row.label)]) == label
    assert [line[slice(*figure)] for figure in row.figures] == expected
