"""Where the records of a document stand on its pages."""

from collections.abc import Iterator

from schema import Extraction, RecordBox


def find_boxes(extraction: Extraction) -> Iterator[RecordBox]:
    """The boxes of all records, a line each; none for a document whose pages have no size."""
    places = extraction.document.places
    if places is None:
        return
    for records in extraction.records().values():
        for record in records:
            for box in places.boxes(record.start, record.end):
                yield RecordBox(record.id, *box)
