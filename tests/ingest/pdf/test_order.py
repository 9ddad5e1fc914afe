"""The order in which a page is read: columns one by one, boxes apart, whatever order the file has."""

from collections.abc import Callable
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.order import reading_order
from ingest.pdf.sheets import PrintedLine, Sheet, Wording
from schema import Document

Printed = Callable[..., Document]
Blocks = Callable[[Document], list[tuple[str, str]]]
Row = tuple[Any, ...]

LEFT = [
    (50, 200 + 14 * n, words)
    for n, words in enumerate(
        (
            "De gemeente Meerdrecht bouwt aan",
            "een haven die tegen het water",
            "is bestand, met een hoge kade",
            "en een sluis voor de schepen",
            "die van de rivier komen.",
        )
    )
]
RIGHT = [
    (320, 200 + 14 * n, words)
    for n, words in enumerate(
        (
            "Het veer vaart tussen beide oevers",
            "en brengt fietsers naar de stad,",
            "waar zij de markt bezoeken op",
            "de dagen dat er kramen staan",
            "langs de oude haven.",
        )
    )
]
COLUMNS = [" ".join(words for _, _, words in side) for side in (LEFT, RIGHT)]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([*LEFT, *RIGHT], id="column by column"),
        pytest.param(list(chain.from_iterable(zip(LEFT, RIGHT, strict=True))), id="line by line across the page"),
        pytest.param([*RIGHT, *LEFT], id="the right one first"),
    ],
)
def test_columns_are_read_one_by_one(printed: Printed, blocks: Blocks, rows: list[Row]) -> None:
    assert [words for _, words in blocks(printed(rows))] == COLUMNS


def test_heading_across_the_page_stands_before_the_columns_below_it(printed: Printed, blocks: Blocks) -> None:
    rows = chain.from_iterable(zip(LEFT, RIGHT, strict=True))
    across = [(50, 150, "Wat willen wij bereiken met de haven en het veer van onze gemeente?", 14), *rows]
    assert [words for _, words in blocks(printed(across))][1:] == COLUMNS


def test_line_that_the_file_writes_last_stands_where_it_is_printed(printed: Printed, blocks: Blocks) -> None:
    document = printed([*LEFT, (50, 150, "De haven", 14)])
    assert [words for _, words in blocks(document)] == ["De haven", COLUMNS[0]]


def test_side_box_does_not_cut_a_sentence(drawn: Callable[..., bytes], read: Callable[[bytes], Document], blocks: Blocks) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(HexColor(0xDDEEFF))
        canvas.rect(315, 520, 200, 90, stroke=0, fill=1)
        canvas.setFillColor(HexColor(0))
        for x, y, words in (*LEFT[:3], *((x, y, f"• punt {n}") for n, (x, y, _) in enumerate(RIGHT)), *LEFT[3:]):
            canvas.drawString(x, 800 - y, words)

    assert [words for _, words in blocks(read(drawn(draw)))] == [COLUMNS[0], *(f"• punt {n}" for n in range(5))]


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 700), st.integers(1, 90)), max_size=30))
def test_no_line_is_lost_or_read_twice(places: list[tuple[int, int, int]]) -> None:
    words = Wording("kade", *([] for _ in range(3)))  # type: ignore[arg-type]
    lines = [PrintedLine(words, x, y, x + wide, y + 10, y + 8, 10, n) for n, (x, y, wide) in enumerate(places)]
    ordered = reading_order(Sheet(1, None, 600, 800, 600, 800, lines=lines))
    assert sorted(map(id, ordered)) == sorted(map(id, lines))


def test_box_that_the_file_writes_first_is_put_in_above_what_stands_lower(printed: Printed, blocks: Blocks) -> None:
    box = [(320, 204, "In het kort: het veer vaart weer.")]
    narrow = [
        (50, 200 + 14 * n, words)
        for n, words in enumerate(("De gemeente Meerdrecht bouwt aan", "een haven die tegen het water is."))
    ]
    wide = [(50, 250, "De weg langs de haven wordt in het voorjaar opnieuw bestraat, van de sluis tot aan de brug.")]
    found = [words for _, words in blocks(printed([*box, (50, 100, "Voorwoord", 18), *narrow, *wide]))]
    assert found == ["Voorwoord", " ".join(words for _, _, words in narrow), box[0][2], wide[0][2]]
