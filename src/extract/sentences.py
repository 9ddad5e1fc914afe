"""Sentences of a stretch of text: cut behind end marks, but not behind abbreviations and numbers."""

import re
from collections.abc import Iterator

# ". De", "? Wij", ".\" En"; never "o.m. De", "nr. 3", "3. Sport"
SENTENCE_END = re.compile(r"(?P<last>[^\s.!?]+)[.!?][)”’\"']*\s+(?=[A-ZÀ-Ý‘“\"'(])")
ABBREVIATION = re.compile(r"(?:\w\.)*\w|nr|art|ca|bijv|incl|excl|resp|mln|mrd|dhr|mw|drs|o\.a|blz|pag|afb|jl|d|a|e|b", re.IGNORECASE)


def find_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences in `text[start:end]`.

    >>> text = "De pilot, o.m. Sport, loopt. Wij zijn tevreden."
    >>> [text[a:b] for a, b in find_sentences(text, 0, len(text))]
    ['De pilot, o.m. Sport, loopt.', 'Wij zijn tevreden.']
    """
    low = start
    for match in SENTENCE_END.finditer(text, start, end):
        if ABBREVIATION.fullmatch(match["last"].lstrip("(‘“\"'")):
            continue
        yield low, match.end() - len(match.group()) + len(match.group().rstrip())
        low = match.end()
    if low < end:
        yield low, end
