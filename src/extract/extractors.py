"""All extractors, in the order in which they build on each other."""

from collections.abc import Callable, Iterator, Sequence

from extract.amounts import extract_amounts
from extract.citations import extract_citations
from extract.coverage import measure_coverage
from extract.dates import extract_dates
from extract.document_facts import Overrides, extract_facts
from extract.found import Found
from extract.goal_tree import extract_activities, extract_goals
from extract.initiatives import extract_initiatives
from extract.policy_areas import extract_policy_areas
from extract.profile import Profile
from extract.programmes import extract_programmes
from extract.sections import extract_sections
from schema import Document, Extraction, Issue, Record

Extractor = Callable[[Document, Found], Iterator[Record]]

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
)
"""The table that each extractor fills, and the extractor; each sees what those above it found."""


def extract_all(document: Document, profiles: Sequence[Profile] = (), overrides: Overrides | None = None) -> Extraction:
    """All records of a document, with the issues that its extractors raise."""
    facts, profile, unknown = extract_facts(document, profiles, overrides or Overrides())
    found = Found(facts=facts, profile=profile)
    issues: list[Issue] = list(unknown)
    for table, extract in EXTRACTORS:
        records: list[Record] = []
        for record in extract(document, found):
            if isinstance(record, Issue):
                issues.append(record)
            else:
                records.append(record)
        found = found.adding(table, records)
    coverage, unclaimed = measure_coverage(document, found)
    issues.extend(unclaimed)
    return Extraction(
        document=document,
        facts=facts,
        issues=tuple(sorted(issues, key=lambda issue: (issue.start, issue.end, issue.code))),
        coverage=coverage,
        **{table: getattr(found, table) for table, _ in EXTRACTORS},
    )
