from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.amounts import extract_amounts
from extract.coverage import measure_coverage
from extract.found import Found
from extract.unclaimed_figures import ROW_KINDS, TableCells, find_table_figures
from schema import Amount, Block, BlockKind, BudgetLine, Citation, CitationKind, Document, DocumentFacts, Severity, SumStatus

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
def test_a_figure_of_a_table_is_a_sign(kind: BlockKind) -> None:
    document = read("€ 5.000", kind)
    coverage, (issue,) = measure_coverage(document, with_amounts(document))
    assert (coverage.signs, coverage.claimed) == (1, 0)
    assert (issue.code, issue.severity, issue.words) == ("unclaimed-figure", Severity.WARNING, "€ 5.000")


@pytest.mark.parametrize("kind", [BlockKind.CAPTION, BlockKind.CONTENTS])
def test_a_sign_beside_text_and_tables_counts_as_not_claimed(kind: BlockKind) -> None:
    document = read("Subsidies van € 5.000", kind)
    coverage, (issue,) = measure_coverage(document, with_amounts(document))
    assert (coverage.signs, coverage.claimed) == (1, 0)
    assert (issue.code, issue.severity) == ("unclaimed-cell", Severity.WARNING)


def line(document: Document, words: str) -> BudgetLine:
    start = document.text.index(words)
    return BudgetLine(
        id=words, start=start, end=start + len(words), page=None, words=words, table_id="0", row=1, column=1, label=None, code=None,
        heading=None, year=None, phase=None, side=None, value=None, status=SumStatus.UNVERIFIED,
    )  # fmt: skip


def claiming(document: Document, *words: str) -> tuple[tuple[int, int], list[tuple[str, str]]]:
    """Signs and claimed ones, and the issues, where there is a budget line for each of the words."""
    found = Found(facts=FACTS, budget_lines=tuple(line(document, one) for one in words))
    coverage, issues = measure_coverage(document, found)
    return (coverage.signs, coverage.claimed), [(issue.code, issue.words) for issue in issues]


def test_budget_lines_claim_figures_and_their_euro_signs() -> None:
    document = read("Haven | € 5.000 | 12 | -41 | 3.400 |", BlockKind.PIPE_ROW)
    assert claiming(document, "5.000", "12", "-41", "3.400") == ((4, 4), [])


def test_figures_that_follow_each_other_have_one_issue() -> None:
    document = read("Haven | 5.000 | 1.200 | 340 | 3.400 | 600 |", BlockKind.PIPE_ROW)
    assert claiming(document, "3.400") == (
        (5, 1), [("unclaimed-figure", "5.000 | 1.200 | 340"), ("unclaimed-figure", "600")],
    )  # fmt: skip


def test_the_message_counts_the_figures() -> None:
    document = read("Haven | 5.000 | 1.200 | 340 |", BlockKind.PIPE_ROW)
    (issue,) = measure_coverage(document, Found(facts=FACTS))[1]
    assert "3 figures of a table, from '5.000' on" in issue.message


def test_a_record_may_claim_more_than_a_figure() -> None:
    document = read("Haven | 104 tov 134 landelijk | 5.000 |", BlockKind.PIPE_ROW)
    assert claiming(document, "104 tov 134 landelijk") == ((2, 1), [("unclaimed-figure", "5.000")])


def test_what_is_left_aside_parts_no_figures() -> None:
    document = read("Haven | 5.000 | x € 1.000 | 1.200 | € |", BlockKind.PIPE_ROW)
    assert claiming(document) == (
        (2, 0), [("unclaimed-figure", "5.000 | x € 1.000 | 1.200"), ("unit-line", "€ 1.000"), ("unit-line", "€")],
    )  # fmt: skip


def test_two_tables_have_two_issues(document_of: Callable[..., Document]) -> None:
    row = BlockKind.PIPE_ROW
    rows = [(row, "Haven | 5.000 | 1.200 |"), (BlockKind.CAPTION, "bedragen x 1.000"), (row, "Kade | 340 |")]
    document = document_of(*rows, (BlockKind.PARAGRAPH, "Over de brug."), (row, "Brug | 600 |"))
    assert [words for _, words in claiming(document)[1]] == ["5.000 | 1.200 |\n\nbedragen x 1.000\n\nKade | 340", "600"]


def test_a_decision_in_a_table_is_no_figure() -> None:
    assert claiming(read("RV 24.0012 | 600 |", BlockKind.PIPE_ROW))[1] == [
        ("unclaimed-number", "24.0012"),
        ("unclaimed-figure", "600"),
    ]


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


@given(st.lists(SCRAPS | st.sampled_from(["|", "12", "1.200", "Haven", "2024"])).map("".join), st.sampled_from(sorted(ROW_KINDS)))
def test_every_figure_of_a_table_is_in_an_issue(text: str, kind: BlockKind) -> None:
    document = read(text, kind)
    coverage, issues = measure_coverage(document, Found(facts=FACTS))
    assert coverage.claimed == 0
    assert (coverage.signs == 0) == all(issue.severity is Severity.INFO for issue in issues)
    for figure in find_table_figures(document, TableCells(document)):
        assert any(issue.start <= figure.start and figure.end <= issue.end for issue in issues)
