"""Tests of the labels of rows: their paths, codes and what the rows are."""

from collections.abc import Callable, Sequence

import pytest

from extract.tables.labels import read_rows
from extract.tables.layout import read_layout
from extract.tables.reading import Row, RowRole
from extract.tables.roles import find_role, is_bare_side
from schema import Document, Side

ONE = ("Omschrijving", "2024")
PART, TOTAL, BALANCE, RESERVES, RESULT = RowRole.PART, RowRole.TOTAL, RowRole.BALANCE, RowRole.RESERVES, RowRole.RESULT


def rows_of(document: Document, title: str | None = None, year: int | None = 2024) -> tuple[Row, ...]:
    layout = read_layout(document, document.grids[0])
    assert layout is not None
    return read_rows(document, layout, title, year)


def labels_of(document: Document, title: str | None = None) -> list[str]:
    return [" / ".join(row.labels) for row in rows_of(document, title)]


def body(*labels: str) -> list[tuple[str, ...]]:
    """Rows of one column of labels; a label with a colon behind it stands alone."""
    return [(label[:-1],) if label.endswith(":") else (label, "10") for label in labels]


@pytest.mark.parametrize(
    ("printed", "labels"),
    [
        pytest.param(
            [
                "Lasten:",
                "1. Haven",
                "2. Zorg",
                "Totaal exploitatie",
                "Baten:",
                "1. Haven",
                "Totaal exploitatie",
                "Saldo",
                "Resultaat",
            ],
            [
                "Lasten / 1. Haven",
                "Lasten / 2. Zorg",
                "Lasten / Totaal exploitatie",
                "Baten / 1. Haven",
                "Baten / Totaal exploitatie",
                "Saldo",
                "Resultaat",
            ],
            id="a section ends with its total",
        ),
        pytest.param(
            [
                "Lasten:",
                "Haven",
                "Subtotaal lasten",
                "Baten:",
                "Haven",
                "Subtotaal baten",
                "0.10 Toevoeging aan reserves",
                "Resultaat",
            ],
            [
                "Lasten / Haven",
                "Subtotaal lasten",
                "Baten / Haven",
                "Subtotaal baten",
                "0.10 Toevoeging aan reserves",
                "Resultaat",
            ],
            id="a total that names its section stands beside it",
        ),
        pytest.param(
            [
                "Lasten:",
                "Haven",
                "Baten:",
                "Haven",
                "Saldo van lasten en baten",
                "Toevoeging reserves",
                "Onttrekking reserves",
                "Resultaat",
            ],
            [
                "Lasten / Haven",
                "Baten / Haven",
                "Saldo van lasten en baten",
                "Toevoeging reserves",
                "Onttrekking reserves",
                "Resultaat",
            ],
            id="sections without totals end where the table closes",
        ),
        pytest.param(
            ["Lasten:", "Haven", "Mutaties reserves", "Totaal lasten", "Saldo"],
            ["Lasten / Haven", "Lasten / Mutaties reserves", "Totaal lasten", "Saldo"],
            id="reserves before the section's total stand in it",
        ),
        pytest.param(
            ["Lasten:", "Haven", "Subtotaal programma's", "Overhead", "Totaal", "Saldo"],
            ["Lasten / Haven", "Lasten / Subtotaal programma's", "Lasten / Overhead", "Lasten / Totaal", "Saldo"],
            id="a section goes on behind a subtotal",
        ),
        pytest.param(
            [
                "Markten:",
                "Lasten",
                "Baten",
                "Saldo",
                "Saldo financiering:",
                "Lasten",
                "Baten",
                "Saldo",
                "Mutaties reserves",
                "Resultaat",
            ],
            [
                "Markten / Lasten",
                "Markten / Baten",
                "Markten / Saldo",
                "Saldo financiering / Lasten",
                "Saldo financiering / Baten",
                "Saldo financiering / Saldo",
                "Mutaties reserves",
                "Resultaat",
            ],
            id="bare sides go with the group above them",
        ),
        pytest.param(
            ["Programma:", "Lasten", "Baten", "Reserves:", "Toevoeging", "Onttrekking", "Mutaties reserves"],
            ["Programma / Lasten", "Programma / Baten", "Reserves / Toevoeging", "Reserves / Onttrekking", "Mutaties reserves"],
            id="reserves",
        ),
        pytest.param(
            ["Programma 1:", "Lasten:", "Haven", "Totaal lasten", "Baten:", "Haven", "Programma 2:", "Lasten:", "Zorg"],
            [
                "Programma 1 / Lasten / Haven",
                "Programma 1 / Totaal lasten",
                "Programma 1 / Baten / Haven",
                "Programma 2 / Lasten / Zorg",
            ],
            id="sections within groups",
        ),
        pytest.param(
            ["Lasten:", "Incidenteel:", "Haven", "Structureel:", "Haven", "Baten:", "Incidenteel:", "Haven"],
            ["Lasten / Incidenteel / Haven", "Lasten / Structureel / Haven", "Baten / Incidenteel / Haven"],
            id="sections within sections",
        ),
        pytest.param(["Lasten", "Baten", "Saldo"], ["Lasten", "Baten", "Saldo"], id="bare sides without a group"),
        pytest.param(
            ["Onderhoud aan", "kades", "(incl. sluizen):", "Zorg"],
            ["Onderhoud aan", "kades (incl. sluizen)", "Zorg"],
            id="words alone that begin with a bracket go on with the row above",
        ),
        pytest.param(["Bijdrage", "aan de regio:", "Zorg"], ["Bijdrage aan de regio", "Zorg"], id="words alone that begin small"),
        pytest.param(["Bijdrage aan de:", "regio", "Zorg"], ["Bijdrage aan de regio", "Zorg"], id="words alone that end open"),
        pytest.param(
            ["1. Haven:", "1.1 Kades", "1.2 Sluizen", "2. Zorg"],
            ["1. Haven / 1.1 Kades", "1. Haven / 1.2 Sluizen", "2. Zorg"],
            id="a numbered row stands beside the group of its kind",
        ),
        pytest.param(["Haven**", "Zorg¹"], ["Haven", "Zorg"], id="footnote marks"),
    ],
)
def test_labels_of_one_column(grid_of: Callable[..., Document], printed: Sequence[str], labels: list[str]) -> None:
    assert labels_of(grid_of(ONE, *body(*printed))) == labels


