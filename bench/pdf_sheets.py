"""The sheets of a PDF to draw on, in points from the upper left corner as one reads, however the page lies."""

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from bench.pdf_styles import BLACK, Colour, Turn


class Sheets:
    """A PDF, sheet by sheet; the same calls give the same bytes."""

    def __init__(self, path: Path, *, title: str = "", author: str = "") -> None:
        self._canvas = Canvas(str(path), pagesize=A4, invariant=True)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._is_open = False
        self.number = 0
        """The place of the sheet in the file, from 1."""
        self.width, self.height = map(float, A4)

    def open(self, turn: Turn = Turn.UPRIGHT) -> None:
        """Begins a sheet."""
        self.close()
        self.number += 1
        self._is_open = True
        width, height = map(float, A4)
        is_wide = turn in (Turn.LANDSCAPE, Turn.ROTATED)  # of a page that viewers turn, reportlab wants the size as shown
        self._canvas.setPageSize((height, width) if is_wide else A4)
        self._canvas.setPageRotation(90 if turn is Turn.ROTATED else 0)
        self.width, self.height = (width, height) if turn is Turn.UPRIGHT else (height, width)
        if turn in (Turn.ROTATED, Turn.SIDEWAYS):
            self._canvas.transform(0, 1, -1, 0, width, 0)

    def close(self) -> None:
        """Ends the sheet, if there is one."""
        if self._is_open:
            self._canvas.showPage()
        self._is_open = False

    def save(self) -> None:
        """Writes the file."""
        self.close()
        self._canvas.save()

    def words(self, x: float, baseline: float, words: str, font: str, size: float, colour: Colour = BLACK) -> None:
        """Prints words on one line."""
        self._canvas.setFillColor(colour_of(colour))
        self._canvas.setFont(font, size)
        self._canvas.drawString(x, self.height - baseline, words)

    def line(self, x0: float, top: float, x1: float, bottom: float, thickness: float = 0.5, colour: Colour = BLACK) -> None:
        """Draws a line."""
        self._canvas.setStrokeColor(colour_of(colour))
        self._canvas.setLineWidth(thickness)
        self._canvas.line(x0, self.height - top, x1, self.height - bottom)

    def fill(self, x0: float, top: float, x1: float, bottom: float, colour: Colour = BLACK) -> None:
        """Fills a rectangle, which has no border."""
        self._canvas.setFillColor(colour_of(colour))
        self._canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)

    def chapter(self, title: str, level: int, top: float) -> None:
        """Puts a title in the outline of the file; the highest level is 1."""
        key = f"{self.number}-{title}-{top}"
        self._canvas.bookmarkHorizontal(key, 0, self.height - top)
        self._canvas.addOutlineEntry(title, key, level - 1)


def colour_of(colour: Colour) -> tuple[float, float, float]:
    """A colour as its parts of red, green and blue, each from 0 to 1."""
    return (colour >> 16) / 255, (colour >> 8 & 255) / 255, (colour & 255) / 255
