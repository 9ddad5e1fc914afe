"""Rows of tables that stand on one line each, their cells divided by bars or by blanks."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from ingest.bullets import BULLET, MISREAD_BULLET
from ingest.figures import count_figures_behind
from ingest.grids.row_heads import could_be_head, head_tokens
from ingest.grids.row_words import amount_heads
from ingest.labels import LONGEST_LABEL, ends_sentence, is_label
from ingest.layout import table_head
from ingest.lines import Line

LONGEST_ROW = 200
ROW_ENDS = frozenset("0123456789-–‒)%NVISLB")
ROW_REACH = 5
"""Rows of one table stand at most so many lines apart."""
MOST_LINES = 2
"""A row with one figure has so many lines at most, where its label is broken."""
FEWEST_SMALL = 2
"""Small figures stand in so many rows at least."""
HEAD_REACH = 4
"""The head of a table stands at most so many lines above its first row."""

# "Lasten3.3702.7885.991", "Baten1.204988-310": figures that nothing divides
GLUED_FIGURES = re.compile(
    r"(?:\d[\d.]*\s)?[^\d|]*[^\W\d_]\)?(?=\S*(?:\.\d{3}[\dNV-]|\d-\d\S*\.\d{3}))(?:(?<=[^\WA-Z])[NV])?-?\d[\d.NV–-]+"
)
# "Storting reserves250100310": glued figures below a thousand, where the rows around hold greater ones
GLUED_BEHIND = re.compile(r"(?:\d[\d.]*\s)?[^\d|]*[^\W\d_]\)?(?:(?<=[^\WA-Z])[NV])?-?\d[\d.NV–-]{3,}")
# "liggelden 400.000", "Wonen N12.000", "huur kraan € 3.385,- (per jaar)", never "Sport: € 100.000"
FIGURE_BEHIND = re.compile(
    r"[^:;]*[^:;.,\s]\s+(?:[-NV]?\s?(?:€\s?-?\d[\d.]*(?:,(?:\d\d|-))?|-?\d{1,3}(?:\.\d{3})+(?:,\d\d)?-?)|0)\s?(?:\((?:per|een)\s?\w+\))?"
)
# "Meicirculaire -402", right below "Omschrijving Bedrag"
SMALL_BEHIND = re.compile(r"[^\d:;|]*[^\W\d]\)?\s[-–]?[1-9]\d{0,2}(?:\.\d{3})*")
# "Garantiebaan € 1.200,- per | € 300,- (eenmalig)", "Loket €1.200 (per jaar) €300 (eenmalig)"
EURO_NOTE = r"(?:\s?\((?:per|een)\s?\w+\)|\sper(?:\s\w+)?)?"
EUROS_BEHIND = re.compile(rf"€\s?\d[\d.]*(?:,(?:\d\d|-+))?{EURO_NOTE}\s?\|?\s?€\s?\d[\d.]*(?:,(?:\d\d|-+))?{EURO_NOTE}$")
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
    rows = sorted({*_rows(lines, width, barred), *_rows_of_small_figures(lines, barred)})
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
            if not certain.isdisjoint(chain) or (len(chain) > 1 and (width is not None or _has_head_above(lines, chain))):
                yield from chain
            chain = []


def _rows_of_small_figures(lines: Sequence[Line], barred: Collection[int]) -> Iterator[int]:
    """Lines with one figure, also one below a thousand: two or more right below each other and below `Omschrijving Bedrag`."""
    chain: list[int] = []
    for index, line in enumerate(lines):
        is_row = line.text[-1].isdigit() and len(line.text) < LONGEST_LABEL and index not in barred
        if is_row and SMALL_BEHIND.fullmatch(line.text) and not _has_bullet(line.text):
            if line.gap and chain:
                yield from _below_head(lines, chain)
                chain = []
            chain.append(index)
        elif chain:
            yield from _below_head(lines, chain)
            chain = []
    yield from _below_head(lines, chain)


def _below_head(lines: Sequence[Line], rows: Sequence[int]) -> Sequence[int]:
    """The rows, where a head of one column stands right above them: a word over the labels and one over figures."""
    if len(rows) < FEWEST_SMALL or not rows[0]:
        return ()
    head = lines[rows[0] - 1].text
    if len(head) >= LONGEST_LABEL:
        return ()
    tokens = [token for token in head_tokens(head, 0, len(head)) if token.sort != "unit"]
    is_head = [token.sort for token in tokens] == ["label", "figure"]
    return rows if is_head and head[tokens[1].start : tokens[1].end].casefold() in amount_heads() else ()


def _has_head_above(lines: Sequence[Line], rows: Sequence[int]) -> bool:
    """Whether a head stands right above rows of one figure that are right below each other."""
    first, last = rows[0], rows[-1]
    if not first or last - first >= len(rows) * MOST_LINES or any(lines[index].gap for index in range(first + 1, last + 1)):
        return False
    head = lines[first - 1].text
    return len(head) < LONGEST_LABEL and not ends_sentence(head) and could_be_head(head, 0, len(head))


def _has_figures_behind(text: str) -> bool:
    """Whether a line ends in two figures or more that blanks or nothing divide."""
    if count_figures_behind(text) > 1:
        bullet = BULLET.match(text)
        return (bullet is None or bullet["number"] is not None) and not YEAR_RANGE_BEHIND.search(text[-15:])
    return (_ends_glued(text) and GLUED_FIGURES.fullmatch(text) is not None) or (
        "€" in text and EUROS_BEHIND.search(text) is not None
    )


def _has_figure_behind(text: str) -> bool:
    """Whether a line as short as a label ends in one figure that reads as money."""
    return (
        len(text) < LONGEST_LABEL
        and not _has_bullet(text)
        and (FIGURE_BEHIND.fullmatch(text) is not None or (_ends_glued(text) and GLUED_BEHIND.fullmatch(text) is not None))
    )


def _ends_glued(text: str) -> bool:
    """Whether the last word of a line begins as words do and not as figures: a cheap test before the patterns."""
    return text[-1].isdigit() and (text[text.rfind(" ") + 1].isalpha() or text[text.rfind(" ") + 1] == "(")


def _is_beside_rows(line: Line) -> bool:
    """Whether a line between rows may be a piece of a label."""
    if not is_label(_narrow(line.text)):
        return False
    bullet = BULLET.match(line.text)
    is_numbered = bullet is not None and bullet["number"] is not None
    return not _has_bullet(line.text) or (is_numbered and not line.gap and count_figures_behind(line.text) > 0)


def _narrow(text: str) -> str:
    """A line without the runs of blanks that set its figures out in columns."""
    return " ".join(text.split()) if "   " in text else text


def _is_short_row(line: Line) -> bool:
    """Whether a line right below a row may be a row whose last cells are empty."""
    return not line.gap and _is_beside_rows(line) and count_figures_behind(line.text) > 0


def _has_bullet(text: str) -> bool:
    return BULLET.match(text) is not None or MISREAD_BULLET.match(text) is not None


def _heads(lines: Sequence[Line], row: int, rows: Collection[int]) -> Iterator[int]:
    """The lines above a row that are worded as the head of a table, with what stands between them and the row."""
    has_head = False
    if row and _is_row_of_years(lines[row - 1].text):
        yield row - 1
    for index in range(row - 1, max(row - HEAD_REACH, 0) - 1, -1):
        text, gap = _narrow(lines[index].text), lines[index + 1].gap
        if index in rows or gap > 1 or len(text) > LONGEST_ROW or ends_sentence(text):
            return
        is_head = could_be_head(text, 0, len(text))
        if is_head or (is_label(text) and _is_worded_as_head(text, is_apart=has_head or gap > 0)):
            yield from range(index, row)
        elif not is_label(text):
            return
        has_head = has_head or is_head


def _is_worded_as_head(text: str, *, is_apart: bool) -> bool:
    """Whether a short line holds a word for the head of a table; one apart from the rows, or above a head, holds nothing else."""
    if not is_apart:
        return table_head().search(text) is not None
    return {token.sort for token in head_tokens(text, 0, len(text))} <= {"figure", "unit", "year"}


def _is_row_of_years(text: str) -> bool:
    return TWO_YEARS.search(text) is not None and not ends_sentence(text)
