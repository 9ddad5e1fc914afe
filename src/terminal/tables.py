"""The tables that commands print, made to fit: short heads and fewer columns on a narrow screen."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from pipeline.ledger import FileOutcome, Summary
from schema import Coverage, DocumentFacts, Issue
from store import DocumentRow, StoredIssue

SHORT_HEADS = {
    "sections": "sect",
    "programmes": "prog",
    "policy_areas": "area",
    "goals": "goal",
    "activities": "act",
    "initiatives": "init",
    "amounts": "amnt",
    "dates": "date",
    "citations": "cite",
    "issues": "iss",
}
"""What stands above the number of each kind where the screen is narrow."""

WIDE = 120
"""Columns from which on the screen has room for whole words."""

DIGITS_OF_AN_ID = 8


def found_table(stored: Sequence[FileOutcome], width: int) -> Table:
    """What was found, a row for each document and a column for each kind of record, with the share that is claimed."""
    wide = width >= WIDE
    table = plain_table()
    table.add_column("document", overflow="ellipsis", no_wrap=True, ratio=1)
    if wide:
        table.add_column("kind", no_wrap=True)
    for kind, short in SHORT_HEADS.items():
        table.add_column(kind.replace("_", " ") if wide else short, justify="right", no_wrap=True)
    table.add_column("claimed" if wide else "clmd", justify="right", no_wrap=True)
    summaries = [(outcome.path, outcome.summary) for outcome in stored if outcome.summary]
    for path, summary in summaries:
        name = Text(path.rsplit("/", 1)[-1])
        table.add_row(*([name, kind_and_year(summary.facts)] if wide else [name]), *numbers_of(summary.counts), share(summary.coverage))
    if len(summaries) > 1:
        total = total_of(summary for _, summary in summaries)
        cells = numbers_of(total.counts)
        table.add_section()
        table.add_row(*(["all", ""] if wide else ["all"]), *cells, share(total.coverage), style="bold")
    return table
