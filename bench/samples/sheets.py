"""The tables of the budget, as rows of words: how they look is settled where they are drawn."""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum, auto
from typing import NamedTuple

from bench.samples.figures import Budget, Money, Programme, budget

EMPTY = ""
NIL = "-"
UNIT = "bedragen x € 1.000"


class Sort(Enum):
    """What a row of a table is."""

    LINE = auto()
    SECTION = auto()
    """Names the rows below it."""
    TOTAL = auto()


class Head(NamedTuple):
    """A cell of the head that spans columns, or rows; `~` marks where its words may break."""

    words: str
    across: int = 1
    down: int = 1


class Row(NamedTuple):
    """A row below the head."""

    cells: tuple[str, ...]
    sort: Sort = Sort.LINE


class Sheet(NamedTuple):
    """A table."""

    caption: str
    unit: str
    heads: tuple[tuple[Head, ...], ...]
    rows: tuple[Row, ...]
    labels: int = 1
    """How many columns hold words."""
    note: str = ""


def write_figure(amount: int) -> str:
    """A figure with points: `-1.582`; nil is `0`."""
    return f"{amount:,}".replace(",", ".")


def dashed(amount: int) -> str:
    """A figure, with a dash for nil and nothing for less than that, which stands for an empty cell."""
    return EMPTY if amount == -1 else write_figure(amount) if amount else NIL


def line(label: str, amounts: Iterable[int], sort: Sort = Sort.LINE) -> Row:
    """A row of a label and figures."""
    return Row((label, *map(write_figure, amounts)), sort)


def heads(*words: str) -> tuple[tuple[Head, ...], ...]:
    """A head of one row."""
    return (tuple(map(Head, words)),)


def programme_costs(number: str) -> Sheet:
    """What a programme costs: lasten, baten and saldo of its policy areas, the mutations of reserves, the result."""
    data = budget()
    programme = data.named(number)
    rows: list[Row] = []
    for code, name in programme.areas.items():
        rows += _sides(name, [data.area(code, year) for year in data.years])
    whole = [data.programme(programme, year) for year in data.years]
    rows += _sides("Programma", whole)
    moved = [data.mutations(programme.areas, year) for year in data.years]
    rows += [
        Row(("Reserves", "Toevoeging", *(write_figure(money.costs) for money in moved))),
        Row((EMPTY, "Onttrekking", *(write_figure(-money.income) for money in moved))),
        Row(("Mutaties reserves", EMPTY, *(write_figure(money.balance) for money in moved)), Sort.TOTAL),
        Row(("Resultaat", EMPTY, *(write_figure(a.balance + b.balance) for a, b in zip(whole, moved, strict=True))), Sort.TOTAL),
    ]
    above = (Head(programme.name, 2, 2), *(Head(words, 1, 2) for words in _first_heads(data)), Head("Meerjarenraming", 3))
    below = tuple(Head(str(year)) for year in data.planned[1:])
    return Sheet(f"Programmakosten {programme.name}", UNIT, (above, below), tuple(rows), labels=2)


def _sides(name: str, years: Sequence[Money]) -> list[Row]:
    return [
        Row((name, "Lasten", *(write_figure(money.costs) for money in years))),
        Row((EMPTY, "Baten", *(write_figure(-money.income) for money in years))),
        Row(("Saldo", EMPTY, *(write_figure(money.balance) for money in years)), Sort.TOTAL),
    ]


def _first_heads(data: Budget) -> tuple[str, ...]:
    return f"Rekening {data.years[0]}", f"Begroting {data.years[1]}", f"Begroting {data.years[2]}"


def programme_changes(number: str) -> Sheet:
    """What makes a programme cost more or less than in the year before; what is not named is wages and prices."""
    data = budget()
    programme = data.named(number)
    found = [change for change in data.changes if change.area in programme.areas]
    named = [Money(change.costs[0], change.income[0]) for change in found]
    before, after = (data.programme(programme, data.years[place]) for place in (1, 2))
    rest = Money(after.costs - before.costs, after.income - before.income)
    rest = Money(rest.costs - sum(money.costs for money in named), rest.income - sum(money.income for money in named))
    rows = [Row((f"Begroting {data.years[1]}", *_three(before)), Sort.TOTAL)]
    rows += [Row((change.words, *_three(money))) for change, money in zip(found, named, strict=True)]
    rows += [Row(("Lonen, prijzen en overige", *_three(rest))), Row((f"Begroting {data.years[2]}", *_three(after)), Sort.TOTAL)]
    return Sheet(
        f"Van {data.years[1]} naar {data.years[2]}", UNIT, heads("Omschrijving", "Lasten", "Baten", "Saldo"), tuple(rows)
    )


