"""A series of figures over the years, as a table and with what its reader must know."""

from collections.abc import Iterator, Sequence

from rich.table import Table

from schema import SumStatus
from store import SeriesPoint
from terminal.figures import CONFLICT, CONVENTIONS, MARKS, STYLES, dutch
from terminal.screen import print_json, remark_all, stdout
from terminal.tables import add_figures, plain_table
from terminal.wording import counted, flat, printable


def print_series(points: Sequence[SeriesPoint], *, as_json: bool) -> None:
    """The years with their figures on stdout; what a reader must know to use them on stderr."""
    if as_json:
        print_json(points)
        return
    stdout().print(series_table(points))
    remark_all(series_remarks(points))


def series_table(points: Sequence[SeriesPoint]) -> Table:
    """A row for each year: the figure, its mark, and the document and table that it stands in."""
    table = plain_table("year")
    add_figures(table, "euros" if all(point.unit for point in points) else "as printed")
    table.add_column("")
    for label in ("document", "table"):
        table.add_column(label, overflow="fold")
    for point in points:
        number = dutch(point.euros) + (f" {point.nv}" if point.nv else "")
        place = (point.file_name, printable(flat(point.caption or "")))
        table.add_row(str(point.year), number, MARKS[point.status].strip(), *place, style=STYLES[point.status])
    return table


def series_remarks(points: Sequence[SeriesPoint]) -> Iterator[str]:
    """What the figures mean, what is not known of them, and which are not to be trusted."""
    first = points[0]
    known = (first.municipality, first.label, first.phase, first.side, CONVENTIONS[first.sign_convention])
    yield " · ".join(flat(part) for part in known if part)
    if first.unit is None:
        yield "the unit is not known: the figures are as printed"
    number = {status: sum(point.status is status for point in points) for status in SumStatus}
    if number[SumStatus.CONFLICT]:
        yield f"{CONFLICT} {counted(number[SumStatus.CONFLICT], 'figure')} in conflict with a sum: see `leidraad tables`"
    if number[SumStatus.UNVERIFIED]:
        yield f"{MARKS[SumStatus.UNVERIFIED]} {counted(number[SumStatus.UNVERIFIED], 'figure')} that no sum proves"
