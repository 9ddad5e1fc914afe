"""The samples in a database, and a website on it that is asked without a network."""

import asyncio
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from httpx import Response
from typer.testing import CliRunner

from publish.serve.site import Site
from terminal.commands import commands

ROOT = Path(__file__).parents[3]

Get = Callable[[str], Response]

HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'><a href=\"javascript:alert(1)\" onclick='alert(1)'>"
    "{{ 7 * 7 }}{% raw %}<!--<style>*{display:none}</style> javascript:alert(1)"
)

KEPT = frozenset({"id", "sha256", "media_type", "kind", "status", "phase", "side", "rule", "sign_convention", "severity", "per"})
KEPT_TOO = frozenset({"nature", "nv", "mod", "earliest", "latest", "found_by", "portfolios", "years", "ingested_at", "edtf"})
"""Columns whose values no report can choose: ids, vocabularies, JSON that the program writes."""


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("served") / "meerdrecht.db"
    ingest = ["ingest", str(ROOT / "data" / "raw"), "--profile", str(ROOT / "data" / "profiles"), "--db", str(path)]
    assert CliRunner().invoke(commands, ingest).exit_code == 0
    return path


@pytest.fixture(scope="session")
def hostile_database(sample_database: Path) -> Path:
    """The samples with every text that a report can choose replaced by one that tries to break out."""
    path = sample_database.with_name("hostile.db")
    shutil.copy(sample_database, path)
    with closing(sqlite3.connect(path)) as connection:
        tables = [
            row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT'")
        ]
        for table in set(tables) - {"descriptions", "runs", "run_files", "reviews", "passages", "search_words"}:
            columns = connection.execute(f"PRAGMA table_xinfo({table})").fetchall()
            texts = [name for _, name, kind, _, _, _, hidden in columns if kind == "TEXT" and not hidden]
            chosen = [name for name in texts if name not in KEPT | KEPT_TOO and not name.endswith(("_id", "_by"))]
            if chosen:
                connection.execute(f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in chosen)}", [HOSTILE] * len(chosen))
        connection.commit()
    return path


@pytest.fixture(scope="session")
def get(sample_database: Path) -> Iterator[Get]:
    yield from visitor(sample_database)


@pytest.fixture(scope="session")
def get_hostile(hostile_database: Path) -> Iterator[Get]:
    yield from visitor(hostile_database)


def visitor(path: Path) -> Iterator[Get]:
    """Asks the website for an address."""
    site = Site(path)
    with asyncio.Runner() as runner:
        yield lambda address: runner.run(site.client.get(address))
    site.close()


@pytest.fixture
def look_up(sample_database: Path) -> Callable[[str], str]:
    """The first value that a query gives."""

    def look_up(query: str) -> str:
        with closing(sqlite3.connect(sample_database)) as connection:
            return str(connection.execute(query).fetchone()[0])

    return look_up
