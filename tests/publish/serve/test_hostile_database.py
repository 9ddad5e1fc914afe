"""A database whose every text tries to break out of the page stays text, on every page."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from httpx import Response
from selectolax.lexbor import LexborHTMLParser

from schema import RECORD_TABLES
from store.questions import questions
from tests.publish.hostile import assert_is_text

Get = Callable[[str], Response]

PAGES = [
    "/",
    "/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22%27",
    "/document/DOCUMENT",
    "/hostile",
    "/hostile/documents/DOCUMENT",
]
PAGES += [f"/record/{kind}" for kind in RECORD_TABLES] + [
    f"/hostile/{kind}" for kind in (*RECORD_TABLES, "documents", "texts", "links")
]
PAGES += [
    "/hostile/evidence",
    "/hostile/budget_conflicts",
    "/hostile/budget_series",
    "/?municipality=%3Cscript%3Ealert(1)%3C/script%3E",
]
PAGES += [
    f"/hostile/{question.name}?" + "&".join(f"{key}=%22%3E%3Cscript%3E" for key in question.parameters)
    for question in questions()
]
PAGES += ["/document/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/record/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E"]
PAGES += ["/hostile?sql=select+%27%3Cscript%3Ealert(1)%3C/script%3E%27+as+%22%3Cimg+onerror=alert(1)%3E%22"]


@pytest.fixture
def address(request: pytest.FixtureRequest, hostile_database: Path) -> str:
    """The address of a page, with an id filled in."""
    path = str(request.param)
    with closing(sqlite3.connect(hostile_database)) as connection:
        path = path.replace(
            "DOCUMENT", connection.execute("SELECT id FROM documents WHERE media_type = 'application/pdf'").fetchone()[0]
        )
        kind = path.removeprefix("/record/")
        if kind in RECORD_TABLES:
            path = f"/record/{connection.execute(f'SELECT id FROM {kind} ORDER BY id LIMIT 1').fetchone()[0]}"
    return path


@pytest.mark.parametrize("address", PAGES, indirect=True)
def test_text_of_a_report_is_text(get_hostile: Get, address: str) -> None:
    response = get_hostile(address)
    assert response.headers["content-type"].startswith("text/html")
    assert_is_text(response.text)


@pytest.mark.parametrize(
    "address", ["/", "/document/DOCUMENT", "/record/amounts", "/record/sections", "/hostile/amounts"], indirect=True
)
def test_it_is_shown_to_the_letter(get_hostile: Get, address: str) -> None:
    main = LexborHTMLParser(get_hostile(address).text).css_first("main")
    assert main is not None
    assert "<img src=x onerror=alert(1)>" in main.text()
    if not address.startswith("/document"):
        assert "{{ 7 * 7 }}" in main.text()


def test_data_stays_data(get_hostile: Get) -> None:
    response = get_hostile("/hostile/amounts.json")
    assert response.headers["content-type"].startswith("application/json")
    assert response.headers["x-content-type-options"] == "nosniff"
