"""Who reads the files: this process, or several beside it. Results come back in the order of the files."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

from pipeline.limited_workers import LimitedWorkers
from pipeline.limits import Limits

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")

WORTH_A_WORKER = 250_000
"""Bytes of text that take longer to read than a worker takes to start."""


class Results(Protocol[Result]):
    """Files with their settled futures, and the way to end what is under way."""

    def __iter__(self) -> Iterator[tuple[Path, Future[Result]]]:
        """Each file with its future."""
        ...

    def close(self) -> None:
        """Gives up what is not finished."""
        ...


class AnyWorkers(Protocol):
    """What does a task for many files."""

    def processes_a_file(self, files: int) -> int:
        """How many processes the reader of each of so many files may have."""
        ...

    def in_order(self, task: Callable[[Path], Result], files: Iterable[Path]) -> Results[Result]:
        """Each file with its settled future, in the order of `files`."""
        ...


class InProcess(Executor):
    """Does each task at once, in this process."""

    def submit(self, task: Callable[Arguments, Result], /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Future[Result]:
        """The task's future, already settled. Ctrl-C is not caught: it stops the run and not the task."""
        future: Future[Result] = Future()
        try:
            future.set_result(task(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - as executors do: whatever went wrong is for who asks for the result
            future.set_exception(error)
        return future


class Workers:
    """Runs one task for each file on executors that `start` gives; some files `ahead` of the one that is asked for.

    For executors that have limits of their own, such as a cluster's; here nothing stops a file that never ends.
    """

    def __init__(self, start: Callable[[], Executor] = InProcess, ahead: int = 1) -> None:
        self._start = start
        self._ahead = ahead

    def processes_a_file(self, files: int) -> int:  # noqa: ARG002 - as limited workers have it
        """How many processes the reader of a file may have: one, for executors do as they are set up."""
        return 1

    def in_order(
        self, task: Callable[[Path], Result], files: Iterable[Path]
    ) -> Generator[tuple[Path, Future[Result]], None, None]:
        """Each file with its settled future, in the order of `files`.

        A worker that dies takes the files that were under way with it. The first of them is tried once more, alone, to
        see whether it is to blame; the others are done again by fresh workers.
        """
        to_do = deque(files)
        under_way: deque[tuple[Path, Future[Result]]] = deque()
        executor = self._start()
        try:
            while to_do or under_way:
                while to_do and len(under_way) < self._ahead:
                    file = to_do.popleft()
                    under_way.append((file, submit(executor, task, file)))
                file, future = under_way.popleft()
                if isinstance(future.exception(), BrokenExecutor):
                    executor.shutdown()
                    with self._start() as lone:
                        future = submit(lone, task, file)
                    to_do.extendleft(file for file, _ in reversed(under_way))
                    under_way.clear()
                    executor = self._start()
                yield file, future
        finally:
            executor.shutdown(cancel_futures=True)


def submit(executor: Executor, task: Callable[[Path], Result], file: Path) -> Future[Result]:
    """The future of the task; one that failed where the executor is broken already."""
    try:
        return executor.submit(task, file)
    except BrokenExecutor as error:
        future: Future[Result] = Future()
        future.set_exception(error)
        return future


def workers_for(files: Iterable[Path], limits: Limits, jobs: int | None = None) -> LimitedWorkers:
    """Workers for these files: `jobs` of them, or as many as there are processors and work for."""
    if jobs is None:
        sizes = sum(size_of(file) for file in files)
        processors = os.cpu_count() or 1
        return LimitedWorkers(limits, max(1, min(processors, sizes // WORTH_A_WORKER)), processors)
    return LimitedWorkers(limits, jobs)


def size_of(file: Path) -> int:
    """Bytes in the file; 0 where they cannot be counted, which its reader will say."""
    try:
        return file.stat().st_size
    except OSError:
        return 0
