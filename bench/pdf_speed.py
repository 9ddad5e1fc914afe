"""Measures how long PDFs take, whole, beside pdfplumber; how that grows with their pages; and what two workers bring."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2

from bench.pdf_reports import write_report
from bench.timing import Timing, time_in_turn

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
ROUNDS = 3
PAGES = (100, 300, 1_000)
LOOKS = ("sides", "level", "bare", "shaded-rows", "totals")
"""The looks of the tables in the generated reports."""
FILES, FILE_PAGES = 10, 60


def print_pdf_speed(corpus: Path) -> None:
    """All tables about PDFs."""
    files = sorted(corpus.glob("*.pdf"))
    if files:
        print_beside_pdfplumber(files)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print_growth(folder)
        print_workers(folder)


def print_beside_pdfplumber(files: Iterable[Path]) -> None:
    """The whole ingest of each file, as its users run it, and `extract_text` alone over it, in turn; both with their imports."""
    print("## PDFs: the whole ingest beside pdfplumber\n")
    print("| file | pages | ingest, s | `extract_text` alone, s | times as fast |\n| --- | --: | --: | --: | --: |")
    for file in files:
        timings = time_in_turn(
            {"ingest": partial(ingest_anew, [file]), "pdfplumber": partial(read_with_pdfplumber, file)}, ROUNDS
        )
        ours, theirs = timings["ingest"].median, timings["pdfplumber"].median
        print(f"| {file.name} | {count_pages(file)} | {ours:.2f} | {theirs:.2f} | {theirs / ours:.1f} |", flush=True)
    print()


def ingest_anew(files: list[Path], *options: str) -> None:
    """Runs `leidraad ingest` with a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        run = [sys.executable, "-m", "cli", "ingest", *map(str, files), "--db", str(Path(folder, "new.db")), *options]
        subprocess.run(run, check=True, capture_output=True, env=ENVIRONMENT)


def read_with_pdfplumber(file: Path) -> None:
    """The text of each page; a page is closed before the next, without which it takes longer and a hundred times the memory."""
    with pdfplumber.open(file) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.close()


def count_pages(file: Path) -> int:
    """How many pages a PDF has."""
    with pypdfium2.PdfDocument(file) as pdf:
        return len(pdf)


def print_growth(folder: Path) -> None:
    """Time and memory for more and more pages of the same kind."""
    print("## PDFs: how time and memory grow\n")
    print("| pages | ingest, s of processor | ms a page | peak above the imports, MB |\n| --: | --: | --: | --: |")
    source = made_report(folder)
    for pages in PAGES:
        file = repeated(source, folder / f"{pages}.pdf", pages)
        measured = measure_alone(file, folder / f"{pages}.db")
        memory = measured["peak"] - measured["imports"]
        print(f"| {pages:,} | {measured['seconds']:.2f} | {measured['seconds'] / pages * 1e3:.1f} | {memory:.0f} |", flush=True)
    print()


def made_report(folder: Path) -> list[Path]:
    """Generated reports, one for each look."""
    for look in LOOKS:
        write_report(folder, look, seed=1, pages=12)
    return [folder / f"meerdrecht-{look}-1.pdf" for look in LOOKS]


def repeated(sources: Iterable[Path], file: Path, pages: int) -> Path:
    """A PDF of so many pages, which are those of the sources again and again."""
    with pypdfium2.PdfDocument.new() as made:
        parts = [pypdfium2.PdfDocument(source) for source in sources]
        while len(made) < pages:
            for part in parts:
                if wanted := min(len(part), pages - len(made)):
                    made.import_pages(part, range(wanted))
        made.save(file)
    return file


def measure_alone(file: Path, database: Path) -> dict[str, Any]:
    """What one file takes in a fresh process."""
    run = [sys.executable, "-m", "bench.pdf_memory", str(file), str(database)]
    printed = subprocess.run(run, check=True, capture_output=True, text=True, env=ENVIRONMENT).stdout
    found: dict[str, Any] = json.loads(printed)
    return found


def print_workers(folder: Path) -> None:
    """Ten files with one worker and with two."""
    reports = folder / "reports"
    reports.mkdir()
    whole = repeated(made_report(folder), folder / "whole.pdf", FILE_PAGES)
    files = [reports / f"report-{number:02}.pdf" for number in range(FILES)]
    for number, file in enumerate(files):
        shutil.copy(whole, file)
        with file.open("ab") as stream:
            stream.write(f"% {number}\n".encode())  # other bytes are another document
    timings = time_in_turn({f"--jobs {jobs}": partial(ingest_anew, files, "--jobs", jobs) for jobs in "12"}, ROUNDS)
    print(f"## {FILES} PDFs of {FILE_PAGES} pages\n\n| workers | s | times as fast |\n| --- | --: | --: |")
    first: Timing = timings["--jobs 1"]
    for name, timing in timings.items():
        print(f"| `{name}` | {timing.median:.2f} | {first.median / timing.median:.2f} |")
    print()


if __name__ == "__main__":
    print_pdf_speed(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data" / "raw")
