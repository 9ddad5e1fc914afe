"""Reading back tables: their figures, the sums that were tried on them, the values of indicators."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from schema import BudgetLine, BudgetTable, Check, CheckLine, Indicator, SumStatus
from schema.frozen import Frozen
from store.rows import fields_of

Model = TypeVar("Model", bound=Frozen)
Part = TypeVar("Part", BudgetLine, Check, Indicator)


@dataclass(frozen=True)
class Sum:
    """A check with its figures: the terms with their factors, and the figure that should be their sum."""

    check: Check
    terms: tuple[tuple[int, BudgetLine], ...]
    result: BudgetLine | None

    def holds_line(self, line_id: str) -> bool:
        """Whether a figure stands in the sum."""
        return any(line.id == line_id for line in (self.result, *(line for _, line in self.terms)) if line)


@dataclass(frozen=True)
class StoredTable:
    """A table with all that stands in it."""

    document_id: str
    table: BudgetTable
    lines: tuple[BudgetLine, ...] = ()
    sums: tuple[Sum, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    @property
    def is_conflict(self) -> bool:
        """Whether one of its sums does not hold."""
        return self.table.status is SumStatus.CONFLICT or any(one.check.status is SumStatus.CONFLICT for one in self.sums)


def labels(connection: sqlite3.Connection, beginning: str) -> list[str]:
    """Labels of rows that begin so."""
    query = "SELECT DISTINCT label FROM budget_lines WHERE substr(label, 1, length(?1)) = ?1 ORDER BY label"
    return [row["label"] for row in connection.execute(query, (beginning,))]


def budget_tables(connection: sqlite3.Connection, document_id: str) -> list[StoredTable]:
    """The tables of a document in reading order."""
    tables = read_all(connection, "budget_tables", BudgetTable, document_id)
    lines = read_all(connection, "budget_lines", BudgetLine, document_id)
    checks = by_table(read_all(connection, "checks", Check, document_id))
    indicators = by_table(read_all(connection, "indicators", Indicator, document_id))
    places: dict[str, list[CheckLine]] = defaultdict(list)
    for place in read_all(connection, "check_lines", CheckLine, document_id):
        places[place.check_id].append(place)
    line_by_id = {line.id: line for line in lines}
    lines_by_table = by_table(lines)
    return [
        StoredTable(
            document_id,
            table,
            lines=tuple(lines_by_table[table.id]),
            sums=tuple(sum_of(check, places[check.id], line_by_id) for check in checks[table.id]),
            indicators=tuple(indicators[table.id]),
        )
        for table in sorted(tables, key=lambda table: table.start)
    ]


def read_all(connection: sqlite3.Connection, table: str, model: type[Model], document_id: str) -> list[Model]:
    """What a document has in a table, in the order in which it was stored."""
    rows = connection.execute(f"SELECT * FROM {table} WHERE document_id = ? ORDER BY rowid", (document_id,))
    return [model.model_validate(fields_of(model, row)) for row in rows]


def by_table(records: Iterable[Part]) -> Mapping[str, list[Part]]:
    """Records by the table that they stand in."""
    found: dict[str, list[Part]] = defaultdict(list)
    for record in records:
        found[record.table_id].append(record)
    return found


def sum_of(check: Check, places: Iterable[CheckLine], line_by_id: Mapping[str, BudgetLine]) -> Sum:
    """A check with its figures."""
    figures = [(place.factor, line_by_id[place.line_id]) for place in places]
    results = [line for factor, line in figures if not factor]
    return Sum(check, tuple((factor, line) for factor, line in figures if factor), results[0] if results else None)
