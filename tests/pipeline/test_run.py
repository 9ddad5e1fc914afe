import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from ingest import KNOWN_SUFFIXES, ReadOptions, read_document
from pipeline.files import find_files
from pipeline.ledger import FileOutcome
from pipeline.limits import Limits
from pipeline.reading import Settings
from pipeline.run import RunReport, head_start, open_store
from pipeline.workers import AnyWorkers, Workers, workers_for
from schema import Document, LeidraadError

Ingest = Callable[..., RunReport]
Rows = Callable[..., list[tuple[object, ...]]]
Contents = Callable[..., dict[str, list[tuple[object, ...]]]]
Text = Callable[..., str]

CURRENT = "SELECT source_path FROM documents WHERE superseded_by IS NULL ORDER BY source_path"


def outcomes(report: RunReport) -> list[str]:
    return [outcome.outcome for outcome in report.outcomes]


def test_new_files_are_stored_with_what_was_found(ingest: Ingest, reports: Path, rows: Rows) -> None:
    report = ingest(reports)
    assert outcomes(report) == ["stored"] * 3
    assert rows("SELECT count(*) FROM documents") == [(3,)]
    assert rows("SELECT outcome, code FROM run_files") == [("stored", None)] * 3
    assert rows("SELECT count(*) FROM runs WHERE finished_at IS NOT NULL") == [(1,)]
    first = report.outcomes[0].summary
    assert first is not None
    assert (first.facts.kind, first.facts.year, first.coverage.signs) == ("begroting", 2025, first.coverage.claimed)


def test_a_second_run_writes_its_own_lines_and_nothing_else(
    ingest: Ingest, reports: Path, contents: Contents, rows: Rows
) -> None:
    ingest(reports)
    before = contents()
    assert outcomes(ingest(reports)) == ["unchanged"] * 3
    assert contents() == before
    assert before["documents"]
    assert rows("SELECT run_id, outcome, count(*) FROM run_files GROUP BY 1, 2") == [(1, "stored", 3), (2, "unchanged", 3)]


def test_force_reads_unchanged_files_again_and_finds_the_same(ingest: Ingest, reports: Path, contents: Contents) -> None:
    ingest(reports)
    before = contents(("runs", "run_files", "documents"))
    assert outcomes(ingest(reports, force=True)) == ["stored"] * 3
    assert contents(("runs", "run_files", "documents")) == before


def test_a_changed_file_is_a_new_version_beside_the_old(ingest: Ingest, reports: Path, report_text: Text, rows: Rows) -> None:
    ingest(reports)
    changed = reports / "begroting-2025.txt"
    changed.write_text(report_text(7, 2025), encoding="utf-8")
    assert sorted(outcomes(ingest(reports))) == ["stored", "unchanged", "unchanged"]
    versions = rows(f"SELECT superseded_by IS NULL FROM documents WHERE source_path = '{changed}' ORDER BY rowid")
    assert versions == [(0,), (1,)]


def test_a_file_that_gets_its_old_content_back_is_current_again(
    ingest: Ingest, reports: Path, report_text: Text, rows: Rows
) -> None:
    file = reports / "begroting-2025.txt"
    old = file.read_bytes()
    ingest(file)
    file.write_text(report_text(7, 2025), encoding="utf-8")
    ingest(file)
    file.write_bytes(old)
    ingest(file)
    (current,) = rows("SELECT id FROM documents WHERE superseded_by IS NULL")
    assert rows("SELECT document_id FROM run_files WHERE run_id = 1") == [current]
    assert outcomes(ingest(file)) == ["unchanged"]


