"""Measures how long a search takes, over a fixed mix of queries on a library of generated reports."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import chain, cycle
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from bench.library import FIRST_YEAR, KINDS, library_words, make_report, municipalities, vocabulary
from store import Store
from store.lemmas import load_lemmas
from store.search_query import search_words

RARE, PAIRS, PHRASES, COMMON = 40, 80, 40, 40
"""Queries of each group."""

ROUNDS = 3
FRESH = 5
"""Processes in which a first search is timed."""


FIRST_SEARCHES = """
import sys, time
from pathlib import Path
from store import Store
from store.lemmas import load_lemmas

def search():
    start = time.perf_counter()
    with Store.open(Path(sys.argv[1])) as store:
        store.search("loketten wijk")
    print((time.perf_counter() - start) * 1e3)

if sys.argv[2] == "warm":
    load_lemmas()
search()
"""
"""A program that opens the file and searches it once, with the lemmas loaded or not."""


Narrowing = dict[str, Any]
"""Filters of a search, by name."""


class Asked(NamedTuple):
    """A query of the mix, and a record whose text answers it."""

    group: str
    query: str
    record_id: str | None
    """None for a common word, which most records hold."""


def query_mix(reports: int) -> tuple[Asked, ...]:
    """The queries for a library of so many reports: all but the common words are taken from the text of an initiative."""
    rng = Random(2025)
    common = (Asked("common words", word, None) for word in library_words().small[:COMMON])
    return (*rare_words(rng, reports), *pairs(rng, reports), *phrases(rng, reports), *common)


def rare_words(rng: Random, reports: int) -> Iterator[Asked]:
    """The rarest word of an initiative."""
    ranks = {word: rank for rank, word in enumerate(vocabulary().words)}
    for _ in range(RARE):
        record_id, lines = some_initiative(rng, reports)
        words = [word for line in lines for word in line]
        yield Asked("rare words", max(words, key=lambda word: ranks.get(word, -1)), record_id)


def pairs(rng: Random, reports: int) -> Iterator[Asked]:
    """Two words of an initiative, from wherever in it; none that a search may leave out."""
    left_out = search_words().function_words
    for _ in range(PAIRS):
        record_id, lines = some_initiative(rng, reports)
        words = sorted({word for line in lines for word in line} - left_out)
        yield Asked("pairs", " ".join(rng.sample(words, 2)), record_id)


def phrases(rng: Random, reports: int) -> Iterator[Asked]:
    """Three words in a row."""
    for _ in range(PHRASES):
        record_id, lines = some_initiative(rng, reports)
        line = rng.choice(lines)
        first = rng.randrange(len(line) - 2)
        yield Asked("phrases", f'"{" ".join(line[first : first + 3])}"', record_id)


def some_initiative(rng: Random, reports: int) -> tuple[str, list[list[str]]]:
    """An initiative of the library, with the words of each of its sentences of prose."""
    report = remade_report(rng.randrange(reports))
    initiative = rng.choice(report.initiatives)
    text = report.document.text[initiative.body_start : initiative.body_end]
    lines = [line.rstrip(".").lower().split() for line in text.split("\n") if "€" not in line]
    return initiative.id, [line for line in lines if len(line) > 2]


remade_report = cache(make_report)
"""Reports that are made again for their words."""


def narrowings() -> Iterator[Narrowing]:
    """Filters by year, kind, municipality and kind of record, in turn."""
    of_documents = {"year": FIRST_YEAR + 4, "kind": KINDS[0].value, "municipality": municipalities()[0]}
    return cycle([*({name: value} for name, value in of_documents.items()), {"record_kind": "initiatives"}])


def time_queries(store: Store, queries: Sequence[Asked], rounds: int) -> dict[str, list[float]]:
    """Milliseconds that each query takes in the middle one of its rounds, by group; the last group is all, narrowed down."""
    load_lemmas()
    groups: dict[str, list[float]] = {}
    for asked in queries:
        groups.setdefault(asked.group, []).append(milliseconds(partial(store.search, asked.query), rounds))
    groups["all"] = [*chain.from_iterable(groups.values())]
    groups["all, narrowed down"] = [
        milliseconds(partial(store.search, asked.query, **narrowing), rounds)
        for asked, narrowing in zip(queries, narrowings(), strict=False)
    ]
    return groups


def milliseconds(act: Callable[[], object], rounds: int) -> float:
    """How long something takes in the middle one of its rounds."""
    taken: list[float] = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1e3)
    return statistics.median(taken)


def first_search(path: Path, lemmas: str) -> float:
    """Milliseconds that the first search of a fresh process takes, the file opened: the middle one of some."""
    command = [sys.executable, "-c", FIRST_SEARCHES, str(path), lemmas]
    return statistics.median(float(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(FRESH))


def percentile(times: Sequence[float], share: float) -> float:
    """The time that this share of the queries needs no more than."""
    return sorted(times)[round(share * len(times)) - 1]


def print_search_speed(path: Path, rounds: int = ROUNDS) -> None:
    """One Markdown table: a row for each group of queries, and one for all."""
    with Store.open(path) as store:
        reports = len(store.documents(include_superseded=True))
        groups = time_queries(store, query_mix(reports), rounds)
    print(f"## Searching {reports:,} generated reports\n")
    print("| queries | number | median, ms | 95 % within, ms | slowest, ms |\n| --- | --: | --: | --: | --: |")
    for name, times in groups.items():
        middle, most = statistics.median(times), percentile(times, 0.95)
        print(f"| {name} | {len(times)} | {middle:.1f} | {most:.1f} | {max(times):.1f} |")
    cold, warmed = first_search(path, "cold"), first_search(path, "warm")
    print(f"\nThe first search of a process takes {warmed:.0f} ms, and {cold:.0f} where it loads the lemmas.\n")
