"""Exports: what comes out is what the database holds, value by value, and nothing is ever lost or half there."""

import csv
import json
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import polars as pl
import pytest
from frictionless import Package, validate

from publish.export import FORMATS, About, export_database
from publish.export.cells import FORMULA_STARTS, MARK
from publish.export.dcat import MANDATORY
from publish.export.parquet_files import batches
from publish.export.workbook import MOST_ROWS, MOST_UNITS, refuse_too_many
from schema import Extraction, LeidraadError
from store import ColumnType, ExportFilters, Store, Table, Value

NOBODY = About()
EVERYTHING = ExportFilters()

Rows = list[tuple[Value, ...]]
Cells = list[list[Any]]
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FIRST_DAY = date(1899, 12, 30)
"""The day from which Excel counts."""

BudgetReport = Callable[..., Extraction]

HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\nx",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "'t Sluisje",
    "''",
    'a,"b"\r\nc',
    "<script>",
    " =1",
]
"""Texts that a spreadsheet would run, that look as if they were escaped already, or that a careless CSV breaks on."""


@pytest.fixture
def hostile(budget_report: BudgetReport, written_table: Any, tmp_path: Path) -> Iterator[Store]:
    """A database in which every text that a report can bring stands in titles, words, captions and codes."""
    with Store.open(tmp_path / "hostile.db", create=True) as store:
        write(store, budget_report(written_table(), file_name="=begroting.txt", title="@titel"))
        with store.connection as connection:
            lines = connection.execute("SELECT id FROM budget_lines ORDER BY start").fetchall()
            for (line,), text in zip(lines, [*HOSTILE, ""] * len(lines), strict=False):
                connection.execute("UPDATE budget_lines SET label = ?, words = ? WHERE id = ?", (text, text, line))
        yield store


def write(store: Store, extraction: Extraction) -> str:
    run = store.begin_run("0", "ingest /home/somebody/reports")
    return store.write_extraction(
        extraction, program_version="0", run_id=run, supersedes=None, ingested_at="2025-06-01T12:00:00.25+00:00"
    )


def stored(store: Store, **filters: Any) -> dict[str, tuple[Table, Rows]]:
    """The tables of the database with the rows that an export should have."""
    with store.export(**filters) as export:
        return {table.name: (table, list(export.rows(table))) for table in export.tables}


def from_csv(file: Path, table: Table) -> Rows:
    """The rows of a CSV file, read as README.md of the package says."""
    csv.field_size_limit(sys.maxsize)
    with file.open(encoding="utf-8", newline="") as stream:
        names, *rows = csv.reader(stream)
    assert names == [column.name for column in table.columns]
    return [tuple(read(cell, column.type) for cell, column in zip(row, table.columns, strict=True)) for row in rows]


def read(cell: str, kind: ColumnType) -> Value:
    if cell == "":
        return None
    readers: dict[ColumnType, Callable[[str], Value]] = {
        ColumnType.TEXT: lambda text: text.removeprefix(MARK),
        ColumnType.INTEGER: int,
        ColumnType.NUMBER: float,
        ColumnType.EUROS: Decimal,
        ColumnType.BOOLEAN: {"true": True, "false": False}.__getitem__,
        ColumnType.DAY: date.fromisoformat,
        ColumnType.MOMENT: datetime.fromisoformat,
    }
    as_is: Callable[[str], Value] = json.loads
    return readers.get(kind, as_is)(cell)


def from_parquet(file: Path, table: Table) -> Rows:
    objects = {place for place, column in enumerate(table.columns) if column.type is ColumnType.OBJECT}
    frame = pl.read_parquet(file)
    assert frame.columns == [column.name for column in table.columns]
    return [
        tuple(json.loads(value) if place in objects and value else value for place, value in enumerate(row))
        for row in frame.rows()
    ]


