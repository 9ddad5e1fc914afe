"""The pictures of the documentation: each is made here, small enough to read along, and shown by a page of it."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from PIL import Image

from tests.browser import Visitor
from tests.conftest import ROOT
from tests.journey.conftest import Site

Program = Callable[..., CompletedProcess[str]]

SIZE = (1200, 860)
MOST_BYTES = 150_000
COLOURS = 256

PICTURES = {
    "home": ("/", "main h1"),
    "search": ("/search?q=buurtbaan", ".hits mark"),
    "table": ("/record/{table}", "main h1"),
    "chart": ("/chart/actual-against-approved?year=2024&side=expenditure", "#chart.drawn svg"),
}
"""Addresses, and what is there once the page has been put together."""


@pytest.fixture
def table(site: Site) -> str:
    """A table with a total that its figures do not come to."""
    return site.look_up("SELECT id FROM budget_tables WHERE caption = 'Verloop van de reserves'")


@pytest.fixture
def desk(visitor: Visitor) -> Visitor:
    """A screen of the size of a picture in a text."""
    visitor.resize(SIZE)
    return visitor


@pytest.mark.parametrize("name", PICTURES)
def test_picture_of_a_page_of_the_website(desk: Visitor, site: Site, table: str, screenshots: Path, name: str) -> None:
    address, ready = PICTURES[name]
    desk.go(site.address + address.format(table=table))
    desk.wait(lambda: desk.find_all(ready))
    keep_picture(desk, screenshots / f"docs-{name}.png")


def test_picture_of_the_page_for_review(
    desk: Visitor, site: Site, table: str, leidraad: Program, tmp_path: Path, screenshots: Path
) -> None:
    assert leidraad("review", "begroting-2026.pdf", "--db", site.database, "--to", "page.html").returncode == 0
    desk.go((tmp_path / "page.html").as_uri())
    total = site.look_up(f"SELECT id FROM budget_lines WHERE table_id = '{table}' AND words = '-1.404'")
    desk.ask(f"choose(records[numberById.get('{total}')], {{ from: 'list' }})")
    desk.wait(lambda: desk.ask("document.querySelector('.sheet:has(.chosen) img').naturalWidth"))
    keep_picture(desk, screenshots / "docs-review.png")


def keep_picture(visitor: Visitor, file: Path) -> None:
    """A picture of the screen in few colours, as a text about it needs no more."""
    drawn = Image.open(BytesIO(visitor.drawn())).convert("RGB")
    drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    assert file.stat().st_size < MOST_BYTES


def test_the_documentation_shows_all_of_them() -> None:
    shown = {
        name
        for page in (ROOT / "docs").glob("*.md")
        for name in re.findall(r"\]\(pictures/([\w-]+)\.png\)", page.read_text("utf-8"))
    }
    kept = {file.stem for file in (ROOT / "docs" / "pictures").iterdir()}
    assert shown == kept == {*PICTURES, "review"}
