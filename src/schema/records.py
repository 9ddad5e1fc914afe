"""The records that a report yields, each with its evidence.

These models are the one source of the JSON Schema, the column descriptions and the data dictionary.
The Dutch term of the field stands in each model's first line.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from pydantic import Field

from schema.document import Document
from schema.frozen import Frozen, Light
from schema.vocabulary import (
    CitationKind,
    DateModifier,
    DocumentKind,
    Favour,
    IndicatorPhase,
    Nature,
    Per,
    Phase,
    Severity,
    Side,
    SignConvention,
    Status,
    SumRule,
    SumStatus,
    TableKind,
)


class Record(Light):
    """What every record has: its name, and the words of the report that it rests on."""

    id: str = Field(description="Name of the record, made of content alone: 16 hexadecimal digits.")
    start: int = Field(ge=0, description="Offset of its first character in the document's text.")
    end: int = Field(ge=0, description="Offset after its last character.")
    page: int | None = Field(description="Page that it starts on, from 1; null where the document has no pages.")
    words: str = Field(description="What stands in the text at its span, to the letter.")


class DocumentFacts(Frozen):
    """Document: what the report is, and how each of these facts was found."""

    kind: DocumentKind | None = Field(description="Kind of planning and control document (documentsoort).")
    title: str | None = Field(description="Title as printed (titel).")
    year: int | None = Field(description="Year that it is about: the budget year, the reported year, a plan's first year (jaar).")
    year_end: int | None = Field(description="Last year of a plan or of a multi-year period (laatste jaar).")
    edition: int | None = Field(description="Ordinal of a progress report: 2 for a `Tweede Voortgangsrapportage` (editie).")
    municipality: str | None = Field(description="Name of the municipality (gemeente).")
    municipality_code: str | None = Field(description="Its code with Statistics Netherlands (CBS): `GM0546`, from the profile.")
    found_by: dict[str, str] = Field(description="For each fact how it was found, as `title line` or `file name`.")


class Section(Record):
    """Section (paragraaf): a heading and all that stands under it; the span is the heading's."""

    parent_id: str | None = Field(description="The section that it lies in.")
    level: int = Field(ge=1, description="Depth, from 1.")
    number: str | None = Field(description="Number before the title, as printed: `2.3.9`.")
    title: str = Field(description="Title without number, line breaks as blanks.")
    body_end: int = Field(ge=0, description="Offset at which the section ends, its subsections included.")


class Programme(Record):
    """Programme (programma, BBV article 7): the level at which the council allots budgets."""

    number: str = Field(description="Number as printed: `10`.")
    name: str | None = Field(description="Name (programmanaam).")
    committee: str | None = Field(description="Council committee or committees, joined with a comma (commissie).")
    portfolios: tuple[str, ...] = Field(description="Portfolios of the aldermen, in order (portefeuilles).")
    mission: str | None = Field(description="Mission of the programme, without quotation marks (missie).")


class PolicyArea(Record):
    """Policy area (beleidsterrein, beleidsonderdeel): a part of a programme."""

    programme_id: str | None = Field(description="The programme that it belongs to, where this document names it.")
    programme: str | None = Field(description="Number of that programme, also where it follows from the code alone.")
    code: str | None = Field(description="Code as printed: `10A`; OCR confusions repaired.")
    name: str = Field(description="Name, line breaks as blanks.")


class Goal(Record):
    """Goal (doel): what the municipality wants to reach."""

    policy_area_id: str | None = Field(description="The policy area that it belongs to.")
    code: str | None = Field(description="Code as printed: `10A1`.")
    text: str = Field(description="The goal in words, line breaks as blanks.")


class Activity(Record):
    """Activity (prestatie): what the municipality does for a goal."""

    goal_id: str | None = Field(description="The goal that it serves.")
    code: str | None = Field(description="Code as printed: `10A1.1`, `2A101`, `01A101`.")
    key: str | None = Field(description="One key for all spellings of the code: `10A1.1`, `2A1.1`, `1A1.1`.")
    text: str = Field(description="The activity in words, line breaks as blanks.")


class Initiative(Record):
    """Initiative (initiatief): a named project, pilot, plan, measure or cooperation that is reported on or announced.

    The span is the title's.
    """

    section_id: str | None = Field(description="The section that it stands in.")
    programme_id: str | None = Field(description="The programme that it is reported under.")
    policy_area_id: str | None = Field(description="The policy area that it is reported under.")
    title: str = Field(description="Title, line breaks as blanks.")
    status: Status | None = Field(description="Last step that the text reports as taken; null where it says nothing.")
    body_start: int = Field(ge=0, description="Offset of the first character that tells about it.")
    body_end: int = Field(ge=0, description="Offset after the last one.")


