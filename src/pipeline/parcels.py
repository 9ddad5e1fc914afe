"""Extractions made ready for the way from one process to another: records as plain rows, for objects are slow to pack."""

from concurrent.futures import Future
from operator import attrgetter
from typing import Any, NamedTuple

from schema import LINK_TABLES, RECORD_TABLES, Coverage, Document, DocumentFacts, Extraction, RecordBox
from schema.frozen import Frozen

MODELS = RECORD_TABLES | LINK_TABLES

STORED = ("file_name", "source_path", "sha256", "media_type", "text", "pages", "links", "origin")
"""The fields of a document that the store asks for; its blocks, grids and places nobody needs once all is found."""

Row = tuple[Any, ...]


class Parcel(NamedTuple):
    """What was found in one file, and of the document what is stored of it."""

    document: Document
    facts: DocumentFacts
    coverage: Coverage
    boxes: list[Row]
    rows: dict[str, list[Row]]
    """The values of the fields of each record, by table."""


def pack(extraction: Extraction) -> Parcel:
    """The parcel of an extraction."""
    document = Document.model_construct(**{name: getattr(extraction.document, name) for name in STORED})
    rows = {table: [*map(attrgetter(*model.model_fields), getattr(extraction, table))] for table, model in MODELS.items()}
    return Parcel(document, extraction.facts, extraction.coverage, [*map(tuple, extraction.boxes)], rows)


def received(future: Future[Parcel]) -> Extraction:
    """The extraction that a worker has sent, without what is not stored of its document; raises what the worker met."""
    parcel = future.result()
    records: dict[str, Any] = {table: tuple(restore(MODELS[table], rows)) for table, rows in parcel.rows.items()}
    boxes = tuple(map(RecordBox._make, parcel.boxes))
    return Extraction.model_construct(
        document=parcel.document, facts=parcel.facts, coverage=parcel.coverage, boxes=boxes, **records
    )


def restore(model: type[Frozen], rows: list[Row]) -> list[Frozen]:
    """The records with these values, as unpickling restores them: nothing is checked again."""
    names = tuple(model.model_fields)
    records = [model.__new__(model) for _ in rows]
    for record, values in zip(records, rows, strict=True):
        state = {"__dict__": dict(zip(names, values, strict=True)), "__pydantic_fields_set__": set(names)}
        record.__setstate__(state | {"__pydantic_extra__": None, "__pydantic_private__": None})
    return records
