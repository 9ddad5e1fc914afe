"""The review page of the website shows the pages of a PDF as pictures, as long as the file is there, unchanged and harmless."""

import asyncio
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from httpx import Response
from PIL import Image

from publish.serve import pictures
from publish.serve.site import Site
from store import DocumentRow

ROOT = Path(__file__).parents[3]
REPORT = ROOT / "data" / "raw" / "begroting-2026.pdf"

Get = Callable[[str], Response]
Serve = Callable[[Path], tuple[Get, str]]


@pytest.fixture
def serve(sample_database: Path, tmp_path: Path) -> Iterator[Serve]:
    """Serves the samples as if the PDF among them had been read from another file; gives what asks, and the document's id."""
    sites: list[Site] = []
    with asyncio.Runner() as runner:

        def serve(file: Path) -> tuple[Get, str]:
            path = Path(shutil.copy(sample_database, tmp_path / "city.db"))
            content = file.read_bytes() if file.exists() else REPORT.read_bytes()
            with closing(sqlite3.connect(path)) as connection:
                change = "UPDATE documents SET source_path = ?, sha256 = ? WHERE media_type = 'application/pdf' RETURNING id"
                (document_id,) = connection.execute(change, (str(file), sha256(content).hexdigest())).fetchone()
                connection.commit()
            sites.append(Site(path))
            return lambda address: runner.run(sites[-1].client.get(address)), str(document_id)

        yield serve
    for site in sites:
        site.close()


def addresses_in(page: str) -> list[str]:
    """Where the page looks for its pictures."""
    return re.findall(r'id="picture-\d+">([^<]+)<', page)


def test_each_page_has_a_picture_at_an_address_of_its_own(serve: Serve) -> None:
    get, document = serve(REPORT)
    page = get(f"/review/{document}")
    assert "data:image" not in page.text
    assert "img-src 'self';" in page.headers["content-security-policy"]
    assert addresses_in(page.text) == [f"/review/{document}/page/{number}" for number in range(1, 41)]
    picture = get(addresses_in(page.text)[2])
    assert picture.headers["content-type"] == "image/webp"
    assert "max-age" in picture.headers["cache-control"]
    assert Image.open(BytesIO(picture.content)).width == 1100


@pytest.mark.parametrize("page", ["0", "41", "-1", "1.5", "x", "9" * 30, "1/2", "%00"])
def test_a_page_that_there_is_not(serve: Serve, page: str) -> None:
    get, document = serve(REPORT)
    response = get(f"/review/{document}/page/{page}")
    assert response.status_code == 404
    assert "To the home page" in response.text


def test_a_document_without_pages_or_that_there_is_not(get: Get, look_up: Callable[[str], str]) -> None:
    text = look_up("SELECT id FROM documents WHERE media_type LIKE 'text/plain%'")
    for document in (text, "0" * 16, "begroting-2026.pdf"):
        assert get(f"/review/{document}/page/1").status_code == 404
    assert "Shown as text" not in get(f"/review/{text}").text


def is_shown_as_text(get: Get, document: str, why: str) -> bool:
    page = get(f"/review/{document}")
    return page.status_code == 200 and not addresses_in(page.text) and f"Shown as text: {why}" in page.text


def test_a_file_that_is_gone(serve: Serve, tmp_path: Path) -> None:
    get, document = serve(tmp_path / "gone.pdf")
    assert is_shown_as_text(get, document, "its pages cannot be drawn: No such file or directory")
    assert str(tmp_path) not in get(f"/review/{document}").text
    assert get(f"/review/{document}/page/1").status_code == 404


def test_a_file_that_changes_while_it_is_served(serve: Serve, tmp_path: Path) -> None:
    file = Path(shutil.copy(REPORT, tmp_path / "report.pdf"))
    get, document = serve(file)
    assert addresses_in(get(f"/review/{document}").text)
    file.write_bytes(file.read_bytes() + b"\n")
    assert is_shown_as_text(get, document, "its pages cannot be drawn: the file has changed since it was read")


def test_a_file_with_a_password(serve: Serve, tmp_path: Path) -> None:
    with pikepdf.open(REPORT) as report:
        report.save(tmp_path / "secret.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    get, document = serve(tmp_path / "secret.pdf")
    assert is_shown_as_text(get, document, "its pages cannot be drawn: ")


def test_a_file_that_is_too_large(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES", 10_000)
    get, document = serve(REPORT)
    assert is_shown_as_text(get, document, "its pages are not drawn: the file is larger than 0 MB")


def test_a_file_that_takes_too_much_memory(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_MEMORY", 50_000_000)
    get, document = serve(REPORT)
    assert is_shown_as_text(get, document, pictures.NOT_DRAWN)
    assert get("/").status_code == 200


def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_drawn(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    get, document = serve(REPORT)
    with monkeypatch.context() as patch:
        patch.setattr(pictures, "SECONDS", 0.0)
        assert get(f"/review/{document}/page/1").status_code == 404
    assert get(f"/review/{document}/page/1").status_code == 404, "it is not tried again"
    assert get(f"/review/{document}/page/2").status_code == 200


def test_what_draws_may_come_down(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    get, document = serve(REPORT)
    begun: list[pictures.Painter] = []
    begin = pictures.Painter._begin

    def note(painter: pictures.Painter) -> object:
        begun.append(painter)
        return begin(painter)

    monkeypatch.setattr(pictures.Painter, "_begin", note)
    assert get(f"/review/{document}/page/1").status_code == 200
    assert begun[0]._process is not None
    begun[0]._process.kill()
    begun[0]._process.join()
    assert get(f"/review/{document}/page/2").status_code == 404
    assert get(f"/review/{document}/page/3").status_code == 200
    assert len(begun) == 2


@pytest.mark.parametrize("size", [(1, 14_400), (14_400, 1), (14_400, 14_400), (0.001, 14_400), (1e-30, 1e30)])
def test_a_page_of_a_strange_size_is_drawn_small_or_not_at_all(serve: Serve, tmp_path: Path, size: tuple[float, float]) -> None:
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(200, 200))
        made.pages[0].MediaBox = pikepdf.Array([0, 0, *size])
        made.save(tmp_path / "strange.pdf")
    get, document = serve(tmp_path / "strange.pdf")
    assert get(f"/review/{document}").status_code == 200
    picture = get(f"/review/{document}/page/1")
    if picture.status_code == 200:
        drawn = Image.open(BytesIO(picture.content))
        assert drawn.width * drawn.height < 1.2 * 12_000_000
    else:
        assert picture.status_code == 404


def test_pictures_are_kept_up_to_a_limit(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    draw = pictures.Painter.draw

    def note(painter: pictures.Painter, document: DocumentRow, number: int) -> bytes | str:
        asked.append(number)
        return draw(painter, document, number)

    monkeypatch.setattr(pictures, "MOST_KEPT", 150_000)
    monkeypatch.setattr(pictures.Painter, "draw", note)
    get, document = serve(REPORT)
    for number in (3, 4, 3, *range(5, 15), 14, 3):
        assert get(f"/review/{document}/page/{number}").status_code == 200
    assert asked.count(4) == 1
    assert asked.count(14) == 1
    assert asked.count(3) == 2
