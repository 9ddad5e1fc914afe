"""New databases, old ones, and what happens when bringing one up to date fails."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from schema import Extraction, LeidraadError
from store import Store
from store.connection import connect, set_up
from store.migrations import migrate, shipped_migrations

SHIPPED = shipped_migrations()

ONE_MORE = """
-- A made-up change: statements that hold a semicolon are one statement.
ALTER TABLE amounts ADD COLUMN remark TEXT;
UPDATE amounts SET remark = 'seen; twice';
"""

REBUILT = """
CREATE TABLE documents_new AS SELECT * FROM documents;
CREATE UNIQUE INDEX documents_id ON documents_new (id);
DROP TABLE documents;
ALTER TABLE documents_new RENAME TO documents;
"""

HALF_WRONG = """
DROP TABLE reviews;
INSERT INTO no_such_table VALUES (1);
"""

ORPHANING = "DELETE FROM documents;"


def structure(path: Path) -> set[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return set(connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall())


def restore(path: Path, version: int) -> None:
    """Makes the database that the Leidraad of that version had written."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((Path(__file__).parent / f"version_{version}.sql").read_text(encoding="utf-8"))


def bring_up_to_date(path: Path, *more: str) -> None:
    with closing(connect(path, create=False)) as connection:
        set_up(connection)
        migrate(connection, path, SHIPPED + more)
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


@pytest.mark.parametrize("version", range(len(SHIPPED)))
def test_every_earlier_version_becomes_what_a_new_database_is(version: int, tmp_path: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    old.touch()
    if version:
        restore(old, version)
    Store.open(old).close()
    Store.open(new, create=True).close()
    assert structure(old) == structure(new)


def test_what_version_1_had_stored_is_still_there(path: Path, report: Callable[..., Extraction]) -> None:
    restore(path, 1)
    with Store.open(path) as store:
        assert store.extraction_of(store.find_document("begroting.txt").id) == report(table=False)
        assert store.integrity() == []
    assert path.with_name("leidraad.version-1.db").exists()


def test_an_older_database_is_copied_and_keeps_its_records(
    path: Path, write: Callable[..., str], report: Callable[..., Extraction]
) -> None:
    extraction = report()
    document_id = write(extraction)
    bring_up_to_date(path, ONE_MORE)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT remark FROM amounts").fetchall() == [("seen; twice",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (len(SHIPPED) + 1,)
    with Store.open(path.with_name(f"leidraad.version-{len(SHIPPED)}.db")) as copy:
        assert copy.extraction_of(document_id) == extraction
        assert "remark" not in {row["name"] for row in copy.connection.execute("PRAGMA table_info(amounts)")}
    assert sorted(file.name for file in path.parent.iterdir()) == ["leidraad.db", f"leidraad.version-{len(SHIPPED)}.db"]


def test_a_comment_alone_makes_views_and_descriptions_anew(path: Path, store: Store) -> None:
    store.connection.executescript("DROP VIEW ungrounded; DELETE FROM descriptions; CREATE VIEW own AS SELECT 1 AS one")
    store.close()
    bring_up_to_date(path, "-- Nothing; but the views have changed.")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM ungrounded").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM descriptions").fetchone() > (100,)
        assert connection.execute("SELECT one FROM own").fetchone() == (1,), "a view that a user has added stays"


def test_a_rebuilt_table_takes_nothing_with_it(path: Path, write: Callable[..., str], report: Callable[..., Extraction]) -> None:
    write(report())
    bring_up_to_date(path, REBUILT)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM amounts").fetchone() == (1,)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(HALF_WRONG, id="its second statement fails"),
        pytest.param(ORPHANING, id="its rows lose their parent"),
    ],
)
def test_a_migration_that_fails_changes_nothing(
    script: str, path: Path, write: Callable[..., str], report: Callable[..., Extraction]
) -> None:
    write(report())
    before = structure(path)
    with pytest.raises((sqlite3.OperationalError, LeidraadError)):
        bring_up_to_date(path, script)
    assert structure(path) == before
    with Store.open(path) as store:
        assert len(store.documents()) == 1


def test_an_up_to_date_database_is_left_alone(path: Path, store: Store) -> None:
    before = path.read_bytes()
    Store.open(path, create=True).close()
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["leidraad.db"]


def test_what_version_3_had_stored_can_be_searched_and_keeps_its_last_reviews(
    path: Path, report: Callable[..., Extraction]
) -> None:
    restore(path, 3)
    (amount,), (day,) = report().amounts, report().dates
    with Store.open(path) as store:
        assert {hit.record_kind for hit in store.search("kadeplan").hits} == {"initiatives"}
        query = "SELECT record_id, kind, decision, correction, remark, reviewer FROM reviews ORDER BY kind"
        assert [tuple(row) for row in store.connection.execute(query)] == [
            (amount.id, "amounts", "accepted", "{}", None, "Jo"),
            (day.id, "dates", "corrected", "{}", "looks odd: is it 2026?", "Jo"),
        ]
        assert store.integrity() == []