class Amount(Record):
    """Amount (bedrag): a sum of money in running text or a list."""

    section_id: str | None = Field(description="The section that it stands in.")
    initiative_id: str | None = Field(description="The initiative in whose text it stands.")
    value: Decimal = Field(description="The sum in euros; the lower one of a range.")
    value_high: Decimal | None = Field(default=None, description="The higher sum of a range, in euros (`2 à 3 miljoen`).")
    approximate: bool = Field(default=False, description="Whether the text says circa, ruim, bijna or the like.")
    per: Per | None = Field(default=None, description="What it is meant for each of: a month, a person.")
    nature: Nature | None = Field(default=None, description="Structural or incidental, where the sentence says so.")
    nv: Favour | None = Field(default=None, description="N for nadeel (unfavourable), V for voordeel, where the text says so.")
    years: tuple[int, ...] = Field(default=(), description="The years that the text gives for it.")


class DateExpression(Record):
    """Date (datum): an expression of calendar time that can be put on a time line."""

    section_id: str | None = Field(description="The section that it stands in.")
    initiative_id: str | None = Field(description="The initiative in whose text it stands.")
    edtf: str = Field(description="ISO 8601-2 (EDTF level 2): `2025-06-01`, `2025-23` (autumn), `2028/..`.")
    mod: DateModifier | None = Field(default=None, description="TIMEX3 modifier: START, MID, END, BEFORE, AFTER, APPROX.")
    earliest: date | None = Field(description="First day that the expression spans; null where it is open.")
    latest: date | None = Field(description="Last day that the expression spans; null where it is open.")


class Citation(Record):
    """Citation (verwijzing): the number of a decision or file, or a law that the text cites."""

    section_id: str | None = Field(description="The section that it stands in.")
    initiative_id: str | None = Field(description="The initiative in whose text it stands.")
    kind: CitationKind = Field(description="What it leads to.")
    number: str = Field(
        description="Number without the kind, or the act's short name with its article: `25.0004`, `Participatiewet art. 18b`."
    )
    bwb_id: str | None = Field(
        default=None, description="Id of the act in the Basiswettenbestand, as `BWBR0015703`, where it is known."
    )


class BudgetTable(Record):
    """Table (tabel): a table of figures; the span runs from its first cell to its last."""

    section_id: str | None = Field(description="The section that it stands in.")
    kind: TableKind = Field(description="Whether its figures are money or indicators.")
    caption: str | None = Field(description="Caption or title, line breaks as blanks.")
    unit: int | None = Field(description="Euros that a printed 1 stands for: 1000 for `x € 1.000`; null where nothing says so.")
    unit_stated: bool = Field(description="Whether the unit is printed; otherwise a sum or an amount in the text told it.")
    sign_convention: SignConvention | None = Field(description="How lasten and baten are signed; null where nothing tells.")
    status: SumStatus = Field(description="Conflict where one of its sums does not hold, reconciled where all that there are do.")


class BudgetLine(Record):
    """Budget line (begrotingspost): one figure of a financial table, with all that names it; the span is the figure's."""

    table_id: str = Field(description="The table that it stands in.")
    row: int = Field(ge=0, description="Row of the table's grid, from 0, the head's rows counted.")
    column: int | None = Field(description="Column of the grid, from 0; null where nobody can know it.")
    label: str | None = Field(description="Labels of its row, from outer to inner: `Wonen / Lasten`.")
    code: str | None = Field(description="Code of its row as printed: `6.71`, `01A101`.")
    code_key: str | None = Field(default=None, description="One key for all spellings of the code: `1A1.1` for `01A101`.")
    code_list: str | None = Field(default=None, description="The list that the code is from: `taakvelden 2017`.")
    detail: str | None = Field(default=None, description="What else stands in its row: `Autonoom / L / S`.")
    heading: str | None = Field(description="Headings of its column, from outer to inner; null where nobody can know its column.")
    year: int | None = Field(description="The budget year that it is about.")
    phase: Phase | None = Field(description="At which point of the budget cycle it stands.")
    side: Side | None = Field(description="Expenditure (lasten), revenue (baten), their balance, or a change of reserves.")
    value: Decimal | None = Field(
        description="The figure in euros, as signed in print; as printed where the table's unit is not known."
    )
    nv: Favour | None = Field(default=None, description="N (nadeel) or V (voordeel), where it is printed beside the figure.")
    status: SumStatus = Field(description="Whether sums that it stands in prove it.")


class Check(Record):
    """Check (controle): one sum that was tried; the span is that of the figure that should be the sum."""

    table_id: str = Field(description="The table whose sum it is.")
    rule: SumRule = Field(description="What should add up to what.")
    expected: Decimal = Field(description="What the other figures come to, in euros; as printed where the unit is not known.")
    found: Decimal = Field(description="What is printed.")
    tolerance: Decimal = Field(description="By how much rounding alone may part the two.")
    status: SumStatus = Field(description="`reconciled` where it holds, `conflict` where it does not.")


class CheckLine(Light):
    """One figure of a check."""

    check_id: str = Field(description="The check.")
    line_id: str = Field(description="The budget line.")
    factor: int = Field(description="1 or -1 for a term, as it is added or taken off; 0 for the figure that should be their sum.")


