"""What many tests need: reports of an invented municipality, and the program run as its users run it."""

import os
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from hypothesis import settings
from typer.testing import CliRunner

from schema import (
    BudgetLine,
    BudgetTable,
    Check,
    CheckLine,
    Coverage,
    Document,
    DocumentFacts,
    Extraction,
    Favour,
    Phase,
    Side,
    SignConvention,
    SumRule,
    SumStatus,
    TableKind,
)
from terminal.commands import commands

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

ROOT = Path(__file__).parent.parent

# In CI a change is judged by the same examples each time; elsewhere each run tries others.
settings.register_profile("untimed", deadline=None, derandomize=not {"CI", "LEIDRAAD_NO_SKIPS"}.isdisjoint(os.environ))
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


TABLE = """Programma Wonen (x € 1.000)
      | Rekening 2024 | Begroting 2025 | Begroting 2026
Wonen / Lasten | 1.582 | 1.600 | 1.700
Wonen / Baten | -41 | -50 | -60
Wonen / Saldo | 1.541 | 1.551 | 1.640
Water | - | 12,5 | pm
"""

PHASES = {"Rekening": Phase.ACTUAL, "Begroting": Phase.APPROVED, "Verschil": Phase.VARIANCE}
SIDES = {"Lasten": Side.EXPENDITURE, "Baten": Side.REVENUE, "Saldo": Side.BALANCE}

Place = tuple[int, int]
"""Row and column of a figure: the first row of figures is 1, the first column of figures 1."""

SumOfTable = tuple[SumRule, Place, tuple[tuple[int, Place], ...]]
"""A sum: its rule, the figure that should be the sum, and the terms with their factors."""

SALDI: tuple[SumOfTable, ...] = tuple(
    (SumRule.BALANCE, (3, column), ((1, (1, column)), (1, (2, column)))) for column in (1, 2, 3)
)


@dataclass(frozen=True)
class WrittenTable:
    """A table as it is written with bars: a caption, a line with the heads, a line for each row."""

    text: str = TABLE
    unit: int | None = 1000
    convention: SignConvention | None = SignConvention.EXPENDITURE_POSITIVE
    sums: tuple[SumOfTable, ...] = SALDI
    loose: frozenset[Place] = frozenset()
    """The figures whose column nobody knows."""
    more: Mapping[str, Any] = field(default_factory=dict)
    """Fields that all its lines have."""

    def records(self, document: Document, offset: int) -> dict[str, list[Any]]:
        """The records of the table, which stands at this offset of the text."""
        caption, head, *rows = self.text.rstrip("\n").split("\n")
        start = offset + len(caption) + 1
        place = record_fields(document, "table", start, offset + len(self.text.rstrip("\n")))
        lines = dict(self.lines(document, start + len(head) + 1, head, rows, place["id"]))
        checks, links = self.checks(document, place["id"], lines)
        status = status_by_line(checks, links)
        lines = {key: line.model_copy(update={"status": status.get(line.id, line.status)}) for key, line in lines.items()}
        found = {check.status for check in checks}
        table = BudgetTable(
            **place,
            section_id=None,
            kind=TableKind.FINANCIAL,
            caption=caption.partition(" (")[0] or None,
            unit=self.unit,
            unit_stated=True,
            sign_convention=self.convention,
            status=min(found, default=SumStatus.UNVERIFIED),
        )
        return {"budget_tables": [table], "budget_lines": [*lines.values()], "checks": checks, "check_lines": links}

    def lines(
        self, document: Document, offset: int, head: str, rows: list[str], table_id: str
    ) -> Iterator[tuple[Place, BudgetLine]]:
        """Each figure with its row and column, before any sum is tried."""
        for row, written in enumerate(rows, start=1):
            label, *cells = written.split("|")
            at = offset + len(label) + 1
            for column, cell in enumerate(cells, start=1):
                if words := cell.strip():
                    start = at + cell.index(words)
                    yield (
                        (row, column),
                        BudgetLine(
                            **record_fields(document, "line", start, start + len(words)),
                            **column_fields(head.split("|")[column]),
                            **{"code": None, **self.more},
                            table_id=table_id,
                            row=row,
                            column=None if (row, column) in self.loose else column,
                            label=label.strip(),
                            side=SIDES.get(label.strip().split(" / ")[-1]),
                            value=figure_value(words, self.unit),
                            nv=Favour(words[-1]) if words.endswith((" N", " V")) else None,
                            status=SumStatus.UNVERIFIED,
                        ),
                    )
                at += len(cell) + 1
            offset += len(written) + 1

    def checks(self, document: Document, table_id: str, lines: Mapping[Place, BudgetLine]) -> tuple[list[Check], list[CheckLine]]:
        """The sums, as far as all of their figures are numbers."""
        checks, links = [], []
        for rule, key, terms in self.sums:
            result, values = lines[key], [lines[place].value for _, place in terms]
            if result.value is None or None in values:
                continue
            expected = sum((factor * (value or 0) for (factor, _), value in zip(terms, values, strict=True)), Decimal(0))
            place = record_fields(document, f"check {rule}", result.start, result.end)
            status = SumStatus.RECONCILED if expected == result.value else SumStatus.CONFLICT
            found = {"expected": expected, "found": result.value, "tolerance": Decimal(0), "status": status}
            checks.append(Check.model_validate(place | found | {"table_id": table_id, "rule": rule}))
            figures = [(factor, lines[place].id) for factor, place in terms] + [(0, result.id)]
            links += [CheckLine(check_id=place["id"], line_id=line_id, factor=factor) for factor, line_id in figures]
        return checks, links


