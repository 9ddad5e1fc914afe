"""Tables whose cells stand on a line each: bare figures with labels between them, and the head above."""

import re
from collections.abc import Sequence

from ingest.figures import LAST_CODES, YEAR, is_figure
from ingest.labels import is_label
from ingest.layout import table_head
from ingest.lines import Line

CELL_REACH = 8
"""Figures of one table stand at most so many lines apart."""
HEAD_REACH = 16
"""The head of a table begins at most so many lines above its first amount."""
FEWEST_AMOUNTS = 3
# what may stand in a cell of its own behind a figure: favourable or not, incidental or not
BEHIND_FIGURE = LAST_CODES | {"N", "V"}
# "5C1.1 Inzamelen van afval", "Beleidsterrein 5C Afval": the goal tree above a table
GOAL_TREE = re.compile(r"0?\d{1,2}[A-Z]\d{1,3}(?:\.\d{1,2})?\s|Beleidsterrein\s\d")


def find_cells(lines: Sequence[Line]) -> set[int]:
    """The lines that are cells of tables: runs of bare figures, with the labels between them and the heads above."""
    found: set[int] = set()
    run: list[int] = []
    for index in [i for i, line in enumerate(lines) if is_figure(line.text)]:
        if run and not _is_same_table(lines, run[-1], index):
            found.update(_table(lines, run))
            run = []
        run.append(index)
    found.update(_table(lines, run))
    return found


def _is_same_table(lines: Sequence[Line], figure: int, following: int) -> bool:
    """Whether nothing but a few labels stands between two figures."""
    return following - figure <= CELL_REACH and all(is_label(lines[i].text) for i in range(figure + 1, following))


def _table(lines: Sequence[Line], figures: Sequence[int]) -> range:
    """All lines of the table that has figures at these places; none where too few of them are more than years."""
    amounts = [index for index in figures if not YEAR.fullmatch(lines[index].text)]
    if len(amounts) < FEWEST_AMOUNTS:
        return range(0)
    first, last = _first_cell(lines, figures, amounts[0]), figures[-1]
    if last + 1 < len(lines) and lines[last + 1].text in BEHIND_FIGURE:
        last += 1
    return range(first, last + 1)


def _first_cell(lines: Sequence[Line], figures: Sequence[int], amount: int) -> int:
    """Where the table of these figures begins: at the topmost line above its first amount that is worded as a head.

    A head has as many cells as a row, so that more of them may stand above those that are worded so.
    """
    label = max(amount - 1, 0)
    top = max(min(label, figures[0] - 1), 0)
    for index in range(label, max(amount - HEAD_REACH, 0), -1):
        if not _may_be_head(lines[index].text):
            break
        if index < top and table_head().search(lines[index].text):
            top = index
    is_gapped = lines[label].gap > 0
    if top < label:
        in_head = sum(not is_gapped or index == top or lines[index].gap > 0 for index in range(top, label))
        missing = 1 + _figures_in_row(figures, amount) - in_head
        while missing > 0 and top > 0 and _may_be_head(lines[top - 1].text):
            top -= 1
            missing -= 1
    if is_gapped and top > 0 and not lines[top].gap and is_label(lines[top - 1].text):
        top -= 1
    return top


def _may_be_head(text: str) -> bool:
    return is_label(text) and not GOAL_TREE.match(text)


def _figures_in_row(figures: Sequence[int], amount: int) -> int:
    """How many figures stand right behind each other from `amount` on."""
    first = figures.index(amount)
    return next((n for n, index in enumerate(figures[first:]) if index != amount + n), len(figures) - first)
