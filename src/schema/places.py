"""Where the characters of a text stand on its pages: word by word, as compact as arrays are."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
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

    def beside(self, other: "Box") -> bool:
        """Whether another box stands on the same line, to the right, so that one box can hold both."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        lower = min(self.bottom - self.top, other.bottom - other.top)
        return self.page == other.page and other.x1 >= self.x0 and shared > lower * SAME_LINE

    def around(self, other: "Box") -> "Box":
        """The box that holds both."""
        x0, top = min(self.x0, other.x0), min(self.top, other.top)
        return Box(self.page, x0, top, max(self.x1, other.x1), max(self.bottom, other.bottom))


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

    def boxes(self, start: int, end: int) -> Iterator[Box]:
        """The boxes of `text[start:end]`, one for each line that it stands on; of a word that is cut, its share of the width."""
        last: Box | None = None
        for box in self._words(start, end) if start < end else ():
            if last is not None and last.beside(box):
                last = last.around(box)
            else:
                if last is not None:
                    yield last
                last = box
        if last is not None:
            yield last

    def _words(self, start: int, end: int) -> Iterable[Box]:
        first = max(bisect_right(self._starts, start) - 1, 0)
        for index in range(first, bisect_left(self._starts, end)):
            begin, length = self._starts[index], self._lengths[index]
            if begin + length <= start or not length:
                continue
            x0, top, x1, bottom = self._borders[4 * index : 4 * index + 4]
            left = max(start - begin, 0) / length
            right = min(end - begin, length) / length
            yield Box(self._pages[index], x0 + (x1 - x0) * left, top, x0 + (x1 - x0) * right, bottom)
