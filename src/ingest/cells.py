"""Tables whose cells stand on a line each: bare figures with labels between them, and the head above."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from ingest.captions import UNIT_LINE, is_numbered_caption
from ingest.figures import LAST_CODES, YEAR, count_figures_behind
from ingest.grids.cell_items import is_cell_figure
from ingest.grids.head_words import is_abbreviated_head, is_column_head, is_first_head, is_label_head
from ingest.headings import is_known_head
from ingest.labels import ends_sentence, is_label
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
# "5": the number of a row
NUMBER = re.compile(r"\d{1,2}")
# "Totaal kosten52.80752.837"
GLUED = re.compile(r"\d\.\d{3}\d{1,3}\.\d{3}")
# "5C1.1 Inzamelen van afval", "Beleidsterrein 5C Afval": the goal tree above a table
GOAL_TREE = re.compile(r"0?\d{1,2}[A-Z]\d{1,3}(?:\.\d{1,2})?\s|Beleidsterrein\s\d")


def find_cells(lines: Sequence[Line], rows: Iterable[int] = ()) -> set[int]:
    """The lines that are cells of tables: runs of bare figures, with the labels between them and the heads above.

    `rows` are the lines that read as rows of other tables.
    """
    whole_rows = frozenset(index for index in rows if _is_whole_row(lines[index].text))
    found: set[int] = set()
    run: list[int] = []
    for index in [i for i, line in enumerate(lines) if is_cell_figure(line.text)]:
        if run and not _is_same_table(lines, run, index):
            found.update(_table(lines, run, whole_rows))
            run = []
        run.append(index)
    found.update(_table(lines, run, whole_rows))
    return found


def _is_whole_row(text: str) -> bool:
    """Whether a line holds a whole row of a table, figures and all; years alone are its head."""
    if "|" in text or GLUED.search(text):
        return True
    return count_figures_behind(text) > 1 and not YEAR.fullmatch(text[-4:])


def _is_same_table(lines: Sequence[Line], run: Sequence[int], following: int) -> bool:
    """Whether nothing but a few labels stands between the figures of a table and another figure."""
    between = range(run[-1] + 1, following)
    if len(between) >= CELL_REACH:
        return False
    others = [i for i in between if not _is_cell(lines[i].text)]
    if len(others) != 1:
        return not others
    return (others == [following - 1] and _is_long_label(lines, run, others[0])) or _is_numbered_label(lines, run, others[0])


def _is_numbered_label(lines: Sequence[Line], run: Sequence[int], index: int) -> bool:
    """Whether a line too long for a label stands behind a number in a cell of its own that counts on from another row's."""
    number, label = lines[index - 1].text, lines[index].text
    if index - 1 != run[-1] or not NUMBER.fullmatch(number) or len(label) > LONG_LABEL or ends_sentence(label):
        return False
    return any(lines[i].text == str(int(number) - 1) for i in run[-CELL_REACH:-1])


def _is_long_label(lines: Sequence[Line], run: Sequence[int], index: int) -> bool:
    """Whether a line too long for a label, or one with a full stop, stands between two rows of as many figures."""
    if len(lines[index].text) > LONG_LABEL:
        return False
    before = next((n for n, i in enumerate(reversed(run)) if i != run[-1] - n), len(run))
    fewest = 2 if ends_sentence(lines[index].text) else 1
    behind = index + 1
    while behind < len(lines) and behind - index <= before + 1 and is_cell_figure(lines[behind].text):
        behind += 1
    return before >= fewest and behind - index - 1 == before


def _table(lines: Sequence[Line], figures: Sequence[int], rows: Container[int]) -> range:
    """All lines of the table that has figures at these places; none where too few of them are more than years."""
    amounts = [index for index in figures if not YEAR.fullmatch(lines[index].text)]
    if not amounts or (len(amounts) < FEWEST_AMOUNTS and not _breaks_off(lines, figures[-1], amounts[0])):
        return range(0)
    first, last = _first_cell(lines, figures, amounts[0], rows), figures[-1]
    if last + 1 < len(lines) and (lines[last + 1].text in BEHIND_FIGURE or _is_tail(lines, first, amounts[0], last + 1)):
        last += 1
    return range(first, last + 1)


