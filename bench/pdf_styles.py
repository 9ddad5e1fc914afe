"""The looks that financial tables have in PDF reports: rules, shading, type, and where figures stand in their columns."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache
from random import Random

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

Colour = int
"""0xRRGGBB."""
EMBEDDED = "Vera"
BLACK, WHITE = 0x000000, 0xFFFFFF
FAMILIES = {
    "Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "Times": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "Vera": ("Vera", "VeraBd", "VeraIt"),
}
"""Upright, bold and slanted; Vera comes with reportlab and is embedded in part, the others are not embedded."""
PALE = (0xDCE6F1, 0xE7E6E6, 0xE2EFD9, 0xFBE9D9)
DARK = (0x1F4E79, 0x375623, 0x833C0B, 0x5B2C6F)


@cache
def fonts_of(family: str) -> tuple[str, str, str]:
    """The names of its fonts, known to reportlab from then on."""
    for name in FAMILIES[family] if family == EMBEDDED else ():
        registerFont(TTFont(name, f"{name}.ttf"))
    return FAMILIES[family]


class Rules(Enum):
    """Which lines a table has."""

    NONE = auto()
    LINES = auto()
    """All borders, drawn as lines."""
    SIDES = auto()
    """All borders, each side of a cell a thin filled rectangle, as Word draws them."""
    LEVEL = auto()
    """A line below each row."""
    TOTALS = auto()
    """A line below the head, and above and below each total."""
    COLUMNS = auto()
    """Lines between the columns only."""


class Shading(Enum):
    """Which rows stand on a colour."""

    NONE = auto()
    HEAD = auto()
    DARK_HEAD = auto()
    """White letters on a dark colour."""
    ALTERNATE = auto()
    TOTALS = auto()


class Align(Enum):
    """Where words stand between the borders of their column."""

    LEFT = auto()
    CENTRE = auto()
    RIGHT = auto()


class Beside(Enum):
    """Where the figures of a row stand beside a label of several lines."""

    TOP = auto()
    MIDDLE = auto()
    BOTTOM = auto()


class Spread(Enum):
    """What takes the room that a table leaves on its page."""

    NONE = auto()
    LABELS = auto()
    """The first column."""
    COLUMNS = auto()
    """All columns alike."""


class Turn(Enum):
    """How the page of a wide table lies."""

    UPRIGHT = auto()
    LANDSCAPE = auto()
    """A page that is wider than high."""
    ROTATED = auto()
    """An upright page that viewers turn by a quarter, with text that runs up in it."""
    SIDEWAYS = auto()
    """An upright page that is shown so, with text that runs up."""


@dataclass(frozen=True)
class Style:
    """One look of tables."""

    rules: Rules = Rules.NONE
    shading: Shading = Shading.NONE
    family: str = "Helvetica"
    size: float = 8
    figures: Align = Align.RIGHT
    heads: Align = Align.RIGHT
    beside: Beside = Beside.TOP
    gap: float = 10
    """Points between the widest words of neighbouring columns."""
    padding: float = 2
    """Points above and below the words of a row."""
    label_width: float = 150
    """Points at which labels are broken into lines."""
    spread: Spread = Spread.NONE
    is_narrow: bool = False
    """Whether heads are broken until the columns are no wider than their figures, with hyphens where need be."""
    bold_totals: bool = True
    bold_head: bool = True
    has_brackets: bool = False
    """Whether a sum below nil stands in brackets."""
    is_euro_apart: bool = False
    """Whether € stands at the left border of its cell."""
    is_written_by_column: bool = False
    """Whether the file holds the words column by column."""
    pale: Colour = PALE[0]
    dark: Colour = DARK[0]
    repeats_head: bool = True
    """Whether a table that runs on over a page has its head there again."""

    @property
    def leading(self) -> float:
        """Points from one line of a cell to the next."""
        return self.size * 1.2

    def font(self, *, bold: bool = False, slanted: bool = False) -> str:
        """The name of a font of the family."""
        return fonts_of(self.family)[1 if bold else 2 if slanted else 0]


def random_style(rng: Random, rules: Rules | None = None, shading: Shading | None = None) -> Style:
    """A look that occurs; with those lines or that shading, where they are given."""
    rules = rules or rng.choice(list(Rules))
    style = Style(
        rules=rules,
        shading=shading or rng.choice(list(Shading)),
        family=rng.choice(tuple(FAMILIES)),
        size=rng.choice((6, 6.5, 7, 7.5, 8, 8, 9, 10)),
        figures=rng.choice((Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.CENTRE)),
        heads=rng.choice(tuple(Align)),
        beside=rng.choice(tuple(Beside)),
        gap=rng.choice((5, 6, 8, 12, 18)),
        padding=rng.choice((0.5, 1, 2, 3, 4)),
        label_width=rng.choice((70, 100, 140, 180)),
        spread=rng.choice((Spread.NONE, Spread.NONE, Spread.LABELS, Spread.COLUMNS)),
        is_narrow=rng.random() < 0.3,
        bold_totals=rng.random() < 0.7,
        bold_head=rng.random() < 0.8,
        has_brackets=rng.random() < 0.1,
        is_euro_apart=rng.random() < 0.5,
        is_written_by_column=rng.random() < 0.1,
        pale=rng.choice(PALE),
        dark=rng.choice(DARK),
        repeats_head=rng.random() < 0.7,
    )
    return readable(style)


def readable(style: Style) -> Style:
    """The same look with so much room that a reader can tell its rows and columns: whoever centres figures leaves room."""
    if style.figures is Align.CENTRE:
        style = replace(style, gap=max(style.gap, 10))
    if style.rules in (Rules.NONE, Rules.TOTALS, Rules.COLUMNS) and style.shading is not Shading.ALTERNATE:
        return replace(style, padding=max(style.padding, 2), beside=Beside.TOP if style.padding < 3 else style.beside)
    return style
