"""One file from its bytes to its records: the part of a run that a worker does."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ingest import ReadOptions, read_document
from ingest.beside import share_out
from ingest.memory import give_back_memory, keep_large_blocks_apart
from pipeline.limits import Limits
from pipeline.parcels import Bulk, Parcel, pack
from pipeline.second_look import Sums, better_pages
from schema import Document, DocumentKind, Extraction

if TYPE_CHECKING:
    from extract.profile import Profile


Result = TypeVar("Result")

PDF = "application/pdf"


@dataclass(frozen=True)
class Settings:
    """What holds for all files of a run: how they are read, the profiles beside the shipped ones, facts that the user settles."""

    options: ReadOptions = field(default_factory=ReadOptions)
    limits: Limits = field(default_factory=Limits)
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

    def sharing(self, processes: int) -> "Settings":
        """The same, with so many processes for each file: while one imports the extractors, the others read pages."""
        return replace(self, options=replace(self.options, processes=processes, meanwhile=import_extractors))


def import_extractors() -> None:
    """Imports what comes after reading: it takes as long as to read twenty pages."""
    import extract.extractors  # noqa: F401


def read_and_extract(file: Path, settings: Settings) -> Extraction:
    """All records of one file, without their boxes; raises LeidraadError where it cannot be read."""
    return _read(file, settings)[0]


def read_and_pack(file: Path, settings: Settings) -> Parcel:
    """What `read_and_extract` finds, ready to be sent to another process."""
    return pack(*_read(file, settings, Bulk))


def _read(
    file: Path, settings: Settings, sink_for: Callable[[Document], Bulk | None] = lambda _: None
) -> tuple[Extraction, Bulk | None]:
    """What is found in one file, with what a sink has taken of it.

    Imports what it needs itself, so that a run over unchanged files does not wait for word lists.
    """
    keep_large_blocks_apart()
    document = read_document(file, settings.options)
    give_back_memory()

    from extract.document_facts import Overrides
    from extract.extractors import Prepared, extract_prepared, prepare
    from extract.profile import shipped_profiles

    own = {profile.code for profile in settings.profiles}
    profiles = settings.profiles + tuple(profile for profile in shipped_profiles() if profile.code not in own)
    overrides = Overrides(kind=settings.kind, year=settings.year, municipality=settings.municipality, title=settings.title)
    beside = do_beside if settings.options.processes > 1 else None

    def extract(prepared: Prepared) -> tuple[Extraction, Bulk | None]:
        bulk = sink_for(prepared.document)
        return extract_prepared(prepared, profiles, overrides, beside, bulk), bulk

    prepared = prepare(document)
    del document  # what is there twice goes
    extraction, bulk = extract(prepared)
    del prepared  # and so does the text as it was read
    if better := _better_pages(
        file, settings, extraction, bulk, lambda again: extract_prepared(prepare(again), profiles, overrides)
    ):
        del extraction, bulk  # they would take as much memory as what takes their place
        return extract(prepare(_read_pdf(file, settings, ruled=better)))
    return extraction, bulk


def _better_pages(
    file: Path, settings: Settings, found: Extraction, bulk: Bulk | None, extract: Callable[[Document], Extraction]
) -> frozenset[int]:
    """The pages of a PDF that a second look reads better."""
    document = found.document
    if document.media_type != PDF or any(page.ocr for page in document.pages):
        return frozenset()
    sums = bulk.sums if bulk else Sums(found)
    return better_pages(sums, len(document.pages), partial(_read_pdf, file, settings), extract)


def _read_pdf(file: Path, settings: Settings, **pages: frozenset[int]) -> Document:
    """A PDF read once more."""
    from ingest.pdf.reader import read_pdf

    return read_pdf(file, None, settings.options, **pages)


def do_beside(task: Callable[[], Result], meanwhile: Callable[[], None]) -> Result:
    """Does the task in a process beside this one while this one is at something else."""
    (result,) = share_out([task], 2, meanwhile)
    return result


def checksum(file: Path, max_bytes: int) -> str | None:
    """SHA-256 of the file's bytes; None where it is too large or cannot be read, which its reader will say."""
    try:
        if file.stat().st_size > max_bytes:
            return None
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
