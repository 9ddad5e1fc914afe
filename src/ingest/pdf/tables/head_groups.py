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
    words = [" ".join(piece.text for piece in cell.pieces).casefold() for cell in alike]
    every = _even(upper, [cell.first for cell in alike], period_of(words))
    if every and len(upper) > 1:
        _set(upper, every)
        return
    own = {column for cell in upper for column in range(cell.first, cell.last + 1)}
    free = {cell.first for cell in alike}
    for line in printed:
        taken = {cell.first for cell in line if columns[cell.first].figures and cell not in alike}
        if not taken <= own:
            free -= taken
    inside = [cell for cell in upper if cell.first in free]
    figures = sorted(free)
    if not inside or len(inside) >= len(figures) or _are_of_one_column(inside, alike):
        return
    words = [" ".join(piece.text for piece in cell.pieces).casefold() for cell in alike if cell.first in free]
    _set(inside, _even(inside, figures, period_of(words)) or _grouped(inside, figures, columns) or ())


def spread_over_spans(upper: Sequence[HeadCell], below: Sequence[HeadCell], columns: Sequence[Column]) -> None:
    """Puts cells over heads that are over several columns themselves: a year over lasten and baten, each over two columns."""
    over = [cell for cell in upper if columns[cell.first].figures]
    spans = [cell for cell in below if columns[cell.first].figures]
    size = len(spans) // max(len(over), 1)
    if size < 2 or size * len(over) != len(spans) or any(cell.first == cell.last for cell in spans):
        return
    groups = [spans[start : start + size] for start in range(0, len(spans), size)]
    if all(
        group[0].pieces[0].x0 < cell.pieces[0].middle < group[-1].pieces[-1].x1 for cell, group in zip(over, groups, strict=True)
    ):
        _set(over, [(group[0].first, group[-1].last) for group in groups])


def _set(cells: Sequence[HeadCell], groups: Sequence[tuple[int, int]]) -> None:
    """Puts each cell over the columns of its group."""
    for cell, (first, last) in zip(cells, groups, strict=False):
        cell.first, cell.last = first, last


def _are_of_one_column(upper: Sequence[HeadCell], below: Sequence[HeadCell]) -> bool:
    """Whether each cell ends right above the end of its own year, and more years follow: `Rekening` over 2024, then 2025."""
    ends = {cell.first: cell.pieces[-1].x1 for cell in below}
    alone = all(abs(ends.get(cell.first, 0.0) - cell.pieces[-1].x1) < 1 for cell in upper)
    begins = [cell.pieces[0].x0 for cell in below]
    level = any(abs(x0 - cell.pieces[0].x0) < 1 for x0 in begins for cell in upper)
    return len(upper) > 1 and alone and not level and upper[-1].first < below[-1].first


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
    return over if period_of([" ".join(piece.text for piece in cell.pieces).casefold() for cell in over]) else []


def period_of(words: Sequence[str]) -> int:
    """After how many columns words come back: `baten lasten saldo baten lasten saldo`."""
    return next(
        (
            size
            for size in range(2, len(words))
            if len(words) % size == 0 and list(words) == list(words[:size]) * (len(words) // size)
        ),
        0,
    )
