"""Indicators (effectindicatoren; BBV article 25): their names, units and sources, and their values by year."""

from collections.abc import Iterator
from itertools import compress

from extract.evidence import evidence
from extract.found import Found
from extract.indicators.fields import fields_behind, read_fields
from extract.indicators.rows import Value, read_rows
from extract.indicators.words import indicator_words
from extract.tables.captions import find_caption
from extract.tables.layout import is_indicator_grid
from extract.tables.surroundings import Surroundings, read_surroundings
from schema import BudgetTable, Document, Grid, Indicator, Issue, SumStatus, TableKind


def extract_indicators(document: Document, found: Found) -> Iterator[BudgetTable | Indicator | Issue]:
    """The tables of indicators of a document, in reading order, each with its values.

    A value that is no single number (`104 tov 134 landelijk`, `nb`) is kept in its words alone; a dash is none. A table
    that lines with unit and source cut into pieces keeps the head of its first piece.
    """
    wanted = [is_indicator_grid(document, grid) for grid in document.grids]
    if not any(wanted):
        return
    own = indicator_words().own | {name.casefold() for name in (found.facts.municipality,) if name}
    head: Grid | None = None
    caption: str | None = None
    following: int | None = None
    for grid, around in compress(zip(document.grids, read_surroundings(document, document.grids), strict=True), wanted):
        if head is None or grid.head_rows or grid.columns != head.columns or document.block_index_at(grid.start) != following:
            head, caption = grid, _caption(document, grid, around)
        fields, following = fields_behind(document, grid)
        values = list(read_rows(document.text, grid, own, head))
        if values:
            table = _table(document, found, grid, caption)
            yield table
            yield from (_indicator(document, table, value, fields) for value in values)


def _table(document: Document, found: Found, grid: Grid, caption: str | None) -> BudgetTable:
    return BudgetTable(
        **evidence(document, "budget_table", grid.start, grid.end),
        section_id=found.section_id_at(grid.start),
        kind=TableKind.INDICATORS,
        caption=caption,
        unit=None,
        unit_stated=False,
        sign_convention=None,
        status=SumStatus.UNVERIFIED,
    )


def _caption(document: Document, grid: Grid, around: Surroundings) -> str | None:
    """The caption of a table; a line that gives unit or source is none."""
    fields = frozenset(block.start for block in around.before if read_fields(document.text[block.start : block.end]))
    return find_caption(document, grid, around, fields)


def _indicator(document: Document, table: BudgetTable, value: Value, fields: dict[str, str]) -> Indicator:
    start, end = value.cell.start, value.cell.end
    return Indicator(
        **evidence(document, "indicator", start, end),
        table_id=table.id,
        name=value.name,
        unit=value.unit or fields.get("unit"),
        source=value.source or fields.get("source"),
        year=value.year,
        phase=value.phase,
        value=value.value,
    )
