"""The financial tables of a document as they are read: grids with their layout, heads, labels and units."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.row_labels import read_rows
from extract.row_roles import is_section
from extract.table_heads import clean_words, find_year, read_columns
from extract.table_layout import Layout, is_indicator_grid, read_layout
from extract.table_reading import TableReading
from extract.table_surroundings import Surroundings, find_caption, read_surroundings
from extract.table_units import NO_UNIT, Unit, find_key, find_unit, parse_key, parse_unit, without_unit
from schema import Document, DocumentFacts, GridCell


@dataclass(frozen=True)
class FinancialTable:
    """One table with what was seen of it beside its reading."""

    reading: TableReading
    cut_off: GridCell | None
    """The cell of a figure that the end of the text cuts off."""


def read_tables(document: Document, facts: DocumentFacts) -> Iterator[FinancialTable]:
    """The financial tables of a document, in reading order."""
    every = zip(document.grids, read_surroundings(document, document.grids), strict=True)
    tables = [(grid, around) for grid, around in every if not is_indicator_grid(document, grid)]
    titles = [_title(document, around) for _, around in tables]
    carried, taken = NO_UNIT, frozenset[int]()
    for index, (grid, surroundings) in enumerate(tables):
        layout = read_layout(document, grid)
        if layout is None:
            continue
        unit = find_unit(document, layout, surroundings, carried if surroundings.follows else None, taken)
        title = titles[index] if _has_sisters(titles, index) else None
        yield FinancialTable(_reading(document, layout, surroundings, unit, title, facts), layout.cut_off)
        behind = {block.start for block in surroundings.behind}
        taken = frozenset({unit.start} if unit.start in behind and unit.start is not None else ())
        carried = NO_UNIT if taken else unit


def _reading(
    document: Document, layout: Layout, around: Surroundings, unit: Unit, title: str | None, facts: DocumentFacts
) -> TableReading:
    """One table."""
    lines = {block.start: document.text[block.start : block.end] for block in (*around.before, *around.behind)}
    units = frozenset(start for start, words in lines.items() if _is_aside(words))
    block = find_caption(document, around, units)
    caption = clean_words(document.text[block.start : block.end]) if block else None
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


def _is_aside(words: str) -> bool:
    """Whether a line gives a unit or a key and nothing else."""
    return parse_key(words) is not None or (parse_unit(words) is not None and not without_unit(words).strip(" .:()0123456789*"))


def _title(document: Document, around: Surroundings) -> str | None:
    """The line right before a table, where it is a bare word for a section: `Incidenteel`."""
    for block in reversed(around.before):
        words = clean_words(document.text[block.start : block.end])
        if is_section(words):
            return words
        if not _is_aside(words):
            return None
    return None


def _has_sisters(titles: Sequence[str | None], index: int) -> bool:
    """Whether the table before or behind has such a title too, with another word."""
    own = titles[index]
    beside = [titles[place] for place in (index - 1, index + 1) if 0 <= place < len(titles)]
    return own is not None and any(other is not None and other != own for other in beside)
