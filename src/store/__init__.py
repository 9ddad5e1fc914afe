"""The SQLite file: its tables and migrations, writing to it and reading back. All SQL of the program is here."""

from store.budget import StoredTable, Sum
from store.database import Store
from store.queries import DocumentRow, StoredDocument, StoredIssue, StoredRecord
from store.rows import Row, rows_of
from store.series import SeriesFilters, SeriesPoint
from store.writing import FileRow, Findings

__all__ = [
    "DocumentRow",
    "FileRow",
    "Findings",
    "Row",
    "SeriesFilters",
    "SeriesPoint",
    "Store",
    "StoredDocument",
    "StoredIssue",
    "StoredRecord",
    "StoredTable",
    "Sum",
    "rows_of",
]
