"""Where the tables of a page stand: what rules and shadings frame, and lines whose figures stand below each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.pdf.ink import Area, PageInk
from ingest.pdf.tables.figures import VALUES, Kind
from ingest.pdf.tables.gutters import part_columns
from ingest.pdf.tables.pieces import TextLine
from ingest.pdf.tables.rulings import Rulings
from ingest.pdf.tables.runs import find_runs
from ingest.pdf.tables.table_lines import ALIGNED

FEWEST_ROWS = 2
SMALLEST_FRAME = 24.0
INSIDE = 6.0
"""An upright so far inside a frame parts columns."""
WIDEST_GAP = 30.0
"""A table goes on behind a gap no wider than this, in points."""
HEAD_GAP = 40.0
"""A framed head may stand so far above its unframed rows, in points."""
MOST_HEAD_LINES = 4
NEAR_STRIPE = 1.5
"""The rows above and below a shaded one stand so near, in heights of a line."""
MOSTLY = 0.8
"""Of the figures below a gap so many stand below those above it."""


@dataclass(slots=True)
class Zone:
    """The lines of one table, each with those of its pieces that stand in it."""

    lines: list[TextLine]
    frame: Area | None = None
    head_lines: int = 0
    """How many lines were added on top as a head."""

    @property
    def area(self) -> Area:
        """What it takes of the page, frame and ink."""
        lines = self.lines
        x0, x1 = min([line.pieces[0].x0 for line in lines]), max([piece.x1 for line in lines for piece in line.pieces])
        area = Area(x0, min([line.top for line in lines]), x1, max([line.bottom for line in lines]))
        return _around(area, self.frame) if self.frame else area


def find_frames(rulings: Rulings) -> list[Area]:
    """The frames of a page that uprights part into columns."""
    return [frame for frame in rulings.frames() if _is_parted(frame, rulings)] if rulings.uprights else []


def find_zones(page: PageInk, lines: Sequence[TextLine], rulings: Rulings, frames: Sequence[Area]) -> list[Zone]:
    """The tables of a page from top to bottom; those in `frames`, and those that nothing frames."""
    framed = [zone for frame in frames if (zone := _framed(frame, lines, rulings))]
    taken = {piece.words[0] for zone in framed for line in zone.lines for piece in line.pieces}
    rest = [line for line in (_without(line, taken) for line in lines) if line.pieces] if taken else list(lines)
    others = [zone.area for zone in framed]
    runs = [run for column in part_columns(page, rest, rulings.cuts) for run in find_runs(column, rulings, others)]
    zones = framed + [Zone(own, None, head_lines) for own, head_lines in runs]
    return _joined(sorted(zones, key=lambda zone: (zone.lines[0].top, zone.area.x0)), lines)


def _around(one: Area, other: Area) -> Area:
    """What two areas take together."""
    x0, top = min(one.x0, other.x0), min(one.top, other.top)
    return Area(x0, top, max(one.x1, other.x1), max(one.bottom, other.bottom))


def _is_parted(frame: Area, rulings: Rulings) -> bool:
    """Whether a frame is large enough for a table, and uprights part it into columns."""
    if frame.x1 - frame.x0 < SMALLEST_FRAME or frame.bottom - frame.top < SMALLEST_FRAME / 2:
        return False
    return any(
        frame.x0 + INSIDE < x < frame.x1 - INSIDE and frame.top - 1 <= top and bottom <= frame.bottom + 1
        for x, top, bottom, _ in rulings.uprights
    )


def _framed(frame: Area, lines: Sequence[TextLine], rulings: Rulings) -> Zone | None:
    """The table in a frame that uprights part into columns, where it is one."""
    inside: list[TextLine] = []
    for line in lines:
        if frame.top - 1 <= (line.top + line.bottom) / 2 <= frame.bottom + 1:
            pieces = tuple(piece for piece in line.pieces if frame.x0 - 2 <= piece.middle <= frame.x1 + 2)
            if pieces:
                inside.append(line._replace(pieces=pieces))
    if _is_striped(frame, inside, lines, rulings):
        return None
    has_rows = sum(len(line.pieces) > 1 for line in inside) >= FEWEST_ROWS
    return Zone(inside, frame) if has_rows and any(p.kind is Kind.WORDS for line in inside for p in line.pieces) else None


def _is_striped(frame: Area, inside: Sequence[TextLine], lines: Sequence[TextLine], rulings: Rulings) -> bool:
    """Whether a frame is the shading of some rows of a table that goes on above or below it."""
    if any(
        upright.drawn and frame.x0 - 1 <= upright.x <= frame.x1 + 1 and upright.top < frame.bottom and upright.bottom > frame.top
        for upright in rulings.uprights
    ):
        return False
    edges = [piece.x1 for line in inside for piece in line.pieces[1:] if piece.kind is Kind.FIGURE]
    reach = NEAR_STRIPE * max((line.bottom - line.top for line in inside), default=0.0)
    beside = [
        line
        for line in lines
        if frame.top - reach < line.bottom <= frame.top + 2 or frame.bottom - 2 <= line.top < frame.bottom + reach
    ]
    figures = [piece for line in beside for piece in line.pieces[1:] if piece.kind is Kind.FIGURE]
    return bool(edges) and any(abs(piece.x1 - edge) <= ALIGNED for piece in figures for edge in edges)


def _without(line: TextLine, taken: set[int]) -> TextLine:
    """A line without the pieces that a framed table has taken, by their first words."""
    left = tuple([piece for piece in line.pieces if piece.words[0] not in taken])
    return line if len(left) == len(line.pieces) else line._replace(pieces=left)


def _joined(zones: Sequence[Zone], lines: Sequence[TextLine]) -> list[Zone]:
    """The tables, with those put together that a gap in the rules parts."""
    found: list[Zone] = []
    for zone in zones:
        before = found[-1] if found else None
        if before and _follows(before, zone, lines):
            frame = _around(before.area, zone.area) if before.frame or zone.frame else None
            found[-1] = Zone([*before.lines, *zone.lines], frame, before.head_lines)
        else:
            found.append(zone)
    return found


def _follows(upper: Zone, lower: Zone, lines: Sequence[TextLine]) -> bool:
    """Whether a table goes on in the one below it: that has no head, and its figures stand below the others."""
    above, below = upper.area, lower.area
    gap = below.top - above.bottom
    if not -2 < gap < HEAD_GAP or lower.head_lines:
        return False
    if any(above.bottom < (line.top + line.bottom) / 2 < below.top for line in lines):
        return False
    first = next((line for line in lower.lines if any(piece.kind in VALUES for piece in line.pieces)), None)
    if first is None or any(len(line.pieces) > 1 for line in lower.lines[: lower.lines.index(first)]):
        return False
    over = [piece.x1 for line in upper.lines for piece in line.pieces if piece.kind in VALUES]
    under = [piece.x1 for line in lower.lines for piece in line.pieces if piece.kind in VALUES]
    if not over:
        return len(upper.lines) <= MOST_HEAD_LINES and gap < HEAD_GAP and above.x0 - 12 < below.x1 <= above.x1 + 6
    if gap > WIDEST_GAP:
        return False
    aligned = sum(any(abs(edge - other) <= ALIGNED for other in over) for edge in under)
    return aligned >= MOSTLY * len(under)
