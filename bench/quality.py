"""How often a reader is right: F1 of values against gold annotations, by span.

A gold file is JSON with lists `amounts` (start, end, value in euros) and `dates` (start, end, edtf, mod); a value counts
where its span overlaps a gold span by at least half and the value is the same.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

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


def read_gold(folder: Path, stem: str, kind: str) -> list[Value] | None:
    """The gold values of that kind (`dates`, `amounts`) for the text NAME.txt, or None where it has none."""
    path = folder / f"{stem}.json"
    if not path.exists():
        return None
    annotations: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if kind not in annotations or kind in annotations.get("neutral", {}).get("layers", ()):
        return None
    return [_gold_value(kind, entry) for entry in annotations[kind]]


def _gold_value(kind: str, entry: dict[str, Any]) -> Value:
    value = Decimal(entry["value"]) if kind == "amounts" else (entry["edtf"], entry["mod"])
    return Value(entry["start"], entry["end"], value)


def _overlap(one: Value, other: Value) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0
