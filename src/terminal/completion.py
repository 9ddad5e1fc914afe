"""What the shell offers when a user presses Tab: kinds, phases, records, and what the database that is named holds."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from store import Store

DEFAULT_DATABASE = Path("data/processed/leidraad.db")


def complete_kind(incomplete: str) -> list[str]:
    """Kinds of documents that begin so."""
    from schema import DocumentKind

    return [kind.value for kind in DocumentKind if kind.value.startswith(incomplete)]


def complete_phase(incomplete: str) -> list[str]:
    """Phases of the budget cycle that begin so."""
    from schema import Phase

    return [phase.value for phase in Phase if phase.value.startswith(incomplete)]


def complete_side(incomplete: str) -> list[str]:
    """Sides of the accounts that begin so."""
    from schema import Side

    return [side.value for side in Side if side.value.startswith(incomplete)]


def complete_convention(incomplete: str) -> list[str]:
    """Sign conventions that begin so."""
    from schema import SignConvention

    return [convention.value for convention in SignConvention if convention.value.startswith(incomplete)]


def complete_record(incomplete: str) -> list[str]:
    """Kinds of records that begin so."""
    from schema import RECORD_TABLES

    return [table for table in RECORD_TABLES if table.startswith(incomplete)]


def complete_document(ctx: typer.Context, incomplete: str) -> list[str]:
    """File names of stored documents that begin so."""
    return names_in(ctx, lambda store: [row.file_name for row in store.documents()], incomplete)


def complete_label(ctx: typer.Context, incomplete: str) -> list[str]:
    """Labels of rows that begin so."""
    return names_in(ctx, lambda store: store.labels(incomplete), incomplete)


def names_in(ctx: typer.Context, read: Callable[["Store"], Iterable[str]], incomplete: str) -> list[str]:
    """What begins so of what the database holds; nothing where it cannot be opened."""
    from schema import LeidraadError
    from store import Store

    try:
        with Store.open(Path(ctx.params.get("db") or DEFAULT_DATABASE)) as store:
            return [name for name in read(store) if name.startswith(incomplete)]
    except LeidraadError:
        return []
