"""The reader of text files: decodes, never changes a character, finds pages and blocks."""

import hashlib
import re
from pathlib import Path

from ingest.blocks import find_blocks
from schema import Document, LeidraadError, Page

UNDEFINED_IN_WINDOWS_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
MOST_CONTROL = 0.001
"""Share of control characters above which a file is taken for something other than text."""


def read_text(path: Path, content: bytes) -> Document:
    """The document in a text file: UTF-8 with or without a byte order mark, UTF-16 with one, or Windows-1252.

    Raises LeidraadError `empty-file` or `not-text`.
    """
    text, charset = decode(content, str(path))
    if not text.strip():
        raise LeidraadError("empty-file", str(path), "the file holds no text", "fetch it again or leave it out")
    return Document(
        file_name=path.name,
        source_path=str(path),
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=f"text/plain; charset={charset}",
        text=text,
        pages=tuple(find_pages(text)),
        blocks=tuple(find_blocks(text)),
    )


def decode(content: bytes, place: str) -> tuple[str, str]:
    """The text of `content` and the name of its encoding; raises LeidraadError `not-text`.

    >>> decode("Financiën".encode("cp1252"), "x.txt")
    ('Financiën', 'windows-1252')
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = [("utf-16", "utf-16")]
    elif UNDEFINED_IN_WINDOWS_1252.search(content):
        encodings = [("utf-8-sig", "utf-8")]
    else:
        encodings = [("utf-8-sig", "utf-8"), ("cp1252", "windows-1252")]
    for codec, charset in encodings:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and len(CONTROL.findall(text)) <= len(text) * MOST_CONTROL:
            return text, charset
    raise LeidraadError("not-text", place, "the file is no text in UTF-8 or Windows-1252", "save it as plain text first")


def find_pages(text: str) -> list[Page]:
    """The pages of a text that form feeds divide; none where it has no form feed."""
    starts = [0, *(match.end() for match in re.finditer("\f", text))]
    if len(starts) > 1 and not text[starts[-1] :].strip():
        starts.pop()
    if "\f" not in text:
        return []
    return [Page(number=number, start=start) for number, start in enumerate(starts, start=1)]
