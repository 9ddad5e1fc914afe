"""National acts, bills and decrees that a text names, with the article where it gives one."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from extract.act_names import KnownAct, NamedAct, act_list, find_listed_acts, key, stands_alone
from extract.mentions import Mention, outermost
from extract.scan import any_of, spaced
from extract.unlisted_acts import find_unlisted_acts
from schema import CitationKind

# "18b", "4:23", "2.3.5"
_NUMBER = r"\d+(?:[.:]\d+)*[a-z]{0,2}(?!\w)"
# "artikel 212", "art. 212 en 213", "artikelen 108, 147 en 160"
_AND = r"(?:, en |, | en | of | t/m | tot en met | juncto | jo\.? |-)"
_ARTICLES = rf"\b(?:artikel(?:en)?|artt?\.?) (?P<numbers>(?>{_NUMBER}(?:{_AND}{_NUMBER})*))"
# ", derde lid", " lid 2", ", aanhef en onder c"
_ORDINAL = r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|\d+e)"
_CLAUSE = rf"(?:{_ORDINAL}(?: en {_ORDINAL})? (?:lid|leden)|(?:lid|leden) \d+[a-z]?(?: en \d+)?)"
_POINT = r"(?:en )?(?:aanhef en )?(?:onder(?:deel)?|sub) \w{1,2}(?: en (?:onder )?\w)?(?!\w)"
_PARTS = rf"(?>(?:,? (?:{_CLAUSE}|{_POINT}))*,?)"

# "artikel 18b van de [Participatiewet]", "art. 4:23, derde lid, onder c, van de [Awb]", "artikel 212 [Gemeentewet]"
ARTICLE_BEFORE = spaced(rf"{_ARTICLES}{_PARTS} (?:(?:van|uit|in) (?:de|het) )?[‘'\"“]?$")
# "[Gemeentewet] (artikel 213a)", "[Gemeentewet], artikel 213a"; without brackets it may be an article of the next act
MAY_BE_ARTICLE = re.compile(r"[ ,(]+art", re.IGNORECASE)
ARTICLE_BEHIND = spaced(rf"(?:(?P<bracket> \()|,? ){_ARTICLES}{_PARTS}(?(bracket)\)|(?! (?:van|uit) ))")
# "[Wet collectieve warmte] (Wcw)", "(hierna: de Wcw)"
INTRODUCTION = spaced(r"\s*\((?:hierna(?: te noemen)?:? )?(?:(?:de|het) )?[‘'\"“]?(?P<short>(?-i:[A-Z])[\w/-]{1,9})[’'\"”]?\)")

LONGEST_ARTICLE = 120
"""Characters that an article in front of its act may take: where to start looking for it."""


def find_acts(text: str) -> Iterator[Mention]:
    """The acts that a text names, in order; an act named inside the name of another is no mention of its own.

    >>> [mention.number for mention in find_acts("Het staat in artikel 18b van de Participatiewet en in de Jeugdwet.")]
    ['Participatiewet art. 18b', 'Jeugdwet']
    """
    named = list(outermost(chain(find_listed_acts(text), find_unlisted_acts(text))))
    mentions = (_cite(text, place) for place in _with_introduced(text, named))
    yield from outermost(mention for mention in mentions if mention)


def _with_introduced(text: str, named: Sequence[NamedAct]) -> Iterator[NamedAct]:
    """The acts that were found, as the text itself abbreviates them, and those at the abbreviations that it introduces.

    What the text says goes before the list: behind `Wet politiegegevens (Wpg)` each Wpg is that act.
    """
    names: dict[str, KnownAct] = {}
    shorts: dict[str, KnownAct] = {}
    for place in named:
        short = _introduced(text, place)
        if short:
            yield short
            names[key(text[place.start : place.end])] = short.act
            if _holds_on(text[short.start : short.end], short.act):
                shorts[text[short.start : short.end]] = short.act
    for place in named:
        words = text[place.start : place.end]
        if words not in shorts:
            act = None if place.act.listed else names.get(key(words))
            yield place._replace(act=act) if act else place
    if shorts:
        for match in re.finditer(any_of(shorts), text):
            if stands_alone(text, match.start(), match.end()):
                yield NamedAct(match.start(), match.end(), shorts[match.group()])


def _introduced(text: str, place: NamedAct) -> NamedAct | None:
    """The abbreviation that stands in brackets behind an act; one that the list does not know is called by it from then on."""
    match = INTRODUCTION.match(text, place.end)
    if match is None or not _abbreviates(match["short"], text[place.start : place.end]):
        return None
    act = place.act if place.act.listed else act_list().find(match["short"]) or KnownAct(match["short"])
    return NamedAct(match.start("short"), match.end("short"), act)


def _holds_on(short: str, act: KnownAct) -> bool:
    """Whether an abbreviation means an act from its introduction on, and not by the list already or behind an article alone."""
    known = act_list().find(short)
    return known is None or known.listed is not act.listed or (act.listed is not None and short in act.listed.in_context)


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of an abbreviation stand in this order in a name, of which it is no part.

    >>> [_abbreviates(short, "Wet collectieve warmte") for short in ("Wcw", "Wmo", "Warmte")]
    [True, False, False]
    """
    letters, rest = short.casefold(), iter(name.casefold())
    return letters[0] == name[0].casefold() and letters not in name.casefold() and all(c in rest for c in letters if c.isalpha())


def _cite(text: str, place: NamedAct) -> Mention | None:
    """The mention of an act with its article; None for an abbreviation that needs one and has none."""
    start, end, number = place.start, place.end, place.act.number
    article = _article_before(text, start)
    if article:
        start = article.start()
    elif MAY_BE_ARTICLE.match(text, end):
        article = ARTICLE_BEHIND.match(text, end)
        end = article.end() if article else end
    if article:
        number += f" art. {' '.join(article['numbers'].split())}"
    elif place.needs_article:
        return None
    return Mention(start, end, CitationKind.LAW, number, place.act.bwb_id)


def _article_before(text: str, start: int) -> re.Match[str] | None:
    """The article of an act that begins at `start`, in the same block; most acts have none, so the word is looked for first."""
    low = max(0, start - LONGEST_ARTICLE, text.rfind("\n", 0, start) + 1)
    if max(text.rfind("rtikel", low, start), text.rfind("rt. ", low, start), text.rfind("rt ", low, start)) < 0:
        return None
    return ARTICLE_BEFORE.search(text, low, start)
