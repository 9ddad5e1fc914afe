"""Tables that go on over the next page, with their head said again or without it."""

from collections.abc import Sequence

from ingest.pdf.drafts import TableDraft

NEAR = 6.0
"""Edges of one column lie as close together on two pages, in points."""
SHARED = 0.5
"""Two columns are one where they share this part of the narrower one's width."""


def continues(before: TableDraft, after: TableDraft) -> tuple[int, ...] | None:
    """The columns of the table at the end of a page that those of the table on top of the next go on in, by its own columns.

    None where the second begins anew: it has a head of another form, or its columns stand elsewhere. On pages with a wide
    inner margin the second may stand further left or right than the first.
    """
    if after.head_rows and not _has_same_head(before, after):
        return None
    shifts = dict.fromkeys((0.0, before.x1 - after.x1, before.x0 - after.x0))
    return next((found for shift in shifts if (found := _matched(before.columns, after.columns, shift))), None)


def _has_same_head(before: TableDraft, after: TableDraft) -> bool:
    """Whether the heads of two tables have the same cells, with as many words in each."""
    upper, lower = (
        [
            (cell.row, cell.column, cell.column_span, sum(map(len, cell.lines)))
            for cell in draft.cells
            if cell.row < draft.head_rows
        ]
        for draft in (before, after)
    )
    return upper == lower


def _matched(before: Sequence[tuple[float, float]], after: Sequence[tuple[float, float]], shift: float) -> tuple[int, ...] | None:
    """For each column the one of the table before that it goes on in, from left to right; None where one has none."""
    found: list[int] = []
    for x0, x1 in after:
        first = found[-1] + 1 if found else 0
        place = next((place for place in range(first, len(before)) if _are_one(before[place], (x0 + shift, x1 + shift))), None)
        if place is None:
            return None
        found.append(place)
    return tuple(found)


def _are_one(before: tuple[float, float], after: tuple[float, float]) -> bool:
    """Whether two columns stand at the same place."""
    if abs(before[0] - after[0]) <= NEAR and abs(before[1] - after[1]) <= NEAR:
        return True
    shared = min(before[1], after[1]) - max(before[0], after[0])
    return shared > SHARED * min(before[1] - before[0], after[1] - after[0])
