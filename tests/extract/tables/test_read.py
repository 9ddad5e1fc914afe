"""Tests of how the tables of a document are read beside each other: their titles, units and keys."""

from collections.abc import Callable

import pytest

from extract.tables.read import read_tables
from extract.tables.reading import TableReading
from schema import BlockKind, Document, DocumentFacts, SignConvention

HEADING, CAPTION, PARAGRAPH, ROW = BlockKind.HEADING, BlockKind.CAPTION, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW
CELL = BlockKind.CELL
NOTHING = DocumentFacts(
    kind=None, title=None, year=None, year_end=None, edition=None, municipality=None, municipality_code=None, found_by={}
)
TABLE = [("", "2023", "2024"), ("Kades", "1.200", "900"), ("Sluizen", "300", "250")]
EUROS = [("", "2023", "2024"), ("Kades", "1.204.118", "913.450"), ("Sluizen", "305.212", "250.900")]
SIGNED = [("", "2023", "2024"), ("Kades", "€ 1.204", "€ 913")]
THOUSANDS = (CAPTION, "bedragen x € 1.000")


def readings_of(document: Document) -> list[TableReading]:
    return [table.reading for table in read_tables(document, NOTHING)]


@pytest.mark.parametrize(
    ("pieces", "units"),
    [
        pytest.param([THOUSANDS, TABLE, (ROW, "Kades"), TABLE], [1000, 1000], id="it holds for the tables that follow"),
        pytest.param([THOUSANDS, TABLE, (HEADING, "Kades"), TABLE], [1000, None], id="not beyond a heading"),
        pytest.param([THOUSANDS, TABLE, (HEADING, "Incidenteel"), TABLE], [1000, 1000], id="beyond one that names a part"),
        pytest.param([THOUSANDS, TABLE, (CAPTION, "Tabel 2: Kades"), TABLE], [1000, None], id="not beyond a caption"),
        pytest.param([THOUSANDS, TABLE, (ROW, "Kades"), EUROS], [1000, None], id="not where the figures are far larger"),
        pytest.param([THOUSANDS, TABLE, (ROW, "Kades"), SIGNED], [1000, 1], id="not where the figures are printed in euros"),
        pytest.param([THOUSANDS, TABLE, (BlockKind.FURNITURE, "14"), TABLE], [1000, 1000], id="over the end of a page"),
        pytest.param([THOUSANDS, TABLE, (CAPTION, "bedragen in €"), TABLE], [1000, 1], id="until another is stated"),
        pytest.param([THOUSANDS, TABLE, (PARAGRAPH, "De lasten stijgen. " * 20), TABLE], [1000, None], id="not beyond prose"),
        pytest.param([TABLE, THOUSANDS, TABLE], [1000, None], id="under one table it is that one's"),
        pytest.param([TABLE, THOUSANDS, (HEADING, "Kades"), TABLE], [1000, None], id="under one table, the next with a heading"),
        pytest.param([TABLE, (HEADING, "Kades"), THOUSANDS, TABLE], [None, 1000], id="behind a heading it is the next one's"),
        pytest.param([TABLE, THOUSANDS, TABLE, (CAPTION, "bedragen in €")], [1000, 1], id="under each"),
    ],
)
def test_the_unit_belongs_to_the_nearest_table(
    tables_of: Callable[..., Document], pieces: list[object], units: list[int | None]
) -> None:
    assert [reading.unit for reading in readings_of(tables_of(*pieces))] == units


def test_titles_of_sister_tables_belong_to_the_labels(tables_of: Callable[..., Document]) -> None:
    once, often = (ROW, "Incidenteel"), (ROW, "Structureel")
    first, second = readings_of(tables_of((HEADING, "Havens"), once, TABLE, often, TABLE))
    assert [row.labels for row in first.rows] == [("Incidenteel", "Kades"), ("Incidenteel", "Sluizen")]
    assert [row.labels for row in second.rows] == [("Structureel", "Kades"), ("Structureel", "Sluizen")]


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param([(HEADING, "Lasten"), TABLE], id="one table"),
        pytest.param([(HEADING, "Programma 1"), TABLE, (HEADING, "Programma 2"), TABLE], id="other titles"),
        pytest.param([(HEADING, "Lasten"), TABLE, (HEADING, "Lasten"), TABLE], id="the same title"),
    ],
)
def test_other_titles_do_not(tables_of: Callable[..., Document], pieces: list[object]) -> None:
    assert {len(row.labels) for reading in readings_of(tables_of(*pieces)) for row in reading.rows} == {1}


def test_the_key_of_a_table(tables_of: Callable[..., Document]) -> None:
    document = tables_of((PARAGRAPH, "+ = nadeel, - = voordeel"), TABLE, (PARAGRAPH, "De kades zijn duurder. " * 20), TABLE)
    assert [reading.favour_key for reading in readings_of(document)] == [SignConvention.PLUS_IS_UNFAVOURABLE, None]


def test_indicators_are_left_out(tables_of: Callable[..., Document]) -> None:
    indicators = [("Indicator", "2023"), ("Zwemdiploma's", "1.200")]
    assert len(readings_of(tables_of(indicators, (HEADING, "Havens"), TABLE))) == 1


def test_rows_without_figures_are_no_rows(tables_of: Callable[..., Document]) -> None:
    document = tables_of([TABLE[0], ("Lasten",), *TABLE[1:]])
    assert [row.place for row in readings_of(document)[0].rows] == [2, 3]
