"""Bytes that are put away, in memory or in a file."""

import errno
import os
import pickle
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from schema import LeidraadError
from schema.spill import Spill


@pytest.mark.parametrize("in_memory", [0, 10, 1000])
def test_all_that_is_put_away_comes_back(in_memory: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Spill, "in_memory", in_memory)
    spill = Spill()
    contents = [b"Havens", b"", b"Onderwijs", b"Wegen" * 100, b"Dijken"]
    places = [spill.put(content) for content in contents]
    assert [place.get() for place in reversed(places)] == contents[::-1]
    assert spill.put(b"Zorg").get() == b"Zorg"


def test_processes_do_not_disturb_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Spill, "in_memory", 0)
    spill = Spill()
    places = [spill.put(bytes([number]) * 10) for number in range(100)]
    child = os.fork()
    same = all(place.get() == bytes([number]) * 10 for _ in range(20) for number, place in enumerate(places))
    if child == 0:
        os._exit(not same)
    assert same
    assert os.waitpid(child, 0)[1] == 0


def test_what_is_put_away_is_sent_as_bytes() -> None:
    assert pickle.loads(pickle.dumps([Spill().put(b"Havens")])) == [b"Havens"]


def no_folder(**_: object) -> None:
    raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")


def full_disk(**_: object) -> BinaryIO:
    return Path("/dev/full").open("r+b", buffering=0)


@pytest.mark.parametrize(("make", "reason"), [(no_folder, "no usable temporary directory"), (full_disk, "no space left")])
def test_a_disk_without_room_is_one_line(make: Callable[..., object], reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Spill, "in_memory", 0)
    monkeypatch.setattr(tempfile, "TemporaryFile", make)
    with pytest.raises(LeidraadError, match=rf"room on the disk while it is read: {reason}.*TMPDIR \(no-temporary-file\)"):
        Spill().put(b"Havens")
