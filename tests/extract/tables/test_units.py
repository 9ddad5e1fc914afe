"""Tests of the unit of a table and how its figures show it."""

from collections.abc import Callable

import pytest

from extract.tables.read import read_tables
from schema import BlockKind, Document, DocumentFacts

HEADING, CAPTION, PARAGRAPH, FOOTNOTE = BlockKind.HEADING, BlockKind.CAPTION, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE
NOTHING = DocumentFacts(
    kind=None, title=None, year=None, year_end=None, edition=None, municipality=None, municipality_code=None, found_by={}
)
HEAD, ROW = ("", "2023", "2024"), ("Havens", "1.200", "900")


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
