"""The folder of an export: whole or not there at all, and nobody else's files are ever overwritten."""

import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from schema import LeidraadError


@contextmanager
def new_folder(target: Path, ours: Collection[str], *, replace: bool) -> Iterator[Path]:
    """A folder beside `target` to write into, which takes its place when all is written, and is gone where something failed.

    With `replace` an earlier export gives way, but no folder in which anything stands whose name is not one of `ours`.
    Raises LeidraadError `folder-not-empty` or `cannot-write`.
    """
    whole = target.resolve()
    check_place(whole, target, ours, replace=replace)
    try:
        whole.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(mkdtemp(prefix=f".{whole.name}.", dir=whole.parent))
    except OSError as error:
        raise cannot_write(target, error) from error
    try:
        yield beside
        beside.chmod(0o755)
        check_place(whole, target, ours, replace=replace)
        put_in_place(beside, whole)
    except OSError as error:
        raise cannot_write(target, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def check_place(whole: Path, target: Path, ours: Collection[str], *, replace: bool) -> None:
    """Makes sure that nothing is lost by a new folder at `whole`; raises as `new_folder` does."""
    try:
        if not whole.exists():
            return
        if not whole.is_dir():
            raise LeidraadError("folder-not-empty", str(target), "this is a file", "name a folder with --to")
        names = [str(path.relative_to(whole)) for path in whole.rglob("*")]
    except OSError as error:
        raise cannot_write(target, error) from error
    strange = sorted(name for name in names if name not in ours)
    if strange:
        what = f"it holds files that are not of an export, as {strange[0]}"
        raise LeidraadError("folder-not-empty", str(target), what, "name another folder with --to")
    if names and not replace:
        raise LeidraadError("folder-not-empty", str(target), "an export stands there", "name another folder, or add --replace")


def put_in_place(beside: Path, whole: Path) -> None:
    """Renames the folder that was written; an earlier export goes only when the new one stands in its place."""
    if not whole.exists():
        beside.rename(whole)
        return
    old = Path(mkdtemp(prefix=f".{whole.name}.old.", dir=whole.parent))
    try:
        whole.rename(old / whole.name)
        try:
            beside.rename(whole)
        except OSError:
            (old / whole.name).rename(whole)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def cannot_write(target: Path, error: OSError) -> LeidraadError:
    """The error for a place that cannot be written to."""
    what = f"it cannot be written: {error.strerror or error}"
    return LeidraadError("cannot-write", str(target), what, "check the place and the room on the disk, or name another with --to")
