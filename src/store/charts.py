"""What the charts show: figures that may stand beside each other, chosen by the rules by which `series` chooses them.

A figure stands in a panel with those of its municipality, phase, side and sign convention only, and only where its unit is known.
Where a report prints different figures under one name, none of them is shown.
"""

import sqlite3
from collections.abc import Callable, Iterator
from itertools import groupby, islice
from typing import TypedDict, cast

from store.queries import find_document
from store.views import PROGRAMME_SPANS

Value = str | int | float | None
Wanted = dict[str, Value]
"""The filters as parameters of a query."""

MOST_MUNICIPALITIES = 8
"""Municipalities whose budgets are shown side by side, the first in the alphabet: nobody could read a chart of more."""

MOST_ROWS = 30
"""Rows that a chart of many rows shows: the largest ones, or those that need it most."""

CHOSEN = """
chosen AS (
    SELECT * FROM current_documents
    WHERE (:document IS NULL OR id = :document) AND (:municipality IS NULL OR municipality = :municipality COLLATE NOCASE)
        AND (:kind IS NULL OR kind = :kind)
)
"""
"""The documents that pass the filters."""

OF_ONE = "chosen AS (SELECT * FROM documents WHERE id IN (SELECT value FROM json_each(:documents)))"
"""The documents of one municipality among them."""

FORMS_WITH_NUMBER = (
    "{number} {name}",
    "{number}. {name}",
    "programma {number} {name}",
    "programma {number}: {name}",
    "lasten / {number} {name}",
    "baten / {number} {name}",
    "saldo / {number} {name}",
    "{number} {name} / lasten",
    "{number} {name} / baten",
    "{number} {name} / saldo",
)
"""Labels by which a row shows itself as that of a programme, in any report of its municipality."""

FORMS_WITHOUT = ("{name} / lasten", "{name} / baten", "{name} / saldo")
"""The same without its number: in the report that names the programme only, and not where a policy area is called so too."""

TOTALS = ("lasten", "baten", "saldo", "totaal lasten", "totaal baten")
TOTALS_OF_PARTS = tuple(f"{total} / {side}" for total in ("totaal", "programma") for side in ("lasten", "baten", "saldo"))
"""Labels of rows that are about the whole programme in whose section their table stands."""

FIGURE = """
l.id AS line_id, l.document_id, d.file_name, d.municipality, d.year AS document_year, l.year, l.phase, l.side, l.cents, l.nv,
    l.status, t.sign_convention
"""

BY_MUNICIPALITY = f"""
WITH {CHOSEN}
SELECT json_group_array(id) FROM chosen GROUP BY municipality ORDER BY municipality
"""

NAMES = f"""
WITH {OF_ONE}
SELECT DISTINCT p.document_id, d.municipality, p.number, p.name,
    EXISTS (SELECT 1 FROM policy_areas AS a WHERE a.document_id = p.document_id AND a.name = p.name) AS is_area
FROM programmes AS p JOIN chosen AS d ON d.id = p.document_id WHERE p.name IS NOT NULL
"""

SPANS = f"""
WITH {OF_ONE}, spans AS ({PROGRAMME_SPANS})
SELECT s.document_id, s.number, s.start, s.body_end FROM spans AS s JOIN chosen AS d ON d.id = s.document_id
"""

BUDGET_BY_PROGRAMME = f"""
WITH {OF_ONE}
SELECT {FIGURE}, l.label, l.start
FROM chosen AS d CROSS JOIN budget_lines AS l ON l.document_id = d.id JOIN budget_tables AS t ON t.id = l.table_id
WHERE l.phase = coalesce(:phase, 'approved') AND l.side = coalesce(:side, 'expenditure') AND (:year IS NULL OR l.year = :year)
    AND l.cents IS NOT NULL AND l.year IS NOT NULL AND l.label IS NOT NULL AND l.code_list IS NULL AND t.unit IS NOT NULL
ORDER BY t.sign_convention, l.year, d.year IS NOT l.year, d.year DESC, d.ingested_at DESC, d.id, l.status, l.start
"""

