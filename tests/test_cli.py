"""The program as its users run it: what it prints, where, and with which exit code."""

import json
import os
import re
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from typer.testing import CliRunner

import cli  # noqa: TID251 - this is its test
from pipeline.version import VERSION
from schema import RECORD_TABLES, DocumentKind, Extraction
from terminal.commands import commands

Program = Callable[..., CompletedProcess[str]]

COMMANDS = ("ingest", "list", "show", "issues", "check", "remove", "schema")
README = Path(__file__).parent.parent / "README.md"


@pytest.fixture
def leidraad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Runs a command in this process, which is many times as fast, in the test's folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object, env: dict[str, str] | None = None, answer: str | None = None) -> CompletedProcess[str]:
        words = [str(argument) for argument in arguments]
        result = CliRunner().invoke(commands, words, env=env, input=answer, prog_name="leidraad")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return CompletedProcess(words, result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def ingested(leidraad: Program, reports: Path) -> Path:
    """A folder whose reports are stored in the default database."""
    assert leidraad("ingest", reports).returncode == 0
    return reports


def error_lines(result: CompletedProcess[str]) -> list[str]:
    assert "Traceback" not in result.stderr
    return result.stderr.splitlines()


class TestHelp:
    def test_the_program_explains_itself(self, leidraad_process: Program) -> None:
        result = leidraad_process("--help")
        assert result.returncode == 0
        assert all(f"\n  {command} " in result.stdout for command in COMMANDS)
        assert "Examples:" in result.stdout

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_has_help_with_examples_that_hold(self, command: str) -> None:
        result = CliRunner().invoke(commands, [command, "--help"])
        assert result.exit_code == 0
        examples = [line.strip() for line in result.output.splitlines() if line.startswith("    leidraad ")]
        assert examples
        for example in examples:
            words = shlex.split(re.split(r" {3,}|>", example)[0])[1:]
            assert words[0] == command
            assert_options_exist(words)

    @pytest.mark.parametrize("command", COMMANDS)
    def test_a_line_in_the_list_of_commands_is_a_whole_sentence(self, command: str, leidraad: Program) -> None:
        line = next(
            line for line in CliRunner().invoke(commands, ["--help"]).output.splitlines() if line.startswith(f"  {command} ")
        )
        assert line.endswith(".")
        assert not line.endswith("...")

    def test_no_command_is_left_out_of_these_tests(self) -> None:
        assert {
            command.name or str(command.callback.__name__) for command in commands.registered_commands if command.callback
        } == set(COMMANDS)

    def test_the_help_names_every_kind_of_document(self) -> None:
        shown = " ".join(CliRunner().invoke(commands, ["ingest", "--help"]).output.split())
        assert all(re.search(rf"\b{kind}\b", shown) for kind in DocumentKind)

    def test_the_commands_of_the_readme_exist(self) -> None:
        examples = re.findall(r"^(?:\$ )?leidraad (.+)$", README.read_text(encoding="utf-8"), re.MULTILINE)
        assert examples
        for example in examples:
            words = shlex.split(example, comments=True)
            if not words[0].startswith("-"):
                assert words[0] in COMMANDS
                assert_options_exist(words)


def assert_options_exist(words: list[str]) -> None:
    """Asserts that the command's help knows each option."""
    shown = CliRunner().invoke(commands, [words[0], "--help"]).output
    for word in words[1:]:
        if word.startswith("-"):
            assert re.search(rf"{re.escape(word)}\b", shown), word


class TestVersion:
    @pytest.mark.parametrize("arguments", [["--version"], ["--version", "list"]])
    def test_the_version_is_printed(self, arguments: list[str], leidraad_process: Program) -> None:
        result = leidraad_process(*arguments)
        assert (result.returncode, result.stdout, result.stderr) == (0, f"leidraad {VERSION}\n", "")

    def test_it_comes_without_typer(self, leidraad_process: Program) -> None:
        result = leidraad_process("--version", env={"PYTHONPROFILEIMPORTTIME": "1"})
        imported = {line.rpartition("|")[2].strip() for line in result.stderr.splitlines()}
        assert "pipeline.version" in imported
        assert not {"typer", "pydantic", "rich"} & imported

    def test_help_comes_without_the_models(self, leidraad_process: Program) -> None:
        result = leidraad_process("--help", env={"PYTHONPROFILEIMPORTTIME": "1"})
        imported = {line.rpartition("|")[2].strip() for line in result.stderr.splitlines()}
        assert "typer" in imported
        assert not {"pydantic", "rich", "spacy", "sqlite3"} & imported

    def test_the_console_script_is_the_same_program(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "argv", ["leidraad", "--version"])
        cli.app()
        assert capsys.readouterr().out == f"leidraad {VERSION}\n"


class TestCompletion:
    @pytest.mark.parametrize(
        ("typed", "offered"),
        [
            pytest.param("sh", ["show"], id="commands"),
            pytest.param("schema am", ["amounts"], id="records"),
            pytest.param("ingest x.txt --kind b", ["begroting", "beleidsplan"], id="kinds"),
            pytest.param("show begroting-2026", ["begroting-2026.txt"], id="documents"),
            pytest.param("show --db nowhere.db beg", [], id="no documents where there is no database"),
        ],
    )
    def test_tab_offers_what_can_follow(self, typed: str, offered: list[str], ingested: Path, leidraad_process: Program) -> None:
        words = f"leidraad {typed}"
        asked = {"_LEIDRAAD_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
        assert leidraad_process(env=asked).stdout.split() == offered

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_every_shell_can_have_it(self, shell: str, leidraad_process: Program) -> None:
        assert "_LEIDRAAD_COMPLETE" in leidraad_process(env={"_LEIDRAAD_COMPLETE": f"source_{shell}"}).stdout


class TestUsage:
    @pytest.mark.parametrize(
        "arguments",
        [
            pytest.param([], id="nothing"),
            pytest.param(["frobnicate"], id="no such command"),
            pytest.param(["ingest"], id="no path"),
            pytest.param(["ingest", "x.txt", "--max-size", "huge"], id="no size"),
            pytest.param(["ingest", "x.txt", "--kind", "roman"], id="no kind"),
            pytest.param(["ingest", "x.txt", "--year", "24"], id="no year"),
            pytest.param(["ingest", "x.txt", "--title", " "], id="no title"),
            pytest.param(["ingest", "x.txt", "--jobs", "0"], id="no jobs"),
            pytest.param(["schema", "budgets"], id="no record"),
            pytest.param(["show", "x", "--only", "budgets"], id="no record to show"),
        ],
    )
    def test_wrong_usage_is_2_and_leaves_nothing_behind(self, arguments: list[str], leidraad: Program, tmp_path: Path) -> None:
        if arguments[:1] == ["show"]:
            leidraad("ingest", tmp_path, "--db", "data/processed/leidraad.db")
        before = sorted(tmp_path.rglob("*"))
        result = leidraad(*arguments)
        assert result.returncode == 2
        assert error_lines(result)
        assert sorted(tmp_path.rglob("*")) == before

    def test_a_profile_that_does_not_hold_is_one_line(self, leidraad: Program, tmp_path: Path) -> None:
        (tmp_path / "bad.toml").write_text("name = 3", encoding="utf-8")
        result = leidraad("ingest", ".", "--profile", "bad.toml")
        assert (result.returncode, len(error_lines(result))) == (1, 1)
        assert result.stderr.endswith("(bad-profile)\n")


class TestIngest:
    def test_what_was_found_is_on_stdout_and_the_rest_on_stderr(self, leidraad_process: Program, reports: Path) -> None:
        (reports / "notes.pdf").touch()
        result = leidraad_process("ingest", reports)
        assert result.returncode == 0
        assert [line.split()[0] for line in result.stdout.splitlines()[2:5]] == [
            f"begroting-{year}.txt" for year in (2025, 2026, 2027)
        ]
        assert error_lines(result) == [
            "1 file of other types left aside (known: .text, .txt)",
            "run 1: 3 stored, 0 unchanged, 0 failed",
        ]

    def test_the_database_goes_where_the_user_stands(self, ingested: Path, tmp_path: Path) -> None:
        assert (tmp_path / "data" / "processed" / "leidraad.db").exists()

    def test_a_second_run_prints_no_table(self, ingested: Path, leidraad: Program) -> None:
        result = leidraad("ingest", ingested)
        assert (result.returncode, result.stdout) == (0, "")
        assert error_lines(result) == ["run 2: 0 stored, 3 unchanged, 0 failed"]

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
        assert error_lines(result) == ["dry run, nothing written: 3 would be stored, 0 unchanged, 0 failed"]
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
        (reports / "unknown.xyz").write_text("Begroting", encoding="utf-8")
        with (reports / "huge.txt").open("wb") as file:
            file.truncate(200_000_000)
        result = leidraad_process("ingest", reports, reports / "unknown.xyz", "nowhere.txt", "geen/*.txt")
        assert result.returncode == 1
        lines = error_lines(result)
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
        assert error_lines(result)[-1] == "run 2: 1 stored, 1 unchanged, 1 failed"

    def test_a_locked_database_is_one_line(self, ingested: Path, leidraad_process: Program, tmp_path: Path) -> None:
        with closing(sqlite3.connect(tmp_path / "data" / "processed" / "leidraad.db", isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            result = leidraad_process("ingest", ingested)
        assert (result.returncode, len(error_lines(result))) == (1, 1)
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
        assert error_lines(result) == ["stopped; what was finished stays"]
        assert len(json.loads(leidraad_process("list", "--json").stdout)) == 1
        assert error_lines(leidraad_process("ingest", reports)) == ["run 2: 2 stored, 1 unchanged, 0 failed"]


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
        assert (result.returncode, result.stdout, len(error_lines(result))) == (1, "", 1)
        assert result.stderr.endswith("(no-such-document)\n")

    @pytest.mark.parametrize("arguments", [("list",), ("show", "x"), ("issues",), ("remove", "x")])
    def test_without_database_the_remedy_is_named(
        self, arguments: tuple[str, ...], leidraad_process: Program, tmp_path: Path
    ) -> None:
        result = leidraad_process(*arguments)
        assert (result.returncode, len(error_lines(result))) == (1, 1)
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
        assert error_lines(result) == ["3 reports checked, 1 amiss"]
        found = json.loads(leidraad("check", reports, "--json").stdout)
        assert [len(one["differences"]) for one in found] == [0, 1, 0]

    def test_update_is_refused_in_ci(self, leidraad: Program, reports: Path) -> None:
        result = leidraad("check", reports, "--update", env={"CI": "true"})
        assert (result.returncode, len(error_lines(result))) == (1, 1)
        assert result.stderr.endswith("(golden-in-ci)\n")
        assert not list(reports.glob("*.golden.json"))


class TestPipesAndTerminals:
    def test_a_reader_that_leaves_is_no_error(self, ingested: Path, leidraad_process: Program) -> None:
        closed = "import os, sys; r, w = os.pipe(); os.dup2(w, 1); os.close(r); os.close(w); import cli; cli.app()"
        for arguments in (["list"], ["show", "begroting-2026.txt"], ["schema"], ["list", "--json"]):
            result = leidraad_process(*arguments, code=closed)
            assert result.stderr == ""

    def test_a_pipe_gets_whole_rows_without_colour(self, ingested: Path, leidraad_process: Program) -> None:
        result = leidraad_process("show", "begroting-2026.txt")
        assert "\x1b" not in result.stdout
        assert "…" not in re.sub(r"^\s+…|…$", "", result.stdout, flags=re.MULTILINE)

    def run_on_a_terminal(self, folder: Path, *arguments: str, **env: str) -> str:
        """What a terminal of 80 columns shows; stdout and stderr come out as one."""
        import pty

        root = Path(__file__).parent.parent
        main, child = pty.openpty()
        environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "CI")}
        environment |= {"PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}", "TERM": "xterm", "COLUMNS": "80"} | env
        with subprocess.Popen([sys.executable, "-m", "cli", *arguments], cwd=folder, env=environment, stdout=child, stderr=child):
            os.close(child)
            shown = b""
            with open(main, "rb", buffering=0) as screen:  # noqa: PTH123 - a descriptor, not a path
                try:
                    while piece := screen.read(4096):
                        shown += piece
                except OSError:  # how Linux says that the other end is closed
                    pass
        return shown.decode()

    def test_a_terminal_gets_a_bar_highlights_and_lines_that_fit(self, reports: Path, tmp_path: Path) -> None:
        shown = self.run_on_a_terminal(tmp_path, "ingest", str(reports))
        assert "reading" in shown
        assert "3/3" in shown
        record = self.run_on_a_terminal(tmp_path, "show", "begroting-2026.txt")
        assert "\x1b[7m2\x1b[0m" in record
        plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", record)
        assert all(len(line.rstrip("\r")) <= 80 for line in plain.split("\n"))

    def test_no_color_is_respected(self, ingested: Path, tmp_path: Path) -> None:
        shown = self.run_on_a_terminal(tmp_path, "issues", NO_COLOR="1") + self.run_on_a_terminal(tmp_path, "list", NO_COLOR="1")
        assert not re.search(r"\x1b\[(?:[0-9;]*;)?(?:3[0-9]|4[0-9]|9[0-7])(?:;|m)", shown)
