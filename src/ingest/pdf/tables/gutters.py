"""The gutters of a page: where text in two columns, or tables beside each other, stand left and right of an upright blank."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.pdf.ink import PageInk
from ingest.pdf.tables.figures import VALUES, Kind, is_code
from ingest.pdf.tables.pieces import Cuts, Piece, TextLine, read_lines
from ingest.pdf.tables.table_lines import is_caption
from ingest.pdf.tables.words import is_own_label

ALIGNED = 2.0
"""Lines of one column begin so near each other, in points."""
FEWEST_LINES = 3
FEWEST_PROSE = 6
PROSE_WORDS = 4.5
"""Lines of running text have so many words on average."""
LABELLED = 0.6
DIFFERENT = 0.5
"""So many of the labels of a table are different."""
FARTHEST = 60.0
"""So far above or below a column, in points, its head or last line may stand."""
HEAD_GAP = 1.5
"""The lines of a head are no farther apart, in parts of the size of the letters."""
OUTDENT = 6.0
WIDEST_GUTTER = 12.0
NEAR = 12.0
"""What stands in a column begins so near behind the gutter, in points, above and below its other lines."""


class Gutter(NamedTuple):
    """An upright blank between two columns."""

    x: float
    top: float
    bottom: float


def part_columns(page: PageInk, lines: Sequence[TextLine], cuts: Cuts) -> list[list[TextLine]]:
    """The lines of a page by the columns that they stand in: what stands right of its gutters apart from all else."""
    gutters = _find_gutters(lines)
    if not gutters:
        return [list(lines)]
    left: list[int] = []
    right: list[int] = []
    for line in lines:
        middle = (line.top + line.bottom) / 2
        gutter = next((gutter for gutter in gutters if gutter.top <= middle <= gutter.bottom), None)
        for piece in line.pieces:
            (right if gutter and piece.x0 >= gutter.x else left).extend(piece.words)
    return [read_lines(page, words, cuts) for words in (left, right)]


def _find_gutters(lines: Sequence[TextLine]) -> list[Gutter]:
    """The gutters of a page, all at one place from left to right."""
    left = min((line.pieces[0].x0 for line in lines), default=0.0)
    starts: list[tuple[float, TextLine, int]] = []
    for line in lines:
        for place, piece in enumerate(line.pieces):
            if (piece.kind is Kind.WORDS or _is_row_code(line, place)) and (place or piece.x0 > left + 100):
                starts.append((piece.x0, line, place))
    starts.sort(key=lambda start: start[0])
    groups: list[list[tuple[float, TextLine, int]]] = []
    for start in starts:
        if groups and start[0] - groups[-1][0][0] <= ALIGNED:
            groups[-1].append(start)
        else:
            groups.append([start])
    for group in sorted(groups, key=len, reverse=True):
        if len(group) >= FEWEST_LINES and _parts_columns(group, lines) and (found := list(_ranges(group, lines))):
            return found
    return []


def _parts_columns(group: Sequence[tuple[float, TextLine, int]], lines: Sequence[TextLine]) -> bool:
    """Whether pieces that begin below each other begin another column of the page, and no column of a table."""
    own = [line.pieces[place] for _, line, place in group]
    before = [line.pieces[place - 1] for _, line, place in group if place]
    if sum(is_code(piece.text) for piece in before) > 0.5 * len(before):
        return False
    if (len(before) >= FEWEST_LINES - 1 and _is_prose(before)) or (len(own) >= FEWEST_PROSE and _is_prose(own)):
        return True
    behind = [line.pieces[place + 1] for _, line, place in group if place + 1 < len(line.pieces)]
    valued = sum(piece.kind in VALUES for piece in behind)
    if valued < max(2, LABELLED * len(behind)) or _come_back(own):
        return False
    top, bottom = min(piece.top for piece in own), max(piece.bottom for piece in own)
    left = [[p.kind for p in line.pieces if p.x1 < own[0].x0] for line in lines if top <= line.top and line.bottom <= bottom]
    return sum(Kind.WORDS in kinds and bool(VALUES.intersection(kinds)) for kinds in left) >= 2


def _come_back(pieces: Sequence[Piece]) -> bool:
    """Whether the same words come back that are no sides of a table, as in a column of words within one."""
    texts = [piece.text for piece in pieces if not is_own_label(piece.text)]
    return len(set(texts)) < DIFFERENT * len(texts)


def _is_row_code(line: TextLine, place: int) -> bool:
    """Whether a piece is the code before a label."""
    behind = line.pieces[place + 1] if place + 1 < len(line.pieces) else None
    return behind is not None and behind.kind is Kind.WORDS and is_code(line.pieces[place].text)


def _is_prose(pieces: Sequence[Piece]) -> bool:
    """Whether pieces are as long as lines of running text."""
    return sum(len(piece.words) for piece in pieces) >= PROSE_WORDS * len(pieces)


def _ranges(group: Sequence[tuple[float, TextLine, int]], lines: Sequence[TextLine]) -> Iterator[Gutter]:
    """From where to where a gutter goes: as far as no piece crosses it."""
    start = min(x0 for x0, _, _ in group)
    x = _between(start, group, lines)
    crossings = [(line.top + line.bottom) / 2 for line in lines if _crosses(line, x, start)]
    members = sorted((line for _, line, _ in group), key=lambda line: line.top)
    runs = [[members[0]]]
    for line in members[1:]:
        if any(runs[-1][-1].top < y < line.bottom for y in crossings) or _begins_below(runs[-1][-1], line, lines, x):
            runs.append([line])
        else:
            runs[-1].append(line)
    for run in runs:
        if len(run) >= FEWEST_LINES - 1:
            yield Gutter(
                x, _extended(x, start, run[0].top, lines[::-1], -1) - 1, _extended(x, start, run[-1].bottom, lines, 1) + 1
            )


def _begins_below(above: TextLine, line: TextLine, lines: Sequence[TextLine], x: float) -> bool:
    """Whether a table begins with a line, below its title and unit left of a gutter and nothing right of it."""
    between = [one for one in lines if above.bottom <= one.top and one.bottom <= line.top]
    titled = len(between) > 1 and any(is_caption(one) for one in between)
    return titled and len(line.pieces) > 2 and all(one.pieces[-1].x1 < x for one in between)


def _between(start: float, group: Sequence[tuple[float, TextLine, int]], lines: Sequence[TextLine]) -> float:
    """A place for a gutter in the blank left of a column."""
    top, bottom = min(line.top for _, line, _ in group), max(line.bottom for _, line, _ in group)
    ends = [p.x1 for line in lines if top <= line.top and line.bottom <= bottom for p in line.pieces if p.x1 < start]
    return max([start - WIDEST_GUTTER, *((end + start) / 2 for end in ends)])


def _crosses(line: TextLine, x: float, start: float) -> bool:
    """Whether a line goes on over a gutter: a piece of it does, or it has figures on both sides and no words behind it."""
    if any(piece.x0 < x - 1 and piece.x1 > x + 1 for piece in line.pieces):
        return True
    right = [piece for piece in line.pieces if piece.x0 > x]
    left = any(piece.kind in VALUES for piece in line.pieces if piece.x1 < x)
    return bool(right) and left and right[0].kind in VALUES and right[0].x0 > start + NEAR


def _extended(x: float, start: float, edge: float, lines: Sequence[TextLine], step: int) -> float:
    """How far a gutter goes on above (-1) or below (1) its column.

    It passes lines that begin right behind it, and above these the lines of a head, which may begin anywhere behind it.
    It ends above a table whose title stands left of it alone.
    """
    past = 0
    for line in lines:
        y = line.bottom if step > 0 else line.top
        if (y - edge) * step <= 0:
            continue
        if (y - edge) * step > FARTHEST or _crosses(line, x, start):
            break
        right = next((piece for piece in line.pieces if piece.x1 > x), None)
        if right is None:
            past += 1
            continue
        begins = start - OUTDENT <= right.x0 <= start + NEAR and right.kind is Kind.WORDS
        if step > 0 and past > 1 and len(line.pieces) > 2:
            break
        if not begins and (step > 0 or edge - line.bottom > HEAD_GAP * right.size):
            break
        edge, past = y, 0
    return edge
