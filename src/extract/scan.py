"""A cheap first look at a text, for the words and signs that are worth a closer look.

RE2 reads some fifty times as fast as Python's `re`, so each extractor lets it find the places (a year, a euro
sign, the name of an act) and runs its own grammar only on the windows around them.
"""

import re
from collections.abc import Iterable, Iterator

import re2


def any_of(words: Iterable[str]) -> str:
    """A pattern for each of `words`, the longest first so that none is cut short; for no words one that matches nothing."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"[^\s\S]"


def spaced(pattern: str) -> re.Pattern[str]:
    """A pattern, whatever its case, of which each blank stands for as many as the break of a line leaves in a reading text.

    >>> bool(spaced("artikel 12 Awb").fullmatch("artikel 12  Awb"))
    True
    """
    return re.compile(pattern.replace(" ", " +"), re.IGNORECASE)


class Anchors:
    """The places that a closer look is worth, whatever their case unless it is said to matter.

    >>> list(Anchors(r"€|euro").windows("Dat kost € 5 en 3 euro.", before=2, after=4))
    [(7, 14), (16, 23)]
    """

    def __init__(self, pattern: str, *, case_sensitive: bool = False) -> None:
        options = re2.Options()
        options.case_sensitive = case_sensitive
        options.max_mem = LARGEST_AUTOMATON
        self._pattern = re2.compile(pattern, options)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Spans of the anchors, in order."""
        for match in self._pattern.finditer(text):
            yield match.span()

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
