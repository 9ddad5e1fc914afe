"""The dictionary of the database: every table, view and column, in Markdown, as the database describes itself."""

from collections.abc import Iterator, Sequence

from store import Table
from store.exports import LEFT_OUT, PRIVATE

INTRODUCTION = """# Data dictionary

What the tables, views and columns of the database hold, and in which type they are exported. This page is made by
`leidraad dictionary`; change the models and `descriptions.toml`, not it. [records.md](records.md) has the same records as the
program knows them, with their vocabularies.

- A record's `id` is made of content alone: the same report gives the same ids on every machine.
- `start` and `end` are half open and count characters of the document's text: `substr(text, start + 1, end - start) = words`.
- Money is whole cents; the columns in euros beside them are for people.
- A null is something that the text does not settle.

| type | CSV | Parquet |
| --- | --- | --- |
| text | as it is, escaped where a spreadsheet would run it as a formula | String |
| integer, number | digits, a point for decimals | Int64, Float64 |
| euros | two decimals | Decimal(20, 2) |
| boolean | `true`, `false` | Boolean |
| day, moment | ISO 8601; moments in UTC | Date, Datetime in UTC |
| list of text, list of integer | JSON | List |
| object | JSON | String with JSON |
"""


def write_dictionary(tables: Sequence[Table]) -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    for heading, is_view in (("Tables", False), ("Views", True)):
        parts.append(f"## {heading}\n")
        for table in tables:
            if table.is_view == is_view:
                parts += describe(table)
    return "\n".join(parts)


def describe(table: Table) -> Iterator[str]:
    """One table: what it is, whether it is exported, its columns."""
    yield f"### {table.name}\n\n{table.description}\n"
    if table.name in LEFT_OUT:
        yield f"It is not exported: {LEFT_OUT[table.name]}.\n"
    for private in PRIVATE.get(table.name, ()):
        yield f"Its column `{private}` stays in the database: it is a path of the publisher's machine.\n"
    yield "| column | type | what it holds |\n| --- | --- | --- |"
    references = {one.column: one.table for one in table.references}
    for column in table.columns:
        kind = column.type.value + ("" if column.is_required or table.is_view else " or null")
        refers = f" → [{references[column.name]}](#{references[column.name]})" if column.name in references else ""
        name = f"**`{column.name}`**" if column.name in table.key else f"`{column.name}`"
        yield f"| {name} | {kind}{refers} | {column.description.replace('|', chr(92) + '|')} |"
    yield ""
