"""The tables that commands print, made to fit: short heads and fewer columns on a narrow screen."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from textwrap import shorten

from rich import box
from rich.table import Table

from pipeline.ledger import FileOutcome
from pipeline.summary import Summary
from schema import Coverage, Severity, SumStatus
from store import DocumentRow, StoredIssue
from terminal.wording import flat, kind_and_year, percentage, place_of, printable, share

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
    "budget_tables": "tab",
    "budget_lines": "fig",
    "checks": "sums",
    "indicators": "ind",
    "issues": "iss",
}
"""What stands above the number of each kind where the screen is narrow."""

WHOLE_WORDS = {"budget_tables": "tables", "budget_lines": "figures", "checks": "sums"}
"""What stands there on a wide screen, where it is not the name of the kind."""

LEFT_OUT = {"checks": 210, "indicators": 210, "sections": 140, "policy_areas": 140, "goals": 140}
"""Kinds that a narrow screen has no room for, and from how many columns on it has."""

MOST_WORDS = 60
"""Characters of an issue's words that are printed: those of a whole table would fill the screen."""

ROOMY = 110
"""Columns from which on a screen has room for what a document is, beside its name."""

WIDE = 210
"""Columns from which on there is room for all kinds, and whole words above the numbers."""

ROOM_FOR_A_NAME = 24
"""Columns for the name of a file on a narrow screen."""

FOLD = re.compile(rf".{{1,{ROOM_FOR_A_NAME - 1}}}[-_ ]|.{{1,{ROOM_FOR_A_NAME}}}")
"""A line of such a name: as much as there is room for, up to a hyphen where there is one."""

DIGITS_OF_AN_ID = 8
"""As many as tell the documents and records of one database apart; any number from four on is understood."""


def found_table(stored: Iterable[FileOutcome], width: int) -> Table:
    """What was found: a row for each document, a column for each kind of record, and the shares: proved and claimed."""
    roomy, wide = width >= ROOMY, width >= WIDE
    table = plain_table("document", *(["kind"] if roomy else []))
    kinds = [kind for kind in SHORT_HEADS if width >= LEFT_OUT.get(kind, 0)]
    for kind in kinds:
        add_figures(table, WHOLE_WORDS.get(kind, kind.replace("_", " ")) if wide else SHORT_HEADS[kind])
        if kind == "budget_lines":
            add_figures(table, "proved")
    add_figures(table, "claimed")
    summaries = [(printable(PurePath(outcome.path).name), outcome.summary) for outcome in stored if outcome.summary]
    for name, summary in summaries:
        labels = [folded(name, roomy=roomy), kind_and_year(summary.facts)][: 1 + roomy]
        table.add_row(*labels, *numbers(summary, kinds))
    if len(summaries) > 1:
        table.add_section()
        table.add_row(*["all", ""][: 1 + roomy], *numbers(total([summary for _, summary in summaries]), kinds), style="bold")
    return table


def total(summaries: Sequence[Summary]) -> Summary:
    """The numbers of several documents together, with the facts of the first."""
    counts, figures, signs = Counter[str](), Counter[str](), Counter[str]()
    for summary in summaries:
        counts.update(summary.counts)
        figures.update(summary.figures)
        signs.update(summary.coverage.model_dump())
    return replace(summaries[0], counts=dict(counts), figures=dict(figures), coverage=Coverage.model_validate(signs))


def numbers(summary: Summary, kinds: Iterable[str]) -> Iterator[str]:
    """The number of each kind, a dash for none, and the shares that are proved and claimed."""
    for kind in kinds:
        yield str(summary.counts[kind]) if summary.counts.get(kind) else "-"
        if kind == "budget_lines":
            yield percentage(summary.figures.get(SumStatus.RECONCILED, 0), sum(summary.figures.values()))
    yield share(summary.coverage)


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
        name = folded(printable(row.file_name), roomy=roomy)
        labels = [row.id[:DIGITS_OF_AN_ID], name, kind_and_year(row), *([title, municipality] if roomy else [])]
        records = sum(number.values()) - number["issues"] - number["checks"]
        table.add_row(*labels, str(records), str(number["issues"]), share(row), style="dim" if row.superseded_by else "")
    return table


def issue_table(issues: Iterable[StoredIssue]) -> Table:
    """Issues with their place, code, message and words."""
    table = plain_table("document", "at", "issue", "what was seen")
    for stored in issues:
        issue = stored.issue
        words, message = flat(issue.words), printable(issue.message)
        seen = message if words in message else f"{message}: {shorten(words, MOST_WORDS, placeholder=' …')}"
        style = "yellow" if issue.severity is Severity.WARNING else ""
        table.add_row(printable(stored.file_name), place_of(issue.start, issue.page), issue.code, seen, style=style)
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
