"""The tables of a text: runs of blocks that are cells or rows, each flattening read by its own module."""

from collections.abc import Callable, Container, Iterator, Sequence

from ingest.grids.barred_grids import read_barred_grids
from ingest.grids.indicator_grids import read_cells
from ingest.grids.joined_grids import read_joined_grids
from ingest.grids.listed_grids import is_listed, read_listed_grids
from schema import Block, BlockKind, Grid

READERS: dict[BlockKind, Callable[[str, Sequence[Block]], Iterator[Grid]]] = {
    BlockKind.CELL: read_cells,
    BlockKind.PIPE_ROW: read_barred_grids,
    BlockKind.TABLE_ROW: read_joined_grids,
}
"""The reader of each flattening; it is handed a run of its blocks, with the captions and unit lines among them."""


def find_grids(text: str, blocks: Sequence[Block]) -> Iterator[Grid]:
    """The tables of figures in a text, in reading order."""
    listed = frozenset(block.start for block in blocks if is_listed(text, block))
    grids = [grid for kind, run in _runs(blocks, listed) for grid in READERS[kind](text, run)]
    yield from sorted((*grids, *read_listed_grids(text, blocks)), key=lambda grid: grid.start) if listed else grids


def _runs(blocks: Sequence[Block], listed: Container[int]) -> Iterator[tuple[BlockKind, Sequence[Block]]]:
    """Blocks of one flattening that nothing but captions and furniture divides; bullets are none of these."""
    run: list[Block] = []
    kind: BlockKind | None = None
    for block in blocks:
        is_row = block.start not in listed
        if is_row and (block.kind in (BlockKind.FURNITURE, kind) or (block.kind is BlockKind.CAPTION and kind)):
            run.append(block)
        else:
            if kind:
                yield kind, run
            kind = block.kind if block.kind in READERS and is_row else None
            run = [block] if kind else []
    if kind:
        yield kind, run
