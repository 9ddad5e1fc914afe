"""Searching the passages of current documents: all words must occur, in any of their forms; the best hits come first.

A word of every other passage has more of them than anybody could rank in time. So no more than so many candidates are taken,
those of the documents that were stored last, and the result says that it is capped.
"""

import math
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple
from unicodedata import normalize

from store.hits import Hit, SearchResult
from store.lemmas import forms_of, words_beginning
from store.passages import WORD, fold, marks
from store.search_query import Term, any_of, match_expression, parse_query, within

MOST_CANDIDATES = 400
"""So many passages are ranked."""

MOST_FORMS = 200
"""So many words stand for a beginning of words."""

TITLE_WEIGHT = 4.0
"""How often a word of the title counts."""

SATURATION, LENGTH_SHARE = 1.2, 0.75
"""The constants k1 and b of BM25."""

SNIPPET_WORDS, LEAD = 30, 6
"""Words of a snippet, and how many of them stand before its first match."""


@dataclass(frozen=True)
class Sought:
    """What a term stands for in the passages: words in a row, the last of which may be any of several."""

    before: tuple[str, ...]
    endings: tuple[str, ...]
    beginning: str | None = None
    """What the endings begin with, where they are all words that do."""
    is_cut: bool = False
    """Whether there are more endings than are looked for."""

    @property
    def phrases(self) -> tuple[str, ...]:
        """The phrases any of which is looked for."""
        return tuple(" ".join((*self.before, ending)) for ending in self.endings)

    @cached_property
    def patterns(self) -> tuple[bytes, ...]:
        """What it looks like in `plain_words`: words between blanks, the last of a beginning without one behind it."""
        if self.beginning is not None:
            return (plain_words(" ".join((*self.before, self.beginning)))[:-1],)
        return tuple({plain_words(phrase) for phrase in self.phrases})

    def count(self, plain: bytes) -> int:
        """How often it occurs in words as `plain_words` has them."""
        return sum(map(plain.count, self.patterns))

    def places(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """At which words it begins, of words as the index folds them, and how many words it has."""
        endings, size = frozenset(self.endings), len(self.before)
        for last in (index for index, word in enumerate(words) if word in endings):
            if last >= size and tuple(words[last - size : last]) == self.before:
                yield last - size, size + 1


class Filters(NamedTuple):
    """Which documents and records are searched; None stands for all."""

    year: int | None = None
    kind: str | None = None
    municipality: str | None = None
    record_kind: str | None = None

    @property
    def wanted(self) -> dict[str, object]:
        """What a passage and its document must be, by column."""
        values = {"p.kind": self.record_kind, "d.year": self.year, "d.kind": self.kind, "d.municipality": self.municipality}
        return {column: value for column, value in values.items() if value is not None}


def search(connection: sqlite3.Connection, query: str, filters: Filters, limit: int, offset: int) -> SearchResult:
    """The passages that a query asks for, the best ones first; `store.search_query` says what it may hold."""
    terms = parse_query(query)
    sought = {term: sought_by(connection, term) for term in terms}
    expression = match_expression(terms, lambda term: sought[term].phrases)
    if expression is None:
        return SearchResult((), 0, capped=False)
    rows = candidates(connection, expression, filters)
    wanted = [sought[term] for term in terms if not term.is_unwanted]
    ranked = rank(rows[:MOST_CANDIDATES], wanted, weights(connection, wanted))
    hits = tuple(hit_of(row, wanted, score) for score, row in ranked[offset : offset + limit])
    is_capped = len(rows) > MOST_CANDIDATES or any(one.is_cut for one in wanted)
    return SearchResult(hits, len(ranked), capped=is_capped)


def sought_by(connection: sqlite3.Connection, term: Term) -> Sought:
    """What a term stands for, as the index folds it."""
    *before, last = (fold(word) for word in term.words)
    if term.is_prefix:
        endings = words_beginning(connection, last, MOST_FORMS + 1)
    elif term.is_exact:
        endings = (last,)
    else:
        endings = forms_of(connection, term.words[-1])
    beginning = last if term.is_prefix else None
    return Sought(tuple(before), endings[:MOST_FORMS], beginning, is_cut=len(endings) > MOST_FORMS)


def candidates(connection: sqlite3.Connection, expression: str, filters: Filters) -> list[sqlite3.Row]:
    """The passages of current documents that match and pass the filters, those stored last first; one more than are ranked,
    where there are so many."""
    wanted = filters.wanted
    conditions = " AND ".join(("search MATCH ?", "d.superseded_by IS NULL", *(f"{column} = ?" for column in wanted)))
    query = f"""
        SELECT p.id, p.document_id, p.kind AS record_kind, p.record_id, p.page, p.title AS heading, p.body,
            d.file_name, d.title, d.municipality, d.year, d.kind
        FROM search CROSS JOIN passages AS p ON p.id = search.rowid CROSS JOIN documents AS d ON d.id = p.document_id
        WHERE {conditions} ORDER BY search.rowid DESC LIMIT ?
    """
    narrowed = within(expression, marks(filters.record_kind, filters.year, filters.kind, filters.municipality))
    return connection.execute(query, (narrowed, *wanted.values(), MOST_CANDIDATES + 1)).fetchall()


def weights(connection: sqlite3.Connection, terms: Sequence[Sought]) -> list[float]:
    """What one occurrence of each term weighs: the more, the fewer passages hold it. Of frequent ones all weigh the same."""
    if len(terms) == 1:
        return [1.0]
    (passages,) = connection.execute("SELECT coalesce(max(id), 0) FROM passages").fetchone()
    query = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
    counts = (connection.execute(query, (any_of(term.phrases), MOST_CANDIDATES)).fetchone()[0] for term in terms)
    return [math.log(1 + (passages - count + 0.5) / (count + 0.5)) for count in counts]


def rank(rows: Sequence[sqlite3.Row], terms: Sequence[Sought], weights: Sequence[float]) -> list[tuple[float, sqlite3.Row]]:
    """The passages with their score by BM25, the best first; of equal ones those that were stored last."""
    words = [(plain_words(row["heading"]), plain_words(row["body"])) for row in rows]
    lengths = [len(heading) + len(body) for heading, body in words]
    mean = max(sum(lengths) / max(len(rows), 1), 1.0)
    scores = (
        sum(
            weight * saturated(TITLE_WEIGHT * term.count(heading) + term.count(body), length / mean)
            for term, weight in zip(terms, weights, strict=True)
        )
        for (heading, body), length in zip(words, lengths, strict=True)
    )
    return sorted(zip(scores, rows, strict=True), key=lambda one: (-one[0], -one[1]["id"]))


def saturated(often: float, length: float) -> float:
    """What so many occurrences come to in a text so many times as long as others: the tenth says less than the first."""
    return often * (SATURATION + 1) / (often + SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length))


