"""The cells above the figures of a table, each by itself: whether it may be the head of figures, of labels, or of marks."""

import re
from collections.abc import Sequence
from enum import IntEnum, auto
from functools import cache
from itertools import pairwise

from ingest.grids.cell_items import Item, Shape, is_unit
from ingest.grids.row_words import row_words
from ingest.layout import any_of, layout_words

# "Rekening 2022", "PB 20211" with a footnote mark, "Begr.wijz. 2024"
DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\d|(?!\d))")
# "31-12-2023", "2023/2024": the second line of a head
DATE = re.compile(r"\d{1,2}[-/]\d{1,2}[-/](?:19|20)\d\d|(?:19|20)\d\d\s?[-/]\s?(?:19|20)?\d\d")
# "I/S", "N/V", "V/N", "L/B"
MARK_HEAD = re.compile(r"[ISLBNV]\s?/\s?[ISLBNV]|Inc\.?\s?/\s?str\.?|[ISNV]", re.IGNORECASE)
# "L", "B", "S" for lasten, baten, saldo
SIDE_LETTERS = frozenset("LBSlbs")
# "Ont- trekking", where "Toe- en afname" is whole
TORN = re.compile(r"(?<=\w)-\s(?=[a-z])(?!(?:en|of)\b)")
# "1. Haven", "01A101 Haven", "6.1 Haven": labels of rows
NUMBERED = re.compile(r"(?!(?:19|20)\d\d)\d[\w.]*\s+[^\W\d]{2}")
LONGEST_HEAD = 45
MOST_BEHIND = 2
"""Behind the first words of a head stand so many words, or words that often stand there; otherwise it is a title."""


class HeadKind(IntEnum):
    """What a cell may be in a head."""

    YEAR = auto()
    DATED = auto()
    """Words with a year: `Rekening 2022`."""
    COLUMN = auto()
    """A word for what figures are: `Lasten`, `Begroting`."""
    SIDE = auto()
    """Lasten, baten or saldo."""
    EMPTY = auto()
    WORDS = auto()
    LABEL = auto()
    """A word for what labels are: `Programma`."""
    UNIT = auto()
    MARK = auto()
    """The head of a column of codes behind figures: `I/S`."""
    NONE = auto()
    """No head at all: a figure, the label of a row."""


TIMES = frozenset((HeadKind.YEAR, HeadKind.DATED))
WORDED = frozenset((HeadKind.COLUMN, HeadKind.SIDE))
OVER_FIGURES = TIMES | WORDED
OVER_LABELS = frozenset((HeadKind.LABEL, HeadKind.UNIT, HeadKind.EMPTY, HeadKind.MARK))


@cache
def _column_head() -> re.Pattern[str]:
    words = any_of((*layout_words().column_heads, *row_words().figure_heads))
    return re.compile(rf"{words}(?!\w)", re.IGNORECASE)


def is_column_head(text: str) -> bool:
    """Whether a line is the head of a column of figures and nothing more: `Werkelijk`."""
    return len(text) <= LONGEST_HEAD and _column_head().fullmatch(text) is not None


def is_abbreviated_head(text: str) -> bool:
    """Whether a line is the head of a column of figures that ends in an abbreviation: `Prim. Begr.`."""
    return text[-1] == "." and len(text) <= LONGEST_HEAD and _is_column_head(text)


def is_first_head(text: str) -> bool:
    """Whether a line is the head of the first column of a table, and can be no heading of a chapter: `Omschrijving`."""
    return len(text) <= LONGEST_HEAD and text.casefold() in _first_heads()


def is_label_head(text: str) -> bool:
    """Whether a line is the head of a column of labels: `Voorziening`."""
    return len(text) <= LONGEST_HEAD and text.casefold() in _label_heads()


@cache
def _label_heads() -> frozenset[str]:
    return frozenset(word.casefold() for word in (*layout_words().label_heads, *row_words().label_heads))


