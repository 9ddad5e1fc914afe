"""How text and tables of the budget look."""

from collections.abc import Iterator, Sequence
from functools import cache

from reportlab.lib.colors import Color, black, white
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from bench.samples.pages import BLUE, GREY, PALE
from bench.samples.sheets import Row, Sheet, Sort

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=15, spaceAfter=8, embeddedHyphenation=1)
JUSTIFIED = ParagraphStyle("justified", BODY, alignment=TA_JUSTIFY, fontSize=9.5, leading=13.4)
BOXED = ParagraphStyle("boxed", BODY, fontSize=8.5, leading=11.5, fontName="Helvetica-Oblique")
ITEM = ParagraphStyle("item", BODY, leftIndent=14, bulletIndent=3, spaceAfter=3)
INNER_ITEM = ParagraphStyle("inner", ITEM, leftIndent=28, bulletIndent=17)
HEADINGS = (
    ParagraphStyle("h1", fontName="Times-Bold", fontSize=21, leading=25, textColor=BLUE, spaceAfter=10),
    ParagraphStyle("h2", fontName="Times-Bold", fontSize=14, leading=17, textColor=BLUE, spaceBefore=8, spaceAfter=5),
    ParagraphStyle("h3", fontName="Helvetica-Bold", fontSize=11, leading=14, spaceBefore=6, spaceAfter=2),
    ParagraphStyle("h4", fontName="Helvetica-Oblique", fontSize=9.5, leading=12.5, spaceBefore=3, spaceAfter=1),
)
CAPTION = ParagraphStyle("caption", fontName="Helvetica-Bold", fontSize=9, leading=11.5, spaceBefore=6)
UNIT = ParagraphStyle("unit", fontName="Helvetica-Oblique", fontSize=7.5, leading=10, spaceAfter=3)
TITLE = ParagraphStyle("title", fontName="Times-Bold", fontSize=34, leading=40, textColor=white)
SUBTITLE = ParagraphStyle("subtitle", fontName="Helvetica", fontSize=15, leading=20, textColor=white)
CELL_SIZE, SMALL_SIZE = 8.5, 7.2
MANY_ROWS, MANY_COLUMNS = 100, 10
"""A table of more rows or columns has small letters."""
DARK = ("kop", "gearceerd")
"""Styles of tables whose head is dark."""
HAIR, THIN = 0.3, 0.5
Command = tuple[object, ...]
"""An instruction of reportlab's TableStyle."""


