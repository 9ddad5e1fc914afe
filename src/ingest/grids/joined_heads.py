"""The head of a table whose cells blanks join: which lines it has, and how many columns of figures it gives the table."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from ingest.grids.grid_drafts import DraftCell
from ingest.grids.row_figures import RowLine, is_year
from ingest.grids.row_heads import HeadLine, could_be_head, head_tokens, read_head
from ingest.grids.spanning_heads import columns_below, spanning_cells

MOST_HEAD_ROWS = 3
FEWEST_HEADS = 2


class JoinedHead(NamedTuple):
    """The head of a table."""

    number: int
    """How many columns of figures the table has."""
    lines: tuple[HeadLine, ...]
    below: int
    """How many of the lines above the figures stand above the table's first row."""


def find_head(text: str, above: Sequence[RowLine], fitting: Mapping[int, int], *, fewest: bool) -> JoinedHead:
    """The head among the lines above the first figures; `fitting` tells how many rows each number of columns would fit.

    A line that tells how many columns there are is taken, unless rows surely have more figures. Of other numbers that fit as
    well the one that a line names is taken, then the greatest, or where asked the smallest.
    Where no line gives as many heads as rows have figures, the rows may all be short: a line with more heads is the head.
    """
    naturals = [_natural_head(text, line) for line in above]
    upwards = range(len(above) - 1, -1, -1)
    for index in upwards:
        head = naturals[index]
        if head and _tells_number(text, naturals, index, fitting, is_glued=fewest):
            return JoinedHead(len(head.cells), _with_upper(text, naturals[:index], head), index + 1)
    named = {len(head.cells) for head in naturals if head}
    order = -1 if fewest else 1
    numbers = sorted(fitting, key=lambda number: (fitting[number], number in named, order * number), reverse=True) or [1]
    for number, index in product(numbers, upwards):
        if _is_section(text, above, index, number):
            continue
        lowest = read_head(text, above[index].start, above[index].end, number)
        if lowest and (number > 1 or naturals[index] or lowest.labels):
            return JoinedHead(number, _with_upper(text, naturals[:index], lowest), index + 1)
        halved = _halved(text, naturals, index, number)
        if halved:
            return JoinedHead(number, halved, index + 1)
    for index in upwards:
        head = naturals[index]
        if head and len(head.cells) > numbers[0]:
            return JoinedHead(len(head.cells), _with_upper(text, naturals[:index], head), index + 1)
    return JoinedHead(numbers[0], (), len(above))


def _tells_number(
    text: str, naturals: Sequence[HeadLine | None], index: int, fitting: Mapping[int, int], *, is_glued: bool
) -> bool:
    """Whether a line tells the number of columns: its heads are years, or words that return (`Lasten Baten Lasten Baten`)."""
    head = naturals[index]
    if head is None or len(head.cells) < FEWEST_HEADS or not fitting:
        return False
    number = len(head.cells)
    if number not in fitting if is_glued else number < min(fitting):
        return False
    words = [text[slice(*cell)] for cell in head.cells]
    is_certain = all(map(is_year, words)) or len(set(words)) * 2 <= number
    return is_certain and not any(_halved(text, naturals, index, columns) for columns in fitting)


def _is_section(text: str, above: Sequence[RowLine], index: int, number: int) -> bool:
    """Whether a line without any word of a head stands below a whole head: `Vaste activa` below `Omschrijving 2023 2024`."""
    if any(token.sort != "other" for token in head_tokens(text, above[index].start, above[index].end)):
        return False
    return any(
        could_be_head(text, line.start, line.end) and read_head(text, line.start, line.end, number) is not None
        for line in above[:index]
    )


def head_rows(text: str, head: JoinedHead, labels: int) -> Iterator[list[DraftCell]]:
    """The cells of a head, row by row; the head of the labels spans its rows where it is the only one."""
    for row, line in enumerate(head.lines):
        is_single = all(not other.labels for other in head.lines if other is not line)
        row_span = len(head.lines) - row
        cells = [DraftCell(span, column, row_span=row_span if is_single else 1) for column, span in enumerate(line.labels)]
        below = head.lines[row + 1] if row + 1 < len(head.lines) else None
        cells.extend(cell._replace(column=cell.column + labels) for cell in _spread(text, line, below, head.number))
        behind = labels + head.number
        cells.extend(DraftCell(code, behind + column, row_span=row_span) for column, code in enumerate(line.codes))
        yield cells


def _spread(text: str, line: HeadLine, below: HeadLine | None, number: int) -> list[DraftCell]:
    """The heads of a line over the columns of figures: one each in the lowest, else over those of the line below."""
    single = [DraftCell(span, line.first + column) for column, span in enumerate(line.cells)]
    if below is None:
        return single
    if below.first:
        return [*single[:-1], single[-1]._replace(column_span=len(below.cells))]
    return spanning_cells(text, line.cells, number) or single


def _natural_head(text: str, line: RowLine) -> HeadLine | None:
    """The cells of a line that is worded as a head, or that is a year over all columns."""
    sorts = {token.sort for token in head_tokens(text, line.start, line.end)}
    is_head = sorts == {"year"} or could_be_head(text, line.start, line.end)
    return read_head(text, line.start, line.end, None) if is_head else None


def _with_upper(text: str, above: Sequence[HeadLine | None], lowest: HeadLine) -> tuple[HeadLine, ...]:
    """The lines of a head from the top: the lowest, and those above it whose cells span its own."""
    lines = [lowest]
    for head in reversed(above[-(MOST_HEAD_ROWS - 1) :]):
        if head is None or not _names_columns(text, head) or spanning_cells(text, head.cells, len(lowest.cells)) is None:
            break
        lines.insert(0, head)
    return tuple(lines)


def _names_columns(text: str, head: HeadLine) -> bool:
    """Whether each cell of a line has a year or a word for figures, which `per onderdeel` in a title has not."""
    tokens = head_tokens(text, head.cells[0].start, head.cells[-1].end)
    named = [token.start for token in tokens if token.sort in ("year", "figure")]
    return all(any(cell.start <= start < cell.end for start in named) for cell in head.cells)


def _halved(text: str, naturals: Sequence[HeadLine | None], index: int, number: int) -> tuple[HeadLine, ...] | None:
    """A head of two lines of which the lower one stands under the last head of the upper one: the years of a Meerjarenraming."""
    upper, lower = naturals[index - 1] if index else None, naturals[index]
    if upper is None or lower is None or lower.labels:
        return None
    first = columns_below(text, upper.cells, len(lower.cells), number)
    return None if first is None else (upper, lower._replace(first=first))
