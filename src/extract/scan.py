"""A cheap first look at a text, for the words and signs that are worth a closer look.

RE2 reads some fifty times as fast as Python's `re`, so each extractor lets it find the places (a year, a euro
sign, the name of an act) and runs its own grammar only on the windows around them.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, cast

import re2


def any_of(words: Iterable[str]) -> str:
    """A pattern for each of `words`, the longest first so that none is cut short; for no words one that matches nothing."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"[^\s\S]"


def spaced(pattern: str) -> re.Pattern[str]:
    """A pattern, whatever its case, of which each blank stands for as many as the break of a line leaves in a reading text.

    >>> bool(spaced("artikel 12 Awb").fullmatch("artikel 12  Awb"))
    True
    """
    return lazily(pattern.replace(" ", " +"), re.IGNORECASE)


def lazily(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled when it is first used: few documents use all of them, and to compile them takes a while.

    >>> lazily("[a-z]+").findall("een twee")
    ['een', 'twee']
    """
    return cast("re.Pattern[str]", _Uncompiled(pattern, flags))


class _Uncompiled:
    """What stands in for a pattern; each method of it that is asked for stays at hand."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        attribute = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, attribute)
        return attribute


class Anchors:
    """The places that a closer look is worth, whatever their case unless it is said to matter.

    >>> list(Anchors(r"€|euro").windows("Dat kost € 5 en 3 euro.", before=2, after=4))
    [(7, 14), (16, 23)]
    """

    def __init__(self, pattern: str, *, case_sensitive: bool = False) -> None:
        options = re2.Options()
        options.case_sensitive = case_sensitive
        options.max_mem = LARGEST_AUTOMATON
        self._pattern = re2.compile(pattern.encode(), options)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Spans of the anchors, in order; RE2 gives them in bytes, for to count characters takes it as long as to find them."""
        data = text.encode()
        seen = end = 0
        for match in self._pattern.finditer(data):
            first, last = match.span()
            start = end + len(data[seen:first].decode())
            end = start + len(data[first:last].decode())
            seen = last
            yield start, end

    def windows(self, text: str, before: int, after: int) -> Iterator[tuple[int, int]]:
        """Stretches around the anchors, overlapping ones joined, never over the border between two blocks.

        `text` is a document's reading text, in which a line feed stands between blocks only.
        """
        low = high = -1
        for start, end in self.places(text):
            left = max(start - before, text.rfind("\n", 0, start) + 1)
            right = text.find("\n", end, end + after)
            right = min(end + after, len(text)) if right < 0 else right
            if left <= high:
                high = max(high, right)
                continue
            if high >= 0:
                yield low, high
            low, high = left, right
        if high >= 0:
            yield low, high


LARGEST_AUTOMATON = 64 << 20
"""Bytes that RE2 may use for one pattern; with its own 8 MB a list of some hundred names makes it forty times as slow."""
