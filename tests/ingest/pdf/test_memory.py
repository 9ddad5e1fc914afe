"""What the reader holds of a page is little more than its text."""

import tracemalloc
from collections.abc import Callable
from itertools import cycle

import pytest
from reportlab.pdfgen.canvas import Canvas

from schema import Document
from schema.spill import Spill

KILOBYTE = 1 << 10
FEW, MANY = 8, 32
MOST_A_PAGE = 20
"""Kilobytes; it were sixty with the lines, blocks and cells of all pages as objects, and are fifteen."""
WORDS = [
    "De",
    "gemeente",
    "Meerdrecht",
    "verhoogt",
    "de",
    "kades",
    "langs",
    "de",
    "haven",
    "zodat",
    "het",
    "hoge",
    "water",
    "van",
    "de",
    "rivier",
    "er",
    "niet",
    "over",
    "komt",
]


def draw_page(canvas: Canvas) -> None:
    """A page of prose with a table under it."""
    words = cycle(WORDS)
    for line in range(30):
        canvas.drawString(50, 740 - 14 * line, " ".join(next(words) for _ in range(12 + line % 3)))
    for row in range(15):
        for column, cell in enumerate(("Havens en kades", "1.200", "1.350", "1.400", "1.425")):
            canvas.drawRightString(200 + 80 * column, 300 - 14 * row, cell)


def test_a_page_more_takes_little_memory(
    drawn: Callable[..., bytes], read: Callable[[bytes], Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Spill, "in_memory", 0)
    read(drawn(draw_page))  # what is loaded once
    peaks = []
    for pages in (FEW, MANY):
        content = drawn(*[draw_page] * pages)
        tracemalloc.start()
        document = read(content)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert len(document.pages) == pages
    assert (peaks[1] - peaks[0]) / (MANY - FEW) < MOST_A_PAGE * KILOBYTE
