"""What every record has: its id, its place, and the words that stand there."""

from typing import TypedDict

from schema import Document


class Evidence(TypedDict):
    """The fields of `Record`, to be handed to a record's constructor."""

    id: str
    start: int
    end: int
    page: int | None
    words: str


def evidence(document: Document, record_type: str, start: int, end: int, distinction: str = "") -> Evidence:
    """The evidence for a record of that type at `document.text[start:end]`."""
    return {
        "id": document.record_id(record_type, start, end, distinction),
        "start": start,
        "end": end,
        "page": document.page_at(start),
        "words": document.text[start:end],
    }
