"""A run over many files: what is new is read and stored, the rest is left alone, and each file ends with an outcome."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.attempt import attempt
from pipeline.files import Selection
from pipeline.ledger import FileOutcome, Ledger
from pipeline.limits import Limits
from pipeline.parcels import Parcel
from pipeline.reading import Settings, checksum, import_extractors, read_and_pack
from pipeline.version import VERSION
from pipeline.workers import AnyWorkers, Results, workers_for
from schema import LeidraadError
from store import Store

ChooseWorkers = Callable[[list[Path], Limits], AnyWorkers]


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


@contextmanager
def head_start(
    selection: Selection, database: Path, settings: Settings, choose_workers: ChooseWorkers = workers_for
) -> Iterator[Results[Parcel] | None]:
    """Begins to read the files where there is no database yet, in which they might be stored already.

    While workers read, this process makes it, and imports what it needs later.
    """
    if selection.files and not database.exists():
        with closing(begin_reading(selection.files, settings, choose_workers)) as begun:
            yield begun
    else:
        yield None


def run_files(  # noqa: PLR0913 - each is a choice of the user, or what follows from one
    selection: Selection,
    store: Store,
    settings: Settings,
    *,
    arguments: str = "",
    dry_run: bool = False,
    choose_workers: ChooseWorkers = workers_for,
    on_outcome: Callable[[FileOutcome], None] = say_nothing,
    begun: Results[Parcel] | None = None,
) -> RunReport:
    """Reads the new files of `selection` (with `force` all of them), stores what is found, and says how each file ended.

    Documents are stored one by one in path order by this process alone. When it is stopped halfway, those that are
    finished stay, and the next run goes on with the others. A dry run reads and reports, and writes nothing. All files are
    new where reading them has `begun`.
    """
    run_id = None if dry_run else store.begin_run(VERSION, arguments)
    ledger = Ledger(store, run_id, on_outcome)
    for unusable in selection.unusable:
        ledger.fail(unusable.place, unusable)
    unchanged = {}
    if not settings.force and begun is None:
        stored = {file: ledger.unchanged(file, checksum(file, settings.options.max_bytes)) for file in selection.files}
        unchanged = {file: document for file, document in stored.items() if document is not None}
    ledger.leave({file: document.id for file, document in unchanged.items()})
    new_files = [file for file in selection.files if file not in unchanged]
    if new_files:
        keep_all(begun or begin_reading(new_files, settings, choose_workers), ledger)
    ledger.close()
    older = sum(document.program_version != VERSION for document in unchanged.values())
    return RunReport(run_id, tuple(ledger.outcomes), older)


def begin_reading(files: Sequence[Path], settings: Settings, choose_workers: ChooseWorkers) -> Results[Parcel]:
    """The files with what is found in them, which workers are at already.

    Extractors are imported once, before workers are forked off that would each do it; but where several processes share a
    file, by one of them while the others read.
    """
    workers = choose_workers([*files], settings.limits)
    processes = workers.processes_a_file(len(files))
    if processes == 1:
        import_extractors()
    return workers.in_order(partial(read_and_pack, settings=settings.sharing(processes)), files)


def keep_all(results: Results[Parcel], ledger: Ledger) -> None:
    """Keeps what is found; a file that fails, in whatever way, does not take the others along."""
    with closing(results):
        for file, future in results:
            parcel = attempt(file, future.result)
            problem = parcel if isinstance(parcel, LeidraadError) else attempt(file, partial(ledger.keep, parcel))
            if problem is not None:
                ledger.fail(str(file), problem)
