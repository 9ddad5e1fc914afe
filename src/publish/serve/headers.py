"""The headers of every answer: what a page may load, and that nobody may put it in a frame."""

from collections.abc import Awaitable, Callable
from typing import Any

App = Callable[[Any, Any, Any], Awaitable[None]]

NOTHING = "default-src 'none'; frame-ancestors 'none'"
"""For what is no page."""

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing but what comes from here; no script or style inside a page runs, whoever wrote it."""

WITH_STYLES = STRICT.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
"""For Datasette's own pages, which set colours and widths inside the page."""

HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"x-frame-options": b"DENY",
}

READING = frozenset({"GET", "HEAD"})
"""What a visitor may do."""

OURS = ("/document/", "/record/", "/search", "/chart", "/ask")
"""Beginnings of the addresses of pages that have no styles inside."""


def with_headers(app: App, base_url: str = "/") -> App:
    """The application under a path, to be read only, with these headers on all its answers; one with a policy keeps its own."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["method"] not in READING:
            await refuse(send)
            return

        async def send_more(message: Any) -> None:
            if message["type"] == "http.response.start":
                own = {name.lower(): value for name, value in message.get("headers", [])}
                policy = {b"content-security-policy": policy_of("/" + scope["path"].removeprefix(base_url).lstrip("/")).encode()}
                message = {**message, "headers": [*(policy | HEADERS | own).items()]}
            await send(message)

        await app(scope, receive, send_more if scope["type"] == "http" else send)

    return wrapped


async def refuse(send: Any) -> None:
    """The answer to who does not come to read."""
    headers = [(b"allow", b"GET, HEAD"), (b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": 405, "headers": headers})
    await send({"type": "http.response.body", "body": b"Nothing can be written here."})


def policy_of(path: str) -> str:
    """What the page at an address may load.

    >>> policy_of("/record/5f3a9c21aa00bb11") == STRICT, policy_of("/leidraad/amounts") == WITH_STYLES
    (True, True)
    """
    return STRICT if path == "/" or path.startswith(OURS) else WITH_STYLES
