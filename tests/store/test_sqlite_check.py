"""What the SQLite of this Python can do."""

import sqlite3

import pytest

from store import sqlite_check
from store.sqlite_check import check_sqlite


def test_this_sqlite_can_do_all_that_the_database_needs() -> None:
    assert check_sqlite() == (sqlite3.sqlite_version, ())


def test_what_it_cannot_do_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    needed = {"JSON": "SELECT json('[]')", "FTS9": "CREATE VIRTUAL TABLE found USING fts9 (words)", "MONEY": "SELECT money(1)"}
    monkeypatch.setattr(sqlite_check, "NEEDED", needed)
    assert check_sqlite()[1] == ("FTS9", "MONEY")
