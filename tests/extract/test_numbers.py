from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numbers import parse_number


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("55.527.158", "55527158", id="dots between thousands"),
        pytest.param("1 250 000", "1250000", id="blanks between thousands"),
        pytest.param("1\u00a0250\u00a0000", "1250000", id="hard blanks between thousands"),
        pytest.param("4,6", "4.6", id="comma before decimals"),
        pytest.param("1.250,75", "1250.75", id="thousands and cents"),
        pytest.param("2.5", "2.5", id="dot before one decimal"),
        pytest.param("12.50", "12.5", id="dot before two decimals"),
        pytest.param("2.500", "2500", id="dot before three digits is one between thousands"),
        pytest.param("3.385,-", "3385", id="whole euros with a dash"),
        pytest.param("500,--", "500", id="whole euros with two dashes"),
        pytest.param("385.000,=", "385000", id="whole euros with an equals sign"),
        pytest.param("-418.000", "-418000", id="minus"),
        pytest.param("−2,4 miljoen", "-2400000", id="typographic minus"),
        pytest.param("-/- 1.000", "-1000", id="bookkeeper's minus"),
        pytest.param("4,6 miljoen", "4600000", id="million"),
        pytest.param("1,- miljoen", "1000000", id="dash between figure and scale"),
        pytest.param("1,1 mln.", "1100000", id="abbreviated million"),
        pytest.param("6,4 mld", "6400000000", id="abbreviated billion"),
        pytest.param("400 duizend", "400000", id="thousand"),
        pytest.param("250k", "250000", id="letter for thousand"),
        pytest.param("3 ton", "300000", id="ton is a hundred thousand"),
        pytest.param("2½ miljoen", "2500000", id="vulgar fraction"),
        pytest.param("zeventien", "17", id="word"),
        pytest.param("drieëntwintig", "23", id="unit before ten, with diaeresis"),
        pytest.param("eenentwintig", "21", id="unit before ten, that ends in en"),
        pytest.param("honderdvijf", "105", id="hundred"),
        pytest.param("twaalfhonderd", "1200", id="hundreds over ten"),
        pytest.param("vijfentwintigduizend", "25000", id="thousands"),
        pytest.param("tweeduizend vijfhonderd", "2500", id="thousands and hundreds apart"),
        pytest.param("honderdtwintigduizend", "120000", id="hundred thousands"),
        pytest.param("Eén miljoen", "1000000", id="accent and capital"),
        pytest.param("anderhalf miljoen", "1500000", id="one and a half"),
        pytest.param("drie komma vijf miljoen", "3500000", id="decimals in words"),
        pytest.param("drie komma nul vijf", "3.05", id="two decimals in words"),
        pytest.param("een ton", "100000", id="one ton"),
        pytest.param("een halve ton", "50000", id="half a ton"),
        pytest.param("anderhalve ton", "150000", id="one ton and a half"),
        pytest.param("tweeënhalf miljoen", "2500000", id="half, joined"),
        pytest.param("twee en een halve ton", "250000", id="half, apart"),
        pytest.param("driekwart miljoen", "750000", id="three quarters"),
    ],
)
def test_parse_number(words: str, expected: str) -> None:
    assert parse_number(words) == Decimal(expected)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("", id="nothing"),
        pytest.param("€", id="a sign"),
        pytest.param("miljoen", id="a scale without a number"),
        pytest.param("1.25.000", id="dots in the wrong places"),
        pytest.param("24.0012", id="a decision's number"),
        pytest.param("vijfvijf", id="units side by side"),
        pytest.param("twintigtien", id="ten behind ten"),
        pytest.param("12 woningen", id="a count with its noun"),
    ],
)
def test_no_number(words: str) -> None:
    assert parse_number(words) is None


def in_figures(number: Decimal) -> str:
    """A number as Dutch reports print it: `-1.250,75`."""
    return f"{number:,}".translate(str.maketrans(",.", ".,"))


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_figures_read_back(number: Decimal) -> None:
    assert parse_number(in_figures(number)) == number


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_whole_figures_read_back(number: int) -> None:
    assert parse_number(in_figures(Decimal(number))) == number


@given(
    st.decimals(min_value=0, max_value=999, places=1), st.sampled_from([("miljoen", 10**6), ("mld", 10**9), ("duizend", 1000)])
)
def test_scaled_figures_read_back(number: Decimal, scale: tuple[str, int]) -> None:
    assert parse_number(f"{in_figures(number)} {scale[0]}") == number * scale[1]


UNITS = (
    *("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien", "veertien"),
    *("vijftien", "zestien", "zeventien", "achttien", "negentien"),
)
TENS = ("", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


def in_words(number: int) -> str:
    """A number from 1 to 999.999 in Dutch words: `honderddrieëntwintigduizend`."""
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        return ("" if thousands == 1 else in_words(thousands)) + "duizend" + in_words(rest)
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return ("" if hundreds == 1 else UNITS[hundreds]) + "honderd" + in_words(rest)
    if number < 20:
        return UNITS[number]
    tens, units = divmod(number, 10)
    return UNITS[units] + ("" if units == 0 else "ën" if units in (2, 3) else "en") + TENS[tens]


@given(st.integers(min_value=1, max_value=999_999))
def test_words_read_back(number: int) -> None:
    assert parse_number(in_words(number)) == number


@given(st.text())
def test_no_text_crashes_it(words: str) -> None:
    number = parse_number(words)
    assert number is None or number.is_finite()
