"""Reports that are made to do harm, from the command that reads them to every page, picture, file and line that comes out."""

import asyncio
import csv
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from urllib.parse import quote, urljoin, urlsplit
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import polars as pl
import pytest
from frictionless import Package
from httpx import Response
from selectolax.lexbor import LexborHTMLParser
from typer.testing import CliRunner

from publish.charts import CHARTS
from publish.export.cells import FORMULA_STARTS
from publish.review.page import own_script
from publish.serve.site import Site
from schema import RECORD_TABLES
from store import Store
from store.questions import questions
from terminal.commands import commands
from tests.publish.hostile import ATTACKS, CONTROL, NAME, assert_is_text, write_reports

Get = Callable[[str], Response]
Program = Callable[..., CompletedProcess[str]]

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

ENOUGH = 25
"""Pages of one sort that are visited, by following links."""

ODD_ADDRESSES = [
    *(f"/{page}/{quote(attack, safe='')}" for page in ("document", "record", "review", "chart", "ask") for attack in ATTACKS[:6]),
    *(f"/search?q={quote(attack)}&year={quote(attack)}&kind={quote(attack)}" for attack in ATTACKS),
    *(f"/?municipality={quote(attack)}&year={quote(attack)}" for attack in ATTACKS[:4]),
    *(f"/chart/budget-by-programme?document={quote(attack)}&phase={quote(attack)}" for attack in ATTACKS[:4]),
    *(f"/city/documents?_facet={quote(attack)}&title={quote(attack)}&_sort={quote(attack)}" for attack in ATTACKS[:4]),
    *(f"/city?sql={quote(f'select :p as [{attack}]')}&p={quote(attack)}" for attack in ATTACKS[:6]),
    *(f"/city/cited-decision?citation={quote(attack)}" for attack in ATTACKS[:4]),
    *(f"/{quote(attack, safe='')}" for attack in ATTACKS),
]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> CompletedProcess[str]:
    """The command that reads the reports, in their folder; the database is `city.db` there."""
    folder = tmp_path_factory.mktemp("hostile")
    write_reports(folder / "reports")
    words = ["ingest", str(folder / "reports"), "--db", str(folder / "city.db"), "--jobs", "1"]
    result = CliRunner().invoke(commands, words, prog_name="leidraad")
    return CompletedProcess([str(folder)], result.exit_code, result.stdout, result.stderr)


@pytest.fixture(scope="module")
def database(read: CompletedProcess[str]) -> Path:
    assert read.returncode == 0, read.stderr
    return Path(read.args[0]) / "city.db"


@pytest.fixture(scope="module")
def get(database: Path) -> Iterator[Get]:
    site = Site(database)
    with asyncio.Runner() as runner:
        yield lambda address: runner.run(site.client.get(address))
    site.close()


def assert_no_commands(text: str) -> None:
    found = CONTROL.search(text)
    assert not found, repr(text[max(found.start() - 60, 0) : found.end() + 20])


def test_the_reports_bring_records_of_every_sort_that_says_words(database: Path) -> None:
    with Store.open(database) as store:
        documents = store.documents()
        assert {Path(document.file_name).suffix for document in documents} == {".txt", ".html", ".pdf"}
        found = {kind for document in documents for kind, number in store.counts(document.id).items() if number}
        assert set(RECORD_TABLES) - found <= {"programmes", "initiatives", "indicators", "dates"}
        words = "".join(store.text_of(document.id) for document in documents)
    assert all(" ".join(CONTROL.sub("", attack).split()) in " ".join(words.split()) for attack in ATTACKS[:9])


