"""All that the page shows, as one compact JSON value: the text, the records with their places, and what was decided."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from pydantic_core import to_json

from publish.review.fields import kind_of_records, own_fields
from schema import RECORD_TABLES, Document, Extraction, Record
from schema.overlay import FORMAT, REFERENCES, Review

CHUNK = 4_000
"""Characters of a text without pages that are drawn at a time, or as many more as its line has."""

TENTHS = 10
"""Places on a page are whole tenths of a point."""

UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What could end a script or begin a comment, and the JSON that means the same."""


def page_data(document_id: str, extraction: Extraction, reviews: Mapping[str, Review], *, pictures: bool) -> dict[str, Any]:
    """The value that the page reads when it opens."""
    document = extraction.document
    records = sorted(records_by_kind(extraction), key=lambda one: (one[1].start, -one[1].end))
    order = {record.id: number for number, (_, record) in enumerate(records)}
    offset = offsets_in_utf16(document.text)
    kinds = list(RECORD_TABLES)
    boxes = boxes_by_record(extraction)
    return {
        "format": FORMAT,
        "document": {"id": document_id, "sha256": document.sha256, "file_name": document.file_name},
        "title": extraction.facts.title or document.file_name,
        "pictures": pictures,
        "text": document.text,
        "pages": [[offset(start), offset(end), *size] for start, end, *size in pages_of(document)],
        "numbered": bool(document.pages),
        "kinds": [kind_of_records(kind) for kind in kinds],
        "records": [
            [kinds.index(kind), record.id, offset(record.start), offset(record.end), record.page, *own_values(record, order)]
            for kind, record in records
        ],
        "boxes": [boxes.get(record.id, []) for _, record in records] if pictures else [],
        "terms": [[order[link.check_id], order[link.line_id], link.factor] for link in extraction.check_lines],
        "reviews": [review.model_dump(mode="json") for review in reviews.values()],
    }


def records_by_kind(extraction: Extraction) -> Iterator[tuple[str, Record]]:
    """Every record with the table that it stands in."""
    for kind, records in extraction.records().items():
        for record in records:
            yield kind, record


def own_values(record: Record, order: Mapping[str, int]) -> Iterator[object]:
    """The values of a record's own fields; another record is its number."""
    for name in own_fields(type(record)):
        value = getattr(record, name)
        if name in REFERENCES:
            yield order.get(value)
        elif isinstance(value, Decimal):
            yield f"{value:f}"
        else:
            yield value


def boxes_by_record(extraction: Extraction) -> dict[str, list[int]]:
    """Where each record stands: page, left, top, right and bottom, one box after the other."""
    found: dict[str, list[int]] = defaultdict(list)
    for box in extraction.boxes:
        found[box.record_id] += [box.page, *(round(border * TENTHS) for border in box[2:])]
    return found


def pages_of(document: Document) -> Iterator[tuple[int, int, float | None, float | None]]:
    """Where each page starts and ends and its size; a text without pages is cut at line ends into pieces."""
    if document.pages:
        starts = [0, *(page.start for page in document.pages[1:]), len(document.text)]
        for page, start, end in zip(document.pages, starts, starts[1:], strict=False):
            yield start, end, page.width, page.height
        return
    start = 0
    while start < len(document.text):
        line_end = document.text.find("\n", start + CHUNK)
        end = line_end + 1 if line_end >= 0 else len(document.text)
        yield start, end, None, None
        start = end


def offsets_in_utf16(text: str) -> Callable[[int], int]:
    """Where a character stands in the text as a browser counts, to which those beyond the first 65,536 are two each."""
    wide = [index for index, character in enumerate(text) if ord(character) > 0xFFFF] if not is_narrow(text) else []
    return lambda offset: offset + bisect_left(wide, offset)


def is_narrow(text: str) -> bool:
    """Whether each character counts as one in a browser, as it does in nearly every report."""
    return max(text, default="") <= "\uffff"


def script_json(value: object) -> str:
    """A value as JSON that can stand in a script of a page, whatever text is in it.

    >>> script_json(["</script><!--", "R&D"])
    '["\\\\u003c/script\\\\u003e\\\\u003c!--","R\\\\u0026D"]'
    """
    text = to_json(value).decode()
    for character, escaped in UNSAFE.items():
        text = text.replace(character, escaped)
    return text
