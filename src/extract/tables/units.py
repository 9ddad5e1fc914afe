"""The unit of each table, and the key of its signs: what the lines in and around it say, and its own figures."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from extract.tables.captions import is_aside
from extract.tables.figures import holds_money_mark
from extract.tables.layout import Layout
from extract.tables.roles import is_section
from extract.tables.surroundings import Surroundings
from extract.tables.unit_words import parse_key, parse_unit
from schema import Block, BlockKind, Document, SignConvention

FAR_LARGER = 200
"""Figures so many times as large as those of the table before are in another unit."""


class Unit(NamedTuple):
    """How many euros a printed 1 stands for, and whether the text says so."""

    euros: int | None
    stated: bool
    start: int | None = None
    """Where the line or cell stands that states it."""


NO_UNIT = Unit(None, stated=False)


def read_units(document: Document, tables: Iterable[tuple[Layout, Surroundings]]) -> Iterator[Unit]:
    """The unit of each table, in reading order: stated in it, before it or under it, in this order, or shown by its figures.

    A table that says nothing goes on in the unit of the one before it, unless that stands under that one, something new
    begins between the two, or its figures are far larger. A line under a table is its own, and not the next one's.
    """
    last, size, taken = NO_UNIT, Decimal(0), frozenset[int]()
    for layout, around in tables:
        unit = _own_unit(document, layout, around, taken)
        typical = _typical_size(layout)
        if unit is None:
            goes_on = not taken and _goes_on(document, around) and typical <= FAR_LARGER * size
            unit = last._replace(start=None) if goes_on else NO_UNIT
        yield unit
        behind = {block.start for block in around.behind}
        last, size, taken = unit, typical, frozenset({unit.start} if unit.start in behind and unit.start is not None else ())


def _own_unit(document: Document, layout: Layout, around: Surroundings, taken: frozenset[int]) -> Unit | None:
    """The unit that the lines in and around a table state, or that its figures are printed in; `taken` are another's lines."""
    for start, words in _lines(document, layout, around):
        unit = parse_unit(words) if start not in taken else None
        if unit is not None:
            return Unit(unit, stated=True, start=start)
    text = document.text
    in_euros = any(holds_money_mark(text, figure) for line in layout.lines for figure in line.figures)
    return Unit(1, stated=True) if in_euros else None


def _goes_on(document: Document, around: Surroundings) -> bool:
    """Whether a table goes on with the one before it: neither a heading nor a caption stands between the two."""
    return around.follows and not any(_begins_anew(document, block) for block in around.before)


def _begins_anew(document: Document, block: Block) -> bool:
    """Whether what follows a block is about something else; `Structureel` is a part of the same."""
    words = " ".join(document.text[block.start : block.end].split())
    if block.kind is BlockKind.CAPTION:
        return not is_aside(words)
    return block.kind is BlockKind.HEADING and not is_section(words)


def _typical_size(layout: Layout) -> Decimal:
    """The figure in the middle of those of a table, by size."""
    sizes = sorted(abs(figure.value) for line in layout.lines for figure in line.figures if not figure.is_nil)
    return sizes[len(sizes) // 2] if sizes else Decimal(0)


def find_key(document: Document, layout: Layout, around: Surroundings) -> SignConvention | None:
    """What the lines in and around a table say of its signs."""
    return next((key for _, words in _lines(document, layout, around) if (key := parse_key(words))), None)


def _lines(document: Document, layout: Layout, around: Surroundings) -> Iterator[tuple[int, str]]:
    """The lines that may speak of a table, nearest first: those in it, then before it, then under it."""
    text = document.text
    for cell in layout.head:
        yield cell.start, text[cell.start : cell.end]
    for line in layout.lines:
        for cell in () if line.figures else line.labels:
            yield cell.start, text[cell.start : cell.end]
    for block in (*around.inside, *reversed(around.before), *around.behind):
        yield block.start, text[block.start : block.end]
