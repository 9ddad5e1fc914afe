"""All extractors, in the order in which they build on each other."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from extract.amounts import extract_amounts
from extract.boxes import find_boxes
from extract.citations import extract_citations
from extract.coverage import measure_coverage
from extract.dates import extract_dates
from extract.document_facts import Overrides, extract_facts
from extract.evidence import evidence
from extract.found import Found
from extract.goal_tree import extract_activities, extract_goals
from extract.indicators.indicators import extract_indicators
from extract.initiatives import extract_initiatives
from extract.policy_areas import extract_policy_areas
from extract.profile import Profile
from extract.programmes import extract_programmes
from extract.repaired import put_back, repaired
from extract.sections import extract_sections
from extract.tables.budget_tables import extract_budget_tables
from schema import (
    LINK_TABLES,
    RECORD_TABLES,
    CheckLine,
    Coverage,
    Document,
    DocumentFacts,
    Extraction,
    Issue,
    Record,
    Remark,
)
from schema.frozen import Light

Extractor = Callable[[Document, Found], Iterator[Record | CheckLine]]

EXTRACTORS: tuple[tuple[str, Extractor], ...] = (
    ("sections", extract_sections),
    ("programmes", extract_programmes),
    ("policy_areas", extract_policy_areas),
    ("goals", extract_goals),
    ("activities", extract_activities),
    ("initiatives", extract_initiatives),
    ("citations", extract_citations),
    ("dates", extract_dates),
    ("amounts", extract_amounts),
    ("budget_tables", extract_budget_tables),
    ("indicators", extract_indicators),
)
"""What each extractor finds, and the extractor; each sees what those above it found."""

IN_TABLES = frozenset({"budget_tables", "indicators"})
"""What is found in tables, and takes as long as all the rest."""

NEEDED_FOR_TABLES = frozenset({"sections", "amounts"})
"""What those who read tables have to know of the text."""

WORTH_A_PROCESS = 20
"""So many tables take longer to read than a process takes to start."""

Beside = Callable[[Callable[[], Any], Callable[[], None]], Any]
"""Does its first task in a process beside this one while it does the second here; returns what the first gives."""

MODELS: dict[str, type[Light]] = {**RECORD_TABLES, **LINK_TABLES}
"""The type of the records of each table."""

TABLE_OF: dict[type[Light], str] = {model: table for table, model in MODELS.items()}
"""The table that each type of record goes to: one extractor may fill several, as tables come with their figures and sums."""


def run_extractor(extract: Extractor, document: Document, found: Found) -> tuple[Found, list[Issue]]:
    """What is known once an extractor has run, and the issues that it raised."""
    issues: list[Issue] = []
    records: dict[str, list[Light]] = {}
    for record in extract(document, found):
        if isinstance(record, Issue):
            issues.append(record)
        else:
            records.setdefault(TABLE_OF[type(record)], []).append(record)
    return found.adding(records), issues


def extract_all(document: Document, profiles: Sequence[Profile] = (), overrides: Overrides | None = None) -> Extraction:
    """All records of a document with their boxes, and the issues that its reader and its extractors raise."""
    extraction = extract_records(document, profiles, overrides)
    return extraction.model_copy(update={"boxes": tuple(find_boxes(extraction))})


def extract_records(
    document: Document,
    profiles: Sequence[Profile] = (),
    overrides: Overrides | None = None,
    beside: Beside | None = None,
) -> Extraction:
    """The same without boxes, which who stores the records finds one after the other.

    With `beside` the tables of a document that has many are read in another process.
    """
    read, offsets = repaired(document)
    facts, coverage, tables = _find_all(read, profiles, overrides or Overrides(), beside)
    if offsets is not None:
        for table in RECORD_TABLES:
            put_back(tables[table], document.text, offsets)
    if document.remarks:
        tables["issues"] = _in_order([*tables["issues"], *(remark_issue(document, remark) for remark in document.remarks)])
    return Extraction(document=document, facts=facts, coverage=coverage, **tables)


class _Search:
    """What is found in a document so far."""

    def __init__(self, document: Document, found: Found) -> None:
        self.document = document
        self.found = found
        self.issues: list[Issue] = []

    def run(self, wanted: Container[str]) -> None:
        """Finds what is wanted."""
        for name, extract in EXTRACTORS:
            if name in wanted:
                self.found, raised = run_extractor(extract, self.document, self.found)
                self.issues.extend(raised)

    def rows_in_tables(self) -> dict[str, list[tuple[Any, ...]]]:
        """What is found in the tables, where nothing else is known yet, ready to be sent to another process."""
        self.run(NEEDED_FOR_TABLES)
        self.issues.clear()
        self.run(IN_TABLES)
        found = self.found.records() | {"issues": tuple(self.issues)}
        return {table: MODELS[table].rows_of(records) for table, records in found.items() if table not in NEEDED_FOR_TABLES}

    def add(self, rows: Mapping[str, Sequence[tuple[Any, ...]]]) -> None:
        """Adds what another process has found."""
        records: dict[str, list[Any]] = {table: MODELS[table].of_rows(rows[table]) for table in rows}
        self.issues += records.pop("issues")
        self.found = self.found.adding(records)


def _find_all(
    document: Document, profiles: Sequence[Profile], overrides: Overrides, beside: Beside | None
) -> tuple[DocumentFacts, Coverage, dict[str, list[Any]]]:
    """All that is found in a document as it is read, its records by table."""
    facts, profile, unknown = extract_facts(document, profiles, overrides)
    search = _Search(document, Found(facts=facts, profile=profile))
    every = frozenset(name for name, _ in EXTRACTORS)
    if beside and len(document.grids) >= WORTH_A_PROCESS:
        alone = _Search(document, search.found)
        search.add(beside(alone.rows_in_tables, partial(search.run, every - IN_TABLES)))
    else:
        search.run(every)
    found, issues = search.found, [*unknown, *search.issues]
    counted = [(issue.start, issue.end) for issue in issues if issue.code == "counted-figures"]
    coverage, unclaimed = measure_coverage(document, found, counted)
    tables: dict[str, list[Any]] = {table: list(records) for table, records in found.in_reading_order().records().items()}
    return facts, coverage, tables | {"issues": _in_order([*issues, *unclaimed])}


def remark_issue(document: Document, remark: Remark) -> Issue:
    """The issue that a remark of the reader becomes."""
    place = evidence(document, "issue", remark.start, remark.end, remark.code)
    return Issue(**place, severity=remark.severity, code=remark.code, message=remark.message)


def _in_order(issues: Iterable[Issue]) -> list[Issue]:
    return sorted(issues, key=lambda issue: (issue.start, issue.end, issue.code))
