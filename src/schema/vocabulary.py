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
