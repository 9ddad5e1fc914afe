"""What the user settles about reading, for all files of a run."""

from collections.abc import Callable
from dataclasses import dataclass

DEFAULT_MAX_BYTES = 100_000_000
DEFAULT_MAX_PAGES = 5_000


def do_nothing() -> None:
    """What there is to do while others read, as a rule."""


@dataclass(frozen=True)
class ReadOptions:
    """How files are read: limits on their size, the password of those that have one, whether pictures of text are recognised.

    With more than one of `processes` the pages of a long file are read side by side; this process begins with what it has to
    do `meanwhile`.
    """

    max_bytes: int = DEFAULT_MAX_BYTES
    max_pages: int = DEFAULT_MAX_PAGES
    password: str | None = None
    ocr: bool = False
    processes: int = 1
    meanwhile: Callable[[], None] = do_nothing
