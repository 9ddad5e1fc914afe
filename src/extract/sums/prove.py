"""Sums: what adds up to what in a table, tried on its figures; they choose between readings and flag, and change nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.sums.balances import row_balances
from extract.sums.column_sums import column_balances, column_sums
from extract.sums.figures import FigureScale, Numbers, find_scale, turn
from extract.sums.groups import with_plain_roles
from extract.sums.open_rows import MOST_ROUNDS, OpenRows
from extract.sums.results import find_results
from extract.sums.rules import Addition, Trier, find_strange_places, is_plausible, rounding
from extract.sums.sign_conventions import FORMS, count_signs, find_form, name_convention, sample_balance
from extract.sums.staggered import is_staggered, staggered_sums
from extract.sums.totals import find_totals
from extract.sums.words import is_share
from extract.tables.reading import Place, Proof, Sum, TableReading
from schema import Phase, SignConvention, SumRule


def prove(table: TableReading) -> Proof:
    """The sums of a table: each that was tried, the readings that they choose and the sign convention that they show.

    What adds up to what is first found from the rows that can be read in one way only; the sums then choose between the readings
    of the others, which may lead to more sums. A row that stays open is in no sum, and no total over it is tried.
    """
    table = table._replace(rows=with_plain_roles(table.rows))
    scale = find_scale(table)
    opened = OpenRows.of(table.rows, scale)
    closed = [scale.numbers(row.readings[0]) if len(row.readings) == 1 else None for row in table.rows]
    if is_staggered(closed):
        first = tuple(row.readings[0] for row in table.rows)
        return Proof(first, None, tuple(staggered_sums(table.rows, closed, scale)), {})
    rows = closed
    found = _find_additions(table, rows, scale)
    for _ in range(MOST_ROUNDS if opened.ways else 0):
        opened.settle(rows, found.across, found.down, found.pending)
        settled = [line or opened.numbers(index) for index, line in enumerate(closed)]
        if settled == rows:
            break
        rows = settled
        found = _find_additions(table, rows, scale)
    sums = [one for addition in found.down for one in _sums(addition, rows, scale, skipped=found.skipped)]
    sums += [one for addition in found.across for one in _sums(addition, found.columns, scale)]
    readings = tuple(row.readings[0] if len(row.readings) == 1 else opened.reading(index) for index, row in enumerate(table.rows))
    placed = {
        Place(index, column): figure
        for index in opened.ways
        if readings[index] is None
        for column, figure in enumerate(opened.partly(index) or ())
        if figure is not None
    }
    return Proof(readings, found.convention, tuple(sums), placed)


class _Additions(NamedTuple):
    """What adds up to what in a table."""

    columns: tuple[Numbers, ...]
    skipped: frozenset[int]
    """The columns whose rows do not add up."""
    down: tuple[Addition, ...]
    across: tuple[Addition, ...]
    pending: tuple[tuple[Addition, ...], ...]
    convention: SignConvention | None


def _find_additions(table: TableReading, rows: Sequence[Numbers | None], scale: FigureScale) -> _Additions:
    """What adds up to what: columns by their heads, rows by their labels and sides, saldi in the form that most of them have."""
    columns = turn(rows, len(table.columns))
    column_trier = Trier(columns, scale.unit)
    across = list(column_sums(table.columns, table.rows, column_trier))
    in_columns = list(column_balances(table.columns))
    derived = {addition.result for addition in across} | {balance.saldo for balance in in_columns}
    derived.update(index for index, column in enumerate(table.columns) if column.phase is Phase.VARIANCE)
    shares = frozenset(index for index, column in enumerate(table.columns) if is_share(column.heading or ""))
    down_trier = Trier(rows, scale.unit, frozenset(derived), shares)
    totals = find_totals(table.rows, down_trier)
    strange = find_strange_places(totals.additions, down_trier)
    if strange:
        down_trier = replace(down_trier, skipped=shares | strange)
        totals = find_totals(table.rows, down_trier)
    in_rows = list(row_balances(table.rows, totals.covered))
    samples = [sample for balance in in_rows for sample in sample_balance(balance, rows)]
    samples += [sample for balance in in_columns for sample in sample_balance(balance, columns)]
    signs = count_signs(table, rows)
    form = find_form(samples, signs, scale.unit)
    results = find_results(table.rows, totals.covered, form, down_trier)
    down = [*totals.additions, *results.additions]
    pending = [*totals.pending, *results.pending]
    told = {addition.result for addition in results.additions if addition.rule is SumRule.RESULT}
    in_rows = [balance for balance in in_rows if balance.saldo not in told]
    if form is None:
        pending += [tuple(balance.addition(one) for one in FORMS) for balance in in_rows]
    if form is not None:
        down += [one for balance in in_rows if is_plausible(one := balance.addition(form), down_trier)]
        across += [one for balance in in_columns if is_plausible(one := balance.addition(form), column_trier)]
    convention = name_convention(table, form, signs)
    return _Additions(columns, down_trier.skipped, tuple(down), tuple(across), tuple(pending), convention)


def _sums(
    addition: Addition, lines: Sequence[Numbers | None], scale: FigureScale, skipped: frozenset[int] | None = None
) -> Iterator[Sum]:
    """One sum for every column of rows but those `skipped`, or, where none are given, for every row of columns."""
    down = skipped is not None
    result = lines[addition.result]
    terms = [(index, factor, line) for index, factor in addition.terms if (line := lines[index]) is not None]
    if result is None or len(terms) < len(addition.terms):
        return
    for place in range(len(result)) if addition.places is None else sorted(addition.places):
        found = result[place]
        if found is None or (skipped and place in skipped):
            continue
        used: dict[Place, int] = {}
        expected = solid = 0
        for index, factor, line in terms:
            number = line[place]
            if number is not None:
                used[Place(index, place) if down else Place(place, index)] = factor
                expected += factor * number
                solid += number != 0
        if used:
            yield Sum(
                rule=addition.rule,
                result=Place(addition.result, place) if down else Place(place, addition.result),
                terms=used,
                expected=scale.printed(expected),
                found=scale.printed(found),
                tolerance=scale.printed(rounding(solid) * scale.unit),
            )
