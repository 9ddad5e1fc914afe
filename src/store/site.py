"""What the pages of the website ask: the documents, one document at a glance, one record with all that belongs to it."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from schema import RECORD_TABLES, BudgetLine, BudgetTable, Check, CheckLine, LeidraadError, Record, Section
from store.budget import Sum, sum_of
from store.queries import DocumentRow, document_rows
from store.rows import fields_of, record_of

REACH = 400
"""Characters on either side of a record that its page shows."""

MOST_NEIGHBOURS = 4
"""Records that are shown before a record, and after it."""

MOST_PARTS = 60
"""Records that are shown of those that belong to another."""

MOST_ISSUES = 100
MOST_SECTIONS = 600
MOST_LINES = 3000
"""Rows that a page shows of what may be very long; it says how many there are."""

PARTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "sections": (
        ("sections", "parent_id"),
        ("initiatives", "section_id"),
        ("budget_tables", "section_id"),
        ("amounts", "section_id"),
        ("dates", "section_id"),
        ("citations", "section_id"),
    ),
    "programmes": (("policy_areas", "programme_id"), ("initiatives", "programme_id")),
    "policy_areas": (("goals", "policy_area_id"), ("initiatives", "policy_area_id")),
    "goals": (("activities", "goal_id"),),
    "initiatives": (("amounts", "initiative_id"), ("dates", "initiative_id"), ("citations", "initiative_id")),
    "budget_tables": (("indicators", "table_id"),),
}
"""By the table of a record, the tables whose records belong to it, and the columns that say so."""

POINTERS = {
    "section_id": "sections",
    "parent_id": "sections",
    "programme_id": "programmes",
    "policy_area_id": "policy_areas",
    "goal_id": "goals",
    "initiative_id": "initiatives",
    "table_id": "budget_tables",
}
"""The fields that point at another record, and where that stands."""

OF_TABLES = ("budget_lines", "checks", "indicators")
"""Kinds of record that stand in a table: their neighbours are of their own kind, and they are nobody's."""


@dataclass(frozen=True)
class ListedDocument:
    """A document in a list."""

    id: str
    file_name: str
    title: str | None
    kind: str | None
    year: int | None
    year_end: int | None
    edition: int | None
    municipality: str | None
    pages: int
    signs: int
    claimed: int
    issues: int
    conflicts: int


@dataclass(frozen=True)
class HomePage:
    """The current documents by municipality and year, and how many records there are of the kinds that people ask for."""

    documents: tuple[ListedDocument, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Mention:
    """A record in few words: its kind, its id, its place, and what it is called."""

    kind: str
    id: str
    start: int
    page: int | None
    words: str


@dataclass(frozen=True)
class DocumentPage:
    """One document at a glance."""

    document: DocumentRow
    counts: Mapping[str, int]
    sections: tuple[Section, ...]
    issues: tuple[sqlite3.Row, ...]
    conflicts: tuple[sqlite3.Row, ...]
    programmes: tuple[Mention, ...]
    reviewed: Mapping[str, int]
    superseded: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True)
class RecordPage:
    """One record with all that belongs to it."""

    kind: str
    record: Record
    document: DocumentRow
    before: str
    after: str
    trail: tuple[Mention, ...]
    pointed: Mapping[str, Mention]
    sums: tuple[Sum, ...] = ()
    unit: int | None = None
    parts: tuple[Mention, ...] = ()
    part_counts: Mapping[str, int] = field(default_factory=dict)
    lines: tuple[BudgetLine, ...] = ()
    neighbours: tuple[Mention, ...] = ()
    elsewhere: tuple[Mapping[str, object], ...] = ()
    review: Mapping[str, object] | None = None


def home_page(connection: sqlite3.Connection) -> HomePage:
    """What the home page shows."""
    issues = counted_by_document(connection, "SELECT document_id, count(*) FROM issues GROUP BY document_id")
    conflicts = counted_by_document(
        connection, "SELECT document_id, count(*) FROM issues WHERE code = 'sum-conflict' GROUP BY document_id"
    )
    rows = connection.execute(
        "SELECT id, file_name, title, kind, year, year_end, edition, municipality, pages, signs, claimed FROM current_documents"
        " ORDER BY municipality IS NULL, municipality COLLATE NOCASE, year DESC, kind, edition, file_name"
    )
    documents = tuple(
        ListedDocument(**dict(row), issues=issues.get(row["id"], 0), conflicts=conflicts.get(row["id"], 0)) for row in rows
    )
    asked = ("initiatives", "goals", "amounts", "citations", "budget_lines", "checks")
    counts = {table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in asked}
    return HomePage(documents, counts)


