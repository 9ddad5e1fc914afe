"""Prints the tables of docs/benchmarks.md: `python -m bench [--corpus FOLDER] [--gold FOLDER]`."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from bench.pdf_speed import print_pdf_speed
from bench.quality import Tally, read_gold
from bench.readers import READERS, Report
from bench.table_load import print_table_load
from bench.timing import Timing, command, time_in_turn
from extract.document_facts import Overrides, extract_facts
from extract.extractors import EXTRACTORS, extract_all, run_extractor
from extract.found import Found
from extract.profile import Profile, read_profiles, shipped_profiles
from ingest import document_from_text, read_document
from schema import Document

ROUNDS = 9
FEW_ROUNDS = 3
GENERATED = 500
ROOT = Path(__file__).resolve().parent.parent
LEIDRAAD = str(Path(sys.executable).with_name("leidraad"))
Extract = Callable[[Document, Found], Any]


def main() -> None:
    """Measures all there is, and prints it as Markdown."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT / "data" / "raw", help="folder of reports: texts, PDFs (the samples)")
    parser.add_argument("--gold", type=Path, help="folder of gold annotations: NAME.json for NAME.txt")
    arguments = parser.parse_args()
    documents = [read_document(path) for path in sorted(arguments.corpus.glob("*.txt"))]
    characters = sum(len(document.text) for document in documents)
    print(f"{len(documents)} reports of {characters / 1e3:,.0f} thousand characters in all; Python {sys.version.split()[0]}.\n")
    profiles = (*shipped_profiles(), *read_profiles(ROOT / "data" / "profiles"))
    states = states_of(documents, profiles)
    print_extraction(documents, profiles)
    print_extractors(states, documents, profiles)
    print_readers([Report(*state) for state in states["amounts"]], arguments.gold)
    print_table_load()
    print_start_up()
    print_runs(documents[0].text)
    print_pdf_speed(arguments.corpus)


def states_of(documents: list[Document], profiles: tuple[Profile, ...]) -> dict[str, list[tuple[Document, Found]]]:
    """For each extractor the documents with what those before it have found."""
    states: dict[str, list[tuple[Document, Found]]] = {table: [] for table, _ in EXTRACTORS}
    for document in documents:
        facts, profile, _ = extract_facts(document, profiles, Overrides())
        found = Found(facts=facts, profile=profile)
        for table, extract in EXTRACTORS:
            states[table].append((document, found))
            found, _ = run_extractor(extract, document, found)
    return states


def print_extraction(documents: list[Document], profiles: tuple[Profile, ...]) -> None:
    """The whole extraction beside spaCy's tokenizer, over the same whole texts."""
    import spacy

    nlp = spacy.blank("nl")
    timings = time_in_turn(
        {
            "spaCy, `blank('nl').make_doc`": lambda: [nlp.make_doc(document.text) for document in documents],
            "extraction, all records validated": lambda: [extract_all(document, profiles) for document in documents],
            "reading before it: pages and blocks": lambda: [document_from_text(document.text) for document in documents],
        },
        ROUNDS,
    )
    print_table("Whole reports", "what", timings)


def print_extractors(
    states: dict[str, list[tuple[Document, Found]]], documents: list[Document], profiles: tuple[Profile, ...]
) -> None:
    """Each extractor alone, with what those before it found."""
    candidates: dict[str, Callable[[], object]] = {
        "facts": lambda: [extract_facts(document, profiles, Overrides()) for document in documents]
    }
    candidates |= {table: partial(exhaust, extract, states[table]) for table, extract in EXTRACTORS}
    print_table("Each extractor", "extractor", time_in_turn(candidates, ROUNDS))


def exhaust(extract: Extract, state: list[tuple[Document, Found]]) -> None:
    """Runs one extractor over all documents to its end."""
    for document, found in state:
        list(extract(document, found))


def print_readers(reports: list[Report], gold: Path | None) -> None:
    """Dates and amounts beside a peer on the same text: time, and F1 where there is gold."""
    timings = time_in_turn({name: partial(read_all, read, reports) for name, (_, read) in READERS.items()}, FEW_ROUNDS)
    print("## Beside the peers\n\n| reader | ms | F1 of values |\n| --- | --: | --: |")
    for name, timing in timings.items():
        kind, read = READERS[name]
        tally = Tally()
        for report in reports if gold else ():
            assert gold is not None
            wanted = read_gold(gold, Path(report.document.file_name).stem, kind)
            if wanted is not None:
                tally.add(wanted, read(report))
        print(f"| {name} | {timing.median * 1e3:,.0f} | {f'{tally.f1:.3f}' if tally.expected else '–'} |")
    print()


def read_all(read: Callable[[Report], object], reports: list[Report]) -> None:
    """Runs one reader over all reports."""
    for report in reports:
        read(report)


def print_start_up() -> None:
    """How long the command line takes to start, beside a bare Python."""
    timings = time_in_turn(
        {
            "python that does nothing": command([sys.executable, "-c", "pass"]),
            "`leidraad --version`": command([LEIDRAAD, "--version"]),
            "`leidraad --help`": command([LEIDRAAD, "--help"]),
        },
        ROUNDS,
    )
    print_table("Start-up", "command", timings)


def print_runs(text: str) -> None:
    """The first and the second run over many reports, beside a run that has nothing to read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reports, one, database = folder / "reports", folder / "one", folder / "many.db"
        reports.mkdir()
        one.mkdir()
        (one / "one.txt").write_text("Begroting 2024\n\nDe gemeente Meerdrecht.\n", encoding="utf-8")
        for number in range(GENERATED):
            (reports / f"report-{number:03}.txt").write_text(f"{text}\n\nDossier {number}\n", encoding="utf-8")
        ingest = command([LEIDRAAD, "ingest", str(reports), "--db", str(database)])
        nothing_new = command([LEIDRAAD, "ingest", str(one), "--db", str(folder / "one.db")])

        def afresh() -> None:
            database.unlink(missing_ok=True)
            ingest()

        candidates = {"first run": afresh, "second run": ingest, "start-up: a run over one known report": nothing_new}
        print_table(f"{GENERATED} generated reports", "run", time_in_turn(candidates, FEW_ROUNDS))


def print_table(title: str, head: str, timings: dict[str, Timing]) -> None:
    """One table: the median and the least of the runs in milliseconds, and how many times the first row that is."""
    print(f"## {title}\n\n| {head} | ms | least | × |\n| --- | --: | --: | --: |")
    unit = next(iter(timings.values())).median
    for name, timing in timings.items():
        print(f"| {name} | {timing.median * 1e3:,.1f} | {timing.least * 1e3:,.1f} | {timing.median / unit:.2f} |")
    print()


if __name__ == "__main__":
    main()
