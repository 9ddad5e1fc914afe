"""Tests of figures as cells print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.tables.figures import holds_money_mark, is_no_figure, is_torn, read_favour, read_figures, split_figures
from schema import Favour

N, V = Favour.NADEEL, Favour.VOORDEEL


@pytest.mark.parametrize(
    ("words", "value"),
    [
        pytest.param("1.582", "1582", id="point between thousands"),
        pytest.param("904", "904", id="no point"),
        pytest.param("1582", "1582", id="thousands without a point"),
        pytest.param("1 250 000", "1250000", id="blanks between thousands"),
        pytest.param("0", "0", id="nought is a figure"),
        pytest.param("-59.754", "-59754", id="minus"),
        pytest.param("‒ 2.400", "-2400", id="figure dash and a blank"),
        pytest.param("−41", "-41", id="mathematical minus"),
        pytest.param("-/- 1.000", "-1000", id="Dutch minus"),
        pytest.param("4.977-", "-4977", id="minus behind"),
        pytest.param("(1.200)", "-1200", id="brackets"),
        pytest.param("+ 300", "300", id="plus"),
        pytest.param("€ 3.385,-", "3385", id="whole euros"),
        pytest.param("€- 1.200", "-1200", id="minus behind the sign"),
        pytest.param("5.705.992,90", "5705992.90", id="cents"),
        pytest.param("12,5", "12.5", id="tenths of a million"),
        pytest.param("2.5", "2.5", id="a point before tenths"),
        pytest.param("1.200*", "1200", id="mark of a footnote"),
        pytest.param("737 1)", "737", id="a number for a footnote, apart"),
    ],
)
def test_a_figure_has_the_sign_that_is_printed(words: str, value: str) -> None:
    (figure,) = read_figures(words, 0, len(words))
    assert (figure.value, figure.is_nil) == (Decimal(value), False)


@pytest.mark.parametrize("words", ["99.999.999.999", "99999999999", "€ -99.999.999.999,-"])
def test_the_largest_figure_that_is_money(words: str) -> None:
    (figure,) = read_figures(words, 0, len(words))
    assert abs(figure.value) == 99_999_999_999


@pytest.mark.parametrize("words", ["100.000.000.000", "100000000000", "1" * 20, "1" + ".000" * 2000, "9" * 5000])
def test_a_figure_that_no_treasury_holds_is_none(words: str) -> None:
    assert read_figures(words, 0, len(words)) == ()
    assert all(abs(figure.value) < 10**11 for way in split_figures(words, 0, len(words), 2) for figure in way)


@pytest.mark.parametrize(
    ("words", "value", "favour"),
    [
        pytest.param("N 31.393", "31393", N, id="before, with a blank"),
        pytest.param("V12.000", "12000", V, id="before, stuck"),
        pytest.param("1.200 V", "1200", V, id="behind"),
        pytest.param("1.200N", "1200", N, id="behind, stuck"),
        pytest.param("1.200 nadeel", "1200", N, id="in full"),
        pytest.param("V -40", "-40", V, id="with a minus, which stays"),
    ],
)
def test_n_or_v_beside_a_figure_is_no_sign(words: str, value: str, favour: Favour) -> None:
    (figure,) = read_figures(words, 0, len(words))
    assert (figure.value, figure.favour) == (Decimal(value), favour)


@pytest.mark.parametrize("words", ["-", "–", "‒", "−", "€ -", "- -"])
def test_a_dash_is_nil_and_no_figure_of_its_own(words: str) -> None:
    (figure,) = read_figures(words, 0, len(words))
    assert figure.is_nil


@pytest.mark.parametrize(
    "words",
    [
        "nb",
        "PM",
        "n.v.t.",
        "12%",
        "69,6%",
        "104 tov 134 landelijk",
        "Wonen",
        "1.2345",
        "3.9.1",
        "2019-2022",
        "(1.200",
        "N",
        "12 34",
    ],
)
def test_words_are_no_figure(words: str) -> None:
    assert read_figures(words, 0, len(words)) == ()


def test_a_cell_may_hold_a_figure_a_line_each_with_a_note() -> None:
    words = "€5.474 (eenmalig)\n€ 672,-(per jaar)"
    found = read_figures(words, 0, len(words))
    assert [(str(figure.value), figure.note, words[figure.start : figure.end]) for figure in found] == [
        ("5474", "eenmalig", "€5.474"),
        ("672", "per jaar", "€ 672,-"),
    ]


@pytest.mark.parametrize(("words", "favour"), [("N", N), ("V", V), ("voordeel", V), ("Noord", None), ("I", None)])
def test_a_cell_of_n_or_v(words: str, favour: Favour | None) -> None:
    assert read_favour(words) is favour


@pytest.mark.parametrize(("words", "expected"), [("nb", True), ("p.m.", True), ("5 %", True), ("1.200", False), ("Wonen", False)])
def test_what_stands_in_place_of_a_figure(words: str, expected: bool) -> None:
    assert is_no_figure(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"), [("2.66", True), ("12.4", True), ("1.582.", True), ("1.582", False), ("71", False), ("-1.20", True)]
)
def test_a_figure_whose_last_group_is_short_was_cut_off(words: str, expected: bool) -> None:
    assert is_torn(words, 0, len(words)) is expected


@pytest.mark.parametrize(
    ("words", "expected"), [("€ 3.385,-", True), ("12,50", True), ("€ 3.385", True), ("3.385", False), ("12,5", False)]
)
def test_a_figure_may_show_that_it_is_in_euros(words: str, expected: bool) -> None:
    (figure,) = read_figures(words, 0, len(words))
    assert holds_money_mark(words, figure) is expected


@pytest.mark.parametrize(
    ("words", "count", "ways"),
    [
        pytest.param("4.3702.1885.99110.500", 4, ["4.370 2.188 5.991 10.500"], id="a point in each"),
        pytest.param("0588617", 3, ["0 588 617"], id="no figure begins with a nought"),
        pytest.param("-41-1.155", 2, ["-41 -1.155"], id="minus"),
        pytest.param("1234", 2, ["123 4", "12 34", "1 234"], id="open"),
        pytest.param("12", 3, [], id="too few digits"),
    ],
)
def test_glued_figures_part_in_every_way_that_makes_sound_figures(words: str, count: int, ways: list[str]) -> None:
    found = split_figures(words, 0, len(words), count)
    assert [" ".join(words[figure.start : figure.end] for figure in way) for way in found] == ways


def test_figures_that_part_in_too_many_ways_are_not_parted() -> None:
    words = "1" * 60
    assert split_figures(words, 0, len(words), 30) == ()


@given(st.lists(st.integers(1000, 999_999), min_size=2, max_size=8))
def test_glued_thousands_come_apart_in_one_way(values: list[int]) -> None:
    words = "".join(f"{value:,}".replace(",", ".") for value in values)
    ways = split_figures(words, 0, len(words), len(values))
    assert [int(figure.value) for figure in ways[0]] == values
    assert len(ways) == 1


@given(st.integers(-9_999_999, 9_999_999), st.sampled_from(["{}", "€ {}", "{}*", "N {}", "{} V"]))
def test_a_printed_figure_is_read_back(value: int, form: str) -> None:
    words = form.format(f"{value:,}".replace(",", "."))
    (figure,) = read_figures(words, 0, len(words))
    assert figure.value == value


@given(st.text("0123456789.,-€NV ()%x", max_size=20))
def test_no_text_is_too_strange(words: str) -> None:
    for figure in read_figures(words, 0, len(words)):
        assert words[figure.start : figure.end].strip()
