"""Words cut where letters or digits meet signs, so that a record's box ends where it does: `Wmo|,`, `(|1.200|)`."""

from array import array
from collections.abc import Iterable, Sequence

Cuts = tuple[tuple[int, float], ...]


def cuts_of(starts: Sequence[int], cuts: Iterable[Cuts]) -> "tuple[array[int], array[float]]":
    """Where in a text words are cut, and where that is on the line, from the start of each word and its cuts; some have any."""
    found = [(start + index, x) for start, own in zip(starts, cuts, strict=True) if own for index, x in own]
    places, edges = zip(*found, strict=True)
    return array("I", places), array("f", edges)
