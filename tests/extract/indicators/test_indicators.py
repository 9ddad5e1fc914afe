"""Tables of indicators, given as grids: whatever kind of file these come from."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.found import Found
from extract.indicators.cells import read_value
from extract.indicators.indicators import extract_indicators
from ingest import document_from_text
from schema import Block, BlockKind, BudgetTable, Document, DocumentFacts, Grid, GridCell, Indicator

FACTS = DocumentFacts(
    kind=None, title=None, year=2020, year_end=None, edition=None, municipality="Meerdrecht", municipality_code=None, found_by={}
)
Row = Sequence[str]


def document_of(rows: Sequence[Row], head_rows: int = 1, label_columns: int = 1, spans: dict[str, int] | None = None) -> Document:
    """A document of one table under a caption; a cell without words is empty, those of `spans` are as wide as told."""
    text, cells = "Tabel 3: Effectindicatoren\n", []
    for row, members in enumerate(rows):
        for column, words in enumerate(members):
            if words:
                cells.append(GridCell(len(text), len(text) + len(words), row, column, 1, (spans or {}).get(words, 1)))
            text += f"{words}\t"
        text += "\n"
    grid = Grid(
        start=cells[0].start, end=cells[-1].end, rows=len(rows), columns=len(rows[0]), head_rows=head_rows,
        label_columns=label_columns, cells=tuple(cells),
    )  # fmt: skip
    blocks = (Block(kind=BlockKind.CAPTION, start=0, end=26, body=0), Block(kind=BlockKind.CELL, start=27, end=28, body=27))
    return Document(
        file_name="a.txt", source_path="a.txt", sha256="0", media_type="text/plain", text=text, blocks=blocks, grids=(grid,)
    )


def read(document: Document) -> list[Indicator]:
    records = [record for record in extract_indicators(document, Found(facts=FACTS)) if isinstance(record, Indicator)]
    assert all(document.text[record.start : record.end] == record.words for record in records)
    return records


def values(document: Document) -> list[tuple[str, int | None, str | None, float | None]]:
    """Name, year, phase and value of each."""
    return [(one.name, one.year, one.phase and one.phase.value, one.value) for one in read(document)]


HEAD = ("Indicator", "Eenheid", "Realisatie 2018", "Streefwaarde 2020", "Nederland", "Bron")
VEER = ("Reizigers met het veer", "per 1.000 inwoners", "1.204", "1.300", "910", "Veerdienst")


def test_the_record_of_a_value() -> None:
    record = read(document_of([HEAD, VEER], label_columns=2))[0]
    assert (record.name, record.unit, record.source) == ("Reizigers met het veer", "per 1.000 inwoners", "Veerdienst")
    assert (record.words, record.value, record.year, record.phase) == ("1.204", 1204.0, 2018, "actual")


def test_the_table() -> None:
    (table,) = [one for one in extract_indicators(document_of([HEAD, VEER]), Found(facts=FACTS)) if isinstance(one, BudgetTable)]
    assert (table.kind, table.caption, table.status) == ("indicators", "Tabel 3: Effectindicatoren", "unverified")
    assert (table.unit, table.unit_stated, table.sign_convention) == (None, False, None)


@pytest.mark.parametrize("label_columns", [1, 2], ids=["unit among the values", "unit among the labels"])
def test_phases_by_heads(label_columns: int) -> None:
    name = "Reizigers met het veer"
    assert values(document_of([HEAD, VEER], label_columns=label_columns)) == [
        (name, 2018, "actual", 1204.0), (name, 2020, "target", 1300.0), (name, None, "reference", 910.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "year", "phase"),
    [
        pytest.param("Realisatie 2017", 2017, "actual", id="realisation"),
        pytest.param("Realisatie\n2017", 2017, "actual", id="in two lines"),
        pytest.param("Real. 2017", 2017, "actual", id="cut short"),
        pytest.param("Nulmeting (2014)", 2014, "actual", id="first measurement"),
        pytest.param("Doel 2022", 2022, "target", id="goal"),
        pytest.param("Begroot 2019", 2019, "target", id="budgeted"),
        pytest.param("Landelijk gemiddelde 2018", 2018, "reference", id="country"),
        pytest.param("Vergelijkbare gemeenten", None, "reference", id="peers"),
        pytest.param("Realisatie regio 2018", 2018, "reference", id="realisation elsewhere"),
        pytest.param("2019", 2019, None, id="a year alone"),
        pytest.param("PB 20211", 2021, None, id="a footnote stuck to the year"),
        pytest.param("Realisatie 2017/2018", None, "actual", id="a school year"),
        pytest.param("Meerdrecht", None, "actual", id="the municipality"),
        pytest.param("Gemeente", None, "actual", id="the municipality, unnamed"),
    ],
)
def test_heads(head: str, year: int | None, phase: str | None) -> None:
    (record,) = read(document_of([("Indicator", head), ("Bomen in de stad", "12")]))
    assert (record.year, record.phase) == (year, phase)


@pytest.mark.parametrize(
    ("words", "value", "year", "unit"),
    [
        pytest.param("69,6%", 69.6, 2018, "%", id="share"),
        pytest.param("69,6 %", 69.6, 2018, "%", id="share with a blank"),
        pytest.param("-0,3%", -0.3, 2018, "%", id="below nil"),
        pytest.param("€ 285", 285, 2018, "€", id="euros"),
        pytest.param("159", 159, 2018, None, id="count"),
        pytest.param("1.204", 1204, 2018, None, id="thousands"),
        pytest.param("7.5", 7.5, 2018, None, id="a dot before one decimal"),
        pytest.param("0.125", 0.125, 2018, None, id="no thousands behind a nought"),
        pytest.param("0", 0, 2018, None, id="nought"),
        pytest.param("12 dagen", 12, 2018, "dagen", id="number and unit"),
        pytest.param("2016:\n69,6%", 69.6, 2016, "%", id="a year of its own"),
        pytest.param("69,6% (2016)", 69.6, 2016, "%", id="a year behind"),
        pytest.param("2016: nb", None, 2016, None, id="a year, and no value"),
        pytest.param("104 tov 134 landelijk", None, 2018, None, id="two values"),
        pytest.param("> 80", None, 2018, None, id="a bound"),
        pytest.param("nb", None, 2018, None, id="not known"),
        pytest.param("PM", None, 2018, None, id="to follow"),
        pytest.param("2021", None, 2018, None, id="maybe a year"),
        pytest.param("10-12", None, 2018, None, id="a range"),
    ],
)
def test_cells(words: str, value: float | None, year: int, unit: str | None) -> None:
    (record,) = read(document_of([("Indicator", "Realisatie 2018"), ("Bomen in de stad", words)]))
    assert (record.words, record.value, record.year, record.unit) == (words, value, year, unit)


@pytest.mark.parametrize("words", ["-", "–", " "])
def test_a_dash_is_no_value(words: str) -> None:
    document = document_of([("Indicator", "Realisatie 2018", "Realisatie 2019"), ("Bomen in de stad", words, "12")])
    assert values(document) == [("Bomen in de stad", 2019, "actual", 12.0)]


def test_a_table_without_values_is_none() -> None:
    assert list(extract_indicators(document_of([("Indicator", "Realisatie 2018"), ("Bomen", "-")]), Found(facts=FACTS))) == []


def test_financial_tables_are_others_work() -> None:
    document = document_of([("Programma", "Begroting 2024"), ("Haven", "1.204")])
    assert list(extract_indicators(document, Found(facts=FACTS))) == []


def test_spanning_heads() -> None:
    rows = [
        ("", "Realisatie", "", "Streefwaarde", ""),
        ("Indicator", "2017", "2018", "2019", "2020"),
        ("Bomen in de stad", "10", "11", "12", "13"),
    ]
    found = values(document_of(rows, head_rows=2, spans={"Realisatie": 2, "Streefwaarde": 2}))
    assert [one[1:3] for one in found] == [(2017, "actual"), (2018, "actual"), (2019, "target"), (2020, "target")]


def test_inner_heads_tell_more_than_outer() -> None:
    rows = [("", "Begroting 2020", ""), ("Indicator", "Realisatie 2018", "Streefwaarde"), ("Bomen in de stad", "10", "11")]
    found = values(document_of(rows, head_rows=2, spans={"Begroting 2020": 2}))
    assert [one[1:3] for one in found] == [(2018, "actual"), (2020, "target")]


def test_columns_that_are_no_values() -> None:
    rows = [
        ("Nr.", "Taakveld", "Naam indicator", "Eenheid", "Bron", "Periode", "Meerdrecht", "Nederland", "Toelichting"),
        ("1", "Onderwijs", "Verzuim", "per 1.000 leerlingen", "DUO", "2018", "23", "26,5", "zie 2.4"),
        ("2", "Verkeer", "Ongevallen op de kade", "%", "Kadewacht", "2017", "6", "nb", "-"),
    ]
    found = read(document_of(rows, label_columns=3))
    assert [(one.name, one.unit, one.source, one.year, one.phase, one.value) for one in found] == [
        ("Verzuim", "per 1.000 leerlingen", "DUO", 2018, "actual", 23.0),
        ("Verzuim", "per 1.000 leerlingen", "DUO", 2018, "reference", 26.5),
        ("Ongevallen op de kade", "%", "Kadewacht", 2017, "actual", 6.0),
        ("Ongevallen op de kade", "%", "Kadewacht", 2017, "reference", None),
    ]


def test_unit_and_source_below_each_block() -> None:
    rows = [
        ("Indicator", "Realisatie 2018", "Doel 2020"),
        ("Bomen in de stad", "10", "11"),
        ("Eenheid: aantal per straat", "", ""),
        ("Bron: Bomenbank", "", ""),
        ("Bankjes", "20", "21"),
        ("Stoelen", "30", "31"),
        ("Eenheid:", "stuks", ""),
        ("Bron:", "Telling", ""),
    ]
    found = read(document_of(rows))
    assert [(one.name, one.unit, one.source) for one in found[::2]] == [
        ("Bomen in de stad", "aantal per straat", "Bomenbank"), ("Bankjes", "stuks", "Telling"), ("Stoelen", "stuks", "Telling"),
    ]  # fmt: skip


def test_unit_and_source_in_one_row() -> None:
    rows = [("Indicator", "2018"), ("Bomen", "10"), ("Eenheid: % van de straten, bron: Bomenbank", "")]
    (record,) = read(document_of(rows))
    assert (record.unit, record.source) == ("% van de straten", "Bomenbank")


@pytest.mark.parametrize(
    ("name", "unit"),
    [("Verzuim (per 1.000 leerlingen)", "per 1.000 leerlingen"), ("Verzuim (%)", "%"), ("Verzuim (zonder de havenschool)", None)],
)
def test_unit_in_the_name(name: str, unit: str | None) -> None:
    assert [one.unit for one in read(document_of([("Indicator", "2018"), (name, "10")]))] == [unit]


def test_a_source_under_the_table_is_that_of_all_rows_without() -> None:
    document = document_of([("Indicator", "Bron", "2018"), ("Bomen", "Bomenbank", "10"), ("Bankjes", "", "12")])
    line = "Bron: telling van de stad"
    start, text = len(document.text), f"{document.text}{line}\n"
    blocks = (*document.blocks, Block(kind=BlockKind.PARAGRAPH, start=start, end=start + len(line), body=start))
    found = read(document.model_copy(update={"text": text, "blocks": blocks}))
    assert [one.source for one in found] == ["Bomenbank", "telling van de stad"]


CUT = """Indicatoren

