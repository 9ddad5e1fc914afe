"""How the words of a page look: font, height, colour and direction, by the objects that the file draws them with."""

import math
import re
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import NamedTuple

from ingest.pdf import pdfium
from ingest.pdf.ink import Font
from ingest.pdf.turning import Frame

# "ABCDEF+Calibri,Bold": the letters before the sign say that the file holds a part of the font
SUBSET = re.compile(r"[A-Z]{6}\+")
# "Calibri-Bold", "FrutigerLT-Black", "TheSans_7Bold", "Arial,BoldItalic", "GillSansSemiBold"
BOLD = re.compile(r"bold|black|heavy|demi|extrabd|[-_,]bd\b", re.IGNORECASE)
# "Calibri-Italic", "Helvetica-Oblique"
ITALIC = re.compile(r"italic|oblique|kursiv|[-_,]it\b", re.IGNORECASE)
ITALIC_FLAG, BOLD_FLAG = 1 << 6, 1 << 18
FILLED_AND_DRAWN = 2
"""The way in which programs print a bold letter of which they have no font: they draw its outline too."""
UNSEEN = 3
"""The way in which character recognition puts its text over a picture."""


class Look(NamedTuple):
    """How text looks."""

    font: int
    size: float
    """Height of its font in points; 0 for letters that are pressed flat."""
    colour: int
    direction: int
    """Degrees clockwise by which it is turned against the page as shown."""
    seen: bool


Key = tuple[int | None, int, float, tuple[float, ...], int | None]
"""Font, way of drawing, size, matrix and colour of a text object."""
Point = tuple[float, float]


class Looks:
    """The looks and fonts of one page, by the objects that draw its text; few looks serve many objects."""

    def __init__(self, text: pdfium.Reference, shown: Frame) -> None:
        self.fonts: list[Font] = []
        self._text = text
        self._shown = shown
        self._looks: dict[Key, Look] = {}
        self._by_object: dict[int | None, Look] = {}
        self._origins: dict[int | None, Point] = {}
        self._places: dict[tuple[int, bool], int] = {}

    @property
    def directions(self) -> set[int]:
        """All directions that were found so far."""
        return {look.direction for look in self._looks.values()}

    @property
    def has_unseen(self) -> bool:
        """Whether there is text that is not seen."""
        return not all(look.seen for look in self._looks.values())

    def at(self, indexes: Sequence[int]) -> tuple[list[Look], list[Point]]:
        """How each of these characters looks, and a point of the line that it stands on, in the file's coordinates."""
        things = pdfium.character_objects(self._text, indexes)
        new = {thing: index for thing, index in zip(things, indexes, strict=True) if thing not in self._by_object}
        if new:
            self._add(list(new), list(new.values()))
        return list(map(self._by_object.__getitem__, things)), list(map(self._origins.__getitem__, things))

    def _add(self, things: Sequence[int | None], indexes: Sequence[int]) -> None:
        """Adds the looks of these objects, by one character of each."""
        text, references = self._text, list(map(pdfium.reference, things))
        keys: Iterable[Key] = zip(
            map(pdfium.object_font, references),
            map(pdfium.object_text_mode, references),
            map(pdfium.character_size, repeat(text), indexes),
            pdfium.character_matrices(text, indexes),
            pdfium.fill_colours(references),
            strict=True,
        )
        for thing, key in zip(things, keys, strict=True):
            if key not in self._looks:
                self._looks[key] = self._look(key)
            self._by_object[thing] = self._looks[key]
        self._origins.update(zip(things, zip(*pdfium.character_origins(text, indexes), strict=True), strict=True))

    def _look(self, key: Key) -> Look:
        font, mode, size, matrix, colour = key
        stretch = math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
        place = self._font(font or 0, drawn=mode == FILLED_AND_DRAWN)
        # a height below zero turns the letters half around
        direction = self._shown.direction(matrix if size >= 0 else [-part for part in matrix])
        return Look(place, abs(size) * stretch, colour or 0, direction, mode != UNSEEN)

    def _font(self, font: int, *, drawn: bool) -> int:
        key = (font, drawn)
        if key not in self._places:
            self._places[key] = len(self.fonts)
            self.fonts.append(_named_font(*key))
        return self._places[key]


def _named_font(address: int, drawn: bool) -> Font:
    if not address:
        return Font("", bold=drawn)
    name = SUBSET.sub("", pdfium.byte_string(pdfium.font_name, address))
    flags = pdfium.font_flags(address)
    bold = drawn or BOLD.search(name) is not None or flags & BOLD_FLAG
    return Font(name, bool(bold), ITALIC.search(name) is not None or bool(flags & ITALIC_FLAG))
