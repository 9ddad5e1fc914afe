"""Contents lists: their lines are no text, and their titles are the headings of the pages that they name."""

from collections.abc import Callable
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.contents import title_key
from schema import Document

Printed = Callable[..., Document]
Blocks = Callable[[Document], list[tuple[str, str]]]
Row = tuple[Any, ...]

BOLD = "Helvetica-Bold"
PROSE = ((50, 200, "De kade langs de haven is verhoogd."), (50, 230, "De sluis krijgt nieuwe deuren van staal."))
DOTS = " " + "." * 60 + " "


def report(contents: list[Row], *titles: Row) -> list[list[Row]]:
    """A contents list on page 1, and a page for each title, with its number."""
    first = [(50, 60, "Inhoudsopgave", 14), *contents]
    return [first, *([title, *PROSE, (290, 770, f"{number}")] for number, title in enumerate(titles, start=2))]


TITLES = ((50, 60, "Inleiding"), (50, 60, "Haven en water"), (50, 60, "Wegen"))
"""Printed as the text is: only the list tells that they are headings."""


def entries(*words: str) -> list[Row]:
    return [(50, 100 + 20 * n, line) for n, line in enumerate(words)]


@pytest.mark.parametrize(
    ("contents", "listed"),
    [
        pytest.param(
            entries(f"Inleiding{DOTS}2", f"Haven en water{DOTS}3", f"Wegen{DOTS}4"),
            [f"Inleiding{DOTS}2", f"Haven en water{DOTS}3", f"Wegen{DOTS}4"],
            id="dotted",
        ),
        pytest.param(
            entries("Inleiding....................2", "Haven en water...............3", "Wegen........................4"),
            ["Inleiding .................... 2", "Haven en water ............... 3", "Wegen ........................ 4"],
            id="dots glued to title and number",
        ),
        pytest.param(
            entries("Inleiding 2", "Haven en water 3", "Wegen 4"), ["Inleiding 2", "Haven en water 3", "Wegen 4"], id="undotted"
        ),
        pytest.param(
            [
                row
                for n, title in enumerate(("Inleiding", "Haven en water", "Wegen"))
                for row in ((50, 100 + 20 * n, title), (500, 100 + 20 * n, f"{n + 2}"))
            ],
            ["Inleiding 2", "Haven en water 3", "Wegen 4"],
            id="numbers at the right edge",
        ),
        pytest.param(
            entries("2 Inleiding", "3 Haven en water", "4 Wegen"),
            ["2 Inleiding", "3 Haven en water", "4 Wegen"],
            id="number first",
        ),
    ],
)
def test_entries_and_their_headings(printed: Printed, blocks: Blocks, contents: list[Row], listed: list[str]) -> None:
    found = blocks(printed(*report(contents, *TITLES)))
    assert [words for kind, words in found if kind == "contents"] == listed
    assert [words for kind, words in found if kind == "heading"][1:] == ["Inleiding", "Haven en water", "Wegen"]


def test_title_of_two_lines(printed: Printed, blocks: Blocks) -> None:
    contents = entries(f"Inleiding{DOTS}2", f"Haven{DOTS}3", "Paragraaf weerstandsvermogen en", f"risicobeheersing{DOTS}4")
    title = (50, 60, "Paragraaf weerstandsvermogen en risicobeheersing")
    found = blocks(printed(*report(contents, *TITLES[:1], (50, 60, "Haven"), title)))
    assert [kind for kind, _ in found[:5]] == ["heading", *["contents"] * 4]
    assert ("heading", title[2]) in found


def test_levels_follow_the_list(printed: Printed) -> None:
    contents = [
        (50, 100, f"Beleid{DOTS}2", 10, BOLD),
        (60, 120, f"Haven{DOTS}3"),
        (60, 140, f"Wegen{DOTS}4"),
        (50, 160, f"Bijlagen{DOTS}5", 10, BOLD),
    ]
    document = printed(*report(contents, *((50, 60, title) for title in ("Beleid", "Haven", "Wegen", "Bijlagen"))))
    levels = {document.text[block.start : block.end]: block.level for block in document.blocks if block.level}
    assert [levels[title] for title in ("Beleid", "Haven", "Wegen", "Bijlagen")] == [1, 2, 2, 1]


def test_numbered_titles_have_levels_by_their_numbers(printed: Printed) -> None:
    contents = entries(f"1 Beleid{DOTS}2", f"1.1 Haven{DOTS}3", f"2 Bijlagen{DOTS}4")
    document = printed(*report(contents, *((50, 60, title) for title in ("1 Beleid", "1.1 Haven", "2 Bijlagen"))))
    found = [(document.text[block.body : block.end], block.number, block.level) for block in document.blocks if block.level]
    assert found[1:] == [("Beleid", "1", 1), ("Haven", "1.1", 2), ("Bijlagen", "2", 1)]


