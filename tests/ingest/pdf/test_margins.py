"""Running heads, feet and page numbers: what belongs to the page is kept out of the text, and nothing else is."""

from collections.abc import Callable
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from schema import Document

Printed = Callable[..., Document]
Blocks = Callable[[Document], list[tuple[str, str]]]

PROSE = ("De kade langs de haven van Meerdrecht is verhoogd.", "De sluis krijgt nieuwe deuren.", "Het veer vaart weer.")


def page(number: int, *margins: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """A page of running text between what stands in its margins."""
    return [*margins, (50, 300, PROSE[number % 3]), (50, 318, PROSE[(number + 1) % 3])]


def furniture(document: Document, blocks: Blocks) -> list[str]:
    return [words for kind, words in blocks(document) if kind == "furniture"]


def test_head_and_page_number_are_furniture_at_the_borders_of_their_page(printed: Printed, blocks: Blocks) -> None:
    pages = [page(n, (50, 40, "Begroting 2026 gemeente Meerdrecht"), (290, 770, f"{n}")) for n in (1, 2, 3)]
    document = printed(*pages)
    assert furniture(document, blocks) == [words for n in (1, 2, 3) for words in ("Begroting 2026 gemeente Meerdrecht", f"{n}")]
    assert [blocks(document)[at] for at in (0, 2)] == [("furniture", "Begroting 2026 gemeente Meerdrecht"), ("furniture", "1")]


@pytest.mark.parametrize(
    ("feet", "labels"),
    [
        pytest.param(["5", "6", "7"], ["5", "6", "7"], id="bare numbers, from 5"),
        pytest.param(["Pagina 1 van 3", "Pagina 2 van 3", "Pagina 3 van 3"], ["1", "2", "3"], id="which of how many"),
        pytest.param(
            ["Begroting 2026 | 11", "Begroting 2026 | 12", "Begroting 2026 | 13"], ["11", "12", "13"], id="behind a title"
        ),
        pytest.param(["ii", "iii", "iv"], ["ii", "iii", "iv"], id="Roman"),
    ],
)
def test_page_number_is_the_label(printed: Printed, feet: list[str], labels: list[str]) -> None:
    document = printed(*(page(n, (280, 770, foot)) for n, foot in enumerate(feet)))
    assert [one.label for one in document.pages] == labels


def test_heads_of_left_and_right_pages_differ(printed: Printed, blocks: Blocks) -> None:
    sides = ((50, "Gemeente Meerdrecht"), (400, "Jaarstukken 2025"))
    document = printed(*(page(n, (sides[n % 2][0], 40, sides[n % 2][1])) for n in range(6)))
    assert furniture(document, blocks) == [sides[n % 2][1] for n in range(6)]


def test_head_of_a_chapter_of_one_page_is_furniture_where_others_have_heads(printed: Printed, blocks: Blocks) -> None:
    heads = ["Haven", "Haven", "Haven", "Wegen", "Dijken", "Dijken", "Dijken"]
    document = printed(*(page(n, (50, 40, head)) for n, head in enumerate(heads)))
    assert furniture(document, blocks) == heads


def test_heading_that_returns_on_top_of_other_pages_is_no_furniture(printed: Printed, blocks: Blocks) -> None:
    others = ("Bruggen", "Sluizen", "Wegen", "Kades", "Bomen", "Parken", "Vijvers", "Veren", "Molens")
    pages = [
        page(n, (50, 60, "Wat gaan we doen?", 14) if n % 4 == 0 else (50, 60, f"{other} vragen om onderhoud."))
        for n, other in enumerate(others)
    ]
    document = printed(*pages)
    assert ("heading", "Wat gaan we doen?") in blocks(document)
    assert not furniture(document, blocks)


def test_line_inside_others_is_no_running_head(printed: Printed, blocks: Blocks) -> None:
    names = ("Haven", "Sluis", "Brug", "Kade")
    pages = [page(n, (50, 60, f"Project {name}"), (50, 80, "Voortgang", 10, "Helvetica-Bold")) for n, name in enumerate(names)]
    assert blocks(printed(*pages)).count(("heading", "Voortgang")) == len(names)


def test_all_that_stands_on_a_page_is_kept(printed: Printed, blocks: Blocks) -> None:
    document = printed(*([(50, 40, "Deel van de gemeente"), (290, 770, f"{n}")] for n in (1, 2, 3)))
    assert blocks(document) == [
        pair for n in (1, 2, 3) for pair in (("paragraph", "Deel van de gemeente"), ("furniture", f"{n}"))
    ]


def test_tabs_at_the_side_are_furniture(drawn: Callable[..., bytes], read: Callable[[bytes], Document], blocks: Blocks) -> None:
    def side_tab(canvas: Canvas) -> None:
        canvas.drawString(50, 500, "Wij bouwen aan de stad.")
        canvas.rotate(90)
        canvas.drawString(300, -590, "BEGROTING")

    document = read(drawn(side_tab, side_tab, side_tab))
    assert furniture(document, blocks) == ["BEGROTING"] * 3


def test_titles_that_differ_in_a_number_are_no_running_heads(printed: Printed, blocks: Blocks) -> None:
    document = printed(*(page(n, (50, 60, f"Programma {n}", 18), (50, 120, "Inleiding")) for n in (1, 2, 3)))
    assert not furniture(document, blocks)


def test_number_at_the_foot_of_the_only_page(printed: Printed) -> None:
    document = printed(page(1, (290, 770, "- 12 -")))
    assert document.pages[0].label == "12"


def test_head_of_which_a_part_changes_with_the_chapter(printed: Printed, blocks: Blocks) -> None:
    chapters = ("Voorwoord", "Haven", "Haven", "Wegen", "Dijken en water")
    pages = [page(n, (50, 40, "Begroting 2026 | gemeente Meerdrecht"), (450, 40, name)) for n, name in enumerate(chapters)]
    assert furniture(printed(*pages), blocks) == [f"Begroting 2026 | gemeente Meerdrecht {name}" for name in chapters]
