"""Reads spoiled samples by the thousand, and looks for tracebacks, hangs and half documents: `python -m bench.fuzz`.

A file that is broken has to fail with a code, or to be stored with all that can be read of it; and nothing between. What is
found is kept, with the seed that makes it again.
"""

import argparse
import secrets
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench.mutations import mutate
from ingest import KNOWN_SUFFIXES
from pipeline.files import Selection
from pipeline.ledger import FileOutcome
from pipeline.limited_workers import LimitedWorkers
from pipeline.limits import Limits
from pipeline.reading import Settings, import_extractors, read_and_extract
from pipeline.run import run_files
from pipeline.workers import workers_for
from store import Store

SAMPLES = Path(__file__).parent.parent / "data" / "raw"
KEPT = Path(__file__).parent.parent / "build" / "fuzz"
BATCH = 50
LIMITS = Limits(seconds=60, memory=1_000_000_000)
FAULTS = frozenset({"internal-error", "too-slow", "unstorable-record", "bad-list"})
"""Codes that no file may fail with, however broken it is."""


class Finding(NamedTuple):
    """Something that must not be, and the file that shows it."""

    file: str
    what: str


def fuzz(samples: Sequence[Path], rounds: int, seed: int, keep: Path, say: Callable[[str], None] = print) -> list[Finding]:
    """Spoils samples and ingests what comes of them, in batches, each into a database of its own."""
    import_extractors()
    findings: list[Finding] = []
    ends: Counter[str] = Counter()
    for first in range(0, rounds, BATCH):
        with TemporaryDirectory(prefix="leidraad-fuzz-") as name:
            folder = Path(name)
            files = tuple(write_spoiled(samples, seed, number, folder) for number in range(first, min(first + BATCH, rounds)))
            with Store.open(folder / "fuzz.db", create=True) as store:
                outcomes = run_files(Selection(files), store, Settings(limits=LIMITS), choose_workers=workers_for).outcomes
                found = [*faults(outcomes), *half_documents(store, outcomes)]
            ends.update(outcome.code or outcome.outcome for outcome in outcomes)
            findings.extend(keep_finding(finding, keep) for finding in found)
        say(f"{first + len(files)} rounds: {', '.join(f'{count} {end}' for end, count in ends.most_common())}")
    return findings


def write_spoiled(samples: Sequence[Path], seed: int, number: int, folder: Path) -> Path:
    """Writes the spoiled file of one round, the same for the same seed and samples. Each type of file is as likely as another."""
    random = Random(f"{seed}-{number}")
    suffix = random.choice(sorted({sample.suffix for sample in samples}))
    sample = random.choice(sorted(sample for sample in samples if sample.suffix == suffix))
    file = folder / f"{seed}-{number:05}{suffix}"
    file.write_bytes(mutate(sample.read_bytes(), suffix, random))
    return file


def faults(outcomes: Sequence[FileOutcome]) -> Iterator[Finding]:
    """The files that failed as none may, each with its traceback where it has one."""
    for outcome in outcomes:
        if outcome.code in FAULTS:
            yield Finding(outcome.path, f"{outcome.message} ({outcome.code})\n{traceback_of(Path(outcome.path))}".rstrip())


def traceback_of(file: Path) -> str:
    """Where reading the file goes wrong; it is read once more, in a process of its own."""
    ((_, future),) = LimitedWorkers(LIMITS).in_order(try_to_read, [file])
    return "" if future.exception() else future.result()


def try_to_read(file: Path) -> str:
    """The traceback of what goes wrong, if anything does."""
    try:
        read_and_extract(file, Settings())
    except Exception:  # noqa: BLE001 - whatever it is, it is shown
        return traceback.format_exc()
    return ""


def half_documents(store: Store, outcomes: Sequence[FileOutcome]) -> Iterator[Finding]:
    """Documents that are stored and not accounted for, accounted for and not stored, or whose records have no ground."""
    paths = {outcome.document_id: outcome.path for outcome in outcomes if outcome.document_id}
    stored = {document.id: document.source_path for document in store.documents(include_superseded=True)}
    yield from (Finding(paths[missing], "is said to be stored, and is not") for missing in paths.keys() - stored.keys())
    yield from (Finding(stored[extra], "is stored, and nothing was said of it") for extra in stored.keys() - paths.keys())
    for problem in store.integrity():
        yield Finding(next((path for path in paths.values() if Path(path).name in problem), str(store.path)), problem)


def keep_finding(finding: Finding, folder: Path) -> Finding:
    """The finding with its file where it stays."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / Path(finding.file).name
    kept.write_bytes(Path(finding.file).read_bytes())
    return Finding(str(kept), finding.what)


def find_samples(folder: Path) -> list[Path]:
    """The samples of all types."""
    return sorted(path for path in folder.iterdir() if path.suffix in KNOWN_SUFFIXES)


def main() -> None:
    """Fuzzes as the command line says; exit code 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description=__doc__)
    parser.add_argument("--rounds", type=int, default=2_000, help="how many spoiled files to read")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000), help="as a run before this one printed it")
    parser.add_argument("--samples", type=Path, default=SAMPLES, help="folder of the files to spoil")
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}")
    findings = fuzz(find_samples(arguments.samples), arguments.rounds, arguments.seed, KEPT, partial(print, flush=True))
    for finding in findings:
        print(f"\n{finding.file}: {finding.what}")
    print(f"{len(findings)} findings with seed {arguments.seed}")
    sys.exit(bool(findings))


if __name__ == "__main__":
    main()
