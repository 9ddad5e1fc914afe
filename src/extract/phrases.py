"""Phrases in a sentence: one pass finds those of all lists, for each word leads to the phrases that begin with it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

# words and the marks between clauses: "het plan", "re-integratie", "Q1", ","
TOKEN = re.compile(r"[\w’'&/-]+|[,;:()]")
CLAUSE_MARKS = ";:,"
GAP = "..."
"""Stands in a phrase for other words of the same clause."""


class Hit(NamedTuple):
    """One phrase that a sentence holds: the first of its tokens, the one behind its last, and the list that it stands in."""

    start: int
    end: int
    name: str


def read_tokens(sentence: str) -> list[str]:
    """The words of a sentence in small letters, with the marks that part its clauses.

    >>> read_tokens("Het plan, zo is afgesproken, loopt.")
    ['het', 'plan', ',', 'zo', 'is', 'afgesproken', ',', 'loopt']
    """
    return TOKEN.findall(sentence.casefold())


class Phrases:
    """The phrases of several lists, found together.

    >>> phrases = Phrases({"ahead": ["gaat ... open", "binnenkort"], "taken": ["is"]})
    >>> list(phrases.find(read_tokens("Het depot gaat in mei open en is binnenkort vol.")))
    [Hit(start=2, end=6, name='ahead'), Hit(start=7, end=8, name='taken'), Hit(start=8, end=9, name='ahead')]
    """

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._words: dict[str, list[str]] = {}
        self._longer: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for name, phrases in lists.items():
            for phrase in phrases:
                first, *rest = phrase.casefold().split()
                if rest:
                    self._longer.setdefault(first, []).append((name, tuple(rest)))
                else:
                    self._words.setdefault(first, []).append(name)
        self._first_words = frozenset((*self._words, *self._longer))

    def find(self, tokens: list[str]) -> Iterator[Hit]:
        """The phrases among the tokens, by their first words."""
        for start, token in enumerate(tokens):
            if token not in self._first_words:
                continue
            for name in self._words.get(token, ()):
                yield Hit(start, start + 1, name)
            following = tokens[start + 1] if start + 1 < len(tokens) else None
            for name, rest in self._longer.get(token, ()):
                if rest[0] in (following, GAP):
                    end = _match_rest(tokens, start + 1, rest)
                    if end is not None:
                        yield Hit(start, end, name)


def _match_rest(tokens: list[str], position: int, rest: tuple[str, ...]) -> int | None:
    """Where a phrase ends whose further words must stand from `position` on; None where they do not."""
    after_gap = False
    for word in rest:
        if word == GAP:
            after_gap = True
            continue
        if after_gap:
            while position < len(tokens) and tokens[position] != word:
                if tokens[position] in CLAUSE_MARKS:
                    return None
                position += 1
        if position >= len(tokens) or tokens[position] != word:
            return None
        position, after_gap = position + 1, False
    return position