def counted_by_document(connection: sqlite3.Connection, query: str) -> dict[str, int]:
    """A number for each document."""
    return {row[0]: row[1] for row in connection.execute(query)}


def document_page(connection: sqlite3.Connection, document_id: str) -> DocumentPage:
    """What the page of a document shows; raises LeidraadError `no-such-document`."""
    document = known_document(connection, document_id)
    counts = {
        table: int(connection.execute(f"SELECT count(*) FROM {table} WHERE document_id = ?", (document_id,)).fetchone()[0])
        for table in RECORD_TABLES
    }
    sections = connection.execute(
        "SELECT * FROM sections WHERE document_id = ? ORDER BY start LIMIT ?", (document_id, MOST_SECTIONS)
    )
    issues = connection.execute(
        "SELECT id, severity, code, message, words, page FROM issues WHERE document_id = ?"
        " ORDER BY severity = 'info', start LIMIT ?",
        (document_id, MOST_ISSUES),
    )
    conflicts = connection.execute(
        "SELECT c.id, c.page, c.rule, c.words, c.expected_cents, c.found_cents, t.unit, coalesce(t.caption, s.title) AS caption"
        " FROM checks AS c JOIN budget_tables AS t ON t.id = c.table_id LEFT JOIN sections AS s ON s.id = t.section_id"
        " WHERE c.document_id = ? AND c.status = 'conflict' ORDER BY c.start LIMIT ?",
        (document_id, MOST_ISSUES),
    )
    older = connection.execute(
        "SELECT id, file_name, ingested_at FROM documents WHERE superseded_by = ? ORDER BY ingested_at DESC", (document_id,)
    )
    decisions = "SELECT decision, count(*) FROM reviews WHERE document_id = ? GROUP BY decision ORDER BY decision"
    return DocumentPage(
        document=document,
        counts=counts,
        sections=tuple(Section.model_validate(fields_of(Section, row)) for row in sections),
        issues=tuple(issues),
        conflicts=tuple(conflicts),
        programmes=tuple(mentions(connection, "programmes", "document_id = ?", (document_id,), MOST_PARTS)),
        reviewed={row[0]: row[1] for row in connection.execute(decisions, (document_id,))},
        superseded=tuple(dict(row) for row in older),
    )


def known_document(connection: sqlite3.Connection, document_id: str) -> DocumentRow:
    """The document with this id, to the letter; raises LeidraadError `no-such-document`."""
    found = document_rows(connection.execute("SELECT * FROM documents WHERE id = ?", (document_id,)))
    if not found:
        raise LeidraadError("no-such-document", document_id, "no document has this id", "see the list of documents")
    return found[0]


def record_page(connection: sqlite3.Connection, record_id: str) -> RecordPage:
    """What the page of a record shows; raises LeidraadError `no-such-record`."""
    kind, row = known_record(connection, record_id)
    document_id = row["document_id"]
    record = record_of(kind, row)
    before, after = surroundings(connection, document_id, record)
    pointed = {name: mention for name in POINTERS for mention in pointed_at(connection, name, record)}
    parts, part_counts = parts_of(connection, kind, record_id)
    return RecordPage(
        kind=kind,
        record=record,
        document=known_document(connection, document_id),
        before=before,
        after=after,
        trail=trail_of(connection, kind, pointed),
        pointed=pointed,
        sums=tuple(sums_of(connection, kind, record)),
        unit=unit_of(connection, kind, record),
        parts=parts,
        part_counts=part_counts,
        lines=lines_of(connection, record_id) if kind == "budget_tables" else (),
        neighbours=neighbours_of(connection, kind, row),
        elsewhere=cited_elsewhere(connection, row) if kind == "citations" else (),
        review=review_of(connection, record_id),
    )


def known_record(connection: sqlite3.Connection, record_id: str) -> tuple[str, sqlite3.Row]:
    """The table and the row of the record with this id, to the letter; raises LeidraadError `no-such-record`."""
    for table in RECORD_TABLES:
        row: sqlite3.Row | None = connection.execute(f"SELECT * FROM {table} WHERE id = ?", (record_id,)).fetchone()
        if row is not None:
            return table, row
    what = "no record has this id; its report may have been read anew since"
    raise LeidraadError("no-such-record", record_id, what, "look it up in its document")


