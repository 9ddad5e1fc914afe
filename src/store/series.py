"""Figures over the years that can stand in one line: a series never mixes what a figure of one kind and of another means.

What matches a label is refused as long as it differs in municipality, phase, side, unit (known or not) or sign convention, as
long as no single table tells all its years, or where two figures of one year differ. The error says which filter to add.
"""

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TypedDict

from schema import Favour, LeidraadError, Phase, Side, SignConvention, SumStatus
from store.queries import find_document

UNKNOWN = "unknown"
"""What stands for a property that a figure does not have, as a choice and as a filter."""

NEVER_MIXED = ("municipality", "label", "codes", "phase", "side", "unit", "convention")
"""Properties that are the same for all figures of a series."""

TELLING_APART = ("kind", "document", "caption", "detail")
"""Filters that may choose between two figures of one year."""

PROPERTIES = ("municipality", "phase", "side", "kind", "caption", "detail")
"""Properties that stand in a column of their name."""

WEIGHT = (SumStatus.CONFLICT, SumStatus.RECONCILED, SumStatus.UNVERIFIED)
"""Which of several equal figures of a year is shown: the one in conflict, so that nobody overlooks it."""

MOST_CHOICES = 8
"""Choices that an error message names."""

NUMBER_OR_YEAR = re.compile(
    r"""^(?:tabel|figuur|afbeelding)\s*\d+(?:[.\d-]*\d)?[a-z]?\b  # Tabel 3.1: Baten en lasten
    | \b(?:19|20)\d\d\b                                         # Begroting 2025-2028
    """,
    re.VERBOSE,
)
"""What changes in the caption of a table from year to year."""

FIGURES = """
SELECT l.id, l.document_id, l.label, l.code_list AS codes, l.detail, l.year, l.phase, l.side, l.cents, l.nv, l.status,
    t.unit, t.sign_convention, coalesce(t.caption, s.title) AS caption, d.file_name, d.kind, d.municipality
FROM budget_lines AS l
JOIN budget_tables AS t ON t.id = l.table_id
JOIN current_documents AS d ON d.id = l.document_id
LEFT JOIN sections AS s ON s.id = t.section_id
WHERE l.year IS NOT NULL AND l.cents IS NOT NULL AND {condition}
ORDER BY l.year, d.source_path, l.start
"""

WAYS_TO_MATCH = {
    "l.label = :text COLLATE NOCASE": (),
    "(l.code = :text OR l.code_key = :text)": ("codes",),
    "substr(l.label, -length(:text) - 3) = ' / ' || :text COLLATE NOCASE": ("label",),
}
"""What a figure is found by, best first: its whole label, its code, the last part of its label. And what may differ then,
and must not: the lists that the codes are from, the first parts of the labels."""


class SeriesFilters(TypedDict, total=False):
    """What narrows a series down; None and a filter that is not there mean all. `unknown` is what the text does not say."""

    municipality: str | None
    phase: str | None
    side: str | None
    unit: str | None
    """`known` or `unknown`."""
    convention: str | None
    kind: str | None
    document: str | None
    """Path, file name or beginning of the id."""
    caption: str | None
    """Part of the caption of the table, or of the title of its section where it has none."""
    detail: str | None
    codes: str | None
    """The list that the codes are from: `taakvelden 2017`."""


@dataclass(frozen=True)
class SeriesPoint:
    """One year of a series. Where the unit is not known, `euros` is the figure as printed."""

    year: int
    euros: Decimal
    nv: Favour | None
    status: SumStatus
    municipality: str | None
    label: str | None
    phase: Phase | None
    side: Side | None
    unit: int | None
    sign_convention: SignConvention | None
    caption: str | None
    document_id: str
    file_name: str
    line_id: str


@dataclass(frozen=True)
class Candidate:
    """A figure that matches, with the properties that it can be told apart by."""

    point: SeriesPoint
    properties: Mapping[str, str]


def find_series(connection: sqlite3.Connection, label: str, filters: SeriesFilters) -> tuple[SeriesPoint, ...]:
    """The figures of a row over the years; raises LeidraadError `no-such-series`, `mixed-series` or `ambiguous-series`."""
    found = narrowed(connection, label, matching(connection, label), filters)
    refuse_mixed(label, found)
    refuse_unknown_units(label, found)
    if not filters.get("caption"):
        refuse_pieces(label, found)
    by_year = groupby(found, key=lambda one: one.point.year)
    return tuple(point_of(label, year, list(candidates)) for year, candidates in by_year)


def matching(connection: sqlite3.Connection, label: str) -> list[Candidate]:
    """The figures of the best way to match in which there are any, by year; raises LeidraadError `no-such-series`."""
    for condition, names in WAYS_TO_MATCH.items():
        rows = connection.execute(FIGURES.format(condition=condition), {"text": label})
        if found := [candidate_of(row, names) for row in rows]:
            return found
    alike = "SELECT DISTINCT label FROM budget_lines WHERE instr(lower(label), lower(?)) ORDER BY label LIMIT ?"
    labels = [row["label"] for row in connection.execute(alike, (label, MOST_CHOICES))]
    remedy = f"try {listed(labels)}" if labels else "see the labels with `leidraad tables DOCUMENT`"
    raise LeidraadError("no-such-series", label, "no figure with a year has this label or code", remedy)


