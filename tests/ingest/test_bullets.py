from collections.abc import Callable

import pytest

from ingest.blocks import find_blocks
from ingest.bullets import find_bullets
from ingest.lines import read_lines


def items(text: str) -> list[tuple[int, str | None, str]]:
    """Level, number and words of each list item."""
    return [(b.level, b.number, text[b.body : b.end]) for b in find_blocks(text) if b.kind == "list_item"]


@pytest.mark.parametrize("mark", ["•", "▪", "◦", "●", "○", "·", "‣", "■", "►", "➢", "✓", "*", "¢", "-", "–", "\uf0b7", "\uf0a7"])
@pytest.mark.parametrize("blank", [" ", "  ", "\t", "\xa0"])
def test_signs(mark: str, blank: str) -> None:
    assert items(f"{mark}{blank}de haven\n{mark}{blank}de kade") == [(1, None, "de haven"), (1, None, "de kade")]


@pytest.mark.parametrize(
    ("marks", "numbers"),
    [
        (("1.", "2."), ("1", "2")),
        (("9)", "10)"), ("9", "10")),
        (("(1)", "(2)"), ("1", "2")),
        (("a.", "b."), ("a", "b")),
        (("a)", "b)"), ("a", "b")),
        (("(a)", "(b)"), ("a", "b")),
        (("i.", "ii."), ("i", "ii")),
        (("IV.", "V."), ("IV", "V")),
    ],
)
def test_numbers_and_letters(marks: tuple[str, str], numbers: tuple[str, str]) -> None:
    text = f"{marks[0]} de haven;\n{marks[1]} de kade;"
    assert items(text) == [(1, numbers[0], "de haven;"), (1, numbers[1], "de kade;")]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\n   "])
def test_a_mark_alone_on_its_line(break_: str) -> None:
    assert items(f"•{break_}de haven\n•{break_}de kade") == [(1, None, "de haven"), (1, None, "de kade")]


@pytest.mark.parametrize("marks", [("e", "o"), ("®", "°"), ("¢", "e"), ("o", "o")])
def test_misread_marks_in_a_transcript(transcript: Callable[[str], str], marks: tuple[str, str]) -> None:
    text = transcript(f"{marks[0]} baggeren van de haven;\n{marks[1]} verhogen van de kade;")
    assert items(text) == [(1, None, "baggeren van de haven;"), (1, None, "verhogen van de kade;")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("e baggeren van de haven", 0, id="one line is no list"),
        pytest.param("een haven\nook een kade", 0, id="words that begin so"),
    ],
)
def test_what_is_no_misread_mark(transcript: Callable[[str], str], text: str, number: int) -> None:
    lines = read_lines(transcript(text))
    assert sum(bullet is not None for bullet in find_bullets(lines, 88)) == number


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("e baggeren\no verhogen", id="misread marks outside a transcript"),
        pytest.param("-41\n-12", id="figures"),
        pytest.param("12 schepen\n14 schepen", id="counts"),
        pytest.param("3.1 Haven\n3.2 Kade", id="numbered parts"),
        pytest.param("*Haven\n**Kade", id="stars of footnotes"),
        pytest.param("t.b.v. de haven\nd.d. 3 mei", id="abbreviations"),
    ],
)
def test_what_is_no_list(text: str) -> None:
    assert items(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(" • haven\n   • kade\n   • sluis\n • brug", [1, 2, 2, 1], id="by indent"),
        pytest.param(" • haven\n   • kade\n\nDe brug is klaar.\n\n   • sluis", [1, 2, 1], id="a paragraph ends the list"),
        pytest.param("1. haven\na. kade\ni. kraan\nii. loods\nb. sluis\n2. brug", [1, 2, 3, 3, 2, 1], id="by sort of number"),
        pytest.param("1. haven\n• kade\n• sluis\n2. brug", [1, 2, 2, 1], id="signs below numbers"),
        pytest.param("• haven\n- kade\n- sluis\n• brug", [1, 2, 2, 1], id="dashes below bullets"),
        pytest.param("g. haven\nh. kade\ni. sluis\nj. brug", [1, 1, 1, 1], id="i between h and j is a letter"),
        pytest.param("u. haven\nv. kade\nw. sluis", [1, 1, 1], id="v between u and w is a letter"),
        pytest.param("h. haven\n• kade\ni. sluis", [1, 2, 1], id="i goes on after the letter above a sign"),
        pytest.param(" • haven\n     - kade\n   • sluis", [1, 2, 2], id="an indent between those above it"),
        pytest.param(" • haven\n  • kade\n\nBrug\n\n • sluis", [1, 2, 1], id="a heading ends all lists"),
        pytest.param(" • haven\n   • kade\n   De kade is klaar.\n   • sluis", [1, 2, 2], id="text right below an item does not"),
        pytest.param(
            f" • haven\n   • kade die {'heel ' * 10}\n\nPage 2:\n\nlang is\n\n   • sluis",
            [1, 2, 2],
            id="nor does the rest of an item",
        ),
    ],
)
def test_levels_of_items(text: str, expected: list[int]) -> None:
    assert [level for level, _, _ in items(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1. Haven.\n\nDe haven is klaar.\n\n2. Kade.", [1, 1], id="a later number goes on in the list"),
        pytest.param(
            "• haven\n\nDe haven is klaar, en wat volgt is:\n\n1. kade;\n2. sluis;",
            [1, 1, 1],
            id="a first number begins a list",
        ),
        pytest.param(
            "1. haven\na. kade\n\nDe haven is klaar.\n\n• sluis;\n\nDe sluis nog niet.\n\nb. brug",
            [1, 2, 3, 2],
            id="a sign or a later letter goes on below",
        ),
    ],
)
def test_levels_around_a_paragraph_in_a_transcript(transcript: Callable[[str], str], text: str, expected: list[int]) -> None:
    assert [level for level, _, _ in items(transcript(text))] == expected


def test_indents_say_nothing_in_a_transcript(transcript: Callable[[str], str]) -> None:
    assert [level for level, _, _ in items(transcript("• baggeren;\n   • verhogen;\n• vegen."))] == [1, 1, 1]
