"""Rows whose cells bars divide: where each cell begins and ends, and what it holds."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.figures import LAST_CODES, is_figure
from ingest.grids.row_figures import Span, is_year
from ingest.grids.row_heads import head_tokens
from ingest.labels import ends_sentence
from ingest.layout import layout_words
from schema import Block

# "---|---|---", "| :--- | ---: |"
RULE = re.compile(r"[\s|:]*-{3,}[\s|:-]*")
# "**Totaal**", "__1.200__"
BOLD = re.compile(r"(?P<mark>\*\*|__)\s*(?P<words>[^*_]+?)\s*(?P=mark)")
FAVOURS = frozenset(("N", "V"))


class BarRow(NamedTuple):
    """A row as bars divide it: its cells with ink, and the place of each among all its cells."""

    cells: tuple[Span, ...]
    places: tuple[int, ...]
    width: int
    """How many cells the bars make, empty ones among them."""
    end: int = 0
    """Where the row ends in the text."""
    under_rule: bool = False
    """Whether a line of dashes stands right below it."""

    @property
    def has_inner_blank(self) -> bool:
        """Whether an empty cell stands in front of another."""
        return self.places != tuple(range(len(self.places)))


def is_rule(words: str) -> bool:
    """Whether a row is the line of dashes under a head."""
    return RULE.fullmatch(words) is not None


def read_bar_row(text: str, block: Block, *, is_framed: bool) -> BarRow:
    """The cells of a row without marks for bold print; in a framed table the first bar stands before the first cell.

    >>> from schema import BlockKind
    >>> row = read_bar_row("Kade |  | 12 |", Block(kind=BlockKind.PIPE_ROW, start=0, end=14, body=0), is_framed=False)
    >>> row.cells, row.places
    ((Span(start=0, end=4), Span(start=10, end=12)), (0, 2))
    """
    cells: list[Span] = []
    places: list[int] = []
    offset = block.start
    first = 1 if is_framed else 0
    for place, piece in enumerate(text[block.start : block.end].split("|")):
        ink = piece.strip()
        if ink:
            start = offset + piece.index(ink[0])
            bold = BOLD.fullmatch(ink)
            first_ink, last_ink = bold.span("words") if bold else (0, len(ink))
            cells.append(Span(start + first_ink, start + last_ink))
            places.append(place - first)
        offset += len(piece) + 1
    width = place + 1 - first - (not piece.strip())
    return BarRow(tuple(cells), tuple(places), width, block.end)


def is_figure_cell(text: str, cell: Span) -> bool:
    """Whether a cell holds a figure, a dash or a word for a figure that is not known."""
    return is_figure(text[cell.start : cell.end])


def is_amount_cell(text: str, cell: Span) -> bool:
    """Whether a cell holds a figure that is no year."""
    words = text[cell.start : cell.end]
    return is_figure(words) and any(map(str.isdigit, words)) and not is_year(words)


def is_code_cell(text: str, cell: Span) -> bool:
    """Whether a cell holds a code or a sign that belongs beside figures: `I`, `L/B`, `N`."""
    words = text[cell.start : cell.end]
    return words in LAST_CODES or words in FAVOURS


def is_last_code_cell(text: str, cell: Span) -> bool:
    """Whether a cell holds a code as the last columns have them: `I`, `L/B`."""
    return text[slice(*cell)] in LAST_CODES


def heads_codes(text: str, cell: Span) -> bool:
    """Whether a cell is the head of a column of codes: `I/S`."""
    return {token.sort for token in head_tokens(text, *cell)} == {"code"}


def is_head_cell(text: str, cell: Span) -> bool:
    """Whether a cell is worded as the head of a column of figures or codes."""
    return any(token.sort in ("year", "figure", "code") for token in head_tokens(text, *cell))


def has_amounts(text: str, row: BarRow) -> bool:
    """Whether a row has a figure that is no year."""
    return any(is_amount_cell(text, cell) for cell in row.cells)


def is_head_row(text: str, row: BarRow) -> bool:
    """Whether a row without amounts may be a head: two of its cells or more are worded so."""
    return not has_amounts(text, row) and sum(is_head_cell(text, cell) for cell in row.cells) > 1


def names_columns(text: str, row: BarRow) -> bool:
    """Whether a row may stand above the lowest one of a head: some cell is worded so, or all have the same word."""
    words = {text[slice(*cell)] for cell in row.cells}
    return (len(words) == 1 and len(row.cells) > 1) or any(is_head_cell(text, cell) for cell in row.cells)


def is_header_row(text: str, row: BarRow) -> bool:
    """Whether a row belongs to the block of facts above a programme: `Programmanummer | 8 |`, `Commissie | Ruimte |`."""
    label = text[slice(*row.cells[0])]
    return label in layout_words().header_labels and not any(is_head_cell(text, cell) for cell in row.cells[1:])


def is_sentence_row(text: str, row: BarRow) -> bool:
    """Whether a row is one cell that holds a sentence, as the line above a mission does."""
    return len(row.cells) == 1 and ends_sentence(text[slice(*row.cells[0])])


def first_figure(text: str, cells: Sequence[Span]) -> int:
    """The place of a row's first figure: behind its words, where it has any; the number of its cells where it has none."""
    last_word = max(
        (i for i, cell in enumerate(cells) if not is_figure_cell(text, cell) and not is_code_cell(text, cell)), default=-1
    )
    if last_word + 1 == len(cells):
        last_word = next((i for i, cell in enumerate(cells) if not is_figure_cell(text, cell)), -1)
    return next((i for i in range(last_word + 1, len(cells)) if is_figure_cell(text, cells[i])), len(cells))
