"""Tables whose cells blanks join, each with the grid that a reader of the text sees in it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import find_blocks
from ingest.grids.readers import find_grids
from schema import Grid


def grids(text: str) -> list[Grid]:
    return list(find_grids(text, list(find_blocks(text))))


def rows_of(text: str, grid: Grid) -> list[str]:
    """Each row with ` | ` between its columns; `?` before a cell that is not placed, `x2` behind one over two columns."""
    rows = []
    for number in range(grid.rows):
        cells = {cell.column: cell for cell in grid.cells if cell.row == number}
        words = []
        for column in range(grid.columns):
            cell = cells.get(column)
            span = f" x{cell.column_span}" if cell and cell.column_span > 1 else ""
            words.append(f"{'' if cell.placed else '?'}{text[cell.start : cell.end]}{span}" if cell else "")
        rows.append(" | ".join(words).rstrip(" |"))
    return rows


def table(*lines: str) -> tuple[list[str], Grid]:
    text = "\n".join(lines) + "\n"
    (grid,) = grids(text)
    return rows_of(text, grid), grid


YEARS = "Thema 2023 2024 2025"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["Thema Rekening 2023 Begroting 2024", "1. Haven, kade en sluis 1.582 1.541", "6.71 Groep 4-12 jaar 400 500"],
            [
                "Thema | Rekening 2023 | Begroting 2024",
                "1. Haven, kade en sluis | 1.582 | 1.541",
                "6.71 Groep 4-12 jaar | 400 | 500",
            ],
            id="labels with numbers and commas",
        ),
        pytest.param(
            [YEARS, "Haven N 1.582 N 12 V 3", "Kade V 10 N 0 N 400"],
            ["Thema | 2023 | 2024 | 2025", "Haven | N 1.582 | N 12 | V 3", "Kade | V 10 | N 0 | N 400"],
            id="N and V before",
        ),
        pytest.param(
            [YEARS, "Haven 1.582 N 12 N 3 V", "Kade 10 V 0 0", "Sluis 1 N 2 N 3 N"],
            ["Thema | 2023 | 2024 | 2025", "Haven | 1.582 N | 12 N | 3 V", "Kade | 10 V | 0 | 0", "Sluis | 1 N | 2 N | 3 N"],
            id="N and V behind, not before a nought",
        ),
        pytest.param(
            [YEARS, "Haven ‒ 2.400 ‒ 12 ‒ 30", "Kade 100 ‒ 5 200"],
            ["Thema | 2023 | 2024 | 2025", "Haven | ‒ 2.400 | ‒ 12 | ‒ 30", "Kade | 100 | ‒ 5 | 200"],
            id="a minus with a blank",
        ),
        pytest.param(
            [YEARS, "Haven - - 2.400", "Kade 100 - 200"],
            ["Thema | 2023 | 2024 | 2025", "Haven | - | - | 2.400", "Kade | 100 | - | 200"],
            id="dashes for nil",
        ),
        pytest.param(
            ["Omschrijving Bedrag x € 1.000", "Haven 215", "Kade 1.402", "Sluis 2017 -3"],
            ["Omschrijving | Bedrag x € 1.000", "Haven | 215", "Kade | 1.402", "Sluis 2017 | -3"],
            id="small figures in one column of amounts",
        ),
        pytest.param(
            ["Thema Stand 2023 Stand 2024", "Vaste activa", "Haven 10 20", "Kade 5 6"],
            ["Thema | Stand 2023 | Stand 2024", "Vaste activa", "Haven | 10 | 20", "Kade | 5 | 6"],
            id="a section with a word for each column",
        ),
        pytest.param(
            [YEARS, "Haven - - -", "Kade 100 12 200", "Sluis PM n.v.t. PM", "Markt 5 6 7"],
            [
                "Thema | 2023 | 2024 | 2025",
                "Haven | - | - | -",
                "Kade | 100 | 12 | 200",
                "Sluis | PM | n.v.t. | PM",
                "Markt | 5 | 6 | 7",
            ],
            id="rows of nothing but dashes or words for figures that are not known",
        ),
        pytest.param(
            [YEARS, "Haven 4.977- (1.200) € 12", "Kade € 3.385,- € - -5 %"],
            ["Thema | 2023 | 2024 | 2025", "Haven | 4.977- | (1.200) | € 12", "Kade | € 3.385,- | € - | -5 %"],
            id="other signs",
        ),
        pytest.param(
            ["Thema 2023 2024", "Wet haven 2021 1.200 1.300", "Markt 2024 12 13", "Sluis (fase 2) 4 5"],
            ["Thema | 2023 | 2024", "Wet haven 2021 | 1.200 | 1.300", "Markt 2024 | 12 | 13", "Sluis (fase 2) | 4 | 5"],
            id="years in labels",
        ),
        pytest.param(
            ["Onderwerp 2024 2025 I/S", "Leges haven N 140 N 150 S", "Leges kade V 610 0 I", "Totaal V 470 N 150"],
            [
                "Onderwerp | 2024 | 2025 | I/S",
                "Leges haven | N 140 | N 150 | S",
                "Leges kade | V 610 | 0 | I",
                "Totaal | V 470 | N 150",
            ],
            id="a column of codes behind",
        ),
        pytest.param(
            ["Nr. Onderwerp L/B I/S 2024 2025", "1.01 Leges haven B S -140 -150", "1.02 Kade L I 610 0"],
            ["Nr. Onderwerp | L/B | I/S | 2024 | 2025", "1.01 Leges haven | B | S | -140 | -150", "1.02 Kade | L | I | 610 | 0"],
            id="columns of codes before",
        ),
        pytest.param(
            ["Thema 2023 2024", "Werk, haven en", "kade 1.200 1.300", "Sluis 12 13", "(met brug)", "Brug 5 6"],
            ["Thema | 2023 | 2024", "Werk, haven en\nkade | 1.200 | 1.300", "Sluis | 12 | 13", "(met brug)", "Brug | 5 | 6"],
            id="labels on two lines",
        ),
        pytest.param(
            ["Thema 2023 2024", "Ruimtelijke ordening van de haven", "1.200 1.300", "Sluis 12 13"],
            ["Thema | 2023 | 2024", "Ruimtelijke ordening van de haven | 1.200 | 1.300", "Sluis | 12 | 13"],
            id="a label above its figures",
        ),
        pytest.param(
            ["Thema 2023 2024", "Lasten", "Haven 1.200 1.300", "Baten", "Haven 20 30"],
            ["Thema | 2023 | 2024", "Lasten", "Haven | 1.200 | 1.300", "Baten", "Haven | 20 | 30"],
            id="sections",
        ),
        pytest.param(
            ["Thema Rekening 2023 Begroting 2024", "Lasten en baten", "Haven 1.200 1.300", "Mutaties reserves", "Storting 2 3"],
            [
                "Thema | Rekening 2023 | Begroting 2024",
                "Lasten en baten",
                "Haven | 1.200 | 1.300",
                "Mutaties reserves",
                "Storting | 2 | 3",
            ],
            id="sections worded as a head",
        ),
        pytest.param(
            [YEARS, "Haven 1.200 1.300 1.400", "Kade 12 13"],
            ["Thema | 2023 | 2024 | 2025", "Haven | 1.200 | 1.300 | 1.400", "Kade | ?12 | ?13"],
            id="a short row",
        ),
        pytest.param(
            [YEARS, "Haven 1.200  1.300 1.400", "Kade 12    ", "Sluis 5   6", "Brug   7  "],
            ["Thema | 2023 | 2024 | 2025", "Haven | 1.200 | 1.300 | 1.400", "Kade | 12", "Sluis | 5 |  | 6", "Brug |  | 7"],
            id="blanks for empty cells, and a stray one",
        ),
        pytest.param(
            ["Thema\t2023\t2024\t2025", "Haven\t1.200\t\t1.400", "Kade\t12\t13\t14"],
            ["Thema | 2023 | 2024 | 2025", "Haven | 1.200 |  | 1.400", "Kade | 12 | 13 | 14"],
            id="tabs",
        ),
        pytest.param(
            ["Lasten 1.200 1.300", "Baten 20 30"],
            ["Lasten | 1.200 | 1.300", "Baten | 20 | 30"],
            id="no head",
        ),
        pytest.param(
            ["Omschrijving Bedrag", "Liggeld 400.000", "Kraan € 3.385", "Totaal 403.385"],
            ["Omschrijving | Bedrag", "Liggeld | 400.000", "Kraan | € 3.385", "Totaal | 403.385"],
            id="one column",
        ),
        pytest.param(
            ["2022 2023", "lasten baten saldo lasten baten saldo", "Haven 12 3 9 14 4 10", "Kade 1 - 1 1 - 1"],
            [
                " | 2022 x3 |  |  | 2023 x3",
                " | lasten | baten | saldo | lasten | baten | saldo",
                "Haven | 12 | 3 | 9 | 14 | 4 | 10",
                "Kade | 1 | - | 1 | 1 | - | 1",
            ],
            id="years over sides",
        ),
        pytest.param(
            ["Rekening Begroting Meerjarenraming", "Thema 2022 2023 2024 2025", "Haven 12 3 9 14", "Kade 1 - 1 1"],
            [
                " | Rekening | Begroting | Meerjarenraming x2",
                "Thema | 2022 | 2023 | 2024 | 2025",
                "Haven | 12 | 3 | 9 | 14",
                "Kade | 1 | - | 1 | 1",
            ],
            id="a head over the last years",
        ),
        pytest.param(
            ["Thema Rekening 2022 Begroting 2023 Meerjarenraming", "2024 2025", "Haven 12 3 9 14", "Kade 1 - 1 1"],
            [
                "Thema | Rekening 2022 | Begroting 2023 | Meerjarenraming x2",
                " |  |  | 2024 | 2025",
                "Haven | 12 | 3 | 9 | 14",
                "Kade | 1 | - | 1 | 1",
            ],
            id="years under the last head alone",
        ),
        pytest.param(
            ["Lasten3.3702.78810.514", "Baten-1.200-30012", "Saldo2.1702.48810.526"],
            ["Lasten | 3.370 | 2.788 | 10.514", "Baten | -1.200 | -300 | 12", "Saldo | 2.170 | 2.488 | 10.526"],
            id="glued",
        ),
        pytest.param(
            ["Thema2023Begroting 2024Begroting 2025", "Lasten3.3702.78810.514", "Baten1.2049.8844.023"],
            [
                "Thema | 2023 | Begroting 2024 | Begroting 2025",
                "Lasten | 3.370 | 2.788 | 10.514",
                "Baten | 1.204 | 9.884 | 4.023",
            ],
            id="glued with a head",
        ),
        pytest.param(
            ["Rekening 2022Rekening 2023Begroting 2024Begroting 2025", "Lasten3.3702.7885.99110.514", "Baten1.2049882.3114.023"],
            [
                " | Rekening 2022 | Rekening 2023 | Begroting 2024 | Begroting 2025",
                "Lasten | 3.370 | 2.788 | 5.991 | 10.514",
                "Baten | 1.2049882.3114.023 x4",
            ],
            id="glued so that several splits are possible",
        ),
        pytest.param(
            ["' begroting 2023 ' begroting MJB", "haven 1.200 1.300", "kade 12 13", "en sluis", "brug 5 6"],
            [" | begroting 2023 | begroting MJB", "haven | 1.200 | 1.300", "kade | 12 | 13", "en sluis", "brug | 5 | 6"],
            id="specks for rulings",
        ),
        pytest.param(
            ["Bedragen x € 1.000 Rekening 2023 Begroting 2024", "Haven 1.200- 1.300-", "Kade 12 13"],
            ["Bedragen x € 1.000 | Rekening 2023 | Begroting 2024", "Haven | 1.200- | 1.300-", "Kade | 12 | 13"],
            id="the unit over the labels",
        ),
        pytest.param(
            ["Thema 2023 2024", "(x € 1.000)", "Haven 1.200 1.300", "Kade 12 13", "Bedragen x € 1.000"],
            ["Thema | 2023 | 2024", "Haven | 1.200 | 1.300", "Kade | 12 | 13"],
            id="unit lines below the head and the table",
        ),
        pytest.param(
            ["Jaar Lasten Baten", "2023 1.200 1.300", "2024 1.400 1.500"],
            ["Jaar | Lasten | Baten", "2023 | 1.200 | 1.300", "2024 | 1.400 | 1.500"],
            id="years as labels",
        ),
        pytest.param(
            ["Project Krediet 2024 Besteed t/m 2023 Restant", "I-12 Kade, fase 2 900.500 300.500 600.000", "Brug 5.000 0 5.000"],
            [
                "Project | Krediet 2024 | Besteed t/m 2023 | Restant",
                "I-12 Kade, fase 2 | 900.500 | 300.500 | 600.000",
                "Brug | 5.000 | 0 | 5.000",
            ],
            id="a label that ends in a number",
        ),
        pytest.param(
            ["Onderdeel 2023 2024", "Uitvoering Wmo 2015 1.204 1.310", "Beleid 65 + 88 90", "Regeling 2009 - 2014 12 0"],
            [
                "Onderdeel | 2023 | 2024",
                "Uitvoering Wmo 2015 | 1.204 | 1.310",
                "Beleid 65 + | 88 | 90",
                "Regeling 2009 - 2014 | 12 | 0",
            ],
            id="labels that end in years",
        ),
        pytest.param(
            ["Onderwerp 2023 2024 L/B I/S", "Haven 12.500 -9.800 L I", "Kade 8 9 B S", "Totaal 12.508 -9.791"],
            [
                "Onderwerp | 2023 | 2024 | L/B | I/S",
                "Haven | 12.500 | -9.800 | L | I",
                "Kade | 8 | 9 | B | S",
                "Totaal | 12.508 | -9.791",
            ],
            id="two codes behind the figures",
        ),
        pytest.param(
            ["N = nadeel, V = voordeel", "Onderwerp 2023 2024", "Haven N10.500 - ", "Kade V7.100 N8.200"],
            ["Onderwerp | 2023 | 2024", "Haven | N10.500 | -", "Kade | V7.100 | N8.200"],
            id="the key to N and V above the head",
        ),
        pytest.param(
            ["(bedragen x € 1.000) Structureel Incidenteel Totaal", "Haven 1.200 300 1.500", "Kade 12 13 25"],
            ["(bedragen x € 1.000) | Structureel | Incidenteel | Totaal", "Haven | 1.200 | 300 | 1.500", "Kade | 12 | 13 | 25"],
            id="a head of words that begins with the unit",
        ),
        pytest.param(
            ["2023 2024", "Lasten Baten Saldo Lasten Baten Saldo", "Haven 1.200 1.300 1.400 1.500", "Kade 1.200 1.300 1.400"],
            [
                " | 2023 x3 |  |  | 2024 x3",
                " | Lasten | Baten | Saldo | Lasten | Baten | Saldo",
                "Haven | ?1.200 | ?1.300 | ?1.400 | ?1.500",
                "Kade | ?1.200 | ?1.300 | ?1.400",
            ],
            id="heads that return tell the number of columns where all rows are short",
        ),
        pytest.param(
            ["Lasten per onderdeel", "Onderdeel 2023 2024", "Haven 1.200 1.300", "Kade 12 13"],
            ["Onderdeel | 2023 | 2024", "Haven | 1.200 | 1.300", "Kade | 12 | 13"],
            id="a title worded as a head",
        ),
        pytest.param(
            [
                "Thema            2023      2024     2025",
                "1. Haven        1.200     1.300    1.400",
                "2. Kade                      12",
                "3. Sluis 2022     345                 56",
                "Totaal          1.545     1.312    1.456",
            ],
            [
                "Thema | 2023 | 2024 | 2025",
                "1. Haven | 1.200 | 1.300 | 1.400",
                "2. Kade |  | 12",
                "3. Sluis 2022 | 345 |  | 56",
                "Totaal | 1.545 | 1.312 | 1.456",
            ],
            id="columns set out with blanks: figures end below each other",
        ),
        pytest.param(
            [YEARS, "Haven 1.200 1.300 1.400", "Kade 12 1"],
            [YEARS.replace(" ", " | "), "Haven | 1.200 | 1.300 | 1.400", "Kade | ?12 | ?1"],
            id="cut off",
        ),
    ],
)
def test_tables_of_joined_rows(lines: list[str], expected: list[str]) -> None:
    rows, grid = table(*lines)
    assert rows == expected
    assert grid.label_columns == (3 if "L/B I/S 2024" in lines[0] else 1)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(["Haven 1.200 1.300 1.400", "Kade 12 1"], "Kade | 12 | 1", id="figures stand first"),
        pytest.param(
            ["Haven 1.200 1.300 1.400", "Totaal programma 4 12"], "Totaal programma 4 | 12", id="the number of a programme"
        ),
        pytest.param(["Haven 1.200 1.300 1.400", "Sluis 5 6", "Kade 12"], "Kade | ?12", id="not where other rows are short"),
        pytest.param(["Haven 1.200 1.300 1.400", "Saldo 2023 -1.200 12."], "Saldo 2023 | -1.200 | 12.", id="a label's year"),
        pytest.param(["Haven 1200 1300 1400", "Saldo 2023 -1200 12"], "Saldo | 2023 | -1200 | 12", id="figures without dots"),
        pytest.param(["Haven1.2001.3001.400", "Kade5.1006.2007.1"], "Kade | 5.100 | 6.200 | 7.1", id="glued figures"),
        pytest.param(
            ["Haven1.2001.3001.400", "Kade12.3456.789"], "Kade | 12.3456.789 x3", id="glued figures with two ways to divide them"
        ),
    ],
)
def test_a_row_that_the_end_of_the_text_cuts_off(rows: list[str], expected: str) -> None:
    text = "\n".join([YEARS, *rows])
    (grid,) = grids(text)
    assert rows_of(text, grid)[-1] == expected


@pytest.mark.parametrize(
    "between", ["62\nProgrammabegroting 2025", "Programmabegroting 2025\n62", "62", "62\nGemeente Meerdrecht"]
)
def test_the_end_of_a_page_between_rows(between: str) -> None:
    text = f"Gemeente Meerdrecht\n\n{YEARS}\nHaven 1.200 1.300 1.400\nKade 12 13 14\n\n{between}\n\nSluis 1 2 3\nBrug 4 5 6\n"
    (grid,) = grids(text)
    assert rows_of(text, grid)[1:] == [
        "Haven | 1.200 | 1.300 | 1.400",
        "Kade | 12 | 13 | 14",
        "Sluis | 1 | 2 | 3",
        "Brug | 4 | 5 | 6",
    ]


def test_two_levels_of_labels_and_the_unit_have_a_head_each() -> None:
    rows, grid = table("Programma Beleidsterrein (x € 1.000) 2023 2024", "1. Haven 1.200 1.300", "Kade 1.200 1.300")
    assert rows == [
        "Programma | Beleidsterrein (x € 1.000) | 2023 | 2024",
        "1. Haven |  | 1.200 | 1.300",
        "Kade |  | 1.200 | 1.300",
    ]
    assert grid.label_columns == 2


def test_words_that_head_a_joined_table_end_one_of_glued_rows() -> None:
    text = "ThemaLastenBatenSaldo\nHaven1.2001.3001.400\nSluis\nLasten Baten Saldo\nKade 1.200 1.300 1.400\n"
    assert [rows_of(text, grid)[1:] for grid in grids(text)] == [
        ["Haven | 1.200 | 1.300 | 1.400"],
        ["Kade | 1.200 | 1.300 | 1.400"],
    ]


def test_a_torn_table_of_an_instrument_and_its_costs() -> None:
    rows, grid = table(
        "Voorziening _Soort kosten _Rijksbudget",
        "Kort traject eenmalig € 3.100,-",
        "(<6 maanden)*",
        "Baan bij een Eenmalig traject en €9.100,- per | €4.300 (eenmalig)",
        "werkgever** structureel jaar € 500,-(per jaar)",
        "loonkosten",
        "1 jaar Coaching*** €3.900,-",
    )
    assert grid.label_columns == 2
    assert rows == [
        "Voorziening | Soort kosten | Rijksbudget",
        "Kort traject | eenmalig | ?€ 3.100,-",
        "(<6 maanden)*",
        "Baan bij een | Eenmalig traject en | €9.100,- per | €4.300 (eenmalig)",
        "werkgever**",
        " | structureel jaar | ?€ 500,-(per jaar)",
        " | loonkosten",
        "1 jaar Coaching*** |  | ?€3.900,-",
    ]


def test_each_repeated_head_begins_a_table_and_its_title_is_in_none() -> None:
    text = "\n".join(
        [
            "Incidenteel",
            "Thema 2023 2024",
            "Haven 1.200 1.300",
            "Kade 1 2",
            "Structureel",
            "Thema 2023 2024",
            "Haven 5 6",
            "Kade 7 8",
            "Slot",
        ]
    )
    assert [rows_of(text, grid) for grid in grids(text)] == [
        ["Thema | 2023 | 2024", "Haven | 1.200 | 1.300", "Kade | 1 | 2"],
        ["Thema | 2023 | 2024", "Haven | 5 | 6", "Kade | 7 | 8"],
    ]


def test_a_second_head_over_a_single_figure() -> None:
    text = "Stukken uit de begroting.\n\n_ begroting 2024\n\nhaven 5.400.000\nkade 175.000\nbalans begin 2024\n\nsubsidies 1.000.000\n"
    transcript = "De haven is in dat jaar groter geworden dan de raad van de gemeente ooit had gedacht en\nook gehoopt.\n" * 4
    text = transcript + text
    assert [rows_of(text, grid) for grid in grids(text)] == [
        [" | begroting 2024", "haven | 5.400.000", "kade | 175.000"],
        [" | balans begin 2024", "subsidies | 1.000.000"],
    ]


def test_a_numbered_caption_divides_two_tables() -> None:
    text = "Haven 1 2\nKade 3 4\nTabel 2: Sluizen\nSluis 5 6\nBrug 7 8\n"
    assert [rows_of(text, grid)[0] for grid in grids(text)] == ["Haven | 1 | 2", "Sluis | 5 | 6"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("3119 3148 3129 3190\n", id="figures without labels or heads"),
        pytest.param("Thema 2023 2024\nHaven 2025 2026\n", id="years alone"),
        pytest.param("Onderwerp Aantal\nHaven 215\nKade 402\n", id="one column of numbers that are no amounts"),
        pytest.param("Omschrijving Bedrag\n\nDe haven\nHaven 215\nKade 402\n", id="a head that is not right above"),
        pytest.param("Inhoud\n\nVoorwoord 3\nWonen 12\nZorg 24\n", id="a contents list"),
        pytest.param("De haven telde in 2022 1.200 schepen.\nDe kade telde er 12 en 13.\n", id="sentences"),
        pytest.param("Thema 2023 2024\nTelefoon 014 0123456\n", id="a telephone number"),
        pytest.param("Haven 12 1", id="a single line cut off in a figure"),
    ],
)
def test_no_tables(text: str) -> None:
    assert [grid for grid in grids(text) if len(grid.cells) > 3] == []


WORDS = st.sampled_from(
    ["Haven", "Lasten", "en", "2023", "2024", "Begroting", "1.200", "12", "-", "‒", "N", "V", "€", "|", "\n", "\n\n", "---|---", "• Begroot", "I/S", "(", "0,5%", "\t", "  ", "x € 1.000", "Lasten3.3702.788", "Tabel 2", "eenmalig"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_no_text_breaks_a_grid(text: str) -> None:
    for grid in grids(text):
        spans = [(cell.start, cell.end) for cell in grid.cells]
        assert [(cell.row, cell.column) for cell in grid.cells] == sorted({(cell.row, cell.column) for cell in grid.cells})
        assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(sorted(spans)))
        assert all(
            cell.row + cell.row_span <= grid.rows and cell.column + cell.column_span <= grid.columns for cell in grid.cells
        )
        assert grid.label_columns <= grid.columns
        assert grid.head_rows < grid.rows
