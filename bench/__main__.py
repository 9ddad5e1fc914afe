"""Print the tables of docs/benchmarks.md: `python -m bench [--corpus FOLDER] [--gold FOLDER]`."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from bench import peers
from bench.quality import Tally, Value, read_gold, values
from bench.timing import Timing, command, time_in_turn
from extract.document_facts import Overrides, extract_facts
from extract.extractors import EXTRACTORS, extract_all
from extract.found import Found
from extract.profile import Profile, read_profiles, shipped_profiles
from ingest import document_from_text, read_document
from schema import Document, Issue

ROUNDS = 7
PEER_ROUNDS = 3
GENERATED = 500
ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Measure all there is, and print it as Markdown."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT / "data" / "raw", help="folder of text reports (the samples)")
    parser.add_argument("--gold", type=Path, help="folder of gold annotations, NAME.json for NAME.txt")
    arguments = parser.parse_args()
    documents = [read_document(path) for path in sorted(arguments.corpus.glob("*.txt"))]
    size = sum(len(document.text) for document in documents)
    print(f"{len(documents)} reports, {size / 1e3:,.0f} thousand characters; Python {sys.version.split()[0]}; medians of {ROUNDS} runs in turn\n")
    print_extraction(documents)
    print_extractors(documents)
    print_peers(documents, arguments.gold)
    print_start_up()
    print_runs(documents[0].text)


def print_extraction(documents: list[Document]) -> None:
    """The whole extraction beside spaCy's tokenizer over the same whole texts."""
    import spacy

    profiles = all_profiles()
    nlp = spacy.blank("nl")
    timings = time_in_turn(
        {
            "spaCy `blank('nl').make_doc`": lambda: [nlp.make_doc(document.text) for document in documents],
            "reading: pages, blocks": lambda: [document_from_text(document.text, document.file_name) for document in documents],
            "extraction: all records, validated": lambda: [extract_all(document, profiles) for document in documents],
        },
        ROUNDS,
    )
    print_table("Whole reports", "step", timings)


def print_extractors(documents: list[Document]) -> None:
    """Each extractor alone, with what those before it found."""
    profiles = all_profiles()
    states: dict[str, list[tuple[Document, Found]]] = {table: [] for table, _ in EXTRACTORS}
    for document in documents:
        facts, profile, _ = extract_facts(document, profiles, Overrides())
        found = Found(facts=facts, profile=profile)
        for table, extract in EXTRACTORS:
            states[table].append((document, found))
            found = replace(found, **{table: tuple(record for record in extract(document, found) if not isinstance(record, Issue))})

    def run(table: str, extract: Callable[..., object]) -> Callable[[], object]:
        return lambda: [list(extract(document, found)) for document, found in states[table]]  # type: ignore[call-overload]

    candidates: dict[str, Callable[[], object]] = {"facts": lambda: [extract_facts(document, profiles, Overrides()) for document in documents]}
    candidates |= {table: run(table, extract) for table, extract in EXTRACTORS}
    print_table("Each extractor", "extractor", time_in_turn(candidates, ROUNDS), base=None)


def print_peers(documents: list[Document], gold: Path | None) -> None:
    """Dates and amounts beside a peer on the same text: time, and F1 where there is gold."""
    candidates: dict[str, Callable[[], object]] = {
        "dates, Leidraad": lambda: [own_dates(document) for document in documents],
        "dates, dateparser `search_dates`": lambda: [peers.dates_by_dateparser(document.text) for document in documents],
        "amounts, Leidraad": lambda: [own_amounts(document) for document in documents],
        "amounts, price-parser by line": lambda: [peers.amounts_by_price_parser(document.text) for document in documents],
    }
    readers: dict[str, Callable[[Document], list[Value]]] = {
        "dates, Leidraad": own_dates,
        "dates, dateparser `search_dates`": lambda document: peers.dates_by_dateparser(document.text),
        "amounts, Leidraad": own_amounts,
        "amounts, price-parser by line": lambda document: peers.amounts_by_price_parser(document.text),
    }
    timings = time_in_turn(candidates, PEER_ROUNDS)
    print("## Beside the peers\n")
    print("| reader | ms | F1 of values |")
    print("| --- | --: | --: |")
    for name, timing in timings.items():
        print(f"| {name} | {timing.median * 1e3:,.0f} | {f1_of(readers[name], documents, gold, name.split(',')[0])} |")
    print()


