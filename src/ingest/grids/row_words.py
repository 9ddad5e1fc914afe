"""The words by which joined heads and rows are divided, read once from `words/row_heads.toml`."""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from ingest.layout import any_of
from schema.lists import load_list


class RowWords(BaseModel):
    """The lists of `words/row_heads.toml`, where each is explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    figure_heads: tuple[str, ...]
    amount_heads: tuple[str, ...]
    qualifiers: tuple[str, ...]
    label_heads: tuple[str, ...]
    code_heads: tuple[str, ...]
    nature_heads: tuple[str, ...]
    natures: tuple[str, ...]
    open_ended: tuple[str, ...]
    numbered: tuple[str, ...]
    totals: tuple[str, ...]
    measures: tuple[str, ...]


@cache
def row_words() -> RowWords:
    """The lists of words in rows and their heads."""
    return load_list("ingest", "row_heads", RowWords)


@cache
def numbered_labels() -> frozenset[str]:
    """Words of labels that a number may follow: `Programma 4`."""
    return frozenset(word.casefold() for word in row_words().numbered)


@cache
def amount_heads() -> frozenset[str]:
    """Words that head a column of amounts: `Bedrag`."""
    return frozenset(word.casefold() for word in row_words().amount_heads)


@cache
def total_label() -> re.Pattern[str]:
    """The beginning of a total's label."""
    return re.compile(rf"{any_of(row_words().totals)}(?!\w)", re.IGNORECASE)


@cache
def nature() -> re.Pattern[str]:
    """Words at the end of a label that say how often a cost comes back: "eenmalig", "structureel jaar"."""
    return re.compile(rf"(?<!\S){any_of(row_words().natures)}(?!\w)[^\d€|]*", re.IGNORECASE)