@cache
def plain_letters() -> bytes:
    """For each character of Latin-1 what the index folds it to, and a blank for what is in no word."""
    folded = (fold(chr(code)) for code in range(256))
    letters = (letter if len(letter) == 1 and WORD.fullmatch(letter) else " " for letter in folded)
    return "".join(letters).encode("latin-1", "replace")


def plain_words(text: str) -> bytes:
    """Words as the index folds them, a byte a letter and a blank on either side: fast, and near enough to count by."""
    plain = text.encode("latin-1", "replace").translate(plain_letters())
    return b" %b " % plain.replace(b"  ", b" ")


def hit_of(row: sqlite3.Row, terms: Sequence[Sought], score: float) -> Hit:
    """A passage as it is shown, with the words of its text around the matches."""
    own = {name: row[name] for name in row.keys() if name not in ("id", "body")}  # noqa: SIM118 - a row is no mapping
    return Hit(**own, snippet=snippet_of(row["body"], terms), score=round(score, 4))


def snippet_of(body: str, terms: Sequence[Sought]) -> tuple[tuple[str, bool], ...]:
    """The part of a text that holds most matches, in pieces that match or do not; its beginning where nothing does.

    >>> snippet_of("Het loket is open.", [Sought((), ("loket",))])
    (('Het ', False), ('loket', True), (' is open.', False))
    """
    body = normalize("NFC", body)
    words = list(WORD.finditer(body))
    matches = matches_in(fold("\n".join(WORD.findall(body))).split("\n"), terms)
    first = min(best_start([index for index, _ in matches]), max(len(words) - SNIPPET_WORDS, 0))
    shown = words[first : first + SNIPPET_WORDS]
    is_whole = len(words) <= first + SNIPPET_WORDS
    start = shown[0].start() if first else len(body) - len(body.lstrip())
    end = len(body.rstrip()) if is_whole else shown[-1].end()
    parts = [("…" if first else "", False)]
    for index, length in matches:
        begin, behind = words[index].start(), words[index + length - 1].end()
        if start <= begin and behind <= end:
            parts += [(body[start:begin], False), (body[begin:behind], True)]
            start = behind
    parts += [(body[start:end], False), ("" if is_whole else "…", False)]
    return tuple((part, is_match) for part, is_match in parts if part)


def matches_in(words: Sequence[str], terms: Sequence[Sought]) -> list[tuple[int, int]]:
    """At which words a term begins, and how many words of it there are; where two begin, the longer one."""
    found = (place for term in terms for place in term.places(words))
    return sorted(dict(sorted(found)).items())


def best_start(places: Sequence[int]) -> int:
    """The word that a snippet begins with to hold most of the matches that stand at these words, the first of them."""
    reach = SNIPPET_WORDS - LEAD
    numbers = (bisect_left(places, place + reach) - index for index, place in enumerate(places))
    most = max(zip(numbers, map(int.__neg__, places), strict=True), default=(0, 0))
    return max(-most[1] - LEAD, 0)
