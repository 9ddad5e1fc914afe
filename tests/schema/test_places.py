"""Boxes of words on their lines."""

from array import array

import pytest

from schema import Box, Document, Places

# "Zuid-" stands at the end of a line, "haven kade" on the next, "blad" on another page.
TEXT = "Zuid-\nhaven kade\fblad"
WORDS = (
    (0, 5, Box(1, 80, 10, 100, 20)),
    (6, 11, Box(1, 10, 22, 40, 32)),
    (12, 16, Box(1, 44, 22, 64, 33)),
    (17, 21, Box(2, 10, 5, 30, 15)),
)


@pytest.fixture
def document() -> Document:
    places = Places()
    for start, end, box in WORDS:
        places.add(start, end, box)
    return Document(file_name="a.pdf", source_path="a.pdf", sha256="0", media_type="application/pdf", text=TEXT, places=places)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        pytest.param((6, 11), [Box(1, 10, 22, 40, 32)], id="one word"),
        pytest.param((6, 16), [Box(1, 10, 22, 64, 33)], id="words on one line share a box"),
        pytest.param((0, 11), [Box(1, 80, 10, 100, 20), Box(1, 10, 22, 40, 32)], id="a word over two lines has two"),
        pytest.param((12, 21), [Box(1, 44, 22, 64, 33), Box(2, 10, 5, 30, 15)], id="on two pages"),
        pytest.param((0, 4), [Box(1, 80, 10, 96, 20)], id="part of a word has its share of the width"),
        pytest.param((5, 6), [], id="no ink"),
        pytest.param((3, 3), [], id="nothing"),
    ],
)
def test_boxes_of_a_span(document: Document, span: tuple[int, int], expected: list[Box]) -> None:
    assert list(document.boxes(*span)) == expected


# "de Wmo, (1.200)" on page 3, cut before the comma and inside the brackets
CUT_WORDS = ((0, 2, 0, 20), (3, 7, 30, 70), (8, 15, 80, 150))
CUTS = ((6, 67), (9, 84), (14, 144))


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        pytest.param((3, 6), (30, 67), id="up to a comma"),
        pytest.param((6, 7), (67, 70), id="the comma"),
        pytest.param((9, 14), (84, 144), id="a figure between brackets"),
        pytest.param((9, 15), (84, 150), id="with the second of them"),
        pytest.param((3, 15), (30, 150), id="words as a whole"),
        pytest.param((0, 6), (0, 67), id="a word, and up to a comma"),
        pytest.param((3, 5), (30, 30 + 37 * 2 / 3), id="a share of a piece"),
        pytest.param((4, 7), (30 + 37 / 3, 70), id="a share of a piece, and the piece behind it"),
        pytest.param((10, 12), (96, 120), id="the midst of a piece"),
    ],
)
def test_a_box_ends_where_a_word_may_be_cut(span: tuple[int, int], expected: tuple[float, float]) -> None:
    places, before = Places(), 100
    borders = array("f", [border for *_, x0, x1 in CUT_WORDS for border in (x0, 10, x1, 20)])
    lengths = array("H", [end - start for start, end, *_ in CUT_WORDS])
    places.add_words(3, [before + start for start, *_ in CUT_WORDS], [lengths], [borders])
    places.add_cuts([before + at for at, _ in CUTS], [array("f", [x for _, x in CUTS])])
    [(page, x0, top, x1, bottom)] = places.boxes(before + span[0], before + span[1])
    assert (page, top, bottom) == (3, 10, 20)
    assert (x0, x1) == pytest.approx(expected)


def test_a_file_without_places_has_no_boxes(document: Document) -> None:
    assert document.model_copy(update={"places": None}).boxes(0, 4) == ()


def test_places_are_no_part_of_what_is_written_out(document: Document) -> None:
    assert "places" not in document.model_dump()
