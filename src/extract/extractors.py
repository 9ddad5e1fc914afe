"""All extractors, in the order in which they build on each other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extract.document_facts import Overrides, extract_facts
from extract.found import Found
from extract.goal_tree import extract_activities, extract_goals
from extract.initiatives import extract_initiatives
from extract.profile import Profile
from extract.programmes import extract_policy_areas, extract_programmes
from extract.sections import extract_sections
from schema import Coverage, Document, Extraction, Issue, Record

Extractor = Callable[[Document, Found], Iterator[Record]]

EXTRACTORS: tuple[tuple[str, Extractor], ...] = (
    ("sections", extract_sections),
    ("programmes", extract_programmes),
    ("policy_areas", extract_policy_areas),
    ("goals", extract_goals),
    ("activities", extract_activities),
    ("initiatives", extract_initiatives),
)
"""The table that each extractor fills, and the extractor; each sees what those above it found."""


def extract_all(document: Document, profiles: Sequence[Profile] = (), overrides: Overrides | None = None) -> Extraction:
    """All records of a document, with the issues that its extractors raise.

    >>> from ingest import document_from_text
    """
    facts, profile, unknown = extract_facts(document, profiles, overrides or Overrides())
    found = Found(facts=facts, profile=profile)
    issues = list(unknown)
    for table, extract in EXTRACTORS:
        records: list[Record] = []
        for record in extract(document, found):
            (issues if isinstance(record, Issue) else records).append(record)
        found = replace(found, **{table: tuple(records)})
    issues.sort(key=lambda issue: (issue.start, issue.end))
    return Extraction(document=document, facts=facts, issues=tuple(issues), coverage=Coverage(signs=0, claimed=0),
        sections=found.sections, programmes=found.programmes, policy_areas=found.policy_areas, goals=found.goals, activities=found.activities, initiatives=found.initiatives)
