from collections.abc import Callable

import pytest

from extract.found import LONGEST_BODY, Found, last_before
from schema import DocumentFacts, Initiative, Section

FACTS = DocumentFacts(
    kind=None, title=None, year=None, year_end=None, edition=None, municipality=None, municipality_code=None, found_by={}
)


def section(start: int, name: str, parent: str | None = None) -> Section:
    return Section(
        id=name, start=start, end=start + 1, page=None, words="x", parent_id=parent, level=1, number=None, title=name, body_end=99
    )


def initiative(name: str, start: int, body_start: int, body_end: int) -> Initiative:
    return Initiative(
        id=name, start=start, end=start + 1, page=None, words="x", section_id=None, programme_id=None, policy_area_id=None,
        title=name, status=None, body_start=body_start, body_end=body_end,
    )  # fmt: skip


def test_the_innermost_section_is_the_last_that_begins_before() -> None:
    found = Found(facts=FACTS, sections=(section(10, "outer"), section(20, "inner", "outer")))
    assert [found.section_id_at(offset) for offset in (0, 10, 19, 20, 500)] == [None, "outer", "outer", "inner", "inner"]


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        pytest.param(5, None, id="before all"),
        pytest.param(10, "long", id="in the title"),
        pytest.param(60, "nested", id="where two hold it, the later one"),
        pytest.param(80, "long", id="behind the nested one"),
        pytest.param(200, None, id="at the end"),
    ],
)
def test_the_initiative_in_whose_text_something_stands(offset: int, expected: str | None) -> None:
    found = Found(facts=FACTS, initiatives=(initiative("long", 10, 11, 200), initiative("nested", 50, 50, 70)))
    assert found.initiative_id_at(offset) == expected


def test_an_initiative_s_text_may_begin_before_its_title() -> None:
    found = Found(facts=FACTS, initiatives=(initiative("named", 30, 20, 60),))
    assert found.initiative_id_at(25) == "named"


def test_no_initiative_reaches_further_than_the_longest_text() -> None:
    found = Found(facts=FACTS, initiatives=(initiative("short", 0, 0, 10),))
    assert found.initiative_id_at(LONGEST_BODY + 11) is None


def test_adding_leaves_what_was_known_as_it_was() -> None:
    before = Found(facts=FACTS)
    after = before.adding({"sections": [section(0, "first")]})
    assert (before.sections, [record.id for record in after.sections]) == ((), ["first"])


@pytest.mark.parametrize(("offset", "expected"), [(0, None), (10, None), (11, "first"), (21, "second")])
def test_the_last_record_before(offset: int, expected: str | None) -> None:
    last = last_before([section(10, "first"), section(20, "second")], offset)
    assert (last.id if last else None) == expected


def test_records_of_a_report_find_their_section(found_in: Callable[..., Found]) -> None:
    found = found_in("Begroting 2025\n\nZorg\n\nWij helpen ouderen.\n\nWerk\n\nWij helpen werkzoekenden.\n")
    assert [section.title for section in found.sections] == ["Begroting 2025", "Zorg", "Werk"]
    last = found.section_at(found.sections[-1].end + 5)
    assert last is not None
    assert last.title == "Werk"
