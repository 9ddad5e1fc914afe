"""What stands where in a grid: columns of figures, labels and codes, and the readings that each row of figures allows."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extract.indicators.fields import gives_unit
from extract.tables.candidates import Choice, row_readings
from extract.tables.figures import is_no_figure, is_torn, read_favour, read_figures, split_figures
from extract.tables.reading import Figure, Reading
from extract.tables.words import table_words
from schema import Document, Favour, Grid, GridCell

MANY_SHARES = 0.5
"""In a table of indicators at least this share of the cells are percentages or no figures."""


class Line(NamedTuple):
    """One row below the head: its words, its figures, and the columns that these may stand in."""

    place: int
    """Its row in the grid."""
    labels: tuple[GridCell, ...]
    details: tuple[GridCell, ...] = ()
    """Words behind the labels: `B`, `S`, the name of a programme."""
    figures: tuple[Figure, ...] = ()
    readings: tuple[Reading, ...] = ()


class Layout(NamedTuple):
    """A grid with its columns told apart."""

    grid: Grid
    figure_columns: tuple[int, ...]
    head: tuple[GridCell, ...]
    """The cells of its head, over labels and figures."""
    lines: tuple[Line, ...]
    cut_off: GridCell | None = None
    """The cell of a figure that the end of the text cuts off; it is in no line."""
    named: tuple[GridCell, ...] = ()
    """The cells of the head over the labels that name the rows below it, as heads between the rows name those below them."""


class _Cell(NamedTuple):
    """A cell below the head with what it holds: figures, one of the ways to part glued figures, or words."""

    cell: GridCell
    figures: tuple[Figure, ...] = ()
    ways: tuple[tuple[Figure, ...], ...] = ()
    """The ways to part the figures that a cell over several columns holds without anything between them."""


def read_layout(document: Document, grid: Grid) -> Layout | None:
    """The layout of a grid; None where no column holds figures."""
    text, head_rows, label_columns = document.text, grid.head_rows, grid.label_columns
    cells = [_read_cell(text, label_columns, cell) for cell in grid.cells if cell.row >= head_rows]
    cut_off = _cut_off(document, grid, cells)
    if cut_off is not None:
        cells.pop()
    columns = _figure_columns(text, grid, cells)
    if not columns:
        return None
    head = tuple(cell for cell in grid.cells if cell.row < head_rows)
    heads = {(cell.column, _words(text, cell)): cell for cell in head}
    rows: dict[int, list[_Cell]] = {}
    for one in cells:
        rows.setdefault(one.cell.row, []).append(one)
    lines: list[Line] = []
    named: tuple[GridCell, ...] = ()
    for row, members in rows.items():
        if _repeats(text, members, heads):
            continue
        over = _head_named_anew(text, label_columns, members, heads)
        if over is not None:
            named = named or _label_beside(grid, head, over)
            lines.append(Line(row, tuple(one.cell for one in members if one.cell.column < label_columns)))
        else:
            lines += _lines(text, label_columns, row, members, columns)
    return Layout(grid, columns, head, tuple(lines), cut_off, named)


def _read_cell(text: str, label_columns: int, cell: GridCell) -> _Cell:
    """A cell with the figures in it, unless it stands in a column of labels."""
    if cell.column < label_columns:
        return _Cell(cell)
    ways = split_figures(text, cell.start, cell.end, cell.column_span) if cell.column_span > 1 else ()
    return _Cell(cell, () if ways else read_figures(text, cell.start, cell.end), ways)


def _words(text: str, cell: GridCell) -> str:
    """A cell's words on one line."""
    return " ".join(text[cell.start : cell.end].split())


def _cut_off(document: Document, grid: Grid, cells: Sequence[_Cell]) -> GridCell | None:
    """The cell of a figure that the end of the text cuts off, where the grid ends with one."""
    last = cells[-1].cell if cells and document.is_flattened and grid is document.grids[-1] else None
    if last is None or last.column < grid.label_columns or last.end != len(document.text.rstrip()):
        return None
    return last if is_torn(document.text, last.start, last.end) else None


def is_indicator_grid(document: Document, grid: Grid) -> bool:
    """Whether a grid holds indicators and no money: its head or a row says so, or most cells are percentages or `nb`."""
    text, words, label_columns, head_rows = document.text, table_words(), grid.label_columns, grid.head_rows
    named = max(head_rows, 1)
    heads = {" ".join(text[cell.start : cell.end].casefold().split()) for cell in grid.cells if cell.row < named}
    if heads & words.indicator_heads or len(heads & words.indicator_marks) > 1 or gives_unit(document, grid):
        return True
    body = [text[cell.start : cell.end] for cell in grid.cells if cell.row >= head_rows and cell.column >= label_columns]
    fewest = MANY_SHARES * len(body)
    likely = [words for words in body if "%" in words or words[:1].isalpha()]
    return bool(body) and len(likely) >= fewest and sum(map(is_no_figure, likely)) >= fewest


def _figure_columns(text: str, grid: Grid, cells: Sequence[_Cell]) -> tuple[int, ...]:
    """The columns that hold more figures than words; one with neither counts where a figure's column is lost."""
    width, label_columns = grid.columns, grid.label_columns
    figures, words, shares = [0] * width, [0] * width, [0] * width
    lost = False
    for cell, own, ways in cells:
        if not cell.placed:
            lost = True
        elif cell.column >= label_columns:
            counts = figures if own or ways else shares if is_no_figure(_words(text, cell)) else words
            for column in range(cell.column, min(cell.column + cell.column_span, width)):
                counts[column] += 1
    under_head = _with_own_head(grid, figures) if any(figures) else set()
    empty = {c for c in range(width) if not words[c] and not shares[c] and (lost or c in under_head)}
    return tuple(c for c in range(label_columns, width) if figures[c] > words[c] or c in empty)


