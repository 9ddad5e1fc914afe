"""Labels that stand once for several rows, in the middle beside them.

|                 | Lasten |  −852 |
| 1. Watersysteem | Baten  |   319 |
|                 | Saldo  |  −533 |
|                 | Lasten | −7.981 |
| 2. Waterketen   | Baten  |   286 |
|                 | Saldo  | −7.695 |
"""

from collections.abc import Sequence

from ingest.pdf.tables.head_groups import period_of
from ingest.pdf.tables.rows import Row


def spread_labels(rows: Sequence[Row]) -> int:
    """Moves each label that stands for several rows to the first of these; over how many rows each of them reaches.

    The words in the second column come back after so many rows, and among these there is one label. Otherwise this is 1.
    """
    words = [" ".join(piece.text for column, piece in row.pieces if column == 1).casefold() for row in rows]
    size = period_of(words) if all(words) else 0
    parts = [rows[start : start + size] for start in range(0, len(rows), size)] if size else []
    if not parts or not all(_has_one_label(part) for part in parts):
        return 1
    for part in parts:
        label = [one for row in part for one in row.pieces if not one[0]]
        for row in part:
            row.pieces = [one for one in row.pieces if one[0]]
        part[0].pieces = label + part[0].pieces
    return size


def _has_one_label(rows: Sequence[Row]) -> bool:
    """Whether there are words in the first column of one row, or of some that follow each other, but not of all."""
    labelled = [index for index, row in enumerate(rows) if any(not column for column, _ in row.pieces)]
    return 0 < len(labelled) < len(rows) and labelled[-1] - labelled[0] == len(labelled) - 1
