"""Readers: from a file to a document with its text, pages and blocks."""

from ingest.options import ReadOptions
from ingest.reader import KNOWN_SUFFIXES, document_from_text, read_document

__all__ = ["KNOWN_SUFFIXES", "ReadOptions", "document_from_text", "read_document"]
