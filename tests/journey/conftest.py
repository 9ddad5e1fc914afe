"""The samples as a website, served as its users serve it, and a visitor whose browser is watched."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from tests.browser import Visitor
from tests.conftest import ROOT, environment

LEIDRAAD = (sys.executable, "-m", "cli")


@dataclass(frozen=True)
class Site:
    """The website, and the database that it shows."""

    address: str
    database: Path

    def look_up(self, query: str) -> str:
        """The first value that a query gives."""
        with closing(sqlite3.connect(self.database)) as connection:
            return str(connection.execute(query).fetchone()[0])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The samples, read and served with the program's own commands; it says nothing on its standard error."""
    database = tmp_path_factory.mktemp("site") / "meerdrecht.db"
    read = [*LEIDRAAD, "ingest", str(ROOT / "data" / "raw"), "--profile", str(ROOT / "data" / "profiles"), "--db", str(database)]
    subprocess.run(read, cwd=ROOT, env=environment(), check=True, capture_output=True)
    serve = [*LEIDRAAD, "serve", "--db", str(database), "--port", "0"]
    with subprocess.Popen(
        serve, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        try:
            yield Site(server.stdout.readline().split(" at ")[1].split()[0].rstrip("/"), database)
        finally:
            server.send_signal(signal.SIGINT)
            said = server.stderr.read()
        assert (server.wait(20), said) == (0, "")


@pytest.fixture
def visitor(browser: Chrome, site: Site) -> Iterator[Visitor]:
    """Someone at a desk, on the home page; no page may have a fault, or ask anything of another machine."""
    someone = Visitor(browser)
    someone.go(site.address)
    yield someone
    assert someone.faults() == []
    assert_asked_here(someone, site)


def assert_asked_here(visitor: Visitor, site: Site) -> None:
    """All that the browser asked for was asked of the site, or of a file; and it was noted at all."""
    asked = visitor.requested()
    assert any(address.startswith(site.address) for address in asked)
    assert [address for address in asked if not address.startswith((f"{site.address}/", "file:///", "data:", "blob:"))] == []
