"""Draws a table that is laid out: its shading, its rules, its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.pdf_sheets import Sheets
from bench.pdf_styles import BLACK, WHITE, Colour, Rules, Shading
from bench.pdf_tables import Laid, is_merged

THIN, THICK = 0.48, 1.0
MARK_SIZE, MARK_RISE = 0.62, 0.36
"""How large the mark of a footnote is, and how high it stands, in parts of the type."""


def draw_table(sheets: Sheets, laid: Laid, rows: Sequence[int], x: float, top: float) -> None:
    """Draws rows of a table below each other."""
    tops = [top]
    for row in rows:
        tops.append(tops[-1] + laid.heights[row])
    _shade(sheets, laid, rows, x, tops)
    _rule(sheets, laid, rows, x, tops)
    for cell, index, words, left, baseline in laid.words_of(rows):
        is_dark = laid.table.style.shading is Shading.DARK_HEAD and cell.row < laid.table.head_rows
        pen = Pen(sheets, laid.table.font(cell), laid.table.style.size, WHITE if is_dark else BLACK)
        if laid.table.style.is_euro_apart and words.startswith("€ ") and laid.table.is_figure(cell):
            pen.write(x + laid.extent(cell)[0] + laid.table.style.gap / 2, top + baseline, "€")
            pen.write(x + left + laid.table.width(cell, "€ "), top + baseline, words[2:])
        else:
            pen.write(x + left, top + baseline, words)
        if cell.mark and index == len(laid.lines[cell]) - 1:
            pen.raised(x + left + laid.table.width(cell, words), top + baseline, cell.mark)


@dataclass(frozen=True)
class Pen:
    """Writes in one font, size and colour."""

    sheets: Sheets
    font: str
    size: float
    colour: Colour

    def write(self, x: float, baseline: float, words: str) -> None:
        """Words on a line."""
        self.sheets.words(x, baseline, words, self.font, self.size, self.colour)

    def raised(self, x: float, baseline: float, mark: str) -> None:
        """The mark of a footnote, smaller and higher than words on that line."""
        self.sheets.words(x, baseline - self.size * MARK_RISE, mark, self.font, self.size * MARK_SIZE, self.colour)


def _shade(sheets: Sheets, laid: Laid, rows: Sequence[int], x: float, tops: Sequence[float]) -> None:
    for index, row in enumerate(rows):
        colour = _ground(laid, row)
        if colour != WHITE:
            sheets.fill(x, tops[index], x + laid.width, tops[index + 1], colour)


def _ground(laid: Laid, row: int) -> Colour:
    """The colour that a row stands on."""
    style, is_head = laid.table.style, row < laid.table.head_rows
    if style.shading is Shading.DARK_HEAD and is_head:
        return style.dark
    is_pale = {
        Shading.HEAD: is_head,
        Shading.ALTERNATE: not is_head and (row - laid.table.head_rows) % 2 == 1,
        Shading.TOTALS: row in laid.table.totals,
    }
    return style.pale if is_pale.get(style.shading) else WHITE


def _rule(sheets: Sheets, laid: Laid, rows: Sequence[int], x: float, tops: Sequence[float]) -> None:
    match laid.table.style.rules:
        case Rules.LINES | Rules.SIDES:
            _box(sheets, laid, rows, x, tops)
        case Rules.LEVEL:
            for index in range(len(rows) + 1):
                if index == len(rows) or not 0 < rows[index] < laid.table.head_rows:
                    sheets.line(x, tops[index], x + laid.width, tops[index], THIN)
            _underline_spans(sheets, laid, rows, x, tops)
        case Rules.TOTALS:
            _rule_totals(sheets, laid, rows, x, tops)
        case Rules.COLUMNS:
            for border in laid.borders:
                sheets.line(x + border, tops[0], x + border, tops[-1], THIN)
            sheets.line(x, tops[0], x + laid.width, tops[0], THIN)
            sheets.line(x, tops[-1], x + laid.width, tops[-1], THIN)


def _box(sheets: Sheets, laid: Laid, rows: Sequence[int], x: float, tops: Sequence[float]) -> None:
    """All borders of all cells; those that span rows or columns have none inside, nor has the name of a section alone."""
    owner = {}
    for cell in laid.table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                owner[row, column] = cell
    for index in range(len(rows) + 1):
        for column in range(laid.table.columns):
            above = (rows[index - 1], column) if index else None
            below = (rows[index], column) if index < len(rows) else None
            if above is None or below is None or above not in owner or owner[above] is not owner.get(below):
                _side(sheets, laid, x + laid.borders[column], tops[index], x + laid.borders[column + 1], tops[index])
    for index, row in enumerate(rows):
        for column in range(laid.table.columns + 1):
            left, right = (row, column - 1), (row, column)
            is_inside = 0 < column < laid.table.columns
            is_spanned = is_inside and (is_merged(laid.table, row) or (left in owner and owner[left] is owner.get(right)))
            if not is_spanned:
                border = x + laid.borders[column]
                _side(sheets, laid, border, tops[index], border, tops[index + 1])


def _side(sheets: Sheets, laid: Laid, x0: float, top: float, x1: float, bottom: float) -> None:
    """One side of a cell: a line, or as Word does it a thin rectangle and a square where sides meet."""
    if laid.table.style.rules is Rules.LINES:
        sheets.line(x0, top, x1, bottom, THIN)
    elif x0 == x1:
        sheets.fill(x0, top + THIN, x0 + THIN, bottom)
    else:
        sheets.fill(x0, top, x0 + THIN, top + THIN)
        sheets.fill(x0 + THIN, top, x1, top + THIN)


def _rule_totals(sheets: Sheets, laid: Laid, rows: Sequence[int], x: float, tops: Sequence[float]) -> None:
    first = laid.table.label_columns
    for index, row in enumerate(rows):
        if row == laid.table.head_rows - 1:
            sheets.line(x, tops[index + 1], x + laid.width, tops[index + 1], THICK)
        if row in laid.table.totals:
            sheets.line(x + laid.borders[first], tops[index], x + laid.width, tops[index], THIN)
            sheets.line(x + laid.borders[first], tops[index + 1], x + laid.width, tops[index + 1], THIN)
    _underline_spans(sheets, laid, rows, x, tops)


def _underline_spans(sheets: Sheets, laid: Laid, rows: Sequence[int], x: float, tops: Sequence[float]) -> None:
    """A line below each head that stands over several columns."""
    for cell in laid.table.cells:
        if cell.column_span > 1 and cell.row < laid.table.head_rows and cell.row in rows:
            left, right = laid.extent(cell)
            bottom = tops[rows.index(cell.row) + 1]
            inset = laid.table.style.gap / 2
            sheets.line(x + left + inset, bottom, x + right - inset, bottom, THIN)
