"""The charts, as Vega-Lite specifications with their data in them: for a page of the server, or drawn to a file without one.

Colours are those of Okabe and Ito, or one scale from light to dark, which the colour-blind tell apart too. What a text of a
report says is data of a chart and never markup: whoever draws it writes it as text.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from publish.libraries import extra_for
from publish.plain import plain
from schema import LeidraadError, Phase, Side, SignConvention
from store import ChartFilters, Store

Row = dict[str, Any]
Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
VERSION = "6.1"
"""The Vega-Lite that the specifications are written for."""

MILLION = 1_000_000

BLUE, ORANGE, INK, GREY = "#0072B2", "#E69F00", "#1b2733", "#5b6770"

STATUS_COLOURS = {
    "planned": "#56B4E9",
    "started": "#0072B2",
    "ongoing": "#009E73",
    "adopted": "#F0E442",
    "completed": "#1b2733",
    "delayed": "#E69F00",
    "stopped": "#D55E00",
    "not said": "#c9ced3",
}
"""The statuses in the order of a project's life, each with its colour."""

DUTCH: dict[str, str] = {
    Phase.ACTUAL: "rekening (actual)",
    Phase.APPROVED: "begroting (approved)",
    Phase.AMENDMENT: "begrotingswijziging (amendment)",
    Phase.ADJUSTED: "begroting na wijziging (adjusted)",
    Phase.ESTIMATE: "meerjarenraming (estimate)",
    Phase.VARIANCE: "verschil (variance)",
    Side.EXPENDITURE: "lasten (expenditure)",
    Side.REVENUE: "baten (revenue)",
    Side.BALANCE: "saldo (balance)",
    Side.RESERVE_ADDITION: "toevoeging aan reserves",
    Side.RESERVE_WITHDRAWAL: "onttrekking aan reserves",
    SignConvention.EXPENDITURE_POSITIVE: "signs: lasten +, baten -",
    SignConvention.REVENUE_POSITIVE: "signs: lasten -, baten +",
    SignConvention.UNSIGNED_EXPENDITURE_FIRST: "no signs, saldo = lasten - baten",
    SignConvention.UNSIGNED_REVENUE_FIRST: "no signs, saldo = baten - lasten",
    SignConvention.FAVOUR: "signs: N (nadeel) or V (voordeel)",
    SignConvention.PLUS_IS_FAVOURABLE: "signs: + is voordeel",
    SignConvention.PLUS_IS_UNFAVOURABLE: "signs: + is nadeel",
}
"""What the reports call it, with our word."""

