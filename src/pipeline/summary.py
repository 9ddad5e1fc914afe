"""What was found in a document, in numbers."""

from collections import Counter
from dataclasses import dataclass, field

from schema import Coverage, DocumentFacts, Extraction


@dataclass(frozen=True)
class Summary:
    """What was found in one document, in numbers."""

    facts: DocumentFacts
    counts: dict[str, int]
    coverage: Coverage
    issues: dict[str, int]
    figures: dict[str, int] = field(default_factory=dict)


def summary_of(extraction: Extraction) -> Summary:
    """The numbers of `extraction`; its issues are counted by code, the figures of its tables by what sums say of them."""
    issues = Counter(issue.code for issue in extraction.issues)
    figures = Counter(line.status.value for line in extraction.budget_lines)
    return Summary(extraction.facts, extraction.counts(), extraction.coverage, dict(issues), dict(figures))
