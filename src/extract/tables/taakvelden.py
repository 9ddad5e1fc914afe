"""Taakvelden, the tasks under which all municipalities account for their budgets, and the list that a code is from.

Source: BBV article 66, the Regeling vaststelling taakvelden en verstrekking informatie voor derden, and the
Iv3-informatievoorschrift of each year. The list of 2017 was in use for the years to 2022; that of 2023 divides the
taakvelden for Wmo and youth care.
"""

import re
from difflib import SequenceMatcher

from pydantic import Field

from extract.lists import load_list
from schema.frozen import Frozen

# "Openbaar groen en (openlucht) recreatie", "Maatsch. participatie", "18-", "niet-woningen"
WORD = re.compile(r"\d+[+-]|[^\W_]+")
LINKS = frozenset(("en", "de", "het", "van", "of", "voor", "aan", "uit", "in", "wmo", "vpb", "lasten", "baten"))
"""Words that tell no names apart."""
FEWEST_LETTERS = 3
"""A cut word keeps at least so many letters: `alg.` for `algemene`."""
LIKE_ENOUGH = 0.85
"""From this share of equal letters on a name is the same name, misspelt: `Sportaccomodaties`."""


class TaakveldList(Frozen):
    """What one list has of its own."""

    name: str
    first_year: int
    names: dict[str, tuple[str, ...]]


class Taakvelden(Frozen):
    """The names by code: those that all lists have, and the lists in the order of their years."""

    shared: dict[str, tuple[str, ...]]
    lists: tuple[TaakveldList, ...] = Field(min_length=1)


def taakveld_list(code: str, name: str, year: int | None) -> str | None:
    """The list that has this code under a name like this one; None where code and name do not belong together.

    The year matters only for what all lists have; without one the list of such a taakveld is `taakvelden`.

    >>> taakveld_list("6.71a", "Huishoudelijke hulp (Wmo)", None), taakveld_list("0.10", "Mutaties reserves", 2024)
    ('taakvelden 2023', 'taakvelden 2023')
    >>> taakveld_list("0.1", "Mutaties reserves", 2024), taakveld_list("6.1", "Wat mag het kosten?", 2020)
    (None, None)
    """
    words = load_list("taakvelden", Taakvelden)
    code = code.strip().casefold()
    for own in words.lists:
        if any(_is_like(name, known) for known in own.names.get(code, ())):
            return own.name
    if not any(_is_like(name, known) for known in words.shared.get(code, ())):
        return None
    if year is None:
        return "taakvelden"
    since = [own.name for own in words.lists if own.first_year <= year]
    return since[-1] if since else words.lists[0].name


def _is_like(printed: str, known: str) -> bool:
    """Whether a printed name is the known one: whole, cut short, in part or misspelt."""
    words, known_words = _words(printed), _words(known)
    if not words:
        return False
    if all(any(_is_same(word, other) for other in known_words) for word in words):
        return True
    if {word for word in words if word[0].isdigit()} != {word for word in known_words if word[0].isdigit()}:
        return False
    return SequenceMatcher(None, " ".join(words), " ".join(known_words), autojunk=False).ratio() >= LIKE_ENOUGH


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in WORD.findall(name.casefold()) if word not in LINKS)


def _is_same(word: str, known: str) -> bool:
    """Whether a word is the known one, maybe cut short."""
    return word == known or (len(word) >= FEWEST_LETTERS and word.isalpha() and known.startswith(word))
