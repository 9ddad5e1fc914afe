"""Tables whose cells stand on a line each: bare figures with labels between them, and the head above."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.cell_items import is_cell_figure
from ingest.figures import LAST_CODES, YEAR
from ingest.head_words import is_abbreviated_head, is_column_head, is_first_head
from ingest.labels import is_label
from ingest.layout import layout_words, table_head
from ingest.lines import Line

CELL_REACH = 8
"""Figures of one table stand at most so many lines apart."""
HEAD_REACH = 16
"""The head of a table begins at most so many lines above its first amount, or so many as two rows and a bit have."""
BESIDE_ROWS = 4
LONG_LABEL = 150
"""A label between two rows of as many figures has fewer characters."""
FEWEST_AMOUNTS = 3
FEWEST_HEADS = 3
"""So many heads stand above the first row of a table that breaks off in it."""
# what may stand in a cell of its own behind a figure: favourable or not, incidental or not
BEHIND_FIGURE = LAST_CODES | {"N", "V"}
# "5C1.1 Inzamelen van afval", "Beleidsterrein 5C Afval": the goal tree above a table
GOAL_TREE = re.compile(r"0?\d{1,2}[A-Z]\d{1,3}(?:\.\d{1,2})?\s|Beleidsterrein\s\d")


def find_cells(lines: Sequence[Line]) -> set[int]:
    """The lines that are cells of tables: runs of bare figures, with the labels between them and the heads above."""
    found: set[int] = set()
    run: list[int] = []
    for index in [i for i, line in enumerate(lines) if is_cell_figure(line.text)]:
        if run and not _is_same_table(lines, run, index):
            found.update(_table(lines, run))
            run = []
        run.append(index)
    found.update(_table(lines, run))
    return found


def _is_same_table(lines: Sequence[Line], run: Sequence[int], following: int) -> bool:
    """Whether nothing but a few labels stands between the figures of a table and another figure."""
    between = range(run[-1] + 1, following)
    if len(between) >= CELL_REACH:
        return False
    others = [i for i in between if not _is_cell(lines[i].text)]
    return not others or (others == [following - 1] and _is_long_label(lines, run, others[0]))


def _is_long_label(lines: Sequence[Line], run: Sequence[int], index: int) -> bool:
    """Whether a line too long for a label, or one with a full stop, stands between two rows of as many figures."""
    if len(lines[index].text) > LONG_LABEL:
        return False
    before = next((n for n, i in enumerate(reversed(run)) if i != run[-1] - n), len(run))
    behind = index + 1
    while behind < len(lines) and behind - index <= before + 1 and is_cell_figure(lines[behind].text):
        behind += 1
    return before > 1 and behind - index - 1 == before


def _table(lines: Sequence[Line], figures: Sequence[int]) -> range:
    """All lines of the table that has figures at these places; none where too few of them are more than years."""
    amounts = [index for index in figures if not YEAR.fullmatch(lines[index].text)]
    if not amounts or (len(amounts) < FEWEST_AMOUNTS and not _breaks_off(lines, figures[-1], amounts[0])):
        return range(0)
    first, last = _first_cell(lines, figures, amounts[0]), figures[-1]
    if last + 1 < len(lines) and (lines[last + 1].text in BEHIND_FIGURE or _is_tail(lines, first, amounts[0], last + 1)):
        last += 1
    return range(first, last + 1)


def _breaks_off(lines: Sequence[Line], last: int, amount: int) -> bool:
    """Whether the text ends in the first row of a table: right behind a figure, and below heads."""
    if last != len(lines) - 1:
        return False
    above = (lines[i].text for i in range(max(amount - HEAD_REACH, 0), amount))
    return sum(_may_be_head(text) and (YEAR.search(text) is not None or is_column_head(text)) for text in above) >= FEWEST_HEADS


def _is_tail(lines: Sequence[Line], first: int, amount: int, index: int) -> bool:
    """Whether a line behind the last figure is the last cell of its row: where the head has a column for words there."""
    heads = frozenset(layout_words().tail_heads)
    return is_label(lines[index].text) and any(lines[i].text.casefold() in heads for i in range(first, amount))


def _first_cell(lines: Sequence[Line], figures: Sequence[int], amount: int) -> int:
    """Where the table of these figures begins: at the topmost line above its first amount that is worded as a head.

    A head has as many cells as a row, so that more of them may stand above those that are worded so.
    """
    label = max(amount - 1, 0)
    top = max(min(label, figures[0] - 1), 0)
    if top < figures[0] and not _is_cell(lines[top].text):
        return figures[0]
    reach = max(HEAD_REACH, 2 * Counter(_row_lengths(figures)).most_common(1)[0][0] + BESIDE_ROWS)
    for index in range(label, max(amount - reach, 0) - 1, -1):
        if not _may_be_head(lines[index].text):
            break
        if index < top and (table_head().search(lines[index].text) or is_column_head(lines[index].text)):
            top = index
    is_gapped = lines[label].gap > 0
    if top < label:
        in_head = sum(not is_gapped or index == top or lines[index].gap > 0 for index in range(top, label))
        missing = _labels_in_row(figures) + _figures_in_row(figures, amount) - in_head
        while missing > 0 and top > 0 and _may_be_head(lines[top - 1].text):
            top -= 1
            missing -= 1
    if is_gapped and top > 0 and not lines[top].gap and _is_cell(lines[top - 1].text):
        top -= 1
    while top > 0 and is_first_head(lines[top - 1].text):
        top -= 1
    return top


def _row_lengths(figures: Sequence[int]) -> Iterator[int]:
    """How many figures stand right behind each other, row by row."""
    length = 1
    for index, following in pairwise(figures):
        if following == index + 1:
            length += 1
        else:
            yield length
            length = 1
    yield length


def _may_be_head(text: str) -> bool:
    return _is_cell(text) and not GOAL_TREE.match(text)


def _is_cell(text: str) -> bool:
    return is_label(text) or is_abbreviated_head(text)


def _labels_in_row(figures: Sequence[int]) -> int:
    """How many lines stand between the figures of two rows, most often."""
    between = Counter(following - index - 1 for index, following in pairwise(figures) if following > index + 1)
    return between.most_common(1)[0][0] if between else 1


def _figures_in_row(figures: Sequence[int], amount: int) -> int:
    """How many figures stand right behind each other from `amount` on."""
    first = figures.index(amount)
    return next((n for n, index in enumerate(figures[first:]) if index != amount + n), len(figures) - first)
