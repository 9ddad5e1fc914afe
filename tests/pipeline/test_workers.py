import os
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

import pytest

from pipeline.attempt import attempt
from pipeline.workers import InProcess, Workers
from schema import LeidraadError

FILES = [Path(name) for name in "abcdefgh"]


def upper(file: Path) -> str:
    return str(file).upper()


def slow_first(file: Path) -> str:
    if file.name == "a":
        time.sleep(0.2)
    return upper(file)


def fall_over_e(file: Path) -> str:
    if file.name == "e":
        os._exit(3)
    return upper(file)


def stumble_once(file: Path, marker: Path) -> str:
    """Takes its worker down at the file `c`, but only the first time."""
    if file.name == "c" and not marker.exists():
        marker.touch()
        os._exit(3)
    return upper(file)


def refuse(file: Path) -> str:
    raise ValueError(f"{file}:\n  no good")


def two_processes() -> Executor:
    return ProcessPoolExecutor(max_workers=2)


@pytest.fixture(
    params=[
        pytest.param(Workers(), id="in this process"),
        pytest.param(Workers(two_processes, ahead=4), id="in two processes"),
        pytest.param(Workers(ThreadPoolExecutor, ahead=3), id="in threads"),
        pytest.param(Workers(two_processes, ahead=100), id="all at once"),
    ]
)
def workers(request: pytest.FixtureRequest) -> Workers:
    assert isinstance(request.param, Workers)
    return request.param


def results(found: Iterator[tuple[Path, Future[str]]]) -> dict[str, str]:
    return {str(file): future.result() if not future.exception() else type(future.exception()).__name__ for file, future in found}


def test_results_come_in_the_order_of_the_files(workers: Workers) -> None:
    assert list(results(workers.in_order(slow_first, FILES)).values()) == list("ABCDEFGH")


def test_an_exception_is_the_files_own(workers: Workers) -> None:
    assert set(results(workers.in_order(refuse, FILES)).values()) == {"ValueError"}


@pytest.mark.parametrize("ahead", [1, 4, 100])
def test_a_file_that_takes_its_worker_down_is_the_only_one_lost(ahead: int) -> None:
    found = results(Workers(two_processes, ahead).in_order(fall_over_e, FILES))
    assert found == {name: BrokenProcessPool.__name__ if name == "e" else name.upper() for name in "abcdefgh"}


def test_a_worker_that_died_by_accident_costs_nothing(tmp_path: Path) -> None:
    task = partial(stumble_once, marker=tmp_path / "stumbled")
    assert list(results(Workers(two_processes, 4).in_order(task, FILES)).values()) == list("ABCDEFGH")


def test_ctrl_c_in_this_process_is_not_taken_for_the_files_fault() -> None:
    def interrupted(_: Path) -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(Workers().in_order(interrupted, FILES))


def test_only_so_many_files_are_under_way_at_once() -> None:
    started: list[Path] = []

    def note(file: Path) -> None:
        started.append(file)

    next(Workers(InProcess, ahead=3).in_order(note, FILES))
    assert started == FILES[:3]


def test_a_fault_of_ours_is_an_internal_error_on_one_line() -> None:
    error = attempt(Path("a.txt"), partial(refuse, Path("a.txt")))
    assert isinstance(error, LeidraadError)
    assert str(error) == "a.txt: ValueError: a.txt: no good; report it, with the file (internal-error)"


def test_an_error_of_the_family_passes_as_it_is() -> None:
    wanted = LeidraadError("empty-file", "a.txt", "the file holds no text", "fetch it again")

    def fail() -> None:
        raise wanted

    assert attempt(Path("a.txt"), fail) is wanted
