"""The forms of a Dutch word that the passages hold: `loket` for `loketten`, and the other way round.

The lemmas are simplemma's. It takes half a second to load, so that only a search loads it, and never an ingest.
"""

import sqlite3
from collections.abc import Iterator
from functools import lru_cache

from store.passages import fold

LONGEST_ENDING = 3
"""Letters at the end of a lemma that its forms may lack: `maken`, `maakt`."""

LONGEST_GROWTH = 5
"""Letters by which a form may be longer than its lemma: `programmaatje`."""

BEYOND = "\U0010ffff"
"""What sorts behind all that begins with the same letters."""


def forms_of(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """The word and its other forms, as the index folds them."""
    folded = fold(word)
    spellings = [row[0] for row in connection.execute("SELECT spelling FROM search_words WHERE word = ?", (folded,))]
    lemmas = {fold(lemma_of(spelling)) for spelling in (word.lower(), *filter(None, spellings))}
    found = {form for lemma in lemmas for form in forms_of_lemma(connection, lemma)}
    return (folded, *sorted(found - {folded}))


def forms_of_lemma(connection: sqlite3.Connection, lemma: str) -> Iterator[str]:
    """The words of the passages that have this lemma, without diacritics, among those that begin like it."""
    query = "SELECT word, spelling FROM search_words WHERE word >= ? AND word < ? AND length(word) <= ?"
    for beginning in beginnings(lemma):
        rows = connection.execute(query, (beginning, beginning + BEYOND, len(lemma) + LONGEST_GROWTH))
        yield from (word for word, spelling in rows if fold(lemma_of(spelling or word)) == lemma)


def beginnings(lemma: str) -> tuple[str, ...]:
    """What forms of a lemma begin with; those of what may be a verb with `ge`, too.

    >>> beginnings("loket"), beginnings("bouwen"), beginnings("oog")
    (('lo',), ('bou', 'gebou'), ('o',))
    """
    is_doubled = lemma[:1] == lemma[1:2]
    stem = lemma[: max(1 if is_doubled else 2, len(lemma) - LONGEST_ENDING)]
    return (stem, f"ge{stem}") if lemma.endswith("en") and not stem.startswith("ge") else (stem,)


def words_beginning(connection: sqlite3.Connection, letters: str, most: int) -> tuple[str, ...]:
    """The words of the passages that begin so, as the index folds them, no more than so many."""
    query = "SELECT DISTINCT word FROM search_words WHERE word >= ? AND word < ? LIMIT ?"
    folded = fold(letters)
    return tuple(row[0] for row in connection.execute(query, (folded, folded + BEYOND, most)))


def load_lemmas() -> None:
    """Loads the lemmas, so that the first search does not wait for them."""
    lemma_of("loket")


@lru_cache(maxsize=200_000)
def lemma_of(word: str) -> str:
    """The lemma of a word in lower case; the word itself where nothing knows it."""
    import simplemma  # slow to load, and needed for searching alone

    return str(simplemma.lemmatize(word, lang="nl")).lower()
