"""The program `leidraad`. Its version comes at once; all else goes to the commands in `terminal`.

Scripts ask for the version most often, and to import Typer takes many times as long as to answer.
"""

import sys

from pipeline.version import VERSION


def app() -> None:
    """Runs the command line; the console script `leidraad` calls this."""
    if sys.argv[1:] == ["--version"]:
        print(f"leidraad {VERSION}")
        return
    from terminal.commands import commands

    commands(prog_name="leidraad")


if __name__ == "__main__":
    app()
