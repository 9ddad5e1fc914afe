"""Between a text as it stands and as it is read with its repairs: which offset of one is which of the other."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from schema import Repair


class OffsetMap:
    """The repaired text of a canonical one, and the way between the two.

    >>> repairs = OffsetMap("de woning-\\nbouw", [Repair(9, 11, "")])
    >>> repairs.text, repairs.back(3, 13), repairs.forward(11)
    ('de woningbouw', (3, 15), 9)
    """

    def __init__(self, text: str, repairs: Iterable[Repair]) -> None:
        self._starts, self._ends = array("I"), array("I")
        self._read_starts, self._read_ends = array("I"), array("I")
        parts: list[str] = []
        end = position = 0
        for repair in repairs:
            parts += (text[end : repair.start], repair.words)
            position += repair.start - end
            self._starts.append(repair.start)
            self._ends.append(repair.end)
            self._read_starts.append(position)
            position += len(repair.words)
            self._read_ends.append(position)
            end = repair.end
        parts.append(text[end:])
        self.text = "".join(parts)
        """The text with its repairs."""
        self.first = self._starts[0] if self._starts else len(text) + 1
        """Before this offset both texts are the same."""

    def forward(self, offset: int) -> int:
        """The offset in the repaired text; inside what a repair replaces, that of its beginning."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        if offset < self._ends[index]:
            return self._read_starts[index]
        return self._read_ends[index] + offset - self._ends[index]

    def forward_all(self, offsets: "array[int]") -> "array[int]":
        """The same for many offsets: all are moved alike where no repair stands between them.

        >>> OffsetMap("de woning-\\nbouw", [Repair(9, 11, "")]).forward_all(array("I", [15, 3, 10]))
        array('I', [13, 3, 9])
        """
        if not offsets:
            return offsets
        first, last = min(offsets), max(offsets)
        if bisect_right(self._ends, first) < bisect_right(self._starts, last):
            return array("I", map(self.forward, offsets))
        shift = self.forward(first) - first
        return array("I", [offset + shift for offset in offsets])

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The canonical span of a span of the repaired text; where it cuts a repair, the repair is in it as a whole."""
        first = self._back_of_start(start)
        return first, max(first, self.back_of_end(end)) if end > start else first

    def _back_of_start(self, offset: int) -> int:
        index = bisect_right(self._read_starts, offset) - 1
        if index < 0:
            return offset
        if offset < self._read_ends[index]:
            return self._starts[index]
        return self._ends[index] + offset - self._read_ends[index]

    def back_of_end(self, offset: int) -> int:
        """The canonical offset at which something ends that ends at `offset` of the repaired text."""
        index = bisect_left(self._read_starts, offset) - 1
        if index < 0:
            return offset
        if offset <= self._read_ends[index]:
            return self._ends[index]
        return self._ends[index] + offset - self._read_ends[index]
