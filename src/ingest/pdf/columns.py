"""Columns of running text: where white parts the lines of a page that a file writes straight across it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.pdf.ink import Word

FEWEST_LINES = 5
"""So many lines make a column."""
SAME_EDGE = 3.0
"""Lines that begin within so many points begin at one edge."""
PROSE = 18
"""Lines of a column have on average at least so many characters; those of a table have fewer."""
MOST_DIGITS = 0.2


class Run(NamedTuple):
    """Words on one line."""

    first: int
    """Index of the first on the page."""
    words: list[Word]
    gaps: list[int]
    """Those of them, by index in the run, with a wide gap before them."""


def split_columns(runs: Sequence[Run]) -> list[Run]:
    """The lines of a page, cut where they run across the white between columns of running text."""
    edges = _edges([run for run in runs if run.gaps])
    if not edges:
        return list(runs)
    return [part for run in runs for part in _split(run, edges)]


def _edges(runs: Sequence[Run]) -> list[float]:
    """Where columns to the right of others begin."""
    starts = sorted((run.words[gap].x0, number, gap) for number, run in enumerate(runs) for gap in run.gaps)
    edges: list[float] = []
    group: list[tuple[float, int, int]] = []
    for start in [*starts, (float("inf"), 0, 0)]:
        if group and start[0] > group[0][0] + SAME_EDGE:
            if len(group) >= FEWEST_LINES and _parts_prose(runs, group):
                edges.append(group[0][0])
            group = []
        group.append(start)
    return edges


def _parts_prose(runs: Sequence[Run], group: Sequence[tuple[float, int, int]]) -> bool:
    """Whether what stands on both sides of an edge is running text."""
    for side in (0, 1):
        texts = [_beside(runs[number], gap)[side] for _, number, gap in group]
        together = "".join(texts)
        if len(together) < PROSE * len(texts) or sum(map(str.isdigit, together)) > MOST_DIGITS * len(together):
            return False
    return True


def _beside(run: Run, gap: int) -> tuple[str, str]:
    """The words before a gap, back to the gap before it, and those behind it up to the next one."""
    borders = [0, *run.gaps, len(run.words)]
    place = borders.index(gap)
    before, behind = run.words[borders[place - 1] : gap], run.words[gap : borders[place + 1]]
    return " ".join(word.text for word in before), " ".join(word.text for word in behind)


def _split(run: Run, edges: Sequence[float]) -> list[Run]:
    """The parts of a line in each column."""
    cuts = [gap for gap in run.gaps if any(abs(run.words[gap].x0 - edge) <= 2 * SAME_EDGE for edge in edges)]
    borders = [0, *cuts, len(run.words)]
    parts: list[Run] = []
    for begin, end in pairwise(borders):
        gaps = [gap - begin for gap in run.gaps if begin < gap < end]
        parts.append(Run(run.first + begin, run.words[begin:end], gaps))
    return parts