def _three(money: Money) -> tuple[str, str, str]:
    return write_figure(money.costs), write_figure(money.income), write_figure(money.balance)


def outlook() -> Sheet:
    """The budget in a nutshell: baten, lasten, what goes to reserves and comes from them, the result."""
    data = budget()
    years = data.planned
    totals = [data.total(year) for year in years]
    moved = [data.mutations(None, year) for year in years]
    before = [-money.balance for money in totals]
    rows = (
        line("Totaal baten", (money.income for money in totals)),
        line("Totaal lasten", (money.costs for money in totals)),
        line("Saldo van baten en lasten", before, Sort.TOTAL),
        line("Toevoeging aan reserves", (money.costs for money in moved)),
        line("Onttrekking aan reserves", (money.income for money in moved)),
        line("Begrotingsresultaat", (a - b.balance for a, b in zip(before, moved, strict=True)), Sort.TOTAL),
    )
    return Sheet("Meerjarig beeld", UNIT, heads("Omschrijving", *(_phase(data, year) for year in years)), rows)


def _phase(data: Budget, year: int) -> str:
    return f"Begroting {year}" if year == data.planned[0] else f"Raming {year}"


def programmes_overview() -> Sheet:
    """Lasten, baten and saldo of all programmes, year by year side by side."""
    data = budget()
    years = data.years[:5]
    rows = [Row((programme.title, *_sides_of(data, programme, years))) for programme in data.programmes]
    totals = [data.total(year) for year in years]
    rows.append(Row(("Totaal", *(write_figure(part) for money in totals for part in _parts(money))), Sort.TOTAL))
    above = (
        Head("Programma", 1, 2),
        *(Head(words, 3) for words in (*_first_heads(data), *(f"Raming {year}" for year in years[3:]))),
    )
    below = tuple(Head(side) for _ in years for side in ("Lasten", "Baten", "Saldo"))
    return Sheet("Overzicht van baten en lasten per programma", UNIT, (above, below), tuple(rows))


def _sides_of(data: Budget, programme: Programme, years: Sequence[int]) -> list[str]:
    return [write_figure(part) for year in years for part in _parts(data.programme(programme, year))]


def _parts(money: Money) -> tuple[int, int, int]:
    return money.costs, money.income, -money.balance


def task_fields() -> Sheet:
    """Lasten, baten and saldo of each task field (taakveld) over the planned years."""
    data = budget()
    rows: list[Row] = []
    years = data.planned
    for group, title in data.raw["taakvelden"]["groups"]:
        codes = [code for code in data.field_names if code.split(".")[0] == group]
        rows.append(Row((group, title, *(EMPTY for _ in years)), Sort.SECTION))
        for code in codes:
            money = [data.field(code, year) for year in years]
            rows += [
                Row((code, data.field_names[code], *(EMPTY for _ in years))),
                Row((EMPTY, "Lasten", *(write_figure(part.costs) for part in money))),
                Row((EMPTY, "Baten", *(write_figure(part.income) for part in money))),
            ]
        sums = [sum((data.field(code, year).income - data.field(code, year).costs for code in codes), 0) for year in years]
        rows.append(Row((EMPTY, f"Saldo {title}", *map(write_figure, sums)), Sort.TOTAL))
    totals = [data.total(year) for year in years]
    rows += [
        Row((EMPTY, "Totaal lasten", *(write_figure(money.costs) for money in totals)), Sort.TOTAL),
        Row((EMPTY, "Totaal baten", *(write_figure(money.income) for money in totals)), Sort.TOTAL),
        Row((EMPTY, "Saldo van baten en lasten", *(write_figure(-money.balance) for money in totals)), Sort.TOTAL),
    ]
    words = ("Nr.", "Taakveld", *(_phase(data, year) for year in years))
    return Sheet("Baten en lasten per taakveld", UNIT, heads(*words), tuple(rows), labels=2)


