"""The views: their columns, whose records they show, and that a false record is seen."""

from collections.abc import Callable

import pytest

from schema import RECORD_TABLES, Extraction
from store import Store
from store.views import PIECE

Write = Callable[..., str]
Report = Callable[..., Extraction]

EVIDENCE_COLUMNS = ["kind", "document_id", "file_name", "id", "page", "start", "end", "words"]


def columns(store: Store, name: str) -> list[str]:
    return [row["name"] for row in store.connection.execute(f"PRAGMA table_xinfo({name})")]


def ungrounded(store: Store) -> list[tuple[str, str]]:
    return [(row["kind"], row["id"]) for row in store.connection.execute("SELECT * FROM ungrounded")]


def test_columns(store: Store) -> None:
    assert columns(store, "ungrounded") == EVIDENCE_COLUMNS
    assert columns(store, "evidence") == [*EVIDENCE_COLUMNS, "section", "programme", "reviewed"]
    assert columns(store, "current_documents") == columns(store, "documents")


def test_evidence_shows_every_record_of_current_documents(store: Store, write: Write, report: Report) -> None:
    old = write(report())
    new = write(report(more="Gewijzigd.\n"), supersedes=old)
    rows = store.connection.execute("SELECT kind, document_id, id, words FROM evidence").fetchall()
    expected = report(more="Gewijzigd.\n").records()
    assert {tuple(row) for row in rows} == {(table, new, record.id, record.words) for table, (record,) in expected.items()}


def test_words_are_what_stands_at_the_span(store: Store, write: Write, report: Report) -> None:
    write(report(more="\U0001f6b2 é e\u0301 " * 3))
    query = """
        SELECT count(*) FROM evidence JOIN texts USING (document_id)
        WHERE substr(text, start + 1, end - start) = words
    """
    assert store.connection.execute(query).fetchone()[0] == len(RECORD_TABLES)


@pytest.mark.parametrize("table", [table for table in RECORD_TABLES if table != "issues"])
def test_a_falsified_record_of_any_kind_is_ungrounded(table: str, store: Store, write: Write, report: Report) -> None:
    write(report())
    assert ungrounded(store) == []
    (record,) = report().records()[table]
    store.connection.execute(f"UPDATE {table} SET words = upper(words) || '.'")
    assert ungrounded(store) == [(table, record.id)]
    assert [fault.split(":")[0] for fault in store.integrity()] == [f"{table} {record.id}"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("UPDATE dates SET start = start + 1", id="span moved"),
        pytest.param("UPDATE dates SET start = start + 100000, end = end + 100000", id="span behind the text"),
        pytest.param("UPDATE dates SET words = ''", id="no words"),
        pytest.param("UPDATE texts SET text = 'x' || text", id="text changed"),
        pytest.param("DELETE FROM texts", id="text lost"),
    ],
)
def test_a_date_that_does_not_stand_there(change: str, store: Store, write: Write, report: Report) -> None:
    write(report())
    store.connection.execute(change)
    assert "dates" in {kind for kind, _ in ungrounded(store)}


def test_a_false_record_of_a_superseded_document(store: Store, write: Write, report: Report) -> None:
    write(report(more="Gewijzigd.\n"), supersedes=write(report()))
    (amount,) = report().amounts
    store.connection.execute("UPDATE amounts SET words = '€ 3' WHERE id = ?", (amount.id,))
    assert ungrounded(store) == [("amounts", amount.id)]


@pytest.mark.parametrize("length", [1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
@pytest.mark.parametrize("start", [0, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE - 1])
def test_spans_across_the_pieces_that_a_text_is_cut_into(
    start: int, length: int, store: Store, write: Write, report: Report
) -> None:
    extraction = report(more="".join(f"{number} é\n" for number in range(2 * PIECE)))
    text = extraction.document.text
    issue = extraction.issues[0].model_copy(update={"start": start, "end": start + length, "words": text[start : start + length]})
    write(extraction.model_copy(update={"issues": (issue,)}))
    assert ungrounded(store) == []
    store.connection.execute("UPDATE issues SET words = substr(words, 1, length(words) - 1) || '#'")
    assert ungrounded(store) == [("issues", issue.id)]
