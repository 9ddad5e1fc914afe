"""Tables with two sides: each is a table of its own."""

from collections.abc import Callable

import pytest

from extract.extractors import extract_all
from ingest.writing import CellDraft, TextWriter
from schema import BlockKind, Document

Rows = tuple[tuple[str, ...], ...]

BALANCE: Rows = (
    ("Activa", "2024", "2023", "Passiva", "2024", "2023"),
    ("Vaste activa", "", "", "Vaste passiva", "", ""),
    ("Gebouwen", "500", "520", "Algemene reserve", "300", "290"),
    ("Leningen", "100", "110", "Voorzieningen", "120", "150"),
    ("Voorraden", "30", "20", "", "", ""),
    ("Kas", "5", "8", "Schulden", "215", "218"),
    ("Totaal", "635", "658", "Totaal", "635", "658"),
)


@pytest.fixture
def labels_of() -> Callable[[Rows, int], list[tuple[str | None, str | None, str]]]:
    """Label, heading and printed words of the first figure of each row of each table."""

    def read(rows: Rows, label_columns: int) -> list[tuple[str | None, str | None, str]]:
        writer = TextWriter()
        writer.block(BlockKind.CAPTION, "Balans per 31 december 2024")
        drafts = [CellDraft(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts) if text]
        writer.table(drafts, head_rows=1, label_columns=label_columns)
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


def test_each_side_of_a_balance_has_its_own_labels(labels_of: Callable[[Rows, int], list[tuple[str, str, str]]]) -> None:
    found = labels_of(BALANCE, 1)
    assert [(label, words) for label, heading, words in found if heading == "2024"] == [
        ("Vaste activa / Gebouwen", "500"),
        ("Vaste activa / Leningen", "100"),
        ("Vaste activa / Voorraden", "30"),
        ("Vaste activa / Kas", "5"),
        ("Vaste activa / Totaal", "635"),
        ("Vaste passiva / Algemene reserve", "300"),
        ("Vaste passiva / Voorzieningen", "120"),
        ("Vaste passiva / Schulden", "215"),
        ("Vaste passiva / Totaal", "635"),
    ]


def test_sides_with_the_same_heads(labels_of: Callable[[Rows, int], list[tuple[str, str, str]]]) -> None:
    rows = (
        ("Lasten", "2024", "2025", "Dekking", "2024", "2025"),
        ("Kade", "10", "20", "Rijk", "7", "9"),
        ("Sluis", "3", "4", "Regio", "6", "15"),
    )
    found = labels_of(rows, 1)
    assert [label for label, heading, _ in found if heading == "2025"] == ["Lasten / Kade", "Lasten / Sluis", "Rijk", "Regio"]


def test_words_between_figures_are_no_side(labels_of: Callable[[Rows, int], list[tuple[str, str, str]]]) -> None:
    rows = (("Krediet", "2024", "Toelichting", "2025"), ("Kade", "10", "loopt", "20"), ("Sluis", "3", "klaar", "4"))
    assert [label for label, _, _ in labels_of(rows, 1)] == ["Kade", "Kade", "Sluis", "Sluis"]


def test_a_total_of_several_sections_stands_alone(labels_of: Callable[[Rows, int], list[tuple[str, str, str]]]) -> None:
    rows = (*BALANCE[:4], ("Vlottende activa", "", "", "", "", ""), *BALANCE[4:6], ("Totaal activa", "635", "658", "", "", ""))
    left = [label for label, heading, _ in labels_of(rows, 1) if heading == "2024"][:5]
    assert left == [
        "Vaste activa / Gebouwen",
        "Vaste activa / Leningen",
        "Vlottende activa / Voorraden",
        "Vlottende activa / Kas",
        "Totaal activa",
    ]
