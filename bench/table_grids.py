"""The grid that a reader should make of a generated table, for whatever comes after the readers."""

from collections.abc import Iterator
from itertools import groupby

from bench.table_cells import Cells, HeadForm, cells_of
from bench.table_flattenings import Flattening
from bench.table_forms import Rendered
from bench.table_maker import MadeTable
from bench.table_signs import Notation
from schema import Grid, GridCell


def true_grid(rendered: Rendered) -> Grid:
    """The grid of a table whose text has its cells in order, each printed as it is."""
    assert rendered.form.flattening not in (Flattening.SHIFTED, Flattening.BULLETS)
    cells = cells_of(rendered.table, rendered.form.layout)
    found: list[GridCell] = []
    position = _first_cell(rendered, cells)
    for words, row, column, row_span, column_span in (*_head(rendered, cells), *_body(cells)):
        start = rendered.text.find(words, position)
        if start < 0:
            break
        position = start + len(words)
        found.append(GridCell(start, position, row, column, row_span, column_span))
    return Grid(
        start=found[0].start,
        end=found[-1].end,
        rows=len(cells.head) + len(cells.body),
        columns=max(len(row) for row in cells.body),
        head_rows=len(cells.head),
        label_columns=cells.label_columns,
        cells=tuple(found),
    )


Placed = tuple[str, int, int, int, int]
"""Words, row, column, row span and column span of a cell."""


def _first_cell(rendered: Rendered, cells: Cells) -> int:
    """Where the table begins: at its head, which no line above it repeats."""
    first = next(cell for row in cells.head for cell in row if cell)
    second = [cell for row in cells.head for cell in row if cell][1]
    return rendered.text.rindex(first, 0, rendered.text.index(f"{second}", rendered.text.index(first) + len(first)))


def _head(rendered: Rendered, cells: Cells) -> Iterator[Placed]:
    table, layout = rendered.table, rendered.form.layout
    labels = cells.label_columns + (0 if layout.detail_last else len(table.detail_heads))
    width = 2 if layout.notation is Notation.LETTER_CELL else 1
    spans = _outer_spans(table, layout.head, len(cells.head[0]) - labels)
    column = 0
    for index, words in enumerate(cells.head[0]):
        is_label = index < labels or (layout.detail_last and index >= len(cells.head[0]) - len(table.detail_heads))
        span = 1 if is_label else spans[index - labels] * width
        is_high = layout.head in (HeadForm.OVER_SIDES, HeadForm.SPANNING) and (is_label or spans[index - labels] == 1)
        if words:
            yield words, 0, column, 2 if is_high else 1, span
        column += span
    for row in cells.head[1:]:
        column = max(len(one) for one in cells.body) - len(row) * width if layout.head is not HeadForm.ZIPPED else 0
        for index, words in enumerate(row):
            span = width if layout.head is not HeadForm.ZIPPED or index >= labels else 1
            if words:
                yield words, 1, column, 1, span
            column += span


def _outer_spans(table: MadeTable, head: HeadForm, count: int) -> list[int]:
    """How many columns each head of the first row stands over."""
    if head is HeadForm.OVER_SIDES:
        return [len(list(group)) for _, group in groupby(table.columns, key=lambda column: column.head)]
    if head is HeadForm.SPANNING:
        return [1] * (count - 1) + [len(table.columns) - count + 1]
    return [1] * len(table.columns)


def _body(cells: Cells) -> Iterator[Placed]:
    for index, row in enumerate(cells.body):
        for column, words in enumerate(row):
            if words:
                yield words, len(cells.head) + index, column, 1, 1
