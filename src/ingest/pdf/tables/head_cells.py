"""The cells of a head: which columns each of them stands over."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ingest.pdf.tables.columns import Column
from ingest.pdf.tables.head_groups import HeadCell, spread_groups, spread_over_spans
from ingest.pdf.tables.head_parts import part_heads
from ingest.pdf.tables.pieces import Piece, TextLine
from ingest.pdf.tables.rulings import Rulings

TITLE_INDENT = 20.0
"""A title begins at most so far behind the left border of its table, in points."""


def read_head(
    lines: Sequence[TextLine], columns: Sequence[Column], rulings: Rulings, *, by_line: bool = False
) -> list[list[HeadCell]]:
    """The rows of the head, each with its cells from left to right; printed lines of one cell are one row, unless `by_line`."""
    printed = [_cells(line, columns, rulings) for line in lines]
    for place in reversed(range(len(printed))):
        spread_groups(printed, place, columns)
        if place + 1 < len(printed):
            spread_over_spans(printed[place], printed[place + 1], columns)
    for place, cells in enumerate(printed):
        if place:
            _adopt(printed[place - 1], cells)
    rows: list[list[HeadCell]] = []
    for cells in printed:
        if rows and not by_line and _goes_on(rows[-1], cells, rulings):
            _add(rows[-1], cells)
        else:
            rows.append(cells)
    return rows


def without_title(rows: list[list[HeadCell]]) -> list[list[HeadCell]]:
    """The rows of a head without a title that stands in a row of its own over labels and figures."""
    first = rows[0] if rows else []
    over_all = len(rows) > 1 and len(first) == 1 and first[0].first == 0 and first[0].last > 0
    return rows[1:] if over_all else rows


def _adopt(above: Sequence[HeadCell], cells: Sequence[HeadCell]) -> None:
    """Gives the second line of a head over several columns the columns of the first."""
    for cell in cells:
        over = next((other for other in above if other.first <= cell.first and cell.last <= other.last), None)
        alone = over and sum(over.first <= other.first <= over.last for other in cells) == 1
        if over and alone:
            cell.first, cell.last = over.first, over.last


def _add(row: list[HeadCell], cells: Sequence[HeadCell]) -> None:
    """Puts the cells of a further line into a row."""
    for cell in cells:
        same = next((other for other in row if other.first == cell.first and other.last == cell.last), None)
        if same:
            same.pieces += cell.pieces
        else:
            row.append(cell)
    row.sort(key=lambda cell: cell.first)


def _goes_on(row: Sequence[HeadCell], cells: Sequence[HeadCell], rulings: Rulings) -> bool:
    """Whether the cells of a line are those of the row above it: over the same columns, with no rule between."""
    for cell in cells:
        for other in row:
            if cell.first <= other.last and other.first <= cell.last and (cell.first, cell.last) != (other.first, other.last):
                return False
    for cell in cells:
        over = next((other for other in row if other.first == cell.first), None)
        if over and _is_parted(over.pieces[-1], cell.pieces[0], rulings):
            return False
    return True


def _is_parted(above: Piece, below: Piece, rulings: Rulings) -> bool:
    """Whether a level separator stands between two pieces."""
    x = (max(above.x0, below.x0) + min(above.x1, below.x1)) / 2
    upper, lower = (above.top + above.bottom) / 2, (below.top + below.bottom) / 2
    return any(level.drawn and upper < level.y < lower and level.x0 <= x <= level.x1 for level in rulings.levels)


def _cells(line: TextLine, columns: Sequence[Column], rulings: Rulings) -> list[HeadCell]:
    """The cells of one line of the head."""
    uprights = rulings.cuts(line.top, line.bottom)
    pieces = [part for piece in line.pieces for part in part_heads(piece, columns)]
    frames = [_framed(piece, columns, uprights) for piece in pieces]
    if len(pieces) > 1:
        frames = [None if frame == (0, len(columns) - 1) else frame for frame in frames]
    ordered = _in_order(pieces, columns)
    underlined = [_underlined(piece, columns, rulings) for piece in pieces]
    found: list[HeadCell] = []
    for place, (piece, frame) in enumerate(zip(pieces, frames, strict=True)):
        alone = frame is not None and (frame[0] == frame[1] or frames.count(frame) == 1)
        ruled = underlined[place] if underlined.count(underlined[place]) == 1 else None
        if frame is not None and alone:
            first, last = frame
        elif ruled:
            first, last = ruled
        else:
            first, last = ordered[place] if ordered else _covered(piece, columns)
        if found and found[-1].last >= first:
            first = found[-1].last + 1
            if frame == (found[-1].first, found[-1].last) or first >= len(columns) or last < first:
                found[-1].pieces.append(piece)
                continue
        found.append(HeadCell(first, max(first, last), [piece]))
    return found


def _in_order(pieces: Sequence[Piece], columns: Sequence[Column]) -> list[tuple[int, int]] | None:
    """The column of each piece where there is one for each column behind the labels, left or right above what stands in it."""
    first = next((index for index, column in enumerate(columns) if column.figures), len(columns))
    behind = range(first, len(columns))
    over = pieces[len(pieces) - len(behind) :] if len(pieces) >= len(behind) else ()
    if len(over) < 2 or any(piece.x1 > columns[first].x0 for piece in pieces[: len(pieces) - len(over)]):
        return None
    for piece, index in zip(over, behind, strict=True):
        column = columns[index]
        before = columns[index - 1].x1 if index > first else columns[first - 1].x0 if first else piece.x0
        if piece.x1 > column.x1 + piece.size or piece.x0 < before - piece.size or piece.x0 > column.x1:
            return None
    labels = [_covered(piece, columns[: max(first, 1)]) for piece in pieces[: len(pieces) - len(over)]]
    return [*labels, *((index, index) for index in behind)]


def _framed(piece: Piece, columns: Sequence[Column], uprights: Sequence[float]) -> tuple[int, int] | None:
    """The columns between the uprights left and right of a piece, where these are its cell.

    A frame around all columns is that of the row; it is the cell of words alone that begin on its left, which are a title.
    """
    place = bisect_right(uprights, piece.middle)
    if not 0 < place < len(uprights):
        return None
    left, right = uprights[place - 1], uprights[place]
    inside = [index for index, column in enumerate(columns) if left - 2 <= column.middle <= right + 2]
    if len(inside) == len(columns) > 1 and piece.x0 > left + TITLE_INDENT:
        return None
    return (inside[0], inside[-1]) if inside else None


def _underlined(piece: Piece, columns: Sequence[Column], rulings: Rulings) -> tuple[int, int] | None:
    """The columns over which a rule runs right below a piece, where these are several and not all."""
    first = bisect_left(rulings.levels, (piece.bottom - 1,))
    for level in rulings.levels[first:]:
        if level.y > piece.bottom + piece.size:
            break
        if level.drawn and level.x0 - 2 <= piece.x0 and piece.x1 <= level.x1 + 2:
            inside = [index for index, column in enumerate(columns) if level.x0 - 2 <= column.middle <= level.x1 + 2]
            if 1 < len(inside) < len(columns) - 1:
                return inside[0], inside[-1]
    return None


def _covered(piece: Piece, columns: Sequence[Column]) -> tuple[int, int]:
    """The columns that a piece stands over."""
    over = [
        index
        for index, column in enumerate(columns)
        if min(piece.x1, column.x1) - max(piece.x0, column.x0) > 0.4 * min(piece.x1 - piece.x0, column.x1 - column.x0)
    ]
    if over:
        return over[0], over[-1]
    nearest = min(range(len(columns)), key=lambda index: max(columns[index].x0 - piece.x1, piece.x0 - columns[index].x1))
    return nearest, nearest