ACTUAL_AGAINST_APPROVED = f"""
WITH {CHOSEN}
SELECT {FIGURE}, b.cents AS approved_cents, b.nv AS approved_nv, coalesce(t.caption, s.title, '') AS caption,
    coalesce(l.label, '') AS label
FROM budget_lines AS l
JOIN budget_lines AS b ON b.table_id = l.table_id AND b.row = l.row AND b.year = l.year AND b.side IS l.side
    AND b.phase = 'approved' AND b.cents IS NOT NULL
JOIN budget_tables AS t ON t.id = l.table_id
JOIN chosen AS d ON d.id = l.document_id
LEFT JOIN sections AS s ON s.id = t.section_id
WHERE l.phase = 'actual' AND l.cents IS NOT NULL AND t.unit IS NOT NULL AND l.label IS NOT NULL
    AND (:side IS NULL OR l.side = :side) AND (:year IS NULL OR l.year = :year)
ORDER BY d.municipality, l.year, l.side, t.sign_convention, d.file_name, d.id, caption, l.label, l.row
"""

INITIATIVES_BY_STATUS = f"""
WITH {CHOSEN}
SELECT d.year, i.status, count(*) AS initiatives, count(DISTINCT d.id) AS documents
FROM initiatives AS i JOIN chosen AS d ON d.id = i.document_id
WHERE d.year IS NOT NULL AND (:year IS NULL OR d.year = :year)
GROUP BY d.year, i.status ORDER BY d.year, i.status
"""

COVERAGE_BY_DOCUMENT = f"""
WITH {CHOSEN}
SELECT id AS document_id, file_name, municipality, year, kind, signs, claimed, 1.0 * claimed / signs AS share
FROM chosen WHERE signs > 0 AND (:year IS NULL OR :year BETWEEN year AND coalesce(year_end, year))
ORDER BY share, signs DESC, file_name, id
"""


class ChartFilters(TypedDict, total=False):
    """What narrows a chart down; None and a filter that is not there mean all, but for those of the budget by programme."""

    municipality: str | None
    year: int | None
    document: str | None
    """Path, file name or beginning of the id."""
    kind: str | None
    phase: str | None
    """In the budget by programme `approved`, where it is not given."""
    side: str | None
    """In the budget by programme `expenditure`, where it is not given."""


def chart_rows(connection: sqlite3.Connection, name: str, filters: ChartFilters) -> list[dict[str, Value]]:
    """The rows of the chart of this name; raises LeidraadError `no-such-document` or `ambiguous-document`."""
    keys = ("municipality", "year", "document", "kind", "phase", "side")
    given = dict(filters)
    wanted: Wanted = {key: cast("Value", given.get(key)) for key in keys}
    if document := filters.get("document"):
        wanted["document"] = find_document(connection, document).id
    return list(CHARTS[name](connection, wanted))


