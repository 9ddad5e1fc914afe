"""The columns of a table: parted by upright rules, else by where its figures end and its labels begin."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ingest.pdf.ink import Area
from ingest.pdf.tables.figures import VALUES, Kind, is_code, is_grouped, is_small, kind_of
from ingest.pdf.tables.pieces import Piece, TextLine
from ingest.pdf.tables.rulings import Rulings

ALIGNED = 2.5
"""Edges in one column lie as close together, in points."""
BORDER_SHARE = 0.25
"""An upright that is at least this part of a table's height is a border of columns."""
SAME_BORDER = 4.0
NARROWEST = 5.0
OVERLAP = 0.3
"""Figures whose places share this part of the narrower one may stand in one column."""
TOGETHER = 0.4
"""Pieces of a column of words stand beside others at least as often."""
FAR_TOGETHER = 0.2
FAR = 60.0
"""The same for a column so far from the first, in points."""
INDENT = 12.0
"""What begins no farther from the first column is indented in it, in points."""
CROSSING = 0.5
"""So many rows, at most, for each one of a second column of labels have one label over both."""
FEW_CROSSING = 0.2
STRAY = 0.12
"""A cell with a wide blank in it is met at most so often; oftener it is two cells."""


@dataclass(slots=True)
class Column:
    """A column with its borders, and the right edge of its figures."""

    x0: float
    x1: float
    figures: bool
    edge: float = 0.0
    slot: int = 0
    pieces: list[Piece] = field(default_factory=list)

    @property
    def middle(self) -> float:
        """Where its middle is, from left to right."""
        return (self.x0 + self.x1) / 2


Lines = Sequence[Sequence[Piece]]


def find_borders(area: Area, rulings: Rulings) -> list[float]:
    """The places of the uprights that part the columns of a table, its own borders first and last."""
    height = area.bottom - area.top
    lengths: list[list[float]] = []
    for upright in rulings.uprights:
        length = min(upright.bottom, area.bottom) - max(upright.top, area.top)
        if length <= 0 or not area.x0 + NARROWEST < upright.x < area.x1 - NARROWEST:
            continue
        if lengths and upright.x - lengths[-1][0] <= SAME_BORDER:
            lengths[-1][1] = max(lengths[-1][1], length) if upright.drawn else lengths[-1][1] + length / 2
        else:
            lengths.append([upright.x, length])
    return [area.x0, *(x for x, length in lengths if length >= BORDER_SHARE * height), area.x1]


def find_columns(body: Lines, head: Lines, borders: Sequence[float]) -> list[Column]:
    """The columns of a table from left to right."""
    columns: list[Column] = []
    body_slots, head_slots = ([_by_slot(line, borders) for line in lines] for lines in (body, head))
    for slot, (left, right) in enumerate(pairwise(borders)):
        rows = [line[slot] for line in body_slots if line[slot]]
        heads = [piece for line in head_slots for piece in line[slot]]
        if not rows and not heads:
            continue
        several = sum(len(row) > 1 for row in rows)
        if len(borders) > 2 and several <= max(1, STRAY * len(rows)):
            found = [_whole(rows, heads, left, right)]
        else:
            found = _parted(rows, heads, left, right)
        for column in found:
            column.slot = slot
        columns += found
    return columns


def _by_slot(line: Sequence[Piece], borders: Sequence[float]) -> list[list[Piece]]:
    """The pieces of a line that stand between each two borders."""
    slots: list[list[Piece]] = [[] for _ in borders[1:]]
    for piece in line:
        slot = bisect_right(borders, piece.middle) - 1
        if 0 <= slot < len(slots):
            slots[slot].append(piece)
    return slots


def _whole(rows: Lines, heads: Sequence[Piece], left: float, right: float) -> Column:
    """A column that takes all that stands between two borders."""
    pieces = [piece for row in rows for piece in row]
    values = sum(piece.kind in VALUES for piece in pieces)
    words = sum(piece.kind in (Kind.WORDS, Kind.DATE) for piece in pieces)
    edge = median(piece.x1 for piece in pieces) if pieces else right
    return Column(left, right, values > words or (not pieces and bool(heads)), edge)


def _parted(rows: Lines, heads: Sequence[Piece], left: float, right: float) -> list[Column]:
    """The columns between two borders that nothing but their contents parts."""
    groups = _figure_groups(rows)
    first = min((group.x0 for group in groups), default=right)
    labels = [[piece for piece in row if piece.x0 < first - 1] for row in rows]
    columns = _label_columns(labels, [x0 for piece in heads for x0, _ in piece.places if x0 < first], left, min(first, right))
    others = [
        [p for p in row if p.x0 >= first - 1 and p.kind not in VALUES and p.kind is not Kind.SIGN and not _over(p, groups)]
        for row in rows
    ]
    columns += _word_groups(others, heads)
    columns += groups
    columns.sort(key=lambda column: column.x0)
    return columns or [_whole(rows, heads, left, right)]


