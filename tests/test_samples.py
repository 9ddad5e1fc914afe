"""The sample reports: what is found in them is what their golden files say, and they hang together as their README tells."""

from pathlib import Path

import pytest

from extract.extractors import extract_all
from extract.profile import read_profiles
from ingest import KNOWN_SUFFIXES, read_document
from pipeline.checking import check_reports
from pipeline.files import find_files
from pipeline.reading import Settings
from schema import Extraction

ROOT = Path(__file__).parent.parent
REPORTS = sorted((ROOT / "data" / "raw").glob("*.txt"))
PROFILES = read_profiles(ROOT / "data" / "profiles")


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    return [extract_all(read_document(path), PROFILES) for path in REPORTS]


@pytest.mark.parametrize("report", [pytest.param(path, id=path.stem) for path in REPORTS])
def test_what_is_found_is_what_the_golden_file_says(report: Path) -> None:
    (checked,) = check_reports(find_files([str(report)], KNOWN_SUFFIXES), Settings(profiles=PROFILES), update=False)
    assert checked.holds, checked


def test_there_are_eight_reports_or_more_over_three_years(extractions: list[Extraction]) -> None:
    kinds = [str(extraction.facts.kind) for extraction in extractions]
    assert len(kinds) >= 8
    assert kinds.count("begroting") == 2
    assert kinds.count("voortgangsrapportage") == 3
    assert {"jaarstukken", "beleidsplan", "overig"} <= set(kinds)
    assert {extraction.facts.year for extraction in extractions} == {2023, 2024, 2025}
    assert {extraction.facts.municipality_code for extraction in extractions} == {"GM9901"}


def test_every_word_of_evidence_is_in_the_text(extractions: list[Extraction]) -> None:
    assert [record for extraction in extractions for record in extraction.ungrounded()] == []


def test_an_initiative_can_be_followed_through_the_years(extractions: list[Extraction]) -> None:
    named = {
        (str(extraction.facts.kind), extraction.facts.year, extraction.facts.edition): str(initiative.status)
        for extraction in extractions
        for initiative in extraction.initiatives
        if initiative.title.casefold() == "pilot buurtbaan"
    }
    assert named[("begroting", 2024, None)] == "planned"
    assert named[("voortgangsrapportage", 2024, 1)] == "started"
    assert named[("voortgangsrapportage", 2024, 2)] == "delayed"
    assert named[("jaarstukken", 2024, None)] == "completed"


def test_a_decision_returns_in_several_reports(extractions: list[Extraction]) -> None:
    citing = [extraction for extraction in extractions if any(citation.number == "23.0117" for citation in extraction.citations)]
    assert len(citing) >= 5
