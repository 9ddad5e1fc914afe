"""A second look at pages of a PDF whose sums fail: its tables by their rulings, kept where more sums hold."""

from collections import Counter
from collections.abc import Callable

from schema import Document, Extraction, SumStatus

Read = Callable[..., Document]
Extract = Callable[[Document], Extraction]

FAILING = 0.5
"""Sums that fail make a page doubtful from this share on: a source that adds up wrongly does so once or twice a page."""
FEWEST_FIGURES = 6
"""So many figures below a total should add up to it somehow."""
MOST_PAGES = 0.01
"""At most this share of the pages is looked at again, for that takes as long as reading twenty pages the first time."""
TOTAL = "totaal"


class _Sums:
    """How many sums hold, and how many fail, on each page."""

    def __init__(self, extraction: Extraction) -> None:
        self.held: Counter[int | None] = Counter()
        self.failed: Counter[int | None] = Counter()
        for check in extraction.checks:
            (self.failed if check.status is SumStatus.CONFLICT else self.held)[check.page] += 1

    def are_better_than(self, others: "_Sums", page: int) -> bool:
        """Whether more sums hold on a page, and not more fail."""
        return self.held[page] > others.held[page] and self.failed[page] <= others.failed[page]


def better_pages(extraction: Extraction, read: Read, extract: Extract) -> frozenset[int]:
    """The doubtful pages that a second look reads better.

    `read` reads the document anew: `only` some pages, with the tables of the pages `ruled` by their rulings.
    """
    sums = _Sums(extraction)
    alone = [frozenset([page]) for page in doubtful_pages(extraction)]
    return frozenset(
        page for one in alone for page in one if _Sums(extract(read(only=one, ruled=one))).are_better_than(sums, page)
    )


def doubtful_pages(extraction: Extraction) -> list[int]:
    """The pages most of whose sums fail, and those with a total that nothing adds up to; no more than is worth the time."""
    sums = _Sums(extraction)
    doubts: Counter[int] = Counter(_unproved_pages(extraction))
    for page, failed in sums.failed.items():
        if page is not None and failed >= FAILING * (failed + sums.held[page]):
            doubts[page] += failed
    most = max(1, round(len(extraction.document.pages) * MOST_PAGES))
    return sorted(doubts, key=lambda page: (-doubts[page], page))[:most]


def _unproved_pages(extraction: Extraction) -> list[int]:
    """The pages of tables that have a total, and no sum that was found."""
    checked = {check.table_id for check in extraction.checks}
    figures: Counter[str] = Counter()
    with_total: dict[str, int] = {}
    for line in extraction.budget_lines:
        figures[line.table_id] += 1
        own = (line.label or "").rpartition(" / ")[2]
        if line.page is not None and own.casefold().startswith(TOTAL):
            with_total.setdefault(line.table_id, line.page)
    return [page for table, page in with_total.items() if table not in checked and figures[table] >= FEWEST_FIGURES]
