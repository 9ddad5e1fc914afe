"""Measures a database of PDFs beside the PDFs themselves: `python -m bench.pdf_rulers outline|boxes|characters DATABASE ...`.

- `outline`: the part of the gold's chapters that are sections on their page.
- `boxes`: the part of random records whose words are what stands in their boxes, as pdfplumber finds the characters.
- `characters`: the part of the characters of random upright pages that are those of pdfplumber's `extract_text`, of which
  there are neither more nor fewer; blanks and hyphens at line ends are left out.

Each prints its figure and what it missed, and exits 1 where the figure is below `--min`.
"""

import argparse
import json
import re
import sqlite3
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pdfplumber
from pdfplumber.page import Page

from schema.places import Box

RECORD_TABLES = (
    "sections", "programmes", "policy_areas", "goals", "activities", "initiatives", "amounts", "dates", "citations",
    "budget_tables", "budget_lines", "indicators",
)  # fmt: skip
BOXES_OF_RECORD = "SELECT page, x0, top, x1, bottom FROM boxes WHERE record_id = ?"
SHOWN = 20
"""How many of the things missed are printed."""
MOSTLY = 0.9
"""A page is upright where so large a part of its characters is."""
HYPHENS = str.maketrans(dict.fromkeys("-\u00ad\u2010\u2011\u0002\ufffe", ""))


class Measured(NamedTuple):
    """A figure with what it was counted from, and what was missed."""

    right: int
    counted: int
    missed: tuple[str, ...]

    @property
    def share(self) -> float:
        """The part that is right; nothing is right where nothing was counted."""
        return self.right / self.counted if self.counted else 0.0


def measure_outline(database: sqlite3.Connection, gold: Path) -> Measured:
    """The chapters of the gold that tell their page, and stand in the database as sections of that page."""
    right, missed, counted = 0, [], 0
    for path in sorted(gold.glob("*.json")):
        true = json.loads(path.read_text(encoding="utf-8"))
        found = set(_sections(database, Path(true["file"]).name))
        for chapter in true.get("outline", ()):
            if chapter["page"] is not None:
                counted += 1
                is_found = (chapter["page"], folded(chapter["title"])) in found
                right += is_found
                missed += [] if is_found else [f"{path.stem} p.{chapter['page']} {chapter['title']}"]
    return Measured(right, counted, tuple(missed))


def _sections(database: sqlite3.Connection, file_name: str) -> Iterator[tuple[int, str]]:
    """The pages and titles of a file's sections, with the number before it and without."""
    query = "SELECT s.page, s.number, s.title FROM sections s JOIN documents d ON d.id = s.document_id WHERE d.file_name = ?"
    for page, number, title in database.execute(query, (file_name,)):
        yield page, folded(title)
        yield page, folded(f"{number or ''} {title}")