def record_fields(document: Document, kind: str, start: int, end: int) -> dict[str, Any]:
    """The fields that every record has."""
    words = document.text[start:end]
    return {"id": document.record_id(kind, start, end), "start": start, "end": end, "page": None, "words": words}


def figure_value(words: str, unit: int | None) -> Decimal | None:
    """What a printed figure stands for; a dash is nil, `pm` is no number."""
    number = words.removesuffix(" N").removesuffix(" V").replace(".", "").replace(",", ".")
    return None if number == "pm" else Decimal("0" if number == "-" else number) * (unit or 1)


def column_fields(head: str) -> dict[str, Any]:
    """Heading, year and phase of a column."""
    words = head.split()
    year = next((int(word) for word in words if word.isdigit()), None)
    return {"heading": head.strip(), "year": year, "phase": next((PHASES[word] for word in words if word in PHASES), None)}


def status_by_line(checks: list[Check], links: list[CheckLine]) -> dict[str, SumStatus]:
    """What the sums say of each figure: one that does not hold weighs more than those that do."""
    by_check = {check.id: check.status for check in checks}
    return {
        link.line_id: by_check[link.check_id] for link in sorted(links, key=lambda link: by_check[link.check_id], reverse=True)
    }


@pytest.fixture(scope="session")
def written_table() -> type[WrittenTable]:
    """A table as it is written with bars; without arguments one in which the second of three saldi is a thousand euros off."""
    return WrittenTable


def make_budget_report(*tables: WrittenTable, file_name: str = "begroting-2025.txt", **facts: object) -> Extraction:
    """A report that holds these tables and nothing else."""
    text = "\n".join(table.text for table in tables)
    document = Document(
        file_name=file_name,
        source_path=f"reports/{file_name}",
        sha256=sha256(f"{file_name}{text}{facts}".encode()).hexdigest(),
        media_type="text/plain",
        text=text,
    )
    found: dict[str, list[Any]] = {}
    offset = 0
    for table in tables:
        for name, records in table.records(document, offset).items():
            found.setdefault(name, []).extend(records)
        offset += len(table.text) + 1
    usual = {"kind": "begroting", "title": None, "year": 2025, "year_end": None, "edition": None}
    place = {"municipality": "Meerdrecht", "municipality_code": "GM9901", "found_by": {}}
    about = DocumentFacts.model_validate(usual | place | facts)
    return Extraction.model_validate({"document": document, "facts": about, "coverage": Coverage(signs=0, claimed=0), **found})


@pytest.fixture(scope="session")
def budget_report() -> Callable[..., Extraction]:
    """Makes a report of such tables; its file name and the facts of the document may be given."""
    return make_budget_report


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


@pytest.fixture(scope="session")
def browser() -> "Iterator[Chrome]":
    """The browser in which pages are looked at, the same one for all tests."""
    from tests.browser import open_browser

    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def screenshots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures of pages are kept to be looked at: the folder that LEIDRAAD_SCREENSHOTS names."""
    folder = Path(os.environ.get("LEIDRAAD_SCREENSHOTS") or tmp_path_factory.mktemp("screenshots")).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    return folder
