import mmap
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path

import pytest

from pipeline.limited_workers import LimitedWorkers
from pipeline.limits import Limits
from pipeline.workers import WORTH_A_WORKER, workers_for
from schema import LeidraadError

FILES = [Path(name) for name in "abcdefgh"]
ROOT = Path(__file__).parent.parent.parent
MEGABYTE = 1_000_000
SHORT = Limits(seconds=0.5)
SMALL = Limits(memory=100 * MEGABYTE)

Task = Callable[[Path], str]

linux_only = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads Linux's /proc")


def upper(file: Path) -> str:
    return str(file).upper()


def results(found: Iterator[tuple[Path, Future[str]]]) -> dict[str, str]:
    """What became of each file: its result, or the code of its error."""
    return {str(file): getattr(future.exception(), "code", "") or future.result() for file, future in found}


def at_e(what: Callable[[], object]) -> Task:
    """A task that does `what` at the file `e`."""

    def task(file: Path) -> str:
        if file.name == "e":
            what()
        return upper(file)

    return task


def hang() -> None:
    while True:
        pass


def hang_in_c() -> None:
    re.match("(a+)+b", "a" * 100)


def hang_and_refuse_to_end() -> None:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    hang()


def grow() -> None:
    parts = []
    while True:
        parts.append(bytearray(MEGABYTE))


def take_much_at_once() -> None:
    bytearray(100_000 * MEGABYTE)


def come_down_for_want_of_memory() -> None:
    """As a library does that cannot do without what it asks for."""
    parts = []
    try:
        while True:
            parts.append(bytearray(MEGABYTE))
    except MemoryError:
        os.abort()


def fail_for_want_of_memory() -> None:
    """As a library does that has an error of its own for it."""
    parts = []
    try:
        while True:
            parts.append(bytearray(MEGABYTE))
    except MemoryError:
        raise ValueError("it cannot be parsed") from None


def divide_by_zero() -> None:
    1 / 0  # noqa: B018 - it raises


def refuse() -> None:
    raise LeidraadError("empty-file", "e", "the file holds no text", "fetch it again")


class Unsendable(Exception):  # noqa: N818 - it is one
    def __init__(self, first: str, second: str) -> None:
        super().__init__(first)


def raise_what_cannot_be_sent() -> None:
    raise Unsendable("one", "two")


TROUBLE = [
    pytest.param(hang, "too-slow", id="a loop without end"),
    pytest.param(hang_in_c, "too-slow", id="a loop without end in C, which no exception can stop"),
    pytest.param(hang_and_refuse_to_end, "too-slow", id="one that ignores every signal that can be ignored"),
    pytest.param(grow, "too-much-memory", id="memory bit by bit"),
    pytest.param(take_much_at_once, "too-much-memory", id="memory at one go"),
    pytest.param(come_down_for_want_of_memory, "too-much-memory", id="an abort for want of memory"),
    pytest.param(fail_for_want_of_memory, "too-much-memory", id="another error for want of memory"),
    pytest.param(partial(signal.raise_signal, signal.SIGSEGV), "reader-crashed", id="a segmentation fault"),
    pytest.param(os.abort, "reader-crashed", id="an abort"),
    pytest.param(partial(os._exit, 0), "reader-crashed", id="an exit"),
    pytest.param(sys.exit, "reader-crashed", id="an exit that unwinds"),
    pytest.param(divide_by_zero, "internal-error", id="a fault of ours"),
    pytest.param(raise_what_cannot_be_sent, "internal-error", id="an exception that cannot be sent"),
    pytest.param(refuse, "empty-file", id="an error of the family"),
]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(("trouble", "code"), TROUBLE)
def test_a_file_in_trouble_has_its_code_and_the_others_their_results(trouble: Callable[[], object], code: str, jobs: int) -> None:
    limits = SHORT if code == "too-slow" else SMALL
    found = results(LimitedWorkers(limits, jobs).in_order(at_e(trouble), FILES))
    assert found == {name: code if name == "e" else name.upper() for name in "abcdefgh"}
    assert list(found) == list("abcdefgh")


@linux_only
def test_want_of_memory_is_seen_where_much_of_the_parent_is_mapped_from_files(tmp_path: Path) -> None:
    file = tmp_path / "mapped"
    file.touch()
    os.truncate(file, SMALL.memory * 2)
    with file.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        assert not any(mapped[:: mmap.PAGESIZE])  # each page of it is in memory now, and in that of no process forked off
        ((_, future),) = LimitedWorkers(SMALL).in_order(at_e(come_down_for_want_of_memory), [Path("e")])
    assert getattr(future.exception(), "code", "") == "too-much-memory"


