"""Tests of units and keys: what they say, and for which table."""

from collections.abc import Callable

import pytest

from extract.table_readings import read_tables
from extract.table_units import parse_key, parse_unit, without_unit
from schema import BlockKind, Document, DocumentFacts, SignConvention

HEADING, CAPTION, PARAGRAPH, FOOTNOTE = BlockKind.HEADING, BlockKind.CAPTION, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE
NOTHING = DocumentFacts(
    kind=None, title=None, year=None, year_end=None, edition=None, municipality=None, municipality_code=None, found_by={}
)
HEAD, ROW = ("", "2023", "2024"), ("Havens", "1.200", "900")
WORTH_ITS_KEEP, WORTH_LESS = SignConvention.PLUS_IS_FAVOURABLE, SignConvention.PLUS_IS_UNFAVOURABLE


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("bedragen x € 1.000", 1000),
        ("bedragen x € 1.000,-", 1000),
        ("bedragen x 1.000,-", 1000),
        ("Bedragen x 1000", 1000),
        ("(x € 1.000)", 1000),
        ("in € 1.000", 1000),
        ("* € 1.000", 1000),
        ("x €1.000", 1000),
        ("€ x 1.000", 1000),
        ("bedragen × € 1.000", 1000),
        ("1 Bedragen x € 1.000", 1000),
        ("bedragen in duizenden euro's", 1000),
        ("bedragen in duizend euro", 1000),
        ("x € mln", 1_000_000),
        ("(x € 1 mln)", 1_000_000),
        ("x € 1.000.000", 1_000_000),
        ("in miljoenen euro’s", 1_000_000),
        ("bedragen in €", 1),
        ("(in euro's)", 1),
        ("bedragen in hele euro's", 1),
        ("bedragen x € 1,-", 1),
        ("N is nadeel; bedragen in €", 1),
        ("Begroting 2023", None),
        ("in 2023 € 1.000 meer", None),
        ("max € 1.000 per jaar", None),
    ],
)
def test_the_unit_that_a_line_states(words: str, unit: int | None) -> None:
    assert parse_unit(words) == unit


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("Lasten (x € 1.000)", "Lasten"),
        ("Begroting 2024 in €", "Begroting 2024"),
        ("(bedragen x € 1.000)", ""),
        ("Eigen vermogen (1-1) x € 1.000", "Eigen vermogen (1-1)"),
        ("€", ""),
        ("Totaal", "Totaal"),
    ],
)
def test_a_head_without_its_unit(words: str, rest: str) -> None:
    assert without_unit(words) == rest


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("(+ = nadeel, - = voordeel)", WORTH_LESS),
        ('"-"=nadeel', WORTH_ITS_KEEP),
        ("-/- = nadeel", WORTH_ITS_KEEP),
        ("+ is voordelig", WORTH_ITS_KEEP),
        ("een min is een voordeel", WORTH_LESS),
        ("N is nadeel, V is voordeel", SignConvention.FAVOUR),
        ("V = voordelig", SignConvention.FAVOUR),
        ('"-"=baten', SignConvention.EXPENDITURE_POSITIVE),
        ("- = lasten, + = baten", SignConvention.REVENUE_POSITIVE),
        ("+ = voordelig, - = nadelig", WORTH_ITS_KEEP),
        ('("-" = nadeel / "+" = voordeel)', WORTH_ITS_KEEP),
        ("Het nadeel is € 40.000", None),
    ],
)
def test_a_key_in_words(words: str, key: SignConvention | None) -> None:
    assert parse_key(words) is key


@pytest.mark.parametrize(
    ("before", "head", "behind", "unit"),
    [
        pytest.param([(CAPTION, "bedragen x € 1.000")], HEAD, [], (1000, True), id="before it"),
        pytest.param([], HEAD, [(CAPTION, "bedragen x € 1.000")], (1000, True), id="under it"),
        pytest.param([], HEAD, [(FOOTNOTE, "1 Bedragen x € 1.000")], (1000, True), id="in a footnote"),
        pytest.param([], ("(x € 1.000)", "2023", "2024"), [], (1000, True), id="in its head"),
        pytest.param(
            [(CAPTION, "bedragen in €")],
            ("x € 1.000", "2023", "2024"),
            [],
            (1000, True),
            id="its head is nearer than what stands before it",
        ),
        pytest.param(
            [(CAPTION, "bedragen x € 1.000")], HEAD, [(CAPTION, "bedragen in €")], (1000, True), id="before counts before under"
        ),
        pytest.param(
            [], HEAD, [(HEADING, "Kades"), (CAPTION, "bedragen x € 1.000")], (None, False), id="behind a heading it is of another"
        ),
        pytest.param([(PARAGRAPH, "bedragen in € " * 20)], HEAD, [], (None, False), id="prose"),
        pytest.param([], HEAD, [], (None, False), id="nowhere"),
    ],
)
def test_the_unit_of_a_table(
    grid_of: Callable[..., Document],
    before: list[tuple[BlockKind, str]],
    head: tuple[str, ...],
    behind: list[tuple[BlockKind, str]],
    unit: tuple[int | None, bool],
) -> None:
    (table,) = read_tables(grid_of(head, ROW, before=before, behind=behind), NOTHING)
    assert (table.reading.unit, table.reading.unit_stated) == unit


@pytest.mark.parametrize("figures", [("€ 1.200,-", "900"), ("1.200,50", "900,25"), ("€ 1.200", "€ 900")])
def test_euros_that_the_figures_themselves_show(grid_of: Callable[..., Document], figures: tuple[str, str]) -> None:
    (table,) = read_tables(grid_of(HEAD, ("Havens", *figures)), NOTHING)
    assert (table.reading.unit, table.reading.unit_stated) == (1, True)
