"""The options that the commands share, and what their values mean."""

import re
import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from terminal.completion import (
    complete_convention,
    complete_document,
    complete_kind,
    complete_label,
    complete_phase,
    complete_record,
    complete_side,
)

if TYPE_CHECKING:
    from ingest import ReadOptions
    from pipeline.limits import Limits
    from pipeline.reading import Settings


PLACE = "Its path, its file name, or the beginning of its id."

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders (with all below them) and globs.")]
DocumentName = Annotated[str, typer.Argument(metavar="DOCUMENT", help=PLACE, autocompletion=complete_document)]
AnyDocumentName = Annotated[
    str | None,
    typer.Argument(metavar="[DOCUMENT]", help=f"{PLACE} Without it: all documents.", autocompletion=complete_document),
]
ShownName = Annotated[
    str,
    typer.Argument(
        metavar="DOCUMENT|RECORD", help="A path, a file name, or the beginning of an id.", autocompletion=complete_document
    ),
]
RecordName = Annotated[
    str | None,
    typer.Argument(metavar="[RECORD]", help="One kind of record: amounts, goals ...", autocompletion=complete_record),
]

Database = Annotated[Path, typer.Option("--db", metavar="FILE", help="The SQLite file.")]
NoDatabase = Annotated[Path, typer.Option("--db", metavar="FILE", help="As with every command; this one reads no database.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", metavar="N", min=1, help="Read with N processes; by default as many as the work is worth."),
]
MaxSize = Annotated[str, typer.Option("--max-size", metavar="SIZE", help="Refuse files over this size: 500K, 50M, 1G.")]
MaxPages = Annotated[int, typer.Option("--max-pages", metavar="N", min=1, help="Refuse files of more pages.")]
MaxSeconds = Annotated[int, typer.Option("--max-seconds", metavar="N", min=1, help="Give up a file that takes longer.")]
MaxMemory = Annotated[str, typer.Option("--max-memory", metavar="SIZE", help="Give up a file that takes more memory: 500M, 2G.")]
Password = Annotated[
    str | None,
    typer.Option(
        "--password",
        metavar="WORD",
        envvar="LEIDRAAD_PASSWORD",
        help="Password of the files that have one; it is never stored.",
    ),
]
Ocr = Annotated[bool, typer.Option("--ocr", help="Recognise the text of pages that are pictures; needs the extra 'ocr'.")]
SeenFile = Annotated[Path, typer.Argument(metavar="FILE", help="A file of any type that is read.")]
PageNumbers = Annotated[
    str | None, typer.Option("--page", metavar="PAGES", help="Only these, by their place in the file: 3, 3-5 or 1,7-9.")
]
ImageTarget = Annotated[
    Path | None,
    typer.Option("--image", metavar="FOLDER|FILE.png", help="Draw the pages, with a frame around each block and cell."),
]
Profiles = Annotated[
    list[Path] | None,
    typer.Option("--profile", metavar="FILE|FOLDER", help="Add a municipality's profile, or a folder of them; may be repeated."),
]
Force = Annotated[bool, typer.Option("--force", help="Read unchanged files again, too.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Read and report, and write nothing.")]
Kind = Annotated[
    str | None,
    typer.Option(
        metavar="KIND",
        autocompletion=complete_kind,
        help="Kind of document (documentsoort): begroting, voortgangsrapportage, jaarstukken, kaderbrief, beleidsplan,"
        " raadsvoorstel or overig.",
    ),
]
Year = Annotated[int | None, typer.Option(metavar="YYYY", min=1900, max=2100, help="Year that the reports are about (jaar).")]
Municipality = Annotated[str | None, typer.Option(metavar="NAME", help="Municipality (gemeente).")]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Title (titel).")]
Superseded = Annotated[bool, typer.Option("--all", help="Also documents that newer versions have superseded.")]
Only = Annotated[
    str | None,
    typer.Option(metavar="RECORD", help="Show one kind of record: amounts, goals, issues ...", autocompletion=complete_record),
]
OnlyConflicts = Annotated[bool, typer.Option("--only-conflicts", help="Only tables with a sum that does not hold.")]
Label = Annotated[
    str,
    typer.Argument(
        metavar="LABEL", help="Label of a row (the whole, or its last part), or its code.", autocompletion=complete_label
    ),
]
OfMunicipality = Annotated[str | None, typer.Option("--municipality", metavar="NAME", help="Only of this municipality.")]
OfPhase = Annotated[
    str | None,
    typer.Option(
        "--phase",
        metavar="PHASE",
        autocompletion=complete_phase,
        help="Only figures of this phase: actual (rekening), approved (begroting), amendment (wijziging), adjusted"
        " (na wijziging), estimate (meerjarenraming) or variance (verschil).",
    ),
]
OfSide = Annotated[
    str | None,
    typer.Option(
        "--side",
        metavar="SIDE",
        autocompletion=complete_side,
        help="Only figures of this side: expenditure (lasten), revenue (baten), balance (saldo), reserve_addition or"
        " reserve_withdrawal.",
    ),
]
OfUnit = Annotated[
    str | None, typer.Option("--unit", metavar="known|unknown", help="Only of tables whose unit is known, or not.")
]
OfConvention = Annotated[
    str | None,
    typer.Option(
        "--convention",
        metavar="CONVENTION",
        autocompletion=complete_convention,
        help="Only of tables with this sign convention, as expenditure_positive.",
    ),
]
OfKind = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", autocompletion=complete_kind, help="Only of documents of this kind (documentsoort)."),
]
OfDocument = Annotated[
    str | None,
    typer.Option("--document", metavar="DOCUMENT", autocompletion=complete_document, help="Only of this document."),
]
OfCaption = Annotated[
    str | None, typer.Option("--caption", metavar="TEXT", help="Only of tables with this in their caption or section's title.")
]
OfDetail = Annotated[
    str | None, typer.Option("--detail", metavar="TEXT", help="Only rows with this beside their label, as I or S.")
]
OfCodes = Annotated[str | None, typer.Option("--codes", metavar="LIST", help="Only codes of this list, as 'taakvelden 2017'.")]
Code = Annotated[str | None, typer.Option(metavar="CODE", help="Only issues with this code.")]
Update = Annotated[bool, typer.Option("--update", help="Write golden files that differ or are missing; refused in CI.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")]
Markdown = Annotated[bool, typer.Option("--markdown", help="Print the data dictionary, as it stands in docs/records.md.")]

