"""The data dictionary: every record with its fields, and every vocabulary, in Markdown, from the models alone."""

import ast
import inspect
import types
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Union, get_args, get_origin

from schema.document import Document, Origin, Page
from schema.frozen import Frozen
from schema.grid import Grid
from schema.records import LINK_TABLES, RECORD_TABLES, Coverage, DocumentFacts, Record
from schema.vocabulary import (
    BlockKind,
    CitationKind,
    DateModifier,
    DocumentKind,
    Favour,
    IndicatorPhase,
    Nature,
    Per,
    Phase,
    Severity,
    Side,
    SignConvention,
    Status,
    SumRule,
    SumStatus,
    TableKind,
)

VOCABULARIES: tuple[type[StrEnum], ...] = (
    DocumentKind,
    Status,
    Per,
    Nature,
    Favour,
    DateModifier,
    CitationKind,
    Phase,
    Side,
    SignConvention,
    SumStatus,
    SumRule,
    TableKind,
    IndicatorPhase,
    Severity,
    BlockKind,
)

TYPE_NAMES: dict[type, str] = {
    str: "text",
    int: "integer",
    float: "number",
    bool: "yes or no",
    date: "day (ISO 8601)",
    Decimal: "decimal",
    type(None): "null",
}

INTRODUCTION = """\
# Records

What Leidraad finds in a report, field by field. This page is made from the models (`leidraad schema --markdown`); change
them, not it. Offsets are half-open and count characters of the document's text. A null is something that the text does
not settle. In the database money is whole cents (`cents`, `cents_high`; `expected_cents` and so on in `checks`),
with euros beside them for people, and a list is JSON.
"""


def write_dictionary() -> str:
    """The whole page."""
    parts = [INTRODUCTION, *describe("Every record", Record, "")]
    parts += describe(DocumentFacts.__name__, DocumentFacts, "documents")
    for table, model in (RECORD_TABLES | LINK_TABLES).items():
        parts += describe(model.__name__, model, table)
    for part in (Document, Page, Origin, Grid, Coverage):
        parts += describe(part.__name__, part, "")
    parts.append("## Vocabularies\n")
    for vocabulary in VOCABULARIES:
        parts += describe_vocabulary(vocabulary)
    return "\n".join(parts)


def describe(heading: str, model: type[Frozen], table: str) -> Iterator[str]:
    """One model: its docstring, the table that it is stored in, and its own fields as a table."""
    place = f" (table `{table}`)" if table else ""
    yield f"## {heading}{place}\n\n{inspect.getdoc(model) or ''}\n"
    yield "| field | type | what it holds |\n| --- | --- | --- |"
    inherited = Record.model_fields.keys() if issubclass(model, Record) and model is not Record else set()
    for name, field in model.model_fields.items():
        if name not in inherited and not field.exclude:
            yield f"| `{name}` | {type_name(field.annotation)} | {escape(field.description or '')} |"
    yield ""


def describe_vocabulary(vocabulary: type[StrEnum]) -> Iterator[str]:
    """One enum: what it is for, and its values; where one of them is explained, a line each."""
    yield f"### {vocabulary.__name__}\n\n{inspect.getdoc(vocabulary) or ''}\n"
    explained = explanations(vocabulary)
    values = {
        member: f"`{member.value}` ({member.name.lower()})" if is_short(member) else f"`{member.value}`" for member in vocabulary
    }
    if not explained:
        yield f"{', '.join(values.values())}\n"
        return
    lines = (
        f"- {said}: {explained[member.name]}" if member.name in explained else f"- {said}" for member, said in values.items()
    )
    yield "\n".join(lines) + "\n"


def explanations(vocabulary: type[StrEnum]) -> dict[str, str]:
    """What stands below the members of an enum to explain them, by the member's name."""
    (definition,) = ast.parse(inspect.getsource(vocabulary)).body
    found: dict[str, str] = {}
    for member, below in pairwise(getattr(definition, "body", [])):
        match member, below:
            case ast.Assign(targets=[ast.Name(id=name)]), ast.Expr(value=ast.Constant(value=str(words))):
                found[name] = " ".join(words.split())
    return found


def is_short(member: StrEnum) -> bool:
    """Whether a value is an abbreviation that its name spells out: `RV`, raadsvoorstel."""
    return member.value.lower() != member.name.lower() and len(member.value) <= 2


def type_name(annotation: object) -> str:
    """A field's type for people: `text or null`, `list of integer`, the name of a vocabulary."""
    kind = get_origin(annotation)
    arguments = get_args(annotation)
    if kind in (Union, types.UnionType):
        return " or ".join(type_name(argument) for argument in arguments)
    if kind in (tuple, Sequence):
        return f"list of {type_name(arguments[0])}"
    if kind is dict:
        return f"{type_name(arguments[0])} by {type_name(arguments[1])}"
    if not isinstance(annotation, type):
        return str(annotation)
    name = annotation.__name__
    return f"[{name}](#{name.lower()})" if annotation in VOCABULARIES else TYPE_NAMES.get(annotation, name)


def escape(text: str) -> str:
    """Text as it can stand in a cell of a Markdown table."""
    return text.replace("|", "\\|")
