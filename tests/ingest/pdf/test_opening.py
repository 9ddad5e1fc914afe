"""Opening: what keeps a file from being read, and what a file tells about itself."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ingest.options import ReadOptions
from ingest.pdf.ink import PageInk
from ingest.pdf.opening import PAGES_AT_ONCE, Opened, OutlineEntry, open_pdf, read_origin, read_outline
from schema import LeidraadError, Origin

Drawn = Callable[..., bytes]
Written = Callable[[Mapping[int, str]], bytes]
PATH = Path("begroting.pdf")
USUAL = ReadOptions()


def page(canvas: Canvas) -> None:
    canvas.drawString(50, 700, "Wonen")


def refusal(content: bytes, options: ReadOptions = USUAL) -> LeidraadError:
    """What is said of a file that is not opened."""
    with pytest.raises(LeidraadError) as raised, open_pdf(PATH, content, options):
        pass
    assert "\n" not in str(raised.value)
    assert raised.value.place == "begroting.pdf"
    return raised.value


def catalogue(pages: str, **more: str) -> dict[int, str]:
    """A file whose tree of pages is written so."""
    extra = " ".join(f"/{name} {value}" for name, value in more.items())
    return {1: f"<< /Type /Catalog /Pages 2 0 R {extra} >>", 2: f"<< /Type /Pages {pages} >>"}


ONE_PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>"


def test_a_file_is_opened_and_closed(drawn: Drawn) -> None:
    with open_pdf(PATH, drawn(page, page), USUAL) as document:
        assert len(document) == 2
    assert document.raw is None


def test_what_is_behind_the_end_does_no_harm(drawn: Drawn) -> None:
    with open_pdf(PATH, drawn(page) + b"\r\n<!-- sent by the web server -->\n", USUAL) as document:
        assert len(document) == 1


def test_a_password_opens_a_file_that_has_one(drawn: Drawn) -> None:
    content = drawn(page, encrypt=StandardEncryption("geheim", "baas", strength=128))
    with open_pdf(PATH, content, ReadOptions(password="geheim")) as document:
        assert len(document) == 1
    assert refusal(content).message == "the file has a password; give it with --password"
    wrong = refusal(content, ReadOptions(password="verkeerd"))
    assert (wrong.code, wrong.what) == ("encrypted", "the password is not the file's")


def test_a_password_that_is_not_needed_is_no_fault(drawn: Drawn) -> None:
    with open_pdf(PATH, drawn(page), ReadOptions(password="geheim")) as document:
        assert len(document) == 1


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.97])
def test_a_file_that_breaks_off_is_broken(drawn: Drawn, share: float) -> None:
    content = drawn(*[page] * 20)
    assert refusal(content[: int(len(content) * share)]).code == "broken-pdf"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"%PDF-1.7\nniets\n%%EOF\n", "broken-pdf", id="no objects"),
        pytest.param(b"%PDF-1.7\n" + b"\0" * 5000 + b"\nstartxref\n9\n%%EOF\n", "broken-pdf", id="nothing but zeros"),
    ],
)
def test_no_whole_file(content: bytes, code: str) -> None:
    assert refusal(content).code == code


def test_no_pages(written: Written) -> None:
    assert refusal(written(catalogue("/Kids [] /Count 0"))).code == "no-pages"


def test_more_pages_than_the_limit(drawn: Drawn) -> None:
    content = drawn(page, page, page)
    assert str(refusal(content, ReadOptions(max_pages=2))) == (
        "begroting.pdf: 3 pages are over the limit of 2; raise --max-pages (too-many-pages)"
    )


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param("/Kids [2 0 R 3 0 R] /Count 2", id="it is its own child"),
        pytest.param("/Kids [3 0 R] /Count 1 /Parent 2 0 R", id="it is its own parent"),
        pytest.param("/Kids [4 0 R 3 0 R] /Count 2", id="a child holds it"),
    ],
)
def test_a_tree_of_pages_that_holds_itself_ends(inks: Callable[[bytes], list[PageInk]], written: Written, pages: str) -> None:
    content = written(catalogue(pages) | {3: ONE_PAGE, 4: "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>"})
    assert 1 <= len(inks(content)) <= 2


def test_the_outline_names_chapters_and_their_pages(drawn: Drawn) -> None:
    def chapter(title: str, level: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.bookmarkPage(title)
            canvas.addOutlineEntry(title, title, level)

        return draw

    content = drawn(chapter("1 Wonen", 0), chapter("1.1 Lasten & baten", 1), chapter("2 Water", 0))
    with open_pdf(PATH, content, USUAL) as document:
        assert read_outline(document) == [
            OutlineEntry(1, "1 Wonen", 1),
            OutlineEntry(2, "1.1 Lasten & baten", 2),
            OutlineEntry(1, "2 Water", 3),
        ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("/Next 6 0 R", "/Next 5 0 R", ["Wonen", "Water"], id="the last leads back to the first"),
        pytest.param("/First 6 0 R", "/First 5 0 R", ["Wonen", "Water"], id="a child holds its parent"),
        pytest.param("/Next 5 0 R", "", ["Wonen"], id="one follows itself"),
    ],
)
def test_an_outline_that_runs_in_circles_ends(written: Written, first: str, second: str, expected: list[str]) -> None:
    objects = catalogue("/Kids [3 0 R] /Count 1", Outlines="4 0 R") | {
        3: ONE_PAGE,
        4: "<< /Type /Outlines /First 5 0 R /Last 6 0 R /Count 2 >>",
        5: f"<< /Title (Wonen) /Parent 4 0 R /Dest [3 0 R /Fit] {first} >>",
        6: f"<< /Title (Water) /Parent 4 0 R /Dest [99 0 R /Fit] {second} >>",
    }
    with open_pdf(PATH, written(objects), USUAL) as document:
        entries = read_outline(document)
    assert [entry.title for entry in entries] == expected
    assert [entry.page for entry in entries] == [1, None][: len(expected)]


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        pytest.param(
            "/Title (Begroting\\r2026) /Author (Gemeente Meerdrecht) /CreationDate (D:20251003101500+02'00')",
            Origin(title="Begroting 2026", author="Gemeente Meerdrecht", created="2025-10-03"),
            id="title, maker and day",
        ),
        pytest.param("/Title ( ) /CreationDate (gisteren)", Origin(), id="blank is none, and no day is guessed"),
        pytest.param("/CreationDate (D:20251399)", Origin(), id="a month that does not exist"),
    ],
)
def test_what_a_file_tells_about_itself(written: Written, info: str, expected: Origin) -> None:
    content = written(catalogue("/Kids [3 0 R] /Count 1") | {3: ONE_PAGE, 4: f"<< {info} >>"})
    content = content.replace(b"/Root 1 0 R", b"/Root 1 0 R /Info 4 0 R")
    with open_pdf(PATH, content, USUAL) as document:
        assert read_origin(document) == expected


def test_a_file_is_opened_anew_after_many_pages(drawn: Drawn, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(drawn(page, page))
    with Opened(path, None, USUAL) as file:
        first = file.for_pages(PAGES_AT_ONCE)
        assert file.for_pages(0) is first
        second = file.for_pages(1)
        assert second is not first
        assert file.for_pages(PAGES_AT_ONCE - 1) is second
        assert len(second) == 2


def test_another_process_opens_a_file_for_itself(drawn: Drawn, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(drawn(page, page))
    with Opened(path, None, USUAL) as file:
        first = file.for_pages(1)
        child = os.fork()
        if child == 0:
            is_own = False
            try:
                is_own = file.for_pages(1) is not first
            finally:
                os._exit(not is_own)
        assert os.waitpid(child, 0)[1] == 0
