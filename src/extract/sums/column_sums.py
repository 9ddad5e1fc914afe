"""Sums across columns: lasten and baten to their saldo, a budget and its changes, differences, reserves that roll forward."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations, product

from extract.sums.rules import Addition, Trial, Trier, choose
from extract.sums.sign_conventions import Balance
from extract.tables.reading import Column, ColumnRole, Row
from schema import Phase, Side, SumRule

SURE_BITS = 8
"""A sum that the heads suggest needs this much evidence."""
NEAREST = 4
"""A difference is of two of so many columns before it."""
MOST_MOVEMENTS = 6
"""Between an opening and a closing stand there are no more columns than this."""
MOST_SIGNS = 4
"""Of no more movements than this it is found out which are taken off."""

_SIDES = (Side.EXPENDITURE, Side.REVENUE, Side.BALANCE)
_BUDGETS = (Phase.APPROVED, Phase.ADJUSTED)
_BEFORE = {Phase.ADJUSTED: 0, Phase.APPROVED: 1, Phase.ESTIMATE: 2, Phase.ACTUAL: 3}


def column_balances(columns: Sequence[Column]) -> Iterator[Balance]:
    """The columns of lasten, baten and saldo that belong together: those of one year and phase.

    Under heads that repeat (no year, or a year twice) a side that comes again begins the next group.
    """
    groups: dict[object, list[list[int]]] = defaultdict(list)
    for index, column in enumerate(columns):
        if column.side in _SIDES:
            group = groups[column.year, column.phase, column.role]
            if not group or any(columns[other].side is column.side for other in group[-1]):
                group.append([])
            group[-1].append(index)
    for members in (members for group in groups.values() for members in group):
        sides = {columns[index].side: index for index in members}
        if len(sides) == 3:
            yield Balance(sides[Side.BALANCE], (sides[Side.EXPENDITURE],), (sides[Side.REVENUE],))


def column_sums(columns: Sequence[Column], rows: Sequence[Row], trier: Trier) -> Iterator[Addition]:
    """The other sums across columns that their heads suggest and most rows bear out."""
    if len(columns) < 3:
        return
    for index, column in enumerate(columns):
        if column.phase is Phase.AMENDMENT and not _same_kind_before(columns, index, Phase.AMENDMENT):
            yield from _kept(choose(_amended(columns, index), trier), least=1)
        if column.phase is Phase.VARIANCE:
            yield from _variances(columns, index, rows, trier)
        if column.role is ColumnRole.CLOSING:
            yield from _kept(choose(_rolled(columns, index), trier), least=1)
        if column.role is ColumnRole.TOTAL:
            yield from _kept(choose(_column_totals(columns, index), trier), least=1)


def _kept(chosen: tuple[Addition, Trial] | None, least: int) -> Iterator[Addition]:
    """The addition, if it holds in at least so many rows and in as many as it fails.

    A row with one term that is not nil counts, but does not do alone, unless the heads leave no doubt (`least` is 1).
    """
    if chosen is None:
        return
    addition, trial = chosen
    fitting = len(trial.holds) + len(trial.bare)
    proved = bool(trial.holds) and trial.bits >= SURE_BITS
    if fitting >= max(least, len(trial.fails)) and (proved or (least == 1 and fitting > 1)):
        yield addition


def _same_kind_before(columns: Sequence[Column], index: int, phase: Phase) -> bool:
    """Whether the column before is of the same side and phase: the second of two changes in a row."""
    return index > 0 and columns[index - 1].phase is phase and columns[index - 1].side is columns[index].side


def _amended(columns: Sequence[Column], first: int) -> Iterator[Addition]:
    """A budget, the changes from the column `first` on, and the budget after them; no other columns are of their side."""
    kin = [index for index, column in enumerate(columns) if column.side is columns[first].side]
    begin = end = kin.index(first)
    while end < len(kin) and columns[kin[end]].phase is Phase.AMENDMENT:
        end += 1
    changes = kin[begin:end]
    before = [index for index in reversed(kin[:begin]) if columns[index].phase in _BUDGETS] or kin[:begin][-1:]
    after = [index for index in kin[end:] if columns[index].phase in _BUDGETS] or kin[end : end + 1]
    for result, start in product(after[:2], before[:2]):
        yield Addition(SumRule.AMENDED, result, ((start, 1), *((change, 1) for change in changes)))


def _variances(columns: Sequence[Column], index: int, rows: Sequence[Row], trier: Trier) -> Iterator[Addition]:
    """A difference: which column is taken off which is found from the rows, of each side by itself where they differ in that."""
    options = list(_differences(columns, index))
    sides: dict[Side | None, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        sides[row.side].append(place)
    chosen = choose(options, trier, alone=SURE_BITS)
    if chosen is None:
        return
    if len(sides) == 1 or len(chosen[1].holds) > 4 * len(chosen[1].fails):
        yield from _kept(chosen, least=1 if chosen[0] == options[0] and not chosen[1].holds else 2)
        return
    for places in map(frozenset, sides.values()):
        own = choose([option._replace(places=places) for option in options], trier, alone=SURE_BITS)
        same = chosen[0]._replace(places=places)
        yield from list(_kept(own, least=2)) or _kept((same, trier(same)), least=1)


def _differences(columns: Sequence[Column], index: int) -> Iterator[Addition]:
    """The differences that a column may be: budget less actual first, the nearest columns first."""
    plain = [place for place in range(index) if columns[place].phase not in (Phase.VARIANCE, Phase.AMENDMENT)]
    kin = [place for place in plain if columns[place].side is columns[index].side]
    near = (kin if len(kin) > 1 or columns[index].side is not None else plain)[-NEAREST:]
    pairs = list(permutations(reversed(near), 2))
    pairs.sort(key=lambda pair: (_rank(columns[pair[0]]), -_rank(columns[pair[1]])))
    for more, less in pairs:
        yield Addition(SumRule.VARIANCE, index, ((more, 1), (less, -1)))


def _rank(column: Column) -> int:
    """How soon a column is the one that another is taken off: the last budget first, what came of it last."""
    return _BEFORE.get(column.phase, 2) if column.phase is not None else 2


def _rolled(columns: Sequence[Column], closing: int) -> Iterator[Addition]:
    """An opening stand and what is added to it and taken off, to the closing stand; all printed as signed, or not."""
    stands = (ColumnRole.OPENING, ColumnRole.CLOSING)
    opening = next((index for index in range(closing - 1, -1, -1) if columns[index].role in stands), None)
    if opening is None:
        return
    between = [index for index in range(opening + 1, closing) if columns[index].role is ColumnRole.PLAIN][:MOST_MOVEMENTS]
    taken = tuple(-1 if columns[index].side is Side.RESERVE_WITHDRAWAL else 1 for index in between)
    ways = [taken, (1,) * len(between)]
    if len(between) <= MOST_SIGNS:
        ways += product((1, -1), repeat=len(between))
    for signs in dict.fromkeys(ways) if between else ():
        yield Addition(SumRule.ROLL_FORWARD, closing, ((opening, 1), *zip(between, signs, strict=True)))


def _column_totals(columns: Sequence[Column], total: int) -> Iterator[Addition]:
    """The columns that a column of totals may be the total of: those of its side, before or behind it."""
    kin = [
        index
        for index, column in enumerate(columns)
        if column.side is columns[total].side and column.role in (ColumnRole.PLAIN, ColumnRole.TOTAL) and index != total
    ]
    totals = [index for index in kin if columns[index].role is ColumnRole.TOTAL]
    before = max((index for index in totals if index < total), default=-1)
    behind = min((index for index in totals if index > total), default=len(columns))
    groups = (
        [index for index in kin if before < index < total],
        [index for index in kin if index < total and index not in totals],
        [index for index in kin if total < index < behind],
        [index for index in kin if index not in totals],
        [index for index in totals if index < total],
    )
    for group in dict.fromkeys(tuple(group) for group in groups if len(group) > 1):
        yield Addition(SumRule.COLUMN_TOTAL, total, tuple((index, 1) for index in group))
