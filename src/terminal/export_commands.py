"""The commands that take data away: exports, plots, and the dictionary that explains them."""

from pathlib import Path
from typing import Annotated

import typer

from terminal.app import OneLineErrors, commands
from terminal.completion import DEFAULT_DATABASE, complete_phase, complete_side
from terminal.options import Database, NoDatabase, OfDocument, OfKind, OfMunicipality, Superseded, Year
from terminal.screen import print_json, remark, remark_all


def complete_format(incomplete: str) -> list[str]:
    """Formats of an export that begin so."""
    from publish.export import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


def complete_chart(incomplete: str) -> list[str]:
    """Charts whose name begins so."""
    from publish.charts import CHARTS

    return [name for name in CHARTS if name.startswith(incomplete)]


Target = Annotated[
    Path, typer.Option("--to", metavar="FOLDER", help="The folder to write; it is made, and must not hold other files.")
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        autocompletion=complete_format,
        help="csv, jsonl, parquet, xlsx or datapackage (CSV with a description of all columns, for publishing).",
    ),
]
Replace = Annotated[bool, typer.Option("--replace", help="Take the place of an earlier export in that folder.")]
SetTitle = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Title of the data package.")]
Publisher = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Who publishes the data package.")]
Contact = Annotated[
    str | None, typer.Option("--contact", metavar="ADDRESS", help="E-mail or web address for questions about it.")
]
Licence = Annotated[
    str | None, typer.Option("--licence", metavar="LICENCE", help="Its licence: CC0-1.0, CC-BY-4.0 ..., or a web address.")
]
ExportAsJson = Annotated[bool, typer.Option("--json", help="Print what was written as JSON, for programs.")]

ChartName = Annotated[
    str,
    typer.Argument(
        metavar="CHART",
        autocompletion=complete_chart,
        help="budget-by-programme, actual-against-approved, initiatives-by-status or coverage-by-document.",
    ),
]
Picture = Annotated[
    Path | None, typer.Option("--to", metavar="FILE.svg|FILE.png", help="The picture to write, by default CHART.svg here.")
]
ChartPhase = Annotated[
    str | None,
    typer.Option(
        "--phase",
        metavar="PHASE",
        autocompletion=complete_phase,
        help="Of the budget by programme: figures of this phase instead of approved (begroting).",
    ),
]
ChartSide = Annotated[
    str | None,
    typer.Option(
        "--side",
        metavar="SIDE",
        autocompletion=complete_side,
        help="Figures of this side; of the budget by programme expenditure (lasten) by default.",
    ),
]
SpecAsJson = Annotated[bool, typer.Option("--json", help="Print the chart's Vega-Lite specification, and write no picture.")]


@commands.command(cls=OneLineErrors)
def export(  # noqa: PLR0913 - each is an option of the command
    *,
    to: Target,
    form: Format = "csv",
    document: OfDocument = None,
    kind: OfKind = None,
    year: Year = None,
    superseded: Superseded = False,
    replace: Replace = False,
    title: SetTitle = None,
    publisher: Publisher = None,
    contact: Contact = None,
    licence: Licence = None,
    db: Database = DEFAULT_DATABASE,
    as_json: ExportAsJson = False,
) -> None:
    """Write the tables as files that other programs read.

    All records with the reports that they are from, and the views that join them. Texts that a spreadsheet would run as
    formulas are escaped with an apostrophe in CSV and Excel. Paths of this machine stay here.

    \b
    Examples:
      leidraad export --to open-data --format parquet
      leidraad export --to begroting --format xlsx --document begroting-2026.pdf
      leidraad export --to package --format datapackage --publisher 'Gemeente Meerdrecht' --licence CC0-1.0
    """
    from publish.export import FORMATS, About, export_database
    from store import ExportFilters, Store

    if form not in FORMATS:
        raise typer.BadParameter(f"'{form}' is none of {', '.join(FORMATS)}.", param_hint="--format")
    check_kind(kind)
    about = About(title=title, publisher=publisher, contact=contact, licence=licence)
    filters = ExportFilters(document=document, kind=kind, year=year, superseded=superseded)
    with Store.open(db) as store:
        exported = export_database(store, to, form, filters, about, replace=replace)
    if as_json:
        print_json(exported)
        return
    from terminal.wording import counted

    remark_all(exported.remarks)
    number = counted(exported.documents, "document")
    remark(
        f"{exported.folder}: {number}, {counted(sum(exported.rows.values()), 'row')} in {counted(len(exported.rows), 'table')}"
    )


@commands.command(cls=OneLineErrors)
def plot(  # noqa: PLR0913 - each is an option of the command
    chart: ChartName,
    *,
    to: Picture = None,
    municipality: OfMunicipality = None,
    year: Year = None,
    document: OfDocument = None,
    kind: OfKind = None,
    phase: ChartPhase = None,
    side: ChartSide = None,
    db: Database = DEFAULT_DATABASE,
    as_json: SpecAsJson = False,
) -> None:
    """Draw a chart as a picture.

    It needs no server and no network. Figures of different municipalities, phases, sides or sign conventions never stand in
    one panel.

    \b
    Examples:
      leidraad plot budget-by-programme
      leidraad plot actual-against-approved --year 2024 --side expenditure --to rekening.png
      leidraad plot coverage-by-document --municipality Meerdrecht --to coverage.svg
    """
    from publish.charts import CHARTS, chart_data, chart_spec, draw_chart
    from schema import Phase, Side
    from store import ChartFilters, Store

    if chart not in CHARTS:
        raise typer.BadParameter(f"'{chart}' is none of {', '.join(CHARTS)}.", param_hint="CHART")
    picture = to or Path(f"{chart}.svg")
    if picture.suffix.lower() not in (".svg", ".png"):
        raise typer.BadParameter(f"'{picture}' ends in neither .svg nor .png.", param_hint="--to")
    check_kind(kind)
    for option, value, known in (("phase", phase, list(Phase)), ("side", side, list(Side))):
        if value is not None and option not in CHARTS[chart].filters:
            raise typer.BadParameter(f"{chart} has no {option}s.", param_hint=f"--{option}")
        if value is not None and value not in known:
            raise typer.BadParameter(f"'{value}' is none of {', '.join(known)}.", param_hint=f"--{option}")
    filters = ChartFilters(municipality=municipality, year=year, document=document, kind=kind, phase=phase, side=side)
    with Store.open(db) as store:
        spec = chart_spec(chart, chart_data(store, chart, filters))
    if as_json:
        print_json(spec)
        return
    draw_chart(spec, picture)
    remark(f"{picture}: {CHARTS[chart].title}")


@commands.command(cls=OneLineErrors)
def dictionary(
    *,
    _db: NoDatabase = DEFAULT_DATABASE,
) -> None:
    """Print what each table and column holds, in Markdown.

    The tables, views and columns of a database, as docs/data-dictionary.md has them.

    \b
    Examples:
      leidraad dictionary > docs/data-dictionary.md
    """
    from publish.export import write_dictionary
    from store import empty_tables

    typer.echo(write_dictionary(empty_tables()), nl=False)


def check_kind(kind: str | None) -> None:
    """Raises BadParameter for a kind of document that there is not."""
    from schema import DocumentKind

    if kind is not None and kind not in list(DocumentKind):
        raise typer.BadParameter(f"'{kind}' is none of {', '.join(DocumentKind)}.", param_hint="--kind")
