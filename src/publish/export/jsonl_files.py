"""JSON Lines, one file a table: an object a row, with lists as lists, money as numbers and null as null."""

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from publish.export.about import About
from publish.export.cells import moment
from store import Export


def write_jsonl(export: Export, folder: Path, _: About) -> list[str]:
    """Writes `TABLE.jsonl` for each table."""
    for table in export.tables:
        names = [column.name for column in table.columns]
        with (folder / f"{table.name}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            for row in export.rows(table):
                fields = dict(zip(names, row, strict=True))
                file.write(json.dumps(fields, ensure_ascii=False, default=as_json) + "\n")
    return []


def as_json(value: object) -> object:
    """What JSON has no word for.

    >>> as_json(Decimal("1582.10")), as_json(date(2025, 6, 1))
    (1582.1, '2025-06-01')
    """
    match value:
        case Decimal():
            return float(value)
        case datetime():
            return moment(value)
        case date():
            return value.isoformat()
        case _:
            raise TypeError(value)
