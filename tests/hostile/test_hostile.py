"""A folder full of broken and harmful files with three sound reports among them, ingested in one run."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ingest import ReadOptions, document_from_text
from ingest.reader import Reader
from pipeline.files import find_files
from pipeline.limits import Limits
from pipeline.reading import Settings
from pipeline.run import open_store, run_files
from pipeline.workers import workers_for
from schema import Document
from tests.hostile.make_hostile import HOSTILE, PASSWORD, SENTENCE, Hostile, encrypted_pdf, write_all

ROOT = Path(__file__).parent.parent.parent
SOUND = ("aanhef.txt", "midden.txt", "zwaan.txt")
LIMITS = ("--max-seconds", "60", "--max-memory", "300M")

Rows = dict[str, list[tuple[object, ...]]]


def ingest(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the program in the folder, in a process of its own."""
    env = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"} | environment
    command = [sys.executable, "-m", "cli", "ingest", *arguments]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def rows_of_sound(database: Path) -> Rows:
    """All that is stored of the sound reports, but for when, and the numbers that rows are given."""
    marks = ", ".join("?" * len(SOUND))
    with closing(sqlite3.connect(database)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        found: Rows = {}
        for table in tables:
            numbers = {"ingested_at", *(["id"] if table == "passages" else [])}
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in numbers]
            key = "id" if table == "documents" else "document_id"
            if key in columns and table != "run_files":
                names = ", ".join(f'"{name}"' for name in columns)
                sound = f"{key} IN (SELECT id FROM documents WHERE file_name IN ({marks}))"
                rows = connection.execute(f"SELECT {names} FROM {table} WHERE {sound}", SOUND)
                found[table] = sorted(rows, key=repr)
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, report_text: Callable[..., str]) -> Path:
    """The folder `reports` with all of them, in a folder for the databases."""
    folder = tmp_path_factory.mktemp("hostile")
    write_all(folder / "reports")
    for number, name in enumerate(SOUND, start=1):
        (folder / "reports" / name).write_text(report_text(number), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def run(folder: Path) -> subprocess.CompletedProcess[str]:
    """One run over all of them."""
    return ingest(folder, "reports", "--db", "all.db", "--jobs", "2", "--json", *LIMITS)


@pytest.fixture(scope="module")
def outcomes(run: subprocess.CompletedProcess[str]) -> dict[str, dict[str, Any]]:
    """How each file ended, by its name."""
    return {Path(file["path"]).name: file for file in json.loads(run.stdout)["files"]}


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_each_ends_as_it_has_to(hostile: Hostile, outcomes: dict[str, dict[str, Any]]) -> None:
    outcome = outcomes[hostile.name]
    assert (outcome["outcome"], outcome["code"]) == ("failed" if hostile.code else "stored", hostile.code)


def test_each_failure_is_one_line(run: subprocess.CompletedProcess[str], outcomes: dict[str, dict[str, Any]]) -> None:
    failed = [name for name, outcome in outcomes.items() if outcome["outcome"] == "failed"]
    *lines, total = run.stderr.splitlines()
    assert [Path(line.split(": ")[0]).name for line in lines] == failed
    assert all(re.fullmatch(r"reports/\S+: .+; .+ \([a-z-]+\)", line) for line in lines)
    assert total.startswith("run 1: ")
    assert run.returncode == 1


def test_the_sound_reports_are_stored_as_if_they_were_alone(
    folder: Path, run: subprocess.CompletedProcess[str], outcomes: dict[str, dict[str, Any]]
) -> None:
    assert all(outcomes[name]["outcome"] == "stored" for name in SOUND)
    alone = ingest(folder, *(f"reports/{name}" for name in SOUND), "--db", "alone.db")
    assert alone.returncode == 0
    expected = rows_of_sound(folder / "alone.db")
    assert len(expected["documents"]) == len(SOUND)
    assert expected["amounts"]
    assert rows_of_sound(folder / "all.db") == expected


def test_nothing_is_half_stored(folder: Path, outcomes: dict[str, dict[str, Any]]) -> None:
    stored = sum(outcome["outcome"] == "stored" for outcome in outcomes.values())
    with closing(sqlite3.connect(folder / "all.db")) as database:
        for table in ("documents", "texts"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchall() == [(stored,)]
        assert database.execute("SELECT count(*) FROM ungrounded").fetchall() == [(0,)]
        assert database.execute("SELECT count(*) FROM run_files").fetchall() == [(len(outcomes),)]
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("name", ["cyclic-outline.pdf", "deep.html", "bomb-in-bomb.docx", "pdf-in-disguise.txt"])
def test_what_can_be_read_is_read(name: str, folder: Path, run: subprocess.CompletedProcess[str]) -> None:
    with closing(sqlite3.connect(folder / "all.db")) as database:
        ((text,),) = database.execute("SELECT text FROM texts JOIN documents ON id = document_id WHERE file_name = ?", (name,))
    assert SENTENCE in " ".join(text.split())


class TestPasswords:
    @pytest.fixture
    def locked(self, tmp_path: Path) -> Path:
        (tmp_path / "locked.pdf").write_bytes(encrypted_pdf())
        return tmp_path

    def stored_text(self, folder: Path) -> str:
        with closing(sqlite3.connect(folder / "x.db")) as database:
            ((text,),) = database.execute("SELECT text FROM texts")
        return str(text)

    def test_the_right_one_opens_the_file_and_is_kept_nowhere(self, locked: Path) -> None:
        result = ingest(locked, "locked.pdf", "--db", "x.db", "--password", PASSWORD, "--json")
        assert result.returncode == 0
        assert SENTENCE in self.stored_text(locked)
        assert all(PASSWORD not in text for text in (result.stdout, result.stderr))
        assert all(PASSWORD.encode() not in path.read_bytes() for path in locked.glob("x.db*"))

    def test_it_may_come_from_the_environment(self, locked: Path) -> None:
        assert ingest(locked, "locked.pdf", "--db", "x.db", LEIDRAAD_PASSWORD=PASSWORD).returncode == 0
        assert SENTENCE in self.stored_text(locked)

    @pytest.mark.parametrize("arguments", [(), ("--password", "lasten"), ("--password", "é")])
    def test_without_it_the_file_fails(self, arguments: tuple[str, ...], locked: Path) -> None:
        result = ingest(locked, "locked.pdf", "--db", "x.db", *arguments)
        assert (result.returncode, result.stderr.count("(encrypted)"), result.stderr.count("\n")) == (1, 1, 2)
        assert "--password" in result.stderr
        assert "lasten" not in result.stderr


def read_and_hang(path: Path, content: bytes, options: ReadOptions) -> Document:
    re.match("(a+)+b", "a" * 100)
    return document_from_text("", path.name)


def read_and_eat(path: Path, content: bytes, options: ReadOptions) -> Document:
    parts: list[bytes] = []
    while True:
        parts.append(bytes(1_000_000))


def read_and_crash(path: Path, content: bytes, options: ReadOptions) -> Document:
    os.abort()


def is_odd(content: bytes) -> bool:
    return True


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("reads", "code"),
    [(read_and_hang, "too-slow"), (read_and_eat, "too-much-memory"), (read_and_crash, "reader-crashed")],
)
def test_a_reader_that_goes_wrong_costs_its_file_only(
    reads: Callable[..., Document], code: str, jobs: int, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a process of its own can be stopped in the midst of a regular expression, or of a C library."""
    reader = Reader("odd", (".odd",), b"%odd", f"{__name__}:is_odd", f"{__name__}:{reads.__name__}")
    monkeypatch.setattr("ingest.reader.READERS", (reader,))
    odd = reports / "begroting-2025-odd.txt"
    odd.write_text("%odd")
    settings = Settings(limits=Limits(seconds=2 if code == "too-slow" else 60, memory=100_000_000))
    with open_store(tmp_path / "x.db") as store:
        report = run_files(find_files([str(reports)], [".txt"]), store, settings, choose_workers=partial(workers_for, jobs=jobs))
        assert len(store.documents()) == len(SOUND)
    found = {outcome.path: outcome.code or outcome.outcome for outcome in report.outcomes}
    assert found == {str(path): code if path == odd else "stored" for path in reports.iterdir()}
