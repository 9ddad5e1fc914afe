"""The words by which sums of money are read, from `words/amounts.toml`."""

from decimal import Decimal
from functools import cache

from pydantic import BaseModel, ConfigDict

from extract.lists import load_list
from schema import Favour, Nature, Per


class AmountWords(BaseModel):
    """The lists of `words/amounts.toml`; what each is for stands there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    approximators: tuple[str, ...]
    articles: tuple[str, ...]
    range_words: tuple[str, ...]
    series_words: tuple[str, ...]
    border_words: tuple[str, ...]
    change_verbs: tuple[str, ...]
    count_words: tuple[str, ...]
    count_endings: tuple[str, ...]
    count_heads: tuple[str, ...]
    money_nouns: tuple[str, ...]
    nature_nouns: tuple[str, ...]
    nature_stops: tuple[str, ...]
    money_verbs: tuple[str, ...]
    links: tuple[str, ...]
    followers: tuple[str, ...]
    scales: dict[str, int]
    letter_scales: dict[str, int]
    per_units: dict[str, Per]
    per_words: dict[str, Per]
    natures: dict[str, Nature]
    favours: dict[str, Favour]
    number_words: dict[str, int]
    fraction_words: dict[str, Decimal]


@cache
def amount_words() -> AmountWords:
    """The lists, loaded once."""
    return load_list("amounts", AmountWords)
