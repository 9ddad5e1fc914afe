"""The labels of a table's rows, from outer to inner, and what each row is in its table's sums."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from extract.goal_tree import activity_key
from extract.tables.heads import clean_words, find_side
from extract.tables.layout import Layout
from extract.tables.names import Name, read_names
from extract.tables.outlines import with_outline
from extract.tables.reading import Figure, Row, RowRole
from extract.tables.roles import LEADING_CODE, find_role, is_bare_side, is_reserve_side, is_section
from extract.tables.taakvelden import taakveld_list
from extract.tables.words import table_words
from schema import Document, Side

# "Saldo van baten en lasten alle programma's": a sum over all sections
_ALL = re.compile(r"\balle\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_TOTAL_WORDS = frozenset(("totaal", "totale", "generaal", "van", "de"))


class _Level(NamedTuple):
    """One open level of labels."""

    words: str
    kind: str
    """`title` of the table, `side` (Lasten), `nature` (Incidenteel), `reserves`, `group`, `row` with figures of its own."""
    depth: int | None = None
    of_sides: bool = False
    """Whether it holds bare rows `Lasten`, `Baten`, `Saldo` and nothing else."""


@dataclass
class _Path:
    """The levels that are open at one row of a table."""

    levels: list[_Level] = field(default_factory=list)
    fresh: bool = False
    """Whether no row of figures stands behind the level that was opened last."""

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(level.words for level in self.levels)

    def close(self, index: int) -> None:
        """Closes the level at an index and all that it holds; a table's title stays open."""
        while len(self.levels) > index and self.levels[-1].kind != "title":
            self.levels.pop()

    def close_from(self, depth: int) -> None:
        """Closes the levels of the columns from `depth` on, and all that they hold."""
        self.close(
            next((i for i, level in enumerate(self.levels) if level.depth is not None and level.depth >= depth), self.size)
        )

    @property
    def size(self) -> int:
        return len(self.levels)

    def index(self, *kinds: str) -> int | None:
        """Index of the outermost level of these kinds."""
        return next((index for index, level in enumerate(self.levels) if level.kind in kinds), None)


def read_rows(document: Document, layout: Layout, title: str | None, year: int | None) -> tuple[Row, ...]:
    """The rows of figures of a table; `title` is a title that belongs to their labels (`Incidenteel`)."""
    names = with_outline(document, layout, read_names(document, layout))
    path = _Path([_Level(title, "title")] if title else [])
    deepest = max((name.depth or 0 for name in names), default=0)
    for words in _first_section(document, layout):
        _open(path, words, None, names, 0)
    rows: list[Row] = []
    for index, name in enumerate(names):
        for depth, words in name.outer:
            _open(path, words, depth, names, index)
        if name.words is None:
            above = rows[-1] if rows and (document.is_flattened or _spans(layout, rows[-1].place, name.line.place)) else None
            rows.append(_row(name, above.labels, above.section, year) if above else _row(name, path.words, path.words, year))
        elif name.line.figures:
            labels, section = _placed(path, names, index, deepest)
            rows.append(_row(name, labels, section, year))
        else:
            _open(path, name.words, name.depth, names, index + 1)
    return tuple(rows)


def _spans(layout: Layout, place: int, other: int) -> bool:
    """Whether a label at one row of a table stands over another row too."""
    cells = (cell for line in layout.lines if line.place == place for cell in line.labels)
    return any(cell.row + cell.row_span > other for cell in cells)


def _first_section(document: Document, layout: Layout) -> Iterator[str]:
    """The section that the head over the labels names: `Lasten`, or what heads between the rows name anew."""
    if layout.named:
        yield clean_words(" ".join(document.text[cell.start : cell.end] for cell in layout.named))
        return
    for cell in layout.head:
        if cell.column < layout.figure_columns[0] and is_section(words := clean_words(document.text[cell.start : cell.end])):
            yield words
            return


