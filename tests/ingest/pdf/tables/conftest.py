"""Pages drawn for the tests of tables: words at places, with rules and shadings, and tables as rows of words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import pytest

from ingest.pdf.drafts import TableDraft
from ingest.pdf.ink import Fill, Font, PageInk, Rule, Word
from ingest.pdf.tables.finder import find_tables

SIZE = 8.0
LETTER = 4.0
"""Width of any letter, of a blank too."""
GREY = 0xDDDDDD


@dataclass
class Drawing:
    """A page on which tests draw."""

    page: PageInk = field(default_factory=lambda: PageInk(1, None, 595.0, 842.0, fonts=[Font("Plain"), Font("Bold", bold=True)]))

    def left(self, x: float, y: float, text: str, *, bold: bool = False, size: float = SIZE) -> "Drawing":
        """Words from `x` on, on the baseline `y`."""
        for word in text.split(" "):
            width = len(word) * LETTER * size / SIZE
            if word:
                self.page.words.append(Word(word, x, y - 0.8 * size, x + width, y + 0.2 * size, y, size, int(bold)))
            x += width + LETTER * 0.6
        return self

    def right(self, x: float, y: float, text: str, *, bold: bool = False) -> "Drawing":
        """Words that end at `x`."""
        width = len(text) * LETTER - text.count(" ") * LETTER * 0.4
        return self.left(x - width, y, text, bold=bold)

    def centred(self, x: float, y: float, text: str, *, bold: bool = False) -> "Drawing":
        """Words with `x` in their middle."""
        width = len(text) * LETTER - text.count(" ") * LETTER * 0.4
        return self.left(x - width / 2, y, text, bold=bold)

    def upward(self, x: float, bottom: float, text: str) -> "Drawing":
        """Words that run upward, with their letters standing on `x`."""
        for word in text.split(" "):
            height = len(word) * LETTER
            self.page.words.append(Word(word, x - SIZE, bottom - height, x, bottom, bottom, SIZE, 0, turned=270))
            bottom -= height + LETTER
        return self

    def row(self, y: float, label: str, values: Sequence[str], ends: Sequence[float], *, bold: bool = False) -> "Drawing":
        """A label on the left margin and figures that end at given places; an empty one is left out."""
        self.left(60, y, label, bold=bold)
        for value, end in zip(values, ends, strict=True):
            if value:
                self.right(end, y, value, bold=bold)
        return self

    def level(self, y: float, x0: float, x1: float) -> "Drawing":
        """A rule from left to right."""
        self.page.rules.append(Rule(x0, y - 0.25, x1, y + 0.25))
        return self

    def upright(self, x: float, top: float, bottom: float) -> "Drawing":
        """A rule from top to bottom."""
        self.page.rules.append(Rule(x - 0.25, top, x + 0.25, bottom))
        return self

    def lattice(self, xs: Sequence[float], ys: Sequence[float]) -> "Drawing":
        """Rules around all cells between these places."""
        for y in ys:
            self.level(y, xs[0], xs[-1])
        for x in xs:
            self.upright(x, ys[0], ys[-1])
        return self

    def shaded(self, x0: float, top: float, x1: float, bottom: float, colour: int = GREY) -> "Drawing":
        """A shaded rectangle."""
        self.page.fills.append(Fill(x0, top, x1, bottom, colour))
        return self

    def tables(self) -> list[list[tuple[str, ...]]]:
        """The tables that are found, each as its rows."""
        return [rows_of(self.page, draft) for draft in find_tables(self.page)]


def rows_of(page: PageInk, draft: TableDraft) -> list[tuple[str, ...]]:
    """The words of each cell of a table, row by row; the words of a cell over several columns stand in the first of them."""
    count = max(cell.row for cell in draft.cells) + 1
    rows = [[""] * len(draft.columns) for _ in range(count)]
    for cell in draft.cells:
        rows[cell.row][cell.column] = words_of(page, cell.lines)
    return [tuple(row) for row in rows]


def words_of(page: PageInk, lines: Iterable[Sequence[int]]) -> str:
    """The words of a cell on one line."""
    return " ".join(page.words[index].text for line in lines for index in line)


@pytest.fixture
def drawing() -> Drawing:
    """An empty page to draw on."""
    return Drawing()


@pytest.fixture
def new_drawing() -> Callable[[], Drawing]:
    """Makes as many empty pages as a test needs."""
    return Drawing
