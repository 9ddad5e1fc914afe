"""The views: what a reader of the database asks for most. They are made anew with each migration, so they are no migrations."""

from typing import TYPE_CHECKING

from schema import RECORD_TABLES

if TYPE_CHECKING:
    from sqlite_utils import Database

PIECE = 2000
"""Characters by which `ungrounded` cuts a text. SQLite counts characters from the start of a text, so that looking up a
thousand spans in a long one would read it a thousand times."""


EVERY_RECORD = "\nUNION ALL ".join(
    f"SELECT '{table}' AS kind, document_id, id, page, start, end, words FROM {table}" for table in RECORD_TABLES
)

CURRENT_DOCUMENTS = "SELECT * FROM documents WHERE superseded_by IS NULL"

EVIDENCE = f"""
SELECT r.kind, r.document_id, d.file_name, r.id, r.page, r.start, r.end, r.words
FROM ({EVERY_RECORD}) AS r
JOIN current_documents AS d ON d.id = r.document_id
"""

UNGROUNDED = f"""
WITH RECURSIVE
places (document_id, place, characters) AS (
    SELECT document_id, 0, length(text) FROM texts
    UNION ALL SELECT document_id, place + {PIECE}, characters FROM places WHERE place + {PIECE} < characters
),
pieces AS MATERIALIZED (
    SELECT p.document_id, p.place, substr(t.text, p.place + 1, 2 * {PIECE}) AS piece
    FROM places AS p JOIN texts AS t ON t.document_id = p.document_id
)
SELECT r.kind, r.document_id, d.file_name, r.id, r.page, r.start, r.end, r.words
FROM ({EVERY_RECORD}) AS r
JOIN documents AS d ON d.id = r.document_id
LEFT JOIN pieces AS p ON p.document_id = r.document_id AND p.place = r.start / {PIECE} * {PIECE}
WHERE r.words IS NOT CASE
    WHEN r.end - r.start <= {PIECE} THEN coalesce(substr(p.piece, r.start - p.place + 1, r.end - r.start), '')
    ELSE (SELECT substr(t.text, r.start + 1, r.end - r.start) FROM texts AS t WHERE t.document_id = r.document_id)
END
"""

VIEWS = {"current_documents": CURRENT_DOCUMENTS, "evidence": EVIDENCE, "ungrounded": UNGROUNDED}
"""The query of each view, those that others build on first."""


def drop_views(database: "Database") -> None:
    """Drops our views, so that the tables below them can be changed; views that a user has added stay."""
    for name in VIEWS:
        database.execute(f"DROP VIEW IF EXISTS {name}")


def write_views(database: "Database") -> None:
    """Makes our views, when there are none of them."""
    for name, query in VIEWS.items():
        database.create_view(name, query)
