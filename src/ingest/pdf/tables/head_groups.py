"""Heads over several columns: `Meerjarenraming` over three years, a year over lasten, baten and saldo."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.pdf.tables.columns import Column
from ingest.pdf.tables.figures import Kind
from ingest.pdf.tables.pieces import Piece
from ingest.pdf.tables.words import is_side

MOST_OFF = 0.35
"""The middle of a head is at most so far from that of its columns, in parts of the width of one."""

Groups = list[tuple[int, int]]
"""The first and last column of each head of a line."""


@dataclass(slots=True)
class HeadCell:
    """A cell of the head with the pieces in it, one below the other."""

    first: int
    last: int
    pieces: list[Piece]


def spread_groups(printed: Sequence[list[HeadCell]], place: int, columns: Sequence[Column]) -> None:
    """Puts the cells of a line over all columns of their groups, where a line below tells these.

    It heads each column with a year or a side, or its words come back after some columns.
    """
    upper = [cell for cell in printed[place] if columns[cell.first].figures]
    alike = next((cells for line in printed[place + 1 :] if len(cells := _alike(line, columns)) > len(upper)), None)
    if not upper or alike is None:
        return
    own = {column for cell in upper for column in range(cell.first, cell.last + 1)}
    free = {cell.first for cell in alike}
    for line in printed:
        taken = {cell.first for cell in line if columns[cell.first].figures and cell not in alike}
        if not taken <= own:
            free -= taken
    inside = [cell for cell in upper if cell.first in free]
    figures = sorted(free)
    if not inside or len(inside) >= len(figures):
        return
    words = [" ".join(piece.text for piece in cell.pieces).casefold() for cell in alike if cell.first in free]
    groups = _even(inside, figures, _period(words)) or _grouped(inside, figures, columns) or ()
    for cell, (first, last) in zip(inside, groups, strict=False):
        cell.first, cell.last = first, last


def _even(upper: Sequence[HeadCell], figures: Sequence[int], size: int) -> Groups | None:
    """The columns of each cell where all have as many: as many as words stand below before they come back."""
    if not size or size * len(upper) != len(figures):
        return None
    groups = [(figures[start], figures[start + size - 1]) for start in range(0, len(figures), size)]
    inside = all(first <= cell.first and cell.last <= last for cell, (first, last) in zip(upper, groups, strict=True))
    return groups if inside else None


def _grouped(upper: Sequence[HeadCell], figures: Sequence[int], columns: Sequence[Column]) -> Groups | None:
    """The columns of each cell: next to each other, all taken, each cell over the middle, the left or the right of its own."""
    if figures[-1] - figures[0] >= len(figures):
        return None
    width = (columns[figures[-1]].x1 - columns[figures[0]].x0) / len(figures)
    cost, groups = min(_divided(upper, figures, columns, side) for side in (0.5, 0.0, 1.0))
    return groups if cost < MOST_OFF * width * len(upper) else None


def _divided(upper: Sequence[HeadCell], figures: Sequence[int], columns: Sequence[Column], side: float) -> tuple[float, Groups]:
    """The best division of columns among the cells over them, and how far off it is: by their left (0), middle or right (1)."""
    best: dict[int, tuple[float, Groups]] = {figures[0]: (0.0, [])}
    for place, cell in enumerate(upper):
        following: dict[int, tuple[float, Groups]] = {}
        limit = upper[place + 1].first if place + 1 < len(upper) else figures[-1] + 1
        x = cell.pieces[0].x0 + side * (cell.pieces[-1].x1 - cell.pieces[0].x0)
        for start, (cost, groups) in best.items():
            for last in range(cell.last, limit) if start <= cell.first else ():
                own = columns[start].x0 + side * (columns[last].x1 - columns[start].x0)
                found = (cost + abs(x - own), [*groups, (start, last)])
                following[last + 1] = min(found, following.get(last + 1, found))
        best = following
    return best.get(figures[-1] + 1, (float("inf"), []))


def _alike(cells: Sequence[HeadCell], columns: Sequence[Column]) -> list[HeadCell]:
    """The cells of a line that head single columns with years or sides alone, or with words that come back after some columns."""
    over = [cell for cell in cells if columns[cell.first].figures and cell.first == cell.last]
    years = [cell for cell in over if all(piece.kind is Kind.YEAR for piece in cell.pieces)]
    sides = [cell for cell in over if all(is_side(piece.text) for piece in cell.pieces)]
    if max(len(years), len(sides)) > 1:
        return max(years, sides, key=len)
    return over if _period([" ".join(piece.text for piece in cell.pieces).casefold() for cell in over]) else []


def _period(words: Sequence[str]) -> int:
    """After how many columns words come back: `baten lasten saldo baten lasten saldo`."""
    return next(
        (
            size
            for size in range(2, len(words))
            if len(words) % size == 0 and list(words) == list(words[:size]) * (len(words) // size)
        ),
        0,
    )
