"""The short lines around a table that speak of it: its title or caption, its unit, its key, its notes."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from schema import Block, BlockKind, Document, Grid

LONGEST_LINE = 200
"""What is longer than this is prose."""
MOST_BEFORE = 6
MOST_BEHIND = 4
"""So many blocks before and behind a table are looked at."""


class Surroundings(NamedTuple):
    """The blocks around one table, each list in the order of the text; none of them lies in another table."""

    before: tuple[Block, ...] = ()
    inside: tuple[Block, ...] = ()
    behind: tuple[Block, ...] = ()
    follows: bool = False
    """Whether the table before it is so near that what was said of that one holds for this one too."""


def read_surroundings(document: Document, grids: Sequence[Grid]) -> Iterator[Surroundings]:
    """What stands around each of the tables, which are in reading order."""
    starts = document.block_starts
    previous_end = 0
    borders = [*(grid.start for grid in grids), len(document.text)]
    for grid, (start, following) in zip(grids, pairwise(borders), strict=True):
        first, last = bisect_left(starts, start), bisect_left(starts, grid.end)
        first -= bool(first) and document.blocks[first - 1].end > start
        low = max(bisect_left(starts, previous_end), first - MOST_BEFORE)
        between = document.blocks[low:first]
        yield Surroundings(
            before=tuple(filter(_speaks, between)),
            inside=tuple(block for block in document.blocks[first:last] if block.kind is BlockKind.CAPTION),
            behind=tuple(_behind(document, last, following)),
            follows=previous_end > 0 and first - low < MOST_BEFORE and all(map(_is_short, between)),
        )
        previous_end = grid.end


def _is_short(block: Block) -> bool:
    return block.end - block.start <= LONGEST_LINE


def _speaks(block: Block) -> bool:
    """Whether a block may speak of a table: a short one that belongs to the report and not to the page."""
    return _is_short(block) and block.kind is not BlockKind.FURNITURE


def _behind(document: Document, last: int, following: int) -> Iterator[Block]:
    """The lines under a table, up to a heading; the last one before the next table is that table's, unless it stands alone."""
    blocks = []
    for block in document.blocks[last : last + MOST_BEHIND]:
        if block.kind is BlockKind.HEADING or block.start >= following:
            break
        blocks.append(block)
    reached = last + len(blocks) < len(document.blocks) and document.blocks[last + len(blocks)].start >= following
    if reached and len(blocks) > 1:
        blocks.pop()
    return filter(_speaks, blocks)
