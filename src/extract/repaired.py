"""A document as it is read: with its repairs, so that patterns meet whole words; and the way back to the text as it stands.

The repaired document is one like any other, only that its text is another. What was found in it is put back: offsets and
words are those of the canonical text, while normalised fields (a goal's text, a title) keep the repaired words.
"""

from functools import cache
from typing import Any, TypeVar

from pydantic import Field

from extract.offset_map import OffsetMap
from schema import Block, Document, Extraction, Grid, Page, Record

END_FIELDS = ("body_end",)
"""The fields of records, beside their span, that are offsets at which something ends."""
START_FIELDS = ("body_start",)
"""Those at which something starts."""

AnyRecord = TypeVar("AnyRecord", bound=Record)


class RepairedDocument(Document):
    """A document whose text holds its repairs; records have the ids of their places in the canonical text."""

    offsets: OffsetMap = Field(exclude=True)

    def record_id(self, record_type: str, start: int, end: int, distinction: str = "") -> str:
        """The id of a record at this place of the repaired text."""
        return super().record_id(record_type, *self.offsets.back(start, end), distinction)


def repaired(document: Document) -> tuple[Document, OffsetMap | None]:
    """The document as it is read, and the way back; itself, and none, where nothing is repaired."""
    if not document.repairs:
        return document, None
    offsets = OffsetMap(document.text, document.repairs)
    read = RepairedDocument(
        file_name=document.file_name,
        source_path=document.source_path,
        sha256=document.sha256,
        media_type=document.media_type,
        text=offsets.text,
        pages=tuple(_moved_page(page, offsets) for page in document.pages),
        blocks=tuple(_moved_block(block, offsets) for block in document.blocks),
        grids=tuple(_moved_grid(grid, offsets) for grid in document.grids),
        origin=document.origin,
        offsets=offsets,
    )
    return read, offsets


def _moved_page(page: Page, offsets: OffsetMap) -> Page:
    return page.model_copy(update={"start": offsets.forward(page.start)})


def _moved_block(block: Block, offsets: OffsetMap) -> Block:
    start, end, body = map(offsets.forward, (block.start, block.end, block.body))
    return block._replace(start=start, end=end, body=body)


def _moved_grid(grid: Grid, offsets: OffsetMap) -> Grid:
    cells = tuple(cell._replace(start=offsets.forward(cell.start), end=offsets.forward(cell.end)) for cell in grid.cells)
    return grid.model_copy(update={"start": offsets.forward(grid.start), "end": offsets.forward(grid.end), "cells": cells})


def put_back(extraction: Extraction, document: Document, offsets: OffsetMap | None) -> Extraction:
    """What was found in the repaired document, at its places in the document itself."""
    if offsets is None:
        return extraction
    changes: dict[str, Any] = {
        table: tuple(_put_back(record, document.text, offsets) for record in records)
        for table, records in extraction.records().items()
    }
    return extraction.model_copy(update={"document": document, **changes})


def _put_back(record: AnyRecord, text: str, offsets: OffsetMap) -> AnyRecord:
    starts, ends = _other_offsets(type(record))
    if max(record.end, *(getattr(record, field) for field in ends), 0) < offsets.first:
        return record
    start, end = offsets.back(record.start, record.end)
    change: dict[str, Any] = {"start": start, "end": end, "words": text[start:end]}
    for field in starts:
        offset = getattr(record, field)
        change[field] = offsets.back(offset, offset)[0]
    for field in ends:
        change[field] = offsets.back_of_end(getattr(record, field))
    return record.model_copy(update=change)


@cache
def _other_offsets(model: type[Record]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a model that are offsets, beside its span: those at which something starts, and those at which it ends."""
    starts, ends = (tuple(field for field in fields if field in model.model_fields) for fields in (START_FIELDS, END_FIELDS))
    return starts, ends
