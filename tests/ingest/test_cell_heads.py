"""Where a table of cells begins and what is no part of it, read from the text as a whole."""

import pytest

from ingest.blocks import find_blocks
from ingest.grids.readers import find_grids
from ingest.lines import read_lines
from ingest.tables import find_table_lines
from schema import BlockKind

ROWS = "Kades / 1.200 / 1.300 / Bruggen / 200 / 300"


def apart(cells: str) -> str:
    """Cells with an empty line between them."""
    return "\n\n".join(cells.split(" / "))


def cells_of(text: str) -> list[str]:
    """The lines that are cells."""
    lines = read_lines(text)
    return [lines[i].text for i, kind in sorted(find_table_lines(lines, None).items()) if kind is BlockKind.CELL]


def rows_of(text: str) -> list[list[str]]:
    """Label and figures of each row of the first table, heads included; `?` behind a figure whose column is not known."""
    grid = next(iter(find_grids(text, tuple(find_blocks(text)))))
    rows = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = text[cell.start : cell.end] + ("" if cell.placed else "?")
    return rows


@pytest.mark.parametrize(
    ("above", "first"),
    [
        pytest.param("Totaal | 1.400 | 1.600 |", "Kosten", id="a row between bars"),
        pytest.param("Totaal 1.400 1.600", "Kosten", id="a row that blanks divide"),
        pytest.param("Totaal1.4001.600", "Kosten", id="a row of glued figures"),
        pytest.param("Tabel 2: Lasten van de haven", "Kosten", id="a numbered caption"),
        pytest.param("Wat mag het kosten?", "Kosten", id="a heading that stands in each programme"),
        pytest.param("Programma 5\n\nbedragen x 1.000,-", "Kosten", id="a heading above the unit"),
    ],
)
def test_the_head_reaches_no_further(above: str, first: str) -> None:
    text = f"{above}\n\n{apart(f'{first} / 2024 / 2025 / {ROWS}')}\n"
    assert cells_of(text)[0] == first


def test_a_unit_line_right_above_the_sides_ends_the_head() -> None:
    text = f"Programmabegroting 2024\n\nProgramma 05\n\n\n{apart('bedragen x 1.000,- / lasten / baten')}\n\n{apart(ROWS)}\n"
    assert cells_of(text)[:3] == ["lasten", "baten", "Kades"]
    assert rows_of(text)[0] == ["", "lasten", "baten"]


def test_a_year_above_the_unit_line_belongs_to_the_head() -> None:
    text = f"Programma 05\n\n2024\n\n\n{apart('bedragen x 1.000,- / lasten / baten')}\n\n{apart(ROWS)}\n"
    assert "2024" in cells_of(text)


def test_a_head_of_unknown_words_below_a_known_label() -> None:
    text = apart("De haven groeit nog elk jaar. / Voorziening / Wat het was / Wat het is / " + ROWS)
    assert rows_of(text)[:2] == [["Voorziening", "Wat het was", "Wat het is"], ["Kades", "1.200", "1.300"]]


def test_codes_with_a_point_though_the_total_has_none() -> None:
    rows = "7.001 / Kades / 25 / 1.200 / 900 / 7.014 / Bruggen / 15 / 2.200 / 410 / 7.020 / Sluis / 10 / 3.000 / 410.500 / Totaal / 6.400 / 411.810"
    text = apart(f"Nr. / Investering / Afschrijving (jaren) / Krediet / Restant / {rows}") + "\n"
    assert rows_of(text)[:2] == [
        ["Nr.", "Investering", "Afschrijving (jaren)", "Krediet", "Restant"],
        ["7.001", "Kades", "25", "1.200", "900"],
    ]


def test_a_first_label_longer_than_most() -> None:
    label = "Bijdrage aan de gemeenschappelijke regeling voor het vervoer over water in de hele streek"
    assert rows_of(apart(f"Omschrijving / 2024 / {label} / 1.200 / Kades / 300 / Bruggen / 400"))[1] == [label, "1.200"]


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        pytest.param("Sluis / 500", ["Sluis", "500", ""], id="the text breaks off in a row: its figures stand first"),
        pytest.param("Totaal / 1.400\n", ["Totaal", "1.400?", ""], id="a total that a line break closes has lost a cell"),
    ],
)
def test_the_last_row_of_a_text(ending: str, expected: list[str]) -> None:
    assert rows_of(apart(f"Kosten / 2024 / 2025 / {ROWS} / {ending}"))[-1] == expected


def test_a_text_that_breaks_off_in_the_first_row_below_a_long_head() -> None:
    years = " / ".join(f"Raming {year}" for year in range(2021, 2027))
    sides = " / ".join(["Lasten / Baten / Saldo"] * 6)
    head, *_ = rows_of(
        apart(f"Product / {years} / {sides} / Kades / 1.200 / -300 / 900 / 1.100 / -200 / 900 / 1.000 / -100 / 900")
    )
    assert head[:5] == ["Product", "Raming 2021", "", "", "Raming 2022"]
