"""Words that tell a label of a table from the next, and the head of a column from a label."""

import re
from functools import cache

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

    >>> is_column_head("Begroting 2024"), is_column_head("Haven")
    (True, False)
    """
    return _column_head().match(text) is not None


@cache
def _column_head() -> re.Pattern[str]:
    words = any_of((*layout_words().column_heads, *row_words().figure_heads))
    return re.compile(rf"{words}(?!\w)", re.IGNORECASE)