def f1_of(read: Callable[[Document], list[Value]], documents: list[Document], gold: Path | None, kind: str) -> str:
    """F1 of a reader over the documents that have gold."""
    if gold is None:
        return "–"
    tally = Tally()
    for document in documents:
        annotations = read_gold(gold, Path(document.file_name).stem)
        if annotations is None or kind in annotations.get("neutral", {}).get("layers", ()):  # type: ignore[attr-defined]
            continue
        tally.add([gold_value(kind, entry) for entry in annotations.get(kind, ())], read(document))
    return f"{tally.f1:.3f}"


def gold_value(kind: str, entry: dict[str, object]) -> Value:
    """One annotation as a value."""
    value = Decimal(str(entry["value"])) if kind == "amounts" else (entry["edtf"], entry["mod"])
    return Value(int(str(entry["start"])), int(str(entry["end"])), value)


def own_dates(document: Document) -> list[Value]:
    """The dates that Leidraad finds; all that its extractor needs from the others is found first."""
    return values((date.start, date.end, (date.edtf, date.mod and date.mod.value)) for date in extract_all(document, all_profiles()).dates)


def own_amounts(document: Document) -> list[Value]:
    """The amounts that Leidraad finds."""
    return values((amount.start, amount.end, amount.value) for amount in extract_all(document, all_profiles()).amounts)


def print_start_up() -> None:
    """How long the command line takes to start, beside a bare Python."""
    leidraad = str(Path(sys.executable).with_name("leidraad"))
    timings = time_in_turn(
        {
            "bare python": command([sys.executable, "-c", "pass"]),
            "`leidraad --version`": command([leidraad, "--version"]),
            "`leidraad --help`": command([leidraad, "--help"]),
        },
        ROUNDS,
    )
    print_table("Start-up", "command", timings)


def print_runs(text: str) -> None:
    """The first and the second run over many reports, start-up included."""
    leidraad = str(Path(sys.executable).with_name("leidraad"))
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports"
        reports.mkdir()
        for number in range(GENERATED):
            (reports / f"report-{number:03}.txt").write_text(f"{text}\n\nDossier {number}\n", encoding="utf-8")
        database = Path(folder) / "runs.db"
        ingest = command([leidraad, "ingest", str(reports), "--db", str(database)])

        def afresh() -> object:
            database.unlink(missing_ok=True)
            return ingest()

        timings = time_in_turn({"first run": afresh, "second run": ingest, "start-up (`ingest` of nothing new)": empty_run(leidraad, Path(folder))}, PEER_ROUNDS)
    print_table(f"{GENERATED} generated reports", "run", timings)


def empty_run(leidraad: str, folder: Path) -> Callable[[], object]:
    """A run over a single report that is known already: what every run takes before it reads anything."""
    report = folder / "one.txt"
    report.write_text("Begroting 2024\n\nDe gemeente Meerdrecht.\n", encoding="utf-8")
    ingest = command([leidraad, "ingest", str(report), "--db", str(folder / "one.db")])
    ingest()
    return ingest


def print_table(title: str, head: str, timings: dict[str, Timing], base: str | None = "first") -> None:
    """One table: milliseconds, and how many times the first row that is."""
    print(f"## {title}\n")
    print(f"| {head} | ms | least | × |")
    print("| --- | --: | --: | --: |")
    unit = next(iter(timings.values())).median
    for name, timing in timings.items():
        times = f"{timing.median / unit:.2f}" if base else ""
        print(f"| {name} | {timing.median * 1e3:,.1f} | {timing.least * 1e3:,.1f} | {times} |")
    print()


def all_profiles() -> tuple[Profile, ...]:
    """The shipped profiles and that of the samples."""
    return (*shipped_profiles(), *read_profiles(ROOT / "data" / "profiles"))


if __name__ == "__main__":
    main()
