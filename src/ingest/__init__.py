"""Readers: from a file to a document with its text, pages and blocks."""

from ingest.reader import DEFAULT_MAX_BYTES, KNOWN_SUFFIXES, document_from_text, read_content, read_document

__all__ = ["DEFAULT_MAX_BYTES", "KNOWN_SUFFIXES", "document_from_text", "read_content", "read_document"]
