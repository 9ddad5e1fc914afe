from collections.abc import Callable

import pytest

from ingest.blocks import find_blocks
from ingest.grids.readers import find_grids
from schema import Grid

EMPTY = "\u00a0"
BEFORE, AFTER = "De raad van Meerdrecht stelt de begroting vast.", "De haven draait in dat jaar met winst."


def apart(cells: str) -> str:
    """Cells with an empty line between them; `_` is a printed empty cell."""
    return "\n\n".join(cells.replace("_", EMPTY).split(" / "))


def tight(cells: str) -> str:
    """Cells on a line each, with nothing between them."""
    return "\n".join(cells.replace("_", EMPTY).split(" / "))


def printed(text: str, grid: Grid) -> list[str]:
    """The rows of a grid: `#` before a row of the head, `>3` behind a cell that spans, `v2` where it does so downwards, `?` unplaced."""
    rows = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        words = " ".join(text[cell.start : cell.end].split())
        across = f">{cell.column_span}" if cell.column_span > 1 else ""
        down = f"v{cell.row_span}" if cell.row_span > 1 else ""
        rows[cell.row][cell.column] += words + across + down + ("" if cell.placed else "?")
    return [("# " if i < grid.head_rows else "") + " | ".join(row).rstrip(" |") for i, row in enumerate(rows)]


def tables(text: str) -> list[list[str]]:
    """The tables of a text that stands between two sentences."""
    whole = f"{BEFORE}\n\n{text}\n\n{AFTER}\n"
    return [printed(whole, grid) for grid in find_grids(whole, tuple(find_blocks(whole)))]


