"""Parquet files, one a table, by polars.

Whole cents are Int64. Euros are decimals with two digits and no floats: a sum of a million of them is right to the cent. Days are
Date, moments Datetime in UTC, lists List; only `found_by` and `correction`, whose keys differ from row to row, are JSON.
"""

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from publish.export.about import About
from publish.libraries import extra_for
from store import ColumnType, Export, Table, Value

if TYPE_CHECKING:
    import polars as pl

MOST_ROWS = 20_000
MOST_CHARACTERS = 8_000_000
"""What is held in memory at a time: rows, and characters of text in them."""

Row = tuple[Value, ...]


def write_parquet(export: Export, folder: Path, _: About) -> list[str]:
    """Writes `TABLE.parquet` for each table, in parts that are put together in a stream."""
    with extra_for("--format parquet"):
        import polars as pl

    for table in export.tables:
        schema = schema_of(table)
        whole = folder / f"{table.name}.parquet"
        parts: list[Path] = []
        most = 0
        for rows in batches(with_json(table, export.rows(table))):
            parts.append(folder / f"{table.name}.{len(parts)}.part")
            pl.DataFrame(rows, schema=schema, orient="row").write_parquet(parts[-1])
            most = max(most, len(rows))
        if len(parts) > 1:
            pl.scan_parquet(parts).sink_parquet(whole, row_group_size=most)
            for part in parts:
                part.unlink()
        elif parts:
            parts[0].rename(whole)
        else:
            pl.DataFrame(schema=schema).write_parquet(whole)
    return []


def with_json(table: Table, rows: Iterator[Row]) -> Iterator[Row]:
    """Rows with their objects as JSON."""
    places = [place for place, column in enumerate(table.columns) if column.type is ColumnType.OBJECT]
    return (as_json(row, places) for row in rows) if places else rows


def as_json(row: Row, places: Collection[int]) -> Row:
    """A row with what stands at these places as JSON."""
    return tuple(
        json.dumps(value, ensure_ascii=False) if place in places and value is not None else value
        for place, value in enumerate(row)
    )


def batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """Rows by as many as may be held at a time."""
    held: list[Row] = []
    characters = 0
    for row in rows:
        held.append(row)
        characters += sum(len(value) for value in row if isinstance(value, str))
        if len(held) >= MOST_ROWS or characters >= MOST_CHARACTERS:
            yield held
            held, characters = [], 0
    if held:
        yield held


def schema_of(table: Table) -> "dict[str, pl.DataType]":
    """The types of a table's columns with polars."""
    import polars as pl

    types: dict[ColumnType, pl.DataType] = {
        ColumnType.TEXT: pl.String(),
        ColumnType.INTEGER: pl.Int64(),
        ColumnType.NUMBER: pl.Float64(),
        ColumnType.EUROS: pl.Decimal(20, 2),
        ColumnType.BOOLEAN: pl.Boolean(),
        ColumnType.DAY: pl.Date(),
        ColumnType.MOMENT: pl.Datetime("us", "UTC"),
        ColumnType.TEXTS: pl.List(pl.String()),
        ColumnType.INTEGERS: pl.List(pl.Int64()),
        ColumnType.OBJECT: pl.String(),
    }
    return {column.name: types[column.type] for column in table.columns}
