"""What was found in a document, in numbers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from schema import Coverage, DocumentFacts, Extraction


@dataclass(frozen=True)
class Summary:
    """What was found in one document, in numbers."""

    facts: DocumentFacts
    counts: dict[str, int]
    coverage: Coverage
    issues: dict[str, int]
    figures: dict[str, int] = field(default_factory=dict)


def summary_of(
    extraction: Extraction, many: Mapping[str, int] = MappingProxyType({}), figures: Mapping[str, int] = MappingProxyType({})
) -> Summary:
    """The numbers of `extraction`; its issues are counted by code, the figures of its tables by what sums say of them.

    The records that are not in it are so `many` by table, and the `figures` among them so many by status.
    """
    issues = Counter(issue.code for issue in extraction.issues)
    statuses = Counter(figures) + Counter(line.status.value for line in extraction.budget_lines)
    counts = {table: count + many.get(table, 0) for table, count in extraction.counts().items()}
    return Summary(extraction.facts, counts, extraction.coverage, dict(issues), dict(statuses))
