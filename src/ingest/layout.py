"""The words by which layout shows itself, read once from `words/layout.toml`."""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from schema.lists import load_list


class LayoutWords(BaseModel):
    """The lists of `words/layout.toml`, where each is explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    navigation: tuple[str, ...]
    buttons: frozenset[str]
    contents: tuple[str, ...]
    captions: tuple[str, ...]
    table_heads: tuple[str, ...]
    column_heads: tuple[str, ...]
    label_heads: tuple[str, ...]
    first_heads: tuple[str, ...]
    tail_heads: tuple[str, ...]
    side_heads: tuple[str, ...]
    header_labels: tuple[str, ...]
    goal_heads: tuple[str, ...]
    activity_heads: tuple[str, ...]
    after_cells: tuple[str, ...]
    form_labels: tuple[str, ...]
    open_words: frozenset[str]
    officers: frozenset[str]
    known_heads: tuple[str, ...]
    levels: dict[int, tuple[str, ...]]


@cache
def layout_words() -> LayoutWords:
    """The lists of layout words."""
    return load_list("ingest", "layout", LayoutWords)


def any_of(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


@cache
def table_head() -> re.Pattern[str]:
    """A word that stands in the head of a financial table, or a year."""
    return re.compile(rf"\b{any_of(layout_words().table_heads)}(?!\w)|(?<!\d)(?:19|20)\d\d(?!\d)", re.IGNORECASE)