def test_the_first_section_may_stand_in_the_head(grid_of: Callable[..., Document]) -> None:
    document = grid_of(("Lasten", "2024"), ("Haven", "10"), ("Totaal lasten", "10"), ("Baten",), ("Haven", "4"))
    assert labels_of(document) == ["Lasten / Haven", "Totaal lasten", "Baten / Haven"]


def test_sides_in_a_column_of_their_own(grid_of: Callable[..., Document]) -> None:
    document = grid_of(
        ("", "", "2024"),
        ("Markten", "Lasten", "10"),
        ("", "Baten", "4"),
        ("Saldo", "", "6"),
        ("Reserves", "Toevoeging", "1"),
        ("", "Onttrekking", "2"),
        ("Mutaties reserves", "", "1"),
        label_columns=2,
    )
    assert labels_of(document) == [
        "Markten / Lasten",
        "Markten / Baten",
        "Markten / Saldo",
        "Reserves / Toevoeging",
        "Reserves / Onttrekking",
        "Mutaties reserves",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("3 Water", "", "30"), ("", "Kades", "10"), ("", "Sluizen", "20")], id="in two columns"),
        pytest.param([("3 Water", "30"), ("Kades", "10"), ("Sluizen", "20")], id="in one column, numbered"),
    ],
)
def test_a_programme_stands_above_its_parts(grid_of: Callable[..., Document], rows: list[tuple[str, ...]]) -> None:
    if len(rows[0]) == 3:
        document = grid_of(("Programma", "Beleidsterrein", "2024"), *rows, label_columns=2)
    else:
        spread = [(label, None, figure) for label, figure in rows]
        document = grid_of(("Programma", "Beleidsterrein", "2024"), *spread, label_columns=2)
    assert labels_of(document) == ["3 Water", "3 Water / Kades", "3 Water / Sluizen"]


