"""What a person types to search, and what of it the full-text index is asked.

`loketten wijk` asks for passages with both words, in any of their forms; `"in de wijk"` for these words in a row; `wijk*` for
words that begin so; `-kade` for passages without it. Words as `de` and `in` need not occur beside others. Anything else is
text to be found: no sign has a meaning of its own.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from pydantic import Field

from schema.frozen import Frozen
from schema.lists import load_list
from store.passages import WORD, fold

MOST_TERMS = 24
"""Terms of a query that count; nobody types more, but somebody may paste a page."""

MOST_WORDS = 24
"""Words of one phrase that count."""

TERM = re.compile(r'(?P<without>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<plain>[^\s"]+))')
"""`-kade`, `"in de wijk"`, `wijk*`."""

OWNER = re.compile(r"['’]s?$", re.I)
"""The ending of `programma's`, which the index takes for a word of its own."""


class SearchWords(Frozen):
    """The file `words/search.toml`."""

    function_words: frozenset[str] = Field(description="Words that need not occur where a search has others.")


@dataclass(frozen=True)
class Term:
    """One thing to look for: a word, or words in a row."""

    words: tuple[str, ...]
    is_exact: bool = False
    """Whether its words are to be found in this form only."""
    is_prefix: bool = False
    """Whether the last word may go on."""
    is_unwanted: bool = False


Alternatives = Callable[[Term], Sequence[str]]
"""The phrases any of which a term stands for, each of words and blanks."""


def parse_query(text: str) -> tuple[Term, ...]:
    """The terms of a query; of words that only hold others together none, unless there is nothing else.

    >>> [term.words for term in parse_query('loketten "in de wijk" -RV:24.0088')]
    [('loketten',), ('in', 'de', 'wijk'), ('RV', '24', '0088')]
    >>> [term.words for term in parse_query("loketten in de wijk")], [term.words for term in parse_query("in de")]
    ([('loketten',), ('wijk',)], [('in',), ('de',)])
    """
    found = (term_of(match) for match in TERM.finditer(normalize("NFC", text)))
    terms = [term for term in found if term.words]
    telling = [term for term in terms if not holds_together(term)]
    return tuple(terms if all(term.is_unwanted for term in telling) else telling)[:MOST_TERMS]


def holds_together(term: Term) -> bool:
    """Whether a term is a word that only holds others together, and nobody asked for it to the letter."""
    is_plain = not (term.is_exact or term.is_prefix or term.is_unwanted)
    return is_plain and fold(term.words[0]) in search_words().function_words


def search_words() -> SearchWords:
    """The list as it ships; raises LeidraadError `bad-list`."""
    return load_list("store", "search", SearchWords)


def term_of(match: re.Match[str]) -> Term:
    """The term that a part of a query is; without words where it has none."""
    plain, phrase = match["plain"] or "", match["phrase"]
    words = WORD.findall(OWNER.sub("", plain) if phrase is None else phrase)[:MOST_WORDS]
    is_exact = phrase is not None or len(words) > 1
    return Term(tuple(words), is_exact, is_prefix=plain.endswith("*"), is_unwanted=match["without"] is not None)


def match_expression(terms: Iterable[Term], alternatives: Alternatives) -> str | None:
    """What the index is asked; None where there is nothing to look for.

    >>> match_expression(parse_query('kade "de wijk" -dijk'), lambda term: [" ".join(term.words)])
    '(("kade") AND ("de wijk")) NOT ("dijk")'
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for term in terms:
        phrases = alternatives(term)
        if not phrases and term.is_unwanted:
            continue
        if not phrases:
            return None
        (unwanted if term.is_unwanted else wanted).append(any_of(phrases))
    if not wanted:
        return None
    expression = " AND ".join(wanted)
    return f"({expression}) NOT {' NOT '.join(unwanted)}" if unwanted else expression


def within(expression: str, marks: str) -> str:
    """The same in the words of passages alone, and in those that have all of these marks.

    >>> within('("kade")', "rgoals y2025")
    '{title body} : (("kade")) AND marks : "rgoals" AND marks : "y2025"'
    """
    return " AND ".join((f"{{title body}} : ({expression})", *(f'marks : "{mark}"' for mark in marks.split())))


def any_of(phrases: Iterable[str]) -> str:
    """What the index is asked for passages with any of these phrases, which hold words and blanks alone."""
    alternatives = " OR ".join(f'"{phrase}"' for phrase in phrases)
    return f"({alternatives})"
