"""The words of each row of a table: its code, its names by depth, and what else stands in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extract.tables.figures import TORN_NOTE
from extract.tables.heads import clean_words
from extract.tables.layout import Layout, Line
from extract.tables.reading import Figure
from extract.tables.roles import CODE, LEADING_CODE, is_section
from extract.tables.unit_words import parse_unit, without_unit
from extract.tables.words import table_words, word_pattern
from schema import Document, GridCell

# "van", "en", "aan", "-": what no whole label ends with
_OPEN_END = re.compile(
    r"(?:[-,/&(]|(?<!\w)(?:de|het|een|van|en|of|in|op|met|voor|te|aan|om|uit|door|naar|bij|tot|per|voor de))$", re.IGNORECASE
)
_MOSTLY = 0.5
FEWEST_ROWS = 3
"""So many different names show that a column of labels is no group of rows."""
LONGEST_NAME = 160


class Name(NamedTuple):
    """One row's words."""

    line: Line
    words: str | None
    """Its label, with the code that stands before it."""
    depth: int | None = None
    """In which of the columns of labels it stands, from 0; None where there is one column."""
    outer: tuple[tuple[int, str], ...] = ()
    """The labels of the columns before its own, where its row has them, with the depth of each."""
    code: str | None = None
    details: tuple[str, ...] = ()
    note: str | None = None
    """`eenmalig`, `per jaar`, where the row says so of its figures."""


def read_names(document: Document, layout: Layout) -> tuple[Name, ...]:
    """The names of all rows below the head, torn ones joined."""
    words = _Words(document, layout)
    names = _with_whole_notes(words.names())
    if any(name.note for name in names):
        names = [name if name.note else _without_note(name) for name in names]
    names = [name for name in names if name.line.figures or name.words or name.details]
    if words.numbered is not None and (_has_bare_rows(names) or words.numbered > words.columns[0]):
        names = list(_numbered(names))
    return tuple(_joined(names))


def _has_bare_rows(names: Sequence[Name]) -> bool:
    """Whether rows of figures alone stand below others."""
    return any(name.words is None and name.line.figures for name in names)


Cells = Sequence[tuple[int, str]]
"""The cells of labels of one row: the column of each and its words."""


