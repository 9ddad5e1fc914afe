"""Who visits may ask, and nothing else: what sends something is refused before anything looks at it."""

from typing import Any

from publish.serve.headers import App

ASKING = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""


def that_only_asks(app: App) -> App:
    """The application for requests that ask; others are answered with 405."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["method"] in ASKING:
            await app(scope, receive, send)
            return
        headers = [(b"allow", ", ".join(sorted(ASKING)).encode()), (b"content-type", b"text/plain; charset=utf-8")]
        await send({"type": "http.response.start", "status": 405, "headers": headers})
        await send({"type": "http.response.body", "body": b"This website can be read, and nothing else.\n"})

    return wrapped
