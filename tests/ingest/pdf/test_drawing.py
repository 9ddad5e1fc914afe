"""Pages drawn with a frame around what the reader saw."""

import io
import re

import pytest
from PIL import Image, ImageColor
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.drawing import (
    COLOURS,
    DOTS_PER_INCH,
    FIGURE_CELL,
    HEAD_CELL,
    LABEL_CELL,
    LOOSE_CELL,
    MARGIN,
    STRIP,
    TABLE,
    draw_page,
    find_framed,
)
from ingest.writing import CellDraft, TextWriter
from schema import Block, BlockKind, Box, Document, Places

WIDTH, HEIGHT = 300, 400
CELLS = (CellDraft(0, 1, "2026"), CellDraft(1, 0, "Lasten"), CellDraft(1, 1, "1.582"))


def box_at(page: int, line: int, column: int = 0) -> Box:
    """Where the word on a line and in a column stands."""
    return Box(page, 40 + 80 * column, 40 + 30 * line, 90 + 80 * column, 50 + 30 * line)


@pytest.fixture
def document() -> Document:
    """Two pages: a heading and a cell of no table; then a paragraph, a table and a page number."""
    writer, places = TextWriter(), Places()

    def place(block: Block, box: Box) -> None:
        places.add(block.start, block.end, box)

    writer.page(1, width=WIDTH, height=HEIGHT)
    place(writer.block(BlockKind.HEADING, "Haven", level=1), box_at(1, 0))
    ((start, end),) = writer.row([(0, "Programmanummer")], first=True)
    places.add(start, end, box_at(1, 1))
    writer.page(2, width=WIDTH, height=HEIGHT)
    place(writer.block(BlockKind.PARAGRAPH, "Kademuur"), box_at(2, 0))
    grid = writer.table(CELLS, head_rows=1, label_columns=1)
    assert grid is not None
    for cell in grid.cells:
        places.add(cell.start, cell.end, box_at(2, 1 + cell.row, cell.column))
    place(writer.block(BlockKind.FURNITURE, "2"), box_at(2, 10))
    return Document(
        file_name="begroting.pdf",
        source_path="begroting.pdf",
        sha256="0",
        media_type="application/pdf",
        text=writer.text,
        pages=tuple(writer.pages),
        blocks=tuple(writer.blocks),
        grids=tuple(writer.grids),
        places=places,
    )


@pytest.fixture(scope="module")
def content() -> bytes:
    """Two white pages."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_all_that_stands_on_a_page_is_framed_in_reading_order(document: Document) -> None:
    assert [(one.name, one.order) for one in find_framed(document, 1)] == [("heading", 1), (LOOSE_CELL, 2)]
    framed = find_framed(document, 2)
    assert [(one.name, one.order) for one in framed] == [
        ("paragraph", 1),
        (TABLE, 2),
        (HEAD_CELL, None),
        (LABEL_CELL, None),
        (FIGURE_CELL, None),
        ("furniture", 3),
    ]
    label, figure = box_at(2, 2, 0), box_at(2, 2, 1)
    assert framed[1].frame == Box(2, label.x0, box_at(2, 1, 1).top, figure.x1, figure.bottom)
    assert framed[3].frame == box_at(2, 2, 0)


def colour_at(picture: Image.Image, x: float, y: float) -> tuple[int, ...]:
    """The colour at a place in points."""
    colour = picture.getpixel((round(x * DOTS_PER_INCH / 72), round(y * DOTS_PER_INCH / 72)))
    assert isinstance(colour, tuple)
    return colour


def test_frames_stand_around_the_words_in_the_colour_of_their_kind(document: Document, content: bytes) -> None:
    picture = draw_page(document, 2, content)
    for name, frame in (("paragraph", box_at(2, 0)), (HEAD_CELL, box_at(2, 1, 1)), (FIGURE_CELL, box_at(2, 2, 1))):
        middle = (frame.top + frame.bottom) / 2
        border = colour_at(picture, frame.x0 - MARGIN + 0.7, middle)
        assert border == pytest.approx(ImageColor.getrgb(COLOURS[name]), abs=60), name
    white = (255, 255, 255)
    inside = {column: colour_at(picture, 60 + 80 * column, 75 + 30 * row) for row, column in ((0, 1), (1, 0))}
    assert white not in inside.values()
    assert colour_at(picture, 140, 105) == white, "a figure is not tinted"


def test_the_legend_below_names_what_is_on_the_page_and_nothing_else(document: Document, content: bytes) -> None:
    first, second = (draw_page(document, number, content) for number in (1, 2))
    page = round(HEIGHT * DOTS_PER_INCH / 72)
    assert first.width == second.width == pytest.approx(WIDTH * DOTS_PER_INCH / 72, abs=1)
    assert page + STRIP - 1 <= first.height < second.height
    legend = second.crop((0, second.height - STRIP, second.width, second.height))
    assert legend.getcolors(maxcolors=1_000_000) != [(legend.width * legend.height, (255, 255, 255))]


def test_a_page_that_cannot_be_opened_is_white(document: Document, content: bytes) -> None:
    broken = re.sub(rb"/Kids \[ \d+ 0 R", b"/Kids [ 99 0 R", content)
    assert broken != content
    picture = draw_page(document, 1, broken)
    assert picture.width == draw_page(document, 1, content).width
    assert colour_at(picture, 200, 300) == (255, 255, 255)
