"""The program as its users run it: what it prints, where, and with which exit code."""

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
from schema import DocumentKind
from terminal.commands import commands

ROOT = Path(__file__).parent.parent
Program = Callable[..., CompletedProcess[str]]

COMMANDS = (
    *(
        "ingest",
        "list",
        "show",
        "tables",
        "series",
        "search",
        "issues",
        "check",
        "remove",
        "schema",
        "dictionary",
        "pages",
        "doctor",
    ),
    *("review", "serve", "export", "plot"),
)
README = Path(__file__).parent.parent / "README.md"


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
        assert not {"pydantic", "rich", "spacy", "sqlite3", "pypdfium2", "selectolax", "lxml", "multiprocessing"} & imported

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
            pytest.param(["ingest", "x.txt", "--max-pages", "0"], id="no pages"),
            pytest.param(["ingest", "x.txt", "--max-seconds", "0"], id="no time"),
            pytest.param(["ingest", "x.txt", "--max-memory", "huge"], id="no memory"),
            pytest.param(["check", "x.txt", "--max-memory", "0"], id="no memory to check with"),
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
        assert result.stderr.splitlines()
        assert sorted(tmp_path.rglob("*")) == before

    def test_a_profile_that_does_not_hold_is_one_line(self, leidraad: Program, tmp_path: Path) -> None:
        (tmp_path / "bad.toml").write_text("name = 3", encoding="utf-8")
        result = leidraad("ingest", ".", "--profile", "bad.toml")
        assert (result.returncode, len(result.stderr.splitlines())) == (1, 1)
        assert result.stderr.endswith("(bad-profile)\n")


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


def test_the_queries_of_the_readme_find_something_in_the_samples(leidraad: Program) -> None:
    queries = re.findall(r"^(?:--.*\n)?(SELECT[^;]+;)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert (
        leidraad("ingest", ROOT / "data" / "raw", "--profile", ROOT / "data" / "profiles", "--db", "samples.db").returncode == 0
    )
    with closing(sqlite3.connect("samples.db")) as database:
        found = [len(database.execute(query).fetchall()) for query in queries]
    assert len(found) == 3
    assert all(found)
