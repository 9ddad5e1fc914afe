"""The commands that look into the database: each parses what it is given, calls the part that does the work, and prints."""

import typer

from terminal.app import OneLineErrors, commands
from terminal.completion import DEFAULT_DATABASE
from terminal.options import (
    AnyDocumentName,
    AsJson,
    Code,
    Database,
    DocumentName,
    Label,
    Markdown,
    NoDatabase,
    OfCaption,
    OfCodes,
    OfConvention,
    OfDetail,
    OfDocument,
    OfKind,
    OfMunicipality,
    OfPhase,
    OfSide,
    OfUnit,
    Only,
    OnlyConflicts,
    RecordName,
    ShownName,
    Superseded,
    Yes,
)
from terminal.screen import print_json, remark, stdout


@commands.command("list", cls=OneLineErrors)
def list_documents(
    *,
    db: Database = DEFAULT_DATABASE,
    superseded: Superseded = False,
    as_json: AsJson = False,
) -> None:
    """List the stored documents.

    \b
    Examples:
      leidraad list
      leidraad list --all --json
    """
    from store import Store

    with Store.open(db) as store:
        documents = store.documents(include_superseded=superseded)
        counts = {document.id: store.counts(document.id) for document in documents}
    if as_json:
        print_json([{**document.model_dump(), "counts": counts[document.id]} for document in documents])
        return
    from terminal.tables import document_table

    screen = stdout()
    screen.print(document_table(documents, counts, screen.width))


@commands.command(cls=OneLineErrors)
def show(
    name: ShownName,
    *,
    db: Database = DEFAULT_DATABASE,
    only: Only = None,
    as_json: AsJson = False,
) -> None:
    """Show what was found, each record in its context.

    The records of a document come in reading order, with the words that they rest on, its tables a line each; one record
    with all its fields, and a figure of a table with the sums that it stands in.

    \b
    Examples:
      leidraad show begroting-2026.txt
      leidraad show begroting-2026.txt --only amounts
      leidraad show begroting-2026.txt --only budget_lines
      leidraad show 5f3a9c21
    """
    from store import Store
    from terminal.shown import find_shown, print_shown

    with Store.open(db) as store:
        shown = find_shown(store, name, only)
    if as_json:
        print_json(shown.as_json())
    else:
        print_shown(shown, only)


@commands.command(cls=OneLineErrors)
def tables(
    document: DocumentName,
    *,
    db: Database = DEFAULT_DATABASE,
    only_conflicts: OnlyConflicts = False,
    as_json: AsJson = False,
) -> None:
    """Show the tables of a document, with the sums that do not hold.

    Each table as it is printed: unit and sign convention, rows and columns, figures in its unit. A figure that no sum proves
    has a ? behind it; one that a sum contradicts has a ≠, and a line below the table says which sum, and by how much.

    \b
    Examples:
      leidraad tables begroting-2026.txt
      leidraad tables begroting-2026.txt --only-conflicts
      leidraad tables begroting-2026.txt --json
    """
    from store import Store
    from terminal.budget_tables import print_tables

    with Store.open(db) as store:
        row = store.find_document(document)
        found = [one for one in store.budget_tables(row.id) if one.is_conflict or not only_conflicts]
    print_tables(row, found, only_conflicts=only_conflicts, as_json=as_json)


@commands.command(cls=OneLineErrors)
def series(  # noqa: PLR0913 - each is an option of the command
    label: Label,
    *,
    db: Database = DEFAULT_DATABASE,
    municipality: OfMunicipality = None,
    phase: OfPhase = None,
    side: OfSide = None,
    unit: OfUnit = None,
    convention: OfConvention = None,
    kind: OfKind = None,
    document: OfDocument = None,
    caption: OfCaption = None,
    detail: OfDetail = None,
    codes: OfCodes = None,
    as_json: AsJson = False,
) -> None:
    """Print the figures of a row over the years, in euros.

    Figures of different phases, sides, units, sign conventions or municipalities never stand in one series: the error says
    which option to add, and the choices. A figure that a sum contradicts is marked.

    \b
    Examples:
      leidraad series 'Wonen / Lasten' --phase actual
      leidraad series Saldo --caption Wonen --phase approved --municipality Leiden
      leidraad series 6.71 --side expenditure --phase approved --json
    """
    from store import SeriesFilters, Store
    from terminal.series import print_series

    filters = SeriesFilters(municipality=municipality, phase=phase, side=side, unit=unit, convention=convention, kind=kind)
    filters |= SeriesFilters(document=document, caption=caption, detail=detail, codes=codes)
    with Store.open(db) as store:
        points = store.series(label, **filters)
    print_series(points, as_json=as_json)


@commands.command(cls=OneLineErrors)
def issues(
    document: AnyDocumentName = None,
    *,
    db: Database = DEFAULT_DATABASE,
    code: Code = None,
    as_json: AsJson = False,
) -> None:
    """List what was seen and not settled (aandachtspunten).

    \b
    Examples:
      leidraad issues
      leidraad issues begroting-2026.txt --code unclaimed-amount
    """
    from store import Store
    from terminal.tables import issue_table

    with Store.open(db) as store:
        found = store.issues(store.find_document(document).id if document else None)
    found = [stored for stored in found if code in (None, stored.issue.code)]
    if as_json:
        print_json([{"document_id": one.document_id, "file_name": one.file_name, **one.issue.model_dump()} for one in found])
    elif found:
        stdout().print(issue_table(found))


@commands.command(cls=OneLineErrors)
def remove(
    document: DocumentName,
    *,
    db: Database = DEFAULT_DATABASE,
    yes: Yes = False,
) -> None:
    """Remove a document with its records.

    A version that it had superseded is current again.

    \b
    Examples:
      leidraad remove begroting-2026.txt
    """
    from store import Store

    with Store.open(db) as store:
        found = store.find_document(document)
        records = sum(store.counts(found.id).values())
        if not yes:
            typer.confirm(f"Remove {found.source_path} ({found.id}) with {records} records?", abort=True, err=True)
        store.remove_document(found.id)
    remark(f"removed {found.source_path} with {records} records")


@commands.command(cls=OneLineErrors)
def schema(
    record: RecordName = None,
    *,
    markdown: Markdown = False,
    _db: NoDatabase = DEFAULT_DATABASE,
) -> None:
    """Print the JSON Schema of the records.

    That of all that is found in a document, or of one kind of record.

    \b
    Examples:
      leidraad schema > extraction.schema.json
      leidraad schema amounts
      leidraad schema --markdown > docs/records.md
    """
    from schema import RECORD_TABLES, Extraction
    from schema.dictionary import write_dictionary

    if markdown:
        typer.echo(write_dictionary(), nl=False)
        return
    if record is not None and record not in RECORD_TABLES:
        raise typer.BadParameter(f"'{record}' is none of {', '.join(RECORD_TABLES)}.", param_hint="RECORD")
    model = RECORD_TABLES[record] if record else Extraction
    print_json(model.model_json_schema(mode="serialization"))