def folded(words: str) -> str:
    """Words without case, blanks and punctuation."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", words).casefold())


def measure_boxes(database: sqlite3.Connection, corpus: Path, count: int, seed: int) -> Measured:
    """The random records whose words stand in their boxes."""
    records = [record for table in RECORD_TABLES for record in _records(database, table)]
    chosen = sorted(Random(seed).sample(sorted(records), min(count, len(records))))
    pages = _Pages(corpus)
    missed = []
    for file_name, table, record_id, words in chosen:
        boxes = [Box(*row) for row in database.execute(BOXES_OF_RECORD, (record_id,))]
        seen = "".join(pages.words_in(file_name, boxes))
        if Counter(inked(seen)) != Counter(inked(words)):
            missed.append(f"{file_name} p.{boxes[0].page if boxes else '?'} {table} {words!r}, in its boxes {seen!r}")
    pages.close()
    return Measured(len(chosen) - len(missed), len(chosen), tuple(missed))


def _records(database: sqlite3.Connection, table: str) -> Iterator[tuple[str, str, str, str]]:
    """File name, table, id and words of each record of the PDFs."""
    query = (
        f"SELECT d.file_name, r.id, r.words FROM {table} r JOIN documents d ON d.id = r.document_id"
        " WHERE d.media_type = 'application/pdf' AND d.superseded_by IS NULL"
    )
    for file_name, record_id, words in database.execute(query):
        yield file_name, table, record_id, words


class _Pages:
    """The characters of the pages of PDFs, each page parsed once."""

    def __init__(self, corpus: Path) -> None:
        self._corpus = corpus
        self._files: dict[str, Any] = {}
        self._characters: dict[tuple[str, int], list[dict[str, Any]]] = {}

    def words_in(self, file_name: str, boxes: Sequence[Box]) -> Iterator[str]:
        """The characters of which the centre lies in any of the boxes, each once."""
        for number in dict.fromkeys(box.page for box in boxes):
            near = [box for box in boxes if box.page == number]
            for one in self._on_page(file_name, number):
                x, y = (one["x0"] + one["x1"]) / 2, (one["top"] + one["bottom"]) / 2
                if any(box.x0 <= x <= box.x1 and box.top <= y <= box.bottom for box in near):
                    yield one["text"]

    def _on_page(self, file_name: str, number: int) -> list[dict[str, Any]]:
        key = file_name, number
        if key not in self._characters:
            if file_name not in self._files:
                self._files[file_name] = pdfplumber.open(self._corpus / file_name)
            page = self._files[file_name].pages[number - 1]
            self._characters[key] = page.chars
            page.close()
        return self._characters[key]

    def close(self) -> None:
        """Closes the files."""
        for file in self._files.values():
            file.close()


def inked(words: str) -> str:
    """Characters without blanks and without the hyphens that differ from program to program."""
    return "".join(unicodedata.normalize("NFKC", words).split()).translate(HYPHENS)


def measure_characters(database: sqlite3.Connection, corpus: Path, count: int, seed: int) -> Measured:
    """The characters of random upright pages that are those of pdfplumber's `extract_text`, one for one."""
    pages = sorted(_pages(database))
    Random(seed).shuffle(pages)
    right, counted, seen, missed = 0, 0, 0, []
    files = {name: pdfplumber.open(corpus / name) for name in sorted({name for name, _, _ in pages})}
    for file_name, number, text in pages:
        page = files[file_name].pages[number - 1]
        if seen < count and _is_upright(page):
            seen += 1
            own, other = Counter(inked(text)), Counter(inked(page.extract_text()))
            right += (own & other).total()
            counted += max(own.total(), other.total())
            if own != other:
                missed.append(f"{file_name} p.{number} too much {_told(own - other)}, too little {_told(other - own)}")
        page.close()
    for file in files.values():
        file.close()
    return Measured(right, counted, tuple(missed))


def _pages(database: sqlite3.Connection) -> Iterator[tuple[str, int, str]]:
    """File name, number and text of each page of the PDFs."""
    query = (
        "SELECT d.file_name, p.number, p.start, t.text FROM pages p JOIN documents d ON d.id = p.document_id"
        " JOIN texts t ON t.document_id = d.id WHERE d.media_type = 'application/pdf' AND d.superseded_by IS NULL"
        " ORDER BY d.file_name, p.number DESC"
    )
    ends: dict[str, int] = {}
    for file_name, number, start, text in database.execute(query):
        yield file_name, number, text[start : ends.get(file_name, len(text))]
        ends[file_name] = start


def _is_upright(page: Page) -> bool:
    return not page.rotation and sum(one["upright"] for one in page.chars) >= MOSTLY * max(1, len(page.chars))


def _told(characters: Counter[str]) -> str:
    return repr("".join(sorted(characters.elements()))[:60])


def main() -> None:
    """Measures one thing."""
    parser = argparse.ArgumentParser(prog="python -m bench.pdf_rulers", description=__doc__)
    parser.add_argument("what", choices=("outline", "boxes", "characters"))
    parser.add_argument("database", type=Path)
    parser.add_argument("folder", type=Path, help="the gold for `outline`, the PDFs for the others")
    parser.add_argument("--count", type=int, default=200, help="how many records or pages (200)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--min", type=float, default=0.0, help="the least part that will do, from 0 to 1")
    arguments = parser.parse_args()
    with closing(sqlite3.connect(arguments.database)) as database:
        match arguments.what:
            case "outline":
                found = measure_outline(database, arguments.folder)
            case "boxes":
                found = measure_boxes(database, arguments.folder, arguments.count, arguments.seed)
            case _:
                found = measure_characters(database, arguments.folder, arguments.count, arguments.seed)
    print_measured(arguments.what, found)
    if found.share < arguments.min:
        sys.exit(f"{arguments.what}: {found.share:.4f} is below {arguments.min}")


def print_measured(what: str, found: Measured) -> None:
    """The figure, and the first of what was missed."""
    print(f"{what}: {found.share:.4f} ({found.right:,} of {found.counted:,})")
    for line in found.missed[:SHOWN]:
        print(f"  missed: {line}")


if __name__ == "__main__":
    main()
