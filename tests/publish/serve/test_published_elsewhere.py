"""The website as a publisher puts it somewhere: under a path behind a proxy, with his own title, licence and source."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from datasette.utils import PrefixedUrlString
from httpx import Response
from selectolax.lexbor import LexborHTMLParser

from publish.serve.headers import STRICT
from publish.serve.site import Site
from schema import RECORD_TABLES

Get = Callable[[str], Response]
LookUp = Callable[[str], str]

PREFIXES = ["/open/begroting/", "/meerdrecht/"]
"""The last one is the name of the database too; the one must not be taken for the other."""

OWN = """
title = "Begroting in beeld"
description = "De begroting van Meerdrecht, met de woorden waarop elk gegeven rust."
licence = "CC0 1.0 <b>"
licence_url = "https://creativecommons.org/publicdomain/zero/1.0/"
source = "Reports {of} {municipalities}"
source_url = "https://meerdrecht.example/begroting"
"""

PAGES = (
    *("", "?municipality=Meerdrecht", "document/DOCUMENT", "search?q=haven", "chart/budget-by-programme", "review/DOCUMENT"),
    *("ask/promised-in-programme", "meerdrecht", "meerdrecht/documents", "meerdrecht/documents/DOCUMENT", "meerdrecht/amounts"),
    *("meerdrecht/evidence?_facet=kind", "meerdrecht?sql=select+1", "meerdrecht/large-amounts", "nope", "-/settings"),
)


@pytest.fixture(scope="module", params=PREFIXES)
def prefix(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def site(sample_database: Path, tmp_path_factory: pytest.TempPathFactory, prefix: str) -> Iterator[Site]:
    own = tmp_path_factory.mktemp("site") / "about.toml"
    own.write_text(OWN, encoding="utf-8")
    site = Site(sample_database, own, prefix)
    yield site
    site.close()


@pytest.fixture(scope="module")
def under(site: Site) -> Iterator[Get]:
    """Asks for an address under the path, as a proxy passes it on."""
    with asyncio.Runner() as runner:
        yield lambda address: runner.run(site.client.get(PrefixedUrlString(address)))


@pytest.fixture
def pages(look_up: LookUp, prefix: str) -> list[str]:
    """Addresses of pages of every sort."""
    document = look_up("SELECT id FROM documents WHERE media_type = 'application/pdf'")
    records = [f"record/{look_up(f'SELECT id FROM {kind} ORDER BY id LIMIT 1')}" for kind in RECORD_TABLES]
    return [prefix + page.replace("DOCUMENT", document) for page in (*PAGES, *records)]


def targets(page: LexborHTMLParser) -> set[str]:
    """What a page leads to or loads, without places in itself and other sites."""
    found = {element.attributes.get(name) for name in ("href", "src", "action") for element in page.css(f"[{name}]")}
    return {target for target in found if target and not target.startswith(("#", "?", "https://", "data:"))}


def test_every_link_stays_under_the_path(under: Get, prefix: str, pages: list[str]) -> None:
    for address in pages:
        response = under(address)
        if response.status_code == 302:
            assert response.headers["location"].startswith(prefix), address
            response = under(response.headers["location"])
        assert response.status_code == (404 if address.endswith("nope") else 200), address
        led_to = {target.removeprefix("http://localhost") for target in targets(LexborHTMLParser(response.text))}
        assert not {target for target in led_to if not target.startswith(prefix)}, address
        assert prefix == "/meerdrecht/" or not {target for target in led_to if target.startswith(prefix + prefix[1:])}, address


def test_what_pages_lead_to_is_there(under: Get, prefix: str, pages: list[str]) -> None:
    every = {target.partition("#")[0] for address in pages[:3] for target in targets(LexborHTMLParser(under(address).text))}
    assert {f"{prefix}search", f"{prefix}-/leidraad/icon.svg", f"{prefix}meerdrecht"} <= every
    for target in sorted(every)[::4]:
        assert under(target).status_code in (200, 302), target


def test_pictures_of_pages_too(under: Get, prefix: str, look_up: LookUp) -> None:
    document = look_up("SELECT id FROM documents WHERE media_type = 'application/pdf'")
    assert f'id="picture-1">{prefix}review/{document}/page/1<' in under(f"{prefix}review/{document}").text
    assert under(f"{prefix}review/{document}/page/1").headers["content-type"] == "image/webp"


def test_policies_are_those_of_the_pages(under: Get, prefix: str, look_up: LookUp) -> None:
    for page in ("", "search", "chart/coverage-by-document"):
        assert under(prefix + page).headers["content-security-policy"] == STRICT
    assert under(prefix + "meerdrecht/amounts").headers["content-security-policy"] != STRICT


def test_the_publishers_own_words_are_shown_as_text(under: Get, prefix: str) -> None:
    page = under(prefix)
    body = LexborHTMLParser(page.text)
    title, footer = body.css_first("h1"), body.css_first("footer")
    assert title is not None
    assert footer is not None
    assert title.text() == "Begroting in beeld"
    assert "CC0 1.0 <b>" in footer.text()
    assert 'href="https://creativecommons.org/publicdomain/zero/1.0/"' in page.text


def test_datasette_is_told_them_too(under: Get, prefix: str) -> None:
    metadata = under(f"{prefix}-/metadata.json").json()
    assert metadata["title"] == "Begroting in beeld"
    assert metadata["license"] == "CC0 1.0 <b>"
    assert metadata["source"] == "Reports {of} Meerdrecht"
    assert metadata["source_url"] == "https://meerdrecht.example/begroting"
    assert metadata["databases"]["meerdrecht"]["tables"]["amounts"]["units"]["euros"] == "euro"


def test_without_such_a_file_no_licence_is_claimed_for_the_records(get: Get) -> None:
    metadata = get("/-/metadata.json").json()
    assert "Auteurswet" in metadata["license"]
    assert "CC0" not in metadata["license"]