class TestTerminal:
    def test_reading_them(self, read: CompletedProcess[str]) -> None:
        assert_no_commands(read.stdout + read.stderr)

    @pytest.mark.parametrize(
        "words",
        [
            *(
                ["list"],
                ["list", "--json"],
                ["issues"],
                ["issues", "--json"],
                ["search", "project"],
                ["search", "script", "--json"],
            ),
            *(
                [command, f"{NAME}{suffix}", *form]
                for command in ("show", "tables")
                for suffix in (".txt", ".html", ".pdf")
                for form in ([], ["--json"])
            ),
            *(["plot", name, "--json"] for name in CHARTS),
            ["review", f"{NAME}.html", "--to", "page.html"],
            ["review", f"{NAME}.html", "--golden", "golden.json"],
        ],
    )
    def test_what_commands_say(self, leidraad: Program, database: Path, words: list[str]) -> None:
        result = leidraad(*words, "--db", database)
        assert result.returncode == 0 or result.stderr.endswith("(empty-chart)\n"), result.stderr
        assert_no_commands(result.stdout + result.stderr)

    @pytest.mark.parametrize("words", [["pages", ""], ["pages", "", "--json"]])
    @pytest.mark.parametrize("suffix", [".txt", ".html", ".pdf"])
    def test_what_a_reader_saw(self, leidraad: Program, database: Path, words: list[str], suffix: str) -> None:
        words[1] = str(database.parent / "reports" / f"{NAME}{suffix}")
        assert_no_commands(leidraad(*words).stdout)

    def test_every_record_alone(self, leidraad: Program, database: Path) -> None:
        with Store.open(database) as store:
            records = [one.record.id for document in store.documents() for one in store.records_of(document.id)]
        for record in records[:: len(records) // 40]:
            shown = leidraad("show", record, "--db", database)
            assert (shown.returncode, shown.stderr) == (0, "")
            assert_no_commands(shown.stdout)

    @pytest.mark.parametrize("attack", ATTACKS[-8:])
    @pytest.mark.parametrize(
        "words", [["show"], ["tables"], ["review"], ["review", "--apply"], ["serve", "--base-url"], ["serve", "--site"]]
    )
    def test_errors_are_one_line(self, leidraad: Program, database: Path, words: list[str], attack: str) -> None:
        attack = attack.replace("\x00", "").removeprefix("-")
        result = leidraad(*words, attack, "--db", database)
        assert result.returncode in (1, 2)
        assert result.returncode == 2 or result.stderr.count("\n") == 1
        assert_no_commands(result.stderr)


class TestWebsite:
    def test_every_page_that_links_lead_to(self, get: Get, database: Path) -> None:
        seen, waiting = {"/"}, ["/"]
        visited = Counter[str]()
        while waiting:
            address = waiting.pop()
            sort = address.split("/")[1].partition("?")[0]
            if visited[sort] >= ENOUGH:
                continue
            visited[sort] += 1
            response = get(address)
            assert response.status_code in (200, 302), address
            assert str(database.parent) not in response.text, address
            if not response.headers.get("content-type", "").startswith("text/html"):
                continue
            assert_is_text(response.text, (own_script(),))
            for link in LexborHTMLParser(response.text).css("a[href]"):
                target = urlsplit(urljoin(f"http://localhost{address}", str(link.attributes["href"])))
                path = target.path + (f"?{target.query}" if target.query else "")
                if target.netloc == "localhost" and path not in seen:
                    seen.add(path)
                    waiting.append(path)
        assert {"", "document", "record", "review", "chart", "city", "ask", "search"} == set(visited)

    @pytest.mark.parametrize("kind", [*RECORD_TABLES, "documents", "texts", "links", "evidence", "passages", "budget_conflicts"])
    def test_tables_and_their_data(self, get: Get, kind: str) -> None:
        assert_is_text(get(f"/city/{kind}?_size=200").text)
        data = get(f"/city/{kind}.json?_size=200&_shape=objects")
        assert data.headers["content-type"].startswith("application/json")
        table = get(f"/city/{kind}.csv?_size=200")
        assert table.headers["content-type"].startswith("text/plain")
        assert {data.headers["x-content-type-options"], table.headers["x-content-type-options"]} == {"nosniff"}
        for row in data.json()["rows"][:1]:
            if "id" in row:
                assert_is_text(get(f"/city/{kind}/{row['id']}").text)
                if kind in RECORD_TABLES:
                    page = get(f"/record/{row['id']}").text
                    assert_is_text(page)
                    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", page)

    @pytest.mark.parametrize("attack", ["script", "onerror", "hacked", "HYPERLINK", "calc"])
    def test_what_is_found_is_marked_and_stays_text(self, get: Get, attack: str) -> None:
        page = get(f"/search?q={attack}")
        assert_is_text(page.text)
        assert attack in {mark.text() for mark in LexborHTMLParser(page.text).css("mark")}

    @pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
    def test_questions(self, get: Get, question: object) -> None:
        assert_is_text(get(get(f"/ask/{getattr(question, 'name', '')}").headers["location"]).text)

    @pytest.mark.parametrize("address", ODD_ADDRESSES)
    def test_addresses_that_carry_an_attack(self, get: Get, address: str) -> None:
        response = get(address)
        assert response.status_code < 500
        if response.status_code != 302:
            assert response.headers["content-type"].startswith("text/html")
            assert_is_text(response.text)
        assert not re.search(r"\s", response.headers.get("location", ""))

    def test_specifications_of_charts_are_data_in_a_page_that_stays_whole(self, get: Get) -> None:
        for name in CHARTS:
            page = get(f"/chart/{name}").text
            assert_is_text(page)
            spec = LexborHTMLParser(page).css_first("#chart-spec")
            assert spec is None or json.loads(spec.text())["data"]["values"]

    def test_pages_of_reports_as_pictures(self, get: Get, database: Path) -> None:
        with Store.open(database) as store:
            document = store.find_document(f"{NAME}.pdf")
        page = get(f"/review/{document.id}")
        assert_is_text(page.text, (own_script(),))
        pictures = re.findall(r'id="picture-\d+">([^<]+)<', page.text)
        assert pictures
        assert all(get(address).headers["content-type"] == "image/webp" for address in pictures)


class TestFiles:
    def export(self, leidraad: Program, database: Path, form: str) -> Path:
        result = leidraad("export", "--to", form, "--format", form, "--db", database)
        assert result.returncode == 0, result.stderr
        assert_no_commands(result.stderr)
        return Path(form)

    @pytest.mark.parametrize("form", ["csv", "datapackage"])
    def test_no_cell_of_a_csv_file_is_a_formula(self, leidraad: Program, database: Path, form: str) -> None:
        csv.field_size_limit(sys.maxsize)
        marked = 0
        for path in self.export(leidraad, database, form).rglob("*.csv"):
            for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")):
                for cell in row:
                    is_number = re.fullmatch(r"-?\d+(\.\d+)?", cell)
                    assert is_number or not cell.startswith(tuple(FORMULA_STARTS)), (path.name, cell[:80])
                    marked += cell.startswith(("'=", "'+", "'@"))
        assert marked > 10

    def test_no_cell_of_a_workbook_is_a_formula_or_a_link(self, leidraad: Program, database: Path) -> None:
        with ZipFile(self.export(leidraad, database, "xlsx") / "leidraad.xlsx") as book:
            sheets = [ET.fromstring(book.read(name)) for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        parts = [element for sheet in sheets for element in sheet.iter()]
        texts = [element.text or "" for element in parts if element.tag == f"{SHEET}t"]
        assert len(texts) > 1000
        assert not [text for text in texts if text.startswith(tuple(FORMULA_STARTS))]
        assert not {element.tag for element in parts} & {f"{SHEET}f", f"{SHEET}hyperlink"}

    def test_what_is_exported_is_what_was_read(self, leidraad: Program, database: Path) -> None:
        with Store.open(database) as store:
            names = {document.file_name for document in store.documents()}
        lines = (self.export(leidraad, database, "jsonl") / "documents.jsonl").read_text(encoding="utf-8").split("\n")
        assert {json.loads(line)["file_name"] for line in lines if line} == names
        assert set(pl.read_parquet(self.export(leidraad, database, "parquet") / "documents.parquet")["file_name"]) == names

    def test_the_package_is_sound_and_its_addresses_lead_to_the_web(self, leidraad: Program, database: Path) -> None:
        folder = self.export(leidraad, database, "datapackage")
        assert Package(str(folder / "datapackage.json")).validate().valid
        for name in ("datapackage.json", "dcat.jsonld"):
            said = json.loads((folder / name).read_text(encoding="utf-8"))
            assert "javascript:" not in json.dumps([addresses(said)])

    @pytest.mark.parametrize("name", CHARTS)
    def test_pictures_of_charts(self, leidraad: Program, database: Path, tmp_path: Path, name: str) -> None:
        result = leidraad("plot", name, "--db", database)
        if result.returncode:
            assert result.stderr.endswith("(empty-chart)\n")
            return
        assert_no_commands(result.stderr)
        for element in ET.parse(tmp_path / f"{name}.svg").iter():
            assert not element.tag.endswith(("}script", "}foreignObject", "}image", "}a")), element.tag
            assert not [key for key in element.attrib if key.lower().startswith("on") or "href" in key]

    def test_the_page_for_review(self, leidraad: Program, database: Path, tmp_path: Path) -> None:
        for suffix in (".txt", ".html", ".pdf"):
            result = leidraad("review", f"{NAME}{suffix}", "--db", database, "--to", "page.html")
            assert result.returncode == 0, result.stderr
            assert_is_text((tmp_path / "page.html").read_text(encoding="utf-8"), (own_script(),))


def addresses(value: object) -> list[object]:
    """The values of all keys by which JSON leads elsewhere."""
    if isinstance(value, dict):
        own = [one for key, one in value.items() if key in ("path", "@id", "email")]
        return own + [found for one in value.values() for found in addresses(one)]
    return [found for one in value for found in addresses(one)] if isinstance(value, list) else []
