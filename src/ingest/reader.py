"""Which reader a file gets, by what it holds and not by its name, and the limits that hold for all of them."""

import re
from collections.abc import Callable
from pathlib import Path
from pkgutil import resolve_name
from typing import NamedTuple, cast

from ingest.foreign import refuse_foreign
from ingest.options import ReadOptions
from schema import Document, LeidraadError

Recognise = Callable[[bytes], bool]
Read = Callable[[Path, bytes | None, ReadOptions], Document]

BEGINNING = 4096
"""Bytes at the front of a file in which its type shows itself."""


class Reader(NamedTuple):
    """A type of file and what reads it. The functions are named, and imported when a file needs them: some are slow to import."""

    name: str
    suffixes: tuple[str, ...]
    """How its files are called; those are taken from folders."""
    sign: bytes
    """A pattern that the beginning of each such file holds; it spares other files the import of what looks closer."""
    recognise: str
    read: str
    from_path: bool = False
    """Whether it reads a file from its path, bit by bit, and knows its type by the beginning: some of these files are large."""

    def recognises(self, content: bytes) -> bool:
        """Whether a file is of this type."""
        return bool(re.search(self.sign, content[:BEGINNING])) and cast("Recognise", resolve_name(self.recognise))(content)


HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")

READERS = (
    Reader("PDF", (".pdf",), rb"%PDF-", "ingest.pdf.reader:is_pdf", "ingest.pdf.reader:read_pdf", from_path=True),
    Reader("Word", (".docx", ".docm", ".dotx"), rb"\APK\x03\x04", "ingest.docx.reader:is_docx", "ingest.docx.reader:read_docx"),
    Reader("HTML", HTML_SUFFIXES, rb"<\0?[A-Za-z!?]", "ingest.html.reader:is_html", "ingest.html.reader:read_html"),
)
"""What a file is asked to be, in this order. One that is none of these, and nothing that is known to be unreadable, is text."""

TEXT_SUFFIXES = (".txt", ".text")
KNOWN_SUFFIXES = frozenset({*TEXT_SUFFIXES, *(suffix for reader in READERS for suffix in reader.suffixes)})


def read_document(path: Path, options: ReadOptions | None = None) -> Document:
    """The document in the file `path`.

    Raises LeidraadError `missing-file`, `not-a-file`, `too-large`, `empty-file`, `unreadable`, `unknown-type`,
    `not-as-named` and those of the readers.
    """
    options = options or ReadOptions()
    beginning = read_content(path, options.max_bytes, BEGINNING)
    for reader in READERS:
        if reader.from_path and reader.recognises(beginning):
            return cast("Read", resolve_name(reader.read))(path, None, options)
    content = read_content(path, options.max_bytes)
    for reader in READERS:
        if not reader.from_path and reader.recognises(content):
            return cast("Read", resolve_name(reader.read))(path, content, options)
    refuse_foreign(path, content)
    refuse_false_name(path)
    return _read_text(path, content)


def read_content(path: Path, max_bytes: int, most: int = -1) -> bytes:
    """The bytes of a file that keeps within the limit, or the first of them; raises LeidraadError as `read_document` does."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise LeidraadError("not-a-file", str(path), "this is a folder or a device", "name a file")
        if size > max_bytes:
            limit = f"{max_bytes / 1e6:,.0f} MB"
            raise LeidraadError("too-large", str(path), f"{size / 1e6:,.0f} MB is over the limit of {limit}", "raise --max-size")
        if size == 0:
            raise LeidraadError("empty-file", str(path), "the file holds no text", "fetch it again or leave it out")
        with path.open("rb") as stream:
            return stream.read(most)
    except FileNotFoundError as error:
        raise LeidraadError("missing-file", str(path), "there is no such file", "check the path") from error
    except OSError as error:
        raise LeidraadError("unreadable", str(path), f"cannot be read: {error.strerror}", "check its permissions") from error


def refuse_false_name(path: Path) -> None:
    """Raises LeidraadError `not-as-named` for a file that is called as a type is that it turned out not to be.

    Text makes itself known by nothing; so what is called `begroting.pdf` and is no PDF is not taken for text.
    """
    for reader in READERS:
        if path.suffix.lower() in reader.suffixes:
            what = f"is named {path.suffix}, but what it holds is no {reader.name}"
            raise LeidraadError("not-as-named", str(path), what, "fetch it again, or name it .txt if it is plain text")


def document_from_text(text: str, file_name: str = "report.txt") -> Document:
    """A document of `text` as it stands, as if it had been read from a file of that name."""
    return _read_text(Path(file_name), text.encode())


def _read_text(path: Path, content: bytes) -> Document:
    """What the reader of plain text gives; that too is imported when a file needs it."""
    from ingest.text import read_text

    return read_text(path, content)
