"""Marks of list items, as fonts of signs and old programs print them."""

import pytest

from ingest.pdf.ink import Font, PageInk, Word
from ingest.pdf.lines import read_lines
from ingest.pdf.parts import Piece
from ingest.pdf.pieces import find_pieces


def pieces(*rows: tuple[str, str]) -> list[Piece]:
    """The pieces of lines that each begin with a mark, their words well apart from it."""
    words: list[Word] = []
    for number, (mark, text) in enumerate(rows):
        baseline = 100 + 14 * number
        words.append(Word(mark, 50, baseline - 8, 55, baseline + 2, baseline, 10, 0))
        words.append(Word(text, 70, baseline - 8, 70 + 5 * len(text), baseline + 2, baseline, 10, 0))
    found = find_pieces(list(read_lines(PageInk(1, None, 600, 800, words=words, fonts=[Font("Verdana")]))), 10)
    return [part for part in found if isinstance(part, Piece)]


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param("•", id="bullet"),
        pytest.param("\uf0b7", id="Symbol"),
        pytest.param("\uf0a7", id="Wingdings"),
        pytest.param("➢", id="arrow"),
        pytest.param("–", id="dash"),
        pytest.param("o", id="round letter of another font"),
        pytest.param("■", id="square"),
        pytest.param("✓", id="tick"),
    ],
)
def test_marks(mark: str) -> None:
    items = pieces((mark, "kade"), (mark, "brug"))
    assert [piece.bullet is not None for piece in items] == [True, True]
    assert [piece.text[piece.bullet.end :] for piece in items if piece.bullet] == ["kade", "brug"]


@pytest.mark.parametrize("mark", ["€", "§", "&", "u", "(", "“"])
def test_what_is_no_mark(mark: str) -> None:
    assert [piece.bullet for piece in pieces((mark, "kade"))] == [None]
