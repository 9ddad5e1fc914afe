"""Whose report it is: by the own words of a profile, by how the text calls itself, by the municipality that it names most."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict

from extract.lists import load_list
from extract.profile import Profile
from extract.scan import Anchors, any_of, lazily
from extract.titles import MUNICIPALITY, Title
from schema import Document

HEAD_BLOCKS = 40
FEWEST_SIGNS = 2
LOOK = 50_000
"""A report shows in so many characters whose it is."""
ENOUGH_SIGNS = 50
"""So many own words of a profile settle the matter; more are not counted."""
FEWEST_MENTIONS = 3
FEWEST_LISTED = 2
# "gemeente Meerdrecht"
GOVERNED = lazily(rf"\b[Gg]emeente {MUNICIPALITY}")
# "De raad van de gemeente Meerdrecht", "de jaarstukken 2021 van de gemeente Meerdrecht", "De gemeenteraad van Meerdrecht"
SELF = lazily(
    r"\b(?i:raad|college|burgemeester en wethouders|begroting|jaarstukken|jaarverslag|jaarrekening|rekenkamer)\b"
    r"[^.,;\n]{0,12} van (?:de )?gemeente "
    rf"{MUNICIPALITY}|\bgemeenteraad van (?P<council>[A-Z][\w'’-]+)"
)
# "Gemeente Meerdrecht", "Gemeente Meerdrecht, maart 2024"
OWN_LINE = lazily(rf"Gemeente {MUNICIPALITY}(?:,.{{0,60}})?")
# "Meerdrecht", "'s-Meerdrecht"
CAPITALISED = lazily(r"(?<![\w'’-])(?:['’]s-)?[A-Z][\w'’-]*")
# "in Meerdrecht", "de gemeente Meerdrecht": where even a name that is also a word can only be a place
PLACE_BEFORE = lazily(r"\b(?:[Ii]n|[Vv]an|[Vv]oor|[Uu]it|[Gg]emeente)\s$")
# "provincie Meerdrecht": another government
OTHER_BEFORE = lazily(r"\b(?:[Pp]rovincie|[Ss]tichting|[Rr]egio)\s$")


class MunicipalityWords(BaseModel):
    """The lists of `words/municipalities.toml`, where each is explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: tuple[str, ...]
    also_words: frozenset[str]


def find_municipality(document: Document, profiles: Sequence[Profile], title: Title | None) -> tuple[str, str] | None:
    """The name of the municipality and how it was found; None where the text does not settle it."""
    text = document.reading_text[:LOOK]
    signs = {profile.name: _count_signs(text, profile) for profile in profiles}
    best = max(signs, key=lambda name: signs[name], default=None)
    if best and signs[best] >= FEWEST_SIGNS:
        return best, "own words of the profile"
    if title and title.municipality:
        return title.municipality, title.found_by
    governed = Counter(match["name"] for match in GOVERNED.finditer(text)).most_common(1)
    if governed and governed[0][1] >= FEWEST_MENTIONS:
        return governed[0][0], "named in the text"
    if line := next(_own_lines(document), None):
        return line, "line of its own"
    if match := OWN_LINE.fullmatch(document.origin.author or ""):
        return match["name"], "maker of the file"
    if match := SELF.search(text):
        return match["name"] or match["council"], "named in the text"
    if host := _named_in_address(document.origin.address or ""):
        return host, "web address"
    most = _named_most(text, governed[0][0] if governed else None)
    return (most, "named most in the text") if most else None


def _count_signs(text: str, profile: Profile) -> int:
    """How often a text uses a profile's own words; a neighbour may name the region, so that does not count."""
    own = (end for _, end in _own_words(profile).places(text) if text[end : end + 6].casefold() != " regio")
    return sum(1 for _ in islice(own, ENOUGH_SIGNS))


@cache
def _own_words(profile: Profile) -> Anchors:
    """What only this municipality's reports say of themselves, its portfolios and committees among it."""
    words = (*profile.signs, *profile.committees, *profile.portfolios, f"gemeente {profile.name}", f"Gemeente {profile.name}")
    return Anchors(rf"\b(?:{any_of(words)})\b", case_sensitive=True)


def _own_lines(document: Document) -> Iterator[str]:
    """The municipality that a line of its own among the first blocks names: `Gemeente Meerdrecht, maart 2024`."""
    for block in document.blocks[:HEAD_BLOCKS]:
        if match := OWN_LINE.fullmatch(document.reading_text, block.start, block.end):
            yield match["name"]


def _named_in_address(address: str) -> str | None:
    """The listed municipality that is part of the host's name: `https://meerdrecht.begroting-2024.example/`."""
    parts = set(re.split(r"[.-]", (urlsplit(address).hostname or "").casefold()))
    names = {name.casefold().replace(" ", "").replace("'", ""): name for name in _municipality_words().names}
    found = [names[part] for part in parts if part in names]
    return found[0] if len(found) == 1 else None


def _named_most(text: str, governed: str | None) -> str | None:
    """The listed municipality that a text names at least twice, and twice as often as any other.

    Once is enough where it is `governed`, named as a government, and no other is named at all.
    """
    counts = Counter(_listed_names(text)).most_common(2)
    if not counts:
        return None
    (name, times), *others = counts
    if governed == name and not others:
        return name
    return name if times >= FEWEST_LISTED and (not others or times >= 2 * others[0][1]) else None


@cache
def _municipality_words() -> MunicipalityWords:
    return load_list("municipalities", MunicipalityWords)


@cache
def _names_by_first_word() -> dict[str, tuple[str, ...]]:
    """The names on the list by their first word, the longest first."""
    by_word: dict[str, list[str]] = {}
    for name in sorted(_municipality_words().names, key=len, reverse=True):
        by_word.setdefault(name.split()[0], []).append(name)
    return {word: tuple(names) for word, names in by_word.items()}


def _listed_names(text: str) -> Iterator[str]:
    """Each mention of a municipality on the list; one whose name is also a word counts behind `in`, `van` or `gemeente` only."""
    names = _names_by_first_word()
    for match in CAPITALISED.finditer(text):
        start = match.start()
        name = next((name for name in names.get(match.group(), ()) if text.startswith(name, start)), None)
        if name is None:
            continue
        before = text[max(0, start - 12) : start]
        if OTHER_BEFORE.search(before) or (name in _municipality_words().also_words and not PLACE_BEFORE.search(before)):
            continue
        yield name
