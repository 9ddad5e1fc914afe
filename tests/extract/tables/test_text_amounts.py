from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.found import Found
from extract.tables.reading import Place
from extract.tables.text_amounts import FAR, NEAR, UNITS, TableFigure, amounts_near, is_telling, match_amounts, unit_from_text
from schema import Amount, DocumentFacts, Per, Section

FACTS = DocumentFacts(
    kind=None, title=None, year=None, year_end=None, edition=None, municipality=None, municipality_code=None, found_by={}
)


def amount(value: int, start: int = 0, **more: object) -> Amount:
    fields = {"id": str(start), "start": start, "end": start + 1, "page": None, "words": "x", "section_id": None}
    return Amount.model_validate({**fields, "initiative_id": None, "value": Decimal(value), **more})


def section(start: int, body_end: int) -> Section:
    return Section(
        id=str(start), start=start, end=start + 1, page=None, words="x", parent_id=None, level=1, number=None, title="x",
        body_end=body_end,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("figures", "amounts", "expected"),
    [
        pytest.param(["-9040"], ["9040000"], 1000, id="in thousands, whatever the sign"),
        pytest.param(["1236547"], ["1236547"], 1, id="in euros"),
        pytest.param(["2.475"], ["2475000"], 1_000_000, id="in millions"),
        pytest.param(["1236", "85"], ["1236000", "85000"], 1000, id="short figures tell nothing, but do not harm"),
        pytest.param(["85"], ["85000"], None, id="short figures alone"),
        pytest.param(["5000"], ["5000000"], None, id="a round figure"),
        pytest.param(["1236"], ["1236400"], None, id="no more than nearly equal"),
        pytest.param(["1236", "2475"], ["1236000", "2475"], None, id="two units"),
        pytest.param(["1236"], [], None, id="no amounts"),
        pytest.param([], ["1236000"], None, id="no figures"),
    ],
)
def test_unit(figures: list[str], amounts: list[str], expected: int | None) -> None:
    assert unit_from_text(map(Decimal, figures), map(Decimal, amounts)) == expected


FIGURES = [
    TableFigure(Place(0, 0), Decimal(1_236_000), 2024),
    TableFigure(Place(0, 1), Decimal(-418_000), 2025),
    TableFigure(Place(1, 0), Decimal(2_475_000), 2024),
    TableFigure(Place(1, 1), Decimal(2_475_000), 2025),
    TableFigure(Place(2, 0), Decimal(250_000), 2024),
]


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        pytest.param([amount(1_236_000)], [(0, 0)], id="equal"),
        pytest.param([amount(-1_236_000)], [(0, 0)], id="equal but for the sign"),
        pytest.param([amount(1_236_001)], [], id="nearly equal"),
        pytest.param([amount(418_000)], [], id="three digits as printed"),
        pytest.param([amount(250_000)], [], id="a round sum"),
        pytest.param([amount(2_475_000)], [], id="of two figures, nobody knows which"),
        pytest.param([amount(2_475_000, years=(2025,))], [(1, 1)], id="of two figures, that of the year"),
        pytest.param([amount(2_475_000, years=(2024, 2025))], [], id="of two figures, both of its years"),
        pytest.param([amount(1_236_000, approximate=True)], [], id="more or less"),
        pytest.param([amount(1_236_000), amount(1_236_000, 9)], [(0, 0)], id="told twice"),
    ],
)
def test_matches(amounts: list[Amount], expected: list[tuple[int, int]]) -> None:
    assert [place for place, _ in match_amounts(FIGURES, 1000, amounts)] == expected


def test_the_first_amount_is_the_one() -> None:
    assert [one.start for _, one in match_amounts(FIGURES, 1000, [amount(1_236_000, 3), amount(1_236_000, 9)])] == [3]


@pytest.mark.parametrize(
    ("one", "is_near"),
    [
        pytest.param(amount(1, 14_990), True, id="right before"),
        pytest.param(amount(1, 20_010), True, id="right behind"),
        pytest.param(amount(1, 20_000 + NEAR), False, id="too far behind"),
        pytest.param(amount(1, 15_000 - NEAR - 1), True, id="farther, in the same section"),
        pytest.param(amount(1, 9_999), False, id="farther, in the section before"),
        pytest.param(amount(1, 14_990, per=Per.MONTH), False, id="for each month"),
        pytest.param(amount(1, 14_990, value_high=Decimal(2)), False, id="a range"),
    ],
)
def test_near(one: Amount, is_near: bool) -> None:
    found = Found(facts=FACTS, sections=(section(0, 9_999), section(10_000, 20_100)), amounts=(one,))
    assert (one in amounts_near(found, 15_000, 20_000)) is is_near


def test_a_long_section_is_not_all_near() -> None:
    one = amount(1, 100)
    found = Found(facts=FACTS, sections=(section(0, 9 * FAR),), amounts=(one,))
    assert (amounts_near(found, FAR, FAR + 9), amounts_near(found, 3 * FAR, 3 * FAR + 9)) == ((one,), ())


def test_near_without_sections() -> None:
    one = amount(1, 100)
    assert amounts_near(Found(facts=FACTS, amounts=(one,)), 200, 300) == (one,)


@given(st.sampled_from(UNITS), st.decimals(1000, 10**9, places=2).filter(is_telling))
def test_a_figure_that_stands_in_the_text_tells_its_unit(unit: int, figure: Decimal) -> None:
    assert unit_from_text([figure], [-figure * unit]) == unit
