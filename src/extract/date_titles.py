"""Whether a printed year is a date, or belongs to a title (`de nota Wonen 2020`) or a count (`2000 woningen`)."""

import re

from extract.amount_words import amount_words
from extract.date_series import Stretch
from extract.date_words import date_words, either

_WORDS = date_words()
_YEARS = _WORDS.years
LONGEST_QUOTE = 120
# "samen maken we de stad’", "(bron: …)": what the year follows closes a name
_CLOSING = "’'”\")]»"
_QUOTED = re.compile(r"(?:^|(?<=[\s(]))(?P<open>[‘'’\"“„])(?=\S)(?P<words>[^‘“„\"”\n]{1,120}?)(?<=\S)[’'\"”](?!\w)")
_TIME_NOUN = re.compile(rf"\w*(?:{either(_YEARS.time_nouns)})", re.IGNORECASE)
_DOCUMENT = re.compile(rf"\b[\w-]*(?:{either(_YEARS.documents)})(?!\w)", re.IGNORECASE)
# "2312 AB" has the form of a postcode
_POSTCODE = re.compile(r"\x20?[A-Z]{2}\b(?!\w)")
_LAST_WORDS = re.compile(r"(?P<clause>[^.;:!?()\n•|]*?)(?P<word>[^\s.;:!?()•|]+\.?)\x20*$")
_OPENING = re.compile(r"\x20+[a-zà-ÿ(]|\x20*:")
WORDS_OF_TITLE = 7


def is_date(stretch: Stretch, text: str, *, prose: bool) -> bool | None:
    """Whether a bare year or range of years is a date; None where it is as the one before it in its list.

    A word of time or a preposition before it makes it one (`in 2024`, `periode 2019-2023`, `resultaat over 2023`), and so do
    brackets around it. A name, a closing quotation mark or a word for a document makes it part of a title. Behind another
    noun (`het tekort 2024`) it is a date in running text, unless that noun stands in a title that a word for a document opens.
    """
    start, end = stretch.start, stretch.end
    if _is_number(text, start, end):
        return False
    low = text.rfind("\n", 0, start) + 1
    before = text[max(low, start - 90) : start].rstrip(" ")
    if not before or before[-1] in ".!?•":
        return prose and _OPENING.match(text, end) is not None
    mark = before[-1]
    if mark == "(":
        return True
    if mark == ",":
        return None if stretch.joined else text.startswith(")", end)
    if mark in ":;|=-–":
        return prose and not text.startswith("|", end)
    if mark in _CLOSING:
        return False
    return _by_words_before(stretch, before, text, prose=prose)
