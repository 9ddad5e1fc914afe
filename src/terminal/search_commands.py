"""The command that searches the database."""

from typing import Annotated

import typer

from terminal.app import OneLineErrors, commands
from terminal.completion import DEFAULT_DATABASE
from terminal.options import AsJson, Database, OfKind, OfMunicipality
from terminal.screen import print_json

SEARCHED = ("sections", "initiatives", "goals", "activities", "documents")
"""The records whose text is searched; of documents what stands before their first heading."""

Query = Annotated[str, typer.Argument(metavar="QUERY", help='Words that must all occur; "words in a row", beginning*, -without.')]
OfYear = Annotated[int | None, typer.Option("--year", metavar="YYYY", min=1900, max=2100, help="Only documents about this year.")]
OnlySearched = Annotated[
    str | None,
    typer.Option(
        "--only",
        metavar="RECORD",
        help="Only sections, initiatives, goals, activities, or documents (before their first heading).",
    ),
]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, max=400, help="Show no more hits than this.")]


@commands.command(cls=OneLineErrors)
def search(  # noqa: PLR0913 - each is an option of the command
    query: Query,
    *,
    db: Database = DEFAULT_DATABASE,
    year: OfYear = None,
    kind: OfKind = None,
    municipality: OfMunicipality = None,
    only: OnlySearched = None,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """Search the text of the stored documents.

    Passages in which all words occur, in any of their forms: `loketten` finds `loket`. A passage is the text of a section,
    initiative, goal or activity, or of a document before its first heading.
    Words as `de` and `in` need not occur beside others; capitals and diacritics make no difference; of documents that a newer
    version supersedes nothing is shown.

    \b
    Examples:
      leidraad search 'loketten in de wijk' --year 2025 --kind voortgangsrapportage
      leidraad search '"in de wijk" -loket' --only initiatives
      leidraad search 'kade*' --json
    """
    from schema import DocumentKind
    from store import Store
    from terminal.hits import print_hits

    if kind is not None and kind not in list(DocumentKind):
        raise typer.BadParameter(f"'{kind}' is none of {', '.join(DocumentKind)}.", param_hint="--kind")
    if only is not None and only not in SEARCHED:
        raise typer.BadParameter(f"'{only}' is none of {', '.join(SEARCHED)}.", param_hint="--only")
    with Store.open(db) as store:
        found = store.search(query, year=year, kind=kind, municipality=municipality, record_kind=only, limit=limit)
    if as_json:
        print_json(found)
        return
    print_hits(found, is_filtered=any((year, kind, municipality, only)))
