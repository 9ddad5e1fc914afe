"""Spoiled samples, a hundred of them here and thousands with `make fuzz`: no traceback, no hang, no half document."""

import re
import time
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import BadZipFile, ZipFile

import pytest

from bench.fuzz import SAMPLES, find_samples, fuzz, write_spoiled
from bench.mutations import SPOILS, Spoil, mutate
from ingest import ReadOptions
from ingest.reader import Reader
from pipeline.limits import Limits
from pipeline.parcels import Bulk, Parcel, pack
from schema import Document, Extraction
from tests.hostile.make_hostile import SOUND, TEXT, document, make_docx, make_pdf

ROUNDS = 100
SEED = 20260101


def silent(_: str) -> None:
    """Says nothing of how far it has come."""


def test_spoiled_samples_fail_with_a_code_or_are_stored_whole(tmp_path: Path) -> None:
    samples = find_samples(SAMPLES)
    assert not {".txt", ".pdf", ".html", ".docx"} - {sample.suffix for sample in samples}
    said: list[str] = []
    assert fuzz(samples, ROUNDS, SEED, tmp_path, said.append) == []
    (stored,) = re.findall(rf"^{ROUNDS} rounds: .*\b(\d+) stored", said[-1])
    assert ROUNDS // 5 < int(stored) < ROUNDS


class TestWhatTheFuzzerFinds:
    """Faults that are planted: a fuzzer that does not see them is worth nothing."""

    @pytest.fixture
    def samples(self, tmp_path: Path) -> list[Path]:
        (tmp_path / "nota.txt").write_text("Begroting 2026\n\nDe kade kost € 3 miljoen.\n" * 20, encoding="utf-8")
        return [tmp_path / "nota.txt"]

    def found(self, samples: list[Path], tmp_path: Path) -> list[str]:
        findings = fuzz(samples, 20, SEED, tmp_path / "kept", silent)
        assert all(Path(finding.file).parent == tmp_path / "kept" and Path(finding.file).exists() for finding in findings)
        return [finding.what for finding in findings]

    def test_nothing_where_nothing_is_wrong(self, samples: list[Path], tmp_path: Path) -> None:
        assert self.found(samples, tmp_path) == []

    def test_a_traceback(self, samples: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("ingest.reader.READERS", (Reader("X", (), b"", f"{__name__}:is_any", f"{__name__}:divide_by_zero"),))
        found = self.found(samples, tmp_path)
        assert len(found) == 20
        assert all("(internal-error)" in what and "in divide_by_zero" in what for what in found)

    def test_a_hang(self, samples: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("bench.fuzz.LIMITS", Limits(seconds=0.2))
        monkeypatch.setattr("pipeline.reading.read_document", lambda file, options: time.sleep(60))
        found = fuzz(samples, 2, SEED, tmp_path / "kept", silent)
        assert ["(too-slow)" in finding.what for finding in found] == [True, True]

    def test_records_without_ground(self, samples: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def change(extraction: Extraction, bulk: Bulk | None) -> Parcel:
            text = extraction.document.text.replace("€", "e")
            return pack(extraction.model_copy(update={"document": extraction.document.model_copy(update={"text": text})}), bulk)

        monkeypatch.setattr("pipeline.reading.pack", change)
        assert any("do not stand in" in what for what in self.found(samples, tmp_path))


def is_any(content: bytes) -> bool:
    return True


def divide_by_zero(path: Path, content: bytes, options: ReadOptions) -> Document:
    raise ZeroDivisionError


SOUND_FILES = [
    pytest.param(".txt", lambda: b"Begroting 2026, programma 4\n" * 50, id="text"),
    pytest.param(".pdf", lambda: make_pdf(SOUND), id="pdf"),
    pytest.param(".docx", lambda: make_docx({"word/document.xml": document(TEXT)}), id="word"),
]


@pytest.mark.parametrize(("suffix", "make"), SOUND_FILES)
def test_the_same_seed_spoils_in_the_same_way(suffix: str, make: Callable[[], bytes], tmp_path: Path) -> None:
    sample = tmp_path / f"sample{suffix}"
    sample.write_bytes(make())
    (tmp_path / "again").mkdir()
    spoiled = [write_spoiled([sample], 7, number, tmp_path).read_bytes() for number in range(20)]
    again = [write_spoiled([sample], 7, number, tmp_path / "again").read_bytes() for number in range(20)]
    assert spoiled == again
    assert len(set(spoiled)) == 20


@pytest.mark.parametrize("change", SPOILS, ids=lambda change: change.__name__)
def test_every_way_to_spoil_changes_something_now_and_then_and_takes_empty_files(change: Spoil) -> None:
    content = b"Begroting 2026 " * 300
    changed = 0
    for number in range(50):
        spoiled = bytearray(content)
        change(spoiled, Random(number))
        changed += spoiled != content
        change(bytearray(), Random(number))
    assert changed > 25


def test_a_word_file_is_spoiled_inside_its_archive_too() -> None:
    whole = make_docx({"word/document.xml": document(TEXT)})
    parts = [main_part(mutate(whole, ".docx", Random(number))) for number in range(50)]
    assert sum(part not in (None, main_part(whole)) for part in parts) > 10


def main_part(content: bytes) -> bytes | None:
    """The main part of a Word file, None where it cannot be unpacked."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            return archive.read("word/document.xml")
    except (BadZipFile, zlib.error, OSError, KeyError, EOFError, NotImplementedError, RuntimeError, ValueError):
        return None
