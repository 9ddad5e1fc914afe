import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.amounts import extract_amounts
from extract.coverage import measure_coverage
from extract.found import Found
from schema import Amount, Block, BlockKind, Citation, CitationKind, Document, DocumentFacts, Severity

FACTS = DocumentFacts(
    kind=None, title=None, year=None, year_end=None, edition=None, municipality=None, municipality_code=None, found_by={}
)


def read(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    """A document of one block."""
    blocks = (Block(kind=kind, start=0, end=len(text), body=0),) if text else ()
    return Document(file_name="a.txt", source_path="a.txt", sha256="0", media_type="text/plain", text=text + "\n", blocks=blocks)


def with_amounts(document: Document) -> Found:
    found = Found(facts=FACTS)
    return Found(facts=FACTS, amounts=tuple(a for a in extract_amounts(document, found) if isinstance(a, Amount)))


def cite(document: Document, words: str) -> Citation:
    start = document.text.index(words)
    return Citation(
        id="0",
        start=start,
        end=start + len(words),
        page=None,
        words=words,
        section_id=None,
        initiative_id=None,
        kind=CitationKind.RAADSVOORSTEL,
        number=words,
    )


@pytest.mark.parametrize(
    ("text", "signs", "claimed", "issues"),
    [
        pytest.param("Meerdrecht betaalt € 5.000 en 2,4 miljoen euro.", 2, 2, [], id="a sign and a scaled number, claimed"),
        pytest.param("De brug kost tussen € 1 en € 2 miljoen.", 2, 2, [], id="one range claims two signs"),
        pytest.param("De bijdrage is € .000 groot.", 1, 0, [("unclaimed-amount", "€")], id="a hole in the template"),
        pytest.param("Bedragen x € 1.000", 0, 0, [("unit-line", "€ 1.000")], id="a unit is no sign"),
        pytest.param("Het veer trok 1,2 miljoen reizigers.", 0, 0, [("counted-number", "1,2 miljoen")], id="a count is no sign"),
        pytest.param("Zie RV 24.0012.", 1, 0, [("unclaimed-number", "24.0012")], id="a council proposal"),
        pytest.param("Zie RV24.0012.", 1, 0, [("unclaimed-number", "24.0012")], id="kind and number in one"),
        pytest.param("Zie A.22.0057/01.", 1, 0, [("unclaimed-number", "22.0057/01")], id="an amendment"),
        pytest.param("Zie Z/25/3824014.", 1, 0, [("unclaimed-number", "Z/25/3824014")], id="a case"),
        pytest.param("Versie 12.0345.678 van 31.12.2024.", 0, 0, [], id="parts of longer numbers are no signs"),
        pytest.param("Er is 12.500 m2 gras.", 0, 0, [], id="a bare figure is no sign"),
    ],
)
def test_paragraph(text: str, signs: int, claimed: int, issues: list[tuple[str, str]]) -> None:
    document = read(text)
    coverage, left = measure_coverage(document, with_amounts(document))
    assert (coverage.signs, coverage.claimed) == (signs, claimed)
    assert [(issue.code, issue.words) for issue in left] == issues


def test_citation_claims_its_number() -> None:
    document = read("De raad besloot (RV 24.0012) over BW 19.0099.")
    coverage, left = measure_coverage(document, Found(facts=FACTS, citations=(cite(document, "RV 24.0012"),)))
    assert (coverage.signs, coverage.claimed) == (2, 1)
    assert [issue.words for issue in left] == ["19.0099"]


def test_a_long_record_claims_what_stands_in_it() -> None:
    document = read("De raad besloot (RV 24.0012 en RV 24.0013) en las RV 24.0014.")
    citations = (cite(document, "RV 24.0012 en RV 24.0013"), cite(document, "RV 24.0012"))
    assert [issue.words for issue in measure_coverage(document, Found(facts=FACTS, citations=citations))[1]] == ["24.0014"]


@pytest.mark.parametrize("kind", [BlockKind.CELL, BlockKind.PIPE_ROW, BlockKind.TABLE_ROW])
def test_table_counts_as_not_claimed(kind: BlockKind) -> None:
    document = read("€ 5.000", kind)
    coverage, (issue,) = measure_coverage(document, with_amounts(document))
    assert (coverage.signs, coverage.claimed) == (1, 0)
    assert (issue.code, issue.severity) == ("unclaimed-cell", Severity.WARNING)


def test_left_aside_on_purpose_is_no_warning() -> None:
    document = read("Bedragen in € en 1,2 miljoen bezoekers")
    assert {issue.severity for issue in measure_coverage(document, with_amounts(document))[1]} == {Severity.INFO}


@pytest.mark.parametrize("text", ["De brug kost € 12.5", "Zie RV 24.0012"])
def test_the_end_of_the_text_hides_nothing(text: str) -> None:
    document = read(text).model_copy(update={"text": text})
    coverage, left = measure_coverage(document, with_amounts(document))
    assert (coverage.signs, coverage.claimed, len(left)) == (1, 0, 1)


def test_message_names_the_words() -> None:
    document = read("Zie € .000 voor de brug.")
    assert "'€'" in measure_coverage(document, Found(facts=FACTS))[1][0].message


SCRAPS = st.sampled_from(["€", " ", "1.000", "2,4", "miljoen", "x", "24.0012", "Z/25/38", ".", "\n", "woningen", "-", "(", ")"])


@given(st.lists(SCRAPS | st.text(max_size=3)).map("".join))
def test_every_sign_is_claimed_or_has_an_issue(text: str) -> None:
    document = read(text)
    coverage, issues = measure_coverage(document, with_amounts(document))
    assert coverage.claimed <= coverage.signs
    assert coverage.signs - coverage.claimed == sum(issue.severity is Severity.WARNING for issue in issues)
    for issue in issues:
        assert document.text[issue.start : issue.end] == issue.words
    covered = [*with_amounts(document).amounts, *issues]
    assert all(any(record.start <= place < record.end for record in covered) for place, sign in enumerate(text) if sign == "€")
