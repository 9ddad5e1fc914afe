"""Tables with their figures and sums, as they are read back and as they go with their document."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from schema import Extraction, SumRule, SumStatus
from store import Store

Write = Callable[..., str]
Report = Callable[..., Extraction]


@pytest.fixture
def document_id(write: Write, budget_report: Report, written_table: Any) -> str:
    """A report with two tables: one whose second saldo is off, one without sums."""
    other = written_table(text="Reserves\n | Rekening 2024\nDijkfonds | 12\n", unit=None, sums=())
    return write(budget_report(written_table(), other))


def test_a_table_comes_with_its_figures_and_its_sums(store: Store, document_id: str) -> None:
    wonen, reserves = store.budget_tables(document_id)
    assert [wonen.table.caption, reserves.table.caption] == ["Programma Wonen", "Reserves"]
    assert [line.words for line in reserves.lines] == ["12"]
    assert [one.check.status for one in wonen.sums] == [SumStatus.RECONCILED, SumStatus.CONFLICT, SumStatus.RECONCILED]
    assert (wonen.is_conflict, reserves.is_conflict) == (True, False)


def test_a_sum_tells_its_terms_from_its_result(store: Store, document_id: str) -> None:
    one = store.budget_tables(document_id)[0].sums[1]
    assert [(factor, line.label, line.words) for factor, line in one.terms] == [
        (1, "Wonen / Lasten", "1.600"),
        (1, "Wonen / Baten", "-50"),
    ]
    assert one.result is not None
    assert (one.result.words, one.check.expected, one.check.found) == ("1.551", Decimal(1_550_000), Decimal(1_551_000))
    assert all(one.holds_line(line.id) for line in (one.result, *(line for _, line in one.terms)))
    assert not one.holds_line("0")


def test_a_check_without_a_figure_of_the_table_that_is_its_sum(
    store: Store, write: Write, budget_report: Report, written_table: Any
) -> None:
    extraction = budget_report(written_table())
    terms = tuple(link for link in extraction.check_lines if link.factor)
    (stored,) = store.budget_tables(write(extraction.model_copy(update={"check_lines": terms})))
    assert [one.result for one in stored.sums] == [None] * 3


@pytest.mark.parametrize("table", ["budget_tables", "budget_lines", "checks", "check_lines"])
def test_what_belongs_to_a_table_goes_with_its_document(table: str, store: Store, document_id: str) -> None:
    count = f"SELECT count(*) FROM {table}"
    assert store.connection.execute(count).fetchone()[0] > 0
    store.remove_document(document_id)
    assert store.connection.execute(count).fetchone()[0] == 0
    assert store.integrity() == []


def test_a_document_that_is_read_again_has_its_sums_once(
    store: Store, write: Write, budget_report: Report, written_table: Any
) -> None:
    extraction = budget_report(written_table())
    assert write(extraction) == write(extraction)
    assert store.connection.execute("SELECT count(*) FROM check_lines").fetchone()[0] == len(extraction.check_lines) == 9
    fewer = extraction.model_copy(update={"checks": extraction.checks[:1], "check_lines": extraction.check_lines[:3]})
    assert store.extraction_of(write(fewer)) == fewer


def test_labels_begin_as_they_are_printed(store: Store, document_id: str) -> None:
    assert store.labels("Wonen /") == ["Wonen / Baten", "Wonen / Lasten", "Wonen / Saldo"]
    assert store.labels("%") == store.labels("wonen") == []


@pytest.mark.parametrize("rule", SumRule)
def test_every_rule_can_be_stored(rule: SumRule, store: Store, write: Write, budget_report: Report, written_table: Any) -> None:
    table = written_table(sums=((rule, (3, 1), ((1, (1, 1)), (-1, (2, 1)))),))
    (stored,) = store.budget_tables(write(budget_report(table)))
    (one,) = stored.sums
    assert (one.check.rule, [factor for factor, _ in one.terms], one.check.status) == (rule, [1, -1], SumStatus.CONFLICT)
