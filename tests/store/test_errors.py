"""Bad files and bad circumstances: each with its code and one line that says what to do."""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from schema import Extraction, LeidraadError
from store import Store

Write = Callable[..., str]
Report = Callable[..., Extraction]

NOBODY = 65534


@contextmanager
def without_privileges() -> Iterator[None]:
    """Permissions don't bind root: where the tests run as root, act as nobody for a while."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def error_of(action: Callable[[], object]) -> LeidraadError:
    with pytest.raises(LeidraadError) as caught:
        action()
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may look into; pytest's own are for one user."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.mark.parametrize(
    ("file_mode", "folder_mode"),
    [
        pytest.param(0o444, 0o755, id="the file is read-only"),
        pytest.param(0o666, 0o555, id="its folder is read-only"),
    ],
)
def test_a_read_only_database_can_be_read_and_not_written(file_mode: int, folder_mode: int, open_folder: Path) -> None:
    path = open_folder / "leidraad.db"
    Store.open(path, create=True).close()
    path.chmod(file_mode)
    open_folder.chmod(folder_mode)
    with without_privileges(), Store.open(path) as store:
        assert store.documents() == []
        error = error_of(lambda: store.begin_run("0.1.0", ""))
    assert error.code == "database-read-only"
    assert error.place == str(path)


def test_a_database_cannot_be_made_in_a_read_only_folder(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with without_privileges():
        assert error_of(lambda: Store.open(open_folder / "leidraad.db", create=True)).code == "database-read-only"
        assert error_of(lambda: Store.open(open_folder / "new" / "leidraad.db", create=True)).code == "database-read-only"


def test_a_database_that_may_not_be_read(open_folder: Path) -> None:
    path = open_folder / "leidraad.db"
    Store.open(path, create=True).close()
    path.chmod(0o000)
    with without_privileges():
        assert error_of(lambda: Store.open(path)).code == "database-read-only"


def test_another_program_is_writing(path: Path, store: Store, write: Write, report: Report) -> None:
    write(report())
    with closing(sqlite3.connect(path, isolation_level=None)) as other, Store.open(path, patience=0) as second:
        other.execute("BEGIN IMMEDIATE")
        assert len(second.documents()) == 1
        assert error_of(lambda: second.begin_run("0.1.0", "")).code == "database-locked"
        other.execute("ROLLBACK")
        other.execute("BEGIN EXCLUSIVE")
        assert error_of(second.documents).code == "database-locked"
        assert error_of(lambda: Store.open(path, patience=0)).code == "database-locked"


def test_a_full_disk_leaves_whole_documents(store: Store, write: Write, report: Report) -> None:
    kept = write(report())
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    large = report(more="Dit is een lange bijlage.\n" * 2000)
    assert error_of(lambda: write(large, supersedes=kept)).code == "disk-full"
    assert [row.id for row in store.documents()] == [kept]
    assert store.integrity() == []
    store.connection.execute("PRAGMA max_page_count = 100000")
    assert write(large, supersedes=kept) != kept


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"Begroting 2025\n", id="a short text"),
        pytest.param(b"Begroting 2025\n" * 1000, id="a long text"),
        pytest.param(b"PK\x03\x04" + bytes(5000), id="a binary file"),
    ],
)
def test_a_file_that_is_no_database_is_left_alone(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    assert error_of(lambda: Store.open(path)).code == "not-a-database"
    assert error_of(lambda: Store.open(path, create=True)).code == "not-a-database"
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE documents (id INTEGER)")
    before = path.read_bytes()
    assert error_of(lambda: Store.open(path, create=True)).code == "foreign-database"
    assert path.read_bytes() == before


def test_a_database_of_a_newer_program_is_left_alone(path: Path, store: Store) -> None:
    store.connection.execute("PRAGMA user_version = 99")
    error = error_of(lambda: Store.open(path, create=True))
    assert error.code == "database-newer"
    assert "version 99" in error.message


def test_a_damaged_database(path: Path, store: Store, write: Write, report: Report) -> None:
    write(report(more="Dit is een lange bijlage.\n" * 2000))
    store.close()
    path.write_bytes(path.read_bytes()[:8192])
    assert error_of(lambda: Store.open(path)).code == "database-damaged"


@pytest.mark.parametrize("create", [False, True])
def test_a_folder_is_no_database(create: bool, tmp_path: Path) -> None:
    assert error_of(lambda: Store.open(tmp_path, create=create)).code == "not-a-database"


def test_no_database(path: Path) -> None:
    assert error_of(lambda: Store.open(path)).code == "no-database"
    assert not path.exists()


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("x")
    assert error_of(lambda: Store.open(tmp_path / "reports" / "leidraad.db", create=True)).code == "database-read-only"


def test_a_path_with_characters_that_mean_something_in_an_address(tmp_path: Path) -> None:
    path = tmp_path / "100% #1?mode=ro é" / "leidraad.db"
    Store.open(path, create=True).close()
    assert path.is_file()
    assert re.fullmatch(r"SQLite format 3", path.read_bytes()[:15].decode())
