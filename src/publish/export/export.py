"""An export from beginning to end: the documents that pass, a folder beside the one that is wanted, the files, the renaming."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from publish.export.about import About
from publish.export.csv_files import write_csv
from publish.export.folder import new_folder
from publish.export.jsonl_files import write_jsonl
from publish.export.package import write_package
from publish.export.parquet_files import write_parquet
from publish.export.workbook import WORKBOOK, write_workbook
from store import Export, ExportFilters, Store

FORMATS: dict[str, Callable[[Export, Path, About], list[str]]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
    "xlsx": write_workbook,
    "datapackage": write_package,
}
"""What writes the files of each format into a folder; it returns remarks for the person who exports."""


@dataclass(frozen=True)
class Exported:
    """What was written."""

    folder: Path
    documents: int
    rows: dict[str, int]
    """By table."""
    remarks: tuple[str, ...]


def export_database(
    store: Store, target: Path, form: str, filters: ExportFilters, about: About, *, replace: bool = False
) -> Exported:
    """Writes what the documents that pass the filters hold into the folder `target`.

    Raises LeidraadError as `Store.export`, `new_folder` and the writer of the format do.
    """
    ours = set(names_of_ours(store))
    with store.export(**filters) as export, new_folder(target, ours, replace=replace) as folder:
        remarks = FORMATS[form](export, folder, about)
        rows = {table.name: export.count(table) for table in export.tables}
    return Exported(target, len(export.documents), rows, tuple(remarks))


def names_of_ours(store: Store) -> Iterator[str]:
    """The names of all files that an export writes, of any format."""
    yield from (WORKBOOK, "datapackage.json", "dcat.jsonld", "README.md", "data")
    for table in store.tables():
        yield f"data/{table.name}.csv"
        yield from (f"{table.name}.{suffix}" for suffix in ("csv", "jsonl", "parquet"))
