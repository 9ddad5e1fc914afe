"""Tables over several pages: one grid, each cell on its page, a head that is said again outside it."""

from collections.abc import Callable
from typing import Any

import pytest

from schema import BlockKind, Document

Printed = Callable[..., Document]
Row = tuple[Any, ...]

LABELS = ("Haven", "Wegen", "Dijken", "Bruggen", "Sluizen", "Parken")
COLUMNS = (300, 400, 500)


def row(y: float, label: str, *figures: str) -> list[Row]:
    return [(50, y, label), *((x - 5 * len(words), y, words) for x, words in zip(COLUMNS, figures, strict=True))]


def head(y: float, *years: str) -> list[Row]:
    return [
        (50, y, "Programma", 10, "Helvetica-Bold"),
        *((x - 22, y, year, 10, "Helvetica-Bold") for x, year in zip(COLUMNS, years, strict=True)),
    ]


def body(y: float, first: int) -> list[Row]:
    return [one for n in range(6) for one in row(y + 15 * n, LABELS[n], *(f"{(first + n) * 100 + k}" for k in (1, 2, 3)))]


PROSE = [(50, 150 + 14 * n, "De gemeente Meerdrecht verhoogt de kades langs de haven en rond de stad, en") for n in range(4)]
FIRST = [*PROSE, *head(620, "2024", "2025", "2026"), *body(640, 1)]


@pytest.mark.parametrize(
    ("above", "furniture"),
    [
        pytest.param(head(45, "2024", "2025", "2026"), ["Programma", "2024", "2025", "2026"], id="head said again"),
        pytest.param([], [], id="no head"),
    ],
)
def test_table_that_goes_on_is_one_grid(printed: Printed, above: list[Row], furniture: list[str]) -> None:
    document = printed(FIRST, [*above, *body(60, 7)])
    [grid] = document.grids
    assert (grid.rows, grid.columns, grid.head_rows) == (13, 4, 1)
    words = {(cell.row, cell.column): document.text[cell.start : cell.end] for cell in grid.cells}
    assert (words[6, 0], words[6, 1], words[7, 0], words[7, 1], words[12, 3]) == ("Parken", "601", "Haven", "701", "1203")
    assert {document.page_at(cell.start) for cell in grid.cells if cell.row > 6} == {2}
    found = [document.text[block.start : block.end] for block in document.blocks if block.kind is BlockKind.FURNITURE]
    assert found == furniture


@pytest.mark.parametrize(
    "second",
    [
        pytest.param([*head(45, "2027", "2028", "2029"), *body(60, 7)], id="another head"),
        pytest.param([(50, 45, "De lasten van de haven dalen."), *body(70, 7)], id="text between"),
    ],
)
def test_table_that_begins_anew(printed: Printed, second: list[Row]) -> None:
    assert len(printed(FIRST, second).grids) == 2


def test_caption_that_is_said_again_does_not_part_a_table(printed: Printed) -> None:
    caption = [(50, 600, "Tabel 1: Lasten")]
    again = [(50, 30, "Tabel 1: Lasten (vervolg)"), *head(50, "2024", "2025", "2026"), *body(65, 7)]
    [grid] = printed([*PROSE, *caption, *FIRST[len(PROSE) :]], again).grids
    assert grid.rows == 13


@pytest.mark.parametrize(
    "above",
    [
        pytest.param(
            [(50, 585, "Lasten per programma", 10, "Helvetica-Bold"), (50, 600, "bedragen x € 1.000")], id="title, unit"
        ),
        pytest.param(
            [(50, 585, "bedragen x € 1.000"), (50, 600, "Lasten per programma", 10, "Helvetica-Bold")], id="unit, title"
        ),
        pytest.param(
            [(50, 585, "Tabel 3 - Lasten"), (50, 600, "Lasten per programma", 10, "Helvetica-Bold")], id="caption, title"
        ),
    ],
)
def test_title_beside_the_unit_of_a_table_is_a_caption(printed: Printed, above: list[Row]) -> None:
    document = printed([*PROSE, *above, *FIRST[len(PROSE) :]])
    assert [block.kind.value for block in document.blocks[1:3]] == ["caption"] * 2
    assert len(document.grids) == 1
