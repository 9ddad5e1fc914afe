"""What is put away until it is asked for, so that the memory of a long document does not grow with its pages."""

import os
import tempfile
from typing import Any, NamedTuple

from schema.errors import LeidraadError


class Spill:
    """Bytes that are put away one after another: in memory, and in a file without a name once they are many.

    >>> spill = Spill()
    >>> first, second = spill.put(b"Havens en kades"), spill.put(b"Onderwijs")
    >>> first.get(), second.get()
    (b'Havens en kades', b'Onderwijs')
    """

    in_memory = 4 << 20
    """So many bytes stay in memory: the lines of some two hundred pages, for which a file would not be worth its while."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._file: Any = None
        self._end = 0

    def put(self, content: bytes) -> "Away":
        """Puts these bytes away, and tells where; raises LeidraadError `no-temporary-file` where the disk has no room."""
        try:
            return self._put(content)
        except OSError as error:
            what = f"a long document needs room on the disk while it is read: {(error.strerror or 'refused').lower()}"
            remedy = "make room in the folder for temporary files, or name another in the variable TMPDIR"
            raise LeidraadError("no-temporary-file", "temporary file", what, remedy) from error

    def _put(self, content: bytes) -> "Away":
        start, self._end = self._end, self._end + len(content)
        if self._file is None and self._end > self.in_memory:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - it is closed when nobody asks for it any more
            self._write(self._held)
            self._held = bytearray()
        if self._file is None:
            self._held += content
        else:
            self._write(content)
        return Away(self, start, len(content))

    def read(self, start: int, size: int) -> bytes:
        """So many bytes from a place on. It does not turn the file, which processes may share, to that place."""
        if self._file is None:
            return bytes(memoryview(self._held)[start : start + size])
        return os.pread(self._file.fileno(), size, start)

    def _write(self, content: bytes | bytearray) -> None:
        """Writes all at the end of the file, which the system may do in parts."""
        left = memoryview(content)
        while left:
            left = left[self._file.write(left) :]

    def __del__(self) -> None:
        if self._file is not None:
            self._file.close()


class Away(NamedTuple):
    """Bytes that are put away. To another process they are sent as bytes."""

    spill: Spill
    start: int
    size: int

    def get(self) -> bytes:
        """The bytes."""
        return self.spill.read(self.start, self.size)

    def __reduce__(self) -> tuple[type[bytes], tuple[bytes]]:
        return bytes, (self.get(),)


def fetched(content: bytes | Away) -> bytes:
    """Bytes, wherever they are."""
    return content.get() if isinstance(content, Away) else content
