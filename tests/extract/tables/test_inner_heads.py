"""Heads between the rows of a table, as overviews by taakveld have for each programme."""

from collections.abc import Callable

import pytest

from extract.extractors import extract_all
from ingest.writing import CellDraft, TextWriter
from schema import BlockKind, Document

Rows = tuple[tuple[str, ...], ...]
Lines = list[tuple[str | None, str | None, str]]

BY_TASK: Rows = (
    ("Programma: P1 Haven", "Begroting 2024", "Begroting 2024", "Begroting 2024"),
    ("Saldo per taakveld", "Baten", "Lasten", "Saldo"),
    ("1.1 Brandweer", "0", "-2.620", "-2.620"),
    ("1.2 Orde", "101", "-1.583", "-1.482"),
    ("Saldo van baten en lasten programma", "101", "-4.203", "-4.102"),
    ("Programma: P2 Zorg", "Begroting 2024", "Begroting 2024", "Begroting 2024"),
    ("Saldo per taakveld", "Baten", "Lasten", "Saldo"),
    ("6.1 Buurt", "0", "-20", "-20"),
    ("6.2 Toegang", "0", "-30", "-30"),
    ("Saldo van baten en lasten programma", "0", "-50", "-50"),
    ("Saldo van baten en lasten alle programma's", "101", "-4.253", "-4.152"),
)


@pytest.fixture
def lines_of() -> Callable[..., Lines]:
    """Label, heading and printed words of the budget lines of a table whose rows and columns are known."""

    def read(rows: Rows, head_rows: int, label_columns: int = 1) -> Lines:
        writer = TextWriter()
        writer.block(BlockKind.HEADING, "Begroting 2024", level=1)
        writer.block(BlockKind.CAPTION, "Tabel 1 - Haven")
        drafts = [CellDraft(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts) if text]
        writer.table(drafts, head_rows=head_rows, label_columns=label_columns)
        document = Document(
            file_name="a.pdf",
            source_path="a.pdf",
            sha256="0",
            media_type="application/pdf",
            text=writer.text,
            blocks=tuple(writer.blocks),
            grids=tuple(writer.grids),
        )
        return [(line.label, line.heading, line.words) for line in extract_all(document).budget_lines]

    return read


def test_an_inner_head_with_another_label_names_the_rows_below_it(lines_of: Callable[..., Lines]) -> None:
    lines = lines_of(BY_TASK, 2)
    assert [label for label, _, _ in lines[::3]] == [
        "Programma: P1 Haven / 1.1 Brandweer",
        "Programma: P1 Haven / 1.2 Orde",
        "Programma: P1 Haven / Saldo van baten en lasten programma",
        "Programma: P2 Zorg / 6.1 Buurt",
        "Programma: P2 Zorg / 6.2 Toegang",
        "Programma: P2 Zorg / Saldo van baten en lasten programma",
        "Saldo van baten en lasten alle programma's",
    ]
    assert {heading for _, heading, _ in lines} == {"Begroting 2024 / Baten", "Begroting 2024 / Lasten", "Begroting 2024 / Saldo"}


def test_the_name_of_a_head_may_take_two_lines(lines_of: Callable[..., Lines]) -> None:
    rows = (("Programma: P1 Haven", "", ""), ("", "Begroting 2024", "Rekening 2024"), ("en water", "", ""), *BY_TASK[2:3])
    rows += (("Programma: P2 Zorg", "Begroting 2024", "Rekening 2024"), *BY_TASK[7:8])
    lines = lines_of(tuple(row[:3] for row in rows), 3)
    assert [label for label, _, _ in lines][::2] == [
        "Programma: P1 Haven en water / 1.1 Brandweer",
        "Programma: P2 Zorg / 6.1 Buurt",
    ]


def test_a_head_that_is_repeated_as_it_was_names_nothing(lines_of: Callable[..., Lines]) -> None:
    rows = (("Haven", "2024", "2025"), ("Kade", "1.200", "1.300"), ("Haven", "2024", "2025"), ("Sluis", "400", "500"))
    assert [label for label, _, _ in lines_of(rows, 1)] == ["Kade", "Kade", "Sluis", "Sluis"]


def test_a_section_over_the_labels_names_all_rows(lines_of: Callable[..., Lines]) -> None:
    rows = (("Reserves", "Onttrekking", "Toevoeging"), ("P1 Haven", "50", "0"), ("P2 Zorg", "40", "30"))
    assert [label for label, _, _ in lines_of(rows, 1)][::2] == ["Reserves / P1 Haven", "Reserves / P2 Zorg"]


def test_a_column_of_amounts_is_called_so(lines_of: Callable[..., Lines]) -> None:
    rows = (("Omschrijving", "Bedrag in €"), ("Kade", "86.000"), ("Sluis", "95.000"))
    assert [heading for _, heading, _ in lines_of(rows, 1)] == ["Bedrag in €"] * 2


def test_a_total_without_a_label_has_none(lines_of: Callable[..., Lines]) -> None:
    rows = (("", "2024", "2025"), ("Kade", "86", "80"), ("Sluis", "95", "90"), ("", "181", "170"))
    assert [label for label, _, _ in lines_of(rows, 1)][::2] == ["Kade", "Sluis", None]


def test_the_number_of_a_row_and_a_programme_in_columns_of_their_own(lines_of: Callable[..., Lines]) -> None:
    rows = (("Nr", "Progr", "Omschrijving", "Bedrag"), ("1", "2", "Kade", "86.000"), ("2", "3", "Sluis", "95.000"))
    assert [label for label, _, _ in lines_of(rows, 1, 3)] == ["1 Kade", "2 Sluis"]
