"""Where the characters of a text stand on its pages: word by word, as compact as arrays are."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import repeat
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


class Places:
    """The boxes of the words of a text, added in its order."""

    def __init__(self) -> None:
        self._starts = array("L")
        self._lengths = array("H")
        self._pages = array("L")
        self._borders = array("f")

    def __len__(self) -> int:
        return len(self._starts)

    def add(self, start: int, end: int, box: Box) -> None:
        """The word `text[start:end]` stands in `box`; words come in the order of the text."""
        self._starts.append(start)
        self._lengths.append(min(end - start, 0xFFFF))
        self._pages.append(box.page)
        self._borders.extend(box[1:])

    def add_words(self, page: int, starts: Sequence[int], lengths: "array[int]", borders: "array[float]") -> None:
        """Words of one page, in the order of the text: where each starts, its length, and its four borders one after another."""
        self._starts.extend(starts)
        self._lengths.extend(lengths)
        self._pages.extend(repeat(page, len(starts)))
        self._borders.extend(borders)

    def boxes(self, start: int, end: int) -> list[Box]:
        """The boxes of `text[start:end]`, one for each line that it stands on; of a word that is cut, its share of the width."""
        found: list[Box] = []
        if start >= end:
            return found
        page, left, top, right, bottom = 0, 0.0, 0.0, 0.0, 0.0
        first = max(bisect_right(self._starts, start) - 1, 0)
        for index in range(first, bisect_left(self._starts, end, first)):
            begin, length = self._starts[index], self._lengths[index]
            if begin + length <= start:
                continue
            x0, y0, x1, y1 = self._borders[4 * index : 4 * index + 4]
            if begin < start or begin + length > end:
                share = (x1 - x0) / length
                x0, x1 = x0 + share * max(start - begin, 0), x0 + share * min(end - begin, length)
            shared = min(bottom, y1) - max(top, y0)
            on_line = page == self._pages[index] and x0 >= left and shared > SAME_LINE * min(bottom - top, y1 - y0)
            if on_line:
                top, right, bottom = min(top, y0), max(right, x1), max(bottom, y1)
            else:
                if page:
                    found.append(Box(page, left, top, right, bottom))
                page, left, top, right, bottom = self._pages[index], x0, y0, x1, y1
        if page:
            found.append(Box(page, left, top, right, bottom))
        return found
