"""What the words around a sum say of it: approximate, per month or person, structural or incidental, N or V, and the years."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from extract.amount_terms import CLOSE_LINK, SERIES_LINK, Term
from extract.amount_words import amount_words, any_of
from schema import Favour, Nature, Per

Meaning = TypeVar("Meaning", Per, Nature, Favour)

_WORDS = amount_words()
_YEAR = r"(?:19|20)\d\d"

# `circa € 5 miljoen`, `rond de € 400.000`, `naar schatting tussen de € 1 en € 2 miljoen`
_APPROXIMATE = re.compile(
    rf"(?<![\w.])(?:{any_of(_WORDS.approximators)})\ ?(?:(?:{any_of(_WORDS.articles)})\ )*(?:tussen\ (?:de\ )?)?$", re.I
)
_APPROXIMATE_AFTER = re.compile(r"\ \(?(?:afgerond|ongeveer)\b", re.I)

# Where the words of one sum end and those of the next begin: `€ 50.000 structureel | en eenmalig € 20.000`; not within `in 2022, 2023 en 2024`
_BORDER = re.compile(
    rf"(?:[,;(]|\ /\ |\b(?:en|waarvan|naar|maar|terwijl|oplopend|aflopend|daarnaast|door)\b)(?!\ {_YEAR}(?!:|\ [€\d]))", re.I
)

# `per maand`, `maandelijks`, `per inwoner`; not `20 uur per week`
_PER = re.compile(
    r"\bper\ (?<!uur\ per\ )(?<!uren\ per\ )(?<!dag\ per\ )(?<!dagen\ per\ )(?<!keer\ per\ )(?<!maal\ per\ )"
    rf"(?P<word>{any_of(_WORDS.per_units)})\b"
    rf"|(?<!\w)(?P<adverb>{any_of(_WORDS.per_words)})(?!\w)",
    re.I,
)

# `structureel`, `eenmalig`; inflected only before money: `een structurele bijdrage`, not `een structurele oplossing`
_NATURE = re.compile(
    rf"\b(?P<adverb>{any_of(word for word in _WORDS.natures if not word.endswith('e'))})\b(?!\ (?:{any_of(_WORDS.nature_stops)}))"
    rf"|\b(?P<word>{any_of(word for word in _WORDS.natures if word.endswith('e'))})\b"
    rf"(?=\ (?:[^\W\d]+e\ |en\ )*[^\W\d]*(?:{any_of(_WORDS.money_nouns + _WORDS.nature_nouns)})\b)",
    re.I,
)

# `een nadeel van € 5`, `(€ 5 nadelig)`
_FAVOUR = re.compile(rf"(?P<word>{any_of(_WORDS.favours)})\b(?P<adverb>)", re.I)

# `€ 335.000 V`, `N 12.000`
_LETTER_AFTER = re.compile(r"\ ?\(?([NV])\)?(?!\w|\.\w)")
_LETTER_BEFORE = re.compile(r"\b([NV])\ ?$")

# `2024`, `2022, 2023 en 2024`, `2025-2028`, `2025 t/m 2028`
_YEARS = rf"{_YEAR}(?:(?:,\ |\ en\ |,\ en\ |\ ?/\ ?|\ ?[-–]\ ?|\ t/m\ |\ tot\ en\ met\ ){_YEAR})*(?!\d|\.\d)"
_RANGE_OF_YEARS = re.compile(rf"({_YEAR})(?:\ ?[-–]\ ?|\ t/m\ |\ tot\ en\ met\ )({_YEAR})")
_DATED = (
    r"\b(?:in|voor|over|vanaf|sinds|ultimo|medio|eind|begin|tot\ en\ met|t/m|jaar|jaren|periode|ingang\ van|per)\ "
    r"(?:de\ jaren\ |het\ jaar\ |de\ periode\ |(?:\d\d?\ )?(?:januari|juli|december)\ |eind\ |begin\ |medio\ )?"
)
_YEARS_AFTER = re.compile(rf"[^\d,;.(]{{0,40}}?{_DATED}({_YEARS})|\ \(({_YEARS})\)|[^(]{{0,80}}\((?:{_DATED})({_YEARS})\)", re.I)
_YEARS_BEFORE = re.compile(rf"(?:{_DATED})({_YEARS})|({_YEARS})(?::\ ?|\ )$", re.I)

# `de taakstelling van`: what the text has called structural before
_NAMED = re.compile(r"\b(?:de|het|deze|dit|die|dat)\ (?:[^\W\d]+\ )?(?P<noun>[^\W\d]{5,})\ van\ (?:[^\W\d]+\ )?$", re.I)


_PERS = {**_WORDS.per_units, **_WORDS.per_words}

LONGEST_APPROXIMATOR = 60
"""No approximator with its articles is longer than this many characters."""
REACH = 60
"""Words further than this many characters behind a sum no longer speak of it."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is said of one sum."""

    approximate: bool
    per: Per | None
    nature: Nature | None
    favour: Favour | None
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """The words of one sum on both sides of it."""

    before: str
    after: str