def _over(piece: Piece, groups: Iterable[Column]) -> bool:
    """Whether most of a piece stands within a column of figures."""
    return any(min(piece.x1, group.x1) - max(piece.x0, group.x0) > 0.5 * (piece.x1 - piece.x0) for group in groups)


def _figure_groups(rows: Lines) -> list[Column]:
    """The columns of figures, by their right edges; those that overlap and never stand side by side are one."""
    figures: list[tuple[Piece, int]] = []
    for index, row in enumerate(rows):
        for place, piece in enumerate(row):
            is_figure = piece.kind in VALUES or (piece.kind is Kind.YEAR and place > 0)
            if is_figure and not _leads(row, place):
                figures.append((piece, index))
    groups: list[tuple[list[Piece], set[int]]] = []
    for piece, index in sorted(figures, key=lambda one: one[0].x1):
        if groups and piece.x1 - groups[-1][0][-1].x1 <= ALIGNED and index not in groups[-1][1]:
            groups[-1][0].append(piece)
            groups[-1][1].add(index)
        else:
            groups.append(([piece], {index}))
    merged = True
    while merged:
        merged = False
        for place in range(len(groups) - 1):
            if _are_one(groups[place], groups[place + 1]):
                pieces, lines = groups.pop(place + 1)
                groups[place][0].extend(pieces)
                groups[place][1].update(lines)
                merged = True
                break
    return [
        Column(min(p.x0 for p in pieces), max(p.x1 for p in pieces), True, median(p.x1 for p in pieces), 0, pieces)
        for pieces, _ in groups
    ]


def _leads(row: Sequence[Piece], place: int) -> bool:
    """Whether a piece is the number or code of the words behind it."""
    if place + 1 >= len(row) or not is_code(row[place].text):
        return False
    behind = row[place + 1]
    if behind.kind is not Kind.WORDS:
        return place + 2 < len(row) and is_code(behind.text) and _leads(row, place + 1)
    return all(is_code(piece.text) for piece in row[:place])


def _are_one(left: tuple[list[Piece], set[int]], right: tuple[list[Piece], set[int]]) -> bool:
    """Whether two groups of figures are one column: their places overlap, and no line has both."""
    if left[1] & right[1]:
        return False
    x0, x1 = min(p.x0 for p in left[0]), max(p.x1 for p in left[0])
    y0, y1 = min(p.x0 for p in right[0]), max(p.x1 for p in right[0])
    return min(x1, y1) - max(x0, y0) > OVERLAP * min(x1 - x0, y1 - y0)


def _word_groups(rows: Lines, heads: Sequence[Piece]) -> list[Column]:
    """Columns of words behind or between those of figures."""
    groups: list[list[Piece]] = []
    for piece in sorted((piece for row in rows for piece in row), key=lambda piece: piece.x0):
        if groups and piece.x0 < max(p.x1 for p in groups[-1]):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    found = []
    for group in groups:
        x0, x1 = min(p.x0 for p in group), max(p.x1 for p in group)
        headed = any(head.x1 > x0 and head.x0 < x1 for head in heads)
        if len(group) > 1 or headed:
            found.append(Column(x0, x1, False, x1, 0, group))
    return found


def _label_columns(rows: Lines, headed: Sequence[float], left: float, right: float) -> list[Column]:
    """The columns of labels and codes before the figures; `headed` is where words of the head begin."""
    pieces = [piece for row in rows for piece in row]
    if not pieces:
        return []
    starts: list[list[float]] = []
    for x0 in sorted(piece.x0 for piece in pieces):
        if starts and x0 - starts[-1][-1] <= ALIGNED:
            starts[-1].append(x0)
        else:
            starts.append([x0])
    cuts: list[float] = []
    lefts = min(piece.x0 for piece in pieces)
    for group in starts:
        start = group[0]
        behind = [row for row in rows if any(abs(piece.x0 - start) <= ALIGNED + group[-1] - start for piece in row[1:])]
        beside = [row for row in rows if any(group[0] <= piece.x0 <= group[-1] for piece in row)]
        has_head = len(headed) > 1 and any(abs(x0 - start) <= ALIGNED for x0 in headed)
        together = FAR_TOGETHER if start - lefts > FAR else TOGETHER
        if start <= lefts + INDENT or (not has_head and (len(behind) < 2 or len(behind) < together * len(beside))):
            continue
        before = max((piece.x1 for row in behind for piece in row if piece.x0 < start), default=start)
        crossing = sum(any(piece.x0 < start - ALIGNED and piece.x1 > start + ALIGNED for piece in row) for row in rows)
        if before <= start + 1 and crossing <= (FEW_CROSSING * len(rows) if has_head else CROSSING * len(beside)):
            cuts.append(start - 1)
    reached = max(piece.x1 for piece in pieces)
    end = min(right, max(reached, cuts[-1] + 1 if cuts else left))
    bounds = [min(left, lefts), *cuts, end]
    return [Column(x0, x1, False, x1) for x0, x1 in pairwise(bounds)]


