"""Lines that give the unit or the source of indicators: `Eenheid: aantal per 1.000 inwoners`, `Bron: CBS`."""

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from extract.indicators.words import indicator_words
from extract.scan import any_of
from schema import BlockKind, Document, Grid


class FieldLines(NamedTuple):
    """The lines right behind a table that give its unit and source."""

    fields: dict[str, str]
    end: int
    """Index of the first block behind them."""


def gives_unit(document: Document, grid: Grid) -> bool:
    """Whether a row of a table, or the line behind it, gives a unit as only tables of indicators have it: `Eenheid: %`."""
    return _has_unit_row(document.text, grid) or "unit" in fields_behind(document, grid).fields


def _has_unit_row(text: str, grid: Grid) -> bool:
    """Whether a label of a table begins with the name of a unit."""
    if text.find(":", grid.start, grid.end) < 0:
        return False
    pattern, label_columns, head_rows = _field_pattern(), max(grid.label_columns, 1), grid.head_rows
    labels = (cell for cell in grid.cells if cell.column < label_columns and cell.row >= head_rows)
    fields = (pattern.match(text, cell.start, cell.end) for cell in labels)
    return any(field is not None and field.lastgroup == "unit" for field in fields)


def fields_behind(document: Document, grid: Grid) -> FieldLines:
    """The lines right behind a table that give its unit and source."""
    fields: dict[str, str] = {}
    index = bisect_left(document.block_starts, grid.end)
    while index < len(document.blocks):
        block = document.blocks[index]
        words = document.text[block.start : block.end]
        told = read_fields(" ".join(words.split())) if ":" in words else {}
        if not told and block.kind is not BlockKind.FURNITURE:
            break
        fields |= told
        index += 1
    return FieldLines(fields, index)


@cache
def _field_pattern() -> re.Pattern[str]:
    # "Eenheid: aantal per 1.000 inwoners", "Bron: CBS"
    words = indicator_words()
    return re.compile(rf"(?:(?P<unit>{any_of(words.unit_fields)})|(?P<source>{any_of(words.source_fields)})) ?: ?", re.IGNORECASE)


def read_fields(words: str) -> dict[str, str]:
    """Unit and source, where a row or line gives them after their names.

    >>> read_fields("Eenheid: % van de huishoudens Bron: CBS"), read_fields("Bronnen van warmte 12")
    ({'unit': '% van de huishoudens', 'source': 'CBS'}, {})
    """
    pattern = _field_pattern()
    if not pattern.match(words):
        return {}
    matches = list(pattern.finditer(words))
    ends = [match.start() for match in matches[1:]] + [len(words)]
    said = {str(match.lastgroup): words[match.end() : end].strip(" ;,.") for match, end in zip(matches, ends, strict=True)}
    return {name: value for name, value in said.items() if value}
