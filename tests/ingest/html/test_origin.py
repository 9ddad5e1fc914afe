"""What pages and the archives of browsers tell about themselves."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.html.mhtml import read_mhtml
from ingest.html.saved_pages import is_asset
from schema import Document

Read = Callable[[str | bytes], Document]
ADDRESS = "https://meerdrecht.example/begroting/haven"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(
            f'<link rel="canonical" href="{ADDRESS}"><meta property="og:url" content="https://x.example/">',
            ADDRESS,
            id="canonical",
        ),
        pytest.param(f'<meta property="og:url" content="{ADDRESS}">', ADDRESS, id="og:url"),
        pytest.param(f"<!-- saved from url=(0042){ADDRESS} -->", ADDRESS, id="as browsers note it"),
        pytest.param(f'<base href="{ADDRESS}">', ADDRESS, id="base"),
        pytest.param(
            '<base href="https://meerdrecht.example/"><link rel="canonical" href="begroting/haven">',
            ADDRESS,
            id="relative to the base",
        ),
        pytest.param('<link rel="canonical" href="begroting/haven">', None, id="relative to nothing"),
        pytest.param('<link rel="canonical" href="http://[haven">', None, id="no address"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_address(read: Read, head: str, expected: str | None) -> None:
    assert read(f"<html>{head}<p>Haven").origin.address == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param('<meta name="DCTERMS.issued" content="2024-11-29">', "2024-11-29", id="Dublin Core"),
        pytest.param(
            '<meta property="article:published_time" content="2024-09-27T08:14:37+02:00">', "2024-09-27", id="published"
        ),
        pytest.param('<meta name="date" content="27-09-2024">', "2024-09-27", id="Dutch order"),
        pytest.param('<meta name="date" content="20240927">', "2024-09-27", id="figures alone"),
        pytest.param("<p>Deze pagina is gebouwd op 09/29/2023 08:51:50", "2023-09-29", id="build stamp, month first"),
        pytest.param(
            '<meta name="date" content="2024-02-31"><p>Deze pagina is gebouwd op 13/13/2023', None, id="days that do not exist"
        ),
        pytest.param("<p>De kade is op 1 mei 2024 geopend", None, id="dates of the text are none of the page"),
    ],
)
def test_created(read: Read, head: str, expected: str | None) -> None:
    assert read(f"<html>{head}<p>Haven").origin.created == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(
            "<title>Haven | Begroting 2025 | Gemeente Meerdrecht</title>",
            "Haven | Begroting 2025",
            id="the municipality behind it",
        ),
        pytest.param("<title>Gemeente Meerdrecht - Haven</title>", "Haven", id="the municipality before it"),
        pytest.param(
            '<meta property="og:site_name" content="Cijfers"><title>Haven – Cijfers</title>', "Haven", id="the name of the site"
        ),
        pytest.param('<meta property="og:title" content="Haven"><title>x</title>', "Haven", id="og:title"),
        pytest.param("<title>Gemeente Meerdrecht</title>", "Gemeente Meerdrecht", id="nothing else"),
        pytest.param("<title>Zorg- en welzijn 2024-2028</title>", "Zorg- en welzijn 2024-2028", id="hyphens in words"),
        pytest.param("<title> \n </title>", None, id="empty"),
    ],
)
def test_title(read: Read, head: str, expected: str | None) -> None:
    assert read(f"<html><head>{head}</head><p>Haven").origin.title == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param('<meta name="author" content="Gemeente  Meerdrecht">', "Gemeente Meerdrecht", id="author"),
        pytest.param('<meta name="author" content="P. Penning"><meta name="DCTERMS.publisher" content="Gemeente Meerdrecht">', "Gemeente Meerdrecht", id="publisher"),
        pytest.param('<meta property="og:site_name" content="Gemeente Meerdrecht">', "Gemeente Meerdrecht", id="the site"),
        pytest.param("", None, id="nothing"),
    ],
)  # fmt: skip
def test_author(read: Read, head: str, expected: str | None) -> None:
    assert read(f"<html>{head}<p>Haven").origin.author == expected


def test_links_are_relative_to_where_the_page_was_saved_from(read: Read) -> None:
    document = read(
        f"<!-- saved from url=(0042){ADDRESS} --><html><p><a href='bijlage.pdf'>Bijlage</a> <a href='{ADDRESS}#kade'>kade</a><h2 id=kade>Kade</h2>"
    )
    assert [(link.address, link.target) for link in document.links] == [
        ("https://meerdrecht.example/begroting/bijlage.pdf", None),
        (None, document.text.index("Kade")),
    ]


MHTML = f"""From: <Saved by Blink>
Snapshot-Content-Location: {ADDRESS}
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----grens"

------grens
Content-Type: text/html; charset=windows-1252
Content-Transfer-Encoding: quoted-printable
Content-Location: {ADDRESS}

<html><body><p>Financi=EBn van de =\nhaven: =80 5</p></body></html>
------grens
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
------grens--
"""


def test_a_page_in_one_file(read: Read) -> None:
    document = read(MHTML.encode())
    assert document.text == "Financiën van de haven: € 5"
    assert document.origin.address == ADDRESS
    assert document.media_type == "text/html; charset=windows-1252"


def test_a_message_without_a_page() -> None:
    assert read_mhtml(MHTML.replace("text/html", "text/plain").encode()) is None


@pytest.mark.parametrize(
    ("folder", "page", "expected"),
    [
        pytest.param("haven_bestanden", "haven.html", True, id="Dutch browser"),
        pytest.param("haven_files", "haven.htm", True, id="English browser"),
        pytest.param("haven_files/diep", "haven.html", True, id="deeper"),
        pytest.param("haven_bestanden", "kade.html", False, id="another page"),
        pytest.param("haven", "haven.html", False, id="a folder of that name"),
        pytest.param("_files", ".html", False, id="no name"),
    ],
)
def test_what_browsers_keep_beside_a_page(tmp_path: Path, folder: str, page: str, expected: bool) -> None:
    (tmp_path / page).touch()
    (tmp_path / folder).mkdir(parents=True)
    assert is_asset(tmp_path / folder / "frame.html") is expected
    assert not is_asset(tmp_path / page)
