"""Fair timing: the candidates take turns, each several times, and the median and the least count."""

import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """Seconds that one candidate took, over its runs."""

    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle run, in seconds."""
        return statistics.median(self.runs)

    @property
    def least(self) -> float:
        """The fastest run, in seconds: what the work itself takes when nothing disturbs it."""
        return min(self.runs)


def time_in_turn(candidates: dict[str, Callable[[], object]], rounds: int) -> dict[str, Timing]:
    """Run the candidates one after the other, `rounds` times, after one round that does not count."""
    runs: dict[str, list[float]] = {name: [] for name in candidates}
    for turn in range(rounds + 1):
        for name, candidate in candidates.items():
            start = time.perf_counter()
            candidate()
            if turn:
                runs[name].append(time.perf_counter() - start)
    return {name: Timing(tuple(seconds)) for name, seconds in runs.items()}


def command(arguments: Sequence[str]) -> Callable[[], object]:
    """A candidate that runs a command and fails where the command does."""
    return lambda: subprocess.run(arguments, check=True, capture_output=True)
