"""Measures what an export takes: time of the processor, and memory at its peak.

Linux hands the peak of a process on to those that it starts, so that none is smaller than the one of the bench itself.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from store import Store


def print_export_speed(path: Path) -> None:
    """One Markdown table: everything in two formats, one year, one document."""
    with Store.open(path) as store:
        document = store.documents()[0]
    wanted = {
        "all, CSV": ["--format", "csv"],
        "all, Parquet": ["--format", "parquet"],
        f"the year {document.year}, CSV": ["--format", "csv", "--year", str(document.year)],
        "one document, CSV": ["--format", "csv", "--document", document.id],
    }
    print("## Exports\n\n| what | s of processor | peak, MB | files, MB |\n| --- | --: | --: | --: |")
    for name, options in wanted.items():
        seconds, peak, size = measure_export(path, options)
        print(f"| {name} | {seconds:.1f} | {peak:.0f} | {size:,.1f} |", flush=True)
    print()


def measure_export(path: Path, options: Sequence[str]) -> tuple[float, float, float]:
    """Seconds of the processor, megabytes at the peak, and megabytes that were written."""
    with TemporaryDirectory() as folder:
        target = Path(folder, "export")
        command = [sys.executable, "-m", "cli", "export", "--db", str(path), "--to", str(target), *options]
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0
        written = sum(file.stat().st_size for file in target.rglob("*") if file.is_file())
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, written / 1e6
