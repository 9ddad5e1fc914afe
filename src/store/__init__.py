"""The SQLite file: its tables and migrations, writing to it and reading back. All SQL of the program is here."""

from importlib import import_module
from typing import TYPE_CHECKING

from store.budget import StoredTable, Sum
from store.database import Store
from store.queries import DocumentRow, StoredDocument, StoredIssue, StoredRecord
from store.rows import Row, rows_of
from store.series import SeriesFilters, SeriesPoint
from store.writing import FileRow, Findings

if TYPE_CHECKING:
    from store.charts import ChartFilters
    from store.exports import Column, ColumnType, Export, ExportFilters, Reference, Table, Value, empty_tables
    from store.hits import Hit, SearchResult
    from store.reviews import AppliedOverlay

__all__ = [
    "AppliedOverlay",
    "ChartFilters",
    "Column",
    "ColumnType",
    "DocumentRow",
    "Export",
    "ExportFilters",
    "FileRow",
    "Findings",
    "Hit",
    "Reference",
    "Row",
    "SearchResult",
    "SeriesFilters",
    "SeriesPoint",
    "Store",
    "StoredDocument",
    "StoredIssue",
    "StoredRecord",
    "StoredTable",
    "Sum",
    "Table",
    "Value",
    "empty_tables",
    "rows_of",
]

LATER = {
    "store.charts": ("ChartFilters",),
    "store.exports": ("Column", "ColumnType", "Export", "ExportFilters", "Reference", "Table", "Value", "empty_tables"),
    "store.hits": ("Hit", "SearchResult"),
    "store.reviews": ("AppliedOverlay",),
}
"""What an ingest has no need of, by its module, which is loaded when it is asked for."""


def __getattr__(name: str) -> object:
    for module, names in LATER.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
