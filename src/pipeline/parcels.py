"""What was found in a document, made ready for the way to the process that stores it.

Records are packed as rows of their tables, so many to a piece, and unpacked a piece at a time when they are written: rows
take a tenth of the memory of objects, and nobody ever has all of them.
"""

import pickle
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import NamedTuple, TypeVar

from extract.boxes import find_boxes
from pipeline.summary import Summary, summary_of
from schema import LINK_TABLES, RECORD_TABLES, Document, Extraction
from store import Findings, Row, rows_of

Item = TypeVar("Item")

STORED = ("file_name", "source_path", "sha256", "media_type", "text", "pages", "links", "origin")
"""The fields of a document that the store asks for; its blocks, grids and places nobody needs once all is found."""

PIECE = 1000
"""So many rows are packed and unpacked at a time."""


class Parcel(NamedTuple):
    """What was found in one file, and of the document what is stored of it."""

    document: Document
    summary: Summary
    pieces: dict[str, list[bytes]]
    """The rows of each table."""


def pack(extraction: Extraction) -> Parcel:
    """The parcel of an extraction; the boxes of its records are found now, where it has none yet."""
    document = Document.model_construct(**{name: getattr(extraction.document, name) for name in STORED})
    pieces = {table: [pickle.dumps(piece, pickle.HIGHEST_PROTOCOL) for piece in rows] for table, rows in _rows(extraction)}
    return Parcel(document, summary_of(extraction), pieces)


def _rows(extraction: Extraction) -> Iterator[tuple[str, Iterator[list[Row]]]]:
    """The rows of each table, piece by piece."""
    for table, model in (RECORD_TABLES | LINK_TABLES).items():
        yield table, map(partial(rows_of, model), _pieces(getattr(extraction, table)))
    yield "boxes", ([tuple(box) for box in piece] for piece in _pieces(extraction.boxes or find_boxes(extraction)))


def unpack(parcel: Parcel) -> Findings:
    """What is to be stored of a parcel; its rows can be gone through once, for they are unpacked on the way."""
    rows = {table: chain.from_iterable(map(pickle.loads, pieces)) for table, pieces in parcel.pieces.items()}
    return Findings(parcel.document, parcel.summary.facts, parcel.summary.coverage, rows)


def _pieces(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    """So many items after the other."""
    left = iter(items)
    return iter(lambda: tuple(islice(left, PIECE)), ())
