"""The samples that a script makes: the budget as a PDF, the kaderbrief as a Word file."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pypdfium2 as pdfium
import pytest

from bench.samples.__main__ import FOLDER, SAMPLES
from bench.samples.figures import Change, budget
from bench.samples.sheets import Row, Sort, find_sheet, write_figure
from ingest import read_document

LARGEST = 300_000


def page_texts(content: bytes) -> list[str]:
    with pdfium.PdfDocument(content) as document:
        return [document[index].get_textpage().get_text_range() for index in range(len(document))]


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


CONTENT: dict[str, Callable[[bytes], object]] = {".pdf": page_texts, ".docx": parts}


@pytest.fixture(scope="module")
def pages() -> list[str]:
    return [" ".join(text.split()) for text in page_texts((FOLDER / "begroting-2026.pdf").read_bytes())]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_what_the_script_makes(name: str) -> None:
    """Its words are compared, not its bytes: another version of zlib may pack them otherwise."""
    read = CONTENT[Path(name).suffix]
    content = SAMPLES[name]()
    assert read(content) == read((FOLDER / name).read_bytes())
    assert not re.search(rb"D:20[1-9]", content), "the time of the run stands in it"


def test_the_budget_has_what_a_budget_has(pages: list[str]) -> None:
    path = FOLDER / "begroting-2026.pdf"
    assert path.stat().st_size < LARGEST
    with pdfium.PdfDocument(path) as document:
        assert len(document) == 40
        assert [document.get_page_label(index) for index in (0, 2, 3, 39)] == ["i", "iii", "1", "37"]
        outline = {mark.get_title(): mark.get_dest().get_index() for mark in document.get_toc() if mark.level == 0}
    assert all(title in pages[index] for title, index in outline.items() if title != "Overzicht van baten en lasten")
    assert all(f"{title} ." in pages[2] for title in outline)


def figures(row: Row, labels: int = 1) -> list[int]:
    return [int(cell.replace(".", "")) for cell in row.cells[labels:]]


def test_the_table_of_the_word_file_comes_out_cell_by_cell() -> None:
    document = read_document(FOLDER / "kaderbrief-2026.docx")
    grid = document.grids[0]
    found = {(cell.row - grid.head_rows, cell.column): document.text[cell.start : cell.end] for cell in grid.cells}
    rows = find_sheet("kaderbrief").rows
    written = {(row, column): words for row, line in enumerate(rows) for column, words in enumerate(line.cells) if words}
    assert {place: words for place, words in found.items() if place[0] >= 0} == written
    assert (grid.head_rows, grid.label_columns) == (2, 2)


def test_one_figure_is_wrong_on_purpose_and_no_other() -> None:
    *lines, total = find_sheet("reserves").rows
    sums = [sum(column) for column in zip(*map(figures, lines), strict=True)]
    assert [found - expected for found, expected in zip(figures(total), sums, strict=True)] == [0, 0, -90, 0, 0]
    for row in lines:
        start, added, withdrawn, end, _ = figures(row)
        assert start + added + withdrawn == end


def test_task_fields_and_programmes_make_the_same_totals() -> None:
    totals = {row.cells[1]: figures(row, 2) for row in find_sheet("taakvelden").rows if row.sort is Sort.TOTAL}
    outlook = {row.cells[0]: figures(row) for row in find_sheet("meerjarig beeld").rows}
    assert totals["Totaal lasten"] == outlook["Totaal lasten"]
    assert totals["Totaal baten"] == outlook["Totaal baten"]
    assert totals["Saldo van baten en lasten"] == outlook["Saldo van baten en lasten"]


def test_what_the_text_says_is_what_the_tables_say(pages: list[str]) -> None:
    data = budget()
    total, moved = data.total(2026), data.mutations(None, 2026)
    result = moved.income - moved.costs - total.balance
    decision = pages[-1]
    assert f"lasten van € {write_figure(total.costs)}.000 en baten van € {write_figure(total.income)}.000" in decision
    assert (
        f"€ {write_figure(moved.costs)}.000 toe te voegen en daaraan € {write_figure(moved.income)}.000 te onttrekken" in decision
    )
    assert f"het begrotingsresultaat van € {write_figure(result)}.000" in decision
    work = data.programme(data.named("10"), 2026)
    assert any(f"zijn in 2026 € {write_figure(work.costs)}.000" in page for page in pages)


@pytest.mark.parametrize("change", budget().changes, ids=lambda change: change.words)
def test_each_change_is_told_in_the_text(change: Change, pages: list[str]) -> None:
    amounts = {abs(amount) for amount in (*change.costs, *change.income, sum(change.costs)) if amount}
    assert any(f"€ {write_figure(amount)}.000" in " ".join(pages) for amount in amounts)
