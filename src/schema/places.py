"""Where the characters of a text stand on its pages: word by word, as compact as arrays are."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat
from typing import NamedTuple

SAME_LINE = 0.5
"""Words stand on one line where they share at least this part of the lower one's height."""


class Box(NamedTuple):
    """A rectangle on a page as it is shown, in points (1/72 inch) from its upper left corner."""

    page: int
    """Place of the page in the file, from 1."""
    x0: float
    top: float
    x1: float
    bottom: float


Part = tuple[int, float, float, float, float]
"""A word or a piece of it: its page, and its left, top, right and bottom border."""


class Places:
    """The boxes of the words of a text, added in its order, and where words may be cut."""

    def __init__(self) -> None:
        self._starts = array("I")
        self._lengths = array("H")
        self._pages = array("I")
        self._borders = array("f")
        self._cuts = array("I")
        self._edges = array("f")

    def __len__(self) -> int:
        return len(self._starts)

    def add(self, start: int, end: int, box: Box) -> None:
        """The word `text[start:end]` stands in `box`; words come in the order of the text."""
        self._starts.append(start)
        self._lengths.append(min(end - start, 0xFFFF))
        self._pages.append(box.page)
        self._borders.extend(box[1:])

    def add_words(
        self, page: int, starts: Iterable[int], lengths: "Iterable[array[int]]", borders: "Iterable[array[float]]"
    ) -> None:
        """Many words of one page: where they start; line by line the length of each, and its four borders one after another."""
        self._starts.extend(starts)
        self._lengths.frombytes(b"".join(lengths))
        self._pages.extend(repeat(page, len(self._starts) - len(self._pages)))
        self._borders.frombytes(b"".join(borders))

    def add_cuts(self, cuts: Iterable[int], edges: "Iterable[array[float]]") -> None:
        """Where words may be cut in the text and, line by line, where that is on the page."""
        self._cuts.extend(cuts)
        self._edges.frombytes(b"".join(edges))

    def boxes(self, start: int, end: int) -> list[Box]:
        """The boxes of `text[start:end]`, one for each line that it stands on."""
        if start >= end:
            return []
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_left(self._starts, end, first) - 1
        if first == last:
            return _join_parts(self._parts(first, start, end))
        if last < first:
            return []
        borders = self._borders[4 * first + 4 : 4 * last]
        whole = zip(self._pages[first + 1 : last], borders[::4], borders[1::4], borders[2::4], borders[3::4], strict=True)
        return _join_parts([*self._parts(first, start, end), *whole, *self._parts(last, start, end)])

    def _parts(self, index: int, start: int, end: int) -> list[Part]:
        """What of a word stands in `text[start:end]`: all, or its pieces between cuts, and of a piece its share of the width."""
        begin, length, page = self._starts[index], self._lengths[index], self._pages[index]
        x0, top, x1, bottom = self._borders[4 * index : 4 * index + 4]
        if start <= begin and begin + length <= end:
            return [(page, x0, top, x1, bottom)]
        cuts = slice(bisect_right(self._cuts, begin), bisect_left(self._cuts, begin + length))
        borders, edges = (begin, *self._cuts[cuts], begin + length), (x0, *self._edges[cuts], x1)
        parts: list[Part] = []
        for (first, behind), (left, right) in zip(pairwise(borders), pairwise(edges), strict=True):
            if max(first, start) < min(behind, end):
                share = (right - left) / (behind - first)
                is_whole = start <= first and behind <= end
                x0 = left + share * max(start - first, 0)
                x1 = right if is_whole else left + share * (min(behind, end) - first)
                parts.append((page, x0, top, x1, bottom))
        return parts


def _join_parts(parts: Sequence[Part]) -> list[Box]:
    """The boxes of words and pieces of words, those on a line as one."""
    if len(parts) == 1:
        return [Box._make(parts[0])]
    found: list[Box] = []
    page, left, top, right, bottom = 0, 0.0, 0.0, 0.0, 0.0
    for own_page, x0, y0, x1, y1 in parts:
        is_behind = own_page == page and x0 >= left
        if is_behind and y0 == top and y1 == bottom:
            right = max(right, x1)
        elif is_behind and _share_line(top, bottom, y0, y1):
            top, right, bottom = min(top, y0), max(right, x1), max(bottom, y1)
        else:
            if page:
                found.append(Box(page, left, top, right, bottom))
            page, left, top, right, bottom = own_page, x0, y0, x1, y1
    if page:
        found.append(Box(page, left, top, right, bottom))
    return found


def _share_line(top: float, bottom: float, other_top: float, other_bottom: float) -> bool:
    """Whether words with these borders stand on one line."""
    shared = min(bottom, other_bottom) - max(top, other_top)
    return shared > SAME_LINE * min(bottom - top, other_bottom - other_top)
