"""What stands where in a grid: columns of figures, labels and codes, and the readings that each row of figures allows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from math import comb

from extract.indicator_fields import gives_unit
from extract.printed_figures import is_no_figure, is_torn, read_favour, read_figures, split_figures
from extract.table_reading import Figure, Reading
from extract.table_words import table_words
from schema import Document, Favour, Grid, GridCell

MOST_READINGS = 300
"""A row with more readings than this is open: no sum could tell them apart."""
MOST_TRIED = 20 * MOST_READINGS
"""So many placings of a row's figures are tried against where these may begin."""
MANY_SHARES = 0.5
"""In a table of indicators at least this share of the cells are percentages or no figures."""


@dataclass(frozen=True)
class Line:
    """One row below the head: its words, its figures, and the columns that these may stand in."""

    place: int
    """Its row in the grid."""
    labels: tuple[GridCell, ...]
    details: tuple[GridCell, ...]
    """Words behind the labels: `B`, `S`, the name of a programme."""
    figures: tuple[Figure, ...] = ()
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True)
class Layout:
    """A grid with its columns told apart."""

    grid: Grid
    figure_columns: tuple[int, ...]
    head: tuple[GridCell, ...]
    """The cells of its head, over labels and figures."""
    lines: tuple[Line, ...]
    cut_off: GridCell | None = None
    """The cell of a figure that the end of the text cuts off; it is in no line."""


class _Cells:
    """The cells of a grid below its head, with what each one holds."""

    def __init__(self, document: Document, grid: Grid) -> None:
        self.text = document.text
        self.grid = grid
        self.last_ink = len(document.text.rstrip()) if grid is document.grids[-1] else None
        self.body = [cell for cell in grid.cells if cell.row >= grid.head_rows]
        self.figures = {cell: self._figures(cell) for cell in self.body if self._may_hold_figures(cell)}
        self.cut_off = next((cell for cell in self.body[-1:] if self._is_cut_off(cell)), None)

    def _may_hold_figures(self, cell: GridCell) -> bool:
        return cell.column + cell.column_span > self.grid.label_columns and cell.column >= self.grid.label_columns

    def _figures(self, cell: GridCell) -> tuple[Figure, ...]:
        return () if self.ways(cell) else read_figures(self.text, cell.start, cell.end)

    def ways(self, cell: GridCell) -> tuple[tuple[Figure, ...], ...]:
        """The ways to part the figures that a cell over several columns holds without anything between them."""
        return split_figures(self.text, cell.start, cell.end, cell.column_span) if cell.column_span > 1 else ()

    def _is_cut_off(self, cell: GridCell) -> bool:
        return cell.end == self.last_ink and cell in self.figures and is_torn(self.text, cell.start, cell.end)

    def words(self, cell: GridCell) -> str:
        """A cell's words on one line."""
        return " ".join(self.text[cell.start : cell.end].split())

    def favour(self, cell: GridCell) -> Favour | None:
        """N or V, where the cell holds nothing else."""
        short = cell.end - cell.start <= len("voordelig") and self.text[cell.start] in "NVnv"
        return read_favour(self.words(cell)) if short else None


def read_layout(document: Document, grid: Grid) -> Layout | None:
    """The layout of a grid; None where no column holds figures."""
    cells = _Cells(document, grid)
    columns = _figure_columns(cells)
    if not columns:
        return None
    head = tuple(cell for cell in grid.cells if cell.row < grid.head_rows)
    heads = {(cell.column, cells.words(cell)) for cell in head}
    rows: dict[int, list[GridCell]] = {}
    for cell in cells.body:
        if cell is not cells.cut_off:
            rows.setdefault(cell.row, []).append(cell)
    lines = [
        line
        for row, members in rows.items()
        if not _repeats(cells, members, heads)
        for line in _lines(cells, row, members, columns)
    ]
    return Layout(grid, columns, head, tuple(lines), cells.cut_off)


def is_indicator_grid(document: Document, grid: Grid) -> bool:
    """Whether a grid holds indicators and no money: its head or a row says so, or most cells are percentages or `nb`."""
    words = table_words()
    heads = {
        " ".join(document.text[cell.start : cell.end].casefold().split())
        for cell in grid.cells
        if cell.row < max(grid.head_rows, 1)
    }
    if heads & words.indicator_heads or len(heads & words.indicator_marks) > 1 or gives_unit(document, grid):
        return True
    body = [cell for cell in grid.cells if cell.row >= grid.head_rows and cell.column >= grid.label_columns]
    shares = sum(is_no_figure(document.text[cell.start : cell.end]) for cell in body)
    return bool(body) and shares >= MANY_SHARES * len(body)


def _figure_columns(cells: _Cells) -> tuple[int, ...]:
    """The columns that hold more figures than words; one with neither counts where a figure's column is lost."""
    grid = cells.grid
    figures = [0] * grid.columns
    words = [0] * grid.columns
    shares = [0] * grid.columns
    lost = False
    for cell in cells.body:
        lost = lost or not cell.placed
        if cell.column < grid.label_columns or not cell.placed or cell is cells.cut_off:
            continue
        glued = cells.ways(cell) != ()
        for column in range(cell.column, min(cell.column + cell.column_span, grid.columns)):
            if cells.figures[cell] or glued:
                figures[column] += 1
            elif is_no_figure(cells.words(cell)):
                shares[column] += 1
            else:
                words[column] += 1
    under_head = _under_head(grid) if any(figures) else set()
    empty = {c for c in range(grid.columns) if not words[c] and not shares[c] and (lost or c in under_head)}
    return tuple(c for c in range(grid.label_columns, grid.columns) if figures[c] > words[c] or c in empty)


