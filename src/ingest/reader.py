"""Which reader a file gets, and the limits that hold for all of them."""

from collections.abc import Callable
from pathlib import Path

from ingest.text import read_text
from schema import Document, LeidraadError

READERS: dict[str, Callable[[Path, bytes], Document]] = {
    ".txt": read_text,
    ".text": read_text,
}
"""The reader for each file type, by its suffix."""

KNOWN_SUFFIXES = frozenset(READERS)
DEFAULT_MAX_BYTES = 100_000_000


def read_document(path: Path, *, max_bytes: int = DEFAULT_MAX_BYTES) -> Document:
    """The document in the file `path`.

    Raises LeidraadError `missing-file`, `not-a-file`, `unknown-type`, `too-large`, `unreadable` and those of the readers.
    """
    return READERS[_known_suffix(path)](path, read_content(path, max_bytes=max_bytes))


def read_content(path: Path, *, max_bytes: int = DEFAULT_MAX_BYTES) -> bytes:
    """The bytes of a file that has a reader and keeps within the limit; raises LeidraadError as `read_document` does."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise LeidraadError("not-a-file", str(path), "this is a folder or a device", "name a file")
        _known_suffix(path)
        if size > max_bytes:
            limit = f"{max_bytes / 1e6:,.0f} MB"
            raise LeidraadError("too-large", str(path), f"{size / 1e6:,.0f} MB is over the limit of {limit}", "raise --max-size")
        if size == 0:
            raise LeidraadError("empty-file", str(path), "the file holds no text", "fetch it again or leave it out")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise LeidraadError("missing-file", str(path), "there is no such file", "check the path") from error
    except OSError as error:
        raise LeidraadError("unreadable", str(path), f"cannot be read: {error.strerror}", "check its permissions") from error


def document_from_text(text: str, file_name: str = "report.txt") -> Document:
    """A document of `text` as it stands, as if it had been read from a file of that name."""
    return read_text(Path(file_name), text.encode())


def _known_suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in READERS:
        known = ", ".join(sorted(KNOWN_SUFFIXES))
        raise LeidraadError("unknown-type", str(path), f"no reader for {suffix or 'a file without suffix'}", f"known are {known}")
    return suffix
