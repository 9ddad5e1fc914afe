"""List items: the marks before them, and how deep they stand."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.lines import Line

DASHES = "-–"
# "• tekst", "- tekst", "1. tekst", "a) tekst", "(b) tekst", "ii. tekst", and a mark alone on its line
SIGN = r"[•▪◦●○·‣■►➢✓*¢\uf0b7\uf0a7–-]"
NUMBER = r"\d{1,2}|[a-z]|[ivxIVX]{1,4}|V[iI]{1,3}"
BULLET = re.compile(rf"(?:{SIGN}|\(?(?P<number>{NUMBER})[.)])(?:\s+(?=\S)|$)")
# Character recognition reads a round bullet as a letter or a sign: "e tekst", "o tekst", "® tekst"
MISREAD_BULLET = re.compile(r"[eo®°©]\s+(?=[\w(‘'“])")
FIRST_NUMBERS = frozenset(("1", "a", "i", "I"))
FEWEST_SIGNS = 2
"""One line that begins so may be a sentence; two items or more are a list."""


class Bullet(NamedTuple):
    """The mark before a list item."""

    end: int
    """Where the item's words begin in its line; the length of a line that holds the mark alone."""
    number: str | None
    """`3`, `b` or `iv`; None for a sign."""
    sort: str
    """`1`, `a`, `i`, `-` or `•`: items of one list have marks of one sort."""


def find_bullets(lines: Sequence[Line], width: int | None) -> list[Bullet | None]:
    """For each line the bullet that it begins with; misread ones only in wrapped text, which transcripts are."""
    bullets = read_bullets(line.text for line in lines)
    if width is not None:
        misread = {index: match.end() for index, line in enumerate(lines) if (match := MISREAD_BULLET.match(line.text))}
        signs = sum(bullet is not None and bullet.sort == "•" for bullet in bullets)
        if len(misread) + signs >= FEWEST_SIGNS:
            for index, end in misread.items():
                bullets[index] = Bullet(end, None, "•")
    return bullets


def read_bullets(texts: Iterable[str]) -> list[Bullet | None]:
    """For each of some lines that follow each other the bullet that it plainly begins with."""
    bullets: list[Bullet | None] = []
    numbered: Bullet | None = None
    for text in texts:
        bullet = _bullet(text, numbered)
        bullets.append(bullet)
        numbered = bullet if bullet and bullet.number else numbered
    return bullets


def _bullet(text: str, before: Bullet | None) -> Bullet | None:
    """The bullet that a line begins with; `before` is the last numbered one above it."""
    match = BULLET.match(text)
    if match is None:
        return None
    number = match["number"]
    if number is None:
        return Bullet(match.end(), None, "-" if text[0] in DASHES else "•")
    if number.isdigit():
        return Bullet(match.end(), number, "1")
    return Bullet(match.end(), number, "i" if _is_roman(number, before) else "a")


def _is_roman(number: str, before: Bullet | None) -> bool:
    """Whether `i`, `v` or `x` is a Roman number: not where the letter before it in the alphabet is the last number."""
    if len(number) > 1:
        return True
    in_alphabet = before is not None and before.number == chr(ord(number) - 1)
    return number in "ivxIVX" and not in_alphabet


class ListLevels:
    """Gives list items their levels in reading order: by indent, and by the sort of their marks where that is lost."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []
        self._interrupted = False

    def level(self, indent: int, bullet: Bullet) -> int:
        """Level of the next item, from 1."""
        if self._interrupted and bullet.number in FIRST_NUMBERS:
            self._open.clear()
        self._interrupted = False
        key = (indent, bullet.sort)
        while self._open and self._open[-1] != key and (key in self._open or indent < self._open[-1][0]):
            self._open.pop()
        if not self._open or self._open[-1] != key:
            self._open.append(key)
        return len(self._open)

    def interrupt(self, *, is_end: bool) -> None:
        """A free paragraph stands between two items: it ends the lists, or only those that a first number follows.

        In wrapped text it may belong to the item above it, so that a later number goes on in the list.
        """
        self._interrupted = True
        if is_end:
            self.close()

    def close(self) -> None:
        """All lists end."""
        self._open.clear()