def read_contexts(text: str, terms: Sequence[Term], start: int, end: int, floor: int) -> list[Context]:
    """The context of each term of the sentence between `start` and `end`; names are looked up back to `floor`."""
    sides = list(_split(text, terms, start, end))
    contexts = [
        Context(
            approximate=bool(_APPROXIMATE.search(side.before[-LONGEST_APPROXIMATOR:]) or _APPROXIMATE_AFTER.match(side.after)),
            per=_nearest(_PER, side, _PERS),
            nature=_nearest(_NATURE, side, _WORDS.natures) or _named_nature(text[floor : term.start]),
            favour=_favour(side),
            years=_years(side),
        )
        for term, side in zip(terms, sides, strict=True)
    ]
    for index in range(1, len(terms)):
        _share(contexts, sides, index, text[terms[index - 1].end : terms[index].start])
    return contexts


def _split(text: str, terms: Sequence[Term], start: int, end: int) -> Iterator[_Side]:
    """For each term the words before and after it that are its own."""
    left = start
    for index, term in enumerate(terms):
        right = end
        if index + 1 < len(terms):
            following = terms[index + 1].start
            gap_end = term.end + len(text[term.end : following].rstrip(" ("))
            borders = [match.start() for match in _BORDER.finditer(text, term.end, following + 1) if match.start() < gap_end]
            right = borders[-1] if borders else gap_end
        after = text[term.end : right]
        closing = after.find(")")
        yield _Side(text[left : term.start], after[:closing] if closing >= 0 and "(" not in after[:closing] else after)
        left = right


def _nearest(pattern: re.Pattern[str], side: _Side, meanings: Mapping[str, Meaning]) -> Meaning | None:
    """The meaning of the match of `pattern` that stands nearest to the sum, or None."""
    before = None
    for before in pattern.finditer(side.before):
        pass
    after = pattern.search(side.after[:REACH])
    if before and after:
        nearest = after if after.start() <= len(side.before) - before.end() else before
    else:
        nearest = after or before
    return meanings[(nearest["word"] or nearest["adverb"]).casefold()] if nearest else None


def _named_nature(before: str) -> Nature | None:
    """Structural, where the sum is `de taakstelling van` and the text has named it `een structurele taakstelling`."""
    named = _NAMED.search(before[-LONGEST_APPROXIMATOR:])
    if not named:
        return None
    lowered = before.casefold()
    place, nature = max((lowered.rfind(f"{word} {named['noun'].casefold()}"), nature) for word, nature in _WORDS.natures.items())
    return nature if place >= 0 else None


def _favour(side: _Side) -> Favour | None:
    """N or V: the letter printed beside the sum, else the nearest word for a disadvantage or an advantage."""
    letter = _LETTER_AFTER.match(side.after) or _LETTER_BEFORE.search(side.before)
    return Favour(letter[1]) if letter else _nearest(_FAVOUR, side, _WORDS.favours)


def _years(side: _Side) -> tuple[int, ...]:
    """The years that are given for the sum: behind it, else before it."""
    match = _YEARS_AFTER.match(side.after)
    if not match:
        for match in _YEARS_BEFORE.finditer(side.before):
            pass
    if not match:
        return ()
    printed = next(group for group in match.groups() if group)
    years = {int(year) for year in re.findall(_YEAR, printed)}
    for first, last in _RANGE_OF_YEARS.findall(printed):
        years.update(range(int(first), min(int(last), int(first) + LONGEST_PERIOD) + 1))
    return tuple(sorted(years))


LONGEST_PERIOD = 30
"""No sum is given for more than this many years: a longer range is no range of years."""


def _share(contexts: list[Context], sides: list[_Side], index: int, link: str) -> None:
    """Let the sums of a series share what is said once: `structurele lasten van A in 2024 en B in 2025`, `van A naar B per jaar`."""
    before, this = contexts[index - 1], contexts[index]
    if SERIES_LINK.fullmatch(link):
        head = replace(sides[index - 1], after="")
        per, nature = _nearest(_PER, head, _PERS), _nearest(_NATURE, head, _WORDS.natures)
        contexts[index] = replace(this, per=this.per or per, nature=this.nature or nature)
        sides[index] = replace(sides[index], before=head.before + link)
    if CLOSE_LINK.fullmatch(link) and before.per is None:
        contexts[index - 1] = replace(before, per=this.per)
