"""Processes that read files within limits: one that takes too long is killed, and costs its file only."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Generic, TypeVar

from pipeline.child import Child
from pipeline.limits import Limits
from schema import LeidraadError

Result = TypeVar("Result")

FILES_AHEAD = 4
"""How many files a process may be ahead of the writer: enough to keep it busy, few enough to keep memory flat."""


LONGEST_WAIT = 3600.0
"""Seconds to wait at one go: no system can be asked to wait for years."""


class LimitedWorkers:
    """Runs one task for each file in processes of its own, `jobs` of them, each file within the limits.

    They are driven from this thread alone: a process that has threads cannot be forked without care.
    """

    def __init__(self, limits: Limits, jobs: int = 1, processors: int = 1) -> None:
        self.jobs = jobs
        self._processors = processors
        self._limits = limits
        self._ahead = 1 if jobs == 1 else jobs * FILES_AHEAD

    def processes_a_file(self, files: int) -> int:
        """How many processes the reader of each of so many files may have, so that no processor is idle."""
        return max(1, self._processors // max(1, min(files, self.jobs)))

    def in_order(self, task: Callable[[Path], Result], files: Iterable[Path]) -> "Batch[Result]":
        """Each file with its settled future, in the order of `files`. One process does strictly one file after the other."""
        return Batch(Team(task, self._limits, self.jobs), files, self._ahead)


class Batch(Iterator[tuple[Path, Future[Result]]]):
    """Files with their settled futures, in order. The first of them are begun at once, and not when they are asked for."""

    def __init__(self, team: "Team[Result]", files: Iterable[Path], ahead: int) -> None:
        self._team = team
        self._ahead = ahead
        self._to_do = deque(files)
        self._begun: deque[tuple[Path, Future[Result]]] = deque()
        try:
            self._begin()
        except BaseException:
            self.close()
            raise

    def __next__(self) -> tuple[Path, Future[Result]]:
        self._begin()
        if not self._begun:
            self.close()
            raise StopIteration
        first = self._begun[0]
        self._team.collect(patient=not first[1].done())
        while not first[1].done():
            self._begin()
            self._team.collect(patient=True)
        return self._begun.popleft()

    def close(self) -> None:
        """Ends all processes, whatever they are at."""
        self._team.close()

    def _begin(self) -> None:
        """Begins as many files as there are processes for."""
        while self._to_do and self._team.has_room and len(self._begun) < self._ahead:
            file = self._to_do.popleft()
            self._begun.append((file, self._team.begin(file)))


class Team(Generic[Result]):
    """The processes of one run. They are taken on when there is work for them, and replaced when they are lost."""

    def __init__(self, task: Callable[[Path], Result], limits: Limits, size: int) -> None:
        self._task = task
        self._limits = limits
        self._size = size
        self._children: list[Child[Result]] = []
        self._folder = TemporaryDirectory(prefix="leidraad-")

    @property
    def has_room(self) -> bool:
        """Whether a file can be begun at once."""
        return len(self._children) < self._size or any(child.future is None for child in self._children)

    def begin(self, file: Path) -> Future[Result]:
        """Has an idle process do the task for the file; returns its future."""
        future: Future[Result] = Future()
        idle = next((child for child in self._children if child.future is None), None)
        (idle or self._take_on()).begin(file, future)
        return future

    def collect(self, *, patient: bool) -> None:
        """Settles the futures of what is done or has to be given up by now; with `patient` waits for the first of these."""
        busy = {child.connection: child for child in self._children if child.future}
        first = min((child.deadline for child in busy.values()), default=0.0)
        ready = wait(busy, min(max(first - time.monotonic(), 0.0), LONGEST_WAIT) if patient else 0.0)
        for connection, child in busy.items():
            if connection in ready:
                self._settle(child)
            elif child.deadline <= time.monotonic():
                self._part_with(child)
                child.tell(self._limits.too_slow(child.file))

    def close(self) -> None:
        """Ends all processes, whatever they are at, and removes the files that they have left."""
        while self._children:
            self._part_with(self._children[0])
        self._folder.cleanup()

    def _take_on(self) -> Child[Result]:
        try:
            child = Child(self._task, self._limits, Path(self._folder.name), self._children)
        except OSError as error:
            what = f"no process can be started: {error.strerror}"
            raise LeidraadError("no-process", "leidraad", what, "free some memory, or lower --jobs") from error
        self._children.append(child)
        return child

    def _part_with(self, child: Child[Result]) -> LeidraadError:
        self._children.remove(child)
        return child.end()

    def _settle(self, child: Child[Result]) -> None:
        """Tells what a process has answered.

        Where it came down after other files, what these left behind may be to blame: a fresh process shows it.
        """
        try:
            answer = child.answer()
        except (EOFError, OSError):
            answer = self._part_with(child)
        else:
            if not isinstance(answer, LeidraadError) or answer.code != "too-much-memory":
                child.tell(answer)
                return
            self._part_with(child)
        if child.future and child.files_begun > 1:
            self._take_on().begin(child.file, child.future)
        else:
            child.tell(answer)
