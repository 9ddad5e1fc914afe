"""Rows of which the columns are lost, and the sums that tell them or leave them open."""

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.sums.prove import prove
from extract.tables.reading import Column, Figure, Place, Reading, Row, RowRole, TableReading
from schema import Grid, Side, SumStatus

Cells = tuple[int | None, ...]
SIDES = (Side.EXPENDITURE, Side.REVENUE, Side.BALANCE)


def printed(cells: Cells, index: int) -> Reading:
    return tuple(
        None if cell is None else Figure(100 * index + place, 100 * index + place + 1, Decimal(cell))
        for place, cell in enumerate(cells)
    )


def placings(reading: Reading) -> tuple[Reading, ...]:
    """All ways to stand the figures of a row in its columns, in their order."""
    figures = [figure for figure in reading if figure]
    return tuple(
        tuple(figures[places.index(place)] if place in places else None for place in range(len(reading)))
        for places in combinations(range(len(reading)), len(figures))
    )


def table(rows: list[tuple[str, Cells]], *, sides: bool = False) -> TableReading:
    """A table whose short rows have lost their columns; `Totaal` is a total, and the columns are lasten, baten, saldo if `sides`."""
    made = []
    for index, (label, cells) in enumerate(rows):
        reading = printed(cells, index)
        role = RowRole.TOTAL if label == "Totaal" else RowRole.PART
        made.append(Row(index, (label,), placings(reading), tuple(figure for figure in reading if figure), role))
    width = len(rows[0][1])
    columns = tuple(
        Column(place + 1, year=2024, side=SIDES[place]) if sides else Column(place + 1, year=2024 + place)
        for place in range(width)
    )
    grid = Grid(start=0, end=1, rows=len(rows) + 1, columns=width + 1, head_rows=1, label_columns=1, cells=())
    return TableReading(grid, columns, tuple(made))


def values(reading: Reading | None) -> Cells | None:
    return None if reading is None else tuple(None if figure is None else int(figure.value) for figure in reading)


@pytest.mark.parametrize(
    ("rows", "sides", "expected"),
    [
        pytest.param(
            [("Wonen", (1210, 1315, 1401)), ("Werk", (None, 512, 530)), ("Totaal", (1210, 1827, 1931))],
            False,
            (None, 512, 530),
            id="the total tells the columns",
        ),
        pytest.param(
            [("Wonen", (1210, 1315, 1401)), ("Werk", (None, 512, 530)), ("Totaal", (1210, 1827, 2931))],
            False,
            (None, 512, 530),
            id="a total that is wrong in one column leaves it to the others",
        ),
        pytest.param(
            [("Wonen", (1210, 1315, 1401)), ("Werk", (None, 512, 530))], False, None, id="without a total the row stays open"
        ),
        pytest.param(
            [("Wonen", (1210, 1315, 1401)), ("Werk", (None, 0, 530)), ("Totaal", (1210, 1315, 1931))],
            False,
            None,
            id="a nought may stand in two columns",
        ),
        pytest.param(
            [
                ("Wonen", (1210, -405, 805)),
                ("Werk", (None, -3110, -3110)),
                ("Zorg", (844, -120, 724)),
                ("Totaal", (2054, -3635, -1581)),
            ],
            True,
            (None, -3110, -3110),
            id="lasten, baten and saldo, and their total",
        ),
        pytest.param(
            [("Wonen", (1210, -405, 805)), ("Werk", (None, -3110, -3110)), ("Zorg", (844, -120, 724))],
            True,
            None,
            id="a saldo alone leaves lasten or baten",
        ),
    ],
)
def test_sums_choose_the_reading_of_a_short_row(rows: list[tuple[str, Cells]], sides: bool, expected: Cells | None) -> None:
    proof = prove(table(rows, sides=sides))
    assert values(proof.readings[1]) == expected


def test_a_total_that_is_wrong_in_one_column_is_in_conflict_there() -> None:
    proof = prove(table([("Wonen", (1210, 1315, 1401)), ("Werk", (None, 512, 530)), ("Totaal", (1210, 1827, 2931))]))
    conflicts = {place for place, status in proof.statuses().items() if status is SumStatus.CONFLICT}
    assert conflicts == {Place(0, 2), Place(1, 2), Place(2, 2)}


def test_rows_under_one_total_are_read_together() -> None:
    rows: list[tuple[str, Cells]] = [
        ("Wonen", (1210, None, 1401, 1500)),
        ("Werk", (None, 512, 530, None)),
        ("Zorg", (844, None, None, 860)),
        ("Sport", (77, 80, 81, 82)),
        ("Totaal", (2131, 592, 2012, 2442)),
    ]
    proof = prove(table(rows))
    assert [values(reading) for reading in proof.readings] == [cells for _, cells in rows]
    assert set(proof.statuses().values()) == {SumStatus.RECONCILED}


def test_figures_are_placed_where_only_the_noughts_beside_them_are_open() -> None:
    rows: list[tuple[str, Cells]] = [
        ("Wonen", (1210, 1315, 1401, 1500)),
        ("Werk", (740, 0, None, 0)),
        ("Totaal", (1950, 1315, 1401, 1500)),
    ]
    proof = prove(table(rows))
    assert proof.readings[1] is None
    assert {place: int(figure.value) for place, figure in proof.placed.items()} == {Place(1, 0): 740}
    assert proof.statuses()[Place(1, 0)] is SumStatus.RECONCILED


def test_a_row_without_readings_is_in_no_sum() -> None:
    made = table([("Wonen", (1210, 1315)), ("Werk", (740, 802)), ("Totaal", (1950, 2117))])
    rows = (made.rows[0], Row(1, ("Werk",), (), made.rows[1].figures), made.rows[2])
    proof = prove(TableReading(made.grid, made.columns, rows))
    assert proof.readings[1] is None
    assert proof.sums == ()


def test_too_many_ways_leave_the_rows_open() -> None:
    rows: list[tuple[str, Cells]] = [(f"Wijk {index}", (*[index + 11] * 6, *[None] * 6)) for index in range(12)]
    rows.append(("Totaal", (*[sum(range(11, 23))] * 6, *[0] * 6)))
    proof = prove(table(rows))
    assert proof.readings[:12] == (None,) * 12


cells = st.lists(st.one_of(st.none(), st.integers(1_000, 99_999)), min_size=4, max_size=4).filter(any)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(cells, min_size=2, max_size=5))
def test_no_reading_that_is_chosen_is_wrong(parts: list[list[int | None]]) -> None:
    rows: list[tuple[str, Cells]] = [(f"Wijk {index}", tuple(part)) for index, part in enumerate(parts)]
    sums = tuple(
        sum(column) if (column := [cell for cell in column_cells if cell]) else None for column_cells in zip(*parts, strict=True)
    )
    rows.append(("Totaal", sums))
    proof = prove(table(rows))
    for reading, (_, truth) in zip(proof.readings, rows, strict=True):
        assert reading is None or values(reading) == truth
    assert SumStatus.CONFLICT not in proof.statuses().values()