def surroundings(connection: sqlite3.Connection, document_id: str, record: Record) -> tuple[str, str]:
    """What stands before a record and after it."""
    query = """
        SELECT substr(text, max(:start - :reach, 0) + 1, min(:start, :reach)) AS before, substr(text, :end + 1, :reach) AS after
        FROM texts WHERE document_id = :document
    """
    place = {"document": document_id, "start": record.start, "end": record.end, "reach": REACH}
    row = connection.execute(query, place).fetchone()
    return (row["before"], row["after"]) if row else ("", "")


def name_column(table: str) -> str:
    """What tells most of a record of a table: its title or name, else its words."""
    names = {
        "sections": "title",
        "programmes": "coalesce('Programma ' || number || ' ' || name, number)",
        "policy_areas": "coalesce(code || ' ', '') || name",
        "initiatives": "title",
        "goals": "text",
        "activities": "text",
        "budget_tables": "coalesce(caption, 'Table without a caption')",
        "issues": "code || ': ' || message",
        "indicators": "name || coalesce(', ' || year, '') || ': ' || words",
        "budget_lines": "coalesce(label || ', ', '') || coalesce(heading || ': ', '') || words",
    }
    return names.get(table, "words")


def mentions(
    connection: sqlite3.Connection, table: str, condition: str, values: Sequence[object], most: int, order: str = "start"
) -> list[Mention]:
    """Records of a table in few words."""
    query = (
        f"SELECT id, start, page, substr({name_column(table)}, 1, 300) FROM {table} WHERE {condition} ORDER BY {order} LIMIT ?"
    )
    return [Mention(table, *row) for row in connection.execute(query, (*values, most))]


def pointed_at(connection: sqlite3.Connection, name: str, record: Record) -> Iterable[Mention]:
    """The record that a field points at, if there is such a field and it does."""
    target = getattr(record, name, None)
    return mentions(connection, POINTERS[name], "id = ?", (target,), 1) if target else ()


def trail_of(connection: sqlite3.Connection, kind: str, pointed: Mapping[str, Mention]) -> tuple[Mention, ...]:
    """The sections around a record, the outermost first."""
    first = pointed.get("parent_id") if kind == "sections" else pointed.get("section_id")
    if first is None and (table := pointed.get("table_id")):
        query = "SELECT section_id FROM budget_tables WHERE id = ?"
        section_id = connection.execute(query, (table.id,)).fetchone()[0]
        first = next(iter(mentions(connection, "sections", "id = ?", (section_id,), 1)), None)
    if first is None:
        return ()
    query = """
        WITH RECURSIVE above (id, parent_id, start, page, title, depth) AS (
            SELECT id, parent_id, start, page, title, 0 FROM sections WHERE id = ?
            UNION ALL SELECT s.id, s.parent_id, s.start, s.page, s.title, a.depth + 1
            FROM above AS a JOIN sections AS s ON s.id = a.parent_id WHERE a.depth < 20
        )
        SELECT id, start, page, title FROM above ORDER BY depth DESC
    """
    return tuple(Mention("sections", *row) for row in connection.execute(query, (first.id,)))


def sums_of(connection: sqlite3.Connection, kind: str, record: Record) -> Iterable[Sum]:
    """The sums that a figure stands in, that a check is, or of a table those that do not hold."""
    conditions = {
        "budget_lines": "id IN (SELECT check_id FROM check_lines WHERE line_id = ?)",
        "checks": "id = ?",
        "budget_tables": "table_id = ? AND status = 'conflict'",
    }
    if kind not in conditions:
        return
    query = f"SELECT * FROM checks WHERE {conditions[kind]} ORDER BY status <> 'conflict', start, id LIMIT ?"
    for row in connection.execute(query, (record.id, MOST_PARTS)).fetchall():
        check = Check.model_validate(fields_of(Check, row))
        places = connection.execute("SELECT * FROM check_lines WHERE check_id = ? ORDER BY rowid", (check.id,)).fetchall()
        figures = connection.execute(
            "SELECT * FROM budget_lines WHERE id IN (SELECT line_id FROM check_lines WHERE check_id = ?)", (check.id,)
        )
        lines = {line["id"]: BudgetLine.model_validate(fields_of(BudgetLine, line)) for line in figures}
        yield sum_of(check, [CheckLine.model_validate(fields_of(CheckLine, place)) for place in places], lines)


def unit_of(connection: sqlite3.Connection, kind: str, record: Record) -> int | None:
    """The unit of the table that a figure or a sum stands in."""
    if isinstance(record, BudgetTable):
        return record.unit
    if kind not in OF_TABLES:
        return None
    row = connection.execute("SELECT unit FROM budget_tables WHERE id = ?", (record.model_dump()["table_id"],)).fetchone()
    return None if row is None else row["unit"]