def _open(path: _Path, words: str, depth: int | None, names: Sequence[Name], index: int) -> None:
    """Opens the level that words alone name, and closes those that end with it; the row at `index` is the first in it."""
    kind = _kind(words)
    first = names[index] if index < len(names) else None
    of_sides = first is not None and bool(first.line.figures) and is_bare_side(first.words)
    if path.levels and path.levels[-1].of_sides:
        path.close(len(path.levels) - 1)
    if kind != "group":
        before = path.index(kind)
        if before is not None:
            path.close(before)
    elif depth is not None:
        path.close_from(depth)
    elif not path.fresh or (path.levels and path.levels[-1].kind != "group"):
        before = _sibling(path, words, first)
        if before is not None:
            path.close(before)
    path.levels.append(_Level(words.rstrip(" :"), kind, depth, of_sides and kind in ("group", "side")))
    path.fresh = True


def _kind(words: str) -> str:
    """What kind of level words alone name."""
    return next((kind for kind, names in _kinds().items() if words.casefold().strip(" :.") in names), "group")


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """The words that name a section of a side or a nature; what is in neither list names a group."""
    words = table_words().sections
    sides = frozenset((*words.expenditure, *words.revenue, *words.balance, *words.reserves))
    return {"side": sides, "nature": frozenset(words.nature)}


def _sibling(path: _Path, words: str, first: Name | None) -> int | None:
    """Index of the level that a new group takes the place of: one that looks like it, else the innermost group."""
    if first and not first.line.figures and _kind(first.words or "") == "side":
        return path.index("group", "side")
    groups = [index for index, level in enumerate(path.levels) if level.kind == "group"]
    alike = [index for index in groups if _shape(path.levels[index].words) == _shape(words)]
    return next(iter([*alike, *reversed(groups)]), None)


def _shape(words: str) -> str:
    """What labels of one level have in common: the form of their code, else the first word."""
    first = words.split(maxsplit=1)[0].casefold().rstrip(".")
    return re.sub(r"\d+", "9", first) if first[:1].isdigit() else first


