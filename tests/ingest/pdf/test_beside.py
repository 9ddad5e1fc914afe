"""Work that is shared with another process comes to the same."""

import os
import signal
from pathlib import Path

import pytest

from ingest.options import ReadOptions
from ingest.pdf.beside import begin_beside
from ingest.pdf.reader import read_pdf

SAMPLE = Path(__file__).parents[3] / "data" / "raw" / "begroting-2026.pdf"


def test_a_task_is_done_by_another_process() -> None:
    wait = begin_beside(os.getpid)
    assert wait() != os.getpid()


def test_a_task_that_fails_there_is_done_here() -> None:
    here = os.getpid()

    def only_here() -> int:
        if os.getpid() != here:
            raise ValueError
        return here

    assert begin_beside(only_here)() == here


def test_what_a_task_raises_is_raised_here() -> None:
    def fail() -> None:
        raise ValueError("water in de kelder")

    with pytest.raises(ValueError, match="water"):
        begin_beside(fail)()


def test_a_process_that_comes_down_costs_time_only() -> None:
    here = os.getpid()

    def come_down() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "gelezen"

    assert begin_beside(come_down)() == "gelezen"


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
