"""The reader of PDF files: from the ink of their pages to text, blocks and grids."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil
from pathlib import Path

from ingest.beside import MOST_TASKS, share_out
from ingest.memory import give_back_memory
from ingest.options import ReadOptions
from ingest.pdf.contents import Entry
from ingest.pdf.drafts import TableDraft
from ingest.pdf.flow import Flow
from ingest.pdf.folding import fold
from ingest.pdf.health import PageHealth, check_text, examine, find_remarks, pages_without_text
from ingest.pdf.ink import PageInk
from ingest.pdf.manuscript import Manuscript
from ingest.pdf.misreadings import find_misreadings
from ingest.pdf.opening import Opened, open_pdf, read_origin, read_outline
from ingest.pdf.pages import read_pages
from ingest.pdf.plumber import plumber_tables
from ingest.pdf.repairs import find_repairs
from ingest.pdf.scans import recognise
from ingest.pdf.sheet_reader import read_sheet
from ingest.pdf.sheets import FoldedSheet
from ingest.pdf.table_runs import match_columns
from ingest.pdf.tables.finder import find_tables
from schema import Document, Remark, Repair, Severity
from schema.spill import Spill

PAGES_AT_A_TIME = 8
"""Processes that share a file take so many pages at a time, or more of a long one."""
HEAD = 1024
"""The mark of a PDF stands among so many bytes at its head."""


def is_pdf(content: bytes) -> bool:
    """Whether a file is a PDF, by its mark.

    >>> is_pdf(b"%PDF-1.7"), is_pdf(b"Programmabegroting")
    (True, False)
    """
    return b"%PDF-" in content[:HEAD]


def read_pdf(
    path: Path,
    content: bytes | None,
    options: ReadOptions,
    *,
    only: frozenset[int] | None = None,
    ruled: frozenset[int] = frozenset(),
) -> Document:
    """The document in a PDF file; without its bytes at hand it is read from its path, so that nobody ever has all of them.

    With `only`, these pages alone are read, and keep their numbers. The tables of `ruled` pages are those that pdfplumber
    sees by their rulings. Raises LeidraadError as `open_pdf`, `check_text` and `recognise` do.
    """
    reading = _Reading(path, content, options, ruled)
    with Opened(path, content, options) as file:
        pdf = file.for_pages(0)
        origin = read_origin(pdf)
        outline = [Entry(entry.title, entry.page, entry.level) for entry in read_outline(pdf)]
        reading.read(file, range(1, len(pdf) + 1) if only is None else sorted(only))
    if options.ocr:
        reading.recognise()
    if only is None:
        check_text(str(path), reading.health)
    manuscript = Manuscript()
    flow = Flow(reading.sheets, outline)
    manuscript.write(flow.pages())
    give_back_memory()
    manuscript.give_levels(flow.levels())
    writer, text = manuscript.writer, manuscript.writer.text
    return Document.model_construct(
        file_name=path.name,
        source_path=str(path),
        sha256=_sha256(path, content),
        media_type="application/pdf",
        text=text,
        pages=tuple(writer.pages),
        blocks=writer.blocks,
        grids=tuple(writer.grids),
        repairs=join_repairs(
            manuscript.repairs,
            [*find_repairs(text, writer.blocks, manuscript.hyphens), *find_misreadings(text, writer.pages)],
        ),
        links=tuple(manuscript.links),
        remarks=tuple(reading.remarks([page.start for page in writer.pages])),
        origin=origin,
        places=manuscript.places,
    )


def _sha256(path: Path, content: bytes | None) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    if content is not None:
        return hashlib.sha256(content).hexdigest()
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@dataclass
class _Run:
    """Pages that follow each other, and the tables on the first and the last of them."""

    sheets: list[FoldedSheet]
    health: list[PageHealth]
    first: Sequence[TableDraft] = ()
    last: Sequence[TableDraft] = ()


class _Reading:
    """The pages of one file that are read by now."""

    def __init__(self, path: Path, content: bytes | None, options: ReadOptions, ruled: frozenset[int]) -> None:
        self._path, self._content, self._options, self._ruled = path, content, options, ruled
        self.sheets: list[FoldedSheet] = []
        self.health: list[PageHealth] = []
        self._spill = Spill()

    def read(self, file: Opened, numbers: Sequence[int]) -> None:
        """Reads these pages; many of them in several processes."""
        at_a_time = max(PAGES_AT_A_TIME, ceil(len(numbers) / MOST_TASKS))
        runs = [partial(self._run, file, numbers[start : start + at_a_time]) for start in range(0, len(numbers), at_a_time)]
        processes = min(self._options.processes, len(runs))
        before: Sequence[TableDraft] = ()
        for run in share_out(runs, processes, self._options.meanwhile, self._put_away):
            if run.sheets:
                match_columns(before, run.first, run.sheets[0].sheet.tables)
                before = run.last
            self.sheets += run.sheets
            self.health += run.health

    def _run(self, file: Opened, numbers: Sequence[int]) -> _Run:
        """Reads a run of pages."""
        run = _Run([], [])
        for page in read_pages(file.for_pages(len(numbers)), numbers):
            run.health.append(examine(page))
            drafts = self._tables(page)
            sheet = read_sheet(page, drafts)
            if run.sheets:
                match_columns(run.last, drafts, sheet.tables)
            else:
                run.first = drafts
            run.sheets.append(fold(sheet))
            run.last = drafts
        return run

    def _put_away(self, run: _Run) -> None:
        """Leaves little of a run in memory."""
        for folded in run.sheets:
            folded.put_away(self._spill)

    def recognise(self) -> None:
        """Reads the pages without a text layer once more, with the words that character recognition sees in them."""
        numbers = pages_without_text(self.health)
        if not numbers:
            return
        content = self._path.read_bytes() if self._content is None else self._content
        recognised = recognise(content, numbers, str(self._path), self._options.password)
        places = {folded.sheet.number: place for place, folded in enumerate(self.sheets)}
        with open_pdf(self._path, recognised.content, replace(self._options, password=None)) as pdf:
            for page in read_pages(pdf, numbers):
                page.ocr, page.confidence = True, recognised.confidence.get(page.number)
                self.health[places[page.number]] = examine(page)
                self.sheets[places[page.number]] = fold(read_sheet(page, find_tables(page)))

    def remarks(self, starts: Sequence[int]) -> Iterator[Remark]:
        """What is to be said of the pages, which begin at `starts` in the text."""
        yield from find_remarks(self.health, starts)
        for folded, start in zip(self.sheets, starts, strict=True):
            sheet = folded.sheet
            if sheet.hidden:
                what = f"page {sheet.number}: {sheet.hidden} words that cannot be seen are left out"
                yield Remark("hidden-text", Severity.INFO, what, start, start)

    def _tables(self, page: PageInk) -> Sequence[TableDraft]:
        if page.number in self._ruled:
            return plumber_tables(page)
        return find_tables(page)


def join_repairs(first: Iterable[Repair], others: Iterable[Repair]) -> tuple[Repair, ...]:
    """The repairs of both, in order; where two overlap, that which begins first."""
    joined: list[Repair] = []
    for repair in sorted([*first, *others]):
        if not joined or repair.start >= joined[-1].end:
            joined.append(repair)
    return tuple(joined)
