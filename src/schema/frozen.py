"""The ground of all models."""

from collections.abc import Iterable
from functools import cache
from operator import attrgetter
from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A model that is immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def with_values(self, **values: Any) -> Self:
        """A copy with other values for some fields, which are not checked; `model_copy` takes twice the time for the same."""
        copy = self.__new__(type(self))
        copy.__setstate__(self.__getstate__() | {"__dict__": self.__dict__ | values})
        return copy


class Light(Frozen):
    """A model of which there are very many: those of a kind share one set of the fields that were given, which counts all.

    A set of its own would take three times the memory of the fields themselves.
    """

    def model_post_init(self, _: Any, /) -> None:
        """Lets go of its own set."""
        object.__setattr__(self, "__pydantic_fields_set__", every_field(type(self)))

    @classmethod
    def rows_of(cls, records: "Iterable[Light]") -> list[tuple[Any, ...]]:
        """The values of the fields of records of this kind: objects take ten times as long to pickle."""
        return [*map(attrgetter(*cls.model_fields), records)]

    @classmethod
    def of_rows(cls, rows: Iterable[tuple[Any, ...]]) -> list[Self]:
        """The records that have these values, which are not checked again."""
        names = tuple(cls.model_fields)
        kept = {"__pydantic_fields_set__": every_field(cls), "__pydantic_extra__": None, "__pydantic_private__": None}
        records = []
        for row in rows:
            record = cls.__new__(cls)
            record.__setstate__({"__dict__": dict(zip(names, row, strict=True)), **kept})
            records.append(record)
        return records


@cache
def every_field(model: type[BaseModel]) -> set[str]:
    """The names of the fields of `model`."""
    return set(model.model_fields)
