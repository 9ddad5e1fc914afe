"""Values as they stand in cells of CSV files and spreadsheets.

A spreadsheet runs a text that begins with one of a few characters as a formula. Such a text gets an apostrophe before it; so
does one that begins with an apostrophe itself, and the empty text, which would else be taken for a null. To read a text back:
nothing is a null, an apostrophe at the start is taken off, and what is left is the text. Only columns of text are written so.
"""

import json
from datetime import UTC, date, datetime

from store import Value

MARK = "'"

FORMULA_STARTS = "=+-@\t\r\n＝＋－＠"
"""First characters by which a spreadsheet knows a formula, with their full-width forms, which some of them read alike."""

TO_MARK = frozenset({"", MARK, *FORMULA_STARTS})
"""Beginnings of texts that get the mark."""


def escaped(text: str) -> str:
    """A text that no spreadsheet runs.

    >>> escaped("=1+1"), escaped("-1.551"), escaped("'t Sluisje"), escaped(""), escaped("Lasten -1")
    ("'=1+1", "'-1.551", "''t Sluisje", "'", 'Lasten -1')
    """
    return MARK + text if text[:1] in TO_MARK else text


def cell(value: Value) -> str:
    """A value as it stands in a CSV file; null is nothing.

    >>> cell(None), cell(True), cell(-5), cell(date(2025, 6, 1)), cell(["é"]), cell("@home")
    ('', 'true', '-5', '2025-06-01', '["é"]', "'@home")
    """
    match value:
        case None:
            return ""
        case str():
            return escaped(value)
        case bool():
            return "true" if value else "false"
        case datetime():
            return moment(value)
        case date():
            return value.isoformat()
        case list() | dict():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)


def moment(value: datetime) -> str:
    """A moment in UTC, as ISO 8601 has it.

    >>> moment(datetime(2025, 6, 1, 12, tzinfo=UTC))
    '2025-06-01T12:00:00Z'
    """
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
