"""The words by which the parts of a web page show what they are, read once from `words/web.toml`."""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from schema.lists import load_list


class WebWords(BaseModel):
    """The lists of `words/web.toml`, where each is explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    boxes: tuple[str, ...]
    link_boxes: tuple[str, ...]
    panels: tuple[str, ...]
    title_boxes: tuple[str, ...]
    back_signs: frozenset[str]
    built: tuple[str, ...]
    sites: tuple[str, ...]
    asset_folders: tuple[str, ...]


@cache
def web_words() -> WebWords:
    """The lists of words of web pages."""
    return load_list("ingest", "web", WebWords)


@cache
def named(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of the words in the names of an element, as `names_of` gives them."""
    return re.compile(rf"(?<![^-])(?:{'|'.join(map(re.escape, words))})(?![^-])")
