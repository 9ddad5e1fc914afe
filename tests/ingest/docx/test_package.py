"""Files that are no Word files, damaged ones and hostile ones."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from ingest.docx.package import is_docx
from ingest.docx.reader import read_docx
from ingest.options import ReadOptions
from schema import LeidraadError

Make = Callable[..., bytes]
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))


def document(content: str, declared: str = "") -> bytes:
    return f'<?xml version="1.0"?>{declared}<w:document xmlns:w="{SPACE}"><w:body>{content}</w:body></w:document>'.encode()


def words(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def zipped(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def code_of(content: bytes) -> str:
    with pytest.raises(LeidraadError) as caught:
        read_docx(Path("reports/brief.docx"), content, ReadOptions())
    assert str(caught.value).startswith("reports/brief.docx: ")
    assert "\n" not in str(caught.value)
    return caught.value.code


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [
        pytest.param("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", True, id="docx"),
        pytest.param("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", True, id="dotx"),
        pytest.param("application/vnd.ms-word.document.macroEnabled.main+xml", True, id="docm"),
        pytest.param("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", True, id="dotm"),
        pytest.param("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", False, id="xlsx"),
        pytest.param("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", False, id="pptx"),
    ],
)
def test_a_word_file_is_one_by_its_content_types(content_type: str, expected: bool) -> None:
    types = f'<Types><Override PartName="/a.xml" ContentType="{content_type}"/></Types>'
    assert is_docx(zipped({"[Content_Types].xml": types.encode(), "a.xml": b"<a/>"})) is expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"", False, id="nothing"),
        pytest.param(b"%PDF-1.7", False, id="PDF"),
        pytest.param(b"Programmabegroting word/document.xml", False, id="text that names a part"),
        pytest.param(zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), False, id="odt"),
        pytest.param(zipped({"word/document.xml": document("")}), True, id="no content types"),
        pytest.param(zipped({"word/document.xml": document(words("a"))})[:-30], True, id="cut off"),
        pytest.param(zipped({"foto.jpg": b"a" * 100})[:-30], False, id="another zip that is cut off"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), False, id="doc"),
    ],
)
def test_what_is_taken_for_a_word_file(content: bytes, expected: bool) -> None:
    assert is_docx(content) is expected


@pytest.mark.parametrize(
    ("replaced", "code"),
    [
        pytest.param({"word/document.xml": None}, "broken-docx", id="no main part"),
        pytest.param({"word/document.xml": b""}, "broken-docx", id="empty main part"),
        pytest.param({"word/document.xml": document(words("a"))[:-20]}, "broken-docx", id="main part cut off"),
        pytest.param({"word/document.xml": b"\xff\xff<a/>"}, "broken-docx", id="no UTF-8"),
        pytest.param({"word/document.xml": b"<a/>"}, "broken-docx", id="no body"),
        pytest.param({"word/styles.xml": b"<a>"}, "broken-docx", id="styles are no XML"),
        pytest.param({"word/footnotes.xml": b"<a>"}, "broken-docx", id="footnotes are no XML"),
        pytest.param({"_rels/.rels": b"<a>"}, "broken-docx", id="relationships are no XML"),
        pytest.param({"word/document.xml": document("<w:p/>")}, "empty-file", id="no words"),
        pytest.param(
            {"word/document.xml": document(words("&e9;"), f'<!DOCTYPE a [<!ENTITY e0 "ha">{BOMB}]>')},
            "forbidden-entity",
            id="entity bomb",
        ),
        pytest.param(
            {"word/document.xml": document(words("&f;"), '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]>')},
            "forbidden-entity",
            id="entity that names a file",
        ),
        pytest.param(
            {
                "word/document.xml": ("\ufeff" + document(words("&e0;"), '<!DOCTYPE a [<!ENTITY e0 "ha">]>').decode()).encode(
                    "utf-16-le"
                )
            },
            "forbidden-entity",
            id="entity in UTF-16",
        ),
        pytest.param({"word/styles.xml": b'<!DOCTYPE a [<!ENTITY e0 "ha">]><a/>'}, "forbidden-entity", id="entity in the styles"),
        pytest.param({"word/document.xml": document(words(" " * 30_000_000))}, "too-large", id="main part is a bomb"),
        pytest.param({"word/media/image1.bmp": b"\0" * 30_000_000}, "too-large", id="picture is a bomb"),
    ],
)
def test_damaged_and_hostile_parts(replaced: dict[str, bytes | None], code: str, word_file: Make) -> None:
    assert code_of(word_file("<p>Haven</p>", replaced=replaced)) == code


def test_the_parts_together_keep_within_the_limit(word_file: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    content = word_file("<p>Haven</p>")
    monkeypatch.setattr("ingest.docx.package.MAX_UNPACKED", 3_000)
    assert code_of(content) == "too-large"


def test_a_file_that_is_cut_off(word_file: Make) -> None:
    whole = word_file("<p>Haven</p>")
    assert code_of(whole[: len(whole) // 2]) == "broken-docx"


def test_a_zip_with_a_password_is_said(word_file: Make) -> None:
    content = bytearray(word_file("<p>Haven</p>"))
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    assert code_of(bytes(content)) == "encrypted"


def test_a_part_that_is_larger_than_its_directory_says(word_file: Make) -> None:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as archive:
        archive.writestr("word/document.xml", document(words("Haven")))
    content = bytearray(file.getvalue())
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert code_of(bytes(content)) == "broken-docx"


@pytest.mark.parametrize(
    ("opened", "closed"),
    [
        pytest.param("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", id="content controls"),
        pytest.param("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", id="tables"),
        pytest.param("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", id="text boxes"),
        pytest.param("<w:p>", "</w:p>", id="paragraphs"),
        pytest.param("<w:ins>", "</w:ins>", id="changes"),
        pytest.param("<w:body>", "</w:body>", id="bodies"),
    ],
)
def test_depth_is_no_matter(opened: str, closed: str, word_file: Make) -> None:
    depth = 5_000
    body = document(opened * depth + words("Haven") + closed * depth)
    content = word_file("", replaced={"word/document.xml": body})
    assert "Haven" in read_docx(Path("a.docx"), content, ReadOptions()).text


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("<w:tc><w:p><w:r><w:t>Haven</w:t></w:r></w:p></w:tc>", id="cell without a table"),
        pytest.param("<w:tr><w:trPr/><w:tc/></w:tr>" + words("Haven"), id="row without a table"),
        pytest.param("<w:tbl><w:tc>" + words("Haven") + "</w:tc></w:tbl>", id="cell without a row"),
        pytest.param("<w:tbl><w:trPr/><w:tcPr/><w:tr><w:tcPr/></w:tr></w:tbl>" + words("Haven"), id="properties of nothing"),
        pytest.param(
            "<w:r><w:rPr/><w:t>weg</w:t></w:r><w:pPr/><w:fldSimple/><w:hyperlink/>" + words("Haven"),
            id="runs without a paragraph",
        ),
        pytest.param('<w:tbl><w:tblPr><w:tblLook w:val="zz"/></w:tblPr></w:tbl>' + words("Haven"), id="value that is no number"),
        pytest.param("<w:sdtPr/><w:sdtContent/><mc:Choice xmlns:mc='a'/>" + words("Haven"), id="pieces of controls"),
    ],
)
def test_elements_out_of_place_are_no_matter(content: str, word_file: Make) -> None:
    file = word_file("", replaced={"word/document.xml": document(content)})
    assert read_docx(Path("a.docx"), file, ReadOptions()).text == "Haven"
