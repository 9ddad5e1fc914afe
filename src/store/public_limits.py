"""What a query of a stranger may cost. The clock is looked at between the steps of a query, so that no single step may take long.

SQLite searches, replaces and trims letter by letter: one call on two long texts takes hours, and nothing can stop it. Such
functions are Python's here, which takes no longer than reading the texts.
"""

import sqlite3
from collections.abc import Callable
from itertools import islice
from typing import Any, Self, TypeVar

LONGEST_VALUE = 16 * 1024 * 1024
LONGEST_STATEMENT = 100_000
LONGEST_PATTERN = 100
"""Bytes of one value, of one statement, and of a pattern for LIKE and GLOB."""

MOST_MEMORY = 400 * 1024 * 1024
"""Bytes that SQLite may take for all queries together."""

LARGEST_ANSWER = 32 * 1024 * 1024
"""Letters and bytes in the rows of one answer."""

MOST_STEPS = 50
"""Steps of a query between two looks at the clock."""

MOST_LETTERS = 100
"""Different letters that are trimmed off."""

TOO_LARGE = "the answer is too large: ask for fewer rows or columns"

Text = TypeVar("Text", str, bytes)
Value = str | bytes | int | float | None


class BoundedCursor(sqlite3.Cursor):
    """Gives rows until they are too large together."""

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        """The next rows; raises OperationalError where they are larger than an answer may be."""
        rows: list[Any] = []
        room = LARGEST_ANSWER
        for row in islice(self, size):
            room -= sum(len(value) for value in row if isinstance(value, (str, bytes)))
            if room < 0:
                raise sqlite3.OperationalError(TOO_LARGE)
            rows.append(row)
        return rows

    def fetchall(self) -> list[Any]:
        """The rows that are left; raises OperationalError as `fetchmany` does."""
        return self.fetchmany(None)


class BoundedConnection(sqlite3.Connection):
    """A connection on which a query is bounded in time and in memory; who asks sets the time by a progress handler."""

    def bounded(self) -> Self:
        """Itself, with its limits set; what goes wrong in a function is told to who asks, and not to the log."""
        sqlite3.enable_callback_tracebacks(False)
        self.execute(f"PRAGMA hard_heap_limit = {MOST_MEMORY}")
        self.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        self.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, LONGEST_STATEMENT)
        self.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, LONGEST_PATTERN)
        self.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        self.create_function("instr", 2, place_in, deterministic=True)
        self.create_function("replace", 3, replaced, deterministic=True)
        for name, strip in (("trim", str.strip), ("ltrim", str.lstrip), ("rtrim", str.rstrip)):
            for arguments in (1, 2):
                self.create_function(name, arguments, trimming(strip), deterministic=True)
        return self

    def cursor(self, factory: Any = BoundedCursor) -> Any:
        """A cursor whose answers are bounded."""
        return super().cursor(factory)

    def set_progress_handler(self, handler: Callable[[], int | None] | None, n: int) -> None:
        """Has the clock looked at often enough."""
        super().set_progress_handler(handler, min(n, MOST_STEPS))


def place_in(text: Value, sought: Value) -> int | None:
    """Where a text stands in another, from 1; 0 where it does not.

    >>> place_in("Meerdrecht", "drecht"), place_in("Meerdrecht", "x"), place_in(None, "x"), place_in(2026, 26)
    (5, 0, None, 3)
    """
    if text is None or sought is None:
        return None
    if isinstance(text, bytes) and isinstance(sought, bytes):
        return text.find(sought) + 1
    return as_text(text).find(as_text(sought)) + 1


def replaced(text: Value, old: Value, new: Value) -> str | None:
    """A text with another in the place of each part; raises ValueError where it would be too long.

    >>> replaced("1.582.000", ".", ""), replaced("dijk", "", "x"), replaced("dijk", None, "x")
    ('1582000', 'dijk', None)
    """
    if text is None or old is None or new is None:
        return None
    whole, part, other = as_text(text), as_text(old), as_text(new)
    if not part:
        return whole
    if len(whole) + whole.count(part) * (len(other) - len(part)) > LONGEST_VALUE:
        raise ValueError(TOO_LARGE)
    return whole.replace(part, other)


def trimming(strip: Callable[[str, str], str]) -> Callable[..., str | None]:
    """What takes letters off the ends of a text; raises ValueError for very many different ones.

    >>> trimming(str.strip)(" dijk "), trimming(str.lstrip)("xxdijkxx", "x"), trimming(str.strip)(None)
    ('dijk', 'dijkxx', None)
    """

    def trim(text: Value, letters: Value = " ") -> str | None:
        if text is None or letters is None:
            return None
        different = "".join(set(as_text(letters)))
        if len(different) > MOST_LETTERS:
            raise ValueError(TOO_LARGE)
        return strip(as_text(text), different) if different else as_text(text)

    return trim


def as_text(value: str | bytes | float) -> str:
    """A value as the text that SQLite makes of it."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
