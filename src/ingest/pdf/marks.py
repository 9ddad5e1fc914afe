"""Marks of list items that stand apart from their words in the file: drawn as a dot, or printed by themselves."""

import re
from array import array
from collections.abc import Iterator, Sequence

from ingest.bullets import SIGN
from ingest.pdf.ink import PageInk
from ingest.pdf.sheets import LineLink, PrintedLine, Span, Wording

# "•", "1.", "a)"
MARK = re.compile(rf"(?:{SIGN}|[\uf020-\uf0ff]|o|\d{{1,2}}[.)]|[a-z][.)])")
LONGEST_MARK = 3
SAME_LINE = 2.0
"""Baselines within so many points are one."""
FARTHEST = 4.0
"""A mark stands no more than so many times the size of its words before them."""
LEAST_DOT, MOST_DOT = 0.1, 0.8
"""A dot is as high as this part of the size of its words."""


def join_marks(page: PageInk, lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines of a page, each with the mark that stands before it; a dot that is drawn is no character of it."""
    marks = [line for line in lines if len(line.text) <= LONGEST_MARK and not line.turned and MARK.fullmatch(line.text)]
    joined: dict[int, PrintedLine] = {}
    for mark in marks:
        behind = _behind(lines, mark)
        if behind and id(behind) not in joined:
            joined[id(behind)] = mark
    used = set(map(id, joined.values()))
    for line in lines:
        if before := joined.get(id(line)):
            _put_before(before, line)
    kept = [line for line in lines if id(line) not in used]
    for x0, top, x1, bottom in _dots(page):
        for line in kept:
            size, middle = line.size, (top + bottom) / 2
            if line.top < middle < line.bottom and 0 < line.x0 - x1 < FARTHEST * size and x1 - x0 < MOST_DOT * size:
                line.is_dotted = bottom - top > LEAST_DOT * size
    return kept


def _behind(lines: Sequence[PrintedLine], mark: PrintedLine) -> PrintedLine | None:
    """The line that stands right behind a mark, on its height."""
    beside = [
        line
        for line in lines
        if abs(line.baseline - mark.baseline) < SAME_LINE and mark.x1 - 1 < line.x0 < mark.x1 + FARTHEST * line.size
    ]
    return min(beside, key=lambda line: line.x0, default=None)


def _put_before(mark: PrintedLine, line: PrintedLine) -> None:
    """Makes a mark the first word of a line."""
    line.wording = _joined(mark.wording, line.wording)
    line.gaps = tuple(gap + len(mark.wording.starts) for gap in line.gaps)
    line.x0, line.first_width = mark.x0, mark.x1 - mark.x0


def _joined(first: Wording, second: Wording) -> Wording:
    """Two wordings as one, a blank between them."""
    shift = len(first.text) + 1
    starts = array("I", [*first.starts, *(start + shift for start in second.starts)])
    raised = tuple(Span(start + shift, end + shift) for start, end in second.raised)
    links = tuple(LineLink(link.start + shift, link.end + shift, link.address, link.page) for link in second.links)
    text = f"{first.text} {second.text}"
    return Wording(text, starts, first.lengths + second.lengths, first.boxes + second.boxes, raised, (*first.links, *links))


def _dots(page: PageInk) -> Iterator[tuple[float, float, float, float]]:
    """What is drawn so small that it may be the mark of a list item."""
    for areas in (page.dots, page.fills, page.pictures):
        for x0, top, x1, bottom, *_ in areas:
            if x1 - x0 < 2 * (bottom - top) < 4 * (x1 - x0):
                yield x0, top, x1, bottom
