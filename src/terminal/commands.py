"""The commands of `leidraad`: each parses what it is given, calls the part that does the work, and prints what it returns."""

import os
import sys
from functools import partial
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from pipeline.version import VERSION
from terminal.completion import DEFAULT_DATABASE
from terminal.options import (
    DEFAULT_MEMORY,
    DEFAULT_PAGES,
    DEFAULT_SECONDS,
    DEFAULT_SIZE,
    AnyDocumentName,
    AsJson,
    Code,
    Database,
    DocumentName,
    DryRun,
    Force,
    ImageTarget,
    Jobs,
    Kind,
    Label,
    Markdown,
    MaxMemory,
    MaxPages,
    MaxSeconds,
    MaxSize,
    Municipality,
    NoDatabase,
    Ocr,
    OfCaption,
    OfCodes,
    OfConvention,
    OfDetail,
    OfDocument,
    OfKind,
    OfMunicipality,
    OfPhase,
    OfSide,
    OfUnit,
    Only,
    OnlyConflicts,
    PageNumbers,
    Password,
    Paths,
    Profiles,
    RecordName,
    SeenFile,
    ShownName,
    Superseded,
    Title,
    Update,
    Year,
    Yes,
    limits_from,
    read_options_from,
    settings_from,
    without_password,
)
from terminal.screen import print_json, progress_bar, remark, stdout

commands = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class OneLineErrors(TyperCommand):
    """A command whose LeidraadErrors come out as one line on stderr with exit code 1, and Ctrl-C as one with 130."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command."""
        from schema import LeidraadError

        try:
            return super().invoke(ctx)
        except LeidraadError as error:
            remark(str(error))
            raise typer.Exit(1) from error
        except KeyboardInterrupt as interrupt:
            remark("stopped; what was finished stays")
            raise typer.Exit(130) from interrupt


def print_version(wanted: bool) -> None:
    """Prints the version and ends, if that is wanted."""
    if wanted:
        typer.echo(f"leidraad {VERSION}")
        raise typer.Exit


@commands.callback()
def leidraad(
    _: Annotated[bool, typer.Option("--version", is_eager=True, callback=print_version, help="Print the version.")] = False,
) -> None:
    """From Dutch planning and control documents to typed records with their evidence, in one SQLite file.

    Reads begrotingen, voortgangsrapportages, jaarstukken, kaderbrieven and beleidsplannen, and finds in them programmes
    (programma's), goals (doelen), activities (prestaties), initiatives (initiatieven), amounts (bedragen), dates (data),
    citations (verwijzingen), and financial tables (begrotingstabellen) with their sums checked.

    \b
    Examples:
      leidraad ingest reports/              read what is new in a folder
      leidraad list                         what is stored
      leidraad show begroting-2026.txt      what was found in it, with its evidence
      leidraad tables begroting-2026.txt    its tables, and the sums that do not hold
      leidraad issues                       what was seen and not settled

    Exit code 0: all well; 1: something failed, with a line on stderr; 2: wrong usage.
    """