class Placing:
    """Tells which columns the pieces of a table's body stand in."""

    def __init__(self, columns: Sequence[Column], borders: Sequence[float]) -> None:
        self._columns = columns
        self._borders = borders
        slots = [[index for index, column in enumerate(columns) if column.slot == slot] for slot in range(len(borders) - 1)]
        self._inside = [inside or range(len(columns)) for inside in slots]
        """The columns between each two borders, or all where there is none."""
        self._starts = [column.x0 for column in columns[1:] if not column.figures]

    def placed(self, line: TextLine) -> list[tuple[int, Piece]]:
        """The pieces of a line with their columns, those parted that stand in two with no more than a blank between their words.

        A label may be so long that its figure, or the label in the next column, stands right behind it.
        """
        found: list[tuple[int, Piece]] = []
        for piece in line.pieces:
            cuts = self._cuts(piece) if len(piece.words) > 1 and piece.kind is Kind.WORDS else ()
            found += [(self._column(part), part) for part in (piece.parted(cuts) if cuts else (piece,))]
        return found

    def _cuts(self, piece: Piece) -> list[int]:
        """Before which of its words a piece is parted."""
        cuts: set[int] = set()
        for x in self._starts:
            cuts.update([place for place, (x0, _) in enumerate(piece.places) if place and abs(x0 - x - 1) < 1])
        last = piece.text.rpartition(" ")[2]
        if kind_of(last) in VALUES and (is_grouped(last) or not is_small(last)):
            edge = piece.places[-1][1]
            if any(column.figures and abs(column.edge - edge) < 1 and piece.x0 < column.x0 - 1 for column in self._columns):
                cuts.add(len(piece.words) - 1)
        return sorted(cuts)

    def _column(self, piece: Piece) -> int:
        slot = bisect_right(self._borders, piece.middle) - 1
        inside = self._inside[slot] if 0 <= slot < len(self._inside) else range(len(self._columns))
        if len(inside) == 1:
            return inside[0]
        columns, kind = self._columns, piece.kind
        if kind in VALUES or kind is Kind.YEAR:
            figures = [index for index in inside if columns[index].figures]
            nearest = min(figures, key=lambda index: abs(columns[index].edge - piece.x1), default=None)
            if nearest is not None and abs(columns[nearest].edge - piece.x1) <= ALIGNED:
                return nearest
        if kind in (Kind.WORDS, Kind.DATE):
            words = [index for index in inside if not columns[index].figures]
            starts = [index for index in words if columns[index].x0 - ALIGNED <= piece.x0 < columns[index].x1 - ALIGNED]
            if starts:
                return starts[-1]
        return max(inside, key=lambda index: _shared(piece, columns[index]))


def _shared(piece: Piece, column: Column) -> float:
    """How much of a piece stands within a column; how far off it is where nothing does."""
    return min(piece.x1, column.x1) - max(piece.x0, column.x0)


def count_label_columns(columns: Sequence[Column], cells: Sequence[Sequence[str]]) -> int:
    """How many columns from the left hold labels and codes; `cells` are the words of the body in each."""
    if not any(column.figures and not _holds_codes(cells[index]) for index, column in enumerate(columns)):
        return 1
    count = 0
    for index, column in enumerate(columns):
        if column.figures and not _holds_codes(cells[index]):
            break
        if column.figures and not any(not other.figures for other in columns[index + 1 : index + 3]) and index:
            break
        count = index + 1
    return count


def _holds_codes(cells: Sequence[str]) -> bool:
    """Whether the figures of a column are numbers of rows, or years."""
    figures = [text for text in cells if kind_of(text) is not Kind.WORDS]
    return bool(figures) and all((is_small(text) or is_code(text)) and not is_grouped(text) for text in figures)
