"""The rows of a table of indicators: the name, the unit and the source of each, and its values.

A name may stand in its row or above it; unit and source in columns of their own, or in rows below (`Bron: CBS`).
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.indicators.cells import is_blank, read_value
from extract.indicators.columns import Holds, IndicatorColumn, read_columns, read_head
from extract.indicators.fields import read_fields
from extract.indicators.words import LETTER, YEAR, indicator_words, is_phase, phase_in, year_in
from schema import Grid, GridCell, IndicatorPhase

# "- jongens", "waarvan meisjes"
PART = re.compile(r"[-–•]\s|waarvan\s", re.IGNORECASE)
# "Verzuim (aantal per 1.000 leerlingen)"
BRACKETS = re.compile(r"\((?P<inside>[^()]+)\)$")
FEWEST_HEADS = 2
"""A row of so many years or phases, and nothing else, is a head within the table."""

UNKNOWN = IndicatorColumn(Holds.OTHER)
"""A column with neither head nor cells of its own."""

Cells = tuple[tuple[GridCell, str], ...]
"""The cells of a row with their words."""


class Value(NamedTuple):
    """One value of an indicator, where it stands and what it is of."""

    cell: GridCell
    name: str
    value: float | None
    unit: str | None
    source: str | None
    year: int | None
    phase: IndicatorPhase | None


@dataclass
class _Row:
    """A row of values, whose unit and source may yet follow."""

    name: str
    cells: Cells
    columns: Mapping[int, IndicatorColumn]
    phase: IndicatorPhase | None
    year: int | None
    unit: str | None
    source: str | None


@dataclass
class _Above:
    """What the rows above a row say."""

    columns: dict[int, IndicatorColumn]
    section: str | None = None
    name: str | None = None
    block: list[_Row] = field(default_factory=list)
    """The rows since the last that gave unit or source."""
    in_fields: bool = False


def read_rows(text: str, grid: Grid, own: Collection[str], head: Grid | None = None) -> Iterator[Value]:
    """The values of a table of indicators in reading order, dashes left out.

    `own` are the names of the municipality itself, in small letters; `head` is the table whose head is this one's too.
    """
    headings = _headings(text, head or grid)
    body = [(cell, " ".join(text[cell.start : cell.end].split())) for cell in grid.cells if cell.row >= grid.head_rows]
    columns = read_columns(headings, body, grid.label_columns, own)
    above = _Above(columns, section=_headed_name(headings, columns))
    rows: dict[int, list[tuple[GridCell, str]]] = {}
    for cell, said in body:
        rows.setdefault(cell.row, []).append((cell, said))
    read = [row for members in rows.values() if (row := _read_row(tuple(members), above, own))]
    for row in read:
        yield from _values(row)


def _headings(text: str, grid: Grid) -> dict[int, list[str]]:
    """The heads over each column, from outer to inner."""
    found: dict[int, list[str]] = {}
    for cell in grid.cells:
        if cell.row < grid.head_rows:
            for column in range(cell.column, cell.column + cell.column_span):
                found.setdefault(column, []).append(" ".join(text[cell.start : cell.end].split()))
    return found


def _headed_name(headings: Mapping[int, Sequence[str]], columns: Mapping[int, IndicatorColumn]) -> str | None:
    """The head over the labels, where it is the name of the indicator and not the word for it."""
    heads = (headings[place][-1] for place, column in columns.items() if column.holds is Holds.LABELS and place in headings)
    return next((head for head in heads if LETTER.search(head)), None)


def _read_row(cells: Cells, above: _Above, own: Collection[str]) -> _Row | None:
    """A row of values; None for one that says something of those above or below it."""
    if fields := read_fields(" ".join(words for _, words in cells)):
        for row in above.block:
            row.unit = row.unit or fields.get("unit")
            row.source = row.source or fields.get("source")
        above.in_fields = True
        return None
    if above.in_fields:
        above.block, above.in_fields = [], False
    values = tuple((cell, words) for cell, words in cells if _column(above.columns, cell).holds is Holds.VALUES)
    labels = _labels(cells, above)
    if _is_head(values):
        above.columns |= {cell.column: read_head([words], own) for cell, words in values}
    if labels and (_is_head(values) or not values):
        above.section, above.name = labels[-1], None
    if not values or _is_head(values):
        return None
    return _row(cells, values, labels, above, own)


def _row(cells: Cells, values: Cells, labels: Sequence[str], above: _Above, own: Collection[str]) -> _Row | None:
    names = [label for label in labels if not _is_compared(label, own)]
    aspects = [label for label in labels if _is_compared(label, own)]
    name = names[-1] if names else above.name or above.section
    if name is None:
        return None
    if PART.match(name) and above.section:
        name = f"{above.section} / {name}"
    else:
        above.name = name
    told = next((words for cell, words in cells if _column(above.columns, cell).holds is Holds.PERIODS), "")
    row = _Row(
        name=name,
        cells=values,
        columns=dict(above.columns),
        phase=_phase_of(aspects[-1], own) if aspects else None,
        year=year_in(told),
        unit=_said(cells, above, Holds.UNITS) or _unit_behind(name),
        source=_said(cells, above, Holds.SOURCES),
    )
    above.block.append(row)
    return row


def _values(row: _Row) -> Iterator[Value]:
    for cell, words in row.cells:
        if is_blank(words):
            continue
        over = [row.columns[place] for place in range(cell.column, cell.column + cell.column_span) if place in row.columns]
        years, phases = {column.year for column in over}, {column.phase for column in over}
        known = cell.placed and len(years) == 1 and len(phases) == 1
        said = read_value(words)
        year = said.year or (over[0].year if known else None) or row.year
        phase = row.phase or (over[0].phase if known else None)
        yield Value(cell, row.name, said.value, row.unit or said.unit, row.source, year, phase)


def _column(columns: Mapping[int, IndicatorColumn], cell: GridCell) -> IndicatorColumn:
    return columns.get(cell.column, UNKNOWN)


def _labels(cells: Cells, above: _Above) -> list[str]:
    """The labels of a row, those that have no letters left out, with that of the column of names last."""
    labels = [(column.holds, words) for cell, words in cells if LETTER.search(words) and (column := _column(above.columns, cell))]
    return [words for wanted in (Holds.LABELS, Holds.NAMES) for holds, words in labels if holds is wanted]


def _said(cells: Cells, above: _Above, holds: Holds) -> str | None:
    """What a row says in its column of units or sources."""
    said = (words for cell, words in cells if _column(above.columns, cell).holds is holds and not is_blank(words))
    return next(said, None)


def _is_head(values: Cells) -> bool:
    """Whether the values of a row are years or phases: a head within the table."""
    if len(values) < FEWEST_HEADS:
        return False
    return all(is_phase(words) or YEAR.fullmatch(words) for _, words in values)


def _is_compared(label: str, own: Collection[str]) -> bool:
    """Whether a label names no indicator, but whose value or which value of the one above: `Nederland`, `Streefwaarde`."""
    first, _, rest = label.partition(" ")
    return label.casefold() in own or is_phase(label) or (first.casefold() in indicator_words().regions and rest[:1].isupper())


def _phase_of(label: str, own: Collection[str]) -> IndicatorPhase | None:
    return None if label.casefold() in own else phase_in(label) or IndicatorPhase.REFERENCE


def _unit_behind(name: str) -> str | None:
    """The unit in brackets at the end of a name."""
    brackets = BRACKETS.search(name)
    inside = brackets["inside"].strip() if brackets else ""
    return inside if inside.casefold().startswith(tuple(start.casefold() for start in indicator_words().unit_starts)) else None
