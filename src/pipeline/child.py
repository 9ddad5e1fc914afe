"""A process beside this one that does a task for one file after the other, and that can be killed at any moment."""

import contextlib
import ctypes
import faulthandler
import gc
import os
import pickle
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Generic, TypeVar

from pipeline.attempt import attempt
from pipeline.limits import Limits, reader_crashed
from schema import LeidraadError

Result = TypeVar("Result")

DIE_WITH_PARENT = 1
"""What Linux calls PR_SET_PDEATHSIG, in prctl(2)."""

RARELY = (50_000, 20, 100)
"""How many new objects there must be before Python looks for garbage: what a reader makes is mostly there to stay."""

MUCH = 0.5
"""What goes wrong with more than this part of the memory in use that may be used, goes wrong for want of more."""


class Child(Generic[Result]):
    """A process that is forked off this one, so that it has all that is imported here and only paths need to be sent.

    It is idle while it has no `future`.
    """

    def __init__(self, task: Callable[[Path], Result], limits: Limits, folder: Path, others: Iterable["Child[Result]"]) -> None:
        self.connection, its_end = Pipe()
        self.file = Path()
        self.future: Future[Result] | None = None
        self.deadline = 0.0
        self.files_begun = 0
        self._limits = limits
        parent = os.getpid()
        self._pid = os.fork()
        if self._pid == 0:
            try:
                for child in (self, *others):
                    child.connection.close()
                become_child(parent, limits, folder)
                serve(its_end, task, limits)
            finally:
                os._exit(1)
        its_end.close()
        self._memory_at_start = memory_in_use(self._pid)[1]
        with contextlib.suppress(OSError):  # where it has done so itself by now
            os.setpgid(self._pid, self._pid)

    def begin(self, file: Path, future: "Future[Result]") -> None:
        """Gives it a file; `future` is for what becomes of that."""
        self.file, self.future = file, future
        self.files_begun += 1
        self.deadline = time.monotonic() + self._limits.seconds
        with contextlib.suppress(OSError):  # where it is dead by now, which shows when the answer is asked for
            self.connection.send(file)

    def answer(self) -> Result | LeidraadError:
        """What it has found in its file, or the error that it has met; raises OSError or EOFError where it has come down."""
        answer: Result | LeidraadError = pickle.loads(self.connection.recv_bytes())
        return answer

    def tell(self, answer: Result | LeidraadError) -> None:
        """Settles the future of its file, whereupon it is idle."""
        future, self.future = self.future, None
        if future is not None:
            if isinstance(answer, LeidraadError):
                future.set_exception(answer)
            else:
                future.set_result(answer)

    def end(self) -> LeidraadError:
        """Kills it with all that it has started, where it still lives; returns why it came down, where it did not."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._pid, signal.SIGKILL)
        self.connection.close()
        _, status, usage = os.wait4(self._pid, 0)
        cause = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        if cause == signal.SIGKILL or is_much(usage.ru_maxrss, self._memory_at_start, self._limits):
            return self._limits.too_much_memory(self.file)
        return reader_crashed(self.file, cause)


def is_much(peak: int, at_start: int, limits: Limits) -> bool:
    """Whether a process whose peak is so many kilobytes has come near its limit."""
    return peak * 1024 - at_start > limits.memory * MUCH


def memory_in_use(process: int | str = "self") -> tuple[int, int]:
    """Bytes of address space and of memory that a process has; 0 where the system does not tell as Linux does.

    One that has just been forked off has less memory than its parent: files that are mapped come when they are touched.
    """
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()
    except OSError:
        return 0, 0
    return int(pages[0]) * resource.getpagesize(), int(pages[1]) * resource.getpagesize()


def become_child(parent: int, limits: Limits, folder: Path) -> None:
    """What a child does first: leave terminal and Ctrl-C to its parent, die with it, keep within its memory and its folder."""
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Path(os.devnull).open("r+b") as nowhere:
        for descriptor in (0, 1, 2):
            os.dup2(nowhere.fileno(), descriptor)
    faulthandler.disable()
    if sys.platform == "linux":  # elsewhere it ends when it has done its file
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if space := memory_in_use()[0]:
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        allowed = sys.maxsize if most == resource.RLIM_INFINITY else most
        resource.setrlimit(resource.RLIMIT_AS, (min(space + limits.memory, allowed), most))
    tempfile.tempdir = os.environ["TMPDIR"] = str(folder)
    gc.freeze()
    gc.set_threshold(*RARELY)


def serve(connection: Connection, task: Callable[[Path], object], limits: Limits) -> None:
    """Does the task for each file that comes, until the parent closes its end."""
    at_start = memory_in_use()[1]
    with contextlib.suppress(EOFError):
        while True:
            connection.send_bytes(packed_answer(connection.recv(), task, limits, at_start))


def packed_answer(file: Path, task: Callable[[Path], object], limits: Limits, at_start: int) -> bytes:
    """What the task gives for the file, or the error that it ends with, ready to be sent."""

    def pack() -> bytes:
        try:
            return pickle.dumps(task(file), pickle.HIGHEST_PROTOCOL)
        except MemoryError:
            raise limits.too_much_memory(file) from None

    answer = attempt(file, pack)
    if isinstance(answer, bytes):
        return answer
    if answer.code == "internal-error" and is_much(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, at_start, limits):
        answer = limits.too_much_memory(file)  # libraries have errors of their own for it
    return pickle.dumps(answer)
