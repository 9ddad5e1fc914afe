"""The pages of the budget: paper, frames, running heads, page numbers, footnotes, outline."""

from collections.abc import Callable
from typing import Any

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 62, 56, 74, 104
BLUE, PALE, GREY, SAND = HexColor(0x1F4E79), HexColor(0xDCE6F0), HexColor(0x595959), HexColor(0xF6EFDF)
UNNUMBERED = 3
"""Cover, colophon and contents: their pages have Roman numbers."""
NOTE_SIZE = 7.5
BOX_WIDTH = 148
GAP = 20


class Marks(Flowable):  # type: ignore[misc]
    """Takes no room; tells the page that it comes on what belongs to it: a heading for the outline, a footnote."""

    def __init__(self, tell: Callable[[Canvas], None]) -> None:
        super().__init__()
        self._tell = tell

    def wrap(self, *_: float) -> tuple[float, float]:
        """No room."""
        return 0, 0

    def draw(self) -> None:
        """Tells the page."""
        self._tell(self.canv)


class Pages(BaseDocTemplate):  # type: ignore[misc]
    """A report of A4 pages with several layouts."""

    def __init__(self, file: Any, title: str, author: str) -> None:
        super().__init__(file, pagesize=A4, title=title, author=author, creator="bench.samples", invariant=1)
        self.notes: list[tuple[str, list[str]]] = []
        self.found: dict[str, str] = {}
        self.chapter = ""
        self.running_title = title
        width = WIDTH - LEFT - RIGHT
        height = HEIGHT - TOP - BOTTOM
        main = width - BOX_WIDTH - GAP
        self.addPageTemplates(
            [
                PageTemplate("omslag", [_frame(LEFT, width, height)], onPage=_draw_cover),
                PageTemplate("gewoon", [_frame(LEFT, width, height)], onPage=_begin_page, onPageEnd=_end_page),
                PageTemplate(
                    "kantlijn",
                    [_frame(LEFT, main, height), _frame(LEFT + main + GAP, BOX_WIDTH, height, padding=8)],
                    onPage=_begin_margin_page,
                    onPageEnd=_end_page,
                ),
            ]
        )

    def begin_chapter(self, canvas: Canvas, key: str, title: str, level: int) -> None:
        """A heading that stands in the outline has come on this page."""
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(title, key, level, closed=level == 0)
        self.found[key] = page_label(canvas.getPageNumber())
        self.chapter = title if level == 0 else self.chapter


def page_label(number: int) -> str:
    """What is printed on a page."""
    return ("i", "ii", "iii")[number - 1] if number <= UNNUMBERED else str(number - UNNUMBERED)


def _frame(x: float, width: float, height: float, padding: float = 0) -> Frame:
    sides = {"leftPadding": padding, "rightPadding": padding, "topPadding": padding, "bottomPadding": padding}
    return Frame(x, BOTTOM, width, height, id=f"x{x:.0f}", **sides)


def _draw_cover(canvas: Canvas, _: Pages) -> None:
    canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
    canvas.addPageLabel(UNNUMBERED, style="ARABIC", start=1)
    _fill(canvas, BLUE, 0, HEIGHT * 0.42, WIDTH, HEIGHT * 0.58)
    _fill(canvas, SAND, 0, HEIGHT * 0.39, WIDTH, HEIGHT * 0.03)


def _begin_page(_: Canvas, pages: Pages) -> None:
    pages.notes.clear()


def _begin_margin_page(canvas: Canvas, pages: Pages) -> None:
    pages.notes.clear()
    _fill(canvas, SAND, WIDTH - RIGHT - BOX_WIDTH, HEIGHT * 0.45, BOX_WIDTH, HEIGHT * 0.55 - TOP)


def _end_page(canvas: Canvas, pages: Pages) -> None:
    """The foot of a page comes last, as most programs write it."""
    label = page_label(canvas.getPageNumber())
    canvas.saveState()
    canvas.setFont("Helvetica", 8)
    canvas.setFillColor(GREY)
    canvas.drawString(LEFT, HEIGHT - 44, f"{pages.running_title} | gemeente Meerdrecht")
    canvas.drawRightString(WIDTH - RIGHT, HEIGHT - 44, pages.chapter)
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.4)
    canvas.line(LEFT, HEIGHT - 50, WIDTH - RIGHT, HEIGHT - 50)
    canvas.drawCentredString(WIDTH / 2, 34, label)
    lines = [(mark if not place else "", words) for mark, note in pages.notes for place, words in enumerate(note)]
    top = 52 + 9.5 * (len(lines) - 1)
    if lines:
        canvas.line(LEFT, top + 11, LEFT + 110, top + 11)
    canvas.setFillColor(Color(0, 0, 0))
    for place, (mark, words) in enumerate(lines):
        y = top - 9.5 * place
        canvas.setFont("Helvetica", 5)
        canvas.drawString(LEFT, y + 2.5, mark)
        canvas.setFont("Helvetica", NOTE_SIZE)
        canvas.drawString(LEFT + 7, y, words)
    canvas.restoreState()


def _fill(canvas: Canvas, colour: Color, x: float, y: float, width: float, height: float) -> None:
    canvas.saveState()
    canvas.setFillColor(colour)
    canvas.rect(x, y, width, height, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.restoreState()
