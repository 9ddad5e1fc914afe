"""Where the characters of a text stand on its pages: word by word, as compact as arrays are."""

import pickle
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat
from typing import NamedTuple

from schema.spill import Away, Spill

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


class PageWords:
    """The words of one page by their offsets in the text, and where they may be cut."""

    __slots__ = ("_borders", "_cuts", "_edges", "_lengths", "number", "starts")

    def __init__(self, number: int) -> None:
        self.number = number
        self.starts, self._lengths, self._borders = array("I"), array("H"), array("f")
        self._cuts, self._edges = array("I"), array("f")

    def add(self, starts: Iterable[int], lengths: "Iterable[array[int]]", borders: "Iterable[array[float]]") -> None:
        """Adds words."""
        self.starts.extend(starts)
        self._lengths.frombytes(b"".join(lengths))
        self._borders.frombytes(b"".join(borders))

    def add_cuts(self, cuts: Iterable[int], edges: "Iterable[array[float]]") -> None:
        """Adds where they may be cut."""
        self._cuts.extend(cuts)
        self._edges.frombytes(b"".join(edges))

    def parts(self, start: int, end: int) -> list[Part]:
        """The words and pieces of words in `text[start:end]`."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = bisect_left(self.starts, end, first) - 1
        if last <= first:
            return self._parts_of_word(first, start, end) if first == last else []
        borders = self._borders[4 * first + 4 : 4 * last]
        whole = zip(repeat(self.number), borders[::4], borders[1::4], borders[2::4], borders[3::4], strict=False)
        return [*self._parts_of_word(first, start, end), *whole, *self._parts_of_word(last, start, end)]

    def _parts_of_word(self, index: int, start: int, end: int) -> list[Part]:
        """What of a word stands in `text[start:end]`: all, or its pieces between cuts, and of a piece its share of the width."""
        begin, length, page = self.starts[index], self._lengths[index], self.number
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


class Places:
    """The boxes of the words of a text, added in its order and put away page by page, and where words may be cut."""

    def __init__(self) -> None:
        self._spill = Spill()
        self._firsts = array("I")
        """Where the first word of each page that has any starts."""
        self._away: list[Away] = []
        """All of these pages but the last."""
        self._last = PageWords(0)
        self._known = -1, self._last
        """The page that was asked for last, and its place among all: records come page by page."""

    def add(self, start: int, end: int, box: Box) -> None:
        """The word `text[start:end]` stands in `box`; words come in the order of the text."""
        self.add_words(box.page, [start], [array("H", [min(end - start, 0xFFFF)])], [array("f", box[1:])])

    def add_words(
        self, page: int, starts: Sequence[int], lengths: "Iterable[array[int]]", borders: "Iterable[array[float]]"
    ) -> None:
        """Many words of one page: where they start; line by line the length of each, and its four borders one after another."""
        if not starts:
            return
        if page != self._last.number:
            if self._last.starts:
                self._away.append(self._spill.put(_packed(self._last)))
            self._last = PageWords(page)
            self._firsts.append(starts[0])
        self._last.add(starts, lengths, borders)

    def add_cuts(self, cuts: Iterable[int], edges: "Iterable[array[float]]") -> None:
        """Where words of the last page may be cut in the text and, line by line, where that is on the page."""
        self._last.add_cuts(cuts, edges)

    def boxes(self, start: int, end: int) -> list[Box]:
        """The boxes of `text[start:end]`, one for each line that it stands on."""
        if start >= end:
            return []
        first = max(bisect_right(self._firsts, start) - 1, 0)
        behind = bisect_left(self._firsts, end, first)
        if behind - first == 1:
            return _join_parts(self._page(first).parts(start, end))
        return _join_parts([part for place in range(first, behind) for part in self._page(place).parts(start, end)])

    def _page(self, place: int) -> PageWords:
        """The words of a page by its place among those that have any."""
        if place == len(self._away):
            return self._last
        if place != self._known[0]:
            self._known = place, pickle.loads(self._away[place].get())
        return self._known[1]


def _packed(page: PageWords) -> bytes:
    """The words of a page as they are put away."""
    return pickle.dumps(page, pickle.HIGHEST_PROTOCOL)


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
