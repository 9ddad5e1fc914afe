"""The words by which financial tables are read, from `words/tables.toml`."""

import re
from collections.abc import Iterable
from functools import cache

from pydantic import BaseModel, ConfigDict, field_validator

from extract.lists import load_list
from extract.scan import any_of

MOST_WORDS = 4_096
"""So many labels and heads are remembered with what they say, as the same ones return from table to table."""


class RowRoleWords(BaseModel):
    """Words that labels of rows begin with, by what the row is in sums; in the order in which they are tried."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    result: tuple[str, ...]
    reserves: tuple[str, ...]
    balance: tuple[str, ...]
    total: tuple[str, ...]


class SectionWords(BaseModel):
    """Rows that name a section, by what stands below them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    expenditure: tuple[str, ...]
    revenue: tuple[str, ...]
    balance: tuple[str, ...]
    reserves: tuple[str, ...]
    nature: tuple[str, ...]


class ColumnWords(BaseModel):
    """Heads of columns, by what the column is beside its phase and side."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    opening: tuple[str, ...]
    closing: tuple[str, ...]
    total: tuple[str, ...]
    difference: tuple[str, ...]


class CountWords(BaseModel):
    """Words by which heads, labels and titles say that figures are no money; what each list is for stands there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    firsts: tuple[str, ...]
    heads: tuple[str, ...]
    units: tuple[str, ...]
    counted: tuple[str, ...]
    ratios: tuple[str, ...]
    staff: tuple[str, ...]


class TableWords(BaseModel):
    """The lists of `words/tables.toml`; what each is for stands there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    no_figures: tuple[str, ...]
    notes: tuple[str, ...]
    number_heads: frozenset[str]
    detail_heads: frozenset[str]
    detail_codes: frozenset[str]
    level_heads: frozenset[str]
    label_heads: frozenset[str]
    no_captions: tuple[str, ...]
    indicator_heads: frozenset[str]
    indicator_marks: frozenset[str]
    over_years: tuple[str, ...]
    second_sides: frozenset[str]
    sections: SectionWords
    roles: RowRoleWords
    sides: dict[str, tuple[str, ...]]
    phases: dict[str, tuple[str, ...]]
    columns: ColumnWords
    counts: CountWords

    @field_validator("no_captions")
    @classmethod
    def _whole_words(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words, with the blank that must stand behind them."""
        return tuple(f"{word} " for word in words)


@cache
def table_words() -> TableWords:
    """The lists, loaded once."""
    return load_list("tables", TableWords)


def word_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words, standing on its own or stuck to a year: `Begroting2021`, `2014Vastgestelde`."""
    return re.compile(rf"(?<![^\W\d])(?:{any_of(words)})(?![^\W\d])", re.IGNORECASE)
