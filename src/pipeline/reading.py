"""One file from its bytes to its records: the part of a run that a worker does."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import DEFAULT_MAX_BYTES, read_document
from schema import DocumentKind, Extraction

if TYPE_CHECKING:
    from extract.profile import Profile


@dataclass(frozen=True)
class Settings:
    """What holds for all files of a run: which are read, the profiles beside the shipped ones, facts that the user settles."""

    max_bytes: int = DEFAULT_MAX_BYTES
    force: bool = False
    profiles: tuple["Profile", ...] = ()
    kind: DocumentKind | None = None
    year: int | None = None
    municipality: str | None = None
    title: str | None = None

    @property
    def settles_facts(self) -> bool:
        """Whether the user settles any fact of the documents."""
        return any(fact is not None for fact in (self.kind, self.year, self.municipality, self.title))


def import_extractors() -> None:
    """Imports what reading needs, once, before workers are forked off that would each do it."""
    import extract.extractors  # noqa: F401


def read_and_extract(file: Path, settings: Settings) -> Extraction:
    """All records of one file; raises LeidraadError where it cannot be read.

    Imports what it needs itself, so that a run over unchanged files does not wait for word lists and tokenizers.
    """
    from extract.document_facts import Overrides
    from extract.extractors import extract_all
    from extract.profile import shipped_profiles

    document = read_document(file, max_bytes=settings.max_bytes)
    own = {profile.code for profile in settings.profiles}
    shipped = tuple(profile for profile in shipped_profiles() if profile.code not in own)
    overrides = Overrides(kind=settings.kind, year=settings.year, municipality=settings.municipality, title=settings.title)
    return extract_all(document, settings.profiles + shipped, overrides)


def checksum(file: Path, max_bytes: int) -> str | None:
    """SHA-256 of the file's bytes; None where it is too large or cannot be read, which its reader will say."""
    try:
        if file.stat().st_size > max_bytes:
            return None
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
