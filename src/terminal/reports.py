"""What the longer commands print: how a run went, a document with its records, how reports stand to their golden files."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import typer

from ingest import KNOWN_SUFFIXES
from pipeline.checking import GoldenCheck
from pipeline.files import Selection
from pipeline.reading import Settings
from pipeline.run import RunReport
from pipeline.version import VERSION
from schema import RECORD_TABLES, LeidraadError
from store import DocumentRow, Store, StoredRecord
from terminal.evidence import document_lines, lone_record_lines, record_lines
from terminal.screen import print_json, remark, remark_all, stdout
from terminal.tables import found_table, issue_count_table
from terminal.wording import counted, flat


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


@dataclass(frozen=True)
class Shown:
    """What `show` is about: a document with its records, or one record with the words of those that it points at."""

    document: DocumentRow
    text: str
    records: Sequence[StoredRecord]
    alone: bool = False
    links: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> object:
        """The records as JSON, each with its kind; a lone one by itself."""
        found = [{"kind": one.kind, "document_id": one.document_id, **one.record.model_dump()} for one in self.records]
        return found[0] if self.alone else {**self.document.model_dump(), "records": found}


def find_shown(store: Store, name: str, only: str | None) -> Shown:
    """The document of this name with its records, else the record; raises LeidraadError where there is neither."""
    if only is not None and only not in RECORD_TABLES:
        raise typer.BadParameter(f"'{only}' is none of {', '.join(RECORD_TABLES)}.", param_hint="--only")
    try:
        document = store.find_document(name)
    except LeidraadError as error:
        stored = store.find_record(name) if error.code == "no-such-document" else None
        if stored is None:
            raise
        document = store.find_document(stored.document_id)
        links = {other.record.id: flat(other.record.words) for other in store.records_of(document.id)}
        return Shown(document, store.text_of(document.id), [stored], alone=True, links=links)
    records = [stored for stored in store.records_of(document.id) if only in (None, stored.kind)]
    return Shown(document, store.text_of(document.id), records)


def print_shown(shown: Shown) -> None:
    """The records with their evidence: highlighted on a terminal, between marks elsewhere."""
    screen = stdout()
    marks = not screen.is_terminal
    if shown.alone:
        for line in lone_record_lines(shown.records[0], shown.document, shown.text, shown.links, marks=marks):
            screen.print(line)
        return
    for line in document_lines(shown.document):
        screen.print(line)
    for line in record_lines(shown.records, shown.text, screen.width, marks=marks):
        screen.print(line, no_wrap=True, overflow="ellipsis")


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
