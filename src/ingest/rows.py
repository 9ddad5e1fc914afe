"""Rows of tables that stand on one line each, their cells divided by bars or by blanks."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from ingest.bullets import BULLET, MISREAD_BULLET
from ingest.figures import count_figures_behind
from ingest.labels import LONGEST_LABEL, ends_sentence, is_label
from ingest.layout import table_head
from ingest.lines import Line

LONGEST_ROW = 200
ROW_ENDS = frozenset("0123456789-–‒)%NVISLB")
ROW_REACH = 5
"""Rows of one table stand at most so many lines apart."""
HEAD_REACH = 3
"""The head of a table stands at most so many lines above its first row."""

# "Lasten3.3702.7885.991": figures that nothing divides
GLUED_FIGURES = re.compile(r"[^\d|]*[a-z)](?:-?\d{1,3}(?:\.\d{3})+){2,}")
# "liggelden 400.000", "Wonen N12.000", "huur kraan € 3.385,- (per jaar)", never "Sport: € 100.000"
FIGURE_BEHIND = re.compile(
    r"[^:;]*[^:;.,\s]\s+(?:[-NV]?\s?(?:€\s?-?\d[\d.]*(?:,(?:\d\d|-))?|-?\d{1,3}(?:\.\d{3})+)|0)\s?(?:\((?:per|een)\s?\w+\))?"
)
# "Kaderbrief 2023 - 2027"
YEAR_RANGE_BEHIND = re.compile(r"(?:19|20)\d\d\s?[-–]\s?(?:19|20)?\d\d$")
# "Omschrijving 2024 2025 2026 I/S"
TWO_YEARS = re.compile(r"(?:19|20)\d\d(?!\d)\D{1,30}(?:19|20)\d\d(?!\d)")


def find_barred_rows(lines: Sequence[Line], width: int | None) -> set[int]:
    """Rows whose cells bars divide.

    A single bar in wrapped text may be a misread `I`, and elsewhere part of a page's title; it divides where it ends the
    line, or where a neighbour has bars too.
    """
    bars = {index: line.text.count("|") for index, line in enumerate(lines) if "|" in line.text and len(line.text) > 2}
    return {
        index
        for index, number in bars.items()
        if number > 1 or (width is None and (lines[index].text[-1] == "|" or index - 1 in bars or index + 1 in bars))
    }


def find_joined_rows(lines: Sequence[Line], width: int | None, barred: Collection[int]) -> set[int]:
    """Rows whose cells blanks divide, with the pieces of labels between them and the heads above."""
    rows = list(_rows(lines, width, barred))
    found = set(rows)
    for row, following in pairwise([*rows, len(lines) + ROW_REACH]):
        between = range(row + 1, following)
        if len(between) < ROW_REACH and all(_is_beside_rows(lines[i]) for i in between):
            found.update(between)
        elif row + 1 < min(following, len(lines)) and _is_short_row(lines[row + 1]):
            found.add(row + 1)
    for row in rows:
        found.update(_heads(lines, row, found))
    return found


def _rows(lines: Sequence[Line], width: int | None, barred: Collection[int]) -> Iterator[int]:
    """Lines with two figures at the end, and those with one where a line with two is near; in wrapped text any near line."""
    certain: set[int] = set()
    likely: list[int] = []
    for index, line in enumerate(lines):
        if line.text[-1] not in ROW_ENDS or len(line.text) > LONGEST_ROW or index in barred:
            continue
        if _has_figures_behind(line.text):
            certain.add(index)
        if index in certain or _has_figure_behind(line.text):
            likely.append(index)
    chain: list[int] = []
    for index, following in pairwise([*likely, len(lines) + ROW_REACH]):
        chain.append(index)
        if following - index > ROW_REACH:
            if not certain.isdisjoint(chain) or (width is not None and len(chain) > 1):
                yield from chain
            chain = []


def _has_figures_behind(text: str) -> bool:
    """Whether a line ends in two figures or more that blanks or nothing divide."""
    if count_figures_behind(text) > 1:
        bullet = BULLET.match(text)
        return (bullet is None or bullet["number"] is not None) and not YEAR_RANGE_BEHIND.search(text[-15:])
    return GLUED_FIGURES.fullmatch(text) is not None


def _has_figure_behind(text: str) -> bool:
    """Whether a line as short as a label ends in one figure that reads as money."""
    return len(text) < LONGEST_LABEL and FIGURE_BEHIND.fullmatch(text) is not None and not _has_bullet(text)


def _is_beside_rows(line: Line) -> bool:
    """Whether a line between rows may be a piece of a label."""
    return is_label(line.text) and not _has_bullet(line.text)


def _is_short_row(line: Line) -> bool:
    """Whether a line right below a row may be a row whose last cells are empty."""
    return not line.gap and _is_beside_rows(line) and count_figures_behind(line.text) > 0


def _has_bullet(text: str) -> bool:
    return BULLET.match(text) is not None or MISREAD_BULLET.match(text) is not None


def _heads(lines: Sequence[Line], row: int, rows: Collection[int]) -> Iterator[int]:
    """The lines above a row that are worded as the head of a table, with what stands between them and the row."""
    if row and _is_row_of_years(lines[row - 1].text):
        yield row - 1
    for index in range(row - 1, max(row - HEAD_REACH, 0) - 1, -1):
        if index in rows or not is_label(lines[index].text) or lines[index + 1].gap > 1:
            return
        if table_head().search(lines[index].text):
            yield from range(index, row)


def _is_row_of_years(text: str) -> bool:
    return TWO_YEARS.search(text) is not None and not ends_sentence(text)
