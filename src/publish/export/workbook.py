"""One Excel workbook, a sheet a table, with heads that stay in sight and cells that know what they are.

Excel has limits: a table of more rows is refused, a longer text is cut off, and the remark says where. Texts that would run as
formulas are escaped as in CSV files.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from publish.export.about import About
from publish.export.cells import cell, escaped
from publish.libraries import extra_for
from schema import LeidraadError
from store import ColumnType, Export, Table, Value

WORKBOOK = "leidraad.xlsx"

MOST_ROWS = 1_048_576
"""Rows of a sheet, the head counted."""

MOST_UNITS = 32_767
"""Length of a cell's text, in units of UTF-16: a character outside of the basic plane is two."""

EXACT = 10**15
"""Excel keeps fifteen digits of a number; a longer one stands there as text."""

FIRST_YEAR = 1900
"""Excel knows no earlier days; they stand there as text."""

WIDTHS = {ColumnType.TEXT: 24, ColumnType.EUROS: 16, ColumnType.MOMENT: 20, ColumnType.DAY: 12}
FORMATS = {ColumnType.EUROS: "#,##0.00", ColumnType.DAY: "yyyy-mm-dd", ColumnType.MOMENT: "yyyy-mm-dd hh:mm:ss"}


def write_workbook(export: Export, folder: Path, _: About) -> list[str]:
    """Writes the workbook; returns what was cut off. Raises LeidraadError `too-many-rows`."""
    with extra_for("--format xlsx"):
        import xlsxwriter

    for table in export.tables:
        refuse_too_many(table.name, export.count(table))
    options = {"constant_memory": True, "tmpdir": str(folder), "strings_to_formulas": False, "strings_to_urls": False}
    remarks: list[str] = []
    with xlsxwriter.Workbook(folder / WORKBOOK, options) as workbook:
        head = workbook.add_format({"bold": True})
        formats = {kind: workbook.add_format({"num_format": form}) for kind, form in FORMATS.items()}
        for table in export.tables:
            sheet = workbook.add_worksheet(table.name)
            write_head(sheet, table, head)
            cut = sum(write_row(sheet, place, row, table, formats) for place, row in enumerate(export.rows(table), start=1))
            if cut:
                remarks.append(
                    f"{table.name}: {cut} of its texts cut off at {MOST_UNITS} characters, which is all that Excel holds"
                )
    return remarks


def refuse_too_many(name: str, rows: int) -> None:
    """Raises LeidraadError `too-many-rows` where a table does not fit on a sheet."""
    if rows >= MOST_ROWS:
        what = f"{rows} rows, and a sheet of Excel holds {MOST_ROWS - 1}"
        remedy = "narrow it down with --document, --kind or --year, or take --format parquet"
        raise LeidraadError("too-many-rows", name, what, remedy)


def write_head(sheet: Any, table: Table, head: object) -> None:
    """The names of the columns, which stay in sight; their widths."""
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, WIDTHS.get(column.type, 10))
        sheet.write_string(0, place, column.name, head)


def write_row(sheet: Any, place: int, row: tuple[Value, ...], table: Table, formats: Mapping[ColumnType, object]) -> int:
    """One row, value by value as what it is; returns how many texts were cut off."""
    cut = 0
    for column, value in enumerate(row):
        kind = formats.get(table.columns[column].type)
        match value:
            case None:
                continue
            case bool():
                sheet.write_boolean(place, column, value)
            case int() | float() if abs(value) < EXACT:
                sheet.write_number(place, column, value)
            case Decimal() if abs(value) < EXACT:
                sheet.write_number(place, column, float(value), kind)
            case datetime():
                sheet.write_datetime(place, column, value.replace(tzinfo=None), kind)
            case date() if value.year >= FIRST_YEAR:
                sheet.write_datetime(place, column, value, kind)
            case _:
                text = fitting(written := escaped(value) if isinstance(value, str) else cell(value))
                cut += text != written
                sheet.write_string(place, column, text)
    return cut


def fitting(text: str) -> str:
    """As much of a text as a cell holds.

    >>> fitting("a" * 40_000) == "a" * 32_767, len(fitting("\\U0001f6b2" * 20_000)), fitting("dijk")
    (True, 16383, 'dijk')
    """
    if len(text) * 2 <= MOST_UNITS:
        return text
    return text.encode("utf-16-le", "surrogatepass")[: MOST_UNITS * 2].decode("utf-16-le", "ignore")
