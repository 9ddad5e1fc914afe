"""Groups of rows: the block that a row stands in, and whether its labels or its code put it below another row."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import takewhile

from extract.tables.reading import Row, RowRole
from schema import Side

WIDEST_BLOCK = 6
"""A block of lasten, baten, saldo and reserves has no more rows than this on either side of one of them."""

_SUMS = (RowRole.BALANCE, RowRole.RESERVES, RowRole.RESULT)
_PART_SIDES = (Side.EXPENDITURE, Side.REVENUE, Side.RESERVE_ADDITION, Side.RESERVE_WITHDRAWAL)


def with_plain_roles(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, with what they are in sums as the rows around them show it.

    `0.10 Mutaties reserves` among the lasten is a part of these, and so is `Saldo financieringsfunctie`. A saldo in a table
    without lasten or baten is of no side.
    """
    sides = {row.side for row in rows}
    sided = Side.EXPENDITURE in sides or Side.REVENUE in sides
    by_section: dict[tuple[str, ...], set[Side | None]] = defaultdict(set)
    for row in rows:
        if row.role is RowRole.PART:
            by_section[row.section].add(row.side)
    return tuple(_with_plain_role(row, by_section[row.section] if row.section else set(), sided=sided) for row in rows)


def _with_plain_role(row: Row, beside: set[Side | None], *, sided: bool) -> Row:
    if row.role in _SUMS and row.side in _PART_SIDES:
        return row._replace(role=RowRole.PART)
    if row.role is RowRole.BALANCE and len(beside) == 1 and beside <= {Side.EXPENDITURE, Side.REVENUE}:
        return row._replace(role=RowRole.PART, side=next(iter(beside)))
    if row.side is Side.BALANCE and not sided and row.role in (RowRole.PART, RowRole.BALANCE):
        return row._replace(side=None)
    return row


def outer(row: Row) -> tuple[str, ...]:
    """What a row's block is called: its labels but the last."""
    return row.labels[:-1] or row.section


def own_block(rows: Sequence[Row], index: int) -> list[int]:
    """The other rows of the block that a row stands in: those beside it under the same outer labels, each of another side."""
    row = rows[index]
    over = row.labels[:-1]
    if row.side is None or not over:
        return []
    found: list[int] = []
    before, behind = range(index - 1, max(-1, index - WIDEST_BLOCK - 1), -1), range(index + 1, len(rows))[:WIDEST_BLOCK]
    for near in (before, behind):
        found += takewhile(lambda other: rows[other].labels[:-1] == over, near)
    sides = {row.side}
    block = []
    for other in sorted(found, key=lambda place: abs(place - index)):
        side = rows[other].side
        if side is None or side in sides:
            return []
        sides.add(side)
        block.append(other)
    return sorted(block)


def is_below(part: Row, whole: Row) -> bool:
    """Whether a row is by its labels or its code a part of another.

    `1 Bestuur / Raad` is a part of `1 Bestuur`, and `01A101` of `01`; `0.10` is none of `0.1`.
    """
    if whole.labels and len(part.labels) > len(whole.labels) and part.labels[: len(whole.labels)] == whole.labels:
        return True
    if not whole.code or not part.code:
        return False
    rest = part.code[len(whole.code) :] if part.code.startswith(whole.code) else ""
    return bool(rest) and not rest[0].isdigit()
