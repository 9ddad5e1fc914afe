"""The words by which initiatives show themselves, and patterns made of them."""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from extract.lists import alternatives, load_list


class InitiativeWords(BaseModel):
    """The lists of `words/initiatives.toml`, where each is explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    structural: tuple[str, ...]
    other_chapters: tuple[str, ...]
    action_chapters: tuple[str, ...]
    announcing: tuple[str, ...]
    sorts: tuple[str, ...]
    endings: tuple[str, ...]
    works: tuple[str, ...]
    generic: frozenset[str]
    referred: frozenset[str]
    bullet_verbs: tuple[str, ...]
    openers: frozenset[str]
    object_ends: tuple[str, ...]


@cache
def initiative_words() -> InitiativeWords:
    """The lists of words about initiatives."""
    return load_list("initiatives", InitiativeWords)


@cache
def structural_heading() -> re.Pattern[str]:
    """Headings that order a report."""
    return re.compile(rf"(?:{alternatives(initiative_words().structural)})", re.IGNORECASE)
