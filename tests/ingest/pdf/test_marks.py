"""Marks of list items that stand apart from their words in the file: printed by themselves, or drawn as a dot."""

from collections.abc import Callable
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from schema import BlockKind, Document

Printed = Callable[..., Document]
Row = tuple[Any, ...]

ITEMS = ((80, 300, "de kade langs de haven"), (80, 320, "de brug over de rivier"))
PROSE = [(50, 150 + 14 * n, "De gemeente Meerdrecht verhoogt de kades langs de haven en de rivier, en de weg") for n in range(4)]


def items(document: Document) -> list[str]:
    return [document.text[block.body : block.end] for block in document.blocks if block.kind is BlockKind.LIST_ITEM]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([(60, 300, "•"), ITEMS[0], (60, 320, "•"), ITEMS[1]], id="each before its words"),
        pytest.param([*ITEMS, (60, 300, "•"), (60, 320, "•")], id="all at the end of the file"),
        pytest.param([*ITEMS, (60, 300, "1."), (60, 320, "2.")], id="numbers"),
        pytest.param(
            [ITEMS[0], (66, 299.5, "•", 8), ITEMS[1], (66, 319.5, "•", 8)], id="smaller, behind their words in the file"
        ),
    ],
)
def test_marks_printed_by_themselves(printed: Printed, rows: list[Row]) -> None:
    document = printed([*PROSE, *rows])
    assert items(document) == [words for _, _, words in ITEMS]
    assert [document.text[block.start] for block in document.blocks[1:]] in (["•", "•"], ["1", "2"])


@pytest.mark.parametrize(
    "draw_mark", [Canvas.circle, lambda canvas, x, y, size, **look: canvas.rect(x, y, size * 2, size * 2, **look)]
)
def test_marks_that_are_drawn(
    drawn: Callable[..., bytes], read: Callable[[bytes], Document], draw_mark: Callable[..., None]
) -> None:
    def draw(canvas: Canvas) -> None:
        for x, y, words in (*PROSE, *ITEMS):
            canvas.drawString(x, 800 - y, words)
        for _, y, _ in ITEMS:
            draw_mark(canvas, 68, 803 - y, 1.5, stroke=0, fill=1)

    assert items(read(drawn(draw))) == [words for _, _, words in ITEMS]


def test_dot_far_from_the_words_is_no_mark(drawn: Callable[..., bytes], read: Callable[[bytes], Document]) -> None:
    def draw(canvas: Canvas) -> None:
        for x, y, words in PROSE:
            canvas.drawString(x + 100, 800 - y, words)
        canvas.circle(60, 653, 1.5, stroke=0, fill=1)

    assert not items(read(drawn(draw)))


def test_item_keeps_the_places_of_its_mark_and_its_words(printed: Printed) -> None:
    document = printed([*PROSE, *ITEMS, (60, 300, "•"), (60, 320, "•")])
    start = document.text.index("• de kade")
    [box] = document.boxes(start, start + 9)
    assert (round(box.x0), box.page) == (60, 1)
    [words] = document.boxes(start + 2, start + 9)
    assert round(words.x0) == 80
