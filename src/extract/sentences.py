"""Sentences of a stretch of text: cut behind end marks, but not behind abbreviations and numbers."""

import re
from collections.abc import Iterator

# ". De", "? Wij", ".\" En"
SENTENCE_END = re.compile(r"[.!?][)”’\"']*\s+(?=[A-ZÀ-Ý‘“\"'(])")
# "o.m. De", "t.b.v. Sport"
INITIALS = re.compile(r"(?:\w\.)+\w")
ABBREVIATIONS = frozenset(
    {
        "nr",
        "nrs",
        "art",
        "ca",
        "bijv",
        "bv",
        "incl",
        "excl",
        "resp",
        "mln",
        "mrd",
        "dhr",
        "mw",
        "mevr",
        "drs",
        "mr",
        "ir",
        "ing",
        "dr",
        "prof",
        "st",
        "jl",
        "blz",
        "pag",
        "afb",
        "par",
        "hfst",
        "vgl",
        "max",
        "min",
        "gem",
        "wnd",
        "plv",
    }
)
LONGEST_ABBREVIATION = 10


def find_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences in `text[start:end]`.

    >>> text = "De pilot, o.m. Sport, loopt. Wij zijn tevreden."
    >>> [text[a:b] for a, b in find_sentences(text, 0, len(text))]
    ['De pilot, o.m. Sport, loopt.', 'Wij zijn tevreden.']
    """
    low = start
    for match in SENTENCE_END.finditer(text, start, end):
        if match.start() > low and not _is_abbreviation(text, low, match.start()):
            yield low, match.start() + len(match.group().rstrip())
            low = match.end()
    if low < end:
        yield low, end


def _is_abbreviation(text: str, low: int, end: int) -> bool:
    """Whether the word that ends at `end`, before a full stop, is an abbreviation or one letter or figure: `nr.`, `b.`, `3.`."""
    words = text[max(low, end - LONGEST_ABBREVIATION - 1) : end].split()
    if not words:
        return True
    word = words[-1].lstrip("(‘“\"'").casefold()
    return len(word) <= 1 or word in ABBREVIATIONS or ("." in word and INITIALS.fullmatch(word) is not None)
