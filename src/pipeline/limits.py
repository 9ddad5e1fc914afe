"""What reading one file may cost before it is given up, and what is said then."""

import signal
from dataclasses import dataclass
from pathlib import Path

from schema import LeidraadError

DEFAULT_MAX_SECONDS = 300
DEFAULT_MAX_MEMORY = 2_000_000_000


@dataclass(frozen=True)
class Limits:
    """Seconds that a file may take, and bytes of memory above what the program takes by itself."""

    seconds: float = DEFAULT_MAX_SECONDS
    memory: int = DEFAULT_MAX_MEMORY

    def too_slow(self, file: Path) -> LeidraadError:
        """What is said of a file that takes too long."""
        what = f"it is not read after {self.seconds:,} seconds"
        return LeidraadError("too-slow", str(file), what, "raise --max-seconds, or leave it out")

    def too_much_memory(self, file: Path) -> LeidraadError:
        """What is said of a file that takes too much memory."""
        what = f"reading it takes more than {self.memory / 1e6:,.0f} MB of memory"
        return LeidraadError("too-much-memory", str(file), what, "raise --max-memory, or leave it out")


def reader_crashed(file: Path, signal_number: int) -> LeidraadError:
    """What is said of a file that brought its reader down, and by which signal."""
    how = f" ({signal.Signals(signal_number).name})" if signal_number else ""
    return LeidraadError("reader-crashed", str(file), f"what reads it came down{how}", "report it, with the file")
