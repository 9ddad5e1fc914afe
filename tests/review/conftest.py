"""The samples in a database, and reviews of what was found in them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from schema import Extraction
from schema.overlay import Decision, Overlay, OverlayDocument, Review
from store import Store
from terminal.commands import commands

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ("begroting-2026.pdf", "jaarstukken-2024.txt", "programma-3-haven-2025.html")


@pytest.fixture(scope="session")
def ingested_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a PDF, a text and a web page."""
    path = tmp_path_factory.mktemp("samples") / "samples.db"
    files = [str(ROOT / "data" / "raw" / name) for name in SAMPLES]
    words = ["ingest", *files, "--profile", str(ROOT / "data" / "profiles"), "--db", str(path), "--jobs", "1"]
    result = CliRunner().invoke(commands, words, prog_name="leidraad")
    assert result.exit_code == 0, result.stderr
    return path


@pytest.fixture
def samples(ingested_samples: Path, tmp_path: Path) -> Path:
    """A copy of that database, to write in."""
    return Path(shutil.copy(ingested_samples, tmp_path / "samples.db"))


@pytest.fixture
def text_report(samples: Path) -> Extraction:
    """All that was found in the text."""
    with Store.open(samples) as opened:
        return opened.extraction_of(opened.find_document("jaarstukken-2024").id)


MakeOverlay = Callable[..., Overlay]


@pytest.fixture(scope="session")
def overlay_of() -> MakeOverlay:
    """Makes an overlay of an extraction, with these reviews."""

    def make(extraction: Extraction, *reviews: Review, reviewer: str | None = "Joke") -> Overlay:
        document = extraction.document
        about = OverlayDocument(id=document.sha256[:16], sha256=document.sha256, file_name=document.file_name)
        return Overlay(document=about, reviewer=reviewer, reviews=reviews)

    return make


@pytest.fixture(scope="session")
def review_of() -> Callable[..., Review]:
    """Makes a review of a record."""

    def make(kind: str, record_id: str, decision: str, hour: int = 9, **correction: object) -> Review:
        given = {"record_id": record_id, "kind": kind, "decision": Decision(decision), "correction": correction}
        return Review.model_validate(given | {"reviewed_at": f"2026-03-02T{hour:02}:00:00Z"})

    return make
