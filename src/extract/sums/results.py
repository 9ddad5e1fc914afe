"""Sums of rows to the resultaat: toevoeging and onttrekking to the mutaties reserves, these and the saldo to the result."""

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from extract.sums.rules import Addition, Trial, Trier, choose
from extract.sums.sign_conventions import FORMS, Form
from extract.tables.reading import Row, RowRole
from schema import Side, SumRule

SURE_BITS = 8
"""A result in a single column needs this much evidence."""


class Results(NamedTuple):
    """The mutaties reserves and the results of a table."""

    additions: tuple[Addition, ...]
    pending: tuple[tuple[Addition, ...], ...]
    """For each over rows whose reading is open what it may be of, the most natural first."""


def find_results(rows: Sequence[Row], covered: Set[int], form: Form | None, trier: Trier) -> Results:
    """The mutaties reserves and the results of a table, each in the form that its figures bear out."""
    reserves = list(_reserves(rows, covered, form))
    additions = list(_alike(reserves, trier))
    groups = [*reserves, *_closing(rows, covered, form)]
    begin = 0
    has_reserves = any(row.role in _OWN_RULES or row.side in _FOUR_SIDES[2:] for row in rows)
    for index in range(len(rows) if has_reserves else 0):
        if _may_be_result(rows, index, range(begin, index)):
            groups.append(tuple(_results(rows, index, range(begin, index), covered, form)))
        if rows[index].role is RowRole.RESULT:
            begin = index + 1
    for options in groups[len(reserves) :]:
        chosen = choose(options, trier)
        if chosen is not None and _is_borne_out(chosen[1]):
            additions.append(chosen[0])
    return Results(tuple(additions), tuple(options for options in groups if any(map(trier.is_open, options))))


def _may_be_result(rows: Sequence[Row], index: int, window: range) -> bool:
    """Whether a row is a resultaat, or a saldo behind mutations of reserves that may hold them."""
    if rows[index].role is RowRole.RESULT:
        return True
    own = rows[index].role is RowRole.BALANCE and rows[index].side is Side.BALANCE
    return own and any(rows[other].role is RowRole.RESERVES or rows[other].side in _FOUR_SIDES[2:] for other in window)


def _closing(rows: Sequence[Row], covered: Set[int], form: Form | None) -> Iterator[tuple[Addition, ...]]:
    """The last saldo, where mutations of reserves alone stand behind it: they close it, as in a council decision."""
    saldo = max((index for index, row in enumerate(rows) if row.side is Side.BALANCE), default=len(rows))
    window = range(saldo + 1, len(rows))
    added, taken = (_of_side(rows, window, side, covered) for side in _FOUR_SIDES[2:])
    if added and taken and not any(rows[index].role in _OWN_RULES for index in (saldo, *window)):
        signs = [sign for first in _first(form) for sign in (first, (-first[0], -first[1]))]
        terms = [_terms((sign[0], added), (sign[1], taken)) for sign in dict.fromkeys(signs)]
        yield tuple(Addition(SumRule.RESERVES, saldo, one) for one in terms)


def _reserves(rows: Sequence[Row], covered: Set[int], form: Form | None) -> Iterator[tuple[Addition, ...]]:
    """The mutaties reserves, each in all forms: signed, or one less the other."""
    begin = 0
    for index, row in enumerate(rows):
        if row.role is RowRole.RESERVES:
            added = _of_side(rows, range(begin, index), Side.RESERVE_ADDITION, covered)
            taken = _of_side(rows, range(begin, index), Side.RESERVE_WITHDRAWAL, covered)
            if added or taken:
                terms = [_terms((sign[0], added), (sign[1], taken)) for sign in _first(form)]
                yield tuple(Addition(SumRule.RESERVES, index, one) for one in terms)
                begin = index + 1


def _alike(reserves: Sequence[tuple[Addition, ...]], trier: Trier) -> Iterator[Addition]:
    """The mutaties reserves in the form that most of them have."""
    ranked = []
    for additions in zip(*reserves, strict=True):
        trials = [trier(addition) for addition in additions]
        score = sum(len(trial.holds) + len(trial.bare) - len(trial.fails) for trial in trials)
        ranked.append((score, any(map(_is_borne_out, trials)), additions))
    ranked.sort(key=lambda one: one[0], reverse=True)
    if ranked and ranked[0][0] > 0 and (ranked[0][1] or ranked[0][0] > ranked[1][0] + 1):
        yield from ranked[0][2]


def _results(rows: Sequence[Row], result: int, window: range, covered: Set[int], form: Form | None) -> Iterator[Addition]:
    """What a result may be of: saldo and mutaties where they are printed, else the lasten, baten and reserves themselves."""
    saldi = [index for index in window if rows[index].side is Side.BALANCE and rows[index].role not in _OWN_RULES]
    mutations = [index for index in window if rows[index].role is RowRole.RESERVES]
    lasten, baten, added, taken = (_of_side(rows, window, side, covered) for side in _FOUR_SIDES)
    free = [index for index in saldi if index not in covered]
    heads = [[(1, saldo)] for saldo in (saldi[-1:], free) if saldo]
    heads += [[(sign[0], lasten), (sign[1], baten)] for sign in _first(form) if lasten or baten]
    tails = [[(1, mutations[-1:])]] if mutations else []
    tails += [[(sign[0], added), (sign[1], taken)] for sign in _first(form) if added or taken]
    for turn in (1, -1):
        for head in heads:
            for tail in tails:
                yield Addition(SumRule.RESULT, result, _terms(*head, *((turn * sign, lines) for sign, lines in tail)))


_OWN_RULES = (RowRole.RESERVES, RowRole.RESULT)
_FOUR_SIDES = (Side.EXPENDITURE, Side.REVENUE, Side.RESERVE_ADDITION, Side.RESERVE_WITHDRAWAL)


def _first(form: Form | None) -> list[Form]:
    """The forms, that of the table's saldi first."""
    return sorted(FORMS, key=lambda other: other != form)


def _of_side(rows: Sequence[Row], window: range, side: Side, covered: Set[int]) -> list[int]:
    """The rows of a side; of several those that no total covers."""
    found = [index for index in window if rows[index].side is side and rows[index].role not in _OWN_RULES]
    return [index for index in found if index not in covered] if len(found) > 1 else found


def _terms(*groups: tuple[int, list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((index, sign) for sign, lines in groups for index in lines)


def _is_borne_out(trial: Trial) -> bool:
    """Whether an addition holds in as many columns as it fails: in two at least, or for sure in one."""
    fitting = len(trial.holds) + len(trial.bare)
    return bool(trial.holds) and fitting >= len(trial.fails) and (len(trial.holds) > 1 or trial.bits >= SURE_BITS)
