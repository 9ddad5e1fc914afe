"""Which files a run is about: files, folders with all below them, and globs."""

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.html.saved_pages import is_asset
from schema import LeidraadError

GOLDEN_SUFFIX = ".golden.json"


@dataclass(frozen=True)
class Selection:
    """The files of a run in path order, what is wrong with paths that yield none, and what was seen beside them."""

    files: tuple[Path, ...]
    unusable: tuple[LeidraadError, ...] = ()
    left_aside: tuple[Path, ...] = ()
    golden_files: tuple[Path, ...] = ()


def find_files(paths: Iterable[str], known_suffixes: Iterable[str]) -> Selection:
    """The files that `paths` name.

    A file that is named itself is taken whatever its type, so that its reader can say what is wrong with it. Folders
    and globs yield files of the known types; hidden files and golden files in them don't count, the others are left aside,
    and so is what a browser has kept beside a page that it saved.
    """
    suffixes = frozenset(known_suffixes)
    chosen: dict[Path, Path] = {}
    beside: dict[Path, Path] = {}
    unusable: list[LeidraadError] = []
    for path in paths:
        if Path(path).is_file():
            chosen.setdefault(Path(path).absolute(), Path(path))
            continue
        trouble: list[LeidraadError] = []
        visible = {file.absolute(): file for file in visible_files(path, trouble)}
        reports = {key: file for key, file in visible.items() if is_report(file, suffixes)}
        chosen = reports | chosen
        beside |= {key: file for key, file in visible.items() if key not in reports}
        if not reports and not trouble:
            trouble.append(no_reports(path, suffixes))
        unusable.extend(trouble)
    printable = sorted((file for file in chosen.values() if is_printable(file)), key=str)
    unusable.extend(bad_file_name(file) for file in chosen.values() if not is_printable(file))
    others = sorted((file for key, file in beside.items() if key not in chosen), key=str)
    return Selection(
        files=tuple(printable),
        unusable=tuple(unusable),
        left_aside=tuple(file for file in others if not file.name.endswith(GOLDEN_SUFFIX)),
        golden_files=tuple(file for file in others if file.name.endswith(GOLDEN_SUFFIX)),
    )


def is_report(file: Path, suffixes: frozenset[str]) -> bool:
    """Whether a file that nobody named is to be read."""
    return file.suffix.lower() in suffixes and file.is_file() and not is_asset(file)


def visible_files(path: str, trouble: list[LeidraadError]) -> Iterator[Path]:
    """The files in the folder `path` or of the glob `path` that are not hidden; what is wrong is added to `trouble`."""
    if Path(path).is_dir():
        yield from files_below(path, trouble)
        return
    hits = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207 - Path.glob wants a folder
    if not hits:
        what = "is no file" if Path(path).exists() else "matches nothing" if glob.has_magic(path) else "does not exist"
        trouble.append(LeidraadError("missing-path", path, what, "check the spelling and the folder that you are in"))
    for hit in hits:
        if Path(hit).is_dir():
            yield from files_below(hit, trouble)
        else:
            yield Path(hit)


def files_below(folder: str, trouble: list[LeidraadError]) -> Iterator[Path]:
    """The files in `folder` and the folders below it that are not hidden."""

    def note(error: OSError) -> None:
        place = str(error.filename or folder)
        what = f"the folder cannot be opened: {error.strerror}"
        trouble.append(LeidraadError("unreadable", place, what, "check its permissions"))

    for here, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(here, name) for name in names if not name.startswith("."))


def no_reports(path: str, suffixes: frozenset[str]) -> LeidraadError:
    """What is said of a folder or glob without anything to read."""
    known = ", ".join(sorted(suffixes))
    return LeidraadError("no-reports", path, f"holds no file of a known type ({known})", "name a file or another folder")


def is_printable(path: Path) -> bool:
    """Whether the path is text, so that it can be stored and printed; Linux allows any bytes in a file name."""
    return not any("\ud800" <= character <= "\udfff" for character in str(path))


def bad_file_name(path: Path) -> LeidraadError:
    """What is said of a path whose name is no text."""
    shown = str(path).encode("utf-8", "backslashreplace").decode("utf-8")
    return LeidraadError("bad-file-name", shown, "the name is not UTF-8", "rename the file")
