"""What the columns of a table of indicators hold: names, units, sources, periods and values."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum, auto
from typing import NamedTuple

from extract.indicators.words import indicator_words, phase_in, year_in
from schema import GridCell, IndicatorPhase

# "nb", "n.v.t.", "PM", "> 80", "69,6%", "104 tov 134", "2018: 12"; not "Bureau Halt"
_LIKE_VALUE = re.compile(r"\W*(?:\d.*|n\.?b\.?|n\.?v\.?t\.?|n\.?n\.?b\.?|p\.?m\.?|onbekend)?\W*", re.IGNORECASE | re.DOTALL)


class Holds(Enum):
    """What a column holds."""

    NAMES = auto()
    LABELS = auto()
    """Names too, where no column is headed as that of the names."""
    UNITS = auto()
    SOURCES = auto()
    PERIODS = auto()
    VALUES = auto()
    OTHER = auto()


class IndicatorColumn(NamedTuple):
    """A column, and what its head says of the values in it."""

    holds: Holds
    year: int | None = None
    phase: IndicatorPhase | None = None


def read_columns(
    headings: Mapping[int, Sequence[str]], body: Iterable[tuple[GridCell, str]], label_columns: int, own: Collection[str]
) -> dict[int, IndicatorColumn]:
    """The columns of a table by their place, out of their heads from outer to inner, and of the cells below with their words.

    `own` are the names of the municipality itself, in small letters.
    """
    cells: defaultdict[int, list[str]] = defaultdict(list)
    for cell, words in body:
        if cell.placed and cell.column_span == 1:
            cells[cell.column].append(words)
    return {place: _column(headings.get(place, ()), cells[place], place < label_columns, own) for place in {*headings, *cells}}


def read_head(headings: Sequence[str], own: Collection[str] = ()) -> IndicatorColumn:
    """A column of values by its heads, of which the inner tells more than the outer."""
    inner_first = [heading for heading in reversed(headings) if heading]
    year = next((year for heading in inner_first if (year := year_in(heading)) is not None), None)
    phase = next((phase for heading in inner_first if (phase := phase_in(heading)) is not None), None)
    if phase is None and any(_names_own(heading, own) for heading in inner_first):
        phase = IndicatorPhase.ACTUAL
    return IndicatorColumn(Holds.VALUES, year, phase)


def _column(headings: Sequence[str], cells: Sequence[str], in_labels: bool, own: Collection[str]) -> IndicatorColumn:
    words = indicator_words()
    heads = [heading.casefold().rstrip(":*") for heading in headings]
    inner = heads[-1:]
    by_head = (
        (Holds.UNITS, words.unit_heads, heads),
        (Holds.SOURCES, words.source_heads, heads),
        (Holds.PERIODS, words.period_heads, inner),
        (Holds.NAMES, words.name_heads, heads),
        (Holds.OTHER, words.other_heads, inner),
    )
    for holds, known, told in by_head:
        if known.intersection(told):
            return IndicatorColumn(holds)
    if in_labels:
        return IndicatorColumn(Holds.LABELS)
    column = read_head(headings, own)
    is_told = column.year is not None or column.phase is not None
    like_values = sum(_LIKE_VALUE.fullmatch(cell) is not None for cell in cells)
    if like_values * 2 >= len(cells) or (is_told and like_values > 0):
        return column
    return IndicatorColumn(Holds.OTHER)


def _names_own(heading: str, own: Collection[str]) -> bool:
    """Whether a head names the municipality itself, with or without a year: `Meerdrecht 2018`."""
    return re.sub(r"[\W\d]+", " ", heading).strip().casefold() in own
