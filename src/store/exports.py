"""What may leave the database: its tables and views with their columns, types and keys, and their rows in a stable order.

Rows are read within one transaction, so that an export is of one moment, and one by one, so that a long table costs no memory.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypedDict

from schema import LINK_TABLES, RECORD_TABLES, LeidraadError
from store.connection import connect
from store.migrations import migrate, shipped_migrations
from store.queries import find_document

DOCUMENTS = "documents"

EXPORTED = (DOCUMENTS, "texts", "pages", *RECORD_TABLES, *LINK_TABLES, "boxes", "links", "reviews", "descriptions")
"""The tables that leave the database, in this order."""

EXPORTED_VIEWS = ("evidence", "budget_lines_reconciled", "budget_conflicts", "budget_series")
"""The views that do: those that save their reader a join. The others select what the exported tables hold."""

LEFT_OUT = {
    "runs": "how the publisher ran the program, with paths of that machine",
    "run_files": "the same, file by file",
    "passages": "a copy of titles and texts, made to be searched",
    "search": "the index of it",
    "search_words": "the words of it",
    "current_documents": "the documents whose `superseded_by` is null",
    "ungrounded": "always empty",
}
"""Tables and views that stay where they are, and why."""

PRIVATE = {DOCUMENTS: ("source_path",)}
"""Columns that tell of the publisher's machine and not of the reports."""


AT_A_TIME = 100
"""Documents whose rows are read by one query."""


class ColumnType(StrEnum):
    """What the values of a column are."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    EUROS = "euros"
    """A sum of money with two decimals."""
    BOOLEAN = "boolean"
    DAY = "day"
    MOMENT = "moment"
    """Day and time, UTC."""
    TEXTS = "list of text"
    INTEGERS = "list of integer"
    OBJECT = "object"
    """Text by text."""


Value = str | int | float | bool | Decimal | date | datetime | list[Any] | dict[str, Any] | None
"""One value of a row, as its column's type says."""

TYPES_BY_NAME = {
    **dict.fromkeys(("ocr", "approximate", "unit_stated"), ColumnType.BOOLEAN),
    **dict.fromkeys(("earliest", "latest"), ColumnType.DAY),
    **dict.fromkeys(("ingested_at", "reviewed_at", "started_at", "finished_at"), ColumnType.MOMENT),
    **dict.fromkeys(("euros", "expected", "found", "difference"), ColumnType.EUROS),
    **dict.fromkeys(("figures", "different"), ColumnType.INTEGER),
    "portfolios": ColumnType.TEXTS,
    "years": ColumnType.INTEGERS,
    "found_by": ColumnType.OBJECT,
    "correction": ColumnType.OBJECT,
}
"""Columns that hold more than their declaration says; a name means the same in all tables."""

TYPES_BY_DECLARATION = {"INTEGER": ColumnType.INTEGER, "REAL": ColumnType.NUMBER}


@dataclass(frozen=True)
class Column:
    """A column of a table or view."""

    name: str
    type: ColumnType
    is_required: bool
    description: str


@dataclass(frozen=True)
class Reference:
    """A column whose values are keys of another table."""

    column: str
    table: str
    target: str


@dataclass(frozen=True)
class Table:
    """A table or view with what there is to know about it."""

    name: str
    is_view: bool
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]

    @property
    def is_exported(self) -> bool:
        """Whether it leaves the database."""
        return self.name in EXPORTED or self.name in EXPORTED_VIEWS


REFERENCES_OF_VIEWS = (Reference("document_id", DOCUMENTS, "id"), Reference("table_id", "budget_tables", "id"))
"""What columns of a view refer to: SQLite does not know."""


class ExportFilters(TypedDict, total=False):
    """Which documents are exported; None and a filter that is not there mean all."""

    document: str | None
    """Path, file name or beginning of the id; a superseded one too."""
    kind: str | None
    year: int | None
    superseded: bool
    """Also those that a newer version has taken the place of."""


