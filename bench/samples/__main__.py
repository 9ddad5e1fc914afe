"""Makes the samples anew: `python -m bench.samples [FOLDER]`, by default in data/raw."""

import sys
from collections.abc import Callable
from pathlib import Path

from bench.samples.budget_pdf import make_budget
from bench.samples.memo_docx import make_memo

FOLDER = Path(__file__).resolve().parents[2] / "data" / "raw"
SAMPLES: dict[str, Callable[[], bytes]] = {"begroting-2026.pdf": make_budget, "kaderbrief-2026.docx": make_memo}


def main(arguments: list[str]) -> None:
    """Writes each sample."""
    folder = Path(arguments[0]) if arguments else FOLDER
    for name, make in SAMPLES.items():
        content = make()
        (folder / name).write_bytes(content)
        print(f"{folder / name}: {len(content):,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
