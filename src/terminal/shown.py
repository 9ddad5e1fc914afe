"""What `show` is about: a document with its records, or one record with all that is known of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import typer
from rich.text import Text

from schema import RECORD_TABLES, LeidraadError
from store import DocumentRow, Store, StoredRecord, StoredTable
from terminal.budget_tables import budget_table_parts
from terminal.evidence import document_lines, lone_record_lines, record_lines, sum_lines
from terminal.screen import remark, stdout
from terminal.wording import flat

IN_TABLES = {"budget_lines", "checks", "indicators"}
"""Kinds of records that a document is shown without, unless one of them is asked for: its tables stand for them."""


@dataclass(frozen=True)
class Shown:
    """A document with its records, or one record with the words of those that it points at; and the tables of either."""

    document: DocumentRow
    text: str
    records: Sequence[StoredRecord]
    tables: Sequence[StoredTable] = ()
    alone: bool = False
    links: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> object:
        """The records as JSON, each with its kind; a lone one by itself."""
        found = [{"kind": one.kind, "document_id": one.document_id, **one.record.model_dump()} for one in self.records]
        return found[0] if self.alone else {**self.document.model_dump(), "records": found}


def find_shown(store: Store, name: str, only: str | None) -> Shown:
    """The document of this name with its records, else the record; raises LeidraadError where there is neither."""
    if only is not None and only not in RECORD_TABLES:
        raise typer.BadParameter(f"'{only}' is none of {', '.join(RECORD_TABLES)}.", param_hint="--only")
    try:
        document = store.find_document(name)
    except LeidraadError as error:
        stored = store.find_record(name) if error.code == "no-such-document" else None
        if stored is None:
            raise
        document = store.find_document(stored.document_id)
        tables = store.budget_tables(document.id)
        links = {other.record.id: flat(other.record.words) for other in store.records_of(document.id)}
        links |= {one.table.id: flat(one.table.caption) for one in tables if one.table.caption}
        return Shown(document, store.text_of(document.id), [stored], tables, alone=True, links=links)
    records = [stored for stored in store.records_of(document.id) if only in (None, stored.kind)]
    return Shown(document, store.text_of(document.id), records, store.budget_tables(document.id))


def print_shown(shown: Shown, only: str | None) -> None:
    """The records with their evidence: highlighted on a terminal, between marks elsewhere."""
    if shown.alone:
        print_lone(shown)
        return
    screen = stdout()
    for line in document_lines(shown.document):
        screen.print(line)
    records = [stored for stored in shown.records if only or stored.kind not in IN_TABLES]
    for line in record_lines(records, shown.text, shown.tables, screen.width, marks=not screen.is_terminal):
        screen.print(line, no_wrap=True, overflow="ellipsis")
    if len(records) < len(shown.records):
        remark(f"the figures of its tables: leidraad tables {shown.document.file_name}")


def print_lone(shown: Shown) -> None:
    """One record: a table as it is printed, any other with its fields, the sums that it stands in, and its place."""
    screen = stdout()
    record = shown.records[0].record
    for stored in shown.tables:
        if stored.table.id == record.id:
            for part in budget_table_parts(stored, screen.width):
                screen.print(part)
            return
    for line in lone_record_lines(shown.records[0], shown.document, shown.text, shown.links, marks=not screen.is_terminal):
        screen.print(line)
    if sums := list(sum_lines(record.id, shown.tables)):
        screen.print(Text("\nSums", style="bold"))
        for line in sums:
            screen.print(line)
