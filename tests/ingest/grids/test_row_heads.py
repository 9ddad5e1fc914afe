import pytest

from ingest.grids.row_heads import could_be_head, read_head


@pytest.mark.parametrize(
    ("head", "labels", "cells"),
    [
        ("Thema Rekening 2023 Begroting 2024", ["Thema"], ["Rekening 2023", "Begroting 2024"]),
        ("Programma's 2023 2024 2025", ["Programma's"], ["2023", "2024", "2025"]),
        ("Lasten (x € 1.000) 2023 2024", ["Lasten (x € 1.000)"], ["2023", "2024"]),
        ("Lasten en baten 2023 2024 Totaal", ["Lasten en baten"], ["2023", "2024", "Totaal"]),
        ("Saldo haven Rekening 2023 Begroting 2024", ["Saldo haven"], ["Rekening 2023", "Begroting 2024"]),
        ("lasten baten saldo lasten baten saldo", [], ["lasten", "baten", "saldo"] * 2),
        ("2023 Lasten 2023 Baten 2024 Lasten 2024 Baten", [], ["2023 Lasten", "2023 Baten", "2024 Lasten", "2024 Baten"]),
        (
            "Thema Prim. begr. Begr. na wijz. Rekening Verschil",
            ["Thema"],
            ["Prim. begr.", "Begr. na wijz.", "Rekening", "Verschil"],
        ),
        (
            "Begroting 2024 voor wijziging Begroting 2024 na wijziging Realisatie t/m juni 2024",
            [],
            ["Begroting 2024 voor wijziging", "Begroting 2024 na wijziging", "Realisatie t/m juni 2024"],
        ),
        (
            "Reserve Stand per 1 januari 2024 Toevoegingen Onttrekkingen Stand per 31 december 2024",
            ["Reserve"],
            ["Stand per 1 januari 2024", "Toevoegingen", "Onttrekkingen", "Stand per 31 december 2024"],
        ),
        ("Reserve Stand 1-1-2024 Storting Stand 31-12-2024", ["Reserve"], ["Stand 1-1-2024", "Storting", "Stand 31-12-2024"]),
        ("Exploitatie R2023 B2024 B 2025", ["Exploitatie"], ["R2023", "B2024", "B 2025"]),
        (
            "ThemaRekening 2023Vastgestelde begroting 20242025",
            ["Thema"],
            ["Rekening 2023", "Vastgestelde begroting 2024", "2025"],
        ),
        ("Club Subsidie 2023 Subsidie 2024", ["Club"], ["Subsidie 2023", "Subsidie 2024"]),
        ("Voorziening Wmo-budget SPUK-bijdrage", ["Voorziening"], ["Wmo-budget", "SPUK-bijdrage"]),
        ("Onderwerp L/B 2023 2024", ["Onderwerp", "L/B"], ["2023", "2024"]),
        ("Naam Doel Omvang Looptijd", ["Naam"], ["Doel", "Omvang", "Looptijd"]),
        ("Thema | Kosten | Dekking", ["Thema"], ["Kosten", "Dekking"]),
        ("Thema 2023 % 2024 %", ["Thema"], ["2023", "%", "2024", "%"]),
    ],
)
def test_heads_are_divided_into_as_many_cells_as_rows_have_figures(head: str, labels: list[str], cells: list[str]) -> None:
    found = read_head(head, 0, len(head), len(cells))
    assert found is not None
    assert [head[slice(*span)] for span in found.labels] == labels
    assert [head[slice(*span)] for span in found.cells] == cells


@pytest.mark.parametrize(("head", "number"), [("Thema 2023 2024", 1), ("Lasten en baten", 2), ("Thema 2023 2024 2025", 5)])
def test_a_head_that_cannot_have_so_many_cells(head: str, number: int) -> None:
    assert read_head(head, 0, len(head), number) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Thema 2023 2024", True),
        ("Omschrijving Bedrag", True),
        ("begroting 2024", True),
        ("x € 1.000 2024", True),
        ("Lasten", False),
        ("Haven en kade", False),
        ("Programma 5 Haven", False),
        ("Begroting 2024 1.200", False),
        ("Zo staat het er in de begroting van dit jaar voor", False),
    ],
)
def test_lines_that_may_be_heads(line: str, *, expected: bool) -> None:
    assert could_be_head(line, 0, len(line)) is expected
