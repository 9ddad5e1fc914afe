"""Rows whose cells nothing divides: `Lasten3.3702.7885.991`."""

import re
from collections.abc import Sequence

from ingest.row_figures import RowLine, Span

# "Lasten3.370", "2. Baten (structureel)-120", "Saldo€ 1.200", "HavenN12.400V300": a figure glued to its label
GLUED = re.compile(
    r"(?P<label>(?:\d[\d.]*\s)?[^\d|]*?[^\W\d_]\)?)(?P<figures>(?:(?<=[^\WA-Z])[NV])?(?:€\s?)?[-–]?\d[\d.,€\sNV–-]*)"
)
# a figure glued to the one before it: "3.3702", "1.200-300", "N12V3"
GLUED_PAIR = re.compile(r"\.\d{3}[\d€NV–-]|\d[-NV]\d")
# the beginning of a figure: "-", "N", "€ "
SIGNS = re.compile(r"[NV]?(?:€\s?)?[-–]?")
# what goes on behind its first digits: ".582", ",50"
THOUSANDS = re.compile(r"\.\d{3}")
CENTS = re.compile(r",\d\d")
FIRST_DIGITS = 3
LONGEST_GLUED = 200


def read_glued_row(text: str, start: int, end: int) -> RowLine | None:
    """A row whose figures are glued to its label, all figures as one; None where a line is no such row.

    >>> row = read_glued_row("Lasten3.3702.788", 0, 16)
    >>> row.label, row.figures
    (Span(start=0, end=6), (Span(start=6, end=16),))
    """
    match = GLUED.fullmatch(text, start, end) if end - start <= LONGEST_GLUED else None
    if match is None or " " in match["figures"].strip():
        return None
    return RowLine(start, end, Span(*match.span("label")), (Span(*match.span("figures")),), is_glued=True)


def is_surely_glued(text: str, row: RowLine) -> bool:
    """Whether a row holds two figures that nothing divides."""
    return GLUED_PAIR.search(text, *row.figures[0]) is not None


def split_figures(text: str, glued: Span, number: int) -> tuple[Span, ...] | None:
    """The figures of a glued row, as many as there are columns; None where they can be split in no way or in several.

    >>> [tuple(one) for one in split_figures("3.3702.7885.991", Span(0, 15), 3)], split_figures("12131", Span(0, 5), 3)
    ([(0, 5), (5, 10), (10, 15)], None)
    """
    one, several = _ways(text, glued)
    if not one[glued.start] >> number & 1 or several[glued.start] >> number & 1:
        return None
    figures: list[Span] = []
    start = glued.start
    for left in range(number - 1, -1, -1):
        end = next(end for end in _ends(text, start, glued.end) if one.get(end, 0) >> left & 1)
        figures.append(Span(start, end))
        start = end
    return tuple(figures)


def numbers_of_columns(text: str, rows: Sequence[RowLine]) -> list[int]:
    """The numbers of columns into which all of these rows can be split, from the smallest."""
    possible = -1
    for row in rows:
        if row.is_glued:
            possible &= _ways(text, row.figures[0])[0][row.figures[0].start]
    return [number for number in range(2, possible.bit_length()) if possible >> number & 1] if possible > 0 else []


def _ways(text: str, glued: Span) -> tuple[dict[int, int], dict[int, int]]:
    """Into how many figures the rest from each place can be split, as bits: in one way or more, and in several ways."""
    one, several = {glued.end: 1}, {glued.end: 0}
    for start in range(glued.end - 1, glued.start - 1, -1):
        found = doubled = 0
        for end in _ends(text, start, glued.end):
            behind = one.get(end, 0) << 1
            doubled |= (found & behind) | several.get(end, 0) << 1
            found |= behind
        one[start], several[start] = found, doubled
    return one, several


def _ends(text: str, start: int, end: int) -> list[int]:
    """Where a figure that begins at `start` may end: behind one to three digits, and behind each group of three that follows.

    No figure but nil begins with a nought; a dash alone is nil.
    """
    if text[start] in ".,":
        return []
    signs = SIGNS.match(text, start, end)
    first = signs.end() if signs else start
    ends = [first] if first > start and text[start] in "-–" else []
    most = first + (1 if text[first : first + 1] == "0" else FIRST_DIGITS)
    place = first
    while place < min(most, end) and text[place].isdigit():
        place += 1
        group_end = place
        while True:
            ends.append(group_end)
            if text[group_end : group_end + 1] == "," and (cents := CENTS.match(text, group_end, end)):
                ends.append(cents.end())
            group = (
                THOUSANDS.match(text, group_end, end) if text[group_end : group_end + 1] == "." and text[first] != "0" else None
            )
            if group is None:
                break
            group_end = group.end()
    return ends
