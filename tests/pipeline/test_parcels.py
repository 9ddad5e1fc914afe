import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pipeline.parcels
from extract.extractors import extract_all, extract_records
from ingest import document_from_text, read_document
from pipeline.parcels import STORED, Bulk, pack, unpack
from pipeline.second_look import Sums
from pipeline.summary import summary_of
from schema import Document, Extraction, RecordBox
from schema.places import Box, Places
from store import Findings, Row
from store.writing import findings_of

SAMPLE = Path(__file__).parents[2] / "data" / "raw" / "begroting-2026.pdf"


def sent(extraction: Extraction) -> Findings:
    """What comes out in another process."""
    return unpack(pickle.loads(pickle.dumps(pack(extraction))))


def rows_in(found: Findings) -> dict[str, list[Row]]:
    """All rows by their table."""
    return {table: list(rows) for table, rows in found.rows.items()}


@pytest.fixture(params=[1, 7, 1000])
def _pieces(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of so many rows."""
    monkeypatch.setattr(pipeline.parcels, "PIECE", request.param)


@pytest.mark.usefixtures("_pieces")
def test_what_is_packed_is_unpacked(report_text: Callable[..., str], budget_report: Callable[..., Extraction]) -> None:
    boxes = (RecordBox("0123456789abcdef", 3, 1.5, 2.5, 3.5, 4.5),)
    with_boxes = extract_all(document_from_text(report_text(3) * 3)).model_copy(update={"boxes": boxes})
    for extraction in (with_boxes, budget_report()):
        found = sent(extraction)
        assert (found.facts, found.coverage) == (extraction.facts, extraction.coverage)
        assert rows_in(found) == rows_in(findings_of(extraction))
        assert {name: getattr(found.document, name) for name in STORED} == {
            name: getattr(extraction.document, name) for name in STORED
        }


def test_boxes_are_found_on_the_way(report_text: Callable[..., str]) -> None:
    document = document_from_text(report_text(3))
    places = Places()
    for block in document.blocks:
        places.add(block.start, block.end, Box(1, 10.0, 20.0, 300.0, 30.0))
    document = document.model_copy(update={"places": places})
    records, whole = extract_records(document), extract_all(document)
    assert records.boxes == ()
    assert whole.boxes
    assert rows_in(sent(records)) == rows_in(findings_of(whole))


@pytest.mark.usefixtures("_pieces")
def test_records_that_are_packed_as_they_are_found_are_the_same() -> None:
    """Those of tables, from a PDF with its boxes: by this process, and by another whose bulk is taken over."""
    document = read_document(SAMPLE)
    whole = extract_records(document)
    expected = rows_in(sent(whole))
    assert len(expected["check_lines"]) > 1000

    def beside(task: Callable[[], Any], meanwhile: Callable[[], None]) -> Any:
        meanwhile()
        return pickle.loads(pickle.dumps(task()))

    for elsewhere in (None, beside):
        bulk = Bulk(document)
        rest = extract_records(document, beside=elsewhere, sink=bulk)
        assert (rest.budget_lines, rest.checks, rest.check_lines) == ((), (), ())
        assert vars(bulk.sums) == vars(Sums(whole))
        parcel = pack(rest, bulk)
        assert parcel.summary == summary_of(whole)
        found = rows_in(unpack(pickle.loads(pickle.dumps(parcel))))
        assert sorted(found.pop("boxes")) == sorted(expected["boxes"])
        assert found == {table: rows for table, rows in expected.items() if table != "boxes"}


def test_what_nobody_needs_any_more_stays_behind(report_text: Callable[..., str]) -> None:
    extraction = extract_all(document_from_text(report_text(3)))
    assert extraction.document.blocks
    found = sent(extraction).document
    assert (found.blocks, found.grids, found.repairs, found.remarks, found.places) == ((), (), (), (), None)


def test_every_field_of_a_document_is_either_sent_or_left_on_purpose() -> None:
    assert {*STORED, "blocks", "grids", "repairs", "remarks", "places"} == set(Document.model_fields)
