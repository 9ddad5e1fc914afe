import pytest

from schema import DocumentFacts, DocumentKind
from terminal.wording import flat, kind_and_year, one_line, printable

FACTS = DocumentFacts(
    kind=DocumentKind.VOORTGANGSRAPPORTAGE,
    title=None,
    year=2025,
    year_end=None,
    edition=2,
    municipality=None,
    municipality_code=None,
    found_by={},
)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, "voortgangsrapportage 2 2025", id="with an edition"),
        pytest.param({"kind": "begroting", "edition": None}, "begroting 2025", id="of one year"),
        pytest.param({"kind": "beleidsplan", "edition": None, "year_end": 2028}, "beleidsplan 2025-2028", id="of several years"),
        pytest.param({"kind": "begroting", "edition": None, "year_end": 2025}, "begroting 2025", id="of one year, said twice"),
        pytest.param({"kind": None, "edition": None, "year": None}, "? ?", id="of which nothing is known"),
    ],
)
def test_a_document_in_a_word(facts: dict[str, object], expected: str) -> None:
    assert kind_and_year(DocumentFacts.model_validate(FACTS.model_dump() | facts)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("kost\x1b[2J niets\x07", "kost\ufffd[2J niets\ufffd", id="what a terminal would take for a command"),
        pytest.param("één € ½ –", "één € ½ –", id="letters and signs beyond ASCII"),
        pytest.param("regel\n\tregel", "regel\n\tregel", id="white space"),
    ],
)
def test_only_what_can_be_printed_is_printed(text: str, expected: str) -> None:
    assert printable(text) == expected


def test_white_space_becomes_single_blanks() -> None:
    assert one_line("\n Droge\u00a0 \r\nvoeten\t") == " Droge voeten "
    assert flat("\n Droge\u00a0 \r\nvoeten\t") == "Droge voeten"
