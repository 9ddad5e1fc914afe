"""Reads one file, extracts and stores what is in it, and prints what that took: `python -m bench.pdf_memory FILE DATABASE`.

Megabytes of memory after the imports and at the peak, and the seconds of processor time after the imports, as JSON. One
process does it all, which an `ingest` shares between a worker that reads and the process that stores.
"""

import json
import resource
import sys
import time
from pathlib import Path

from ingest.pdf.reader import is_pdf
from pipeline.files import Selection
from pipeline.reading import Settings, import_extractors
from pipeline.run import open_store, run_files
from pipeline.workers import Workers

KILOBYTE, MEGABYTE = 1 << 10, 1 << 20
STATUS = Path("/proc/self/status")


def main(file: Path, database: Path) -> None:
    """Reads and stores the file."""
    if not is_pdf(file.read_bytes()):
        sys.exit(f"{file} is no PDF")
    import_extractors()
    before, start = peak(), time.process_time()
    with open_store(database) as store:
        report = run_files(Selection((file,), ()), store, Settings(), choose_workers=lambda _files, _limits: Workers())
    seconds = time.process_time() - start
    if not report.with_outcome("stored"):
        sys.exit(f"{file} was not stored: {report.outcomes}")
    print(json.dumps({"imports": before, "peak": peak(), "seconds": seconds}))


def peak() -> float:
    """The most memory that this process has held so far, in megabytes.

    `ru_maxrss` begins with what the process that started this one held, so that Linux's own count comes first.
    """
    if STATUS.exists():
        line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * KILOBYTE / MEGABYTE
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE / MEGABYTE


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