class _Words:
    """The columns of labels of one table, told apart."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self.text = document.text
        self.heads = {cell.column: self._clean(cell).casefold() for cell in layout.head if cell.column < layout.figure_columns[0]}
        rows = [[(cell.column, self._clean(cell)) for cell in line.labels] for line in layout.lines]
        self.rows = list(zip(layout.lines, rows, strict=True))
        self.columns = sorted({column for row in rows for column, _ in row})
        self.codes = {column for column in self.columns if self._holds_codes(column, rows)}
        self.aside = {column for column in self.columns[1:] if self._is_aside(column, rows)}
        self.codes -= self.aside
        self.numbered = next((c for c in self.codes if self.heads.get(c) in table_words().number_heads), None)
        names = [column for column in self.columns if column not in self.aside and column not in self.codes]
        self.depths = {column: depth for depth, column in enumerate(names)} if len(names) > 1 else {}

    def _clean(self, cell: GridCell) -> str:
        return clean_words(self.text[cell.start : cell.end])

    def _holds_codes(self, column: int, rows: Sequence[Cells]) -> bool:
        """Whether most cells of a column are codes with a name behind them."""
        if column == self.columns[-1]:
            return False
        with_name = [words for row in rows for c, words in row if c == column and row[-1][0] > column]
        coded = sum(CODE.fullmatch(words) is not None for words in with_name)
        return bool(with_name) and coded > _MOSTLY * len(with_name)

    def _is_aside(self, column: int, rows: Sequence[Cells]) -> bool:
        """Whether a column behind the first says more of rows that other columns name."""
        told = self.heads.get(column) in table_words().detail_heads
        if column in self.codes:
            return told
        named = [other for other in self.columns if other < column and other not in self.codes]
        if not named or told:
            return told and bool(named)
        if self._says_more(named[0], column, rows):
            return True
        cells = [words.casefold() for row in rows for c, words in row if c == column]
        return all(words in table_words().detail_codes for words in cells) and not _are_sides(cells)

    def _says_more(self, first: int, column: int, rows: Sequence[Cells]) -> bool:
        """Whether a column has words in each row beside a name that no other row has: `Zwembad | Noordwijk`."""
        both = [dict(row) for row in rows if any(c == column for c, _ in row)]
        names = {row.get(first) for row in both}
        return len(both) >= FEWEST_ROWS and len(names) == len(both) and None not in names

    def names(self) -> Iterator[Name]:
        """The words of each row."""
        for line, cells in self.rows:
            pieces = [(column, without_unit(words) if parse_unit(words) else words) for column, words in cells]
            details = [words for column, words in pieces if column in self.aside]
            details += [self._clean(cell) for cell in line.details]
            yield self._name(line, [piece for piece in pieces if piece[1] and piece[0] not in self.aside], details)

    def _name(self, line: Line, pieces: Cells, details: Sequence[str]) -> Name:
        """The words of one row, of its cells that name it and those that say more."""
        code, label, depth = None, None, None
        outer: list[tuple[int, str]] = []
        for place, (column, words) in enumerate(pieces):
            if column in self.codes and place + 1 < len(pieces) and CODE.fullmatch(words):
                code = f"{code} {words}" if code else words
                continue
            if label is not None and depth is not None:
                outer.append((depth, label))
            label, depth = words, self.depths.get(column, 0 if self.depths else None)
        if label is not None and code is not None:
            label = f"{code} {label}"
        note = next((found for detail in details if (found := _note(detail))), None)
        own_code = code or _leading_code(label)
        return Name(line, label, depth, tuple(outer), own_code, tuple(dict.fromkeys(details)), note)


def _are_sides(cells: Sequence[str]) -> bool:
    """Whether the cells are `lasten`, `baten` in full: labels of rows and no codes."""
    return all(len(words) > len("l/b") for words in cells)


def _leading_code(label: str | None) -> str | None:
    """The code that a label begins with."""
    match = LEADING_CODE.match(label) if label else None
    return match["code"].rstrip(".") if match else None


@cache
def _notes() -> re.Pattern[str]:
    # "eenmalig", "(per jaar)"
    return re.compile(rf"\(?(?P<note>{word_pattern(table_words().notes).pattern})\)?", re.IGNORECASE)


def _note(words: str) -> str | None:
    """The note that a cell is."""
    match = _notes().fullmatch(words)
    return match["note"].casefold() if match else None


def _without_note(name: Name) -> Name:
    """A row whose label ends in a note that other rows have in a cell of its own: `Cursus per jaar`."""
    match = re.fullmatch(rf"(?P<rest>.+?)[\s,]+{_notes().pattern}", name.words or "", re.IGNORECASE)
    return name._replace(words=match["rest"], note=match["note"].casefold()) if match and name.line.figures else name


def _with_whole_notes(names: Iterable[Name]) -> list[Name]:
    """The names with the notes of their figures whole: `per`, with `jaar` at the end of a cell in the next rows."""
    found = list(names)
    torn = [index for index, name in enumerate(found) for figure in name.line.figures if figure.note == TORN_NOTE]
    for index in dict.fromkeys(torn):
        below = [words for other in found[index + 1 : index + 3] for words in (*other.details, other.words) if words]
        whole = (f"{TORN_NOTE} {words.split()[-1].casefold()}" for words in below)
        note = next((words for words in whole if words in table_words().notes), None)
        found[index] = found[index]._replace(line=_renoted(found[index].line, note))
    return found


def _renoted(line: Line, note: str | None) -> Line:
    """A row whose torn notes are another."""

    def renoted(figure: Figure) -> Figure:
        return figure._replace(note=note) if figure.note == TORN_NOTE else figure

    readings = tuple(tuple(figure and renoted(figure) for figure in reading) for reading in line.readings)
    return line._replace(figures=tuple(map(renoted, line.figures)), readings=readings)


def _numbered(names: Sequence[Name]) -> Iterator[Name]:
    """Rows called by their number, counted where there are more: `AD.01 (1)`, `AD.01 (2)`; the other words are detail."""
    group: list[Name] = []
    for name in (*names, None):
        if name is not None and name.words is None and group:
            group.append(name)
            continue
        for count, one in enumerate(group, start=1):
            yield _called(group[0], one, count if len(group) > 1 else None)
        group = [name] if name is not None else []


def _called(first: Name, name: Name, count: int | None) -> Name:
    """A row called by the number of the first row of its group."""
    words, details = first.words, first.details
    if first.code and first.words:
        outer = tuple(label for _, label in first.outer)
        words, details = first.code, (*outer, first.words.removeprefix(first.code).strip(), *first.details)
    if count and words:
        words = f"{words} ({count})"
    return name._replace(words=words, code=first.code, depth=None, outer=(), details=tuple(filter(None, details)))


def _joined(names: Sequence[Name]) -> Iterator[Name]:
    """The names with those of torn rows whole: words alone that begin small or with a bracket go on with the row above."""
    held: Name | None = None
    for name in names:
        words = name.words
        alone = not name.line.figures
        if held and words and alone and held.words and held.line.figures and _goes_on(words, held.words):
            held = held._replace(words=f"{held.words} {words}")
            continue
        if held and words and held.words and not held.line.figures and _OPEN_END.search(held.words):
            held = name._replace(words=f"{held.words} {words}", code=held.code or name.code)
            continue
        if held:
            yield held
        held = name
    if held:
        yield held


def _goes_on(words: str, above: str) -> bool:
    """Whether words alone are the rest of the label above them."""
    if len(words) + len(above) > LONGEST_NAME or is_section(words):
        return False
    return words[0].islower() or words[0] == "(" or _OPEN_END.search(above) is not None
