"""Tables whose cells bars divide, each with the grid that a reader of the text sees in it."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.blocks import find_blocks
from ingest.grids.readers import find_grids
from schema import Grid


def grids(text: str) -> list[Grid]:
    return list(find_grids(text, list(find_blocks(text))))


def rows_of(text: str, grid: Grid) -> list[str]:
    """Each row with ` | ` between its columns; `?` before a cell that is not placed, `x2` and `v2` behind one that spans."""
    rows = []
    for number in range(grid.rows):
        cells = {cell.column: cell for cell in grid.cells if cell.row == number}
        words = []
        for column in range(grid.columns):
            cell = cells.get(column)
            span = f" x{cell.column_span}" if cell and cell.column_span > 1 else ""
            span += f" v{cell.row_span}" if cell and cell.row_span > 1 else ""
            words.append(f"{'' if cell.placed else '?'}{text[cell.start : cell.end]}{span}" if cell else "")
        rows.append(" | ".join(words).rstrip(" |"))
    return rows


@pytest.mark.parametrize(
    ("lines", "expected", "labels"),
    [
        pytest.param(
            ["Thema | 2023 | 2024 |", "---|---|---|", "Haven | 1.200 | - |", "Kade | 12 | 13 |"],
            ["Thema | 2023 | 2024", "Haven | 1.200 | -", "Kade | 12 | 13"],
            1,
            id="a line of dashes below the head is no row",
        ),
        pytest.param(
            ["| Thema | 2023 | 2024 |", "| Haven | 1.200 | 12* |", "| **Totaal** | **1.200** | ** 12 ** |"],
            ["Thema | 2023 | 2024", "Haven | 1.200 | 12*", "Totaal | 1.200 | 12"],
            1,
            id="marks for bold print",
        ),
        pytest.param(
            ["2023 | 2024 | 2025 | |", "---|---|---|---", "Haven | 1 | 2 | 3 |", "Kade | 4 | 5 | 6 |"],
            [" | 2023 | 2024 | 2025", "Haven | 1 | 2 | 3", "Kade | 4 | 5 | 6"],
            1,
            id="the blank first head moved behind the others",
        ),
        pytest.param(
            ["Rekening 2023 | Begroting 2024 | Begroting 2025 | |", "---|---|---|---", "Haven | 1 | 2 | |", "Kade | 4 | 5 | |"],
            [" | Rekening 2023 | Begroting 2024 | Begroting 2025", "Haven | ?1 | ?2", "Kade | ?4 | ?5"],
            1,
            id="such a head over rows that are all short",
        ),
        pytest.param(
            ["Lasten | 2023 | 2024 |", "---|---|---|", "Haven | 1 | 2 |", "Kade | 4 | 5 |"],
            ["Lasten | 2023 | 2024", "Haven | 1 | 2", "Kade | 4 | 5"],
            1,
            id="a word for figures over the labels",
        ),
        pytest.param(
            [
                "Soort | Nr. | Onderwerp | L/B | 2024 | 2025 |",
                "---|---|---|---|---|---|",
                "Autonoom | H.01 | Liggeld | B | 280 | -99 |",
                "-5.433 | -9.075 | ||||",
                "Tegenvaller | H.02 | Dividend | B | -418 | |",
                "H.03 | Stroom | L | 1.656 | 1.656 | |",
                "H.04 | Rente | L | 414 | ||",
                "Tot. | -12.434 | -13.319 | |||",
            ],
            [
                "Soort | Nr. | Onderwerp | L/B | 2024 | 2025",
                "Autonoom v2 | H.01 | Liggeld | B | 280 | -99",
                " |  |  |  | -5.433 | -9.075",
                "Tegenvaller v3 | H.02 | Dividend | B | ?-418",
                " | H.03 | Stroom | L | 1.656 | 1.656",
                " | H.04 | Rente | L | ?414",
                "Tot. |  |  |  | -12.434 | -13.319",
            ],
            4,
            id="labels over several rows, short rows, a second line, a total",
        ),
        pytest.param(
            ["Thema | 2023 | 2024 | 2025 |", "Haven | | 5 | 6 |", "Kade | 1 | | 3 |", "Sluis | 1 | 2 | |"],
            ["Thema | 2023 | 2024 | 2025", "Haven |  | 5 | 6", "Kade | 1 |  | 3", "Sluis | 1 | 2"],
            1,
            id="empty cells in their places",
        ),
        pytest.param(
            ["Thema | Terrein | 2023 | 2024 |", "Haven | | 5 | 6 |", " | Kade | 1 | 2 |", " | Sluis | 3 | 4 |", " | Brug | 1 | 0 |"],
            ["Thema | Terrein | 2023 | 2024", "Haven |  | 5 | 6", " | Kade | 1 | 2", " | Sluis | 3 | 4", " | Brug | 1 | 0"],
            2,
            id="two columns of labels, one of which is empty",
        ),
        pytest.param(
            ["| | 2023 | 2024 |", "|---|---:|---:|", "| Haven | 1.200 | |", "| Kade | | 400 |"],
            [" | 2023 | 2024", "Haven | 1.200", "Kade |  | 400"],
            1,
            id="framed",
        ),
        pytest.param(
            ["Thema | 2023 | | | 2024 | | |", "---|---|---|---|---|---|---|", "| Lasten | Baten | Saldo | Lasten | Baten | Saldo |",
             "Haven | 5 | 1 | 4 | 6 | 1 | 5 |", "Kade | 8 | 0 | 8 | 9 | 0 | 9 |"],
            ["Thema v2 | 2023 x3 |  |  | 2024 x3", " | Lasten | Baten | Saldo | Lasten | Baten | Saldo",
             "Haven | 5 | 1 | 4 | 6 | 1 | 5", "Kade | 8 | 0 | 8 | 9 | 0 | 9"],
            1,
            id="years over sides",
        ),
        pytest.param(
            ["Thema | Rekening 2023 | Meerjarenraming |", "---|---|---|---|", "2024 | 2025 |", "Haven | 5 | 1 | 4 |", "Kade | 8 | 0 | 8 |"],
            ["Thema v2 | Rekening 2023 | Meerjarenraming x2", " |  | 2024 | 2025", "Haven | 5 | 1 | 4", "Kade | 8 | 0 | 8"],
            1,
            id="years under the last head alone",
        ),
        pytest.param(
            ["bedragen x € 1.000 | 2023 | 2024 |", "Lasten | | |", "Haven | 1 | 2 |", "Baten | | |", "Haven | 3 | 4 |"],
            ["bedragen x € 1.000 | 2023 | 2024", "Lasten", "Haven | 1 | 2", "Baten", "Haven | 3 | 4"],
            1,
            id="sections, and the unit over the labels",
        ),
        pytest.param(
            ["Onderwerp | 2024 | V/N | I/S |", "Haven | 1.200 | V | S |", "Kade | € 30 | N | I |"],
            ["Onderwerp | 2024 | V/N | I/S", "Haven | 1.200 | V | S", "Kade | € 30 | N | I"],
            1,
            id="signs and codes in columns of their own",
        ),
        pytest.param(
            ["Indicator | 2023 | 2024 |", "---|---|---|", "Schepen | 500 | 510 |", "Eenheid: | aantal | |", "Bron: | telling | |"],
            ["Indicator | 2023 | 2024", "Schepen | 500 | 510", "Eenheid: | ?aantal", "Bron: | ?telling"],
            1,
            id="an indicator with its unit and source below it",
        ),
        pytest.param(
            ["Lasten | 1.200 | 1.300 |", "Baten | 200 | 300 |"],
            ["Lasten | 1.200 | 1.300", "Baten | 200 | 300"],
            1,
            id="no head",
        ),
        pytest.param(
            ["Kosten sluisfeest | Begroot | Werkelijk | Verschil |", "---|---|---|---|", "Muziek | 12 | 11 | 1 |", "Bier | 8 | 9 | -1 |"],
            ["Kosten sluisfeest | Begroot | Werkelijk | Verschil", "Muziek | 12 | 11 | 1", "Bier | 8 | 9 | -1"],
            1,
            id="a title over the labels that begins as heads of figures do",
        ),
        pytest.param(
            [" | Rekening 2023 | Begroting 2024 | Meerjarenraming |", "---|---|---|---|---|---|", " | | | | 2025 | 2026 |",
             "Haven | Lasten | 9 | 8 | 7 | 6 |", "Baten | 1 | 2 | 3 | 4 |"],
            [" |  | Rekening 2023 | Begroting 2024 | Meerjarenraming x2", " |  |  |  | 2025 | 2026",
             "Haven v2 | Lasten | 9 | 8 | 7 | 6", " | Baten | 1 | 2 | 3 | 4"],
            2,
            id="years under the last head, two columns of labels under one blank cell",
        ),
        pytest.param(
            ["Doel | Prestaties |", "4A1 Veilig varen | 4A101 Baggeren |", "Thema | 2023 | 2024 |", "---|---|---|", "Kade | 1 | 2 |"],
            ["Thema | 2023 | 2024", "Kade | 1 | 2"],
            1,
            id="a goal tree right above the head",
        ),
        pytest.param(
            ["Onderwerp | 2023 | 2024 | L/B | I/S |", "Haven | 12 | N | 9 | V | L | I |", "Totaal | 12 | N | 9 | V |"],
            ["Onderwerp | 2023 x2 |  | 2024 x2 |  | L/B | I/S", "Haven | 12 | N | 9 | V | L | I", "Totaal | 12 | N | 9 | V"],
            1,
            id="letters in cells of their own before codes",
        ),
        pytest.param(
            ["Onderwerp | 2023 | 2024 | I/S |", "Haven | 12 | I | |", "Kade | 8 | 9 | S |", "Totaal | 20 | 9 | |"],
            ["Onderwerp | 2023 | 2024 | I/S", "Haven | ?12 |  | I", "Kade | 8 | 9 | S", "Totaal | 20 | 9"],
            1,
            id="codes last, and none beside the total",
        ),
        pytest.param(
            ["Programma Haven |", "Thema | 2023 | 2024 |", "Kade | 1 | 2 |", "Sluis | 3 | 4"],
            ["Thema | 2023 | 2024", "Kade | 1 | 2", "Sluis | 3 | 4"],
            1,
            id="a title in a cell above the head, no bar at the end",
        ),
    ],
)  # fmt: skip
def test_tables_of_barred_rows(lines: list[str], expected: list[str], labels: int) -> None:
    text = "\n".join(lines) + "\n"
    (grid,) = grids(text)
    assert rows_of(text, grid) == expected
    assert grid.label_columns == labels


def test_the_facts_above_the_next_programme_end_a_table() -> None:
    table = "Thema | 2023 | 2024 |\nHaven | 1 | 2 |\n"
    facts = "Programmanummer | 8 | |\nCommissie | Haven en Kade | |\nDe missie van het programma Varen luidt: |\n"
    assert [rows_of(table + facts + table, grid)[1:] for grid in grids(table + facts + table)] == [["Haven | 1 | 2"]] * 2


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        pytest.param("Kade | 5 | 6 | 7", "Kade | 5 | 6 | 7", id="between two cells"),
        pytest.param("Kade | 5 | 6 |\n", "Kade | ?5 | ?6", id="the end of a line is no cut"),
    ],
)
def test_a_row_that_the_end_of_the_text_cuts_off_is_filled_from_the_left(last: str, expected: str) -> None:
    text = f"Thema | 2023 | 2024 | 2025 | 2026 |\nHaven | 1 | 2 | 3 | 4 |\n{last}"
    (grid,) = grids(text)
    assert rows_of(text, grid)[-1] == expected


def test_a_whole_head_tells_the_columns_of_the_one_row_that_the_end_of_the_text_cuts_off() -> None:
    text = "Kosten sluisfeest | Begroot | Werkelijk | Verschil |\n---|---|---|---|\nMuziek | 12.500 | 11.90"
    (grid,) = grids(text)
    assert rows_of(text, grid) == ["Kosten sluisfeest | Begroot | Werkelijk | Verschil", "Muziek | 12.500 | 11.90"]


def test_a_row_that_is_cut_off_behind_short_rows_stays_open() -> None:
    text = "Thema | 2023 | 2024 | 2025 |\nHaven | 1 | 2 | 3 |\nSluis | 9 | 8 | |\nKade | 5 | 6"
    (grid,) = grids(text)
    assert rows_of(text, grid)[-1] == "Kade | ?5 | ?6"


def test_a_second_head_begins_a_table() -> None:
    head = "Thema | 2023 | 2024 |\n---|---|---|\n"
    text = f"{head}Haven | 1 | 2 |\nKade | 3 | 4 |\n{head}Sluis | 5 | 6 |\nBrug | 7 | 8 |\n"
    assert [rows_of(text, grid)[1] for grid in grids(text)] == ["Haven | 1 | 2", "Sluis | 5 | 6"]


@pytest.mark.parametrize("caption", ["Tabel 2: Sluizen", "Afbeelding 3. Sluizen"])
def test_a_numbered_caption_divides_two_tables(caption: str) -> None:
    text = f"Haven | 1 | 2 |\nKade | 3 | 4 |\n{caption}\nSluis | 5 | 6 |\nBrug | 7 | 8 |\n"
    assert [rows_of(text, grid)[0] for grid in grids(text)] == ["Haven | 1 | 2", "Sluis | 5 | 6"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Programmanummer | 10 | |\nCommissie | Haven en Kade | |\n", id="a header block"),
        pytest.param("Doel | Prestaties |\n4A1 Veilig varen | 4A101 Baggeren |\n4A102 Betonnen |\n", id="a goal tree"),
        pytest.param("1. Voorwoord | 3 |\n2. Zorg en inkomen | 12 |\n3. Wonen | 40 |\n", id="a contents list"),
        pytest.param("Haven | 41 |\nKade | 52 |\nSluis | 60 |\nBrug | 71 |\nVeer | 80 |\n", id="the end of a contents list"),
        pytest.param("Mrt. 21 | Jun. 21 | Sep. 21\n", id="the dates of a chart"),
        pytest.param("Haven | 2023 |\nKade | 2024 |\n", id="years alone"),
        pytest.param("---|---|---\n|||\n", id="nothing but bars"),
    ],
)
def test_no_tables(text: str) -> None:
    assert grids(text) == []


CELLS = st.sampled_from(
    ["", " ", "Haven", "2023", "Begroting 2024", "1.200", "-", "N", "I/S", "---", "€ 12", "x € 1.000", "Totaal", "nb", "PM"]
)


@example("I/S | I/S\n | 1.200 | 1.200")
@example("Haven | Haven | I/S\n1.200 | 1.200")
@given(st.lists(st.lists(CELLS, max_size=7).map(" | ".join), max_size=9).map("\n".join))
def test_no_text_breaks_a_grid(text: str) -> None:
    for grid in grids(text):
        spans = [(cell.start, cell.end) for cell in grid.cells]
        assert spans == sorted(spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
        assert [(cell.row, cell.column) for cell in grid.cells] == sorted({(cell.row, cell.column) for cell in grid.cells})
        assert all(
            cell.row + cell.row_span <= grid.rows and cell.column + cell.column_span <= grid.columns for cell in grid.cells
        )
        assert grid.label_columns <= grid.columns
