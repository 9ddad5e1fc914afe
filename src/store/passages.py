"""What is searched: passages of the documents, written with their records in one transaction.

A section is searched by the text that is its own, an initiative by the text about it, a goal and an activity by their words,
and a document by the text that is in no section: what stands before its first heading, or all of one without headings.
The index takes passages up all at once, which takes a third of the time; triggers keep it in step with what is changed or
deleted. No lemma is looked up here: that is left to who searches.
"""

import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterator

from store.rows import Row, insertion

COLUMNS = ("document_id", "kind", "record_id", "page", "title", "body", "marks")

INDEXING = "INSERT INTO search (rowid, title, body, marks) SELECT id, title, body, marks FROM passages WHERE document_id = ?"

NEW_WORD = "INSERT OR IGNORE INTO search_words VALUES (?, ?)"
NEW_WORDS = "INSERT OR IGNORE INTO search_words SELECT value, '' FROM json_each(?)"

WORD = re.compile(r"[^\W_]+")
"""A word as the index knows words, in composed text: letters and digits, nothing else."""

MARKS = re.compile("[\u0300-\u036f]+")
"""The diacritics, once they stand apart from their letters."""

MOST_DIGITS = 40
"""A run of letters and digits that is longer is no word that anybody looks up the other forms of."""

STRETCH = 1 << 17
"""Characters whose words are cut out at a time, or as many more as the line has."""

CODED = "SELECT '{0}', id, page, coalesce(code, ''), text FROM {0} WHERE document_id = ? ORDER BY rowid"
"""Goals and activities: their code is the title."""


def fold(words: str) -> str:
    """Words as the index folds them: in lower case, without diacritics.

    >>> fold("Coöperatie"), fold("Wijk")
    ('cooperatie', 'wijk')
    """
    lower = words.lower()
    if lower.isascii():
        return lower
    return MARKS.sub("", unicodedata.normalize("NFD", lower))


def marks(record_kind: object, year: object, document_kind: object, municipality: object) -> str:
    """By what a search is narrowed down, a word each that no report writes so: the index finds those of a mark at once.

    >>> marks("goals", 2025, None, "'s-Hertogenbosch")
    'rgoals y2025 mshertogenbosch'
    """
    values = {"r": record_kind, "y": year, "k": document_kind, "m": municipality}
    return " ".join(f"{letter}{''.join(WORD.findall(fold(str(value))))}" for letter, value in values.items() if value is not None)


def write_passages(connection: sqlite3.Connection, document_id: str, text: str) -> None:
    """Stores what is searched of a document, out of its text and the records that are stored of it.

    Passages that are there already are left alone, so that a document that is read again and yields the same costs nothing.
    """
    facts = connection.execute("SELECT year, kind, municipality FROM documents WHERE id = ?", (document_id,)).fetchone()
    passages = [(*row, marks(row[0], *facts)) for row in passages_of(connection, document_id, text)]
    query = "SELECT kind, record_id, page, title, body, marks FROM passages WHERE document_id = ? ORDER BY id"
    if passages == [*map(tuple, connection.execute(query, (document_id,)))]:
        return
    connection.execute("DELETE FROM passages WHERE document_id = ?", (document_id,))
    connection.executemany(insertion("passages", COLUMNS), ((document_id, *row) for row in passages))
    connection.execute(INDEXING, (document_id,))
    write_words(connection, text)


def passages_of(connection: sqlite3.Connection, document_id: str, text: str) -> Iterator[Row]:
    """Kind, record, page, title and body of each passage."""
    yield from opening_of(connection, document_id, text)
    yield from sections_of(connection, document_id, text)
    query = "SELECT id, page, title, body_start, body_end FROM initiatives WHERE document_id = ? ORDER BY rowid"
    for record_id, page, title, start, end in connection.execute(query, (document_id,)):
        yield "initiatives", record_id, page, title, text[start:end]
    for table in ("goals", "activities"):
        yield from map(tuple, connection.execute(CODED.format(table), (document_id,)))


def opening_of(connection: sqlite3.Connection, document_id: str, text: str) -> Iterator[Row]:
    """The text of the document before its first heading, if there is any; the document itself is its record."""
    query = """
        SELECT coalesce(d.title, ''), d.pages, (SELECT min(s.start) FROM sections AS s WHERE s.document_id = d.id)
        FROM documents AS d WHERE d.id = ?
    """
    title, pages, first_heading = connection.execute(query, (document_id,)).fetchone()
    opening = text[:first_heading]
    if opening.strip():
        yield "documents", document_id, 1 if pages else None, title, opening


def sections_of(connection: sqlite3.Connection, document_id: str, text: str) -> Iterator[Row]:
    """Each section with the text behind its heading, up to the next heading."""
    query = "SELECT id, page, title, start, end, body_end FROM sections WHERE document_id = ? ORDER BY start, rowid"
    sections = connection.execute(query, (document_id,)).fetchall()
    starts = (row["start"] for row in sections[1:])
    for record_id, page, title, _, end, body_end in sections:
        following = next(starts, len(text))
        yield "sections", record_id, page, title, text[end : min(body_end, following)]


def write_words(connection: sqlite3.Connection, text: str) -> None:
    """Stores the words of a text that no document had before, in an order that is quick to insert.

    What stands between blanks is taken once before it is cut into words, which halves the time; so does one statement for all.
    """
    pieces: set[str] = set()
    for stretch in stretches(text):
        pieces.update(unicodedata.normalize("NFC", stretch).lower().split())
    words = {word for word in WORD.findall(" ".join(pieces)) if len(word) <= MOST_DIGITS}
    spelled = {word for word in words if not word.isascii()}
    connection.execute(NEW_WORDS, (json.dumps(sorted(words - spelled)),))
    connection.executemany(NEW_WORD, sorted((fold(word), word) for word in spelled))


def stretches(text: str) -> Iterator[str]:
    """A text in parts of whole lines, for the words of a long one take ten times its room when they are all cut out at once."""
    start = 0
    while start < len(text):
        line_end = text.find("\n", start + STRETCH)
        end = line_end if line_end > 0 else len(text)
        yield text[start:end]
        start = end


def fill_passages(connection: sqlite3.Connection) -> None:
    """Stores what is searched of every document: in a database from before there was a search."""
    for (document_id,) in connection.execute("SELECT document_id FROM texts").fetchall():
        (text,) = connection.execute("SELECT text FROM texts WHERE document_id = ?", (document_id,)).fetchone()
        write_passages(connection, document_id, text)
