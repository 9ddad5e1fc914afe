"""Which files are web pages, and what becomes of those that hold nothing or too much."""

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.html.reader import is_html, read_html
from ingest.options import ReadOptions
from schema import BlockKind, Document, LeidraadError

PAGE = "<html><head><title>Haven</title></head><body><p>De haven is open.</p></body></html>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"<!DOCTYPE html><p>Haven", True, id="doctype"),
        pytest.param(b"\n\n  <HTML lang=nl>", True, id="blanks before it, capitals"),
        pytest.param(b"<!-- saved from url=(0027)https://meerdrecht.example/ -->\n<html>", True, id="a comment before it"),
        pytest.param(b'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">', True, id="XHTML"),
        pytest.param(codecs.BOM_UTF8 + b"<html>", True, id="byte order mark"),
        pytest.param(codecs.BOM_UTF16_LE + PAGE.encode("utf-16-le"), True, id="UTF-16"),
        pytest.param(PAGE.encode("utf-16-be"), True, id="UTF-16 without a byte order mark"),
        pytest.param(b"<div><p>Haven</p><p>Kade</p></div>", True, id="a piece of a page"),
        pytest.param(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x", True, id="MHTML"),
        pytest.param(b"De lasten zijn < 5 en > 3.", False, id="text with signs"),
        pytest.param(b"Schrijf <p> en </p> om een alinea, en <table> om een tabel.", False, id="text about tags"),
        pytest.param(b"<p>", False, id="a lone tag"),
        pytest.param(b'<?xml version="1.0"?><rss><channel><title>Haven</title></channel></rss>', False, id="other XML"),
        pytest.param(b"<svg><title>a</title><a></a><style></style></svg>", False, id="a picture"),
        pytest.param(b"%PDF-1.7 <html>", False, id="PDF"),
        pytest.param(b"Subject: Haven\nContent-Type: text/plain\n\n<html>", False, id="a letter"),
        pytest.param(b"", False, id="nothing"),
    ],
)
def test_what_is_a_page(content: bytes, expected: bool) -> None:
    assert is_html(content) is expected


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"<html><body></body></html>", "empty-file", id="an empty page"),
        pytest.param(b"<html><body><div id=app></div><script>start('Haven')</script><noscript>Zet JavaScript aan</noscript>", "empty-file", id="a page that a script fills"),
        pytest.param(b"<html><body>&nbsp; - * </body></html>", "empty-file", id="signs alone"),
        pytest.param(b"<html><!-- haven", "empty-file", id="an open comment"),
        pytest.param(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nx\n--x--", "not-html", id="an archive without a page"),
        pytest.param(b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nkapot", "not-html", id="a broken archive"),
    ],
)  # fmt: skip
def test_pages_without_text(content: bytes, code: str) -> None:
    with pytest.raises(LeidraadError) as caught:
        read_html(Path("haven.html"), content, ReadOptions())
    assert (caught.value.code, caught.value.place) == (code, "haven.html")


@pytest.mark.parametrize(
    "tag",
    ["div", "span", "b", "ul><li", "a href=x", "table><tr><td", "blockquote", "font size=1", "section><h2", "dl><dd", "p", "sup"],
)
def test_no_depth_is_too_deep(read: Callable[[str], Document], tag: str) -> None:
    document = read(f"<html><body>{f'<{tag}>' * 5_000}De haven is open.")
    assert "De haven is open." in document.text


def test_what_is_deeper_than_browsers_go_is_told_and_read(read: Callable[[str], Document]) -> None:
    inner = "".join(f"<div>Steiger {number}" for number in range(2_000))
    document = read(f"<html><body>{inner}{'</div>' * 2_000}<p>De haven is open.</p>")
    assert [remark.code for remark in document.remarks] == ["deep-nesting"]
    assert all(f"Steiger {number}" in document.text for number in (1, 511, 512, 1_999))
    assert document.text.endswith("De haven is open.")


def test_entities_are_not_expanded(read: Callable[[str], Document]) -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    document = read(
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "haven">{bomb}]><html><body><p>Kade &e9;</p></body></html>'
    )
    assert document.text.endswith("Kade &e9;")
    assert "havenhaven" not in document.text


def test_spans_that_make_a_table_endlessly_wide(read: Callable[[str], Document]) -> None:
    row = f"<tr>{'<td rowspan=65534 colspan=1000>3</td>' * 10}</tr>"
    document = read(f"<html><table>{row * 200}</table>")
    (grid,) = document.grids
    assert (grid.rows, grid.columns, len(grid.cells)) == (200, 10, 2_000)
    assert len(document.text) < 5_000


def test_the_document_says_what_was_read(read: Callable[[bytes], Document]) -> None:
    document = read(PAGE.encode())
    assert (document.file_name, document.media_type) == ("haven.html", "text/html; charset=utf-8")
    assert document.pages == ()
    assert document.origin.title == "Haven"


def test_the_page_of_a_portal(read: Callable[[bytes], Document]) -> None:
    page = Path(__file__).parents[3] / "data" / "raw" / "programma-3-haven-2025.html"
    document = read(page.read_bytes())
    furniture = (
        "cookie",
        "Akkoord",
        "Zoek",
        "Menu",
        "Jaarstukken",
        "Home",
        "Delen",
        "navigatie",
        "Vorige",
        "Kadeplein",
        "gebouwd",
        "portaal",
    )
    assert [words for words in furniture if words in document.text] == []
    assert document.text.startswith("Programmabegroting 2025\n\n3 Haven\n\nProgrammanummer\t3\n")
    assert [(grid.rows, grid.columns, grid.head_rows, grid.label_columns) for grid in document.grids] == [
        (3, 2, 0, 2),
        (5, 2, 1, 2),
        (3, 2, 1, 2),
        (15, 8, 2, 2),
        (3, 2, 0, 1),
    ]
    notes = [document.text[block.body : block.end] for block in document.blocks if block.kind is BlockKind.FOOTNOTE]
    assert [words.split()[0] for words in notes] == ["Uit", "Amendement"]
    assert sum(link.target is not None for link in document.links) == 2
    assert "zeven verkocht" in document.text
    assert document.remarks == ()
    assert document.origin.created == "2024-11-29"
