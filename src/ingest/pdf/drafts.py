"""A table of one page, as its finder hands it to who writes the text."""

from dataclasses import dataclass
from typing import NamedTuple

Line = tuple[int, ...]
"""Indexes of words of the page, from left to right."""


class TableCell(NamedTuple):
    """One cell with ink in it."""

    row: int
    column: int
    lines: tuple[Line, ...]
    """Its words, line by line."""
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class TableDraft:
    """The cells of one table on one page, by row and column; what stands around it (caption, unit line) is not in it."""

    x0: float
    top: float
    x1: float
    bottom: float
    head_rows: int
    label_columns: int
    columns: tuple[tuple[float, float], ...]
    """Left and right border of each column, by which a table is known again on the next page."""
    cells: tuple[TableCell, ...]
    """Row by row, from left to right."""
