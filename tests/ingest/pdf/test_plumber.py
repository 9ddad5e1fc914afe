"""Tables as pdfplumber sees them, in the words of PDFium's ink."""

import io
from collections.abc import Callable, Sequence
from itertools import pairwise

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.drafts import TableDraft
from ingest.pdf.ink import Area, Fill, PageInk, Rule, Word
from ingest.pdf.pages import read_pages
from ingest.pdf.plumber import MOST_RULINGS, draft_of, plumber_tables

WIDTH, HEIGHT = A4
ROWS = (("Haven (x 1.000)", "2025", "2026"), ("Lasten", "1.582", "1.600"), ("Baten", "-41", "-"), ("Saldo", "1.541", "1.600"))
LEFT, TOP, ACROSS, ALONG = 80, 120, (140, 70, 70), 24


def draw_table(canvas: Canvas) -> None:
    """A ruled table, in a frame whose lower left corner is the canvas's."""
    rights = [LEFT]
    for width in ACROSS:
        rights.append(rights[-1] + width)
    tops = [HEIGHT - TOP - ALONG * row for row in range(len(ROWS) + 1)]
    canvas.grid(rights, tops)
    for row, words in enumerate(ROWS):
        baseline = tops[row + 1] + 8
        canvas.drawString(rights[0] + 4, baseline, words[0])
        for column, figure in enumerate(words[1:], start=1):
            canvas.drawRightString(rights[column + 1] - 4, baseline, figure)


def upright(canvas: Canvas) -> None:
    canvas.setPageSize(A4)
    draw_table(canvas)


def sideways(canvas: Canvas) -> None:
    """The text runs upward on a page that is shown as it stands."""
    canvas.setPageSize((HEIGHT, WIDTH))
    canvas.translate(HEIGHT, 0)
    canvas.rotate(90)
    draw_table(canvas)


def turned_to_be_shown(canvas: Canvas) -> None:
    """The text runs upward, and the page says that it is to be turned."""
    sideways(canvas)
    canvas.setPageRotation(90)


def cropped(canvas: Canvas) -> None:
    canvas.setPageSize(A4)
    canvas.setCropBox((30, 50, WIDTH - 40, HEIGHT - 60))
    draw_table(canvas)


def words_by_place(page: PageInk, draft: TableDraft) -> list[list[str]]:
    """The words of each cell, row by row."""
    rows = [[""] * len(draft.columns) for _ in range(max(cell.row for cell in draft.cells) + 1)]
    for cell in draft.cells:
        rows[cell.row][cell.column] = " ".join(page.words[index].text for line in cell.lines for index in line)
    return rows


@pytest.mark.parametrize("draw", [upright, sideways, turned_to_be_shown, cropped])
def test_a_ruled_table_is_read_whichever_way_the_page_lies(draw: Callable[[Canvas], None]) -> None:
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.drawString(72, 700, "Voorblad")
    canvas.showPage()
    draw(canvas)
    canvas.showPage()
    canvas.save()
    with pdfium.PdfDocument(target.getvalue()) as document:
        _, page = read_pages(document)
    (draft,) = plumber_tables(page)
    assert words_by_place(page, draft) == [list(row) for row in ROWS]
    assert (draft.head_rows, draft.label_columns) == (1, 1)
    assert [round(right - left) for left, right in draft.columns] == list(ACROSS)
    assert (round(draft.x1 - draft.x0), round(draft.bottom - draft.top)) == (sum(ACROSS), ALONG * len(ROWS))


def ink(*words: tuple[str, float, float]) -> PageInk:
    """A page with these words: their text, left border and baseline; a character is five points wide."""
    page = PageInk(1, None, WIDTH, HEIGHT)
    for text, x0, baseline in words:
        page.words.append(Word(text, x0, baseline - 8, x0 + 5 * len(text), baseline + 2, baseline, 10, 0))
    return page


def cells_between(across: Sequence[float], along: Sequence[float]) -> list[Area]:
    """The cells of a table ruled at these places."""
    return [Area(x0, top, x1, bottom) for top, bottom in pairwise(along) for x0, x1 in pairwise(across)]


def read_cells(page: PageInk, areas: list[Area]) -> dict[tuple[int, int], str]:
    """What `draft_of` makes of these cells, by place."""
    draft = draft_of(page, areas)
    assert draft is not None
    found = words_by_place(page, draft)
    return {(cell.row, cell.column): found[cell.row][cell.column] for cell in draft.cells}


def test_a_row_of_stacked_figures_is_as_many_rows() -> None:
    page = ink(("Wonen", 10, 20), ("2025", 100, 20), ("Lasten", 10, 50), ("van", 10, 60), ("wonen", 30, 60), ("1.582", 100, 60))
    page.words.extend(ink(("Baten", 10, 74), ("-41", 110, 74)).words)
    expected = {(0, 0): "Wonen", (0, 1): "2025", (1, 0): "Lasten van wonen", (1, 1): "1.582", (2, 0): "Baten", (2, 1): "-41"}
    assert read_cells(page, cells_between((0, 90, 160), (0, 30, 80))) == expected