def test_list_that_counts_from_another_page(printed: Printed, blocks: Blocks) -> None:
    contents = entries(f"Inleiding{DOTS}7", f"Haven en water{DOTS}8", f"Wegen{DOTS}9")
    pages = report(contents, *TITLES)
    renumbered = [pages[0], *([*rows[:-1], (290, 770, f"{n}")] for n, rows in enumerate(pages[1:], start=7))]
    found = blocks(printed(*renumbered))
    assert [words for kind, words in found if kind == "heading"][1:] == ["Inleiding", "Haven en water", "Wegen"]


def test_amounts_behind_words_are_no_contents_list(printed: Printed, blocks: Blocks) -> None:
    found = blocks(printed([(50, 100, "De brug kostte 300"), (50, 120, "De kade kostte 200"), (50, 140, "Het hek kostte 100")]))
    assert "contents" not in dict(found)


def test_leader_of_an_entry_leaves_its_words_their_places(printed: Printed) -> None:
    document = printed(
        *report(entries("Inleiding....................2", "Haven en water...............3", "Wegen....4"), *TITLES)
    )
    at = document.text.index("2", document.text.index("Inleiding .."))
    [title], [number] = document.boxes(at - 31, at - 22), document.boxes(at, at + 1)
    assert document.text[at - 31 : at - 22] == "Inleiding"
    assert title.x0 == pytest.approx(50, abs=1)
    assert title.x1 < number.x0
    assert number.x1 - number.x0 < 10


def test_key_of_a_title_leaves_out_what_is_printed_at_will() -> None:
    assert title_key("2.1 Wat willen we bereiken ?") == title_key("2.1. Wat willen we bereiken?")
    assert title_key("Wegen") != title_key("Wegen 2")


@pytest.mark.parametrize(
    ("listed", "title"),
    [
        pytest.param("2. Haven en water", "Haven en water", id="number in the list alone"),
        pytest.param("Haven en water", "2. Haven en water", id="number on the page alone"),
        pytest.param("Haven en water", "HAVEN EN WATER", id="capitals"),
        pytest.param("Haven, water", "Haven & water", id="punctuation"),
    ],
)
def test_title_that_is_printed_otherwise(printed: Printed, blocks: Blocks, listed: str, title: str) -> None:
    contents = entries(f"Inleiding{DOTS}2", f"{listed}{DOTS}3", f"Wegen{DOTS}4")
    found = blocks(printed(*report(contents, TITLES[0], (50, 60, title), TITLES[2])))
    assert ("heading", title) in found


def test_title_on_the_page_behind_the_one_that_is_listed(printed: Printed, blocks: Blocks) -> None:
    contents = entries(f"Inleiding{DOTS}2", f"Haven en water{DOTS}2", f"Wegen{DOTS}4")
    assert ("heading", "Haven en water") in blocks(printed(*report(contents, *TITLES)))


def test_title_that_stands_over_all_pages_of_its_chapter(printed: Printed, blocks: Blocks) -> None:
    contents = entries(f"Inleiding{DOTS}2", f"Haven en water{DOTS}3", f"Wegen{DOTS}7")
    chapter = [(50, 40, "Haven en water")] * 4
    found = blocks(printed(*report(contents, TITLES[0], *chapter, TITLES[2])))
    assert [kind for kind, words in found if words == "Haven en water"] == ["heading", *["furniture"] * 3]


def test_list_that_goes_on_over_the_next_page(printed: Printed, blocks: Blocks) -> None:
    first = [(50, 60, "Inhoud", 14), *entries("Inleiding 3", "Haven 3", "Sluis 3")]
    document = printed(first, entries("Wegen 3", "Dijken 3", "Bruggen 3"), list(PROSE))
    assert [words for kind, words in blocks(document) if kind == "contents"] == [
        *("Inleiding 3", "Haven 3", "Sluis 3"),
        *("Wegen 3", "Dijken 3", "Bruggen 3"),
    ]


def test_list_without_page_numbers_whose_lines_are_links(
    drawn: Callable[..., bytes], read: Callable[[bytes], Document], blocks: Blocks
) -> None:
    titles = ("Inleiding", "Haven en water", "Wegen")

    def contents(canvas: Canvas) -> None:
        canvas.drawString(50, 740, "Inhoudsopgave")
        for number, title in enumerate(titles):
            canvas.drawString(50, 700 - 20 * number, title)
            canvas.linkAbsolute("", title, (50, 695 - 20 * number, 300, 712 - 20 * number))

    def chapter(title: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.bookmarkPage(title)
            canvas.drawString(50, 740, title)
            for x, y, words in PROSE:
                canvas.drawString(x, 800 - y, words)

        return draw

    found = blocks(read(drawn(contents, *map(chapter, titles))))
    assert [words for kind, words in found if kind == "contents"] == list(titles)
    assert [words for kind, words in found if kind == "heading"] == ["Inhoudsopgave", *titles]
