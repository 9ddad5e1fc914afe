"""A generated table as rows of cells: its head in one of the forms that heads have, and its printed figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby, takewhile

from bench.table_maker import MadeColumn, MadeRow, MadeTable, Place
from bench.table_signs import Notation, printed_figure
from schema import SignConvention


class HeadForm(Enum):
    """How the head of a table is laid out."""

    ONE_ROW = auto()
    """`Begroting 2024` in one cell."""
    BROKEN = auto()
    """Word and year on two lines of a cell."""
    ZIPPED = auto()
    """A row of words above a row of years."""
    SPANNING = auto()
    """`Meerjarenraming` over its years; the other columns' heads are two rows high."""
    OVER_SIDES = auto()
    """A year over lasten, baten and saldo."""
    TORN = auto()
    """Long words broken off: `Ont- trekking`."""
    FOOTNOTED = auto()
    """The mark of a footnote stuck to the first year: `Begroting 20241`."""


LONGEST_LINE = 20
TORN_WORDS = {"Onttrekking": "Ont- trekking", "Toevoeging": "Toe- voeging", "Begrotingswijziging": "Begrotings- wijziging"}


@dataclass(frozen=True)
class Layout:
    """What decides which cells a table has."""

    convention: SignConvention
    notation: Notation
    head: HeadForm
    corner: tuple[str, ...]
    """The heads over the columns of labels."""
    nil: str = ""
    """What an empty cell of a figure holds: nothing, or a dash."""
    euro: bool = False
    """Whether each figure has its € sign."""
    detail_last: bool = False
    """Whether the code I or S stands behind the figures."""
    wraps: bool = False
    """Whether long labels stand on two lines of their cell."""
    section_alone: bool = False
    """Whether the name of a section is the only cell of its row."""


@dataclass(frozen=True)
class Cells:
    """Rows of cells; an empty cell is an empty string, a cell that another one covers is none."""

    head: tuple[tuple[str, ...], ...]
    body: tuple[tuple[str, ...], ...]
    label_columns: int


def head_forms(table: MadeTable) -> tuple[HeadForm, ...]:
    """The forms that the head of a table may have."""
    columns = table.columns
    if columns[0].under:
        return (HeadForm.OVER_SIDES,)
    forms = [HeadForm.ONE_ROW]
    if all(column.words and column.year for column in columns):
        forms += [HeadForm.BROKEN, HeadForm.ZIPPED, HeadForm.FOOTNOTED]
    if 1 < len(_last_alike(columns)) < len(columns):
        forms.append(HeadForm.SPANNING)
    if any(column.words in TORN_WORDS for column in columns):
        forms.append(HeadForm.TORN)
    return tuple(forms)


def heading(table: MadeTable, column: MadeColumn, head: HeadForm) -> str:
    """What a column's heading is: from outer to inner, a head over all columns left out."""
    if column.under:
        return column.under if len({it.head for it in table.columns}) == 1 else f"{column.head} / {column.under}"
    return _one_cell(table, column, head).replace("\n", " ")


def cells_of(table: MadeTable, layout: Layout) -> Cells:
    """The cells of a table."""
    body = tuple(_body_row(table, index, row, layout) for index, row in enumerate(table.rows))
    return Cells(_head(table, layout), body, len(layout.corner))


def _head(table: MadeTable, layout: Layout) -> tuple[tuple[str, ...], ...]:
    columns = table.columns
    if layout.head is HeadForm.ZIPPED:
        words = tuple(column.words or "" for column in columns)
        first = ("",) * len(layout.corner)
        return (
            _around(table, layout, words, first),
            _around(table, layout, tuple(str(it.year) for it in columns), layout.corner),
        )
    if layout.head is HeadForm.OVER_SIDES:
        outer = tuple(head for head, _ in groupby(columns, key=lambda column: column.head))
        inner = tuple(column.under or "" for column in columns)
        return (_around(table, layout, outer, layout.corner), inner)
    if layout.head is HeadForm.SPANNING:
        under = _last_alike(columns)
        count = len(columns) - len(under)
        outer = (*(column.head for column in columns[:count]), columns[-1].words or "")
        return (_around(table, layout, outer, layout.corner), tuple(str(column.year) for column in under))
    return (_around(table, layout, tuple(_one_cell(table, column, layout.head) for column in columns), layout.corner),)


def _last_alike(columns: Sequence[MadeColumn]) -> Sequence[MadeColumn]:
    """The last columns whose heads differ by the year alone."""
    alike = list(takewhile(lambda column: column.words and column.words == columns[-1].words, reversed(columns)))
    return alike[::-1]


def _one_cell(table: MadeTable, column: MadeColumn, head: HeadForm) -> str:
    """The head of a column in one cell."""
    if head is HeadForm.BROKEN:
        return f"{column.words}\n{column.year}"
    if head is HeadForm.FOOTNOTED and column is table.columns[0]:
        return f"{column.head}1"
    return _torn(column.head) if head is HeadForm.TORN else column.head


def _torn(head: str) -> str:
    return " ".join(TORN_WORDS.get(word, word) for word in head.split(" "))


def _around(table: MadeTable, layout: Layout, heads: tuple[str, ...], corner: tuple[str, ...]) -> tuple[str, ...]:
    """A row of the head: what stands over the labels, the code and the figures."""
    detail = table.detail_heads
    return (*corner, *heads, *detail) if layout.detail_last else (*corner, *detail, *heads)


def _body_row(table: MadeTable, index: int, row: MadeRow, layout: Layout) -> tuple[str, ...]:
    if row.is_section and layout.section_alone:
        return (row.labels[-1],)
    detail = row.details or ("",) * len(table.detail_heads)
    figures = tuple(cell for column in range(len(table.columns)) for cell in _figure_cells(table, Place(index, column), layout))
    labels = tuple(_wrapped(cell) if layout.wraps else cell for cell in row.printed)
    return (*labels, *figures, *detail) if layout.detail_last else (*labels, *detail, *figures)


def _wrapped(label: str) -> str:
    """A long label on two lines of its cell."""
    first, _, rest = label.partition(", ") if ", " in label else label.partition(" en ")
    return f"{first}{',' if ', ' in label else ' en'}\n{rest}" if len(label) > LONGEST_LINE and rest else label


def _figure_cells(table: MadeTable, place: Place, layout: Layout) -> tuple[str, ...]:
    """The cell of a figure, or its two cells where a letter has one of its own."""
    printed = printed_figure(table, place, layout.convention, layout.notation)
    if printed is None:
        nil = "" if table.rows[place.row].is_section else layout.nil
        return (nil, "") if layout.notation is Notation.LETTER_CELL else (nil,)
    cells = printed.cells
    if layout.notation is Notation.LETTER_CELL and len(cells) == 1:
        cells = (*cells, "")
    return (f"€ {cells[0]}", *cells[1:]) if layout.euro else cells
