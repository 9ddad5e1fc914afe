from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.found import Found
from extract.sections import extract_sections
from schema import BlockKind, Document, DocumentFacts

HEADING, PROSE = BlockKind.HEADING, BlockKind.PARAGRAPH
FACTS = DocumentFacts(
    kind=None, title=None, year=None, year_end=None, edition=None, municipality=None, municipality_code=None, found_by={}
)


def test_deeper_headings_lie_in_the_last_that_is_less_deep(document_of: Callable[..., Document]) -> None:
    document = document_of(
        (HEADING, "Zorg", 1), (PROSE, "Tekst."), (HEADING, "Ouderen", 2), (HEADING, "Vervoer", 4), (HEADING, "Jeugd", 2), (HEADING, "Werk", 1)
    )  # fmt: skip
    sections = list(extract_sections(document, Found(facts=FACTS)))
    titles = {section.id: section.title for section in sections}
    assert [(section.title, titles.get(section.parent_id or "")) for section in sections] == [
        ("Zorg", None),
        ("Ouderen", "Zorg"),
        ("Vervoer", "Ouderen"),
        ("Jeugd", "Zorg"),
        ("Werk", None),
    ]
    ends = {section.title: document.text[section.body_end :].split("\n")[0] for section in sections}
    assert ends == {"Zorg": "Werk", "Ouderen": "Jeugd", "Vervoer": "Jeugd", "Jeugd": "Werk", "Werk": ""}


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        pytest.param("3.1.2 Veiligheid", "3.1.2", "Veiligheid", id="numbered"),
        pytest.param("B. Programmalijnen", "B", "Programmalijnen", id="lettered annex"),
        pytest.param("Sport en spel", None, "Sport en spel", id="plain"),
    ],
)
def test_number_and_title(found_in: Callable[..., Found], line: str, number: str | None, title: str) -> None:
    (section,) = found_in(f"{line}\n\nMeerdrecht werkt hier al jaren aan met haar partners.\n").sections
    assert (section.number, section.title, section.words) == (number, title, line)


@given(st.lists(st.integers(1, 5), max_size=12))
def test_sections_nest(document_of: Callable[..., Document], levels: list[int]) -> None:
    document = document_of(*((HEADING, f"Kop {index}", level) for index, level in enumerate(levels)))
    sections = list(extract_sections(document, Found(facts=FACTS)))
    by_id = {section.id: section for section in sections}
    assert len(by_id) == len(levels)
    for section in sections:
        assert section.end <= section.body_end <= len(document.text)
        if section.parent_id:
            parent = by_id[section.parent_id]
            assert parent.level < section.level
            assert parent.start < section.start
            assert section.body_end <= parent.body_end
