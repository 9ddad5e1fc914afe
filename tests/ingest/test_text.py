import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ingest import document_from_text
from ingest.text import decode, find_pages
from schema import Block, BlockKind, LeidraadError

DUTCH = "Financiën: € 1.200 – ‘ruim’ één procent"


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        pytest.param(DUTCH.encode(), "utf-8", id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + DUTCH.encode(), "utf-8", id="UTF-8 with a byte order mark"),
        pytest.param(codecs.BOM_UTF16_LE + DUTCH.encode("utf-16-le"), "utf-16", id="UTF-16, little end first"),
        pytest.param(codecs.BOM_UTF16_BE + DUTCH.encode("utf-16-be"), "utf-16", id="UTF-16, big end first"),
        pytest.param(DUTCH.encode("cp1252"), "windows-1252", id="Windows-1252"),
    ],
)
def test_encodings(content: bytes, charset: str) -> None:
    assert decode(content, "report.txt") == (DUTCH, charset)


def test_plain_ascii_is_read_as_utf_8() -> None:
    assert decode(b"De haven", "report.txt") == ("De haven", "utf-8")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"De haven\0is klaar", id="U+0000"),
        pytest.param("De haven".encode("utf-16-le"), id="UTF-16 without a byte order mark"),
        pytest.param(codecs.BOM_UTF16_LE + "De haven\0".encode("utf-16-le"), id="U+0000 in UTF-16"),
        pytest.param(codecs.BOM_UTF16_LE + b"abc", id="half a character of UTF-16"),
        pytest.param(codecs.BOM_UTF32_LE + "De haven".encode("utf-32-le"), id="UTF-32"),
        pytest.param(bytes(range(1, 256)) * 20, id="all bytes"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x03\x04\x05\x06\x0e\x10" * 30, id="binary without U+0000"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"x\x9c\x03\x04\x05\x11" * 50, id="PDF with another suffix"),
        pytest.param(b"Fin\x81nci\x90n", id="bytes that Windows-1252 does not have"),
    ],
)
def test_what_is_no_text(content: bytes) -> None:
    with pytest.raises(LeidraadError) as caught:
        decode(content, "report.txt")
    assert (caught.value.code, caught.value.place) == ("not-text", "report.txt")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("De ha\x02ven", id="one in a short text"),
        pytest.param("De haven\x0c\x0b\x1c\x85 is klaar", id="those that are white space"),
        pytest.param("De haven van Meerdrecht is klaar.\x1b " + "De kade is klaar. " * 100, id="one in a long text"),
        pytest.param("De haven \ufffd is \ufeff klaar", id="replacement character, byte order mark in mid-text"),
    ],
)
def test_control_characters_that_slip_through_conversion(text: str) -> None:
    assert decode(text.encode(), "report.txt") == (text, "utf-8")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\r\n\f", "\xa0\u2003\n", "\ufeff", "\u200b\n", "* * *\n___\n"])
def test_texts_without_words_are_refused(text: str) -> None:
    with pytest.raises(LeidraadError) as caught:
        document_from_text(text)
    assert caught.value.code == "empty-file"


CHARACTERS = st.characters(codec="utf-8", exclude_characters="\0", categories=("L", "M", "N", "P", "S", "Z", "Cf", "Co"))
TEXTS = st.text(CHARACTERS | st.sampled_from("\n\r\t\f"), min_size=1)


@given(TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_decoding_changes_no_character(text: str, encoding: str) -> None:
    assume(not text.startswith("\ufeff"))
    assert decode(text.encode(encoding), "report.txt")[0] == text


@given(st.text(st.sampled_from("abc €éëïöüáèçÉ‘’“”–… \n\r"), min_size=1))
def test_decoding_windows_1252_changes_no_character(text: str) -> None:
    content = text.encode("cp1252")
    assume(not is_utf_8(content))
    assert decode(content, "report.txt") == (text, "windows-1252")


def is_utf_8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


@given(TEXTS)
def test_the_canonical_text_is_the_text(text: str) -> None:
    assume(not text.startswith("\ufeff") and any(c.isalnum() for c in text))
    document = document_from_text(text)
    assert document.text == text
    assert len(document.reading_text) == len(text)
    for block in document.blocks:
        words = document.reading_text[block.start : block.end]
        assert (
            words.isspace() or [a for a, b in zip(text[block.start :], words, strict=False) if a != b and not a.isspace()] == []
        )


def pages(text: str) -> list[tuple[int, str | None, str]]:
    found = find_pages(text, document_from_text(text).blocks)
    ends = [page.start for page in found[1:]] + [len(text)]
    return [(page.number, page.label, text[page.start : end]) for page, end in zip(found, ends, strict=False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Haven\n\nKade", [], id="no form feed, no pages"),
        pytest.param("Haven\fKade", [(1, None, "Haven\f"), (2, None, "Kade")], id="between pages"),
        pytest.param("Haven\fKade\f", [(1, None, "Haven\f"), (2, None, "Kade\f")], id="behind each page"),
        pytest.param("Haven\fKade\f\n \n", [(1, None, "Haven\f"), (2, None, "Kade\f\n \n")], id="white space behind the last"),
        pytest.param("Haven\f\fKade", [(1, None, "Haven\f"), (2, None, "\f"), (3, None, "Kade")], id="an empty page"),
        pytest.param("Haven\f", [(1, None, "Haven\f")], id="one page"),
        pytest.param(
            "Haven\nPagina 7 van 9\n\fKade\n\nPagina 8 van 9\n",
            [(1, "7", "Haven\nPagina 7 van 9\n\f"), (2, "8", "Kade\n\nPagina 8 van 9\n")],
            id="printed numbers",
        ),
    ],
)
def test_pages(text: str, expected: list[tuple[int, str | None, str]]) -> None:
    assert pages(text) == expected


def test_a_figure_in_a_table_is_no_label_of_a_page() -> None:
    assert [label for _, label, _ in pages("Aantal\n\nHaven\n\n3\n\nKade\n\n4\n\nSluis\n\n5\n\fDe haven is klaar.")] == [
        None,
        None,
    ]


def test_each_offset_knows_its_page_and_block() -> None:
    document = document_from_text("Haven\n\nDe haven is klaar.\n\fDe kade is klaar.\n")
    kade = document.text.index("kade")
    assert (document.page_at(0), document.page_at(kade)) == (1, 2)
    block = document.block_at(kade)
    assert isinstance(block, Block)
    assert block.kind is BlockKind.PARAGRAPH
    assert document.block_at(document.text.index("\f")) is None
    assert document_from_text("De haven").page_at(0) is None
