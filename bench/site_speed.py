"""Measures how long the pages of the website take, asked of `leidraad serve` by its address, on a library of generated reports.

A first page is the first one that a server is asked for after it has said that it is there.
"""

import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode
from urllib.request import urlopen

from bench.search_speed import percentile
from schema import RECORD_TABLES
from store import Store
from store.questions import questions

EACH = 10
"""Documents, and records of a kind, that are opened."""

ROUNDS = 3
ROOT = Path(__file__).resolve().parent.parent

CHARTS = ("budget-by-programme", "actual-against-approved", "initiatives-by-status", "coverage-by-document")
TABLES = ("documents", "initiatives", "amounts", "budget_lines", "issues")
QUERIES = {"promised-in-programme": "?programme=1"}
"""What is asked of a question whose default answer is no programme of the library."""

WORDS = ("loketten", "de", '"in de"', "loketten wijk")

Get = Callable[[str], float]
"""Opens the page at an address, and tells how many milliseconds that took."""


class Pages(NamedTuple):
    """Pages of one kind."""

    name: str
    addresses: tuple[str, ...]


class Measured(NamedTuple):
    """Milliseconds that pages of one kind took."""

    name: str
    first: float
    """The first page of a fresh server."""
    others: tuple[float, ...]


def pages_of(store: Store) -> Iterator[Pages]:
    """Every kind of page that there is, with some of its addresses."""
    documents = evenly(store, "SELECT id FROM documents ORDER BY id")
    largest = store.connection.execute("SELECT id FROM documents ORDER BY characters DESC, id").fetchone()[0]
    one = store.find_document(largest)
    narrowed = {"municipality": one.municipality, "year": one.year, "document": one.id, "kind": one.kind}
    filters = ("", *(f"?{urlencode({name: value})}" for name, value in narrowed.items() if value is not None))
    yield Pages("home", tuple(f"/{asked}" for asked in filters[:3]))
    yield Pages("document", tuple(f"/document/{document}" for document in (largest, *documents)))
    for table in RECORD_TABLES:
        found = evenly(store, f"SELECT id FROM {table} ORDER BY id")
        yield Pages(f"record: {table}", tuple(f"/record/{record}" for record in found))
    yield Pages("search", tuple(f"/search?q={quote(words)}{more}" for words in WORDS for more in ("", f"&year={one.year}")))
    for name in CHARTS:
        yield Pages(f"chart: {name}", tuple(f"/chart/{name}{asked}" for asked in filters))
    for question in questions():
        yield Pages(f"question: {question.name}", (f"/ask/{question.name}{QUERIES.get(question.name, '')}",))
    for table in TABLES:
        yield Pages(f"table: {table}", (f"/{store.path.stem}/{table}", f"/{store.path.stem}/{table}?document_id={one.id}"))


def evenly(store: Store, query: str) -> list[str]:
    """Some of the ids that a query gives, from the first to the last."""
    ids = [row[0] for row in store.connection.execute(query)]
    return ids[:: max(len(ids) // EACH, 1)][:EACH]


@contextmanager
def server(path: Path) -> Iterator[Get]:
    """A website that is there until it is no longer needed."""
    command = [sys.executable, "-m", "cli", "serve", "--db", str(path), "--port", "0"]
    environment = {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        base = process.stdout.readline().split(" at ")[1].split()[0].rstrip("/")

        def get(address: str) -> float:
            start = time.perf_counter()
            with urlopen(base + address) as answer:
                answer.read()
            return (time.perf_counter() - start) * 1e3

        try:
            yield get
        finally:
            process.send_signal(signal.SIGINT)


def time_pages(path: Path, kinds: Sequence[Pages], rounds: int) -> Iterator[Measured]:
    """How long the pages of each kind take: of the rounds of a page the middle one counts."""
    for kind in kinds:
        with server(path) as get:
            first = get(kind.addresses[0])
            others = (statistics.median(get(address) for _ in range(rounds)) for address in kind.addresses)
            yield Measured(kind.name, first, tuple(others))


def print_site_speed(path: Path, rounds: int = ROUNDS) -> None:
    """One Markdown table: a row for each kind of page."""
    with Store.open(path) as store:
        kinds = [*pages_of(store)]
        reports = len(store.documents(include_superseded=True))
    print(f"## Pages over {reports:,} generated reports\n")
    print("| pages | number | first, ms | median, ms | 95 % within, ms | slowest, ms |\n| --- | --: | --: | --: | --: | --: |")
    for name, first, others in time_pages(path, kinds, rounds):
        middle, most = statistics.median(others), percentile(others, 0.95)
        print(f"| {name} | {len(others)} | {first:.0f} | {middle:.0f} | {most:.0f} | {max(others):.0f} |", flush=True)
    print()