def test_a_programme_without_a_number_is_the_sum_of_what_stands_below_it(grid_of: Callable[..., Document]) -> None:
    rows = [
        ("Water", "30"),
        ("Kades", "10"),
        ("Sluizen", "20"),
        ("Zorg", "7"),
        ("Jeugd", "3"),
        ("Ouderen", "4"),
        ("Totaal", "37"),
    ]
    spread = [(None, label, figure) if label != "Totaal" else (label, None, figure) for label, figure in rows]
    document = grid_of(("Programma", "Beleidsterrein", "2024"), *spread, label_columns=2)
    assert labels_of(document) == [
        "Water",
        "Water / Kades",
        "Water / Sluizen",
        "Zorg",
        "Zorg / Jeugd",
        "Zorg / Ouderen",
        "Totaal",
    ]


@pytest.mark.parametrize(
    ("head", "labels"),
    [
        pytest.param("Programma Beleidsterrein", ["3 Water", "3 Water / Kades", "4 Zorg", "4 Zorg / Jeugd"], id="two levels"),
        pytest.param("Programma", ["3 Water", "Kades", "4 Zorg", "Jeugd"], id="one level"),
        pytest.param("Verbonden partij", ["3 Water", "Kades", "4 Zorg", "Jeugd"], id="one head of two words"),
    ],
)
def test_two_heads_may_stand_in_one_cell(grid_of: Callable[..., Document], head: str, labels: list[str]) -> None:
    assert labels_of(grid_of((head, "2024"), *body("3 Water", "Kades", "4 Zorg", "Jeugd"))) == labels


def test_a_code_in_a_cell_of_its_own_comes_first(grid_of: Callable[..., Document]) -> None:
    document = grid_of(
        ("", "Taakveld", "2024"), ("Lasten",), ("0.10", "Mutaties reserves", "5"), ("Totaal lasten", "", "5"), label_columns=2
    )
    rows = rows_of(document)
    assert [row.labels for row in rows] == [("Lasten", "0.10 Mutaties reserves"), ("Totaal lasten",)]
    assert [(row.code, row.code_list) for row in rows] == [("0.10", "taakvelden 2023"), (None, None)]


@pytest.mark.parametrize(
    ("label", "code", "key"),
    [
        ("01A101 Havenbeleid", "01A101", "1A1.1"),
        ("6.1 Wijkteams", "6.1", None),
        ("3. Water", "3", None),
        ("AD.01 Dividend", "AD.01", None),
        ("18+ zorg", None, None),
        ("1 jaar coaching", None, None),
        ("2024 Begroting", None, None),
        ("Wonen", None, None),
    ],
)
def test_the_code_of_a_row(grid_of: Callable[..., Document], label: str, code: str | None, key: str | None) -> None:
    (row,) = rows_of(grid_of(ONE, (label, "10")))
    assert (row.labels, row.code, row.code_key) == ((label,), code, key)


def test_rows_of_figures_alone_are_called_by_the_number_of_the_row_above(grid_of: Callable[..., Document]) -> None:
    head = ("Soort", "Nr.", "Onderwerp", "I/S", "2024")
    rows = [("Autonoom", "MD.01", "Rente", "S", "10"), (None, None, None, None, "-3"), (None, "MD.02", "Havengeld", "I", "5")]
    found = rows_of(grid_of(head, *rows, label_columns=4))
    assert [(row.labels, row.detail) for row in found] == [
        (("MD.01 (1)",), "Autonoom / Rente / S"),
        (("MD.01 (2)",), "Autonoom / Rente / S"),
        (("MD.02",), "Havengeld / I"),
    ]


def test_a_row_of_figures_alone_has_the_label_of_the_row_above(grid_of: Callable[..., Document]) -> None:
    assert labels_of(grid_of(ONE, ("Haven", "10"), ("", "-3"))) == ["Haven", "Haven"]


def test_codes_beside_a_label_are_detail(grid_of: Callable[..., Document]) -> None:
    document = grid_of(("Onderwerp", "L/B", "Programma", "2024"), ("Rente", "B", "Bestuur", "10"), label_columns=3)
    assert [(row.labels, row.detail) for row in rows_of(document)] == [(("Rente",), "B / Bestuur")]


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        pytest.param(["Zwembad", "Haven", "Museum"], ["Zwembad", "Haven", "Museum"], id="each row its own"),
        pytest.param(["Zwembad", "Haven", "Haven"], ["Zwembad / x", "Haven / x", "Haven / x"], id="one for two rows"),
    ],
)
def test_words_beside_names_that_are_all_different_are_detail(
    grid_of: Callable[..., Document], names: list[str], labels: list[str]
) -> None:
    assert labels_of(grid_of(("Naam", "Waar", "2024"), *[(name, "x", "10") for name in names], label_columns=2)) == labels


