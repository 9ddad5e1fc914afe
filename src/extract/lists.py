"""The extractors' own word lists, in `extract/words`, and patterns made of them."""

import re
from collections.abc import Iterable
from typing import TypeVar

from pydantic import BaseModel

from schema import lists

Model = TypeVar("Model", bound=BaseModel)


def load_list(name: str, model: type[Model]) -> Model:
    """The list `extract/words/NAME.toml`, as `model`; raises LeidraadError `bad-list`."""
    return lists.load_list("extract", name, model)


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first.

    >>> alternatives(["plan", "plan van aanpak"])
    'plan\\\\ van\\\\ aanpak|plan'
    """
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
