"""What many tests need: reports of an invented municipality, and the program run as its users run it."""

import os
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import settings
from typer.testing import CliRunner

from terminal.commands import commands

ROOT = Path(__file__).parent.parent

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

Outcome = TypeVar("Outcome", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return refuse_skip((yield))


def refuse_skip(report: Outcome) -> Outcome:
    """A skipped test counts as failed where LEIDRAAD_NO_SKIPS says that there is all that it can need."""
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("LEIDRAAD_NO_SKIPS"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{reason} (no test may be skipped here: LEIDRAAD_NO_SKIPS is set)"
    return report


@pytest.fixture(scope="session")
def corpus() -> list[Path]:
    """The real reports, in the folder that LEIDRAAD_CORPUS names."""
    folder = os.environ.get("LEIDRAAD_CORPUS")
    if not folder:
        pytest.skip("LEIDRAAD_CORPUS names no folder with real reports")
    return sorted(Path(folder).glob("*.txt"))


REPORT = """Programmabegroting {year}

Gemeente Meerdrecht

Wonen en water

Programmanummer | {number} |  |
Commissie | Ruimte |  |

Inleiding

Meerdrecht trekt in {year} € {number}50.000 uit voor de Sluiskade. Eind {year} is de pilot Regentonnen klaar (RV {number}.0012).
De uitvoering van de Participatiewet kost ruim € 1,{number} miljoen per jaar.

Vooruitblik

Van 2027 tot en met 2030 gaat jaarlijks € 40.000 naar het onderhoud van de dijk.
"""


@pytest.fixture(scope="session")
def report_text() -> Callable[..., str]:
    """A small report; `number` makes it differ from its sisters."""

    def write(number: int = 4, year: int = 2026) -> str:
        return REPORT.format(number=number, year=year)

    return write


@pytest.fixture
def reports(tmp_path: Path, report_text: Callable[..., str]) -> Path:
    """A folder with three reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, name in ((1, "begroting-2025"), (2, "begroting-2026"), (3, "begroting-2027")):
        (folder / f"{name}.txt").write_text(report_text(number, 2024 + number), encoding="utf-8")
    return folder


Program = Callable[..., subprocess.CompletedProcess[str]]


def environment(**more: str) -> dict[str, str]:
    """The environment of a child that finds the program in this tree."""
    kept = {key: value for key, value in os.environ.items() if key not in ("CI", "NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    return kept | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "PYTHONWARNINGS": "error"} | more


@pytest.fixture
def leidraad_process(tmp_path: Path) -> Program:
    """Runs the program in a process of its own, in the test's folder; `code` is run in place of it."""

    def run(
        *arguments: object, env: dict[str, str] | None = None, code: str | None = None, **options: object
    ) -> subprocess.CompletedProcess[str]:
        start = ["-c", code] if code else ["-m", "cli"]
        command = [sys.executable, *start, *(str(argument) for argument in arguments)]
        result: subprocess.CompletedProcess[str] = subprocess.run(  # type: ignore[call-overload]
            command, cwd=tmp_path, env=environment(**(env or {})), capture_output=True, text=True, check=False, **options
        )
        assert "Traceback" not in result.stderr
        return result

    return run


@pytest.fixture
def leidraad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Runs a command in this process, which is many times as fast, in the test's folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object, env: dict[str, str] | None = None, answer: str | None = None) -> subprocess.CompletedProcess[str]:
        words = [str(argument) for argument in arguments]
        result = CliRunner().invoke(commands, words, env=env, input=answer, prog_name="leidraad")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return subprocess.CompletedProcess(words, result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def ingested(leidraad: Program, reports: Path) -> Path:
    """A folder whose reports are stored in the default database."""
    assert leidraad("ingest", reports).returncode == 0
    return reports
