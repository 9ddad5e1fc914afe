import pytest
from pydantic import BaseModel, ConfigDict

from extract.lists import load_list
from extract.titles import DocumentWords
from schema import DocumentKind, LeidraadError


def test_a_list_is_loaded_into_its_model() -> None:
    words = load_list("documents", DocumentWords)
    assert "programmabegroting" in words.titles[DocumentKind.BEGROTING]


class Unfit(BaseModel):
    """A model that no list fits."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    titles: dict[str, tuple[str, ...]]
    harbours: tuple[str, ...]


def test_a_list_that_does_not_fit_names_the_first_key_that_is_wrong() -> None:
    with pytest.raises(LeidraadError, match=r"extract/words/documents\.toml: harbours: Field required") as raised:
        load_list("documents", Unfit)
    assert raised.value.code == "bad-list"