CONFIG: Spec = {
    "background": "#ffffff",
    "font": "DejaVu Sans, system-ui, sans-serif",
    "padding": 16,
    "title": {"anchor": "start", "color": INK, "fontSize": 17, "subtitleColor": GREY, "subtitleFontSize": 12, "offset": 14},
    "axis": {
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": "#e3e7ea",
        "domainColor": "#8a949c",
        "tickColor": "#8a949c",
        "labelLimit": 380,
    },
    "legend": {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"},
    "header": {"labelColor": INK, "labelFontSize": 13, "labelAnchor": "start", "labelLimit": 1000, "labelFontWeight": "bold"},
    "view": {"stroke": None},
}
"""How all charts look."""

MOST_PANELS = 8
"""Panels that a chart has."""

MOST_SOURCES = 3
"""Reports that a subtitle names."""


@dataclass(frozen=True)
class Chart:
    """A chart that can be asked for by name."""

    title: str
    about: str
    """What it shows, and what it leaves out, in a sentence."""
    draw: Callable[[Sequence[Row]], Spec]
    filters: tuple[str, ...] = ("municipality", "year", "document", "kind")
    """What narrows it down."""
    usual: Mapping[str, str] = field(default_factory=dict)
    """What it shows where a filter is not given that has no `all`."""


def chart_data(store: Store, name: str, filters: ChartFilters) -> list[Row]:
    """The rows of a chart, their texts as they can be shown; raises LeidraadError `no-such-document` or `ambiguous-document`."""
    rows = store.chart_rows(name, **filters)
    return [{key: plain(value) if isinstance(value, str) else value for key, value in row.items()} for row in rows]


def chart_spec(name: str, data: Sequence[Row]) -> Spec:
    """The whole specification, data included; raises LeidraadError `empty-chart` where there is nothing to show."""
    if not data:
        what = "there is nothing to show"
        raise LeidraadError("empty-chart", name, what, "loosen the filters, or ingest reports that have such figures")
    chart = CHARTS[name]
    drawn = chart.draw(data)
    subtitle = [*drawn.pop("subtitle"), f"Source: {sources_of(data)}"]
    return {
        "$schema": SCHEMA,
        "description": f"{chart.title}. {chart.about}",
        "title": {"text": chart.title, "subtitle": subtitle},
        "config": CONFIG,
        **drawn,
    }


def draw_chart(spec: Spec, target: Path) -> None:
    """Writes the picture, SVG or PNG by the name; raises LeidraadError `missing-extra` or `cannot-write`."""
    with extra_for("plot"):
        import vl_convert

    if target.suffix.lower() == ".png":
        picture = vl_convert.vegalite_to_png(spec, vl_version=VERSION, scale=2, allowed_base_urls=[], format_locale="nl-NL")
    else:
        drawn = vl_convert.vegalite_to_svg(spec, vl_version=VERSION, allowed_base_urls=[], format_locale="nl-NL")
        picture = drawn.encode()
    beside = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(picture)
        beside.replace(target)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        what = f"it cannot be written: {error.strerror}"
        raise LeidraadError("cannot-write", str(target), what, "check the place, or name another with --to") from error


def sources_of(data: Iterable[Row]) -> str:
    """The reports that the rows are from, the first of them by name.

    >>> sources_of([{"file_name": "b.txt"}, {"file_name": "a.txt"}, {"file_name": "b.txt"}])
    'a.txt, b.txt'
    """
    names = sorted({row["file_name"] for row in data if row.get("file_name")})
    more = f" and {len(names) - MOST_SOURCES} more" if len(names) > MOST_SOURCES else ""
    return ", ".join(names[:MOST_SOURCES]) + more if names else "the reports in the database"


def first_panels(rows: Sequence[Row]) -> tuple[list[Row], list[str]]:
    """The rows of as many panels as can be read, and a line that says so where there are more."""
    names = panels(rows)
    kept = names[:MOST_PANELS]
    more = [f"The first {MOST_PANELS} of {len(names)} panels: choose a municipality, a year or a document"]
    return [row for row in rows if row["panel"] in kept], more if len(names) > MOST_PANELS else []


def panels(rows: Iterable[Row]) -> list[str]:
    """The panels in the order of the data."""
    return list(dict.fromkeys(row["panel"] for row in rows))


def panel(row: Row) -> str:
    """What a row may stand beside: all that no panel mixes."""
    parts = (row["municipality"] or "municipality not known", row["side"], row["phase"], row["sign_convention"])
    words = (DUTCH.get(part, part) for part in parts if part)
    return " · ".join(words)


def budget_by_programme(data: Sequence[Row]) -> Spec:
    """Bars for each programme, one a year, in panels that never mix."""
    every = [{**row, "panel": panel(row), "millions": row["euros"] / MILLION} for row in data]
    rows, cut = first_panels(every)
    municipalities, shown = data[0]["municipalities"], len({row["municipality"] for row in rows})
    if municipalities > shown:
        cut = [f"The first {shown} of {municipalities} municipalities: choose a municipality or a document"]
    order = list(dict.fromkeys(sorted((row["programme"] for row in rows), key=by_number)))
    y = {"field": "programme", "type": "nominal", "sort": order, "title": None, "axis": {"labelLimit": 300}}
    offset = {"field": "year", "type": "ordinal", "sort": "ascending"}
    x = {"field": "millions", "type": "quantitative", "title": "million euros", "axis": {"format": ",~r"}}
    years: Spec = {
        "field": "year",
        "type": "ordinal",
        "title": "budget year",
        "scale": {"range": shades(rows)},
        "sort": "ascending",
    }
    years["legend"] = {"orient": "top"}
    return {
        "subtitle": ["Million euros, as printed; a panel never mixes phases, sides or sign conventions", *cut],
        "data": {"values": rows},
        "facet": {"field": "panel", "type": "nominal", "title": None, "sort": panels(rows)},
        "columns": 1,
        "spec": {
            "width": 460,
            "height": {"step": 13},
            "layer": [
                {
                    "mark": {"type": "bar", "tooltip": True},
                    "encoding": {"x": x, "y": y, "yOffset": offset, "color": years, "tooltip": tooltip(BUDGET_TIPS)},
                },
                value_labels(x, y, offset),
            ],
        },
        "resolve": {"scale": {"y": "independent"}},
    }


def actual_against_approved(data: Sequence[Row]) -> Spec:
    """Two bars a row of a table: what was budgeted, and what it came to."""
    rows, cut = first_panels([row_of_two(row) for row in data])
    order = list(dict.fromkeys(row["name"] for row in sorted(rows, key=lambda row: -abs(row["euros"]))))
    y = {"field": "name", "type": "nominal", "sort": order, "title": None}
    offset = {"field": "what", "type": "nominal", "sort": [DUTCH[Phase.APPROVED], DUTCH[Phase.ACTUAL]]}
    x = {"field": "millions", "type": "quantitative", "title": "million euros", "axis": {"format": ",~r"}}
    colour = {"domain": [DUTCH[Phase.APPROVED], DUTCH[Phase.ACTUAL]], "range": [BLUE, ORANGE]}
    number = data[0]["rows"]
    shown = len(data) // 2
    which = f"the {shown} largest of {number} rows" if number > shown else "all rows"
    return {
        "subtitle": [f"Million euros, as printed; {which} that have both figures for one year in one table", *cut],
        "data": {"values": rows},
        "facet": {"field": "panel", "type": "nominal", "title": None, "sort": panels(rows)},
        "columns": 1,
        "spec": {
            "width": 460,
            "height": {"step": 14},
            "layer": [
                {
                    "mark": {"type": "bar", "tooltip": True},
                    "encoding": {
                        "x": x,
                        "y": y,
                        "yOffset": offset,
                        "color": {
                            "field": "what",
                            "type": "nominal",
                            "title": None,
                            "scale": colour,
                            "legend": {"orient": "top"},
                        },
                        "tooltip": tooltip(PAIR_TIPS),
                    },
                },
                value_labels(x, y, offset),
            ],
        },
        "resolve": {"scale": {"y": "independent", "x": "independent"}},
    }


def row_of_two(row: Row) -> Row:
    """A row with what it is called and the panel that it stands in: its table, side and convention."""
    parts = (row["municipality"], str(row["year"]), row["caption"] or row["file_name"], row["side"], row["sign_convention"])
    where = " · ".join(str(DUTCH.get(part, part)) for part in parts if part)
    what = DUTCH[Phase(row["phase"])]
    return {**row, "panel": where, "name": row["label"], "what": what, "millions": row["euros"] / MILLION}


def initiatives_by_status(data: Sequence[Row]) -> Spec:
    """A stack for each year of the reports, a piece for each status, by how far it is."""
    rows = [{**row, "status": row["status"] or "not said"} for row in data]
    order = list(STATUS_COLOURS)
    for row in rows:
        row["place"] = order.index(row["status"])
    seen = {row["status"] for row in rows}
    domain = [status for status in reversed(order) if status in seen]
    colour = {"domain": domain, "range": [STATUS_COLOURS[status] for status in domain]}
    return {
        "subtitle": [
            "Number of initiatives; one that several reports tell of counts in each of them,",
            "with the last step that the report tells of",
        ],
        "data": {"values": rows},
        "width": {"step": 92},
        "height": 380,
        "mark": {"type": "bar", "tooltip": True, "stroke": "#ffffff", "strokeWidth": 1},
        "encoding": {
            "x": {"field": "year", "type": "ordinal", "title": "year of the report", "axis": {"labelAngle": 0}},
            "y": {"field": "initiatives", "type": "quantitative", "title": "initiatives", "axis": {"tickMinStep": 1}},
            "color": {"field": "status", "type": "nominal", "title": "status", "scale": colour},
            "order": {"field": "place", "type": "quantitative"},
            "tooltip": tooltip(
                (
                    ("year", "year of the reports"),
                    ("status", "status"),
                    ("initiatives", "initiatives"),
                    ("documents", "in reports"),
                )
            ),
        },
    }


def coverage_by_document(data: Sequence[Row]) -> Spec:
    """A bar for each report: which share of its amounts, figures and decision numbers a record claims."""
    rows = [{**row, "percent": row["share"] * 100, "of": f"{row['claimed']} of {row['signs']}"} for row in data]
    number = data[0]["documents"]
    which = f"the {len(rows)} reports with the lowest share of {number}" if number > len(rows) else "lowest share first"
    order = [row["document_id"] for row in rows]
    names = {row["document_id"]: row["file_name"] for row in rows}
    y = {
        "field": "document_id",
        "type": "nominal",
        "sort": order,
        "title": None,
        "axis": {"labelLimit": 380, "labelExpr": f"({as_expression(names)})[datum.value]"},
    }
    x = {"field": "percent", "type": "quantitative", "title": "per cent claimed", "scale": {"domain": [0, 100]}}
    return {
        "subtitle": [f"Per cent of euro signs, figures and decision numbers that a record claims; {which}"],
        "data": {"values": rows},
        "width": 460,
        "height": {"step": 22},
        "layer": [
            {
                "mark": {"type": "bar", "color": BLUE, "tooltip": True},
                "encoding": {"x": x, "y": y, "tooltip": tooltip(COVERAGE_TIPS)},
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 5, "color": INK, "fontSize": 11},
                "encoding": {"x": x, "y": y, "text": {"field": "of", "type": "nominal"}},
            },
        ],
    }


