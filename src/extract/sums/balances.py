"""Sums of rows across sides: lasten and baten to their saldo, reserves to their mutaties, all of them to the resultaat."""

from collections.abc import Iterator, Sequence, Set

from extract.sums.groups import outer
from extract.sums.sign_conventions import Balance
from extract.tables.reading import Row, RowRole
from schema import Side

_OWN_RULES = (RowRole.RESERVES, RowRole.RESULT)


def row_balances(rows: Sequence[Row], covered: Set[int]) -> Iterator[Balance]:
    """The saldo rows of a table, each with the lasten and baten above it (or below, where its block says so) that it is of.

    Of several lasten rows those count that no total covers.
    """
    begin = 0
    for index, row in enumerate(rows):
        if row.side is not Side.BALANCE or row.role in _OWN_RULES:
            continue
        balance = _balance(rows, index, range(begin, index), covered)
        if balance is not None:
            yield balance
        begin = index + 1


def _balance(rows: Sequence[Row], saldo: int, window: range, covered: Set[int]) -> Balance | None:
    """The saldo row `saldo` with its lasten and baten: those of its own block, of the rows since the last saldo, of its name."""
    group = outer(rows[saldo])
    near = range(max(0, saldo - 2), min(len(rows), saldo + 3))
    own = [index for index in near if group and outer(rows[index]) == group]
    for find in (lambda: own, lambda: window, lambda: _namesakes(rows, saldo)):
        members, sides = find(), []
        for side in (Side.EXPENDITURE, Side.REVENUE):
            found = [index for index in members if rows[index].side is side and rows[index].role not in _OWN_RULES]
            free = [index for index in found if index not in covered]
            sides.append(tuple(free if len(found) > 1 else found))
        if any(sides):
            return Balance(saldo, sides[0], sides[1])
    return None


def _namesakes(rows: Sequence[Row], saldo: int) -> list[int]:
    """The rows with the same last label in other sections: `Wonen` under Lasten, under Baten and under Saldo."""
    label = rows[saldo].labels[-1:]
    return [index for index, row in enumerate(rows) if index != saldo and row.labels[-1:] == label]
