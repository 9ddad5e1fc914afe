"""Lines of print out of words: one baseline, marks that are raised above it, columns apart."""

from collections.abc import Sequence

import pytest

from ingest.pdf.ink import Font, PageInk, Word
from ingest.pdf.lines import read_lines

FONTS = [Font("Verdana"), Font("Verdana-Bold", bold=True), Font("Verdana-Italic", italic=True)]


def word(
    text: str,
    x: float,
    baseline: float = 100,
    size: float = 10,
    font: int = 0,
    *,
    glued: bool = False,
    colour: int = 0,
    turned: int = 0,
) -> Word:
    """A word whose letters are half as wide as they are high."""
    wide = len(text) * size / 2
    box = (x, baseline - 0.8 * size, x + wide, baseline + 0.2 * size)
    return Word(text, *box, baseline, size, font, turned=turned, colour=colour, glued=glued)


def page(words: Sequence[Word], turned: int = 0) -> PageInk:
    return PageInk(1, None, 600, 800, turned, words=list(words), fonts=FONTS)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        pytest.param([word("de", 50), word("kade", 65)], ["de kade"], id="one baseline"),
        pytest.param([word("de", 50), word("kade", 50, 114)], ["de", "kade"], id="two baselines"),
        pytest.param([word("kade", 65), word("de", 50)], ["kade", "de"], id="back to the left"),
        pytest.param(
            [word("de", 50), word("kade", 65, 101), word("is", 95, 102), word("hoog", 110, 103)],
            ["de kade is hoog"],
            id="a slant",
        ),
        pytest.param(
            [word("raad", 50), word("1", 70, 96, 6, glued=True), word("en", 78)], ["raad1 en"], id="a raised mark, glued"
        ),
        pytest.param([word("raad", 50), word("1", 73, 96, 6)], ["raad 1"], id="a raised mark, apart"),
        pytest.param([word("1", 50, 96, 6), word("De", 55), word("wet", 70)], ["1 De wet"], id="a raised mark before a note"),
        pytest.param(
            [word("4", 50), word("e", 55, 96, 6, glued=True), word("kwartaal", 61)], ["4e kwartaal"], id="a raised letter"
        ),
        pytest.param([word("D", 50, 124, 36), word("e", 70), word("kade", 80)], ["D", "e kade"], id="beside a drop cap"),
        pytest.param([word("BEGROTING", 20, turned=270), word("de", 50)], ["BEGROTING", "de"], id="turned words apart"),
    ],
)
def test_words_on_one_line(words: Sequence[Word], lines: Sequence[str]) -> None:
    assert [line.text for line in read_lines(page(words))] == lines


def test_words_of_tables_are_left_out() -> None:
    words = [word("de", 50), word("1.200", 65), word("kade", 95)]
    assert [line.text for line in read_lines(page(words), {1})] == ["de kade"]


def test_raised_marks_are_told() -> None:
    [line] = read_lines(page([word("raad", 50), word("12", 70, 96, 6, glued=True), word("en", 82)]))
    assert [line.text[start:end] for start, end in line.wording.raised] == ["12"]


@pytest.mark.parametrize(
    ("words", "bold", "italic", "colour"),
    [
        pytest.param([word("de", 50, font=1), word("kade", 65, font=1)], True, False, 0, id="all bold"),
        pytest.param([word("de", 50, font=1), word("kade", 65)], False, False, 0, id="partly bold"),
        pytest.param([word("de", 50, font=2)], False, True, 0, id="italic"),
        pytest.param([word("de", 50, colour=255)], False, False, 255, id="one colour"),
        pytest.param([word("de", 50), word("kade", 65, colour=255)], False, False, None, id="two colours"),
    ],
)
def test_look_of_a_line(words: Sequence[Word], bold: bool, italic: bool, colour: int | None) -> None:
    [line] = read_lines(page(words))
    assert (line.bold, line.italic, line.colour) == (bold, italic, colour)


@pytest.mark.parametrize(
    ("first", "width"),
    [pytest.param(["de", "kade"], 10, id="a word"), pytest.param(["€", "200", "is"], 35, id="an amount with its sign")],
)
def test_width_of_what_begins_a_line(first: Sequence[str], width: float) -> None:
    [line] = read_lines(page([word(text, 50 + 20 * n) for n, text in enumerate(first)]))
    assert line.first_width == width


def test_places_of_words_are_those_of_the_page_as_shown() -> None:
    [line] = read_lines(page([word("de", 50), word("kade", 65)], turned=90))
    shown = PageInk(1, None, 600, 800, 90).shown(65, 92, 85, 102)
    assert list(line.wording.boxes[4:]) == pytest.approx(list(shown))


@pytest.mark.parametrize("left", ["zeven huizen aan de oude haven", "een brug over de smalle rivier"])
def test_columns_of_prose_are_cut_apart(left: str) -> None:
    rows = [(left, "kramen staan op het plein bij de kerk")] * 6
    words = [
        word(text, x, 100 + 14 * n, size=6)
        for n, row in enumerate(rows)
        for start, side in zip((50, 320), row, strict=True)
        for x, text in spread(side, start)
    ]
    assert [line.text for line in read_lines(page(words))] == [side for row in rows for side in row]


def test_figures_beside_labels_are_no_columns_of_prose() -> None:
    words = [one for n in range(6) for one in (word("lasten", 50, 100 + 14 * n), word("1.200", 320, 100 + 14 * n))]
    assert [line.text for line in read_lines(page(words))] == ["lasten 1.200"] * 6


def spread(text: str, x: float) -> list[tuple[float, str]]:
    """The words of a text in letters 3 points wide, with where each begins."""
    return [(x + 3 * text.index(one, at), one) for at, one in zip(starts(text), text.split(), strict=True)]


def starts(text: str) -> list[int]:
    return [0, *(at + 1 for at, character in enumerate(text) if character == " ")]
