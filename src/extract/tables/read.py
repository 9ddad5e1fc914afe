"""The financial tables of a document as they are read: grids with their layout, heads, labels and units."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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


@dataclass(frozen=True)
class FinancialTable:
    """One table with what was seen of it beside its reading."""

    reading: TableReading
    cut_off: GridCell | None
    """The cell of a figure that the end of the text cuts off."""
    counted_columns: frozenset[int] = frozenset()
    """Those of its columns, by index, that count something and hold no money."""
    counted: tuple[Figure, ...] = ()
    """The figures of rows that count something, which its reading leaves out."""


def read_tables(document: Document, facts: DocumentFacts) -> Iterator[FinancialTable]:
    """The financial tables of a document, in reading order."""
    tables = list(_laid_out(document))
    titles = [_title(document, around) for _, around in tables]
    told = zip(tables, _captions(document, tables), read_units(document, tables), strict=True)
    for index, ((layout, around), caption, unit) in enumerate(told):
        title = titles[index] if _has_sisters(titles, index) else None
        reading = _reading(document, layout, around, caption, unit, title, facts)
        yield _without_counts(document, FinancialTable(reading, layout.cut_off), layout, unit)


def _laid_out(document: Document) -> Iterator[_LaidOut]:
    """The grids that hold figures and no indicators, side by side where they have two, with what stands around them."""
    for grid, around in zip(document.grids, read_surroundings(document, document.grids), strict=True):
        for side in split_sides(document, grid):
            if not is_indicator_grid(document, side) and (layout := read_layout(document, side)):
                yield layout, around


def _captions(document: Document, tables: Sequence[_LaidOut]) -> list[str | None]:
    """The caption of each table; one under two tables that nothing parts is that of both."""
    captions = [table_caption(document, layout, around) for layout, around in tables]
    for index in range(len(tables) - 1, 0, -1):
        before = tables[index - 1][1]
        if shares_caption(tables[index][1]) and not any(block.kind is BlockKind.CAPTION for block in before.before):
            captions[index - 1] = captions[index]
    return captions


def _reading(
    document: Document,
    layout: Layout,
    around: Surroundings,
    caption: str | None,
    unit: Unit,
    title: str | None,
    facts: DocumentFacts,
) -> TableReading:
    """One table."""
    columns = read_columns(document, layout, caption, facts)
    years = {column.year for column in columns if column.year}
    year = facts.year or (find_year(caption) if caption else None) or max(years, default=None)
    return TableReading(
        grid=layout.grid,
        columns=columns,
        rows=tuple(row for row in read_rows(document, layout, title, year) if row.figures),
        caption=caption,
        unit=unit.euros,
        unit_stated=unit.stated,
        favour_key=find_key(document, layout, around),
    )


def _without_counts(document: Document, table: FinancialTable, layout: Layout, unit: Unit) -> FinancialTable:
    """The table with its figures told apart that are no money: all, those of some columns, those of some rows."""
    reading = table.reading
    counts = counts_all(document, layout, reading.caption, has_unit=unit.start is not None)
    kept: list[Row] = []
    counted: list[Row] = []
    for row in reading.rows:
        (counted if counts or counts_row(row) else kept).append(row)
    return replace(
        table,
        reading=replace(reading, rows=tuple(kept)),
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


def _has_sisters(titles: Sequence[str | None], index: int) -> bool:
    """Whether the table before or behind has such a title too, with another word."""
    own = titles[index]
    beside = [titles[place] for place in (index - 1, index + 1) if 0 <= place < len(titles)]
    return own is not None and any(other is not None and other != own for other in beside)
