"""Words cut where letters or digits meet signs, so that a record's box ends where it does: `Wmo|,`, `(|1.200|)`."""

from array import array
from collections.abc import Iterable, Sequence

from ingest.pdf.sheets import Wording

Cuts = tuple[tuple[int, float], ...]


def cuts_of(starts: Sequence[int], cuts: Iterable[Cuts]) -> "tuple[array[int], array[float]]":
    """Where in a text words are cut, and where that is on the line, from the start of each word and its own cuts."""
    found = [(start + index, x) for start, own in zip(starts, cuts, strict=True) for index, x in own]
    return array("I", [at for at, _ in found]), array("f", [x for _, x in found])


def cut_words(words: Wording) -> "tuple[Sequence[int], array[int], array[float]]":
    """The words of a line, those with cuts piece by piece: where each begins, how long it is, its four borders."""
    if not words.cuts:
        return words.starts, words.lengths, words.boxes
    starts: list[int] = []
    lengths, boxes = array("H"), array("f")
    next_cut = 0
    for index, (start, length) in enumerate(zip(words.starts, words.lengths, strict=True)):
        x0, top, x1, bottom = words.boxes[4 * index : 4 * index + 4]
        while next_cut < len(words.cuts) and words.cuts[next_cut] < start + length:
            at, x = words.cuts[next_cut], words.cut_edges[next_cut]
            next_cut += 1
            if at > start:
                starts.append(start)
                lengths.append(at - start)
                boxes.extend((x0, top, x, bottom))
                start, length, x0 = at, length - (at - start), x  # noqa: PLW2901 - the rest of the word
        starts.append(start)
        lengths.append(length)
        boxes.extend((x0, top, x1, bottom))
    return starts, lengths, boxes
