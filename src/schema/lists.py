"""Word lists and profiles: TOML files that a domain expert can edit, validated when they are loaded."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from schema.errors import LeidraadError

Model = TypeVar("Model", bound=BaseModel)


def load_list(package: str, name: str, model: type[Model]) -> Model:
    """The list `PACKAGE/words/NAME.toml`, as `model`; it is read once.

    Raises LeidraadError `bad-list` with the first entry that is wrong.
    """
    loaded = _loaded(package, name, model)
    assert isinstance(loaded, model)
    return loaded


@cache
def _loaded(package: str, name: str, model: type[BaseModel]) -> BaseModel:
    text = files(package).joinpath("words", f"{name}.toml").read_text(encoding="utf-8")
    return parse_toml(text, model, f"{package}/words/{name}.toml", "bad-list")


def parse_toml(text: str, model: type[Model], place: str, code: str) -> Model:
    """TOML `text` as `model`; raises LeidraadError `code` that names the first key that is wrong."""
    try:
        return model.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise LeidraadError(code, place, f"not TOML: {error}", "mend the syntax there") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise LeidraadError(code, place, f"{key}: {first['msg']}", "see CONTRIBUTING.md for the keys") from error
