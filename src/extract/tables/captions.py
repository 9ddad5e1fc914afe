"""The caption of a table: the numbered line at it, else the line right above it, else the heading that it stands under."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.tables.heads import clean_head, clean_words
from extract.tables.layout import Layout
from extract.tables.surroundings import LONGEST_LINE, Surroundings
from extract.tables.unit_words import parse_key, parse_unit, without_unit
from extract.tables.words import table_words
from schema import Block, BlockKind, Document, Grid

LONGEST_TITLE = 15
"""A line of more words is a sentence."""
NEAR_UNDER = 2
"""A caption under a table is one of so many lines behind it."""

# "1.200", "12 34": what no title holds
_FIGURE = re.compile(r"\d\.\d{3}|\d \d")
# "(x € 1.000)", "(bedragen in €, + = nadeel)", "(prijspeil 2024)"
_BRACKET = re.compile(r"\s*\((?P<words>[^()]*)\)")
# "1 Bedragen x € 1.000", "2) voorlopig": a note under a table
_NOTE = re.compile(r"(?P<mark>\d)\)?\s")
# "Verloop van de reserves 1", "Reserves1"
_MARKED = re.compile(r"(?P<words>.*[^\W\d])\s?(?P<mark>\d)", re.DOTALL)
_TITLED = (BlockKind.HEADING, BlockKind.CAPTION)
_ROWS = (BlockKind.CELL, BlockKind.TABLE_ROW, BlockKind.PIPE_ROW)


class _Title(NamedTuple):
    """A line that may be the title of a table."""

    block: Block
    words: str


def table_caption(document: Document, layout: Layout, around: Surroundings) -> str | None:
    """The caption of a financial table; the name over its labels is none where it stands right above the cells."""
    is_head = _is_head_of_labels(document, layout, around)
    return find_caption(document, layout.grid, around, frozenset({around.before[-1].start} if is_head else ()))


def find_caption(document: Document, grid: Grid, around: Surroundings, others: frozenset[int]) -> str | None:
    """The caption or title of a table, as printed but for its unit and note marks; `others` are offsets of lines that are none.

    A numbered caption under the table counts before a heading above it, and before a caption under the table above it.
    """
    before = list(_titles(document, around.before, others))
    under = next((title for title in _titles(document, around.behind[:NEAR_UNDER], others) if _is_caption(title)), None)
    nearest = before[-1] if before else None
    if nearest and _is_caption(nearest) and not (under and around.follows and len(before) == 1):
        found: _Title | None = nearest
    elif under:
        found = under
    elif nearest and grid.start - nearest.block.end <= LONGEST_LINE and _is_title(document.text, nearest):
        found = nearest
    else:
        found = next((title for title in reversed(before) if title.block.kind in _TITLED), None)
    return _without_mark(document, around, found.words) if found else None


def shares_caption(around: Surroundings) -> bool:
    """Whether a caption under a table is that of the table right above it too, as nothing stands between the two."""
    return around.follows and not around.before and any(block.kind is BlockKind.CAPTION for block in around.behind[:NEAR_UNDER])


def is_aside(words: str) -> bool:
    """Whether a line says how to read a table, and not what it is about: its unit or its key.

    >>> is_aside("bedragen x € 1.000,-"), is_aside("N is nadeel, V is voordeel"), is_aside("Reserves (x € 1.000)")
    (True, True, False)
    """
    return not title_words(words)


def title_words(words: str) -> str:
    """The words of a title without the unit and the key beside it; nothing where these are all that it says.

    >>> title_words("Tabel 1. Reserves (x € 1.000, een min is een nadeel)"), title_words("Kosten (prijspeil 2024):")
    ('Tabel 1. Reserves', 'Kosten (prijspeil 2024)')
    """
    if words.startswith("("):
        return "" if parse_unit(words) or parse_key(words) else words
    words = words.rstrip(" |")
    rest = _BRACKET.sub(lambda match: "" if parse_unit(match["words"]) or parse_key(match["words"]) else match[0], words)
    if parse_key(rest):
        return ""
    if parse_unit(rest):
        rest = without_unit(rest)
    return rest.rstrip(" :,") if rest.strip(" .:()0123456789*") else ""


def _titles(document: Document, blocks: Sequence[Block], others: frozenset[int]) -> Iterator[_Title]:
    """The blocks that may be a title, with their words."""
    for block in blocks:
        if block.kind is BlockKind.LIST_ITEM or block.start in others:
            continue
        words = clean_words(title_words(" ".join(document.text[block.start : block.end].split())))
        if words and not _is_row(block, words) and not _names_no_table(words):
            yield _Title(block, words)


def _is_caption(title: _Title) -> bool:
    return title.block.kind is BlockKind.CAPTION


def _is_row(block: Block, words: str) -> bool:
    """Whether a block is a row of cells or figures that no table has taken up."""
    return block.kind in _ROWS and ("|" in words or _FIGURE.search(words) is not None)


def _names_no_table(words: str) -> bool:
    """Whether a line is a heading of something else, or of the labels: `Besluit`, `Programma`, `Toelichting doelenboom 2A`."""
    lists, folded = table_words(), words.casefold()
    return folded in lists.label_heads or f"{folded.rstrip(':')} ".startswith(lists.no_captions)


def _is_title(text: str, title: _Title) -> bool:
    """Whether a line is no sentence, nor a part of one."""
    return text[title.block.end - 1] not in '.,;”"' and len(title.words.split()) <= LONGEST_TITLE


def _is_head_of_labels(document: Document, layout: Layout, around: Surroundings) -> bool:
    """Whether the cell right above a table without a head over its labels is that head, as a title or unit stands over it."""
    if len(around.before) < 2 or around.before[-1].kind is not BlockKind.CELL:
        return False
    over_labels = (cell for cell in layout.head if cell.column < layout.figure_columns[0])
    if any(clean_head(document.text[cell.start : cell.end]) for cell in over_labels):
        return False
    above = around.before[-2]
    return above.kind in _TITLED or is_aside(" ".join(document.text[above.start : above.end].split()))


def _without_mark(document: Document, around: Surroundings, words: str) -> str:
    """A caption without the mark of a note that stands in or under the table."""
    marked = _MARKED.fullmatch(words)
    if marked is None:
        return words
    notes = (_NOTE.match(document.text, block.start, block.end) for block in (*around.inside, *around.behind))
    return marked["words"] if any(note and note["mark"] == marked["mark"] for note in notes) else words
