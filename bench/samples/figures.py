"""The figures of Meerdrecht's budget: what `figures.toml` tells, and all that follows from it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

FIRST_PLANNED = 2026
"""The budget's own year: changes and reserves begin here."""


class Money(NamedTuple):
    """Lasten and baten, both without a sign, in thousands of euros."""

    costs: int = 0
    income: int = 0

    @property
    def balance(self) -> int:
        """What it costs on balance."""
        return self.costs - self.income

    def __add__(self, other: object) -> "Money":
        """The sum of both sides."""
        assert isinstance(other, Money)
        return Money(self.costs + other.costs, self.income + other.income)


class Programme(NamedTuple):
    """A programme with its policy areas by their codes."""

    number: str
    name: str
    committee: str
    portfolios: tuple[str, ...]
    areas: dict[str, str]

    @property
    def title(self) -> str:
        """Number and name, as tables have them."""
        return f"{self.number} {self.name}".strip()


class Change(NamedTuple):
    """What changes against the budget of the year before."""

    area: str
    field: str
    words: str
    costs: tuple[int, ...]
    income: tuple[int, ...]


class Reserve(NamedTuple):
    """A reserve: its stand at the start, and what comes and goes in each planned year."""

    name: str
    start: int
    added: tuple[int, ...]
    withdrawn: tuple[int, ...]
    area: str


@dataclass(frozen=True)
class Budget:
    """All figures."""

    years: tuple[int, ...]
    programmes: tuple[Programme, ...]
    changes: tuple[Change, ...]
    reserves: tuple[Reserve, ...]
    fields: dict[tuple[str, str], dict[int, Money]]
    """Lasten and baten by policy area and task field, and by year."""
    field_names: dict[str, str]
    raw: dict[str, Any]
    """The rest of `figures.toml`, which needs no more than sums."""

    @property
    def planned(self) -> tuple[int, ...]:
        """The years from the budget's own on."""
        return tuple(year for year in self.years if year >= FIRST_PLANNED)

    def area(self, code: str, year: int) -> Money:
        """A policy area."""
        return sum_of(money[year] for (area, _), money in self.fields.items() if area == code)

    def field(self, code: str, year: int) -> Money:
        """A task field, whichever policy areas it stands in."""
        return sum_of(money[year] for (_, field), money in self.fields.items() if field == code)

    def programme(self, programme: Programme, year: int) -> Money:
        """A programme."""
        return sum_of(self.area(code, year) for code in programme.areas)

    def total(self, year: int) -> Money:
        """All programmes."""
        return sum_of(self.programme(programme, year) for programme in self.programmes)

    def mutations(self, areas: dict[str, str] | None, year: int) -> Money:
        """What is added to reserves and withdrawn from them for some policy areas, or for all."""
        if year < FIRST_PLANNED:
            return Money()
        at = year - FIRST_PLANNED
        found = (reserve for reserve in self.reserves if areas is None or reserve.area in areas)
        return sum_of(Money(reserve.added[at], reserve.withdrawn[at]) for reserve in found)

    def named(self, number: str) -> Programme:
        """The programme with this number."""
        return next(programme for programme in self.programmes if programme.number == number)


def sum_of(parts: Any) -> Money:
    """The sum of lasten and of baten."""
    return sum(parts, Money())


@cache
def budget() -> Budget:
    """The figures of `figures.toml`."""
    raw = tomllib.loads(files("bench.samples").joinpath("figures.toml").read_text(encoding="utf-8"))
    years = tuple(raw["years"])
    changes = tuple(Change(*entry[:3], *map(tuple, entry[3:])) for entry in raw["changes"]["rows"])
    reserves = tuple(
        Reserve(name, start, tuple(added), tuple(gone), area) for name, start, added, gone, area in raw["reserves"]["rows"]
    )
    fields: dict[tuple[str, str], dict[int, Money]] = {}
    for code, _, area, costs, income, *actual in raw["taakvelden"]["rows"]:
        base = Money(costs, income)
        by_year = {year: _in_year(base, place, raw) for place, year in enumerate(years)}
        if actual:
            by_year[years[0]] = Money(*actual)
        fields[area, code] = by_year
    for change in changes:
        for place, year in enumerate(years[-len(change.costs) :]):
            fields[change.area, change.field][year] += Money(change.costs[place], change.income[place])
    return Budget(
        years=years,
        programmes=tuple(Programme(**{**entry, "portfolios": tuple(entry["portfolios"])}) for entry in raw["programmes"]),
        changes=changes,
        reserves=reserves,
        fields=fields,
        field_names={code: name for code, name, *_ in raw["taakvelden"]["rows"]},
        raw=raw,
    )


def _in_year(base: Money, place: int, raw: dict[str, Any]) -> Money:
    index = raw["index"]
    return Money(round(base.costs * index["lasten"][place]), round(base.income * index["baten"][place]))
