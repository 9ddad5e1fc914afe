"""Heads of several columns that stand side by side with no more than a blank between them."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.tables.columns import Column
from ingest.pdf.tables.pieces import Piece

WIDE_BLANK = 0.5
"""A blank as wide as this may part two heads, in parts of the size of the letters."""
WIDER = 1.5
WIDER_BLANK = 0.42
"""A blank parts two heads that is so much wider than others of its piece, and so wide in parts of the size of the letters."""
FITTING = 0.7
"""Of the parts of a piece so many stand where the figures of their columns do."""


def part_heads(piece: Piece, columns: Sequence[Column]) -> list[Piece]:
    """The parts of a piece that are the heads of several columns with no more than a blank between them."""
    if len(piece.words) < 2:
        return [piece]
    gaps = [right[0] - left[1] for left, right in pairwise(piece.places)]
    least = max(min(gaps) * WIDER, WIDER_BLANK * piece.size)
    wider = [place for place, gap in enumerate(gaps, 1) if gap > least]
    if wider and len(gaps) > len(wider):
        return [part for whole in piece.parted(wider) for part in part_heads(whole, columns)]
    edges = [column.edge for column in columns if column.figures]
    ends = [place for place, (_, x1) in enumerate(piece.places, 1) if any(abs(x1 - edge) < 1.5 for edge in edges)]
    if len(ends) > 1 and ends[-1] == len(piece.words):
        return piece.parted(ends[:-1])
    owners = [max(range(len(columns)), key=lambda index: _overlap(columns[index], x0, x1)) for x0, x1 in piece.places]
    cuts = [place for place in range(1, len(owners)) if owners[place] != owners[place - 1]]
    if not cuts or any(after < before for before, after in pairwise(owners)):
        return [piece]
    words = piece.text.casefold().split(" ")
    parts = piece.parted(cuts)
    fitting = sum(
        _fits(part, columns[owner]) for part, owner in zip(parts, [owners[0], *(owners[cut] for cut in cuts)], strict=True)
    )
    same = any(words[cut] == words[cut - 1] for cut in cuts)
    wide = all(gaps[cut - 1] > WIDE_BLANK * piece.size for cut in cuts)
    return parts if same or wide or fitting >= FITTING * len(parts) else [piece]


def _overlap(column: Column, x0: float, x1: float) -> float:
    """How much of a word stands over a column; how far off it is where nothing does."""
    return min(x1, column.x1) - max(x0, column.x0)


def _fits(part: Piece, column: Column) -> bool:
    """Whether words end, begin or have their middle where the figures of a column have."""
    return min(abs(part.x1 - column.edge), abs(part.x0 - column.x0), abs(part.middle - column.middle)) < 3
