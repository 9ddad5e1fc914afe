"""The text of a report as it is written for these samples: a few signs at the start of a line say what the line is.

`# ` to `### ` are headings, `- ` and `1. ` list items, `> ` a side box, `[1] ` a note whose mark `^1^` stands before it;
`{{ }}` is a directive, rows with ` | ` are a table of words, whose first row is its head where `---` follows it.
Anything else is running text up to the next empty line. `~` marks where a word may break, `**` what is bold.
"""

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

LINE_KINDS = (
    ("heading", re.compile(r"(?P<mark>#{1,4}) (?P<words>.+)")),
    ("item", re.compile(r"(?P<mark>-{1,2}|\d+\.|[a-z]\)) (?P<words>.+)")),
    ("box", re.compile(r"> (?P<words>.*)")),
    ("note", re.compile(r"\[(?P<mark>\d+)\] (?P<words>.+)")),
    ("directive", re.compile(r"\{\{(?P<words>.+)\}\}")),
    ("row", re.compile(r"(?P<words>(?:.* )?\|.*)")),
    ("rule", re.compile(r"---(?P<words>)")),
)
"""What a line is, by how it begins."""
GOES_ON = ("text", "item", "box", "note")
"""Pieces whose words go on in the next line."""


class Piece(NamedTuple):
    """A heading, a paragraph, an item, a row: what one line begins, and its words."""

    kind: str
    words: str
    mark: str = ""


def read_source(name: str) -> list[Piece]:
    """The pieces of a text in this folder."""
    return list(_pieces(files("bench.samples").joinpath(name).read_text(encoding="utf-8")))


def cells_of(row: Piece) -> list[str]:
    """The cells of a row of a table of words."""
    return [cell.strip() for cell in row.words.split("|")]


def _pieces(text: str) -> Iterator[Piece]:
    waiting: Piece | None = None
    for line in text.splitlines():
        piece = _read_line(line.strip())
        if piece is not None and piece.kind == "text" and waiting is not None and waiting.kind in GOES_ON:
            waiting = waiting._replace(words=f"{waiting.words} {piece.words}")
            continue
        if waiting is not None:
            yield waiting
        waiting = piece
    if waiting is not None:
        yield waiting


def _read_line(line: str) -> Piece | None:
    if not line:
        return None
    for kind, pattern in LINE_KINDS:
        if match := pattern.fullmatch(line):
            return Piece(kind, match["words"], match.groupdict().get("mark") or "")
    return Piece("text", line)