@pytest.mark.parametrize(("trouble", "code"), TROUBLE)
def test_trouble_is_told_in_one_line_that_names_the_file(trouble: Callable[[], object], code: str) -> None:
    ((_, future),) = LimitedWorkers(SHORT if code == "too-slow" else SMALL).in_order(at_e(trouble), [Path("e")])
    error = future.exception()
    assert re.fullmatch(rf"e: [^\n]+; [^\n]+ \({code}\)", str(error))


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_files(jobs: int) -> None:
    def slow_first(file: Path) -> str:
        time.sleep(0.2 if file.name == "a" else 0)
        return upper(file)

    assert list(results(LimitedWorkers(Limits(), jobs).in_order(slow_first, FILES)).values()) == list("ABCDEFGH")


def test_limits_may_be_as_good_as_none() -> None:
    assert list(results(LimitedWorkers(Limits(seconds=10**15, memory=10**30)).in_order(upper, FILES)).values()) == list(
        "ABCDEFGH"
    )


def test_no_file_is_no_result() -> None:
    assert results(LimitedWorkers(Limits()).in_order(upper, [])) == {}


def test_one_process_reads_all_files_unless_it_is_lost() -> None:
    def process(_: Path) -> str:
        return str(os.getpid())

    assert len(set(results(LimitedWorkers(Limits()).in_order(process, FILES)).values())) == 1
    assert len(set(results(LimitedWorkers(Limits(), 2).in_order(process, FILES)).values())) <= 2


def test_one_job_is_one_file_at_a_time(tmp_path: Path) -> None:
    """While a result is with who asked for it, the next file has not been touched."""

    def touch(file: Path) -> str:
        (tmp_path / file).touch()
        return str(file)

    for count, _ in enumerate(LimitedWorkers(Limits()).in_order(touch, FILES), start=1):
        time.sleep(0.01)
        assert len(list(tmp_path.iterdir())) == count


def test_several_jobs_run_ahead_but_only_so_far(tmp_path: Path) -> None:
    def touch(file: Path) -> str:
        (tmp_path / file).touch()
        return str(file)

    found = LimitedWorkers(Limits(), 2).in_order(touch, [Path(str(number)) for number in range(100)])
    next(found)
    time.sleep(0.1)
    assert 2 <= len(list(tmp_path.iterdir())) <= 8
    found.close()


@pytest.mark.parametrize("trouble", [come_down_for_want_of_memory, take_much_at_once, os.abort])
def test_what_one_file_leaves_behind_is_not_the_next_files_fault(trouble: Callable[[], object], tmp_path: Path) -> None:
    """The process that reads `e` comes down there, because of what it has read before; a fresh one does not."""

    def stumble(file: Path) -> str:
        if file.name == "e" and os.getpid() == int((tmp_path / "first").read_text()):
            trouble()
        (tmp_path / "first").touch()
        if not (tmp_path / "first").read_text():
            (tmp_path / "first").write_text(str(os.getpid()))
        return upper(file)

    assert list(results(LimitedWorkers(SMALL).in_order(stumble, FILES)).values()) == list("ABCDEFGH")


def test_the_limit_is_on_what_a_file_takes_and_not_on_what_the_program_takes() -> None:
    ballast = bytearray(200 * MEGABYTE)

    def take_some(file: Path) -> str:
        return str(len(bytearray(50 * MEGABYTE)))

    found = results(LimitedWorkers(SMALL).in_order(take_some, FILES))
    assert set(found.values()) == {str(50 * MEGABYTE)}
    assert ballast


def test_time_is_counted_for_each_file() -> None:
    def take_a_while(file: Path) -> str:
        time.sleep(0.2)
        return upper(file)

    found = results(LimitedWorkers(Limits(seconds=0.7)).in_order(take_a_while, FILES[:5]))
    assert list(found.values()) == list("ABCDE")


def test_a_result_that_was_ready_in_time_counts_however_late_it_is_asked_for() -> None:
    answers = []
    for _, future in LimitedWorkers(Limits(seconds=0.2), 2).in_order(upper, FILES[:4]):
        time.sleep(0.3)
        answers.append(future.result())
    assert answers == list("ABCD")


def test_a_process_that_dies_while_idle_is_replaced() -> None:
    def process(_: Path) -> str:
        return str(os.getpid())

    found = LimitedWorkers(Limits()).in_order(process, FILES)
    _, future = next(found)
    os.kill(int(future.result()), signal.SIGKILL)
    assert len(results(found)) == len(FILES) - 1


