"""What Datasette asks of us: our addresses, how cells look, headers, and what a visitor is told when something fails.

Datasette calls these functions for every Datasette of the process; for one that is not ours they answer nothing.
"""

import logging
from collections.abc import Awaitable, Callable, Generator, Iterable
from typing import Any

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Base400, Response
from datasette.views.base import DatasetteError
from pluggy import HookimplMarker

from publish.serve import pages, wording
from publish.serve.cells import cell_markup
from publish.serve.configuration import Look
from publish.serve.headers import with_headers
from publish.serve.methods import that_only_asks
from schema import LeidraadError

hookimpl = HookimplMarker("datasette")

App = Callable[[Any, Any, Any], Awaitable[None]]

NOT_FOUND = frozenset({"no-such-document", "no-such-record", "no-such-chart", "no-such-question", "no-such-page"})
"""Codes of errors that are the address's, not ours."""


NOT_NOW = frozenset({"database-locked", "database-read-only", "database-damaged", "not-a-database", "disk-full", "disk-error"})
"""Codes of errors that are the file's."""

TOO_LONG = "The query took longer than three seconds and was stopped. A condition on document_id or a LIMIT makes it shorter."
"""What Datasette says at more length, with a script inside."""


def is_ours(datasette: Any) -> bool:
    """Whether this Datasette serves a database of Leidraad."""
    return isinstance(getattr(datasette, "look", None), Look)


@hookimpl
def register_routes(datasette: Any) -> Iterable[tuple[str, Callable[..., Any]]]:
    """Our addresses, which go before Datasette's."""
    return pages.ROUTES if is_ours(datasette) else ()


@hookimpl
def prepare_jinja2_environment(env: Any, datasette: Any) -> None:
    """How templates say numbers, sums of money and kinds of records."""
    if is_ours(datasette):
        env.filters |= wording.FILTERS
        env.globals |= {"site": datasette.look, "database_name": datasette.name, "stylesheet": pages.stylesheet()}


@hookimpl
def render_cell(row: Any, value: object, column: str, datasette: Any) -> str | None:
    """Ids as links to their pages, money as Dutch people write it."""
    return cell_markup(value, column, row, datasette.urls) if is_ours(datasette) else None


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Nothing but reading, and the headers of every answer."""
    if not is_ours(datasette):
        return lambda app: app
    base_url = datasette.setting("base_url")
    return lambda app: with_headers(that_only_asks(app), base_url)


@hookimpl(wrapper=True)
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Generator[None, list[Any], list[Any]]:
    """What a visitor is told. Datasette would print the whole state of the program for each wrong address."""
    others = yield
    return [refusal(datasette, request, exception)] if is_ours(datasette) else others


async def refusal(datasette: Any, request: Any, exception: Exception) -> Response:
    """An error as a page, or as JSON where that was asked for; of a fault in the program nothing but that there is one."""
    title: str | None
    match exception:
        case LeidraadError():
            status, title, said = status_of(exception)
        case DatasetteError():
            status = 400 if exception.status == 500 else exception.status  # what it refuses is not the server's fault
            title, said = exception.title, TOO_LONG if exception.message_is_html else exception.message
        case QueryInterrupted():
            status, title, said = 400, "SQL Interrupted", TOO_LONG
        case MemoryError():
            status, title, said = 400, "Too much", "The query takes more memory than one may take here."
        case Base400():
            status, title, said = exception.status, None, str(exception.args[0])
        case _:
            status, title, said = 500, "Something failed", "The server could not make this page; its log says more."
    if status >= 500:
        logging.getLogger("leidraad").error("%s", request.path, exc_info=exception)
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": said, "status": status, "title": title}, status=status)
    return await datasette.page(request, "error.html", status=status, title=title, error=said)


def status_of(error: LeidraadError) -> tuple[int, str, str]:
    """How an error of ours is answered; of what is the matter with the file the visitor is told nothing."""
    if error.code in NOT_FOUND:
        return 404, "Not found", sentence(error)
    if error.code in NOT_NOW:
        return 503, "Not now", "The database cannot be read at this moment; try again later."
    return 400, "That cannot be done", sentence(error)


def sentence(error: LeidraadError) -> str:
    """What is wrong and what to do, without the place, which the visitor has given."""
    return f"{error.what[:1].upper()}{error.what[1:]}; {error.remedy}."
