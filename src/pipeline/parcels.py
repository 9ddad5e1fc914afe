"""What was found in a document, made ready for the way to the process that stores it.

Records are packed as rows of their tables, so many to a piece, and unpacked a piece at a time when they are written: rows
take far less memory than objects, and nobody ever has all of them.
"""

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import Any, NamedTuple, TypeVar

from extract.boxes import boxes_of, find_boxes
from pipeline.second_look import Sums
from pipeline.summary import Summary, summary_of
from schema import LINK_TABLES, RECORD_TABLES, BudgetLine, Document, Extraction
from schema.frozen import Light
from schema.spill import Away, Spill, fetched
from store import Findings, Row, rows_of

Item = TypeVar("Item")

STORED = ("file_name", "source_path", "sha256", "media_type", "text", "pages", "links", "origin")
"""The fields of a document that the store asks for; its blocks, grids and places nobody needs once all is found."""

MODELS = RECORD_TABLES | LINK_TABLES

PIECE = 1000
"""So many rows are packed and unpacked at a time."""


Pieces = dict[str, list[bytes | Away]]
"""Rows that are packed, by table."""


class Parcel(NamedTuple):
    """What was found in one file, and of the document what is stored of it."""

    document: Document
    summary: Summary
    pieces: Pieces
    """The rows of each table."""


class Bulk:
    """The records of a document of which there are many, put away as they are found, and what is asked of them later."""

    def __init__(self, document: Document) -> None:
        self._document: Document | None = document
        self._found: dict[str, list[Any]] = {}
        self._spill = Spill()
        self.pieces: Pieces = {}
        self.sums = Sums()
        self.counts: Counter[str] = Counter()
        self.figures: Counter[str] = Counter()

    def add(self, table: str, record: Light) -> None:
        """Takes a record of this table."""
        self.sums.add(record)
        self.counts[table] += 1
        if isinstance(record, BudgetLine):
            self.figures[record.status.value] += 1
        found = self._found.setdefault(table, [])
        found.append(record)
        if len(found) >= PIECE:
            self._pack(table)

    def take_over(self, filled: "Bulk") -> None:
        """Takes what another has taken in another process."""
        pieces = {table: [self._spill.put(fetched(piece)) for piece in pieces] for table, pieces in filled.pieces.items()}
        vars(self).update(vars(filled), _document=self._document, _spill=self._spill, pieces=pieces)

    def __getstate__(self) -> dict[str, Any]:
        """All but the document, with all records packed."""
        self.close()
        return vars(self) | {"_document": None, "_spill": None}

    def close(self) -> None:
        """Packs the rest."""
        for table in self._found:
            self._pack(table)

    def _pack(self, table: str) -> None:
        found, self._found[table] = self._found[table], []
        self._put(table, rows_of(MODELS[table], found))
        if self._document and table in RECORD_TABLES:
            self._put("boxes", [tuple(box) for box in boxes_of(self._document, found)])

    def _put(self, table: str, rows: list[Row]) -> None:
        self.pieces.setdefault(table, []).append(self._spill.put(packed(rows)))


def pack(extraction: Extraction, bulk: Bulk | None = None) -> Parcel:
    """The parcel of an extraction, and of what is not in it; the boxes of its records are found now, where it has none yet."""
    document = Document.model_construct(**{name: getattr(extraction.document, name) for name in STORED})
    pieces: Pieces = {table: list(map(packed, rows)) for table, rows in _rows(extraction)}
    if bulk:
        bulk.close()
        boxes = [*pieces["boxes"], *bulk.pieces.get("boxes", ())]
        pieces |= bulk.pieces | {"boxes": boxes}
    return Parcel(document, summary_of(extraction, bulk.counts, bulk.figures) if bulk else summary_of(extraction), pieces)


def packed(rows: list[Row]) -> bytes:
    """Rows of a table as one piece."""
    return pickle.dumps(rows, pickle.HIGHEST_PROTOCOL)


def unpacked(piece: bytes | Away) -> list[Row]:
    """The rows that were packed so."""
    rows: list[Row] = pickle.loads(fetched(piece))
    return rows


def _rows(extraction: Extraction) -> Iterator[tuple[str, Iterator[list[Row]]]]:
    """The rows of each table, piece by piece."""
    for table, model in MODELS.items():
        yield table, map(partial(rows_of, model), _pieces(getattr(extraction, table)))
    yield "boxes", ([tuple(box) for box in piece] for piece in _pieces(extraction.boxes or find_boxes(extraction)))


def unpack(parcel: Parcel) -> Findings:
    """What is to be stored of a parcel; its rows can be gone through once, for they are unpacked on the way."""
    rows = {table: chain.from_iterable(map(unpacked, pieces)) for table, pieces in parcel.pieces.items()}
    return Findings(parcel.document, parcel.summary.facts, parcel.summary.coverage, rows)


def _pieces(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    """So many items after the other."""
    left = iter(items)
    return iter(lambda: tuple(islice(left, PIECE)), ())
