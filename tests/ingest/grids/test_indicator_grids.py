"""Tables of indicators whose cells stand on a line each."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.grids.indicator_grids import read_cells
from schema import Block, BlockKind, Grid

NO_BREAK = "\u00a0"
HEAD = ["Indicator", "Eenheid", "Realisatie 2018", "Streefwaarde 2020", "Nederland", "Bron"]
VEER = ["Reizigers met het veer", "per 1.000 inwoners", "1.204", "> 1.300", "nb", "Veerdienst"]
KADE = ["Tevreden over de kade", "%", "2016: 69,6%", "75%", "-", "Stadspeiling 2018"]
MONEY = [["Programma", "2024", "2025", "2026"], ["Haven", "1.250", "1.310", "1.402"], ["Kade", "845", "870", "905"]]


def run_of(cells: Sequence[str]) -> tuple[str, list[Block]]:
    """A run of cells with an empty line between them; a cell without words is a line of one blank."""
    text, blocks = "", []
    for words in cells:
        if words:
            blocks.append(Block(kind=BlockKind.CELL, start=len(text), end=len(text) + len(words), body=len(text)))
        text += f"{words or NO_BREAK}\n\n"
    return text, blocks


def read(*rows: Sequence[str]) -> list[tuple[Grid, list[list[str]]]]:
    """The grids, each with its rows of cells; an empty cell has no words."""
    text, blocks = run_of([words for row in rows for words in row])
    found = []
    for grid in read_cells(text, blocks):
        table = [[""] * grid.columns for _ in range(grid.rows)]
        for cell in grid.cells:
            table[cell.row][cell.column] = text[cell.start : cell.end]
        found.append((grid, table))
    return found


def test_rows_as_long_as_the_head() -> None:
    ((grid, table),) = read(HEAD, VEER, KADE)
    assert table == [HEAD, VEER, KADE]
    assert (grid.head_rows, grid.label_columns) == (1, 2)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([HEAD, VEER], "one row"),
        ([HEAD, [*VEER[:4], "", "Veerdienst"], KADE], "an empty cell"),
        ([["Indicator", "2018", "2019", "Doel 2022"], ["Bomen in de stad", "10", "11", "PM"]], "years"),
        (
            [["Naam indicator", "Gebied", "2018"], ["Bomen", "Sluiskade", "10"], ["Bomen", "Havenkom", "11"]],
            "a head of another kind",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_tables(rows: list[list[str]], reason: str) -> None:
    ((_, table),) = read(*rows)
    assert table == rows, reason


def test_a_row_of_one_cell_names_a_section() -> None:
    ((_, table),) = read(HEAD, VEER, ["Doel 2: een schone kade"], KADE)
    assert [row[0] for row in table] == ["Indicator", VEER[0], "Doel 2: een schone kade", KADE[0]]
    assert table[3] == KADE


def test_a_table_of_money_behind_it_is_one_of_its_own() -> None:
    (_, indicators), (grid, money) = read(HEAD, VEER, KADE, *MONEY)
    assert indicators == [HEAD, VEER, KADE]
    assert (money, grid.label_columns) == (MONEY, 1)


def test_a_table_of_money_before_it_is_one_of_its_own() -> None:
    (_, money), (_, indicators) = read(*MONEY, HEAD, VEER, KADE)
    assert (money, indicators) == (MONEY, [HEAD, VEER, KADE])


def test_two_tables_of_indicators() -> None:
    assert [table for _, table in read(HEAD, VEER, HEAD, KADE)] == [[HEAD, VEER], [HEAD, KADE]]


def test_a_head_of_two_rows_is_not_guessed() -> None:
    head = ["Indicator", "Realisatie", "Streefwaarde", "2017", "2018", "2019", "2020"]
    for _, table in read(head, ["Bomen", "10", "11", "12", "13"], ["Bankjes", "20", "21", "22", "23"]):
        assert table[0] != head[:5]


def test_a_head_that_spans_years() -> None:
    heads = [["Indicator", "Realisatie", "", "Streefwaarde", "", "Bron"], ["", "2017", "2018", "2019", "2020", ""]]
    ((grid, table),) = read(*heads, ["Bomen", "10", "11", "12", "13", "Telling"])
    assert table == [*heads, ["Bomen", "10", "11", "12", "13", "Telling"]]
    assert (grid.head_rows, [cell.column_span for cell in grid.cells][:4]) == (2, [1, 2, 2, 1])


CELLS = st.sampled_from([*HEAD, *VEER, *KADE, "", "2018", "12"])


@given(st.lists(CELLS, min_size=1).filter(any))
def test_each_cell_stands_in_one_grid_at_most(cells: list[str]) -> None:
    text, blocks = run_of(cells)
    grids = list(read_cells(text, blocks))
    spans = [(cell.start, cell.end) for grid in grids for cell in grid.cells]
    assert len(set(spans)) == len(spans)
    assert spans == sorted(spans)
    assert all(cell.row < grid.rows and cell.column < grid.columns for grid in grids for cell in grid.cells)