class Indicator(Record):
    """Indicator (effectindicator, beleidsindicator; BBV article 25): one value of an indicator; the span is the cell's."""

    table_id: str = Field(description="The table that it stands in.")
    name: str = Field(description="Name of the indicator.")
    unit: str | None = Field(description="What it is counted in: `%`, `aantal per 1.000 inwoners`.")
    source: str | None = Field(description="Where the values come from: `CBS`.")
    year: int | None = Field(description="The year of the value.")
    phase: IndicatorPhase | None = Field(description="Whether it is a realisation, a target or what one compares with.")
    value: float | None = Field(description="The value, only where the cell is one number.")


class Issue(Record):
    """Issue (aandachtspunt): something that was seen and not settled, with its place.

    An issue about the whole document has the empty span at its start.
    """

    severity: Severity = Field(description="How much it matters.")
    code: str = Field(description="Stable code, as `unclaimed-amount`.")
    message: str = Field(description="What was seen, and what to look at.")


class RecordBox(NamedTuple):
    """A part of a record's words on one line of a page, as the table `boxes` has it."""

    record_id: str
    page: int
    """Place of the page in the file, from 1."""
    x0: float
    """Left border, in points (1/72 inch) from the left side of the page as it is shown."""
    top: float
    """Upper border, in points from the upper side of the page."""
    x1: float
    """Right border."""
    bottom: float
    """Lower border."""


class Coverage(Frozen):
    """How much of what looks like money, a decision number or a figure of a table a record claims."""

    signs: int = Field(
        ge=0, description="Euro signs, scaled numbers, numbers of the form of a decision, and figures of tables in the text."
    )
    claimed: int = Field(ge=0, description="Those that a record claims.")


class Extraction(Frozen):
    """All that was found in one document."""

    document: Document = Field(description="The document as it was read.")
    facts: DocumentFacts = Field(description="What the document is.")
    sections: tuple[Section, ...] = Field(default=(), description="Sections, in reading order.")
    programmes: tuple[Programme, ...] = Field(default=(), description="Programmes, in reading order.")
    policy_areas: tuple[PolicyArea, ...] = Field(default=(), description="Policy areas, in reading order.")
    goals: tuple[Goal, ...] = Field(default=(), description="Goals, in reading order.")
    activities: tuple[Activity, ...] = Field(default=(), description="Activities, in reading order.")
    initiatives: tuple[Initiative, ...] = Field(default=(), description="Initiatives, in reading order.")
    amounts: tuple[Amount, ...] = Field(default=(), description="Amounts, in reading order.")
    dates: tuple[DateExpression, ...] = Field(default=(), description="Dates, in reading order.")
    citations: tuple[Citation, ...] = Field(default=(), description="Citations, in reading order.")
    budget_tables: tuple[BudgetTable, ...] = Field(default=(), description="Tables, in reading order.")
    budget_lines: tuple[BudgetLine, ...] = Field(default=(), description="Figures of financial tables, in reading order.")
    checks: tuple[Check, ...] = Field(default=(), description="Sums that were tried, in reading order.")
    check_lines: tuple[CheckLine, ...] = Field(default=(), description="The figures of each sum.")
    indicators: tuple[Indicator, ...] = Field(default=(), description="Values of indicators, in reading order.")
    issues: tuple[Issue, ...] = Field(default=(), description="Issues, in reading order.")
    boxes: tuple[RecordBox, ...] = Field(
        default=(), description="Where the records stand on the pages, line by line.", repr=False
    )
    coverage: Coverage = Field(description="How much of what looks like money or a decision number was claimed.")

    def records(self) -> dict[str, tuple[Record, ...]]:
        """The records by the name of their table."""
        return {name: getattr(self, name) for name in RECORD_TABLES}

    def ungrounded(self) -> tuple[Record, ...]:
        """The records whose words are not what stands at their span; always empty."""
        text = self.document.text
        every = (record for records in self.records().values() for record in records)
        return tuple(record for record in every if text[record.start : record.end] != record.words)

    def counts(self) -> dict[str, int]:
        """How many records there are of each kind."""
        return {name: len(records) for name, records in self.records().items()}


RECORD_TABLES: dict[str, type[Record]] = {
    "sections": Section,
    "programmes": Programme,
    "policy_areas": PolicyArea,
    "goals": Goal,
    "activities": Activity,
    "initiatives": Initiative,
    "amounts": Amount,
    "dates": DateExpression,
    "citations": Citation,
    "budget_tables": BudgetTable,
    "budget_lines": BudgetLine,
    "checks": Check,
    "indicators": Indicator,
    "issues": Issue,
}
"""The table that each record type is stored in."""

LINK_TABLES: dict[str, type[Light]] = {"check_lines": CheckLine}
"""The tables that tie records together, and have no evidence of their own."""
