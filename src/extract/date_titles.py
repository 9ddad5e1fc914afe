"""Whether a printed year is a date, or belongs to a title (`de nota Wonen 2020`) or a count (`2000 woningen`)."""

import re

from extract.amount_words import amount_words
from extract.date_series import Stretch
from extract.date_words import Limit, date_words, either

_WORDS = date_words()
_YEARS = _WORDS.years
# "2050 leerlingen", "2000 euro"
_COUNTED = re.compile(rf"\x20*(?:{either((*amount_words().count_words, 'euro'))})(?!\w)", re.IGNORECASE)
_TIME_NOUN = re.compile(rf"\w*(?:{either(_YEARS.time_nouns)})", re.IGNORECASE)
_DOCUMENT = re.compile(rf"(?<!\w)[\w-]*(?:{either(_YEARS.documents)})(?!\w)", re.IGNORECASE)
# "2024 staat in het teken van", "2024 (het eerste jaar) was", "2024: oplevering"
_OPENS_SENTENCE = re.compile(r"\x20+[a-zà-ÿ(]|\x20?:")
# "2312 AB"
_POSTCODE = re.compile(r"\x20?[A-Z]{2}\b")
# The words before a year that a full stop, a bracket or the like does not divide from it.
_CLAUSE = re.compile(r"[^.;:!?()•|]*$")
_QUOTES = "‘'’\"“„”"
_CLOSING = "’'”\")]»"
LONGEST_CLAUSE = 90
LONGEST_QUOTE = 120
WORDS_OF_TITLE = 7


def is_date(stretch: Stretch, text: str, *, prose: bool) -> bool | None:
    """Whether a bare year or range of years is a date; None where it is as the one before it in its list.

    A preposition or a word of time before it makes it one (`in 2024`, `periode 2019-2023`), and so do brackets around it. A
    name, a closing quotation mark or a word for a document makes it part of a title. Behind another noun (`het tekort
    2024`) it is a date in running text, unless a word for a document stands before that noun.
    """
    before = text[max(text.rfind("\n", 0, stretch.start) + 1, stretch.start - LONGEST_CLAUSE) : stretch.start].rstrip(" ")
    mark = before[-1:]
    if mark in ("", ".", "!", "?", "•", ";"):
        return prose and _OPENS_SENTENCE.match(text, stretch.end) is not None
    if mark == "(":
        return True
    if mark == ",":
        return None if stretch.joined else text.startswith(")", stretch.end)
    if mark == ":":
        return prose
    if mark in _CLOSING or mark in "€|":
        return False
    return _by_words(before, stretch, text, prose=prose)


def _by_words(before: str, stretch: Stretch, text: str, *, prose: bool) -> bool | None:
    """Whether the words before a year make it a date."""
    word = before.rsplit(" ", 1)[-1].lstrip("(‘'’“\"")
    folded = word.casefold()
    if folded in _YEARS.leads or _TIME_NOUN.fullmatch(word):
        return True
    if stretch.joined:
        return None
    if folded in _YEARS.joins:
        return text.startswith(":", stretch.end)
    if folded in _YEARS.counts or not word[:1].islower():
        return False
    clause = _CLAUSE.search(before)
    words = clause.group().split()[-WORDS_OF_TITLE:] if clause else []
    return prose and _DOCUMENT.search(" ".join(words)) is None


def names_document(title: str) -> bool:
    """Whether a title has a word for a document in it."""
    return _DOCUMENT.search(title) is not None


def counts_something(stretch: Stretch, text: str) -> bool:
    """Whether a number of the form of a year counts something or is a postcode: `naar 2050 leerlingen`, `2312 AB`."""
    behind = text[stretch.end : stretch.end + 30]
    if _POSTCODE.match(behind) or behind.lstrip(" ").startswith("%"):
        return True
    before = text[max(stretch.start - 12, 0) : stretch.start].rsplit(None, 1)
    if stretch.first.limit is Limit.FROM or (before and before[-1].casefold().lstrip("(") == "in"):
        return False
    return _COUNTED.match(behind) is not None


def is_quoted(stretch: Stretch, text: str) -> bool:
    """Whether it stands in quotation marks, as a title or a name does: `de visie 'Meerdrecht in 2040'`."""
    low = max(text.rfind("\n", 0, stretch.start) + 1, stretch.start - LONGEST_QUOTE)
    before = text[low : stretch.start]
    opening = max(before.rfind(quote) for quote in _QUOTES)
    if opening < 0 or (opening > 0 and before[opening - 1] not in " (") or before[opening + 1 : opening + 3] in ("s ", "t ", "s-"):
        return False
    if before[opening + 1 : opening + 2].isspace():
        return False
    high = text.find("\n", stretch.end, stretch.end + LONGEST_QUOTE)
    behind = text[stretch.end : high if high >= 0 else stretch.end + LONGEST_QUOTE]
    return any(quote in behind for quote in _QUOTES)
