"""Where the records of a document stand on its pages."""

from collections.abc import Iterable, Iterator
from itertools import chain

from schema import Document, Extraction, Record, RecordBox


def find_boxes(extraction: Extraction) -> Iterator[RecordBox]:
    """The boxes of all records, a line each; none for a document whose pages have no size."""
    return boxes_of(extraction.document, chain.from_iterable(extraction.records().values()))


def boxes_of(document: Document, records: Iterable[Record]) -> Iterator[RecordBox]:
    """The boxes of these records."""
    if document.places is not None:
        for record in records:
            for box in document.places.boxes(record.start, record.end):
                yield RecordBox(record.id, *box)
