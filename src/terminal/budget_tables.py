"""Tables as a person would print them: made from their figures, not from the text, with the sums that do not hold below."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from textwrap import wrap

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from schema import BudgetLine, Indicator, SumStatus, TableKind
from store import DocumentRow, StoredTable
from terminal.figures import CONFLICT, CONVENTIONS, MARKS, STYLES, figure, sum_line, unit_words
from terminal.screen import print_json, remark, stdout
from terminal.tables import DIGITS_OF_AN_ID, add_figures, plain_table
from terminal.wording import counted, flat, place_of, printable

WIDEST_LABEL = 60
"""Columns for the labels of rows, at most."""

NARROWEST_LABEL = 6
"""And at least, on a screen as narrow as none is."""

NO_COLUMN = "no column"
"""What stands above figures whose column nobody can know."""

LOOSE_IN_A_LINE = 3
"""Of those, how many stand on one line."""

Cells = dict[object, list[Text]]
"""The figures of a row, by what tells its columns apart."""


@dataclass
class PrintedRow:
    """A row of a table: what names it, and its figures."""

    labels: tuple[str, ...]
    cells: Cells = field(default_factory=dict)


@dataclass
class PrintedTable:
    """A table as rows and columns: the heads of the label columns, the heads of the columns of figures, the rows.

    `name_column` is which of the label columns holds the names of the rows.
    """

    label_heads: tuple[str, ...]
    name_column: int
    heads: dict[object, str]
    rows: list[PrintedRow]


def print_tables(document: DocumentRow, found: Sequence[StoredTable], *, only_conflicts: bool, as_json: bool) -> None:
    """The tables of a document on stdout; that there are none, and the sum of it, on stderr."""
    if as_json:
        print_json([table_as_json(stored) for stored in found])
        return
    screen = stdout()
    for number, stored in enumerate(found):
        if number:
            screen.print()
        for part in budget_table_parts(stored, screen.width):
            screen.print(part)
    conflicts = sum(one.check.status is SumStatus.CONFLICT for stored in found for one in stored.sums)
    which = " with a sum that does not hold" if only_conflicts else ""
    news = f", {counted(conflicts, 'sum')} off" if conflicts else ""
    remark(f"{document.file_name}: {counted(len(found), 'table') if found else 'no tables'}{which}{news}")


def table_as_json(stored: StoredTable) -> dict[str, object]:
    """A table with its figures, its sums and its indicators, for programs."""
    sums = [
        {
            **one.check.model_dump(),
            "result": one.result and one.result.id,
            "terms": [{"line_id": line.id, "factor": factor} for factor, line in one.terms],
        }
        for one in stored.sums
    ]
    parts = {"lines": stored.lines, "sums": sums, "indicators": stored.indicators}
    return {"document_id": stored.document_id, **stored.table.model_dump(), **parts}


def budget_table_parts(stored: StoredTable, width: int) -> Iterator[RenderableType]:
    """A table with its caption and what is known of it above, and its conflicts below."""
    table = stored.table
    yield Text(printable(flat(table.caption or "(no caption)")), style="bold")
    place = place_of(table.start, table.page)
    yield Text(f"{table.id[:DIGITS_OF_AN_ID]}  {place}  {table_facts(stored)}", style="dim")
    printed = printed_indicators(stored.indicators) if table.kind is TableKind.INDICATORS else printed_figures(stored)
    for heads in fitting(printed, width):
        yield Text("")
        yield grid_of(printed, heads, width)
    for one in stored.sums:
        if one.check.status is SumStatus.CONFLICT:
            yield Text(printable(f"{CONFLICT} {sum_line(one, table.unit)}"), style="red")


def table_facts(stored: StoredTable) -> str:
    """What is known of a table: unit, sign convention, and how its figures stand to its sums."""
    table = stored.table
    if table.kind is TableKind.INDICATORS:
        return f"{counted(len(stored.indicators), 'value')} of indicators"
    return " · ".join((unit_words(table.unit, stated=table.unit_stated), CONVENTIONS[table.sign_convention], standing(stored)))


def standing(stored: StoredTable) -> str:
    """How many figures a table has, and how many of them sums prove or contradict.

    In a table without sums nothing is marked, so it says that there are none.
    """
    number = {status: sum(line.status is status for line in stored.lines) for status in SumStatus}
    said = [counted(len(stored.lines), "figure")]
    if not stored.sums:
        return f"{said[0]}, no sums"
    said.append(f"{number[SumStatus.RECONCILED]} proved")
    if number[SumStatus.CONFLICT]:
        said.append(f"{number[SumStatus.CONFLICT]} in conflict ({CONFLICT})")
    if number[SumStatus.UNVERIFIED]:
        said.append(f"{number[SumStatus.UNVERIFIED]} in no sum ({MARKS[SumStatus.UNVERIFIED]})")
    return ", ".join(said)


def printed_figures(stored: StoredTable) -> PrintedTable:
    """A financial table: its rows in the order of its grid, the outer parts of their labels as rows of their own."""
    lines = sorted(stored.lines, key=lambda line: (line.row, line.start))
    columns = sorted({line.column for line in lines if line.column is not None})
    heads: dict[object, str] = {column: heading_of(lines, column) for column in columns}
    if any(line.column is None for line in lines):
        heads[None] = NO_COLUMN
    rows: list[PrintedRow] = []
    above: tuple[str, ...] = ()
    by_row: dict[int, list[BudgetLine]] = {}
    for line in lines:
        by_row.setdefault(line.row, []).append(line)
    for in_row in by_row.values():
        path = label_path(in_row[0])
        rows.extend(PrintedRow(("", label, "")) for label in outer_labels(path, above))
        label = "  " * (len(path) - 1) + path[-1]
        code = flat(in_row[0].code or "")
        row = PrintedRow(("" if path[-1].startswith(code) else code, label, flat(in_row[0].detail or "")))
        for line in in_row:
            row.cells.setdefault(line.column, []).append(marked(line, stored))
        rows.append(row)
        above = path
    return PrintedTable(("code", "", "detail"), 1, heads, rows)


def label_path(line: BudgetLine) -> tuple[str, ...]:
    """The labels of a row, from outer to inner; one without words, where it has none."""
    return tuple(flat(part) for part in (line.label or "").split(" / "))


def outer_labels(path: tuple[str, ...], above: tuple[str, ...]) -> Iterator[str]:
    """The outer labels of a row that the row above it does not stand under, each further in than the one before."""
    known = 0
    while known < min(len(path) - 1, len(above)) and path[known] == above[known]:
        known += 1
    for depth in range(known, len(path) - 1):
        yield "  " * depth + path[depth]


def heading_of(lines: Iterable[BudgetLine], column: int) -> str:
    """The headings of a column, one above the other."""
    headings = (line.heading for line in lines if line.column == column and line.heading)
    return "\n".join(flat(part) for part in next(headings, "").split(" / "))


def marked(line: BudgetLine, stored: StoredTable) -> Text:
    """A figure with its mark; without one in a table that has no sums."""
    words = printable(figure(line, stored.table.unit))
    return Text(words + MARKS[line.status], style=STYLES[line.status]) if stored.sums else Text(words)


def printed_indicators(indicators: Iterable[Indicator]) -> PrintedTable:
    """A table of indicators: a row for each, a column for each year of each kind of value."""
    heads: dict[object, str] = {}
    rows: dict[tuple[str, ...], PrintedRow] = {}
    for one in indicators:
        key = (one.phase, one.year)
        heads[key] = "\n".join(str(part) for part in key if part is not None) or "value"
        labels = (flat(one.name), flat(one.unit or ""), flat(one.source or ""))
        rows.setdefault(labels, PrintedRow(labels)).cells.setdefault(key, []).append(Text(printable(flat(one.words))))
    return PrintedTable(("indicator", "unit", "source"), 0, heads, list(rows.values()))


def fitting(printed: PrintedTable, width: int) -> Iterator[list[object]]:
    """The columns of figures in parts that fit on the screen beside the labels: no figure is ever cut."""
    room = width - sum(label_widths(printed, width).values())
    part: list[object] = []
    taken = 0
    for column in printed.heads:
        needed = width_of(printed, column)
        if part and taken + needed > room:
            yield part
            part, taken = [], 0
        part.append(column)
        taken += needed
    if part:
        yield part


def label_widths(printed: PrintedTable, width: int) -> dict[int, int]:
    """How wide each column of labels is that has any, with the blank behind it.

    Together they have what the figures leave. Where that is less than a third of the screen, the figures come in parts, and
    the labels have half of it. Where they need more, what stands beside the names of the rows gives way first.
    """
    widths: dict[int, int] = {}
    for place, head in enumerate(printed.label_heads):
        if own := max((len(row.labels[place]) for row in printed.rows), default=0):
            widths[place] = min(max(own, len(head)), WIDEST_LABEL) + 1
    left = width - sum(width_of(printed, column) for column in printed.heads)
    room = left if left >= width // 3 else width // 2
    for place in sorted(widths, key=lambda place: place == printed.name_column):
        least = NARROWEST_LABEL if place == printed.name_column else max(room // 3, NARROWEST_LABEL)
        others = sum(widths.values()) - widths[place]
        widths[place] = min(widths[place], max(room - others, least))
    return widths


def width_of(printed: PrintedTable, column: object) -> int:
    """How wide a column of figures is, with the blank behind it."""
    return max(widest_cell(printed, column), *map(len, head_of(printed, column).split("\n"))) + 1


def widest_cell(printed: PrintedTable, column: object) -> int:
    """How wide the widest figure of a column is."""
    cells = (joined(row.cells[column]).plain for row in printed.rows if column in row.cells)
    return max(len(line) for cell in cells for line in cell.split("\n"))


def head_of(printed: PrintedTable, column: object) -> str:
    """The head of a column, in lines that are no wider than its figures or its longest word."""
    head = printed.heads[column]
    width = max(widest_cell(printed, column), *map(len, head.split()), 1)
    return "\n".join(line for part in head.split("\n") for line in wrap(part, width))


def joined(cells: Sequence[Text]) -> Text:
    """The figures that stand in one place: one, but where nobody can know their columns."""
    lines = [Text("  ").join(cells[at : at + LOOSE_IN_A_LINE]) for at in range(0, len(cells), LOOSE_IN_A_LINE)]
    return Text("\n").join(lines)


def grid_of(printed: PrintedTable, heads: Sequence[object], width: int) -> Table:
    """Some columns of a table, with the labels of its rows."""
    widths = label_widths(printed, width)
    table = plain_table()
    for place, own in widths.items():
        table.add_column(printed.label_heads[place], overflow="fold", max_width=own - 1)
    for column in heads:
        add_figures(table, head_of(printed, column))
    for row in printed.rows:
        labels = [Text(folded_label(printable(row.labels[place]), own - 1)) for place, own in widths.items()]
        table.add_row(*labels, *(joined(row.cells.get(column, [])) for column in heads))
    return table


def folded_label(label: str, width: int) -> str:
    """A label in lines of so many characters, those after the first further in than it.

    >>> folded_label("  Onderhoud van de dijken", 16).splitlines()
    ['  Onderhoud van', '    de dijken']
    """
    words = label.lstrip()
    margin = label[: len(label) - len(words)]
    return "\n".join(wrap(words, width, initial_indent=margin, subsequent_indent=f"{margin}  "))
