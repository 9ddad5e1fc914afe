"""Tests of the records that a financial table gives."""

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.found import Found
from extract.tables.budget_tables import extract_budget_tables
from schema import (
    Amount,
    BlockKind,
    BudgetLine,
    BudgetTable,
    Check,
    CheckLine,
    Document,
    DocumentFacts,
    Favour,
    Issue,
    Phase,
    Severity,
    Side,
    SumRule,
    SumStatus,
)

NOTHING = DocumentFacts(
    kind=None, title=None, year=None, year_end=None, edition=None, municipality=None, municipality_code=None, found_by={}
)
HEAD = ("Bedragen x € 1.000", "Rekening 2022", "Begroting 2023")
SUMS = [("Kades", "1.200", "900"), ("Sluizen", "300", "-"), ("Totaal", "1.500", "900")]
Records = list[BudgetTable | BudgetLine | Check | CheckLine | Issue]


def records_of(document: Document, *amounts: Amount) -> Records:
    return list(extract_budget_tables(document, Found(facts=NOTHING, amounts=amounts)))


def lines_of(records: Records) -> list[BudgetLine]:
    return [record for record in records if isinstance(record, BudgetLine)]


def issues_of(records: Records) -> list[str]:
    return [record.code for record in records if isinstance(record, Issue)]


def test_a_line_says_all_that_names_its_figure(grid_of: Callable[..., Document]) -> None:
    document = grid_of(
        HEAD, ("Baten",), ("0.63 Havengeld", "N 1.200", "900"), before=[(BlockKind.HEADING, "Wat mag het kosten?")]
    )
    records = records_of(document)
    table, line, *_ = records
    assert isinstance(table, BudgetTable)
    assert isinstance(line, BudgetLine)
    assert (table.caption, table.unit, table.unit_stated) == ("Wat mag het kosten?", 1000, True)
    assert (line.table_id, line.row, line.column, line.words) == (table.id, 2, 1, "N 1.200")
    assert (line.label, line.code, line.heading) == ("Baten / 0.63 Havengeld", "0.63", "Rekening 2022")
    assert (line.year, line.phase, line.side) == (2022, Phase.ACTUAL, Side.REVENUE)
    assert (line.value, line.nv, line.status) == (Decimal(1_200_000), Favour.NADEEL, SumStatus.UNVERIFIED)


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        pytest.param("Bedrag", "Begroting 2024", (2024, Phase.APPROVED), id="a row called by its year and phase"),
        pytest.param("Bedrag", "2024", (2024, None), id="a row called by its year"),
        pytest.param("Rekening 2022", "Begroting 2024", (2022, Phase.ACTUAL), id="the column comes first"),
        pytest.param("Bedrag", "Nota haven 2024", (None, None), id="a year in a name"),
    ],
)
def test_a_row_may_tell_the_year(
    grid_of: Callable[..., Document], head: str, row: str, expected: tuple[int | None, Phase | None]
) -> None:
    (line,) = lines_of(records_of(grid_of(("", head), (row, "10"))))
    assert (line.year, line.phase) == expected


@pytest.mark.parametrize(
    ("caption", "side"),
    [("Lasten vóór wijziging", Side.EXPENDITURE), ("Baten en lasten", None), ("Saldo per programma", None)],
)
def test_the_caption_tells_the_side_of_all_figures(grid_of: Callable[..., Document], caption: str, side: Side | None) -> None:
    document = grid_of(HEAD, ("Kades", "10", "20"), before=[(BlockKind.HEADING, caption)])
    assert {line.side for line in lines_of(records_of(document))} == {side}


def test_the_span_of_a_table_runs_from_its_first_cell_to_its_last(grid_of: Callable[..., Document]) -> None:
    document = grid_of(HEAD, *SUMS, before=[(BlockKind.HEADING, "Havens")], behind=[(BlockKind.PARAGRAPH, "Zie ook elders.")])
    (table,) = (record for record in records_of(document) if isinstance(record, BudgetTable))
    assert (table.words.split()[0], table.words.split()[-1]) == ("Bedragen", "900")


def test_a_dash_is_no_line(grid_of: Callable[..., Document]) -> None:
    assert [line.words for line in lines_of(records_of(grid_of(HEAD, *SUMS)))] == ["1.200", "900", "300", "1.500", "900"]


