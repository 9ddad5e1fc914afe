"""The views: what a reader of the database asks for most. They are made anew with each migration, so they are no migrations."""

import sqlite3

from schema import RECORD_TABLES, Record
from store.budget_views import BUDGET_CONFLICTS, BUDGET_LINES_RECONCILED, BUDGET_SERIES

PIECE = 2000
CHAPTER = 50 * PIECE
"""Characters by which `ungrounded` cuts a text: into chapters first, then these into pieces. SQLite counts characters from the
start of a text, so that looking up a thousand spans in a long one would read it a thousand times."""


def section_of(model: type[Record]) -> tuple[str, str]:
    """Where the section of a record stands: in which column, after which join."""
    if "table_id" in model.model_fields:
        return "t.section_id", " JOIN budget_tables AS t ON t.id = r.table_id"
    names = {"section_id": "r.section_id", "parent_id": "r.parent_id"}
    return next((column for name, column in names.items() if name in model.model_fields), "NULL") + " AS section_id", ""


EVERY_RECORD = "\nUNION ALL ".join(
    f"SELECT '{table}' AS kind, document_id, id, page, start, end, words FROM {table}" for table in RECORD_TABLES
)

CURRENT_DOCUMENTS = "SELECT * FROM documents WHERE superseded_by IS NULL"

PLACED_RECORDS = "\nUNION ALL ".join(
    f"SELECT '{table}' AS kind, r.document_id, r.id, r.page, r.start, r.end, r.words, {section} FROM {table} AS r{join}"
    for table, model in RECORD_TABLES.items()
    for section, join in [section_of(model)]
)
"""Every record with the section that it names itself, or its table does."""

PROGRAMME_SPANS = """
SELECT p.document_id, p.number, s.start, s.body_end
FROM programmes AS p
JOIN sections AS s ON s.id = (
    SELECT i.id FROM sections AS i
    WHERE i.document_id = p.document_id AND i.start <= p.start AND p.start < i.body_end ORDER BY i.start DESC LIMIT 1
)
WHERE 1 = (
    SELECT count(*) FROM programmes AS o WHERE o.document_id = p.document_id AND s.start <= o.start AND o.start < s.body_end
)
"""
"""The sections that are about one programme: it stands right in them, and no other does. No two of them overlap."""

EVIDENCE = f"""
WITH spans AS MATERIALIZED ({PROGRAMME_SPANS})
SELECT r.kind, r.document_id, d.file_name, r.id, r.page, r.start, r.end, r.words, s.title AS section, p.number AS programme,
    v.decision AS reviewed
FROM ({PLACED_RECORDS}) AS r
JOIN current_documents AS d ON d.id = r.document_id
LEFT JOIN sections AS s ON s.id = r.section_id
LEFT JOIN spans AS p ON p.document_id = r.document_id AND p.start <= r.start AND r.start < p.body_end
LEFT JOIN reviews AS v ON v.record_id = r.id
"""

UNGROUNDED = f"""
WITH RECURSIVE
places (document_id, place, characters) AS (
    SELECT document_id, 0, length(text) FROM texts
    UNION ALL SELECT document_id, place + {CHAPTER}, characters FROM places WHERE place + {CHAPTER} < characters
),
chapters AS MATERIALIZED (
    SELECT p.document_id, p.place, substr(t.text, p.place + 1, {CHAPTER} + {PIECE}) AS chapter
    FROM places AS p JOIN texts AS t ON t.document_id = p.document_id
),
steps (step) AS (SELECT 0 UNION ALL SELECT step + {PIECE} FROM steps WHERE step + {PIECE} < {CHAPTER}),
pieces AS MATERIALIZED (
    SELECT c.document_id, c.place + s.step AS place, substr(c.chapter, s.step + 1, 2 * {PIECE}) AS piece
    FROM chapters AS c JOIN steps AS s ON s.step <= length(c.chapter)
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

VIEWS = {
    "current_documents": CURRENT_DOCUMENTS,
    "evidence": EVIDENCE,
    "ungrounded": UNGROUNDED,
    "budget_lines_reconciled": BUDGET_LINES_RECONCILED,
    "budget_conflicts": BUDGET_CONFLICTS,
    "budget_series": BUDGET_SERIES,
}
"""The query of each view, those that others build on first."""


def drop_views(connection: sqlite3.Connection) -> None:
    """Drops our views, so that the tables below them can be changed; views that a user has added stay."""
    for name in VIEWS:
        connection.execute(f"DROP VIEW IF EXISTS {name}")


def write_views(connection: sqlite3.Connection) -> None:
    """Makes our views, when there are none of them."""
    for name, query in VIEWS.items():
        connection.execute(f"CREATE VIEW {name} AS {query}")
