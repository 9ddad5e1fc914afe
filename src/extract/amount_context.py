"""What the words around a sum say of it: approximate, per month or person, structural or incidental, N or V, and the years."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from extract.amount_series import CLOSE_LINK, SERIES_LINK
from extract.amount_terms import Term, squeeze
from extract.amount_words import amount_words
from extract.scan import any_of, lazily
from schema import Favour, Nature, Per

Meaning = TypeVar("Meaning", Per, Nature, Favour)

_WORDS = amount_words()
_PERS = {**_WORDS.per_units, **_WORDS.per_words}
_YEAR = r"(?:19|20)\d\d"

# `€ 50.000 structureel | en eenmalig € 20.000`; not within `in 2022, 2023 en 2024`
_BORDER = lazily(rf"(?:[,;(]|\ /\ |\b(?:{any_of(_WORDS.border_words)})\b)(?!\ {_YEAR}(?!:|\ [€\d]))", re.I)

# `van de € 4 miljoen | wordt in 2025 € 1 miljoen`: where there is no other border
_WEAK_BORDER = lazily(r"\b(?:is|was|wordt|werd|zijn|waren|worden|werden)\b", re.I)

# `circa € 5 miljoen`, `rond de € 400.000`, `naar schatting tussen de € 1 en € 2 miljoen`; `€ 5 miljoen (afgerond)`
_APPROXIMATE = lazily(
    rf"(?<![\w.])(?:{any_of(_WORDS.approximators)})\ ?(?:(?:{any_of(_WORDS.articles)})\ )*(?:tussen\ (?:de\ )?)?$", re.I
)
_APPROXIMATE_AFTER = lazily(r"\ \(?(?:afgerond|ongeveer)\b", re.I)

# `per maand`, `per inwoner`, `maandelijks`; not `20 uur per week`
_PER = lazily(
    r"\bper\ (?<!uur\ per\ )(?<!uren\ per\ )(?<!dag\ per\ )(?<!dagen\ per\ )(?<!keer\ per\ )(?<!maal\ per\ )"
    rf"({any_of(_WORDS.per_units)})\b|(?<!\w)({any_of(_WORDS.per_words)})(?!\w)",
    re.I,
)

# `structureel`, not `structureel overleg`; inflected only before money: `structurele bijdrage`, not `structurele oplossing`
_NATURE = lazily(
    rf"\b({any_of(word for word in _WORDS.natures if not word.endswith('e'))})\b(?!\ (?:{any_of(_WORDS.nature_stops)}))"
    rf"|\b({any_of(word for word in _WORDS.natures if word.endswith('e'))})\b"
    rf"(?=\ (?:[^\W\d]+e\ |en\ )*[^\W\d]*(?:{any_of(_WORDS.money_nouns + _WORDS.nature_nouns)})\b)",
    re.I,
)

# `de taakstelling van`: which the text may have named `een structurele taakstelling` before
_NAMED = lazily(r"\b(?:de|het|deze|dit|die|dat)\ (?:[^\W\d]+\ )?(?P<noun>[^\W\d]{5,})\ van\ (?:[^\W\d]+\ )?$", re.I)

# `een nadeel van € 5`, `(€ 5 nadelig)`; `€ 335.000 V`, `N 12.000`
_FAVOUR = lazily(rf"({any_of(_WORDS.favours)})\b", re.I)
_LETTER_AFTER = lazily(r"\ ?\(?([NV])\)?(?!\w|\.\w)")
_LETTER_BEFORE = lazily(r"\b([NV])\ ?$")

# `2024`, `2022, 2023 en 2024`, `2025-2028`, `2025 t/m 2028`
_TO = r"(?:\ ?[-–]\ ?|\ t/m\ |\ tot\ en\ met\ )"
_YEARS = rf"{_YEAR}(?:(?:,\ (?:en\ )?|\ en\ |\ ?/\ ?|{_TO}){_YEAR})*(?!\d|\.\d)"
_RANGE_OF_YEARS = lazily(rf"({_YEAR}){_TO}({_YEAR})")

# `in 2024`, `voor de jaren 2024 en 2025`, `per 31 december 2023`, `met ingang van 2025`; not `de begroting 2024`
_DATED = (
    r"\b(?:in|voor|over|vanaf|sinds|ultimo|medio|eind|begin|tot\ en\ met|t/m|jaar|jaren|periode|ingang\ van|per)\ "
    r"(?:de\ jaren\ |het\ jaar\ |de\ periode\ |(?:\d\d?\ )?(?:januari|juli|december)\ |eind\ |begin\ |medio\ )?"
)
_YEARS_AFTER = lazily(rf"\.?[^\d,;.(]{{0,40}}?{_DATED}({_YEARS})|[^(]{{0,80}}\((?:{_DATED})?({_YEARS})\)", re.I)
_YEARS_BEFORE = lazily(rf"(?:{_DATED})({_YEARS})|({_YEARS})(?::\ ?|\ )$", re.I)

LONGEST_APPROXIMATOR = 60
"""No approximator with its articles is longer than this many characters."""
REACH = 60
"""Words further than this many characters behind a sum no longer speak of it."""
LONGEST_PERIOD = 30
"""No sum is given for more than this many years."""


class Context(NamedTuple):
    """What is said of one sum."""

    approximate: bool
    per: Per | None
    nature: Nature | None
    favour: Favour | None
    years: tuple[int, ...]


class _Sides(NamedTuple):
    """The words before and after a sum that are its own."""

    before: str
    after: str


def read_contexts(text: str, terms: Sequence[Term], start: int, end: int, floor: int) -> list[Context]:
    """The context of each term of the sentence between `start` and `end`; names are looked up back to `floor`."""
    sides = list(_split(text, terms, start, end))
    contexts = [
        Context(
            approximate=bool(_APPROXIMATE.search(own.before[-LONGEST_APPROXIMATOR:]) or _APPROXIMATE_AFTER.match(own.after)),
            per=_nearest(_PER, own, _PERS),
            nature=_nearest(_NATURE, own, _WORDS.natures) or _named_nature(text, floor, term.start),
            favour=_favour(own),
            years=_years(own),
        )
        for term, own in zip(terms, sides, strict=True)
    ]
    links = [squeeze(text[term.end : following.start]) for term, following in pairwise(terms)]
    return _share(contexts, sides, links)


def _split(text: str, terms: Sequence[Term], start: int, end: int) -> Iterator[_Sides]:
    """For each term its own words: up to the borders with its neighbours, or the bracket that closes around it."""
    left = start
    for term, following in zip(terms, (*terms[1:], None), strict=True):
        right = _border(text, term.end, following.start) if following else end
        after = text[term.end : right]
        inside = ")" in after and "(" not in after.partition(")")[0]
        yield _Sides(squeeze(text[left : term.start]), squeeze(after.partition(")")[0] if inside else after))
        left = right


def _border(text: str, start: int, end: int) -> int:
    """Where between two sums the words of the first end: at the last border, else right before the second."""
    close = start + len(text[start:end].rstrip(" ("))
    for pattern in (_BORDER, _WEAK_BORDER):
        borders = [match.start() for match in pattern.finditer(text, start, end + 1) if match.start() < close]
        if borders:
            return borders[-1]
    return close


def _nearest(pattern: re.Pattern[str], own: _Sides, meanings: Mapping[str, Meaning]) -> Meaning | None:
    """The meaning of the match of `pattern` that stands nearest to the sum, or None."""
    before, after = _last(pattern, own.before), pattern.search(own.after[:REACH])
    if before and (not after or len(own.before) - before.end() < after.start()):
        nearest = before
    elif after:
        nearest = after
    else:
        return None
    return meanings[nearest[nearest.lastindex or 0].casefold()]


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """The last match of `pattern`, or None."""
    return max(pattern.finditer(words), key=re.Match.start, default=None)


def _named_nature(text: str, floor: int, start: int) -> Nature | None:
    """Structural, where the sum is that of `de taakstelling van` and the text named `een structurele taakstelling` before."""
    named = _NAMED.search(squeeze(text[max(floor, start - LONGEST_APPROXIMATOR) : start]))
    if not named:
        return None
    before, noun = squeeze(text[floor:start]).casefold(), named["noun"].casefold()
    place, nature = max((before.rfind(f"{word} {noun}"), nature) for word, nature in _WORDS.natures.items())
    return nature if place >= 0 else None


def _favour(own: _Sides) -> Favour | None:
    """N or V: the letter printed beside the sum, else the nearest word for a disadvantage or an advantage."""
    letter = _LETTER_AFTER.match(own.after) or _LETTER_BEFORE.search(own.before)
    return Favour(letter[1]) if letter else _nearest(_FAVOUR, own, _WORDS.favours)


def _years(own: _Sides) -> tuple[int, ...]:
    """The years that are given for the sum: behind it, else before it."""
    match = _YEARS_AFTER.match(own.after) or _last(_YEARS_BEFORE, own.before)
    if not match:
        return ()
    printed = match[1] or match[2]
    years = {int(year) for year in re.findall(_YEAR, printed)}
    for first, last in _RANGE_OF_YEARS.findall(printed):
        years.update(range(int(first), min(int(last), int(first) + LONGEST_PERIOD)))
    return tuple(sorted(years))


def _share(contexts: list[Context], sides: list[_Sides], links: list[str]) -> list[Context]:
    """The contexts, what is said once of the sums of a series given to all of them.

    `structurele lasten van A in 2024 en B in 2025`: both are structural; `van A naar B per jaar`: both are per year.
    """
    shared, head = contexts[:1], sides[0]._replace(after="")
    for context, own, link in zip(contexts[1:], sides[1:], links, strict=True):
        if CLOSE_LINK.fullmatch(link) and shared[-1].per is None:
            shared[-1] = shared[-1]._replace(per=context.per)
        if SERIES_LINK.fullmatch(link):
            per = context.per or _nearest(_PER, head, _PERS)
            shared.append(context._replace(per=per, nature=context.nature or _nearest(_NATURE, head, _WORDS.natures)))
        else:
            shared.append(context)
            head = own._replace(after="")
    return shared
