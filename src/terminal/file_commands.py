"""The commands that read files: each parses what it is given, calls the part that does the work, and prints what it returns."""

import os
import sys
from functools import partial

import typer

from terminal.app import OneLineErrors, commands
from terminal.completion import DEFAULT_DATABASE
from terminal.options import (
    DEFAULT_MEMORY,
    DEFAULT_PAGES,
    DEFAULT_SECONDS,
    DEFAULT_SIZE,
    AsJson,
    Database,
    DryRun,
    Force,
    ImageTarget,
    Jobs,
    Kind,
    MaxMemory,
    MaxPages,
    MaxSeconds,
    MaxSize,
    Municipality,
    NoDatabase,
    Ocr,
    PageNumbers,
    Password,
    Paths,
    Profiles,
    SeenFile,
    Title,
    Update,
    Year,
    limits_from,
    read_options_from,
    settings_from,
    without_password,
)
from terminal.screen import progress_bar


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
    from pipeline.run import head_start, open_store, run_files
    from pipeline.workers import workers_for

    options, limits = read_options_from(max_size, max_pages, password, ocr=ocr), limits_from(max_seconds, max_memory)
    settings = settings_from(profile, options, limits, force=force, kind=kind, year=year, municipality=municipality, title=title)
    selection = find_files(paths, KNOWN_SUFFIXES)
    total = len(selection.files) + len(selection.unusable)
    choose_workers = partial(workers_for, jobs=jobs)
    with head_start(selection, db, settings, choose_workers) as begun:
        from terminal.reports import print_run  # while workers read

        with open_store(db, dry_run=dry_run) as store, progress_bar(total, "reading") as advance:
            report = run_files(
                selection,
                store,
                settings,
                arguments=without_password(sys.argv[1:]),
                dry_run=dry_run,
                choose_workers=choose_workers,
                on_outcome=advance,
                begun=begun,
            )
    print_run(report, selection, settings, as_json=as_json)
    raise typer.Exit(1 if report.with_outcome("failed") else 0)


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
