"""What adds up to what in tables of the invented municipality of Meerdrecht."""

from decimal import Decimal
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.sums.prove import prove
from extract.tables.reading import Column, ColumnRole, Figure, Place, Proof, Reading, Row, RowRole, TableReading
from schema import Favour, Grid, Phase, Side, SignConvention, SumRule, SumStatus

COLUMNS = {
    "lasten": Column(0, side=Side.EXPENDITURE),
    "baten": Column(0, side=Side.REVENUE),
    "saldo": Column(0, side=Side.BALANCE),
    "begroting": Column(0, phase=Phase.APPROVED),
    "wijziging": Column(0, phase=Phase.AMENDMENT),
    "na-wijziging": Column(0, phase=Phase.ADJUSTED),
    "rekening": Column(0, phase=Phase.ACTUAL),
    "verschil": Column(0, phase=Phase.VARIANCE),
    "verschil-%": Column(0, heading="Verschil in %", phase=Phase.VARIANCE),
    "totaal": Column(0, role=ColumnRole.TOTAL),
    "stand-1-1": Column(0, role=ColumnRole.OPENING),
    "storting": Column(0, side=Side.RESERVE_ADDITION),
    "onttrekking": Column(0, side=Side.RESERVE_WITHDRAWAL),
    "stand-31-12": Column(0, role=ColumnRole.CLOSING),
}
SIDES = {
    "Lasten": Side.EXPENDITURE,
    "Baten": Side.REVENUE,
    "Saldo": Side.BALANCE,
    "Toevoeging": Side.RESERVE_ADDITION,
    "Onttrekking": Side.RESERVE_WITHDRAWAL,
    "Mutaties": Side.BALANCE,
    "Resultaat": Side.BALANCE,
}
ROLES = {"Totaal": RowRole.TOTAL, "Saldo": RowRole.BALANCE, "Mutaties": RowRole.RESERVES, "Resultaat": RowRole.RESULT}


def column(word: str, place: int) -> Column:
    """`2024`, `lasten`, `2024/baten`."""
    year, _, rest = word.rpartition("/") if "/" in word else (word, "", "") if word.isdigit() else ("", "", word)
    known = COLUMNS.get(rest, Column(0))
    number = int(year) if year else None
    return Column(place, known.heading, number, known.phase, known.side, known.role)


def figure(cell: str, place: int) -> Figure | None:
    """`120`, `-4.5`, `N12`, `-` for a dash, `.` for an empty cell."""
    if cell == ".":
        return None
    if cell == "-":
        return Figure(place, place + 1, Decimal(0), is_nil=True)
    favour = Favour(cell[0]) if cell[0] in "NV" else None
    number = cell.lstrip("NV")
    return Figure(place, place + 1, Decimal(number), decimals=len(number.partition(".")[2]), favour=favour)


def row(line: str, index: int, width: int) -> Row:
    """`Wonen / Lasten | 120 30`; the columns of `Wonen ~ 120 30` are lost."""
    label, mark, cells = line.partition("~") if "~" in line else line.partition("|")
    labels = tuple(part.strip() for part in label.split("/"))
    figures = tuple(figure(cell, 100 * index + place) for place, cell in enumerate(cells.split()))
    readings: tuple[Reading, ...] = (figures,)
    if mark == "~":
        readings = tuple(
            tuple(figures[places.index(place)] if place in places else None for place in range(width))
            for places in combinations(range(width), len(figures))
        )
    word = labels[-1].split()[0]
    side = next((SIDES[name] for name in (*labels[-1].split(), *labels) if name in SIDES), None)
    code = word if word[0].isdigit() else None
    printed = tuple(one for one in figures if one)
    return Row(index, labels, readings, printed, ROLES.get(word, RowRole.PART), side, labels[:-1], code)


def table(head: str, body: str, favour_key: SignConvention | None = None) -> TableReading:
    """A table of lines such as `Wonen / Lasten | 120 30`, under columns such as `2024 2025`."""
    columns = tuple(column(word, place) for place, word in enumerate(head.split(), start=1))
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    rows = tuple(row(line, index, len(columns)) for index, line in enumerate(lines))
    grid = Grid(start=0, end=1, rows=len(rows) + 1, columns=len(columns) + 1, head_rows=1, label_columns=1, cells=())
    return TableReading(grid, columns, rows, favour_key=favour_key)


MARKS = {SumStatus.RECONCILED: "+", SumStatus.CONFLICT: "!", None: "?"}


def marks(made: TableReading, proof: Proof) -> str:
    """For each row a mark a column: `+` reconciled, `!` in conflict, `?` unverified, `.` empty; `~` for an open row."""
    statuses = proof.statuses()
    lines = []
    for index, reading in enumerate(proof.readings):
        cells = [MARKS[statuses.get(Place(index, place))] if one else "." for place, one in enumerate(reading or ())]
        lines.append("".join(cells) or "~")
    return " ".join(lines)


