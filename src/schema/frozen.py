"""The ground of all models."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A model that is immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
