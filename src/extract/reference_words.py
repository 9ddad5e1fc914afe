"""The words of `words/references.toml` by which decisions and files are cited, and the patterns that are made of them."""

from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict, Field

from extract.lists import load_list
from extract.scan import any_of
from schema import CitationKind


class Reference(BaseModel):
    """One kind of decision or file; what its fields are for stands in the list."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: CitationKind
    codes: tuple[str, ...] = Field(min_length=1)
    words: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()

    @property
    def letters(self) -> tuple[str, ...]:
        """The codes of one letter."""
        return tuple(code for code in self.codes if len(code) == 1)

    @property
    def long_codes(self) -> tuple[str, ...]:
        """The codes of more than one letter, which are plain without a number too."""
        return tuple(code for code in self.codes if len(code) > 1)


class ReferenceWords(BaseModel):
    """The list `words/references.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reference: tuple[Reference, ...]

    @cached_property
    def labels(self) -> str:
        """A pattern for all words and all codes of more than one letter."""
        return any_of(label for reference in self.reference for label in (*reference.words, *reference.long_codes))

    @cached_property
    def letters(self) -> str:
        """A pattern for all codes of one letter."""
        return any_of(letter for reference in self.reference for letter in reference.letters)


@cache
def reference_words() -> ReferenceWords:
    """The list, loaded once."""
    return load_list("references", ReferenceWords)
