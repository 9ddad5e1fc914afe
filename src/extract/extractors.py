"""All extractors, in the order in which they build on each other."""

from collections.abc import Callable, Iterable, Iterator, Sequence

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
from schema import LINK_TABLES, RECORD_TABLES, CheckLine, Document, Extraction, Issue, Record, Remark
from schema.frozen import Frozen

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

TABLE_OF: dict[type[Frozen], str] = {model: table for table, model in (RECORD_TABLES | LINK_TABLES).items()}
"""The table that each type of record goes to: one extractor may fill several, as tables come with their figures and sums."""


def run_extractor(extract: Extractor, document: Document, found: Found) -> tuple[Found, list[Issue]]:
    """What is known once an extractor has run, and the issues that it raised."""
    issues: list[Issue] = []
    records: dict[str, list[Frozen]] = {}
    for record in extract(document, found):
        if isinstance(record, Issue):
            issues.append(record)
        else:
            records.setdefault(TABLE_OF[type(record)], []).append(record)
    return found.adding(records), issues


def extract_all(document: Document, profiles: Sequence[Profile] = (), overrides: Overrides | None = None) -> Extraction:
    """All records of a document, with the issues that its reader and its extractors raise."""
    read, offsets = repaired(document)
    extraction = put_back(_extract(read, profiles, overrides or Overrides()), document, offsets)
    extraction = extraction.model_copy(update={"boxes": tuple(find_boxes(extraction))})
    remarks = [remark_issue(document, remark) for remark in document.remarks]
    return extraction.model_copy(update={"issues": _in_order([*extraction.issues, *remarks])}) if remarks else extraction


def _extract(document: Document, profiles: Sequence[Profile], overrides: Overrides) -> Extraction:
    """All records of a document as it is read."""
    facts, profile, unknown = extract_facts(document, profiles, overrides)
    found = Found(facts=facts, profile=profile)
    issues: list[Issue] = list(unknown)
    for _, extract in EXTRACTORS:
        found, raised = run_extractor(extract, document, found)
        issues.extend(raised)
    counted = [(issue.start, issue.end) for issue in issues if issue.code == "counted-figures"]
    coverage, unclaimed = measure_coverage(document, found, counted)
    issues.extend(unclaimed)
    return Extraction(
        document=document,
        facts=facts,
        issues=_in_order(issues),
        coverage=coverage,
        **found.in_reading_order().records(),
    )


def remark_issue(document: Document, remark: Remark) -> Issue:
    """The issue that a remark of the reader becomes."""
    place = evidence(document, "issue", remark.start, remark.end, remark.code)
    return Issue(**place, severity=remark.severity, code=remark.code, message=remark.message)


def _in_order(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    return tuple(sorted(issues, key=lambda issue: (issue.start, issue.end, issue.code)))
