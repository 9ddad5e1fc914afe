"""The closed vocabularies of the records: one enum a field, its values as they stand in the database."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """What kind of planning and control document a report is."""

    BEGROTING = "begroting"
    VOORTGANGSRAPPORTAGE = "voortgangsrapportage"
    JAARSTUKKEN = "jaarstukken"
    KADERBRIEF = "kaderbrief"
    BELEIDSPLAN = "beleidsplan"
    RAADSVOORSTEL = "raadsvoorstel"
    OVERIG = "overig"


class BlockKind(StrEnum):
    """What a piece of a document's text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CELL = "cell"
    """One cell of a table or header block, alone on its line."""
    PIPE_ROW = "pipe_row"
    """One table row, its cells divided by `|`."""
    TABLE_ROW = "table_row"
    """One table row, its cells joined with blanks."""
    CAPTION = "caption"
    """The caption or unit line of a table or figure."""
    CONTENTS = "contents"
    """A line of a contents list (inhoudsopgave)."""
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"
    """Page numbers, running heads, navigation: what belongs to the page and not to the report."""


class Status(StrEnum):
    """The last step of an initiative that the text reports as taken."""

    PLANNED = "planned"
    STARTED = "started"
    ONGOING = "ongoing"
    ADOPTED = "adopted"
    COMPLETED = "completed"
    DELAYED = "delayed"
    STOPPED = "stopped"


class Per(StrEnum):
    """What one amount is meant for each of."""

    MONTH = "month"
    YEAR = "year"
    PERSON = "person"
    WEEK = "week"
    HOUR = "hour"


class Nature(StrEnum):
    """Whether money returns each year (structureel) or comes once (incidenteel)."""

    STRUCTURAL = "structural"
    INCIDENTAL = "incidental"


class Favour(StrEnum):
    """Whether a figure is printed as unfavourable (nadeel) or favourable (voordeel)."""

    NADEEL = "N"
    VOORDEEL = "V"


class DateModifier(StrEnum):
    """TIMEX3 `mod`: how the words narrow or shift the date (ISO 24617-1)."""

    START = "START"
    MID = "MID"
    END = "END"
    BEFORE = "BEFORE"
    AFTER = "AFTER"
    APPROX = "APPROX"


class CitationKind(StrEnum):
    """What a citation leads to."""

    RAADSVOORSTEL = "RV"
    COLLEGEBESLUIT = "BW"
    AMENDEMENT = "A"
    MOTIE = "M"
    ZAAK = "Z"
    LAW = "law"
    KAMERBRIEF = "kamerbrief"
    KAMERSTUK = "kamerstuk"


class Severity(StrEnum):
    """How much an issue matters to who reads the records."""

    WARNING = "warning"
    """Something stands in the text that could not be settled."""
    INFO = "info"
    """Something was seen and left aside on purpose."""


class Phase(StrEnum):
    """At which point of the budget cycle a figure stands: the phases of the Fiscal Data Package, in budget terms."""

    ACTUAL = "actual"
    """Rekening, realisatie."""
    APPROVED = "approved"
    """Begroting, primitieve begroting."""
    AMENDMENT = "amendment"
    """Begrotingswijziging."""
    ADJUSTED = "adjusted"
    """Begroting na wijziging."""
    ESTIMATE = "estimate"
    """Meerjarenraming, prognose."""
    VARIANCE = "variance"
    """Verschil, afwijking."""


class Side(StrEnum):
    """On which side of the accounts a figure stands (BBV article 17)."""

    EXPENDITURE = "expenditure"
    """Lasten."""
    REVENUE = "revenue"
    """Baten."""
    BALANCE = "balance"
    """Saldo van lasten en baten."""
    RESERVE_ADDITION = "reserve_addition"
    """Toevoeging aan reserves."""
    RESERVE_WITHDRAWAL = "reserve_withdrawal"
    """Onttrekking aan reserves."""


class SignConvention(StrEnum):
    """How a table signs lasten and baten, and what its saldo is: S, L and B as printed."""

    EXPENDITURE_POSITIVE = "expenditure_positive"
    """Lasten +, baten -, S = L + B: a positive saldo is a cost."""
    REVENUE_POSITIVE = "revenue_positive"
    """Lasten -, baten +, S = L + B: a positive saldo is a surplus."""
    UNSIGNED_EXPENDITURE_FIRST = "unsigned_expenditure_first"
    """Both unsigned, S = L - B."""
    UNSIGNED_REVENUE_FIRST = "unsigned_revenue_first"
    """Both unsigned, S = B - L."""
    FAVOUR = "favour"
    """An N (nadeel) or V (voordeel) beside the figure tells its sign."""
    PLUS_IS_FAVOURABLE = "plus_is_favourable"
    """A table of differences or results whose key says that + is voordeel."""
    PLUS_IS_UNFAVOURABLE = "plus_is_unfavourable"
    """The same, and + is nadeel."""


class SumStatus(StrEnum):
    """Whether a figure is proved by the sums that it stands in."""

    RECONCILED = "reconciled"
    """At least one sum was checked that it stands in, and all of those hold."""
    CONFLICT = "conflict"
    """A sum that it stands in does not hold."""
    UNVERIFIED = "unverified"
    """No sum was found that it stands in."""


class TableKind(StrEnum):
    """What the figures of a table are."""

    FINANCIAL = "financial"
    INDICATORS = "indicators"


class IndicatorPhase(StrEnum):
    """What an indicator's value is."""

    ACTUAL = "actual"
    """Realisatie, nulmeting."""
    TARGET = "target"
    """Streefwaarde, doel."""
    REFERENCE = "reference"
    """What it is compared with: Nederland, vergelijkbare gemeenten."""


class SumRule(StrEnum):
    """What adds up to what."""

    BALANCE = "balance"
    """Lasten and baten to their saldo, in the table's sign convention."""
    TOTAL = "total"
    """Rows to a total below them."""
    TOTAL_ABOVE = "total_above"
    """Rows to a total above them."""
    RESERVES = "reserves"
    """Toevoeging and onttrekking to the mutaties reserves."""
    RESULT = "result"
    """Saldo and mutaties reserves to the resultaat."""
    AMENDED = "amended"
    """Before and change to after: begroting + wijziging = begroting na wijziging."""
    VARIANCE = "variance"
    """Two columns to their difference."""
    ROLL_FORWARD = "roll_forward"
    """Opening stand, additions and withdrawals to the closing stand."""
    COLUMN_TOTAL = "column_total"
    """Columns to a column that is their total."""
    TEXT_AMOUNT = "text_amount"
    """An amount in the text that is the table's figure."""