BUDGET_TIPS = (
    ("programme", "programme"),
    ("year", "budget year"),
    ("euros", "euros"),
    ("status", "sums"),
    ("file_name", "report"),
)
PAIR_TIPS = (("name", "row"), ("caption", "table"), ("what", "figure"), ("euros", "euros"), ("file_name", "report"))
COVERAGE_TIPS = (("file_name", "report"), ("year", "year"), ("of", "claimed"))


def tooltip(fields: Iterable[tuple[str, str]]) -> list[Spec]:
    """What is shown of a mark that is pointed at."""
    return [
        {"field": name, "title": title, "type": "quantitative", "format": ",.0f"}
        if name == "euros"
        else {"field": name, "title": title, "type": "nominal"}
        for name, title in fields
    ]


def value_labels(x: Spec, y: Spec, offset: Spec) -> Spec:
    """The figures at the ends of bars, in three digits.

    That of a bar to the left stands at its foot, where no name of a row is in its way.
    """
    return {
        "transform": [{"calculate": "max(0, datum.millions)", "as": "end"}],
        "mark": {"type": "text", "align": "left", "dx": 4, "fontSize": 10, "color": INK},
        "encoding": {
            "x": {**x, "field": "end"},
            "y": y,
            "yOffset": offset,
            "text": {"field": "millions", "type": "quantitative", "format": ",.3~r"},
        },
    }


