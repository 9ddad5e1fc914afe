"""The command that serves the database as a website."""

from pathlib import Path
from typing import Annotated

import typer

from terminal.app import OneLineErrors, commands
from terminal.completion import DEFAULT_DATABASE
from terminal.options import Database
from terminal.screen import remark

Port = Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port; 0 is any that is free.")]
Host = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="The address; others can reach it with --public only.")]
Public = Annotated[bool, typer.Option("--public", help="Let others in: needed for a --host that other machines can reach.")]
SiteFile = Annotated[
    Path | None,
    typer.Option("--site", metavar="FILE.toml", help="Your own title, description, licence and source (docs/publishing.md)."),
]
BaseUrl = Annotated[
    str, typer.Option("--base-url", metavar="PATH", help="The path that it stands under behind a proxy, as /begroting/.")
]
Opened = Annotated[bool, typer.Option("--open", help="Open it in the browser.")]

WHAT_IS_OPEN = (
    "open to whoever can reach this address: all documents with their texts and records, the pages of PDFs as pictures, and "
    "SQL of three seconds a query; nothing can be written, and paths of this machine are not shown"
)


@commands.command(cls=OneLineErrors)
def serve(
    *,
    db: Database = DEFAULT_DATABASE,
    port: Port = 8001,
    host: Host = "127.0.0.1",
    public: Public = False,
    site: SiteFile = None,
    base_url: BaseUrl = "/",
    opened: Opened = False,
) -> None:
    """Serve the database as a website, read only.

    Pages for documents and records, search, charts, questions with their answers, and all tables as Datasette shows them.
    Only this machine can open it, unless --host and --public say otherwise. Ctrl-C stops it.

    \b
    Examples:
      leidraad serve --open
      leidraad serve --db city.db --port 8080
      leidraad serve --host 0.0.0.0 --public
      leidraad serve --site about.toml --base-url /begroting/
    """
    from publish.serve import check_host, is_loopback, make_app, serve

    def announce(address: str) -> None:
        typer.echo(f"{db.name} is served at {address} (Ctrl-C stops it)")
        if not is_loopback(host):
            remark(WHAT_IS_OPEN)

    check_host(host, public=public)
    serve(make_app(db, site, base_url), host, port, base_url=base_url, opened=opened, announce=announce)
