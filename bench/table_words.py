"""The words of the generated tables: an invented municipality's programmes, tasks, reserves and heads."""

from functools import cache
from random import Random

from pydantic import BaseModel, ConfigDict

from schema.lists import load_list


class TableWords(BaseModel):
    """The lists of `words/tables.toml`, where each is explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    programmes: dict[str, tuple[str, ...]]
    tasks: dict[str, str]
    lists: dict[str, tuple[str, ...]]


@cache
def table_words() -> TableWords:
    """The words of the generated tables."""
    return load_list("bench", "tables", TableWords)


def pick(rng: Random, name: str, least: int, most: int) -> list[str]:
    """Some of the words of a list, in its order."""
    words = table_words().lists[name]
    chosen = set(rng.sample(words, rng.randint(least, most)))
    return [word for word in words if word in chosen]


def word(rng: Random, name: str) -> str:
    """One word of a list."""
    return rng.choice(table_words().lists[name])
