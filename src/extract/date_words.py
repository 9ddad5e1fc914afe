"""The words by which dates are read, from `words/dates.toml`, and the small patterns that are made of them."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from extract.lists import load_list
from schema import DateModifier


class Limit(StrEnum):
    """What a word before a date makes of it."""

    FROM = "from"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


class Relation(StrEnum):
    """Which of the years, seasons or months around the time of writing is meant."""

    THIS = "this"
    PREVIOUS = "previous"
    PAST = "past"
    NEXT = "next"
    COMING = "coming"


Word = Annotated[str, Field(pattern=r"^[^A-Z\s](?:[^A-Z\n]*\S)?$")]
"""A word or phrase of a list: lower case, no white space around it."""
Words = tuple[Word, ...]
WordSet = frozenset[Word]
Month = Annotated[int, Field(ge=1, le=12)]


class YearWords(BaseModel):
    """What tells a bare year that is a date from one that belongs to a title or counts something."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    leads: WordSet
    time_nouns: Words
    documents: Words
    joins: WordSet
    verbs: Words
    counts: WordSet


class DateWords(BaseModel):
    """The lists of `words/dates.toml`; what each is for stands there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    weekdays: Words
    school_years: Words
    about: Words
    onward: Words
    past_tense: Words
    earlier: WordSet
    planned: Words
    recurring: WordSet
    stamps: Words
    months: dict[Word, Month]
    abbreviations: dict[Word, Month]
    seasons: dict[Word, Literal[21, 22, 23, 24]]
    ordinals: dict[Word, Literal[-1, 1, 2, 3, 4]]
    modifiers: dict[Literal[DateModifier.START, DateModifier.MID, DateModifier.END, DateModifier.APPROX], Words]
    limits: dict[Limit, Words]
    relations: dict[Relation, Words]
    nearby: dict[Literal[Relation.PAST, Relation.COMING], Words]
    years: YearWords

    @cached_property
    def modifier_of(self) -> dict[str, DateModifier]:
        """The modifier that a word gives."""
        return {word: mod for mod, words in self.modifiers.items() for word in words}

    @cached_property
    def limit_of(self) -> dict[str, Limit]:
        """The limit that a word sets."""
        return {word: limit for limit, words in self.limits.items() for word in words}

    @cached_property
    def relation_of(self) -> dict[str, Relation]:
        """The relation that a word names."""
        return {word: relation for relation, words in self.relations.items() for word in words}

    @cached_property
    def nearby_of(self) -> dict[str, Relation]:
        """The relation that a word behind a day names."""
        return {word: relation for relation, words in self.nearby.items() for word in words}

    @cached_property
    def tells_of_past(self) -> re.Pattern[str]:
        """A verb in the past tense, or `is` with a participle: `is in juni vastgesteld`."""
        participle = r"\b(?:is|zijn)\b[^.;]*\b(?:\w*ge\w{3,}|(?:ver|be|ont|her)\w+)(?:d|t|en)\b"
        return re.compile(rf"\b(?:{either(self.past_tense)})\b|{participle}", re.IGNORECASE)

    @cached_property
    def is_planned(self) -> re.Pattern[str]:
        """A word that says that something is planned for a time."""
        return re.compile(rf"\b(?:{either(self.planned)})\b", re.IGNORECASE)


@cache
def date_words() -> DateWords:
    """The lists, loaded once."""
    return load_list("dates", DateWords)


def fold(word: str) -> str:
    """A word as the lists have it: lower case, one blank for any number of them."""
    return " ".join(word.casefold().split())


def either(words: Iterable[str]) -> str:
    """A pattern for any of `words`, whole, the longest first; a blank in one stands for any number of them."""
    return "|".join(map(_whole, sorted(words, key=len, reverse=True)))


def _whole(word: str) -> str:
    """A pattern for a word that ends where it ends; RE2 knows the end of a word behind ASCII only."""
    end = r"\b" if word[-1].isascii() and word[-1].isalnum() else ""
    return re.escape(word).replace(r"\ ", r"\x20+") + end
