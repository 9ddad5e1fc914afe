"""Spans of a text, of which there may be as many as it has figures."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

Span = tuple[int, int]


class Spans:
    """Spans in order, as compact as arrays are.

    >>> spans = Spans([(3, 5), (8, 9)])
    >>> list(spans), (8, 9) in spans, spans.overlapping((4, 8)), spans.overlapping((5, 8))
    ([(3, 5), (8, 9)], True, (3, 5), None)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts, self._ends = array("I"), array("I")
        for start, end in spans:
            self._starts.append(start)
            self._ends.append(end)

    def __iter__(self) -> Iterator[Span]:
        return zip(self._starts, self._ends, strict=True)

    def __contains__(self, span: object) -> bool:
        start, end = span if isinstance(span, tuple) else (-1, -1)
        first, behind = bisect_left(self._starts, start), bisect_right(self._starts, start)
        return end in self._ends[first:behind]

    def overlapping(self, span: Span) -> Span | None:
        """The last of the spans that overlaps one, where they are apart."""
        index = bisect_left(self._starts, span[1]) - 1
        return (self._starts[index], self._ends[index]) if index >= 0 and self._ends[index] > span[0] else None


def in_order(starts: Sequence[int], ends: Sequence[int]) -> Iterator[Span]:
    """The spans with these starts and ends, in order. Most come so; a list of them all would take much memory.

    >>> list(in_order([3, 8], [5, 9])), list(in_order([8, 3], [9, 5]))
    ([(3, 5), (8, 9)], [(3, 5), (8, 9)])
    """
    spans = zip(starts, ends, strict=True)
    if any(one > other for one, other in pairwise(zip(starts, ends, strict=True))):
        return iter(sorted(spans))
    return spans


def joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans that come in order, joined where they overlap.

    >>> list(joined([(1, 4), (2, 3), (3, 6), (6, 7)]))
    [(1, 6), (6, 7)]
    """
    first = last = -1
    for start, end in spans:
        if start < last:
            last = max(end, last)
        else:
            if last >= 0:
                yield first, last
            first, last = start, end
    if last >= 0:
        yield first, last
