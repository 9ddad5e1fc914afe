"""Generated PDFs with known truth, in the looks that tables have in reports: what is read out of them is what was printed."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import combinations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pypdfium2
import pytest

from bench.pdf_compare import Body, added, agreement, body_of, compare, compared, matched
from bench.pdf_reports import MIXES, laid_table, random_laid, write_report
from bench.pdf_rulers import inked, measure_boxes, measure_characters, measure_outline
from bench.pdf_styles import Align, Beside, Rules, Shading, Style, Turn, random_style
from bench.pdf_tables import Laid
from bench.pdf_truth import TrueTable, Truth
from bench.pdf_writer import ReportWriter
from bench.table_maker import Shape
from extract.extractors import extract_all
from ingest.options import ReadOptions
from ingest.pdf.reader import read_pdf
from pipeline.files import Selection
from pipeline.reading import Settings
from pipeline.run import open_store, run_files
from pipeline.workers import Workers
from schema import Document

SEED = 7
"""None of those that the reader of tables was made with."""


def document_of(path: Path) -> Document:
    return read_pdf(path, path.read_bytes(), ReadOptions())


@cache
def made(look: str) -> tuple[Truth, Document, str]:
    """A report in a look: the truth, what was read, and all characters that PDFium sees."""
    with TemporaryDirectory() as name:
        truth = write_report(Path(name), look, SEED)
        path = Path(name) / truth.file
        with pypdfium2.PdfDocument(path) as pdf:
            seen = "".join(page.get_textpage().get_text_range() for page in pdf)
        return truth, document_of(path), seen


def printed(folder: Path, laid: Laid, turn: Turn = Turn.UPRIGHT, *, low: bool = False) -> tuple[TrueTable, Document]:
    """A report with one table, on a page that lies so; `low` on it, so that it goes on over the next page."""
    writer = ReportWriter(folder, "one", 2024, Random(1))
    writer.page(turn)
    writer.heading("Wat mag het kosten?", 1)
    writer.paragraph()
    if low:
        writer.top += writer.room - sum(laid.heights) * 0.6 - 40
    writer.table(laid)
    writer.save()
    return writer.truth.tables[0], document_of(folder / "one.pdf")


def fitting(style: Style, shape: Shape) -> Laid:
    """A table of that shape that an upright page has room for."""
    rng = Random(f"{style} {shape.name}")
    while (laid := laid_table(rng, style, 480, shape)) is None:
        pass
    return laid


# --- the generator itself ---------------------------------------------------------------------------


@pytest.mark.parametrize("look", MIXES)
def test_what_is_true_is_printed(look: str) -> None:
    truth, _, seen = made(look)
    true = Counter(inked("".join(cell.words + cell.mark for table in truth.tables for cell in table.cells)))
    assert true.total() > 1_000
    assert not true - Counter(inked(seen))
    assert sum(len(page["budget_lines"]) for page in truth.pages.values()) > 150


@pytest.mark.parametrize("seed", range(30))
def test_words_of_a_table_do_not_touch(seed: int) -> None:
    rng = Random(seed)
    laid = random_laid(rng, random_style(rng), 480)
    boxes = []
    for cell, _, words, x, baseline in laid.words_of(range(laid.table.rows)):
        size = laid.table.style.size
        boxes.append((x, baseline - size * 0.72, x + laid.table.width(cell, words + cell.mark), baseline, words))
    for one, other in combinations(boxes, 2):
        shared = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
        assert min(shared) <= 0.2, (one, other)


# --- tables in the looks that reports have ----------------------------------------------------------

FLOORS = {
    "lines": (0.99, 0.99),
    "sides": (0.99, 0.99),
    "sides-dark": (0.99, 0.99),
    "level": (0.90, 0.82),
    "level-totals": (0.71, 0.58),
    "totals": (0.99, 0.87),
    "shaded-rows": (0.94, 0.87),
    "shaded-head": (0.98, 0.96),
    "dark-head": (0.97, 0.90),
    "bare": (0.99, 0.96),
    "columns": (0.99, 0.99),
    "mixed": (0.99, 0.99),
}
"""The shares of cells and of heads that are read right, rounded down from what was measured."""


@pytest.mark.parametrize("look", MIXES)
def test_cells_stand_in_their_rows_and_columns(look: str) -> None:
    truth, document, _ = made(look)
    found = added(compare(truth.tables, document))
    cells, heads = FLOORS[look]
    assert found.cells > 250
    assert found.cell_share >= cells
    assert found.head_share >= heads


SIMPLE = Style(rules=Rules.SIDES, label_width=90)
"""What any reader of tables should get right."""

VARIANTS = {
    "all borders as lines": replace(SIMPLE, rules=Rules.LINES),
    "all borders as thin rectangles": SIMPLE,
    "white letters on a dark head": replace(SIMPLE, shading=Shading.DARK_HEAD),
    "figures in the middle beside a label of two lines": replace(SIMPLE, beside=Beside.MIDDLE),
    "figures below beside a label of two lines": replace(SIMPLE, beside=Beside.BOTTOM),
    "centred figures": replace(SIMPLE, figures=Align.CENTRE),
    "heads broken with hyphens": replace(SIMPLE, is_narrow=True),
    "brackets for a minus": replace(SIMPLE, has_brackets=True),
    "words column by column in the file": replace(SIMPLE, is_written_by_column=True),
    "very small type": replace(SIMPLE, size=5.5, gap=5),
    "lines below the rows": replace(SIMPLE, rules=Rules.LEVEL),
    "lines between the columns": replace(SIMPLE, rules=Rules.COLUMNS),
    "every second row on a colour": replace(SIMPLE, rules=Rules.NONE, shading=Shading.ALTERNATE),
    "no lines at all": replace(SIMPLE, rules=Rules.NONE, padding=3),
}


HIGH_CORNER = "a head over the labels with more lines than the others has lost all but its last"
NOT_READ = {
    ("lines below the rows", Shape.COSTS): HIGH_CORNER,
    ("every second row on a colour", Shape.COSTS): HIGH_CORNER,
}
"""Tables that are not read right yet."""


@pytest.mark.parametrize(
    ("style", "shape"),
    [
        pytest.param(
            style,
            shape,
            id=f"{look}, {shape.name.lower()}",
            marks=[pytest.mark.xfail(reason=NOT_READ[look, shape])] if (look, shape) in NOT_READ else (),
        )
        for look, style in VARIANTS.items()
        for shape in (Shape.COSTS, Shape.AMENDED, Shape.RESERVES)
    ],
)
def test_a_table_of_one_head_row(style: Style, shape: Shape, tmp_path: Path) -> None:
    table, document = printed(tmp_path, fitting(style, shape))
    assert_right(table, document)


@pytest.mark.parametrize("turn", list(Turn), ids=lambda turn: turn.name.lower())
@pytest.mark.parametrize("rules", [Rules.SIDES, Rules.LEVEL], ids=lambda rules: rules.name.lower())
def test_a_page_is_read_however_it_lies(turn: Turn, rules: Rules, tmp_path: Path) -> None:
    table, document = printed(tmp_path, fitting(replace(SIMPLE, rules=rules), Shape.AMENDED), turn)
    assert_right(table, document)


@pytest.mark.parametrize("repeats_head", [True, False], ids=["head repeated", "head not repeated"])
@pytest.mark.parametrize("shape", [Shape.TASKS, Shape.GROUPS], ids=lambda shape: shape.name.lower())
def test_a_table_runs_on_over_a_page(shape: Shape, repeats_head: bool, tmp_path: Path) -> None:
    table, document = printed(tmp_path, fitting(replace(SIMPLE, repeats_head=repeats_head), shape), low=True)
    assert set(table.pages.values()) == {1, 2}
    assert_right(table, document)
    (grid,) = document.grids
    assert {cell.row: document.page_at(cell.start) for cell in grid.cells} == table.pages


def assert_right(table: TrueTable, document: Document) -> None:
    """Every cell and every head, and nothing too much."""
    ((true, read),) = matched([table], document)
    assert read is not None
    assert sorted(read.cells) == sorted(true.cells)
    assert read.heads in (true.heads, true.heads_or)


# --- what the whole program makes of them -----------------------------------------------------------


LINES_RIGHT = 0.88
"""The share of lines with the right label, heading and value on the right page, rounded down from what was measured."""


def test_budget_lines_of_generated_reports() -> None:
    true, found = Counter[tuple[int, str, str, int]](), Counter[tuple[int, str, str, int]]()
    for look in MIXES:
        truth, document, _ = made(look)
        for number, page in truth.pages.items():
            for line in page["budget_lines"]:
                true[number, compared(line["label"]), compared(line["column"]), cents(Decimal(line["value"]))] += 1
        for it in extract_all(document).budget_lines:
            if it.value is not None:
                found[it.page or 0, compared(it.label or ""), compared(it.heading or ""), cents(it.value)] += 1
    right = (true & found).total()
    assert true.total() > 2_000
    assert right >= LINES_RIGHT * true.total()
    assert right >= LINES_RIGHT * found.total()


def cents(value: Decimal) -> int:
    return int(value * 100)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[sqlite3.Connection, Path]]:
    """A database of two of the reports, each with a page that lies on its side, and their folder."""
    folder = tmp_path_factory.mktemp("reports")
    for look in ("level", "shaded-head"):
        write_report(folder, look, SEED, pages=4)
    selection = Selection(tuple(sorted(folder.glob("*.pdf"))))
    with open_store(folder / "reports.db") as store:
        report = run_files(selection, store, Settings(), choose_workers=lambda *_: Workers())
    assert len(report.with_outcome("stored")) == 2
    with closing(sqlite3.connect(folder / "reports.db")) as database:
        yield database, folder


def test_words_of_records_stand_in_their_boxes(stored: tuple[sqlite3.Connection, Path]) -> None:
    found = measure_boxes(*stored, count=200, seed=1)
    assert found.counted == 200
    assert found.missed == ()


def test_characters_are_those_of_pdfplumber(stored: tuple[sqlite3.Connection, Path]) -> None:
    found = measure_characters(*stored, count=6, seed=1)
    assert found.counted > 5_000
    assert found.missed == ()


def test_chapters_are_sections(stored: tuple[sqlite3.Connection, Path]) -> None:
    found = measure_outline(*stored)
    assert found.counted >= 8
    assert found.share >= 0.9


# --- the rulers themselves --------------------------------------------------------------------------

TRUE = Body(
    frozenset({(0, 0, "dijken"), (0, 1, "1.200"), (1, 0, "totaal"), (1, 1, "1.500")}), ("kosten", "20241"), 1, ("kosten", "2024")
)


@pytest.mark.parametrize(
    ("read", "cells", "heads", "extra", "tables"),
    [
        pytest.param(TRUE, 4, 2, 0, 1, id="all right"),
        pytest.param(None, 0, 0, 0, 0, id="not read"),
        pytest.param(
            replace(TRUE, cells=frozenset((row + 1, column, words) for row, column, words in TRUE.cells)),
            0,
            2,
            4,
            0,
            id="a row too low",
        ),
        pytest.param(replace(TRUE, heads=("", "kosten", "2024")), 4, 0, 0, 0, id="heads a column too far"),
        pytest.param(replace(TRUE, heads=("kosten",)), 4, 1, 0, 0, id="a head too few"),
        pytest.param(replace(TRUE, heads=("kosten", "20241")), 4, 2, 0, 1, id="a head with its mark"),
        pytest.param(replace(TRUE, cells=TRUE.cells | {(2, 0, "bron")}), 4, 2, 1, 0, id="a row too much"),
        pytest.param(replace(TRUE, label_columns=2), 4, 2, 0, 0, id="a column of figures taken for labels"),
    ],
)
def test_agreement(read: Body | None, cells: int, heads: int, extra: int, tables: int) -> None:
    found = agreement(TRUE, read)
    assert (found.right_cells, found.right_heads, found.extra_cells, found.right_tables) == (cells, heads, extra, tables)
    assert (found.cells, found.heads) == (4, 2)


def test_a_column_of_letters_is_one_with_its_figures() -> None:
    cells = [(0, 0, 1, "Onderwerp"), (0, 1, 2, "2024"), (1, 0, 1, "Haven"), (1, 1, 1, "1.200"), (1, 2, 1, "N")]
    assert body_of(cells, 1, 1) == Body(frozenset({(0, 0, "haven"), (0, 1, "1.200N")}), ("onderwerp", "2024"), 1)


def test_outline_ruler(tmp_path: Path) -> None:
    database = sqlite3.connect(":memory:")
    database.executescript(
        "CREATE TABLE documents (id TEXT, file_name TEXT);"
        "CREATE TABLE sections (document_id TEXT, page INTEGER, number TEXT, title TEXT);"
        "INSERT INTO documents VALUES ('d', 'haven.pdf');"
        "INSERT INTO sections VALUES ('d', 3, '1.2', 'Kades'), ('d', 5, NULL, 'Bruggen');"
    )
    chapters = [("1.2 Kades", 3), ("Kades", 3), ("BRUGGEN", 5), ("Bruggen", 6), ("Sluizen", 5), ("Inhoud", None)]
    gold = {"file": "haven.pdf", "outline": [{"title": title, "page": page, "level": 1} for title, page in chapters]}
    (tmp_path / "haven.json").write_text(json.dumps(gold), encoding="utf-8")
    found = measure_outline(database, tmp_path)
    assert (found.right, found.counted) == (3, 5)
    assert found.missed == ("haven p.6 Bruggen", "haven p.5 Sluizen")
