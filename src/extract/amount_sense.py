"""Which figures are money: those with a currency, scaled ones that count nothing, bare ones whose sentence speaks of money."""

import re
from collections.abc import Iterable

from extract.amount_terms import Term
from extract.amount_words import amount_words
from extract.scan import any_of, lazily

_WORDS = amount_words()
_COUNTS = frozenset(_WORDS.count_words + _WORDS.count_heads)
_COUNT_ENDINGS = tuple(word for word in _WORDS.count_words if len(word) > 5) + _WORDS.count_endings
_MONEY_ENDINGS = _WORDS.money_nouns + _WORDS.money_verbs
_FOLLOWERS = frozenset(_WORDS.followers)
_WORD = lazily(r"[^\W\d][\w'’]*")

# `2,4 miljoen (nieuwe bezoekers)`, `1,3 miljoen (m3)`
_NEXT = lazily(r"\ +(?P<word>[^\W\d][\w'’]*)(?:\ +(?P<second>[^\W\d][\w'’]*))?")

# `235.754) (553.652`: the next cell of a row
_FIGURE_NEXT = lazily(r"[\ )]*-?\d")

# `een subsidie van 240.000`, `(2023: 15.000`, `in 2024 15.000`, `bedragen circa 240.000`, `N 12.000`; `240.000 minder`
_LEADS = any_of((*_WORDS.links, *_WORDS.articles, *_WORDS.approximators))
_LINK = lazily(rf"(?:(?<!\w)(?:{_LEADS})\ +|[(:–]\ *|\b(?:(?:19|20)\d\d\ +|[NV]\ ?))$", re.I)
# `(2024: 30.000, 2025: 30.000)`: shares of years, where the sentence counts nothing
_YEARLY = lazily(r"(?<!\w)(?:19|20)\d\d:\ ?$")
_COMPARED = lazily(r"\ +(?:minder|meer|hoger|lager)\b", re.I)
_DATED = lazily(r"\b(?:19|20)\d\d:?\ *$")
_FAVOUR = lazily(r"\b[NV]\ ?$")

# `Traject | € 5.000 | eenmalig`: the border of two cells
_CELL = lazily(r"\ \|\ ")

# `x € 1.000`, `x 1.000,-`, `(in € 1.000)`, `bedragen in €`, `in duizenden euro's`, `€ x 1.000`
_UNIT = lazily(
    r"""
    (?<!\d)(?<!\d\ )[x×*]\ ?(?:€\ ?|EUR\ |euro\ )?1(?:[.\ ]000)*(?:,-+)?(?:\ (?:euro|miljoen|mln))?(?![.,]?\d)
    | \bin\ (?:€\ ?|EUR\ |euro\ )1(?:\.000)+(?:,-+)?(?![.,]?\d)
    | \bin\ (?:hele\ |duizend(?:en|tallen)?\ |miljoen(?:en)?\ |veelvouden\ van\ )?(?:€|euro(?:['’‘]?s)?\b)(?!\ ?[-\d.])
    | €\ ?[x×*]\ ?1(?:\.000)*
    """,
    re.X | re.I,
)

LONGEST_CLAUSE = 400
"""Words further than this many characters from a figure say nothing of it, however long the sentence."""
LONGEST_LINK = 32
"""No link word is longer than this many characters: where to start looking for one."""
HEAVIEST = 100
"""A hundred ton and more is weight: sums of ten million and more are told in millions."""
EXACT = 1_000_000
"""A bare figure of seven digits is money where nothing says that it counts: no report counts people or houses that far."""
SHORTEST_COMPOUND = 7
"""Shorter words with the ending of a word that is counted are others: `anders`, `werden`."""
LARGE = 100_000
"""A bare figure from here is money too where the words before its sentence were last of money."""
EARLIER = 300
"""How many characters before the sentence are searched for such words."""


def is_money(text: str, term: Term, start: int, end: int) -> bool:
    """Whether a term is a sum of money; its sentence stands between `start` and `end`."""
    start, end = max(start, term.start - LONGEST_CLAUSE), min(end, term.end + LONGEST_CLAUSE)
    if is_unit(text, term.start, term.end) or _CELL.search(text, start, end):
        return False
    if term.currency:
        return True
    if is_count(text, term.end):
        return False
    if not term.scale:
        return _is_followed(text, term, end) and _speaks_of_money(text, term, start, end)
    if text.endswith("ton", term.start, term.end):
        return term.number < HEAVIEST and _is_followed(text, term, end)
    words = [word.casefold() for word in _WORD.findall(text, start, end)]
    return not any(word in _WORDS.count_heads for word in words) or any(_tells_money(word) for word in words)


def is_unit(text: str, start: int, end: int) -> bool:
    """Whether a euro sign or figure belongs to the unit of a table: `x € 1.000`, `bedragen in €`."""
    return any(match.start() < end and match.end() > start for match in _UNIT.finditer(text, max(0, start - 24), end + 12))


def is_count(text: str, end: int) -> bool:
    """Whether the number that ends at `end` counts something: `2,4 miljoen (nieuwe) bezoekers`."""
    following = _NEXT.match(text, end)
    if not following:
        return False
    words = (following["word"], following["second"] or "") if following["word"].endswith("e") else (following["word"],)
    return any(_tells_money(word) is False for word in words)


def _is_followed(text: str, term: Term, end: int) -> bool:
    """Whether what follows is punctuation or a word that follows sums, and not what is counted."""
    following = _NEXT.match(text, term.end, end)
    if following:
        return following["word"].casefold() in _FOLLOWERS or _tells_money(following["word"]) is True
    return _FIGURE_NEXT.match(text, term.end, end) is None


def _speaks_of_money(text: str, term: Term, start: int, end: int) -> bool:
    """Whether the words around a bare figure make it money.

    The nearest word that tells before it decides, else the first behind it. Where none does, a year right before the
    figure and a euro sign elsewhere in the sentence do, or the figure's size and the words before the sentence.
    """
    near = max(start, term.start - LONGEST_LINK)
    if not term.thousands or not (_LINK.search(text, near, term.start) or _COMPARED.match(text, term.end)):
        return False
    if _FAVOUR.search(text, near, term.start):
        return True
    words = (*reversed(_WORD.findall(text, start, term.start)), *_WORD.findall(text, term.end, end))
    if (told := _first_telling(words)) is not None:
        return told
    if _YEARLY.search(text, near, term.start):
        return True
    if _DATED.search(text, near, term.start) and text.find("€", start, end) >= 0:
        return True
    if not words or term.number < LARGE:
        return False
    return term.number >= EXACT or _first_telling(reversed(_WORD.findall(text, max(0, start - EARLIER), start))) is True


def _first_telling(words: Iterable[str]) -> bool | None:
    """What the first word says that tells money from a count; None where none does."""
    return next((told for word in words if (told := _tells_money(word)) is not None), None)


def _tells_money(word: str) -> bool | None:
    """True for a word for money, False for one for what is counted; a compound by its last part.

    >>> _tells_money("vervoerskosten"), _tells_money("museumbezoekers"), _tells_money("stad")
    (True, False, None)
    """
    word = word.casefold()
    if word in _COUNTS or (word.endswith(_COUNT_ENDINGS) and len(word) > SHORTEST_COMPOUND):
        return False
    return True if word.endswith(_MONEY_ENDINGS) else None
