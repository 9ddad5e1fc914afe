"""What has been found so far in a document: each extractor sees the records of those before it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any, TypeVar

from extract.profile import Profile
from schema import (
    Activity,
    Amount,
    BudgetLine,
    BudgetTable,
    Check,
    CheckLine,
    Citation,
    DateExpression,
    DocumentFacts,
    Goal,
    Indicator,
    Initiative,
    PolicyArea,
    Programme,
    Record,
    Section,
)
from schema.frozen import Light

AnyRecord = TypeVar("AnyRecord", bound=Record)
LONGEST_BODY = 20_000
"""No initiative's text is longer than this many characters: where to stop looking back."""


@dataclass(frozen=True)
class Found:
    """The facts and records that are known when an extractor starts."""

    facts: DocumentFacts
    profile: Profile | None = None
    sections: tuple[Section, ...] = ()
    programmes: tuple[Programme, ...] = ()
    policy_areas: tuple[PolicyArea, ...] = ()
    goals: tuple[Goal, ...] = ()
    activities: tuple[Activity, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    amounts: tuple[Amount, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    citations: tuple[Citation, ...] = ()
    budget_tables: tuple[BudgetTable, ...] = ()
    budget_lines: tuple[BudgetLine, ...] = ()
    checks: tuple[Check, ...] = ()
    check_lines: tuple[CheckLine, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    def adding(self, records: Mapping[str, Sequence[Light]]) -> "Found":
        """What is known once these records of some tables are; they come behind those that are known of a table."""
        change: dict[str, Any] = {table: (*getattr(self, table), *new) for table, new in records.items()}
        return replace(self, **change)

    def records(self) -> dict[str, tuple[Light, ...]]:
        """All records by their table."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name not in ("facts", "profile")}

    def in_reading_order(self) -> "Found":
        """The same, with the tables of different extractors in one order."""
        return replace(self, budget_tables=tuple(sorted(self.budget_tables, key=lambda table: table.start)))

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.start for section in self.sections]

    @cached_property
    def _bodies(self) -> list[tuple[int, int, str]]:
        return sorted((min(i.start, i.body_start), i.body_end, i.id) for i in self.initiatives)

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds `offset`."""
        index = bisect_right(self._section_starts, offset) - 1
        return self.sections[index] if index >= 0 else None

    def section_id_at(self, offset: int) -> str | None:
        """Id of the innermost section that holds `offset`."""
        section = self.section_at(offset)
        return section.id if section else None

    def initiative_id_at(self, offset: int) -> str | None:
        """Id of the initiative whose text holds `offset`; the one that starts last where several do."""
        index = bisect_right(self._bodies, (offset, float("inf"), "")) - 1
        while index >= 0:
            start, end, name = self._bodies[index]
            if offset < end:
                return name
            if offset - start > LONGEST_BODY:
                return None
            index -= 1
        return None


def last_before(records: Sequence[AnyRecord], offset: int) -> AnyRecord | None:
    """The last of the records, which are in reading order, that starts before `offset`."""
    index = bisect_left(records, offset, key=lambda record: record.start)
    return records[index - 1] if index else None
