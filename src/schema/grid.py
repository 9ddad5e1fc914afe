"""A table as a reader gives it: cells in rows and columns, whatever kind of file it came from."""

from typing import NamedTuple

from pydantic import Field

from schema.frozen import Frozen


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


class Grid(Frozen):
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
    cells: tuple[GridCell, ...] = Field(description="Its cells, row by row from left to right.", repr=False)
