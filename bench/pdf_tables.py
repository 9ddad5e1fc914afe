"""A generated table laid out on paper: its cells broken into lines, its columns and rows as wide and high as they need."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth

from bench.pdf_styles import Align, Beside, Rules, Spread, Style
from bench.table_cells import HeadForm
from bench.table_forms import Rendered
from bench.table_grids import true_grid

BROKEN_WORDS = {
    "Meerjarenraming": "Meerjaren-raming",
    "Begrotingswijziging": "Begrotings-wijziging",
    "Onttrekking": "Ont-trekking",
    "Toevoeging": "Toe-voeging",
    "Jaarrekening": "Jaar-rekening",
    "Realisatie": "Reali-satie",
    "Gerealiseerd": "Gereali-seerd",
    "Structureel": "Structu-reel",
    "Incidenteel": "Inciden-teel",
    "wijziging": "wijzi-ging",
    "Wijzigingen": "Wijzi-gingen",
    "Begroting": "Begro-ting",
    "Primitieve": "Primi-tieve",
}
"""Where heads are broken."""


class PaperCell(NamedTuple):
    """One cell with ink in it, and its true place."""

    row: int
    column: int
    row_span: int
    column_span: int
    words: str
    mark: str = ""
    """The mark of a footnote behind it, which is raised."""


@dataclass(frozen=True)
class PaperTable:
    """The cells of a table and the look in which it is printed."""

    rendered: Rendered
    style: Style
    cells: tuple[PaperCell, ...]
    head_rows: int
    label_columns: int
    rows: int
    columns: int
    totals: frozenset[int]
    """Rows that add up others."""
    sections: frozenset[int]
    """Rows of one label and no figures."""
    above: tuple[str, ...]
    """What stands above it: its title, what its signs mean, its unit."""
    below: tuple[str, ...]
    """What stands below it."""

    def is_figure(self, cell: PaperCell) -> bool:
        """Whether it stands among the figures."""
        return cell.row >= self.head_rows and cell.column >= self.label_columns and not cell.words.isalpha()

    def is_bold(self, cell: PaperCell) -> bool:
        """Whether it is printed bold."""
        if cell.row < self.head_rows:
            return self.style.bold_head
        return self.style.bold_totals and cell.row in self.totals | self.sections

    def font(self, cell: PaperCell) -> str:
        """The name of its font."""
        return self.style.font(bold=self.is_bold(cell))

    def width(self, cell: PaperCell, words: str) -> float:
        """How wide words are in its font, in points."""
        return float(stringWidth(words, self.font(cell), self.style.size))

    def align(self, cell: PaperCell) -> Align:
        """Where its words stand between the borders of its column."""
        if self.is_figure(cell):
            return self.style.figures
        if cell.column < self.label_columns:
            return Align.LEFT
        if cell.row >= self.head_rows:
            return Align.CENTRE
        return Align.CENTRE if cell.column_span > 1 else self.style.heads


def paper_table(rendered: Rendered, style: Style) -> PaperTable:
    """The cells of a table as a report prints them; no column is without ink."""
    grid = true_grid(rendered)
    sums = rendered.table.sums
    kept = sorted({cell.column for cell in grid.cells if cell.column_span == 1})
    cells = []
    for cell in grid.cells:
        columns = [index for index, column in enumerate(kept) if cell.column <= column < cell.column + cell.column_span]
        words, mark = _printed(rendered, cell.row < grid.head_rows, rendered.text[cell.start : cell.end], style)
        cells.append(PaperCell(cell.row, columns[0], cell.row_span, len(columns), words, mark))
    totals = {made.result.row for made in sums if any(term.row != made.result.row for term in made.terms)}
    return PaperTable(
        rendered=rendered,
        style=style,
        cells=tuple(cells),
        head_rows=grid.head_rows,
        label_columns=grid.label_columns,
        rows=grid.rows,
        columns=len(kept),
        totals=frozenset(row + grid.head_rows for row in totals),
        sections=frozenset(index + grid.head_rows for index, row in enumerate(rendered.table.rows) if row.is_section),
        above=_around(rendered, rendered.text[: grid.start]),
        below=_around(rendered, rendered.text[grid.end :]),
    )


def _around(rendered: Rendered, words: str) -> tuple[str, ...]:
    """What belongs to the table of the words above or below it: not the sentences."""
    return tuple(piece for piece in words.strip().split("\n\n") if piece and piece not in rendered.form.prose)


def _printed(rendered: Rendered, is_head: bool, words: str, style: Style) -> tuple[str, str]:
    """The words of a cell in this look, and the mark of a footnote behind them."""
    words = words.replace("‒", "–")
    if is_head and rendered.form.layout.head is HeadForm.FOOTNOTED and words[-5:].isdigit():
        return words[:-1], words[-1]
    if is_head:
        return words.replace("- ", ""), ""
    if style.has_brackets and words[0] == "-" and words[1:2].isdigit():
        return f"({words[1:]})", ""
    return words, ""


@dataclass(frozen=True)
class Laid:
    """A table with the borders of its columns and the heights of its rows, in points."""

    table: PaperTable
    lines: dict[PaperCell, tuple[str, ...]]
    borders: tuple[float, ...]
    """From 0; one more than there are columns."""
    heights: tuple[float, ...]

    @property
    def width(self) -> float:
        """How wide the table is."""
        return self.borders[-1]

    def extent(self, cell: PaperCell) -> tuple[float, float]:
        """The left and right border of a cell."""
        return self.borders[cell.column], self.borders[cell.column + cell.column_span]

    def height(self, first: int, last: int) -> float:
        """How high the rows from the first to before the last are."""
        return sum(self.heights[first:last])

    def words_of(self, rows: Sequence[int]) -> Iterator[tuple[PaperCell, int, str, float, float]]:
        """Each line of the cells in these rows, that stand below each other: cell, line number, words, x and baseline."""
        tops, top = {}, 0.0
        for row in rows:
            tops[row] = top
            top += self.heights[row]
        order = [cell for cell in self.table.cells if cell.row in tops]
        if self.table.style.is_written_by_column:
            order.sort(key=lambda cell: (cell.column, cell.row))
        for cell in order:
            yield from self._words(cell, tops[cell.row])

    def _words(self, cell: PaperCell, top: float) -> Iterator[tuple[PaperCell, int, str, float, float]]:
        style, lines = self.table.style, self.lines[cell]
        height = self.height(cell.row, cell.row + cell.row_span)
        room = height - 2 * style.padding - len(lines) * style.leading
        is_head = cell.row < self.table.head_rows
        beside = Beside.BOTTOM if is_head and style.beside is Beside.TOP else style.beside
        shift = {Beside.TOP: 0, Beside.MIDDLE: room / 2, Beside.BOTTOM: room}[beside]
        if cell.column < self.table.label_columns and not is_head:
            shift = 0
        left, right = self.extent(cell)
        for index, words in enumerate(lines):
            baseline = top + style.padding + shift + index * style.leading + style.size
            yield cell, index, words, self._x(cell, words, left + style.gap / 2, right - style.gap / 2), baseline

    def _x(self, cell: PaperCell, words: str, left: float, right: float) -> float:
        width = self.table.width(cell, words)
        align = self.table.align(cell)
        return {Align.LEFT: left, Align.CENTRE: (left + right - width) / 2, Align.RIGHT: right - width}[align]


def lay_out(table: PaperTable, room: float) -> Laid | None:
    """The table broken into lines; None where it does not go into that width."""
    style = table.style
    limits = [style.label_width / max(1, table.label_columns)] * table.label_columns
    widths = [0.0] * table.columns
    for cell in table.cells:
        if cell.column_span == 1 and not (style.is_narrow and cell.row < table.head_rows) and not runs_on(table, cell):
            limit = limits[cell.column] if cell.column < table.label_columns else None
            lines = broken(table, cell, limit)
            widths[cell.column] = max(widths[cell.column], *(table.width(cell, line) for line in lines))
    for cell in table.cells:
        if cell.row < table.head_rows and cell.column_span == 1:
            widths[cell.column] = max(widths[cell.column], least_width(table, cell))
    _widen_for_spans(table, widths)
    total = sum(widths) + style.gap * table.columns
    if total > room:
        return None
    for column in {Spread.NONE: (), Spread.LABELS: (0,), Spread.COLUMNS: range(table.columns)}[style.spread]:
        widths[column] += (room - total) / (table.columns if style.spread is Spread.COLUMNS else 1)
    borders = [0.0]
    for width in widths:
        borders.append(borders[-1] + width + style.gap)
    broken_cells = {cell: broken(table, cell, _inner(table, cell, borders)) for cell in table.cells}
    return Laid(table, broken_cells, tuple(borders), _heights(table, broken_cells))


def _inner(table: PaperTable, cell: PaperCell, borders: Sequence[float]) -> float | None:
    """How wide its words may be; None for figures, which are never broken, and for names that run on over empty cells."""
    if table.is_figure(cell) or runs_on(table, cell):
        return None
    return borders[cell.column + cell.column_span] - borders[cell.column] - table.style.gap + 0.1


def _widen_for_spans(table: PaperTable, widths: list[float]) -> None:
    """Columns under a head must hold its longest word between them."""
    for cell in table.cells:
        if cell.column_span > 1:
            columns = range(cell.column, cell.column + cell.column_span)
            lacking = least_width(table, cell) - sum(widths[column] for column in columns) - table.style.gap * (len(columns) - 1)
            for column in columns:
                widths[column] += max(0, lacking) / len(columns)


def least_width(table: PaperTable, cell: PaperCell) -> float:
    """The width of the longest piece of a head that is not broken further."""
    words = cell.words.split()
    if table.style.is_narrow:
        words = [piece for word in words for piece in _pieces(word)]
    mark = table.width(cell, cell.mark)
    return max(table.width(cell, word) for word in words) + mark


def _pieces(word: str) -> list[str]:
    first, hyphen, rest = BROKEN_WORDS.get(word, word).partition("-") if word in BROKEN_WORDS else (word, "", "")
    return [first + hyphen, rest] if rest else [first]


def broken(table: PaperTable, cell: PaperCell, limit: float | None) -> tuple[str, ...]:
    """The lines of a cell that may be so wide."""
    if limit is None:
        return tuple(cell.words.split("\n"))
    lines: list[str] = []
    for paragraph in cell.words.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}".strip()
            if table.width(cell, longer + cell.mark) <= limit:
                line = longer
                continue
            if line:
                lines.append(line)
            pieces = _pieces(word) if table.style.is_narrow and table.width(cell, word + cell.mark) > limit else [word]
            lines += pieces[:-1]
            line = pieces[-1]
        lines.append(line)
    return tuple(lines)


def _heights(table: PaperTable, lines: dict[PaperCell, tuple[str, ...]]) -> tuple[float, ...]:
    heights = [table.style.leading + 2 * table.style.padding] * table.rows
    for cell, words in lines.items():
        if cell.row_span == 1:
            heights[cell.row] = max(heights[cell.row], len(words) * table.style.leading + 2 * table.style.padding)
    for cell, words in lines.items():
        rows = range(cell.row, cell.row + cell.row_span)
        lacking = len(words) * table.style.leading + 2 * table.style.padding - sum(heights[row] for row in rows)
        heights[rows[-1]] += max(0, lacking)
    return tuple(heights)


def runs_on(table: PaperTable, cell: PaperCell) -> bool:
    """Whether it is the name of a section that may be longer than its column, as no line stands in its way."""
    is_open = table.style.rules not in (Rules.LINES, Rules.SIDES, Rules.COLUMNS)
    return cell.row in table.sections and (is_open or is_merged(table, cell.row))


def is_merged(table: PaperTable, row: int) -> bool:
    """Whether a row has no borders between its columns: the name of a section in a table where it stands alone."""
    return row in table.sections and table.rendered.form.layout.section_alone and table.style.rules is not Rules.COLUMNS