class Export:
    """The rows of the documents that pass the filters.

    They are read some documents at a time: a view then looks at those documents only, and nothing long has to be sorted.
    """

    def __init__(self, connection: sqlite3.Connection, documents: tuple[str, ...]) -> None:
        self.connection = connection
        self.documents = documents
        self.parameters = {"documents": json.dumps(documents)}
        self.tables = tuple(self._without_open_ends(table) for table in tables_of(connection) if table.is_exported)
        self._counts: dict[str, int] = {}

    def count(self, table: Table) -> int:
        """How many rows a table has; those that were read to the end are not counted again."""
        if table.name not in self._counts:
            self._counts[table.name] = sum(row[0] for row in self._select("count(*)", table))
        return self._counts[table.name]

    def rows(self, table: Table) -> Iterator[tuple[Value, ...]]:
        """The rows of a table in an order that follows from what they hold."""
        columns = ", ".join(quoted(column.name) for column in table.columns)
        order = ", ".join(map(quoted, order_of(table)))
        readers = [(place, READERS[column.type]) for place, column in enumerate(table.columns) if column.type in READERS]
        number = 0
        for number, row in enumerate(self._select(columns, table, f" ORDER BY {order}"), start=1):  # noqa: B007 - used behind it
            yield read_row(row, readers) if readers else row
        self._counts[table.name] = number

    def _select(self, what: str, table: Table, order: str = "") -> Iterator[tuple[Any, ...]]:
        """What a SELECT gives for the documents, in the order of their ids, which all tables are sorted by first."""
        cursor = self.connection.cursor()
        cursor.row_factory = None
        column = document_column(table)
        if column is None:
            yield from cursor.execute(f"SELECT {what} FROM {table.name}{order}")
            return
        for first in range(0, len(self.documents), AT_A_TIME):
            some = self.documents[first : first + AT_A_TIME]
            places = ", ".join("?" * len(some))
            yield from cursor.execute(f"SELECT {what} FROM {table.name} WHERE {column} IN ({places}){order}", some)

    def _without_open_ends(self, table: Table) -> Table:
        """A table without references that lead out of the export: to a version of a document that is not in it."""
        kept = tuple(one for one in table.references if one.table != table.name or not self._leads_out(one))
        return Table(table.name, table.is_view, table.description, table.columns, table.key, kept)

    def _leads_out(self, reference: Reference) -> bool:
        if reference.table != DOCUMENTS:
            return False
        query = f"""
            SELECT 1 FROM documents WHERE id IN (SELECT value FROM json_each(:documents))
            AND {reference.column} NOT IN (SELECT value FROM json_each(:documents)) LIMIT 1
        """
        return self.connection.execute(query, self.parameters).fetchone() is not None


def select_export(connection: sqlite3.Connection, filters: ExportFilters) -> Export:
    """The documents that pass; raises LeidraadError `no-such-document`, `ambiguous-document` or `nothing-to-export`."""
    wanted = {"kind": filters.get("kind"), "year": filters.get("year"), "all": bool(filters.get("superseded"))}
    document = filters.get("document")
    wanted["id"] = find_document(connection, document).id if document else None
    query = """
        SELECT id FROM documents
        WHERE (:id IS NULL OR id = :id) AND (:kind IS NULL OR kind = :kind)
            AND (:year IS NULL OR :year BETWEEN year AND coalesce(year_end, year))
            AND (:all OR :id IS NOT NULL OR superseded_by IS NULL)
        ORDER BY id
    """
    found = tuple(row["id"] for row in connection.execute(query, wanted))
    if not found:
        raise LeidraadError("nothing-to-export", "export", "no document passes the filters", "see `leidraad list`")
    return Export(connection, found)


def tables_of(connection: sqlite3.Connection) -> tuple[Table, ...]:
    """The tables and views that the database describes: those that are exported first, in their order, then the others."""
    described = connection.execute("SELECT table_name, column_name, description FROM descriptions")
    words = {(row["table_name"], row["column_name"]): row["description"] for row in described}
    from sqlite_utils import Database  # slow to import, and needed here alone

    database = Database(connection, recursive_triggers=False, execute_plugins=False)
    views = set(database.view_names())
    order = {name: place for place, name in enumerate((*EXPORTED, *EXPORTED_VIEWS, *LEFT_OUT))}
    names = sorted(order.keys() & {*database.table_names(), *views}, key=order.__getitem__)
    return tuple(table_of(connection, name, words, is_view=name in views) for name in names)


