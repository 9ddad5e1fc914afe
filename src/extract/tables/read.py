"""The financial tables of a document as they are read: grids with their layout, heads, labels and units."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise, tee
from typing import NamedTuple

from extract.tables.captions import is_aside, shares_caption, table_caption
from extract.tables.counts import counted_columns, counts_all, counts_row
from extract.tables.heads import clean_words, find_year, read_columns
from extract.tables.labels import read_rows
from extract.tables.layout import Layout, is_indicator_grid, read_layout
from extract.tables.reading import Figure, Row, TableReading
from extract.tables.roles import is_section
from extract.tables.surroundings import Surroundings, read_surroundings
from extract.tables.two_sides import split_sides
from extract.tables.units import Unit, find_key, read_units
from schema import BlockKind, Document, DocumentFacts, GridCell

_LaidOut = tuple[Layout, Surroundings]


class FinancialTable(NamedTuple):
    """One table with what was seen of it beside its reading."""

    reading: TableReading
    cut_off: GridCell | None
    """The cell of a figure that the end of the text cuts off."""
    counted_columns: frozenset[int] = frozenset()
    """Those of its columns, by index, that count something and hold no money."""
    counted: tuple[Figure, ...] = ()
    """The figures of rows that count something, which its reading leaves out."""


class _Told(NamedTuple):
    """A table that is laid out, with what the lines in and around it say of it."""

    layout: Layout
    around: Surroundings
    caption: str | None
    unit: Unit
    title: str | None


def read_tables(document: Document, facts: DocumentFacts) -> Iterator[FinancialTable]:
    """The financial tables of a document, in reading order; of a long one only few are held at a time."""
    before: str | None = None
    for one, following in pairwise(chain(_told(document), (None,))):
        if one is None:
            return
        title = one.title if _has_sisters(one.title, (before, following.title if following else None)) else None
        reading = _reading(document, one, title, facts)
        yield _without_counts(document, FinancialTable(reading, one.layout.cut_off), one.layout, one.unit)
        before = one.title


def _told(document: Document) -> Iterator[_Told]:
    """The tables with what is said of them."""
    tables, again = tee(_laid_out(document))
    for ((layout, around), caption), unit in zip(_captioned(document, tables), read_units(document, again), strict=True):
        yield _Told(layout, around, caption, unit, _title(document, around))


def _laid_out(document: Document) -> Iterator[_LaidOut]:
    """The grids that hold figures and no indicators, side by side where they have two, with what stands around them."""
    for grid, around in zip(document.grids, read_surroundings(document, document.grids), strict=True):
        for side in split_sides(document, grid):
            if not is_indicator_grid(document, side) and (layout := read_layout(document, side)):
                yield layout, around


def _captioned(document: Document, tables: Iterable[_LaidOut]) -> Iterator[tuple[_LaidOut, str | None]]:
    """Each table with its caption; one under several tables that nothing parts is that of all of them."""
    joined: list[_LaidOut] = []
    for table in tables:
        if joined and not _shares_caption(joined[-1][1], table[1]):
            yield from _with_caption(document, joined)
            joined = []
        joined.append(table)
    yield from _with_caption(document, joined)


def _shares_caption(above: Surroundings, around: Surroundings) -> bool:
    """Whether the caption of a table is that of the one above it too, which has none of its own."""
    return shares_caption(around) and not any(block.kind is BlockKind.CAPTION for block in above.before)


def _with_caption(document: Document, joined: Sequence[_LaidOut]) -> Iterator[tuple[_LaidOut, str | None]]:
    """Tables that share the caption of the last of them."""
    caption = table_caption(document, *joined[-1]) if joined else None
    return ((table, caption) for table in joined)


def _reading(document: Document, told: _Told, title: str | None, facts: DocumentFacts) -> TableReading:
    """One table."""
    layout, caption = told.layout, told.caption
    columns = read_columns(document, layout, caption, facts)
    years = {column.year for column in columns if column.year}
    year = facts.year or (find_year(caption) if caption else None) or max(years, default=None)
    return TableReading(
        grid=layout.grid,
        columns=columns,
        rows=tuple(row for row in read_rows(document, layout, title, year) if row.figures),
        caption=caption,
        unit=told.unit.euros,
        unit_stated=told.unit.stated,
        favour_key=find_key(document, layout, told.around),
    )


def _without_counts(document: Document, table: FinancialTable, layout: Layout, unit: Unit) -> FinancialTable:
    """The table with its figures told apart that are no money: all, those of some columns, those of some rows."""
    reading = table.reading
    counts = counts_all(document, layout, reading.caption, has_unit=unit.start is not None)
    kept: list[Row] = []
    counted: list[Row] = []
    for row in reading.rows:
        (counted if counts or counts_row(row) else kept).append(row)
    return table._replace(
        reading=reading._replace(rows=tuple(kept)),
        counted_columns=counted_columns(document, layout, reading.columns),
        counted=tuple(figure for row in counted for figure in row.figures if not figure.is_nil),
    )


def _title(document: Document, around: Surroundings) -> str | None:
    """The line right before a table, where it is a bare word for a section: `Incidenteel`."""
    for block in reversed(around.before):
        words = clean_words(document.text[block.start : block.end])
        if is_section(words):
            return words
        if not is_aside(document.text[block.start : block.end]):
            return None
    return None


def _has_sisters(title: str | None, beside: Iterable[str | None]) -> bool:
    """Whether the table before or behind has such a title too, with another word."""
    return title is not None and any(other is not None and other != title for other in beside)
