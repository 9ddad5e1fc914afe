"""What a person types to search, and what of it the full-text index is asked.

`loketten wijk` asks for passages with both words, in any of their forms; `"in de wijk"` for these words in a row; `wijk*` for
words that begin so; `-kade` for passages without it. Anything else is text to be found: no sign has a meaning of its own.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from store.passages import WORD

MOST_TERMS = 24
"""Terms of a query that count; nobody types more, but somebody may paste a page."""

MOST_WORDS = 24
"""Words of one phrase that count."""

TERM = re.compile(r'(?P<without>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<plain>[^\s"]+))')
"""`-kade`, `"in de wijk"`, `wijk*`."""

OWNER = re.compile(r"['’]s?$", re.I)
"""The ending of `programma's`, which the index takes for a word of its own."""


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
    """The terms of a query.

    >>> [term.words for term in parse_query('loketten "in de wijk" -RV:24.0088')]
    [('loketten',), ('in', 'de', 'wijk'), ('RV', '24', '0088')]
    """
    found = (term_of(match) for match in TERM.finditer(normalize("NFC", text)))
    return tuple(term for term in found if term.words)[:MOST_TERMS]


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
