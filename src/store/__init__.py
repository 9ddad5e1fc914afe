"""The SQLite file: its tables and migrations, writing to it and reading back. All SQL of the program is here."""

from store.database import Store
from store.queries import DocumentRow, StoredDocument, StoredIssue, StoredRecord
from store.writing import FileRow

__all__ = ["DocumentRow", "FileRow", "Store", "StoredDocument", "StoredIssue", "StoredRecord"]
