"""Whether this machine has what character recognition needs."""

from pathlib import Path

import pytest

from ingest.pdf.ocr_tools import OcrTools, find_ocr_tools

TESSERACT = """#!/bin/sh
case "$1" in
--version) echo "tesseract 5.3.0"; echo " leptonica-1.82.0";;
--list-langs) echo 'List of available languages in "/usr/share/tessdata/" (2):'; printf '{languages}';;
esac
"""


def put_tesseract(folder: Path, languages: str, monkeypatch: pytest.MonkeyPatch, script: str = TESSERACT) -> None:
    """A Tesseract that says what it is told to, alone on the path."""
    program = folder / "tesseract"
    program.write_text(script.replace("{languages}", languages))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_version_and_languages_are_what_tesseract_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_tesseract(tmp_path, r"eng\nnld\n", monkeypatch)
    tools = find_ocr_tools()
    assert tools.tesseract == "tesseract 5.3.0"
    assert tools.languages == ("eng", "nld")
    assert tools.knows_dutch


@pytest.mark.parametrize(
    ("tools", "missing"),
    [
        pytest.param(OcrTools("17.0", "tesseract 5.3.0", ("eng", "nld")), [], id="nothing"),
        pytest.param(OcrTools(None, "tesseract 5.3.0", ("nld",)), ["ocrmypdf"], id="the extra"),
        pytest.param(OcrTools("17.0", "tesseract 5.3.0", ("eng", "osd")), ["Tesseract's Dutch"], id="Dutch"),
        pytest.param(OcrTools(None, None), ["ocrmypdf", "Tesseract", "Tesseract's Dutch"], id="all of it"),
    ],
)
def test_what_is_missing_is_named_with_what_installs_it(tools: OcrTools, missing: list[str]) -> None:
    assert [name for name, _ in tools.missing] == missing
    assert all("install" in remedy for _, remedy in tools.missing)


def test_a_machine_without_tesseract_has_no_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    tools = find_ocr_tools()
    assert (tools.tesseract, tools.languages, tools.knows_dutch) == (None, (), False)


def test_a_tesseract_that_does_not_run_counts_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_tesseract(tmp_path, "", monkeypatch, script="#!/bin/sh\nexit 3\n")
    assert find_ocr_tools().tesseract is None


def test_ocrmypdf_is_looked_for_and_not_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert find_ocr_tools().ocrmypdf is None
