"""Tasks that are shared with processes beside this one, where the machine has processors to spare."""

import os
import pickle
import signal
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from typing import Any, NoReturn, TypeVar

Result = TypeVar("Result")

MOST_TASKS = 256
"""Tasks are handed out by their numbers, one byte each."""


def share_out(
    tasks: Sequence[Callable[[], Result]],
    processes: int = 1,
    meanwhile: Callable[[], object] = lambda: None,
    keep: Callable[[Result], object] = lambda _: None,
) -> list[Result]:
    """What the tasks give, in their order, done by so many processes: whichever is free takes the next.

    This process does `meanwhile` before it takes any, and `keep` with each result as soon as it has it. Where another comes
    to nothing, for whatever reason, its tasks are done here, and what they raise is raised here.
    """
    queue, its_end = os.pipe()
    os.write(its_end, bytes(range(len(tasks))))
    os.close(its_end)
    results: dict[int, Result] = {}
    others: list[_Other] = []
    try:
        with suppress(OSError):  # where there is no room for a process or its file, there are fewer
            others.extend(_Other(tasks, queue) for _ in range(1, processes))
        meanwhile()
        here = ((number, tasks[number]()) for number in _numbers(queue))
        there = (done for other in others for done in other.results())
        left = ((number, task()) for number, task in enumerate(tasks) if number not in results)
        for number, result in chain(here, there, left):
            keep(result)
            results[number] = result
    finally:
        os.close(queue)
        for other in others:
            other.end()
    return [results[number] for number in range(len(tasks))]


def _numbers(queue: int) -> Iterator[int]:
    """The numbers of the tasks that fall to this process."""
    while number := os.read(queue, 1):
        yield number[0]


class _Other:
    """A process that is forked off this one, and the file that it leaves its results in."""

    def __init__(self, tasks: Sequence[Callable[[], object]], queue: int) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it is closed in `end`
        self._pid = os.fork()
        if self._pid == 0:
            self._do(tasks, queue)

    def _do(self, tasks: Sequence[Callable[[], object]], queue: int) -> NoReturn:
        """What the other process does: tasks, and nothing more."""
        try:
            for number in _numbers(queue):
                pickle.dump((number, tasks[number]()), self._file, pickle.HIGHEST_PROTOCOL)
            self._file.flush()
        finally:
            os._exit(0)

    def results(self) -> Iterator[tuple[int, Any]]:
        """The tasks that it has done, once it has ended: their numbers and results."""
        self._wait()
        self._file.seek(0)
        with suppress(EOFError, pickle.UnpicklingError):  # at the end, or where it came down
            while True:
                yield pickle.load(self._file)

    def end(self) -> None:
        """Ends it, where it still lives."""
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            self._wait()
        self._file.close()

    def _wait(self) -> None:
        os.waitpid(self._pid, 0)
        self._pid = 0
