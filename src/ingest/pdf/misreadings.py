"""What character recognition commonly gets wrong in figures, and what is read there instead."""

import re
from collections.abc import Iterator, Sequence

from schema import Page, Repair

# "4,129" and "1.371,931" for thousands; never "12,5", "0,125" or "4,125 %", which are shares and rates
COMMA_FOR_POINT = re.compile(r"(?<![\d.,])(?!0)\d{1,3}(?:[.,]\d{3})+(?![\d.,]?\d|[.,]-|\s?%)")

# "-5O", "1.6OO"
LETTER_FOR_NOUGHT = re.compile(r"(?<![\w.,])-?\d[\d.,]*[Oo][\d.,Oo]*(?![\w])")

# "=" or "_" alone in its cell, for the dash that means nil
SIGN_FOR_DASH = re.compile(r"(?<=[\t\n])[=_~](?=[\t\n\f]|\Z)")

NOUGHT = re.compile(r"[Oo]")


def find_misreadings(text: str, pages: Sequence[Page]) -> Iterator[Repair]:
    """Figures on recognised pages that no report prints so, each character with what it stands for, in order.

    >>> [repair.words for repair in find_misreadings("Lasten\\t4,129\\t=\\t-5O", (Page(number=1, start=0, ocr=True),))]
    ['.', '-', '0']
    """
    ends = [page.start for page in pages[1:]] + [len(text)]
    for page, end in zip(pages, ends, strict=True):
        if page.ocr:
            yield from sorted(_misread(text, page.start, end))


def _misread(text: str, start: int, end: int) -> Iterator[Repair]:
    for figure in COMMA_FOR_POINT.finditer(text, start, end):
        for place in range(*figure.span()):
            if text[place] == ",":
                yield Repair(place, place + 1, ".")
    for figure in LETTER_FOR_NOUGHT.finditer(text, start, end):
        for letter in NOUGHT.finditer(text, *figure.span()):
            yield Repair(*letter.span(), "0")
    for sign in SIGN_FOR_DASH.finditer(text, start, end):
        yield Repair(*sign.span(), "-")
