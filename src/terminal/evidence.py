"""Records as a reader checks them: what was made of the words, and the words in their context."""

import re
from collections.abc import Iterable, Iterator, Mapping

from rich.text import Text

from schema import Record
from store import DocumentRow, StoredRecord
from terminal.tables import DIGITS_OF_AN_ID, kind_and_year, place_of, share

EVIDENCE = "reverse"
MARKS = ("»", "«")
"""What stands around the evidence where nothing can be highlighted."""

NARROWEST_CONTEXT = 60
WIDEST_CONTEXT = 160
WIDER_VIEW = 400
"""Characters on either side of a record that is shown alone."""

COMMANDS = dict.fromkeys((code for code in (*range(32), *range(127, 160)) if not chr(code).isspace()), "\ufffd")
"""Control characters, which OCR and broken encodings leave behind, and what is shown in their place."""

TEXT_FIELDS = frozenset({"title", "text", "name"})
BASE_FIELDS = frozenset(Record.model_fields)


def document_lines(document: DocumentRow) -> Iterator[Text]:
    """What the document is, in two lines."""
    yield Text(f"{document.title or document.file_name}", style="bold")
    facts = (kind_and_year(document), document.municipality or "municipality unknown", f"{document.characters:,} characters")
    yield Text(" · ".join((*facts, f"{share(document)} claimed", document.source_path, document.id)), style="dim")


def record_lines(records: Iterable[StoredRecord], text: str, width: int, *, marks: bool) -> Iterator[Text]:
    """Each record in two lines: its id, place, kind and fields; then its words in their context. Sections are headings."""
    room = min(max(width - 10, NARROWEST_CONTEXT), WIDEST_CONTEXT)
    for stored in records:
        record = stored.record
        head = Text.assemble((record.id[:DIGITS_OF_AN_ID], "dim"), f"  {place_of(record.start, record.page):>7}  ")
        if stored.kind == "sections":
            yield Text("")
            yield head + Text(flat(record.words), style="bold")
            continue
        yield head + Text.assemble((singular(stored.kind), "bold"), "  ", said(record))
        if record.words:
            yield Text("          ") + in_context(record, text, room, marks=marks)


def lone_record_lines(
    stored: StoredRecord, document: DocumentRow, text: str, links: Mapping[str, str], *, marks: bool
) -> Iterator[Text]:
    """One record with all its fields, those that point at others with their words, and a wide view of its place."""
    record = stored.record
    place = f"{document.file_name}, {place_of(record.start, record.page)}"
    yield Text.assemble((singular(stored.kind), "bold"), f"  {record.id}  in {place}")
    for field, value in record.model_dump(mode="json").items():
        if field not in BASE_FIELDS:
            said = "-" if value is None else as_words(value)
            yield Text.assemble(f"  {field:<14}  ", said, (f"  {links[value]}", "dim") if value in links else "")
    yield Text("")
    low, high = max(record.start - WIDER_VIEW, 0), min(record.end + WIDER_VIEW, len(text))
    before, after = text[low : record.start], text[record.end : high]
    evidence = highlighted(printable(record.words), marks=marks)
    yield Text.assemble("… " if low else "", printable(before), *evidence, printable(after), " …" if high < len(text) else "")


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
    room = (width - len(words)) // 2
    low, high = max(record.start - room, 0), min(record.end + room, len(text))
    before, after = flat_edge(text[low : record.start]), flat_edge(text[record.end : high])
    left = f"…{before.partition(' ')[2]}" if low and " " in before else before
    right = f"{after.rpartition(' ')[0]}…" if high < len(text) and " " in after else after
    return Text.assemble((left, "dim"), *highlighted(words, marks=marks), (right, "dim"))


def highlighted(words: str, *, marks: bool) -> tuple[tuple[str, str], ...]:
    """The evidence so that it stands out, on a screen or in plain text."""
    return ((MARKS[0], ""), (words, EVIDENCE), (MARKS[1], "")) if marks else ((words, EVIDENCE),)


def flat_edge(text: str) -> str:
    """Text on one line; a blank stays where there was white space at either end."""
    return re.sub(r"\s+", " ", printable(text))


def flat(text: str) -> str:
    """Text on one line."""
    return " ".join(printable(text).split())


def printable(text: str) -> str:
    """Text without the characters that a terminal would take for commands."""
    return text.translate(COMMANDS)


def singular(table: str) -> str:
    """What one record of a table is called.

    >>> singular("policy_areas"), singular("activities"), singular("amounts")
    ('policy area', 'activity', 'amount')
    """
    name = table.removesuffix("ies") + "y" if table.endswith("ies") else table.removesuffix("s")
    return name.replace("_", " ")
