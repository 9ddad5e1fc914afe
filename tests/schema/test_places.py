"""Boxes of words on their lines."""

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


def test_a_file_without_places_has_no_boxes(document: Document) -> None:
    assert document.model_copy(update={"places": None}).boxes(0, 4) == ()


def test_places_are_no_part_of_what_is_written_out(document: Document) -> None:
    assert "places" not in document.model_dump()
