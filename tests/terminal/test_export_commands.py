"""The commands `export`, `plot` and `dictionary`: what they write, what they say, and how they refuse."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Program = Callable[..., CompletedProcess[str]]


class TestExport:
    def test_it_says_what_was_written(self, leidraad: Program, ingested: Path, tmp_path: Path) -> None:
        result = leidraad("export", "--to", "out")
        assert (result.returncode, result.stdout) == (0, "")
        assert result.stderr.startswith("out: 3 documents, ")
        assert (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8").count("\n") == 4

    def test_json_for_programs(self, leidraad: Program, ingested: Path) -> None:
        result = leidraad("export", "--to", "out", "--format", "jsonl", "--year", "2026", "--json")
        written = json.loads(result.stdout)
        assert (written["folder"], written["documents"], written["rows"]["documents"]) == ("out", 1, 1)

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (["--to", "reports"], "folder-not-empty"),
            (["--to", "out", "--document", "no.txt"], "no-such-document"),
            (["--to", "out", "--year", "1999"], "nothing-to-export"),
            (["--to", "out", "--licence", "free"], "bad-licence"),
            (["--to", "out", "--db", "no.db"], "no-database"),
        ],
    )
    def test_errors_are_one_line(self, arguments: list[str], code: str, leidraad: Program, ingested: Path) -> None:
        result = leidraad("export", *arguments)
        assert (result.returncode, result.stdout) == (1, "")
        assert result.stderr.endswith(f"({code})\n")
        assert result.stderr.count("\n") == 1

    @pytest.mark.parametrize(
        "arguments", [[], ["--to", "out", "--format", "pdf"], ["--to", "out", "--kind", "krant"], ["--to", "out", "--year", "x"]]
    )
    def test_wrong_usage(self, arguments: list[str], leidraad: Program, ingested: Path, tmp_path: Path) -> None:
        assert leidraad("export", *arguments).returncode == 2
        assert not (tmp_path / "out").exists()


class TestPlot:
    def test_a_picture_under_the_name_of_the_chart(self, leidraad: Program, ingested: Path, tmp_path: Path) -> None:
        result = leidraad("plot", "coverage-by-document")
        assert (result.returncode, result.stdout) == (0, "")
        assert result.stderr == "coverage-by-document.svg: Coverage by document\n"
        assert (tmp_path / "coverage-by-document.svg").read_text(encoding="utf-8").startswith("<svg")

    def test_the_specification_for_programs(self, leidraad: Program, ingested: Path, tmp_path: Path) -> None:
        result = leidraad("plot", "initiatives-by-status", "--municipality", "Meerdrecht", "--json")
        assert json.loads(result.stdout)["title"]["text"] == "Initiatives by status and year"
        assert not list(tmp_path.glob("*.svg"))

    def test_a_chart_without_data(self, leidraad: Program, ingested: Path, tmp_path: Path) -> None:
        result = leidraad("plot", "budget-by-programme", "--year", "1999", "--to", "plot.png")
        assert result.returncode == 1
        assert result.stderr.startswith("budget-by-programme: there is nothing to show; ")
        assert result.stderr.endswith("(empty-chart)\n")
        assert not (tmp_path / "plot.png").exists()

    @pytest.mark.parametrize(
        "arguments",
        [
            ["pie"],
            ["coverage-by-document", "--to", "plot.pdf"],
            ["coverage-by-document", "--phase", "actual"],
            ["budget-by-programme", "--side", "left"],
            ["budget-by-programme", "--phase", "later"],
        ],
    )
    def test_wrong_usage(self, arguments: list[str], leidraad: Program, ingested: Path) -> None:
        assert leidraad("plot", *arguments).returncode == 2


def test_the_dictionary_needs_no_database(leidraad: Program) -> None:
    result = leidraad("dictionary")
    assert result.returncode == 0
    assert result.stdout.startswith("# Data dictionary\n")


@pytest.mark.parametrize("arguments", [["--help"], ["export", "--help"], ["plot", "--help"], ["list"]])
def test_no_command_waits_for_libraries_that_it_does_not_use(arguments: list[str], leidraad_process: Program) -> None:
    heavy = ("polars", "xlsxwriter", "vl_convert", "altair", "datasette", "frictionless")
    code = f"""
import sys
from terminal.commands import commands
try:
    commands({arguments!r})
except SystemExit:
    pass
print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)
"""
    assert leidraad_process(code=code).stderr.endswith("[]\n")
