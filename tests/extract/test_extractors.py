"""The extractors together: what each may rest on, and that their work grows with the text and not faster."""

import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import extract.extractors
from extract.extractors import EXTRACTORS, extract_all, extract_records
from extract.found import Found
from extract.profile import Profile
from ingest import document_from_text, read_document
from schema import RECORD_TABLES, BlockKind, Document

HEADING, PROSE, ITEM, CELL, BARS = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.CELL,
    BlockKind.PIPE_ROW,
)
SAMPLES = Path(__file__).parents[2] / "data" / "raw"
SOURCES = str(Path(extract.extractors.__file__).parent)


FILLED_WITH_TABLES = {"budget_lines", "checks"}
"""What the extractor of the tables finds beside them."""


def test_every_table_but_that_of_the_issues_has_an_extractor() -> None:
    assert {table for table, _ in EXTRACTORS} == set(RECORD_TABLES) - FILLED_WITH_TABLES - {"issues"}


def test_each_extractor_sees_what_those_before_it_found(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []

    def watched(table: str, extract: Callable[[Document, Found], Any]) -> tuple[str, Callable[[Document, Found], Any]]:
        def run(document: Document, found: Found) -> Any:
            seen.append([name for name, _ in EXTRACTORS if getattr(found, name)])
            return extract(document, found)

        return table, run

    monkeypatch.setattr(extract.extractors, "EXTRACTORS", tuple(watched(*entry) for entry in EXTRACTORS))
    extract_all(
        document_from_text("Begroting 2024\n\nProgramma 8 Sport\n\nBeleidsterrein 8B Velden\n\nDe pilot Kade is gestart.\n")
    )
    assert seen[:4] == [[], ["sections"], ["sections", "programmes"], ["sections", "programmes", "policy_areas"]]
    assert seen[-1][-1] == "initiatives"


def test_tables_that_another_process_reads_come_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def beside(task: Callable[[], Any], meanwhile: Callable[[], None]) -> Any:
        found = pickle.loads(pickle.dumps(task()))
        done.append("tables")
        meanwhile()
        return found

    samples = sorted(SAMPLES.glob("*.txt"))
    assert samples
    for sample in samples:
        document = read_document(sample)
        alone = extract_records(document)
        monkeypatch.setattr(extract.extractors, "WORTH_A_PROCESS", 1)
        assert extract_records(document, beside=beside) == alone
        monkeypatch.undo()
    assert len(done) >= len(samples) / 2


def test_few_tables_are_not_worth_a_process() -> None:
    extract_records(document_from_text("Begroting 2024\n\nSport\n"), beside=lambda *_: pytest.fail("another process"))


def test_records_know_their_page(meerdrecht: Profile) -> None:
    text = "Jaarstukken 2024\n\nSport\n\nHavenbus\n\nDe bus is gestart in de stad.\n\fKadefeest\n\nHet feest is geweest in mei 2024.\n"
    extraction = extract_all(document_from_text(text), (meerdrecht,))
    assert [(initiative.title, initiative.page) for initiative in extraction.initiatives] == [("Havenbus", 1), ("Kadefeest", 2)]
    assert {section.page for section in extraction.sections} == {1, 2}
    assert [date.page for date in extraction.dates] == [2]


def test_issues_are_in_reading_order(meerdrecht: Profile) -> None:
    extraction = extract_all(document_from_text("Sport\n\nDat kost € en ook € niets.\n"), (meerdrecht,))
    places = [(issue.start, issue.end) for issue in extraction.issues]
    assert len(places) > 3
    assert places == sorted(places)


TITLES = ("Beleidsplan 2024", "Begroting 2024", "Voortgangsrapportage 2024", "Kaderbrief 2024-2027")
SHAPES: dict[str, Callable[[int], list[tuple[Any, ...]]]] = {
    "paragraphs": lambda i: [(PROSE, f"De pilot Kade {i} Noord is in 2024 gestart in de stad, waar wij verder aan werken.")],
    "same names": lambda i: [
        (PROSE, f"Het project Groene Kade {i} loopt en het project Groene Kade West is in de stad gestart.")
    ],
    "headings": lambda i: [(HEADING, f"Project Kade {i}", 3)],
    "topics": lambda i: [(HEADING, f"Project Kade {i}", 3), (PROSE, "De pilot is gestart in het park en loopt nog door.")],
    "items": lambda i: [(ITEM, f"Project Kade {i}: is gestart", 1)],
    "nested items": lambda i: [(ITEM, f"Uitvoeren Kade {i}", 1 + i % 3)],
    "programme lines": lambda i: [(PROSE, f"Programmalijn {i}: verbinden van mensen. Het doel is dat dit loopt.")],
    "coded cells": lambda i: [(CELL, f"{i % 99 + 1}A1 Doel {i}"), (CELL, f"{i % 99 + 1}A1.1 Prestatie {i}")],
    "bars": lambda i: [(BARS, f"Doel {i} | Prestatie {i} | 3")],
    "header blocks": lambda i: [(CELL, "Programmanummer"), (CELL, str(i % 99)), (CELL, "Commissie"), (CELL, f"Ruimte {i}")],
    "areas": lambda i: [(HEADING, f"Beleidsterrein Sport {i}", 3), (CELL, "Doel"), (CELL, "Prestatie"), (CELL, f"Zorg {i}")],
    "overviews": lambda i: [(PROSE, f"Onderdelen a.{i % 9 + 1}. Naam {i} | b")],
    "announced lists": lambda i: [(PROSE, "De doelen luiden:")],
    "running heads": lambda i: [(BlockKind.FURNITURE, f"Begroting 2024 {i}")],
}


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of the extractors a piece of work runs through."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        if not frame.f_code.co_filename.startswith(SOURCES):
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_blocks_are_twice_the_work(document_of: Callable[..., Document], meerdrecht: Profile, shape: str) -> None:
    """Counted in lines run: a loop over all blocks for each block would make it four times the work."""

    def report(size: int) -> Document:
        title, chapter = (HEADING, TITLES[0], 1), (HEADING, "3 Wat gaan we doen: maatregelen", 2)
        return document_of(title, chapter, *(piece for i in range(size) for piece in SHAPES[shape](i)))

    small, large = report(150), report(300)
    extract_all(small, (meerdrecht,))  # loads the lists
    work = [lines_run(lambda document=document: extract_all(document, (meerdrecht,))) for document in (small, large)]  # type: ignore[misc]
    assert work[1] < 2.3 * work[0]


SIGNS = {
    "capitals": "A", "capital words": "Aa ", "sorts": "Plan ", "sorts and names": "Groenplan Kade ", "blanks": " ", "quotes": "'",
    "opening quotes": "‘", "quoted names": "programma ‘A", "brackets": "(", "abbreviations": "(AB) ", "full stops": ". ",
    "sentences": "Dd. ", "years": "2024 ", "municipalities": "gemeente A ", "steps": "is gestart ", "verbs of phrases with gaps": "gaat ",
    "links of names": "van de ", "works": "herinrichting van de ", "colons": "A: ", "dashes": "A - ", "codes": "10A1 ",
    "titles": "Begroting 2024 ", "relatives": ", waarmee ", "letters": "a. ", "hyphens": "a-", "passives": "wordt in ", "bars": "a|",
    "adjectives": "regionale ", "no-break spaces": "\u00a0", "line feeds": "\n", "form feeds": "a\f",
}  # fmt: skip


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("title", TITLES)
def test_no_run_of_one_sign_brings_it_to_a_stop(meerdrecht: Profile, title: str, sign: str) -> None:
    """A pattern that explodes would hang here."""
    text = f"{title}\n\n3. Maatregelen\n\nVooruitblik\n\n • x{SIGNS[sign] * (8000 // len(SIGNS[sign]))}x en meer.\n"
    extraction = extract_all(document_from_text(text), (meerdrecht,))
    assert extraction.ungrounded() == ()
