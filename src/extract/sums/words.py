"""The words of `words/sums.toml`, where each list is explained."""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from extract.lists import load_list
from extract.scan import any_of


class SumWords(BaseModel):
    """Words that tell how the figures of a table add up."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    parts_of_row_above: tuple[str, ...]
    shares: tuple[str, ...]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_list("sums", SumWords)
    parts = re.compile(any_of(words.parts_of_row_above), re.IGNORECASE)
    return parts, re.compile(rf"(?<!\w)(?:{any_of(words.shares)})(?!\w)", re.IGNORECASE)


def is_part_of_row_above(label: str) -> bool:
    """Whether a row is counted in the one above it.

    >>> is_part_of_row_above("waarvan structureel"), is_part_of_row_above("Waardering")
    (True, False)
    """
    return _patterns()[0].match(label) is not None


def is_share(heading: str) -> bool:
    """Whether the figures under a head do not add up.

    >>> is_share("Verschil in %"), is_share("Indexering")
    (True, False)
    """
    return _patterns()[1].search(heading) is not None
