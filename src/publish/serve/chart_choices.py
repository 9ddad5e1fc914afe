"""What narrows a chart down, as a visitor has asked for it: each value must be one that there is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from publish.charts import DUTCH, Chart
from schema import LeidraadError, Phase, Side
from store import ChartFilters, Store

NAMES = {"municipality": "municipality", "year": "year", "kind": "kind of document", "phase": "phase", "side": "side"}
"""What can be chosen of a list, and what it is called."""

NARROWING = (*NAMES, "document")


@dataclass(frozen=True)
class Choice:
    """One box to choose from, with the value that was asked for."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    """The values, each with its words; the empty one stands for all."""
    value: str


@dataclass(frozen=True)
class Narrowed:
    """What was asked for: as filters, as boxes to choose from, and what is wrong with it."""

    filters: ChartFilters
    given: Mapping[str, str]
    choices: tuple[Choice, ...]
    faults: tuple[str, ...]
    document: str | None = None
    """The name of the document that it is narrowed down to."""


def narrowed(store: Store, chart: Chart, asked: Mapping[str, str]) -> Narrowed:
    """What a chart is narrowed down to; a value that there is not is a fault, and never taken for all."""
    known = store.chart_choices() | {"phase": tuple(Phase), "side": tuple(Side)}
    given = {name: value for name in NARROWING if (value := asked.get(name, "").strip())}
    faults = [f"This chart cannot be narrowed down by {name}." for name in given if name not in chart.filters]
    filters: dict[str, str | int] = {}
    choices: list[Choice] = []
    for name in (name for name in NAMES if name in chart.filters):
        wanted = given.get(name, "")
        found = next((one for one in known[name] if one.casefold() == wanted.casefold()), None)
        if found is not None:
            filters[name] = int(found) if name == "year" else str(found)
        elif wanted:
            faults.append(f"There is no {NAMES[name]} “{wanted}” here.")
        usual = chart.usual.get(name, "")
        every = () if usual else (("", "all"),)
        options = (*every, *((str(one), DUTCH.get(one, str(one))) for one in known[name]))
        choices.append(Choice(name, NAMES[name], options, found or usual))
    document = None
    if asked_document := given.get("document"):
        try:
            found_document = store.find_document(asked_document)
        except LeidraadError as error:
            faults.append(f"Document “{asked_document}”: {error.what}.")
        else:
            filters["document"] = found_document.id
            document = found_document.title or found_document.file_name
    return Narrowed(cast("ChartFilters", filters), given, tuple(choices), tuple(faults), document)