@pytest.mark.parametrize("force", [False, True])
def test_two_files_with_the_same_bytes_are_one_document(ingest: Ingest, reports: Path, rows: Rows, force: bool) -> None:
    (reports / "copy.txt").write_bytes((reports / "begroting-2025.txt").read_bytes())
    report = ingest(reports, force=force)
    assert outcomes(report) == ["stored", "stored", "stored", "unchanged"]
    assert rows("SELECT count(*) FROM documents") == [(3,)]
    ids = {outcome.document_id for outcome in report.outcomes if Path(outcome.path).name in ("begroting-2025.txt", "copy.txt")}
    assert len(ids) == 1
    assert outcomes(ingest(reports)) == ["unchanged"] * 4


def test_a_file_that_becomes_a_copy_of_another_is_superseded_by_it(ingest: Ingest, reports: Path, rows: Rows) -> None:
    ingest(reports)
    (reports / "begroting-2026.txt").write_bytes((reports / "begroting-2025.txt").read_bytes())
    ingest(reports)
    assert rows("SELECT count(*) FROM documents WHERE superseded_by IS NULL") == [(2,)]
    assert outcomes(ingest(reports)) == ["unchanged"] * 3


def test_two_files_that_change_places_both_stay_current(ingest: Ingest, reports: Path, rows: Rows) -> None:
    first, second = reports / "begroting-2025.txt", reports / "begroting-2026.txt"
    ingest(first, second)
    one, other = first.read_bytes(), second.read_bytes()
    first.write_bytes(other)
    second.write_bytes(one)
    ingest(first, second)
    assert rows(CURRENT) == [(str(first),), (str(second),)]
    assert outcomes(ingest(first, second)) == ["unchanged"] * 2


def test_documents_of_an_older_version_are_left_alone_and_counted(
    ingest: Ingest, reports: Path, monkeypatch: pytest.MonkeyPatch, rows: Rows
) -> None:
    ingest(reports)
    for module in ("pipeline.run", "pipeline.ledger"):
        monkeypatch.setattr(f"{module}.VERSION", "99.0")
    report = ingest(reports)
    assert (outcomes(report), report.of_older_version) == (["unchanged"] * 3, 3)
    ingest(reports, force=True)
    assert rows("SELECT DISTINCT program_version FROM documents") == [("99.0",)]
    assert ingest(reports).of_older_version == 0


def test_a_dry_run_reports_and_writes_nothing(ingest: Ingest, reports: Path, database: Path) -> None:
    assert outcomes(ingest(reports, dry_run=True)) == ["stored"] * 3
    assert not database.exists()
    ingest(reports / "begroting-2025.txt")
    before = {file: file.read_bytes() for file in database.parent.iterdir() if file.is_file()}
    report = ingest(reports, "nowhere", dry_run=True)
    assert sorted(outcomes(report)) == ["failed", "stored", "stored", "unchanged"]
    assert report.run_id is None
    assert {file: file.read_bytes() for file in database.parent.iterdir() if file.is_file()} == before


def test_a_fault_of_ours_costs_one_file(ingest: Ingest, reports: Path, monkeypatch: pytest.MonkeyPatch, rows: Rows) -> None:
    def fail_on_2026(file: Path, options: ReadOptions) -> Document:
        if "2026" in file.name:
            raise ZeroDivisionError("division\nby zero")
        return read_document(file, options)

    monkeypatch.setattr("pipeline.reading.read_document", fail_on_2026)
    assert outcomes(ingest(reports)) == ["stored", "failed", "stored"]
    assert rows("SELECT path, code, message FROM run_files WHERE outcome = 'failed'") == [
        (str(reports / "begroting-2026.txt"), "internal-error", "ZeroDivisionError: division by zero; report it, with the file")
    ]


def die_on_2026(file: Path, options: ReadOptions) -> Document:
    if "2026" in file.name:
        os._exit(1)
    return read_document(file, options)


def two_processes(_files: list[Path], _limits: Limits) -> Workers:
    return Workers(partial(ProcessPoolExecutor, max_workers=2), ahead=8)


