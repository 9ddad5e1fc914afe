import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ingest import KNOWN_SUFFIXES
from pipeline.files import find_files
from pipeline.reading import Settings, read_and_extract
from pipeline.run import RunReport, open_store, run_files
from schema import LeidraadError
from store import Store
from store.connection import connect

Ingest = Callable[..., RunReport]
Rows = Callable[..., list[tuple[object, ...]]]
NOBODY = 65534


@contextmanager
def as_nobody() -> Iterator[None]:
    """Gives up the rights of root, to whom every file is open, for a while."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter and write, unlike pytest's."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


def write_sparse(file: Path, size: int) -> None:
    with file.open("wb") as stream:
        stream.truncate(size)


BAD_FILES = [
    pytest.param("empty.txt", lambda file: file.touch(), "empty-file", id="an empty file"),
    pytest.param("rubbish.txt", lambda file: file.write_bytes(bytes(range(256)) * 40), "not-text", id="binary rubbish"),
    pytest.param("report.txt", lambda file: file.write_bytes(b"\x89PNG\r\n\x1a\n"), "unknown-type", id="an unknown type"),
    pytest.param("report.pdf", lambda file: file.write_text("Begroting 2026"), "not-as-named", id="a false name"),
    pytest.param("huge.txt", lambda file: write_sparse(file, 200_000_000), "too-large", id="a file over the limit"),
    pytest.param("nowhere.txt", lambda _: None, "missing-path", id="a path that does not exist"),
]


@pytest.mark.parametrize(("name", "make", "code"), BAD_FILES)
def test_a_bad_file_fails_with_its_code_and_the_others_are_stored(
    name: str, make: Callable[[Path], object], code: str, ingest: Ingest, reports: Path, rows: Rows
) -> None:
    bad = reports / name
    make(bad)
    report = ingest(bad, *sorted(reports.glob("begroting*.txt")))
    assert sorted((outcome.outcome, outcome.code) for outcome in report.outcomes if outcome.code) == [("failed", code)]
    assert rows("SELECT count(*) FROM documents") == [(3,)]
    assert rows("SELECT path, code FROM run_files WHERE outcome = 'failed'") == [(str(bad), code)]
    assert rows("SELECT count(*) FROM run_files WHERE message LIKE '%' || char(10) || '%'") == [(0,)]


def test_a_bad_file_fails_again_and_is_stored_once_it_is_mended(
    ingest: Ingest, reports: Path, report_text: Callable[..., str]
) -> None:
    bad = reports / "empty.txt"
    bad.touch()
    for _ in range(2):
        assert [outcome.code for outcome in ingest(bad).outcomes] == ["empty-file"]
    bad.write_text(report_text(8), encoding="utf-8")
    assert [outcome.outcome for outcome in ingest(bad).outcomes] == ["stored"]


def test_an_unreadable_file_and_folder_fail_and_the_others_are_stored(open_folder: Path, report_text: Callable[..., str]) -> None:
    for number, name in enumerate(("a.txt", "closed.txt", "z.txt"), start=1):
        (open_folder / name).write_text(report_text(number), encoding="utf-8")
    (open_folder / "closed.txt").chmod(0)
    (open_folder / "closed").mkdir(mode=0o700)
    (open_folder / "closed").chmod(0)
    read_and_extract(open_folder / "a.txt", Settings())  # loads what nobody may not be allowed to
    with open_store(open_folder / "leidraad.db"):
        (open_folder / "leidraad.db").chmod(0o666)
    with as_nobody():
        selection = find_files([str(open_folder)], KNOWN_SUFFIXES)
        with open_store(open_folder / "leidraad.db") as store:
            report = run_files(selection, store, Settings())
    found = {Path(outcome.path).name: outcome.code or outcome.outcome for outcome in report.outcomes}
    assert found == {"closed": "unreadable", "a.txt": "stored", "closed.txt": "unreadable", "z.txt": "stored"}


def test_a_read_only_database_is_one_error(open_folder: Path) -> None:
    database = open_folder / "leidraad.db"
    with open_store(database):
        pass
    database.chmod(0o444)
    open_folder.chmod(0o555)
    with as_nobody(), pytest.raises(LeidraadError) as caught, open_store(database) as store:
        run_files(find_files([], KNOWN_SUFFIXES), store, Settings())
    assert caught.value.code == "database-read-only"
    assert str(database) in str(caught.value)


def test_a_locked_database_is_one_error(reports: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(database):
        pass
    monkeypatch.setattr(
        "store.database.connect", lambda path, create, patience: connect(path, create=create, patience=patience / 100)
    )
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LeidraadError) as caught, open_store(database) as store:
            run_files(find_files([str(reports)], KNOWN_SUFFIXES), store, Settings())
    assert caught.value.code == "database-locked"


def test_a_database_that_is_locked_halfway_costs_the_files_that_meet_the_lock(
    reports: Path, database: Path, monkeypatch: pytest.MonkeyPatch, rows: Rows
) -> None:
    monkeypatch.setattr(
        "store.database.connect", lambda path, create, patience: connect(path, create=create, patience=patience / 100)
    )
    with open_store(database) as store, closing(sqlite3.connect(database, isolation_level=None)) as other:
        statements = iter(["BEGIN IMMEDIATE", "ROLLBACK", "SELECT 1"])
        selection = find_files([str(reports)], KNOWN_SUFFIXES)
        report = run_files(selection, store, Settings(), on_outcome=lambda _: void(other.execute(next(statements))))
    assert [outcome.code or outcome.outcome for outcome in report.outcomes] == ["stored", "database-locked", "stored"]
    assert rows("SELECT count(*) FROM documents") == [(2,)]


def void(_: object) -> None:
    """Nothing."""


def fill_up(store: Store, pages_left: int) -> None:
    """Lets the database grow by so many pages only, as on a disk that is nearly full."""
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages + pages_left}")


def test_on_a_full_disk_what_fits_is_stored_whole_and_the_rest_fails(
    reports: Path, database: Path, report_text: Callable[..., str], rows: Rows
) -> None:
    (reports / "begroting-2026.txt").write_text(report_text(2) * 500, encoding="utf-8")
    with open_store(database) as store:
        fill_up(store, pages_left=60)
        report = run_files(find_files([str(reports)], KNOWN_SUFFIXES), store, Settings())
        assert store.integrity() == []
    assert [outcome.code or outcome.outcome for outcome in report.outcomes] == ["stored", "disk-full", "stored"]
    assert rows("SELECT count(*) FROM documents") == rows("SELECT count(*) FROM texts") == [(2,)]


def test_on_a_disk_without_any_room_every_file_is_still_accounted_for(
    reports: Path, database: Path, report_text: Callable[..., str]
) -> None:
    for number, file in enumerate(sorted(reports.iterdir()), start=1):
        file.write_text(report_text(number) * 100, encoding="utf-8")
    with open_store(database) as store:
        fill_up(store, pages_left=0)
        report = run_files(find_files([str(reports)], KNOWN_SUFFIXES), store, Settings())
        assert store.integrity() == []
    assert [outcome.code for outcome in report.outcomes] == ["disk-full"] * 3