def _under_head(grid: Grid) -> set[int]:
    """The columns that have a head."""
    heads = (cell for cell in grid.cells if cell.row < grid.head_rows)
    return {column for cell in heads for column in range(cell.column, cell.column + cell.column_span)}


def _repeats(cells: _Cells, members: Sequence[GridCell], heads: set[tuple[int, str]]) -> bool:
    """Whether a row prints the head once more, as tables over two pages do."""
    return len(members) > 1 and all((cell.column, cells.words(cell)) in heads for cell in members)


def _lines(cells: _Cells, row: int, members: Sequence[GridCell], columns: tuple[int, ...]) -> Iterator[Line]:
    """The lines of one row: one, and more where a cell has figures one below the other."""
    labels: list[GridCell] = []
    details: list[GridCell] = []
    figured: list[GridCell] = []
    favours: dict[GridCell, Favour] = {}
    for cell in members:
        favour = cells.favour(cell) if cell.column >= cells.grid.label_columns else None
        if favour and columns and cell.column > columns[0]:
            favours[cell] = favour
        elif cells.figures.get(cell) or _glued(cells, cell):
            figured.append(cell)
        elif cell.column < cells.grid.label_columns or (not labels and not figured and not is_no_figure(cells.words(cell))):
            labels.append(cell)
        elif not is_no_figure(cells.words(cell)):
            details.append(cell)
    depth = max((len(cells.figures.get(cell, ())) for cell in figured), default=0)
    if depth == 0 and not any(_glued(cells, cell) for cell in figured):
        yield Line(row, tuple(labels), tuple(details))
        return
    for level in range(max(depth, 1)):
        choices = list(_choices(cells, figured, favours, level))
        readings = _readings(choices, columns)
        figures = tuple(choice.ways[0][0] for choice in choices if len(choice.ways[0]) == 1)
        if any(len(choice.ways[0]) > 1 for choice in choices):
            figures = _flat(readings[0]) if readings else ()
        yield Line(row, tuple(labels), tuple(details), figures, readings)


def _glued(cells: _Cells, cell: GridCell) -> bool:
    """Whether a cell over several columns holds figures that are glued."""
    return cell.column >= cells.grid.label_columns and cells.ways(cell) != ()


@dataclass(frozen=True)
class _Choice:
    """What one cell puts into its row: the ways to read it, each a figure for every column that it takes."""

    cell: GridCell
    ways: tuple[tuple[Figure, ...], ...]


def _choices(cells: _Cells, figured: Sequence[GridCell], favours: dict[GridCell, Favour], level: int) -> Iterator[_Choice]:
    """The figures of a row at one level of its cells; an N or V in a cell of its own goes to the figure to its left."""
    beside = _beside(figured, favours)
    for cell in figured:
        figures = cells.figures.get(cell, ())
        if figures and level < len(figures):
            figure = figures[level]
            yield _Choice(cell, ((figure._replace(favour=figure.favour or beside.get(cell)),),))
        elif not figures and level == 0:
            yield _Choice(cell, cells.ways(cell))


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


def _readings(choices: Sequence[_Choice], columns: tuple[int, ...]) -> tuple[Reading, ...]:
    """The readings of a row, a figure whose column is lost in any that keeps the order; none where there are too many."""
    if all(choice.cell.placed and len(choice.ways) == 1 == len(choice.ways[0]) for choice in choices):
        placed = {choice.cell.column: choice.ways[0][0] for choice in choices}
        return (tuple(map(placed.get, columns)),)
    fixed = {choice.cell.column: choice for choice in choices if choice.cell.placed and choice.cell.column in columns}
    partial: list[dict[int, Figure]] = [{}]
    for choice in fixed.values():
        start = columns.index(choice.cell.column)
        places = columns[start : start + len(choice.ways[0])]
        partial = [{**one, **dict(zip(places, way, strict=False))} for one in partial for way in choice.ways]
        if len(partial) > MOST_READINGS:
            return ()
    for run in _runs(choices, columns):
        free = [column for column in run.columns if column not in fixed]
        ways = list(_placings(run.lost, free))
        if len(partial) * len(ways) > MOST_READINGS:
            return ()
        partial = [{**one, **way} for one in partial for way in ways]
    readings = {tuple(one.get(column) for column in columns): None for one in partial}
    return tuple(readings)


@dataclass(frozen=True)
class _Run:
    """Neighbouring figures whose columns are lost, and the columns between the placed ones around them."""

    lost: tuple[_Choice, ...]
    columns: tuple[int, ...]


def _runs(choices: Sequence[_Choice], columns: tuple[int, ...]) -> Iterator[_Run]:
    """The runs of lost figures in a row."""
    lost: list[_Choice] = []
    low = -1
    for choice in (*choices, None):
        placed = choice is None or (choice.cell.placed and choice.cell.column in columns)
        if choice is not None and not placed:
            lost.append(choice)
            continue
        high = columns[-1] + 1 if choice is None else choice.cell.column
        if lost:
            yield _Run(tuple(lost), tuple(column for column in columns if low < column < high))
            lost = []
        low = high


def _placings(lost: Sequence[_Choice], free: Sequence[int]) -> Iterable[dict[int, Figure]]:
    """The ways to stand the figures in free columns, in their order, none left of where it may begin."""
    if comb(len(free), len(lost)) > MOST_READINGS:
        free = [column for column in free if column >= lost[0].cell.column]
    for places in islice(combinations(free, len(lost)), MOST_TRIED):
        if all(choice.cell.column <= place for choice, place in zip(lost, places, strict=True)):
            yield {place: choice.ways[0][0] for choice, place in zip(lost, places, strict=True)}


def _flat(reading: Reading) -> tuple[Figure, ...]:
    """The figures of a reading, in order."""
    return tuple(figure for figure in reading if figure)