def lines_of(connection: sqlite3.Connection, table_id: str) -> tuple[BudgetLine, ...]:
    """The figures of a table, in its order."""
    query = "SELECT * FROM budget_lines WHERE table_id = ? ORDER BY row, column, start LIMIT ?"
    rows = connection.execute(query, (table_id, MOST_LINES))
    return tuple(BudgetLine.model_validate(fields_of(BudgetLine, row)) for row in rows)


def parts_of(connection: sqlite3.Connection, kind: str, record_id: str) -> tuple[tuple[Mention, ...], dict[str, int]]:
    """The records that belong to a record, and how many there are of each kind."""
    found: list[Mention] = []
    counts: dict[str, int] = {}
    for table, column in PARTS.get(kind, ()):
        number = connection.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (record_id,)).fetchone()[0]
        if number:
            counts[table] = number
            found += mentions(connection, table, f"{column} = ?", (record_id,), MOST_PARTS)
    return tuple(found), counts


def neighbours_of(connection: sqlite3.Connection, kind: str, row: sqlite3.Row) -> tuple[Mention, ...]:
    """The records that stand right before a record and right after it; of a figure those of its own table."""
    tables = [kind] if kind in OF_TABLES else [table for table in RECORD_TABLES if table not in OF_TABLES]
    scope, owner = ("table_id", row["table_id"]) if kind in OF_TABLES else ("document_id", row["document_id"])
    place = (owner, row["start"], row["start"], row["id"])
    before: list[Mention] = []
    after: list[Mention] = []
    for table in tables:
        earlier = f"{scope} = ? AND (start < ? OR start = ? AND id < ?)"
        later = f"{scope} = ? AND (start > ? OR start = ? AND id > ?)"
        before += mentions(connection, table, earlier, place, MOST_NEIGHBOURS, "start DESC, id DESC")
        after += mentions(connection, table, later, place, MOST_NEIGHBOURS, "start, id")
    in_order = sorted(before, key=lambda one: (one.start, one.id))[-MOST_NEIGHBOURS:]
    return (*in_order, *sorted(after, key=lambda one: (one.start, one.id))[:MOST_NEIGHBOURS])


def cited_elsewhere(connection: sqlite3.Connection, row: sqlite3.Row) -> tuple[Mapping[str, object], ...]:
    """The other citations of the same decision, over all current documents."""
    query = """
        SELECT c.id, c.page, c.document_id, d.file_name, d.title, d.year, s.title AS section
        FROM citations AS c JOIN current_documents AS d ON d.id = c.document_id LEFT JOIN sections AS s ON s.id = c.section_id
        WHERE c.number = ? AND c.kind = ? AND c.id <> ? ORDER BY d.year, d.file_name, c.start LIMIT ?
    """
    return tuple(dict(one) for one in connection.execute(query, (row["number"], row["kind"], row["id"], MOST_PARTS)))


def review_of(connection: sqlite3.Connection, record_id: str) -> Mapping[str, object] | None:
    """What a reader decided on a record."""
    query = "SELECT * FROM reviews WHERE record_id = ? ORDER BY reviewed_at DESC LIMIT 1"
    row = connection.execute(query, (record_id,)).fetchone()
    return dict(row) if row else None


@dataclass(frozen=True)
class TableShape:
    """A table or view with what it and its columns hold."""

    name: str
    description: str
    names: frozenset[str]
    columns: Mapping[str, str]


def table_shapes(connection: sqlite3.Connection) -> tuple[TableShape, ...]:
    """The tables and views that the table `descriptions` knows."""
    about: dict[str, str] = {}
    columns: dict[str, dict[str, str]] = {}
    for row in connection.execute("SELECT table_name, column_name, description FROM descriptions ORDER BY rowid"):
        if row["column_name"] is None:
            about[row["table_name"]] = row["description"]
        else:
            columns.setdefault(row["table_name"], {})[row["column_name"]] = row["description"]
    return tuple(TableShape(name, about.get(name, ""), column_names(connection, name), known) for name, known in columns.items())


def column_names(connection: sqlite3.Connection, table: str) -> frozenset[str]:
    """The columns of a table, generated ones included."""
    return frozenset(row["name"] for row in connection.execute("SELECT name FROM pragma_table_xinfo(?)", (table,)))


def municipalities(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The municipalities whose reports are in the database."""
    query = "SELECT DISTINCT municipality FROM current_documents WHERE municipality IS NOT NULL ORDER BY 1"
    return tuple(row[0] for row in connection.execute(query))