def reserves() -> Sheet:
    """How each reserve rolls forward through the budget's own year; one figure is misprinted on purpose."""
    data = budget()
    columns = ("Stand 1-1-2026", "Toe~voeging", "Ont~trekking", "Stand 31-12-2026", "Stand 31-12-2029")
    amounts = [
        (
            reserve.start,
            reserve.added[0],
            -reserve.withdrawn[0],
            reserve.start + reserve.added[0] - reserve.withdrawn[0],
            reserve.start + sum(reserve.added) - sum(reserve.withdrawn),
        )
        for reserve in data.reserves
    ]
    totals = [sum(column) for column in zip(*amounts, strict=True)]
    misprint = data.raw["misprint"]
    totals[columns.index(misprint["column"])] += misprint["by"]
    rows = [line(reserve.name, parts) for reserve, parts in zip(data.reserves, amounts, strict=True)]
    return Sheet("Verloop van de reserves", UNIT, heads("Reserve", *columns), (*rows, line(misprint["row"], totals, Sort.TOTAL)))


def investments() -> Sheet:
    """Investments by programme: what was voted, and what is asked for in each year."""
    data = budget()
    rows: list[Row] = []
    totals = [0] * 6
    for programme in data.programmes:
        found = [entry for entry in data.raw["investments"]["rows"] if entry[0] == programme.number]
        rows += [Row((programme.title, *(EMPTY for _ in totals)), Sort.SECTION)] if found else []
        for _, name, voted, amounts in found:
            whole = voted + sum(amount for amount in amounts if amount > 0)
            rows.append(Row((name, *map(dashed, (voted, *amounts)), dashed(whole))))
            totals = [total + max(part, 0) for total, part in zip(totals, (voted, *amounts, whole), strict=True)]
    rows.append(line("Totaal", totals, Sort.TOTAL))
    words = ("Investering", "Reeds be~schikbaar gesteld krediet", *map(str, data.planned), "Totaal")
    return Sheet("Investeringen 2026-2029", UNIT, heads(*words), tuple(rows))


def risks() -> Sheet:
    """Risks with their chance and the sum at stake; the cost to be expected is the product."""
    rows, total = [], 0
    for name, chance, stake in budget().raw["risks"]["rows"]:
        expected = round(chance * stake / 100)
        total += expected
        rows.append(Row((name, f"{chance}%", write_figure(stake), write_figure(expected))))
    rows.append(Row(("Benodigde weerstandscapaciteit", EMPTY, EMPTY, write_figure(total)), Sort.TOTAL))
    return Sheet("Risico’s", UNIT, heads("Risico", "Kans", "Gevolg", "Verwacht gevolg"), tuple(rows))


def levies() -> Sheet:
    """How much of its costs each levy pays for."""
    rows = []
    for name, direct, overhead, yielded in budget().raw["levies"]["rows"]:
        whole = direct + overhead
        rows.append(Row((name, *map(write_figure, (direct, overhead, whole, yielded)), f"{round(100 * yielded / whole)}%")))
    words = ("Heffing", "Directe lasten", "Overhead", "Totaal lasten", "Opbrengst", "Dekking")
    return Sheet("Kostendekkendheid van de heffingen", UNIT, heads(*words), tuple(rows))


def changes() -> Sheet:
    """All that changes on balance, from the estimate of the year before to this one."""
    data = budget()
    rows = []
    for programme in data.programmes:
        found = [change for change in data.changes if change.area in programme.areas]
        balance = [sum(change.income[at] - change.costs[at] for change in found) for at in range(4)]
        rows.append(line(programme.title, balance))
    whole = [sum(change.income[at] - change.costs[at] for change in data.changes) for at in range(4)]
    rows.append(line("Totaal van de wijzigingen", whole, Sort.TOTAL))
    return Sheet(
        "Wijzigingen in deze begroting",
        f"{UNIT}; een min is een nadeel",
        heads("Programma", *map(str, data.planned)),
        tuple(rows),
    )


def one_off() -> Sheet:
    """What changes for some years and not for the last: the incidental lasten and baten."""
    data = budget()
    found = [change for change in data.changes if not change.costs[-1] and not change.income[-1]]
    rows = [Row(("Lasten", *(EMPTY for _ in data.planned)), Sort.SECTION)]
    rows += [Row((change.words, *map(dashed, change.costs))) for change in found]
    rows.append(line("Totaal incidentele lasten", map(sum, zip(*(change.costs for change in found), strict=True)), Sort.TOTAL))
    rows.append(Row(("Baten", *(EMPTY for _ in data.planned)), Sort.SECTION))
    rows += [Row((change.words, *map(dashed, change.income))) for change in found if any(change.income)]
    rows.append(line("Totaal incidentele baten", map(sum, zip(*(change.income for change in found), strict=True)), Sort.TOTAL))
    return Sheet("Incidentele baten en lasten", UNIT, heads("Omschrijving", *map(str, data.planned)), tuple(rows))


