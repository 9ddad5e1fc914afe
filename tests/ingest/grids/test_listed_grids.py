import pytest

from ingest.blocks import find_blocks
from ingest.grids.readers import find_grids
from schema import BlockKind, Grid


def grids(text: str) -> list[Grid]:
    return list(find_grids(text, list(find_blocks(text))))


def rows_of(text: str, grid: Grid) -> list[dict[int, str]]:
    return [{cell.column: text[cell.start : cell.end] for cell in grid.cells if cell.row == row} for row in range(grid.rows)]


HAVEN = "Haven\n\n • Begroot € 5.547\n • Gerealiseerd: € 5.321\n • Afwijking € 226 V\n"


def test_lists_with_the_same_heads_are_the_rows_of_a_table() -> None:
    text = f"{HAVEN}\n2. Kade\n\n • Begroot € 12\n • Gerealiseerd: -\n • Afwijking - 12\n\nDe raad stelt dit vast.\n"
    (grid,) = grids(text)
    assert rows_of(text, grid) == [
        {1: "Begroot", 2: "Gerealiseerd", 3: "Afwijking"},
        {0: "Haven", 1: "€ 5.547", 2: "€ 5.321", 3: "€ 226 V"},
        {0: "2. Kade", 1: "€ 12", 2: "-", 3: "- 12"},
    ]
    assert (grid.head_rows, grid.label_columns, grid.columns) == (1, 1, 4)


def test_a_row_without_one_of_the_heads() -> None:
    text = f"{HAVEN}\nKade\n\n • Begroot € 12\n • Afwijking € 12\n\n{HAVEN.replace('Haven', 'Sluis')}"
    (grid,) = grids(text)
    assert rows_of(text, grid)[2] == {0: "Kade", 1: "€ 12", 3: "€ 12"}


def test_heads_with_years() -> None:
    lists = "\n\n".join(f"{name}\n\n- Rekening 2023 1.200\n- Begroting 2024 1.300" for name in ("Haven", "Kade"))
    (grid,) = grids(lists)
    assert rows_of(lists, grid)[0] == {1: "Rekening 2023", 2: "Begroting 2024"}


def test_three_measures_of_one_thing() -> None:
    (grid,) = grids(HAVEN)
    assert rows_of(HAVEN, grid)[1] == {0: "Haven", 1: "€ 5.547", 2: "€ 5.321", 3: "€ 226 V"}


def test_text_between_two_lists_begins_a_table() -> None:
    text = f"{HAVEN}\nDe haven kostte minder dan begroot.\n\n{HAVEN}"
    assert len(grids(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Haven\n\n • Begroot € 5.547\n • Gerealiseerd € 5.321\n", id="one list of two"),
        pytest.param("Haven\n\n • Steiger € 5.547\n • Kraan € 5.321\n • Loods € 226\n", id="other words"),
        pytest.param(
            "Haven\n\n • Begroot is € 5.547 voor de kade\n • Gerealiseerd € 5.321\n • Afwijking € 226\n", id="a sentence"
        ),
        pytest.param("1. Begroot € 5.547\n2. Gerealiseerd € 5.321\n3. Afwijking € 226\n", id="numbered"),
        pytest.param(" • Begroting 2023\n • Begroting 2024\n • Begroting 2025\n", id="years"),
    ],
)
def test_lists_that_are_no_tables(text: str) -> None:
    assert grids(text) == []
    assert BlockKind.TABLE_ROW not in {block.kind for block in find_blocks(text)}
