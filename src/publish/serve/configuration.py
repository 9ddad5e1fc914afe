"""The configuration of the website: made from the database's own descriptions and a list of what people want of each table."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import Field, StringConstraints, model_validator

from schema import LeidraadError
from schema.frozen import Frozen
from schema.lists import load_list, parse_toml
from store.questions import Question
from store.site import TableShape

SETTINGS: Mapping[str, int | bool] = {
    "sql_time_limit_ms": 3000,
    "max_returned_rows": 1000,
    "default_page_size": 50,
    "num_sql_threads": 3,
    "facet_time_limit_ms": 200,
    "suggest_facets": False,
    "allow_download": False,
    "max_csv_mb": 100,
    "truncate_cells_html": 300,
}
"""What the server allows a visitor: three seconds for a query and a thousand rows, and not the file itself, which holds paths."""


Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class TableLook(Frozen):
    """How a table is presented."""

    label: str | None = Field(default=None, description="The column that stands for a row where another table points at it.")
    facets: tuple[str, ...] = Field(default=(), description="Columns to filter by.")
    sort: str | None = Field(default=None, description="The column that it is sorted by.")
    sort_desc: str | None = Field(default=None, description="The same, from high to low.")
    hidden: bool = Field(default=False, description="Whether it is left out of the list of tables at first.")


class Look(Frozen):
    """The file `words/site.toml`."""

    title: str = Field(description="Title of the website.")
    description: str = Field(description="What it is, in a sentence.")
    licence: str = Field(description="Under which terms the reports and the records may be used.")
    licence_url: str = Field(description="Where those terms stand.")
    source: str = Field(description="Where the data come from; `{municipalities}` is filled in.")
    source_url: str | None = Field(default=None, description="Where the reports themselves stand.")
    units: dict[str, str] = Field(description="The unit of each column of this name.")
    tables: dict[str, TableLook] = Field(description="How tables are presented.")


class OwnLook(Frozen):
    """What a publisher tells of his website, in a file of his own; the rest is as it ships."""

    title: str | None = None
    description: str | None = None
    licence: str | None = None
    licence_url: Address | None = None
    source: str | None = None
    source_url: Address | None = None

    @model_validator(mode="after")
    def licence_has_its_terms(self) -> Self:
        """A licence beside the address of the terms that ship would be told wrongly."""
        if (self.licence is None) != (self.licence_url is None):
            raise ValueError("a licence and its licence_url go together")
        return self


def site_look(own: Path | None = None) -> Look:
    """The list as it ships, with what stands in the publisher's file instead.

    Raises LeidraadError `bad-list`, or `bad-site` for the publisher's.
    """
    look = load_list("publish", "site", Look)
    if own is None:
        return look
    try:
        told = parse_toml(own.read_text(encoding="utf-8"), OwnLook, str(own), "bad-site")
    except (OSError, UnicodeDecodeError) as error:
        what = f"cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}"
        raise LeidraadError("bad-site", str(own), what, "name another file with --site") from error
    except LeidraadError as error:
        raise LeidraadError(error.code, error.place, error.what, "docs/publishing.md has an example") from error
    return look.model_copy(update=told.model_dump(exclude_none=True))


def metadata_of(
    look: Look, name: str, tables: Iterable[TableShape], questions: Iterable[Question], municipalities: Iterable[str]
) -> dict[str, Any]:
    """Datasette's metadata for the database `name`."""
    about = {
        "title": look.title,
        "description": look.description,
        "license": look.licence,
        "license_url": look.licence_url,
        "source": look.source.replace("{municipalities}", listed(municipalities)),
    }
    if look.source_url:
        about["source_url"] = look.source_url
    return {
        **about,
        "custom_units": ["euro = [money] = €", "cent = euro / 100"],
        "databases": {
            name: {
                "title": "Data and SQL",
                "description": look.description,
                "tables": {table.name: table_metadata(table, look) for table in tables},
                "queries": {question.name: query_metadata(question) for question in questions},
            }
        },
    }


def listed(names: Iterable[str]) -> str:
    """Names in a sentence.

    >>> listed(["Meerdrecht"]), listed(["Meerdrecht", "Waterwolde"]), listed([])
    ('Meerdrecht', 'Meerdrecht and Waterwolde', 'Dutch municipalities')
    """
    every = list(names)
    if len(every) > 6:
        return f"{len(every)} Dutch municipalities"
    return " and ".join(part for part in (", ".join(every[:-1]), *every[-1:]) if part) or "Dutch municipalities"


def table_metadata(table: TableShape, look: Look) -> dict[str, Any]:
    """What Datasette is told of one table; of columns that the table does not have, nothing."""
    wanted = look.tables.get(table.name, TableLook())
    about: dict[str, Any] = {"description": table.description, "columns": dict(table.columns)}
    about["units"] = {column: unit for column, unit in look.units.items() if column in table.names}
    about["facets"] = [column for column in wanted.facets if column in table.names]
    about["hidden"] = wanted.hidden
    named = {"label_column": wanted.label, "sort": wanted.sort, "sort_desc": wanted.sort_desc}
    about |= {key: column for key, column in named.items() if column in table.names}
    return {key: value for key, value in about.items() if value}


def query_metadata(question: Question) -> dict[str, Any]:
    """What Datasette is told of one question."""
    return {
        "sql": question.sql,
        "title": question.title,
        "description": question.description,
        "params": list(question.parameters),
        "hide_sql": True,
    }
