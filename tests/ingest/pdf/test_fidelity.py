"""All characters of a page are read, and no others: pdfplumber, which reads in another way, counts the same."""

import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.ink import PageInk
from ingest.pdf.pages import read_pages

SAMPLE = 29
"""Every so many-th page of a real report."""
LEAST = 0.999

ROWS = [
    ("Meerjarenraming", "2026", "2027"),
    ("Lasten wonen en bouwen", "9.545.249", "-1.234,5"),
    ("Baten", "(95.434)", "€ 12,5"),
    ("Saldo", "9.449.815", "pm"),
]


def characters(page: PageInk) -> Counter[str]:
    return Counter("".join(word.text for word in page.words))


def of_pdfplumber(words: str) -> Counter[str]:
    return Counter("".join(words.split()))


def test_real_pages_hold_the_characters_that_pdfplumber_finds(corpus: list[Path]) -> None:
    total = missed = added = 0
    reports = sorted(corpus[0].parent.glob("*.pdf"))
    assert reports
    for path in reports:
        with pypdfium2.PdfDocument(path) as document:
            numbers = range(1, len(document) + 1, SAMPLE)
            pages = list(read_pages(document, numbers))
        with pdfplumber.open(path, pages=list(numbers)) as oracle:
            for page, other in zip(pages, oracle.pages, strict=True):
                upright = [character["upright"] for character in other.chars]
                if sum(upright) < LEAST * len(upright):
                    continue
                expected, found = of_pdfplumber(other.extract_text()), characters(page)
                total += expected.total()
                missed += (expected - found).total()
                added += (found - expected).total()
                other.close()
    assert total > 10_000, "a dozen pages of text"
    assert missed <= (1 - LEAST) * total
    assert added <= (1 - LEAST) * total


@pytest.mark.parametrize("turned", [90, 270])
def test_sideways_pages_read_the_right_way_round(drawn: Callable[..., bytes], turned: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(turned)
        canvas.translate(-200, 100)
        for row, cells in enumerate(ROWS):
            for column, words in enumerate(cells):
                canvas.drawString(160 * column, -14 * row, words)

    content = drawn(draw)
    with pypdfium2.PdfDocument(content) as document:
        [page] = read_pages(document)
    with pdfplumber.open(io.BytesIO(content)) as oracle:
        backward = oracle.pages[0].extract_text()
    assert characters(page) == of_pdfplumber(backward)
    assert turned != 90 or "942.545.9" in backward, "what pdfplumber makes of it, and we don't"
    in_order = sorted(page.words, key=lambda word: (round(word.baseline), word.x0))
    assert " ".join(word.text for word in in_order) == " ".join(words for cells in ROWS for words in cells)
