"""What the page has to know of the fields of a record: how to show them, and how to ask for their right values."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from schema import RECORD_TABLES, Record
from schema.dictionary import explanations
from schema.overlay import REFERENCES, SPANS, correctable_fields

INPUTS: dict[object, str] = {str: "text", int: "whole", float: "number", Decimal: "money", bool: "yes", date: "day"}
"""The kind of input for each type of field."""


def kind_of_records(kind: str) -> dict[str, Any]:
    """A kind of record for the page: its name, and its own fields in the order of their values."""
    model = RECORD_TABLES[kind]
    right = correctable_fields(kind)
    fields = [{"name": name, "right": name in right, **field_for_page(name, field)} for name, field in own_fields(model).items()]
    return {"kind": kind, "name": kind.replace("_", " "), "one": said_singly(model), "fields": fields}


@cache
def own_fields(model: type[Record]) -> dict[str, FieldInfo]:
    """The fields of a kind of record that the page shows; the span, the page and the words of every record stand apart."""
    left_out = Record.model_fields.keys() | SPANS
    return {name: field for name, field in model.model_fields.items() if name not in left_out}


def said_singly(model: type[Record]) -> str:
    """What one record is called: the first words of its description, as `Budget line (begrotingspost)`."""
    return (model.__doc__ or model.__name__).partition(":")[0].partition(";")[0].strip()


def field_for_page(name: str, field: FieldInfo) -> dict[str, Any]:
    """A field for the page: its input, whether it may be empty, and the values that it can have."""
    annotation = field.annotation
    kinds = get_args(annotation) if not isinstance(annotation, type) and get_origin(annotation) is not tuple else (annotation,)
    types = [kind for kind in kinds if kind is not type(None)]
    label = name.removesuffix("_id") if name in REFERENCES else name
    found: dict[str, Any] = {"label": label.replace("_", " "), "help": field.description or ""}
    if type(None) in kinds:
        found["null"] = True
    if name in REFERENCES:
        return found | {"input": "record"}
    if get_origin(types[0]) is tuple:
        return found | {"input": "list", "of": INPUTS[get_args(types[0])[0]], "null": True}
    if isinstance(types[0], type) and issubclass(types[0], StrEnum):
        told = explanations(types[0])
        return found | {"input": "choice", "choices": [[one.value, said_choice(one, told.get(one.name))] for one in types[0]]}
    return found | {"input": INPUTS[types[0]]}


def said_choice(value: StrEnum, told: str | None) -> str:
    """A value of a vocabulary for people, with what stands below it there: `adjusted: Begroting na wijziging.`."""
    name = value.value if len(value.value) > 2 else f"{value.value} ({value.name.lower()})"
    short = (told or "").partition(". ")[0].rstrip(".")
    return f"{name.replace('_', ' ')}{f' – {short}' if short and len(short) < 60 else ''}"
