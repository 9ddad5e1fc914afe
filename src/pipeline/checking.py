"""Reports held against their golden files: what differs, what is missing, and the writing of new ones."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.attempt import attempt
from pipeline.files import Selection
from pipeline.golden import Difference, Golden, find_differences, golden_of, golden_path, golden_text, read_golden
from pipeline.reading import Settings, import_extractors, read_and_extract
from pipeline.workers import workers_for
from schema import LeidraadError


@dataclass(frozen=True)
class GoldenCheck:
    """How one report stands to its golden file: as it says, different, written anew, or not to be checked at all."""

    report: str
    differences: tuple[Difference, ...] = ()
    updated: bool = False
    error: LeidraadError | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing is amiss."""
        return not self.differences and self.error is None


def check_reports(selection: Selection, settings: Settings, *, update: bool = False) -> Iterator[GoldenCheck]:
    """Holds each report of `selection` against its golden file; with `update` writes the file where it differs.

    A report without golden file fails, and so does a golden file whose report is gone.
    """
    for unusable in selection.unusable:
        yield GoldenCheck(unusable.place, error=unusable)
    wanted = {golden_path(file) for file in selection.files}
    for golden in selection.golden_files:
        if golden not in wanted:
            remedy = "remove it, or bring the report back"
            yield GoldenCheck(str(golden), error=LeidraadError("golden-without-report", str(golden), "has no report", remedy))
    import_extractors()
    workers = workers_for(selection.files, settings.limits)
    with closing(workers.in_order(partial(golden_of_file, settings=settings), selection.files)) as results:
        for file, future in results:
            found = attempt(file, future.result)
            if isinstance(found, LeidraadError):
                yield GoldenCheck(str(file), error=found)
            else:
                yield update_golden(file, found) if update else check_golden(file, found)


def golden_of_file(file: Path, settings: Settings) -> Golden:
    """What was found in a report, as its golden file should hold it."""
    return golden_of(read_and_extract(file, settings))


def refuse_in_ci(environment: Mapping[str, str]) -> None:
    """Raises LeidraadError `golden-in-ci` where CI is set: there, nobody would review what is written."""
    if environment.get("CI"):
        remedy = "run it at your desk and review the difference"
        raise LeidraadError("golden-in-ci", "leidraad check --update", "is refused in CI", remedy)


def check_golden(file: Path, found: Golden) -> GoldenCheck:
    """What was found in the report against its golden file."""
    try:
        expected = read_golden(golden_path(file))
    except LeidraadError as error:
        return GoldenCheck(str(file), error=error)
    return GoldenCheck(str(file), tuple(find_differences(expected, found)))


def update_golden(file: Path, found: Golden) -> GoldenCheck:
    """Writes the report's golden file where it is not yet as it should be."""
    path, text = golden_path(file), golden_text(found)
    try:
        if path.exists() and path.read_bytes() == text.encode():
            return GoldenCheck(str(file))
        path.write_bytes(text.encode())
    except OSError as error:
        problem = LeidraadError("unwritable", str(path), f"cannot be written: {error.strerror}", "check the folder's permissions")
        return GoldenCheck(str(file), error=problem)
    return GoldenCheck(str(file), updated=True)
