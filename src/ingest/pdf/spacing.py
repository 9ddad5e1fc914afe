"""Words that stand apart on the page and not in the text, and letters that stand apart in the text and are one word."""

import itertools
import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from ingest.pdf.ink import Word

# "K E R N G E G E V E N S"; at least four letters, each on its own
SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")
# what is in all of those
LETTERS_APART = re.compile(r" [^\W\d_] [^\W\d_] ")
WIDEST_LETTER_GAP = 0.6
"""Gap between spaced letters, in heights of the font; what stands farther apart is a row of cells."""
WORD_GAP = 1.6
"""Where spaced letters stand so many times as far apart as their neighbours, a new word begins."""
CELL_GAP = 0.3
"""Gap, in heights of the font, at which two cells stand apart though the file writes no blank between them."""
MIXED_GAP = 0.08
"""The same gap between a figure and a letter: `2023|ringen` in two heads that fill their columns."""
LINE_STEP = 0.6
"""Distance of two base lines, in heights of the font, at which they belong to two lines."""
TOUCH = 0.1
"""Gap, in heights of the font, up to which two letters stand against each other; the narrowest blank is wider."""
OVERLAP = 0.2
"""How far, in heights of the font, letters that stand against each other reach over each other at most: `AV`."""
SMALLER = 0.85
RAISED = 0.15
# "2021¹", "jeugdhulp**", "(¹)"
MARK = re.compile(r"[\d*†‡§(),]{1,4}")
# "m²", "12km³"; not "systeem²"
MEASURE = re.compile(r"(?<![^\W\d_])[kcdm]?m$", re.IGNORECASE)


class Letter(NamedTuple):
    """One character, in the frame."""

    character: str
    x0: float
    x1: float
    baseline: float
    size: float


class Part(NamedTuple):
    """A run of letters, from the first to behind the last."""

    start: int
    end: int
    glued: bool
    """Whether it follows the part before it without a gap: a footnote's mark."""


def split_word(letters: Sequence[Letter]) -> list[Part]:
    """The parts of a run of letters that the file writes without a blank: cells that stand apart, a raised mark behind a word."""
    gaps = [after.x0 - before.x1 for before, after in itertools.pairwise(letters)]
    usual = median(gaps) if gaps else 0.0
    parts: list[Part] = []
    start, glued = 0, False
    for index, gap in enumerate(gaps, start=1):
        before, after = letters[index - 1], letters[index]
        apart = _stand_apart(before, after, gap, usual)
        if apart or _mark_begins(letters, index) or _mark_ends(letters, start, index):
            parts.append(Part(start, index, glued))
            start, glued = index, not apart
    parts.append(Part(start, len(letters), glued))
    return parts


def _stand_apart(before: Letter, after: Letter, gap: float, usual: float) -> bool:
    size = max(before.size, after.size)
    if abs(before.baseline - after.baseline) > LINE_STEP * size:
        return True
    mixed = (
        before.character.isdecimal() is not after.character.isdecimal()
        and before.character.isalnum()
        and after.character.isalnum()
    )
    return gap > (MIXED_GAP if mixed else CELL_GAP) * size + max(usual, 0) or after.x1 < before.x0


def _is_raised(letter: Letter, base: Letter) -> bool:
    """Whether a letter is smaller than another and stands above its line."""
    return letter.size < SMALLER * base.size and base.baseline - letter.baseline > RAISED * base.size


def _mark_begins(letters: Sequence[Letter], index: int) -> bool:
    base = letters[index - 1]
    if not _is_raised(letters[index], base):
        return False
    end = next((at for at in range(index, len(letters)) if not _is_raised(letters[at], base)), len(letters))
    mark = "".join(letter.character for letter in letters[index:end])
    return is_mark(mark, "".join(letter.character for letter in letters[:index]))


def _mark_ends(letters: Sequence[Letter], start: int, index: int) -> bool:
    """Whether what stands before this letter is a mark: it was parted from the word before it."""
    return start > 0 and _is_raised(letters[index - 1], letters[index]) and _is_raised(letters[start], letters[index])


def stands_raised(before: Word, raised: Word) -> bool:
    """Whether a smaller word stands raised right behind another."""
    rise = before.baseline - raised.baseline
    touches = abs(raised.x0 - before.x1) < TOUCH * before.size
    return touches and RAISED * before.size < rise < LINE_STEP * before.size and before.turned == raised.turned


def is_mark(raised: str, word: str) -> bool:
    """Whether what stands raised behind a word marks a note.

    >>> is_mark("1", "2021"), is_mark("2", "systeem"), is_mark("2", "m"), is_mark("e", "4")
    (True, True, False, False)
    """
    return MARK.fullmatch(raised) is not None and not (raised in ("2", "3") and MEASURE.search(word))


def spaced_words(characters: str) -> Iterator[tuple[int, int]]:
    """Where letters stand one by one with a blank between them."""
    if LETTERS_APART.search(characters) is not None:
        for match in SPACED.finditer(characters):
            yield match.span()


def join_spaced(letters: Sequence[Letter]) -> list[tuple[int, int]]:
    """The words that spaced letters make, from the first letter to behind the last; nothing where they stand too far apart.

    A word ends where the gap is much wider than the others.
    """
    gaps = [after.x0 - before.x1 for before, after in itertools.pairwise(letters)]
    usual = median(gaps)
    if usual > WIDEST_LETTER_GAP * letters[0].size or any(_stands_lower(a, b) for a, b in itertools.pairwise(letters)):
        return []
    borders = [0, *(at for at, gap in enumerate(gaps, start=1) if gap > WORD_GAP * usual), len(letters)]
    return list(itertools.pairwise(borders))


def _stands_lower(before: Letter, after: Letter) -> bool:
    return abs(before.baseline - after.baseline) > RAISED * before.size
