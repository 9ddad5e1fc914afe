"""Extractors: from a document to its records, one module a kind."""
