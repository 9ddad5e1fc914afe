"""Whether a printed year is a date, or belongs to a title (`de nota Wonen 2020`) or a count (`2000 woningen`)."""

import re

from extract.amount_words import amount_words
from extract.date_series import Stretch
from extract.date_words import Limit, date_words, either
from extract.scan import lazily

_WORDS = date_words()
_YEARS = _WORDS.years
_COUNTED = frozenset((*amount_words().count_words, "euro", "%"))
# "leerlingen", "m²", "%"
_NEXT_WORD = lazily(r"\x20*(?P<word>%|[\w'’]+)")
_TIME_NOUN = lazily(rf"\w*(?:{either(_YEARS.time_nouns)})", re.IGNORECASE)
_DOCUMENT = lazily(rf"(?:{either(_YEARS.documents)})(?!\w)", re.IGNORECASE)
# "2024 staat in het teken van"
_OPENS_SENTENCE = lazily(rf"\x20+(?:{either(_YEARS.verbs)})", re.IGNORECASE)
# "2024: 15.000", "2025 € 20.000"
_OPENS_ENTRY = lazily(r"\x20?:|\x20+€")
# "2312 AB"
_POSTCODE = lazily(r"\x20?[A-Z]{2}\b")
_QUOTE = lazily("[‘'’\"“„”]")
# not "'s avonds", "'t Hof", and not the end of a quotation
_OPENS_QUOTE = lazily(r"[‘'’\"“„”](?!\s|[snt]\x20|s-)")
_CLOSING = "’'”\")]»"
_SENTENCE_MARKS = ("", ".", "!", "?", "•", ";")
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
    word, mark = before.rpartition(" ")[2].lstrip("(‘'’“\""), before[-1:]
    opens_entry = _OPENS_ENTRY.match(text, stretch.end) is not None
    if word.casefold() in _YEARS.leads or _TIME_NOUN.fullmatch(word):
        return True
    if mark in _SENTENCE_MARKS:
        return prose and (opens_entry or _OPENS_SENTENCE.match(text, stretch.end) is not None)
    if mark in "(:":
        return prose or mark == "("
    if mark == ",":
        return None if stretch.joined else opens_entry or text.startswith(")", stretch.end)
    if stretch.joined and mark not in _CLOSING:
        return None
    if word.casefold() in _YEARS.joins:
        return opens_entry or before.endswith("nu en")
    return prose and _is_plain_noun(word) and not _in_title(before)


def _is_plain_noun(word: str) -> bool:
    """Whether a word can stand before a year that is a date: `tekort`, `OZB-opbrengst`; not a name, an article, a bracket."""
    return word.rpartition("-")[2][:1].islower() and word[-1] not in _CLOSING and word.casefold() not in _YEARS.counts


def _in_title(before: str) -> bool:
    """Whether a word for a document stands a few words before a year, so that the title may go on to it."""
    clause = before[max(before.rfind(mark) for mark in ".;:!?()•|") + 1 :]
    return names_document(" ".join(clause.split()[-WORDS_OF_TITLE:]))


def names_document(title: str) -> bool:
    """Whether a title has a word for a document in it."""
    return _DOCUMENT.search(title) is not None


def counts_something(stretch: Stretch, text: str) -> bool:
    """Whether a number of the form of a year counts something or is a postcode: `naar 2050 leerlingen`, `2312 AB`."""
    if _POSTCODE.match(text, stretch.end):
        return True
    following = _NEXT_WORD.match(text, stretch.end)
    if following is None or following["word"].casefold() not in _COUNTED or stretch.first.limit is Limit.FROM:
        return False
    return not text.endswith(("in ", "In "), 0, stretch.start)


def is_quoted(stretch: Stretch, text: str) -> bool:
    """Whether it stands in quotation marks, as a title or a name does: `de visie 'Meerdrecht in 2040'`."""
    low = max(text.rfind("\n", 0, stretch.start) + 1, stretch.start - LONGEST_QUOTE)
    if not _QUOTE.search(text, low, stretch.start):
        return False
    *_, opening = _QUOTE.finditer(text, low, stretch.start)
    if not _OPENS_QUOTE.match(text, opening.start()) or text[low : opening.start()][-1:] not in ("", " ", "("):
        return False
    high = text.find("\n", stretch.end, stretch.end + LONGEST_QUOTE)
    return _QUOTE.search(text, stretch.end, high if high >= 0 else stretch.end + LONGEST_QUOTE) is not None
