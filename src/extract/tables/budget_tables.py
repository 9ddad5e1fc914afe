"""Financial tables: each table, its figures and the sums that prove them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from extract.evidence import evidence
from extract.found import Found
from extract.sums.prove import prove
from extract.tables.heads import find_phase, find_side, find_year
from extract.tables.issues import conflict_issue, print_label, table_issue
from extract.tables.read import FinancialTable, read_tables
from extract.tables.reading import Column, Figure, Place, Proof, Row, TableReading
from extract.tables.text_amounts import TableFigure, amounts_near, match_amounts, unit_from_text
from schema import (
    Amount,
    BudgetLine,
    BudgetTable,
    Check,
    CheckLine,
    Document,
    Issue,
    Phase,
    Severity,
    Side,
    SumRule,
    SumStatus,
    TableKind,
)

BudgetRecord = BudgetTable | BudgetLine | Check | CheckLine | Issue


def extract_budget_tables(document: Document, found: Found) -> Iterator[BudgetRecord]:
    """The financial tables of a document, in reading order, each with its figures and sums."""
    last_ink = len(document.text.rstrip()) if document.is_flattened else None
    for table in read_tables(document, found.facts):
        if table.reading.rows or table.counted:
            yield from _Records(document, found, table, last_ink).all()


class _Records:
    """The records of one table."""

    def __init__(self, document: Document, found: Found, table: FinancialTable, last_ink: int | None) -> None:
        self.document = document
        self.found = found
        self.cut_off = table.cut_off
        self.counted_columns = table.counted_columns
        self.counted = list(table.counted)
        self.last_ink = last_ink
        grid = table.reading.grid
        self.amounts = amounts_near(found, grid.start, grid.end)
        self.table = self._with_unit(table.reading)
        self.proof: Proof = prove(self.table)
        self.told = dict(self._told())
        self.statuses = {**dict.fromkeys(self.told, SumStatus.RECONCILED), **self.proof.statuses()}
        self.evidence = evidence(document, "budget_table", grid.start, grid.end)
        self.lines: dict[Place, BudgetLine] = {}
        side = find_side(self.table.caption) if self.table.caption else None
        self.side = side if side in (Side.EXPENDITURE, Side.REVENUE) else None

    def _with_unit(self, table: TableReading) -> TableReading:
        """The table with the unit that amounts in the text tell, where none is printed."""
        if table.unit is not None or not self.amounts:
            return table
        figures = (figure.value for row in table.rows for figure in row.figures)
        return table._replace(unit=unit_from_text(figures, (amount.value for amount in self.amounts)))

    def _told(self) -> Iterator[tuple[Place, Amount]]:
        """The figures that an amount in the text equals."""
        unit = self.table.unit
        if unit is None or not self.amounts:
            return
        figures = (
            TableFigure(Place(row, column), figure.value * unit, self.table.columns[column].year)
            for row, reading in enumerate(self.proof.readings)
            for column, figure in enumerate(reading or ())
            if figure and not figure.is_nil
        )
        yield from match_amounts(figures, unit, self.amounts)

    def all(self) -> Iterator[BudgetRecord]:
        """The table, its lines, its checks with their lines, and its issues; figures that count alone make no table."""
        lines = [line for index, row in enumerate(self.table.rows) for line in self._lines(index, row)]
        yield from self._counted(lines)
        if not lines:
            return
        yield self._table()
        yield from lines
        yield from self._checks()
        grid = self.table.grid
        if self.table.unit is None:
            yield self._issue("unit-unknown", grid.start, grid.end)
        if self.cut_off is not None:
            yield self._issue("cut-off-figure", self.cut_off.start, self.cut_off.end)

    def _table(self) -> BudgetTable:
        """The table; one conflict is told before all that is proved."""
        statuses = set(self.statuses.values())
        status = next((one for one in (SumStatus.CONFLICT, SumStatus.RECONCILED) if one in statuses), SumStatus.UNVERIFIED)
        return BudgetTable(
            **self.evidence,
            section_id=self.found.section_id_at(self.table.grid.start),
            kind=TableKind.FINANCIAL,
            caption=self.table.caption,
            unit=self.table.unit,
            unit_stated=self.table.unit_stated,
            sign_convention=self.proof.convention or self.table.favour_key,
            status=status,
        )

    def _lines(self, index: int, row: Row) -> Iterator[BudgetLine | Issue]:
        """The lines of a row; those whose column is not known have no heading."""
        named = self._named(row)
        lost: list[Figure] = []
        for column, figure in self._figures(index, row):
            if figure.is_nil:
                continue
            if column in self.counted_columns:
                self.counted.append(figure)
                continue
            line = self._line(row, named, None if column is None else Place(index, column), figure)
            yield line
            if column is None:
                lost.append(figure)
            if figure.end == self.last_ink and line.status is not SumStatus.RECONCILED:
                yield self._last_figure(row, column, figure)
        if lost:
            count = "1 figure" if len(lost) == 1 else f"{len(lost)} figures"
            yield self._issue("open-column", lost[0].start, lost[0].end, figures=count, label=print_label(named["label"]))

    def _counted(self, records: Iterable[BudgetLine | Issue]) -> Iterator[Issue]:
        """An issue for each run of figures that count something, up to the next line of money."""
        if not self.counted:
            return
        lines = sorted(record.start for record in records if isinstance(record, BudgetLine))
        figures = sorted(self.counted, key=lambda figure: figure.start)
        for _, group in groupby(figures, key=lambda figure: bisect_left(lines, figure.start)):
            run = list(group)
            count = "1 figure" if len(run) == 1 else f"{len(run)} figures"
            first = self.document.text[run[0].start : run[0].end]
            yield self._issue("counted-figures", run[0].start, run[-1].end, figures=count, first=first)

    def _last_figure(self, row: Row, column: int | None, figure: Figure) -> Issue:
        """The issue of a figure that ends the text: a warning where its row is not full and it is shorter than others there.

        `Saldo | 3.810 | 3.933 | -1` may be what is left of `-123`.
        """
        beside = [other for other in self._column(column) if other.start != figure.start] or row.figures[:-1]
        lengths = sorted(_digits(other) for other in beside if not other.is_nil)
        is_short = bool(lengths) and _digits(figure) < lengths[len(lengths) // 2]
        is_likely = is_short and len(row.figures) < len(self.table.columns)
        severity = Severity.WARNING if is_likely else Severity.INFO
        return table_issue(self.document, "last-figure", self.table.caption, figure.start, figure.end, severity)

    def _column(self, column: int | None) -> list[Figure]:
        """The figures that are known to stand in a column."""
        readings = (reading[column] for reading in self.proof.readings if reading and column is not None)
        return [figure for figure in readings if figure]

    def _figures(self, index: int, row: Row) -> Iterator[tuple[int | None, Figure]]:
        """The figures of a row, each with its column where that is known."""
        reading = self.proof.readings[index]
        if reading is not None:
            yield from ((column, figure) for column, figure in enumerate(reading) if figure)
            return
        placed = {figure.start: place.column for place, figure in self.proof.placed.items() if place.row == index}
        yield from ((placed.get(figure.start), figure) for figure in row.figures)

    def _named(self, row: Row) -> dict[str, Any]:
        """What all lines of a row have in common."""
        return {
            "table_id": self.evidence["id"],
            "row": row.place,
            "label": " / ".join(row.labels) or None,
            "code": row.code,
            "code_key": row.code_key,
            "code_list": row.code_list,
            "detail": row.detail,
        }

    def _line(self, row: Row, named: dict[str, Any], place: Place | None, figure: Figure) -> BudgetLine:
        """The line of a figure, kept by its place for the sums that it stands in."""
        column = self.table.columns[place.column] if place else None
        line = BudgetLine(
            **evidence(self.document, "budget_line", figure.start, figure.end),
            **named,
            column=column.place if column else None,
            heading=_heading(column, figure),
            year=(column.year or _year_of_row(row)) if column else None,
            phase=(column.phase or _phase_of_row(row)) if column else None,
            side=_side(row, column) or self.side,
            value=self._euros(figure.value),
            nv=figure.favour,
            status=self.statuses.get(place, SumStatus.UNVERIFIED) if place else SumStatus.UNVERIFIED,
        )
        if place:
            self.lines[place] = line
        return line

    def _euros(self, printed: Decimal) -> Decimal:
        """A printed figure in euros; as printed where the unit is not known."""
        return printed * (self.table.unit or 1)

    def _issue(self, code: str, start: int, end: int, **values: str) -> Issue:
        """An issue about a figure or the whole of this table."""
        return table_issue(self.document, code, self.table.caption, start, end, **values)

    def _checks(self) -> Iterator[Check | CheckLine | Issue]:
        """The sums that were tried, each with its lines; an issue for each that does not hold."""
        for ordinal, one in enumerate(self.proof.sums):
            result = self.lines.get(one.result)
            if result is None:
                continue
            status = SumStatus.RECONCILED if one.holds else SumStatus.CONFLICT
            check = Check(
                **evidence(self.document, "check", result.start, result.end, f"{one.rule} {ordinal}"),
                table_id=self.evidence["id"],
                rule=one.rule,
                expected=self._euros(one.expected),
                found=self._euros(one.found),
                tolerance=self._euros(one.tolerance),
                status=status,
            )
            yield check
            yield CheckLine(check_id=check.id, line_id=result.id, factor=0)
            for place, factor in one.terms.items():
                line = self.lines.get(place)
                if line is not None:
                    yield CheckLine(check_id=check.id, line_id=line.id, factor=factor)
            if not one.holds:
                yield conflict_issue(self.document, self.table.caption, check, ordinal, result, self.table.unit)
        for place, amount in self.told.items():
            yield from self._amount_check(self.lines[place], amount)

    def _amount_check(self, line: BudgetLine, amount: Amount) -> Iterator[Check | CheckLine]:
        """The check that an amount in the text makes of the figure that it equals, whatever the sign of either."""
        found = line.value or Decimal(0)
        check = Check(
            **evidence(self.document, "check", line.start, line.end, SumRule.TEXT_AMOUNT),
            table_id=self.evidence["id"],
            rule=SumRule.TEXT_AMOUNT,
            expected=amount.value.copy_sign(found),
            found=found,
            tolerance=Decimal(0),
            status=SumStatus.RECONCILED,
        )
        yield check
        yield CheckLine(check_id=check.id, line_id=line.id, factor=0)


def _digits(figure: Figure) -> int:
    """How many digits a figure has before its comma."""
    return len(str(abs(int(figure.value))))


def _heading(column: Column | None, figure: Figure) -> str | None:
    """The heading of a figure, with its own note: `budget (per jaar)`."""
    heading = column.heading if column else None
    return f"{heading} ({figure.note})" if heading and figure.note else heading


def _year_of_row(row: Row) -> int | None:
    """The year of a row called by it (`Begroting 2024`), for figures whose column has none."""
    own = row.labels[-1] if row.labels else ""
    year = find_year(own)
    return year if year and (own.isdigit() or find_phase(own)) else None


def _phase_of_row(row: Row) -> Phase | None:
    """The phase of a row called by it, for figures whose column has none."""
    return find_phase(row.labels[-1]) if row.labels and find_year(row.labels[-1]) else None


def _side(row: Row, column: Column | None) -> Side | None:
    """The side of a figure: its column's, else its row's; a row of reserves keeps its own."""
    if row.side in (Side.RESERVE_ADDITION, Side.RESERVE_WITHDRAWAL):
        return row.side
    return column.side if column and column.side else row.side
