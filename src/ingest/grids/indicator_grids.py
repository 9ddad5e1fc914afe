"""Tables of indicators whose cells stand on a line each: words and values alternate in them, so the head alone tells the rows.

```
Indicator / Eenheid / Realisatie 2023 / Streefwaarde 2025 / Bron
Reizigers met het veer / aantal / 1.204 / > 1.300 / Veerdienst
```
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ingest.figures import DASHES, NO_FIGURE
from ingest.grids.cell_grids import read_cell_grids
from ingest.layout import any_of
from schema import Block, BlockKind, Grid, GridCell
from schema.frozen import Frozen
from schema.lists import load_list

FEWEST_COLUMNS = 3
MOST_COLUMNS = 14
ODD_ROW = 3
"""What a row that does not fit the head costs, in cells that do."""
MOST_ODD = 4
"""So many such rows after each other are no part of the table."""
# a line of blanks between two others is an empty cell
BLANK_LINE = re.compile(r"[\n\f][^\S\r\n\f]+\r?(?=[\n\f])")
# "69,6%", "€ 285", "> 80", "2018: 12", "104 tov 134 landelijk", "-0,3"
VALUE = re.compile(r"\W{0,3}\d")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class IndicatorHeads(Frozen):
    """The lists of `words/indicators.toml`."""

    names: frozenset[str]
    words: frozenset[str]
    values: tuple[str, ...]


class _Holds(Enum):
    """What a column holds by its head."""

    WORDS = auto()
    VALUES = auto()
    ANY = auto()


class _Item(NamedTuple):
    """A cell, or an empty one where `start` is `end`."""

    start: int
    end: int
    words: str


class _Table(NamedTuple):
    """A way to part items into rows: those of the head, those that fit it, and single cells that name a section between them."""

    head: list[Sequence[_Item]]
    rows: list[Sequence[_Item]]

    @property
    def fit(self) -> int:
        """How many cells fit the head, less what the odd rows cost."""
        return sum(len(row) if len(row) > 1 else -ODD_ROW for row in self.rows)


def read_cells(text: str, blocks: Sequence[Block]) -> Iterator[Grid]:
    """The tables in a run of cells: those of indicators, and what else stands between them."""
    first = 0
    for grid in _indicator_grids(text, blocks):
        start, end = (bisect_left(blocks, place, key=lambda block: block.start) for place in (grid.start, grid.end))
        if start > first:
            yield from read_cell_grids(text, blocks[first:start])
        yield grid
        first = end
    if first < len(blocks):
        yield from read_cell_grids(text, blocks[first:])


def _indicator_grids(text: str, blocks: Sequence[Block]) -> Iterator[Grid]:
    """The tables of indicators in a run of cells; none where no head names indicators, or no row fits its head."""
    words = text[blocks[0].start : blocks[-1].end].casefold()
    if not any(word in words for word in _last_words()):
        return
    items = list(_items(text, blocks))
    names = _heads().names
    starts = [index for index, item in enumerate(items) if item.words in names]
    for start, end in pairwise([*starts, len(items)]):
        found = [table for columns in range(FEWEST_COLUMNS, MOST_COLUMNS) if (table := _parted(items[start:end], columns))]
        best = max(found, key=lambda table: table.fit, default=None)
        if best and best.fit > 0:
            yield _grid(best)


@cache
def _heads() -> IndicatorHeads:
    return load_list("ingest", "indicators", IndicatorHeads)


@cache
def _last_words() -> frozenset[str]:
    """The last word of each name: a text without these has no such head, not over two lines either."""
    return frozenset(name.split()[-1] for name in _heads().names)


@cache
def _value_heads() -> re.Pattern[str]:
    # "Realisatie 2018", "Nederland", "2018"
    return re.compile(rf"(?<![^\W_])(?:{any_of(_heads().values)})(?![^\W_])|{YEAR.pattern}")


def _items(text: str, blocks: Sequence[Block]) -> Iterator[_Item]:
    previous = blocks[0].start if blocks else 0
    for block in blocks:
        if block.kind is BlockKind.CELL:
            yield from (_Item(match.end(), match.end(), "") for match in BLANK_LINE.finditer(text, previous, block.start))
            yield _Item(block.start, block.end, " ".join(text[block.start : block.end].casefold().split()))
        previous = block.end


def _parted(items: Sequence[_Item], columns: int) -> _Table | None:
    """The items in rows of so many cells, up to where they no longer fit; None where the first so many are no head."""
    head = [items[:columns]]
    if _is_second_head(items[columns : 2 * columns]):
        head.append(items[columns : 2 * columns])
    holds = [_holds(words) for words in _heads_over(head)]
    if len(head[0]) < columns or None in holds or _Holds.VALUES not in holds:
        return None
    rows: list[Sequence[_Item]] = []
    index, odd = columns * len(head), 0
    while index < len(items) and odd < MOST_ODD:
        row = items[index : index + columns]
        if _fits(row, holds):
            odd = 0
        elif _is_value(row[0].words):
            break
        else:
            row = row[:1]
            odd += 1
        if row[0].words:
            rows.append(row)
        index += len(row)
    while rows and len(rows[-1]) == 1:
        rows.pop()
    return _Table(head, rows)


def _is_second_head(row: Sequence[_Item]) -> bool:
    """Whether a row holds years and nothing else, under a head that spans them."""
    years = [item for item in row if YEAR.fullmatch(item.words)]
    return len(years) > 1 and not row[0].words and all(item in years or not item.words for item in row)


def _heads_over(head: Sequence[Sequence[_Item]]) -> list[str]:
    """The head of each column, the rows of the head joined."""
    return [" ".join(item.words for item in column if item.words) for column in zip(*head, strict=True)]


def _holds(head: str) -> _Holds | None:
    """What stands below a head; None for what is no head."""
    if head in _heads().words:
        return _Holds.WORDS
    if _value_heads().search(head):
        return _Holds.VALUES
    return None if VALUE.match(head) else _Holds.ANY


def _fits(row: Sequence[_Item], holds: Sequence[_Holds | None]) -> bool:
    """Whether a row has words and values where its head says so, and begins with words."""
    first = row[0].words
    if len(row) < len(holds) or not first or first in _heads().words or _is_value(first):
        return False
    wanted = zip(row, holds, strict=True)
    return not any(item.words and _contradicts(item.words, hold) for item, hold in wanted)


def _contradicts(words: str, hold: _Holds | None) -> bool:
    """Whether words stand below a head for values, or the other way round."""
    return _is_value(words) if hold is _Holds.WORDS else hold is _Holds.VALUES and not _is_value(words)


def _is_value(words: str) -> bool:
    return words in DASHES or words in NO_FIGURE or VALUE.match(words) is not None


def _grid(table: _Table) -> Grid:
    """The grid of a parted table; its columns of words on the left are those of the labels."""
    cells = [
        GridCell(item.start, item.end, row, column, 1, _span(members, column) if row < len(table.head) - 1 else 1)
        for row, members in enumerate([*table.head, *table.rows])
        for column, item in enumerate(members)
        if item.words
    ]
    holds = [_holds(words) for words in _heads_over(table.head)]
    return Grid(
        start=cells[0].start,
        end=cells[-1].end,
        rows=len(table.head) + len(table.rows),
        columns=len(holds),
        head_rows=len(table.head),
        label_columns=next(index for index, hold in enumerate([*holds, _Holds.VALUES]) if index and hold is not _Holds.WORDS),
        cells=tuple(cells),
    )


def _span(row: Sequence[_Item], column: int) -> int:
    """Over how many columns a head stands: its own, and those of the empty cells behind it."""
    behind = row[column + 1 :] if _holds(row[column].words) is _Holds.VALUES else ()
    return 1 + next((index for index, item in enumerate(behind) if item.words), len(behind))