def shades(rows: Iterable[Row]) -> list[str]:
    """Colours for the years, from light to dark: the last year is the darkest."""
    number = len({row["year"] for row in rows})
    light, dark = (158, 202, 225), (8, 64, 129)
    steps = [place / (number - 1) if number > 1 else 1.0 for place in range(number)]
    return [
        "#" + "".join(f"{round(one + (two - one) * step):02x}" for one, two in zip(light, dark, strict=True)) for step in steps
    ]


def by_number(programme: str) -> tuple[int, str]:
    """Programmes in the order of their numbers: 2 before 10.

    >>> sorted(["10 Werk", "2 Veiligheid"], key=by_number)
    ['2 Veiligheid', '10 Werk']
    """
    number = programme.split(" ", 1)[0].rstrip(".")
    return (int(number) if number.isdigit() else MILLION, programme)


def as_expression(names: dict[str, str]) -> str:
    """A mapping as Vega's expression language reads it, which is as JSON does."""
    from pydantic_core import to_json

    return to_json(names).decode()


CHARTS = {
    "budget-by-programme": Chart(
        "Budget by programme and year",
        "Each programme's figure for each budget year: that of the report of the year itself, else of the latest report.",
        budget_by_programme,
        ("municipality", "year", "document", "kind", "phase", "side"),
        {"phase": Phase.APPROVED, "side": Side.EXPENDITURE},
    ),
    "actual-against-approved": Chart(
        "Actual against approved",
        "Rows of tables that have both the begroting and the rekening of one year; each panel is one table and side.",
        actual_against_approved,
        ("municipality", "year", "document", "kind", "side"),
    ),
    "initiatives-by-status": Chart(
        "Initiatives by status and year",
        "How many initiatives the reports of each year tell of, by the last step that they report.",
        initiatives_by_status,
    ),
    "coverage-by-document": Chart(
        "Coverage by document",
        "How much of what looks like money, a figure or a decision number is claimed by a record, report by report.",
        coverage_by_document,
    ),
}
"""The charts by name."""