def test_a_title_is_the_outermost_label_of_all_rows(grid_of: Callable[..., Document]) -> None:
    document = grid_of(ONE, *body("Haven", "Totaal incidenteel"))
    assert labels_of(document, "Incidenteel") == ["Incidenteel / Haven", "Incidenteel / Totaal incidenteel"]


@pytest.mark.parametrize(("kind", "note"), [("eenmalig", "eenmalig"), ("(per jaar)", "per jaar"), ("S", None)])
def test_a_note_in_a_cell_of_its_own_belongs_to_the_figures_of_its_row(
    grid_of: Callable[..., Document], kind: str, note: str | None
) -> None:
    (row,) = rows_of(grid_of(("Onderwerp", "Soort", "2024"), ("Cursus", kind, "10"), label_columns=2))
    assert (row.labels, row.figures[0].note) == (("Cursus",), note)


def test_a_note_at_the_end_of_a_label_is_one_where_other_rows_have_a_cell_for_it(grid_of: Callable[..., Document]) -> None:
    head, cursus, baan = ("Onderwerp", "Soort", "2024"), ("Cursus", "eenmalig", "10"), ("Baan, per jaar", None, "20")
    rows = rows_of(grid_of(head, cursus, baan, label_columns=2))
    assert [(row.labels, row.figures[0].note) for row in rows] == [(("Cursus",), "eenmalig"), (("Baan",), "per jaar")]
    assert labels_of(grid_of(ONE, ("Baan, per jaar", "20"))) == ["Baan, per jaar"]


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Totaal lasten", TOTAL),
        ("Subtotaal", TOTAL),
        ("Tot.", TOTAL),
        ("Totalisator", PART),
        ("Saldo", BALANCE),
        ("Totaal saldo van baten en lasten", BALANCE),
        ("Mutaties reserves", RESERVES),
        ("0.10 Mutaties reserves", RESERVES),
        ("Resultaat programma 6", RESULT),
        ("Saldo na bestemming", RESULT),
        ("Programma resultaat", RESULT),
        ("2. Totaal onttrekking/toevoeging reserves", RESERVES),
        ("1. Gerealiseerd totaal saldo", BALANCE),
        ("Wonen", PART),
    ],
)
def test_what_a_row_is_in_sums(label: str, role: RowRole) -> None:
    assert find_role(label) is role


@pytest.mark.parametrize(
    ("labels", "side"),
    [
        (["Lasten:", "Haven"], Side.EXPENDITURE),
        (["Haven:", "Baten"], Side.REVENUE),
        (["Totaal baten"], Side.REVENUE),
        (["Saldo financiering"], Side.BALANCE),
        (["Toevoeging aan reserves (lasten)"], Side.RESERVE_ADDITION),
        (["Reserves:", "Onttrekking"], Side.RESERVE_WITHDRAWAL),
        (["Vrijval subsidies"], None),
        (["Resultaat"], Side.BALANCE),
        (["Haven"], None),
    ],
)
def test_the_side_of_a_row(grid_of: Callable[..., Document], labels: list[str], side: Side | None) -> None:
    assert rows_of(grid_of(ONE, *body(*labels)))[-1].side is side


@pytest.mark.parametrize(
    ("printed", "sections"),
    [
        (["Lasten:", "Haven", "Totaal lasten", "Saldo"], [("Lasten",), ("Lasten",), ()]),
        (["Markten:", "Lasten", "Baten"], [("Markten",), ("Markten",)]),
        (["Haven", "Totaal"], [(), ()]),
    ],
)
def test_what_a_row_adds_up_within(grid_of: Callable[..., Document], printed: list[str], sections: list[tuple[str, ...]]) -> None:
    assert [row.section for row in rows_of(grid_of(ONE, *body(*printed)))] == sections


@pytest.mark.parametrize(
    ("words", "expected"), [("Lasten", True), ("Saldo van baten en lasten", True), ("Saldo haven", False), (None, False)]
)
def test_a_bare_side(words: str | None, expected: bool) -> None:
    assert is_bare_side(words) is expected
