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
        self._starts, self._ends = array("L"), array("L")
        self._read_starts, self._read_ends = array("L"), array("L")
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

    def forward_all(self, offsets: Iterable[int]) -> dict[int, int]:
        """The same for many offsets: between two repairs all are moved alike.

        >>> OffsetMap("de woning-\\nbouw", [Repair(9, 11, "")]).forward_all([15, 3, 10])
        {3: 3, 10: 9, 15: 13}
        """
        here = sorted(set(offsets))
        there: list[int] = []
        shift = 0
        for start, end, read_start, read_end in zip(self._starts, self._ends, self._read_starts, self._read_ends, strict=True):
            before = bisect_left(here, start, len(there))
            inside = bisect_left(here, end, before)
            there += [offset + shift for offset in here[len(there) : before]]
            there += [read_start] * (inside - before)
            shift = read_end - end
        there += [offset + shift for offset in here[len(there) :]]
        return dict(zip(here, there, strict=True))

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
