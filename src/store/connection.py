"""Connections to the database file: opening one, transactions, and errors that say what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schema import LeidraadError

PATIENCE = 5.0
"""Seconds to wait for another program that is writing."""

OLDEST_SQLITE = (3, 37, 0)
"""The first SQLite that knows STRICT tables."""

CLOSED = ("database-read-only", "it cannot be opened or written", "check the permissions of the file and its folder")
BUSY = ("database-locked", "another program is writing to it", "wait for that program or close it, then try again")

REMEDIES = {
    sqlite3.SQLITE_READONLY: CLOSED,
    sqlite3.SQLITE_CANTOPEN: CLOSED,
    sqlite3.SQLITE_PERM: CLOSED,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_FULL: ("disk-full", "there is no room to write", "make room and run it again"),
    sqlite3.SQLITE_NOTADB: ("not-a-database", "this is no SQLite file", "name another file with --db"),
    sqlite3.SQLITE_CORRUPT: ("database-damaged", "the file is damaged", "put back a copy, or remove it and ingest again"),
    sqlite3.SQLITE_IOERR: ("disk-error", "the disk gives an error", "check the disk and run it again"),
}
"""By SQLite's result code: our code, what is the matter, and what to do."""


def connect(path: Path, *, create: bool, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection to the file at `path`; with `create` the file and its folders are made where there are none.

    Raises LeidraadError `no-database`, `not-a-database`, `database-read-only` or `sqlite-too-old`.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise LeidraadError("sqlite-too-old", f"SQLite {sqlite3.sqlite_version}", "3.37 or later is needed", "use a newer Python")
    check_place(path, create=create)
    mode = "rwc" if create else "rw"
    with clear_errors(path):
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=patience, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def check_place(path: Path, *, create: bool) -> None:
    """Makes sure that a file stands at `path`, or can be made there; raises as `connect` does."""
    try:
        if path.is_dir():
            raise LeidraadError("not-a-database", str(path), "this is a folder", "name a file with --db")
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        elif not path.exists():
            remedy = "make one with `leidraad ingest`, or name it with --db"
            raise LeidraadError("no-database", str(path), "there is no database", remedy)
    except OSError as error:
        what = f"its folder cannot be reached or made: {error.strerror}"
        raise LeidraadError("database-read-only", str(path), what, "check the path, or name another file with --db") from error


def set_up(connection: sqlite3.Connection) -> None:
    """Turns on what SQLite leaves off: references are kept, and what has been committed survives a power cut too.

    The journal stays SQLite's default: it leaves one file behind, and a folder that is read-only can be read from; a
    write-ahead log does neither.
    """
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


@contextmanager
def transaction(connection: sqlite3.Connection, *, writes: bool = True) -> Iterator[None]:
    """What is written inside is there after it, all or nothing; what is read inside is of one moment."""
    connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """SQLite's errors as LeidraadErrors that name the database; those that only a fault in the program gives pass."""
    try:
        yield
    except sqlite3.Error as error:
        primary = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if primary not in REMEDIES:
            raise
        code, what, remedy = REMEDIES[primary]
        raise LeidraadError(code, str(path), what, remedy) from error
