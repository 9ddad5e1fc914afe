"""Tests of what the heads of columns tell."""

from collections.abc import Callable

import pytest

from extract.tables.heads import clean_head, find_phase, find_side, find_year, read_columns
from extract.tables.layout import read_layout
from extract.tables.reading import Column, ColumnRole
from schema import Document, DocumentFacts, DocumentKind, Phase, Side

NOTHING = DocumentFacts(
    kind=None, title=None, year=None, year_end=None, edition=None, municipality=None, municipality_code=None, found_by={}
)
BUDGET_OF_2024 = NOTHING.model_copy(update={"kind": DocumentKind.BEGROTING, "title": "Begroting 2024", "year": 2024})


def columns_of(document: Document, caption: str | None = None, facts: DocumentFacts = NOTHING) -> tuple[Column, ...]:
    layout = read_layout(document, document.grids[0])
    assert layout is not None
    return read_columns(document, layout, caption, facts)


@pytest.mark.parametrize(
    ("head", "headings"),
    [
        pytest.param(
            [("", "Rekening 2022", "Begroting 2023", "2024")], ["Rekening 2022", "Begroting 2023", "2024"], id="one row"
        ),
        pytest.param(
            [("", "Rekening\n2022", "Begroting\n2023", "Raming\n2024")],
            ["Rekening 2022", "Begroting 2023", "Raming 2024"],
            id="broken",
        ),
        pytest.param(
            [("", "Rekening", "Begroting", "Begroting"), ("(x € 1.000)", "2022", "2023", "2024")],
            ["Rekening 2022", "Begroting 2023", "Begroting 2024"],
            id="two rows",
        ),
        pytest.param(
            [(("", 1, 2), ("Rekening 2022", 1, 2), ("Meerjarenraming", 2)), ("", "", "2023", "2024")],
            ["Rekening 2022", "Meerjarenraming 2023", "Meerjarenraming 2024"],
            id="spanning years",
        ),
        pytest.param(
            [("", ("2023", 2), "2024"), ("", "Lasten", "Baten", "Lasten")],
            ["2023 / Lasten", "2023 / Baten", "2024 / Lasten"],
            id="years over sides",
        ),
        pytest.param(
            [("", ("2023", 3)), ("", "Lasten", "Baten", "Saldo")], ["Lasten", "Baten", "Saldo"], id="a year over all is left out"
        ),
        pytest.param(
            [("", "Stand", "Ont-\ntrekking", "Af- schrijving")], ["Stand", "Ont- trekking", "Af- schrijving"], id="as printed"
        ),
        pytest.param(
            [("", "Stand", "Toe-", "Zorg-"), ("", "1-1-2026", "voeging", "en welzijn")],
            ["Stand / 1-1-2026", "Toe- voeging", "Zorg- / en welzijn"],
            id="a word in two rows",
        ),
        pytest.param(
            [("", "Lasten (x € 1.000)", "Baten in € 1.000", "Saldo*")],
            ["Lasten (x € 1.000)", "Baten in € 1.000", "Saldo"],
            id="units as printed, footnotes left out",
        ),
        pytest.param(
            [("", "PB 20231", "MJB 2024", "MJB 2025")], ["PB 2023", "MJB 2024", "MJB 2025"], id="footnote stuck to a year"
        ),
        pytest.param(
            [("", "Rekening 2022", "Meerjarenraming\n2023", "2024")],
            ["Rekening 2022", "Meerjarenraming 2023", "Meerjarenraming 2024"],
            id="spanning head in the cell of its first year",
        ),
        pytest.param([("", "Begroting 2022", "2023", "2024")], ["Begroting 2022", "2023", "2024"], id="no spanning head"),
    ],
)
def test_a_heading_goes_from_outer_to_inner(
    grid_of: Callable[..., Document], head: list[tuple[str | tuple[str, int], ...]], headings: list[str]
) -> None:
    document = grid_of(*head, ("Havens", "1", "2", "3"), head_rows=len(head))
    assert [column.heading for column in columns_of(document)] == headings


