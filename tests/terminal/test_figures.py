"""Figures in Dutch notation, and sums in words."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema import BudgetLine, Extraction, SignConvention, SumRule
from store import Store, Sum
from terminal.figures import CONVENTIONS, MOST_TERMS, RULES, dutch, figure, sum_line


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2))
def test_a_number_reads_back_from_dutch(number: Decimal) -> None:
    assert Decimal(dutch(number).replace(".", "").replace(",", ".")) == number


@pytest.mark.parametrize(
    ("words", "value", "unit", "nv", "expected"),
    [
        pytest.param("1.582", 1_582_000, 1000, None, "1.582", id="in the unit of its table"),
        pytest.param("1.582-", -1_582_000, 1000, None, "-1.582", id="a minus behind it"),
        pytest.param("1582", 1582, 1, None, "1.582", id="whole euros"),
        pytest.param("2,50", 2_500_000, 1_000_000, None, "2,50", id="as many decimals as are printed"),
        pytest.param("2,0", 2_000_000, 1_000_000, None, "2,0", id="a decimal that is nil"),
        pytest.param("1,582", 1582, 1, None, "1.582", id="thousands behind a comma are no decimals"),
        pytest.param("12", 12, None, None, "12", id="as printed, where the unit is not known"),
        pytest.param("41 V", 41_000, 1000, "V", "41 V", id="voordeel"),
        pytest.param("V 41", 41_000, 1000, "V", "41 V", id="voordeel before it"),
        pytest.param("-", 0, 1000, None, "-", id="a dash is nil"),
        pytest.param("p.m.", None, 1000, None, "p.m.", id="no number"),
        pytest.param("1.\n582", None, 1000, None, "1. 582", id="a figure that could not be read, to the letter"),
    ],
)
def test_figures(words: str, value: int | None, unit: int | None, nv: str | None, expected: str, a_line: BudgetLine) -> None:
    line = BudgetLine.model_validate(a_line.model_dump() | {"words": words, "value": value, "nv": nv})
    assert figure(line, unit) == expected


@pytest.fixture
def a_line(budget_report: Callable[..., Extraction], written_table: Any) -> BudgetLine:
    return budget_report(written_table()).budget_lines[0]


@pytest.fixture
def only_sum(tmp_path: Path, budget_report: Callable[..., Extraction], written_table: Any) -> Callable[..., Sum]:
    """The only sum of a table."""

    def store_and_read(rule: SumRule, result: tuple[int, int], terms: object, **changes: object) -> Sum:
        extraction = budget_report(written_table(sums=((rule, result, terms),), **changes))
        with Store.open(tmp_path / "leidraad.db", create=True) as store:
            run_id = store.begin_run("0", "")
            document_id = store.write_extraction(
                extraction, program_version="0", run_id=run_id, supersedes=None, ingested_at="2025-06-01T12:00:00+00:00"
            )
            (table,) = store.budget_tables(document_id)
            return table.sums[0]

    return store_and_read


@pytest.mark.parametrize(
    ("result", "terms", "expected"),
    [
        pytest.param(
            (3, 1),
            ((1, (1, 1)), (1, (2, 1))),
            "Wonen / Saldo, Rekening 2024: Lasten 1.582 + Baten -41 = 1.541, printed 1.541: holds",
            id="rows of a column",
        ),
        pytest.param(
            (1, 3),
            ((1, (1, 2)), (-1, (1, 1))),
            "Wonen / Lasten, Begroting 2026: Begroting 2025 1.600 - Rekening 2024 1.582 = 18, printed 1.700: off by 1.682",
            id="columns of a row are called after their heads",
        ),
        pytest.param(
            (3, 1),
            ((-1, (4, 1)), (1, (4, 2))),
            "Wonen / Saldo, Rekening 2024: - Water - + Water 12,5 = 12,5, printed 1.541: off by 1.528,5",
            id="what is taken off first",
        ),
        pytest.param(
            (3, 1),
            ((1, (5, 1)), (1, (6, 1))),
            "Wonen / Saldo, Rekening 2024: Huur / Saldo 1.500 + Koop / Saldo 41 = 1.541, printed 1.541: holds",
            id="what is called as the sum is, by its whole label",
        ),
        pytest.param(
            (3, 1),
            (),
            "Wonen / Saldo, Rekening 2024: an amount in the text = 0, printed 1.541: off by 1.541",
            id="no figure but the result",
        ),
    ],
)
def test_a_sum_in_words(result: Any, terms: Any, expected: str, only_sum: Callable[..., Sum], written_table: Any) -> None:
    text = f"{written_table().text}Huur / Saldo | 1.500\nKoop / Saldo | 41\n"
    assert sum_line(only_sum(SumRule.TOTAL, result, terms, text=text), 1000) == expected


def test_rounding_is_said(only_sum: Callable[..., Sum]) -> None:
    one = only_sum(SumRule.BALANCE, (3, 1), ((1, (1, 1)), (1, (2, 1))))
    check = one.check.model_copy(update={"expected": Decimal(1_540_000)})
    assert sum_line(Sum(check, one.terms, one.result), 1000).endswith("printed 1.541: holds, but for 1 of rounding")


def test_a_sum_without_a_figure_that_is_its_result_is_called_after_its_words(only_sum: Callable[..., Sum]) -> None:
    one = only_sum(SumRule.BALANCE, (3, 1), ((1, (1, 1)), (1, (2, 1))))
    assert sum_line(Sum(one.check, one.terms, None), 1000).startswith("1.541: Lasten 1.582 + Baten -41")


@pytest.mark.parametrize("rows", [MOST_TERMS, MOST_TERMS + 1, 40])
def test_a_long_sum_shows_its_first_and_last_terms(rows: int, only_sum: Callable[..., Sum]) -> None:
    text = "Dijken\n | Rekening 2024\n" + "".join(f"Dijk {row} | {row}\n" for row in range(1, rows + 1)) + "Totaal | 7\n"
    one = only_sum(SumRule.TOTAL, (rows + 1, 1), tuple((1, (row, 1)) for row in range(1, rows + 1)), text=text)
    short, whole = sum_line(one, 1000), sum_line(one, 1000, most_terms=None)
    assert all(f"Dijk {row} {row}" in whole for row in range(1, rows + 1))
    if rows == MOST_TERMS:
        assert short == whole
    else:
        assert f"Dijk 1 1 + Dijk 2 2 + Dijk 3 3 + Dijk 4 4 + ({rows - 5} more) + Dijk {rows} {rows} = " in short


def test_every_rule_and_convention_has_words() -> None:
    assert set(RULES) == set(SumRule)
    assert set(CONVENTIONS) == {*SignConvention, None}