BLOCKS = """
    Wonen / Lasten | 1200 1310
    Wonen / Baten | -400 -405
    Wonen / Saldo | 800 905
    Werk / Lasten | 5230 5180
    Werk / Baten | -3110 -3090
    Werk / Saldo | 2120 2090
"""
PROGRAMME = """
    Programma / Lasten | 6430 6490
    Programma / Baten | -3510 -3495
    Programma / Saldo | 2920 2995
"""
SECTIONS = """
    Lasten / Wonen | 3210 3415
    Lasten / Werk | 5230 5181
    Lasten / Totaal | 8440 8596
    Baten / Wonen | 1120 1131
    Baten / Werk | 2050 2061
    Baten / Totaal | 3170 3192
    Saldo exploitatie | 5270 5404
"""


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        pytest.param("2024 2025", BLOCKS, "++ ++ ++ ++ ++ ++", id="blocks of lasten, baten and saldo"),
        pytest.param("2024 2025", BLOCKS.replace("905", "950"), "+! +! +! ++ ++ ++", id="a saldo that is wrong"),
        pytest.param("2024 2025", BLOCKS.replace("905", "906"), "++ ++ ++ ++ ++ ++", id="a saldo that is rounded"),
        pytest.param("2024 2025", BLOCKS + PROGRAMME, " ".join(["++"] * 9), id="a programme below its policy areas, unnamed"),
        pytest.param("2024 2025", PROGRAMME + BLOCKS, " ".join(["++"] * 9), id="a programme above its policy areas"),
        pytest.param(
            "2024 2025",
            BLOCKS.replace("5180", "5810") + PROGRAMME,
            "+! ++ ++ +! +! +! +! ++ ++",
            id="a wrong part of an unnamed total",
        ),
        pytest.param("2024 2025", SECTIONS, " ".join(["++"] * 7), id="sections with totals, and a saldo of these"),
        pytest.param(
            "2024 2025",
            SECTIONS.replace("3192", "9192"),
            "++ ++ +! +! +! +! +!",
            id="a wrong total is in conflict with its parts and its saldo",
        ),
        pytest.param(
            "2024",
            "Personeel | 3415\nHuisvesting | 5181\nTotaal | 9100",
            "! ! !",
            id="the only total misses its rows by little",
        ),
        pytest.param(
            "2024 2025",
            "Personeel | 3415 3300\nHuisvesting | 5181 5200\nTotaal | 29100 31000",
            "?? ?? ??",
            id="a total of other rows proves nothing and is no conflict",
        ),
        pytest.param(
            "2024 2025",
            "Bestuur | 3415 3300\nBestuur / Raad | 1210 1100\nBestuur / College | 2205 2200\nEconomie | 500 600\nTotaal | 3915 3900",
            "++ ++ ++ ++ ++",
            id="a head above its parts, and a total of heads and a loose row",
        ),
        pytest.param(
            "2024 2025",
            "01A1 Raad | 1210 1100\n01A2 College | 2205 2200\n01 Bestuur | 3415 3300\n"
            "02A1 Wijken | 3120 3110\n02A2 Handhaving | 4005 4000\n02 Veiligheid | 7125 7910\nTotaal | 10540 11210",
            "++ ++ ++ +! +! +! ++",
            id="totals below their parts show by their codes, one of them wrong",
        ),
        pytest.param(
            "2024 2025",
            "Uitkeringen | 47338 48338\nVorderingen | -1386 -1387\nTotaal | 45952 46951\nRijksbijdrage | -39962 -38962\nEigen bijdrage | 5990 7989",
            "++ ++ ++ ++ ++",
            id="a total goes on to a result that does not say what it is",
        ),
        pytest.param(
            "2024",
            "Wonen | 3410\nwaarvan structureel | 2400\nWerk | 5180\nTotaal | 8590",
            "+ ? + +",
            id="what is counted in the row above is no part",
        ),
        pytest.param(
            "2024",
            "Lasten / Saldo financiering | 3410\nLasten / Werk | 5180\nLasten / Zorg | 4444\nLasten / Totaal | 13034",
            "+ + + +",
            id="a saldo among the lasten is a part of them",
        ),
    ],
)
def test_rows_that_add_up(head: str, body: str, expected: str) -> None:
    made = table(head, body)
    assert marks(made, prove(made)) == expected


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        pytest.param(
            "2024/lasten 2024/baten 2024/saldo 2025/lasten 2025/baten 2025/saldo",
            "Wonen | 1200 400 800 1310 405 905\nWerk | 5230 3110 2120 5180 3090 2190\nTotaal | 6430 3510 2920 6490 3495 2995",
            "+++++! +++!!! +++++!",
            id="a year over lasten, baten and saldo",
        ),
        pytest.param(
            "begroting wijziging na-wijziging rekening verschil",
            "Wonen | 1200 45 1245 1310 -65\nWerk | 5230 - 5230 5180 50\nTotaal | 6430 45 6475 6490 -15",
            "+++++ +++++ +++++",
            id="budget, amendment, amended budget, account and difference",
        ),
        pytest.param(
            "begroting wijziging na-wijziging rekening verschil",
            "Wonen | 1200 45 1245 1310 65\nWerk | 5230 -20 5210 5180 -30\nZorg | 770 11 798 900 119",
            "+++++ +++++ !!!!!",
            id="a difference the other way round, and a wrong amended budget",
        ),
        pytest.param(
            "stand-1-1 storting onttrekking stand-31-12",
            "Reserve havens | 18210 31990 1642 48558\nReserve dijken | 4210 100 3650 660\nTotaal reserves | 22420 32090 5292 49218",
            "++++ ++++ ++++",
            id="reserves that roll forward, withdrawals unsigned",
        ),
        pytest.param(
            "stand-1-1 storting onttrekking stand-31-12",
            "Reserve havens | 18210 31990 -1642 48558\nReserve dijken | 4210 100 -3650 990\nTotaal reserves | 22420 32090 -5292 49218",
            "+++! !!!! +++!",
            id="the same with signs, and a wrong closing stand",
        ),
        pytest.param(
            "incidenteel structureel totaal",
            "Personeel | 3415 120 3535\nHuisvesting | 5181 410 5591\nSubsidies | 77 903 1080",
            "+++ +++ !!!",
            id="a column that is the total of the others",
        ),
        pytest.param(
            "begroting rekening verschil-%",
            "Personeel | 3415 3500 102\nHuisvesting | 5181 5000 97\nTotaal | 8596 8500 99",
            "++? ++? ++?",
            id="percentages do not add up",
        ),
    ],
)
def test_columns_that_add_up(head: str, body: str, expected: str) -> None:
    made = table(head, body)
    assert marks(made, prove(made)) == expected


