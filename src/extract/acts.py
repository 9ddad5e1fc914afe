"""National acts, bills and decrees that a text names, with the article where it gives one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from extract.act_names import Act, NamedAct, find_listed_acts, key, stands_alone
from extract.mentions import Mention, outermost
from extract.unlisted_acts import find_bills, find_unlisted_acts
from schema import CitationKind

# "18b", "4:23", "2.3.5"
_NUMBER = r"\d+(?:[.:]\d+)*[a-z]{0,2}(?!\w)"
# "212 en 213", "108, 147 en 160", "4 t/m 7"
_AND = r"(?:,\ en\ |,\ |\ en\ |\ of\ |\ t/m\ |\ tot\ en\ met\ |\ juncto\ |\ jo\.?\ |-)"
_NUMBERS = rf"\b(?:artikel(?:en)?|artt?\.?)\ (?P<numbers>(?>{_NUMBER}(?:{_AND}{_NUMBER})*))"
_ORDINAL = r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|\d+e)"
# ", derde lid, onder c," and " lid 2 sub a"
_PARTS = rf"""(?>(?:,?\ (?:
    {_ORDINAL}(?:\ en\ {_ORDINAL})?\ (?:lid|leden)
    | (?:lid|leden)\ \d+[a-z]?(?:\ en\ \d+)?
    | (?:en\ )?(?:aanhef\ en\ )?(?:onder(?:deel)?|sub)\ \w{{1,2}}(?:\ en\ (?:onder\ )?\w)?(?!\w)
    ))*,?)"""

# "artikel 18b van de [Participatiewet]", "art. 4:23, derde lid, onder c, van de [Awb]", "artikel 212 [Gemeentewet]"
ARTICLE_BEFORE = re.compile(rf"{_NUMBERS}{_PARTS}\ (?:(?:van|uit|in)\ (?:de|het)\ )?[‘'\"“]?$", re.X | re.I)
# "[Gemeentewet] (artikel 213a)", "[Gemeentewet], artikel 213a"; without brackets the article may be of the next act
ARTICLE_BEHIND = re.compile(rf"(?:(?P<bracket>\ \()|,?\ ){_NUMBERS}{_PARTS}(?(bracket)\)|(?!\ (?:van|uit)\ ))", re.X | re.I)
# "[Wet collectieve warmte] (Wcw)", "(hierna: de Wcw)"
INTRODUCED = re.compile(r"\ ?\((?:hierna(?:\ te\ noemen)?:?\ )?(?:de\ |het\ )?[‘'\"“]?(?P<short>[A-Z][\w/-]{1,9})[’'\"”]?\)", re.X)

LONGEST_ARTICLE = 120
"""Characters that an article in front of its act may take: where to start looking for it."""


def find_acts(text: str) -> Iterator[Mention]:
    """The acts that a text names, in order; an act named inside the name of another is no mention of its own.

    >>> [mention.number for mention in find_acts("Het staat in artikel 18b van de Participatiewet en in de Jeugdwet.")]
    ['Participatiewet art. 18b', 'Jeugdwet']
    """
    named = list(_outermost(chain(find_listed_acts(text), find_unlisted_acts(text), find_bills(text))))
    introduced = _introductions(text, named)
    own_names = {key(act.name): act for act in introduced.values()}
    mentions = []
    for place in _with_introduced(text, named, introduced):
        act = own_names.get(key(place.act.name), place.act)
        mention = _cite(text, place, act)
        if mention:
            mentions.append(mention)
    yield from outermost(mentions)


def _outermost(places: Iterable[NamedAct]) -> Iterator[NamedAct]:
    """The acts in reading order; of those that overlap the first, of those that start together the one that was given first."""
    end = 0
    for place in sorted(places, key=lambda place: place.start):
        if place.start >= end:
            yield place
            end = place.end


def _introductions(text: str, named: Iterable[NamedAct]) -> dict[str, Act]:
    """The abbreviations that the text itself introduces behind the name of an act; they hold in all of it."""
    introduced: dict[str, Act] = {}
    for place in named:
        match = INTRODUCED.match(text, place.end)
        if match and _abbreviates(match["short"], text[place.start : place.end]):
            listed = place.act.bwb or place.act.id
            introduced[match["short"]] = place.act if listed else place.act.model_copy(update={"id": match["short"]})
    return introduced


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of an abbreviation stand in this order in a name, of which it is no word.

    >>> [_abbreviates(short, "Wet collectieve warmte") for short in ("Wcw", "Wmo", "Warmte")]
    [True, False, False]
    """
    letters, rest = short.casefold(), iter(name.casefold())
    return name[0].casefold() == letters[0] and letters not in name.casefold() and all(c in rest for c in letters if c.isalpha())


def _with_introduced(text: str, named: Iterable[NamedAct], introduced: Mapping[str, Act]) -> Iterator[NamedAct]:
    """The acts that were found, and those at the abbreviations that the text introduced; what it says goes before the list."""
    for place in named:
        if text[place.start : place.end] not in introduced:
            yield place
    if introduced:
        pattern = re.compile("|".join(re.escape(short) for short in sorted(introduced, key=len, reverse=True)))
        for match in pattern.finditer(text):
            if stands_alone(text, match.start(), match.end()):
                yield NamedAct(match.start(), match.end(), introduced[match.group()])


def _cite(text: str, place: NamedAct, act: Act) -> Mention | None:
    """The mention of an act with its article; None for an abbreviation that needs one and has none."""
    start, end, number = place.start, place.end, act.short_name
    article = _article_before(text, start)
    if article:
        start = article.start()
    else:
        article = ARTICLE_BEHIND.match(text, end)
        end = article.end() if article else end
    if article:
        number += f" art. {article['numbers']}"
    elif place.needs_context:
        return None
    return Mention(start, end, CitationKind.LAW, number, act.bwb)


def _article_before(text: str, start: int) -> re.Match[str] | None:
    """The article of an act that begins at `start`, in the same block; most acts have none, so the word is looked for first."""
    low = max(0, start - LONGEST_ARTICLE, text.rfind("\n", 0, start) + 1)
    if max(text.rfind("rtikel", low, start), text.rfind("rt. ", low, start), text.rfind("art ", low, start)) < 0:
        return None
    return ARTICLE_BEFORE.search(text, low, start)
