"""What the shell offers when a user presses Tab: kinds, records, and the documents of the database that is named."""

from pathlib import Path

import typer

DEFAULT_DATABASE = Path("data/processed/leidraad.db")


def complete_kind(incomplete: str) -> list[str]:
    """Kinds of documents that begin so."""
    from schema import DocumentKind

    return [kind.value for kind in DocumentKind if kind.value.startswith(incomplete)]


def complete_record(incomplete: str) -> list[str]:
    """Kinds of records that begin so."""
    from schema import RECORD_TABLES

    return [table for table in RECORD_TABLES if table.startswith(incomplete)]


def complete_document(ctx: typer.Context, incomplete: str) -> list[str]:
    """File names of stored documents that begin so; none where the database cannot be opened."""
    from schema import LeidraadError
    from store import Store

    try:
        with Store.open(Path(ctx.params.get("db") or DEFAULT_DATABASE)) as store:
            return [row.file_name for row in store.documents() if row.file_name.startswith(incomplete)]
    except LeidraadError:
        return []
