"""What storing a document, superseding one and removing one leave behind."""

import sqlite3
from collections.abc import Callable
from decimal import Decimal

import pytest

from schema import RECORD_TABLES, Extraction, LeidraadError
from store import Store

Write = Callable[..., str]
Report = Callable[..., Extraction]


def rows(store: Store, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in store.connection.execute(query)]


def test_a_document_row_holds_facts_coverage_and_origin(store: Store, write: Write, report: Report) -> None:
    extraction = report()
    document_id = write(extraction)
    (row,) = store.documents()
    assert document_id == row.id == extraction.document.sha256[:16]
    assert (row.kind, row.year, row.municipality_code, row.found_by) == ("begroting", 2025, "GM9901", {"year": "title line"})
    assert (row.signs, row.claimed, row.pages, row.characters) == (2, 2, 0, len(extraction.document.text))
    assert (row.program_version, row.ingested_at) == ("0.1.0", "2025-06-01T12:00:00+00:00")
    assert row.superseded_by is None


def test_money_is_whole_cents_with_euros_beside_them(store: Store, write: Write, report: Report) -> None:
    write(report())
    assert rows(store, "SELECT cents, cents_high, euros, approximate, years FROM amounts") == [
        (200_000_000, 300_000_000, 2_000_000.0, 0, "[2025]")
    ]


def test_writing_again_replaces_and_keeps_reviews(store: Store, write: Write, report: Report) -> None:
    document_id = write(report())
    (amount,) = report().amounts
    review = (
        "INSERT INTO reviews (document_id, record_id, kind, decision, reviewed_at) VALUES (?, ?, 'amounts', 'accepted', '2025')"
    )
    store.connection.execute(review, (document_id, amount.id))
    write(report().model_copy(update={"amounts": (), "dates": ()}), version="0.2.0")
    assert store.counts(document_id) == dict.fromkeys(RECORD_TABLES, 1) | {"amounts": 0, "dates": 0}
    assert [row.program_version for row in store.documents()] == ["0.2.0"]
    assert rows(store, "SELECT record_id FROM reviews") == [(amount.id,)]


def test_a_changed_file_stands_beside_the_one_that_it_supersedes(store: Store, write: Write, report: Report) -> None:
    old = write(report())
    new = write(report(more="Er is een bijlage bij.\n"), supersedes=old)
    assert [row.id for row in store.documents()] == [new]
    assert {row.id: row.superseded_by for row in store.documents(include_superseded=True)} == {old: new, new: None}
    at_path = store.current_document_at("reports/begroting.txt")
    assert at_path is not None
    assert at_path.id == new


def test_a_file_that_is_put_back_is_current_again(store: Store, write: Write, report: Report) -> None:
    old = write(report())
    new = write(report(more="Er is een bijlage bij.\n"), supersedes=old)
    assert write(report(), supersedes=new) == old
    assert {row.id: row.superseded_by for row in store.documents(include_superseded=True)} == {old: None, new: old}


def test_no_document_supersedes_itself(store: Store, write: Write, report: Report) -> None:
    same = write(report())
    write(report(), supersedes=same)
    assert [row.superseded_by for row in store.documents()] == [None]


def test_removing_a_document_leaves_nothing_of_it(store: Store, write: Write, report: Report) -> None:
    document_id = write(report())
    store.remove_document(document_id)
    for table in ("documents", "texts", *RECORD_TABLES):
        assert rows(store, f"SELECT count(*) FROM {table}") == [(0,)], table
    assert rows(store, "SELECT path, outcome, document_id FROM run_files") == [("reports/begroting.txt", "stored", None)]
    assert store.integrity() == []


@pytest.mark.parametrize(
    ("removed", "current"),
    [
        pytest.param("third", ["second"], id="the newest: the one before it is current again"),
        pytest.param("second", ["third"], id="one in between: the first stays superseded"),
        pytest.param("first", ["third"], id="the oldest"),
    ],
)
def test_removing_one_of_three_versions(removed: str, current: list[str], store: Store, write: Write, report: Report) -> None:
    ids = {"first": write(report())}
    ids["second"] = write(report(more="2\n"), supersedes=ids["first"])
    ids["third"] = write(report(more="3\n"), supersedes=ids["second"])
    store.remove_document(ids[removed])
    assert [row.id for row in store.documents()] == [ids[name] for name in current]


def test_a_reference_to_no_record_is_refused_and_nothing_is_stored(store: Store, write: Write, report: Report) -> None:
    with pytest.raises(LeidraadError, match=r"^reports/begroting\.txt: .* \(unstorable-record\)$"):
        write(report().model_copy(update={"goals": ()}))
    assert store.documents(include_superseded=True) == []
    assert rows(store, "SELECT count(*) FROM run_files") == [(0,)]


def test_a_sum_beyond_64_bits_is_refused(write: Write, report: Report) -> None:
    extraction = report()
    amount = extraction.amounts[0].model_copy(update={"value": Decimal(10) ** 18})
    with pytest.raises(LeidraadError, match=r"\(unstorable-record\)$"):
        write(extraction.model_copy(update={"amounts": (amount,)}))


def test_a_run_and_the_outcomes_of_its_files(store: Store) -> None:
    run_id = store.begin_run("0.1.0", "ingest reports")
    store.note_file(run_id, "a.txt", "failed", None, "empty-file", "the file is empty; fetch it again")
    store.note_files(run_id, [("b.txt", "unchanged", None, None, None), ("c.txt", "unchanged", None, None, None)])
    assert rows(store, "SELECT program_version, arguments, finished_at FROM runs") == [("0.1.0", "ingest reports", None)]
    store.finish_run(run_id)
    assert rows(store, "SELECT finished_at >= started_at FROM runs") == [(1,)]
    assert rows(store, "SELECT run_id, path, outcome, code FROM run_files") == [
        (run_id, "a.txt", "failed", "empty-file"),
        (run_id, "b.txt", "unchanged", None),
        (run_id, "c.txt", "unchanged", None),
    ]


def test_an_unknown_outcome_is_a_fault_in_the_program(store: Store) -> None:
    run_id = store.begin_run("0.1.0", "")
    with pytest.raises(sqlite3.IntegrityError):
        store.note_file(run_id, "a.txt", "skipped", None, None, None)


def test_a_document_known_by_its_bytes(store: Store, write: Write, report: Report) -> None:
    document_id = write(report())
    known = store.known_document(report().document.sha256)
    assert known is not None
    assert (known.id, known.file_name, known.source_path) == (document_id, "begroting.txt", "reports/begroting.txt")
    assert store.known_document("0" * 64) is None
