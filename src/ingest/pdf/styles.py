"""How the headings of a document look, and how deep they stand by that."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.headings import heading_number
from ingest.pdf.parts import Piece
from ingest.pdf.sheets import FoldedSheet, Look, PrintedLine, Sheet

FEWEST_TIMES, RARE, MANY = 3, 0.03, 30
"""A look of fewer headings, or of less than this share of them, is no level of its own in a report with many."""
USUAL_SIZE = 10.0
SAME_SIZE = 0.93
"""Headings of more than this part of each other's size are of one."""
LARGER, SMALLER = 1.12, 0.93
"""Print of more than so many times the size of the text stands out by that alone; of less, it does not."""
FEWEST_CAPITALS = 4


class Style(NamedTuple):
    """The look of a heading; what sorts first is more prominent."""

    smallness: float
    """Minus its size."""
    plain_ground: bool
    """Whether it is not printed on a bar of colour."""
    light: bool
    """Whether it is not bold."""
    small_letters: bool
    upright_rank: bool
    """Whether it is italic."""
    dots: int
    """How many parts its number has."""


def style_of(piece: Piece) -> Style:
    """The look of a heading."""
    line = piece.lines[0]
    number, _ = heading_number(piece.text)
    dots = number.count(".") + 1 if number else 0
    return Style(-line.size, line.fill is None, not line.bold, not _in_capitals(line.text), line.italic, dots)


def snap_sizes(sizes: Iterable[float]) -> dict[float, float]:
    """For each size the largest of those near it: what a program, or character recognition, prints a little larger or smaller.

    >>> snap_sizes([13.2, 12.6, 9.0])
    {13.2: 13.2, 12.6: 13.2, 9.0: 9.0}
    """
    found: dict[float, float] = {}
    last = 0.0
    for size in sorted(set(sizes), reverse=True):
        last = last if last and size > SAME_SIZE * last else size
        found[size] = last
    return found


class Body(NamedTuple):
    """The look of the running text."""

    size: float
    colour: int


def looks_of(sheet: Sheet) -> dict[Look, int]:
    """How many characters of a page are printed in each look."""
    looks: defaultdict[Look, int] = defaultdict(int)
    for line in sheet.lines:
        looks[line.size, line.colour] += len(line.wording.text)
    return dict(looks)


def find_body(sheets: Sequence[FoldedSheet]) -> Body:
    """The size and colour of most of the text."""
    looks: Counter[Look] = Counter()
    for sheet in sheets:
        looks.update(sheet.looks)
    sizes: Counter[float] = Counter()
    colours: Counter[int] = Counter()
    for (exact, colour), length in looks.items():
        sizes[round(exact, 1)] += length
        if colour is not None:
            colours[colour] += length
    size = sizes.most_common(1)[0][0] if sizes else USUAL_SIZE
    return Body(size, colours.most_common(1)[0][0] if colours else 0)


def is_emphasised(lines: Sequence[PrintedLine], body: Body) -> bool:
    """Whether lines stand out from the running text."""
    first = lines[0]
    if first.size > LARGER * body.size or first.bold:
        return True
    if first.size < SMALLER * body.size:
        return False
    other_colour = first.colour is not None and first.colour != body.colour
    return first.italic or first.fill is not None or other_colour or _in_capitals(first.text)


def rank_styles(styles: Iterable[Style]) -> dict[Style, int]:
    """The rank of each look, from 0; one that is rare ranks with the next below it that is not."""
    times = Counter(styles)
    total = sum(times.values())
    fewest = max(FEWEST_TIMES, total * RARE) if total >= MANY else 1
    usual = sorted(style for style, count in times.items() if count >= fewest)
    last = max(len(usual) - 1, 0)
    return {style: min(bisect_left(usual, style), last) for style in times}


def _in_capitals(text: str) -> bool:
    """Whether a line is printed in capitals, and no code.

    >>> _in_capitals("FINANCIËN"), _in_capitals("Z/24/0084/39"), _in_capitals("Financiën")
    (True, False, False)
    """
    return text.isupper() and sum(map(str.isalpha, text)) >= max(FEWEST_CAPITALS, len(text) / 2)
