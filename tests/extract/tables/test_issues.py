"""Tests of the messages about what a table leaves open."""

from decimal import Decimal

import pytest

from extract.tables.issues import MESSAGES, RULES, conflict_issue, print_amount, table_issue
from schema import BudgetLine, Check, Document, SumRule, SumStatus

DOCUMENT = Document(file_name="a.txt", source_path="a.txt", sha256="0" * 64, media_type="text/plain", text="Totaal 1.600")
PLACE = {"id": "1", "start": 7, "end": 12, "page": None, "words": "1.600", "table_id": "2"}
CHECK = Check(
    **PLACE,
    rule=SumRule.TOTAL,
    expected=Decimal(1500),
    found=Decimal(1600),
    tolerance=Decimal(1),
    status=SumStatus.CONFLICT,
)


def line(label: str | None, heading: str | None) -> BudgetLine:
    return BudgetLine(
        **PLACE,
        row=1,
        column=1,
        label=label,
        code=None,
        heading=heading,
        year=None,
        phase=None,
        side=None,
        value=Decimal(1600),
        status=SumStatus.CONFLICT,
    )


@pytest.mark.parametrize(
    ("unit", "amounts"),
    [(1, ("€ 1.600", "€ 1.500", "€ 100 apart")), (None, ("1.600", "1.500", "100 apart"))],
    ids=["in euros", "as printed"],
)
def test_a_conflict_tells_both_amounts_and_how_far_they_are_apart(unit: int | None, amounts: tuple[str, ...]) -> None:
    issue = conflict_issue(DOCUMENT, "Kades", CHECK, 0, line("Totaal", "2023"), unit)
    assert (issue.code, issue.words) == ("sum-conflict", "1.600")
    assert issue.message.startswith(f"table 'Kades', 'Totaal' under '2023': {amounts[0]} is printed")
    assert all(words in issue.message for words in amounts)
    assert ("€" in issue.message) == (unit is not None)


def test_what_has_no_name_is_told_too() -> None:
    issue = conflict_issue(DOCUMENT, None, CHECK, 0, line(None, None), 1)
    assert issue.message.startswith("a table without caption, a row without label under no heading: ")


def test_an_issue_names_its_table() -> None:
    assert table_issue(DOCUMENT, "last-figure", "Kades", 7, 12).message.startswith("table 'Kades': '1.600' is the very end")


@pytest.mark.parametrize("code", MESSAGES)
def test_a_message_is_one_line(code: str) -> None:
    assert "\n" not in MESSAGES[code]


def test_every_rule_has_words() -> None:
    assert set(RULES) == set(SumRule)


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        ("482823000", "€ 482.823.000"),
        ("-9040", "€ -9.040"),
        ("0", "€ 0"),
        ("5705992.90", "€ 5.705.992,90"),
        ("1200.0", "€ 1.200"),
    ],
)
def test_amounts_are_printed_as_in_dutch(amount: str, printed: str) -> None:
    assert print_amount(Decimal(amount), in_euros=True) == printed
