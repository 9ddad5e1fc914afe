"""The database as a website: Datasette with pages of our own, read only."""

import re
import socket
import webbrowser
from collections.abc import Callable
from importlib import import_module
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from publish.libraries import extra_for
from schema import LeidraadError
from store import Store

LIBRARIES = ("datasette", "jinja2", "markupsafe", "pluggy", "uvicorn", "vl_convert")
"""What the website needs: one that is missing is told at the start, and not when somebody opens the page that needs it."""

OUR_PAGES = frozenset({"document", "record", "search", "chart", "review", "ask", "-"})
"""Beginnings of addresses of our own, which neither the database nor the path before all addresses can have as its name."""


def make_app(path: Path, own_look: Path | None = None, base_url: str = "/") -> Any:
    """The website as an ASGI application, with what the publisher tells in the file `own_look`, under the path `base_url`.

    Raises LeidraadError as `Store.open` and `site_look` do; `bad-base-url` and `missing-extra`.
    """
    if not re.fullmatch(r"/([\w.~-]+/)*", base_url, re.ASCII) or base_url.split("/")[1] in OUR_PAGES:
        what = "this is no path that the website can stand under"
        raise LeidraadError("bad-base-url", base_url, what, "give one that begins and ends with a slash, as /begroting/")
    with Store.open(path):
        pass  # brought up to date, or refused, before anyone looks
    with extra_for("serve"):
        for library in LIBRARIES:
            import_module(library)
        from publish.serve.site import Site
    site = Site(path, own_look, base_url)
    site.warm_up()
    return site.app()


def check_host(host: str, *, public: bool) -> None:
    """Raises LeidraadError `not-public` for a host that others can reach, unless that is meant."""
    if not public and not is_loopback(host):
        what = "others could open the database there"
        raise LeidraadError("not-public", host, what, "add --public if that is meant, or leave out --host")


def serve(app: Any, host: str, port: int, *, base_url: str, opened: bool, announce: Callable[[str], None]) -> None:
    """Serves the website until it is stopped; `announce` is called with the address once it can be opened.

    Raises LeidraadError `port-in-use` or `no-such-host`.
    """
    import uvicorn

    with listen(host, port) as listener:
        address = address_of(listener) + base_url
        announce(address)
        if opened:
            webbrowser.open(address)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, date_header=False)
        try:
            uvicorn.Server(config).run(sockets=[listener])
        except KeyboardInterrupt:
            return


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a host name.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("::1"), is_loopback("0.0.0.0"), is_loopback("example.org")
    (True, True, True, False, False)
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def listen(host: str, port: int) -> socket.socket:
    """A socket at which visitors can knock already; port 0 is any that is free."""
    try:
        family, kind, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind)
    except OSError as error:
        raise LeidraadError("no-such-host", host, "this machine has no such address", "name another with --host") from error
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        listener.listen()
    except OSError as error:
        listener.close()
        what = f"it cannot be opened: {(error.strerror or 'refused').lower()}"
        raise LeidraadError("port-in-use", f"{host}:{port}", what, "name another with --port") from error
    return listener


def address_of(listener: socket.socket) -> str:
    """The web address of a socket, without a path."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
