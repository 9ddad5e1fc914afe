"""One file from its bytes to its records: the part of a run that a worker does."""

import contextlib
import ctypes
import hashlib
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ingest import ReadOptions, read_document
from ingest.beside import share_out
from ingest.reader import read_content
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
    document = read_document(file, settings.options)
    give_back_memory()

    from extract.document_facts import Overrides
    from extract.extractors import extract_records
    from extract.profile import shipped_profiles

    own = {profile.code for profile in settings.profiles}
    shipped = tuple(profile for profile in shipped_profiles() if profile.code not in own)
    overrides = Overrides(kind=settings.kind, year=settings.year, municipality=settings.municipality, title=settings.title)
    extract = partial(extract_records, profiles=settings.profiles + shipped, overrides=overrides)
    bulk = sink_for(document)
    extraction = extract(document, beside=do_beside if settings.options.processes > 1 else None, sink=bulk)
    if document.media_type == PDF and not any(page.ocr for page in document.pages):
        sums, pages = bulk.sums if bulk else Sums(extraction), len(document.pages)
        if sums.doubtful_pages(pages):
            from ingest.pdf.reader import read_pdf

            read = partial(read_pdf, file, read_content(file, settings.options.max_bytes), settings.options)
            if better := better_pages(sums, pages, read, extract):
                del extraction, bulk, document  # they would take as much memory as what takes their place
                document = read(ruled=better)
                bulk = sink_for(document)
                extraction = extract(document, sink=bulk)
    return extraction, bulk


def do_beside(task: Callable[[], Result], meanwhile: Callable[[], None]) -> Result:
    """Does the task in a process beside this one while this one is at something else."""
    (result,) = share_out([task], 2, meanwhile)
    return result


def give_back_memory() -> None:
    """Gives the system back what a reader's libraries have freed: PDFium alone leaves three megabytes for a hundred pages."""
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError):  # only the GNU library has it
            ctypes.CDLL(None).malloc_trim(0)


def checksum(file: Path, max_bytes: int) -> str | None:
    """SHA-256 of the file's bytes; None where it is too large or cannot be read, which its reader will say."""
    try:
        if file.stat().st_size > max_bytes:
            return None
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