def test_a_sum_that_holds_proves_its_lines(grid_of: Callable[..., Document]) -> None:
    records = records_of(grid_of(HEAD, *SUMS))
    checks = [record for record in records if isinstance(record, Check)]
    assert {line.status for line in lines_of(records)} == {SumStatus.RECONCILED}
    assert [(check.rule, check.expected, check.found) for check in checks] == [
        (SumRule.TOTAL, Decimal(1_500_000), Decimal(1_500_000)),
        (SumRule.TOTAL, Decimal(900_000), Decimal(900_000)),
    ]
    words = {line.id: line.words for line in lines_of(records)}
    tied = [
        (words[record.line_id], record.factor)
        for record in records
        if isinstance(record, CheckLine) and record.check_id == checks[0].id
    ]
    assert tied == [("1.500", 0), ("1.200", 1), ("300", 1)]


def test_a_sum_that_does_not_hold_is_an_issue_with_the_difference(grid_of: Callable[..., Document]) -> None:
    rows = [*SUMS[:2], ("Totaal", "1.600", "900")]
    records = records_of(grid_of(HEAD, *rows))
    (issue,) = (record for record in records if isinstance(record, Issue) and record.code == "sum-conflict")
    assert issue.severity is Severity.WARNING
    assert issue.words == "1.600"
    for part in ("'Totaal'", "'Rekening 2022'", "€ 1.600.000 is printed", "to € 1.500.000", "€ 100.000 apart"):
        assert part in issue.message
    assert [line.value for line in lines_of(records) if line.status is SumStatus.CONFLICT] == [1_200_000, 300_000, 1_600_000]


def test_figures_whose_column_nobody_knows_have_no_heading(grid_of: Callable[..., Document]) -> None:
    records = records_of(grid_of(HEAD, ("Kades", "1.200", "900"), ("Sluizen", "?300")))
    line = lines_of(records)[-1]
    assert (line.label, line.column, line.heading, line.year, line.value) == ("Sluizen", None, None, None, Decimal(300_000))
    (issue,) = (record for record in records if isinstance(record, Issue) and record.code == "open-column")
    assert "'Sluizen'" in issue.message


def test_the_unit_may_be_unknown(grid_of: Callable[..., Document]) -> None:
    records = records_of(grid_of(("", "2022", "2023"), *SUMS))
    assert issues_of(records) == ["unit-unknown"]
    assert lines_of(records)[0].value == 1200


def amount(document: Document, words: str, value: int) -> Amount:
    start = document.text.index(words)
    return Amount(
        id="0",
        start=start,
        end=start + len(words),
        page=None,
        words=words,
        section_id=None,
        initiative_id=None,
        value=Decimal(value),
    )


def test_an_amount_in_the_text_tells_the_unit_and_proves_its_figure(grid_of: Callable[..., Document]) -> None:
    document = grid_of(
        ("", "2022"), ("Kades", "1.234"), ("Sluizen", "300"), behind=[(BlockKind.PARAGRAPH, "Dat is € 1.234.000.")]
    )
    records = records_of(document, amount(document, "€ 1.234.000", 1_234_000))
    (table,) = (record for record in records if isinstance(record, BudgetTable))
    assert (table.unit, table.unit_stated) == (1000, False)
    assert [(line.value, line.status) for line in lines_of(records)] == [
        (Decimal(1_234_000), SumStatus.RECONCILED),
        (Decimal(300_000), SumStatus.UNVERIFIED),
    ]
    (check,) = (record for record in records if isinstance(record, Check))
    assert (check.rule, check.expected, check.found) == (SumRule.TEXT_AMOUNT, Decimal(1_234_000), Decimal(1_234_000))
    assert "unit-unknown" not in issues_of(records)


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        pytest.param([("Kades", "1.200", "9.1")], ["cut-off-figure"], id="a short last group"),
        pytest.param([("Kades", "1.200", "91")], ["last-figure"], id="sound, and the very end"),
        pytest.param([("Kades", "12", "91"), ("Sluizen", "?91")], ["last-figure", "open-column"], id="its column is lost"),
        pytest.param(SUMS, [], id="a sum proves it"),
    ],
)
def test_the_end_of_the_text_may_cut_a_figure_off(
    grid_of: Callable[..., Document], rows: Sequence[tuple[str, ...]], codes: list[str]
) -> None:
    assert issues_of(records_of(grid_of(HEAD, *rows))) == codes


