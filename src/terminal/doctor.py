"""Whether this machine has what Leidraad needs: versions, character recognition, fonts, limits, and a test read."""

import importlib
import os
import platform
import resource
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from rich.text import Text

from ingest import read_document
from ingest.pdf.ocr_tools import find_ocr_tools
from pipeline.version import VERSION
from schema import LeidraadError
from store.sqlite_check import check_sqlite
from terminal.doctor_files import TEST_FIGURE, make_files, make_pdf
from terminal.options import DEFAULT_MEMORY, DEFAULT_PAGES, DEFAULT_SECONDS, DEFAULT_SIZE
from terminal.screen import print_json, remark, stdout
from terminal.tables import plain_table
from terminal.wording import counted

OLDEST_PYTHON = (3, 11)

PACKAGES = {
    "pydantic": "pydantic",
    "pypdfium2": "pypdfium2",
    "pdfplumber": "pdfplumber",
    "selectolax": "selectolax.lexbor",
    "charset-normalizer": "charset_normalizer",
    "google-re2": "re2",
    "spacy": "spacy",
    "sqlite-utils": "sqlite_utils",
}
"""The packages without which nothing is read or stored, each with what of it is imported."""

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts")
"""Where PDFium looks for the fonts of letters that a file has not brought along."""

FONT_SUFFIXES = frozenset((".ttf", ".ttc", ".otf", ".pfb"))

LEAST_MEMORY = 1_000_000_000
"""Bytes with which a report of some hundreds of pages is surely read."""

LEAST_ROOM = 500_000_000
"""Bytes that the pictures of scanned pages take while they are recognised."""


class State(StrEnum):
    """How it is with one thing."""

    FINE = "fine"
    LACKING = "lacking"
    """Only what needs it cannot be done."""
    BROKEN = "broken"
    """Nothing can be relied on without it."""


STYLES = {State.FINE: "green", State.LACKING: "yellow", State.BROKEN: "bold red"}


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: what was found, how it is, and what to do where it is not fine."""

    name: str
    found: str
    state: State = State.FINE
    remedy: str | None = None


def find_all() -> Iterator[Finding]:
    """Looks at everything."""
    yield from find_versions()
    yield from find_recognition()
    yield find_fonts()
    yield from find_limits()
    yield from read_test_files()


def print_findings(findings: Sequence[Finding], *, as_json: bool) -> None:
    """The findings as a table, with what to do below it."""
    if as_json:
        print_json([asdict(finding) for finding in findings])
        return
    table = plain_table("what", "found", "state")
    for finding in findings:
        table.add_row(finding.name, finding.found, Text(finding.state, style=STYLES[finding.state]))
    stdout().print(table)
    amiss = [finding for finding in findings if finding.state is not State.FINE]
    for finding in amiss:
        remark(f"{finding.name}: {finding.found}; {finding.remedy} ({finding.state})")
    if not amiss:
        remark("all is well")


def find_versions() -> Iterator[Finding]:
    """Leidraad, Python, SQLite, and the packages that reading takes."""
    yield Finding("leidraad", VERSION)
    python = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    old = sys.version_info < OLDEST_PYTHON
    yield Finding("Python", python, *((State.BROKEN, "install Python 3.11 or later") if old else ()))
    sqlite, cannot = check_sqlite()
    verdict = (State.BROKEN, "use a Python with SQLite 3.37 or later") if cannot else ()
    yield Finding("SQLite", f"{sqlite}, {'without ' + ', '.join(cannot) if cannot else 'with STRICT, FTS5 and JSON'}", *verdict)
    for name, module in PACKAGES.items():
        yield find_package(name, module)


def find_package(name: str, module: str) -> Finding:
    """A package by its version; broken where it is not installed or cannot be imported."""
    try:
        importlib.import_module(module)
    except ImportError as error:
        return Finding(name, f"cannot be imported: {error}", State.BROKEN, f"pip install --force-reinstall {name}")
    found = version(name)
    if name == "pypdfium2":
        from pypdfium2.version import PDFIUM_INFO

        found = f"{found}, with PDFium {PDFIUM_INFO}"
    return Finding(name, found)


def find_recognition() -> Iterator[Finding]:
    """What `--ocr` takes."""
    tools = find_ocr_tools()
    remedies = dict(tools.missing)
    for name, found in (
        ("ocrmypdf", tools.ocrmypdf),
        ("Tesseract", tools.tesseract),
        ("Tesseract's Dutch", "nld" if tools.knows_dutch else None),
    ):
        verdict = (State.LACKING, remedies[name]) if found is None else ()
        yield Finding(f"OCR: {name}", found or "not installed", *verdict)


def find_fonts() -> Finding:
    """Whether PDFium can draw letters whose font a file has not brought along: it has some of its own, and the machine's."""
    import pypdfium2 as pdfium

    fonts = sum(file.suffix.lower() in FONT_SUFFIXES for folder in FONT_FOLDERS for file in Path(folder).rglob("*"))
    with closing(pdfium.PdfDocument(make_pdf())) as document:
        darkest = document[0].render(grayscale=True).to_pil().getextrema()[0]
    if darkest == 255:
        return Finding("fonts", "letters without a font are not drawn", State.LACKING, "Debian: apt install fonts-liberation")
    return Finding("fonts", f"PDFium's own and {counted(fonts, 'font')} of the machine")


def find_limits() -> Iterator[Finding]:
    """What this machine and this shell allow, and what Leidraad allows a file."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    free = limit == resource.RLIM_INFINITY
    said = "no limit for a process" if free else f"at most {limit / 1e9:.1f} GB for a process (ulimit -v)"
    least = memory if free else min(memory, limit)
    scarce = (State.LACKING, "raise the limit, or read smaller files") if least < LEAST_MEMORY else ()
    yield Finding("memory", f"{memory / 1e9:.1f} GB, {said}", *scarce)
    yield Finding("processors", str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))
    folder = gettempdir()
    room = shutil.disk_usage(folder).free
    full = (State.LACKING, "make room, or name another folder in TMPDIR") if room < LEAST_ROOM else ()
    yield Finding("temporary files", f"{room / 1e9:.1f} GB free in {folder}", *full)
    allowed = f"{DEFAULT_SIZE}, {DEFAULT_PAGES:,} pages, {DEFAULT_SECONDS} seconds, {DEFAULT_MEMORY} of memory"
    yield Finding("a file may take", f"{allowed} (--max-size, --max-pages, --max-seconds, --max-memory)")


def read_test_files() -> Iterator[Finding]:
    """Reads a small file of each type, made here, and looks whether its figure comes out."""
    with TemporaryDirectory(prefix="leidraad-doctor-") as folder:
        for name, content in make_files():
            file = Path(folder) / name
            file.write_bytes(content)
            what = f"test read: {file.suffix}"
            try:
                text = read_document(file).text
            except (LeidraadError, ImportError) as error:
                yield Finding(what, str(error), State.BROKEN, "install leidraad again")
                continue
            wrong = (State.BROKEN, "report it, with what this prints") if TEST_FIGURE not in text else ()
            yield Finding(what, f"{len(text)} characters", *wrong)