Indicator | 2022 | 2023 | Doel 2025 |
---|---|---|---|
Schone kades | 12 | 24 | 60 |
Eenheid: aantal per jaar
Bron: havenmeester
Inwoners die graag zwemmen | nb | 84% | 86% |
Eenheid: % van de inwoners
Bron: Telling van de stad
"""


def test_lines_of_unit_and_source_cut_a_table_into_pieces() -> None:
    found = list(extract_indicators(document_from_text(CUT), Found(facts=FACTS)))
    assert {one.caption for one in found if isinstance(one, BudgetTable)} == {"Indicatoren"}
    indicators = [one for one in found if isinstance(one, Indicator)]
    assert [(one.name, one.unit, one.source) for one in indicators[::3]] == [
        ("Schone kades", "aantal per jaar", "havenmeester"),
        ("Inwoners die graag zwemmen", "% van de inwoners", "Telling van de stad"),
    ]
    assert [(one.year, one.phase, one.value) for one in indicators] == [
        (2022, None, 12.0), (2023, None, 24.0), (2025, "target", 60.0), (2022, None, None), (2023, None, 84.0), (2025, "target", 86.0),
    ]  # fmt: skip


def test_rows_of_one_indicator_below_its_name() -> None:
    rows = [
        ("Indicator", "2018", "2019"),
        ("Bomen in de stad", "", ""),
        ("Realisatie", "10", "11"),
        ("Streefwaarde", "12", "13"),
        ("Nederland", "14", "15"),
        ("Regio Waterland", "16", "17"),
        ("Meerdrecht", "18", "19"),
        ("Bankjes", "20", "21"),
        ("Landelijk", "22", "23"),
    ]
    assert [(one[0], one[2]) for one in values(document_of(rows))[::2]] == [
        ("Bomen in de stad", "actual"), ("Bomen in de stad", "target"), ("Bomen in de stad", "reference"),
        ("Bomen in de stad", "reference"), ("Bomen in de stad", None), ("Bankjes", None), ("Bankjes", "reference"),
    ]  # fmt: skip


def test_parts_of_an_indicator() -> None:
    rows = [("Indicator", "2018"), ("Zwemmers", ""), ("- jongens", "10"), ("- meisjes", "11"), ("Roeiers", "12")]
    assert [one[0] for one in values(document_of(rows))] == ["Zwemmers / - jongens", "Zwemmers / - meisjes", "Roeiers"]


def test_a_name_beside_several_rows() -> None:
    rows = [("Indicator", "Gebied", "2018"), ("Bomen", "Meerdrecht", "10"), ("", "Nederland", "11")]
    assert values(document_of(rows, label_columns=2)) == [("Bomen", 2018, None, 10.0), ("Bomen", 2018, "reference", 11.0)]


def test_a_head_for_each_indicator() -> None:
    rows = [
        ("Effectindicatoren", "", ""),
        ("Bomen in de stad", "Realisatie 2018", "Doel 2020"),
        ("Meerdrecht", "10", "11"),
        ("Bankjes", "2017", "2019"),
        ("Meerdrecht", "20", "21"),
    ]
    assert [one[:2] for one in values(document_of(rows))] == [
        ("Bomen in de stad", 2018), ("Bomen in de stad", 2020), ("Bankjes", 2017), ("Bankjes", 2019),
    ]  # fmt: skip


def test_a_value_whose_column_is_lost_has_no_year() -> None:
    document = document_of([("Indicator", "2018", "2019"), ("Bomen", "10", "")])
    grid = document.grids[0]
    lost = grid.model_copy(update={"cells": tuple(cell._replace(placed=cell.row == 0) for cell in grid.cells)})
    assert values(document.model_copy(update={"grids": (lost,)})) == [("Bomen", None, None, 10.0)]


def test_a_wide_cell_has_the_year_of_none_of_its_columns() -> None:
    document = document_of([("Indicator", "2018", "2019"), ("Bomen", "nvt", "")], spans={"nvt": 2})
    assert [(one.words, one.year) for one in read(document)] == [("nvt", None)]


SCRAPS = st.sampled_from(
    ["Indicator", "Eenheid: %", "Bron: Telling", "Realisatie 2018", "2019", "12", "-", "", "Nederland", "- deel", "nb"]
)


@given(st.lists(st.lists(SCRAPS | st.text(max_size=4), min_size=3, max_size=3), min_size=1, max_size=8), st.integers(0, 2))
def test_no_table_breaks_it(rows: list[list[str]], head_rows: int) -> None:
    words = [[" ".join(cell.split()) for cell in row] for row in (("Indicator", "x", "y"), *rows)]
    found = read(document_of(words, head_rows))
    assert [one.start for one in found] == sorted({one.start for one in found})
    assert all(one.words not in ("-", "") for one in found)


@given(st.floats(-1e9, 1e9).map(lambda number: round(number, 2)))
def test_a_number_is_read_as_it_is_printed(number: float) -> None:
    printed = f"{number:,.2f}".translate(str.maketrans(",.", ".,"))
    assert read_value(printed).value == number


@pytest.mark.parametrize("printed", ["1" * 400, "1" * 2_000_000, "1" + ".000" * 100])
def test_noise_that_is_written_in_digits_is_no_value(printed: str) -> None:
    assert read_value(printed).value is None