def test_where_no_process_can_be_started_that_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse_to_fork() -> int:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr("os.fork", refuse_to_fork)
    with pytest.raises(LeidraadError) as caught:
        results(LimitedWorkers(Limits()).in_order(upper, FILES))
    assert caught.value.code == "no-process"


def test_large_results_are_sent_whole() -> None:
    def much(file: Path) -> str:
        return str(file) * MEGABYTE

    found = results(LimitedWorkers(Limits(), 2).in_order(much, FILES))
    assert {name: (len(text), set(text)) for name, text in found.items()} == {name: (MEGABYTE, {name}) for name in "abcdefgh"}


def test_what_a_reader_prints_stays_out_of_sight(capfd: pytest.CaptureFixture[str]) -> None:
    def shout(file: Path) -> str:
        os.write(1, b"out")
        os.write(2, b"err")
        return upper(file)

    assert len(results(LimitedWorkers(Limits()).in_order(shout, FILES))) == len(FILES)
    assert capfd.readouterr() == ("", "")


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    def note(file: Path) -> str:
        (tmp_path / str(os.getpid())).touch()
        return upper(file)

    list(LimitedWorkers(Limits(), 2).in_order(note, FILES))
    stopped = LimitedWorkers(Limits(), 2).in_order(note, FILES)
    next(stopped)
    stopped.close()
    processes = [int(path.name) for path in tmp_path.iterdir()]
    assert processes
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_files_that_a_killed_process_had_in_the_making_are_removed(tmp_path: Path) -> None:
    def leave_and_hang(file: Path) -> str:
        folder = tempfile.mkdtemp()
        (tmp_path / "folder").write_text(folder)
        hang()
        return ""

    assert results(LimitedWorkers(SHORT).in_order(leave_and_hang, FILES[:1])) == {"a": "too-slow"}
    left = Path((tmp_path / "folder").read_text())
    assert left.name.startswith("tmp")
    assert not left.exists()


def test_what_a_reader_has_started_ends_with_it(tmp_path: Path) -> None:
    def start_and_hang(file: Path) -> str:
        child = subprocess.Popen(["sleep", "1000"])
        (tmp_path / "process").write_text(str(child.pid))
        hang()
        return ""

    assert results(LimitedWorkers(SHORT).in_order(start_and_hang, FILES[:1])) == {"a": "too-slow"}
    wait_for(lambda: is_gone(int((tmp_path / "process").read_text())))


def test_the_parent_has_no_thread_that_a_fork_could_cut_off() -> None:
    before = threading.active_count()
    for _ in LimitedWorkers(Limits(), 2).in_order(upper, FILES):
        assert threading.active_count() == before


@linux_only
@pytest.mark.parametrize(
    "hanging", ["while True: pass", "import re; re.match('(a+)+b', 'a' * 100)", "import time; time.sleep(1000)"]
)
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_parent_that_is_killed_leaves_no_process_behind(number: signal.Signals, hanging: str, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM.format(hanging=hanging))
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    parent = subprocess.Popen([sys.executable, str(program)], cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL)
    wait_for(lambda: len(list(tmp_path.glob("*.begun"))) == 2)
    parent.send_signal(number)
    assert parent.wait(timeout=30)
    processes = [int(path.stem) for path in tmp_path.glob("*.begun")]
    wait_for(lambda: all(map(is_gone, processes)))


PROGRAM = """
import os
from pathlib import Path
from pipeline.limited_workers import LimitedWorkers
from pipeline.limits import Limits

def hang(file):
    Path(f"{{os.getpid()}}.begun").touch()
    {hanging}

list(LimitedWorkers(Limits(), 2).in_order(hang, [Path("a"), Path("b")]))
"""


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline, "it does not come about"
        time.sleep(0.01)


def is_gone(process: int) -> bool:
    """Whether the process has ended; a zombie, which nobody has asked after, has."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return True
    return stat.rpartition(")")[2].split()[0] == "Z"


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        pytest.param(10, 1, id="little work for one"),
        pytest.param(2 * WORTH_A_WORKER, 2, id="more work for more"),
        pytest.param(20 * WORTH_A_WORKER, 4, id="much work for as many as there are processors"),
    ],
)
def test_the_number_of_processes_follows_from_the_work(
    size: int, expected: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(size)
    assert workers_for([large, tmp_path / "missing.txt"], Limits()).jobs == expected


def test_the_user_decides_the_number_of_processes() -> None:
    assert workers_for(FILES, Limits(), jobs=3).jobs == 3
