"""All extractors, in the order in which they build on each other."""

from array import array
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple, Protocol, Self

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
from extract.offset_map import OffsetMap
from extract.policy_areas import extract_policy_areas
from extract.profile import Profile
from extract.programmes import extract_programmes
from extract.repaired import placed_back, put_back, repaired
from extract.sections import extract_sections
from extract.spans import in_order
from extract.tables.budget_tables import extract_budget_tables
from schema import (
    LINK_TABLES,
    RECORD_TABLES,
    BudgetLine,
    CheckLine,
    Document,
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

MANY = frozenset({"budget_lines", "checks", "check_lines"})
"""The records of tables, of which a long report has tens of thousands."""

WORTH_A_PROCESS = 20
"""So many tables take longer to read than a process takes to start."""

Beside = Callable[[Callable[[], Any], Callable[[], None]], Any]
"""Does its first task in a process beside this one while it does the second here; returns what the first gives."""

MODELS: dict[str, type[Light]] = {**RECORD_TABLES, **LINK_TABLES}
"""The type of the records of each table."""


class Sink(Protocol):
    """Who takes the records of which there are many as they are found, so that nobody ever has them all."""

    def add(self, table: str, record: Light) -> None:
        """Takes a record of this table."""
        ...

    def take_over(self, filled: Self) -> None:
        """Takes what another of its kind has taken in another process."""
        ...


Keep = Callable[[str, Light], bool]
"""Takes a record of a table, or says that it does not."""

TABLE_OF: dict[type[Light], str] = {model: table for table, model in MODELS.items()}
"""The table that each type of record goes to: one extractor may fill several, as tables come with their figures and sums."""


def keep_nothing(_table: str, _record: Light) -> bool:
    """What takes records where nobody does."""
    return False


def run_extractor(extract: Extractor, document: Document, found: Found, keep: Keep = keep_nothing) -> tuple[Found, list[Issue]]:
    """What is known once an extractor has run, and the issues that it raised; what `keep` takes is not among it."""
    issues: list[Issue] = []
    records: dict[str, list[Light]] = {}
    for record in extract(document, found):
        if isinstance(record, Issue):
            issues.append(record)
        elif not keep(table := TABLE_OF[type(record)], record):
            records.setdefault(table, []).append(record)
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
    sink: Sink | None = None,
) -> Extraction:
    """The same without boxes, which who stores the records finds one after the other.

    With `beside` the tables of a document that has many are read in another process. With a `sink` the records of which there
    are many go there.
    """
    return extract_prepared(Prepared(document, *repaired(document)), profiles, overrides, beside, sink)


class Prepared(NamedTuple):
    """A document, as it is read, and the way back."""

    document: Document
    read: Document
    offsets: OffsetMap | None


def prepare(document: Document) -> Prepared:
    """A document ready for its records, without what would be there twice: blocks and grids are asked of it as it is read."""
    read, offsets = repaired(document)
    return Prepared(document if offsets is None else document.with_values(blocks=(), grids=()), read, offsets)


def extract_prepared(
    prepared: Prepared,
    profiles: Sequence[Profile] = (),
    overrides: Overrides | None = None,
    beside: Beside | None = None,
    sink: Sink | None = None,
) -> Extraction:
    """Does `extract_records` for a document that is prepared."""
    document, read, offsets = prepared
    facts, profile, unknown = extract_facts(read, profiles, overrides or Overrides())
    place = partial(placed_back, text=document.text, offsets=offsets) if offsets else itself
    search = _Search(read, Found(facts=facts, profile=profile), place, sink)
    search.find_all(beside)
    issues = [*unknown, *search.issues]
    counted = [(issue.start, issue.end) for issue in issues if issue.code == "counted-figures"]
    coverage, unclaimed = measure_coverage(read, search.found, counted, in_order(search.starts, search.ends))
    tables: dict[str, list[Any]] = {table: [*records] for table, records in search.found.in_reading_order().records().items()}
    tables["issues"] = _in_order([*issues, *unclaimed])
    if offsets:
        for table in RECORD_TABLES:
            put_back(tables[table], document.text, offsets)
    if document.remarks:
        tables["issues"] = _in_order([*tables["issues"], *(remark_issue(document, remark) for remark in document.remarks)])
    return Extraction(document=document, facts=facts, coverage=coverage, **tables)


def itself(record: Light) -> Light:
    """A record that stands where it was found."""
    return record


class _Search:
    """What is found in a document so far, which is one with its repairs.

    With a sink, the records of which there are many go there, each at its `place` in the canonical text; what stays of the
    figures among them is where they start and end.
    """

    def __init__(self, document: Document, found: Found, place: Callable[..., Any], sink: Sink | None) -> None:
        self._document = document
        self._place = place
        self._sink = sink
        self.found = found
        self.issues: list[Issue] = []
        self.starts, self.ends = array("I"), array("I")

    def find_all(self, beside: Beside | None) -> None:
        """Finds all there is, with `beside` the tables in another process where there are many."""
        every = frozenset(name for name, _ in EXTRACTORS)
        if beside and len(self._document.grids) >= WORTH_A_PROCESS:
            alone = _Search(self._document, self.found, self._place, self._sink)
            self._add(beside(alone.find_in_tables, partial(self._run, every - IN_TABLES)))
        else:
            self._run(every)

    def find_in_tables(self) -> "_InTables":
        """What is found in the tables, where nothing else is known yet, ready to be sent to another process."""
        self._run(NEEDED_FOR_TABLES)
        self.issues.clear()
        self._run(IN_TABLES)
        found = self.found.records() | {"issues": tuple(self.issues)}
        rows = {table: MODELS[table].rows_of(records) for table, records in found.items() if table not in NEEDED_FOR_TABLES}
        return _InTables(rows, self.starts, self.ends, self._sink)

    def _run(self, wanted: Container[str]) -> None:
        """Finds what is wanted."""
        keep = self._keep if self._sink else keep_nothing
        for name, extract in EXTRACTORS:
            if name in wanted:
                self.found, raised = run_extractor(extract, self._document, self.found, keep)
                self.issues.extend(raised)

    def _keep(self, table: str, record: Light) -> bool:
        """Hands a record of which there are many to the sink."""
        if table not in MANY or not self._sink:
            return False
        if isinstance(record, BudgetLine):
            self.starts.append(record.start)
            self.ends.append(record.end)
        self._sink.add(table, self._place(record) if isinstance(record, Record) else record)
        return True

    def _add(self, there: "_InTables") -> None:
        """Adds what another process has found."""
        records: dict[str, list[Any]] = {table: MODELS[table].of_rows(rows) for table, rows in there.rows.items()}
        self.issues += records.pop("issues")
        self.found = self.found.adding(records)
        self.starts, self.ends = there.starts, there.ends
        if self._sink and there.sink and there.sink is not self._sink:
            self._sink.take_over(there.sink)


class _InTables(NamedTuple):
    """What was found in the tables of a document in another process."""

    rows: dict[str, list[tuple[Any, ...]]]
    starts: "array[int]"
    ends: "array[int]"
    sink: Sink | None


def remark_issue(document: Document, remark: Remark) -> Issue:
    """The issue that a remark of the reader becomes."""
    place = evidence(document, "issue", remark.start, remark.end, remark.code)
    return Issue(**place, severity=remark.severity, code=remark.code, message=remark.message)


def _in_order(issues: Iterable[Issue]) -> list[Issue]:
    return sorted(issues, key=lambda issue: (issue.start, issue.end, issue.code))
