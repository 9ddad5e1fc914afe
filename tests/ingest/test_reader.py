import hashlib
import os
from pathlib import Path

import pytest

from ingest import document_from_text, read_document
from schema import LeidraadError

TEXT = "Jaarstukken 2024\r\n\r\nDe haven van Meerdrecht is klaar: € 3 miljoen, één jaar te laat.\r\n"


@pytest.mark.parametrize("name", ["report.txt", "REPORT.TXT", "report.text", "jaarstukken 2024.v2.txt"])
def test_a_text_file(tmp_path: Path, name: str) -> None:
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


def code_of(path: Path, **limits: int) -> str:
    with pytest.raises(LeidraadError) as caught:
        read_document(path, **limits)
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


def test_a_type_without_a_reader(tmp_path: Path) -> None:
    for name in ("report.pdf", "report", ".txt"):
        (tmp_path / name).write_text(TEXT)
        assert code_of(tmp_path / name) == "unknown-type"


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("haven " * 100)
    assert code_of(path, max_bytes=599) == "too-large"
    assert read_document(path, max_bytes=600).text.startswith("haven")


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
