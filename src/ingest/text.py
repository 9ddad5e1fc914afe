"""The reader of text files: decodes, never changes a character, finds pages and blocks."""

import hashlib
import re
from bisect import bisect_right
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from pathlib import Path

from ingest.blocks import find_blocks
from ingest.grids.readers import find_grids
from ingest.margins import page_number
from schema import Block, BlockKind, Document, LeidraadError, Page

LETTER_OR_FIGURE = re.compile(r"[^\W_]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
MOST_CONTROL = 0.001
"""Share of control characters above which a file is taken for something other than text; one may always slip in."""


def read_text(path: Path, content: bytes) -> Document:
    """The document in a text file: UTF-8 with or without a byte order mark, UTF-16 with one, or Windows-1252.

    Raises LeidraadError `empty-file` or `not-text`.
    """
    text, charset = decode(content, str(path))
    if not LETTER_OR_FIGURE.search(text):
        raise LeidraadError("empty-file", str(path), "the file holds no text", "fetch it again or leave it out")
    blocks = tuple(find_blocks(text))
    return Document(
        file_name=path.name,
        source_path=str(path),
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=f"text/plain; charset={charset}",
        text=text,
        pages=tuple(find_pages(text, blocks)),
        blocks=blocks,
        grids=tuple(find_grids(text, blocks)),
    )


def decode(content: bytes, place: str) -> tuple[str, str]:
    """The text of `content` and the name of its encoding; raises LeidraadError `not-text`.

    >>> decode("Financiën".encode("cp1252"), "x.txt")
    ('Financiën', 'windows-1252')
    """
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encodings = [("utf-16", "utf-16")]
    else:
        encodings = [("utf-8-sig", "utf-8"), ("cp1252", "windows-1252")]
    for codec, charset in encodings:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and len(CONTROL.findall(text)) <= 1 + len(text) * MOST_CONTROL:
            return text, charset
    raise LeidraadError("not-text", place, "the file is no text in UTF-8 or Windows-1252", "save it as plain text first")


def find_pages(text: str, blocks: Iterable[Block]) -> list[Page]:
    """The pages of a text that form feeds divide, with the numbers printed on them; none where it has no form feed."""
    starts = [0, *(match.end() for match in re.finditer("\f", text))]
    if len(starts) == 1:
        return []
    if not text[starts[-1] :].strip():
        starts.pop()
    labels: dict[int, str] = {}
    for block in blocks:
        number = page_number(text[block.start : block.end]) if block.kind is BlockKind.FURNITURE else None
        if number is not None:
            labels.setdefault(bisect_right(starts, block.start), number)
    return [Page(number=number, label=labels.get(number), start=start) for number, start in enumerate(starts, start=1)]
