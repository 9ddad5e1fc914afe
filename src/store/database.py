"""The database as the rest of the program knows it."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Self, TypeVar, Unpack

from schema import Extraction
from store import budget, queries, series, writing
from store.budget import StoredTable
from store.connection import PATIENCE, clear_errors, connect, set_up, transaction
from store.migrations import migrate, shipped_migrations
from store.passages import write_passages
from store.queries import DocumentRow, StoredDocument, StoredIssue, StoredRecord
from store.series import SeriesFilters, SeriesPoint
from store.writing import FileRow, Findings, findings_of

if TYPE_CHECKING:  # an ingest does without what these are for
    from schema.overlay import Overlay, Review
    from store.charts import ChartFilters, Value
    from store.exports import Export, ExportFilters, Table
    from store.hits import SearchResult
    from store.reviews import AppliedOverlay
    from store.site import DocumentPage, HomePage, RecordPage, TableShape

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class Store:
    """One SQLite file with documents and their records.

    All that it does may raise LeidraadError `database-read-only`, `database-locked`, `database-damaged`, `disk-full` or
    `disk-error`, which name the file.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    @classmethod
    def open(cls, path: Path, *, create: bool = False, patience: float = PATIENCE) -> Self:
        """The database at `path`, brought up to date; with `create` it is made where there is none.

        `patience` is how many seconds to wait for another program that writes. Raises LeidraadError `no-database`,
        `not-a-database`, `foreign-database`, `database-newer` and those of the class.
        """
        connection = connect(path, create=create, patience=patience)
        try:
            with clear_errors(path):
                set_up(connection)
                migrate(connection, path, shipped_migrations())
        except BaseException:
            connection.close()
            raise
        return cls(connection, path)

    @classmethod
    def read_only(cls, path: Path) -> Self:
        """The database at `path`, which `open` has brought up to date; any thread may use it, one at a time."""
        from store.public import open_read_only  # ingest does without, as without the pages below

        return cls(open_read_only(path), path)

    def close(self) -> None:
        """Closes the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def begin_run(self, version: str, arguments: str) -> int:
        """Notes that a run of this version of the program has started; returns its number."""
        return self._write(writing.write_run, version, arguments)

    def finish_run(self, run_id: int) -> None:
        """Notes that a run has come to its end."""
        self._write(writing.finish_run, run_id)

    def note_file(
        self, run_id: int, path: str, outcome: str, document_id: str | None, code: str | None, message: str | None
    ) -> None:
        """Notes how a file of a run ended: stored, unchanged or failed."""
        self.note_files(run_id, [(path, outcome, document_id, code, message)])

    def note_files(self, run_id: int, rows: Iterable[FileRow]) -> None:
        """Notes how files of a run ended, all in one transaction."""
        self._write(writing.write_run_files, run_id, rows)

    def write_extraction(
        self, extraction: Extraction, *, program_version: str, run_id: int, supersedes: str | None, ingested_at: str
    ) -> str:
        """Stores an extraction as `write_findings` does."""
        return self.write_findings(
            findings_of(extraction),
            program_version=program_version,
            run_id=run_id,
            supersedes=supersedes,
            ingested_at=ingested_at,
        )

    def write_findings(
        self, found: Findings, *, program_version: str, run_id: int, supersedes: str | None, ingested_at: str
    ) -> str:
        """Stores a document with all that was found in it, in one transaction with the outcome of its file; returns its id.

        What was stored of the same document is replaced; the document `supersedes` is marked as superseded by it.
        Raises LeidraadError `unstorable-record` where the records do not fit together.
        """
        document = found.document
        with clear_errors(self.path), writing.storable(document), transaction(self.connection):
            document_id = writing.write_document(self.connection, found, program_version, ingested_at)
            writing.write_records(self.connection, document_id, found)
            writing.write_places(self.connection, document_id, found)
            write_passages(self.connection, document_id, document.text)
            if supersedes:
                writing.mark_superseded(self.connection, supersedes, document_id)
            writing.write_run_files(self.connection, run_id, [(document.source_path, "stored", document_id, None, None)])
        return document_id

    def remove_document(self, document_id: str) -> None:
        """Removes a document and all that was found in it; what it had superseded is current again."""
        self._write(writing.delete_document, document_id)

    def known_document(self, sha256: str) -> StoredDocument | None:
        """The document with these bytes, current or superseded."""
        return self._read(queries.known_document, sha256)

    def current_document_at(self, source_path: str) -> StoredDocument | None:
        """The document that was found last at this path."""
        return self._read(queries.current_document_at, source_path)

    def documents(self, include_superseded: bool = False) -> list[DocumentRow]:
        """The current documents by path; all of them with `include_superseded`."""
        return self._read(queries.documents, include_superseded)

    def find_document(self, text: str) -> DocumentRow:
        """The document with this path, file name or beginning of an id (four digits or more).

        Raises LeidraadError `no-such-document` or `ambiguous-document`.
        """
        return self._read(queries.find_document, text)

    def find_record(self, id_prefix: str) -> StoredRecord | None:
        """The record whose id begins so (four digits or more), or None; raises LeidraadError `ambiguous-record`."""
        return self._read(queries.find_record, id_prefix)

    def records_of(self, document_id: str) -> list[StoredRecord]:
        """All records of a document, in reading order."""
        return self._read(queries.records_of, document_id)

    def budget_tables(self, document_id: str) -> list[StoredTable]:
        """The tables of a document in reading order, each with its figures, its sums and its indicators."""
        return self._read(budget.budget_tables, document_id)

    def labels(self, beginning: str) -> list[str]:
        """Labels of rows of financial tables that begin so."""
        return self._read(budget.labels, beginning)

    def series(self, label: str, **filters: Unpack[SeriesFilters]) -> tuple[SeriesPoint, ...]:
        """The figures of a row over the years, by its label, its code or the last part of its label.

        Raises LeidraadError `no-such-series`; `mixed-series` where what matches does not mean the same, and
        `ambiguous-series` where two figures of one year differ: both say which filter to add.
        """
        return self._read(series.find_series, label, filters)

    def text_of(self, document_id: str) -> str:
        """The canonical text of a document; raises LeidraadError `no-such-document`."""
        return self._read(queries.text_of, document_id)

    def extraction_of(self, document_id: str) -> Extraction:
        """All that is stored of a document, but for its blocks; raises LeidraadError `no-such-document`."""
        return self._read(queries.extraction_of, document_id)

    def search(
        self,
        query: str,
        *,
        year: int | None = None,
        kind: str | None = None,
        municipality: str | None = None,
        record_kind: str | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> "SearchResult":
        """The passages of current documents that hold all words of a query, the best first; `store.search_query` says more.

        `kind` is that of the document, `record_kind` one of sections, initiatives, goals, activities, and
        documents: what stands before their first heading.
        """
        from store.search import Filters, search

        return self._read(search, query, Filters(year, kind, municipality, record_kind), limit, offset)

    def issues(self, document_id: str | None = None) -> list[StoredIssue]:
        """The issues of one document, or of all current ones."""
        return self._read(queries.issues, document_id)

    def counts(self, document_id: str) -> dict[str, int]:
        """How many records of each kind a document has."""
        return self._read(queries.counts, document_id)

    def integrity(self) -> list[str]:
        """What is wrong with the database, a line each; empty where all is well."""
        return self._read(queries.find_faults)

    def home_page(self) -> "HomePage":
        """The current documents, and how many records there are."""
        from store import site

        return self._read(site.home_page)

    def document(self, document_id: str) -> DocumentRow:
        """The document with this id, to the letter; raises LeidraadError `no-such-document`."""
        from store import site

        return self._read(site.known_document, document_id)

    def document_page(self, document_id: str) -> "DocumentPage":
        """One document at a glance; raises LeidraadError `no-such-document`."""
        from store import site

        return self._read(site.document_page, document_id)

    def record_page(self, record_id: str) -> "RecordPage":
        """One record with all that belongs to it; raises LeidraadError `no-such-record`."""
        from store import site

        return self._read(site.record_page, record_id)

    def table_shapes(self) -> "tuple[TableShape, ...]":
        """The tables and views with what they and their columns hold."""
        from store import site

        return self._read(site.table_shapes)

    def municipalities(self) -> tuple[str, ...]:
        """The municipalities whose reports are in the database."""
        from store import site

        return self._read(site.municipalities)

    def apply_overlay(self, overlay: "Overlay") -> "AppliedOverlay":
        """Stores what was decided on records, beside them; raises LeidraadError `no-such-document` or `other-document`."""
        from store import reviews

        return self._write(reviews.apply_overlay, overlay)

    def reviews_of(self, document_id: str) -> "dict[str, Review]":
        """What was decided on the records of a document, by record."""
        from store import reviews

        return self._read(reviews.reviews_of, document_id)

    @contextmanager
    def export(self, **filters: "Unpack[ExportFilters]") -> "Iterator[Export]":
        """What the documents that pass the filters hold, table by table, all of one moment.

        Raises LeidraadError `no-such-document`, `ambiguous-document` or `nothing-to-export`.
        """
        from store import exports

        with clear_errors(self.path), transaction(self.connection, writes=False):
            yield exports.select_export(self.connection, filters)

    def tables(self) -> "tuple[Table, ...]":
        """The tables and views of the database, with the descriptions of their columns."""
        from store import exports

        return self._read(exports.tables_of)

    def chart_rows(self, name: str, **filters: "Unpack[ChartFilters]") -> "list[dict[str, Value]]":
        """What a chart shows, a row a mark; empty where there is nothing. Raises LeidraadError as `find_document` does."""
        from store import charts

        return self._read(charts.chart_rows, name, filters)

    def chart_choices(self) -> dict[str, tuple[str, ...]]:
        """What charts can be narrowed down to: by municipality, year and kind of document, what there is."""
        from store import charts

        return self._read(charts.chart_choices)

    def _read(
        self,
        query: Callable[Concatenate[sqlite3.Connection, Arguments], Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        with clear_errors(self.path), transaction(self.connection, writes=False):
            return query(self.connection, *args, **kwargs)

    def _write(
        self,
        change: Callable[Concatenate[sqlite3.Connection, Arguments], Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        with clear_errors(self.path), transaction(self.connection):
            return change(self.connection, *args, **kwargs)
