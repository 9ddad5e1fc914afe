"""The words by which initiatives show themselves, and patterns made of them."""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from extract.lists import load_list
from extract.scan import any_of


class InitiativeWords(BaseModel):
    """The lists of `words/initiatives.toml`, where each is explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    structural_openings: tuple[str, ...]
    structural_words: tuple[str, ...]
    other_chapters: tuple[str, ...]
    action_chapters: tuple[str, ...]
    announcing: tuple[str, ...]
    sorts: tuple[str, ...]
    endings: tuple[str, ...]
    works: tuple[str, ...]
    steps: tuple[str, ...]
    generic: frozenset[str]
    referred: frozenset[str]
    organisations: frozenset[str]
    laws: frozenset[str]
    bullet_verbs: tuple[str, ...]
    openers: frozenset[str]
    object_ends: tuple[str, ...]


@cache
def initiative_words() -> InitiativeWords:
    """The lists of words about initiatives."""
    return load_list("initiatives", InitiativeWords)


@cache
def named_sort() -> re.Pattern[str]:
    """A sort with a name behind it: `Project Kade`."""
    return re.compile(rf"(?i:{any_of(initiative_words().sorts)})\s+[A-Z]")


@cache
def structural_heading() -> re.Pattern[str]:
    """Headings that order a report."""
    words = initiative_words()
    return re.compile(rf"(?:{any_of(words.structural_openings)})|(?:{any_of(words.structural_words)})\W*$", re.IGNORECASE)
