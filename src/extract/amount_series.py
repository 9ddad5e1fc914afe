"""What the sums of a series share: a scale or currency that is printed once, the two ends of a range, the row of a table."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extract.amount_terms import Term, squeeze
from extract.amount_words import amount_words
from extract.scan import any_of, lazily

_WORDS = amount_words()
_RANGE_WORDS = any_of(_WORDS.range_words)

# `2 à 3 miljoen`, `€ 2 tot € 3 miljoen`, `€ 60.000 - € 80.000`
_RANGE_LINK = lazily(rf"\ ?(?:{_RANGE_WORDS})\ ?", re.I)

# `€ 1, € 2 en € 3 miljoen`, `van 2,1 naar 5,4 miljoen`
CLOSE_LINK = lazily(rf",?\ ?(?:en|of|naar|respectievelijk|resp\.|{_RANGE_WORDS})?\ ?", re.I)

# `€ 1,4 miljoen in 2024, 1,2 in 2025 en € 1,1 vanaf 2026`
SERIES_LINK = lazily(rf"(?:[\ ,;:()/]|\b(?:{any_of(_WORDS.series_words)}|(?:19|20)\d\d)\b)*", re.I)

# `18.000 in 2024`, `18.000 per jaar`
_IN_YEAR = lazily(r"\ (?:(?:in|voor|vanaf)\ (?:19|20)\d\d|per\ jaar)\b", re.I)
_YEAR = lazily(r"(?:19|20)\d\d")
_BETWEEN = lazily(r"\btussen\ (?:de\ |circa\ )*$", re.I)
_CHANGE = lazily(any_of(_WORDS.change_verbs), re.I)

CHANGE_REACH = 60
"""A verb of change stands at most this many characters before the first of two sums."""
MOST_APART = 50
"""Two figures that share a scale differ by no more than this factor: `€ 500 tot € 1 miljoen` do not share one."""


def join_series(text: str, terms: list[Term], start: int, before: Term | None = None) -> list[Term]:
    """The terms of a sentence that starts at `start`, scales and currencies shared, ranges as one, table cells left out.

    `before` is the last scaled term of the sentences before it in its paragraph.
    """
    shared = _share_forward(text, _share_backward(text, terms, start), before)
    return list(_leave_out_cells(text, _join_ranges(text, shared, start)))


def _share_backward(text: str, terms: list[Term], start: int) -> list[Term]:
    """Give a figure the scale or currency that is printed once behind the next: `€ 2,1` of `van € 2,1 naar € 5,4 miljoen`."""
    shared = list(terms)
    for index in range(len(terms) - 2, -1, -1):
        term, after = shared[index], shared[index + 1]
        link = squeeze(text[term.end : after.start])
        if after.bare or not CLOSE_LINK.fullmatch(link):
            continue
        ends = _links_range(text, term, link, start)
        if term.bare and (after.leading or not (term.thousands or ends or link == " naar ")):
            continue
        if after.scale and _may_take(term, after.number):
            shared[index] = term._replace(scale=after.scale)
        elif term.bare and after.scale is None:
            short = ends and after.thousands and not term.thousands and term.number * 1000 < after.number
            shared[index] = term._replace(currency=True, scale=1000 if short else None)  # `15 à 20.000 euro`
    return shared


def _share_forward(text: str, terms: list[Term], scaled: Term | None) -> list[Term]:
    """Give a later figure of a series what is printed before: `€ 1,1` of `€ 1,4 miljoen in 2024 en € 1,1 in 2025`."""
    shared: list[Term] = []
    for term in terms:
        before = shared[-1] if shared else None
        scaled = before if before and before.scale else scaled
        link = squeeze(text[before.end : term.start]) if before else ""
        series = before is not None and not before.bare and SERIES_LINK.fullmatch(link) is not None
        dated = series and (_YEAR.search(link) is not None or _is_yearly_share(text, term, link))
        if scaled and _may_take(term, scaled.number) and not text.startswith(" per ", term.end):
            takes = (term.decimals == 1 or series) if term.currency else (dated and term.decimals > 0)
            shared.append(term._replace(scale=scaled.scale) if takes else term)
        else:
            shared.append(term._replace(currency=True) if dated and term.bare and term.thousands else term)
    return shared


def _is_yearly_share(text: str, term: Term, link: str) -> bool:
    """Whether a figure is the share of a year in the sum before its bracket: `€ 36.000 (18.000 in 2024 en 2025)`."""
    return link.strip() == "(" and _IN_YEAR.match(text, term.end) is not None


def _may_take(term: Term, number: Decimal) -> bool:
    """Whether a term has no scale of its own and is near enough to `number` to share one."""
    low, high = sorted((abs(term.number), abs(number)))
    return term.scale is None and not term.thousands and low > 0 and high <= MOST_APART * low


def _join_ranges(text: str, terms: list[Term], start: int) -> list[Term]:
    """One term for both ends of a range: `€ 2 à 2,5 miljoen`, `tussen € 1 en € 2 miljoen`."""
    joined: list[Term] = []
    for term in terms:
        if joined and joined[-1].high is None and _is_range(text, joined[-1], term, start):
            low = joined.pop()
            joined.append(low._replace(end=term.end, high=term.value, currency=low.currency or term.currency))
        else:
            joined.append(term)
    return joined


def _is_range(text: str, low: Term, high: Term, start: int) -> bool:
    """Whether two terms are the ends of a range; after a verb of change `tot` leads to another sum."""
    link = squeeze(text[low.end : high.start])
    if low.value >= high.value or low.bare != high.bare or (low.bare and not low.thousands):
        return False
    if "tot" in link and _CHANGE.search(text, max(start, low.start - CHANGE_REACH), low.start):
        return False
    return _links_range(text, low, link, start)


def _links_range(text: str, low: Term, link: str, start: int) -> bool:
    """Whether `link` joins the ends of a range, of which `low` is the first."""
    if link == " en ":
        return _BETWEEN.search(text, max(start, low.start - CHANGE_REACH), low.start) is not None
    return _RANGE_LINK.fullmatch(link) is not None


def _leave_out_cells(text: str, terms: list[Term]) -> Iterator[Term]:
    """The terms without those that stand side by side, as in a row of a table: `€ 806 € 851`, `142.697 (2.697)`."""
    beside = [_is_beside(text, term, following) for term, following in pairwise(terms)]
    for term, left, right in zip(terms, [False, *beside], [*beside, False], strict=False):
        if not (left or right):
            yield term


def _is_beside(text: str, term: Term, following: Term) -> bool:
    """Whether nothing but blanks stands between two sums; brackets, too, between bare figures."""
    if term.bare != following.bare or (term.bare and not term.thousands):
        return False
    return not text[term.end : following.start].strip(" ()" if term.bare else " ")