@pytest.mark.parametrize(
    ("cells", "rows"),
    [
        pytest.param(
            "Programma / Rekening 2022 / Begroting 2023 / Haven / 1.582 / 1.541 / Kade / 400 / -500",
            ["# Programma | Rekening 2022 | Begroting 2023", "Haven | 1.582 | 1.541", "Kade | 400 | -500"],
            id="a head in one row",
        ),
        pytest.param(
            "Programma / 2022 / 2023 / Lasten / Haven / 1 / 2 / Kade / 3 / 4 / Baten / Haven / 5 / 6",
            ["# Programma | 2022 | 2023", "Lasten", "Haven | 1 | 2", "Kade | 3 | 4", "Baten", "Haven | 5 | 6"],
            id="rows that name a section",
        ),
        pytest.param(
            "Lasten en baten / Rekening / Begroting / (x € 1.000) / 2022 / 2023 / Lasten / 6.1 / Loket / 10 / 20 / 0.10 / Reserves / 3 / 4",
            [
                "# Lasten en baten |  | Rekening | Begroting",
                "# (x € 1.000) |  | 2022 | 2023",
                "Lasten",
                "6.1 | Loket | 10 | 20",
                "0.10 | Reserves | 3 | 4",
            ],
            id="words above years, and a code before the name",
        ),
        pytest.param(
            "Programma / 2022 / 2023 / Lasten / Baten / Saldo / Lasten / Baten / Saldo / Haven / 9 / -1 / 8 / 7 / -2 / 5 / Kade / 1 / 0 / 1 / 2 / 0 / 2",
            [
                "# Programma | 2022>3 |  |  | 2023>3",
                "#  | Lasten | Baten | Saldo | Lasten | Baten | Saldo",
                "Haven | 9 | -1 | 8 | 7 | -2 | 5",
                "Kade | 1 | 0 | 1 | 2 | 0 | 2",
            ],
            id="years over lasten, baten and saldo",
        ),
        pytest.param(
            "Programma / Rekening / Begroting / 2022 / 2023 / L / B / S / L / B / S / Haven / 9 / -1 / 8 / 7 / -2 / 5 / Kade / 1 / 0 / 1 / 2 / 0 / 2",
            [
                "# Programma | Rekening>3 |  |  | Begroting>3",
                "#  | 2022>3 |  |  | 2023>3",
                "#  | L | B | S | L | B | S",
                "Haven | 9 | -1 | 8 | 7 | -2 | 5",
                "Kade | 1 | 0 | 1 | 2 | 0 | 2",
            ],
            id="three rows of heads",
        ),
        pytest.param(
            "Havens / 2021 / bedragen x 1.000,- / lasten / baten / saldo / Steiger / 9 / -1 / 8 / Sluis / 7 / -2 / 5",
            ["#  | 2021>3", "#  | lasten | baten | saldo", "Steiger | 9 | -1 | 8", "Sluis | 7 | -2 | 5"],
            id="one year over all, a title and a unit line that are no heads",
        ),
        pytest.param(
            "Programma / Begroting 2022 / Meerjarenraming / 2023 / 2024 / 2025 / Haven / 1 / 2 / 3 / 4 / Kade / 5 / 6 / 7 / 8",
            [
                "# Programma | Begroting 2022v2 | Meerjarenraming>3",
                "#  |  | 2023 | 2024 | 2025",
                "Haven | 1 | 2 | 3 | 4",
                "Kade | 5 | 6 | 7 | 8",
            ],
            id="a head that spans the last years",
        ),
        pytest.param(
            "Omschrijving / Stand 1-1-2023 / Toe- / voeging / Ont- / trekking / Resulaat / Haven / 1 / 2 / 3 / 4 / Kade / 5 / 6 / 7 / 8",
            [
                "# Omschrijving | Stand 1-1-2023 | Toe- voeging | Ont- trekking | Resulaat",
                "Haven | 1 | 2 | 3 | 4",
                "Kade | 5 | 6 | 7 | 8",
            ],
            id="torn heads, and one that is spelt wrong",
        ),
        pytest.param(
            "Programma / PB 20221 / Begr.wijz. 2022 / Haven / 1 / 2 / Kade / 3 / 4",
            ["# Programma | PB 20221 | Begr.wijz. 2022", "Haven | 1 | 2", "Kade | 3 | 4"],
            id="a footnote mark behind a year",
        ),
        pytest.param(
            "Nr. / Programma / 2022 / 2023 / 1 / Haven / 100 / 200 / 2 / Kade / 300 / 400 / 3 / Wal / 5 / 6 / Totaal / 405 / 606",
            [
                "# Nr. | Programma | 2022 | 2023",
                "1 | Haven | 100 | 200",
                "2 | Kade | 300 | 400",
                "3 | Wal | 5 | 6",
                " | Totaal | 405 | 606",
            ],
            id="whole numbers as codes",
        ),
        pytest.param(
            "Omschrijving / L/B / 2022 / 2023 / I/S / Haven / L / 1 / 2 / I / Haven / B / -3 / -4 / S / Kade / L / 5 / 6 / S",
            [
                "# Omschrijving | L/B | 2022 | 2023 | I/S",
                "Haven | L | 1 | 2 | I",
                "Haven | B | -3 | -4 | S",
                "Kade | L | 5 | 6 | S",
            ],
            id="codes between label and figures and behind these",
        ),
        pytest.param(
            "Omschrijving / 2022 / 2023 / Haven / 1 / N / 2 / V / Kade / 3 / V / 4 / V / Wal / 0 / 6 / N",
            ["# Omschrijving | 2022 |  | 2023", "Haven | 1 | N | 2 | V", "Kade | 3 | V | 4 | V", "Wal | 0 |  | 6 | N"],
            id="N and V in cells of their own",
        ),
        pytest.param(
            "Omschrijving / Begroot / Verschil / V/N / I/S / Haven / 1 / 2 / V / I / Leges / 3 / 0 / _ / S / Totaal / 4 / 2 / V / _",
            [
                "# Omschrijving | Begroot | Verschil | V/N | I/S",
                "Haven | 1 | 2 | V | I",
                "Leges | 3 | 0 |  | S",
                "Totaal | 4 | 2 | V",
            ],
            id="an empty cell in a column of marks",
        ),
        pytest.param(
            "Jaar / Lasten / Baten / 2022 / 1 / 2 / 2023 / 3 / 4 / 2024 / 5 / 6",
            ["# Jaar | Lasten | Baten", "2022 | 1 | 2", "2023 | 3 | 4", "2024 | 5 | 6"],
            id="years as labels",
        ),
        pytest.param(
            "Omschrijving / Jaar / Krediet / Restant / Nieuwe kade / 2022 / 100 / 20 / Brug / 2023 / 50 / 10 / Sluis / 2021 / 7 / 5",
            [
                "# Omschrijving | Jaar | Krediet | Restant",
                "Nieuwe kade | 2022 | 100 | 20",
                "Brug | 2023 | 50 | 10",
                "Sluis | 2021 | 7 | 5",
            ],
            id="a column of years",
        ),
        pytest.param(
            "Onderwerp / Programma / 2022 / 2023 / Kade / Haven / 1 / 2 / Brug / Wegen / 3 / 4 / Totaal / 4 / 6",
            ["# Onderwerp | Programma | 2022 | 2023", "Kade | Haven | 1 | 2", "Brug | Wegen | 3 | 4", "Totaal |  | 4 | 6"],
            id="two columns of labels",
        ),
        pytest.param(
            "Programma / Beleidsterrein / 2022 / 2023 / 1 Haven / 7 / 9 / Kades / 3 / 4 / Sluizen / 4 / 5",
            ["# Programma | Beleidsterrein | 2022 | 2023", "1 Haven |  | 7 | 9", "Kades |  | 3 | 4", "Sluizen |  | 4 | 5"],
            id="two columns of labels, and only one label in each row",
        ),
        pytest.param(
            "Omschrijving / 2022 / 2023 / Toelichting / Haven / 1 / 2 / Meer schepen / Kade / 3 / 4 / Duurder beton / Wal / 5 / 6 / Geen",
            [
                "# Omschrijving | 2022 | 2023 | Toelichting",
                "Haven | 1 | 2 | Meer schepen",
                "Kade | 3 | 4 | Duurder beton",
                "Wal | 5 | 6 | Geen",
            ],
            id="words behind the figures",
        ),
        pytest.param(
            "Omschrijving / 2022 / 2023 / Onderhoud van de / haven / 1 / 2 / Kade / 3 / 4",
            ["# Omschrijving | 2022 | 2023", "Onderhoud van de haven | 1 | 2", "Kade | 3 | 4"],
            id="a label on two lines",
        ),
        pytest.param(
            "Omschrijving / 2022 / 2023 / Haven / 1 / 2 / Bijdragen van derden aan het herstel van de kades en de sluizen langs de oude haven / 3 / 4 / "
            "Doorbelasting aan derden. / 5 / 6",
            [
                "# Omschrijving | 2022 | 2023",
                "Haven | 1 | 2",
                "Bijdragen van derden aan het herstel van de kades en de sluizen langs de oude haven | 3 | 4",
                "Doorbelasting aan derden. | 5 | 6",
            ],
            id="a long label, and one with a full stop",
        ),
        pytest.param(
            "Haven / 1 / 2 / Kade / 3 / 4 / Totaal / 4 / 6",
            ["Haven | 1 | 2", "Kade | 3 | 4", "Totaal | 4 | 6"],
            id="no head at all",
        ),
        pytest.param(
            "Programma / 2022 / 2023 / Haven / 1 / 2 / Programma / 2022 / 2023 / Kade / 3 / 4",
            ["# Programma | 2022 | 2023", "Haven | 1 | 2", "Kade | 3 | 4"],
            id="a head that is repeated on the next page",
        ),
        pytest.param(
            "Programmanummer / _ / 2 / Commissie / _ / Haven en kade / Programma / 2022 / 2023 / Haven / 1 / 2 / Kade / 3 / 4",
            ["# Programma | 2022 | 2023", "Haven | 1 | 2", "Kade | 3 | 4"],
            id="right below a header block",
        ),
        pytest.param(
            "Omschrijving / 2022 / 2023 / Haven / € 1.200 / € - / Kade / -€ 300 / € 400",
            ["# Omschrijving | 2022 | 2023", "Haven | € 1.200 | € -", "Kade | -€ 300 | € 400"],
            id="euro signs and nil in euros",
        ),
    ],
)
@pytest.mark.parametrize("flatten", [apart, tight])
def test_one_table(cells: str, rows: list[str], flatten: Callable[[str], str]) -> None:
    assert tables(flatten(cells)) == [rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            apart("Programma / 2022 / 2023 / 2024 / Haven / 1 / _ / 2 / Kade / _ / _ / 3 / Wal / 4 / 5 / _ / Rente / _ / 6 / _"),
            ["# Programma | 2022 | 2023 | 2024", "Haven | 1 |  | 2", "Kade |  |  | 3", "Wal | 4 | 5", "Rente |  | 6"],
            id="each empty cell a line",
        ),
        pytest.param(
            apart("Programma / 2022 / 2023 / 2024 / Haven / 1 / _ / 2 / Kade / __ / 3 / Wal / 4 / __ / Rente / _ / 6 / _"),
            ["# Programma | 2022 | 2023 | 2024", "Haven | 1 |  | 2", "Kade |  |  | 3", "Wal | 4", "Rente |  | 6"],
            id="a line of blanks for a run of empty cells",
        ),
        pytest.param(
            apart("Programma / Maatregel / 2022 / 2023 / Haven / Sluis / 1 / 2 / \n_ / Brug / _ / 3 / \n_ / Wal / 4 / 5"),
            ["# Programma | Maatregel | 2022 | 2023", "Haven | Sluis | 1 | 2", " | Brug |  | 3", " | Wal | 4 | 5"],
            id="a line break in a run of blanks ends the row",
        ),
        pytest.param(
            apart(
                "_ / 2022 / 2023 / Haven / Lasten / 7 / 8 / _ / Baten / -1 / _ / Saldo / _ / 6 / 8 / Kade / Lasten / _ / 5 / _ / Baten / -2 / -3"
            ),
            [
                "#  |  | 2022 | 2023",
                "Haven | Lasten | 7 | 8",
                " | Baten | -1",
                "Saldo |  | 6 | 8",
                "Kade | Lasten |  | 5",
                " | Baten | -2 | -3",
            ],
            id="two columns of labels of which one is empty, and empty cells among the figures",
        ),
        pytest.param(
            apart("Programma / 2022 / 2023 / Lasten / _ / _ / Haven / 1 / 2 / Baten / _ / _ / Haven / 3 / 4"),
            ["# Programma | 2022 | 2023", "Lasten", "Haven | 1 | 2", "Baten", "Haven | 3 | 4"],
            id="empty cells that fill up the row of a section",
        ),
        pytest.param(
            apart(
                "Nr. / Onderwerp / L/B / I/S / 2022 / 2023 / 2024 / 2025 / 2026 / NU.1 / Haven / L / S / 1 / 2 / 3 / 4 / 5 / "
                "NU.2 / Kade / L / S / ___ / 6 / 7 / NU.3 / Wal / L / S / 1 / 1 / 1 / 1 / 2"
            ),
            [
                "# Nr. | Onderwerp | L/B | I/S | 2022 | 2023 | 2024 | 2025 | 2026",
                "NU.1 | Haven | L | S | 1 | 2 | 3 | 4 | 5",
                "NU.2 | Kade | L | S |  |  |  | 6 | 7",
                "NU.3 | Wal | L | S | 1 | 1 | 1 | 1 | 2",
            ],
            id="a run of empty cells behind codes that may be heads",
        ),
        pytest.param(
            apart(
                "Omschrijving / 2023 / 2024 / 1 / Haven / 7 / 8 / 2 / Kade / 3 / 4 / "
                "3 / Wal / _ / _ / _ / Berekend saldo / 10 / 12 / _ / Toegestaan saldo / 9 / 9"
            ),
            [
                "# Omschrijving |  | 2023 | 2024",
                "1 | Haven | 7 | 8",
                "2 | Kade | 3 | 4",
                " | Berekend saldo | 10 | 12",
                " | Toegestaan saldo | 9 | 9",
            ],
            id="a numbered row without figures names no section",
        ),
        pytest.param(
            apart(
                "Omschrijving / 2023 / 2024 / 1 / Haven / 7 / 8 / 2 / Kade / 3 / 4 / "
                "3 / Winst bij de verkoop van kades, sluizen en wallen in de haven, het dok en de werf / _ / _ / _ / Saldo / 10 / 12"
            ),
            ["# Omschrijving |  | 2023 | 2024", "1 | Haven | 7 | 8", "2 | Kade | 3 | 4", " | Saldo | 10 | 12"],
            id="a numbered row with a long label and no figures",
        ),
        pytest.param(
            apart(
                "Programma / 2022 / _ / 2023 / _ / _ / Lasten / Baten / Lasten / Baten / Haven / 1 / 2 / 3 / 4 / Kade / 5 / 6 / 7 / 8"
            ),
            [
                "# Programma | 2022>2 |  | 2023>2",
                "#  | Lasten | Baten | Lasten | Baten",
                "Haven | 1 | 2 | 3 | 4",
                "Kade | 5 | 6 | 7 | 8",
            ],
            id="empty cells behind a head that spans others",
        ),
        pytest.param(
            "Programma\n\n2022\n\n2023\n\nHaven\n\n1\n\n2\n\nKade\n\n\n\n4\n\nWal\n\n5\n\n6",
            ["# Programma | 2022 | 2023", "Haven | 1 | 2", "Kade |  | 4", "Wal | 5 | 6"],
            id="an empty line too many for an empty cell",
        ),
        pytest.param(
            apart("Programma / 2022 / 2023 / 2024 / Haven / 1 / 2 / Kade / 3 / 4 / 5 / Wal / 6"),
            ["# Programma | 2022 | 2023 | 2024", "Haven | 1? | 2?", "Kade | 3 | 4 | 5", "Wal | 6?"],
            id="empty cells that are lost: the columns are not known",
        ),
        pytest.param(
            apart("Programma / 2022 / 2023 / 2024 / Haven / 1 / 2 / Kade / 3 / 4 / Wal / 6 / 7"),
            ["# Programma | 2022 | 2023 | 2024", "Haven | 1? | 2?", "Kade | 3? | 4?", "Wal | 6? | 7?"],
            id="a column of the head in which no row has a figure",
        ),
        pytest.param(
            "\n\n".join(["Programma\nLasten\nBaten", "Haven\n1\n2", "Kade\n3\n4", "Wal\n5\n6"]),
            ["# Programma | Lasten | Baten", "Haven | 1 | 2", "Kade | 3 | 4", "Wal | 5 | 6"],
            id="an empty line between rows, not between cells",
        ),
        pytest.param(
            tight("Programma / Rekening / 2022 / Meerjarenraming / 2023 / 2024 / Haven / 1 / 2 / 3 / Kade / 4 / 5 / 6"),
            ["# Programma | Rekening 2022v2 | Meerjarenraming>2", "#  |  | 2023 | 2024", "Haven | 1 | 2 | 3", "Kade | 4 | 5 | 6"],
            id="words and years of heads on lines of their own",
        ),
        pytest.param(
            apart(
                "Programma / Beleidsterrein (x € 1.000) / 2022 / 2023 / 1 Haven / _ / 7 / 9 / _ / Kades / 3 / 4 / _ / Sluizen / 4 / 5"
            ),
            [
                "# Programma | Beleidsterrein (x € 1.000) | 2022 | 2023",
                "1 Haven |  | 7 | 9",
                " | Kades | 3 | 4",
                " | Sluizen | 4 | 5",
            ],
            id="a unit behind the head of the labels",
        ),
    ],
)
def test_empty_cells_and_lines(text: str, rows: list[str]) -> None:
    assert tables(text) == [rows]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        pytest.param(
            "Haven 01 / 2022 / lasten / baten / saldo / Sluis / 9 / -1 / 8 / Brug / 7 / 0 / 7 / "
            "Wegen 02 / 2022 / lasten / baten / saldo / Straat / 5 / -1 / 4 / Plein / 3 / 0 / 3",
            [
                ["#  | 2022>3", "#  | lasten | baten | saldo", "Sluis | 9 | -1 | 8", "Brug | 7 | 0 | 7"],
                ["#  | 2022>3", "#  | lasten | baten | saldo", "Straat | 5 | -1 | 4", "Plein | 3 | 0 | 3"],
            ],
            id="the same head below another title",
        ),
        pytest.param(
            "Programma / 2022 / 2023 / Haven / 1 / 2 / Kade / 3 / 4 / Reserve / Stand 1-1-2023 / Toevoeging / Stand 31-12-2023 / Haven / 5 / 1 / 6",
            [
                ["# Programma | 2022 | 2023", "Haven | 1 | 2", "Kade | 3 | 4"],
                ["# Reserve | Stand 1-1-2023 | Toevoeging | Stand 31-12-2023", "Haven | 5 | 1 | 6"],
            ],
            id="another head",
        ),
        pytest.param(
            "Programma / 2022 / 2023 / Haven / 1 / 2 / Kade / 3 / 4 / Tabel 2: Havengeld / Haven / 5 / 6 / Kade / 7 / 8",
            [["# Programma | 2022 | 2023", "Haven | 1 | 2", "Kade | 3 | 4"], ["Haven | 5 | 6", "Kade | 7 | 8"]],
            id="a caption between",
        ),
    ],
)
def test_several_tables(cells: str, found: list[list[str]]) -> None:
    assert tables(apart(cells)) == found


