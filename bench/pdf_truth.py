"""What is true of a generated PDF: its figures by page in the form of the gold annotations, and the cells of its tables."""

import json
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.pdf_tables import PaperCell, PaperTable
from bench.table_forms import TrueFigure
from bench.table_maker import CENTS


@dataclass
class TrueTable:
    """A table as it stands on the pages."""

    caption: str
    head_rows: int
    label_columns: int
    """How many columns from the left hold labels and codes."""
    columns: int
    cells: list[PaperCell]
    pages: dict[int, int]
    """The page of each row."""


@dataclass
class Truth:
    """All that is known of a PDF."""

    file: str
    document: dict[str, Any]
    outline: list[dict[str, Any]] = field(default_factory=list)
    pages: dict[int, dict[str, Any]] = field(default_factory=dict)
    tables: list[TrueTable] = field(default_factory=list)

    def page(self, number: int) -> dict[str, Any]:
        """What is true of a page."""
        return self.pages.setdefault(number, {"budget_lines": [], "dashes": 0})

    def add_table(self, table: PaperTable, caption: str, pages: dict[int, int]) -> None:
        """A table that was printed, with the page of each of its rows."""
        made = table.rendered
        for figure in made.figures:
            line = _line(table, caption, figure)
            self.page(pages[figure.place.row + table.head_rows])["budget_lines"].append(line)
        for cell in table.cells:
            if cell.row >= table.head_rows and cell.words in ("-", "–"):
                self.page(pages[cell.row])["dashes"] += 1
        codes = 0 if made.form.layout.detail_last else len(made.table.detail_heads)
        wide = table.label_columns + codes
        self.tables.append(TrueTable(caption, table.head_rows, wide, table.columns, list(table.cells), pages))

    def write(self, folder: Path) -> None:
        """Writes it beside the PDF."""
        written = asdict(self) | {"pages": {str(number): page for number, page in sorted(self.pages.items())}}
        path = folder / f"{Path(self.file).stem}.json"
        path.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_tables(path: Path) -> list[TrueTable]:
    """The true tables of a PDF, out of the file beside it."""
    written = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return [_read_table(table) for table in written["tables"]]


def _read_table(written: dict[str, Any]) -> TrueTable:
    pages = {int(row): page for row, page in written["pages"].items()}
    return TrueTable(**written | {"cells": [PaperCell(*cell) for cell in written["cells"]], "pages": pages})


def _line(table: PaperTable, caption: str, figure: TrueFigure) -> dict[str, Any]:
    heading = figure.heading.replace("- ", "")
    line: dict[str, Any] = {
        "table": caption,
        "label": figure.label,
        "column": heading,
        "value": f"{Decimal(figure.cents) / CENTS:f}",
    }
    marked = next((cell for cell in table.cells if cell.mark and f"{cell.words}{cell.mark}" == heading), None)
    if marked:
        line |= {"column": marked.words.replace("\n", " "), "column_or": [heading, f"{marked.words} {marked.mark}"]}
    return line
