"""The head above a table that nothing frames: which of the lines above its first figures belong to it."""

from collections.abc import Sequence

from ingest.captions import is_numbered_caption
from ingest.pdf.tables.figures import VALUES, is_unit_end
from ingest.pdf.tables.pieces import Piece, TextLine
from ingest.pdf.tables.rulings import Rulings
from ingest.pdf.tables.table_lines import HALFWAY, MOST_WORDS, is_caption, line_figures

FARTHEST = 2.6
"""A head stands so near above the first row, in heights of a line."""
WIDER = 1.3
INNER_FARTHEST = 1.6
"""The lines of a head stand so near each other, in heights of a line, or hardly farther than its last from the first row."""
ALONE = 0.33
"""A line with nothing over the figures is a title so far above the head, in parts of the size of its letters."""
SHADED_FARTHEST = 5.0
"""The same for a head on shaded ground."""
MOST_LINES = 10
LONGEST_HEAD = 6
"""A line of one piece with more words is no head."""
LABEL_STEP = 2.3
"""Lines of one label lie so close together, in parts of the size of the letters."""


def head_above(lines: Sequence[TextLine], first: int, used: int, figures: Sequence[Piece], rulings: Rulings) -> tuple[int, int]:
    """The first line of the head above the first row of figures, and the line behind its last.

    `used` is the last line of the table above. Where there is no head, both are where the label of the first row begins.
    """
    reach = _Reach(lines[first], figures)
    start = end = first
    nearer: float | None = None
    for index in range(first - 1, max(used, first - MOST_LINES), -1):
        line, below = lines[index], lines[index + 1]
        over = reach.over(line)
        if _is_far(line, below, over, rulings, nearer) or reach.is_no_head(line):
            break
        if reach.is_caption_of_its_own(line) or (start < first and reach.is_title(line, below)):
            break
        if not is_caption(line) and over and not (len(line.pieces) == 1 and len(over[0].words) > LONGEST_HEAD):
            if start == first:
                end, nearer = index + 1, WIDER * (below.top - line.bottom)
            start = index
    if start == first:
        start = label_start(lines, first, used)
        return start, start
    while start - 1 > used and _is_beside(lines[start - 1], lines[start], reach.margin):
        start -= 1
    while end < first and _is_beside(lines[end], lines[end - 1], reach.margin):
        end += 1
    return start, end if line_figures(lines[first]) else min(end, first - 1)


class _Reach:
    """From where to where the figures of a table stand, and where its labels begin."""

    def __init__(self, first: TextLine, figures: Sequence[Piece]) -> None:
        self.left = min(piece.x0 for piece in figures)
        self.width = max(max(piece.x1 for piece in figures) - self.left, 40)
        self.margin = min(first.pieces[0].x0, self.left - 15)

    def over(self, line: TextLine) -> list[Piece]:
        """The pieces of a line that stand over figures."""
        from_left, begins = self.left - 0.2 * self.width, max(self.left - 0.6 * self.width, self.margin + 10)
        return [piece for piece in line.pieces if piece.x1 > from_left and piece.x0 > begins]

    def is_caption_of_its_own(self, line: TextLine) -> bool:
        """Whether a line is a caption, numbered or over the figures, so that nothing above it is of this head."""
        label = line.pieces[0]
        return is_caption(line) and (label.x0 > self.margin + 10 or is_numbered_caption(label.text))

    def is_title(self, line: TextLine, below: TextLine) -> bool:
        """Whether a line above a head is no part of it, but stands apart with nothing over the figures."""
        return not self.over(line) and not is_caption(line) and below.top - line.bottom > ALONE * line.pieces[0].size

    def is_no_head(self, line: TextLine) -> bool:
        """Whether a line is part of a sentence, reaches from far left over the figures, or is a row of figures."""
        if any(piece.kind in VALUES and not is_unit_end(piece.text) for piece in line.pieces[1:]):
            return True
        return any(
            len(piece.words) > MOST_WORDS
            or (piece.x0 < self.left - self.width and piece.x1 > self.left + 20)
            or (piece.text.endswith((".", ":", ";")) and len(piece.words) >= LONGEST_HEAD)
            for piece in line.pieces
        )


def _is_far(line: TextLine, below: TextLine, over: Sequence[Piece], rulings: Rulings, nearer: float | None) -> bool:
    """Whether a line stands too far above the next to belong to its head; within a head no farther than `nearer` points."""
    gap, height = below.top - line.bottom, max(line.bottom - line.top, 6.0)
    shaded = bool(over) and all(rulings.fill_at(piece.middle, (piece.top + piece.bottom) / 2) for piece in over)
    if nearer is not None and not shaded and gap > max(INNER_FARTHEST * height, nearer):
        return True
    return gap > (SHADED_FARTHEST if shaded else FARTHEST) * height


def _is_beside(line: TextLine, head: TextLine, margin: float) -> bool:
    """Whether a line is one of the words over the labels, which stand halfway beside the heads of the figures."""
    label = line.pieces[0]
    return len(line.pieces) == 1 and abs(label.x0 - margin) < 12 and abs(head.baseline - line.baseline) < HALFWAY * label.size


def label_start(lines: Sequence[TextLine], first: int, used: int) -> int:
    """The line at which the label of the first row begins."""
    start = first - 1 if not line_figures(lines[first]) and first - 1 > used else first
    while start - 1 > used and len(lines[start - 1].pieces) == 1:
        label, above = lines[start].pieces[0], lines[start - 1].pieces[0]
        near = label.baseline - above.baseline < LABEL_STEP * label.size
        if not near or not label.text[0].islower() or abs(label.x0 - above.x0) > 3 or above.text.endswith((".", ":")):
            break
        start -= 1
    return start


def without_captions(line: TextLine) -> tuple[Piece, ...]:
    """The pieces of a line but for the caption of a table beside it."""
    return tuple(piece for piece in line.pieces if not is_numbered_caption(piece.text) or len(line.pieces) == 1)
