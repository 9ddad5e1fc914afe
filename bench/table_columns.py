"""The columns that financial tables have, and which of them follow from others."""

from collections.abc import Iterator, Sequence
from random import Random

from bench.table_maker import MadeColumn
from bench.table_words import word
from schema import Phase, Side

COSTS, REVENUE, BALANCE = Side.EXPENDITURE, Side.REVENUE, Side.BALANCE
Derived = Iterator[tuple[int, dict[int, int]]]
"""The column that is a sum in each row, and its terms with their factors."""


def cycle_columns(rng: Random) -> list[MadeColumn]:
    """`Rekening 2022 | Begroting 2023 | Begroting 2024 | Meerjarenraming 2025 ...`."""
    year = rng.randint(2012, 2027)
    words, approved = word(rng, "estimate"), word(rng, "approved")
    later = Phase.APPROVED if words == "Begroting" else Phase.ESTIMATE
    return [
        MadeColumn(word(rng, "actual"), year - 2, phase=Phase.ACTUAL),
        *(MadeColumn(approved, year - back, phase=Phase.APPROVED) for back in (1, 0)),
        *(MadeColumn(words, year + ahead, phase=later) for ahead in range(1, rng.randint(3, 4))),
    ]


def year_columns(rng: Random) -> list[MadeColumn]:
    """`2024 | 2025 | 2026 | 2027`."""
    year = rng.randint(2012, 2027)
    return [MadeColumn(None, year + ahead) for ahead in range(rng.randint(3, 5))]


def cycle_or_years(rng: Random) -> list[MadeColumn]:
    """The columns of the budget cycle, or bare years."""
    return rng.choice((cycle_columns, year_columns))(rng)


def side_columns(rng: Random) -> list[MadeColumn]:
    """`2023: Lasten | Baten | Saldo | 2024: Lasten | Baten | Saldo`."""
    year = rng.randint(2012, 2027)
    words = rng.choice((None, "Begroting"))
    phase = Phase.APPROVED if words else None
    order = rng.choice(((COSTS, REVENUE, BALANCE), (REVENUE, COSTS, BALANCE)))
    names = {COSTS: "Lasten", REVENUE: "Baten", BALANCE: "Saldo"}
    return [MadeColumn(words, year + ahead, names[side], phase, side) for ahead in range(rng.randint(2, 3)) for side in order]


def one_year_columns(rng: Random) -> list[MadeColumn]:
    """`2024: lasten | baten | saldo`."""
    year = rng.randint(2012, 2027)
    names = {COSTS: "lasten", REVENUE: "baten", BALANCE: "saldo"}
    return [MadeColumn(None, year, name, None, side) for side, name in names.items()]


def amended_columns(rng: Random) -> list[MadeColumn]:
    """`Begroting 2024 | Wijziging 2024 | Begroting na wijziging 2024 | Rekening 2024 | Verschil 2024`."""
    year = rng.randint(2012, 2027)
    return [
        MadeColumn(word(rng, "approved"), year, phase=Phase.APPROVED),
        MadeColumn(word(rng, "amendment"), year, phase=Phase.AMENDMENT),
        MadeColumn("Begroting na wijziging", year, phase=Phase.ADJUSTED),
        MadeColumn(word(rng, "actual"), year, phase=Phase.ACTUAL),
        MadeColumn(word(rng, "variance"), year, phase=Phase.VARIANCE),
    ]


def nature_columns(_: Random) -> list[MadeColumn]:
    """`Structureel | Incidenteel | Totaal`."""
    return [MadeColumn(words) for words in ("Structureel", "Incidenteel", "Totaal")]


def grant_columns(rng: Random) -> list[MadeColumn]:
    """`Verleend 2023 | Verleend 2024`, two years of the same."""
    year = rng.randint(2012, 2027)
    return [MadeColumn("Subsidie", year - back) for back in (1, 0)]


def reserve_columns(rng: Random) -> list[MadeColumn]:
    """`Stand 1-1-2024 | Toevoeging | Onttrekking | Stand 31-12-2024`."""
    year = rng.randint(2012, 2027)
    return [
        MadeColumn(f"Stand 1-1-{year}", about=year),
        MadeColumn("Toevoeging", side=Side.RESERVE_ADDITION),
        MadeColumn("Onttrekking", side=Side.RESERVE_WITHDRAWAL),
        MadeColumn(f"Stand 31-12-{year}", about=year),
    ]


def outcome_columns(_: Random) -> list[MadeColumn]:
    """`Begroot | Gerealiseerd | Afwijking`."""
    return [
        MadeColumn("Begroot", phase=Phase.APPROVED),
        MadeColumn("Gerealiseerd", phase=Phase.ACTUAL),
        MadeColumn("Afwijking", phase=Phase.VARIANCE),
    ]


def balances(columns: Sequence[MadeColumn]) -> Derived:
    """Saldo = lasten + baten, under each head."""
    for index, column in enumerate(columns):
        if column.side is BALANCE:
            yield index, {i: 1 for i, it in enumerate(columns) if it.head == column.head and i != index}


def amendments(_: Sequence[MadeColumn]) -> Derived:
    """Begroting + wijziging = na wijziging; na wijziging - rekening = verschil."""
    yield 2, {0: 1, 1: 1}
    yield 4, {2: 1, 3: -1}


def roll_forward(_: Sequence[MadeColumn]) -> Derived:
    """Stand + toevoeging + onttrekking = stand."""
    yield 3, {0: 1, 1: 1, 2: 1}


def outcomes(_: Sequence[MadeColumn]) -> Derived:
    """Begroot - gerealiseerd = afwijking."""
    yield 2, {0: 1, 1: -1}


def natures(_: Sequence[MadeColumn]) -> Derived:
    """Structureel + incidenteel = totaal."""
    yield 2, {0: 1, 1: 1}


def nothing(_: Sequence[MadeColumn]) -> Derived:
    """No column is a sum."""
    yield from ()
