"""Records as rows and back: a column a field, in the model's order, money as whole cents, lists as JSON.

A boolean is 0 or 1, a date is written as ISO 8601. Parts of a cent, which no budget counts in, are rounded.
"""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from operator import attrgetter
from types import UnionType
from typing import get_args

from pydantic import BaseModel

from schema import RECORD_TABLES, Record

Value = str | int | float | None
"""What a column of a STRICT table holds."""

Row = tuple[Value, ...]
"""A record as its table holds it, without the document that it is from."""

AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})
"""Types of fields that SQLite holds as they are."""

ORIGIN_COLUMNS = {"title": "file_title", "author": "author", "address": "address", "created": "created"}
"""The columns of `documents` that hold the fields of Origin, what the file tells about itself."""

MONEY = {"value": "cents", "value_high": "cents_high"}
"""Fields in euros whose columns in cents have names of their own; `expected` stands in `expected_cents`, and so on."""


@cache
def column_by_field(model: type[BaseModel]) -> dict[str, str]:
    """The column that holds each field of `model`, in its order."""
    money = money_of(model)
    return {name: MONEY.get(name, f"{name}_cents") if name in money else name for name in model.model_fields}


@cache
def money_of(model: type[BaseModel]) -> frozenset[str]:
    """The fields of `model` that are sums of money: the decimal ones. An indicator's value is none."""
    return frozenset(
        name for name, field in model.model_fields.items() if Decimal in (field.annotation, *get_args(field.annotation))
    )


def columns_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The columns that hold the fields of `model`, in its order."""
    return tuple(column_by_field(model).values())


def insertion(table: str, columns: Iterable[str]) -> str:
    """The INSERT statement for these columns of a table."""
    names = tuple(columns)
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def rows_of(model: type[BaseModel], records: Iterable[BaseModel]) -> list[Row]:
    """The column values of many records of one model, a row each.

    Only the columns that hold more than words and numbers are gone through value by value.
    """
    columns = list(zip(*map(attrgetter(*model.model_fields), records), strict=True))
    if columns:
        for index in columns_to_change(model):
            columns[index] = tuple(map(stored_value, columns[index]))
    return list(zip(*columns, strict=True))


@cache
def columns_to_change(model: type[BaseModel]) -> tuple[int, ...]:
    """The places of the fields of `model` that SQLite does not hold as they are."""
    types = (field.annotation for field in model.model_fields.values())
    return tuple(index for index, kind in enumerate(types) if not kinds_in(kind) <= AS_THEY_ARE)


def kinds_in(annotation: object) -> set[object]:
    """The types of which a field of this type holds one: those of a union, or itself.

    >>> kinds_in(int | None) == {int, type(None)}, kinds_in(dict[str, str]) == {dict[str, str]}
    (True, True)
    """
    return set(get_args(annotation)) if isinstance(annotation, UnionType) else {annotation}


def values_of(model: BaseModel) -> tuple[Value, ...]:
    """The fields of a model as column values, in its order."""
    return tuple(stored_value(getattr(model, name)) for name in type(model).model_fields)


def stored_value(value: object) -> Value:
    """One field's value as SQLite holds it.

    >>> stored_value(Decimal("3385.5")), stored_value((2024, 2025)), stored_value(date(2025, 6, 1))
    (338550, '[2024, 2025]', '2025-06-01')
    """
    match value:
        case None | float():
            return value
        case str():
            return str(value)
        case int():
            return int(value)
        case Decimal():
            return int((value * 100).to_integral_value(ROUND_HALF_UP))
        case date():
            return value.isoformat()
        case _:
            return json.dumps(value, ensure_ascii=False)


def record_of(table: str, row: sqlite3.Row) -> Record:
    """The record that a row of `table` holds."""
    model = RECORD_TABLES[table]
    return model.model_validate(fields_of(model, row))


def fields_of(model: type[BaseModel], row: sqlite3.Row) -> dict[str, object]:
    """The fields of `model` from a row that has a column for each: lists are read from JSON, money from cents."""
    fields: dict[str, object] = {}
    money = money_of(model)
    for name, column in column_by_field(model).items():
        stored = row[column]
        if name in money and stored is not None:
            fields[name] = Decimal(stored) / 100
        elif is_list(model.model_fields[name].annotation):
            fields[name] = json.loads(stored)
        else:
            fields[name] = stored
    return fields


def is_list(annotation: object) -> bool:
    """Whether a field of this type is stored as JSON."""
    return getattr(annotation, "__origin__", None) in (tuple, dict)
