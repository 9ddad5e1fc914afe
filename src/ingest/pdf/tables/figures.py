"""What a piece of a line is by its characters: a figure, a year, a dash for nil, a code, or words."""

import re
from enum import IntEnum, auto
from functools import lru_cache

MOST_KNOWN = 4096
LONGEST_VALUE = 24
"""What is longer than so many characters is words."""
LONGEST_NAMED = 6
"""What stands in place of a figure has no more letters."""

_DASH = r"-/-|[-–—−‒]"
_NUMBER = r"(?:\d{1,3}(?:[.\u00a0\u202f ’']\d{3})+|\d+)(?:,\d{1,3}|\.\d{1,2})?"
# "1.582", "-59.754", "€ 3.385,-", "(1.200)", "4.977-", "N 31.393", "12,5 %", "1.200*", "6,1% (2021)"
_FIGURE = re.compile(
    rf"""
    (?P<open>[(\[])?\s?(?:(?:[NV]|€|EUR)\s?)?(?:(?:{_DASH})\s?)?\+?(?:€\s?)?(?:(?:{_DASH})\s?)?
    {_NUMBER}
    (?:,\s?(?:--?|[–—=]))?(?:\s?[-–−])?\s?(?P<close>[)\]])?\s?(?:%|[NV]|[Nn]adel?ig|[Vv]oordelig)?\s?(?:\*{{1,3}}|\d\)|\(\s?(?:19|20)\d\d\s?\))?
    """,
    re.VERBOSE,
)
# "-", "€ -", "-,-"
_NIL = re.compile(rf"(?:€\s?)?(?:{_DASH}|--)(?:\s?(?:{_DASH}))?|€?\s?-,-+")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d\*?")
# "PM", "n.v.t.", "nihil", "nb"
_STAND_IN = re.compile(r"p\.?m\.?|n\.?v\.?t\.?|n\.?n?\.?b\.?|nihil|div\.|onb\.?", re.IGNORECASE)
# "€", "N", "V", "%": what belongs to the figure beside it
_SIGN = re.compile(r"€|EUR|[NVnv]|%|\+|-/-")
# "6.71", "0.10", "1.", "2)", "a.", "6.71a", "P1": what numbers a row
_CODE = re.compile(r"[A-Za-z]{0,2}\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?[.)]?|[a-zA-Z][.)]|[A-Z]{1,2}\.?")
# "6", "12": as short as a number of a row
_SHORT = re.compile(r"\d{1,3}")
# "31-12-2023", "1/1/24"
_DATE = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d")
# "1.582", "12.400.000": grouped by thousands, so that no other figure can follow in the same one
_GROUPED = re.compile(r"\D{0,3}\d{1,3}(?:\.\d{3})+\D{0,3}")

# "€ 1.000,-", "1.000)": the end of a unit that a line end broke
_UNIT_END = re.compile(r"€?\s?1\.000(?:,-)?\)?")

# "N31.393", "V1", "EUR5", "PM", "n.v.t.", "div.", "onb.": the first letters of values
_VALUE_LETTERS = frozenset("DENOPVdnop")


class Kind(IntEnum):
    """What a piece of a line is."""

    WORDS = auto()
    FIGURE = auto()
    YEAR = auto()
    NIL = auto()
    STAND_IN = auto()
    """What stands in place of a figure: `PM`, `n.v.t.`."""
    SIGN = auto()
    DATE = auto()


VALUES = frozenset((Kind.FIGURE, Kind.NIL, Kind.STAND_IN))
"""What stands in a column of figures."""


@lru_cache(MOST_KNOWN)
def kind_of(text: str) -> Kind:
    """What a piece of a line is.

    >>> [kind_of(words).name for words in ("-59.754", "€ 3.385,-", "2024", "-", "PM", "€", "31-12-2023", "Baten")]
    ['FIGURE', 'FIGURE', 'YEAR', 'NIL', 'STAND_IN', 'SIGN', 'DATE', 'WORDS']
    """
    if len(text) > LONGEST_VALUE:
        return Kind.WORDS
    if not _DIGIT.search(text):
        return _kind_without_digit(text)
    if _YEAR.fullmatch(text):
        return Kind.YEAR
    if match := _FIGURE.fullmatch(text):
        return Kind.FIGURE if bool(match["open"]) == bool(match["close"]) else Kind.WORDS
    return Kind.DATE if _DATE.fullmatch(text) else Kind.WORDS


def _kind_without_digit(text: str) -> Kind:
    if len(text) > LONGEST_NAMED and text[0].isalpha():
        return Kind.WORDS
    if _SIGN.fullmatch(text):
        return Kind.SIGN
    if _NIL.fullmatch(text):
        return Kind.NIL
    return Kind.STAND_IN if _STAND_IN.fullmatch(text) else Kind.WORDS


def may_be_of_value(text: str) -> bool:
    """Whether a word may be part of what stands in a column of figures; each of those has one such word.

    >>> [may_be_of_value(word) for word in ("1.200", "(€", "N31", "PM", "euro")]
    [True, True, True, True, False]
    """
    return not text[0].isalpha() or (text[0] in _VALUE_LETTERS and kind_of(text) in VALUES)


@lru_cache(MOST_KNOWN)
def is_code(text: str) -> bool:
    """Whether a piece may be the number or code of a row: `6.71a`, `1.`, `P1`; never `1.250`.

    >>> is_code("6.71a"), is_code("12"), is_code("1.250"), is_code("-12")
    (True, True, False, False)
    """
    return _CODE.fullmatch(text) is not None and not _GROUPED.fullmatch(text)


@lru_cache(MOST_KNOWN)
def is_small(text: str) -> bool:
    """Whether a figure is so short that it may number a quarter, a row or a note: `4`."""
    return _SHORT.fullmatch(text) is not None


@lru_cache(MOST_KNOWN)
def is_grouped(text: str) -> bool:
    """Whether a word is a whole figure with points between its thousands."""
    return _GROUPED.fullmatch(text) is not None


def is_unit_end(text: str) -> bool:
    """Whether a figure is the end of a unit that a line end broke: `1.000)`, below `(bedragen x €`."""
    return "1.000" in text and _UNIT_END.fullmatch(text) is not None