@pytest.mark.parametrize(
    ("cells", "rows"),
    [
        pytest.param("Haven / 1 / 2 / 3 / Kade / 4 / 5", ["Haven | 1 | 2 | 3", "Kade | 4 | 5"], id="in the second row"),
        pytest.param("Haven / 1.200 / -1", ["Haven | 1.200 | -1"], id="in the first row"),
        pytest.param(
            "Haven / 1 / 2 / Kade / 3 / 4 / 5 / Wal / 6",
            ["Haven | 1? | 2?", "Kade | 3 | 4 | 5", "Wal | 6?"],
            id="with lost cells",
        ),
    ],
)
def test_a_table_that_the_text_breaks_off_in(cells: str, rows: list[str]) -> None:
    text = f"{BEFORE}\n\n" + apart(f"Programma / Rekening 2022 / Begroting 2023 / Begroting 2024 / {cells}")
    (grid,) = find_grids(text, tuple(find_blocks(text)))
    assert printed(text, grid) == ["# Programma | Rekening 2022 | Begroting 2023 | Begroting 2024", *rows]


@pytest.mark.parametrize(
    ("cells", "rows"),
    [
        pytest.param(
            "_ / Rekening 2022 / Begroting 2023 / Begroting 2024 / Haven / Lasten / 1.200 / 1.410 / 1.4",
            ["#  | Rekening 2022 | Begroting 2023 | Begroting 2024", "Haven", "Lasten | 1.200 | 1.410 | 1.4"],
            id="one row of heads",
        ),
        pytest.param(
            "_ / Rekening 2022 / Begroting 2023 / Meerjarenraming / 2024 / 2025 / Haven / Lasten / 1.200 / 1.4",
            [
                "#  | Rekening 2022v2 | Begroting 2023v2 | Meerjarenraming>2",
                "#  |  |  | 2024 | 2025",
                "Haven",
                "Lasten | 1.200 | 1.4",
            ],
            id="a head that spans years",
        ),
    ],
)
def test_two_labels_in_the_first_row_take_no_column_where_the_text_breaks_off(cells: str, rows: list[str]) -> None:
    text = apart(f"Programmabegroting 2023 / Programmakosten / bedragen x 1.000,- / {cells}")
    (grid,) = find_grids(text, tuple(find_blocks(text)))
    assert printed(text, grid) == rows


