"""What must hold of every table, whatever its form: reports of an invented municipality, read by the whole program."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.extractors import extract_all
from ingest import document_from_text, read_document
from schema import BudgetLine, Extraction, Record, SumStatus

NO_BREAK = "\u00a0"
ROWS = (
    ("Havens en kades", "Rekening 2023", "Begroting 2024", "Begroting 2025", "Raming 2026"),
    ("6.1 Sluiskade", "1.250", "1.310", "1.402", "1.455"),
    ("6.2 Havenkom", "845", "-61", "905", "0"),
    ("0.10 Mutaties reserves", "-1.200", "-1.150", "12", "-1.210"),
    ("Totaal", "895", "99", "2.319", "245"),
)
FIGURES = [words for row in ROWS[1:] for words in row[1:]]
HEADINGS = ["Rekening 2023", "Begroting 2024", "Begroting 2025", "Raming 2026"]


def cell_lines(rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    """One cell a line, empty lines between them."""
    return "\n\n".join(words for row in rows for words in row)


def bars(rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    """Cells divided by bars."""
    head, *body = (f"{' | '.join(row)} |" for row in rows)
    return "\n".join((head, "---|" * len(rows[0]), *body))


def joined(rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    """Cells divided by blanks."""
    return "\n".join(" ".join(row) for row in rows)


FORMS: dict[str, Callable[[], str]] = {"cell lines": cell_lines, "bars": bars, "blanks": joined}
BEFORE = """Programmabegroting 2025

Gemeente Meerdrecht

Sluiskade

De raad besloot op 12 maart 2024 tot de pilot Kadeboot (RV 24.0012), die € 45.000 kost. De pilot is gestart.

Wat mag het kosten?

bedragen x € 1.000
"""
AFTER = """Vooruitblik

