"""Work that is shared with other processes comes to the same."""

import os
import signal
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest

from ingest.beside import MOST_TASKS, share_out
from ingest.options import ReadOptions
from ingest.pdf.reader import read_pdf

SAMPLE = Path(__file__).parents[2] / "data" / "raw" / "begroting-2026.pdf"

HERE = os.getpid()


def number_and_process(number: int, folder: Path) -> tuple[int, int]:
    folder.joinpath(str(number)).touch()
    return number, os.getpid()


def wait_for_files(folder: Path, count: int) -> None:
    """What this process is at until so many tasks are done elsewhere."""
    end = time.monotonic() + 60
    while len(list(folder.iterdir())) < count and time.monotonic() < end:
        time.sleep(0.01)


def only_here() -> str:
    if os.getpid() != HERE:
        raise ValueError
    return "gelezen"


def come_down_elsewhere() -> str:
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return "gelezen"


def cannot_be_sent() -> Callable[[], str]:
    return lambda: "gelezen"


def fail() -> NoReturn:
    raise ValueError("water in de kelder")


def note_process_and_wait(folder: Path) -> None:
    folder.joinpath(str(os.getpid())).touch()
    time.sleep(60)


def fail_once_they_are_at_it(folder: Path) -> NoReturn:
    wait_for_files(folder, 2)
    fail()


def wait_for_the_others() -> None:
    """What this process is at until the others have done all that they can."""
    time.sleep(0.2)


@pytest.mark.parametrize("processes", [1, 2, 4])
@pytest.mark.parametrize("count", [0, 1, 20, MOST_TASKS])
def test_results_come_in_the_order_of_the_tasks(processes: int, count: int) -> None:
    tasks = [partial(int, number) for number in range(count)]
    assert share_out(tasks, processes) == list(range(count))


def test_others_take_tasks_while_this_process_is_at_something_else(tmp_path: Path) -> None:
    tasks = [partial(number_and_process, number, tmp_path) for number in range(8)]
    found = share_out(tasks, 2, partial(wait_for_files, tmp_path, len(tasks)))
    assert [number for number, _ in found] == list(range(8))
    assert os.getpid() not in {process for _, process in found}


def test_one_process_does_first_what_it_has_to_do_meanwhile() -> None:
    done: list[str] = []
    share_out([partial(done.append, "task")], 1, partial(done.append, "meanwhile"))
    assert done == ["meanwhile", "task"]


@pytest.mark.parametrize("task", [only_here, come_down_elsewhere])
def test_a_task_that_fails_elsewhere_is_done_here(task: Callable[[], str]) -> None:
    tasks: list[Callable[[], str]] = [task, str, task, str]
    assert share_out(tasks, 3, wait_for_the_others) == ["gelezen", "", "gelezen", ""]


def test_a_result_that_cannot_be_sent_is_made_here() -> None:
    (made,) = share_out([cannot_be_sent], 2, wait_for_the_others)
    assert made() == "gelezen"


def test_what_a_task_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="water"):
        share_out([fail], 2, wait_for_the_others)


def test_the_others_are_ended_where_this_process_fails(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="water"):
        share_out([partial(note_process_and_wait, tmp_path)] * 2, 3, partial(fail_once_they_are_at_it, tmp_path))
    others = [int(path.name) for path in tmp_path.iterdir()]
    assert len(others) == 2
    for process in others:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_without_room_for_other_processes_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room() -> NoReturn:
        raise OSError("no space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", no_room)
    assert share_out([os.getpid], 3) == [HERE]


def test_pages_that_two_processes_read_are_one_document() -> None:
    content = SAMPLE.read_bytes()
    one, two = (read_pdf(SAMPLE, content, ReadOptions(processes=processes)) for processes in (1, 2))
    assert one.text == two.text
    assert one.blocks == two.blocks
    assert one.grids == two.grids
    assert one.repairs == two.repairs
    assert [one.boxes(at, at + 9) for at in range(0, len(one.text), 97)] == [
        two.boxes(at, at + 9) for at in range(0, len(two.text), 97)
    ]
