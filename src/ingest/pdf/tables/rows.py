"""The rows of a table: what rules and shadings part, and where nothing does, lines with figures and the labels beside them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.pdf.ink import Area
from ingest.pdf.tables.figures import VALUES
from ingest.pdf.tables.pieces import Piece, TextLine
from ingest.pdf.tables.rulings import Rulings
from ingest.pdf.tables.words import is_own_label

CROSSING = 0.55
"""A level separator that crosses this part of a table's width, and of its labels, parts its rows."""
SAME_LEVEL = 2.0
MORE_WORDS = 1.5
"""Cells of words have so many lines for each line with figures among them."""
LABELLED = 0.6
"""Of the rows of a table of figures so many have a label on the same line."""
CLOSE = 0.95
"""A figure without a label on its line belongs to label lines whose baselines are nearer, in parts of the size of the letters."""
FEWEST_STEPS = 2
LEADING = 1.2
"""Baselines of one label lie at most so far apart, in parts of the usual distance of lines in its table."""
WIDEST_LEADING = 2.3
"""The same, in parts of the size of the letters."""
# "riool-", "verhuur,", "beheer en": what no label ends with
_OPEN_END = re.compile(
    r"(?:[-–,/&(+]|(?<!\w)(?:de|het|een|van|en|of|in|op|met|voor|te|aan|om|uit|door|naar|bij|tot|per|ten|ter|na|over|onder|tegen|tussen|zonder|inclusief|exclusief|incl\.|excl\.|t/m|t\.b\.v\.|t\.o\.v\.))$"
)
# "- jongeren"
_BULLET = re.compile(r"[-–•▪*]\s")
# "- jongeren", "1.2 Wegen", "a. lasten": what begins a label
_OWN_START = re.compile(r"[-–•▪*]|\(?\d+[.)\s]|\d+\.\d|[a-z][.)]\s|[A-Z]\d")


@dataclass(slots=True)
class Row:
    """One row: the pieces in each of its columns."""

    pieces: list[tuple[int, Piece]] = field(default_factory=list)
    has_figures: bool = False
    top: float = 0.0

    def labels(self) -> list[Piece]:
        """Its pieces in the first column that has any."""
        first = min((column for column, _ in self.pieces), default=0)
        return [piece for column, piece in self.pieces if column == first]


Placed = list[tuple[int, Piece]]
"""Pieces of one line with their columns."""


class BodyLine(NamedTuple):
    """A line of a table's body."""

    line: TextLine
    pieces: Placed
    labels: list[Piece]
    figures: list[Piece]
    """Those in columns of figures behind the labels."""

    @property
    def middle(self) -> float:
        """Where its middle is, from top to bottom."""
        return (self.line.top + self.line.bottom) / 2


def find_levels(area: Area, figures_from: float, rulings: Rulings, *, drawn: bool = False) -> list[float]:
    """Where level separators part rows over most of a table's width and of its labels, from top to bottom.

    With `drawn` only rules count, and no edges of shadings.
    """
    width, labels = area.x1 - area.x0, figures_from - area.x0
    found: list[list[float]] = []
    for level in rulings.levels[bisect_left(rulings.levels, (area.top - SAME_LEVEL,)) :]:
        if level.y > area.bottom + SAME_LEVEL:
            break
        if drawn and not level.drawn:
            continue
        length = min(level.x1, area.x1) - max(level.x0, area.x0)
        beside = min(level.x1, figures_from) - max(level.x0, area.x0)
        if length <= 0:
            continue
        if found and level.y - found[-1][0] <= SAME_LEVEL:
            found[-1][1] += length
            found[-1][2] += max(beside, 0)
        else:
            found.append([level.y, length, max(beside, 0)])
    return [y for y, length, beside in found if length >= CROSSING * width and beside >= CROSSING * labels]


def find_rows(
    lines: Sequence[tuple[TextLine, Placed]],
    label_columns: int,
    figured: Sequence[bool],
    levels: Sequence[float],
    rights: Sequence[float],
) -> list[Row]:
    """The rows of a table's body from top to bottom; `rights` is how far the words of each column of labels may reach."""
    rows: list[Row] = []
    band: list[BodyLine] = []
    body = [_body_line(line, pieces, label_columns, figured) for line, pieces in lines]
    reader = _Reader(label_columns, figured, rights, _pitch(body))
    reader.look_at_labels(body)
    for one in body:
        if band and bisect_right(levels, band[-1].middle) < bisect_right(levels, one.middle):
            rows += reader.rows(band, bounded=_bounded(band, levels))
            band = []
        band.append(one)
    return rows + (reader.rows(band, bounded=_bounded(band, levels)) if band else [])


