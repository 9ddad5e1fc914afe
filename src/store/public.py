"""A connection for whoever asks: it reads, it cannot write, and it does not tell where the publisher keeps the files."""

import re
import sqlite3
from pathlib import Path
from typing import TypeVar

from store.connection import PATIENCE, clear_errors
from store.public_limits import BoundedConnection

Connection = TypeVar("Connection", bound=sqlite3.Connection)

HIDDEN = frozenset({("documents", "source_path"), ("run_files", "path"), ("run_files", "message"), ("runs", "arguments")})
"""Columns that hold paths of the machine on which the reports were read: they are null on such a connection."""

SAMPLED = frozenset({"sqlite_stat3", "sqlite_stat4", "dbstat", "sqlite_dbpage"})
"""Tables of SQLite itself that could show samples or pages of what is hidden."""

HARMLESS_PRAGMAS = frozenset({"table_info", "table_xinfo", "foreign_key_list", "index_list", "index_info", "schema_version"})
"""The settings that may be read: how the tables are made. The others do nothing."""

REFUSED_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer", "json_patch", "jsonb_patch"})
"""They load code, or take the square of the time that reading their texts takes."""

JOIN_BY_NAME = re.compile(r"\busing\b(?!\s+fts)|\bnatural\b", re.IGNORECASE)
"""`JOIN … USING (column)` and `NATURAL JOIN`. Before `fts` the word is about a table for searching, for which Datasette looks."""

NO_JOIN_BY_NAME = "USING and NATURAL are not allowed here: write the join with ON"


def open_public(path: Path) -> sqlite3.Connection:
    """A connection to the file at `path` for the SQL of strangers; raises LeidraadError as the Store does."""
    connection = connect_read_only(path, BoundedConnection).bounded()
    connection.set_authorizer(permit)
    return connection


def open_read_only(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, while another program may; it may be handed from thread to thread."""
    return connect_read_only(path, sqlite3.Connection)


def connect_read_only(path: Path, factory: type[Connection]) -> Connection:
    """Such a connection of a class of its own."""
    with clear_errors(path):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro",
            uri=True,
            timeout=PATIENCE,
            isolation_level=None,
            check_same_thread=False,
            factory=factory,
        )
        connection.execute("PRAGMA query_only = ON")
    connection.row_factory = sqlite3.Row
    return connection


def permit(action: int, first: str | None, second: str | None, _database: str | None, _view: str | None) -> int:
    """What SQLite asks about each thing that a statement would do: reading is allowed, paths read as null, the rest is refused.

    SQLite asks to write to its schema where it only gets to know a virtual table, as `json_each`; the file is opened read only.
    """
    if action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE, sqlite3.SQLITE_TRANSACTION):
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_READ:
        return read_answer(first or "", second or "")
    if action == sqlite3.SQLITE_FUNCTION:
        return sqlite3.SQLITE_DENY if (second or "").lower() in REFUSED_FUNCTIONS else sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA:
        return sqlite3.SQLITE_OK if (first or "").lower() in HARMLESS_PRAGMAS else sqlite3.SQLITE_IGNORE
    if action in (sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE) and first == "sqlite_master":
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def read_answer(table: str, column: str) -> int:
    """Whether a column of a table may be read."""
    if table.lower() in SAMPLED:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_IGNORE if (table.lower(), column.lower()) in HIDDEN else sqlite3.SQLITE_OK


def joins_by_name(sql: str) -> bool:
    """Whether a statement may join tables by the names of columns, which SQLite does not ask permission for.

    Such a join would read a hidden column. The words are refused wherever they stand: who tells strings from keywords can err.

    >>> joins_by_name("SELECT * FROM a FULL JOIN b USING (c)"), joins_by_name("SELECT * FROM a JOIN b ON a.c = b.c")
    (True, False)
    """
    return JOIN_BY_NAME.search(sql) is not None