@pytest.mark.parametrize(
    ("cells", "rows"),
    [
        pytest.param(
            "Onderwerp / Bedrag / Saldo begroting / 215 / Havengeld / -402 / Resultaat / -187",
            ["# Onderwerp | Bedrag", "Saldo begroting | 215", "Havengeld | -402", "Resultaat | -187"],
            id="a known word",
        ),
        pytest.param(
            "Onderwerp / Minimum / Gewenst / Haven / 215 / 100 / Kade / 402 / 100",
            ["# Onderwerp | Minimum | Gewenst", "Haven | 215 | 100", "Kade | 402 | 100"],
            id="unknown words",
        ),
    ],
)
def test_a_title_with_a_year_is_no_head_above_that_of_the_labels(cells: str, rows: list[str]) -> None:
    assert tables(apart(f"Jaarrekening 2022 / Van begroting naar rekening / {cells}")) == [rows]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(apart("100 / 200 / 300 / 400"), id="figures alone"),
        pytest.param(apart("2021 / 2022 / 2023 / 2024"), id="years alone"),
        pytest.param(apart("Programmanummer / _ / 2 / Commissie / _ / Haven en kade"), id="a header block"),
        pytest.param(
            apart("Doel / Prestatie / 2A1 Een veilige haven / 2A1.1 Kades keuren / _ / 2A1.2 Sluis bedienen"), id="a goal tree"
        ),
        pytest.param("Inhoud\n\nHaven\n\n3\n\nKade\n\n7", id="a contents list"),
    ],
)
def test_no_table(text: str) -> None:
    assert tables(text) == []
