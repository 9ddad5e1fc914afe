"""Two levels of rows in one column of labels: a programme above its parts, as two heads over the labels tell."""

from collections.abc import Sequence
from decimal import Decimal

from extract.tables.heads import clean_head
from extract.tables.layout import Layout
from extract.tables.names import Name
from extract.tables.reading import Reading, RowRole
from extract.tables.roles import find_role
from extract.tables.words import table_words
from schema import Document

_ROUNDING = Decimal(1)


def with_outline(document: Document, layout: Layout, names: Sequence[Name]) -> tuple[Name, ...]:
    """The names with the depth of each, where two heads stand over labels of which every row has one."""
    rows = [name for name in names if name.line.figures and _is_part(name)]
    in_one_column = len({name.depth for name in rows}) == 1 and all(len(name.line.labels) == 1 for name in rows)
    if not in_one_column or not _has_two_heads(document, layout):
        return tuple(names)
    outer = _numbered(rows) or _sums(rows)
    if not outer:
        return tuple(names)
    return tuple(name._replace(depth=1 if _is_part(name) and name.line.place not in outer else 0) for name in names)


def _has_two_heads(document: Document, layout: Layout) -> bool:
    """Whether two heads stand over the labels, in cells of their own or joined: `Programma Beleidsterrein`."""
    cells = [cell for cell in layout.head if cell.column < min(layout.figure_columns[0], layout.grid.label_columns)]
    heads = {cell.column: words for cell in cells if (words := clean_head(document.text[cell.start : cell.end]))}
    if len(heads) > 1:
        return True
    joined = [word for head in heads.values() for word in head.casefold().split()]
    return len(joined) > 1 and table_words().level_heads.issuperset(joined)


def _is_part(name: Name) -> bool:
    """Whether a row is no total, saldo or result."""
    return name.words is not None and find_role(name.words) is RowRole.PART


def _numbered(rows: Sequence[Name]) -> set[int]:
    """The rows that have a number, where the first has one and not all have: `3 Economie` above `Marketing`."""
    coded = {name.line.place for name in rows if name.code}
    if not rows or rows[0].line.place not in coded or len(coded) == len(rows):
        return set()
    return coded


def _sums(rows: Sequence[Name]) -> set[int]:
    """The rows that are the sum of those below them, where all rows are one or a part of one."""
    outer: set[int] = set()
    position = 0
    while position < len(rows):
        parts = _parts(rows, position)
        if parts == 0:
            return set()
        outer.add(rows[position].line.place)
        position += parts + 1
    return outer


def _parts(rows: Sequence[Name], position: int) -> int:
    """How many rows below a row come to it, in every column; 0 where none do."""
    whole = _values(rows[position])
    if whole is None:
        return 0
    sums = [Decimal(0)] * len(whole)
    for index in range(position + 1, len(rows)):
        values = _values(rows[index])
        if values is None:
            return 0
        sums = [one + other for one, other in zip(sums, values, strict=True)]
        count = index - position
        if all(abs(one - other) <= _ROUNDING * (count + 1) / 2 for one, other in zip(sums, whole, strict=True)):
            return count
    return 0


def _values(name: Name) -> tuple[Decimal, ...] | None:
    """A row's figures, nil where there is none; None where its reading is open."""
    readings: tuple[Reading, ...] = name.line.readings
    return tuple(figure.value if figure else Decimal(0) for figure in readings[0]) if len(readings) == 1 else None
