"""Which figures are money: those with a currency, scaled ones that count nothing, and bare ones whose sentence speaks of money."""

import re

from extract.amount_terms import Term
from extract.amount_words import amount_words, any_of

_WORDS = amount_words()
_LONG_COUNTS = any_of(word for word in _WORDS.count_words if len(word) > 5)

# `inwoners`, `museumbezoekers`, `m2`
_COUNTED = re.compile(rf"(?<!\w)(?:{any_of(_WORDS.count_words + _WORDS.count_heads)}|[^\W\d]+(?:{_LONG_COUNTS})|[^\W\d]{{4,}}(?:{any_of(_WORDS.count_endings)}))(?!\w)", re.I)

# `2,4 miljoen (bezoekers)`, `30.000 (nieuwe woningen)`
_COUNTED_NEXT = re.compile(rf"\ (?:[^\W\d]+e\ )?{_COUNTED.pattern}", re.I)

_COUNT_HEAD = re.compile(rf"\b(?:{any_of(_WORDS.count_heads)})\b", re.I)

# `subsidie`, `vervoerskosten`, `begroot`
_MONEY = re.compile(rf"(?:{any_of(_WORDS.money_nouns + _WORDS.money_verbs)})\b", re.I)

# `een subsidie van 240.000`, `(2023: 15.000`, `bedragen circa 240.000`
_LINK = re.compile(rf"(?:(?<!\w)(?:{any_of((*_WORDS.links, *_WORDS.articles, *_WORDS.approximators))})\ |[(:–]\ ?)$", re.I)

# `2023: 15.000`, `in 2024 15.000`, `N 12.000`
_LED = re.compile(r"\b(?:(?:19|20)\d\d(?::\ ?|\ )|[NV]\ ?)$")
_FAVOUR = re.compile(r"\b[NV]\ ?$")

# `240.000 voor het buurtfeest`, `240.000 subsidie`, `240.000.`
_FOLLOWER = re.compile(rf"\ *(?:$|[^\w\s]|\ (?:{any_of(_WORDS.followers)})\b|\ [^\W\d]*(?:{_MONEY.pattern}))", re.I)

# ` | `: the border of two cells
_CELL = re.compile(r"\ \|\ ")

# `x € 1.000`, `bedragen in €`, `(in € 1.000)`, `in duizenden euro's`, `x 1.000,-`
_UNIT = re.compile(
    r"""
    (?<!\d)(?<!\d\ )[x×*]\ ?(?:€\ ?|EUR\ |euro\ )?1(?:[.\ ]000)*(?:,-+)?(?:\ (?:euro|miljoen|mln))?(?![.,]?\d)
    | \bin\ (?:€\ ?|EUR\ |euro\ )1(?:\.000)+(?:,-+)?(?![.,]?\d)
    | \bin\ (?:hele\ |duizend(?:en|tallen)?\ |miljoen(?:en)?\ |veelvouden\ van\ )?(?:€|euro(?:['’‘]?s)?\b)(?!\ ?[-\d.])
    | €\ ?[x×*]\ ?1(?:\.000)*
    """,
    re.X | re.I,
)

LONGEST_LINK = 24
"""No link word with its blank is longer than this many characters: where to start looking for one."""

HEAVIEST = 100
"""A hundred ton and more is weight: sums of ten million and more are told in millions."""
EXACT = 1_000_000
"""A bare figure of seven digits that nothing says is counted is money: municipalities count nothing else so far."""


def is_money(text: str, term: Term, start: int, end: int) -> bool:
    """Whether a term is a sum of money; its sentence stands between `start` and `end`."""
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
    return not _COUNT_HEAD.search(text, start, term.start) or _MONEY.search(text, start, end) is not None


def is_unit(text: str, start: int, end: int) -> bool:
    """Whether a euro sign or figure belongs to the unit of a table: `x € 1.000`, `bedragen in €`."""
    return any(match.start() < end and match.end() > start for match in _UNIT.finditer(text, max(0, start - 24), end + 12))


def is_count(text: str, end: int) -> bool:
    """Whether the number that ends at `end` counts something: `2,4 miljoen bezoekers`."""
    return _COUNTED_NEXT.match(text, end) is not None


def _is_followed(text: str, term: Term, end: int) -> bool:
    """Whether the next word is one that follows sums, and not what is counted."""
    return _FOLLOWER.match(text, term.end, end) is not None


def _speaks_of_money(text: str, term: Term, start: int, end: int) -> bool:
    """Whether words around a bare figure make it money: the nearest noun before it, else one behind it or in the sentence before."""
    near = max(start, term.start - LONGEST_LINK)
    if not term.thousands or not (_LINK.search(text, near, term.start) or _LED.search(text, near, term.start)):
        return False
    if _FAVOUR.search(text, near, term.start):
        return True
    for word in (*reversed(_WORD.findall(text, start, term.start)), *_WORD.findall(text, term.end, end)):
        if (money := _tells_money(word.casefold())) is not None:
            return money
    return term.number >= EXACT


def _tells_money(word: str) -> bool | None:
    """True for a word for money, False for one for what is counted; by its last part where it is a compound.

    >>> _tells_money("vervoerskosten"), _tells_money("museumbezoekers"), _tells_money("stad")
    (True, False, None)
    """
    if word in _COUNTS or word.endswith(_COUNT_ENDINGS):
        return False
    return True if word.endswith(_MONEY_ENDINGS) else None
