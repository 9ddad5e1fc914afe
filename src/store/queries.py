"""Reading back from the database: documents, records in reading order, issues."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from os.path import normpath
from typing import TypeVar

from pydantic import Field

from schema import (
    LINK_TABLES,
    RECORD_TABLES,
    Coverage,
    Document,
    DocumentFacts,
    Extraction,
    Issue,
    LeidraadError,
    Link,
    Origin,
    Page,
    Record,
    RecordBox,
)
from schema.frozen import Frozen
from store.rows import ORIGIN_COLUMNS, fields_of, record_of

AnyPlace = TypeVar("AnyPlace", Link, RecordBox)

SHORTEST_ID = 4
"""Digits that the beginning of an id must have to stand for the whole."""


class StoredDocument(Frozen):
    """What a run has to know of a document that is stored already."""

    id: str = Field(description="Name of the document.")
    file_name: str = Field(description="Name of the file without its folder.")
    source_path: str = Field(description="Path of the file as it was given.")
    program_version: str = Field(description="Version of Leidraad that read it.")
    superseded_by: str | None = Field(description="The document that took its place; null for a current one.")


class DocumentRow(Coverage, DocumentFacts, StoredDocument):
    """A row of the table `documents`."""

    sha256: str = Field(description="SHA-256 of the file's bytes, in hexadecimal.")
    media_type: str = Field(description="Media type, with the encoding for text files.")
    pages: int = Field(description="How many pages it has.")
    characters: int = Field(description="Length of its text in characters.")
    ingested_at: str = Field(description="When it was read, UTC.")


@dataclass(frozen=True)
class StoredRecord:
    """A record with the table that it stands in and its document."""

    kind: str
    document_id: str
    record: Record


@dataclass(frozen=True)
class StoredIssue:
    """An issue with its document."""

    document_id: str
    file_name: str
    issue: Issue


def known_document(connection: sqlite3.Connection, sha256: str) -> StoredDocument | None:
    """The document with these bytes, current or not."""
    row = connection.execute("SELECT * FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
    return StoredDocument.model_validate(fields_of(StoredDocument, row)) if row else None


def current_document_at(connection: sqlite3.Connection, source_path: str) -> StoredDocument | None:
    """The document that was found last at this path."""
    query = "SELECT * FROM documents WHERE source_path = ? AND superseded_by IS NULL ORDER BY ingested_at DESC, rowid DESC"
    row = connection.execute(query, (source_path,)).fetchone()
    return StoredDocument.model_validate(fields_of(StoredDocument, row)) if row else None


def documents(connection: sqlite3.Connection, include_superseded: bool) -> list[DocumentRow]:
    """The current documents, or all, by path."""
    table = "documents" if include_superseded else "current_documents"
    return document_rows(connection.execute(f"SELECT * FROM {table} ORDER BY source_path, ingested_at, id"))


def find_document(connection: sqlite3.Connection, text: str) -> DocumentRow:
    """The document with this path, file name (its suffix may be left out) or beginning of an id.

    A current one goes before those that it superseded.

    Raises LeidraadError `no-such-document` or `ambiguous-document`.
    """
    names = {"text": text, "path": normpath(text), **id_range(text)}
    without_suffix = "substr(file_name, 1, length(:text) + 1) = :text || '.'"
    for condition in ("source_path IN (:text, :path)", "file_name = :text", without_suffix, "id BETWEEN :first AND :last"):
        query = f"SELECT * FROM documents WHERE {condition} ORDER BY superseded_by IS NOT NULL, source_path, id"
        rows = document_rows(connection.execute(query, names))
        found = [row for row in rows if row.superseded_by is None] or rows
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(row.id for row in found)
            raise LeidraadError("ambiguous-document", text, f"stands for {len(found)} documents", f"name one by its id: {ids}")
    raise LeidraadError("no-such-document", text, "no document has this path, file name or id", "see `leidraad list`")


def document_rows(rows: Iterable[sqlite3.Row]) -> list[DocumentRow]:
    """Rows of `documents` as models."""
    return [DocumentRow.model_validate(fields_of(DocumentRow, row)) for row in rows]


def find_record(connection: sqlite3.Connection, text: str) -> StoredRecord | None:
    """The record whose id begins with `text`; None where there is none. Raises LeidraadError `ambiguous-record`."""
    found: list[StoredRecord] = []
    for table in RECORD_TABLES:
        rows = connection.execute(f"SELECT * FROM {table} WHERE id BETWEEN :first AND :last LIMIT 2", id_range(text))
        found.extend(StoredRecord(table, row["document_id"], record_of(table, row)) for row in rows)
    if len(found) > 1:
        raise LeidraadError("ambiguous-record", text, "several records have an id that begins so", "give more of its digits")
    return found[0] if found else None


def id_range(text: str) -> dict[str, str | None]:
    """The first and the last id that begin with `text`; nothing lies between them where it is no beginning of one."""
    digits = text.lower()
    is_id = len(digits) >= SHORTEST_ID and set(digits) <= set("0123456789abcdef")
    return {"first": digits, "last": digits + "g"} if is_id else {"first": None, "last": None}


def records_of(connection: sqlite3.Connection, document_id: str) -> list[StoredRecord]:
    """All records of a document in reading order; of two that start together the longer one first."""
    tables = tables_of(connection, document_id)
    found = [StoredRecord(kind, document_id, record) for kind, records in tables.items() for record in records]
    return sorted(found, key=lambda stored: (stored.record.start, -stored.record.end))


def tables_of(connection: sqlite3.Connection, document_id: str) -> dict[str, tuple[Record, ...]]:
    """The records of a document by table, each in the order in which they were stored."""
    found: dict[str, tuple[Record, ...]] = {}
    for table in RECORD_TABLES:
        rows = connection.execute(f"SELECT * FROM {table} WHERE document_id = ? ORDER BY rowid", (document_id,))
        found[table] = tuple(record_of(table, row) for row in rows)
    return found


def links_of(connection: sqlite3.Connection, document_id: str) -> dict[str, tuple[Frozen, ...]]:
    """What ties the records of a document together, by table, each in the order in which it was stored."""
    found: dict[str, tuple[Frozen, ...]] = {}
    for table, model in LINK_TABLES.items():
        rows = connection.execute(f"SELECT * FROM {table} WHERE document_id = ? ORDER BY rowid", (document_id,))
        found[table] = tuple(model.model_validate(fields_of(model, row)) for row in rows)
    return found


def places_of(connection: sqlite3.Connection, table: str, kind: type[AnyPlace], document_id: str) -> Iterator[AnyPlace]:
    """The boxes or links of a document, in the order in which they were stored."""
    columns = ", ".join(kind._fields)
    rows = connection.execute(f"SELECT {columns} FROM {table} WHERE document_id = ? ORDER BY rowid", (document_id,))
    return (kind(*row) for row in rows)


def boxes_of(connection: sqlite3.Connection, record_id: str) -> list[RecordBox]:
    """Where a record stands on the pages, line by line; empty where its file has no pages of a size."""
    columns = ", ".join(RecordBox._fields)
    rows = connection.execute(f"SELECT {columns} FROM boxes WHERE record_id = ? ORDER BY rowid", (record_id,))
    return [RecordBox(*row) for row in rows]


def text_of(connection: sqlite3.Connection, document_id: str) -> str:
    """The canonical text of a document; raises LeidraadError `no-such-document`."""
    row = connection.execute("SELECT text FROM texts WHERE document_id = ?", (document_id,)).fetchone()
    if row is None:
        raise LeidraadError("no-such-document", document_id, "no document has this id", "see `leidraad list`")
    return str(row["text"])


def extraction_of(connection: sqlite3.Connection, document_id: str) -> Extraction:
    """All that is stored of a document, as it was when it was stored, without the blocks of its text.

    Raises LeidraadError `no-such-document`.
    """
    text = text_of(connection, document_id)
    row = connection.execute("SELECT * FROM documents WHERE id = ?", (document_id,)).fetchone()
    pages = connection.execute("SELECT * FROM pages WHERE document_id = ? ORDER BY number", (document_id,))
    return Extraction.model_validate(
        {
            "document": Document(
                file_name=row["file_name"],
                source_path=row["source_path"],
                sha256=row["sha256"],
                media_type=row["media_type"],
                text=text,
                pages=tuple(Page.model_validate(fields_of(Page, page)) for page in pages),
                links=tuple(places_of(connection, "links", Link, document_id)),
                origin=Origin(**{name: row[column] for name, column in ORIGIN_COLUMNS.items()}),
            ),
            "boxes": tuple(places_of(connection, "boxes", RecordBox, document_id)),
            "facts": DocumentFacts.model_validate(fields_of(DocumentFacts, row)),
            "coverage": Coverage.model_validate(fields_of(Coverage, row)),
            **tables_of(connection, document_id),
            **links_of(connection, document_id),
        }
    )


def issues(connection: sqlite3.Connection, document_id: str | None) -> list[StoredIssue]:
    """The issues of one document, or of all current ones, by path and in reading order."""
    query = """
        SELECT issues.*, documents.file_name FROM issues JOIN documents ON documents.id = issues.document_id
        WHERE CASE WHEN :id IS NULL THEN documents.superseded_by IS NULL ELSE documents.id = :id END
        ORDER BY documents.source_path, documents.id, issues.start, issues.rowid
    """
    rows = connection.execute(query, {"id": document_id})
    return [StoredIssue(row["document_id"], row["file_name"], Issue.model_validate(fields_of(Issue, row))) for row in rows]


def counts(connection: sqlite3.Connection, document_id: str) -> dict[str, int]:
    """How many records of each kind a document has."""
    query = "SELECT count(*) FROM {} WHERE document_id = ?"
    return {table: connection.execute(query.format(table), (document_id,)).fetchone()[0] for table in RECORD_TABLES}


def search_faults(connection: sqlite3.Connection) -> list[str]:
    """Whether the full-text index holds what the passages do, and is whole."""
    try:
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return ["search: the index does not hold what the passages do"]
    return []


def find_faults(connection: sqlite3.Connection) -> list[str]:
    """What is wrong: damage, references to what is not there, words that are not what stands at their span."""
    damage = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    orphans = connection.execute("PRAGMA foreign_key_check")
    ungrounded = connection.execute("SELECT kind, id, file_name, start FROM ungrounded")
    return [
        *damage,
        *search_faults(connection),
        *(f"{row['table']}: row {row['rowid']} refers to nothing in {row['parent']}" for row in orphans),
        *(f"{row['kind']} {row['id']}: its words do not stand in {row['file_name']} at {row['start']}" for row in ungrounded),
    ]