Eind 2026 is de kade klaar. De uitvoering van de Participatiewet kost ruim € 1,2 miljoen per jaar.
"""


@pytest.fixture(params=FORMS)
def table(request: pytest.FixtureRequest) -> str:
    """A table in each of the forms."""
    return FORMS[request.param]()


def report(*pieces: str) -> str:
    return "\n\n".join(piece.rstrip("\n") for piece in pieces) + "\n"


def read(text: str) -> Extraction:
    extraction = extract_all(document_from_text(text))
    assert extraction.ungrounded() == ()
    return extraction


def told(line: BudgetLine) -> tuple[Any, ...]:
    """All that a line says, its place left out."""
    return line.words, line.label, line.code, line.heading, line.year, line.value


def test_the_table_is_read(table: str) -> None:
    lines = read(report(BEFORE, table, AFTER)).budget_lines
    assert [line.words for line in lines] == FIGURES
    assert [line.heading for line in lines] == HEADINGS * 4
    assert [line.label for line in lines[::4]] == [row[0] for row in ROWS[1:]]


def test_no_amount_date_or_citation_stands_in_a_cell(table: str) -> None:
    extraction = read(report(BEFORE, table, AFTER))
    cells = [(cell.start, cell.end) for grid in extraction.document.grids for cell in grid.cells]
    assert len(cells) >= len(FIGURES)
    prose = [*extraction.amounts, *extraction.dates, *extraction.citations]
    assert [record.words for record in prose if any(record.start < end and start < record.end for start, end in cells)] == []
    assert prose != []


def test_euro_signs_and_years_in_cells_are_no_amounts_and_dates() -> None:
    rows = (("Onderdeel", "2024", "2025"), ("Kade", "€ 1.250", "€ 1.310"), ("Brug 12 maart", "€ 845", "€ 905"))
    for form in (cell_lines, bars, joined):
        extraction = read(report("Begroting 2025\n\nGemeente Meerdrecht", form(rows)))
        assert (extraction.amounts, [date.words for date in extraction.dates if "20" in date.words]) == ((), [])
        assert [line.value for line in extraction.budget_lines] == [1250, 1310, 845, 905]


def test_years_and_codes_are_no_figures(table: str) -> None:
    extraction = read(report("Begroting 2025", table))
    words = {line.words for line in extraction.budget_lines}
    assert words == set(FIGURES)
    assert not words & {"2023", "2024", "2025", "2026", "6.1", "6.2", "0.10"}
    assert extraction.coverage.signs == len(FIGURES)


def prose_of(extraction: Extraction) -> dict[str, list[dict[str, Any]]]:
    """The records outside tables by kind, without what a shift of the text changes."""
    places = {"id", "start", "end", "page", "body_start", "body_end", "section_id", "parent_id", "initiative_id", "programme_id"}
    kinds = ("sections", "programmes", "policy_areas", "goals", "activities", "initiatives", "amounts", "dates", "citations")
    return {kind: [record.model_dump(exclude=places) for record in getattr(extraction, kind)] for kind in kinds}


def test_a_table_leaves_the_records_of_the_prose_as_they_are(table: str) -> None:
    without = prose_of(read(report(BEFORE, AFTER)))
    assert all(without[kind] for kind in ("sections", "initiatives", "amounts", "dates", "citations"))
    assert prose_of(read(report(BEFORE, table, AFTER))) == without


def test_a_report_of_tables_only(table: str) -> None:
    extraction = read(report(table))
    assert [line.words for line in extraction.budget_lines] == FIGURES
    assert not extraction.amounts + extraction.dates + extraction.citations


def test_a_table_on_top_and_one_at_the_end(table: str) -> None:
    lines = read(report(table, AFTER, table)).budget_lines
    assert [line.words for line in lines] == FIGURES * 2
    assert len({line.table_id for line in lines}) == 2


def test_a_table_that_ends_the_text_without_a_line_break(table: str) -> None:
    whole, broken = read(report(BEFORE, table)), read(report(BEFORE, table).rstrip("\n"))
    assert [told(line) for line in broken.budget_lines][:-1] == [told(line) for line in whole.budget_lines][:-1]
    last = broken.document.text.rindex("245")
    issues = [(issue.start, issue.end) for issue in broken.issues if issue.severity == "warning"]
    claimed = [(line.start, line.end) for line in broken.budget_lines]
    assert any(start <= last < end for start, end in (*issues, *claimed))


TOLD_OF_THE_END = {"last-figure", "cut-off-figure", "open-column", "unclaimed-figure"}


@pytest.mark.parametrize("share", [0.5, 0.6, 0.7, 0.8, 0.9, 0.95])
def test_a_table_that_the_end_of_the_text_cuts_off(table: str, share: float) -> None:
    whole = report(BEFORE, table)
    cut = len(BEFORE) + round(len(table) * share)
    while not whole[cut - 1].isdigit():
        cut -= 1
    extraction = read(whole[:cut])
    words = [line.words for line in extraction.budget_lines]
    assert words[:-1] == FIGURES[: len(words) - 1]
    last = extraction.budget_lines[-1]
    if last.end == cut and last.status is not SumStatus.RECONCILED:
        assert TOLD_OF_THE_END & {issue.code for issue in extraction.issues}
    else:
        assert words == FIGURES[: len(words)]


def test_line_breaks_of_another_system(table: str) -> None:
    text = report(BEFORE, table, AFTER)
    unix, windows = read(text), read(text.replace("\n", "\r\n"))
    assert [told(line) for line in windows.budget_lines] == [told(line) for line in unix.budget_lines]
    assert prose_of(windows) == prose_of(unix)


def test_an_encoding_of_another_system(table: str, tmp_path: Path) -> None:
    text = report("Begroting 2025: financiën van Meerdrecht", table.replace("845", "€ 845"))
    path = tmp_path / "report.txt"
    path.write_bytes(text.encode("cp1252"))
    extraction = extract_all(read_document(path))
    assert extraction.document.media_type.endswith("windows-1252")
    assert [told(line) for line in extraction.budget_lines] == [told(line) for line in read(text).budget_lines]


@pytest.mark.parametrize("form", FORMS)
def test_a_page_ends_within_the_table(form: str) -> None:
    table = FORMS[form]()
    cut = table.index("0.10 Mutaties")
    whole, paged = read(report(BEFORE, table, AFTER)), read(report(BEFORE, f"{table[:cut]}\f{table[cut:]}", AFTER))
    assert [told(line)[:2] for line in paged.budget_lines] == [told(line)[:2] for line in whole.budget_lines]
    assert [line.page for line in paged.budget_lines] == [1] * 8 + [2] * 8


def test_every_figure_is_claimed(table: str) -> None:
    coverage = read(report(BEFORE, table, AFTER)).coverage
    assert coverage.claimed == coverage.signs > len(FIGURES)


def test_the_same_text_gives_the_same_records(table: str) -> None:
    text = report(BEFORE, table, AFTER)
    assert read(text).records() == read(text).records()


def test_records_of_tables_have_names_of_their_own(table: str) -> None:
    extraction = read(report(table, AFTER, table))
    records: list[Record] = [record for kind in extraction.records().values() for record in kind]
    assert len({(type(record), record.id) for record in records}) == len(records)


def test_empty_cells_are_no_figures() -> None:
    rows = (ROWS[0], ("Kade", "1.250", NO_BREAK, "1.402", "1.455"), ("Brug", NO_BREAK, NO_BREAK, "905", "61"), *ROWS[1:])
    lines = read(report(BEFORE, cell_lines(rows), AFTER)).budget_lines
    assert [(line.label, line.heading, line.words) for line in lines][:5] == [
        ("Kade", "Rekening 2023", "1.250"), ("Kade", "Begroting 2025", "1.402"), ("Kade", "Raming 2026", "1.455"),
        ("Brug", "Begroting 2025", "905"), ("Brug", "Raming 2026", "61"),
    ]  # fmt: skip
    assert [line.words for line in lines[5:]] == FIGURES


NO_TABLES = {
    "a contents list": "Inhoudsopgave\n\nInleiding ........ 3\n\nHavens en kades ........ 12\n\nReserves ........ 245\n",
    "a goal tree": "Doel\n\nPrestatie\n\n4A1 Een veilige kade\n\n4A1.1 Ophogen van de kade\n\n4A1.2 Verlichten van de kade\n",
    "a header block": "Programmanummer\n\n\u00a0\n\n4\n\nCommissie\n\n\u00a0\n\nRuimte\n\nPortefeuille(s)\n\n\u00a0\n\nHaven & Water\n",
    "a header block in bars": "Programmanummer | 4 | |\nCommissie | Ruimte | |\nPortefeuille(s) | Haven & Water | |\n",
    "a list of sums": " • Kade: € 1.250\n • Brug: € 845\n • Sluis: € 905\n • Haven: € 1.200\n",
    "prose with figures": "In 2024 waren er 1.250 bezoekers, in 2025 waren er 1.310 en in 2026 verwachten wij er 1.402, 845 meer dan in 2020.\n",
    "numbered paragraphs": "1.1 Kade\n\nDe kade is klaar.\n\n1.2 Brug\n\nDe brug is klaar.\n\n1.3 Sluis\n\nDe sluis is klaar.\n",
    "an address": "Stadhuis\n\nHavenplein 12\n\n1234 AB Meerdrecht\n\nPostbus 450\n\nKvK 12345678\n",
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES)
def test_what_is_no_table(text: str) -> None:
    extraction = read(report("Begroting 2025\n\nDe kade is klaar.", text, AFTER))
    assert (extraction.document.grids, extraction.budget_tables, extraction.budget_lines, extraction.indicators) == (
        (),
        (),
        (),
        (),
    )
