"""What is asked of PDFium in one go for many things."""

import ctypes
from collections.abc import Callable
from functools import partial
from typing import Any

from ingest.pdf.pdfium import MOST_ROWS, _Table


def call(_kept: object, function: Callable[..., Any], *arguments: Any) -> Any:
    return function(*arguments)


def writer(skipped: Callable[[int], bool]) -> Callable[..., Any]:
    """A function of C that writes its number twice into the row that it gets; for some numbers it writes nothing."""

    def write(number: int, row: Any) -> int:
        if skipped(number):
            return 0
        row.contents[0], row.contents[1] = number, -number
        return 1

    declared = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.POINTER(ctypes.c_float * 2))(write)
    undeclared = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.cast(declared, ctypes.c_void_p).value or 0)
    return partial(call, declared, undeclared)


def test_more_things_than_there_is_room_for_are_asked_about_in_parts() -> None:
    count = 2 * MOST_ROWS + 7
    results, (firsts, seconds) = _Table("f", 2).fill(writer(lambda _: False), range(count))
    assert results == [1] * count
    assert firsts == list(range(count))
    assert seconds == [-number for number in range(count)]


def test_where_nothing_is_written_there_is_nothing_of_another_thing() -> None:
    table = _Table("f", 2)
    table.fill(writer(lambda _: False), range(10))
    results, columns = table.fill(writer(lambda number: number % 2 == 0), range(10))
    assert results == [0, 1] * 5
    assert columns == [[0, 1, 0, 3, 0, 5, 0, 7, 0, 9], [0, -1, 0, -3, 0, -5, 0, -7, 0, -9]]
