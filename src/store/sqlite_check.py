"""What the SQLite of this Python can do, of what the database needs."""

import sqlite3
from contextlib import closing

NEEDED = {
    "STRICT tables": "CREATE TABLE strict_one (figure INTEGER) STRICT",
    "FTS5": "CREATE VIRTUAL TABLE found USING fts5 (words)",
    "JSON": "SELECT json_extract('{\"year\": 2026}', '$.year')",
}
"""Each thing with a statement that needs it."""


def check_sqlite() -> tuple[str, tuple[str, ...]]:
    """The version of SQLite, and which of the things that the database needs it cannot do."""
    lacking: list[str] = []
    with closing(sqlite3.connect(":memory:")) as connection:
        for name, statement in NEEDED.items():
            try:
                connection.execute(statement)
            except sqlite3.OperationalError:
                lacking.append(name)
    return sqlite3.sqlite_version, tuple(lacking)
