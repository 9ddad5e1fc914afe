"""Figures that character recognition gets wrong."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pdf.misreadings import find_misreadings
from schema import Page


def read(text: str, *, ocr: bool = True) -> str:
    """The text with its repairs."""
    for repair in reversed(list(find_misreadings(text, (Page(number=1, start=0, ocr=ocr),)))):
        text = text[: repair.start] + repair.words + text[repair.end :]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Lasten\t4,129\t-3,103", "Lasten\t4.129\t-3.103", id="thousands with a comma"),
        pytest.param("Totaal\t1.371,931\t1,371,931", "Totaal\t1.371.931\t1.371.931", id="millions with a comma"),
        pytest.param("een krediet van € 1,250 voor de haven.", "een krediet van € 1.250 voor de haven.", id="in a sentence"),
        pytest.param(
            "Het tarief is 0,125 per liter, 4,125% of 4,125 %.", "Het tarief is 0,125 per liter, 4,125% of 4,125 %.", id="a rate"
        ),
        pytest.param("€ 12,50, € 1.250,00 en € 1,2 miljoen", "€ 12,50, € 1.250,00 en € 1,2 miljoen", id="cents and tenths"),
        pytest.param("€ 3.385,- en 1,0925 procent", "€ 3.385,- en 1,0925 procent", id="a dash for cents, four decimals"),
        pytest.param("in 2024,2025,2026", "in 2024,2025,2026", id="years"),
        pytest.param("Saldo\t-5O\t1.6OO", "Saldo\t-50\t1.600", id="the letter O for nought"),
        pytest.param("2O25 en 10o", "2025 en 100", id="in a year"),
        pytest.param("CO2, 3Oost, A12 en O365", "CO2, 3Oost, A12 en O365", id="names with an O"),
        pytest.param("Tractie\t=\t12\t_", "Tractie\t-\t12\t-", id="a sign alone in its cell"),
        pytest.param("a = b\nc_d", "a = b\nc_d", id="a sign in a line"),
    ],
)
def test_what_no_report_prints_is_read_as_what_it_stands_for(text: str, expected: str) -> None:
    assert read(text) == expected
    assert read(text, ocr=False) == text


def test_only_recognised_pages_are_repaired() -> None:
    text = "1,250\f1,250\f1,250"
    pages = (Page(number=1, start=0), Page(number=2, start=6, ocr=True), Page(number=3, start=12))
    assert [repair.start for repair in find_misreadings(text, pages)] == [7]


@given(st.text("0159.,-=_Oo \t\n%€a", max_size=40))
def test_repairs_stand_in_order_and_are_done_once(text: str) -> None:
    found = list(find_misreadings(text, (Page(number=1, start=0, ocr=True),)))
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(repair.end - repair.start == len(repair.words) == 1 for repair in found)