@commands.command(cls=OneLineErrors)
def ingest(  # noqa: PLR0913 - each is an option of the command
    paths: Paths,
    *,
    db: Database = DEFAULT_DATABASE,
    jobs: Jobs = None,
    max_size: MaxSize = DEFAULT_SIZE,
    max_pages: MaxPages = DEFAULT_PAGES,
    max_seconds: MaxSeconds = DEFAULT_SECONDS,
    max_memory: MaxMemory = DEFAULT_MEMORY,
    password: Password = None,
    ocr: Ocr = False,
    profile: Profiles = None,
    kind: Kind = None,
    year: Year = None,
    municipality: Municipality = None,
    title: Title = None,
    force: Force = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Read reports and store what is found in them.

    PDF, Word, web pages and plain text are known by what they hold. A file that has not changed is left alone; one that has
    becomes a new version beside the old. A file that cannot be read, or that takes too much time or memory, costs that file
    only. What you settle with --kind, --year, --municipality and --title holds for all files of the run.

    \b
    Examples:
      leidraad ingest reports/
      leidraad ingest 'reports/**/begroting*.txt' --db city.db --jobs 4
      leidraad ingest nota.txt --kind beleidsplan --year 2024 --municipality Leiden
    """
    from ingest import KNOWN_SUFFIXES
    from pipeline.files import find_files
    from pipeline.run import open_store, run_files
    from pipeline.workers import workers_for
    from terminal.reports import print_run

    options, limits = read_options_from(max_size, max_pages, password, ocr=ocr), limits_from(max_seconds, max_memory)
    settings = settings_from(
        profile, options, limits, force=force, kind=kind, year=year, municipality=municipality, title=title
    )
    selection = find_files(paths, KNOWN_SUFFIXES)
    total = len(selection.files) + len(selection.unusable)
    with open_store(db, dry_run=dry_run) as store, progress_bar(total, "reading") as advance:
        report = run_files(
            selection,
            store,
            settings,
            arguments=without_password(sys.argv[1:]),
            dry_run=dry_run,
            choose_workers=partial(workers_for, jobs=jobs),
            on_outcome=advance,
        )
    print_run(report, selection, settings, as_json=as_json)
    raise typer.Exit(1 if report.with_outcome("failed") else 0)


@commands.command("list", cls=OneLineErrors)
def list_documents(
    *,
    db: Database = DEFAULT_DATABASE,
    superseded: Superseded = False,
    as_json: AsJson = False,
) -> None:
    """List the stored documents.

    \b
    Examples:
      leidraad list
      leidraad list --all --json
    """
    from store import Store

    with Store.open(db) as store:
        documents = store.documents(include_superseded=superseded)
        counts = {document.id: store.counts(document.id) for document in documents}
    if as_json:
        print_json([{**document.model_dump(), "counts": counts[document.id]} for document in documents])
        return
    from terminal.tables import document_table

    screen = stdout()
    screen.print(document_table(documents, counts, screen.width))


@commands.command(cls=OneLineErrors)
def show(
    name: ShownName,
    *,
    db: Database = DEFAULT_DATABASE,
    only: Only = None,
    as_json: AsJson = False,
) -> None:
    """Show what was found, each record in its context.

    The records of a document come in reading order, with the words that they rest on, its tables a line each; one record
    with all its fields, and a figure of a table with the sums that it stands in.

    \b
    Examples:
      leidraad show begroting-2026.txt
      leidraad show begroting-2026.txt --only amounts
      leidraad show begroting-2026.txt --only budget_lines
      leidraad show 5f3a9c21
    """
    from store import Store
    from terminal.shown import find_shown, print_shown

    with Store.open(db) as store:
        shown = find_shown(store, name, only)
    if as_json:
        print_json(shown.as_json())
    else:
        print_shown(shown, only)


@commands.command(cls=OneLineErrors)
def tables(
    document: DocumentName,
    *,
    db: Database = DEFAULT_DATABASE,
    only_conflicts: OnlyConflicts = False,
    as_json: AsJson = False,
) -> None:
    """Show the tables of a document, with the sums that do not hold.

    Each table as it is printed: unit and sign convention, rows and columns, figures in its unit. A figure that no sum proves
    has a ? behind it; one that a sum contradicts has a ≠, and a line below the table says which sum, and by how much.

    \b
    Examples:
      leidraad tables begroting-2026.txt
      leidraad tables begroting-2026.txt --only-conflicts
      leidraad tables begroting-2026.txt --json
    """
    from store import Store
    from terminal.budget_tables import print_tables

    with Store.open(db) as store:
        row = store.find_document(document)
        found = [one for one in store.budget_tables(row.id) if one.is_conflict or not only_conflicts]
    print_tables(row, found, only_conflicts=only_conflicts, as_json=as_json)


@commands.command(cls=OneLineErrors)
def series(  # noqa: PLR0913 - each is an option of the command
    label: Label,
    *,
    db: Database = DEFAULT_DATABASE,
    municipality: OfMunicipality = None,
    phase: OfPhase = None,
    side: OfSide = None,
    unit: OfUnit = None,
    convention: OfConvention = None,
    kind: OfKind = None,
    document: OfDocument = None,
    caption: OfCaption = None,
    detail: OfDetail = None,
    codes: OfCodes = None,
    as_json: AsJson = False,
) -> None:
    """Print the figures of a row over the years, in euros.

    Figures of different phases, sides, units, sign conventions or municipalities never stand in one series: the error says
    which option to add, and the choices. A figure that a sum contradicts is marked.

    \b
    Examples:
      leidraad series 'Wonen / Lasten' --phase actual
      leidraad series Saldo --caption Wonen --phase approved --municipality Leiden
      leidraad series 6.71 --side expenditure --phase approved --json
    """
    from store import SeriesFilters, Store
    from terminal.series import print_series

    filters = SeriesFilters(municipality=municipality, phase=phase, side=side, unit=unit, convention=convention, kind=kind)
    filters |= SeriesFilters(document=document, caption=caption, detail=detail, codes=codes)
    with Store.open(db) as store:
        points = store.series(label, **filters)
    print_series(points, as_json=as_json)


@commands.command(cls=OneLineErrors)
def issues(
    document: AnyDocumentName = None,
    *,
    db: Database = DEFAULT_DATABASE,
    code: Code = None,
    as_json: AsJson = False,
) -> None:
    """List what was seen and not settled (aandachtspunten).

    \b
    Examples:
      leidraad issues
      leidraad issues begroting-2026.txt --code unclaimed-amount
    """
    from store import Store
    from terminal.tables import issue_table

    with Store.open(db) as store:
        found = store.issues(store.find_document(document).id if document else None)
    found = [stored for stored in found if code in (None, stored.issue.code)]
    if as_json:
        print_json([{"document_id": one.document_id, "file_name": one.file_name, **one.issue.model_dump()} for one in found])
    elif found:
        stdout().print(issue_table(found))


@commands.command(cls=OneLineErrors)
def check(  # noqa: PLR0913 - each is an option of the command
    paths: Paths,
    *,
    update: Update = False,
    max_size: MaxSize = DEFAULT_SIZE,
    max_pages: MaxPages = DEFAULT_PAGES,
    max_seconds: MaxSeconds = DEFAULT_SECONDS,
    max_memory: MaxMemory = DEFAULT_MEMORY,
    password: Password = None,
    ocr: Ocr = False,
    profile: Profiles = None,
    as_json: AsJson = False,
    _db: NoDatabase = DEFAULT_DATABASE,
) -> None:
    """Hold reports against their golden files.

    The golden file NAME.golden.json stands beside its report. Says what differs, record by record: what is
    missing, what is extra, and which field has changed.

    \b
    Examples:
      leidraad check data/raw
      leidraad check data/raw --update      then review the difference that git shows
    """
    from ingest import KNOWN_SUFFIXES
    from pipeline.checking import check_reports, refuse_in_ci
    from pipeline.files import find_files
    from terminal.reports import print_checks

    if update:
        refuse_in_ci(os.environ)
    options, limits = read_options_from(max_size, max_pages, password, ocr=ocr), limits_from(max_seconds, max_memory)
    settings = settings_from(profile, options, limits)
    checks = list(check_reports(find_files(paths, KNOWN_SUFFIXES), settings, update=update))
    print_checks(checks, as_json=as_json)
    raise typer.Exit(0 if all(one.holds for one in checks) else 1)


@commands.command(cls=OneLineErrors)
def remove(
    document: DocumentName,
    *,
    db: Database = DEFAULT_DATABASE,
    yes: Yes = False,
) -> None:
    """Remove a document with its records.

    A version that it had superseded is current again.

    \b
    Examples:
      leidraad remove begroting-2026.txt
    """
    from store import Store

    with Store.open(db) as store:
        found = store.find_document(document)
        records = sum(store.counts(found.id).values())
        if not yes:
            typer.confirm(f"Remove {found.source_path} ({found.id}) with {records} records?", abort=True, err=True)
        store.remove_document(found.id)
    remark(f"removed {found.source_path} with {records} records")


@commands.command(cls=OneLineErrors)
def schema(
    record: RecordName = None,
    *,
    markdown: Markdown = False,
    _db: NoDatabase = DEFAULT_DATABASE,
) -> None:
    """Print the JSON Schema of the records.

    That of all that is found in a document, or of one kind of record.

    \b
    Examples:
      leidraad schema > extraction.schema.json
      leidraad schema amounts
      leidraad schema --markdown > docs/records.md
    """
    from schema import RECORD_TABLES, Extraction
    from schema.dictionary import write_dictionary

    if markdown:
        typer.echo(write_dictionary(), nl=False)
        return
    if record is not None and record not in RECORD_TABLES:
        raise typer.BadParameter(f"'{record}' is none of {', '.join(RECORD_TABLES)}.", param_hint="RECORD")
    model = RECORD_TABLES[record] if record else Extraction
    print_json(model.model_json_schema(mode="serialization"))


@commands.command(cls=OneLineErrors)
def pages(  # noqa: PLR0913 - each is an option of the command
    file: SeenFile,
    *,
    page: PageNumbers = None,
    image: ImageTarget = None,
    max_size: MaxSize = DEFAULT_SIZE,
    max_pages: MaxPages = DEFAULT_PAGES,
    password: Password = None,
    ocr: Ocr = False,
    as_json: AsJson = False,
    _db: NoDatabase = DEFAULT_DATABASE,
) -> None:
    """Show what the reader saw in a file, page by page.

    Its blocks in reading order, its tables cell by cell, and what is read otherwise than it stands. With --image a PDF's pages
    are drawn, and the names of the pictures printed.

    \b
    Examples:
      leidraad pages begroting-2026.pdf --page 12-14
      leidraad pages begroting-2026.pdf --page 12 --image page-12.png
      leidraad pages kaderbrief.docx --json
    """
    from terminal.pages import draw_pages, print_pages, read_seen, seen_pages

    options = read_options_from(max_size, max_pages, password, ocr=ocr)
    seen = seen_pages(read_seen(file, options), page)
    if image is None:
        print_pages(seen, as_json=as_json)
        return
    for picture in draw_pages(file, seen, options, image):
        typer.echo(picture)


@commands.command(cls=OneLineErrors)
def doctor(
    *,
    as_json: AsJson = False,
    _db: NoDatabase = DEFAULT_DATABASE,
) -> None:
    """Look whether this machine has what reading takes.

    Versions, character recognition and what installs it, fonts, limits, and a test read of each type of file. Exit code 1
    where something is broken that nothing works without.

    \b
    Examples:
      leidraad doctor
      leidraad doctor --json
    """
    from terminal.doctor import State, find_all, print_findings

    findings = list(find_all())
    print_findings(findings, as_json=as_json)
    raise typer.Exit(1 if any(finding.state is State.BROKEN for finding in findings) else 0)
