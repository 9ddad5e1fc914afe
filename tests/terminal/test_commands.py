"""The commands: what each prints where, and with which exit code."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from ingest import KNOWN_SUFFIXES
from pipeline.version import VERSION
from schema import RECORD_TABLES, Extraction

Program = Callable[..., CompletedProcess[str]]


class TestIngest:
    def test_what_was_found_is_on_stdout_and_the_rest_on_stderr(self, leidraad_process: Program, reports: Path) -> None:
        (reports / "notes.csv").touch()
        result = leidraad_process("ingest", reports)
        assert result.returncode == 0
        assert [line.split()[0] for line in result.stdout.splitlines()[2:5]] == [
            f"begroting-{year}.txt" for year in (2025, 2026, 2027)
        ]
        assert result.stderr.splitlines() == [
            f"1 file of other types left aside (known: {', '.join(sorted(KNOWN_SUFFIXES))})",
            "run 1: 3 stored, 0 unchanged, 0 failed",
        ]

    def test_the_database_goes_where_the_user_stands(self, ingested: Path, tmp_path: Path) -> None:
        assert (tmp_path / "data" / "processed" / "leidraad.db").exists()

    def test_a_second_run_prints_no_table(self, ingested: Path, leidraad: Program) -> None:
        result = leidraad("ingest", ingested)
        assert (result.returncode, result.stdout) == (0, "")
        assert result.stderr.splitlines() == ["run 2: 0 stored, 3 unchanged, 0 failed"]

    def test_json_says_how_each_file_ended(self, leidraad: Program, reports: Path) -> None:
        result = leidraad("ingest", reports, "nowhere", "--json")
        run = json.loads(result.stdout)
        assert result.returncode == 1
        assert (run["run"], run["program_version"]) == (1, VERSION)
        assert [file["outcome"] for file in run["files"]] == ["failed", "stored", "stored", "stored"]
        assert run["files"][0]["code"] == "missing-path"
        assert set(run["files"][1]["summary"]["counts"]) == set(RECORD_TABLES)

    def test_a_dry_run_writes_nothing(self, leidraad: Program, reports: Path, tmp_path: Path) -> None:
        before = sorted(tmp_path.rglob("*"))
        result = leidraad("ingest", reports, "--dry-run")
        assert result.returncode == 0
        assert "begroting-2026.txt" in result.stdout
        assert result.stderr.splitlines() == ["dry run, nothing written: 3 would be stored, 0 unchanged, 0 failed"]
        assert sorted(tmp_path.rglob("*")) == before

    def test_facts_that_the_user_settles_are_stored(self, leidraad: Program, tmp_path: Path) -> None:
        (tmp_path / "nota.txt").write_text("Een nota zonder opschrift.", encoding="utf-8")
        settled = ("--kind", "beleidsplan", "--year", "2024", "--municipality", "Meerdrecht", "--title", "Nota water")
        leidraad("ingest", "nota.txt", *settled)
        (document,) = json.loads(leidraad("list", "--json").stdout)
        assert [document[fact] for fact in ("kind", "year", "municipality", "title")] == [
            "beleidsplan",
            2024,
            "Meerdrecht",
            "Nota water",
        ]
        again = leidraad("ingest", "nota.txt", "--year", "2025")
        assert "use --force" in again.stderr

    def test_a_profile_gives_its_municipality_a_code(self, leidraad: Program, reports: Path, tmp_path: Path) -> None:
        (tmp_path / "meerdrecht.toml").write_text(
            'name = "Meerdrecht"\ncode = "GM9901"\nsigns = ["Meerdrecht"]\n', encoding="utf-8"
        )
        leidraad("ingest", reports, "--profile", "meerdrecht.toml")
        assert {document["municipality_code"] for document in json.loads(leidraad("list", "--json").stdout)} == {"GM9901"}

    def test_several_processes_find_the_same(self, leidraad_process: Program, reports: Path) -> None:
        one = leidraad_process("ingest", reports, "--db", "one.db", "--jobs", "1")
        two = leidraad_process("ingest", reports, "--db", "two.db", "--jobs", "2")
        assert (one.returncode, one.stdout) == (two.returncode, two.stdout)

    def test_every_bad_file_has_its_line_and_the_good_ones_are_stored(self, leidraad_process: Program, reports: Path) -> None:
        (reports / "empty.txt").touch()
        (reports / "rubbish.txt").write_bytes(bytes(range(256)) * 40)
        (reports / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
        with (reports / "huge.txt").open("wb") as file:
            file.truncate(200_000_000)
        result = leidraad_process("ingest", reports, reports / "picture.png", "nowhere.txt", "geen/*.txt")
        assert result.returncode == 1
        lines = result.stderr.splitlines()
        codes = [re.fullmatch(r".+: .+; .+ \((.+)\)", line) for line in lines[:-1]]
        assert sorted(code[1] for code in codes if code) == [
            "empty-file",
            "missing-path",
            "missing-path",
            "not-text",
            "too-large",
            "unknown-type",
        ]
        assert lines[-1] == "run 1: 3 stored, 0 unchanged, 6 failed"

    def test_the_limit_can_be_lowered(self, leidraad: Program, reports: Path) -> None:
        result = leidraad("ingest", reports, "--max-size", "100")
        assert result.returncode == 1
        assert result.stderr.count("(too-large)") == 3

    def test_a_disk_that_fails_is_told_of_each_file(
        self, leidraad_process: Program, reports: Path, tmp_path: Path, report_text: Callable[..., str]
    ) -> None:
        (reports / "begroting-2026.txt").write_text(report_text(2) * 400, encoding="utf-8")
        leidraad_process("ingest", reports / "begroting-2025.txt", "--db", "small.db")
        limit = (tmp_path / "small.db").stat().st_size + 50_000
        code = f"import cli, resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); cli.app()"
        result = leidraad_process("ingest", reports, "--db", "small.db", code=code)
        assert result.returncode == 1
        assert re.search(r"begroting-2026\.txt: small\.db: .+ \(disk-(full|error)\)", result.stderr)
        assert result.stderr.splitlines()[-1] == "run 2: 1 stored, 1 unchanged, 1 failed"

    def test_a_locked_database_is_one_line(self, ingested: Path, leidraad_process: Program, tmp_path: Path) -> None:
        with closing(sqlite3.connect(tmp_path / "data" / "processed" / "leidraad.db", isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            result = leidraad_process("ingest", ingested)
        assert (result.returncode, len(result.stderr.splitlines())) == (1, 1)
        assert result.stderr.endswith("(database-locked)\n")

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_ctrl_c_stops_cleanly(self, jobs: int, tmp_path: Path, reports: Path, leidraad_process: Program) -> None:
        interrupt = (
            "import cli, os, signal, sys, pipeline.ledger as ledger\n"
            "report = ledger.Ledger._report\n"
            "def interrupt(self, outcome):\n"
            "    report(self, outcome)\n"
            "    os.killpg(0, signal.SIGINT)\n"
            "ledger.Ledger._report = interrupt\n"
            "cli.app()"
        )
        result = leidraad_process("ingest", reports, "--jobs", jobs, code=interrupt, start_new_session=True)
        assert result.returncode == 130
        assert result.stderr.splitlines() == ["stopped; what was finished stays"]
        assert len(json.loads(leidraad_process("list", "--json").stdout)) == 1
        assert leidraad_process("ingest", reports).stderr.splitlines() == ["run 2: 2 stored, 1 unchanged, 0 failed"]


class TestReading:
    def test_the_list_has_a_row_for_each_document(self, ingested: Path, leidraad: Program) -> None:
        result = leidraad("list")
        assert result.returncode == 0
        assert [line.split()[1] for line in result.stdout.splitlines()[2:]] == [
            f"begroting-{year}.txt" for year in (2025, 2026, 2027)
        ]

    def test_superseded_documents_are_listed_on_request(
        self, ingested: Path, leidraad: Program, report_text: Callable[..., str]
    ) -> None:
        (ingested / "begroting-2025.txt").write_text(report_text(9), encoding="utf-8")
        leidraad("ingest", ingested)
        assert len(json.loads(leidraad("list", "--json").stdout)) == 3
        assert len(json.loads(leidraad("list", "--all", "--json").stdout)) == 4

    def test_a_document_is_shown_with_its_evidence_marked(self, ingested: Path, leidraad: Program) -> None:
        result = leidraad("show", "begroting-2026.txt", "--only", "programmes")
        assert result.returncode == 0
        assert "Programmabegroting 2026" in result.stdout
        assert re.search(r"Programmanummer \| »2«", result.stdout)

    def test_records_are_shown_in_reading_order(self, ingested: Path, leidraad: Program) -> None:
        shown = json.loads(leidraad("show", "begroting-2026.txt", "--json").stdout)
        starts = [record["start"] for record in shown["records"]]
        assert starts == sorted(starts)
        assert shown["file_name"] == "begroting-2026.txt"

    def test_a_record_is_shown_by_the_beginning_of_its_id(self, ingested: Path, leidraad: Program) -> None:
        record = json.loads(leidraad("show", "begroting-2026.txt", "--json").stdout)["records"][0]
        result = leidraad("show", record["id"][:8])
        assert result.returncode == 0
        assert record["id"] in result.stdout
        assert f"»{record['words']}«" in result.stdout
        assert json.loads(leidraad("show", record["id"], "--json").stdout) == record

    @pytest.mark.parametrize(
        "arguments", [("show", "nowhere.txt"), ("issues", "nowhere.txt"), ("remove", "nowhere.txt", "--yes")]
    )
    def test_a_document_that_is_not_there_is_one_line(
        self, arguments: tuple[str, ...], ingested: Path, leidraad: Program
    ) -> None:
        result = leidraad(*arguments)
        assert (result.returncode, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
        assert result.stderr.endswith("(no-such-document)\n")

    @pytest.mark.parametrize("arguments", [("list",), ("show", "x"), ("issues",), ("remove", "x")])
    def test_without_database_the_remedy_is_named(
        self, arguments: tuple[str, ...], leidraad_process: Program, tmp_path: Path
    ) -> None:
        result = leidraad_process(*arguments)
        assert (result.returncode, len(result.stderr.splitlines())) == (1, 1)
        assert "leidraad ingest" in result.stderr
        assert list(tmp_path.iterdir()) == []

    def test_issues_are_listed_with_their_document(self, leidraad: Program, tmp_path: Path) -> None:
        (tmp_path / "nota.txt").write_text("Een nota zonder opschrift.", encoding="utf-8")
        leidraad("ingest", "nota.txt")
        found = json.loads(leidraad("issues", "--json").stdout)
        assert found
        assert {issue["file_name"] for issue in found} == {"nota.txt"}
        code = found[0]["code"]
        assert code in leidraad("issues", "nota.txt", "--code", code).stdout
        assert leidraad("issues", "--code", "no-such-code").stdout == ""

    @pytest.mark.parametrize(("answer", "left"), [("y\n", 2), ("n\n", 3), ("", 3)])
    def test_removal_asks_first(self, answer: str, left: int, ingested: Path, leidraad: Program) -> None:
        result = leidraad("remove", "begroting-2026.txt", answer=answer)
        assert result.returncode == (0 if left == 2 else 1)
        assert "begroting-2026.txt" in result.stderr
        assert len(json.loads(leidraad("list", "--json").stdout)) == left

    def test_yes_removes_without_asking(self, ingested: Path, leidraad: Program) -> None:
        assert leidraad("remove", "begroting-2026.txt", "--yes").returncode == 0
        assert len(json.loads(leidraad("list", "--json").stdout)) == 2

    def test_the_schema_is_that_of_the_models(self, leidraad: Program) -> None:
        assert json.loads(leidraad("schema").stdout) == Extraction.model_json_schema(mode="serialization")
        amounts = json.loads(leidraad("schema", "amounts").stdout)
        assert amounts == RECORD_TABLES["amounts"].model_json_schema(mode="serialization")


class TestCheck:
    def test_update_writes_and_check_holds(self, leidraad: Program, reports: Path) -> None:
        missing = leidraad("check", reports)
        assert missing.returncode == 1
        assert missing.stderr.count("(missing-golden)") == 3
        assert leidraad("check", reports, "--update").returncode == 0
        assert leidraad("check", reports).returncode == 0

    def test_differences_go_to_stdout(self, leidraad: Program, reports: Path) -> None:
        leidraad("check", reports, "--update")
        golden = reports / "begroting-2026.golden.json"
        golden.write_text(golden.read_text(encoding="utf-8").replace('"year": 2026', '"year": 2025'), encoding="utf-8")
        result = leidraad("check", reports)
        assert (result.returncode, result.stdout) == (1, f"{reports}/begroting-2026.txt: facts: year: 2025 → 2026\n")
        assert result.stderr.splitlines() == ["3 reports checked, 1 amiss"]
        found = json.loads(leidraad("check", reports, "--json").stdout)
        assert [len(one["differences"]) for one in found] == [0, 1, 0]

    def test_update_is_refused_in_ci(self, leidraad: Program, reports: Path) -> None:
        result = leidraad("check", reports, "--update", env={"CI": "true"})
        assert (result.returncode, len(result.stderr.splitlines())) == (1, 1)
        assert result.stderr.endswith("(golden-in-ci)\n")
        assert not list(reports.glob("*.golden.json"))