def is_required(column: sqlite3.Row) -> bool:
    """Whether a column always holds something; a whole number that is the key does, though its declaration need not say it."""
    return bool(column["notnull"] or (column["pk"] and column["type"] == "INTEGER"))


def empty_tables() -> tuple[Table, ...]:
    """The tables and views of a database as it is made."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        with closing(connect(path, create=True)) as connection:
            migrate(connection, path, shipped_migrations())
            return tables_of(connection)


def table_of(connection: sqlite3.Connection, name: str, words: dict[tuple[str, str | None], str], *, is_view: bool) -> Table:
    """A table with its columns but the private ones, its key, and what its columns refer to."""
    rows = [row for row in connection.execute(f"PRAGMA table_xinfo({name})") if row["name"] not in PRIVATE.get(name, ())]
    rows = [row for row in rows if row["hidden"] != 1]
    key = tuple(row["name"] for row in sorted(rows, key=lambda row: row["pk"]) if row["pk"])
    found = connection.execute(f"PRAGMA foreign_key_list({name})").fetchall()
    references = [Reference(row["from"], row["table"], row["to"]) for row in found]
    if is_view:
        names = {row["name"] for row in rows}
        key = ("id",) if {"id", "document_id"} <= names else ()
        references = [one for one in REFERENCES_OF_VIEWS if one.column in names]
    return Table(
        name=name,
        is_view=is_view,
        description=words.get((name, None), ""),
        columns=tuple(
            Column(row["name"], type_of(row["name"], row["type"]), is_required(row), words.get((name, row["name"]), ""))
            for row in rows
        ),
        key=key,
        references=tuple(sorted(references, key=lambda one: one.column)),
    )


def type_of(name: str, declared: str) -> ColumnType:
    """What a column holds, by its name and else by its declaration.

    >>> type_of("difference_euros", "REAL").value, type_of("unit_stated", "INTEGER").value, type_of("page", "INTEGER").value
    ('euros', 'boolean', 'integer')
    """
    if name.endswith("_euros"):
        return ColumnType.EUROS
    return TYPES_BY_NAME.get(name) or TYPES_BY_DECLARATION.get(declared, ColumnType.TEXT)


def document_column(table: Table) -> str | None:
    """The column of a table that names the document; None where a row belongs to none."""
    if table.name == DOCUMENTS:
        return "id"
    return next((column.name for column in table.columns if column.name == "document_id"), None)


def read_row(row: tuple[Any, ...], readers: Sequence[tuple[int, Callable[[Any], Value]]]) -> tuple[Value, ...]:
    """A row in which the values at some places are read as what they are."""
    values = list(row)
    for place, read in readers:
        if values[place] is not None:
            values[place] = read(values[place])
    return tuple(values)


def order_of(table: Table) -> list[str]:
    """The columns that tables are ordered by: document, place, key; all of them where there is no key."""
    names = [column.name for column in table.columns]
    first = [name for name in ("document_id", "start", "end", *table.key) if name in names]
    return list(dict.fromkeys(first if table.key else [*first, *names]))


def quoted(name: str) -> str:
    """A name of a column that may be a word of SQL, as `end` and `row` are."""
    return f'"{name}"'


def euros(value: float) -> Decimal:
    """A sum in euros to the cent: the database reckons it from whole cents.

    >>> euros(1582.1), euros(-0.07)
    (Decimal('1582.10'), Decimal('-0.07'))
    """
    return Decimal(round(value * 100)).scaleb(-2)


def moment(text: str) -> datetime:
    """A moment as it is written in the database, which is UTC where it does not say.

    >>> moment("2025-06-01T12:00:00Z").isoformat()
    '2025-06-01T12:00:00+00:00'
    """
    read = datetime.fromisoformat(text)
    return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)


READERS: dict[ColumnType, Callable[[Any], Value]] = {
    ColumnType.EUROS: euros,
    ColumnType.BOOLEAN: bool,
    ColumnType.DAY: date.fromisoformat,
    ColumnType.MOMENT: moment,
    ColumnType.TEXTS: json.loads,
    ColumnType.INTEGERS: json.loads,
    ColumnType.OBJECT: json.loads,
}
"""How a value is read, where it is not what SQLite has."""
