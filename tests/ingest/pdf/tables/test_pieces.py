"""Lines of words, cut into the pieces that stand in one cell."""

from typing import Any

import pytest

from ingest.pdf.tables.pieces import read_lines


def pieces(drawing: Any, cuts: tuple[float, ...] = ()) -> list[list[str]]:
    lines = read_lines(drawing.page, range(len(drawing.page.words)), lambda top, bottom: cuts)
    return [[piece.text for piece in line.pieces] for line in lines]


@pytest.mark.parametrize(
    ("placed", "expected"),
    [
        pytest.param([(60, "Wegen en bruggen"), (300, "1.200")], ["Wegen en bruggen", "1.200"], id="a wide blank"),
        pytest.param([(60, "1.200"), (83, "1.300")], ["1.200", "1.300"], id="two grouped figures are never one"),
        pytest.param([(60, "1"), (66.4, "250"), (80.8, "000")], ["1 250 000"], id="blanks between thousands"),
        pytest.param([(60, "€"), (110, "1.200")], ["€ 1.200"], id="the sign far before its figure"),
        pytest.param([(60, "Haven"), (120, "N"), (126, "31.393")], ["Haven", "N 31.393"], id="N before"),
        pytest.param(
            [(60, "Haven"), (90, "40"), (112, "N"), (118, "50"), (150, "V")], ["Haven", "40 N", "50 V"], id="N and V behind"
        ),
        pytest.param([(60, "-"), (75, "Huisvestingswet")], ["- Huisvestingswet"], id="a bullet goes with its words"),
    ],
)
def test_pieces_of_a_line(drawing: Any, placed: list[tuple[float, str]], expected: list[str]) -> None:
    for x, text in placed:
        drawing.left(x, 100, text)
    assert pieces(drawing) == [expected]


def test_an_upright_rule_parts_words(drawing: Any) -> None:
    assert pieces(drawing.left(60, 100, "Haven Wegen"), (81.0,)) == [["Haven", "Wegen"]]


def test_half_a_line_lower_is_another_line(drawing: Any) -> None:
    assert pieces(drawing.left(60, 100, "Reserve kades").left(60, 110, "en bruggen").right(300, 105, "1.200")) == [
        ["Reserve kades"],
        ["1.200"],
        ["en bruggen"],
    ]
