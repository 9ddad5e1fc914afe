"""Blocks and cells in arrays are those that were put there."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from schema import Block, BlockKind, Blocks, GridCell, GridCells

OFFSET, SMALL = st.integers(0, 2**31), st.integers(0, 400)
BLOCKS = st.lists(
    st.builds(
        Block,
        st.sampled_from(BlockKind),
        OFFSET,
        OFFSET,
        OFFSET,
        st.integers(0, 6),
        st.none() | st.sampled_from(["1", "3.1.2", "b"]),
        st.booleans(),
    ),
    max_size=9,
)
CELLS = st.lists(st.builds(GridCell, OFFSET, OFFSET, SMALL, SMALL, SMALL, SMALL, st.booleans()), max_size=9)


def a_thousand_further(offsets: "array[int]") -> "array[int]":
    return array("I", [offset + 1000 for offset in offsets])


@given(BLOCKS, st.slices(9))
def test_blocks(blocks: list[Block], part: slice) -> None:
    kept = Blocks(blocks)
    assert list(kept) == blocks
    assert [kept[index] for index in range(len(kept))] == blocks
    assert kept[part] == tuple(blocks[part])
    assert kept == tuple(blocks)


@given(BLOCKS)
def test_blocks_elsewhere(blocks: list[Block]) -> None:
    kept = Blocks(blocks)
    moved = kept.moved(a_thousand_further)
    assert list(moved) == [one._replace(start=one.start + 1000, end=one.end + 1000, body=one.body + 1000) for one in blocks]
    assert list(kept) == blocks


def test_level_of_one_block_alone() -> None:
    kept = Blocks([Block(BlockKind.HEADING, start, start + 5, start, 1, "2.1") for start in (0, 10)])
    kept.give_level(1, 3)
    assert [(one.level, one.number) for one in kept] == [(1, "2.1"), (3, "2.1")]


@given(CELLS, st.slices(9))
def test_cells(cells: list[GridCell], part: slice) -> None:
    kept = GridCells(cells)
    assert list(kept) == cells
    assert [kept[index] for index in range(len(kept))] == cells
    assert kept[part] == tuple(cells[part])
    assert kept == tuple(cells)


@given(CELLS)
def test_cells_elsewhere(cells: list[GridCell]) -> None:
    kept = GridCells(cells)
    moved = kept.moved(a_thousand_further)
    assert list(moved) == [one._replace(start=one.start + 1000, end=one.end + 1000) for one in cells]
    assert list(kept) == cells