@pytest.mark.parametrize(
    ("rows", "severity"),
    [
        pytest.param([("Kades", "1.200", "910"), ("Sluizen", "12")], Severity.WARNING, id="shorter than its column's others"),
        pytest.param([("Kades", "1.200", "910"), ("Sluizen", "1.310")], Severity.INFO, id="as long as its column's others"),
        pytest.param([("Kades", "1.200", "910"), ("Sluizen", "1.310", "9")], Severity.INFO, id="in a full row"),
        pytest.param([("Kades", "12")], Severity.INFO, id="nothing to compare it with"),
    ],
)
def test_a_short_figure_at_the_end_of_the_text_is_a_warning(
    grid_of: Callable[..., Document], rows: Sequence[tuple[str, ...]], severity: Severity
) -> None:
    records = records_of(grid_of(HEAD, *rows))
    (issue,) = (record for record in records if isinstance(record, Issue) and record.code == "last-figure")
    assert issue.severity is severity
    assert lines_of(records)[-1].words == issue.words


def test_the_note_of_a_figure_stands_behind_its_heading(grid_of: Callable[..., Document]) -> None:
    document = grid_of(("Instrument", "Budget"), ("Cursus", "€ 40,- (eenmalig)\n€ 12,- (per jaar)"), ("Baan", "€ 9,-"))
    assert [(line.heading, line.row) for line in lines_of(records_of(document))] == [
        ("Budget (eenmalig)", 1),
        ("Budget (per jaar)", 1),
        ("Budget", 2),
    ]


def test_a_table_of_indicators_is_no_financial_table(grid_of: Callable[..., Document]) -> None:
    assert records_of(grid_of(("Indicator", "2022"), ("Zwemdiploma's", "120"))) == []


def test_ids_are_all_different_and_always_the_same(grid_of: Callable[..., Document]) -> None:
    document = grid_of(HEAD, *SUMS)
    ids = [record.id for record in records_of(document) if not isinstance(record, CheckLine)]
    assert len(set(ids)) == len(ids)
    assert ids == [record.id for record in records_of(document) if not isinstance(record, CheckLine)]


WORDS = (
    "",
    "Lasten",
    "Baten",
    "Saldo",
    "Totaal",
    "Reserves",
    "3. Water",
    "6.1",
    "van de",
    "eenmalig",
    "jaar",
    "Nr.",
    "MD.01",
    "*",
)
HEADS = ("(x € 1.000)", "2024", "Rekening 2022", "Verschil")
FIGURES = ("1.200", "-41", "V 12", "4.977-", "12.4", "1234", "5%", "€ 3,- per", "?12", "?-", "-", "nb", "N", "S")
CELLS = st.sampled_from((*WORDS, *HEADS, *FIGURES))
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=8).filter(lambda rows: any(map(any, rows)))


@given(rows=ROWS, head_rows=st.integers(0, 2), label_columns=st.integers(0, 2))
def test_no_grid_is_too_strange(
    rows: list[list[str]], head_rows: int, label_columns: int, grid_of: Callable[..., Document]
) -> None:
    document = grid_of(*rows, head_rows=min(head_rows, len(rows)), label_columns=label_columns)
    records = records_of(document)
    kept = [record for record in records if not isinstance(record, CheckLine)]
    assert all(document.text[record.start : record.end] == record.words for record in kept)
    assert len({record.id for record in kept}) == len(kept)
    ids = {line.id for line in lines_of(records)}
    assert all(record.line_id in ids for record in records if isinstance(record, CheckLine))


@given(figures=st.lists(st.lists(st.integers(-9_999_999, 9_999_999), min_size=3, max_size=3), min_size=1, max_size=6))
def test_every_figure_becomes_one_line_with_its_value(figures: list[list[int]], grid_of: Callable[..., Document]) -> None:
    rows = [(f"Post {'x' * index}", *(f"{value:,}".replace(",", ".") for value in row)) for index, row in enumerate(figures)]
    lines = lines_of(records_of(grid_of(("", "2022", "2023", "2024"), *rows)))
    assert [line.value for line in lines] == [value for row in figures for value in row]
    assert [line.year for line in lines] == [2022, 2023, 2024] * len(figures)
