"""Tables with two sides, as a balance sheet has (balans; BBV article 31): labels and figures left, labels and figures right.

Each side is a table of its own: what stands in one row of print has nothing to do with each other.
"""

from collections.abc import Iterator, Sequence

from extract.tables.figures import read_figures
from extract.tables.heads import clean_words
from extract.tables.words import table_words
from schema import Document, Grid, GridCell

FEWEST_LABELS = 0.5
"""At least this share of the rows that have figures on the right have words in the column of labels before these."""


def split_sides(document: Document, grid: Grid) -> Iterator[Grid]:
    """The sides of a table; the table itself where it has but one."""
    border = _border(document, grid)
    if border is None:
        yield grid
        return
    for first, last, labels in ((0, border, grid.label_columns), (border, grid.columns, 1)):
        cells = tuple(_moved(cell, first, last) for cell in grid.cells if first <= cell.column < last)
        if cells:
            yield grid.model_copy(
                update={
                    "start": min(cell.start for cell in cells),
                    "end": max(cell.end for cell in cells),
                    "columns": last - first,
                    "label_columns": labels,
                    "cells": cells,
                }
            )


def _moved(cell: GridCell, first: int, last: int) -> GridCell:
    return cell._replace(column=cell.column - first, column_span=min(cell.column_span, last - cell.column))


def _border(document: Document, grid: Grid) -> int | None:
    """The column of labels at which the right side begins."""
    sides = _sides(document, grid) if grid.label_columns else []
    if not sides:
        return None
    body = [cell for cell in grid.cells if cell.row >= grid.head_rows and cell.column >= grid.label_columns]
    figures = [cell for cell in body if read_figures(document.text, cell.start, cell.end)]
    words = set(body) - set(figures)
    for column in sides:
        left = any(cell.column < column for cell in figures)
        rows = {cell.row for cell in figures if cell.column > column}
        labelled = rows & {cell.row for cell in words if cell.column == column}
        mixed = any(cell.column == column for cell in figures)
        if left and rows and not mixed and len(labelled) >= FEWEST_LABELS * len(rows):
            return column
    return None


def _sides(document: Document, grid: Grid) -> list[int]:
    """The columns that by the head begin a side, which few tables have: they say so, or the heads behind repeat those before."""
    head_rows = max(grid.head_rows, 1)
    heads = [(cell.column, _words(document, cell)) for cell in grid.cells if cell.row < head_rows]
    told = {column for column, words in heads if words in table_words().second_sides}
    first = grid.label_columns
    return [column for column in range(first, grid.columns) if column in told or _repeats(heads, first, column)]


def _repeats(heads: Sequence[tuple[int, str]], first: int, middle: int) -> bool:
    """Whether the heads behind the middle column are those of the columns before it, from the first one on."""
    before = [words for column, words in heads if first <= column < middle]
    return bool(before) and before == [words for column, words in heads if column > middle]


def _words(document: Document, cell: GridCell) -> str:
    return clean_words(document.text[cell.start : cell.end]).casefold()