@pytest.mark.parametrize(
    ("words", "phase"),
    [
        ("Rekening 2022", Phase.ACTUAL),
        ("Realisatie", Phase.ACTUAL),
        ("Jaarrekening 2022", Phase.ACTUAL),
        ("JR 2022", Phase.ACTUAL),
        ("Werkelijk", Phase.ACTUAL),
        ("Begroting 2023", Phase.APPROVED),
        ("Primitieve begroting", Phase.APPROVED),
        ("Prim. Begr. 2023", Phase.APPROVED),
        ("2014Vastgestelde", Phase.APPROVED),
        ("Begroting vóór wijziging", Phase.APPROVED),
        ("Begr.wijz. 2023", Phase.AMENDMENT),
        ("Wijziging", Phase.AMENDMENT),
        ("Begroting na wijziging", Phase.ADJUSTED),
        ("Actuele begroting 2023", Phase.ADJUSTED),
        ("Bijgestelde begroting", Phase.ADJUSTED),
        ("Huidige begroting", Phase.ADJUSTED),
        ("Raming 2024", Phase.ESTIMATE),
        ("Meerjarenbegroting 2024", Phase.ESTIMATE),
        ("begroting MJB", Phase.ESTIMATE),
        ("Prognose", Phase.ESTIMATE),
        ("Verschil rekening en begroting", Phase.VARIANCE),
        ("Afwijking", Phase.VARIANCE),
        ("2024", None),
        ("Lasten", None),
        ("Verrekeningen", None),
    ],
)
def test_the_phase_that_a_head_names(words: str, phase: Phase | None) -> None:
    assert find_phase(words) is phase


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Lasten", Side.EXPENDITURE),
        ("Uitgaven", Side.EXPENDITURE),
        ("Kosten", Side.EXPENDITURE),
        ("Kosten haven", None),
        ("Totaal baten", Side.REVENUE),
        ("Inkomsten", Side.REVENUE),
        ("Saldo van baten en lasten", Side.BALANCE),
        ("Baten en lasten", None),
        ("Toevoeging en onttrekking", None),
        ("Storting", Side.RESERVE_ADDITION),
        ("Dotatie", Side.RESERVE_ADDITION),
        ("Ont- trekking", Side.RESERVE_WITHDRAWAL),
        ("Onttrekking", Side.RESERVE_WITHDRAWAL),
        ("Vermindering", Side.RESERVE_WITHDRAWAL),
        ("2024", None),
    ],
)
def test_the_side_that_a_head_names(words: str, side: Side | None) -> None:
    assert find_side(words) is side


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("Begroting 2023", 2023),
        ("PB 20231", 2023),
        ("Stand 31-12-2023", 2023),
        ("2023-2026", None),
        ("2022/2023", None),
        ("Lasten", None),
    ],
)
def test_the_year_that_a_head_names(words: str, year: int | None) -> None:
    assert find_year(clean_head(words)) == year


def test_a_head_over_all_columns_gives_them_its_year_and_phase(grid_of: Callable[..., Document]) -> None:
    document = grid_of(("", ("Begroting 2023", 2)), ("", "Lasten", "Baten"), ("Havens", "1", "2"), head_rows=2)
    assert [(column.year, column.phase) for column in columns_of(document)] == [(2023, Phase.APPROVED)] * 2


def test_the_caption_gives_its_year_where_no_head_does(grid_of: Callable[..., Document]) -> None:
    document = grid_of(("", "Lasten", "Baten"), ("Havens", "1", "2"))
    assert [column.year for column in columns_of(document, "Rekening 2022")] == [2022, 2022]


@pytest.mark.parametrize(
    ("caption", "facts", "phases"),
    [
        pytest.param("Havens", BUDGET_OF_2024, [None, Phase.APPROVED, Phase.ESTIMATE], id="a budget's own year"),
        pytest.param("Meerjarenraming", NOTHING, [Phase.ESTIMATE] * 3, id="caption"),
        pytest.param("Begroting 2024-2025", NOTHING, [None, Phase.APPROVED, Phase.ESTIMATE], id="caption of a budget"),
        pytest.param("Havens", NOTHING, [None] * 3, id="nothing says so"),
        pytest.param("Havens", BUDGET_OF_2024.model_copy(update={"title": None}), [None] * 3, id="no title"),
    ],
)
def test_years_alone_have_the_phase_that_the_table_or_the_report_tells(
    grid_of: Callable[..., Document], caption: str, facts: DocumentFacts, phases: list[Phase | None]
) -> None:
    document = grid_of(("", "2023", "2024", "2025"), ("Havens", "1", "2", "3"))
    assert [column.phase for column in columns_of(document, caption, facts)] == phases


