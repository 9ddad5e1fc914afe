"""Boxes of parts of words end where the parts do."""

from array import array

import pytest

from ingest.pdf.sheets import Wording
from ingest.pdf.word_cuts import cut_words, cuts_of


def wording(text: str, *cuts: tuple[int, float]) -> Wording:
    """Words of one letter width (10 points) but for their cuts, a blank between them."""
    starts = [at for at in range(len(text)) if text[at] != " " and (at == 0 or text[at - 1] == " ")]
    lengths = [len(text[start:].split(" ", maxsplit=1)[0]) for start in starts]
    boxes = array(
        "f", [edge for start, length in zip(starts, lengths, strict=True) for edge in (10 * start, 0, 10 * (start + length), 9)]
    )
    places, edges = array("I", [at for at, _ in cuts]), array("f", [x for _, x in cuts])
    return Wording(text, array("I", starts), array("H", lengths), boxes, cuts=places, cut_edges=edges)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(wording("de Wmo, nu"), [(0, 2, 0, 20), (3, 4, 30, 70), (8, 2, 80, 100)], id="words without cuts are whole"),
        pytest.param(
            wording("de Wmo, nu", (6, 67.0)),
            [(0, 2, 0, 20), (3, 3, 30, 67), (6, 1, 67, 70), (8, 2, 80, 100)],
            id="a comma behind a word",
        ),
        pytest.param(
            wording("(1.200)", (1, 4.0), (6, 64.0)), [(0, 1, 0, 4), (1, 5, 4, 64), (6, 1, 64, 70)], id="a figure between brackets"
        ),
    ],
)
def test_words_are_cut_where_signs_meet_letters(words: Wording, expected: list[tuple[int, int, float, float]]) -> None:
    starts, lengths, boxes = cut_words(words)
    assert [(*pair, boxes[4 * at], boxes[4 * at + 2]) for at, pair in enumerate(zip(starts, lengths, strict=True))] == expected


def test_cuts_count_from_the_start_of_the_text() -> None:
    places, edges = cuts_of((0, 3), ((), ((3, 67.0),)))
    assert (list(places), list(edges)) == ([6], [67.0])
