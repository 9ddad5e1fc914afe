"""What Datasette is told of the database."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from httpx import Response

from publish.serve.configuration import listed, site_look
from store import Store

Get = Callable[[str], Response]


@pytest.fixture
def tables(get: Get) -> dict[str, dict[str, object]]:
    """The metadata of each table."""
    found: dict[str, dict[str, object]] = get("/-/metadata.json").json()["databases"]["meerdrecht"]["tables"]
    return found


def test_title_licence_and_source_are_told(get: Get) -> None:
    metadata = get("/-/metadata.json").json()
    assert metadata["source"] == "Planning and control documents of Meerdrecht"
    assert metadata["title"]
    assert metadata["license"]
    assert metadata["license_url"].startswith("https://")


def test_every_table_view_and_column_has_a_description(tables: dict[str, dict[str, object]], sample_database: Path) -> None:
    with closing(sqlite3.connect(sample_database)) as connection:
        query = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
        names = [row[0] for row in connection.execute(query) if not row[0].startswith("search")]
        for name in names:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_xinfo({name})")]
            assert tables[name]["description"], name
            described = tables[name]["columns"]
            assert isinstance(described, dict)
            assert [column for column in columns if not described.get(column)] == [], name


def test_facets_sort_orders_labels_and_units_are_columns_that_there_are(sample_database: Path) -> None:
    with Store.read_only(sample_database) as store:
        shapes = {shape.name: shape for shape in store.table_shapes()}
    for name, look in site_look().tables.items():
        if name in shapes:
            wanted = {*look.facets, look.label, look.sort, look.sort_desc} - {None}
            assert wanted <= shapes[name].names, name
    every = {column for shape in shapes.values() for column in shape.names}
    assert set(site_look().units) <= every


def test_money_has_a_unit_and_reads_as_dutch_people_write_it(get: Get, tables: dict[str, dict[str, object]]) -> None:
    assert tables["amounts"]["units"] == {"cents": "cent", "cents_high": "cent", "euros": "euro"}
    assert '<span class="money">€\u00a0142.933.000</span>' in get("/meerdrecht/amounts").text


def test_references_lead_to_pages(get: Get, sample_database: Path) -> None:
    page = get("/meerdrecht/initiatives?_sort=id").text
    assert 'href="/meerdrecht/documents/' in page
    assert 'href="/meerdrecht/sections/' in page


@pytest.mark.parametrize(
    "name", ["documents", "sections", "amounts", "budget_lines", "checks", "evidence", "budget_conflicts", "reviews"]
)
def test_datasettes_own_pages_of_tables_work(get: Get, name: str) -> None:
    response = get(f"/meerdrecht/{name}")
    assert response.status_code == 200
    assert "/-/leidraad/leidraad.css" in response.text
    assert get(f"/meerdrecht/{name}.json?_size=1").status_code == 200
    assert get(f"/meerdrecht/{name}.csv?_size=1").status_code == 200


def test_many_municipalities_are_counted() -> None:
    assert listed([str(number) for number in range(7)]) == "7 Dutch municipalities"
