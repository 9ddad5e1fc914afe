"""Overlays: what a file may hold, and what the records are once its decisions are followed."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from pipeline.golden import golden_of
from schema import RECORD_TABLES, Extraction, LeidraadError, Status
from schema.overlay import Decision, Overlay, Review, correctable_fields, read_overlay, with_reviews

MakeReview = Callable[..., Review]
ID = "0123456789abcdef"


def written(*reviews: dict[str, Any], **more: Any) -> bytes:
    document = {"id": ID, "sha256": "0" * 64, "file_name": "begroting-2026.txt"}
    return json.dumps({"format": "leidraad-overlay/1", "document": document, "reviews": reviews} | more).encode()


def review(**fields: Any) -> dict[str, Any]:
    usual = {"record_id": ID, "kind": "amounts", "decision": "accepted", "reviewed_at": "2026-03-02T09:00:00.000Z"}
    return usual | fields


def corrected(kind: str, **correction: Any) -> dict[str, Any]:
    return review(kind=kind, decision="corrected", correction=correction)


class TestReading:
    def test_what_the_page_saves_is_read(self) -> None:
        overlay = read_overlay(written(review(remark="ja"), reviewer="Joke"), "o.json")
        assert (overlay.reviewer, overlay.reviews[0].remark, overlay.reviews[0].decision) == ("Joke", "ja", "accepted")

    @pytest.mark.parametrize(
        ("kind", "correction"),
        [
            pytest.param(
                "amounts", {"value": "1234.50", "years": [2025, 2026], "per": None}, id="money as text, a list, nothing"
            ),
            pytest.param("amounts", {"value": 1234.5, "approximate": True}, id="money as a number"),
            pytest.param("dates", {"edtf": "2025-06", "earliest": "2025-06-01"}, id="a day"),
            pytest.param("initiatives", {"status": "completed"}, id="a word of a vocabulary"),
            pytest.param("indicators", {"value": 7.4}, id="a number that is no money"),
        ],
    )
    def test_values_of_the_right_type(self, kind: str, correction: dict[str, Any]) -> None:
        assert read_overlay(written(corrected(kind, **correction)), "o.json").reviews[0].correction == correction

    @pytest.mark.parametrize(
        ("content", "what"),
        [
            pytest.param(b"", "is no JSON", id="empty"),
            pytest.param(b'{"format": ', "is no JSON", id="cut off"),
            pytest.param(b"\xff\xfe{}", "is no JSON", id="no UTF-8"),
            pytest.param(b"[]", "is no overlay: its format is not leidraad-overlay/1", id="a list"),
            pytest.param(written(format="leidraad-overlay/2"), "is no overlay", id="another format"),
            pytest.param(written(note="x"), "note: is no field that can be given here", id="an unknown field"),
            pytest.param(written(review(kind="poems")), "reviews 1, kind: is none of sections", id="an unknown kind"),
            pytest.param(written(review(decision="right")), "reviews 1, decision: input should be", id="an unknown decision"),
            pytest.param(written(review(record_id="../x")), "reviews 1, record_id: string should match", id="no id"),
            pytest.param(written(review(reviewed_at="today")), "reviews 1, reviewed_at: input should be", id="no time"),
            pytest.param(written(review(reviewed_at="2026-03-02T09:00:00")), "should have timezone", id="a time of nowhere"),
            pytest.param(written(review(), review()), f"the record {ID} is decided on twice", id="a record twice"),
            pytest.param(written(review(correction={"value": "1"})), "accepted has no correction", id="accepted and corrected"),
            pytest.param(written(corrected("amounts", value="veel")), "value: input should be a valid decimal", id="no number"),
            pytest.param(written(corrected("amounts", years=["2025"])), "years 1: input should be a valid integer", id="text"),
            pytest.param(written(corrected("amounts", value=None)), "value: decimal input should be", id="nothing"),
            pytest.param(written(corrected("initiatives", title="  ")), "title: is blank", id="a blank"),
            pytest.param(written(corrected("initiatives", status="klaar")), "status: input should be 'planned'", id="no status"),
            pytest.param(written(corrected("sections", level=0)), "level: input should be greater", id="out of bounds"),
            pytest.param(written(corrected("amounts", start=3)), "start: is no field that can", id="a place"),
            pytest.param(written(corrected("checks", found="1")), "found: is no field that can", id="what is worked out"),
            pytest.param(written(corrected("indicators", value=1)).replace(b": 1}", b": NaN}"), "is no JSON", id="no number"),
        ],
    )
    def test_what_is_wrong_is_said_in_a_line(self, content: bytes, what: str) -> None:
        with pytest.raises(LeidraadError) as caught:
            read_overlay(content, "o.json")
        assert caught.value.code == "bad-overlay"
        assert what in str(caught.value)
        assert "\n" not in str(caught.value)

    def test_of_many_faults_the_first_are_told(self) -> None:
        content = written(*(review(decision="x") for _ in range(14)))
        with pytest.raises(LeidraadError, match="; and 4 more; save it anew"):
            read_overlay(content, "o.json")

    def test_places_and_references_are_not_corrected(self) -> None:
        fields = {field for kind in RECORD_TABLES for field in correctable_fields(kind)}
        assert "bwb_id" in fields
        assert not fields & {"start", "end", "page", "words", "section_id", "table_id", "parent_id", "body_start", "body_end"}


class TestFollowing:
    def test_without_reviews_nothing_changes(self, text_report: Extraction) -> None:
        assert golden_of(with_reviews(text_report, {})) == golden_of(text_report)

    def test_a_corrected_record_has_its_right_values(self, text_report: Extraction, review_of: MakeReview) -> None:
        amount, initiative = text_report.amounts[0], text_report.initiatives[0]
        reviews = [
            review_of("amounts", amount.id, "corrected", value="12.50", years=[2025]),
            review_of("initiatives", initiative.id, "corrected", status="stopped"),
        ]
        found = with_reviews(text_report, by_record(*reviews))
        assert (found.amounts[0].value, found.amounts[0].years) == (Decimal("12.50"), (2025,))
        assert found.initiatives[0].status is Status.STOPPED
        assert found.amounts[0].words == amount.words
        assert text_report.amounts[0] == amount

    def test_a_rejected_section_gives_what_stands_in_it_to_the_one_around_it(
        self, text_report: Extraction, review_of: MakeReview
    ) -> None:
        section = next(one for one in text_report.sections if one.parent_id and section_records(text_report, one.id))
        inside = {record.id for record in section_records(text_report, section.id)}
        found = with_reviews(text_report, by_record(review_of("sections", section.id, "rejected")))
        assert section.id not in {one.id for one in found.sections}
        assert inside == {record.id for record in section_records(found, section.parent_id)} & inside

    def test_a_rejected_table_takes_its_figures_and_sums_with_it(self, text_report: Extraction, review_of: MakeReview) -> None:
        table = next(one for one in text_report.budget_tables if any(check.table_id == one.id for check in text_report.checks))
        found = with_reviews(text_report, by_record(review_of("budget_tables", table.id, "rejected")))
        assert table.id not in {getattr(one, "table_id", None) for one in (*found.budget_lines, *found.checks, *found.indicators)}
        assert {link.check_id for link in found.check_lines} == {check.id for check in found.checks}

    def test_a_rejected_figure_takes_the_sums_with_it_that_it_stands_in(
        self, text_report: Extraction, review_of: MakeReview
    ) -> None:
        line = text_report.check_lines[0].line_id
        lost = {link.check_id for link in text_report.check_lines if link.line_id == line}
        found = with_reviews(text_report, by_record(review_of("budget_lines", line, "rejected")))
        assert {check.id for check in text_report.checks} - {check.id for check in found.checks} == lost
        assert len(found.budget_lines) == len(text_report.budget_lines) - 1

    def test_a_correction_that_no_longer_fits_is_named(self, text_report: Extraction) -> None:
        fields: dict[str, Any] = {"record_id": text_report.amounts[0].id, "kind": "amounts", "correction": {"gone": 1}}
        old = Review.model_construct(**fields, decision=Decision.CORRECTED)
        with pytest.raises(LeidraadError, match="gone: is no field"):
            with_reviews(text_report, {text_report.amounts[0].id: old})


def by_record(*reviews: Review) -> dict[str, Review]:
    return {one.record_id: one for one in reviews}


def section_records(extraction: Extraction, section_id: str | None) -> list[Any]:
    records = (record for found in extraction.records().values() for record in found)
    return [record for record in records if getattr(record, "section_id", None) == section_id is not None]


def test_an_overlay_comes_back_as_it_was_written(
    text_report: Extraction, overlay_of: Callable[..., Overlay], review_of: MakeReview
) -> None:
    overlay = overlay_of(text_report, review_of("amounts", text_report.amounts[0].id, "corrected", value="3"))
    assert read_overlay(overlay.model_dump_json().encode(), "o.json") == overlay
