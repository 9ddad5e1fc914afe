"""Puts the lines of a page away until it is written."""

from ingest.pdf.contents import may_list
from ingest.pdf.margins import edge_lines
from ingest.pdf.sheets import FoldedSheet, Sheet
from ingest.pdf.styles import looks_of


def fold(sheet: Sheet) -> FoldedSheet:
    """The sheet as it is kept until all pages are read."""
    return FoldedSheet(sheet, looks_of(sheet), edge_lines(sheet), may_list=may_list(sheet))
