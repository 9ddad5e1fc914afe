"""How often a reader is right: F1 of values against gold annotations, by span.

A gold file is JSON with lists `amounts` (start, end, value in euros) and `dates` (start, end, edtf, mod); a value counts
where its span overlaps a gold span by at least half and the value is the same.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

HALF = 0.5


@dataclass(frozen=True)
class Value:
    """A value that was read, or that the gold has, with its span."""

    start: int
    end: int
    value: object


@dataclass
class Tally:
    """Counts of what is right, expected and found, over many texts."""

    right: int = 0
    expected: int = 0
    found: int = 0

    def add(self, gold: Sequence[Value], found: Sequence[Value]) -> None:
        """Count one text in."""
        left = list(found)
        for want in gold:
            match = next((value for value in left if value.value == want.value and _overlap(want, value) >= HALF), None)
            if match:
                left.remove(match)
                self.right += 1
        self.expected += len(gold)
        self.found += len(found)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.expected + self.found) if self.expected + self.found else 0.0


def read_gold(folder: Path, stem: str) -> dict[str, list[dict[str, object]]] | None:
    """The annotations of the text with that stem, or None where the folder has none."""
    path = folder / f"{stem}.json"
    annotations: dict[str, list[dict[str, object]]] | None = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    return annotations


def _overlap(one: Value, other: Value) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0


def values(pairs: Iterable[tuple[int, int, object]]) -> list[Value]:
    """Values of (start, end, value)."""
    return [Value(start, end, value) for start, end, value in pairs]
