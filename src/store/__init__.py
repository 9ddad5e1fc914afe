"""The SQLite file: its tables and migrations, writing to it and reading back. All SQL of the program is here."""

from store.budget import StoredTable, Sum
from store.database import Store
from store.queries import DocumentRow, StoredDocument, StoredIssue, StoredRecord
from store.series import SeriesFilters, SeriesPoint
from store.writing import FileRow

__all__ = [
    "DocumentRow",
    "FileRow",
    "SeriesFilters",
    "SeriesPoint",
    "Store",
    "StoredDocument",
    "StoredIssue",
    "StoredRecord",
    "StoredTable",
    "Sum",
]
