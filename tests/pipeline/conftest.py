"""A run as the command line starts it, and all that a database holds."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import pytest

from ingest import KNOWN_SUFFIXES
from pipeline.files import find_files
from pipeline.ledger import FileOutcome
from pipeline.reading import Settings
from pipeline.run import ChooseWorkers, RunReport, head_start, open_store, run_files, say_nothing
from pipeline.workers import workers_for


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "leidraad.db"


@pytest.fixture
def ingest(database: Path) -> Callable[..., RunReport]:
    """Ingests paths into the test's database."""

    def run(
        *paths: object,
        dry_run: bool = False,
        force: bool = False,
        choose_workers: ChooseWorkers = workers_for,
        on_outcome: Callable[[FileOutcome], None] = say_nothing,
    ) -> RunReport:
        selection = find_files([str(path) for path in paths], KNOWN_SUFFIXES)
        settings = Settings(force=force)
        with (
            head_start(selection, database, settings, choose_workers) as begun,
            open_store(database, dry_run=dry_run) as store,
        ):
            return run_files(
                selection,
                store,
                settings,
                dry_run=dry_run,
                choose_workers=choose_workers,
                on_outcome=on_outcome,
                begun=begun,
            )

    return run


@pytest.fixture
def rows(database: Path) -> Callable[..., list[tuple[object, ...]]]:
    """The rows that a query gives."""

    def read(query: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(database)) as connection:
            return connection.execute(query).fetchall()

    return read


@pytest.fixture
def contents(rows: Callable[..., list[tuple[object, ...]]]) -> Callable[..., dict[str, list[tuple[object, ...]]]]:
    """All rows of all tables, those of the runs left out, for they tell the time."""

    def read(leave_out: Iterable[str] = ("runs", "run_files")) -> dict[str, list[tuple[object, ...]]]:
        tables = [str(name) for (name,) in rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        return {table: rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables if table not in set(leave_out)}

    return read
