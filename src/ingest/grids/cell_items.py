"""The cells of a table whose cells stand on a line each, in order, with the empty cells that white space tells of."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum, IntEnum, auto
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ingest.captions import is_numbered_caption
from ingest.figures import YEAR, is_figure
from ingest.layout import layout_words
from schema import Block, BlockKind

MOST_EMPTY = 60
"""A longer run of blanks is no run of empty cells."""
FEWEST_BARE = 0.1
"""Share of the gaps between cells from which on those without blanks are the ones that only part cells."""
# "AD.01", "01A101", "1A", "2.3.1", "1." in a cell of its own
CODE = re.compile(
    r"[A-Z]{1,3}[. -]?(?!(?:19|20)\d\d)\d{1,4}|0?\d{1,2}[A-Z]\d{0,3}(?:\.\d{1,2})?|\d{1,2}(?:\.\d{1,2}){2,3}|\d{1,2}\."
)
LONGEST_CODE = 12
# "N", "I/S": what stands in a cell of its own behind a figure or between label and figures
MARKS = frozenset(("I", "S", "L", "B", "I/S", "L/B", "N", "V", "i", "s", "l", "b", "n", "v"))
# "(x € 1.000)", "Bedragen x 1.000", "in €"
UNIT = re.compile(r"\(?(?:\w+\s+){0,3}(?:[x×*]\s?€?\s?1|in\s+(?:€|euro|duizend))", re.IGNORECASE)
FAVOURS = frozenset("NVnv")


# "€ -", "-€ 300", "- € 300": a dash beside the euro sign, for nil or for minus
DASHED_EURO = re.compile(r"(?:€\s?[-–‒—]|[-–‒—]\s?€)\s?")


def is_cell_figure(words: str) -> bool:
    """Whether a cell holds one figure, nil in euros among them.

    >>> is_cell_figure("€ 1.200"), is_cell_figure("€ -"), is_cell_figure("-€ 300"), is_cell_figure("Haven 1.200")
    (True, True, True, False)
    """
    if is_figure(words):
        return True
    dashed = DASHED_EURO.match(words) if "€" in words else None
    return dashed is not None and (dashed.end() == len(words) or is_figure(words[dashed.end() :]))


class Shape(IntEnum):
    """What a cell looks like, whatever stands around it."""

    WORDS = auto()
    FIGURE = auto()
    """A figure, a dash for nil, or a word for a figure that is not known."""
    YEAR = auto()
    CODE = auto()
    LABEL = auto()
    """The label of a row, whatever it looks like."""
    MARK = auto()
    """N or V, I or S, L or B."""
    EMPTY = auto()
    ROW_END = auto()
    """A line break in a run of empty cells: the row of the table ends there."""
    NOTE = auto()
    """A unit line; it is no cell, but stands where the head is."""
    CAPTION = auto()
    """A numbered caption: no table goes on behind it."""


class Item(NamedTuple):
    """A cell, an empty cell, or what stands between cells."""

    shape: Shape
    text: str = ""
    start: int = 0
    end: int = 0
    touches: bool = False
    """Whether no empty line parts it from the item before it."""
    parts: int = 1
    """How many items were put together in it."""


class Empties(Enum):
    """What white space between two cells may say about the empty cells there."""

    BLANKS = auto()
    """Each blank on a line of its own is an empty cell."""
    LINES = auto()
    """Each line of blanks is an empty cell, however long."""
    NO_INK = auto()
    """An empty line too many is an empty cell as well."""


def is_unit(words: str) -> bool:
    """Whether a cell gives the unit and no more: `(x € 1.000)`."""
    return UNIT.match(words) is not None


def read_items(text: str, blocks: Sequence[Block], empties: Empties) -> list[Item]:
    """The items of a run of blocks, in order."""
    items: list[Item] = []
    usual = _usual_gap(text, blocks)
    is_tight = usual.count("\n") < 2
    position = _white_space_before(text, blocks[0].start)
    for block in blocks:
        between = text[position : block.start]
        if between != usual or not items:
            items.extend(_empty_cells(between, empties, usual, inside=bool(items)))
        position = block.end
        words = text[block.start : position]
        touches = between.count("\n") < 2
        if block.kind is BlockKind.CELL and "\n" not in words:
            items.append(Item(_shape(words), words, block.start, position, touches))
        elif block.kind is not BlockKind.FURNITURE:
            items.extend(_block_items(text, block, touches=touches, is_tight=is_tight))
    items.extend(_empty_cells(text[position : _white_space_behind(text, position)], empties, usual, inside=False))
    return items


def possible_empties(text: str, blocks: Sequence[Block]) -> Iterator[Empties]:
    """The readings of the white space in a run that may differ, the likeliest first."""
    yield Empties.BLANKS
    gaps = [text[block.end : following.start] for block, following in pairwise(blocks)]
    if any(len(line) > 1 for gap in gaps for line in gap.split("\n")[1:-1]):
        yield Empties.LINES
    breaks = _usual_gap(text, blocks).count("\n")
    if any(gap.count("\n") >= 2 * breaks and not gap.strip("\r\n") for gap in gaps):
        yield Empties.NO_INK


def _usual_gap(text: str, blocks: Sequence[Block]) -> str:
    """The white space that parts two cells most often; it says nothing about empty cells.

    It has no blanks, unless nearly all gaps have.
    """
    gaps = Counter(text[block.end : following.start] for block, following in pairwise(blocks))
    bare = {gap: number for gap, number in gaps.items() if not gap.strip("\r\n")}
    if sum(bare.values()) >= gaps.total() * FEWEST_BARE:
        return max(bare, key=lambda gap: bare[gap], default="\n")
    return gaps.most_common(1)[0][0]


def _white_space_before(text: str, position: int) -> int:
    while position and text[position - 1].isspace():
        position -= 1
    return position


def _white_space_behind(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _empty_cells(between: str, empties: Empties, usual: str, *, inside: bool) -> Iterator[Item]:
    """The empty cells between two blocks: white-space lines, or line breaks beyond those that part cells."""
    breaks = max(usual.count("\n"), 1)
    lines = [line.strip("\r\f\v") for line in between.split("\n")]
    if not any(lines[1:-1]):
        if empties is Empties.NO_INK and inside:
            yield from [Item(Shape.EMPTY)] * min(between.count("\n") // breaks - 1, MOST_EMPTY)
        return
    before = since = 0
    for line in lines[1:-1]:
        since += 1
        if not line:
            continue
        if inside and _ends_row(since, breaks, before, len(line)):
            yield Item(Shape.ROW_END)
        yield from [Item(Shape.EMPTY)] * (min(len(line), MOST_EMPTY) if empties is Empties.BLANKS else 1)
        before, since = len(line), 0
    if inside and since + 1 > breaks:
        yield Item(Shape.ROW_END)


def _ends_row(since: int, breaks: int, before: int, blanks: int) -> bool:
    """Whether a row ends before a line of so many blanks: where a line break too many or too few stands above it.

    Where no empty lines part the cells, two runs of blanks below each other are the ends of two rows.
    """
    if not before:
        return since > breaks
    return since != breaks or (breaks == 1 and before + blanks > 2)


def _block_items(text: str, block: Block, *, touches: bool, is_tight: bool) -> Iterator[Item]:
    words, first = text[block.start : block.end], block.start
    if block.kind is BlockKind.CAPTION:
        yield Item(Shape.CAPTION if is_numbered_caption(words) else Shape.NOTE, words, first, block.end)
        return
    for start, end in _pieces(words, is_tight=is_tight):
        piece = words[start:end]
        yield Item(_shape(piece), piece, first + start, first + end, touches or start > 0)


def _pieces(words: str, *, is_tight: bool) -> Iterator[tuple[int, int]]:
    """The cells that one block holds: more than one where a later line is a figure or a head of its own (`lasten⏎baten`).

    Where no empty lines part the cells, a line with a unit is one too.
    """
    start = end = 0
    for line in words.splitlines(keepends=True):
        stripped = line.strip()
        is_amount = is_cell_figure(stripped) and not YEAR.fullmatch(stripped) if stripped else False
        own = is_amount or stripped.casefold() in _side_heads() or (is_tight and is_unit(stripped))
        own = own and not words[start:end].rstrip().endswith(":")
        if own and end > start:
            yield start, start + len(words[start:end].rstrip())
            start = end
        end += len(line)
        if own:
            yield start, start + len(words[start:end].rstrip())
            start = end
    if words[start:end].strip():
        yield start, start + len(words[start:end].rstrip())


@cache
def _side_heads() -> frozenset[str]:
    return frozenset(word.casefold() for word in layout_words().side_heads)


def _shape(words: str) -> Shape:
    if words in MARKS:
        return Shape.MARK
    if YEAR.fullmatch(words):
        return Shape.YEAR
    if is_cell_figure(words):
        return Shape.FIGURE
    return Shape.CODE if len(words) <= LONGEST_CODE and CODE.fullmatch(words) else Shape.WORDS