def test_figures_that_stand_on_lines_of_their_own_are_left_together() -> None:
    page = ink(("Wonen", 10, 20), ("2024", 100, 20), ("2025", 180, 20), ("Lasten", 10, 50), ("Baten", 10, 64))
    page.words.extend(ink(("1.582", 100, 50), ("1.600", 180, 55), ("-41", 110, 64), ("-50", 190, 69)).words)
    assert read_cells(page, cells_between((0, 90, 170, 240), (0, 30, 80)))[1, 2] == "1.600 -50"


def test_a_shaded_cell_ruled_lower_than_its_neighbours_stays_in_their_row() -> None:
    page = ink(
        ("Wonen", 10, 20), ("2024", 100, 20), ("2025", 180, 20), ("Lasten", 10, 45), ("1.582", 100, 45), ("1.600", 180, 56)
    )
    areas = [*cells_between((0, 90, 170, 240), (0, 30)), *cells_between((0, 90, 170), (30, 60)), Area(170, 38, 240, 60)]
    found = read_cells(page, areas)
    assert {key: words for key, words in found.items() if key[0]} == {(1, 0): "Lasten", (1, 1): "1.582", (1, 2): "1.600"}


def test_a_sliver_between_two_rulings_is_no_column() -> None:
    page = ink(("Wonen", 10, 20), ("2024", 100, 20), ("Lasten", 10, 50), ("1.582", 100, 50))
    draft = draft_of(page, cells_between((0, 90, 93, 160), (0, 30, 60)))
    assert draft is not None
    assert draft.columns == ((0, 90), (90, 160))


def test_a_head_over_two_columns_spans_both() -> None:
    page = ink(
        ("Meerjarenraming", 110, 20), ("2025", 100, 45), ("2026", 180, 45), ("Lasten", 10, 75), ("12", 100, 75), ("13", 180, 75)
    )
    areas = [Area(0, 0, 90, 30), Area(90, 0, 240, 30), *cells_between((0, 90, 170, 240), (30, 60, 90))]
    draft = draft_of(page, areas)
    assert draft is not None
    assert (draft.head_rows, draft.label_columns) == (2, 1)
    assert (draft.cells[0].row, draft.cells[0].column, draft.cells[0].column_span) == (0, 1, 2)


def test_codes_before_the_labels_are_labels() -> None:
    page = ink(("Taakveld", 40, 20), ("2025", 150, 20), ("6.71", 5, 45), ("Maatwerk", 40, 45), ("500", 150, 45))
    page.words.extend(ink(("8.1", 5, 75), ("Ruimte", 40, 75), ("-", 150, 75)).words)
    draft = draft_of(page, cells_between((0, 35, 140, 200), (0, 30, 60, 90)))
    assert draft is not None
    assert draft.label_columns == 2


@pytest.mark.parametrize(
    ("words", "along"),
    [
        pytest.param([("Wonen", 10, 20), ("1.582", 100, 20)], (0, 30), id="one row"),
        pytest.param([("Wonen", 10, 20), ("Water", 10, 50)], (0, 30, 60), id="one column"),
        pytest.param([("Wonen", 10, 20), ("goed", 100, 20), ("Water", 10, 50), ("beter", 100, 50)], (0, 30, 60), id="only words"),
        pytest.param([], (0, 30, 60), id="nothing"),
    ],
)
def test_rulings_that_hold_no_table_of_figures_give_none(words: list[tuple[str, float, float]], along: tuple[float, ...]) -> None:
    assert draft_of(ink(*words), cells_between((0, 90, 160), along)) is None


def test_a_map_of_thousands_of_lines_is_left_alone() -> None:
    page = ink(("Wonen", 10, 20), ("2024", 100, 20), ("Lasten", 10, 50), ("1.582", 100, 50))
    page.rules.extend(Rule(0, level, 160, level) for level in (0, 30, 60))
    page.rules.extend(Rule(left, 0, left, 60) for left in (0, 90, 160))
    assert len(plumber_tables(page)) == 1
    page.rules.extend(Rule(200 + number / 10, 0, 200 + number / 10, 300) for number in range(MOST_RULINGS))
    assert plumber_tables(page) == []


def test_shading_alone_shows_cells_too() -> None:
    page = ink(("Wonen", 10, 20), ("2024", 100, 20), ("Lasten", 10, 50), ("1.582", 100, 50))
    page.fills.extend(Fill(*area, 0xDDDDDD) for area in cells_between((0, 90, 160), (0, 30, 60)))
    (draft,) = plumber_tables(page)
    assert words_by_place(page, draft) == [["Wonen", "2024"], ["Lasten", "1.582"]]