def candidate_of(row: sqlite3.Row, names: Iterable[str]) -> Candidate:
    """A row of the query as a figure with its properties, and those of `names`."""
    point = SeriesPoint(
        year=row["year"],
        euros=Decimal(row["cents"]) / 100,
        nv=Favour(row["nv"]) if row["nv"] else None,
        status=SumStatus(row["status"]),
        municipality=row["municipality"],
        label=row["label"],
        phase=Phase(row["phase"]) if row["phase"] else None,
        side=Side(row["side"]) if row["side"] else None,
        unit=row["unit"],
        sign_convention=SignConvention(row["sign_convention"]) if row["sign_convention"] else None,
        caption=row["caption"],
        document_id=row["document_id"],
        file_name=row["file_name"],
        line_id=row["id"],
    )
    properties = {name: row[name] or UNKNOWN for name in (*PROPERTIES, *names)}
    unit = UNKNOWN if row["unit"] is None else "known"
    convention = row["sign_convention"] or UNKNOWN
    return Candidate(point, properties | {"unit": unit, "convention": convention, "document": row["file_name"]})


def narrowed(connection: sqlite3.Connection, label: str, found: list[Candidate], filters: SeriesFilters) -> list[Candidate]:
    """The figures that pass all filters; raises LeidraadError `no-such-series` with the choices where one leaves nothing."""
    for name, wanted in filters.items():
        if not isinstance(wanted, str):
            continue
        document_id = find_document(connection, wanted).id if name == "document" else None
        kept = [one for one in found if passes(one, name, wanted, document_id)]
        if not kept:
            what = f"no figure of it has the {name} '{wanted}'"
            raise LeidraadError("no-such-series", label, what, f"choose {name}: {listed(choices(found, name))}")
        found = kept
    return found


def passes(candidate: Candidate, name: str, wanted: str, document_id: str | None) -> bool:
    """Whether a figure has the property that is wanted: of a caption a part is enough, a document is known by its id."""
    if document_id is not None:
        return candidate.point.document_id == document_id
    own, wanted = candidate.properties.get(name, "").casefold(), wanted.casefold()
    return wanted in own if name == "caption" else wanted == own


def refuse_mixed(label: str, found: Sequence[Candidate]) -> None:
    """Raises LeidraadError `mixed-series` where figures differ in what no series may mix."""
    mixed = {name: values for name in NEVER_MIXED if len(values := choices(found, name)) > 1}
    if not mixed:
        return
    ways = [f"add {name}: {listed(values)}" for name, values in mixed.items() if name != "label"]
    if "label" in mixed:
        ways.insert(0, f"write the label in full: {listed(mixed['label'])}")
    raise LeidraadError("mixed-series", label, f"its figures differ in {', '.join(mixed)}", "; ".join(ways))


def refuse_unknown_units(label: str, found: Sequence[Candidate]) -> None:
    """Raises LeidraadError `mixed-series` where the units of several documents are not known: they may differ."""
    documents = choices(found, "document")
    if len(documents) > 1 and choices(found, "unit") == [UNKNOWN]:
        what = "the unit of its figures is not known, and may not be the same in all documents"
        raise LeidraadError("mixed-series", label, what, f"add document: {listed(documents)}")


def refuse_pieces(label: str, found: Sequence[Candidate]) -> None:
    """Raises LeidraadError `mixed-series` where the years are pieced together from tables of different headings.

    A row `Lasten` of one table and a row `Lasten` of another are not the same. Who filters by caption has chosen the tables.
    """
    years: dict[str, set[int]] = {}
    for one in found:
        years.setdefault(caption_key(one), set()).add(one.point.year)
    if max(map(len, years.values())) < len(set().union(*years.values())):
        what = "no table of one caption has all its years"
        raise LeidraadError("mixed-series", label, what, f"add caption: {listed(choices(found, 'caption'))}")


def caption_key(candidate: Candidate) -> str:
    """A table's caption without its number and years: `Tabel 3: Dijken 2025` is the table that `Tabel 4: Dijken 2024` is.

    Other numbers count: `Programma 3` is not `Programma 4`. Tables without captions in different documents are different.
    """
    if candidate.properties["caption"] == UNKNOWN:
        return candidate.point.document_id
    words = NUMBER_OR_YEAR.sub(" ", candidate.properties["caption"].casefold())
    return "".join(letter for letter in words if letter.isalnum())


def point_of(label: str, year: int, candidates: Sequence[Candidate]) -> SeriesPoint:
    """The one figure of a year; raises LeidraadError `ambiguous-series` where there are several."""
    if len({(one.point.euros, one.point.nv) for one in candidates}) > 1:
        ways = {name: values for name in TELLING_APART if len(values := choices(candidates, name)) > 1}
        remedy = "add " + " or ".join(f"{name}: {listed(values)}" for name, values in ways.items())
        places = sorted({one.point.file_name for one in candidates})
        look = f"see them with `leidraad tables {places[0]}`"
        what = f"there are {len(candidates)} figures for {year}, and they differ"
        raise LeidraadError("ambiguous-series", label, what, remedy if ways else look)
    return min((one.point for one in candidates), key=lambda point: WEIGHT.index(point.status))


def choices(found: Iterable[Candidate], name: str) -> list[str]:
    """The different values of a property."""
    return sorted({one.properties[name] for one in found if name in one.properties})


def listed(values: Sequence[str]) -> str:
    """Choices as they stand in a message.

    >>> listed(["actual", "approved"])
    'one of actual, approved'
    """
    more = f" and {len(values) - MOST_CHOICES} more" if len(values) > MOST_CHOICES else ""
    shown = ", ".join(" ".join(value.split()) for value in values[:MOST_CHOICES])
    return f"{'one of ' if len(values) > 1 else ''}{shown}{more}"
