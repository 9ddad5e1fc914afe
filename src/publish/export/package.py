"""A Frictionless data package: CSV files, and `datapackage.json` that says what each column holds and what refers to what."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from publish.export.about import ADDRESS, MAIL, TITLE, About
from publish.export.cells import moment
from publish.export.csv_files import write_csv
from publish.export.dcat import write_dcat
from store import Column, ColumnType, Export, Table

PACKAGE = "datapackage.json"
DATA = "data"
READ_ME = "README.md"

FIELD_TYPES: dict[ColumnType, dict[str, Any]] = {
    ColumnType.TEXT: {"type": "string"},
    ColumnType.INTEGER: {"type": "integer"},
    ColumnType.NUMBER: {"type": "number"},
    ColumnType.EUROS: {"type": "number"},
    ColumnType.BOOLEAN: {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    ColumnType.DAY: {"type": "date"},
    ColumnType.MOMENT: {"type": "datetime"},
    ColumnType.TEXTS: {"type": "array"},
    ColumnType.INTEGERS: {"type": "array"},
    ColumnType.OBJECT: {"type": "object"},
}
"""The types of Table Schema."""

DESCRIPTION = (
    "What Dutch municipalities promise, what it costs and what became of it: programmes, goals, activities, initiatives, amounts,"
    " dates, citations and the figures of financial tables, out of their planning and control documents, each with the words that"
    " it rests on."
)

HOW_TO_READ = """# {title}

{description}

- `datapackage.json` says what every table and column holds, with types, keys and references (Frictionless Data Package).
- `data/` has a CSV file for each table: UTF-8, commas, the names of the columns in the first row.
- `dcat.jsonld` describes the set for data portals (DCAT-AP-NL 3.0). Replace what says `FILL IN` before it is published.

A cell without anything in it is a null. A spreadsheet runs texts that begin with one of `= + - @`, a tab or a line end as
formulas, so these have an apostrophe before them; so have texts that begin with an apostrophe themselves, and the empty text is
one apostrophe. To have the text as it was, take one apostrophe off the start of any cell of a column of type `string`. Numbers
stand as they are. Lists and objects are JSON.
"""


def write_package(export: Export, folder: Path, about: About) -> list[str]:
    """Writes the CSV files, what describes them, and a page for who opens the folder; says what the publisher has to fill in."""
    data = folder / DATA
    data.mkdir()
    write_csv(export, data, about)
    documents = documents_of(export)
    package = describe(export, documents, data, about)
    (folder / PACKAGE).write_text(as_text(package), encoding="utf-8", newline="\n")
    (folder / "dcat.jsonld").write_text(as_text(write_dcat(documents, about, package)), encoding="utf-8", newline="\n")
    page = HOW_TO_READ.format(title=package["title"], description=DESCRIPTION)
    (folder / READ_ME).write_text(page, encoding="utf-8", newline="\n")
    if missing := about.missing():
        return [f"not filled in: {', '.join(missing)}; the places are marked in {PACKAGE} and dcat.jsonld"]
    return []


def documents_of(export: Export) -> list[dict[str, Any]]:
    """The documents of the export, without their records."""
    (table,) = (table for table in export.tables if table.name == "documents")
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in export.rows(table)]


def describe(export: Export, documents: list[dict[str, Any]], data: Path, about: About) -> dict[str, Any]:
    """The whole `datapackage.json`; its date is that of the newest document, so that the same export is the same file."""
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "leidraad",
        "title": about.title or TITLE,
        "description": DESCRIPTION,
        "created": moment(max(document["ingested_at"] for document in documents)),
        "licenses": [about.licence_entry],
        "sources": list(sources(documents)),
        "resources": [resource_of(table, data / f"{table.name}.csv") for table in export.tables],
    }
    if about.publisher:
        package["contributors"] = [{"title": about.publisher, "role": "publisher", **contact_entry(about.contact)}]
    return package


def contact_entry(contact: str | None) -> dict[str, str]:
    """How the publisher is reached, as a data package has it."""
    if contact is None:
        return {}
    return {"email": contact} if MAIL.fullmatch(contact) else {"path": contact}


def sources(documents: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    """The reports, with their web address where the file tells it."""
    for document in documents:
        words = [document["title"] or document["file_name"], document["municipality"]]
        source = {"title": ", ".join(word for word in words if word)}
        address = document["address"] or ""
        yield source | {"path": address} if ADDRESS.fullmatch(address) else source


def resource_of(table: Table, file: Path) -> dict[str, Any]:
    """One table: its file, and what its columns hold."""
    schema: dict[str, Any] = {"fields": [field_of(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.references:
        schema["foreignKeys"] = [
            {
                "fields": [one.column],
                "reference": {"resource": "" if one.table == table.name else one.table, "fields": [one.target]},
            }
            for one in table.references
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{DATA}/{table.name}.csv",
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{sha256_of(file)}",
        "schema": schema,
    }


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file, read in pieces."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def field_of(column: Column) -> dict[str, Any]:
    """One column."""
    field: dict[str, Any] = {"name": column.name, **FIELD_TYPES[column.type], "description": column.description}
    if column.is_required:
        field["constraints"] = {"required": True}
    return field


def as_text(value: object) -> str:
    """JSON as people read it."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
