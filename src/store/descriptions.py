"""What each table and column holds, for who opens the database: the table `descriptions`.

The words come from the record models; `words/descriptions.toml` has those of the columns that no model knows.
"""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from schema import LINK_TABLES, RECORD_TABLES, BudgetLine, BudgetTable, Check, Coverage, Document, DocumentFacts, Page, Record
from schema.lists import load_list
from store.rows import insertion

MODELS: dict[str, tuple[type[BaseModel], ...]] = {
    "documents": (Document, DocumentFacts, Coverage),
    "texts": (Document,),
    "pages": (Page,),
    **{table: (model,) for table, model in (RECORD_TABLES | LINK_TABLES).items()},
    "record": (Record,),
    "budget_lines_reconciled": (DocumentFacts, BudgetTable, BudgetLine),
    "budget_conflicts": (DocumentFacts, BudgetTable, BudgetLine, Check),
    "budget_series": (DocumentFacts, BudgetTable, BudgetLine),
}
"""The models that describe the columns of a table."""

VIEWS = {"current_documents": "documents", "evidence": "record", "ungrounded": "record"}
"""Where the columns of a view come from."""


class Words(BaseModel):
    """The file `words/descriptions.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    tables: dict[str, str]
    shared: dict[str, str]
    columns: dict[str, dict[str, str]]


class Description(NamedTuple):
    """A row of the table."""

    table_name: str
    column_name: str | None
    description: str


def write_descriptions(connection: sqlite3.Connection) -> None:
    """Fills the table `descriptions` anew."""
    connection.execute("DELETE FROM descriptions")
    connection.executemany(insertion("descriptions", Description._fields), describe(columns_by_table(connection)))


def columns_by_table(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """The columns of every table and view, generated ones included."""
    names = [
        row[0]
        for row in connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY type, rowid")
    ]
    return {name: tuple(row[1] for row in connection.execute(f"PRAGMA table_xinfo({name})").fetchall()) for name in names}


def describe(tables: dict[str, tuple[str, ...]]) -> Iterator[Description]:
    """The description of each table and each of its columns, where there is one."""
    words = load_list("store", "descriptions", Words)
    for table, columns in tables.items():
        origin = VIEWS.get(table, table)
        models = MODELS.get(origin, ())
        if about := words.tables.get(table) or " ".join(first_paragraph(model) for model in models):
            yield Description(table, None, about)
        fields = {name: field.description or "" for model in models for name, field in model.model_fields.items()}
        known = words.shared | fields | words.columns.get(origin, {})
        yield from (Description(table, column, known[column]) for column in columns if column in known)


def first_paragraph(model: type[BaseModel]) -> str:
    """What a model is, as its docstring says."""
    return " ".join((model.__doc__ or "").split("\n\n")[0].split())
