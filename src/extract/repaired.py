"""A document as it is read: with its repairs, so that patterns meet whole words; and the way back to the text as it stands.

The repaired document is one like any other, only that its text is another. What was found in it is put back: offsets and
words are those of the canonical text, while normalised fields (a goal's text, a title) keep the repaired words.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any, TypeVar

from pydantic import Field

from extract.offset_map import OffsetMap
from schema import Block, Document, Grid, GridCell, Record

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
    there = offsets.forward_all(_offsets_in(document))
    read = RepairedDocument.model_construct(
        file_name=document.file_name,
        source_path=document.source_path,
        sha256=document.sha256,
        media_type=document.media_type,
        text=offsets.text,
        pages=tuple(page.with_values(start=there[page.start]) for page in document.pages),
        blocks=tuple(_moved_block(block, there) for block in document.blocks),
        grids=tuple(_moved_grid(grid, there) for grid in document.grids),
        origin=document.origin,
        offsets=offsets,
    )
    return read, offsets


def _offsets_in(document: Document) -> Iterator[int]:
    """The offsets at which its pages and blocks stand, and its tables with their cells."""
    yield from (page.start for page in document.pages)
    yield from chain.from_iterable(block[1:4] for block in document.blocks)
    for grid in document.grids:
        yield from (grid.start, grid.end)
        yield from chain.from_iterable(cell[:2] for cell in grid.cells)


def _moved_block(block: Block, there: Mapping[int, int]) -> Block:
    kind, start, end, body, level, number, continues = block
    return Block(kind, there[start], there[end], there[body], level, number, continues)


def _moved_grid(grid: Grid, there: Mapping[int, int]) -> Grid:
    cells = tuple(_moved_cell(cell, there) for cell in grid.cells)
    return grid.with_values(start=there[grid.start], end=there[grid.end], cells=cells)


def _moved_cell(cell: GridCell, there: Mapping[int, int]) -> GridCell:
    start, end, row, column, row_span, column_span, placed = cell
    return GridCell(there[start], there[end], row, column, row_span, column_span, placed)


def put_back(records: list[AnyRecord], text: str, offsets: OffsetMap) -> None:
    """Gives each of the records its place in the canonical `text`.

    One takes the place of the other in the list, for both together would take twice the memory.
    """
    for index, record in enumerate(records):
        records[index] = placed_back(record, text, offsets)


def placed_back(record: AnyRecord, text: str, offsets: OffsetMap) -> AnyRecord:
    """The record at its place in the canonical `text`; itself before the first repair."""
    starts, ends = _other_offsets(type(record))
    if record.end < offsets.first and all(getattr(record, field) < offsets.first for field in ends):
        return record
    start, end = offsets.back(record.start, record.end)
    change: dict[str, Any] = {"start": start, "end": end, "words": text[start:end]}
    for field in starts:
        offset = getattr(record, field)
        change[field] = offsets.back(offset, offset)[0]
    for field in ends:
        change[field] = offsets.back_of_end(getattr(record, field))
    return record.with_values(**change)


@cache
def _other_offsets(model: type[Record]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a model that are offsets, beside its span: those at which something starts, and those at which it ends."""
    starts, ends = (tuple(field for field in fields if field in model.model_fields) for fields in (START_FIELDS, END_FIELDS))
    return starts, ends
