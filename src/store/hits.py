"""What a search has found."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Hit:
    """A passage that was found, with its document and the words around the matches."""

    document_id: str
    file_name: str
    title: str | None
    municipality: str | None
    year: int | None
    kind: str | None
    record_kind: str
    record_id: str
    page: int | None
    heading: str
    snippet: tuple[tuple[str, bool], ...]
    """The words, part by part, and whether a part matches."""
    score: float


@dataclass(frozen=True)
class SearchResult:
    """The hits that were asked for, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int
    capped: bool
    """Whether there may be more than `total`."""
