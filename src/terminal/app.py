"""The program as Typer has it, and what goes for all its commands: one line for each error, and its exit code."""

from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from pipeline.version import VERSION
from terminal.screen import remark

commands = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class OneLineErrors(TyperCommand):
    """A command whose LeidraadErrors come out as one line on stderr with exit code 1, and Ctrl-C as one with 130."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command."""
        from schema import LeidraadError

        try:
            return super().invoke(ctx)
        except LeidraadError as error:
            remark(str(error))
            raise typer.Exit(1) from error
        except KeyboardInterrupt as interrupt:
            remark("stopped; what was finished stays")
            raise typer.Exit(130) from interrupt


def print_version(wanted: bool) -> None:
    """Prints the version and ends, if that is wanted."""
    if wanted:
        typer.echo(f"leidraad {VERSION}")
        raise typer.Exit


@commands.callback()
def leidraad(
    _: Annotated[bool, typer.Option("--version", is_eager=True, callback=print_version, help="Print the version.")] = False,
) -> None:
    """From Dutch planning and control documents to typed records with their evidence, in one SQLite file.

    Reads begrotingen, voortgangsrapportages, jaarstukken, kaderbrieven and beleidsplannen, and finds in them programmes
    (programma's), goals (doelen), activities (prestaties), initiatives (initiatieven), amounts (bedragen), dates (data),
    citations (verwijzingen), and financial tables (begrotingstabellen) with their sums checked.

    \b
    Examples:
      leidraad ingest reports/              read what is new in a folder
      leidraad list                         what is stored
      leidraad show begroting-2026.txt      what was found in it, with its evidence
      leidraad tables begroting-2026.txt    its tables, and the sums that do not hold
      leidraad issues                       what was seen and not settled

    Exit code 0: all well; 1: something failed, with a line on stderr; 2: wrong usage.
    """
