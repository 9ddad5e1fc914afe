"""The tables that commands print, made to fit: short heads and fewer columns on a narrow screen."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from rich import box
from rich.table import Table

from pipeline.ledger import FileOutcome
from schema import Coverage, Severity
from store import DocumentRow, StoredIssue
from terminal.wording import flat, kind_and_year, place_of, printable, share

SHORT_HEADS = {
    "sections": "sect",
    "programmes": "prog",
    "policy_areas": "area",
    "goals": "goal",
    "activities": "act",
    "initiatives": "init",
    "amounts": "amt",
    "dates": "date",
    "citations": "cite",
    "issues": "iss",
}
"""What stands above the number of each kind where the screen is narrow."""

ROOMY = 110
"""Columns from which on a screen has room for what a document is, beside its name."""

WIDE = 165
"""Columns from which on there is room for whole words above the numbers."""

ROOM_FOR_A_NAME = 24
"""Columns for the name of a file on a narrow screen."""

FOLD = re.compile(rf".{{1,{ROOM_FOR_A_NAME - 1}}}[-_ ]|.{{1,{ROOM_FOR_A_NAME}}}")
"""A line of such a name: as much as there is room for, up to a hyphen where there is one."""

DIGITS_OF_AN_ID = 8
"""As many as tell the documents and records of one database apart; any number from four on is understood."""


def found_table(stored: Iterable[FileOutcome], width: int) -> Table:
    """What was found: a row for each document, a column for each kind of record, and the share that is claimed."""
    roomy, wide = width >= ROOMY, width >= WIDE
    table = plain_table("document", *(["kind"] if roomy else []))
    for kind, short in SHORT_HEADS.items():
        add_figures(table, kind.replace("_", " ") if wide else short)
    add_figures(table, "claimed")
    summaries = [(folded(PurePath(outcome.path).name, roomy=roomy), outcome.summary) for outcome in stored if outcome.summary]
    for name, summary in summaries:
        labels = [name, kind_and_year(summary.facts)][: 1 + roomy]
        table.add_row(*labels, *figures(summary.counts), share(summary.coverage))
    if len(summaries) > 1:
        totals: Counter[str] = Counter()
        for _, summary in summaries:
            totals.update(summary.counts, signs=summary.coverage.signs, claimed=summary.coverage.claimed)
        table.add_section()
        coverage = Coverage(signs=totals["signs"], claimed=totals["claimed"])
        table.add_row(*["all", ""][: 1 + roomy], *figures(totals), share(coverage), style="bold")
    return table


def issue_count_table(counts: Mapping[str, int]) -> Table:
    """How often each issue was seen, the most frequent first."""
    table = plain_table("issue")
    add_figures(table, "seen")
    for code, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        table.add_row(code, str(number))
    return table


def document_table(documents: Sequence[DocumentRow], counts: Mapping[str, Mapping[str, int]], width: int) -> Table:
    """The stored documents, where there is room with title and municipality."""
    roomy = width >= ROOMY
    table = plain_table("id", "document", "kind", *(["title", "municipality"] if roomy else []))
    for head in ("records", "issues", "claimed"):
        add_figures(table, head)
    for row in documents:
        number = counts[row.id]
        title, municipality = printable(row.title or ""), printable(row.municipality or "")
        name = folded(row.file_name, roomy=roomy)
        labels = [row.id[:DIGITS_OF_AN_ID], name, kind_and_year(row), *([title, municipality] if roomy else [])]
        records = sum(number.values()) - number["issues"]
        table.add_row(*labels, str(records), str(number["issues"]), share(row), style="dim" if row.superseded_by else "")
    return table


def issue_table(issues: Iterable[StoredIssue]) -> Table:
    """Issues with their place, code, message and words."""
    table = plain_table("document", "at", "issue", "what was seen")
    for stored in issues:
        issue = stored.issue
        words, message = flat(issue.words), printable(issue.message)
        seen = message if words in message else f"{message}: {words}"
        style = "yellow" if issue.severity is Severity.WARNING else ""
        table.add_row(stored.file_name, place_of(issue.start, issue.page), issue.code, seen, style=style)
    return table


def folded(name: str, *, roomy: bool) -> str:
    """A file name; on a narrow screen a long one is folded behind a hyphen.

    >>> folded("tweede-voortgangsrapportage-2025.txt", roomy=False).splitlines()
    ['tweede-', 'voortgangsrapportage-', '2025.txt']
    """
    return name if roomy or len(name) <= ROOM_FOR_A_NAME else "\n".join(FOLD.findall(name))


def plain_table(*labels: str) -> Table:
    """An empty table with columns for words, which fold where the screen is too narrow."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=0)
    for label in labels:
        table.add_column(label, overflow="fold")
    return table


def add_figures(table: Table, head: str) -> None:
    """Adds a column for figures, which are never cut."""
    table.add_column(head, justify="right", no_wrap=True)


def figures(counts: Mapping[str, int]) -> list[str]:
    """The number of each kind, a dash for none."""
    return [str(counts[kind]) if counts.get(kind) else "-" for kind in SHORT_HEADS]
