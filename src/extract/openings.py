"""Which of many names a text can hold, by how they open: quicker told than by a look for all of them."""

import string
from bisect import bisect_left
from collections.abc import Iterable, Iterator

LONGEST = 14
"""So many letters of a name are held against the text."""
FIRST = 3
"""So many tell first whether it is worth to look at more; one that is shorter is not told apart."""

STRETCH = 50_000
"""Letters that are gone through at a time: all words of a long report at once would take ten times its memory."""
_LETTERS = bytes(ord(letter) if (letter := chr(byte)) in string.ascii_lowercase else ord(" ") for byte in range(256))


def possible(openings: Iterable[str], text: str) -> set[str]:
    """Those of the openings, in small letters of ASCII, that a text may hold from the beginning of a word on.

    What stands between the letters does not count: the end of a word, a hyphen, the break of a line, a sign.

    >>> sorted(possible(["wetopenover", "participa", "wetdi", "enover", "wmo"], "De Wet open over- heid, de Partici- patiewet."))
    ['participa', 'wetopenover']
    """
    wanted = {opening: opening[:LONGEST].encode() for opening in openings}
    firsts = {letters[:FIRST] for letters in wanted.values()}
    words = b"".join(map(_letters, (text[start : start + STRETCH] for start in range(0, len(text), STRETCH))))
    letters = words.replace(b" ", b"")
    held = sorted({letters[start : start + LONGEST] for start in _starts(words) if letters[start : start + FIRST] in firsts})
    return {opening for opening, sought in wanted.items() if len(sought) < FIRST or _opens_one(held, sought)}


def _letters(text: str) -> bytes:
    """A text in small letters of ASCII, with blanks for all other characters."""
    return text.lower().encode("ascii", "replace").translate(_LETTERS)


def _starts(words: bytes) -> Iterator[int]:
    """Where each word starts among the letters of all; some thousand words are counted at a time."""
    start = end = 0
    while end < len(words):
        begin, end = end, words.find(b" ", end + STRETCH)
        end = len(words) if end < 0 else end
        for length in map(len, words[begin:end].split()):
            yield start
            start += length


def _opens_one(stretches: list[bytes], letters: bytes) -> bool:
    """Whether one of the stretches, which are in order, begins with the letters."""
    place = bisect_left(stretches, letters)
    return place < len(stretches) and stretches[place].startswith(letters)
