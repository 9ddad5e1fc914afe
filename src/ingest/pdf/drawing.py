"""A page as a picture, with a frame around each block and each cell, coloured by what the reader took it for."""

from bisect import bisect_left
from contextlib import closing
from itertools import count
from math import ceil
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from schema import BlockKind, Box, Document

DOTS_PER_INCH = 110
MARGIN = 2
"""Points between words and the frame around them."""

STRIP = 22
"""Height of a row of the legend, in dots."""

SIZE_OF_LEGEND = 13
SIZE_OF_NUMBER = 10

TABLE = "table"
HEAD_CELL = "head of a table"
LABEL_CELL = "label of a row"
FIGURE_CELL = "cell"
LOOSE_CELL = "cell of no table"

COLOURS = {
    BlockKind.HEADING: "#c8102e",
    BlockKind.PARAGRAPH: "#1f5fbf",
    BlockKind.LIST_ITEM: "#0f8b8d",
    BlockKind.CAPTION: "#b8600b",
    BlockKind.CONTENTS: "#7b3fa0",
    BlockKind.FOOTNOTE: "#8a5a2b",
    BlockKind.FURNITURE: "#888888",
    TABLE: "#222222",
    HEAD_CELL: "#d98200",
    LABEL_CELL: "#5c8a00",
    FIGURE_CELL: "#00843d",
    LOOSE_CELL: "#c13aa0",
}
"""The colour of each frame, in the order of the legend."""

FILLED = frozenset((HEAD_CELL, LABEL_CELL))
"""What is tinted too: which rows are the head and which columns hold labels is seen at a glance."""


class Framed(NamedTuple):
    """A block, a table or a cell with the frame around it, in points."""

    name: str
    order: int | None
    """Its place in the reading order of the page, from 1; a cell of a table has none."""
    frame: Box


def draw_page(document: Document, number: int, content: bytes, password: str | None = None) -> Image.Image:
    """Draws page `number` of the PDF `content` as it is shown, with what `document` has on it and a legend below.

    A page that cannot be opened is white.
    """
    scale = DOTS_PER_INCH / 72
    with closing(pdfium.PdfDocument(content, password=password)) as file:
        try:
            picture = file[number - 1].render(scale=scale).to_pil().convert("RGB")
        except pdfium.PdfiumError:
            page = document.pages[number - 1]
            picture = Image.new("RGB", (ceil((page.width or 0) * scale), ceil((page.height or 0) * scale)), "white")
    framed = find_framed(document, number)
    brush = ImageDraw.Draw(picture, "RGBA")
    font = ImageFont.load_default(SIZE_OF_NUMBER)
    for name, order, frame in framed:
        margin = 2 * MARGIN if name == TABLE else MARGIN
        left, top = (frame.x0 - margin) * scale, (frame.top - margin) * scale
        right, bottom = (frame.x1 + margin) * scale, (frame.bottom + margin) * scale
        draw_frame(brush, name, (left, top, max(left, right), max(top, bottom)))
        if order is not None:
            brush.text((left - 3, top), str(order), fill=COLOURS[name], font=font, anchor="ra")
    return with_legend(picture, [name for name in COLOURS if any(one.name == name for one in framed)])


def draw_frame(brush: ImageDraw.ImageDraw, name: str, borders: tuple[float, float, float, float]) -> None:
    """One frame in its colour."""
    tint = f"{COLOURS[name]}30" if name in FILLED else None
    brush.rectangle(borders, outline=COLOURS[name], fill=tint, width=2)


def find_framed(document: Document, number: int) -> list[Framed]:
    """Each block, table and cell that has words on the page, in reading order; a table stands before its cells."""
    framed: list[Framed] = []
    tables: dict[int, int] = {}
    cells = cells_by_start(document)
    order = count(1)
    starts = [page.start for page in document.pages] + [len(document.text)]
    first, behind = (bisect_left(document.block_starts, start) for start in starts[number - 1 : number + 1])
    for block in document.blocks[first:behind]:
        boxes = [box for box in document.boxes(block.start, block.end) if box.page == number]
        if not boxes:
            continue
        frame = frame_around(boxes)
        table, name = cells.get(block.start, (None, LOOSE_CELL if block.kind is BlockKind.CELL else block.kind))
        if table is None:
            framed.append(Framed(name, next(order), frame))
            continue
        if table in tables:
            whole = framed[tables[table]]
            framed[tables[table]] = whole._replace(frame=frame_around([whole.frame, frame]))
        else:
            tables[table] = len(framed)
            framed.append(Framed(TABLE, next(order), frame))
        framed.append(Framed(name, None, frame))
    return framed


def cells_by_start(document: Document) -> dict[int, tuple[int, str]]:
    """Where each cell of a table starts: which table it is, and what it is in it."""
    cells: dict[int, tuple[int, str]] = {}
    for index, grid in enumerate(document.grids):
        for cell in grid.cells:
            in_head, in_labels = cell.row < grid.head_rows, cell.column < grid.label_columns
            cells[cell.start] = index, HEAD_CELL if in_head else LABEL_CELL if in_labels else FIGURE_CELL
    return cells


def frame_around(boxes: list[Box]) -> Box:
    """The one frame around all these boxes of a page."""
    pages, lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(pages[0], min(lefts), min(tops), max(rights), max(bottoms))


def with_legend(picture: Image.Image, names: list[str]) -> Image.Image:
    """The picture with a legend of these names below it, as many on a row as fit."""
    font = ImageFont.load_default(SIZE_OF_LEGEND)
    room = max(round(font.getlength(name)) for name in COLOURS) + 2 * STRIP
    columns = max(picture.width // room, 1)
    rows = -(-len(names) // columns)
    sheet = Image.new("RGB", (picture.width, picture.height + rows * STRIP), "white")
    sheet.paste(picture)
    brush = ImageDraw.Draw(sheet, "RGBA")
    for index, name in enumerate(names):
        left, top = index % columns * room, picture.height + index // columns * STRIP
        draw_frame(brush, name, (left + 5, top + 5, left + 17, top + 17))
        brush.text((left + 23, top + STRIP / 2), name.replace("_", " "), fill="black", font=font, anchor="lm")
    return sheet
