"""Writes PDF reports page by page: running heads, chapters, sentences, and tables that may run on over pages."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict
from reportlab.pdfbase.pdfmetrics import stringWidth

from bench.pdf_drawing import draw_table
from bench.pdf_sheets import Sheets
from bench.pdf_styles import BLACK, Colour, Style, Turn
from bench.pdf_tables import Laid
from bench.pdf_truth import Truth
from bench.table_forms import TitlePlace
from schema.lists import load_list

MARGIN = 56
FOOT = 50
FURNITURE = 14
PROSE_SIZE, UNIT_SIZE, NOTE_SIZE, FURNITURE_SIZE = 9.5, 8.0, 7.5, 8.0
HEADING_SIZES = {1: 20.0, 2: 13.0, 3: 10.5}
HEADING_COLOUR, FURNITURE_COLOUR = 0x1F4E79, 0x666666
ABOVE = 60
"""The height that title and unit take at most."""
FEWEST_ROWS = 2
"""How many rows of figures a piece of a broken table has at least."""


class PageWords(BaseModel):
    """The lists of `words/pdf_pages.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    chapters: tuple[str, ...]
    headings: tuple[str, ...]
    prose: tuple[str, ...]


@cache
def page_words() -> PageWords:
    """What stands around the tables."""
    return load_list("bench", "pdf_pages", PageWords)


class Column(NamedTuple):
    """A part of a page in which things stand below each other."""

    x: float
    width: float


class ReportWriter:
    """Writes a report page by page, and what is true of it."""

    def __init__(self, folder: Path, name: str, year: int, rng: Random) -> None:
        self.rng = rng
        self.title = f"Programmabegroting {year}"
        self.sheets = Sheets(folder / f"{name}.pdf", title=self.title, author="Gemeente Meerdrecht")
        document = {"title": self.title, "kind": "begroting", "year": year, "year_end": None, "edition": None}
        self.truth = Truth(f"{name}.pdf", document | {"municipality": "Meerdrecht"})
        self.top = 0.0
        self._turn = Turn.UPRIGHT
        self._folder = folder
        self._tables = 0
        self._family = rng.choice(("Helvetica", "Times", "Vera"))
        self._foot = rng.choice(("{page}", "Pagina {page}", "Gemeente Meerdrecht | {page}", "- {page} -", "{title}   {page}"))
        self._has_head = rng.random() < 0.6

    @property
    def column(self) -> Column:
        """The whole width between the margins."""
        return Column(MARGIN, self.sheets.width - 2 * MARGIN)

    @property
    def room(self) -> float:
        """The height that is left on the page."""
        return self.sheets.height - FOOT - FURNITURE - self.top

    def page(self, turn: Turn = Turn.UPRIGHT) -> None:
        """Begins a page with its running head and foot."""
        self._turn = turn
        self.sheets.open(turn)
        self.truth.page(self.sheets.number)
        font, bold = (Style(family=self._family).font(bold=bold) for bold in (False, True))
        foot = self._foot.format(page=self.sheets.number, title=self.title)
        right = self.sheets.width - MARGIN - stringWidth(foot, font, FURNITURE_SIZE)
        self.sheets.words(right, self.sheets.height - 30, foot, font, FURNITURE_SIZE)
        if self._has_head:
            self.sheets.words(MARGIN, 34, self.title, bold, FURNITURE_SIZE, FURNITURE_COLOUR)
            self.sheets.line(MARGIN, 38, self.sheets.width - MARGIN, 38)
        self.top = 62

    def heading(self, words: str, level: int, column: Column | None = None) -> None:
        """A heading, which is a chapter of the outline too."""
        size = HEADING_SIZES[level]
        self.top += size * 0.6
        self.sheets.chapter(words, level, self.top - 4)
        self.truth.outline.append({"title": words, "page": self.sheets.number, "level": level})
        style = Style(family=self._family, size=size)
        self._lines([words], column or self.column, style, colour=HEADING_COLOUR if level < 3 else BLACK, bold=True)
        self.top += size * 0.3

    def paragraph(self, column: Column | None = None, sentences: int = 3) -> None:
        """Sentences without figures."""
        words = " ".join(self.rng.sample(page_words().prose, sentences))
        self.text(words, column)

    def text(
        self, words: str, column: Column | None = None, size: float = PROSE_SIZE, *, slanted: bool = False, bold: bool = False
    ) -> None:
        """Words broken into lines."""
        column = column or self.column
        style = Style(family=self._family, size=size)
        lines = wrapped(words, style.font(bold=bold, slanted=slanted), size, column.width)
        self._lines(lines, column, style, slanted=slanted, bold=bold)
        self.top += size * 0.6

    def _lines(
        self,
        lines: Sequence[str],
        column: Column,
        style: Style,
        *,
        colour: Colour = BLACK,
        bold: bool = False,
        slanted: bool = False,
    ) -> None:
        for line in lines:
            self.top += style.leading
            self.sheets.words(column.x, self.top, line, style.font(bold=bold, slanted=slanted), style.size, colour)

    def table(self, laid: Laid, column: Column | None = None) -> None:
        """A table with what stands above and below it; it goes on over the next page where there is no room."""
        column = column or self.column
        table, form = laid.table, laid.table.rendered.form
        self._tables += 1
        if self.room < ABOVE + laid.height(0, table.head_rows + FEWEST_ROWS):
            self.page(self._turn)
        for words in table.above:
            is_unit = words in (form.unit_words, form.key)
            self.text(self._numbered(words), column, UNIT_SIZE if is_unit else PROSE_SIZE, slanted=is_unit, bold=not is_unit)
        self.top += 1
        title = self._numbered(f"Tabel 3: {table.rendered.table.title}")
        caption = table.rendered.table.title if form.title_place is TitlePlace.BEFORE else title
        self.truth.add_table(table, caption, self._rows(laid, column))
        self.top += 4
        for words in table.below:
            self.text(self._numbered(words), column, NOTE_SIZE)
        self.top += 10

    def _numbered(self, words: str) -> str:
        """The words with the number that the table has in this report."""
        return words.replace("Tabel 3:", f"Tabel {self._tables}:")

    def _rows(self, laid: Laid, column: Column) -> dict[int, int]:
        """Draws the rows of a table over as many pages as they need; returns the page of each."""
        table = laid.table
        pages: dict[int, int] = {}
        left = list(range(table.rows))
        while left:
            rows = list(self._fitting(laid, left))
            left = left[len(rows) :]
            is_next = bool(pages)
            pages |= dict.fromkeys(rows, self.sheets.number)
            if is_next and table.style.repeats_head:
                rows = [*range(table.head_rows), *rows]
            draw_table(self.sheets, laid, rows, column.x, self.top)
            self.top += sum(laid.heights[row] for row in rows)
            if left:
                last = self.sheets.number
                self.page(self._turn)
                self.truth.page(last)["runs_on_to"] = last + 1
                self.truth.page(last + 1)["continues_from"] = last
        return pages

    def _fitting(self, laid: Laid, rows: Sequence[int]) -> Iterator[int]:
        """The rows that still go on this page."""
        height = laid.height(0, laid.table.head_rows) if rows[0] and laid.table.style.repeats_head else 0
        for row in rows:
            height += laid.heights[row]
            if height > self.room and row > rows[0] + FEWEST_ROWS:
                return
            yield row

    def save(self) -> None:
        """Writes the PDF and its truth."""
        self.sheets.save()
        self.truth.write(self._folder)


def wrapped(words: str, font: str, size: float, width: float) -> list[str]:
    """Words broken into lines of that width."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
