"""The words of a record in their sentence, and what stands around that."""

import re
from dataclasses import dataclass

from store.site import REACH

END_OF_SENTENCE = re.compile(r"[.!?][\"'”’)]?(?=\s+[A-Z0-9“‘\"'(•])|\n\s*\n")
"""Where a sentence ends: `… is vastgesteld. De raad …`, or an empty line."""


@dataclass(frozen=True)
class Excerpt:
    """A piece of a report: what stands before the sentence, the sentence in three parts, and what stands after it."""

    before: str
    opening: str
    words: str
    ending: str
    after: str


def excerpt_of(before: str, words: str, after: str) -> Excerpt:
    """The excerpt around `words`; what was cut from a longer text is cut between words.

    >>> excerpt_of("Eerst dit. De raad gaf ", "€ 2 miljoen", " uit. Daarna dat.")
    Excerpt(before='Eerst dit.', opening=' De raad gaf ', words='€ 2 miljoen', ending=' uit.', after=' Daarna dat.')
    """
    if len(before) >= REACH:
        before = re.sub(r"^\w+(?=\s)", "…", before)
    if len(after) >= REACH:
        after = re.sub(r"(?<=\s)\w+$", "…", after)
    ends = [match.end() for match in END_OF_SENTENCE.finditer(before + words[:1])]
    start = max((end for end in ends if end <= len(before)), default=0)
    closing = END_OF_SENTENCE.search(after)
    end = closing.end() if closing else len(after)
    return Excerpt(before[:start], before[start:], words, after[:end], after[end:])
