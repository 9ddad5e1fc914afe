"""Rows whose cells nothing divides: `Lasten3.3702.7885.991`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ingest.grids.row_figures import RowLine, Span

# "Lasten3.370", "2. Baten (structureel)-120", "Saldo€ 1.200", "HavenN12.400V300", "Baten--204": figures glued to a label
GLUED = re.compile(
    r"(?P<label>(?:\d[\d.]*\s)?[^\d|]*?[^\W\d_]\)?)(?P<figures>(?:(?<=[^\WA-Z])[NV])?(?:€\s?)?[-–]*\d[\d.,€\sNV–-]*)"
)
# a figure glued to the one before it: "3.3702", "1.200-300", "N12V3"
GLUED_PAIR = re.compile(r"\.\d{3}[\d€NV–-]|\d[-NV]\d")
# the beginning of a figure: "-", "N", "€ "
SIGNS = re.compile(r"[NV]?(?:€\s?)?[-–]?")
# what goes on behind its first digits: ".582", ",50"
THOUSANDS = re.compile(r"\.\d{3}")
CENTS = re.compile(r",\d\d")
# what the end of the text may leave of a figure: "78.13", "1.582,", "-"
PIECE = re.compile(r"[NV]?(?:€\s?)?[-–]?(?:\d{1,3}(?:\.\d{3})*(?:\.\d{0,2}|,\d?)?)?")
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


def split_figures(text: str, glued: Span, number: int, *, is_cut: bool = False) -> tuple[Span, ...] | None:
    """The figures of a glued row, as many as there are columns; None where they can be split in no way or in several.

    A row that the end of the text cuts off may have fewer, and only a piece of the last one.

    >>> [tuple(one) for one in split_figures("3.3702.7885.991", Span(0, 15), 3)], split_figures("12131", Span(0, 5), 3)
    ([(0, 5), (5, 10), (10, 15)], None)
    >>> [tuple(one) for one in split_figures("39.26738.86878.1", Span(0, 16), 3, is_cut=True)]
    [(0, 6), (6, 12), (12, 16)]
    """
    words = text[slice(*glued)]
    one, several, ends = _ways(words, is_cut=is_cut)
    wanted = (2 << number) - 2 if is_cut else 1 << number
    found = one[0] & wanted
    if found.bit_count() != 1 or several[0] & wanted:
        return None
    figures: list[Span] = []
    start = 0
    for left in range(found.bit_length() - 2, -1, -1):
        end = next((end for end in ends[start] if one[end] >> left & 1), len(words))
        figures.append(Span(glued.start + start, glued.start + end))
        start = end
    return tuple(figures)


def numbers_of_columns(text: str, rows: Sequence[RowLine]) -> list[int]:
    """The numbers of columns into which all of these rows can be split, from the smallest."""
    possible = -1
    for row in rows:
        if row.is_glued:
            possible &= _ways(text[slice(*row.figures[0])], is_cut=False).one[0]
    return [number for number in range(2, possible.bit_length()) if possible >> number & 1] if possible > 0 else []


class _Ways(NamedTuple):
    """How the figures of a glued row may be divided, by the place from which on."""

    one: list[int]
    """Into how many figures the rest can be split, as bits."""
    several: list[int]
    """Into how many it can be split in several ways."""
    ends: list[list[int]]
    """Where a figure that begins there may end."""


@lru_cache(maxsize=512)
def _ways(words: str, *, is_cut: bool) -> _Ways:
    """The ways to divide glued figures, counted from the last place to the first."""
    size = len(words)
    ways = _Ways([0] * size + [1], [0] * (size + 1), [_ends(words, start) for start in range(size)])
    for start in range(size - 1, -1, -1):
        found = doubled = 0
        for end in ways.ends[start]:
            behind = ways.one[end] << 1
            doubled |= (found & behind) | ways.several[end] << 1
            found |= behind
        if is_cut and PIECE.fullmatch(words, start):
            found |= 2
        ways.one[start], ways.several[start] = found, doubled
    return ways


def _ends(words: str, start: int) -> list[int]:
    """Where a figure that begins at `start` may end: behind one to three digits, and behind each group of three that follows.

    No figure but nil begins with a nought; a dash alone is nil.
    """
    if words[start] in ".,":
        return []
    signs = None if words[start].isdigit() else SIGNS.match(words, start)
    first = signs.end() if signs else start
    ends = [first] if first > start and words[start] in "-–" else []
    is_nil = words.startswith("0", first)
    place = first
    while place < first + (1 if is_nil else FIRST_DIGITS) and words[place : place + 1].isdigit():
        place += 1
        ends.extend(_group_ends(words, place, has_groups=not is_nil))
    return ends


def _group_ends(words: str, end: int, *, has_groups: bool) -> Iterator[int]:
    """Where a figure may end whose first digits end here: here, behind its cents, and so behind each group of three."""
    while True:
        yield end
        if cents := CENTS.match(words, end):
            yield cents.end()
        group = THOUSANDS.match(words, end) if has_groups else None
        if group is None:
            return
        end = group.end()
