import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.citations import extract_citations
from extract.found import Found
from ingest import document_from_text
from schema import Block, BlockKind, Citation, CitationKind, Document, DocumentFacts, Initiative, Issue, Section

FACTS = DocumentFacts(
    kind=None, title=None, year=None, year_end=None, edition=None, municipality=None, municipality_code=None, found_by={}
)


def block_of(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    """A document that is one block."""
    block = Block(kind=kind, start=0, end=len(text), body=0)
    return Document(file_name="a.txt", source_path="a.txt", sha256="0", media_type="text/plain", text=text, blocks=(block,))


def records_of(document: Document) -> list[Citation | Issue]:
    return list(extract_citations(document, Found(facts=FACTS)))


def numbers_of(document: Document) -> list[str]:
    return [record.number for record in records_of(document) if isinstance(record, Citation)]


TEXT = """De raad van Meerdrecht stelde de nota Dijken vast (RV 25.0004) op grond van
artikel 147 van de Gemeentewet, met motie M.25.0007. Zie ook de Kamerbrief van 3 mei 2021 en Kamerstuk 36 410."""


def test_citations_of_all_kinds_come_in_reading_order() -> None:
    citations = [record for record in records_of(block_of(TEXT)) if isinstance(record, Citation)]
    assert [(citation.kind.value, citation.number) for citation in citations] == [
        ("RV", "25.0004"),
        ("law", "Gemeentewet art. 147"),
        ("M", "25.0007"),
        ("kamerbrief", "2021-05-03"),
        ("kamerstuk", "36410"),
    ]
    assert [TEXT[citation.start : citation.end] for citation in citations] == [citation.words for citation in citations]
    assert citations[1].bwb_id == "BWBR0005416"


def test_a_name_may_cross_the_end_of_a_line() -> None:
    text = "De samenwerking in Meerdrecht valt onder de Wet\r\ngemeenschappelijke regelingen, dus volgens artikel 1\nWgr."
    citations = [record for record in records_of(block_of(text)) if isinstance(record, Citation)]
    assert [(citation.words, citation.number) for citation in citations] == [
        ("Wet\r\ngemeenschappelijke regelingen", "Wgr"),
        ("artikel 1\nWgr", "Wgr art. 1"),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("de uitvoering van de Wsw-\nplaatsing", [], id="a compound that is broken at the end of a line"),
        pytest.param("Bbz- inkomensvoorzieningen", ["Bbz"], id="a hyphen within the line"),
    ],
)
def test_a_hyphen_behind_an_act(text: str, numbers: list[str]) -> None:
    assert numbers_of(block_of(text)) == numbers


@pytest.mark.parametrize("kind", [kind for kind in BlockKind if kind not in {BlockKind.CONTENTS, BlockKind.FURNITURE}])
def test_citations_count_in_blocks_of_every_kind(kind: BlockKind) -> None:
    assert numbers_of(block_of("Jeugdwet | RV 25.0004", kind)) == ["Jeugdwet", "25.0004"]


@pytest.mark.parametrize("kind", [BlockKind.CONTENTS, BlockKind.FURNITURE])
def test_citations_do_not_count_where_the_report_only_repeats_itself(kind: BlockKind) -> None:
    assert records_of(block_of("Jeugdwet | RV 25.0004 | Rv. nr.:", kind)) == []


def test_a_name_does_not_cross_the_border_between_blocks() -> None:
    text = "artikel 2\nJeugdwet"
    blocks = (Block(kind=BlockKind.CELL, start=0, end=9, body=0), Block(kind=BlockKind.CELL, start=10, end=18, body=10))
    document = Document(file_name="a.txt", source_path="a.txt", sha256="0", media_type="text/plain", text=text, blocks=blocks)
    assert numbers_of(document) == ["Jeugdwet"]


def test_a_missing_number_is_an_issue_with_its_place() -> None:
    (issue,) = records_of(block_of("Rv. nr.: volgt"))
    assert isinstance(issue, Issue)
    assert (issue.code, issue.words, issue.start) == ("reference-without-number", "Rv. nr.:", 0)


def test_a_citation_knows_its_section_and_its_initiative() -> None:
    section = Section(
        id="s", start=0, end=4, page=None, words="Kop", parent_id=None, level=1, number=None, title="Kop", body_end=99
    )
    initiative = Initiative(
        id="i", start=0, end=4, page=None, words="Kop", section_id="s", programme_id=None, policy_area_id=None,
        title="Kop", status=None, body_start=0, body_end=99,
    )  # fmt: skip
    found = Found(facts=FACTS, sections=(section,), initiatives=(initiative,))
    (citation,) = extract_citations(block_of("Kop: de Jeugdwet"), found)
    assert isinstance(citation, Citation)
    assert (citation.section_id, citation.initiative_id, citation.kind) == ("s", "i", CitationKind.LAW)


def test_ids_of_the_citations_of_a_document_differ() -> None:
    ids = [record.id for record in records_of(block_of("Jeugdwet, Jeugdwet, RV 25.0004, RV 25.0004, Rv. nr.: geen"))]
    assert len(set(ids)) == len(ids) == 5


PIECES = st.sampled_from(
    [
        "Wet",
        "Jeugdwet",
        "RV 25.0004",
        "19.0423",
        "college",
        "artikel 2",
        "Kamerbrief van 3 mei 2021",
        "(",
        ")",
        "-",
        "\n",
        "\n\n",
        "\r\n",
        "é",
    ]
)


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=6)


@given(st.lists(PIECES | WORDS, max_size=16).map(" ".join))
def test_no_text_breaks_the_extractor_and_every_span_rereads(text: str) -> None:
    document = document_from_text(f"Meerdrecht {text}")
    for record in records_of(document):
        assert record.words == document.text[record.start : record.end] != ""
