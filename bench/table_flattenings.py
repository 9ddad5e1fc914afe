"""The flattenings that reports have: rows of cells as a text, in each of the ways in which a table loses its form."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from itertools import chain

from bench.table_cells import Cells

EMPTY_CELL = "\u00a0"
GAP = "\n\n"
Row = tuple[str, ...]


class Flattening(Enum):
    """What a table has become."""

    CELLS = auto()
    """A cell a line, empty lines between, an empty cell as a line with a hard blank."""
    RUNS = auto()
    """The same, empty cells in a row collapsed: as many blanks as there were cells."""
    DROPPED = auto()
    """The same, empty cells gone."""
    TIGHT = auto()
    """A cell a line and no empty lines, an empty cell as a line with a hard blank."""
    TIGHT_DROPPED = auto()
    """The same, empty cells gone."""
    PIPES = auto()
    """Bars between the cells, a rule under the head."""
    SHIFTED = auto()
    """The same, the empty first cell of the head moved to its end."""
    MOVED = auto()
    """The same, the empty cells of a row moved behind its figures."""
    JOINED = auto()
    """Blanks between the cells, an empty cell a blank more."""
    JOINED_DROPPED = auto()
    """The same, empty cells gone."""
    GLUED = auto()
    """Nothing between the cells."""
    BULLETS = auto()
    """A row as a heading, its figures as bullets with their heads."""


LOSSY = frozenset((Flattening.DROPPED, Flattening.TIGHT_DROPPED, Flattening.MOVED, Flattening.JOINED_DROPPED))
"""Flattenings that do not tell the columns of a row with empty cells."""
LINE_BY_LINE = frozenset((Flattening.CELLS, Flattening.RUNS, Flattening.DROPPED))
"""Flattenings in which a cell may have two lines."""


def flatten(cells: Cells, flattening: Flattening) -> str:
    """The cells as a text."""
    return FLATTENERS[flattening](cells)


def _cells(cells: Cells) -> str:
    return GAP.join(cell or EMPTY_CELL for cell in chain(*cells.head, *cells.body))


def _tight(cells: Cells) -> str:
    return "\n".join(cell or EMPTY_CELL for cell in chain(*cells.head, *cells.body))


def _dropped(cells: Cells) -> str:
    return GAP.join(cell for cell in chain(*cells.head, *cells.body) if cell)


def _tight_dropped(cells: Cells) -> str:
    return "\n".join(cell for cell in chain(*cells.head, *cells.body) if cell)


def _runs(cells: Cells) -> str:
    """A run of empty cells is a line of as many blanks, with a line break in it where the row ends."""
    pieces: list[str] = []
    run = ""
    for row in (*cells.head, *cells.body):
        for cell in row:
            if not cell:
                run += " "
                continue
            if run.strip("\n"):
                pieces.append(run.strip("\n"))
            pieces.append(cell)
            run = ""
        run += "\n"
    return GAP.join(pieces)


def _pipes(cells: Cells) -> str:
    return _barred([_barred_row(row) for row in cells.head], [_barred_row(row) for row in cells.body], cells)


def _shifted(cells: Cells) -> str:
    head = [_barred_row(row) if row[0] else _barred_row((*row[1:], "")) for row in cells.head]
    return _barred(head, [_barred_row(row) for row in cells.body], cells)


def _moved(cells: Cells) -> str:
    head = [_barred_row(row) for row in cells.head]
    return _barred(head, [_moved_row(row) for row in cells.body], cells)


def _barred(head: Sequence[str], body: Sequence[str], cells: Cells) -> str:
    rule = "---|" * max(len(row) for row in cells.body)
    return "\n".join((head[0], rule, *head[1:], *body))


def _barred_row(row: Row) -> str:
    return " | ".join(row) + " |"


def _moved_row(row: Row) -> str:
    ink = [cell for cell in row if cell]
    behind = len(row) - len(ink)
    return " | ".join(ink) + (" |" if not behind else " |  |" if behind == 1 else " | " + "|" * behind)


def _joined(cells: Cells) -> str:
    head = [" ".join(cell for cell in row if cell) for row in cells.head]
    return "\n".join((*head, *(_joined_row(row, cells.label_columns) for row in cells.body)))


def _joined_row(row: Row, label_columns: int) -> str:
    labels = [cell for cell in row[:label_columns] if cell]
    return " ".join((*labels, *(cell or " " for cell in row[label_columns:])))


def _joined_dropped(cells: Cells) -> str:
    return "\n".join(" ".join(cell for cell in row if cell) for row in (*cells.head, *cells.body))


def _glued(cells: Cells) -> str:
    return "\n".join("".join(row) for row in (*cells.head, *cells.body))


def _bullets(cells: Cells) -> str:
    heads = cells.head[0][cells.label_columns :]
    pieces = []
    for row in cells.body:
        figures = zip(heads, row[cells.label_columns :], strict=True)
        lines = "\n".join(f" • {head} {figure}" for head, figure in figures if figure)
        pieces.append(f"{row[0]}{GAP}{lines}")
    return GAP.join(pieces)


FLATTENERS: dict[Flattening, Callable[[Cells], str]] = {
    Flattening.CELLS: _cells,
    Flattening.RUNS: _runs,
    Flattening.DROPPED: _dropped,
    Flattening.TIGHT: _tight,
    Flattening.TIGHT_DROPPED: _tight_dropped,
    Flattening.PIPES: _pipes,
    Flattening.SHIFTED: _shifted,
    Flattening.MOVED: _moved,
    Flattening.JOINED: _joined,
    Flattening.JOINED_DROPPED: _joined_dropped,
    Flattening.GLUED: _glued,
    Flattening.BULLETS: _bullets,
}
