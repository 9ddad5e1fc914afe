"""What is a municipality's own: its name and code, its portfolios, the words by which a text shows itself as its own."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from schema import LeidraadError
from schema.lists import parse_toml


class Profile(BaseModel):
    """One municipality, as its TOML file describes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, description="Name of the municipality.")
    code: str = Field(pattern=r"^GM\d{4}$", description="Code of Statistics Netherlands (CBS).")
    signs: tuple[str, ...] = Field(default=(), description="Words that only this municipality's reports use of themselves.")
    portfolios: tuple[str, ...] = Field(default=(), description="Names of portfolios, to split those that are run together.")
    committees: tuple[str, ...] = Field(default=(), description="Names of council committees, to split those run together.")


def parse_profile(text: str, place: str) -> Profile:
    """A profile from its TOML text; raises LeidraadError `bad-profile`."""
    return parse_toml(text, Profile, place, "bad-profile")


@cache
def shipped_profiles() -> tuple[Profile, ...]:
    """The profiles that come with the program."""
    folder = files("extract").joinpath("profiles")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(parse_profile(folder.joinpath(name).read_text(encoding="utf-8"), name) for name in names)


def read_profiles(path: Path) -> tuple[Profile, ...]:
    """The profile in the file `path`, or those in the folder `path`.

    Raises LeidraadError `bad-profile` for one that does not hold, `no-profile` where there is none.
    """
    paths = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not paths:
        raise LeidraadError("no-profile", str(path), "the folder holds no .toml file", "name a profile or its folder")
    try:
        return tuple(parse_profile(file.read_text(encoding="utf-8"), str(file)) for file in paths)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise LeidraadError("no-profile", str(path), f"cannot be read: {reason}", "check the path") from error
