"""A table as a reader gives it: cells in rows and columns, whatever kind of file it came from."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, Self, overload

from pydantic import Field

from schema.blocks import Move
from schema.frozen import Light


class GridCell(NamedTuple):
    """One cell with ink in it; an empty cell is no cell, a printed dash is one.

    Rows and columns count from 0. A figure whose column the flattening has lost is not `placed`: it stands in `column` or
    further to the right, behind the cells before it in its row.
    """

    start: int
    end: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    placed: bool = True


FIELDS = len(GridCell._fields)


class GridCells(Sequence[GridCell]):
    """The cells of a table of a long text, kept as `Blocks` are."""

    __slots__ = ("_numbers",)

    def __init__(self, cells: Iterable[GridCell]) -> None:
        self._numbers = array("I", chain.from_iterable(cells))
        """All numbers of each, whether it is placed among them."""

    def moved(self, move: Move) -> Self:
        """The same cells with their offsets moved."""
        moved = type(self)(())
        moved._numbers.extend(self._numbers)  # noqa: SLF001 - its own kind
        for column in (0, 1):
            moved._numbers[column::FIELDS] = move(self._numbers[column::FIELDS])  # noqa: SLF001
        return moved

    def __len__(self) -> int:
        return len(self._numbers) // FIELDS

    def __iter__(self) -> Iterator[GridCell]:
        numbers = self._numbers
        return map(GridCell, *(numbers[column::FIELDS] for column in range(FIELDS - 1)), map(bool, numbers[FIELDS - 1 :: FIELDS]))

    @overload
    def __getitem__(self, index: int) -> GridCell: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[GridCell, ...]: ...
    def __getitem__(self, index: int | slice) -> GridCell | tuple[GridCell, ...]:
        if isinstance(index, slice):
            return tuple(self)[index]
        first = FIELDS * range(len(self))[index]
        *numbers, placed = self._numbers[first : first + FIELDS]
        return GridCell._make((*numbers, bool(placed)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"GridCells({list(self)})"


class Grid(Light):
    """The cells of one table: the rows of its head, the rows between them that name a section, and the rows of figures.

    All rows have the same columns, those of the labels first. What stands around the table (caption, unit line, notes) is
    not in it, but in the blocks around it.
    """

    start: int = Field(ge=0, description="Offset of its first cell in the text.")
    end: int = Field(ge=0, description="Offset after its last cell.")
    rows: int = Field(ge=1, description="How many rows it has, those of the head included.")
    columns: int = Field(ge=1, description="How many columns it has.")
    head_rows: int = Field(ge=0, description="How many of its rows are the head.")
    label_columns: int = Field(ge=0, description="How many of its columns, from the left, hold labels and codes.")
    cells: Sequence[GridCell] = Field(description="Its cells, row by row from left to right.", repr=False)
