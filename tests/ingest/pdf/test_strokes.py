"""Rules, fills and pictures: of lines, rectangles and thin rectangles, also inside forms."""

import io
from collections.abc import Callable, Sequence

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.ink import PageInk
from ingest.pdf.strokes import Side, join_rules

Ink = Callable[..., PageInk]
Inks = Callable[[bytes], list[PageInk]]
Drawn = Callable[..., bytes]
Box = tuple[int, ...]


def rounded(boxes: Sequence[tuple[float, ...]]) -> list[Box]:
    return sorted(tuple(round(side) for side in box[:4]) for box in boxes)


def rectangle(canvas: Canvas, *, fill: bool = False, stroke: bool = False, grey: float = 0.8, height: float = 40) -> None:
    canvas.setFillGray(grey)
    canvas.setLineWidth(0.5)
    canvas.rect(100, 600, 200, height, fill=fill, stroke=stroke)


FRAME = [(100, 160, 100, 200), (100, 160, 300, 160), (100, 200, 300, 200), (300, 160, 300, 200)]


@pytest.mark.parametrize(
    ("draw", "rules", "fills"),
    [
        pytest.param(lambda c: c.line(50, 700, 250, 700), [(50, 100, 250, 100)], [], id="a level line"),
        pytest.param(lambda c: c.line(50, 700, 50, 500), [(50, 100, 50, 300)], [], id="an upright line"),
        pytest.param(lambda c: c.line(50, 700, 250, 500), [], [], id="a slanted line is none"),
        pytest.param(lambda c: rectangle(c, stroke=True), FRAME, [], id="the sides of a rectangle"),
        pytest.param(lambda c: rectangle(c, fill=True), [], [(100, 160, 300, 200)], id="a shaded rectangle"),
        pytest.param(lambda c: rectangle(c, fill=True, stroke=True), FRAME, [(100, 160, 300, 200)], id="both"),
        pytest.param(lambda c: rectangle(c, fill=True, grey=1), [], [], id="white is no shade"),
        pytest.param(lambda c: rectangle(c, fill=True, height=0.5), [(100, 200, 300, 200)], [], id="a thin rectangle is a rule"),
        pytest.param(lambda c: c.rect(0, 0, 600, 800, fill=1, stroke=0), [], [], id="the background of the page is none"),
        pytest.param(rectangle, [], [], id="what is neither filled nor drawn is not there"),
        pytest.param(
            lambda c: c.roundRect(100, 600, 200, 40, 8, fill=1, stroke=0), [], [(100, 160, 300, 200)], id="round corners"
        ),
        pytest.param(lambda c: c.circle(200, 600, 50, fill=1, stroke=1), [], [], id="a circle is none"),
        pytest.param(lambda c: c.rect(-50, 600, 200, 40, fill=1, stroke=0), [], [(0, 160, 150, 200)], id="half beside the page"),
    ],
)
def test_rules_and_fills(ink: Ink, draw: Callable[[Canvas], None], rules: list[Box], fills: list[Box]) -> None:
    page = ink(draw)
    assert (rounded(page.rules), rounded(page.fills)) == (rules, fills)


def test_many_rectangles_of_one_path(ink: Ink) -> None:
    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        for row in range(3):
            path.rect(100, 600 - 50 * row, 200, 30)
        canvas.drawPath(path, fill=1, stroke=0)

    assert rounded(ink(draw).fills) == [(100, 170, 300, 200), (100, 220, 300, 250), (100, 270, 300, 300)]


def test_fills_keep_their_colour(ink: Ink) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0.4, 0.8)
        canvas.rect(100, 600, 200, 40, fill=1, stroke=0)

    assert [fill.colour for fill in ink(draw).fills] == [0x0066CC]


def picture() -> ImageReader:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "blue").save(file, "PNG")
    file.seek(0)
    return ImageReader(file)


def test_what_stands_in_forms_stands_on_the_page(inks: Inks, drawn: Drawn) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("inner")
        canvas.drawImage(picture(), 0, 0, 100, 50)
        canvas.line(0, 60, 100, 60)
        canvas.drawString(0, 80, "Wonen")
        canvas.endForm()
        canvas.beginForm("outer")
        canvas.translate(100, 0)
        canvas.doForm("inner")
        canvas.endForm()
        canvas.translate(50, 500)
        canvas.scale(2, 2)
        canvas.doForm("outer")

    [page] = inks(drawn(draw))
    assert rounded(page.pictures) == [(250, 200, 450, 300)]
    assert rounded(page.rules) == [(250, 180, 450, 180)]
    [word] = page.words
    assert (word.x0, word.baseline, word.size) == pytest.approx((250, 140, 24), abs=0.1)


def test_drawings_turn_with_their_frame(ink: Ink) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(200, -50, "Meerjarenraming")
        canvas.line(200, -60, 400, -60)

    page = ink(draw)
    assert page.turned == 270
    [rule] = page.rules
    [word] = page.words
    assert rule.is_level
    assert (rule.x0, rule.x1) == pytest.approx((200, 400), abs=1)
    assert word.baseline == pytest.approx(50, abs=0.1)
    assert rule.top == pytest.approx(60, abs=1)
    assert rounded([page.shown(*rule)]) == [(60, 400, 60, 600)]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        pytest.param([(50, 100, 80, 100), (80, 100, 120, 100)], [(50, 100, 120, 100)], id="sides of cells side by side"),
        pytest.param(
            [(50, 100, 80, 100), (51, 100.4, 80, 100.5)], [(50, 100, 80, 100)], id="the bottom of one, the top of another"
        ),
        pytest.param(
            [(50, 100, 80, 100), (90, 100, 120, 100)], [(50, 100, 80, 100), (90, 100, 120, 100)], id="two rules on a line"
        ),
        pytest.param([(50, 100, 80, 100), (50, 102, 80, 102)], [(50, 100, 80, 100), (50, 102, 80, 102)], id="a double line"),
        pytest.param([(50, 100, 50, 120), (50, 121, 50, 140)], [(50, 100, 50, 140)], id="upright pieces"),
        pytest.param([(50, 100, 50.5, 100.5)], [], id="the corner of a frame"),
        pytest.param([(at, 100, at + 0.7, 100) for at in range(50, 90, 2)], [(50, 100, 89, 100)], id="a dotted line"),
    ],
)
def test_pieces_of_rules_are_joined(pieces: list[Side], expected: list[Box]) -> None:
    assert rounded(join_rules(pieces)) == expected
