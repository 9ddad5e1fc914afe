"""The head of a table: which of its lines it is, and where another begins below it."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from ingest.pdf.ink import Fill
from ingest.pdf.tables.figures import VALUES, Kind, is_small, is_unit_end
from ingest.pdf.tables.pieces import Piece, TextLine
from ingest.pdf.tables.rulings import Rulings
from ingest.pdf.tables.words import is_column_head

MANY_FIGURES = 0.34
"""So large a part of the cells behind the labels is figures in a table of figures."""


def count_head_lines(lines: Sequence[TextLine], levels: Sequence[float], rules: Sequence[float], rulings: Rulings) -> int:
    """How many lines from the top are the head: those above the first figures that stand over their columns.

    `levels` are all separators of its rows, `rules` those of them that are drawn.
    """
    bands = _bands(lines, levels)
    if not _is_of_figures(lines):
        return _count_styled(lines, bands, rulings)
    left, right = _place_of_figures(lines)
    reach = left - 0.6 * max(right - left, 40)
    margin = min(piece.x0 for line in lines for piece in line.pieces)
    styled = _is_styled(lines[0], rulings)
    bands = _bands(lines, rules)
    ruled = len(set(bands)) > 1
    head = 0
    for index, line in enumerate(lines):
        if _has_figures(line):
            break
        with_first = (ruled and bands[index] == bands[0]) or _same_shade(lines[0], line, rulings)
        over = any(piece.x0 > max(reach, margin + 5) and piece.x1 > left - 20 for piece in line.pieces)
        goes_on = over and (_is_styled(line, rulings) or not styled or index == head)
        if with_first or goes_on or all(is_unit_end(piece.text) for piece in line.pieces):
            head = index + 1
    else:
        return 0
    return head


def _is_of_figures(lines: Sequence[TextLine]) -> bool:
    """Whether a good part of the cells behind the labels, or of the lines, are figures."""
    behind = [[piece.kind for piece in line.pieces[1:]] for line in lines]
    kinds = [kind for line in behind for kind in line]
    if Kind.FIGURE not in kinds:
        return False
    figures = sum(kind in (Kind.FIGURE, Kind.NIL) for kind in kinds)
    return figures >= MANY_FIGURES * len(kinds) or sum(Kind.FIGURE in line for line in behind) >= MANY_FIGURES * len(lines)


def _place_of_figures(lines: Sequence[TextLine]) -> tuple[float, float]:
    """From where to where the columns of figures stand."""
    figures = [piece for line in lines for piece in line.pieces[1:] if piece.kind is Kind.FIGURE]
    return min(piece.x0 for piece in figures), max(piece.x1 for piece in figures)


def _count_styled(lines: Sequence[TextLine], bands: Sequence[int], rulings: Rulings) -> int:
    """The head of a table of words: what stands above the first separator, where it looks otherwise than what stands below."""
    look = (_is_styled(lines[0], rulings), _shade(lines[0], rulings))
    for index, line in enumerate(lines):
        new_band = index > 0 and bands[index] != bands[index - 1]
        if new_band and (_is_styled(line, rulings), _shade(line, rulings)) != look:
            return index if look[0] else 0
    return 0


def _fill(line: TextLine, rulings: Rulings) -> Fill | None:
    """The shading behind the first words of a line."""
    piece = line.pieces[0]
    return rulings.fill_at((piece.x0 + min(piece.x1, piece.x0 + 20)) / 2, (piece.top + piece.bottom) / 2)


def _shade(line: TextLine, rulings: Rulings) -> int | None:
    """The colour of the shading behind the first words of a line."""
    fill = _fill(line, rulings)
    return fill.colour if fill else None


def _same_shade(first: TextLine, line: TextLine, rulings: Rulings) -> bool:
    """Whether two lines stand on ground of the same colour that ends at the same place."""
    upper, lower = (_fill(one, rulings) for one in (first, line))
    return upper is not None and lower is not None and upper.colour == lower.colour and abs(upper.x1 - lower.x1) < 3


class InnerHead(NamedTuple):
    """A head below the first rows of a table."""

    start: int
    """Its first line."""
    end: int
    words: tuple[str, ...]
    """What stands over the figures."""


def find_inner_heads(lines: Sequence[TextLine], head_lines: int, levels: Sequence[float], rulings: Rulings) -> list[InnerHead]:
    """The heads below the first one: words over the figures, which look like a head."""
    figures = [piece for line in lines[head_lines:] for piece in line.pieces[1:] if piece.kind is Kind.FIGURE]
    left = min((piece.x0 for piece in figures), default=0.0)
    known = set(head_words(lines[:head_lines], left))
    bands = _bands(lines, levels)
    found: list[InnerHead] = []
    index = max(head_lines, 1)
    while index < len(lines) - 1:
        end = index
        while end < len(lines) - 1 and _is_inner(lines[end], left, known, rulings):
            end += 1
        if end > index:
            start = index
            while (
                start > head_lines
                and bands[start - 1] == bands[index]
                and not _has_figures(lines[start - 1])
                and len(set(bands)) > 2
            ):
                start -= 1
            found.append(InnerHead(start, end, head_words(lines[start:end], left)))
        index = max(end, index + 1)
    return found


def head_words(lines: Sequence[TextLine], left: float) -> tuple[str, ...]:
    """The words over the columns from a place on."""
    return tuple(piece.text.casefold() for line in lines for piece in _over(line, left))


def _over(line: TextLine, left: float) -> list[Piece]:
    """The pieces of a line that stand over figures."""
    return [piece for place, piece in enumerate(line.pieces) if piece.x1 > left and (place or piece.x0 > left - 20)]


def _is_inner(line: TextLine, left: float, known: set[str], rulings: Rulings) -> bool:
    """Whether a line is one of a head: known words or years over the figures, and no figures."""
    over = _over(line, left)
    if not over or _has_figures(line):
        return False
    told = all(
        piece.kind in (Kind.YEAR, Kind.DATE) or piece.text.casefold() in known or is_column_head(piece.text) for piece in over
    )
    return told and _is_styled(line, rulings)


def _bands(lines: Sequence[TextLine], levels: Sequence[float]) -> list[int]:
    """Between which separators each line stands."""
    return [bisect_left(levels, (line.top + line.bottom) / 2) for line in lines]


def _is_styled(line: TextLine, rulings: Rulings) -> bool:
    """Whether a line looks like a head: bold or shaded."""
    if all(piece.bold for piece in line.pieces):
        return True
    return all(rulings.fill_at(piece.middle, (piece.top + piece.bottom) / 2) is not None for piece in line.pieces)


def _has_figures(line: TextLine) -> bool:
    """Whether a line has figures other than a count from 1 on."""
    figures = [piece.text for piece in line.pieces if piece.kind in VALUES and not is_unit_end(piece.text)]
    if not figures:
        return False
    small = [int(text) for text in figures if is_small(text)]
    return not (len(small) == len(figures) > 1 and small == list(range(small[0], small[0] + len(small))) and small[0] < 2)
