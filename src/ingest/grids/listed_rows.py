"""Tables that became lists: the figures of a row as bullets with their heads, under the label of the row."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from ingest.bullets import BULLET
from ingest.figures import DASHES
from ingest.grids.row_figures import Span, is_year, read_row, with_figures
from ingest.grids.row_heads import head_tokens
from ingest.grids.row_words import row_words
from ingest.lines import Line

HEAD_SORTS = frozenset(("figure", "year", "qualifier", "unit", "code"))
FEWEST_ITEMS = FEWEST_LISTS = 2
SURE_ALONE = 3
"""So many items worded as the measures of one thing are a row of a table without a second one."""
LONGEST_ITEM = 100


class ListedCell(NamedTuple):
    """One bullet: the head of a column, and the figure in it."""

    head: Span
    figure: Span


def read_listed_cell(text: str, start: int, end: int) -> ListedCell | None:
    """The head and the figure of a bullet that holds nothing else; None where a line is no such bullet.

    >>> cell = read_listed_cell("• Begroot: € 5.547", 0, 18)
    >>> cell.head, cell.figure
    (Span(start=2, end=9), Span(start=11, end=18))
    """
    bullet = BULLET.match(text, start, end) if end - start <= LONGEST_ITEM and text[start] in "•▪◦●○·‣■-–*" else None
    if bullet is None or bullet.end() >= end:
        return None
    pair = _label_and_figure(text, bullet.end(), end)
    if pair is None:
        return None
    label, figure = pair
    words = text[label.start : label.end]
    head = Span(label.start, label.start + len(words.rstrip(" :=")))
    tokens = [token for token in head_tokens(text, *head) if text[token.start : token.end] != ":"]
    is_head = tokens and any(token.sort == "figure" for token in tokens) and all(token.sort in HEAD_SORTS for token in tokens)
    return ListedCell(head, figure) if is_head and not is_year(text[figure.start : figure.end]) else None


def _label_and_figure(text: str, start: int, end: int) -> tuple[Span, Span] | None:
    """The words of a bullet and the one figure, or dash for nil, behind them."""
    row = read_row(text, start, end, signs_behind=text[end - 1] in "NV")
    if row.label and not row.figures and text[end - 1] in DASHES and text[end - 2] == " " and end - 2 > start:
        return Span(start, end - 2), Span(end - 1, end)
    before = row.figures[:-2] if len(row.figures) > 1 and text[slice(*row.figures[-2])] in DASHES else row.figures[:-1]
    if not row.figures or row.codes or not all(is_year(text[slice(*figure)]) for figure in before):
        return None
    row = with_figures(text, row, 1, loose_minuses=True)
    return (row.label, row.figures[0]) if row.label else None


def find_listed_rows(lines: Sequence[Line]) -> set[int]:
    """The bullets that are the figures of a table's rows: two lists or more with the same heads, or a list of measures."""
    groups = list(_groups(lines))
    often = Counter(frozenset(group.values()) for group in groups)
    measures = {measure.casefold() for measure in row_words().measures}
    certain = [group for group in groups if often[frozenset(group.values())] >= FEWEST_LISTS or _is_sure_alone(group, measures)]
    known = {head for group in certain if len(group) >= FEWEST_ITEMS for head in group.values()}
    return {index for group in groups if known.issuperset(group.values()) for index in group}


def _is_sure_alone(group: Mapping[int, str], measures: Container[str]) -> bool:
    return len(group) >= SURE_ALONE and all(head in measures for head in group.values())


def _groups(lines: Sequence[Line]) -> Iterator[dict[int, str]]:
    """Runs of bullets that each hold a head of their own and a figure: the words of the head, by the bullet's line."""
    group: dict[int, str] = {}
    for index, line in enumerate(lines):
        cell = read_listed_cell(line.text, 0, len(line.text))
        head = line.text[cell.head.start : cell.head.end].casefold() if cell else ""
        if group and (cell is None or head in group.values()):
            if min(group):
                yield group
            group = {}
        if cell:
            group[index] = head
    if group and min(group):
        yield group
