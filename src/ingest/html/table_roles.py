"""What the rows and columns of a table are: rows of its head, columns of labels and codes, columns of figures."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from ingest.figures import YEAR, is_figure
from ingest.html.inline import Sort
from ingest.html.spans import PlacedCell
from ingest.layout import layout_words

# "1 250 000": blanks between thousands
THOUSANDS = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")
# "1", "(2)", "4.": what numbers the columns of a table
SMALL_NUMBER = re.compile(r"\(?\d{1,2}[).]?")
# "6.71", "0.10", "2.1a": codes of taakvelden
CODE = re.compile(r"\d{1,2}\.\d{1,2}[a-z]?")

Rows = Mapping[int, Sequence[PlacedCell]]


def is_value(text: str) -> bool:
    """Whether a cell holds a figure, a dash or a word for a figure that is not known.

    >>> is_value("1 250 000"), is_value("−41"), is_value("Haven 2")
    (True, True, False)
    """
    return is_figure(THOUSANDS.sub("", text).replace("−", "-"))


def count_head_rows(rows: Rows, tagged: frozenset[int]) -> int:
    """How many rows a table's head has; `tagged` are those that stand in a `thead`.

    It ends above the first row of figures, and above the rows between that name a section: `Lasten`. A table of words
    has the head that its tags or bold letters tell.
    """
    first = next((row for row in range(len(rows)) if _holds_figures(rows[row], row in tagged)), None)
    if first is None:
        return _count_tagged(rows, tagged)
    while first and len(rows[first - 1]) == 1 and not _is_head(rows[first - 1], first - 1 in tagged):
        first -= 1
    return first


def count_label_columns(rows: Rows, head_rows: int, columns: int) -> int:
    """How many columns from the left hold labels and codes; all of them in a table without figures."""
    values: Counter[int] = Counter()
    words: Counter[int] = Counter()
    for row in range(head_rows, len(rows)):
        named = _is_named(rows[row])
        for cell in rows[row]:
            (words if named or not is_value(cell.piece.text) else values)[cell.column] += 1
    figures = [values[column] > words[column] for column in range(columns)]
    if not any(figures):
        return columns
    labels = 0
    for column in range(columns):
        if figures[column]:
            is_label = _holds_codes(rows, head_rows, column, figures)
        else:
            is_label = words[column] > 0 or _heads_labels(rows, head_rows, column)
        if is_label:
            labels = column + 1
        elif figures[column]:
            break
    return labels


def _holds_figures(cells: Sequence[PlacedCell], is_tagged: bool) -> bool:
    """Whether a row has a figure behind its label; years and, in the head, small numbers are none."""
    if _is_named(cells):
        return False
    figures = [cell for cell in cells if cell.column and is_value(cell.piece.text)]
    if all(YEAR.fullmatch(cell.piece.text) for cell in figures):
        return False
    return not (is_tagged and all(SMALL_NUMBER.fullmatch(cell.piece.text) for cell in figures))


def _is_named(cells: Sequence[PlacedCell]) -> bool:
    """Whether a row belongs to the header block of a programme: `Programmanummer | 2`."""
    return cells[0].piece.text.rstrip(" :").casefold() in _header_labels()


@cache
def _header_labels() -> frozenset[str]:
    return frozenset(label.casefold() for label in layout_words().header_labels)


def _is_head(cells: Sequence[PlacedCell], is_tagged: bool) -> bool:
    """Whether a row of words is one of the head by its tags or, where it has several cells, by bold letters."""
    return is_tagged or (len(cells) > 1 and all(cell.is_head or _is_bold(cell) for cell in cells))


def _is_bold(cell: PlacedCell) -> bool:
    return any(mark.sort is Sort.BOLD for mark in cell.piece.marks) and cell.piece.is_bold(len(cell.piece.text))


def _count_tagged(rows: Rows, tagged: frozenset[int]) -> int:
    """How many rows on top are those of a head, in a table of words."""
    count = 0
    while count < len(rows) and _is_head(rows[count], count in tagged):
        count += 1
    return count if count < len(rows) else 0


def _heads_labels(rows: Rows, head_rows: int, column: int) -> bool:
    """Whether the head of a column says that it is one of labels: `Beleidsterrein`."""
    heads = (cell.piece.text for row in range(head_rows) for cell in rows[row] if cell.column == column)
    return any(head.casefold() in layout_words().label_heads for head in heads)


def _holds_codes(rows: Rows, head_rows: int, column: int, figures: Sequence[bool]) -> bool:
    """Whether the figures of a column are codes of what the column behind it names, or the years that rows are about."""
    cells = [cell for row in range(head_rows, len(rows)) for cell in rows[row] if cell.column == column]
    if column == 0 and all(cell.is_head or YEAR.fullmatch(cell.piece.text) for cell in cells):
        return True
    if column + 1 >= len(figures) or figures[column + 1] or not any(figures[column + 1 :]):
        return False
    return column == 0 or all(CODE.fullmatch(cell.piece.text) for cell in cells)
