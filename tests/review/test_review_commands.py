"""`leidraad review`: the page, overlays that are applied, golden files."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from schema import Extraction
from schema.overlay import Overlay, Review
from store import Store
from tests.review.conftest import ROOT

Program = Callable[..., CompletedProcess[str]]
MakeReview = Callable[..., Review]
MakeOverlay = Callable[..., Overlay]

SMALL_PDF = "begroting-2026.pdf"


class TestPage:
    def test_a_text(self, leidraad: Program, samples: Path) -> None:
        result = leidraad("review", "jaarstukken-2024", "--db", samples)
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout.startswith("jaarstukken-2024.review.html: its text, 317 records, 0 reviewed, ")
        assert Path("jaarstukken-2024.review.html").read_text("utf-8").startswith("<!doctype html>")

    def test_a_pdf_with_its_pictures(self, leidraad: Program, samples: Path) -> None:
        result = leidraad("review", SMALL_PDF, "--db", samples, "--to", "pages/page.html", "--json")
        told = json.loads(result.stdout)
        page = Path("pages/page.html").read_text("utf-8")
        assert (told["file"], told["pictures"], told["bytes"]) == ("pages/page.html", True, len(page.encode()))
        assert page.count("data:image/webp;base64,") == 40

    def test_a_pdf_without_them(self, leidraad: Program, samples: Path) -> None:
        result = leidraad("review", SMALL_PDF, "--db", samples, "--no-pictures", "--to", "page.html")
        assert (result.returncode, result.stderr) == (0, "")
        assert "data:image" not in Path("page.html").read_text("utf-8")

    @pytest.mark.parametrize(
        ("content", "what"),
        [(None, "No such file or directory"), (b"%PDF-1.7 other", "the file has changed since it was read")],
    )
    def test_a_pdf_that_is_gone_or_changed_is_shown_as_text_and_that_is_said(
        self, leidraad: Program, samples: Path, tmp_path: Path, content: bytes | None, what: str
    ) -> None:
        path = tmp_path / "elsewhere.pdf"
        if content:
            path.write_bytes(content)
        with Store.open(samples) as store:
            store.connection.execute("UPDATE documents SET source_path = ? WHERE file_name = ?", (str(path), SMALL_PDF))
        result = leidraad("review", SMALL_PDF, "--db", samples, "--to", "page.html")
        assert result.returncode == 0
        assert result.stderr.count("\n") == 1
        assert what in result.stderr
        assert result.stderr.endswith("(no-pictures)\n")
        assert "page.html: its text" in result.stdout

    def test_it_is_opened_when_asked(self, leidraad: Program, samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        opened: list[str] = []
        monkeypatch.setattr("typer.launch", opened.append)
        leidraad("review", "jaarstukken-2024", "--db", samples, "--open")
        assert opened == [str(Path("jaarstukken-2024.review.html").absolute())]

    def test_a_place_that_cannot_be_written(self, leidraad: Program, samples: Path) -> None:
        Path("file").write_text("x")
        result = leidraad("review", "jaarstukken-2024", "--db", samples, "--to", "file/page.html")
        assert result.returncode == 1
        assert result.stderr.endswith("(unwritable)\n")

    @pytest.mark.parametrize(
        "words",
        [
            ("jaarstukken-2024", SMALL_PDF),
            ("--apply", "a.json", "--to", "page.html"),
            ("jaarstukken-2024", "--golden", "g.json", "--open"),
            (),
        ],
    )
    def test_wrong_usage(self, leidraad: Program, samples: Path, words: tuple[str, ...]) -> None:
        assert leidraad("review", *words, "--db", samples).returncode == 2

    def test_an_unknown_document(self, leidraad: Program, samples: Path) -> None:
        result = leidraad("review", "nergens", "--db", samples)
        assert (result.returncode, result.stderr.endswith("(no-such-document)\n")) == (1, True)


class TestApply:
    @pytest.fixture
    def overlay(self, text_report: Extraction, overlay_of: MakeOverlay, review_of: MakeReview, tmp_path: Path) -> Path:
        amounts, initiative = text_report.amounts, text_report.initiatives[0]
        reviews = (
            review_of("amounts", amounts[0].id, "accepted"),
            review_of("amounts", amounts[1].id, "rejected"),
            review_of("initiatives", initiative.id, "corrected", status="stopped"),
        )
        path = tmp_path / "first.overlay.json"
        path.write_text(overlay_of(text_report, *reviews).model_dump_json())
        return path

    def test_twice_and_the_page_shows_it(self, leidraad: Program, samples: Path, overlay: Path) -> None:
        first = leidraad("review", "--apply", overlay, "--db", samples)
        assert (first.returncode, first.stderr) == (0, "")
        assert first.stdout == f"{overlay}: 3 decisions stored, 0 unchanged\n"
        second = leidraad("review", "--apply", overlay, overlay, "--db", samples)
        assert second.stdout == f"{overlay}: 0 decisions stored, 3 unchanged\n" * 2
        assert "3 reviewed" in leidraad("review", "jaarstukken-2024", "--db", samples).stdout

    def test_unknown_records_are_told_and_the_others_stored(
        self,
        leidraad: Program,
        samples: Path,
        tmp_path: Path,
        text_report: Extraction,
        overlay_of: MakeOverlay,
        review_of: MakeReview,
    ) -> None:
        known = review_of("amounts", text_report.amounts[0].id, "accepted")
        path = tmp_path / "o.json"
        path.write_text(overlay_of(text_report, known, review_of("dates", "f" * 16, "accepted")).model_dump_json())
        result = leidraad("review", "--apply", path, "--db", samples)
        assert result.returncode == 1
        assert result.stdout == f"{path}: 1 decision stored, 0 unchanged, 1 about unknown records\n"
        assert result.stderr == f"{path}: the document has no record {'f' * 16}; its decision is not stored (unknown-record)\n"

    def test_a_file_that_is_no_overlay_gets_a_line_and_the_others_go_on(
        self, leidraad: Program, samples: Path, overlay: Path
    ) -> None:
        Path("bad.json").write_text('{"format": "leidraad-overlay/1"}')
        result = leidraad("review", "--apply", "bad.json", "gone.json", overlay, "--db", samples, "--json")
        bad, gone, good = json.loads(result.stdout)
        assert result.returncode == 1
        assert result.stderr.count("\n") == 2
        assert (bad["code"], gone["code"], good["stored"]) == ("bad-overlay", "unreadable", 3)

    def test_an_overlay_of_another_database(self, leidraad: Program, samples: Path, overlay: Path, ingested: Path) -> None:
        result = leidraad("review", "--apply", overlay)
        assert result.returncode == 1
        assert result.stderr.startswith("jaarstukken-2024.txt: the overlay is about a document that is not in the database")


class TestGolden:
    def check(self, leidraad: Program, folder: Path) -> CompletedProcess[str]:
        return leidraad("check", folder, "--profile", ROOT / "data" / "profiles")

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """A folder with the text alone."""
        folder = tmp_path / "reports"
        folder.mkdir()
        shutil.copy(ROOT / "data" / "raw" / "jaarstukken-2024.txt", folder)
        return folder

    def test_what_was_found_holds(self, leidraad: Program, samples: Path, folder: Path) -> None:
        golden = folder / "jaarstukken-2024.golden.json"
        result = leidraad("review", "jaarstukken-2024", "--golden", golden, "--db", samples)
        told = "0 accepted, 0 corrected, 0 rejected; 317 not reviewed, and as they were found"
        assert result.stdout == f"{golden}: {told}\n"
        assert golden.read_text("utf-8") == (ROOT / "data" / "raw" / golden.name).read_text("utf-8")
        assert self.check(leidraad, folder).returncode == 0

    def test_a_pdf_too(self, leidraad: Program, samples: Path, tmp_path: Path) -> None:
        golden = tmp_path / "begroting-2026.golden.json"
        leidraad("review", SMALL_PDF, "--golden", golden, "--db", samples)
        assert golden.read_text("utf-8") == (ROOT / "data" / "raw" / golden.name).read_text("utf-8")

    def test_what_was_corrected_and_rejected_is_what_the_program_is_held_to(
        self,
        leidraad: Program,
        samples: Path,
        folder: Path,
        text_report: Extraction,
        overlay_of: MakeOverlay,
        review_of: MakeReview,
    ) -> None:
        reviews = (
            review_of("amounts", text_report.amounts[0].id, "corrected", value="7.50"),
            review_of("citations", text_report.citations[0].id, "rejected"),
            review_of("dates", text_report.dates[0].id, "accepted"),
        )
        with Store.open(samples) as store:
            store.apply_overlay(overlay_of(text_report, *reviews))
        golden = folder / "jaarstukken-2024.golden.json"
        told = json.loads(leidraad("review", "jaarstukken-2024", "--golden", golden, "--db", samples, "--json").stdout)
        assert (told["accepted"], told["corrected"], told["rejected"], told["open"]) == (1, 1, 1, 314)
        found = self.check(leidraad, folder)
        assert found.returncode == 1
        lines = [line for line in found.stdout.splitlines() if "amounts " in line or "citations " in line]
        assert len(lines) == 2
        assert 'value: "7.5" →' in lines[0]
        assert "extra" in lines[1]
