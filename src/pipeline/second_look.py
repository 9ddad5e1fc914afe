"""A second look at pages of a PDF whose sums fail: its tables by their rulings, kept where more sums hold."""

from collections import Counter
from collections.abc import Callable, Iterator

from schema import BudgetLine, Check, Document, Extraction, SumStatus
from schema.frozen import Frozen

Read = Callable[..., Document]
Extract = Callable[[Document], Extraction]

FAILING = 0.5
"""Sums that fail make a page doubtful from this share on: a source that adds up wrongly does so once or twice a page."""
FEWEST_FIGURES = 6
"""So many figures below a total should add up to it somehow."""
MOST_PAGES = 0.01
"""At most this share of the pages is looked at again, for that takes as long as reading twenty pages the first time."""
TOTAL = "totaal"


class Sums:
    """What sums tell of the pages: how many hold and fail on each, and which tables have a total that none was found for."""

    def __init__(self, extraction: Extraction | None = None) -> None:
        self.held: Counter[int | None] = Counter()
        self.failed: Counter[int | None] = Counter()
        self._checked: set[str] = set()
        self._figures: Counter[str] = Counter()
        self._with_total: dict[str, int] = {}
        if extraction:
            for record in (*extraction.checks, *extraction.budget_lines):
                self.add(record)

    def add(self, record: Frozen) -> None:
        """Takes a sum or a figure into account."""
        if isinstance(record, Check):
            (self.failed if record.status is SumStatus.CONFLICT else self.held)[record.page] += 1
            self._checked.add(record.table_id)
        elif isinstance(record, BudgetLine):
            self._figures[record.table_id] += 1
            own = (record.label or "").rpartition(" / ")[2]
            if record.page is not None and own.casefold().startswith(TOTAL):
                self._with_total.setdefault(record.table_id, record.page)

    def are_better_than(self, others: "Sums", page: int) -> bool:
        """Whether more sums hold on a page, and not more fail."""
        return self.held[page] > others.held[page] and self.failed[page] <= others.failed[page]

    def doubtful_pages(self, pages: int) -> list[int]:
        """The pages most of whose sums fail, and those with a total that nothing adds up to; of so many pages no more than is
        worth the time.
        """
        doubts = Counter(self._unproved_pages())
        for page, failed in self.failed.items():
            if page is not None and failed >= FAILING * (failed + self.held[page]):
                doubts[page] += failed
        most = max(1, round(pages * MOST_PAGES))
        return sorted(doubts, key=lambda page: (-doubts[page], page))[:most]

    def _unproved_pages(self) -> Iterator[int]:
        """The pages of tables that have a total, and no sum that was found."""
        for table, page in self._with_total.items():
            if table not in self._checked and self._figures[table] >= FEWEST_FIGURES:
                yield page


def better_pages(sums: Sums, pages: int, read: Read, extract: Extract) -> frozenset[int]:
    """The doubtful pages, of so many, that a second look reads better than what these sums tell of.

    `read` reads the document anew: `only` some pages, with the tables of the pages `ruled` by their rulings.
    """
    alone = [frozenset([page]) for page in sums.doubtful_pages(pages)]
    return frozenset(
        page for one in alone for page in one if Sums(extract(read(only=one, ruled=one))).are_better_than(sums, page)
    )
