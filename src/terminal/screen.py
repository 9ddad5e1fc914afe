"""Where output goes: data to stdout, progress and remarks to stderr, colour and bars only where a person is looking."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import Console

WIDTH_OF_A_PIPE = 10_000
"""What reads a pipe wants whole rows, however long."""


def stdout() -> "Console":
    """The screen for tables: as wide as the terminal; in a pipe as wide as the rows, without colour."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else WIDTH_OF_A_PIPE
    return Console(width=width, highlight=False, markup=False, emoji=False)


def print_json(value: object) -> None:
    """Prints models, dataclasses, dates and decimals as JSON, control characters as JSON may write them."""
    from pydantic_core import to_json

    from terminal.wording import CONTROLS

    written = {code: f"\\u{code:04x}" for code in CONTROLS if code > 126}
    typer.echo(to_json(value, indent=2).decode().translate(written))


def remark(text: str) -> None:
    """Says something in one line to the person at the terminal, beside the data."""
    from terminal.wording import one_line

    typer.echo(one_line(text), err=True)


def remark_all(lines: Iterable[object]) -> None:
    """Says several things, a line each."""
    for line in lines:
        remark(str(line))


@contextmanager
def progress_bar(total: int, what: str) -> Iterator[Callable[[object], None]]:
    """A progress bar on stderr where that is a terminal; gives what is to be called as each of `total` is done.

    It has no thread of its own: a process that has some cannot be forked without care.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(compact=True))
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(what, total=total)

        def advance(_: object) -> None:
            bar.advance(task)
            bar.refresh()

        yield advance
