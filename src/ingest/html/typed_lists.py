"""Lists that are typed and not marked as such: lines of a paragraph, or paragraphs, that begin with a bullet or a number."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.bullets import BULLET
from ingest.html.inline import Piece

# "• tekst", "- tekst", "· tekst": never "* rente", which is a note, or "-5"
SIGNED = re.compile(r"[•▪◦●○·‣■►➢✓\uf0b7\uf0a7–-]\s+(?=[^\W\d])")
FEWEST_ITEMS = 2
"""One line that begins with a number may be anything."""


class Part(NamedTuple):
    """An item of a list with the lines that belong to it, or what stands before the list."""

    piece: Piece
    is_item: bool


def split_items(piece: Piece) -> Iterator[Part]:
    """The items that a paragraph is typed as, and the words before them; the paragraph itself where it is none."""
    starts = list(_item_starts(piece.text))
    if not starts:
        yield Part(piece, is_item=False)
        return
    if starts[0]:
        yield Part(piece.part(0, starts[0]), is_item=False)
    for start, end in zip(starts, [*starts[1:], len(piece.text)], strict=True):
        yield Part(piece.part(start, end), is_item=True)


def _item_starts(text: str) -> Iterator[int]:
    """Where the items begin: at each sign, and at numbers where there are several."""
    numbered: list[int] = []
    signed: list[int] = []
    at = 0
    for line in text.split("\n"):
        if SIGNED.match(line):
            signed.append(at)
        elif (bullet := BULLET.match(line)) and bullet["number"] and bullet.end() < len(line):
            numbered.append(at)
        at += len(line) + 1
    yield from sorted((*signed, *(numbered if len(numbered) >= FEWEST_ITEMS else ())))
