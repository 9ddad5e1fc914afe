"""What the longer commands print: how a run went, how reports stand to their golden files."""

from collections import Counter
from collections.abc import Iterator, Sequence

import typer

from ingest import KNOWN_SUFFIXES
from pipeline.checking import GoldenCheck
from pipeline.files import Selection
from pipeline.reading import Settings
from pipeline.run import RunReport
from pipeline.version import VERSION
from terminal.screen import print_json, remark, remark_all, stdout
from terminal.tables import found_table, issue_count_table
from terminal.wording import counted


def print_run(report: RunReport, selection: Selection, settings: Settings, *, as_json: bool) -> None:
    """What was found and what was seen and not settled on stdout; failures, remarks and the sum of it all on stderr."""
    if as_json:
        run = {"run": report.run_id, "program_version": VERSION}
        print_json({**run, "files": report.outcomes, "left_aside": selection.left_aside})
    elif stored := report.with_outcome("stored"):
        screen = stdout()
        screen.print(found_table(stored, screen.width))
        if issues := sum((Counter(one.summary.issues) for one in stored if one.summary), Counter[str]()):
            screen.print()
            screen.print(issue_count_table(issues))
    remark_all(report.with_outcome("failed"))
    remark_all(run_remarks(report, selection, settings))


def run_remarks(report: RunReport, selection: Selection, settings: Settings) -> Iterator[str]:
    """What is worth knowing about a run beside its results."""
    if aside := len(selection.left_aside):
        yield f"{counted(aside, 'file')} of other types left aside (known: {', '.join(sorted(KNOWN_SUFFIXES))})"
    if older := report.of_older_version:
        yield f"{counted(older, 'document')} made by an older version: use --force to read them again"
    stored, unchanged, failed = (len(report.with_outcome(outcome)) for outcome in ("stored", "unchanged", "failed"))
    if unchanged and settings.settles_facts:
        yield "unchanged files keep the facts that they are stored with: use --force to settle them anew"
    if report.run_id is None:
        yield f"dry run, nothing written: {stored} would be stored, {unchanged} unchanged, {failed} failed"
    else:
        yield f"run {report.run_id}: {stored} stored, {unchanged} unchanged, {failed} failed"


def print_checks(checks: Sequence[GoldenCheck], *, as_json: bool) -> None:
    """The differences on stdout, what could not be checked on stderr, and the sum of it."""
    if as_json:
        print_json([{**vars(check), "error": check.error and check.error.code} for check in checks])
    else:
        for check in checks:
            for difference in check.differences:
                typer.echo(f"{check.report}: {difference}")
    remark_all(check.error for check in checks if check.error)
    amiss, written = sum(not check.holds for check in checks), sum(check.updated for check in checks)
    news = f", {counted(written, 'golden file')} written" if written else ""
    remark(f"{counted(len(checks), 'report')} checked, {amiss} amiss{news}")