def subsidies() -> Sheet:
    """Subsidies in whole euros, and by how much they change."""
    entries = budget().raw["subsidies"]["rows"]
    rows = [Row((name, field, *map(write_figure, (before, after, after - before)))) for name, field, before, after in entries]
    before, after = (sum(entry[place] for entry in entries) for place in (2, 3))
    rows.append(Row(("Totaal", EMPTY, *map(write_figure, (before, after, after - before))), Sort.TOTAL))
    words = ("Ontvanger", "Doel", "Begroting 2025", "Begroting 2026", "Verschil")
    return Sheet("Subsidies van € 10.000 en meer", "bedragen in euro’s", heads(*words), tuple(rows), labels=2)


def balance_sheet() -> Sheet:
    """The balance sheet at the end of some years; equity is what makes both sides equal."""
    raw = budget().raw["balance"]
    assets = [sum(entry[1][place] for entry in raw["assets"]) for place in range(len(raw["years"]))]
    debts = [sum(entry[1][place] for entry in raw["debts"]) for place in range(len(raw["years"]))]
    rows = [Row(("Activa", *(EMPTY for _ in assets)), Sort.SECTION), *(line(name, amounts) for name, amounts in raw["assets"])]
    rows += [line("Totaal activa", assets, Sort.TOTAL), Row(("Passiva", *(EMPTY for _ in assets)), Sort.SECTION)]
    rows.append(line("Eigen vermogen", (whole - part for whole, part in zip(assets, debts, strict=True))))
    rows += [*(line(name, amounts) for name, amounts in raw["debts"]), line("Totaal passiva", assets, Sort.TOTAL)]
    words = ("Balans per 31 december", *(f"{'Rekening' if year == 2024 else 'Raming'} {year}" for year in raw["years"]))
    return Sheet("Meerjarenbalans", UNIT, heads(*words), tuple(rows))


def land() -> Sheet:
    """Land exploitations: book value, what 2026 does to it, and the result to be expected in the end."""
    rows, totals = [], [0] * 5
    for name, start, costs, yields, more_costs, more_yields in budget().raw["land"]["rows"]:
        end = start + costs - yields
        parts = (start, costs, -yields, end, more_yields - more_costs - end)
        rows.append(line(name, parts))
        totals = [total + part for total, part in zip(totals, parts, strict=True)]
    words = ("Complex", "Boek~waarde 1-1-2026", "Lasten 2026", "Baten 2026", "Boek~waarde 31-12-2026", "Verwacht resultaat")
    return Sheet("Grondexploitaties", UNIT, heads(*words), (*rows, line("Totaal", totals, Sort.TOTAL)))


def memo() -> Sheet:
    """From the estimate of the year before to that of the kaderbrief; a programme stands before the first of its rows."""
    raw = budget().raw["memo"]
    rows = [Row(("Stand programmabegroting 2025", EMPTY, *map(write_figure, raw["start"])), Sort.TOTAL)]
    before = ""
    for programme, words, amounts in raw["rows"]:
        rows.append(Row((EMPTY if programme == before else programme, words, *map(dashed, amounts))))
        before = programme
    totals = [sum(column) for column in zip(raw["start"], *(entry[2] for entry in raw["rows"]), strict=True)]
    rows.append(Row(("Begrotingssaldo", EMPTY, *map(write_figure, totals)), Sort.TOTAL))
    above = (Head("Programma", 1, 2), Head("Onderwerp", 1, 2), Head("Raming", 4))
    below = tuple(Head(str(year)) for year in budget().planned)
    return Sheet("Van de vorige raming naar deze", f"{UNIT}, een min is een nadeel", (above, below), tuple(rows), labels=2)


SHEETS: dict[str, Callable[[], Sheet]] = {
    "meerjarig beeld": outlook,
    "wijzigingen": changes,
    "programma's": programmes_overview,
    "taakvelden": task_fields,
    "reserves": reserves,
    "investeringen": investments,
    "risico's": risks,
    "heffingen": levies,
    "incidenteel": one_off,
    "subsidies": subsidies,
    "balans": balance_sheet,
    "grond": land,
    "kaderbrief": memo,
}
"""The tables by the names that the source of the report has for them."""


def find_sheet(name: str) -> Sheet:
    """The table with a name: `reserves`, `kosten 10`, `verschillen 10`."""
    kind, _, number = name.partition(" ")
    if kind == "kosten":
        return programme_costs(number)
    return programme_changes(number) if kind == "verschillen" else SHEETS[name]()
