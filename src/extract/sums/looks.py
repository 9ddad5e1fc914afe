"""Totals that show by their looks: rows with short codes among rows with long ones, or a last block of lasten and baten."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.sums.groups import outer, own_block
from extract.sums.rules import Addition, Trier
from extract.tables.reading import Row, RowRole
from schema import Side, SumRule

POOLED_BITS = 16
"""Rows of one look are totals where all of them together tell so much."""

_SIDES = (Side.EXPENDITURE, Side.REVENUE)


class Looks(NamedTuple):
    """The rows that are totals by their looks."""

    below: frozenset[int]
    """Those that stand below their parts."""
    above: frozenset[int]
    unsure: tuple[Addition, ...]
    """The additions of rows that cannot be tried yet, as their reading is open."""


def find_looks(rows: Sequence[Row], trier: Trier) -> Looks:
    """The rows that do not say that they are totals, but of which enough add up.

    `3. Haven en handel` behind rows without a code, `01` behind `01A101`, or the lasten and baten of `Programma` behind those of
    its policy areas. One of them may well miss its parts, and then it is in conflict with them.
    """
    below: set[int] = set()
    above: set[int] = set()
    unsure: list[Addition] = []
    kinds = [(members, _code_groups) for members in _by_code(rows)] + [(block, _block_groups) for block in _blocks(rows)]
    for members, groups in kinds:
        for found, is_below in ((below, True), (above, False)):
            additions = list(groups(rows, members, is_below=is_below))
            if _is_proved(additions, trier):
                found.update(members)
                break
            unsure += [addition for addition in additions if len(addition.terms) > 1 and trier.is_open(addition)]
    return Looks(frozenset(below - above), frozenset(above), tuple(unsure))


def code_shape(row: Row) -> str:
    """The form of a row's code: `99A999`, empty where it has none."""
    return "".join("9" if character.isdigit() else character for character in row.code or "")


def _by_code(rows: Sequence[Row]) -> Iterator[list[int]]:
    """The rows whose codes have the same form, where they are fewer than the other rows."""
    shapes: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if row.role is RowRole.PART:
            shapes[code_shape(row)].append(index)
    parts = sum(map(len, shapes.values()))
    for shape, members in shapes.items():
        if shape and 2 * len(members) < parts:
            yield members


def _code_groups(rows: Sequence[Row], members: Sequence[int], *, is_below: bool) -> Iterator[Addition]:
    """Each of these rows as the total of those between it and the one before, or behind."""
    heads = set(members)
    for index in members:
        step, group = (-1 if is_below else 1), []
        other = index + step
        while 0 <= other < len(rows) and other not in heads and rows[other].role is RowRole.PART:
            if rows[other].side is rows[index].side:
                group.append(other)
            other += step
        if group:
            rule = SumRule.TOTAL if is_below else SumRule.TOTAL_ABOVE
            yield Addition(rule, index, tuple((part, 1) for part in sorted(group)))


def _blocks(rows: Sequence[Row]) -> Iterator[list[int]]:
    """The first and the last block of lasten and baten; each other adds up nothing."""
    blocks: dict[tuple[str, ...], list[int]] = {}
    for index, row in enumerate(rows):
        if row.side in _SIDES and row.role is RowRole.PART and (beside := own_block(rows, index)):
            blocks.setdefault(outer(row), sorted([index, *beside]))
    ordered = list(blocks.values())
    if len(ordered) > 2:
        yield ordered[-1]
        yield ordered[0]


def _block_groups(rows: Sequence[Row], block: Sequence[int], *, is_below: bool) -> Iterator[Addition]:
    """The lasten and the baten of a block as the totals of those of all blocks before, or behind."""
    others = range(block[0]) if is_below else range(block[-1] + 1, len(rows))
    for index in block:
        if rows[index].side in _SIDES:
            group = [other for other in others if rows[other].side is rows[index].side and rows[other].role is RowRole.PART]
            if group:
                yield Addition(SumRule.TOTAL, index, tuple((part, 1) for part in group))


def _is_proved(additions: Sequence[Addition], trier: Trier) -> bool:
    """Whether all additions together leave no room for chance, and hold more often than they fail."""
    trials = [trier(addition) for addition in additions]
    holds = sum(len(trial.holds) for trial in trials)
    fails = sum(len(trial.fails) for trial in trials)
    return holds > fails and sum(trial.bits for trial in trials) >= POOLED_BITS