class Sideways(Flowable):  # type: ignore[misc]
    """A flowable that is turned, so that one reads it from the right side of the page."""

    def __init__(self, content: Sequence[Flowable]) -> None:
        super().__init__()
        self._content = content

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The whole frame."""
        self.width, self.height = width, height
        return width, height

    def draw(self) -> None:
        """Draws the content from the lower left corner up."""
        self.canv.saveState()
        self.canv.rotate(90)
        top = 0.0
        for flowable in self._content:
            _, height = flowable.wrapOn(self.canv, self.height, self.width)
            flowable.drawOn(self.canv, 0, top - height)
            top -= height + flowable.getSpaceAfter()
        self.canv.restoreState()


class Entry(Flowable):  # type: ignore[misc]
    """A line of the contents list, which leads to its page."""

    def __init__(self, title: str, label: str, key: str, level: int, width: float) -> None:
        super().__init__()
        self._title, self._label, self._key, self._level = title, label, key, level
        self.width = width
        self.height = 17 if level == 0 else 12.5

    def wrap(self, *_: float) -> tuple[float, float]:
        """One line."""
        return self.width, self.height

    def draw(self) -> None:
        """Title, leader, page number."""
        font, size = ("Helvetica-Bold", 9.5) if self._level == 0 else ("Helvetica", 9)
        x = 14 * self._level
        self.canv.setFont(font, size)
        self.canv.drawString(x, 3, self._title)
        end = self.width - self.canv.stringWidth(self._label, font, size)
        self.canv.drawString(end, 3, self._label)
        dot = self.canv.stringWidth(".", font, size)
        start = x + self.canv.stringWidth(self._title, font, size) + 4
        self.canv.drawRightString(end - 4, 3, "." * max(int((end - 4 - start) / dot), 0))
        self.canv.linkRect("", self._key, (0, 0, self.width, self.height), relative=1)


@cache
def cell_style(size: float, *, bold: bool = False, alignment: int = TA_LEFT, colour: Color = black) -> ParagraphStyle:
    """How the words of a cell look."""
    font = "Helvetica-Bold" if bold else "Helvetica"
    return ParagraphStyle(
        "cell", fontName=font, fontSize=size, leading=size * 1.2, alignment=alignment, textColor=colour, embeddedHyphenation=1
    )


def draw_sheet(sheet: Sheet, look: str, widths: Sequence[float]) -> Table:
    """A table of figures: `gelijnd` with all borders, `lijnen` with those between rows, `gearceerd` by shading alone,
    `kop` with a dark head and rules above the totals, `kaal` with nothing at all.
    """
    size = SMALL_SIZE if len(widths) > MANY_COLUMNS or len(sheet.rows) > MANY_ROWS else CELL_SIZE
    head, spans = _draw_head(sheet, white if look in DARK else black, size, len(widths))
    body = [_draw_row(row, sheet.labels, size) for row in sheet.rows]
    style = TableStyle([*spans, *_look(sheet, look, size)])
    return Table(head + body, colWidths=list(widths), repeatRows=len(sheet.heads), style=style, hAlign="LEFT")


def _draw_head(sheet: Sheet, colour: Color, size: float, columns: int) -> tuple[list[list[object]], list[Command]]:
    """The rows of the head, and which of their cells go on in others."""
    grid: list[list[object]] = [[""] * columns for _ in sheet.heads]
    spans: list[Command] = []
    taken: set[tuple[int, int]] = set()
    for number, head in enumerate(sheet.heads):
        column = 0
        for cell in head:
            while (number, column) in taken:
                column += 1
            alignment = TA_LEFT if column < sheet.labels else TA_CENTER if cell.across > 1 else TA_RIGHT
            style = cell_style(size, bold=True, alignment=alignment, colour=colour)
            grid[number][column] = Paragraph(cell.words.replace("~", "\xad"), style)
            last = (column + cell.across - 1, number + cell.down - 1)
            spans.append(("SPAN", (column, number), last))
            taken.update((row, place) for row in range(number, last[1] + 1) for place in range(column, last[0] + 1))
    return grid, spans


def _draw_row(row: Row, labels: int, size: float) -> list[object]:
    style = cell_style(size, bold=row.sort is not Sort.LINE)
    return [Paragraph(words, style) if place < labels and words else words for place, words in enumerate(row.cells)]


def _look(sheet: Sheet, look: str, size: float) -> Iterator[Command]:
    first, padding = len(sheet.heads), 2 if size == CELL_SIZE else 1.1
    yield "FONT", (0, 0), (-1, -1), "Helvetica", size
    yield "ALIGN", (sheet.labels, 0), (-1, -1), "RIGHT"
    yield "VALIGN", (0, 0), (-1, -1), {"kaal": "TOP", "gearceerd": "MIDDLE"}.get(look, "BOTTOM")
    yield from ((side, (0, 0), (-1, -1), padding) for side in ("TOPPADDING", "BOTTOMPADDING"))
    yield from ((side, (0, 0), (-1, -1), 3) for side in ("LEFTPADDING", "RIGHTPADDING"))
    if look in DARK:
        yield "BACKGROUND", (0, 0), (-1, first - 1), BLUE
    if look == "gearceerd":
        yield "ROWBACKGROUNDS", (0, first), (-1, -1), [white, PALE]
    elif look == "gelijnd":
        yield "GRID", (0, 0), (-1, -1), HAIR, GREY
    elif look == "lijnen":
        yield "LINEABOVE", (0, 0), (-1, 0), THIN, GREY
        yield "LINEBELOW", (0, first - 1), (-1, -1), HAIR, GREY
    for number, row in enumerate(sheet.rows, start=first):
        if row.sort is not Sort.LINE:
            yield "FONT", (0, number), (-1, number), "Helvetica-Bold", size
        if row.sort is Sort.TOTAL and look == "kop":
            yield "LINEABOVE", (sheet.labels, number), (-1, number), THIN, GREY


def draw_words(rows: Sequence[Sequence[str]], *, has_head: bool, widths: Sequence[float]) -> Table:
    """A table of words, whose cells wrap."""
    cells = [
        [Paragraph(words, cell_style(CELL_SIZE, bold=has_head and number == 0)) for words in row]
        for number, row in enumerate(rows)
    ]
    commands: list[Command] = [
        ("GRID", (0, 0), (-1, -1), HAIR, GREY),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    if has_head:
        commands.append(("BACKGROUND", (0, 0), (-1, 0), PALE))
    return Table(cells, colWidths=list(widths), style=TableStyle(commands), hAlign="LEFT", repeatRows=int(has_head))
