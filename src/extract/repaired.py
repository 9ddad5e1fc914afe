"""A document as it is read: with its repairs, so that patterns meet whole words; and the way back to the text as it stands.

The repaired document is one like any other, only that its text is another. What was found in it is put back: offsets and
words are those of the canonical text, while normalised fields (a goal's text, a title) keep the repaired words.
"""

from functools import cache
from typing import Any, TypeVar

from pydantic import Field

from extract.offset_map import OffsetMap
from schema import Blocks, Document, Grid, GridCells, Record

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
    blocks = document.blocks if isinstance(document.blocks, Blocks) else Blocks(document.blocks)
    read = RepairedDocument.model_construct(
        file_name=document.file_name,
        source_path=document.source_path,
        sha256=document.sha256,
        media_type=document.media_type,
        text=offsets.text,
        pages=tuple(page.with_values(start=offsets.forward(page.start)) for page in document.pages),
        blocks=blocks.moved(offsets.forward_all),
        grids=tuple(_moved_grid(grid, offsets) for grid in document.grids),
        origin=document.origin,
        offsets=offsets,
    )
    return read, offsets


def _moved_grid(grid: Grid, offsets: OffsetMap) -> Grid:
    cells = grid.cells if isinstance(grid.cells, GridCells) else GridCells(grid.cells)
    start, end = offsets.forward(grid.start), offsets.forward(grid.end)
    return grid.with_values(start=start, end=end, cells=cells.moved(offsets.forward_all))


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
