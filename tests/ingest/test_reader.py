import hashlib
import os
import re
import sys
from pathlib import Path
from pkgutil import resolve_name
from types import ModuleType
from typing import Any
from zipfile import ZipFile

import pytest

from ingest import ReadOptions, document_from_text, read_document
from ingest.foreign import ENCRYPTED_OFFICE, OFFICE_CONTAINER
from ingest.reader import READERS, Reader
from schema import LeidraadError

TEXT = "Jaarstukken 2024\r\n\r\nDe haven van Meerdrecht is klaar: € 3 miljoen, één jaar te laat.\r\n"


@pytest.mark.parametrize(
    "name", ["report.txt", "REPORT.TXT", "report.text", "jaarstukken 2024.v2.txt", "report", "report.md", ".txt"]
)
def test_a_text_file_by_whatever_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(TEXT.encode())
    document = read_document(path)
    assert document.text == TEXT
    assert (document.file_name, document.source_path) == (name, str(path))
    assert document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert document.media_type == "text/plain; charset=utf-8"
    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]


def test_the_checksum_is_that_of_the_bytes_and_not_of_the_text(tmp_path: Path) -> None:
    documents = []
    for encoding in ("utf-8", "utf-8-sig", "cp1252"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(TEXT.encode(encoding))
        documents.append(read_document(path))
    assert len({document.sha256 for document in documents}) == 3
    assert {document.text for document in documents} == {TEXT}


def code_of(path: Path, **options: Any) -> str:
    with pytest.raises(LeidraadError) as caught:
        read_document(path, ReadOptions(**options))
    assert caught.value.place == str(path)
    assert "\n" not in str(caught.value)
    return caught.value.code


def test_a_path_that_leads_nowhere(tmp_path: Path) -> None:
    assert code_of(tmp_path / "report.txt") == "missing-file"
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    assert code_of(tmp_path / "link.txt") == "missing-file"


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    assert code_of(tmp_path / "folder.txt") == "not-a-file"
    assert code_of(tmp_path / "pipe.txt") == "not-a-file"


FOREIGN = [
    pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(40), "picture (PNG)", id="png"),
    pytest.param(b"\xff\xd8\xff\xe0" + bytes(40), "picture (JPEG)", id="jpeg"),
    pytest.param(b"II*\0" + bytes(40), "picture (TIFF)", id="tiff"),
    pytest.param(b"MZ\x90\0\x03" + bytes(40), "Windows program", id="exe"),
    pytest.param(b"\x7fELF\x02" + bytes(40), "program", id="elf"),
    pytest.param(b"\x1f\x8b\x08" + bytes(40), "gzip", id="gzip"),
    pytest.param(b"{\\rtf1 Begroting 2026}", "Rich Text", id="rtf"),
    pytest.param(b"SQLite format 3\0" + bytes(40), "database", id="sqlite"),
    pytest.param(OFFICE_CONTAINER + bytes(40), "old Office file", id="doc"),
]


@pytest.mark.parametrize(("content", "kind"), FOREIGN)
@pytest.mark.parametrize("name", ["report.txt", "report.pdf", "report.docx", "report.html", "report"])
def test_a_type_without_a_reader_is_named_whatever_the_file_is_called(
    name: str, content: bytes, kind: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(LeidraadError, match=re.escape(kind)) as caught:
        read_document(path)
    assert caught.value.code == "unknown-type"


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("xl/workbook.xml", "workbook"),
        ("ppt/presentation.xml", "presentation"),
        ("META-INF/manifest.xml", "zip archive"),
    ],
)
def test_an_archive_that_is_no_word_file_is_said_to_be_what_it_is(part: str, kind: str, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "report.docx", "w") as archive:
        archive.writestr(part, "<a/>")
    with pytest.raises(LeidraadError, match=kind) as caught:
        read_document(tmp_path / "report.docx")
    assert caught.value.code == "unknown-type"


def test_an_office_file_with_a_password_is_said_to_have_one(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(OFFICE_CONTAINER + bytes(500) + ENCRYPTED_OFFICE + bytes(40))
    assert code_of(tmp_path / "report.docx") == "encrypted"


@pytest.mark.parametrize("text", ["MZI-scholen in 2026", "BZhaven", "Rar! zei de raad"])
def test_a_text_that_begins_as_some_program_does_is_text(text: str, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(text)
    assert read_document(tmp_path / "report.txt").text == text


@pytest.mark.parametrize("name", ["begroting.pdf", "BEGROTING.PDF", "nota.docx", "nota.docm", "pagina.html"])
def test_text_is_not_taken_for_what_its_name_promises(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(TEXT)
    assert code_of(tmp_path / name) == "not-as-named"


def test_a_file_is_read_by_what_recognises_it_and_the_others_are_not_even_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two invented types: what reads the one stands here, and there is no module for the other."""
    own = ModuleType("own_reader")
    own.is_own = lambda content: content.endswith(b".")  # type: ignore[attr-defined]
    own.read_own = lambda path, content, options: document_from_text(f"{options.max_pages} {content.decode()}")  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "own_reader", own)
    readers = (
        Reader("Other", (".other",), b"%other", "no_such_module:is_other", "no_such_module:read_other"),
        Reader("Own", (".own",), b"%own", "own_reader:is_own", "own_reader:read_own"),
    )
    monkeypatch.setattr("ingest.reader.READERS", readers)
    path = tmp_path / "report.other.txt"
    path.write_text("%own Haven.")
    assert read_document(path, ReadOptions(max_pages=7)).text == "7 %own Haven."
    path.write_text("%own Haven")
    assert read_document(path).text == "%own Haven"


def test_every_reader_can_be_imported() -> None:
    for reader in READERS:
        assert callable(resolve_name(reader.recognise))
        assert callable(resolve_name(reader.read))


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("haven " * 100)
    assert code_of(path, max_bytes=599) == "too-large"
    assert read_document(path, ReadOptions(max_bytes=600)).text.startswith("haven")


@pytest.mark.parametrize("content", [b"", b" \n\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_file_without_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    assert code_of(path) == "empty-file"


def test_a_loop_of_links_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert code_of(tmp_path / "a.txt") == "unreadable"


def test_a_text_without_a_file() -> None:
    document = document_from_text(TEXT, "jaarstukken.txt")
    assert (document.file_name, document.text) == ("jaarstukken.txt", TEXT)
