"""What the finders of citations hand over: places in the text, before they become records."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol, TypeVar

from schema import CitationKind, Severity


class Mention(NamedTuple):
    """One place at which the text cites something, and what it cites."""

    start: int
    end: int
    kind: CitationKind
    number: str
    bwb_id: str | None = None


class Gap(NamedTuple):
    """One place at which the text cites a decision and leaves its number out."""

    start: int
    end: int
    severity: Severity
    message: str


class Place(Protocol):
    """What has a start and an end in the text."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset after its last character."""


Placed = TypeVar("Placed", bound=Place)


def outermost(places: Iterable[Placed]) -> Iterator[Placed]:
    """The places in reading order without those that begin inside another; of two that begin together, the one given first."""
    end = 0
    for place in sorted(places, key=lambda place: place.start):
        if place.start >= end:
            yield place
            end = place.end