RESERVES = """
    Lasten | 6430 6490
    Baten | -3510 -3495
    Saldo | 2920 2995
    Toevoeging reserves | 410 905
    Onttrekking reserves | -1305 -1110
"""


@pytest.mark.parametrize(
    ("body", "rules", "expected"),
    [
        pytest.param(
            RESERVES + "Mutaties reserves | -895 -205\nResultaat | 2025 2790",
            {SumRule.BALANCE, SumRule.RESERVES, SumRule.RESULT},
            "++ ++ ++ ++ ++ ++ ++",
            id="mutations of reserves, and a result",
        ),
        pytest.param(
            RESERVES + "Mutaties reserves | -895 -205\nResultaat | 2025 2970",
            {SumRule.BALANCE, SumRule.RESERVES, SumRule.RESULT},
            "++ ++ +! ++ ++ +! +!",
            id="a result that is wrong in one year",
        ),
        pytest.param(
            RESERVES + "Resultaat | 2025 2790",
            {SumRule.BALANCE, SumRule.RESULT},
            "++ ++ ++ ++ ++ ++",
            id="no row for the mutations",
        ),
        pytest.param(
            RESERVES.replace("    Saldo | 2920 2995\n", "") + "Resultaat | 2025 2790",
            {SumRule.RESULT},
            "++ ++ ++ ++ ++",
            id="no row for the saldo either",
        ),
        pytest.param(
            RESERVES.replace("410 905", "1410 1905").replace("-1305 -1110", "4330 4900").replace("-3510 -3495", "3510 3495"),
            {SumRule.BALANCE, SumRule.RESERVES},
            "++ ++ ++ ++ ++",
            id="reserves that close the saldo",
        ),
    ],
)
def test_reserves_and_result(body: str, rules: set[SumRule], expected: str) -> None:
    made = table("2024 2025", body)
    proof = prove(made)
    assert marks(made, proof) == expected
    assert {one.rule for one in proof.sums} == rules