@cache
def _first_heads() -> frozenset[str]:
    return frozenset(layout_words().first_heads)


@cache
def _tail_heads() -> frozenset[str]:
    return frozenset(layout_words().tail_heads)


def is_tail_head(item: Item) -> bool:
    """Whether it is the head of a column of words behind the figures: `Toelichting`."""
    return item.text.casefold() in _tail_heads()


def head_kinds(items: Sequence[Item]) -> list[HeadKind]:
    """What each of some items may be in a head; `L`, `B` and `S` are heads of columns where they stand together."""
    kinds = [_head_kind(item) for item in items]
    letters = [i for i, item in enumerate(items) if item.shape is Shape.MARK and item.text in SIDE_LETTERS]
    if len({items[i].text.upper() for i in letters}) > 1:
        for i in letters:
            kinds[i] = HeadKind.SIDE
    for i, (item, following) in enumerate(pairwise(items)):
        if item.text == following.text and kinds[i] in (HeadKind.LABEL, HeadKind.WORDS):
            kinds[i] = kinds[i + 1] = HeadKind.COLUMN
    return kinds


def _head_kind(item: Item) -> HeadKind:
    if item.shape is Shape.YEAR:
        return HeadKind.YEAR
    if not item.text:
        return HeadKind.EMPTY
    if item.shape not in (Shape.WORDS, Shape.MARK) or len(item.text) > LONGEST_HEAD:
        return HeadKind.NONE
    text = TORN.sub("", " ".join(item.text.split()))
    name = text.casefold().rstrip(":")
    if name in layout_words().side_heads:
        return HeadKind.SIDE
    if name in _label_heads():
        return HeadKind.LABEL
    if is_unit(text):
        return HeadKind.UNIT
    if NUMBERED.match(text):
        return HeadKind.NONE
    if DATED.search(text):
        return HeadKind.DATED
    if MARK_HEAD.fullmatch(text):
        return HeadKind.MARK
    return HeadKind.COLUMN if _is_column_head(text) else HeadKind.WORDS


def _is_column_head(text: str) -> bool:
    """Whether words begin as the head of a column of figures; a title that begins so has more words behind it."""
    head = _column_head().match(text)
    if head is None:
        return False
    rest = text[head.end() :].strip()
    return rest.count(" ") < MOST_BEHIND or rest.casefold().startswith(row_words().qualifiers)


def join_torn(items: Sequence[Item]) -> list[Item]:
    """Heads broken off by a hyphen or a stroke put together again (`Ont-` and `trekking`)."""
    joined: list[Item] = []
    for item in items:
        before = joined[-1] if joined else None
        if before and _is_torn(before, item):
            joined[-1] = join_items(before, item)
        else:
            joined.append(item)
    return joined


def _is_torn(before: Item, item: Item) -> bool:
    if before.shape is not Shape.WORDS or item.shape is not Shape.WORDS:
        return False
    first, last = item.text[0], before.text[-1]
    return "/" in (first, last) or (first.islower() and (last == "-" or item.touches))


def join_items(before: Item, item: Item) -> Item:
    """Two pieces of one cell."""
    return Item(Shape.WORDS, f"{before.text} {item.text}", before.start, item.end, before.touches, before.parts + item.parts)


def join_years(items: Sequence[Item]) -> list[Item]:
    """Words and the year on the line below them put together (`Rekening` and `2022`).

    Where several years stand below each other, the word above them spans them.
    """
    joined: list[Item] = []
    for i, item in enumerate(items):
        before = joined[-1] if joined else None
        spans = i + 1 < len(items) and item.shape is items[i + 1].shape is Shape.YEAR
        if before and item.touches and not spans and _is_time(item) and _head_kind(before) in (HeadKind.COLUMN, HeadKind.WORDS):
            joined[-1] = join_items(before, item)
        else:
            joined.append(item)
    return joined


def _is_time(item: Item) -> bool:
    return item.shape is Shape.YEAR or DATE.fullmatch(item.text) is not None
