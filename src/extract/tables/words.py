"""The words by which financial tables are read, from `words/tables.toml`."""

import re
from collections.abc import Iterable, Sequence
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


def in_small_letters(words: Iterable[str]) -> tuple[str, ...]:
    """Words as `holds_word` and `begins_with_word` look for them."""
    return tuple(word.lower() for word in words)


def holds_word(lowered: str, words: Sequence[str]) -> bool:
    """Whether a text in small letters holds one of the words, standing on its own or stuck to a year, as `word_pattern` has it.

    To look for each word is some times as fast as to search a pattern of all, and no pattern need be made.
    """
    return any(map(lowered.__contains__, words)) and any(_stands_apart(lowered, word) for word in words)


def _stands_apart(lowered: str, word: str) -> bool:
    """Whether a word stands anywhere in a text with no letter on either side."""
    start = lowered.find(word)
    while start >= 0:
        end = start + len(word)
        if not _is_letter(lowered[max(start - 1, 0) : start]) and not _is_letter(lowered[end : end + 1]):
            return True
        start = lowered.find(word, start + 1)
    return False


def _is_letter(character: str) -> bool:
    """Whether a character is one of words that is no digit; nothing is none."""
    return (character.isalnum() and not character.isdecimal()) or character == "_"


def word_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words, standing on its own or stuck to a year: `Begroting2021`, `2014Vastgestelde`."""
    return re.compile(rf"(?<![^\W\d])(?:{any_of(words)})(?![^\W\d])", re.IGNORECASE)
