"""Which lines of print belong together: by their words, their distance, their look, and the room that the line before had."""

from collections.abc import Callable
from typing import Any

import pytest

from schema import Document

Printed = Callable[..., Document]
Blocks = Callable[[Document], list[tuple[str, str]]]
Row = tuple[Any, ...]

BOLD, ITALIC = "Helvetica-Bold", "Helvetica-Oblique"
FULL = "De gemeente Meerdrecht verhoogt de kades langs de haven, zodat het hoge water van de rivier"
FULL_END = "De gemeente Meerdrecht verhoogt de kades langs de haven voor het hoge water van de rivier."
GO_ON = "de straten niet meer bereikt."


def lines(*rows: str | Row, step: float = 14, top: float = 300) -> list[Row]:
    """Lines below each other, at x 50 in Helvetica of 10 points unless they say otherwise (x, words, size, font, colour)."""
    return [
        (50, top + step * n, row) if isinstance(row, str) else (row[0], top + step * n, *row[1:]) for n, row in enumerate(rows)
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(lines(FULL, GO_ON), [f"{FULL} {GO_ON}"], id="a full line goes on"),
        pytest.param(lines("Wij bouwen.", FULL_END), ["Wij bouwen.", FULL_END], id="a short line that ends a sentence does not"),
        pytest.param(lines(FULL_END, FULL_END), [f"{FULL_END} {FULL_END}"], id="a full line may end a sentence"),
        pytest.param(
            lines("Wij bouwen aan een", "kade.", FULL_END), ["Wij bouwen aan een kade.", FULL_END], id="a small letter goes on"
        ),
        pytest.param(
            lines(FULL_END, "De kosten zijn", "€ 1.200.", FULL_END)[:3],
            [f"{FULL_END} De kosten zijn", "€ 1.200."],
            id="an amount that had room begins anew",
        ),
        pytest.param(
            lines(FULL_END, "De kosten zijn verdeeld over de jaren, en komen in totaal uit op een bedrag van", "€ 1.200."),
            [f"{FULL_END} De kosten zijn verdeeld over de jaren, en komen in totaal uit op een bedrag van € 1.200."],
            id="an amount is not parted from its sign",
        ),
        pytest.param([*lines(FULL, GO_ON), *lines(FULL, top=350)], [f"{FULL} {GO_ON}", FULL], id="white parts paragraphs"),
        pytest.param(lines(FULL, (65, FULL_END)), [f"{FULL} {FULL_END}"], id="a line set in goes on in an open sentence"),
        pytest.param(lines(FULL_END, (65, FULL_END)), [FULL_END, FULL_END], id="a line set in begins a paragraph"),
        pytest.param(lines((50, "De haven", 10, BOLD), FULL), ["De haven", FULL], id="bold above is a heading"),
        pytest.param(
            lines((50, FULL, 10, BOLD), (50, GO_ON, 10, BOLD)), [f"{FULL} {GO_ON}"], id="a bold line of two lines is one"
        ),
        pytest.param(
            lines("1.1 Een nieuwe kade", "1.2 Een nieuwe brug"), ["1.1 Een nieuwe kade", "1.2 Een nieuwe brug"], id="numbers"
        ),
        pytest.param(
            lines(FULL, "Tabel 3.1 - Lasten van de haven"), [FULL, "Tabel 3.1 - Lasten van de haven"], id="a caption begins anew"
        ),
        pytest.param(
            lines(FULL, "tabel 3.1 en 3.2 laten dat zien."),
            [f"{FULL} tabel 3.1 en 3.2 laten dat zien."],
            id="a table in a sentence",
        ),
    ],
)
def test_lines_that_belong_together(printed: Printed, blocks: Blocks, rows: list[Row], found: list[str]) -> None:
    assert [words for _, words in blocks(printed(rows))] == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(
            lines("• de kade", "• de brug, die over de haven gaat"),
            [("• de kade", None, 1), ("• de brug, die over de haven gaat", None, 1)],
            id="signs",
        ),
        pytest.param(lines("1. de kade", "2. de brug"), [("1. de kade", "1", 1), ("2. de brug", "2", 1)], id="numbers"),
        pytest.param(
            lines("1.De kade", "2.De brug"), [("1.De kade", "1", 1), ("2.De brug", "2", 1)], id="numbers without a blank"
        ),
        pytest.param(
            lines("a) de kade", (70, "- het hek"), "b) de brug"),
            [("a) de kade", "a", 1), ("- het hek", None, 2), ("b) de brug", "b", 1)],
            id="levels by indent",
        ),
        pytest.param(
            lines(f"• {FULL}", (58, GO_ON), "• de brug"),
            [(f"• {FULL} {GO_ON}", None, 1), ("• de brug", None, 1)],
            id="hanging lines",
        ),
    ],
)
def test_list_items(printed: Printed, rows: list[Row], found: list[tuple[str, str | None, int]]) -> None:
    document = printed(rows)
    assert {block.kind.value for block in document.blocks} == {"list_item"}
    items = [(" ".join(document.text[block.start : block.end].split()), block.number, block.level) for block in document.blocks]
    assert items == found
    assert all(document.text[block.body].islower() or document.text[block.body] == "D" for block in document.blocks)


def test_bullet_printed_apart_from_its_words(printed: Printed) -> None:
    document = printed([(50, 300, "•"), (70, 300, "de kade"), (50, 320, "•"), (70, 320, "de brug")])
    assert [document.text[block.body : block.end] for block in document.blocks] == ["de kade", "de brug"]


def test_paragraph_goes_on_behind_a_page_break(printed: Printed) -> None:
    document = printed([*lines(FULL_END, FULL), (290, 770, "1")], [*lines(GO_ON, top=60), (290, 770, "2")])
    assert [(block.kind.value, block.continues) for block in document.blocks] == [
        ("paragraph", False),
        ("furniture", False),
        ("paragraph", True),
        ("furniture", False),
    ]
    assert "het hoge water van de rivier" in document.reading_text
    read = " ".join(document.reading_text.split())
    assert f"{FULL} {GO_ON}" in read


def test_sentence_that_ends_on_its_page_does_not_go_on(printed: Printed) -> None:
    document = printed(lines(FULL_END), lines(FULL, GO_ON, top=60))
    assert not any(block.continues for block in document.blocks)


def test_drop_cap_is_read_with_its_word(printed: Printed) -> None:
    document = printed([(50, 318, "D", 30), (76, 302, "e kade is verhoogd en de"), (76, 314, "brug is gesloopt.")])
    [block] = document.blocks
    [repair] = document.repairs
    text = document.text[: repair.start] + repair.words + document.text[repair.end :]
    assert text == "De kade is verhoogd en de\nbrug is gesloopt."
    assert block.end == len(document.text)


def test_broken_word_is_read_whole(printed: Printed) -> None:
    document = printed(lines("De gemeente Meerdrecht verhoogt de kades langs de haven en de rivier voor de scheep-", "vaart."))
    [repair] = document.repairs
    assert document.text[repair.start : repair.end] == "-\n"
    assert document.text.endswith("scheep-\nvaart.")
