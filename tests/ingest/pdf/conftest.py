"""What the tests of PDF files need: files drawn for the test, and files written object by object."""

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from ingest.options import ReadOptions
from ingest.pdf.ink import PageInk
from ingest.pdf.pages import read_pages
from ingest.pdf.reader import read_pdf
from schema import Document

Draw = Callable[[Canvas], None]
WIDTH, HEIGHT = 600, 800


def draw_pdf(*pages: Draw, **options: Any) -> bytes:
    """A PDF of 600 by 800 points, a page for each function that draws one; options are the canvas's."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), invariant=1, **options)
    for draw in pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def read_ink(content: bytes) -> list[PageInk]:
    """What stands on the pages of a file."""
    with pypdfium2.PdfDocument(content) as document:
        return list(read_pages(document))


def write_pdf(objects: Mapping[int, str]) -> bytes:
    """A PDF of these objects, of which the first is the catalogue."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places: dict[int, int] = {}
    for number, words in objects.items():
        places[number] = out.tell()
        out.write(f"{number} 0 obj\n{words}\nendobj\n".encode("latin-1"))
    start = out.tell()
    size = max(objects) + 1
    out.write(f"xref\n0 {size}\n0000000000 65535 f \n".encode())
    for number in range(1, size):
        out.write(f"{places[number]:010} 00000 n \n".encode() if number in places else b"0000000000 65535 f \n")
    out.write(f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


@pytest.fixture
def drawn() -> Callable[..., bytes]:
    """Draws a file: `drawn(lambda canvas: canvas.drawString(50, 700, "Wonen"))`."""
    return draw_pdf


@pytest.fixture
def ink() -> Callable[..., PageInk]:
    """Draws one page and reads it."""

    def read(draw: Draw) -> PageInk:
        [page] = read_ink(draw_pdf(draw))
        return page

    return read


@pytest.fixture
def inks() -> Callable[[bytes], list[PageInk]]:
    """Reads the pages of a file."""
    return read_ink


@pytest.fixture
def written() -> Callable[[Mapping[int, str]], bytes]:
    """Writes a file object by object."""
    return write_pdf


class Print(NamedTuple):
    """Words printed on one line: where they begin and on which height from the top, and how they look."""

    x: float
    y: float
    words: str
    size: float = 10
    font: str = "Helvetica"
    colour: int = 0


@pytest.fixture
def printed() -> Callable[..., Document]:
    """Prints pages, each a list of `Print`s or such tuples, and reads them: `printed([(50, 100, "Wonen")])`."""

    def read(*pages: Sequence[Sequence[Any]], options: ReadOptions | None = None) -> Document:
        return read_pdf(Path("report.pdf"), draw_pdf(*map(print_rows, pages)), options or ReadOptions())

    return read


def print_rows(rows: Sequence[Sequence[Any]]) -> Draw:
    """Prints lines of words on a page."""

    def draw(canvas: Canvas) -> None:
        for row in (Print(*one) for one in rows):
            canvas.setFont(row.font, row.size)
            canvas.setFillColor(HexColor(row.colour))
            canvas.drawString(row.x, HEIGHT - row.y, row.words)

    return draw


@pytest.fixture
def blocks() -> Callable[[Document], list[tuple[str, str]]]:
    """The kind and the words of each block of a document, white space in them as plain blanks."""

    def outline(document: Document) -> list[tuple[str, str]]:
        return [(block.kind.value, " ".join(document.text[block.start : block.end].split())) for block in document.blocks]

    return outline


@pytest.fixture
def read() -> Callable[[bytes], Document]:
    """Reads a file."""
    return lambda content: read_pdf(Path("report.pdf"), content, ReadOptions())
