"""Footnotes: small text with a mark, tied to the mark in the text, which is read as a blank where it is glued to a figure."""

from collections.abc import Callable
from typing import Any

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from schema import BlockKind, Document

Printed = Callable[..., Document]
Row = tuple[Any, ...]

PROSE = [(50, 330 + 14 * n, "De gemeente Meerdrecht verhoogt de kades langs de haven, zodat het hoge water") for n in range(5)]


def marked(words: str, mark: str) -> list[Row]:
    """Words with a mark raised right behind them."""
    return [(50, 300, words), (50 + 10 * width(words), 296, mark, 6)]


def width(words: str) -> float:
    """Width of words in Helvetica, for a size of 1."""
    return float(stringWidth(words, "Helvetica", 1))


def read_as(document: Document) -> str:
    """The text with its repairs."""
    text, position, parts = document.text, 0, []
    for repair in document.repairs:
        parts += [text[position : repair.start], repair.words]
        position = repair.end
    return "".join([*parts, text[position:]])


@pytest.mark.parametrize("mark", ["1", "12", "*"])
def test_note_is_tied_to_its_mark(printed: Printed, mark: str) -> None:
    note = [(50, 700, mark, 5), (58, 704, "Volgens het besluit van de raad.", 8)]
    document = printed([*marked("De brug is in 2021", mark), *PROSE, *note])
    [block] = [block for block in document.blocks if block.kind is BlockKind.FOOTNOTE]
    assert (block.number, document.text[block.body : block.end]) == (mark, "Volgens het besluit van de raad.")
    [link] = document.links
    assert (document.text[link.start : link.end], link.target) == (mark, block.start)


def test_mark_at_a_figure_is_read_as_a_blank(printed: Printed) -> None:
    note = [(50, 700, "1", 5), (58, 704, "Volgens het besluit van de raad.", 8)]
    document = printed([*marked("De brug is van 2021", "1"), *PROSE, *note])
    assert document.text.startswith("De brug is van 20211")
    assert read_as(document).startswith("De brug is van 2021 \n")


def test_raised_figure_without_a_note_stays(printed: Printed) -> None:
    document = printed([*marked("De haven meet 400 m", "2"), *PROSE])
    assert read_as(document).startswith("De haven meet 400 m2")
    assert not document.links


def test_asterisk_in_a_label_leads_to_the_line_below(printed: Printed) -> None:
    document = printed([(50, 300, "Aantal inwoners* van de stad"), *PROSE, (50, 600, "* op 1 januari")])
    [link] = document.links
    assert link.target is not None
    assert document.text[link.start : link.end] == "*"
    assert document.text[link.target :].startswith("* op 1 januari")


def test_small_line_with_a_number_that_nothing_refers_to_is_no_note(printed: Printed) -> None:
    document = printed([*PROSE, (50, 704, "12 huizen staan langs de haven.", 8)])
    assert BlockKind.FOOTNOTE not in {block.kind for block in document.blocks}


def test_notes_follow_each_other(printed: Printed) -> None:
    marks = [*marked("De brug", "1"), (50, 314, "Het hek"), (50 + 10 * width("Het hek"), 310, "2", 6)]
    notes = [
        row
        for n in (1, 2)
        for row in ((50, 690 + 12 * n - 4, f"{n}", 5), (58, 690 + 12 * n, f"Besluit {n} van de raad van de stad", 8))
    ]
    document = printed([*marks, *PROSE, *notes])
    assert [block.number for block in document.blocks if block.kind is BlockKind.FOOTNOTE] == ["1", "2"]
    assert [document.text[link.start : link.end] for link in document.links] == ["1", "2"]


def test_raised_character_is_a_mark_too(printed: Printed) -> None:
    document = printed([(50, 300, "De brug is van 2021\u00b9 en het hek"), *PROSE, (50, 704, "\u00b9 Besluit van de raad.", 8)])
    [link] = document.links
    assert document.text[link.start : link.end] == "\u00b9"
    assert read_as(document).startswith("De brug is van 2021  en het hek")


def test_square_metres_are_no_mark(printed: Printed) -> None:
    document = printed([(50, 300, "Het plein meet 2.392 m\u00b2 en is nieuw"), *PROSE])
    assert not document.links
    assert not document.repairs


def test_numbered_small_print_under_a_rule_is_a_note(drawn: Callable[..., bytes], read: Callable[[bytes], Document]) -> None:
    def draw(canvas: Canvas) -> None:
        for x, y, words in PROSE:
            canvas.drawString(x, 800 - y, words)
        canvas.line(50, 120, 200, 120)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(50, 108, "1. Volgens het besluit van de raad.")
        canvas.drawString(50, 98, "2. Zonder de kosten van het hek.")

    document = read(drawn(draw))
    assert [block.number for block in document.blocks if block.kind is BlockKind.FOOTNOTE] == ["1", "2"]
