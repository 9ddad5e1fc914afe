"""Records as a reader checks them: what was made of the words, and the words in their context."""

import re
from collections.abc import Iterable, Iterator, Mapping

from rich.text import Text

from schema import BudgetTable, Record, SumStatus
from store import DocumentRow, StoredRecord, StoredTable
from terminal.budget_tables import table_facts
from terminal.figures import CONFLICT, PROVED, RULES, sum_line
from terminal.tables import DIGITS_OF_AN_ID
from terminal.wording import flat, kind_and_year, one_line, place_of, printable, share, singular

EVIDENCE = "reverse"
MARKS = ("»", "«")
"""What stands around the evidence where nothing can be highlighted."""

NARROWEST_CONTEXT = 60
WIDEST_CONTEXT = 160
WIDER_VIEW = 400
"""Characters on either side of a record that is shown alone."""

LONGEST_LINK = 80
"""Characters of the words of a record that another one points at."""

TEXT_FIELDS = frozenset({"title", "text", "name"})
BASE_FIELDS = frozenset(Record.model_fields)


def document_lines(document: DocumentRow) -> Iterator[Text]:
    """What the document is, in two lines."""
    yield Text(printable(document.title or document.file_name), style="bold")
    facts = (kind_and_year(document), document.municipality or "municipality unknown", f"{document.characters:,} characters")
    yield Text(" · ".join((*facts, f"{share(document)} claimed", printable(document.source_path), document.id)), style="dim")


def record_lines(
    records: Iterable[StoredRecord], text: str, tables: Iterable[StoredTable], width: int, *, marks: bool
) -> Iterator[Text]:
    """Each record in two lines: its id, place, kind and fields; then its words in their context.

    Sections are headings; a table is one line, with how its figures stand to its sums.
    """
    facts = {stored.table.id: table_facts(stored) for stored in tables}
    room = min(max(width - 10, NARROWEST_CONTEXT), WIDEST_CONTEXT)
    for stored in records:
        record = stored.record
        head = Text.assemble((record.id[:DIGITS_OF_AN_ID], "dim"), f"  {place_of(record.start, record.page):>7}  ")
        if stored.kind == "sections":
            yield Text("")
            yield head + Text(flat(record.words), style="bold")
            continue
        about = (
            f"{flat(record.caption or '(no caption)')} · {facts[record.id]}" if isinstance(record, BudgetTable) else said(record)
        )
        yield head + Text.assemble((singular(stored.kind), "bold"), "  ", printable(about))
        if record.words and not isinstance(record, BudgetTable):
            yield Text("          ") + in_context(record, text, room, marks=marks)


def lone_record_lines(
    stored: StoredRecord, document: DocumentRow, text: str, links: Mapping[str, str], *, marks: bool
) -> Iterator[Text]:
    """One record with all its fields, those that point at others with their words, and a wide view of its place."""
    record = stored.record
    place = f"{printable(document.file_name)}, {place_of(record.start, record.page)}"
    yield Text.assemble((singular(stored.kind), "bold"), f"  {record.id}  in {place}")
    for field, value in record.model_dump(mode="json").items():
        if field not in BASE_FIELDS:
            said = "-" if value is None else printable(as_words(value))
            linked = printable(in_short(links[value])) if isinstance(value, str) and value in links else ""
            yield Text.assemble(f"  {field:<14}  ", said, (f"  {linked}", "dim") if linked else "")
    yield Text("")
    before, after = surroundings(text, record.start, record.end, WIDER_VIEW)
    yield Text.assemble(printable(before), *highlighted(printable(record.words), marks=marks), printable(after))


def in_short(words: str) -> str:
    """The beginning of long words: a table's are all that stands in it."""
    return words if len(words) <= LONGEST_LINK else f"{words[:LONGEST_LINK]}…"


def sum_lines(record_id: str, tables: Iterable[StoredTable]) -> Iterator[Text]:
    """The sums that a figure stands in, or the sum that a check is, with all their terms; those that do not hold in red."""
    for stored in tables:
        for one in stored.sums:
            if one.check.id == record_id or one.holds_line(record_id):
                mark, style = (CONFLICT, "red") if one.check.status is SumStatus.CONFLICT else (PROVED, "")
                words = sum_line(one, stored.table.unit, most_terms=None)
                yield Text(printable(f"{mark} {RULES[one.check.rule]}: {words}"), style=style)


def said(record: Record) -> str:
    """What was made of the words: the record's own fields, but for ids and for texts that are the words themselves."""
    fields = record.model_dump(mode="json", exclude=set(BASE_FIELDS), exclude_none=True, exclude_defaults=True)
    own = {
        name: value
        for name, value in fields.items()
        if not name.endswith("_id") and not name.startswith("body_") and not (name in TEXT_FIELDS and value == flat(record.words))
    }
    return " · ".join(f"{name.replace('_', ' ')} {as_words(value)}" for name, value in own.items())


def as_words(value: object) -> str:
    """A field's value for people."""
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else flat(str(value))


def in_context(record: Record, text: str, width: int, *, marks: bool) -> Text:
    """The record's words with what stands around them, on one line of `width` characters."""
    words = flat(record.words)
    if len(words) > width:
        words = f"{words[: width // 2 - 2]} … {words[len(words) - width // 2 + 2 :]}"
    before, after = surroundings(text, record.start, record.end, (width - len(words)) // 2)
    return Text.assemble((one_line(before), "dim"), *highlighted(words, marks=marks), (one_line(after), "dim"))


def surroundings(text: str, start: int, end: int, reach: int) -> tuple[str, str]:
    """What stands before and after a span, so many characters of it; cut between words, which an ellipsis shows."""
    low, high = max(start - reach, 0), min(end + reach, len(text))
    before, after = text[low:start], text[end:high]
    if low:
        before = re.sub(r"\A\S*\s", "…", before)
    if high < len(text):
        after = re.sub(r"\s\S*\Z", "…", after)
    return before, after


def highlighted(words: str, *, marks: bool) -> tuple[tuple[str, str], ...]:
    """The evidence so that it stands out, on a screen or in plain text."""
    return ((MARKS[0], ""), (words, EVIDENCE), (MARKS[1], "")) if marks else ((words, EVIDENCE),)
