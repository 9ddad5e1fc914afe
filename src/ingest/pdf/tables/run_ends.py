"""The end of a table that nothing frames: its last label may go on below its figures, its last line may name a section."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.tables.figures import VALUES, Kind
from ingest.pdf.tables.pieces import TextLine
from ingest.pdf.tables.table_lines import HALFWAY

CLOSER = 0.8
"""The second line of the last label stands so much nearer than a row would, in parts of the distance of rows."""
NEAREST_FOLLOWING = 7.5
"""What follows on the page stands at least so far below its last section, in parts of the size of the letters."""


def last_line(lines: Sequence[TextLine], rows: Sequence[int]) -> int:
    """The last line of a table with figures on these lines."""
    return _with_section(lines, rows, _with_label(lines, rows))


def _with_label(lines: Sequence[TextLine], rows: Sequence[int]) -> int:
    """The last line of a table, of which a label may go on below its last figures."""
    last = rows[-1]
    if last + 1 >= len(lines) or len(lines[last + 1].pieces) != 1:
        return last
    before, line = lines[last], lines[last + 1]
    piece, label = line.pieces[0], before.pieces[0]
    step = line.baseline - before.baseline
    if label.kind in VALUES:
        above = lines[last - 1].pieces if last else ()
        halfway = len(above) == 1 and step < HALFWAY * piece.size and before.baseline - above[0].baseline < HALFWAY * piece.size
        return last + 1 if halfway and abs(above[0].x0 - piece.x0) < 3 else last
    if abs(label.x0 - piece.x0) > 3 or abs(label.size - piece.size) > 1 or label.kind is not Kind.WORDS:
        return last
    if piece.text[0].islower() or piece.text[0] == "(":
        return last + 1 if line.top - before.bottom < 0.6 * piece.size else last
    steps = [lines[below].baseline - lines[above].baseline for above, below in pairwise(rows)]
    widest = max(lines[index].pieces[0].x1 for index in rows)
    is_close = bool(steps) and step < CLOSER * min(steps)
    return last + 1 if is_close and widest - label.x1 < piece.x1 - piece.x0 else last


def _with_section(lines: Sequence[TextLine], rows: Sequence[int], last: int) -> int:
    """The last line of a table, which may name a section whose rows stand on the next page: one that looks as those before it."""
    if last + 1 >= len(lines) or len(lines[last + 1].pieces) != 1 or len(rows) < 2:
        return last
    line = lines[last + 1]
    sections = [one.pieces[0] for one in lines[rows[0] : rows[-1]] if len(one.pieces) == 1]
    widest = max(lines[below].top - lines[above].bottom for above, below in pairwise(rows))
    follows = last + 2 < len(lines) and lines[last + 2].top - line.bottom < NEAREST_FOLLOWING * line.pieces[0].size
    alike = any(one.font == line.pieces[0].font and abs(one.x0 - line.pieces[0].x0) < 2 and one.bold for one in sections)
    return last + 1 if alike and not follows and line.top - lines[last].bottom <= widest + 1 else last