def _with_own_head(grid: Grid, figures: Sequence[int]) -> set[int]:
    """The columns that have a head of their own: none that its head shares with figures is (`1.200 | N` under `2024`)."""
    head_rows = grid.head_rows
    lowest = {
        column: cell
        for cell in sorted((cell for cell in grid.cells if cell.row < head_rows), key=lambda cell: cell.row)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    return {
        column
        for column, cell in lowest.items()
        if cell.column_span == 1 or not any(figures[cell.column : cell.column + cell.column_span])
    }


def _repeats(text: str, members: Sequence[_Cell], heads: Mapping[tuple[int, str], GridCell]) -> bool:
    """Whether a row prints the head once more, as tables over two pages do."""
    return len(members) > 1 and all((one.cell.column, _words(text, one.cell)) in heads for one in members)


def _head_named_anew(
    text: str, label_columns: int, members: Sequence[_Cell], heads: Mapping[tuple[int, str], GridCell]
) -> GridCell | None:
    """A cell of the head that a row prints once more over all its figures, with another name over the labels."""
    figures = [one.cell for one in members if one.cell.column >= label_columns]
    if not 1 < len(figures) < len(members):
        return None
    over = heads.get((figures[0].column, _words(text, figures[0])))
    return over if over and all((cell.column, _words(text, cell)) in heads for cell in figures[1:]) else None


def _label_beside(grid: Grid, head: Sequence[GridCell], over: GridCell) -> tuple[GridCell, ...]:
    """The cells of the head over the labels that stand beside one over the figures: their lines may part it."""
    rows = sorted({cell.row for cell in head if cell.column >= grid.label_columns})
    place = rows.index(over.row)
    first = rows[place - 1] + 1 if place else 0
    last = rows[place + 1] if place + 1 < len(rows) else grid.head_rows
    return tuple(cell for cell in head if cell.column < grid.label_columns and first <= cell.row < last)


def _lines(text: str, label_columns: int, row: int, members: Sequence[_Cell], columns: tuple[int, ...]) -> Iterator[Line]:
    """The lines of one row: one, and more where a cell has figures one below the other."""
    labels: list[GridCell] = []
    details: list[GridCell] = []
    figured: list[_Cell] = []
    favours: dict[GridCell, Favour] = {}
    for one in members:
        cell = one.cell
        if cell.column < label_columns:
            labels.append(cell)
        elif one.figures or one.ways:
            figured.append(one)
        elif cell.column > columns[0] and (favour := _favour(text, cell)):
            favours[cell] = favour
        elif not is_no_figure(_words(text, cell)):
            (details if labels or figured else labels).append(cell)
    plain = [one for one in figured if one.cell.placed and len(one.figures) == 1]
    if favours or len(plain) < len(figured):
        yield from _open_lines(Line(row, tuple(labels), tuple(details)), figured, favours, columns)
    elif plain:
        placed = {one.cell.column: one.figures[0] for one in plain}
        reading = tuple(map(placed.get, columns))
        yield Line(row, tuple(labels), tuple(details), tuple(placed.values()), (reading,))
    else:
        yield Line(row, tuple(labels), tuple(details))


def _favour(text: str, cell: GridCell) -> Favour | None:
    """N or V, where the cell holds nothing else."""
    short = cell.end - cell.start <= len("voordelig") and text[cell.start] in "NVnv"
    return read_favour(_words(text, cell)) if short else None


def _open_lines(
    line: Line, figured: Sequence[_Cell], favours: dict[GridCell, Favour], columns: tuple[int, ...]
) -> Iterator[Line]:
    """The lines of a row that has more than one figure a column, an N or V beside one, or figures whose column is lost."""
    if not figured:
        yield line
        return
    beside = _beside([one.cell for one in figured], favours)
    for level in range(max(1, *(len(one.figures) for one in figured))):
        choices = list(_choices(figured, beside, level))
        readings = row_readings(choices, columns)
        figures = tuple(choice.ways[0][0] for choice in choices if len(choice.ways[0]) == 1)
        if any(len(choice.ways[0]) > 1 for choice in choices):
            figures = tuple(filter(None, readings[0])) if readings else ()
        yield line._replace(figures=figures, readings=readings)


def _choices(figured: Sequence[_Cell], beside: dict[GridCell, Favour], level: int) -> Iterator[Choice]:
    """The figures of a row at one level of its cells; an N or V in a cell of its own goes to the figure to its left."""
    for cell, figures, ways in figured:
        if level < len(figures):
            figure = figures[level]
            favour = beside.get(cell)
            yield Choice(cell, ((figure._replace(favour=favour) if favour and not figure.favour else figure,),))
        elif not figures and level == 0:
            yield Choice(cell, ways)


def _beside(figured: Sequence[GridCell], favours: dict[GridCell, Favour]) -> dict[GridCell, Favour]:
    """The N or V of each figure that has one in a cell behind it; before it where the row begins with one."""
    if not favours or not figured:
        return {}
    ordered = sorted([*figured, *favours], key=lambda cell: cell.start)
    if ordered[0] in favours:
        ordered.reverse()
    found: dict[GridCell, Favour] = {}
    last: GridCell | None = None
    for cell in ordered:
        if cell not in favours:
            last = cell
        elif last is not None:
            found.setdefault(last, favours[cell])
    return found
