"""Finding documents and records, and reading them back."""

from collections.abc import Callable

import pytest

from schema import RECORD_TABLES, Extraction, LeidraadError
from store import Store

Write = Callable[..., str]
Report = Callable[..., Extraction]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("reports/begroting.txt", id="path"),
        pytest.param("./reports//begroting.txt", id="path written otherwise"),
        pytest.param("begroting.txt", id="file name"),
        pytest.param("begroting", id="file name without its suffix"),
    ],
)
def test_a_document_by_path_or_file_name(text: str, store: Store, write: Write, report: Report) -> None:
    document_id = write(report())
    write(report("jaarstukken.txt", more="Jaarstukken\n"))
    assert store.find_document(text).id == document_id


def test_a_document_by_the_beginning_of_its_id(store: Store, write: Write, report: Report) -> None:
    document_id = write(report())
    assert store.find_document(document_id[:6].upper()).id == document_id
    with pytest.raises(LeidraadError, match=r"\(no-such-document\)$"):
        store.find_document(document_id[:3])


def test_a_file_name_stands_for_its_current_version(store: Store, write: Write, report: Report) -> None:
    old = write(report())
    new = write(report(more="Gewijzigd.\n"), supersedes=old)
    assert store.find_document("begroting.txt").id == new
    assert store.find_document(old).id == old


def test_a_file_name_in_two_folders_is_ambiguous(store: Store, write: Write, report: Report) -> None:
    write(report())
    other = report(more="Een ander jaar.\n")
    document = other.document.model_copy(update={"source_path": "older/begroting.txt"})
    write(other.model_copy(update={"document": document}))
    with pytest.raises(LeidraadError, match=r"stands for 2 documents; .* \(ambiguous-document\)$"):
        store.find_document("begroting.txt")
    assert store.find_document("older/begroting.txt").source_path == "older/begroting.txt"


@pytest.mark.parametrize(
    "text", ["begrotin", "ffff", "", "%", pytest.param("x' OR '1'='1", id="SQL"), pytest.param("zzzz", id="no digits")]
)
def test_no_such_document(text: str, store: Store, write: Write, report: Report) -> None:
    write(report())
    with pytest.raises(LeidraadError, match=r"\(no-such-document\)$"):
        store.find_document(text)


def test_a_record_by_the_beginning_of_its_id(store: Store, write: Write, report: Report) -> None:
    document_id = write(report())
    for table, (record,) in report().records().items():
        found = store.find_record(record.id[:8])
        assert found is not None
        assert (found.kind, found.document_id, found.record) == (table, document_id, record)


@pytest.mark.parametrize("text", ["000", "0000000000000000", "amounts", ""])
def test_no_such_record(text: str, store: Store, write: Write, report: Report) -> None:
    write(report())
    assert store.find_record(text) is None


def test_a_beginning_of_two_record_ids_is_ambiguous(store: Store, write: Write, report: Report) -> None:
    extraction = report()
    twins = {"dates": "abcd000000000001", "citations": "abcd000000000002"}
    changed = {table: (extraction.records()[table][0].model_copy(update={"id": name}),) for table, name in twins.items()}
    write(extraction.model_copy(update=changed))
    with pytest.raises(LeidraadError, match=r"\(ambiguous-record\)$"):
        store.find_record("abcd")
    assert store.find_record("abcd000000000002") is not None


def test_records_come_in_reading_order(store: Store, write: Write, report: Report) -> None:
    found = store.records_of(write(report()))
    assert {stored.kind for stored in found} == set(RECORD_TABLES)
    starts = [stored.record.start for stored in found]
    assert starts == sorted(starts)


def test_the_text_is_as_it_was(store: Store, write: Write, report: Report) -> None:
    text = "\ufeff regel\r\n\x0c\u00a0 één \U0001f6b2 e\u0301\n"
    assert store.text_of(write(report(more=text))).endswith(text)
    with pytest.raises(LeidraadError, match=r"\(no-such-document\)$"):
        store.text_of("0123456789abcdef")


def test_issues_of_current_documents_or_of_one(store: Store, write: Write, report: Report) -> None:
    old = write(report())
    new = write(report(more="Gewijzigd.\n"), supersedes=old)
    assert [(stored.document_id, stored.file_name, stored.issue.code) for stored in store.issues()] == [
        (new, "begroting.txt", "no-edition")
    ]
    assert [stored.document_id for stored in store.issues(old)] == [old]