def _breaks_off(lines: Sequence[Line], last: int, amount: int) -> bool:
    """Whether the text ends in the first row of a table: right behind a figure, and below heads."""
    if last != len(lines) - 1:
        return False
    above = (lines[i].text for i in range(max(amount - HEAD_REACH, 0), amount))
    return sum(_is_cell(text) and (YEAR.search(text) is not None or is_column_head(text)) for text in above) >= FEWEST_HEADS


def _is_tail(lines: Sequence[Line], first: int, amount: int, index: int) -> bool:
    """Whether a line behind the last figure is the last cell of its row: where the head has a column for words there."""
    heads = frozenset(layout_words().tail_heads)
    return is_label(lines[index].text) and any(lines[i].text.casefold() in heads for i in range(first, amount))


def _first_cell(lines: Sequence[Line], figures: Sequence[int], amount: int, rows: Container[int]) -> int:
    """Where the table of these figures begins: at the topmost line above its first amount that is worded as a head.

    A head has as many cells as a row, so that more of them may stand above those that are worded so.
    """
    label = max(amount - 1, 0)
    lowest = max(min(label, figures[0] - 1), 0)
    if lowest < figures[0] and (lowest in rows or not _is_first_label(lines, lowest)):
        return figures[0]
    reach = max(HEAD_REACH, 2 * Counter(_row_lengths(figures)).most_common(1)[0][0] + BESIDE_ROWS)
    highest = _highest_head(lines, label, amount - reach, rows)
    top = next((index for index in range(highest, lowest) if _is_worded(lines[index].text)), lowest)
    is_gapped = lines[label].gap > 0
    if highest <= top < label:
        in_head = sum(not is_gapped or index == top or lines[index].gap > 0 for index in range(top, label))
        missing = _labels_in_row(figures) + _figures_in_row(figures, amount) - in_head
        top = max(top - max(missing, 0), highest)
    elif top == lowest:
        top = _first_of_unknown(lines, figures, highest, lowest)
    if is_gapped and top > 0 and not lines[top].gap and top - 1 not in rows and _is_cell(lines[top - 1].text):
        top -= 1
    while top > 0 and is_first_head(lines[top - 1].text):
        top -= 1
    return top


def _is_first_label(lines: Sequence[Line], index: int) -> bool:
    """Whether a line may be the label of the first row: right below a head it may be a long one."""
    text = lines[index].text
    if _is_cell(text):
        return True
    return index > 0 and len(text) <= LONG_LABEL and not ends_sentence(text) and _is_head(lines[index - 1].text)


def _highest_head(lines: Sequence[Line], label: int, reach: int, rows: Container[int]) -> int:
    """How far up the head above a label may go: not over what is part of no table or of another, nor over a unit line on top.

    Beyond its reach it goes on while lines are worded as heads.
    """
    highest = label
    only_heads = True
    while highest > 0:
        text = lines[highest - 1].text
        is_near = highest > reach or (_is_worded(text) and _is_worded(lines[highest].text))
        if highest - 1 in rows or not is_near or not _may_be_head(text):
            break
        is_apart = only_heads and highest < label and lines[highest - 1].gap > 0
        if is_apart and UNIT_LINE.fullmatch(text) and not _is_head(lines[max(highest - 2, 0)].text):
            break
        only_heads = only_heads and _is_head(text)
        highest -= 1
    return highest


def _may_be_head(text: str) -> bool:
    if not _is_cell(text) or GOAL_TREE.match(text) or is_numbered_caption(text) or is_known_head(text):
        return False
    return YEAR.fullmatch(text) is not None or not is_cell_figure(text)


def _is_worded(text: str) -> bool:
    """Whether a word of heads stands in a line."""
    return table_head().search(text) is not None or is_column_head(text)


def _is_head(text: str) -> bool:
    """Whether a line is the head of a column of figures and no more."""
    return YEAR.fullmatch(text) is not None or is_column_head(text)


def _first_of_unknown(lines: Sequence[Line], figures: Sequence[int], highest: int, lowest: int) -> int:
    """Where a head of unknown words begins: as many lines above the first row as it has cells, if the first is a label's."""
    lengths = set(_row_lengths(figures))
    labels = _labels_in_row(figures)
    first = lowest + 1 - 2 * labels - max(lengths)
    is_regular = len(lengths) == 1 and 1 < max(lengths) < len(figures)
    return first if is_regular and first >= highest and is_label_head(lines[first].text) else lowest


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
