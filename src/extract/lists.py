"""The extractors' own word lists, in `extract/words`."""

from typing import TypeVar

from pydantic import BaseModel

from schema import lists

Model = TypeVar("Model", bound=BaseModel)


def load_list(name: str, model: type[Model]) -> Model:
    """The list `extract/words/NAME.toml`, as `model`; raises LeidraadError `bad-list`."""
    return lists.load_list("extract", name, model)
