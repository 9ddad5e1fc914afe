"""The encodings of pages."""

import codecs

import pytest

from ingest.html.encoding import decode_page
from schema import Severity

DUTCH = "<p>Financiën: € 1.200 – ‘ruim’ één procent van de coöperatie</p>"


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        pytest.param(codecs.BOM_UTF8 + b"<meta charset=iso-8859-1>" + DUTCH.encode(), "utf-8", id="byte order mark before meta"),
        pytest.param(codecs.BOM_UTF16_LE + DUTCH.encode("utf-16-le"), "utf-16-le", id="UTF-16"),
        pytest.param(DUTCH.encode("utf-16-be"), "utf-16-be", id="UTF-16 without a mark"),
        pytest.param(b'<meta charset="utf-8">' + DUTCH.encode(), "utf-8", id="meta"),
        pytest.param(b'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; CHARSET=ISO-8859-1">' + DUTCH.encode("cp1252"), "windows-1252", id="iso-8859-1 as browsers read it"),
        pytest.param(b'<?xml version="1.0" encoding="windows-1252"?>' + DUTCH.encode("cp1252"), "windows-1252", id="XML declaration"),
        pytest.param(b"<meta charset=iso-8859-15>" + DUTCH.replace("–", "-").replace("‘", "'").replace("’", "'").encode("iso-8859-15"), "iso-8859-15", id="the euro sign of iso-8859-15"),
        pytest.param(DUTCH.encode(), "utf-8", id="nothing said, UTF-8"),
        pytest.param(DUTCH.encode("cp1252") * 5, "windows-1252", id="nothing said, detected"),
        pytest.param(b"<meta charset=utf-7>" + DUTCH.encode(), "utf-8", id="an encoding that pages may not have"),
        pytest.param(b"<meta charset=unicode_escape>" + DUTCH.encode(), "utf-8", id="an encoding of another kind"),
    ],
)  # fmt: skip
def test_encodings(content: bytes, charset: str) -> None:
    decoded = decode_page(content)
    words = decoded.source[decoded.source.index("<p>") :]
    assert words.startswith(DUTCH.replace("–", "-").replace("‘", "'").replace("’", "'") if charset == "iso-8859-15" else DUTCH)
    assert decoded.charset == charset


def test_the_header_counts_before_the_page() -> None:
    assert decode_page(b"<meta charset=utf-8>" + DUTCH.encode("cp1252"), "Windows-1252").charset == "windows-1252"


@pytest.mark.parametrize(
    ("content", "charset", "remarks"),
    [
        pytest.param(b"<meta charset=windows-1252>" + DUTCH.encode(), "utf-8", [("wrong-encoding", Severity.INFO)], id="a page that was converted"),
        pytest.param(b"<meta charset=utf-8>" + DUTCH.encode("cp1252") * 5, "windows-1252", [("wrong-encoding", Severity.INFO)], id="a page that is not what it says"),
        pytest.param(b"<p>De\0 haven\x1b is\x07 open", "utf-8", [("control-characters", Severity.INFO)], id="controls"),
        pytest.param(codecs.BOM_UTF8 + b"<p>Financi\xebn", "utf-8", [("undecoded-bytes", Severity.WARNING)], id="bytes that are none of it"),
        pytest.param(codecs.BOM_UTF16_LE + "<p>Haven".encode("utf-16-le") + b"\x00\xd8", "utf-16-le", [("undecoded-bytes", Severity.WARNING)], id="half a character"),
    ],
)  # fmt: skip
def test_what_is_told_of_encodings(content: bytes, charset: str, remarks: list[tuple[str, Severity]]) -> None:
    decoded = decode_page(content)
    assert decoded.charset == charset
    assert [(remark.code, remark.severity) for remark in decoded.remarks] == remarks
    assert not set("\0\x1b\x07") & set(decoded.source)


def test_how_many_controls_were_left_out() -> None:
    decoded = decode_page(b"<p>De\0 haven\x1b is\x07 open\t\n")
    assert decoded.source == "<p>De haven is open\t\n"
    assert decoded.remarks[0].message == "3 control characters were left out"