def chart_choices(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """What a chart can be narrowed down to: the municipalities, the years and the kinds of the current documents."""
    query = "SELECT DISTINCT municipality, year, coalesce(year_end, year) AS last, kind FROM current_documents"
    rows = connection.execute(query).fetchall()
    years = {year for row in rows if row["year"] for year in range(row["year"], row["last"] + 1)}
    return {
        "municipality": tuple(sorted({row["municipality"] for row in rows if row["municipality"]})),
        "year": tuple(map(str, sorted(years, reverse=True))),
        "kind": tuple(sorted({row["kind"] for row in rows if row["kind"]})),
    }


def budget_by_programme(connection: sqlite3.Connection, wanted: Wanted) -> Iterator[dict[str, Value]]:
    """The budgets of the first municipalities that have any, with how many municipalities there are in all."""
    groups = [row[0] for row in connection.execute(BY_MUNICIPALITY, wanted)]
    found = ([*budgets(connection, wanted | {"documents": documents})] for documents in groups)
    for figures in islice(filter(None, found), MOST_MUNICIPALITIES):
        yield from ({**figure, "municipalities": len(groups)} for figure in figures)


def budgets(connection: sqlite3.Connection, wanted: Wanted) -> Iterator[dict[str, Value]]:
    """One figure for each programme and year of a panel: that of the report of the year itself, else of the latest one.

    None where the report that goes first prints several that differ.
    """
    programme_of = programmes_by_label(connection, wanted)
    groups: dict[tuple[str, str, int], list[sqlite3.Row]] = {}
    for row in connection.execute(BUDGET_BY_PROGRAMME, wanted):
        if programme := programme_of(row):
            groups.setdefault((row["sign_convention"], programme, row["year"]), []).append(row)
    for (_, programme, _), rows in groups.items():
        first = [row for row in rows if row["document_id"] == rows[0]["document_id"]]
        if len({(row["cents"], row["nv"]) for row in first}) == 1:
            yield {**shown(first[0]), "programme": programme, "euros": first[0]["cents"] / 100}


def programmes_by_label(connection: sqlite3.Connection, wanted: Wanted) -> Callable[[sqlite3.Row], str | None]:
    """What tells which programme a figure is about: by the label of its row, or the section that its table stands in."""
    named: dict[tuple[str | None, str], str] = {}
    numbered: dict[tuple[str, str], str] = {}
    for row in connection.execute(NAMES, wanted):
        parts = {"number": row["number"].lower(), "name": row["name"].lower()}
        programme = f"{row['number']} {row['name']}"
        numbered[row["document_id"], row["number"]] = programme
        named |= {(row["municipality"], form.format(**parts)): programme for form in FORMS_WITH_NUMBER}
        if not row["is_area"]:
            named |= {(row["document_id"], form.format(**parts)): programme for form in FORMS_WITHOUT}
    spans: dict[str, list[sqlite3.Row]] = {}
    for row in connection.execute(SPANS, wanted):
        spans.setdefault(row["document_id"], []).append(row)

    def programme_of(figure: sqlite3.Row) -> str | None:
        label = figure["label"].lower()
        if found := named.get((figure["municipality"], label)) or named.get((figure["document_id"], label)):
            return found
        if label not in TOTALS + TOTALS_OF_PARTS:
            return None
        around = (one for one in spans.get(figure["document_id"], ()) if one["start"] <= figure["start"] < one["body_end"])
        return next((numbered.get((one["document_id"], one["number"]), one["number"]) for one in around), None)

    return programme_of


def actual_against_approved(connection: sqlite3.Connection, wanted: Wanted) -> Iterator[dict[str, Value]]:
    """The rows of tables that have a figure of the budget and one of the accounts: two marks a row, the largest rows only."""
    rows = connection.execute(ACTUAL_AGAINST_APPROVED, wanted)
    by_row = groupby(rows, key=lambda row: (row["document_id"], row["caption"], row["label"], row["year"], row["side"]))
    groups = [list(group) for _, group in by_row]
    certain = [group[0] for group in groups if len({(row["cents"], row["approved_cents"]) for row in group}) == 1]
    size = sorted((max(abs(row["cents"]), abs(row["approved_cents"])) for row in certain), reverse=True)[:MOST_ROWS]
    for row in [row for row in certain if max(abs(row["cents"]), abs(row["approved_cents"])) >= size[-1]][:MOST_ROWS]:
        for phase, cents in (("approved", row["approved_cents"]), ("actual", row["cents"])):
            yield {**shown(row), "phase": phase, "euros": cents / 100, "rows": len(certain)}


def coverage_by_document(connection: sqlite3.Connection, wanted: Wanted) -> Iterator[dict[str, Value]]:
    """The reports of which least is claimed, with how many there are in all."""
    every = [dict(row) for row in connection.execute(COVERAGE_BY_DOCUMENT, wanted)]
    return ({**row, "documents": len(every)} for row in every[:MOST_ROWS])


def initiatives_by_status(connection: sqlite3.Connection, wanted: Wanted) -> Iterator[dict[str, Value]]:
    """How many initiatives the reports of each year tell of, by status."""
    return map(dict, connection.execute(INITIATIVES_BY_STATUS, wanted))


def shown(row: sqlite3.Row) -> dict[str, Value]:
    """A row without what only the choice needs."""
    return {name: row[name] for name in row.keys() if not name.endswith(("cents", "nv", "document_year", "start"))}  # noqa: SIM118 - a Row


CHARTS: dict[str, Callable[[sqlite3.Connection, Wanted], Iterator[dict[str, Value]]]] = {
    "budget-by-programme": budget_by_programme,
    "actual-against-approved": actual_against_approved,
    "initiatives-by-status": initiatives_by_status,
    "coverage-by-document": coverage_by_document,
}
"""What makes the rows of each chart."""
