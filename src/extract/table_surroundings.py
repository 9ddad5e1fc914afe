"""The short lines around a table that speak of it: its title or caption, its unit, its key, its notes."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from schema import Block, BlockKind, Document, Grid

# "1.200", "12 34": what no title holds
_FIGURE = re.compile(r"\d\.\d{3}|\d \d")
LONGEST_LINE = 200
"""What is longer than this is prose."""
MOST_BEFORE = 6
MOST_BEHIND = 4
"""So many blocks before and behind a table are looked at."""


@dataclass(frozen=True)
class Surroundings:
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


def find_caption(document: Document, around: Surroundings, units: frozenset[int]) -> Block | None:
    """The block that is the table's caption or title; `units` are the offsets of lines that give a unit or a key.

    A numbered caption under the table counts before a heading above it, and before a caption under the table above it.
    """
    before = [block for block in around.before if block.start not in units and not _is_other(document.text, block)]
    under = next((block for block in around.behind[:2] if block.kind is BlockKind.CAPTION and block.start not in units), None)
    nearest = before[-1] if before else None
    if nearest and nearest.kind is BlockKind.CAPTION and not (under and around.follows and len(before) == 1):
        return nearest
    if under:
        return under
    if nearest and document.text[nearest.end - 1] not in ".;":
        return nearest
    return next((block for block in reversed(before) if block.kind in (BlockKind.CAPTION, BlockKind.HEADING)), None)


def _is_other(text: str, block: Block) -> bool:
    """Whether a block is no title: an item of a list, or a row of cells or figures that no table has taken up."""
    if block.kind is BlockKind.LIST_ITEM:
        return True
    if block.kind not in (BlockKind.CELL, BlockKind.TABLE_ROW, BlockKind.PIPE_ROW):
        return False
    return block.kind is BlockKind.PIPE_ROW or _FIGURE.search(text, block.start, block.end) is not None
