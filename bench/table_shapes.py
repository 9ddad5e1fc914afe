"""The shapes that financial tables have: programmes, areas, tasks, reserves and deviations, each with its own sums."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import NamedTuple

from bench.table_columns import (
    BALANCE,
    COSTS,
    REVENUE,
    Derived,
    amended_columns,
    amendments,
    balances,
    cycle_columns,
    cycle_or_years,
    grant_columns,
    nature_columns,
    natures,
    nothing,
    one_year_columns,
    outcome_columns,
    outcomes,
    reserve_columns,
    roll_forward,
    side_columns,
    year_columns,
)
from bench.table_maker import Draft, MadeColumn, MadeRow, MadeTable, Shape
from bench.table_words import pick, table_words, word
from schema import Side

EMPTINESS = (0.0, 0.0, 0.2)
"""How likely an empty cell is in a table."""
UNITS = ((1000, 0), (1000, 0), (1000, 0), (1, 0), (1, 2))
"""Euros to the unit, and decimals."""


def make_table(rng: Random, shape: Shape | None = None) -> MadeTable:
    """A plausible table; of `shape`, or of any."""
    shape = shape or rng.choice(list(Shape))
    unit, decimals = rng.choice(UNITS)
    builder = BUILDERS[shape]
    draft = Draft(rng, builder.columns(rng), unit, rng.choice(EMPTINESS))
    for result, terms in builder.derived(draft.columns):
        draft.derive(result, terms)
    heads = builder.build(draft)
    sums = draft.finish()
    return MadeTable(
        shape=shape,
        title=word(rng, "titles"),
        label_heads=heads,
        columns=draft.columns,
        rows=tuple(draft.rows),
        sums=tuple(sums),
        unit=unit,
        decimals=decimals,
        detail_heads=("L/B", "I/S")[-max(len(it.details) for it in draft.rows) :] if any(it.details for it in draft.rows) else (),
    )


def corner(rng: Random, *words: str) -> str:
    """The head over the labels: one of the words, or an empty cell."""
    return rng.choice((*words, ""))


def row(label: str, side: Side | None = None) -> MadeRow:
    """A row with one label."""
    return MadeRow((label,), (label,), side=side)


def programmes(rng: Random) -> list[str]:
    """Some programmes, in their order."""
    names = list(table_words().programmes)
    chosen = set(rng.sample(names, rng.randint(2, 5)))
    return [name for name in names if name in chosen]


def build_sections(draft: Draft) -> tuple[str, ...]:
    """Sections, their totals and what follows from them."""
    rng = draft.rng
    names, total = programmes(rng), word(rng, "total")
    sections = [(COSTS, "Lasten"), (REVENUE, "Baten")]
    totals = []
    for side, section in sections if rng.random() < 0.7 else sections[::-1]:
        draft.add(MadeRow((section,), (section,)))
        parts = [draft.leaf(MadeRow((section, name), (name,), side=side)) for name in names]
        totals.append(draft.total(MadeRow((section, total), (total,), side=side), parts))
    balance = draft.total(row(word(rng, "balance"), BALANCE), totals)
    if rng.random() < 0.6:
        changes = [
            draft.leaf(row(word(rng, "addition"), Side.RESERVE_ADDITION)),
            draft.leaf(row(word(rng, "withdrawal"), Side.RESERVE_WITHDRAWAL)),
        ]
        if rng.random() < 0.5:
            changes = [draft.total(row("Mutaties reserves", BALANCE), changes)]
        draft.total(row(word(rng, "result"), BALANCE), [balance, *changes])
    return (corner(rng, "Programma", "Omschrijving"),)


def build_tasks(draft: Draft) -> tuple[str, ...]:
    """Tasks with their code, in sections."""
    codes = list(table_words().tasks)
    chosen = set(draft.rng.sample(codes, draft.rng.randint(3, 6)))
    totals = []
    for side, section in ((COSTS, "Lasten"), (REVENUE, "Baten")):
        draft.add(MadeRow((section,), (section, "")))
        parts = []
        for code in (code for code in codes if code in chosen):
            name = table_words().tasks[code]
            parts.append(draft.leaf(MadeRow((section, f"{code} {name}"), (code, name), side=side, code=code)))
        totals.append(draft.total(MadeRow((section, "Totaal taakvelden"), ("", "Totaal taakvelden"), side=side), parts))
    draft.total(MadeRow(("Saldo van lasten en baten",), ("", "Saldo van lasten en baten"), side=BALANCE), totals)
    return draft.rng.choice((("Code", "Taakveld"), ("", "Taakveld"), ("", "")))


def build_blocks(draft: Draft) -> tuple[str, ...]:
    """Lasten, baten and saldo of each area and of the programme, then the reserves, in two columns of labels."""
    areas = draft.rng.choice(list(table_words().programmes.values()))
    blocks = [_block(draft, area, (area, ""), ("Saldo", "")) for area in areas]
    _, _, balance = _programme(draft, ("Programma", ""), ("Saldo", ""), blocks)
    if draft.rng.random() < 0.6:
        first = draft.leaf(MadeRow(("Reserves", "Toevoeging"), ("Reserves", "Toevoeging"), side=Side.RESERVE_ADDITION))
        second = draft.leaf(MadeRow(("Reserves", "Onttrekking"), ("", "Onttrekking"), side=Side.RESERVE_WITHDRAWAL))
        changes = draft.total(MadeRow(("Mutaties reserves",), ("Mutaties reserves", ""), side=BALANCE), [first, second])
        draft.total(MadeRow(("Resultaat",), ("Resultaat", ""), side=BALANCE), [balance, changes])
    return ("", "")


def build_block_sections(draft: Draft) -> tuple[str, ...]:
    """Lasten, baten and saldo below a row that names the area."""
    areas = draft.rng.choice(list(table_words().programmes.values()))
    blocks = []
    for area in areas:
        draft.add(MadeRow((area,), (area,)))
        blocks.append(_block(draft, area, (), ("Saldo",)))
    draft.add(MadeRow(("Programma",), ("Programma",)))
    _programme(draft, (), ("Saldo",), blocks)
    return (corner(draft.rng, "Beleidsterrein"),)


def _block(draft: Draft, area: str, printed: tuple[str, ...], balance: tuple[str, ...]) -> tuple[int, int, int]:
    """The three rows of an area: `printed` is its name in the first of two columns of labels, where there are two."""
    lasten, baten = (_beside(printed, index, name) for index, name in enumerate(("Lasten", "Baten")))
    first = draft.leaf(MadeRow((area, "Lasten"), lasten, side=COSTS))
    second = draft.leaf(MadeRow((area, "Baten"), baten, side=REVENUE))
    return first, second, draft.total(MadeRow((area, "Saldo"), balance, side=BALANCE), [first, second])


def _beside(printed: tuple[str, ...], index: int, name: str) -> tuple[str, ...]:
    """The label cells of a row of a block: the area stands beside its first row only."""
    if not printed:
        return (name,)
    return (printed[0] if index == 0 else "", name)


def _programme(
    draft: Draft, printed: tuple[str, ...], balance: tuple[str, ...], blocks: Sequence[tuple[int, int, int]]
) -> tuple[int, int, int]:
    """The block that adds up those of the areas."""
    lasten, baten = (_beside(printed, index, name) for index, name in enumerate(("Lasten", "Baten")))
    parts = list(zip(*blocks, strict=True))
    first = draft.total(MadeRow(("Programma", "Lasten"), lasten, side=COSTS), parts[0])
    second = draft.total(MadeRow(("Programma", "Baten"), baten, side=REVENUE), parts[1])
    third = draft.total(MadeRow(("Programma", "Saldo"), balance, side=BALANCE), [first, second])
    draft.also(third, parts[2])
    return first, second, third


def build_programmes(draft: Draft) -> tuple[str, ...]:
    """Programmes and their total."""
    parts = [draft.leaf(row(name)) for name in programmes(draft.rng)]
    draft.total(row(draft.rng.choice(("Totaal", "Totaal programma's"))), parts)
    return (corner(draft.rng, "Programma"),)


def build_subtotals(draft: Draft) -> tuple[str, ...]:
    """Areas with the subtotal of their programme below them, and the total of all."""
    is_named = draft.rng.random() < 0.5
    subtotals = []
    for name in programmes(draft.rng)[:3]:
        parts = [draft.leaf(row(area)) for area in table_words().programmes[name]]
        subtotals.append(draft.total(row(f"Totaal programma {name}" if is_named else name), parts))
    draft.total(row("Totaal generaal"), subtotals)
    return ("",)


def build_groups(draft: Draft) -> tuple[str, ...]:
    """Programmes, each above its areas, which stand in a column of their own."""
    totals = []
    for name in programmes(draft.rng)[:3]:
        totals.append(draft.total(MadeRow((name,), (name, ""))))
        parts = [draft.leaf(MadeRow((name, area), ("", area))) for area in table_words().programmes[name]]
        draft.also(totals[-1], parts)
    draft.total(MadeRow(("Totaal",), ("Totaal", "")), totals)
    return ("Programma", "Beleidsterrein")


def build_reserves(draft: Draft) -> tuple[str, ...]:
    """Reserves and their total; nothing is drawn from a reserve that is not in it."""
    parts = []
    for name in pick(draft.rng, "reserves", 3, 6):
        index = draft.leaf(row(name))
        stand, addition, withdrawal, _ = draft.rows[index].amounts
        if stand is None and addition is None:
            stand = draft.size()
        if withdrawal is not None:
            withdrawal = max(withdrawal, -round(((stand or 0) + (addition or 0)) * 0.9))
        draft.rows[index] = replace(draft.rows[index], amounts=(stand, addition, withdrawal, None))
        parts.append(index)
    draft.total(row("Totaal reserves"), parts)
    return (corner(draft.rng, "Naam reserve", "Omschrijving"),)


def build_costs(draft: Draft) -> tuple[str, ...]:
    """Costs with their total, below or above them."""
    names = pick(draft.rng, "cost_items", 3, 6)
    is_above = draft.rng.random() < 0.3
    total = draft.total(row("Totaal kosten")) if is_above else None
    parts = [draft.leaf(row(name)) for name in names]
    if total is None:
        draft.total(row("Totaal kosten"), parts)
    else:
        draft.also(total, parts)
    return (corner(draft.rng, "Kostensoort", "Omschrijving"),)


def build_deviations(draft: Draft) -> tuple[str, ...]:
    """Topics, each with advantages or disadvantages, once or for ever."""
    parts = []
    codes = draft.rng.randint(1, 2)
    for name in pick(draft.rng, "topics", 3, 6):
        details = (draft.rng.choice("LB"), draft.rng.choice("IS"))[-codes:]
        index = draft.leaf(replace(row(name), details=details))
        turn = draft.rng.choice((1, -1))
        amounts = tuple(None if amount is None else amount * turn for amount in draft.rows[index].amounts)
        draft.rows[index] = replace(draft.rows[index], amounts=amounts)
        parts.append(index)
    draft.total(row("Totaal"), parts)
    return ("Onderwerp",)


def build_grants(draft: Draft) -> tuple[str, ...]:
    """Who gets how much."""
    for name in pick(draft.rng, "institutions", 3, 5):
        draft.leaf(row(name))
    return ("Instelling",)


class Builder(NamedTuple):
    """How a table of some shape is made."""

    columns: Callable[[Random], list[MadeColumn]]
    derived: Callable[[Sequence[MadeColumn]], Derived]
    build: Callable[[Draft], tuple[str, ...]]


BUILDERS: dict[Shape, Builder] = {
    Shape.SECTIONS: Builder(cycle_or_years, nothing, build_sections),
    Shape.BLOCKS: Builder(cycle_columns, nothing, build_blocks),
    Shape.BLOCK_SECTIONS: Builder(cycle_or_years, nothing, build_block_sections),
    Shape.YEARS_BY_SIDE: Builder(side_columns, balances, build_programmes),
    Shape.ONE_YEAR: Builder(one_year_columns, balances, build_subtotals),
    Shape.AMENDED: Builder(amended_columns, amendments, build_programmes),
    Shape.GROUPS: Builder(amended_columns, amendments, build_groups),
    Shape.RESERVES: Builder(reserve_columns, roll_forward, build_reserves),
    Shape.TASKS: Builder(cycle_columns, nothing, build_tasks),
    Shape.COSTS: Builder(cycle_or_years, nothing, build_costs),
    Shape.DEVIATIONS: Builder(year_columns, nothing, build_deviations),
    Shape.OUTCOMES: Builder(outcome_columns, outcomes, build_programmes),
    Shape.NATURES: Builder(nature_columns, natures, build_costs),
    Shape.GRANTS: Builder(grant_columns, nothing, build_grants),
}
