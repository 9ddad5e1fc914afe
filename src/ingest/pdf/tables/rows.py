"""The rows of a table: what rules and shadings part, and where nothing does, lines with figures and the labels beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

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


def find_levels(area: Area, figures_from: float, rulings: Rulings, *, drawn: bool = False) -> list[float]:
    """Where level separators part rows over most of a table's width and of its labels, from top to bottom.

    With `drawn` only rules count, and no edges of shadings.
    """
    width, labels = area.x1 - area.x0, figures_from - area.x0
    found: list[list[float]] = []
    for level in rulings.levels:
        if not area.top - SAME_LEVEL <= level.y <= area.bottom + SAME_LEVEL or (drawn and not level.drawn):
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
    band: list[tuple[TextLine, Placed]] = []
    reader = _Reader(label_columns, figured, rights, _pitch(lines, label_columns))
    reader.look_at_labels(lines)
    for line, pieces in lines:
        middle = (line.top + line.bottom) / 2
        if band and any((band[-1][0].top + band[-1][0].bottom) / 2 < level <= middle for level in levels):
            rows += reader.rows(band, bounded=_bounded(band, levels))
            band = []
        band.append((line, pieces))
    return rows + (reader.rows(band, bounded=_bounded(band, levels)) if band else [])


def _pitch(lines: Sequence[tuple[TextLine, Placed]], label_columns: int) -> float:
    """The usual distance of lines of labels that follow each other."""
    labelled = [line.baseline for line, pieces in lines if any(column < max(label_columns, 1) for column, _ in pieces)]
    return median(below - above for above, below in pairwise(labelled)) if len(labelled) > 1 else 0.0


def _bounded(band: Sequence[tuple[TextLine, Placed]], levels: Sequence[float]) -> bool:
    """Whether separators stand both right above and right below the lines of a band."""
    top, bottom = band[0][0].top, band[-1][0].bottom
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

    def look_at_labels(self, lines: Sequence[tuple[TextLine, Placed]]) -> None:
        """Sees by labels that go on in the next line where the figures stand, and by the first whether lines name sections."""
        above = below = 0
        for place, ((_, upper), (_, lower)) in enumerate(pairwise(lines)):
            labels, following = self._labels(upper), self._labels(lower)
            if not labels or not following:
                continue
            figures = bool(self._figures(upper)), bool(self._figures(lower))
            if _continues(labels[-1], following[0]):
                above += figures == (True, False)
                below += figures == (False, True)
            elif not place:
                self.has_sections = figures == (False, True)
        self.inside = self._step_inside(lines)
        self.at_bottom = below > above
        self.at_top = above > 1 and not below

    def _step_inside(self, lines: Sequence[tuple[TextLine, Placed]]) -> float:
        """The farthest step down to figures from a line without, where all steps from figures to such a line are farther."""
        down: dict[tuple[bool, bool], list[float]] = {}
        for (above, upper), (below, lower) in pairwise(lines):
            if self._labels(upper) and self._labels(lower):
                figures = bool(self._figures(upper)), bool(self._figures(lower))
                down.setdefault(figures, []).append(below.baseline - above.baseline)
        to, past = down.get((False, True), []), down.get((True, False), [])
        return max(to) + 0.3 if min(len(to), len(past)) >= FEWEST_STEPS and max(to) + 0.6 < min(past) else 0.0

    def rows(self, band: Sequence[tuple[TextLine, Placed]], *, bounded: bool) -> list[Row]:
        """The rows of a band; one that separators bound and whose columns have one figure at most is one row."""
        figure_lines = [place for place, (_, pieces) in enumerate(band) if self._figures(pieces)]
        one = len(figure_lines) < 2 or not self._stacked(band)
        if bounded and self._is_text(band, figure_lines):
            return [self._joined(band)]
        if bounded and one and not self._has_section(band, figure_lines) and not self._is_list(band, figure_lines):
            return [self._joined(band)]
        return self._chained(band)

    def _figures(self, pieces: Placed) -> list[Piece]:
        return [
            piece for column, piece in pieces if self.figured[column] and piece.kind in VALUES and column >= self.label_columns
        ]

    def _labels(self, pieces: Placed) -> list[Piece]:
        return [piece for column, piece in pieces if column < max(self.label_columns, 1)]

    def _stacked(self, band: Sequence[tuple[TextLine, Placed]]) -> bool:
        """Whether a column of figures has several below each other."""
        columns = [
            column
            for _, pieces in band
            for column, piece in pieces
            if self.figured[column] and piece.kind in VALUES and column >= self.label_columns
        ]
        return len(columns) > len(set(columns))

    def _is_text(self, band: Sequence[tuple[TextLine, Placed]], figure_lines: Sequence[int]) -> bool:
        """Whether the figures of a band stand among lines of words, and few of them beside a label."""
        worded = sum(any(c >= self.label_columns and p.kind not in VALUES for c, p in pieces) for _, pieces in band)
        labelled = sum(bool(self._labels(band[place][1])) for place in figure_lines)
        return worded >= MORE_WORDS * len(figure_lines) and labelled < LABELLED * len(figure_lines)

    def _has_section(self, band: Sequence[tuple[TextLine, Placed]], figure_lines: Sequence[int]) -> bool:
        """Whether the first line of a band names a section, and figures begin below it."""
        labels = [self._labels(pieces) for _, pieces in band]
        place = figure_lines[0] if figure_lines else 0
        own = labels[place] or (labels[place - 1] if place > 1 else ())
        if not place or not labels[0] or not own:
            return False
        return labels[0][-1].text.endswith(":") or labels[0][-1].bold != own[-1].bold

    def _is_list(self, band: Sequence[tuple[TextLine, Placed]], figure_lines: Sequence[int]) -> bool:
        """Whether several lines of labels begin with a bullet of their own, above the figures."""
        labels = [found[0] for _, pieces in band if (found := self._labels(pieces))]
        return bool(figure_lines) and sum(_OWN_START.match(piece.text) is not None for piece in labels) > 1

    def _joined(self, band: Sequence[tuple[TextLine, Placed]]) -> Row:
        row = Row([one for _, pieces in band for one in pieces], False, band[0][0].top)
        row.has_figures = any(self._figures(pieces) for _, pieces in band)
        return row

    def _chained(self, band: Sequence[tuple[TextLine, Placed]]) -> list[Row]:
        """Rows of lines that nothing parts: each line with figures, and the lines of labels that go with it."""
        rows: list[Row] = []
        last: list[Piece] = []
        for place, (line, pieces) in enumerate(band):
            labels, figures = self._labels(pieces), self._figures(pieces)
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

    def _leads(self, band: Sequence[tuple[TextLine, Placed]], place: int) -> bool:
        """Whether a line without figures begins a label whose figures stand halfway down to its next line, or on that line."""
        if place + 1 >= len(band):
            return False
        (line, pieces), (below, under) = band[place], band[place + 1]
        labels, following = self._labels(pieces), self._labels(under)
        if not labels or self._figures(pieces) or not self._figures(under):
            return False
        if following:
            before = self._labels(band[place - 1][1]) if place else []
            return _continues(labels[-1], following[0]) and not (before and _continues(before[-1], labels[0]))
        return below.baseline - line.baseline < CLOSE * labels[-1].size and not _BULLET.match(labels[0].text)

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
