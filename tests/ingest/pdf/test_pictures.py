"""Pictures of print are told from photographs and drawings."""

import io
import random
from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.health import examine, find_remarks
from ingest.pdf.ink import Area, PageInk

Ink = Callable[..., PageInk]
SIZE = (1000, 600)


def table(ground: str = "white") -> Image.Image:
    """Twenty rows of a label and four figures."""
    picture = Image.new("RGB", SIZE, ground)
    brush = ImageDraw.Draw(picture)
    for row in range(20):
        brush.text((20, 10 + 29 * row), f"Programma {row} wonen en bouwen", "black", font_size=20)
        for column in range(4):
            brush.text((500 + 120 * column, 10 + 29 * row), f"{row}.{column}82", "black", font_size=20)
    return picture


def ruled_table() -> Image.Image:
    picture = table("#e8f4f8")
    brush = ImageDraw.Draw(picture)
    for row in range(21):
        brush.line((0, 5 + 29 * row, 1000, 5 + 29 * row), "black", 2)
    for column in (0, 480, 600, 720, 840, 999):
        brush.line((column, 0, column, 600), "black", 2)
    return picture


def photograph() -> Image.Image:
    """Many greys, none of them a ground."""
    chance = random.Random(1)
    small = Image.new("RGB", (20, 12))
    small.putdata([(chance.randrange(256), chance.randrange(256), chance.randrange(256)) for _ in range(240)])
    return small.resize(SIZE, Image.Resampling.BICUBIC)


def emblem() -> Image.Image:
    picture = Image.new("RGB", SIZE, "white")
    brush = ImageDraw.Draw(picture)
    brush.ellipse((400, 150, 600, 350), fill="navy")
    brush.text((380, 400), "Gemeente Meerdrecht", "black", font_size=30)
    return picture


def placed(picture: Image.Image, turned: int = 0) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        file = io.BytesIO()
        picture.save(file, "PNG")
        file.seek(0)
        if turned:
            canvas.rotate(turned)
            canvas.translate(0, -600)
        canvas.drawString(50, 550, "Het overzicht van de programma's van Meerdrecht staat hieronder.")
        canvas.drawImage(ImageReader(file), 50, 200, 500, 300)

    return draw


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        pytest.param(table(), True, id="a table"),
        pytest.param(ruled_table(), True, id="a table with rules on a light ground"),
        pytest.param(photograph(), False, id="a photograph"),
        pytest.param(emblem(), False, id="an emblem"),
        pytest.param(Image.new("RGB", SIZE, "white"), False, id="nothing"),
        pytest.param(Image.new("RGB", SIZE, "black"), False, id="a dark area"),
    ],
)
def test_print_is_known(ink: Ink, picture: Image.Image, expected: bool) -> None:
    page = ink(placed(picture))
    [area] = page.pictures
    assert area == pytest.approx((50, 300, 550, 600), abs=1)
    assert page.prints == ([area] if expected else [])
    codes = [remark.code for remark in find_remarks([examine(page)], [0])]
    assert codes == ["picture-table" if expected else "picture"]


def test_print_on_a_page_that_is_turned(ink: Ink) -> None:
    page = ink(placed(table(), turned=90))
    assert page.turned == 270
    assert page.prints == page.pictures == [pytest.approx(Area(50, 100, 550, 400), abs=1)]


def test_small_pictures_are_not_looked_at(ink: Ink) -> None:
    def draw(canvas: Canvas) -> None:
        file = io.BytesIO()
        table().save(file, "PNG")
        file.seek(0)
        canvas.drawImage(ImageReader(file), 50, 200, 100, 60)

    page = ink(draw)
    assert len(page.pictures) == 1
    assert page.prints == []
