"""A financial table as a grid again, out of its figures."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from schema import BudgetLine


@dataclass
class GridRow:
    """A row: what it is called, its figures by column, and those whose column nobody knows."""

    label: str
    code: str
    cells: dict[int, BudgetLine] = field(default_factory=dict)
    loose: list[BudgetLine] = field(default_factory=list)


@dataclass(frozen=True)
class TableGrid:
    """The columns with their headings, and the rows."""

    headings: dict[int, str]
    rows: tuple[GridRow, ...]

    @property
    def has_loose(self) -> bool:
        """Whether there are figures without a column."""
        return any(row.loose for row in self.rows)


def table_grid(lines: Sequence[BudgetLine]) -> TableGrid:
    """The grid of the figures of one table."""
    headings: dict[int, str] = {}
    rows: dict[int, GridRow] = {}
    for line in lines:
        row = rows.setdefault(line.row, GridRow(line.label or "", line.code or ""))
        if line.column is None:
            row.loose.append(line)
        else:
            row.cells[line.column] = line
            headings[line.column] = headings.get(line.column) or line.heading or ""
    return TableGrid(dict(sorted(headings.items())), tuple(rows[number] for number in sorted(rows)))