def _body_line(line: TextLine, pieces: Placed, label_columns: int, figured: Sequence[bool]) -> BodyLine:
    labels = [piece for column, piece in pieces if column < max(label_columns, 1)]
    figures = [piece for column, piece in pieces if figured[column] and piece.kind in VALUES and column >= label_columns]
    return BodyLine(line, pieces, labels, figures)


def _pitch(lines: Sequence[BodyLine]) -> float:
    """The usual distance of lines of labels that follow each other."""
    labelled = [one.line.baseline for one in lines if one.labels]
    return median([below - above for above, below in pairwise(labelled)]) if len(labelled) > 1 else 0.0


def _bounded(band: Sequence[BodyLine], levels: Sequence[float]) -> bool:
    """Whether separators stand both right above and right below the lines of a band."""
    top, bottom = band[0].line.top, band[-1].line.bottom
    return any(top - 30 < level <= top + 3 for level in levels) and any(bottom - 3 <= level < bottom + 30 for level in levels)


class _Reader:
    """Reads the rows between two separators."""

    def __init__(self, label_columns: int, figured: Sequence[bool], rights: Sequence[float], pitch: float) -> None:
        self.label_columns = label_columns
        self.figured = figured
        self.rights = rights
        self.pitch = pitch
        self.at_bottom = False
        """Whether figures stand beside the last line of a label, where the labels tell."""
        self.at_top = False
        """Whether they always stand beside its first."""
        self.has_sections = False
        """Whether the first line names a section."""
        self.inside = 0.0
        """How far the lines of one label are apart, where they stand above their figures, nearer than the next row."""

    def look_at_labels(self, lines: Sequence[BodyLine]) -> None:
        """Sees by labels that go on in the next line where the figures stand, and by the first whether lines name sections."""
        above = below = 0
        for place, (upper, lower) in enumerate(pairwise(lines)):
            if not upper.labels or not lower.labels:
                continue
            figures = bool(upper.figures), bool(lower.figures)
            if _continues(upper.labels[-1], lower.labels[0]):
                above += figures == (True, False)
                below += figures == (False, True)
            elif not place:
                self.has_sections = figures == (False, True)
        self.inside = self._step_inside(lines)
        self.at_bottom = below > above
        self.at_top = above > 1 and not below

    def _step_inside(self, lines: Sequence[BodyLine]) -> float:
        """The farthest step down to figures from a line without, where all steps from figures to such a line are farther."""
        down: dict[tuple[bool, bool], list[float]] = {}
        for upper, lower in pairwise(lines):
            if upper.labels and lower.labels:
                figures = bool(upper.figures), bool(lower.figures)
                down.setdefault(figures, []).append(lower.line.baseline - upper.line.baseline)
        to, past = down.get((False, True), []), down.get((True, False), [])
        return max(to) + 0.3 if min(len(to), len(past)) >= FEWEST_STEPS and max(to) + 0.6 < min(past) else 0.0

    def rows(self, band: Sequence[BodyLine], *, bounded: bool) -> list[Row]:
        """The rows of a band; one that separators bound and whose columns have one figure at most is one row."""
        figure_lines = [place for place, one in enumerate(band) if one.figures]
        one = len(figure_lines) < 2 or not self._stacked(band)
        if bounded and self._is_text(band, figure_lines):
            return [self._joined(band)]
        if bounded and one and not self._has_section(band, figure_lines) and not self._is_list(band, figure_lines):
            return [self._joined(band)]
        return self._chained(band)

    def _stacked(self, band: Sequence[BodyLine]) -> bool:
        """Whether a column of figures has several below each other."""
        columns = [
            column
            for one in band
            for column, piece in one.pieces
            if self.figured[column] and piece.kind in VALUES and column >= self.label_columns
        ]
        return len(columns) > len(set(columns))

    def _is_text(self, band: Sequence[BodyLine], figure_lines: Sequence[int]) -> bool:
        """Whether the figures of a band stand among lines of words, and few of them beside a label."""
        worded = sum(any(c >= self.label_columns and p.kind not in VALUES for c, p in one.pieces) for one in band)
        labelled = sum(bool(band[place].labels) for place in figure_lines)
        return worded >= MORE_WORDS * len(figure_lines) and labelled < LABELLED * len(figure_lines)

    def _has_section(self, band: Sequence[BodyLine], figure_lines: Sequence[int]) -> bool:
        """Whether the first line of a band names a section, and figures begin below it."""
        labels = [one.labels for one in band]
        place = figure_lines[0] if figure_lines else 0
        own = labels[place] or (labels[place - 1] if place > 1 else ())
        if not place or not labels[0] or not own:
            return False
        return labels[0][-1].text.endswith(":") or labels[0][-1].bold != own[-1].bold

    def _is_list(self, band: Sequence[BodyLine], figure_lines: Sequence[int]) -> bool:
        """Whether several lines of labels begin with a bullet of their own, above the figures."""
        return bool(figure_lines) and sum(_OWN_START.match(one.labels[0].text) is not None for one in band if one.labels) > 1

    def _joined(self, band: Sequence[BodyLine]) -> Row:
        pieces = [placed for one in band for placed in one.pieces]
        return Row(pieces, any(one.figures for one in band), band[0].line.top)

    def _chained(self, band: Sequence[BodyLine]) -> list[Row]:
        """Rows of lines that nothing parts: each line with figures, and the lines of labels that go with it."""
        rows: list[Row] = []
        last: list[Piece] = []
        for place, (line, pieces, labels, figures) in enumerate(band):
            row = rows[-1] if rows else None
            if self.inside and row and last and labels and last[-1].bold == labels[0].bold:
                goes_on = not row.has_figures and line.baseline - last[-1].baseline <= self.inside
            else:
                goes_on = row is not None and not self._leads(band, place) and self._goes_on(row, last, line, labels, figures)
            if row is None or not goes_on:
                row = Row([], False, line.top)
                rows.append(row)
            row.pieces += pieces
            row.has_figures = row.has_figures or bool(figures)
            last = labels or last
        return rows

    def _leads(self, band: Sequence[BodyLine], place: int) -> bool:
        """Whether a line without figures begins a label whose figures stand halfway down to its next line, or on that line."""
        if place + 1 >= len(band):
            return False
        (line, _, labels, figures), below = band[place], band[place + 1]
        if not labels or figures or not below.figures:
            return False
        if below.labels:
            before = band[place - 1].labels if place else []
            return _continues(labels[-1], below.labels[0]) and not (before and _continues(before[-1], labels[0]))
        return below.line.baseline - line.baseline < CLOSE * labels[-1].size and not _BULLET.match(labels[0].text)

    def _goes_on(
        self, row: Row, last: Sequence[Piece], line: TextLine, labels: Sequence[Piece], figures: Sequence[Piece]
    ) -> bool:
        """Whether a line is part of the row above it."""
        if not labels and not figures:
            return True
        if figures and row.has_figures:
            return False
        if figures and not labels:
            near = bool(last) and line.baseline - last[-1].baseline < CLOSE * last[-1].size
            return near and not _BULLET.match(last[-1].text)
        if not last or not labels:
            return False
        own = labels[0]
        if self.at_top and figures and not _continues(last[-1], own):
            return False
        if row.has_figures and not figures:
            figured = max(piece.baseline for column, piece in row.pieces if piece.kind in VALUES)
            is_bare = not any(column < max(self.label_columns, 1) for column, _ in row.pieces)
            if self.at_bottom and not is_bare and not _continues(last[-1], own):
                return False
            if (is_bare or last[-1].baseline < figured - 1) and own.baseline - figured < CLOSE * own.size:
                return True
        if self.has_sections and row.has_figures and not figures and not _continues(last[-1], own):
            return False
        return self._wraps(last[-1], own)

    def _wraps(self, above: Piece, below: Piece) -> bool:
        """Whether a label goes on in the line below it."""
        step = below.baseline - above.baseline
        if step > max(LEADING * self.pitch, 1.3 * below.size) or step > WIDEST_LEADING * below.size:
            return False
        if above.bold != below.bold or abs(above.size - below.size) > 1:
            return False
        is_closed = above.text.endswith(":") and not (self.at_top and below.text[0].islower())
        if is_closed or _OWN_START.match(below.text) or is_own_label(below.text):
            return False
        first = (below.x1 - below.x0) * len(below.text.split()[0]) / len(below.text)
        right = next((right for right in self.rights if right >= above.x1 - 1), above.x1)
        room = right - above.x1 - first - 0.3 * below.size
        if _continues(above, below):
            return room < first or _OPEN_END.search(above.text) is not None or above.text.count("(") > above.text.count(")")
        return room < 0 and not is_own_label(above.text)


def _continues(above: Piece, below: Piece) -> bool:
    """Whether a label goes on below by its words: it ends openly, or the next line begins with a small letter."""
    if _OWN_START.match(below.text):
        return False
    is_open = _OPEN_END.search(above.text) is not None or above.text.count("(") > above.text.count(")")
    return is_open or below.text[0].islower() or below.text[0] == "("
