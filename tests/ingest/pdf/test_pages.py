"""Pages: their frame, words where they stand, pages that cannot be opened."""

from collections.abc import Callable, Mapping

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.ink import PageInk

Ink = Callable[..., PageInk]
Inks = Callable[[bytes], list[PageInk]]
Drawn = Callable[..., bytes]
Written = Callable[[Mapping[int, str]], bytes]

SENTENCE = "Lasten 9.545.249 en baten -1.234,5"


def put(canvas: Canvas, words: str, x: float, y: float, turned: int = 0, size: float = 10) -> None:
    """Writes words that run upward (90 degrees against the clock), backward (180) or downward (270)."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(turned)
    canvas.setFont("Helvetica", size)
    canvas.drawString(0, 0, words)
    canvas.restoreState()


def texts(page: PageInk) -> list[str]:
    return [word.text for word in page.words]


def test_upright_words_stand_where_they_are_drawn(ink: Ink) -> None:
    page = ink(lambda canvas: put(canvas, "Wonen 1.582", 50, 700, size=12))
    word, figure = page.words
    assert (page.number, page.width, page.height, page.turned) == (1, 600, 800, 0)
    assert (word.text, figure.text) == ("Wonen", "1.582")
    assert (word.x0, word.baseline, word.size) == pytest.approx((50, 100, 12), abs=0.1)
    assert word.top < 91
    assert 100 < word.bottom < 104
    assert word.x1 < figure.x0
    assert page.line_ends == set()


@pytest.mark.parametrize("page_turned", [0, 90, 180, 270])
@pytest.mark.parametrize("text_turned", [0, 90, 180, 270])
def test_any_turn_of_page_and_text_reads_from_left_to_right(inks: Inks, drawn: Drawn, page_turned: int, text_turned: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(page_turned)
        put(canvas, SENTENCE, 300, 400, text_turned)

    [page] = inks(drawn(draw))
    assert texts(page) == SENTENCE.split()
    assert page.turned == (page_turned - text_turned) % 360
    assert all(word.turned == 0 and word.x0 < word.x1 and word.top < word.baseline < word.bottom for word in page.words)
    lefts = [word.x0 for word in page.words]
    assert lefts == sorted(lefts)
    # ReportLab gives a page that is turned by a quarter a width of 800 and a height of 600, so that it is shown as high as any.
    x, y = {0: (300, 400), 90: (400, 300), 180: (300, 400), 270: (200, 500)}[page_turned]
    x0, top, x1, bottom = page.shown(*page.words[0][1:5])
    assert x0 - 1 <= x <= x1 + 1
    assert top - 1 <= y <= bottom + 1


@pytest.mark.parametrize(
    ("turned", "frame", "expected"),
    [
        pytest.param(90, 270, (40, 500, 50, 600), id="upward from (50, 200): left of that line, above that point"),
        pytest.param(270, 90, (50, 600, 60, 700), id="downward from (50, 200): right of that line, below that point"),
    ],
)
def test_shown_leads_back_to_the_page(ink: Ink, turned: int, frame: int, expected: tuple[float, ...]) -> None:
    page = ink(lambda canvas: put(canvas, "Meerjarenraming", 50, 200, turned))
    assert page.turned == frame
    assert (page.width, page.height) == (800, 600)
    [word] = page.words
    x0, top, x1, bottom = page.shown(*word[1:5])
    left, upper, right, lower = expected
    assert left - 3 < x0 < x1 < right + 3
    assert upper - 3 < top < bottom < lower + 3
    assert bottom - top > 5 * (x1 - x0)


def test_words_that_run_upward_beside_upright_text_are_marked(ink: Ink) -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, "De gemeente Meerdrecht verhoogt de kades.", 100, 700)
        put(canvas, "Lasten", 60, 500, 90)
        put(canvas, "Baten", 40, 500, 270)
        put(canvas, "CONCEPT", 200, 300, 45)

    page = ink(draw)
    assert page.turned == 0
    found = {word.text: word.turned for word in page.words if word.turned}
    assert found == {"Lasten": 270, "Baten": 90, "CONCEPT": 270}
    upward = next(word for word in page.words if word.text == "Lasten")
    assert (upward.x1, upward.bottom) == pytest.approx((62, 300), abs=1)


def test_the_crop_box_is_the_page(inks: Inks, drawn: Drawn) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((100, 200, 500, 700))
        put(canvas, "Wonen", 150, 600)
        put(canvas, "verborgen", 20, 600)
        put(canvas, "onder", 150, 100)

    [page] = inks(drawn(draw))
    assert (page.width, page.height) == (400, 500)
    [word] = page.words
    assert word.text == "Wonen"
    assert (word.x0, word.baseline) == pytest.approx((50, 100), abs=0.1)


def test_labels_are_those_of_the_file(inks: Inks, drawn: Drawn) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.addPageLabel(0, style="ROMAN_LOWER")
        canvas.addPageLabel(1, style="ARABIC", start=5)
        canvas.drawString(50, 50, "x")

    assert [page.label for page in inks(drawn(draw, draw, draw))] == ["i", "5", "6"]
    assert [page.label for page in inks(drawn(lambda canvas: canvas.drawString(50, 50, "x")))] == [None]


def test_a_page_that_cannot_be_opened_is_said_and_the_others_are_read(inks: Inks, written: Written) -> None:
    content = written(
        {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: "<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 >>",
            3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>",
        }
    )
    assert [(page.number, page.broken) for page in inks(content)] == [(1, False), (2, True)]
