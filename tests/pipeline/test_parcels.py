import pickle
from collections.abc import Callable
from concurrent.futures import Future

from extract.extractors import extract_all
from ingest import document_from_text
from pipeline.parcels import STORED, Parcel, pack, received
from schema import LINK_TABLES, RECORD_TABLES, Document, Extraction, RecordBox


def sent(extraction: Extraction) -> Extraction:
    """The extraction as it comes out in another process."""
    future: Future[Parcel] = Future()
    future.set_result(pickle.loads(pickle.dumps(pack(extraction))))
    return received(future)


def test_what_is_packed_is_unpacked(report_text: Callable[..., str], budget_report: Callable[..., Extraction]) -> None:
    boxes = (RecordBox("0123456789abcdef", 3, 1.5, 2.5, 3.5, 4.5),)
    with_boxes = extract_all(document_from_text(report_text(3) * 3)).model_copy(update={"boxes": boxes})
    for extraction in (with_boxes, budget_report()):
        found = sent(extraction)
        for name in ("facts", "coverage", "boxes", *RECORD_TABLES, *LINK_TABLES):
            assert getattr(found, name) == getattr(extraction, name)
        assert {name: getattr(found.document, name) for name in STORED} == {
            name: getattr(extraction.document, name) for name in STORED
        }


def test_what_is_unpacked_is_as_good_as_new(report_text: Callable[..., str]) -> None:
    """It can be written as JSON and read again, compared, copied and hashed."""
    found = sent(extract_all(document_from_text(report_text(3))))
    assert Extraction.model_validate_json(found.model_dump_json()) == found
    amount = found.amounts[0]
    assert amount.model_fields_set == set(type(amount).model_fields)
    assert amount.model_copy() == amount
    assert hash(amount) == hash(amount.model_copy())


def test_what_nobody_needs_any_more_stays_behind(report_text: Callable[..., str]) -> None:
    extraction = extract_all(document_from_text(report_text(3)))
    assert extraction.document.blocks
    found = sent(extraction).document
    assert (found.blocks, found.grids, found.repairs, found.remarks, found.places) == ((), (), (), (), None)


def test_every_field_of_a_document_is_either_sent_or_left_on_purpose() -> None:
    assert {*STORED, "blocks", "grids", "repairs", "remarks", "places"} == set(Document.model_fields)
