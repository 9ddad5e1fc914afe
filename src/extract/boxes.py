"""Where the records of a document stand on its pages."""

from collections.abc import Iterator

from schema import Extraction, RecordBox


def find_boxes(extraction: Extraction) -> Iterator[RecordBox]:
    """The boxes of all records, a line each; none for a document whose pages have no size."""
    document = extraction.document
    if document.places is None:
        return
    for records in extraction.records().values():
        for record in records:
            yield from (RecordBox(record.id, *box) for box in document.boxes(record.start, record.end))
