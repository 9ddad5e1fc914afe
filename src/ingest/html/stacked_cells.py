"""Cells that hold several things of a goal tree, each with its code on a line of its own: they become rows.

A page may list the activities of a goal in one cell, where other pages give each a row beside the goal.
"""

import re
from collections.abc import Iterator

from ingest.html.inline import Piece
from ingest.html.spans import CellSource, RowSource
from ingest.html.table_roles import is_value

# "2A101 Controleren", "10A1.1 Begeleiden", "1.2.3 Aanleggen": a code with letters or full stops before words
CODED_LINE = re.compile(r"^(?=\w*[A-Z.])\d{1,2}[A-Z]?[\d.]*\d\.?\s+(?=[^\W\d])", re.MULTILINE)


def unstacked(row: RowSource) -> Iterator[RowSource]:
    """The row, or the rows that the codes in its cells make of it; cells with one thing span them. None may span rows before."""
    if not any(cell.piece and "\n" in cell.piece.text for cell in row.cells):
        yield row
        return
    if any(cell.piece and is_value(cell.piece.text) for cell in row.cells):
        yield row
        return
    stacks = [list(_parts(cell)) for cell in row.cells]
    height = max(map(len, stacks), default=1)
    if height == 1:
        yield row
        return
    for place in range(height):
        cells = [_cell(cell, stack, place, height) for cell, stack in zip(row.cells, stacks, strict=True)]
        yield row._replace(cells=[cell for cell in cells if cell])


def _parts(cell: CellSource) -> Iterator[Piece | None]:
    """The things in a cell, each with its code; the cell as it is where it does not list several."""
    piece = cell.piece
    starts = [match.start() for match in CODED_LINE.finditer(piece.text)] if piece and "\n" in piece.text else []
    if piece is None or len(starts) < 2 or starts[0]:
        yield piece
        return
    for start, end in zip(starts, [*starts[1:], len(piece.text)], strict=True):
        yield piece.part(start, end)


def _cell(cell: CellSource, stack: list[Piece | None], place: int, height: int) -> CellSource | None:
    """What stands of a cell in one of the rows that it becomes; None in those that its first part spans."""
    if len(stack) == 1:
        return cell._replace(rows=height) if place == 0 else None
    return cell._replace(piece=stack[place] if place < len(stack) else None)
