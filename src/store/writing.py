"""Writing to the database. Each function is one step of a transaction that its caller has opened."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import NamedTuple

from schema import (
    LINK_TABLES,
    RECORD_TABLES,
    Coverage,
    Document,
    DocumentFacts,
    Extraction,
    LeidraadError,
    Link,
    Page,
    RecordBox,
)
from store.rows import ORIGIN_COLUMNS, Row, Value, columns_of, insertion, rows_of, stored_value, values_of

FileRow = tuple[str, str, str | None, str | None, str | None]
"""How a file ended: its path, the outcome, its document, and the code and message of the error."""

DOCUMENT_FIELDS = ("file_name", "source_path", "sha256", "media_type")
"""The fields of Document that are columns of `documents`; text and pages have tables of their own."""

PLACE_TABLES = ("boxes", "links")
"""The tables that lead from text to places."""

ID_DIGITS = 16
"""How many digits of its SHA-256 name a document."""


class Findings(NamedTuple):
    """What is stored of a document: its records are rows of their tables already, and may come one after the other."""

    document: Document
    facts: DocumentFacts
    coverage: Coverage
    rows: Mapping[str, Iterable[Row]]
    """By table, the columns in the order of the model's fields; those of `boxes` in that of RecordBox."""


def findings_of(extraction: Extraction) -> Findings:
    """What is stored of an extraction."""
    models = RECORD_TABLES | LINK_TABLES
    rows: dict[str, Iterable[Row]] = {table: rows_of(model, getattr(extraction, table)) for table, model in models.items()}
    return Findings(extraction.document, extraction.facts, extraction.coverage, rows | {"boxes": extraction.boxes})


def document_id_of(document: Document) -> str:
    """The name of a document in the database, made of its content alone."""
    return document.sha256[:ID_DIGITS]


def write_document(connection: sqlite3.Connection, found: Findings, program_version: str, ingested_at: str) -> str:
    """Stores the document with its text and pages as the current one, in place of what was stored of it; returns its id.

    Its row is changed and not replaced: reviews, and the older documents that it supersedes, hang on it.
    """
    document = found.document
    document_id = document_id_of(document)
    row: dict[str, Value] = {"id": document_id}
    row |= {name: stored_value(getattr(document, name)) for name in DOCUMENT_FIELDS}
    row |= {column: getattr(document.origin, name) for name, column in ORIGIN_COLUMNS.items()}
    row |= dict(zip(columns_of(DocumentFacts), values_of(found.facts), strict=True))
    row |= dict(zip(columns_of(Coverage), values_of(found.coverage), strict=True))
    row |= {"pages": len(document.pages), "characters": len(document.text)}
    row |= {"ingested_at": ingested_at, "program_version": program_version, "superseded_by": None}
    changes = ", ".join(f"{column} = excluded.{column}" for column in row if column != "id")
    connection.execute(f"{insertion('documents', row)} ON CONFLICT (id) DO UPDATE SET {changes}", tuple(row.values()))
    for table in ("texts", "pages", *PLACE_TABLES, *LINK_TABLES, *RECORD_TABLES):
        connection.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))
    connection.execute(insertion("texts", ("document_id", "text")), (document_id, document.text))
    pages = ((document_id, *values_of(page)) for page in document.pages)
    connection.executemany(insertion("pages", ("document_id", *columns_of(Page))), pages)
    return document_id


def write_records(connection: sqlite3.Connection, document_id: str, found: Findings) -> None:
    """Stores the records of a document that has none yet, and what ties them together."""
    for table, model in (RECORD_TABLES | LINK_TABLES).items():
        write_rows(connection, document_id, table, columns_of(model), found.rows[table])


def write_places(connection: sqlite3.Connection, document_id: str, found: Findings) -> None:
    """Stores where the records of a document stand, and where its links lead."""
    write_rows(connection, document_id, "boxes", RecordBox._fields, found.rows["boxes"])
    write_rows(connection, document_id, "links", Link._fields, found.document.links)


def write_rows(connection: sqlite3.Connection, document_id: str, table: str, columns: Iterable[str], rows: Iterable[Row]) -> None:
    """Stores rows of a document, one after the other as they come."""
    connection.executemany(insertion(table, ("document_id", *columns)), ((document_id, *row) for row in rows))


def mark_superseded(connection: sqlite3.Connection, older: str, newer: str) -> None:
    """Notes that the document `newer` has taken the place of `older`; no document takes its own place."""
    if older != newer:
        connection.execute("UPDATE documents SET superseded_by = ? WHERE id = ?", (newer, older))


def write_run(connection: sqlite3.Connection, program_version: str, arguments: str) -> int:
    """Stores that a run has started, and returns its number."""
    columns = ("started_at", "program_version", "arguments")
    cursor = connection.execute(insertion("runs", columns), (now(), program_version, arguments))
    return int(cursor.lastrowid or 0)


def finish_run(connection: sqlite3.Connection, run_id: int) -> None:
    """Stores that a run has come to its end."""
    connection.execute("UPDATE runs SET finished_at = ? WHERE id = ?", (now(), run_id))


def write_run_files(connection: sqlite3.Connection, run_id: int, rows: Iterable[FileRow]) -> None:
    """Stores how files of a run ended."""
    columns = ("run_id", "path", "outcome", "document_id", "code", "message")
    connection.executemany(insertion("run_files", columns), ((run_id, *row) for row in rows))


def delete_document(connection: sqlite3.Connection, document_id: str) -> None:
    """Deletes a document with all that was found in it.

    What it had superseded is superseded by what superseded it, or current again where nothing did.
    """
    connection.execute(
        "UPDATE documents SET superseded_by = (SELECT superseded_by FROM documents WHERE id = :id) WHERE superseded_by = :id",
        {"id": document_id},
    )
    connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))


def now() -> str:
    """The time in UTC, to the second, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@contextmanager
def storable(document: Document) -> Iterator[None]:
    """Raises LeidraadError `unstorable-record` for records that contradict each other or hold too large a number."""
    try:
        yield
    except (sqlite3.IntegrityError, OverflowError) as error:
        remedy = "report it with the file"
        raise LeidraadError("unstorable-record", document.source_path, f"a record cannot be stored: {error}", remedy) from error
