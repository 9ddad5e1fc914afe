"""Headings: by outline, number, size, weight and colour; and what looks like one and is none."""

from collections.abc import Callable
from typing import Any

import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from schema import Document

Printed = Callable[..., Document]
Blocks = Callable[[Document], list[tuple[str, str]]]
Row = tuple[Any, ...]

BOLD, ITALIC = "Helvetica-Bold", "Helvetica-Oblique"
PROSE = [(50, 330 + 14 * n, "De gemeente Meerdrecht verhoogt de kades langs de haven, zodat het hoge water") for n in range(9)]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param((50, 300, "Haven en water", 14), id="larger"),
        pytest.param((50, 300, "Haven en water", 10, BOLD), id="bold"),
        pytest.param((50, 300, "Haven en water", 10, ITALIC), id="italic"),
        pytest.param((50, 300, "Haven en water", 10, "Helvetica", 0x004488), id="in colour"),
        pytest.param((50, 300, "HAVEN EN WATER"), id="in capitals"),
        pytest.param((50, 300, "Wat gaan we daarvoor doen?", 10, BOLD), id="a question"),
        pytest.param((50, 300, "2.1.03 De kade is verhoogd.", 10, BOLD), id="a numbered result, with a full stop"),
        pytest.param((50, 300, "Bijlage 2: Kredieten: stand van zaken", 10, BOLD), id="with colons"),
    ],
)
def test_line_that_stands_out_is_a_heading(printed: Printed, blocks: Blocks, row: Row) -> None:
    assert blocks(printed([row, *PROSE]))[0] == ("heading", row[2])


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        pytest.param((50, 300, "Haven en water"), "paragraph", id="as the text"),
        pytest.param((50, 300, "Wij hebben de kade van de haven verhoogd.", 10, BOLD), "paragraph", id="a bold sentence"),
        pytest.param((50, 300, "€ 1.200.000", 10, BOLD), "paragraph", id="an amount"),
        pytest.param((50, 300, "2024", 10, BOLD), "paragraph", id="a figure"),
        pytest.param((50, 300, "• Haven en water", 10, BOLD), "list_item", id="a list item"),
        pytest.param((50, 300, "Tabel 3.1 - Lasten van de haven", 10, BOLD), "caption", id="a caption"),
        pytest.param((50, 300, "(bedragen x € 1.000)", 10, ITALIC), "caption", id="a unit"),
        pytest.param((50, 300, "Z/26/084857/3995"), "paragraph", id="a case number"),
        pytest.param((50, 300, "Haven en water", 7), "paragraph", id="smaller"),
    ],
)
def test_line_that_is_no_heading(printed: Printed, blocks: Blocks, row: Row, kind: str) -> None:
    assert blocks(printed([row, *PROSE]))[0] == (kind, row[2])


def test_levels_follow_the_look(printed: Printed) -> None:
    def titles(number: int) -> list[Row]:
        return [
            (50, 60, f"Programma {number}", 18, BOLD),
            (50, 190, "Haven", 14, BOLD),
            (50, 220, "Kades", 10, BOLD),
            (50, 250, "Bruggen", 10, BOLD),
            (50, 280, "Wegen", 14, BOLD),
        ]

    document = printed(*([*titles(number), *PROSE] for number in (1, 2, 3)))
    headings = [block for block in document.blocks if block.kind.value == "heading"]
    assert [block.level for block in headings] == [1, 2, 3, 3, 2] * 3


def test_white_title_on_a_bar(drawn: Callable[..., bytes], read: Callable[[bytes], Document], blocks: Blocks) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(HexColor(0x224400))
        canvas.rect(45, 490, 500, 25, stroke=0, fill=1)
        canvas.setFillColor(HexColor(0xFFFFFF))
        canvas.drawString(50, 500, "Haven en water")
        canvas.setFillColor(HexColor(0))
        for x, y, words in PROSE:
            canvas.drawString(x, 800 - y, words)

    assert blocks(read(drawn(draw)))[0] == ("heading", "Haven en water")


def test_outline_names_headings(drawn: Callable[..., bytes], read: Callable[[bytes], Document], blocks: Blocks) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.bookmarkPage("haven")
        canvas.addOutlineEntry("Haven en water", "haven", level=0)
        canvas.drawString(50, 560, "Haven en")
        canvas.drawString(50, 546, "water")
        for x, y, words in PROSE:
            canvas.drawString(x, 800 - y, words)

    document = read(drawn(draw))
    assert blocks(document)[0] == ("heading", "Haven en water")
    assert document.blocks[0].level == 1


def test_head_of_columns_is_no_heading(printed: Printed, blocks: Blocks) -> None:
    row = [(50, 300, "Doel", 10, BOLD), (200, 300, "Prestatie", 10, BOLD), (350, 300, "Planning", 10, BOLD)]
    assert "heading" not in dict(blocks(printed([*row, *PROSE])))


def test_heading_that_outline_and_contents_list_name_has_one_level(
    drawn: Callable[..., bytes], read: Callable[[bytes], Document]
) -> None:
    titles = ("Inleiding", "Haven", "Wegen", "Bruggen", "Dijken", "Sluizen")

    def contents(canvas: Canvas) -> None:
        canvas.drawString(50, 700, "Inhoud")
        for number, title in enumerate(titles):
            canvas.drawString(50, 660 - 20 * number, f"{title} {'.' * 50} 2")

    def draw(canvas: Canvas) -> None:
        for number, title in enumerate(titles):
            canvas.bookmarkPage(title)
            canvas.addOutlineEntry(title, title, level=number % 2)
            canvas.drawString(50, 700 - 60 * number, title)
            canvas.drawString(50, 680 - 60 * number, "De gemeente Meerdrecht verhoogt de kades langs de haven.")
        canvas.drawString(290, 30, "2")

    document = read(drawn(contents, draw))
    levels = {document.text[block.start : block.end]: block.level for block in document.blocks if block.level}
    assert [levels[title] for title in titles] == [1, 2, 1, 2, 1, 2]


def test_chapters_whose_numbers_run_on_have_one_level(printed: Printed) -> None:
    sizes = (14.0, 12.9, 14.1, 12.6)
    document = printed(*([(50, 60, f"{n}. Haven en water", size, BOLD), *PROSE] for n, size in enumerate(sizes, start=1)))
    assert {block.level for block in document.blocks if block.level} == {1}
    assert [block.number for block in document.blocks if block.level] == ["1", "2", "3", "4"]


def test_look_that_is_mostly_listed_has_its_level_there(drawn: Callable[..., bytes], read: Callable[[bytes], Document]) -> None:
    def draw(canvas: Canvas) -> None:
        for number, title in enumerate(("Haven", "Wegen", "Bruggen", "Dijken")):
            if title != "Dijken":
                canvas.bookmarkPage(title)
                canvas.addOutlineEntry(title, title, level=0)
            canvas.setFont(BOLD, 14)
            canvas.drawString(50, 740 - 100 * number, title)
            canvas.setFont("Helvetica", 10)
            canvas.drawString(50, 720 - 100 * number, "De gemeente Meerdrecht verhoogt de kades langs de haven.")

    assert [block.level for block in read(drawn(draw)).blocks if block.level] == [1] * 4
