"""Cells of Datasette's tables: ids lead to their pages, money reads as Dutch people write it."""

import re
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from publish.serve.configuration import site_look
from publish.serve.wording import euros

ID = re.compile(r"[0-9a-f]{16}")

DOCUMENT_COLUMNS = frozenset({"document_id", "superseded_by"})

RECORD_COLUMNS = frozenset(
    {"record_id", "section_id", "parent_id", "programme_id", "policy_area_id", "goal_id", "initiative_id", "table_id"}
    | {"check_id", "line_id"}
)
"""Columns that hold the id of a record, whatever the table."""

MONEY_COLUMNS = frozenset(
    {"euros", "expected_euros", "found_euros", "difference_euros", "approved", "actual", "difference", "expected", "found"}
)
"""Columns in euros."""

OTHER_UNITS = frozenset(site_look().units) - MONEY_COLUMNS
"""Columns in another unit: cents, points."""


def cell_markup(value: object, column: str, row: Any, urls: Any) -> str | None:
    """What stands in a cell, where it is more than the value; None where it is not."""
    if isinstance(value, str) and ID.fullmatch(value):
        is_opening = "kind" in row.keys() and row["kind"] == "documents"  # noqa: SIM118 - a row is no mapping
        is_document = column in DOCUMENT_COLUMNS or (column == "record_id" and is_opening)
        page = "document" if is_document else "record" if column in RECORD_COLUMNS else None
        return Markup('<a href="{}">{}</a>').format(urls.path(f"/{page}/{value}"), value) if page else None
    if column in MONEY_COLUMNS and isinstance(value, (int, float)):
        return Markup('<span class="money">{}</span>').format(euros(Decimal(str(value))))
    if column in OTHER_UNITS and isinstance(value, (int, float)):
        return Markup("{}").format(value)  # Datasette would write 14 G cent
    return None
