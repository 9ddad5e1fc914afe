"""CSV files, one a table: UTF-8, commas, a row of names, as RFC 4180 has it."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from publish.export.about import About
from publish.export.cells import cell
from store import ColumnType, Export, Table, Value

AS_THEY_ARE = frozenset({ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.EUROS, ColumnType.DAY})
"""Types whose values the writer of the standard library writes as `cell` does."""


def write_csv(export: Export, folder: Path, _: About) -> list[str]:
    """Writes `TABLE.csv` for each table."""
    for table in export.tables:
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(column.name for column in table.columns)
            writer.writerows(cells(table, export.rows(table)))
    return []


def cells(table: Table, rows: Iterable[tuple[Value, ...]]) -> Iterator[list[Value]]:
    """Rows as they stand in the file; only what is written otherwise is looked at."""
    places = [place for place, column in enumerate(table.columns) if column.type not in AS_THEY_ARE]
    for row in rows:
        values = list(row)
        for place in places:
            if values[place] is not None:
                values[place] = cell(values[place])
        yield values
