"""Calculations whose figures step to the right, as those of cost recovery do."""

from collections.abc import Callable

import pytest

from extract.extractors import extract_all
from ingest.writing import CellDraft, TextWriter
from schema import Document, Extraction

Rows = tuple[tuple[str, int, str], ...]

RECOVERY: Rows = (
    ("Kosten taakvelden", 1, "120.000"),
    ("Inkomsten taakvelden", 1, "2.000"),
    ("Netto kosten", 2, "122.000"),
    ("Overhead", 1, "59.000"),
    ("BTW", 1, "5.000"),
    ("Totaal toe te rekenen", 2, "64.000"),
    ("Totale kosten", 2, "186.000"),
    ("Opbrengsten", 2, "54.000"),
    ("Kostendekking", 3, "29,0%"),
)


@pytest.fixture
def read() -> Callable[[Rows], Extraction]:
    """What is found in a table with one figure a row, each in a column of its own choice."""

    def read(rows: Rows) -> Extraction:
        writer = TextWriter()
        drafts = [CellDraft(row, 0, label) for row, (label, _, _) in enumerate(rows)]
        drafts += [CellDraft(row, column, words) for row, (_, column, words) in enumerate(rows)]
        writer.table(drafts, head_rows=0, label_columns=1)
        return extract_all(
            Document(
                file_name="a.pdf",
                source_path="a.pdf",
                sha256="0",
                media_type="application/pdf",
                text=writer.text,
                blocks=tuple(writer.blocks),
                grids=tuple(writer.grids),
            )
        )

    return read


def test_what_stands_one_step_to_the_left_adds_up(read: Callable[[Rows], Extraction]) -> None:
    found = read(RECOVERY)
    assert [(check.words, check.status.value) for check in found.checks] == [
        ("122.000", "reconciled"),
        ("64.000", "reconciled"),
        ("186.000", "reconciled"),
    ]


def test_a_column_of_steps_is_no_sum_and_no_conflict(read: Callable[[Rows], Extraction]) -> None:
    rows = (*RECOVERY[:5], ("Totaal toe te rekenen", 2, "65.000"), *RECOVERY[6:])
    found = read(rows)
    assert [(check.words, check.status.value) for check in found.checks] == [("122.000", "reconciled")]
    assert {line.status.value for line in found.budget_lines} == {"reconciled", "unverified"}


def test_figures_in_one_column_are_a_table_like_any_other(read: Callable[[Rows], Extraction]) -> None:
    rows = (("Kade", 1, "10"), ("Sluis", 1, "20"), ("Brug", 1, "40"), ("Totaal", 1, "70"))
    assert [check.status.value for check in read(rows).checks] == ["reconciled"]
