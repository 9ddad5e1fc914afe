"""Bringing a database up to date: numbered SQL files, run in order in one transaction, after a copy beside the file.

A database carries the number of the last one as its `user_version`, and Leidraad's mark as its `application_id`. Views and
descriptions are made anew after the last one; where only they change, a file with a comment brings them to older databases.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from importlib.resources import files
from pathlib import Path

from schema import LeidraadError
from store.connection import clear_errors, transaction
from store.descriptions import write_descriptions
from store.passages import fill_passages
from store.views import drop_views, write_views

APPLICATION_ID = int.from_bytes(b"LEID", "big")
"""What tells a Leidraad database from any other SQLite file."""

SEARCHABLE = 4
"""The first version with passages."""


@cache
def shipped_migrations() -> tuple[str, ...]:
    """The SQL of each migration, in order: `sql/001_first_tables.sql` makes version 1."""
    folder = files("store").joinpath("sql")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple(folder.joinpath(name).read_text(encoding="utf-8") for name in names)


def migrate(connection: sqlite3.Connection, path: Path, migrations: tuple[str, ...]) -> None:
    """Brings the database at `path` up to the last of `migrations`; an older one is copied beside itself first.

    Raises LeidraadError `database-newer` for one that a later program has made, `foreign-database` for another program's.
    """
    if version_of(connection, path, len(migrations)) == len(migrations):
        return
    # Rebuilding a table, as SQLite needs for most changes, must not set off the deletions that hang on it. The switch
    # works outside a transaction only; what the references come to is checked at the end of the transaction.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with transaction(connection):
            version = version_of(connection, path, len(migrations))  # another program may have been faster
            if version:
                copy_beside(path, version)
            run_scripts(connection, migrations[version:])
            if version < SEARCHABLE <= len(migrations):
                fill_passages(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {len(migrations)}")
            if broken := connection.execute("PRAGMA foreign_key_check").fetchone():
                what = f"a row of {broken['table']} would refer to nothing"
                raise LeidraadError("migration-failed", str(path), what, "it is as it was; report this")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def version_of(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """The number of the last migration that the database has seen, 0 for an empty file; raises as `migrate` does."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    is_empty = connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None
    if mark != APPLICATION_ID and not (is_empty and mark == version == 0):
        raise LeidraadError("foreign-database", str(path), "this SQLite file is not Leidraad's", "name another file with --db")
    if version > newest:
        what = f"a newer Leidraad has made it (version {version} of the tables; this one knows {newest})"
        raise LeidraadError("database-newer", str(path), what, "upgrade leidraad")
    return version


def run_scripts(connection: sqlite3.Connection, scripts: tuple[str, ...]) -> None:
    """Runs the SQL inside the transaction that is open, and makes views and descriptions anew."""
    drop_views(connection)
    for script in scripts:
        for statement in statements_of(script):
            connection.execute(statement)
    write_views(connection)
    write_descriptions(connection)


def statements_of(script: str) -> Iterator[str]:
    """The statements of a script, each of which ends with its line; what is behind the last one, too.

    >>> [*statements_of("CREATE TABLE a (b TEXT);\\nCREATE TABLE c (\\n    d TEXT\\n);\\n")]
    ['CREATE TABLE a (b TEXT);\\n', 'CREATE TABLE c (\\n    d TEXT\\n);\\n', '']
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    yield statement  # a comment, or what lacks its semicolon


def copy_beside(path: Path, version: int) -> Path:
    """Copies `reports.db` to `reports.version-1.db`, all of it or nothing; raises LeidraadError `disk-full` and the like."""
    target = path.with_name(f"{path.stem}.version-{version}{path.suffix}")
    unfinished = target.with_name(target.name + ".unfinished")
    unfinished.unlink(missing_ok=True)  # of a copy that was cut off
    try:
        with clear_errors(target), closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target
