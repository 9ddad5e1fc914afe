"""Paragraphs, list items and candidates for headings, out of the lines of a page."""

import re
from collections.abc import Sequence
from itertools import groupby

from ingest.bullets import Bullet, read_bullets
from ingest.pdf.order import Item
from ingest.pdf.paragraphs import Setting, find_settings, goes_on
from ingest.pdf.parts import Part, Piece
from ingest.pdf.sheets import PageTable, PrintedLine

# "2.Een nieuwe haven"
GLUED_NUMBER = re.compile(r"(?P<number>\d{1,2})[.)](?=[A-Z][a-z])")
PRIVATE_SIGNS = ("\uf020", "\uf0ff")
"""The signs of fonts such as Symbol and Wingdings."""
NO_MARKS = frozenset("€([{'\"‘“§&+=/<>.,:;*%#")
"""What begins a line and is no mark of a list."""


def find_pieces(items: Sequence[Item], body_size: float) -> list[Part]:
    """The pieces and tables of a page, from its lines and tables in reading order; a side box never cuts a paragraph in two."""
    lines = [item for item in items if isinstance(item, PrintedLine)]
    bullets = dict(zip(map(id, lines), _bullets(lines), strict=True))
    settings = _settings(items)
    parts: list[Part] = []
    open_pieces: dict[tuple[int | None, int], Piece] = {}
    for item in items:
        if isinstance(item, PageTable):
            open_pieces.clear()
            parts.append(item)
            continue
        bullet, ground = bullets[id(item)], (item.box, item.turned)
        piece = open_pieces.get(ground)
        if piece and bullet is None and goes_on(piece, item, settings[id(piece.lines[-1])], settings[id(item)], body_size):
            piece.lines.append(item)
        else:
            piece = open_pieces[ground] = Piece([item], bullet=bullet)
            parts.append(piece)
    return parts


def _settings(items: Sequence[Item]) -> dict[int, Setting]:
    """How each line is set; what stands behind a table tells nothing of what stands before it."""
    found: dict[int, Setting] = {}
    for _, stack in groupby(items, key=type):
        lines = [item for item in stack if isinstance(item, PrintedLine)]
        found.update(zip(map(id, lines), find_settings(lines), strict=True))
    return found


def _bullets(lines: Sequence[PrintedLine]) -> list[Bullet | None]:
    bullets = read_bullets(line.text for line in lines)
    return [bullet or _bullet(line) for bullet, line in zip(bullets, lines, strict=True)]


def _bullet(line: PrintedLine) -> Bullet | None:
    """A mark that is drawn, a sign of a font of signs, an `o` set apart or a number glued to its text, before a list item."""
    starts, boxes, text = line.wording.starts, line.wording.boxes, line.text
    if line.is_dotted:
        return Bullet(0, None, "•")
    if text[0].isalpha() and text[0] != "o":
        return None
    if glued := GLUED_NUMBER.match(text):
        return Bullet(glued.end(), glued["number"], "1")
    first, last = PRIVATE_SIGNS
    is_sign = first <= text[0] <= last or not (text[0].isalnum() or text[0] in NO_MARKS)
    if len(text) == 1 and is_sign:
        return Bullet(1, None, "•")
    if len(starts) < 2 or starts[1] != 2:
        return None
    stands_apart = boxes[4] - boxes[2] > line.size / 2
    return Bullet(2, None, "•") if is_sign or (text[0] == "o" and stands_apart) else None