def _placed(path: _Path, names: Sequence[Name], index: int, deepest: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The labels of a row of figures, and what it adds up within."""
    name = names[index]
    own = name.words or ""
    path.fresh = False
    if path.levels and path.levels[-1].of_sides:
        if is_bare_side(own):
            return (*path.words, own), path.words
        path.close(len(path.levels) - 1)
    if name.depth is not None:
        path.close_from(name.depth)
    _close_siblings(path, own)
    role = find_role(own)
    if role is not RowRole.PART and _ALL.search(own):
        path.close(0)
    if role is RowRole.TOTAL:
        return _placed_total(path, own, names, index)
    if path.levels and (role is not RowRole.PART or is_reserve_side(own)):
        _close_sections(path, role, names, index)
    labels, section = (*path.words, own), path.words
    if name.depth is not None and name.depth < deepest and role is RowRole.PART:
        path.levels.append(_Level(own, "row", name.depth))
        following = names[index + 1] if index + 1 < len(names) else None
        section = path.words if following and (following.depth or 0) > name.depth and not following.outer else section
    return labels, section


def _close_siblings(path: _Path, own: str) -> None:
    """Closes the numbered group that a row stands beside and not in: `2. Zorg` behind `1. Haven` and its parts."""
    code = LEADING_CODE.match(own)
    for index, level in enumerate(path.levels):
        if code and level.kind == "group" and LEADING_CODE.match(level.words) and _shape(level.words) == _shape(own):
            path.close(index)
            return


def _placed_total(path: _Path, own: str, names: Sequence[Name], index: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The labels of a total: one that names its section stands beside it; both close the section."""
    section = path.words
    named = next(
        (index for index, level in enumerate(path.levels) if level.kind in ("side", "group") and _names(own, level.words)), None
    )
    if named is not None:
        section = section[: named + 1]
        path.close(named)
        return (*path.words, own), section
    if _is_of_several(own, path, names, index):
        path.close(0)
        return (*path.words, own), section
    labels = (*section, own)
    if path.levels and not _goes_on(path, own, names, index):
        path.close(len(path.levels) - 1)
    return labels, section


def _is_of_several(total: str, path: _Path, names: Sequence[Name], index: int) -> bool:
    """Whether a total is of several sections, as it says: `Totaal activa` behind `Vaste activa` and `Vlottende activa`."""
    what = set(_WORD.findall(total.casefold())) - _TOTAL_WORDS
    sections = {name.words.casefold() for name in names[:index] if name.words and not name.line.figures}
    alike = [words for words in sections if what < set(_WORD.findall(words))]
    return bool(what) and len(alike) > 1 and any(level.words.casefold() in alike for level in path.levels)


def _names(total: str, section: str) -> bool:
    """Whether a total says of which section it is: `Subtotaal Lasten`."""
    words, own = set(_WORD.findall(total.casefold())), set(_WORD.findall(section.casefold()))
    return own <= words and not {"lasten", "baten"} <= words


def _goes_on(path: _Path, own: str, names: Sequence[Name], index: int) -> bool:
    """Whether a section goes on behind a total, as a later one is its own."""
    partly = own.casefold().startswith("sub")
    later = (words.casefold() for words in _totals_behind(names, index))
    return any(_names(words, path.levels[-1].words) or (partly and not words.startswith("sub")) for words in later)


def _totals_behind(names: Sequence[Name], index: int) -> Iterator[str]:
    """The totals behind a row, up to the next row of words alone."""
    for place in range(index + 1, len(names)):
        words = names[place].words or ""
        if not names[place].line.figures:
            return
        if find_role(words) is RowRole.TOTAL:
            yield words


def _close_sections(path: _Path, role: RowRole, names: Sequence[Name], index: int) -> None:
    """Closes the sections that a row of saldo, reserves or result stands behind, unless a total of theirs is still to come."""
    if any(_totals_behind(names, index)):
        return
    side = path.index("side")
    if side is not None:
        path.close(side)
    elif role in (RowRole.RESULT, RowRole.RESERVES):
        group = path.index("group")
        if group is not None:
            path.close(group)


def _side(labels: Sequence[str]) -> Side | None:
    """The side that a row's label tells, else the sections that it stands in, from the inside."""
    for index, words in enumerate(reversed(labels)):
        side = find_side(words)
        if side is None:
            continue
        if side in (Side.RESERVE_ADDITION, Side.RESERVE_WITHDRAWAL):
            told = any("reserve" in label.casefold() for label in labels)
        else:
            told = index == 0 or is_section(words)
        if told or is_bare_side(words):
            return side
    return Side.BALANCE if labels and find_role(labels[-1]) in (RowRole.RESERVES, RowRole.RESULT) else None


def _row(name: Name, labels: tuple[str, ...], section: tuple[str, ...], year: int | None) -> Row:
    """A row with its figures."""
    note = name.note
    figures, readings = name.line.figures, name.line.readings
    if note:
        figures = tuple(_noted(figure, note) for figure in figures)
        readings = tuple(tuple(figure and _noted(figure, note) for figure in reading) for reading in readings)
    own = labels[-1] if labels else ""
    code = name.code
    return Row(
        place=name.line.place,
        labels=labels,
        readings=readings,
        figures=figures,
        role=find_role(own),
        side=_side(labels),
        section=section,
        code=code,
        code_key=activity_key(code) if code else None,
        code_list=taakveld_list(code, own.removeprefix(code).strip(), year) if code and "." in code else None,
        detail=" / ".join(name.details) or None,
    )


def _noted(figure: Figure, note: str) -> Figure:
    """A figure with the note of its row, unless it has its own."""
    return figure if figure.note or figure.is_nil else figure._replace(note=note)
