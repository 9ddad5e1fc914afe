"""A run that is stopped, at several points and in two ways, and the run after it. Reads Linux's /proc."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from schema import Extraction
from store import Store

FILES = 60
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def many_reports(tmp_path_factory: pytest.TempPathFactory, report_text: Callable[..., str]) -> Path:
    folder = tmp_path_factory.mktemp("many")
    for number in range(FILES):
        (folder / f"report-{number:03}.txt").write_text(report_text(number + 10) * (1 + number % 5), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def undisturbed(many_reports: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Extraction]:
    """What a run that is left alone stores."""
    database = tmp_path_factory.mktemp("undisturbed") / "leidraad.db"
    assert start(many_reports, database, 1).wait(timeout=120) == 0
    return stored_in(database)


def stored_in(database: Path) -> dict[str, Extraction]:
    """All that a sound database holds, document by document."""
    with Store.open(database, create=True) as store:
        assert store.integrity() == []
        return {document.id: store.extraction_of(document.id) for document in store.documents()}


def start(folder: Path, database: Path, jobs: int) -> subprocess.Popen[bytes]:
    """The program, ingesting, in a process of its own."""
    command = [sys.executable, "-m", "cli", "ingest", str(folder), "--db", str(database), "--jobs", str(jobs)]
    env = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_for_documents(database: Path, number: int, child: subprocess.Popen[bytes]) -> None:
    """Returns as soon as the database holds so many documents."""
    while child.poll() is None:
        if database.exists():
            with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=10)) as connection:
                tables = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'documents'").fetchone()[0]
                if number == 0 or (tables and connection.execute("SELECT count(*) FROM documents").fetchone()[0] >= number):
                    return
        time.sleep(0.001)


def children_of(process: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()]


STOPPED = 130
"""Exit code of a run that Ctrl-C has stopped."""


def kill(child: subprocess.Popen[bytes], number: signal.Signals = signal.SIGKILL) -> None:
    child.send_signal(number)
    assert child.wait(timeout=30) in (-number, STOPPED)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT], ids=["killed", "Ctrl-C"])
@pytest.mark.parametrize(("documents", "jobs"), [(0, 1), (1, 1), (20, 1), (1, 2), (20, 2)])
def test_a_run_that_is_stopped_leaves_whole_documents_and_the_next_completes_it(
    documents: int, jobs: int, number: signal.Signals, many_reports: Path, database: Path, undisturbed: dict[str, Extraction]
) -> None:
    child = start(many_reports, database, jobs)
    wait_for_documents(database, documents, child)
    workers = children_of(child.pid)
    kill(child, number)
    wait_until_gone(workers)
    survivors = stored_in(database)
    assert documents <= len(survivors) < FILES
    assert survivors == {name: undisturbed[name] for name in survivors}

    assert start(many_reports, database, jobs).wait(timeout=120) == 0
    assert stored_in(database) == undisturbed
    assert len(undisturbed) == FILES


def wait_until_gone(processes: list[int]) -> None:
    deadline = time.monotonic() + 30
    while any(is_alive(process) for process in processes):
        assert time.monotonic() < deadline, "a worker outlives its parent"
        time.sleep(0.01)


def is_alive(process: int) -> bool:
    """Whether the process runs; a zombie, which nobody has asked after, does not."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
