"""Tests of the figures of tables that are no money."""

from collections.abc import Callable

import pytest

from extract.extractors import extract_all
from extract.tables.counts import names_count
from ingest import document_from_text
from schema import BlockKind, Document


def money_of(document: Document) -> list[str]:
    return [line.words for line in extract_all(document).budget_lines]


def counted_of(document: Document) -> list[str]:
    return [issue.words for issue in extract_all(document).issues if issue.code == "counted-figures"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("fte", True, id="fte"),
        pytest.param("Formatie 2024", True, id="staff of a year"),
        pytest.param("Afwijking (in %)", True, id="a share"),
        pytest.param("Aantal leerlingen", True, id="a number"),
        pytest.param("Inwoners", True, id="inhabitants"),
        pytest.param("Lasten per inwoner", False, id="euros for each"),
        pytest.param("Aantal (x € 1.000)", False, id="a unit of money"),
        pytest.param("Formatielasten", False, id="a part of a word"),
        pytest.param("Begroting 2024", False, id="money"),
    ],
)
def test_a_head_says_what_its_figures_are(words: str, expected: bool) -> None:
    assert names_count(words) is expected


@pytest.mark.parametrize(
    ("rows", "title", "money"),
    [
        pytest.param([("Formatie in fte", "2023", "2024"), ("Haven", "12,5", "13,0")], None, [], id="the head over the labels"),
        pytest.param([("", "2023", "2024"), ("Haven", "12", "13")], "Aantal fte per afdeling", [], id="the title"),
        pytest.param([("", "2023", "2024"), ("Haven", "12,5", "13,0")], "Formatie", [], id="staff with decimals"),
        pytest.param([("", "2023", "2024"), ("Haven", "125", "130")], "Formatie", ["125", "130"], id="the costs of staff"),
        pytest.param(
            [("", "2023", "2024"), ("Haven", "€ 12,5", "€ 13")],
            "Formatie in fte",
            ["€ 12,5", "€ 13"],
            id="figures with euro signs",
        ),
        pytest.param([("Functie", "Fte", "Lasten"), ("Haven", "12", "130")], None, ["130"], id="one column"),
        pytest.param([("Post", "2023"), ("Haven", "12"), ("Aantal inwoners", "90")], None, ["12"], id="one row"),
        pytest.param([("Post", "2023"), ("Aantal kleine verschillen", "90")], None, ["90"], id="a number of sums of money"),
        pytest.param([("Post", "2023"), ("Uitbreiding met 2 fte", "90")], None, ["90"], id="what staff costs"),
        pytest.param([("Kengetal", "2023"), ("Netto schuldquote", "48,2"), ("Solvabiliteitsratio", "41")], None, [], id="ratios"),
        pytest.param([("Post", "2023"), ("Schuld", "90"), ("Netto schuldquote", "48")], None, ["90", "48"], id="one ratio"),
    ],
)
def test_what_counts_is_no_budget_line(
    grid_of: Callable[..., Document], rows: list[tuple[str, ...]], title: str | None, money: list[str]
) -> None:
    before = [(BlockKind.PARAGRAPH, title)] if title else []
    assert money_of(grid_of(*rows, before=before)) == money


def test_a_unit_above_a_table_of_staff_makes_it_money(grid_of: Callable[..., Document]) -> None:
    before = [(BlockKind.PARAGRAPH, "Formatie"), (BlockKind.CAPTION, "bedragen x € 1.000")]
    assert money_of(grid_of(("", "2023"), ("Haven", "12,5"), before=before)) == ["12,5"]


def test_figures_that_count_have_an_issue_for_each_run(grid_of: Callable[..., Document]) -> None:
    document = grid_of(("Functie", "Fte", "Lasten"), ("Haven", "12", "130"), ("Kade", "8", "90"))
    assert counted_of(document) == ["12", "8"]


def test_figures_that_count_are_no_signs() -> None:
    text = "Formatie in fte 2023 2024\nHaven 12,5 13,0\nKade 3,5 4,0\nTotaal 16,0 17,0\n"
    extraction = extract_all(document_from_text(text, "a.txt"))
    assert (extraction.coverage.signs, len(extraction.budget_tables), len(extraction.budget_lines)) == (0, 0, 0)
    (issue,) = [issue for issue in extraction.issues if "figure" in issue.code]
    assert issue.code == "counted-figures"
    assert "6 figures from '12,5' on" in issue.message