class TestWhatComesBack:
    @pytest.mark.parametrize("form", ["csv", "parquet", "jsonl", "datapackage"])
    def test_every_value_of_the_samples(self, form: str, samples: Path, tmp_path: Path) -> None:
        with Store.open(samples) as store:
            export_database(store, tmp_path / "out", form, EVERYTHING, NOBODY)
            tables = stored(store)
        for name, (table, rows) in tables.items():
            assert back(tmp_path / "out", form, table) == (rows if form != "jsonl" else as_json(table, rows)), name

    @pytest.mark.parametrize("form", ["csv", "parquet", "jsonl"])
    def test_every_hostile_text(self, form: str, hostile: Store, tmp_path: Path) -> None:
        export_database(hostile, tmp_path / "out", form, EVERYTHING, NOBODY)
        for name, (table, rows) in stored(hostile).items():
            assert back(tmp_path / "out", form, table) == (rows if form != "jsonl" else as_json(table, rows)), name

    def test_the_rows_are_those_of_the_database(self, samples: Path) -> None:
        with closing(sqlite3.connect(samples)) as connection, Store.open(samples) as store:
            for name, (table, rows) in stored(store).items():
                assert len(rows) == connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0], name
                for place, column in enumerate(table.columns):
                    if column.type in (ColumnType.TEXT, ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.BOOLEAN):
                        found = connection.execute(f'SELECT "{column.name}" FROM {name}')
                        assert sorted(map(repr, (row[place] for row in rows))) == sorted(
                            repr(bool(value) if column.type is ColumnType.BOOLEAN and value is not None else value)
                            for (value,) in found
                        ), (name, column.name)

    def test_money_is_exact(self, hostile: Store) -> None:
        table, rows = stored(hostile)["budget_lines"]
        names = [column.name for column in table.columns]
        for row in rows:
            cents, euros = row[names.index("cents")], row[names.index("euros")]
            assert euros is None if cents is None else euros == Decimal(str(cents)) / 100

    def test_types_of_parquet(self, samples: Path, tmp_path: Path) -> None:
        with Store.open(samples) as store:
            export_database(store, tmp_path / "out", "parquet", EVERYTHING, NOBODY)
        amounts = pl.read_parquet_schema(tmp_path / "out" / "amounts.parquet")
        assert amounts["cents"] == pl.Int64
        assert amounts["euros"] == pl.Decimal(20, 2)
        assert amounts["approximate"] == pl.Boolean
        assert amounts["years"] == pl.List(pl.Int64)
        assert pl.read_parquet_schema(tmp_path / "out" / "dates.parquet")["earliest"] == pl.Date
        assert pl.read_parquet_schema(tmp_path / "out" / "documents.parquet")["ingested_at"] == pl.Datetime("us", "UTC")

    def test_the_same_database_gives_the_same_files(self, samples: Path, tmp_path: Path) -> None:
        with Store.open(samples) as store:
            for name in ("one", "two"):
                export_database(store, tmp_path / name, "datapackage", EVERYTHING, NOBODY)
        files = [path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file()]
        assert all((tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes() for file in files)

    def test_nothing_of_the_publishers_machine(self, hostile: Store, tmp_path: Path) -> None:
        export_database(hostile, tmp_path / "out", "datapackage", EVERYTHING, NOBODY)
        for file in (tmp_path / "out").rglob("*"):
            assert file.is_dir() or b"somebody" not in file.read_bytes()
        assert "source_path" not in (tmp_path / "out" / "data" / "documents.csv").read_text(encoding="utf-8")


def back(folder: Path, form: str, table: Table) -> object:
    match form:
        case "csv" | "datapackage":
            return from_csv(folder / ("data" if form == "datapackage" else "") / f"{table.name}.csv", table)
        case "parquet":
            return from_parquet(folder / f"{table.name}.parquet", table)
        case _:
            lines = (folder / f"{table.name}.jsonl").read_text(encoding="utf-8").split("\n")
            return [json.loads(line) for line in lines if line]


def as_json(table: Table, rows: Rows) -> list[dict[str, Any]]:
    def plain(value: Value) -> object:
        if isinstance(value, Decimal):
            return float(value)
        if isinstance(value, datetime):
            return value.isoformat().replace("+00:00", "Z")
        return value.isoformat() if isinstance(value, date) else value

    return [{column.name: plain(value) for column, value in zip(table.columns, row, strict=True)} for row in rows]


class Workbook:
    """An Excel file as it is written, sheet by sheet."""

    def __init__(self, path: Path) -> None:
        with ZipFile(path) as file:
            names = [sheet.attrib["name"] for sheet in ET.fromstring(file.read("xl/workbook.xml")).iter(f"{SHEET}sheet")]
            self.sheets = {
                name: ET.fromstring(file.read(f"xl/worksheets/sheet{number}.xml")) for number, name in enumerate(names, start=1)
            }

    def rows(self, name: str) -> Cells:
        """The values of a sheet; a cell without one is None."""
        width = len(next(self.sheets[name].iter(f"{SHEET}row")))
        found: Cells = []
        for row in self.sheets[name].iter(f"{SHEET}row"):
            found.append([None] * width)
            for cell in row:
                found[-1][place_of(cell.attrib["r"])] = value_of(cell)
        return found

    def column(self, name: str, column: str) -> list[Any]:
        """The values of one column, without its head."""
        head, *rows = self.rows(name)
        return [row[head.index(column)] for row in rows]


def place_of(address: str) -> int:
    """`B2` is the second column."""
    number = 0
    for letter in address.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def value_of(cell: ET.Element) -> object:
    match cell.attrib.get("t"):
        case "inlineStr":
            return "".join(cell.itertext())
        case "b":
            return "".join(cell.itertext()) == "1"
        case _:
            return float("".join(cell.itertext()))


class TestCells:
    @pytest.mark.parametrize("start", FORMULA_STARTS)
    def test_no_text_in_a_csv_file_begins_as_a_formula(self, start: str, hostile: Store, tmp_path: Path) -> None:
        export_database(hostile, tmp_path / "out", "csv", EVERYTHING, NOBODY)
        for name, (table, _) in stored(hostile).items():
            texts = [place for place, column in enumerate(table.columns) if column.type is ColumnType.TEXT]
            with (tmp_path / "out" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
                assert not [row for row in csv.reader(stream) if any(row[place].startswith(start) for place in texts)]

    def test_numbers_stay_numbers(self, hostile: Store, tmp_path: Path) -> None:
        export_database(hostile, tmp_path / "out", "csv", EVERYTHING, NOBODY)
        with (tmp_path / "out" / "budget_lines.csv").open(encoding="utf-8", newline="") as stream:
            cents = [row["cents"] for row in csv.DictReader(stream)]
        assert "-4100000" in cents

    def test_no_cell_of_a_workbook_is_a_formula(self, hostile: Store, tmp_path: Path) -> None:
        export_database(hostile, tmp_path / "out", "xlsx", EVERYTHING, NOBODY)
        workbook = Workbook(tmp_path / "out" / "leidraad.xlsx")
        assert "'=1+1" in workbook.column("budget_lines", "label")
        for name, sheet in workbook.sheets.items():
            assert not list(sheet.iter(f"{SHEET}f"))
            texts = [value for row in workbook.rows(name) for value in row if isinstance(value, str)]
            assert not [text for text in texts if text.startswith(tuple(FORMULA_STARTS))]


class TestWorkbook:
    @pytest.fixture
    def workbook(self, samples: Path, tmp_path: Path) -> Workbook:
        with Store.open(samples) as store:
            filters = ExportFilters(document="programma-3-haven-2025.html")
            export_database(store, tmp_path / "out", "xlsx", filters, NOBODY)
        return Workbook(tmp_path / "out" / "leidraad.xlsx")

    def test_a_sheet_a_table_with_a_head_that_stays_in_sight(self, workbook: Workbook, samples: Path) -> None:
        with Store.open(samples) as store:
            assert list(workbook.sheets) == list(stored(store))
        for name, sheet in workbook.sheets.items():
            (pane,) = sheet.iter(f"{SHEET}pane")
            assert (pane.attrib["topLeftCell"], pane.attrib["state"]) == ("A2", "frozen")
            assert len(name) <= 31

    def test_cells_know_what_they_are(self, workbook: Workbook, samples: Path) -> None:
        with Store.open(samples) as store:
            tables = stored(store, document="programma-3-haven-2025.html")

        def expected(name: str, column: str) -> list[Value]:
            table, rows = tables[name]
            return [row[[one.name for one in table.columns].index(column)] for row in rows]

        days = [None if serial is None else FIRST_DAY + timedelta(serial) for serial in workbook.column("dates", "earliest")]
        assert days == expected("dates", "earliest")
        assert any(days)
        assert workbook.column("amounts", "cents") == expected("amounts", "cents")
        assert [Decimal(str(euros)) for euros in workbook.column("amounts", "euros")] == expected("amounts", "euros")
        assert [value is True for value in workbook.column("amounts", "approximate")] == expected("amounts", "approximate")

    @pytest.mark.parametrize(("letter", "kept"), [("a", MOST_UNITS), ("\U0001f6b2", MOST_UNITS // 2)])
    def test_a_text_that_is_too_long_is_cut_off_aloud(self, letter: str, kept: int, hostile: Store, tmp_path: Path) -> None:
        with hostile.connection as connection:
            connection.execute("UPDATE texts SET text = ?", (letter * (MOST_UNITS + 1),))
        exported = export_database(hostile, tmp_path / "out", "xlsx", EVERYTHING, NOBODY)
        assert exported.remarks == ("texts: 1 of its texts cut off at 32767 characters, which is all that Excel holds",)
        assert Workbook(tmp_path / "out" / "leidraad.xlsx").column("texts", "text") == [letter * kept]

    def test_a_day_before_excel_began_is_a_text(self, hostile: Store, tmp_path: Path) -> None:
        document = hostile.documents()[0].id
        with hostile.connection as connection:
            connection.execute(
                "INSERT INTO dates (id, document_id, start, end, words, edtf, earliest) VALUES ('d', ?, 0, 1, 'x', '1813', '1813-11-30')",
                (document,),
            )
        export_database(hostile, tmp_path / "out", "xlsx", EVERYTHING, NOBODY)
        assert Workbook(tmp_path / "out" / "leidraad.xlsx").column("dates", "earliest") == ["1813-11-30"]

    def test_more_rows_than_a_sheet_holds_are_refused(self) -> None:
        refuse_too_many("boxes", MOST_ROWS - 1)
        with pytest.raises(LeidraadError, match=r"1048576 rows.*--format parquet \(too-many-rows\)"):
            refuse_too_many("boxes", MOST_ROWS)


class TestPackage:
    @pytest.fixture
    def package(self, samples: Path, tmp_path: Path) -> Path:
        about = About("Titel", "Gemeente Meerdrecht", "data@meerdrecht.example", "CC0-1.0")
        with Store.open(samples) as store:
            assert export_database(store, tmp_path / "out", "datapackage", EVERYTHING, about).remarks == ()
        return tmp_path / "out"

    def test_frictionless_accepts_it(self, package: Path) -> None:
        report = validate(package / "datapackage.json")
        assert report.valid, report.flatten(["title", "message"])
        assert len(report.tasks) == len(Package(package / "datapackage.json").resources)

    def test_frictionless_sees_what_is_wrong(self, package: Path) -> None:
        file = package / "data" / "initiatives.csv"
        file.write_text(file.read_text(encoding="utf-8").replace("9966960a14e830b2", "0000000000000000"), encoding="utf-8")
        found = {error for (error,) in validate(package / "datapackage.json").flatten(["type"])}
        assert "foreign-key" in found

    def test_frictionless_accepts_hostile_texts_and_long_ones(self, hostile: Store, tmp_path: Path) -> None:
        with hostile.connection as connection:
            connection.execute("UPDATE texts SET text = ?", ('=kade, "dijk"\n' * 40_000,))
        export_database(hostile, tmp_path / "out", "datapackage", EVERYTHING, NOBODY)
        report = validate(tmp_path / "out" / "datapackage.json")
        assert report.valid, report.flatten(["title", "message"])

    def test_it_says_what_everything_is(self, package: Path) -> None:
        described = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
        assert described["licenses"][0]["name"] == "CC0-1.0"
        assert {"title": "Jaarstukken 2024, Meerdrecht"} in described["sources"]
        assert described["contributors"] == [
            {"title": "Gemeente Meerdrecht", "role": "publisher", "email": "data@meerdrecht.example"}
        ]
        for resource in described["resources"]:
            assert resource["description"]
            assert all(field["description"] for field in resource["schema"]["fields"]), resource["name"]
        lines = next(resource for resource in described["resources"] if resource["name"] == "budget_lines")["schema"]
        assert lines["primaryKey"] == ["id"]
        assert {"fields": ["table_id"], "reference": {"resource": "budget_tables", "fields": ["id"]}} in lines["foreignKeys"]

    def test_what_the_publisher_has_not_told_is_said_and_marked(self, hostile: Store, tmp_path: Path) -> None:
        (remark,) = export_database(hostile, tmp_path / "out", "datapackage", EVERYTHING, NOBODY).remarks
        assert remark.startswith("not filled in: --title, --publisher, --contact, --licence;")
        assert "FILL IN: --licence" in (tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8")

    def test_the_stub_for_portals_has_all_that_is_mandatory(self, package: Path) -> None:
        dataset = json.loads((package / "dcat.jsonld").read_text(encoding="utf-8"))
        assert dataset["@type"] == "dcat:Dataset"
        assert set(MANDATORY["dcat:Dataset"]) <= dataset.keys()
        assert set(MANDATORY["dcat:Distribution"]) <= dataset["dcat:distribution"].keys()
        prefixes = {name.split(":")[0] for name in all_keys(dataset) if not name.startswith("@")}
        assert prefixes <= dataset["@context"].keys() | {"dcat", "dct", "vcard", "foaf", "xsd"}
        assert dataset["dcat:contactPoint"]["vcard:hasEmail"] == {"@id": "mailto:data@meerdrecht.example"}
        assert dataset["dcat:distribution"]["dct:license"]["@id"].startswith("https://creativecommons.org/")
        assert dataset["dct:temporal"]["dcat:startDate"]["@value"] == "2023-01-01"

    @pytest.mark.parametrize(
        ("about", "code"),
        [
            ({"licence": "free"}, "bad-licence"),
            ({"contact": "somebody"}, "bad-contact"),
            ({"licence": "javascript:1"}, "bad-licence"),
        ],
    )
    def test_what_is_no_licence_and_no_address(self, about: dict[str, str], code: str) -> None:
        with pytest.raises(LeidraadError) as error:
            About(**about)
        assert error.value.code == code


def all_keys(value: object) -> Iterator[str]:
    match value:
        case dict():
            for key, inner in value.items():
                if key != "@context":
                    yield key
                    yield from all_keys(inner)
        case list():
            for inner in value:
                yield from all_keys(inner)


class TestFilters:
    @pytest.mark.parametrize(
        ("filters", "names"),
        [
            ({"document": "jaarstukken-2024"}, ["jaarstukken-2024.txt"]),
            ({"kind": "kaderbrief"}, ["kaderbrief-2025-2028.txt", "kaderbrief-2026.docx"]),
            ({"kind": "begroting", "year": 2024}, ["programmabegroting-2024.txt"]),
            ({"kind": "kaderbrief", "year": 2028}, ["kaderbrief-2025-2028.txt", "kaderbrief-2026.docx"]),
        ],
    )
    def test_only_the_documents_that_pass(self, filters: dict[str, Any], names: list[str], samples: Path) -> None:
        with Store.open(samples) as store:
            tables = stored(store, **filters)
            ids = {row.id for row in store.documents() if row.file_name in names}
        table, rows = tables["documents"]
        assert sorted(row[1] for row in rows if isinstance(row[1], str)) == names
        for name, (table, rows) in tables.items():
            columns = [column.name for column in table.columns]
            if "document_id" in columns:
                assert {row[columns.index("document_id")] for row in rows} <= ids, name

    def test_nothing_passes(self, samples: Path, tmp_path: Path) -> None:
        with Store.open(samples) as store, pytest.raises(LeidraadError, match="nothing-to-export"):
            export_database(store, tmp_path / "out", "csv", ExportFilters(year=1999), NOBODY)
        assert list(tmp_path.iterdir()) == []

    def test_superseded_documents_come_only_when_asked_for(
        self, budget_report: BudgetReport, written_table: Any, tmp_path: Path
    ) -> None:
        with Store.open(tmp_path / "two.db", create=True) as store:
            old = write(store, budget_report(written_table()))
            run = store.begin_run("0", "")
            newer = budget_report(written_table(), written_table(text="Reserves\n | Rekening 2024\nDijkfonds | 12\n", sums=()))
            new = store.write_extraction(
                newer, program_version="0", run_id=run, supersedes=old, ingested_at="2025-06-02T12:00:00Z"
            )
            assert [row[0] for row in stored(store)["documents"][1]] == [new]
            assert {row[0] for row in stored(store, superseded=True)["documents"][1]} == {old, new}
            table, rows = stored(store, document=old)["documents"]
            assert [row[0] for row in rows] == [old]
            assert "superseded_by" not in {one.column for one in table.references}, "it leads to a document that is not there"


class TestFolder:
    def test_what_stands_there_already_is_left_alone(self, hostile: Store, tmp_path: Path) -> None:
        target = tmp_path / "out"
        target.mkdir()
        (target / "notes.txt").write_text("mine", encoding="utf-8")
        for replace in (False, True):
            with pytest.raises(LeidraadError, match=r"notes\.txt.*folder-not-empty"):
                export_database(hostile, target, "csv", EVERYTHING, NOBODY, replace=replace)
        assert [path.name for path in target.iterdir()] == ["notes.txt"]

    def test_an_earlier_export_gives_way_when_asked(self, hostile: Store, tmp_path: Path) -> None:
        target = tmp_path / "out"
        export_database(hostile, target, "csv", EVERYTHING, NOBODY)
        with pytest.raises(LeidraadError, match=r"--replace \(folder-not-empty\)"):
            export_database(hostile, target, "jsonl", EVERYTHING, NOBODY)
        export_database(hostile, target, "jsonl", EVERYTHING, NOBODY, replace=True)
        assert {path.suffix for path in target.iterdir()} == {".jsonl"}
        assert sorted(path.name for path in tmp_path.iterdir()) == ["hostile.db", "out"]

    def test_an_empty_folder_is_filled(self, hostile: Store, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir()
        export_database(hostile, tmp_path / "out", "csv", EVERYTHING, NOBODY)
        assert (tmp_path / "out" / "documents.csv").exists()

    def test_a_file_is_no_folder(self, hostile: Store, tmp_path: Path) -> None:
        with pytest.raises(LeidraadError, match="folder-not-empty"):
            export_database(hostile, tmp_path / "hostile.db", "csv", EVERYTHING, NOBODY)

    @pytest.mark.parametrize("form", FORMATS)
    def test_what_fails_halfway_leaves_nothing(
        self, form: str, hostile: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def failing(self: Any, table: Table) -> Iterator[tuple[Value, ...]]:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("store.exports.Export.rows", failing)
        with pytest.raises(LeidraadError, match=r"No space left on device.*cannot-write"):
            export_database(hostile, tmp_path / "out", form, EVERYTHING, NOBODY)
        assert [path.name for path in tmp_path.iterdir()] == ["hostile.db"]

    def test_a_place_below_a_file_cannot_be_written(self, hostile: Store, tmp_path: Path) -> None:
        with pytest.raises(LeidraadError, match="cannot-write"):
            export_database(hostile, tmp_path / "hostile.db" / "out", "csv", EVERYTHING, NOBODY)


class TestStreams:
    def test_no_more_rows_are_held_than_a_batch(self) -> None:
        taken = 0

        def rows() -> Iterator[tuple[Value, ...]]:
            nonlocal taken
            for number in range(100_000):
                taken += 1
                yield (number,)

        first = next(batches(rows()))
        assert len(first) == taken == 20_000

    def test_long_texts_fill_a_batch_sooner(self) -> None:
        sizes = [len(batch) for batch in batches(iter([("a" * 3_000_000,)] * 7))]
        assert sizes == [3, 3, 1]

    def test_a_table_of_several_batches_comes_back_in_order(
        self, hostile: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("publish.export.parquet_files.MOST_ROWS", 2)
        export_database(hostile, tmp_path / "out", "parquet", EVERYTHING, NOBODY)
        assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".parquet"}
        for name, (table, rows) in stored(hostile).items():
            assert from_parquet(tmp_path / "out" / f"{name}.parquet", table) == rows, name


@pytest.mark.parametrize(("form", "library"), [("parquet", "polars"), ("xlsx", "xlsxwriter")])
def test_a_library_that_is_missing_is_one_line(
    form: str, library: str, hostile: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(
        LeidraadError, match=rf"{library} is not installed; .*pip install 'leidraad\[publish\]' \(missing-extra\)"
    ):
        export_database(hostile, tmp_path / "out", form, EVERYTHING, NOBODY)
