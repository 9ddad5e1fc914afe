"""Financial tables: each table, its figures and the sums that prove them."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extract.evidence import evidence
from extract.found import Found
from extract.sums import prove
from extract.table_heads import find_phase, find_side, find_year
from extract.table_reading import Column, Figure, Place, Proof, Row, TableReading
from extract.table_readings import FinancialTable, read_tables
from extract.text_amounts import TableFigure, amounts_near, match_amounts, unit_from_text
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

MESSAGES = {
    "unit-unknown": "nothing says in which unit the table is: its figures are as printed; see what a printed 1 stands for",
    "open-column": "the columns of {figures} in row {label!r} are lost, and no sum tells them: look at the source",
    "cut-off-figure": "{words!r} ends the text and was cut off: it is in no record",
    "last-figure": "{words!r} is the very end of the text: it may be cut off",
    "sum-conflict": "{rule}: {label!r} in {heading!r} should be {expected}, and {found} is printed: {difference} apart",
}


def extract_budget_tables(document: Document, found: Found) -> Iterator[BudgetTable | BudgetLine | Check | CheckLine | Issue]:
    """The financial tables of a document, in reading order, each with its figures and sums."""
    last_ink = len(document.text.rstrip())
    for table in read_tables(document, found.facts):
        if table.reading.rows:
            yield from _Records(document, found, table, last_ink).all()


class _Records:
    """The records of one table."""

    def __init__(self, document: Document, found: Found, table: FinancialTable, last_ink: int) -> None:
        self.document = document
        self.found = found
        self.cut_off = table.cut_off
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
        return replace(table, unit=unit_from_text(figures, (amount.value for amount in self.amounts)))

    def _told(self) -> Iterator[tuple[Place, Amount]]:
        """The figures that an amount in the text equals."""
        unit = self.table.unit
        if unit is None or not self.amounts:
            return
        figures = [
            TableFigure(Place(row, column), figure.value * unit, self.table.columns[column].year)
            for row, reading in enumerate(self.proof.readings)
            for column, figure in enumerate(reading or ())
            if figure and not figure.is_nil
        ]
        yield from match_amounts(figures, unit, self.amounts)

    def all(self) -> Iterator[BudgetTable | BudgetLine | Check | CheckLine | Issue]:
        """The table, its lines, its checks with their lines, and its issues."""
        yield self._table()
        for index, row in enumerate(self.table.rows):
            yield from self._lines(index, row)
        yield from self._checks()
        yield from self._issues()

    def _table(self) -> BudgetTable:
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
        reading = self.proof.readings[index]
        if reading is None:
            figures = [figure for figure in row.figures if not figure.is_nil]
            for figure in figures:
                yield self._line(row, None, figure, SumStatus.UNVERIFIED)
            if figures:
                yield self._issue("open-column", figures[0], figures=len(figures), label=_label(row) or "")
            return
        for place, printed in enumerate(reading):
            if printed is not None and not printed.is_nil:
                where = Place(index, place)
                status = self.statuses.get(where, SumStatus.UNVERIFIED)
                self.lines[where] = self._line(row, self.table.columns[place], printed, status)
                yield self.lines[where]
                if printed.end == self.last_ink and status is not SumStatus.RECONCILED:
                    yield self._issue("last-figure", printed)

    def _line(self, row: Row, column: Column | None, figure: Figure, status: SumStatus) -> BudgetLine:
        return BudgetLine(
            **evidence(self.document, "budget_line", figure.start, figure.end),
            table_id=self.evidence["id"],
            row=row.place,
            column=column.place if column else None,
            label=_label(row),
            code=row.code,
            code_key=row.code_key,
            code_list=row.code_list,
            detail=row.detail,
            heading=_heading(column, figure),
            year=_year(row, column),
            phase=_phase(row, column),
            side=_side(row, column) or self.side,
            value=self._euros(figure.value),
            nv=figure.favour,
            status=status,
        )

    def _euros(self, printed: Decimal) -> Decimal:
        """A printed figure in euros; as printed where the unit is not known."""
        return printed * (self.table.unit or 1)

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
                if place in self.lines:
                    yield CheckLine(check_id=check.id, line_id=self.lines[place].id, factor=factor)
            if not one.holds:
                yield self._conflict(check, result, ordinal)
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

    def _conflict(self, check: Check, result: BudgetLine, ordinal: int) -> Issue:
        message = MESSAGES["sum-conflict"].format(
            rule=check.rule,
            label=result.label,
            heading=result.heading,
            expected=f"{check.expected:f}",
            found=f"{check.found:f}",
            difference=f"{abs(check.expected - check.found):f}",
        )
        return Issue(
            **evidence(self.document, "issue", result.start, result.end, f"sum-conflict {ordinal}"),
            severity=Severity.WARNING,
            code="sum-conflict",
            message=message,
        )

    def _issues(self) -> Iterator[Issue]:
        """What the table as a whole leaves open."""
        if self.table.unit is None:
            start, end = self.table.grid.start, self.table.grid.end
            yield self._issue_at("unit-unknown", start, end, Severity.WARNING)
        if self.cut_off is not None:
            yield self._issue_at("cut-off-figure", self.cut_off.start, self.cut_off.end, Severity.WARNING)

    def _issue(self, code: str, figure: Figure, **values: object) -> Issue:
        severity = Severity.INFO if code == "last-figure" else Severity.WARNING
        return self._issue_at(code, figure.start, figure.end, severity, **values)

    def _issue_at(self, code: str, start: int, end: int, severity: Severity, **values: object) -> Issue:
        words = " ".join(self.document.text[start:end].split())
        return Issue(
            **evidence(self.document, "issue", start, end, code),
            severity=severity,
            code=code,
            message=MESSAGES[code].format(words=words, **values),
        )


def _label(row: Row) -> str | None:
    return " / ".join(row.labels) or None


def _heading(column: Column | None, figure: Figure) -> str | None:
    """The heading of a figure, with its own note: `budget (per jaar)`."""
    heading = column.heading if column else None
    return f"{heading} ({figure.note})" if heading and figure.note else heading


def _year(row: Row, column: Column | None) -> int | None:
    """The year of a figure: its column's, else that of a row called by it (`Begroting 2024`); none where the column is lost."""
    if column is None or column.year:
        return column.year if column else None
    own = row.labels[-1] if row.labels else ""
    return find_year(own) if own.isdigit() or find_phase(own) else None


def _phase(row: Row, column: Column | None) -> Phase | None:
    """The phase of a figure: its column's, else that of a row called by it, in a table whose columns have none."""
    if column is None or column.phase:
        return column.phase if column else None
    return find_phase(row.labels[-1]) if row.labels and find_year(row.labels[-1]) else None


def _side(row: Row, column: Column | None) -> Side | None:
    """The side of a figure: its column's, else its row's; a row of reserves keeps its own."""
    if row.side in (Side.RESERVE_ADDITION, Side.RESERVE_WITHDRAWAL):
        return row.side
    return column.side if column and column.side else row.side
