"""What the finders of citations hand over: places in the text, before they become records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from schema import CitationKind, Severity


@dataclass(frozen=True, slots=True)
class Mention:
    """One place at which the text cites something, and what it cites."""

    start: int
    end: int
    kind: CitationKind
    number: str
    bwb_id: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """One place at which the text cites a decision and leaves its number out."""

    start: int
    end: int
    severity: Severity
    message: str


def outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions that lie in no other, in reading order; of two that overlap, the one that starts first."""
    end = 0
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if mention.start >= end:
            yield mention
            end = mention.end
