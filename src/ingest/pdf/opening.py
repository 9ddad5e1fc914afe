"""Opens PDF files, and says what keeps one from being opened; what a file tells about itself and its chapters."""

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple, Self

import pypdfium2

from ingest.memory import give_back_memory
from ingest.options import ReadOptions
from ingest.pdf import pdfium
from schema import LeidraadError, Origin

WRONG_PASSWORD, UNKNOWN_SECURITY = 4, 5
"""Why PDFium does not open a file."""
TAIL = 65_536
"""The mark at the end of a PDF stands in so many bytes; what servers and mail programs put behind it is short."""
END_MARKS = (b"%%EOF", b"startxref")
PAGES_AT_ONCE = 200
"""After so many pages a file is opened anew, which takes as long as to read one page at most."""
DEEPEST_ENTRY = 10
MOST_ENTRIES = 20_000
# "D:20260913102300+02'00'", "20260913"
PDF_DAY = re.compile(r"(?:D:)?(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])")
PAGES = re.compile(rb"/Type\s*/Pages\b")
# a page, or a stream of objects in which one may be
PAGE = re.compile(rb"/Type\s*/(?:Page|ObjStm)\b")
BLANKS = re.compile(r"[\s\x00-\x1f]+")


class OutlineEntry(NamedTuple):
    """A chapter in the outline that a file brings along."""

    level: int
    """Depth; 1 is the highest."""
    title: str
    page: int | None
    """Place of its page in the file, from 1; None where it leads to no page of this file."""


class Opened:
    """A PDF file that is opened anew now and then: PDFium keeps much of each page that it has read until the file is closed.

    Without its bytes at hand it is read from its path, bit by bit.
    """

    def __init__(self, path: Path, content: bytes | None, options: ReadOptions) -> None:
        self._file = path, content, options
        self._stack = ExitStack()
        self._open(0)

    def for_pages(self, count: int) -> pypdfium2.PdfDocument:
        """The opened file, of which so many pages are to be read next.

        Another process opens it for itself, for two that read one open file would disturb each other.
        """
        self._pages += count
        if self._process != os.getpid():
            self._inherited, self._stack = self._stack, ExitStack()  # to close it here would be to copy all of it first
            self._open(count)
        elif self._pages > PAGES_AT_ONCE:
            self._stack.close()
            give_back_memory()
            self._open(count)
        return self._document

    def _open(self, pages: int) -> None:
        """Opens the file anew, to read so many pages."""
        self._process, self._pages = os.getpid(), pages
        self._document = self._stack.enter_context(open_pdf(*self._file))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()
        give_back_memory()


@contextmanager
def open_pdf(path: Path, content: bytes | None, options: ReadOptions) -> Iterator[pypdfium2.PdfDocument]:
    """The opened file, which is closed behind the block; without its bytes at hand it is read from its path.

    Raises LeidraadError `encrypted`, `broken-pdf`, `no-pages` or `too-many-pages`.
    """
    place = str(path)
    tail = _read_tail(path) if content is None else content[-TAIL:]
    if not any(mark in tail for mark in END_MARKS):
        raise LeidraadError("broken-pdf", place, "the file breaks off in its midst", "fetch it again")
    document = _open(path, content, options.password)
    try:
        count = len(document)
        if count < 1:
            raise _no_pages(place)
        if count > options.max_pages:
            what = f"{count:,} pages are over the limit of {options.max_pages:,}"
            raise LeidraadError("too-many-pages", place, what, "raise --max-pages")
        yield document
    finally:
        document.close()


def _read_tail(path: Path) -> bytes:
    """The last bytes of a file."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - TAIL))
        return stream.read()


def _open(path: Path, content: bytes | None, password: str | None) -> pypdfium2.PdfDocument:
    place = str(path)
    try:
        return pypdfium2.PdfDocument(path if content is None else content, password=password)
    except pypdfium2.PdfiumError as error:
        content = path.read_bytes() if content is None else content
        # PDFium refuses a file without pages, and tells the fault of the file before it.
        if PAGES.search(content) and not PAGE.search(content):
            raise _no_pages(place) from error
        if error.err_code == WRONG_PASSWORD:
            what = "the password is not the file's" if password else "the file has a password"
            raise LeidraadError("encrypted", place, what, "give it with --password") from error
        if error.err_code == UNKNOWN_SECURITY:
            raise LeidraadError("encrypted", place, "the file is locked in a way that is not known", "save it without") from error
        raise LeidraadError("broken-pdf", place, "the file is no whole PDF", "fetch it again") from error


def _no_pages(place: str) -> LeidraadError:
    return LeidraadError("no-pages", place, "the file holds no pages", "fetch it again or leave it out")


def read_origin(document: pypdfium2.PdfDocument) -> Origin:
    """What the file tells about itself: its title, who made it, and when."""
    day = PDF_DAY.match(_tidy(document.get_metadata_value("CreationDate")) or "")
    return Origin(
        title=_tidy(document.get_metadata_value("Title")),
        author=_tidy(document.get_metadata_value("Author")),
        created="-".join(day.group("year", "month", "day")) if day else None,
    )


def _tidy(words: str) -> str | None:
    return BLANKS.sub(" ", words).strip() or None


def read_outline(document: pypdfium2.PdfDocument) -> list[OutlineEntry]:
    """The chapters that the file's outline names, in order; an entry that leads back to one before it ends its branch."""
    address = pdfium.address_of(document.raw)
    entries: list[OutlineEntry] = []
    seen: set[int] = set()
    waiting = [(1, pdfium.first_bookmark(address, None))]
    while waiting and len(entries) < MOST_ENTRIES:
        level, bookmark = waiting.pop()
        if not bookmark or bookmark in seen:
            continue
        seen.add(bookmark)
        title = _tidy(pdfium.wide_string(pdfium.bookmark_title, bookmark))
        if title:
            entries.append(OutlineEntry(level, title, pdfium.page_of(address, pdfium.bookmark_target(address, bookmark))))
        waiting.append((level, pdfium.next_bookmark(address, bookmark)))
        if level < DEEPEST_ENTRY:
            waiting.append((level + 1, pdfium.first_bookmark(address, bookmark)))
    return entries
