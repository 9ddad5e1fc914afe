"""The one place where a fault of ours is caught: in one file it must cost that file only."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from schema import LeidraadError

Result = TypeVar("Result")


def attempt(file: Path, action: Callable[[], Result]) -> Result | LeidraadError:
    """What `action` gives for the file, or the error that it ends with; a fault of ours is an `internal-error`."""
    try:
        return action()
    except LeidraadError as error:
        return error
    except Exception as error:  # noqa: BLE001 - see above
        words = " ".join(str(error).split()) or "no message"
        return LeidraadError("internal-error", str(file), f"{type(error).__name__}: {words}", "report it, with the file")