def test_a_worker_that_dies_costs_one_file(ingest: Ingest, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.reading.read_document", die_on_2026)
    report = ingest(reports, choose_workers=two_processes)
    assert [(outcome.outcome, outcome.code) for outcome in report.outcomes] == [
        ("stored", None),
        ("failed", "internal-error"),
        ("stored", None),
    ]
    assert str(report.outcomes[1].message).startswith("BrokenProcessPool: ")


@pytest.mark.parametrize(
    "choose",
    [
        pytest.param(lambda _files, _limits: Workers(), id="this process"),
        pytest.param(two_processes, id="an executor"),
        pytest.param(partial(workers_for, jobs=3), id="several processes within limits"),
    ],
)
def test_whoever_reads_the_same_is_stored(
    choose: Callable[..., AnyWorkers], ingest: Ingest, reports: Path, contents: Contents, database: Path
) -> None:
    ingest(reports)
    alone = contents(("runs", "run_files", "documents"))
    database.unlink()
    ingest(reports, choose_workers=choose)
    assert contents(("runs", "run_files", "documents")) == alone
    assert alone["amounts"]


def test_a_run_that_is_stopped_keeps_what_is_finished_and_the_next_goes_on(
    ingest: Ingest, reports: Path, monkeypatch: pytest.MonkeyPatch, rows: Rows
) -> None:
    def stop_at_2026(file: Path, options: ReadOptions) -> Document:
        if "2026" in file.name:
            raise KeyboardInterrupt
        return read_document(file, options)

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.reading.read_document", stop_at_2026)
        with pytest.raises(KeyboardInterrupt):
            ingest(reports, choose_workers=lambda _files, _limits: Workers())
    assert rows("SELECT count(*) FROM documents") == [(1,)]
    assert rows("SELECT finished_at FROM runs") == [(None,)]
    assert outcomes(ingest(reports)) == ["unchanged", "stored", "stored"]


def test_who_listens_hears_of_each_file_once(ingest: Ingest, reports: Path) -> None:
    heard: list[FileOutcome] = []
    ingest(reports / "begroting-2025.txt")
    report = ingest(reports, "nowhere", on_outcome=heard.append)
    assert heard == list(report.outcomes)
    assert len(heard) == 4


def test_reading_begins_before_a_new_database_is_made(ingest: Ingest, reports: Path, database: Path) -> None:
    begun: list[bool] = []

    class Watched(Workers):
        def in_order(self, *args: object) -> object:  # type: ignore[override]
            begun.append(database.exists())
            return super().in_order(*args)  # type: ignore[arg-type]

    assert outcomes(ingest(reports, choose_workers=lambda *_: Watched())) == ["stored"] * 3
    assert outcomes(ingest(reports, choose_workers=lambda *_: Watched(), force=True)) == ["stored"] * 3
    assert begun == [False, True]


def test_what_was_begun_is_ended_where_the_database_cannot_be_made(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forked: list[int] = []
    fork = os.fork

    def noted() -> int:
        forked.append(fork())
        return forked[-1]

    monkeypatch.setattr(os, "fork", noted)
    (tmp_path / "file").touch()
    database = tmp_path / "file" / "leidraad.db"
    selection = find_files([str(reports)], KNOWN_SUFFIXES)
    with (
        pytest.raises(LeidraadError, match="database-read-only"),
        head_start(selection, database, Settings()) as begun,
        open_store(database),
    ):
        pytest.fail("it was made")
    assert begun is not None
    assert forked
    for process in forked:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_a_run_without_news_does_not_wait_for_what_reading_needs(
    reports: Path, leidraad_process: Callable[..., CompletedProcess[str]]
) -> None:
    def imported() -> set[str]:
        result = leidraad_process("ingest", reports, "--jobs", 1, env={"PYTHONPROFILEIMPORTTIME": "1"})
        assert result.returncode == 0
        return {line.rpartition("|")[2].strip() for line in result.stderr.splitlines() if line.startswith("import time:")}

    assert "extract.extractors" in imported()
    assert not {"extract.extractors", "spacy", "rich.progress", "pdfplumber", "sqlite_utils"} & imported()
