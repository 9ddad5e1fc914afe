"""The words by which sums of money are read, from `words/amounts.toml`, and the patterns that are made of them."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict

from extract.lists import load_list
from schema import Favour, Nature, Per


class AmountWords(BaseModel):
    """The lists of `words/amounts.toml`; what each is for stands there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    approximators: tuple[str, ...]
    articles: tuple[str, ...]
    range_words: tuple[str, ...]
    change_verbs: tuple[str, ...]
    count_words: tuple[str, ...]
    money_nouns: tuple[str, ...]
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

    @cached_property
    def counted(self) -> re.Pattern[str]:
        """A word for what is counted or weighed, compounds too: `museumbezoekers`, `m2`."""
        return re.compile(rf"\b(?:[^\W\d]*(?:{any_of(word for word in self.count_words if len(word) > 4)})|{any_of(self.count_words)})(?!\w)", re.I)

    @cached_property
    def money(self) -> re.Pattern[str]:
        """A noun or verb that makes a bare figure money, compounds too: `vervoerskosten`, `begroot`."""
        return re.compile(rf"\b[^\W\d]*(?:{any_of(self.money_nouns + self.money_verbs)})\b", re.I)


@cache
def amount_words() -> AmountWords:
    """The lists, loaded once."""
    return load_list("amounts", AmountWords)


def any_of(words: Iterable[str]) -> str:
    """A pattern for each of `words`, the longest first so that `miljoenste` is not cut at `miljoen`."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