@pytest.mark.parametrize(
    ("heads", "phase"),
    [
        pytest.param(("Begroting 2023", "Rekening 2023", "Resultaat 2023"), Phase.VARIANCE, id="beside what it compares"),
        pytest.param(("Begroting 2023", "Begroting 2024", "Resultaat 2023"), None, id="beside nothing to compare"),
    ],
)
def test_a_result_beside_budget_and_account_is_their_difference(
    grid_of: Callable[..., Document], heads: tuple[str, ...], phase: Phase | None
) -> None:
    document = grid_of(("", *heads), ("Havens", "3", "2", "1"))
    assert columns_of(document)[2].phase is phase


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Stand 1-1-2023", ColumnRole.OPENING),
        ("Beginstand", ColumnRole.OPENING),
        ("Saldo per 1 januari 2023", ColumnRole.OPENING),
        ("Stand 31-12-2023", ColumnRole.CLOSING),
        ("Stand ultimo 2023", ColumnRole.CLOSING),
        ("Totaal", ColumnRole.TOTAL),
        ("Totaal 2023-2026", ColumnRole.TOTAL),
        ("Totaal 2023", ColumnRole.PLAIN),
        ("Toevoeging", ColumnRole.PLAIN),
        ("1-11-2023", ColumnRole.PLAIN),
    ],
)
def test_stands_and_totals(grid_of: Callable[..., Document], head: str, role: ColumnRole) -> None:
    document = grid_of(("", head, "Baten"), ("Havens", "3", "2"))
    assert columns_of(document)[0].role is role


@pytest.mark.parametrize(
    ("first", "last"),
    [("Boekwaarde 31-12-2022", "Boekwaarde 31-12-2023"), ("Stand 1-1-2022", "Stand 1-1-2023")],
)
def test_the_first_of_two_stands_on_one_day_of_the_year_is_the_opening_one(
    grid_of: Callable[..., Document], first: str, last: str
) -> None:
    document = grid_of(("", first, "Afname", last), ("Havens", "3", "1", "2"))
    assert [column.role for column in columns_of(document)] == [ColumnRole.OPENING, ColumnRole.PLAIN, ColumnRole.CLOSING]


ACCOUNTS_OF_2023 = BUDGET_OF_2024.model_copy(update={"kind": DocumentKind.JAARSTUKKEN, "year": 2023})


@pytest.mark.parametrize(
    ("heads", "facts", "years"),
    [
        pytest.param(("Begroting 2023", "Rekening 2023", "Verschil"), NOTHING, [2023] * 3, id="a difference"),
        pytest.param(("Rekening 2022", "Begroting 2023", "Verschil"), NOTHING, [2022, 2023, 2023], id="of the column before it"),
        pytest.param(("Stand 1-1-2023", "Onttrekking", "Stand 31-12-2023"), NOTHING, [2023] * 3, id="a change within a year"),
        pytest.param(("Stand 1-1-2023", "Storting", "Stand 1-1-2024"), NOTHING, [2023, 2023, 2024], id="up to the next year"),
        pytest.param(("31-12-2022", "Storting", "31-12-2023"), NOTHING, [2022, 2023, 2023], id="from the end of a year"),
        pytest.param(("Stand 1-1-2021", "Storting", "Stand 31-12-2023"), NOTHING, [2021, None, 2023], id="over three years"),
        pytest.param(("Begroot", "Werkelijk", "Verschil"), ACCOUNTS_OF_2023, [2023] * 3, id="accounts without years"),
        pytest.param(("Begroot", "Werkelijk", "Verschil"), BUDGET_OF_2024, [None] * 3, id="a budget without years"),
        pytest.param(("Begroot", "Looptijd", "Restant"), ACCOUNTS_OF_2023, [2023, None, None], id="no phase, no year"),
        pytest.param(("Begroting 2022", "Krediet", "Restant"), ACCOUNTS_OF_2023, [2022, None, None], id="years of its own"),
    ],
)
def test_a_column_may_take_its_year_from_others(
    grid_of: Callable[..., Document], heads: tuple[str, ...], facts: DocumentFacts, years: list[int | None]
) -> None:
    document = grid_of(("", *heads), ("Havens", "3", "2", "1"))
    assert [column.year for column in columns_of(document, facts=facts)] == years
