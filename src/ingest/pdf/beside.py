"""Work done in a process beside this one, where the machine has a processor to spare."""

import os
import pickle
from collections.abc import Callable
from typing import TypeVar, cast

Result = TypeVar("Result")


def begin_beside(task: Callable[[], Result]) -> Callable[[], Result]:
    """Begins the task in a process that is forked off this one; returns what waits for its result.

    Where that process comes to nothing, for whatever reason, the task is done here, and what it raises is raised here.
    """
    its_end, our_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        _answer(task, our_end)
    os.close(our_end)

    def wait() -> Result:
        with os.fdopen(its_end, "rb") as stream:
            answer = stream.read()
        _, status = os.waitpid(pid, 0)
        return cast("Result", pickle.loads(answer)) if status == 0 else task()

    return wait


def _answer(task: Callable[[], object], end: int) -> None:
    """What the other process does: the task, and nothing more."""
    status = 1
    try:
        with os.fdopen(end, "wb") as stream:
            stream.write(pickle.dumps(task(), pickle.HIGHEST_PROTOCOL))
        status = 0
    finally:
        os._exit(status)
