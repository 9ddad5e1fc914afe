"""Exports: what the database holds, as files that other programs read."""

from publish.export.about import LICENCES, About
from publish.export.dictionary import write_dictionary
from publish.export.export import FORMATS, Exported, export_database

__all__ = ["FORMATS", "LICENCES", "About", "Exported", "export_database", "write_dictionary"]
