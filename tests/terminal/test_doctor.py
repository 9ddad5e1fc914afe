"""What `doctor` says of a machine."""

import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest

from ingest.pdf.ocr_tools import OcrTools
from pipeline.version import VERSION
from schema import LeidraadError
from terminal import doctor
from terminal.doctor import (
    Finding,
    State,
    find_all,
    find_fonts,
    find_limits,
    find_package,
    find_recognition,
    find_versions,
    read_test_files,
)
from terminal.doctor_files import TEST_FIGURE, TEST_WORDS, make_files

Program = Callable[..., "subprocess.CompletedProcess[str]"]


def states(findings: Iterator[Finding]) -> dict[str, State]:
    """How it is with each thing."""
    return {finding.name: finding.state for finding in findings}


def test_here_nothing_is_broken() -> None:
    broken = [finding for finding in find_all() if finding.state is State.BROKEN]
    assert broken == []


def test_versions_are_those_that_run() -> None:
    found = {finding.name: finding.found for finding in find_versions()}
    assert found["leidraad"] == VERSION
    assert found["pypdfium2"] == f"{pypdfium2.version.PYPDFIUM_INFO}, with PDFium {pypdfium2.version.PDFIUM_INFO}"
    assert found["SQLite"].endswith("with STRICT, FTS5 and JSON")


def test_an_old_python_and_a_bare_sqlite_are_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "OLDEST_PYTHON", (*sys.version_info[:2], 99))
    monkeypatch.setattr(doctor, "check_sqlite", lambda: ("3.30.0", ("STRICT tables", "FTS5")))
    found = {finding.name: finding for finding in find_versions()}
    assert found["Python"].state is State.BROKEN
    assert found["SQLite"].state is State.BROKEN
    assert found["SQLite"].found == "3.30.0, without STRICT tables, FTS5"


def test_a_package_that_cannot_be_imported_is_broken() -> None:
    finding = find_package("pypdfium2", "pypdfium2_that_is_not_there")
    assert finding.state is State.BROKEN
    assert finding.remedy == "pip install --force-reinstall pypdfium2"


@pytest.mark.parametrize(
    ("tools", "lacking"),
    [
        pytest.param(OcrTools("17.0", "tesseract 5.3.0", ("eng", "nld")), set(), id="all there"),
        pytest.param(OcrTools(None, None), {"OCR: ocrmypdf", "OCR: Tesseract", "OCR: Tesseract's Dutch"}, id="nothing there"),
        pytest.param(OcrTools("17.0", "tesseract 5.3.0", ("eng",)), {"OCR: Tesseract's Dutch"}, id="no Dutch"),
    ],
)
def test_what_recognition_lacks_comes_with_what_installs_it(
    tools: OcrTools, lacking: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "find_ocr_tools", lambda: tools)
    findings = list(find_recognition())
    assert len(findings) == 3
    assert {finding.name for finding in findings if finding.state is State.LACKING} == lacking
    assert all("install" in (finding.remedy or "") for finding in findings if finding.state is State.LACKING)


def test_letters_without_a_font_are_drawn_here() -> None:
    assert find_fonts().state is State.FINE


def test_letters_that_are_not_drawn_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    blank = dict(make_files())["test.pdf"].replace(TEST_WORDS.encode(), b" " * len(TEST_WORDS))
    monkeypatch.setattr(doctor, "make_pdf", lambda: blank)
    assert find_fonts().state is State.LACKING


class Usage(NamedTuple):
    """As `shutil.disk_usage` gives it."""

    total: int
    used: int
    free: int


def test_little_memory_and_a_full_disk_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(states(find_limits()).values()) == {State.FINE}
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (500_000_000, 500_000_000))
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Usage(10, 9, 1))
    lacking = {name for name, state in states(find_limits()).items() if state is State.LACKING}
    assert lacking == {"memory", "temporary files"}


def test_a_file_of_each_type_is_read() -> None:
    findings = list(read_test_files())
    assert [finding.name for finding in findings] == [f"test read: {suffix}" for suffix in (".txt", ".pdf", ".html", ".docx")]
    assert {finding.state for finding in findings} == {State.FINE}, findings


def refuse(path: Path) -> None:
    raise LeidraadError("broken-pdf", path.name, "it breaks off", "fetch it again")


def test_a_test_read_that_goes_wrong_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "TEST_FIGURE", f"{TEST_FIGURE}9")
    assert set(states(read_test_files()).values()) == {State.BROKEN}
    monkeypatch.undo()
    monkeypatch.setattr(doctor, "read_document", refuse)
    assert set(states(read_test_files()).values()) == {State.BROKEN}


@pytest.mark.parametrize(
    ("state", "exit_code"),
    [pytest.param(State.LACKING, 0, id="something is lacking"), pytest.param(State.BROKEN, 1, id="something is broken")],
)
def test_only_what_is_broken_makes_it_fail(
    state: State, exit_code: int, leidraad: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        doctor, "find_all", lambda: iter([Finding("SQLite", "3.40"), Finding("fonts", "none", state, "add some")])
    )
    result = leidraad("doctor")
    assert result.returncode == exit_code
    assert [line.split() for line in result.stdout.splitlines()[2:]] == [["SQLite", "3.40", "fine"], ["fonts", "none", state]]
    assert result.stderr == f"fonts: none; add some ({state})\n"


def test_all_is_well_where_all_is(leidraad: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "find_all", lambda: iter([Finding("SQLite", "3.40")]))
    assert leidraad("doctor").stderr == "all is well\n"


def test_programs_get_json(leidraad: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "find_all", lambda: iter([Finding("fonts", "none", State.LACKING, "add some")]))
    result = leidraad("doctor", "--json")
    assert json.loads(result.stdout) == [{"name": "fonts", "found": "none", "state": "lacking", "remedy": "add some"}]
    assert result.stderr == ""
