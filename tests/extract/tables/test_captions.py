"""Tests of the captions of tables."""

from collections.abc import Callable

import pytest

from extract.tables.read import read_tables
from schema import BlockKind, Document, DocumentFacts

HEADING, CAPTION, PARAGRAPH, ROW = BlockKind.HEADING, BlockKind.CAPTION, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW
CELL, BARS = BlockKind.CELL, BlockKind.PIPE_ROW
NOTHING = DocumentFacts(
    kind=None, title=None, year=None, year_end=None, edition=None, municipality=None, municipality_code=None, found_by={}
)
TABLE = [("", "2023", "2024"), ("Kades", "1.200", "900"), ("Sluizen", "300", "250")]
NAMED = [("Kade of sluis", "2023", "2024"), *TABLE[1:]]
THOUSANDS = (CAPTION, "bedragen x € 1.000")


def captions_of(document: Document) -> list[str | None]:
    return [table.reading.caption for table in read_tables(document, NOTHING)]


@pytest.mark.parametrize(
    ("pieces", "caption"),
    [
        pytest.param([(HEADING, "Havens"), TABLE], "Havens", id="heading"),
        pytest.param([(HEADING, "Havens"), THOUSANDS, TABLE], "Havens", id="a unit is no caption"),
        pytest.param([(HEADING, "Havens"), (CAPTION, "Tabel 2: Reserves"), THOUSANDS, TABLE], "Tabel 2: Reserves", id="numbered"),
        pytest.param([(HEADING, "Havens"), TABLE, (CAPTION, "Tabel 2: Reserves")], "Tabel 2: Reserves", id="numbered, under it"),
        pytest.param([(HEADING, "Havens"), (PARAGRAPH, "Lasten vóór wijziging"), TABLE], "Lasten vóór wijziging", id="bare line"),
        pytest.param([(HEADING, "Havens"), (PARAGRAPH, "De lasten stijgen."), TABLE], "Havens", id="a sentence is none"),
        pytest.param([(HEADING, "Havens"), (PARAGRAPH, "N is nadeel, V is voordeel"), TABLE], "Havens", id="a key is none"),
        pytest.param([(HEADING, "Havens"), (ROW, "Rente 1.200 900"), TABLE], "Havens", id="a stray row is none"),
        pytest.param([(HEADING, "Havens"), (BlockKind.LIST_ITEM, "1. Vast te stellen:"), TABLE], "Havens", id="an item is none"),
        pytest.param([(CELL, "Programma 01"), TABLE], "Programma 01", id="a stray cell"),
        pytest.param([(HEADING, "Havens"), (CELL, "Instelling"), TABLE], "Havens", id="a name over labels is none"),
        pytest.param(
            [(HEADING, "Havens"), THOUSANDS, (CELL, "Kade of sluis"), TABLE], "Havens", id="nor the head right under a unit"
        ),
        pytest.param([(PARAGRAPH, "De kades slijten."), (CELL, "Kosten"), TABLE], "Kosten", id="a cell under prose is a title"),
        pytest.param([(CELL, "Havens"), (CELL, "Kades (x € 1.000; N = nadeel)"), TABLE], "Kades", id="unit and key are left out"),
        pytest.param([(HEADING, "Kades (prijspeil 2024)"), TABLE], "Kades (prijspeil 2024)", id="other brackets are kept"),
        pytest.param(
            [(CAPTION, "Tabel 2. Kades (x € 1.000, een min is een nadeel)"), TABLE], "Tabel 2. Kades", id="key in a caption"
        ),
        pytest.param([(HEADING, "Reserves 1"), TABLE, (CAPTION, "1 Bedragen x € 1.000")], "Reserves", id="the mark of a note"),
        pytest.param([(HEADING, "Programma 1"), TABLE, (CAPTION, "Bedragen x € 1.000")], "Programma 1", id="a number, no mark"),
        pytest.param([(HEADING, "Toelichting doelenboom 2A Havens"), TABLE], None, id="a heading of goals is none"),
        pytest.param([(HEADING, "BESLUIT"), (BlockKind.LIST_ITEM, "1. Vast te stellen:"), TABLE], None, id="a decision is none"),
        pytest.param([(HEADING, "Havens"), (CELL, "Kosten"), NAMED], "Kosten", id="a cell above a table that names its labels"),
        pytest.param([(BARS, "Programma Havens |"), TABLE], "Programma Havens", id="a row of bars with one cell"),
        pytest.param([(BARS, "Commissie | Ruimte |"), TABLE], None, id="a row of bars with two"),
        pytest.param([(HEADING, "Havens"), (PARAGRAPH, "Gelet op het voorstel,"), TABLE], "Havens", id="a part of a sentence"),
        pytest.param([(CELL, "Sluis"), (PARAGRAPH, "De sluis is oud. " * 20), TABLE], None, id="a line beyond prose is none"),
        pytest.param([(HEADING, "2.3 Havens"), TABLE], "2.3 Havens", id="with its number"),
        pytest.param([TABLE], None, id="none"),
    ],
)
def test_the_caption_of_a_table(tables_of: Callable[..., Document], pieces: list[object], caption: str | None) -> None:
    assert captions_of(tables_of(*pieces)) == [caption]


def test_captions_under_two_tables(tables_of: Callable[..., Document]) -> None:
    document = tables_of(TABLE, (CAPTION, "Tabel 1: Kades"), TABLE, (CAPTION, "Tabel 2: Sluizen"))
    assert captions_of(document) == ["Tabel 1: Kades", "Tabel 2: Sluizen"]


def test_a_caption_under_two_tables_that_nothing_parts_is_that_of_both(tables_of: Callable[..., Document]) -> None:
    document = tables_of((HEADING, "Havens"), TABLE, TABLE, (CAPTION, "Afbeelding 2. Kades"))
    assert captions_of(document) == ["Afbeelding 2. Kades"] * 2
