"""What is printed on one page of a PDF, as it is handed from the reader of ink to the finders of tables and text.

Coordinates are points (1/72 inch) from the upper left corner of the page in its frame: the page turned so that most of its
text runs from left to right. `PageInk.shown` leads from there to the page as it is shown.
"""

from dataclasses import dataclass, field
from typing import NamedTuple


class Font(NamedTuple):
    """A font by its name and look."""

    name: str
    bold: bool = False
    italic: bool = False


class Word(NamedTuple):
    """A run of characters without a blank, in the frame."""

    text: str
    """Its characters as the file gives them; a hyphen at a line end is a plain `-`."""
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    """Where the line runs that its letters stand on."""
    size: float
    """Height of its font in points."""
    font: int
    """Index of its font in `PageInk.fonts`."""
    turned: int = 0
    """Degrees (clockwise: 90, 180, 270) by which it is turned in the frame: `270` for a heading that runs upward."""
    hyphenated: bool = False
    """Whether it ends in a hyphen that a line end broke it with."""
    colour: int = 0
    """Colour of its letters, as 0xRRGGBB."""
    glued: bool = False
    """Whether it follows the word before it without a gap: a raised mark, `¹` in `2021¹`, and what follows one."""
    cuts: tuple[tuple[int, float], ...] = ()
    """Where in it letters or digits meet signs, as (index, x): `(|1.200|)`, `Wmo|,`. A record may begin or end there."""


class Rule(NamedTuple):
    """A straight line, or a side of a rectangle; `x0 == x1` or `top == bottom` but for its thickness."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it runs from left to right."""
        return self.x1 - self.x0 >= self.bottom - self.top


class Fill(NamedTuple):
    """A shaded rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: int
    """As 0xRRGGBB; white is none."""


class Area(NamedTuple):
    """A rectangle on the page: a picture, the place of a link."""

    x0: float
    top: float
    x1: float
    bottom: float


class PageLink(NamedTuple):
    """A link with its place, which leads to an address or to another page."""

    area: Area
    address: str | None
    page: int | None
    """Place of the page that it leads to, from 1."""


@dataclass(slots=True)
class PageInk:
    """All that is printed on a page."""

    number: int
    label: str | None
    width: float
    """Width of the frame; that of the page as shown, unless it was turned by 90 or 270 degrees."""
    height: float
    turned: int = 0
    """Degrees clockwise by which the frame is turned against the page as it is shown: 0, 90, 180, 270."""
    words: list[Word] = field(default_factory=list)
    """In the order of the file, which most programs write as one reads."""
    line_ends: set[int] = field(default_factory=set)
    """Indexes of words after which the file has a line end."""
    fonts: list[Font] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    pictures: list[Area] = field(default_factory=list)
    dots: list[Area] = field(default_factory=list)
    """Small shapes that are filled, as marks of lists that a program draws and does not print."""
    prints: list[Area] = field(default_factory=list)
    """Those of the pictures that look like print, as a table that was put there as a picture does."""
    links: list[PageLink] = field(default_factory=list)
    drawings: int = 0
    """How many objects draw something on it that is no text and no picture."""
    broken: bool = False
    """Whether the file does not let it be opened; nothing is known of it then."""
    ocr: bool = False
    """Whether its text came out of character recognition, which puts words that are not seen over a picture."""
    confidence: float | None = None

    def shown(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        """A rectangle of the frame as (x0, top, x1, bottom) on the page as it is shown."""
        match self.turned:
            case 90:
                return self.height - bottom, x0, self.height - top, x1
            case 180:
                return self.width - x1, self.height - bottom, self.width - x0, self.height - top
            case 270:
                return top, self.width - x1, bottom, self.width - x0
            case _:
                return x0, top, x1, bottom
