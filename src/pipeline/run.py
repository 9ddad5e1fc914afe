"""A run over many files: what is new is read and stored, the rest is left alone, and each file ends with an outcome."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.attempt import attempt
from pipeline.files import Selection
from pipeline.ledger import FileOutcome, Ledger
from pipeline.limits import Limits
from pipeline.parcels import received
from pipeline.reading import Settings, checksum, import_extractors, read_and_pack
from pipeline.version import VERSION
from pipeline.workers import AnyWorkers, workers_for
from schema import LeidraadError
from store import Store


@dataclass(frozen=True)
class RunReport:
    """How a run went: each file's outcome, and how many unchanged documents an older version of the program made."""

    run_id: int | None
    outcomes: tuple[FileOutcome, ...]
    of_older_version: int

    def with_outcome(self, outcome: str) -> tuple[FileOutcome, ...]:
        """The files that were `stored`, `unchanged` or `failed`."""
        return tuple(one for one in self.outcomes if one.outcome == outcome)


def say_nothing(_: FileOutcome) -> None:
    """What is done with an outcome where nobody waits for it."""


@contextmanager
def open_store(path: Path, *, dry_run: bool = False) -> Iterator[Store]:
    """The database that a run writes to, made where there is none; a dry run makes its own elsewhere, and drops it."""
    if dry_run and not path.exists():
        with TemporaryDirectory() as folder, Store.open(Path(folder, path.name), create=True) as store:
            yield store
    else:
        with Store.open(path, create=True) as store:
            yield store


def run_files(
    selection: Selection,
    store: Store,
    settings: Settings,
    *,
    arguments: str = "",
    dry_run: bool = False,
    choose_workers: Callable[[list[Path], Limits], AnyWorkers] = workers_for,
    on_outcome: Callable[[FileOutcome], None] = say_nothing,
) -> RunReport:
    """Reads the new files of `selection` (with `force` all of them), stores what is found, and says how each file ended.

    Documents are stored one by one in path order by this process alone. When it is stopped halfway, those that are
    finished stay, and the next run goes on with the others. A dry run reads and reports, and writes nothing.
    """
    run_id = None if dry_run else store.begin_run(VERSION, arguments)
    ledger = Ledger(store, run_id, on_outcome)
    for unusable in selection.unusable:
        ledger.fail(unusable.place, unusable)
    unchanged = {}
    if not settings.force:
        stored = {file: ledger.unchanged(file, checksum(file, settings.options.max_bytes)) for file in selection.files}
        unchanged = {file: document for file, document in stored.items() if document is not None}
    ledger.leave({file: document.id for file, document in unchanged.items()})
    new_files = [file for file in selection.files if file not in unchanged]
    if new_files:
        import_extractors()
        workers = choose_workers(new_files, settings.limits)
        read_new(new_files, ledger, settings.with_processes(workers.processes_a_file(len(new_files))), workers)
    ledger.close()
    older = sum(document.program_version != VERSION for document in unchanged.values())
    return RunReport(run_id, tuple(ledger.outcomes), older)


def read_new(files: list[Path], ledger: Ledger, settings: Settings, workers: AnyWorkers) -> None:
    """Reads the files and keeps what is found; one that fails, in whatever way, does not take the others along."""
    with closing(workers.in_order(partial(read_and_pack, settings=settings), files)) as results:
        for file, future in results:
            extraction = attempt(file, partial(received, future))
            problem = extraction if isinstance(extraction, LeidraadError) else attempt(file, partial(ledger.keep, extraction))
            if problem is not None:
                ledger.fail(str(file), problem)
