from collections.abc import Callable

import pytest

from extract.document_facts import MISSING, Overrides, extract_facts
from extract.found import Found
from extract.profile import Profile
from ingest import document_from_text
from ingest.writing import TextWriter
from schema import BlockKind, Document, DocumentFacts, DocumentKind, Origin

TITLED = "Tweede Voortgangsrapportage 2023\n\nInleiding\n\nMeerdrecht telt 46.800 inwoners. Meerdrechters wonen aan het water.\n"


def test_each_fact_says_how_it_was_found(found_in: Callable[..., Found]) -> None:
    facts = found_in(TITLED).facts
    assert (facts.title, facts.kind, facts.year, facts.edition) == (
        "Tweede Voortgangsrapportage 2023",
        "voortgangsrapportage",
        2023,
        2,
    )
    assert (facts.municipality, facts.municipality_code) == ("Meerdrecht", "GM9901")
    assert facts.found_by == {
        "kind": "title line",
        "title": "title line",
        "year": "title line",
        "edition": "title line",
        "municipality": "own words of the profile",
    }


def test_the_profile_of_the_municipality_goes_along(meerdrecht: Profile) -> None:
    _, profile, issues = extract_facts(document_from_text(TITLED), (meerdrecht,), Overrides())
    assert profile is meerdrecht
    assert issues == ()


@pytest.mark.parametrize(
    ("overrides", "fact", "value"),
    [
        pytest.param(Overrides(kind=DocumentKind.JAARSTUKKEN), "kind", "jaarstukken", id="kind"),
        pytest.param(Overrides(year=2030), "year", 2030, id="year"),
        pytest.param(Overrides(municipality="Oosterweide"), "municipality", "Oosterweide", id="municipality"),
        pytest.param(Overrides(title="Rapport"), "title", "Rapport", id="title"),
    ],
)
def test_what_the_user_gives_overrules_one_fact(
    found_in: Callable[..., Found], overrides: Overrides, fact: str, value: object
) -> None:
    facts, read = found_in(TITLED, overrides=overrides).facts, found_in(TITLED).facts
    assert (getattr(facts, fact), facts.found_by[fact]) == (value, "given by the user")
    others = {"kind", "year", "municipality", "title"} - {fact}
    assert {other: getattr(facts, other) for other in others} == {other: getattr(read, other) for other in others}


def test_a_given_municipality_has_the_profile_s_code(meerdrecht: Profile) -> None:
    document = document_from_text("Sport\n\nHet zwembad is open.")
    facts, profile, _ = extract_facts(document, (meerdrecht,), Overrides(municipality="Meerdrecht"))
    assert (facts.municipality_code, profile) == ("GM9901", meerdrecht)


def test_what_is_not_known_is_an_issue_each() -> None:
    facts, profile, issues = extract_facts(document_from_text("Sport\n\nHet zwembad is open."), (), Overrides())
    assert (facts.kind, facts.year, facts.municipality, facts.found_by, profile) == (None, None, None, {}, None)
    assert [issue.code for issue in issues] == [f"unknown-{fact}" for fact in MISSING]
    assert {(issue.start, issue.end, issue.words) for issue in issues} == {(0, 0, "")}
    assert len({issue.id for issue in issues}) == len(MISSING)


def test_a_title_of_its_own_is_not_missed(found_in: Callable[..., Found]) -> None:
    assert "title" not in MISSING
    assert found_in("Sport\n\nHet zwembad is open.").facts.title is None


def reads_as(pages: tuple[str, ...], origin: Origin) -> DocumentFacts:
    """The facts of a file that is no plain text, a paragraph for each text."""
    writer = TextWriter()
    for text in pages:
        writer.block(BlockKind.PARAGRAPH, text)
    document = Document(
        file_name="a.pdf",
        source_path="a.pdf",
        sha256="0",
        media_type="application/pdf",
        text=writer.text,
        blocks=tuple(writer.blocks),
        origin=origin,
    )
    facts, _, _ = extract_facts(document, (), Overrides())
    return facts


CALLED = (
    "Met de jaarstukken 2023 legt het college verantwoording af over het beleid van 2023.",
    "De jaarstukken 2023 bestaan uit het jaarverslag en de jaarrekening.",
    "Wij bieden u de jaarstukken 2023 met genoegen aan. In 2023 is veel bereikt.",
)


@pytest.mark.parametrize(
    ("texts", "origin", "title", "found_by"),
    [
        pytest.param(CALLED, Origin(), "Jaarstukken 2023", "named in the text", id="a cover that is a picture"),
        pytest.param(CALLED[:1], Origin(), None, None, id="one mention may be of another report"),
        pytest.param(
            ("De haven groeit.",),
            Origin(title="Haven | Programmabegroting 2025"),
            "Programmabegroting 2025",
            "title of the file",
            id="web",
        ),
        pytest.param(
            ("De haven groeit.",), Origin(title="Microsoft Word - versie 3.docx"), None, None, id="a title that says nothing"
        ),
    ],
)
def test_a_title_that_no_line_has(texts: tuple[str, ...], origin: Origin, title: str | None, found_by: str | None) -> None:
    facts = reads_as(texts, origin)
    assert (facts.title, facts.found_by.get("title")) == (title, found_by)


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        pytest.param(Origin(author="Gemeente Meerdrecht"), ("Meerdrecht", "maker of the file"), id="the maker"),
        pytest.param(Origin(author="Karin de Wit"), None, id="a maker who is a person"),
        pytest.param(
            Origin(address="https://zoetermeer.begroting-2025.example/haven"), ("Zoetermeer", "web address"), id="the address"
        ),
        pytest.param(Origin(address="https://begroting.example/zoetermeer"), None, id="not the path of an address"),
    ],
)
def test_a_municipality_that_the_file_tells(origin: Origin, expected: tuple[str, str] | None) -> None:
    facts = reads_as(("De haven groeit.",), origin)
    assert facts.municipality == (expected[0] if expected else None)
    assert facts.found_by.get("municipality") == (expected[1] if expected else None)


def test_a_text_calls_itself_by_its_name_before_it_names_its_parts() -> None:
    texts = (
        "Met de jaarstukken 2023 leggen wij verantwoording af.",
        "De jaarrekening 2023 sluit. De jaarrekening 2023 is klaar.",
    )
    assert reads_as((*texts, "In 2023 en in 2023 is veel gedaan."), Origin()).title == "Jaarstukken 2023"
