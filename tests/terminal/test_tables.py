from io import StringIO

import pytest
from rich.console import Console
from rich.table import Table

from pipeline.ledger import FileOutcome
from pipeline.summary import Summary
from schema import RECORD_TABLES, Coverage, DocumentFacts, DocumentKind, Issue, Severity
from store import DocumentRow, StoredIssue
from terminal.tables import SHORT_HEADS, document_table, found_table, issue_count_table, issue_table

FACTS = DocumentFacts(
    kind=DocumentKind.VOORTGANGSRAPPORTAGE,
    title="Tweede Voortgangsrapportage 2025",
    year=2025,
    year_end=None,
    edition=2,
    municipality="Meerdrecht",
    municipality_code="GM9901",
    found_by={},
)


def outcome(name: str, figures: dict[str, int] | None = None, **counts: int) -> FileOutcome:
    numbers, coverage = dict.fromkeys(RECORD_TABLES, 0) | counts, Coverage(signs=200, claimed=199)
    return FileOutcome(f"reports/{name}", "stored", "1f", summary=Summary(FACTS, numbers, coverage, {}, figures or {}))


def printed(table: Table, width: int) -> list[str]:
    stream = StringIO()
    Console(file=stream, width=width, force_terminal=False).print(table)
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def test_every_kind_of_record_has_its_column() -> None:
    assert list(SHORT_HEADS) == list(RECORD_TABLES)


@pytest.mark.parametrize("width", [80, 120, 140, 220])
def test_the_summary_fits_and_no_figure_is_cut(width: int) -> None:
    names = ["tweede-voortgangsrapportage-2025.txt", "begroting.txt"]
    lines = printed(found_table([outcome(name, amounts=12345, budget_lines=1234, dates=1) for name in names], width), width)
    assert all(len(line) <= width for line in lines)
    assert sum("12345" in line and "1234 " in line for line in lines) == 2
    assert any(line.startswith("all") and "24690" in line and line.endswith("99%") for line in lines)
    assert names[0] in "".join(line.split()[0] for line in lines if line.strip())


@pytest.mark.parametrize("width", [80, 120, 140, 220])
def test_tables_figures_and_the_share_that_sums_prove_stand_side_by_side(width: int) -> None:
    stored = [
        outcome("a.txt", figures={"reconciled": 199, "conflict": 1}, budget_tables=3, budget_lines=200),
        outcome("b.txt", figures={"unverified": 200}, budget_tables=4, budget_lines=200),
        outcome("c.txt"),
    ]
    lines = printed(found_table(stored, width), width)
    shown = {line.split()[0]: " ".join(line.split()) for line in lines[2:] if line.strip()}
    assert "3 200 99%" in shown["a.txt"]
    assert "4 200 0%" in shown["b.txt"]
    assert "- - -" in shown["c.txt"]
    assert "7 400 49%" in shown["all"]


def test_one_document_needs_no_total() -> None:
    assert not any(line.startswith("all") for line in printed(found_table([outcome("begroting.txt")], 80), 80))


def test_a_wide_screen_has_whole_words() -> None:
    heads = {width: printed(found_table([outcome("begroting.txt")], width), width)[0] for width in (80, 120, 140, 220)}
    assert all(words in heads[220] for words in ("policy areas", "tables", "figures", "proved", "sums", "indicators"))
    assert {"kind", "prog", "tab", "fig", "proved"} <= set(heads[120].split())
    assert {"sect", "area", "goal"} <= set(heads[140].split())
    assert "kind" not in heads[80]


def test_issues_are_counted_most_frequent_first() -> None:
    lines = printed(issue_count_table({"no-year": 1, "unclaimed-amount": 12, "no-title": 1}), 80)
    assert [line.split() for line in lines[2:]] == [["unclaimed-amount", "12"], ["no-title", "1"], ["no-year", "1"]]


def document(**changes: object) -> DocumentRow:
    row = {
        **FACTS.model_dump(),
        "id": "0123456789abcdef",
        "file_name": "vr2.txt",
        "source_path": "reports/vr2.txt",
        "program_version": "0.1.0",
        "superseded_by": None,
        "signs": 3,
        "claimed": 2,
        "sha256": "0" * 64,
        "media_type": "text/plain",
        "pages": 0,
        "characters": 1200,
        "ingested_at": "2026-01-01T00:00:00+00:00",
    }
    return DocumentRow.model_validate(row | changes)


def test_the_list_tells_what_each_document_is() -> None:
    counts = {"0123456789abcdef": dict.fromkeys(RECORD_TABLES, 2)}
    narrow = printed(document_table([document()], counts, 80), 80)
    assert narrow[2].split()[:2] == ["01234567", "vr2.txt"]
    assert narrow[2].split()[-3:] == ["24", "2", "66%"]
    wide = printed(document_table([document()], counts, 140), 140)
    assert "Tweede Voortgangsrapportage 2025" in wide[2]
    assert "Meerdrecht" in wide[2]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param("€\n5", "€ 5", id="on one line"),
        pytest.param("Wonen 1.200\n" * 40, f"{'Wonen 1.200 ' * 4}Wonen …", id="a whole table cut short"),
    ],
)
def test_an_issue_has_its_place_code_message_and_words(words: str, said: str) -> None:
    issue = Issue(
        id="1f",
        start=120,
        end=123,
        page=4,
        words=words,
        severity=Severity.WARNING,
        code="unclaimed-amount",
        message="no record claims this",
    )
    line = printed(issue_table([StoredIssue("1f", "begroting.txt", issue)]), 140)[2]
    assert line == f"begroting.txt p. 4, 120 unclaimed-amount no record claims this: {said}"
