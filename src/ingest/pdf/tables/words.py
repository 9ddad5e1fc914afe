"""Words that tell a label of a table from the next, and the head of a column from a label."""

import re
from functools import cache
from itertools import groupby
from operator import itemgetter

from ingest.grids.row_words import row_words
from ingest.layout import any_of, layout_words


def is_own_label(text: str) -> bool:
    """Whether words name a side or a total, which is never the second line of another label.

    >>> is_own_label("Lasten"), is_own_label("Totaal programma 4"), is_own_label("Haven"), is_own_label("saldi")
    (True, True, False, False)
    """
    return text[:1].isupper() and _own_labels().match(text) is not None


@cache
def _own_labels() -> re.Pattern[str]:
    # "Lasten", "Totaal programma 4", "Saldo van baten en lasten"
    return re.compile(rf"{any_of((*layout_words().side_heads, *row_words().totals))}(?!\w)", re.IGNORECASE)


def is_side(text: str) -> bool:
    """Whether words are a side alone: `lasten`, `baten`, `saldo`."""
    return text.casefold() in layout_words().side_heads


def is_column_head(text: str) -> bool:
    """Whether words head a column of figures in many tables.

    >>> is_column_head("Begroting 2024"), is_column_head("Haven"), is_column_head("Begrotingen")
    (True, False, False)
    """
    words = text.casefold()
    heads = _column_heads().get(words[:1], ())
    return words.startswith(heads) and any(words.startswith(head) and _ends_word(words, len(head)) for head in heads)


def _ends_word(text: str, end: int) -> bool:
    """Whether no word goes on at a place."""
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_")


@cache
def _column_heads() -> dict[str, tuple[str, ...]]:
    """Heads of columns by their first characters: there are so many that a pattern of them takes long to compile."""
    words = sorted({head.casefold() for head in (*layout_words().column_heads, *row_words().figure_heads)})
    return {first: tuple(heads) for first, heads in groupby(words, key=itemgetter(0))}