PASSWORD_OPTION = "--password"
HIDDEN = "***"

DEFAULT_SIZE = "100M"
DEFAULT_PAGES = 5_000
DEFAULT_SECONDS = 300
DEFAULT_MEMORY = "2G"
UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9}
SIZE = re.compile(r"(?P<number>\d+(?:\.\d+)?) ?(?P<unit>[KMG]?)B?", re.IGNORECASE)


def parse_size(text: str, option: str = "--max-size") -> int:
    """A number of bytes; raises BadParameter, which names the option, for what is none.

    >>> parse_size("50M"), parse_size("1.5 GB"), parse_size("2000")
    (50000000, 1500000000, 2000)
    """
    match = SIZE.fullmatch(text.strip())
    size = round(float(match["number"]) * UNITS[match["unit"].upper()]) if match else 0
    if size < 1:
        raise typer.BadParameter(f"'{text}' is no size; write it as 500K, 50M or 1G.", param_hint=option)
    return size


def without_password(arguments: Iterable[str]) -> str:
    """The command line as it is kept of a run: what it was given, but for a password.

    >>> without_password(["ingest", "my reports", "--password", "geheim", "--json"])
    "ingest 'my reports' --password '***' --json"
    """
    kept: list[str] = []
    for argument in arguments:
        name, sign, _ = argument.partition("=")
        if kept[-1:] == [PASSWORD_OPTION]:
            kept.append(HIDDEN)
        elif name == PASSWORD_OPTION and sign:
            kept.append(f"{name}={HIDDEN}")
        else:
            kept.append(argument)
    return shlex.join(kept)


def read_options_from(
    max_size: str = DEFAULT_SIZE, max_pages: int = DEFAULT_PAGES, password: str | None = None, *, ocr: bool = False
) -> "ReadOptions":
    """How files are read; raises BadParameter for a size that is none."""
    from ingest import ReadOptions

    return ReadOptions(max_bytes=parse_size(max_size), max_pages=max_pages, password=password, ocr=ocr)


def limits_from(max_seconds: int, max_memory: str) -> "Limits":
    """What a file may cost; raises BadParameter for a size that is none."""
    from pipeline.limits import Limits

    return Limits(seconds=max_seconds, memory=parse_size(max_memory, "--max-memory"))


def settings_from(  # noqa: PLR0913 - each is an option of the command
    profiles: list[Path] | None,
    options: "ReadOptions | None" = None,
    limits: "Limits | None" = None,
    *,
    force: bool = False,
    kind: str | None = None,
    year: int | None = None,
    municipality: str | None = None,
    title: str | None = None,
) -> "Settings":
    """The settings of a run; raises BadParameter for a value that cannot be, LeidraadError for a profile that does not hold."""
    from extract.profile import read_profiles
    from ingest import ReadOptions
    from pipeline.limits import Limits
    from pipeline.reading import Settings
    from schema import DocumentKind

    if kind is not None and kind not in list(DocumentKind):
        raise typer.BadParameter(f"'{kind}' is none of {', '.join(DocumentKind)}.", param_hint="--kind")
    for option, words in (("--municipality", municipality), ("--title", title)):
        if words is not None and not words.strip():
            raise typer.BadParameter("it is empty.", param_hint=option)
    return Settings(
        options=options or ReadOptions(),
        limits=limits or Limits(),
        force=force,
        profiles=tuple(profile for path in profiles or () for profile in read_profiles(path)),
        kind=DocumentKind(kind) if kind else None,
        year=year,
        municipality=municipality.strip() if municipality else None,
        title=title.strip() if title else None,
    )
