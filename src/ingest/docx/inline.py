"""Text with what is in it: links, marks of notes, places that are led to, repairs."""

from collections.abc import Iterable
from enum import Enum, auto
from typing import NamedTuple


class Sort(Enum):
    """What a spot in a text is."""

    ADDRESS = auto()
    """A link to an address, which is its value."""
    ANCHOR = auto()
    """A link to the bookmark that its value names."""
    BOOKMARK = auto()
    """The place that a bookmark names."""
    NOTE = auto()
    """The mark of the note with this key."""
    REPAIR = auto()
    """Characters that are read as its value."""
    UNREAD = auto()
    """A picture, a chart, an object: what its value names stands here and is not read."""


class Spot(NamedTuple):
    """Something at a place in a text."""

    sort: Sort
    start: int
    end: int
    value: str


class Inline(NamedTuple):
    """A text and its spots."""

    text: str = ""
    spots: tuple[Spot, ...] = ()

    def behind(self, before: str) -> "Inline":
        """The same text behind another."""
        return Inline(before + self.text, shifted(self.spots, len(before)))

    def stripped(self) -> "Inline":
        """The same text without white space at its ends."""
        text = self.text.strip()
        left = len(self.text) - len(self.text.lstrip())
        if text == self.text:
            return self
        spots = (
            spot._replace(start=min(max(spot.start - left, 0), len(text)), end=min(max(spot.end - left, 0), len(text)))
            for spot in self.spots
        )
        return Inline(text, tuple(spots))

    def lines(self) -> list["Inline"]:
        """Its lines, without white space at their ends; a spot stands in the line that it begins in."""
        lines: list[Inline] = []
        start = 0
        for words in self.text.split("\n"):
            end = start + len(words)
            inside = [spot for spot in self.spots if start <= spot.start <= end and (spot.start < end or spot.end == spot.start)]
            lines.append(Inline(words, shifted((spot._replace(end=min(spot.end, end)) for spot in inside), -start)).stripped())
            start = end + 1
        return lines


def shifted(spots: Iterable[Spot], offset: int) -> tuple[Spot, ...]:
    """Spots of a text that stands at an offset of another."""
    return tuple(spot._replace(start=spot.start + offset, end=spot.end + offset) for spot in spots)


def joined(pieces: Iterable[Inline], separator: str) -> Inline:
    """One text of several.

    >>> joined([Inline("a"), Inline("b", (Spot(Sort.NOTE, 0, 1, "1"),))], " - ").spots[0].start
    4
    """
    texts: list[str] = []
    spots: list[Spot] = []
    offset = 0
    for piece in pieces:
        spots += shifted(piece.spots, offset)
        texts.append(piece.text)
        offset += len(piece.text) + len(separator)
    return Inline(separator.join(texts), tuple(spots))
