"""A load of generated tables, and how long reading and extraction take over more and more of them."""

from collections.abc import Sequence
from functools import partial
from itertools import cycle
from random import Random

from bench.table_flattenings import Flattening
from bench.table_forms import Rendered, UnitPlace, random_form, random_table, render
from bench.table_words import table_words
from bench.timing import Timing, time_in_turn
from extract.extractors import extract_all
from ingest import document_from_text
from schema import Document

TABLES = (10, 100, 1_000)
ROUNDS = 3
SEED = 20_240_101
OPENING = "Programmabegroting 2024\n\nGemeente Meerdrecht"


def make_report(tables: int, rng: Random) -> str:
    """A report with so many tables, each in a form of its own."""
    return report_of(make_parts(tables, rng))


def make_parts(tables: int, rng: Random, flattenings: Sequence[Flattening] = tuple(Flattening)) -> list[Rendered]:
    """So many tables, each in a form of its own that states its unit: a table without one may go on in that of another."""
    parts: list[Rendered] = []
    while len(parts) < tables:
        flattening = rng.choice(flattenings)
        table = random_table(rng, flattening)
        form = random_form(table, rng, flattening, may_be_cut=False)
        if form.unit_place is not UnitPlace.NOWHERE:
            parts.append(render(table, form))
    return parts


def report_of(parts: Sequence[Rendered]) -> str:
    """The tables in one text, each under the heading of a policy area."""
    headings = cycle(area for areas in table_words().programmes.values() for area in areas)
    pieces = [f"{heading}\n\n{part.text.rstrip()}" for heading, part in zip(headings, parts, strict=False)]
    return "\n\n".join((OPENING, *pieces)) + "\n"


def print_table_load(sizes: Sequence[int] = TABLES, rounds: int = ROUNDS) -> None:
    """One Markdown table: reading and extracting reports with that many tables, as a whole, by the table, and beside spaCy."""
    reports = {size: make_report(size, Random(SEED)) for size in sizes}
    print("## Generated tables\n")
    print("| tables | thousand characters | reading, ms | extraction, ms | ms a table | extraction, × make_doc |")
    print("| --: | --: | --: | --: | --: | --: |")
    for size, text in reports.items():
        reading, extraction, make_doc = _times(text, rounds)
        each = (reading.median + extraction.median) / size
        print(
            f"| {size:,} | {len(text) / 1e3:,.0f} | {reading.median * 1e3:,.1f} | {extraction.median * 1e3:,.1f} "
            f"| {each * 1e3:.2f} | {extraction.median / make_doc.median:.1f} |"
        )
    print()


def _times(text: str, rounds: int) -> tuple[Timing, Timing, Timing]:
    """How long it takes to read a text, to extract all records from what was read, and spaCy to tokenize it."""
    import spacy

    document: Document = document_from_text(text)
    timings = time_in_turn(
        {
            "reading": partial(document_from_text, text),
            "extraction": partial(extract_all, document),
            "make_doc": partial(spacy.blank("nl").make_doc, text),
        },
        rounds,
    )
    return timings["reading"], timings["extraction"], timings["make_doc"]


if __name__ == "__main__":
    print_table_load()