@pytest.mark.parametrize(
    ("body", "convention"),
    [
        pytest.param(BLOCKS, SignConvention.EXPENDITURE_POSITIVE, id="lasten +, baten -"),
        pytest.param(
            "Wonen / Lasten | -1200 -1310\nWonen / Baten | 400 405\nWonen / Saldo | -800 -905",
            SignConvention.REVENUE_POSITIVE,
            id="lasten -, baten +",
        ),
        pytest.param(SECTIONS, SignConvention.UNSIGNED_EXPENDITURE_FIRST, id="unsigned, lasten less baten"),
        pytest.param(
            SECTIONS.replace("5270 5404", "-5270 -5404"), SignConvention.UNSIGNED_REVENUE_FIRST, id="unsigned, baten less lasten"
        ),
        pytest.param(
            "Wonen / Lasten | N1200 N1310\nWonen / Baten | V400 V405\nWonen / Saldo | N800 N905",
            SignConvention.FAVOUR,
            id="N and V",
        ),
        pytest.param("Wonen / Lasten | 1200 1310\nWerk / Lasten | 900 950", None, id="nothing tells"),
    ],
)
def test_sign_conventions(body: str, convention: SignConvention | None) -> None:
    made = table("2024 2025", body)
    proof = prove(made)
    assert proof.convention is convention
    assert SumStatus.CONFLICT not in proof.statuses().values()


def test_a_key_in_words_names_the_convention_of_differences() -> None:
    made = table("2024 2025", "Wonen | 120 -130\nWerk | 80 40", SignConvention.PLUS_IS_FAVOURABLE)
    assert prove(made).convention is SignConvention.PLUS_IS_FAVOURABLE


def test_a_sum_says_by_how_much_it_is_off() -> None:
    made = table("2024 2025", SECTIONS.replace("3192", "9192"))
    (total, saldo) = [one for one in prove(made).sums if not one.holds]
    assert (total.rule, total.result, total.expected, total.found) == (SumRule.TOTAL, Place(5, 1), Decimal(3192), Decimal(9192))
    assert (saldo.rule, saldo.result, saldo.expected, saldo.found) == (SumRule.BALANCE, Place(6, 1), Decimal(-596), Decimal(5404))
    assert saldo.terms == {Place(2, 1): 1, Place(5, 1): -1}
    assert saldo.tolerance == 1


def test_decimals_are_counted_in_their_last_digit() -> None:
    made = table("2024 2025", "Wonen | 1.5 1.4\nWerk | 12.25 3.10\nTotaal | 13.76 4.49")
    assert marks(made, proof := prove(made)) == "++ ++ ++"
    assert {one.tolerance for one in proof.sums} == {Decimal("0.01")}


AREAS = ("Wonen", "Werk", "Zorg")
seeds = st.integers(0, 2**32)


def programme(seed: int, form: str) -> list[list[str | int]]:
    """Three policy areas over three years and their programme, signed, or unsigned in either order; rows of a label and figures."""
    numbers = Random(seed).choices(range(1_000, 90_000), k=18)
    sign = -1 if form == "signed" else 1
    turn = -1 if form == "revenue first" else 1
    rows: list[list[str | int]] = []
    totals = [[0] * 3] * 3
    for index, area in enumerate((*AREAS, "Programma")):
        lasten = numbers[6 * index : 6 * index + 3] or totals[0]
        baten = [sign * number for number in numbers[6 * index + 3 : 6 * index + 6]] or totals[1]
        saldo = [turn * (one + two * (1 if form == "signed" else -1)) for one, two in zip(lasten, baten, strict=True)]
        totals = [
            [total[year] + own[year] for year in range(3)] for total, own in zip(totals, (lasten, baten, saldo), strict=True)
        ]
        rows += [[f"{area} / Lasten", *lasten], [f"{area} / Baten", *baten], [f"{area} / Saldo", *saldo]]
    return rows


def as_table(rows: list[list[str | int]]) -> TableReading:
    return table("1 2 3", "\n".join(f"{row[0]} | {' '.join(map(str, row[1:]))}" for row in rows))


@settings(max_examples=60, derandomize=True, deadline=None)
@given(seeds, st.sampled_from(["signed", "expenditure first", "revenue first"]))
def test_every_figure_of_a_right_table_is_reconciled(seed: int, form: str) -> None:
    made = as_table(programme(seed, form))
    assert marks(made, prove(made)) == " ".join(["+++"] * 12)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(
    seeds,
    st.sampled_from(["signed", "expenditure first", "revenue first"]),
    st.integers(0, 11),
    st.integers(1, 3),
    st.integers(10, 900),
)
def test_no_figure_in_a_sum_with_a_wrong_one_is_reconciled(seed: int, form: str, line: int, year: int, change: int) -> None:
    rows = programme(seed, form)
    rows[line][year] = int(rows[line][year]) + change
    made = as_table(rows)
    block, area = divmod(line, 3)
    beside = {3 * block + other for other in range(3)} | {3 * other + area for other in range(4)}
    statuses = prove(made).statuses()
    assert {statuses[Place(index, year - 1)] for index in beside} == {SumStatus.CONFLICT}
    assert {statuses[Place(index, other)] for index in range(12) for other in range(3) if other != year - 1} == {
        SumStatus.RECONCILED
    }
