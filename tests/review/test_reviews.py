"""Decisions in the database: beside the records, of two the later one, and there still when a report is read again."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from schema import Extraction, LeidraadError
from schema.overlay import Overlay, Review
from store import AppliedOverlay, Store

MakeOverlay = Callable[..., Overlay]
MakeReview = Callable[..., Review]
Program = Callable[..., CompletedProcess[str]]


@pytest.fixture
def accepted(text_report: Extraction, overlay_of: MakeOverlay, review_of: MakeReview) -> Overlay:
    return overlay_of(text_report, review_of("amounts", text_report.amounts[0].id, "accepted"))


def apply(path: Path, *overlays: Overlay) -> AppliedOverlay:
    with Store.open(path) as store:
        return [store.apply_overlay(overlay) for overlay in overlays][-1]


def stored(path: Path, extraction: Extraction) -> dict[str, Review]:
    with Store.open(path) as store:
        return store.reviews_of(extraction.document.sha256[:16])


def test_decisions_are_stored_beside_the_records(samples: Path, text_report: Extraction, accepted: Overlay) -> None:
    assert apply(samples, accepted) == AppliedOverlay(stored=1)
    assert stored(samples, text_report) == {text_report.amounts[0].id: accepted.reviews[0]}
    with Store.open(samples) as store:
        assert store.extraction_of(accepted.document.id) == text_report
        row = store.connection.execute("SELECT * FROM reviews").fetchone()
    assert (row["document_id"], row["kind"], row["reviewer"]) == (accepted.document.id, "amounts", "Joke")


def test_applying_twice_changes_nothing(samples: Path, text_report: Extraction, accepted: Overlay) -> None:
    assert apply(samples, accepted, accepted) == AppliedOverlay(unchanged=1)
    assert len(stored(samples, text_report)) == 1


def test_the_later_decision_stays_whatever_comes_first(
    samples: Path, text_report: Extraction, accepted: Overlay, overlay_of: MakeOverlay, review_of: MakeReview
) -> None:
    amount = text_report.amounts[0].id
    later = overlay_of(text_report, review_of("amounts", amount, "corrected", hour=10, value="5"))
    assert apply(samples, later, accepted) == AppliedOverlay(older=(amount,))
    assert apply(samples, later) == AppliedOverlay(unchanged=1)
    assert stored(samples, text_report)[amount].correction == {"value": "5"}


def test_a_decision_is_taken_back(
    samples: Path, text_report: Extraction, accepted: Overlay, overlay_of: MakeOverlay, review_of: MakeReview
) -> None:
    taken_back = overlay_of(text_report, review_of("amounts", text_report.amounts[0].id, "withdrawn", hour=10))
    assert apply(samples, accepted, taken_back) == AppliedOverlay(withdrawn=1)
    assert stored(samples, text_report) == {}


def test_records_that_the_document_has_not_are_told(
    samples: Path, text_report: Extraction, overlay_of: MakeOverlay, review_of: MakeReview
) -> None:
    amount = text_report.amounts[0].id
    overlay = overlay_of(text_report, review_of("amounts", "f" * 16, "accepted"), review_of("dates", amount, "rejected"))
    assert apply(samples, overlay) == AppliedOverlay(unknown=("f" * 16, amount))
    assert stored(samples, text_report) == {}


@pytest.mark.parametrize(("changes", "code"), [({"id": "f" * 16}, "no-such-document"), ({"sha256": "f" * 64}, "other-document")])
def test_an_overlay_of_another_document(samples: Path, accepted: Overlay, changes: dict[str, str], code: str) -> None:
    other = accepted.with_values(document=accepted.document.with_values(**changes))
    with pytest.raises(LeidraadError) as caught:
        apply(samples, other)
    assert caught.value.code == code


def test_decisions_survive_that_a_report_is_read_again(ingested: Path, leidraad: Program, overlay_of: MakeOverlay) -> None:
    path = Path("data/processed/leidraad.db")
    with Store.open(path) as store:
        extraction = store.extraction_of(store.find_document("begroting-2026").id)
    review = {"record_id": extraction.amounts[0].id, "kind": "amounts", "decision": "rejected"}
    overlay = overlay_of(extraction, Review.model_validate(review | {"reviewed_at": "2026-03-02T09:00:00Z"}))
    apply(path, overlay)
    assert leidraad("ingest", ingested, "--force").returncode == 0
    assert stored(path, extraction) == {extraction.amounts[0].id: overlay.reviews[0]}
    with Store.open(path) as store:
        assert extraction.amounts[0].id in {amount.id for amount in store.extraction_of(overlay.document.id).amounts}


def test_a_document_that_is_removed_takes_its_decisions_with_it(
    samples: Path, text_report: Extraction, accepted: Overlay
) -> None:
    apply(samples, accepted)
    with Store.open(samples) as store:
        store.remove_document(accepted.document.id)
    assert stored(samples, text_report) == {}


def test_a_time_that_was_stored_without_its_zone_is_of_utc(samples: Path, text_report: Extraction) -> None:
    with Store.open(samples) as store:
        store.connection.execute(
            "INSERT INTO reviews (record_id, document_id, kind, decision, reviewed_at) VALUES (?, ?, 'amounts', 'accepted', ?)",
            (text_report.amounts[0].id, text_report.document.sha256[:16], "2025-06-02"),
        )
    (review,) = stored(samples, text_report).values()
    assert review.reviewed_at.isoformat() == "2025-06-02T00:00:00+00:00"
