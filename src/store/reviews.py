"""What reviewers decided on records: stored beside them, by the record's id, which stays when a document is read again."""

import json
import sqlite3
from datetime import UTC, datetime

from pydantic import Field

from schema import RECORD_TABLES, LeidraadError
from schema.frozen import Frozen
from schema.overlay import Decision, Overlay, Review


class AppliedOverlay(Frozen):
    """What came of the decisions of an overlay."""

    stored: int = Field(default=0, description="How many are new or other than what was stored.")
    unchanged: int = Field(default=0, description="How many were stored already.")
    withdrawn: int = Field(default=0, description="How many that were stored were taken back.")
    older: tuple[str, ...] = Field(default=(), description="The records on which a later decision is stored, which stays.")
    unknown: tuple[str, ...] = Field(default=(), description="The records that the document does not have.")


def apply_overlay(connection: sqlite3.Connection, overlay: Overlay) -> AppliedOverlay:
    """Stores the decisions of an overlay; of two on one record the later one stays, so that the order of files is the same.

    Raises LeidraadError `no-such-document` or `other-document`.
    """
    check_document(connection, overlay)
    stored, known = reviews_of(connection, overlay.document.id), kinds_of(connection, overlay)
    done = {"stored": 0, "unchanged": 0, "withdrawn": 0}
    older, unknown = [], []
    for review in overlay.reviews:
        before = stored.get(review.record_id)
        if known.get(review.record_id) != review.kind:
            unknown.append(review.record_id)
        elif before and before.reviewed_at > review.reviewed_at:
            older.append(review.record_id)
        elif review.decision is Decision.WITHDRAWN:
            connection.execute("DELETE FROM reviews WHERE record_id = ?", (review.record_id,))
            done["withdrawn" if before else "unchanged"] += 1
        elif before == review:
            done["unchanged"] += 1
        else:
            write_review(connection, overlay, review)
            done["stored"] += 1
    return AppliedOverlay(**done, older=tuple(older), unknown=tuple(unknown))


def check_document(connection: sqlite3.Connection, overlay: Overlay) -> None:
    """Raises LeidraadError where the document is not stored, or is made of other bytes."""
    about = overlay.document
    row = connection.execute("SELECT sha256 FROM documents WHERE id = ?", (about.id,)).fetchone()
    if row is None:
        what = f"the overlay is about a document that is not in the database ({about.id})"
        raise LeidraadError("no-such-document", about.file_name, what, "ingest the report, or name another file with --db")
    if row["sha256"] != about.sha256:
        what = f"the overlay is about other bytes than those of {about.id}"
        raise LeidraadError("other-document", about.file_name, what, "review the file that is in the database")


def kinds_of(connection: sqlite3.Connection, overlay: Overlay) -> dict[str, str]:
    """For each record of the overlay that the document has, its table."""
    found: dict[str, str] = {}
    for kind in {review.kind for review in overlay.reviews} & RECORD_TABLES.keys():
        rows = connection.execute(f"SELECT id FROM {kind} WHERE document_id = ?", (overlay.document.id,))
        found |= {row["id"]: kind for row in rows}
    return found


def write_review(connection: sqlite3.Connection, overlay: Overlay, review: Review) -> None:
    """Stores one decision, in place of the one before."""
    query = """
        INSERT INTO reviews (record_id, document_id, kind, decision, correction, remark, reviewer, reviewed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (record_id) DO UPDATE SET document_id = excluded.document_id, kind = excluded.kind,
            decision = excluded.decision, correction = excluded.correction, remark = excluded.remark,
            reviewer = excluded.reviewer, reviewed_at = excluded.reviewed_at
    """
    correction = json.dumps(review.correction, ensure_ascii=False, sort_keys=True)
    at = review.reviewed_at.astimezone(UTC).isoformat()
    row = (review.record_id, overlay.document.id, review.kind, review.decision.value, correction)
    connection.execute(query, (*row, review.remark, overlay.reviewer, at))


def reviews_of(connection: sqlite3.Connection, document_id: str) -> dict[str, Review]:
    """What was decided on the records of a document, by record; also on those that a newer program no longer finds."""
    rows = connection.execute("SELECT * FROM reviews WHERE document_id = ? ORDER BY record_id", (document_id,))
    return {row["record_id"]: review_of(row) for row in rows}


def review_of(row: sqlite3.Row) -> Review:
    """A row of the table as a decision: it was checked before it was stored, and its record may have other fields since."""
    at = datetime.fromisoformat(row["reviewed_at"])
    return Review.model_construct(
        record_id=row["record_id"],
        kind=row["kind"],
        decision=Decision(row["decision"]),
        correction=json.loads(row["correction"] or "{}"),
        remark=row["remark"],
        reviewed_at=at if at.tzinfo else at.replace(tzinfo=UTC),
    )
