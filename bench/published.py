"""Measures what people use a large database by, on a library of generated reports, and the page for review of a long report.

`python -m bench.published [DATABASE] [--records N] [--only PART]`; a database that is not there is made first.
"""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.export_speed import print_export_speed
from bench.library import write_fast
from bench.review_speed import print_review_speed
from bench.search_speed import print_search_speed
from bench.site_speed import print_site_speed

RECORDS = 1_000_000

PARTS: dict[str, Callable[[Path], None]] = {
    "search": print_search_speed,
    "pages": print_site_speed,
    "exports": print_export_speed,
    "review": lambda _: print_review_speed(),
}


def main() -> None:
    """Measures all parts, or the one that is asked for, and prints it as Markdown."""
    parser = argparse.ArgumentParser(prog="python -m bench.published", description=__doc__)
    parser.add_argument("database", type=Path, nargs="?")
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--only", choices=PARTS)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.database or Path(folder, "library.db")
        if not path.exists() and arguments.only != "review":
            write_fast(path, arguments.records)
        for name, measure in PARTS.items():
            if arguments.only in (None, name):
                measure(path)


if __name__ == "__main__":
    main()
