"""Records that are found in a repaired text stand at their places in the text as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.extractors import extract_all
from extract.offset_map import OffsetMap
from extract.repaired import RepairedDocument, repaired
from ingest import document_from_text
from schema import Document, Extraction, Remark, Repair, Severity

# A word that a line end broke, a ligature sign, the mark of a footnote that is glued to a year.
REPORT = """Programma 3 Water

De gemeente trekt \u20ac 250.000 uit voor de Parti-
cipatiewet. De fusie kost \u20ac 1,5 mil-
joen in 20241 en is gereed in decem-
ber 2025.
"""


def repairs_of(text: str) -> tuple[Repair, ...]:
    hyphens = [Repair(at, at + 2, "") for at in range(len(text)) if text.startswith("-\n", at)]
    mark = text.index("20241") + 4
    return tuple(sorted([*hyphens, Repair(mark, mark + 1, " ")]))


def report() -> Document:
    return document_from_text(REPORT).model_copy(update={"repairs": repairs_of(REPORT)})


@pytest.fixture
def extraction() -> Extraction:
    return extract_all(report())


def test_a_broken_act_is_known_and_stands_as_printed(extraction: Extraction) -> None:
    assert [(one.number, one.words) for one in extraction.citations] == [("Participatiewet", "Parti-\ncipatiewet")]


def test_a_broken_scale_and_a_broken_month(extraction: Extraction) -> None:
    assert [(str(one.value), one.words) for one in extraction.amounts] == [
        ("250000", "\u20ac 250.000"),
        ("1500000", "\u20ac 1,5 mil-\njoen"),
    ]
    assert [(one.edtf, one.words) for one in extraction.dates] == [("2024", "2024"), ("2025-12", "decem-\nber 2025")]


def test_every_record_holds_the_words_that_stand_at_its_span(extraction: Extraction) -> None:
    assert extraction.document.text == REPORT
    assert extraction.ungrounded() == ()


def test_ids_are_those_of_the_canonical_places(extraction: Extraction) -> None:
    amount = extraction.amounts[1]
    assert amount.id == extraction.document.record_id("amount", amount.start, amount.end)


def test_ends_of_sections_and_initiatives_are_put_back(extraction: Extraction) -> None:
    assert [section.body_end for section in extraction.sections] == [len(REPORT)]


def test_a_document_without_repairs_is_read_as_it_is() -> None:
    document = document_from_text(REPORT)
    assert repaired(document) == (document, None)


def test_a_repaired_document_is_valid_and_has_the_same_blocks() -> None:
    document = report()
    read, offsets = repaired(document)
    assert offsets is not None
    assert RepairedDocument.model_validate(dict(read)) == read
    assert [offsets.back(block.start, block.end) for block in read.blocks] == [
        (block.start, block.end) for block in document.blocks
    ]


def test_a_remark_of_the_reader_becomes_an_issue_at_its_place() -> None:
    remark = Remark("no-text-layer", Severity.WARNING, "page 3 is a picture", 3, 9)
    document = document_from_text("De haven is klaar.").model_copy(update={"remarks": (remark,)})
    found = [issue for issue in extract_all(document).issues if issue.code == "no-text-layer"]
    assert [(issue.start, issue.end, issue.words, issue.message) for issue in found] == [(3, 9, "haven ", "page 3 is a picture")]


@pytest.mark.parametrize(
    ("text", "repairs", "read", "span", "back"),
    [
        pytest.param("woning-\nbouw nu", [Repair(6, 8, "")], "woningbouw nu", (0, 10), (0, 12), id="over the broken place"),
        pytest.param("woning-\nbouw nu", [Repair(6, 8, "")], "woningbouw nu", (0, 6), (0, 6), id="before it"),
        pytest.param("woning-\nbouw nu", [Repair(6, 8, "")], "woningbouw nu", (6, 10), (8, 12), id="behind it"),
        pytest.param(
            "o\ufb03ci\u00eble", [Repair(1, 2, "ffi")], "offici\u00eble", (1, 3), (1, 2), id="half a ligature is the whole sign"
        ),
        pytest.param("20241 en", [Repair(4, 5, " ")], "2024  en", (0, 4), (0, 4), id="a year before a mark"),
        pytest.param("20241 en", [Repair(4, 5, " ")], "2024  en", (6, 8), (6, 8), id="a word behind a mark"),
        pytest.param("a-\n-\nb", [Repair(1, 3, ""), Repair(3, 5, "")], "ab", (0, 2), (0, 6), id="two repairs at one place"),
    ],
)
def test_spans_are_put_back(text: str, repairs: list[Repair], read: str, span: tuple[int, int], back: tuple[int, int]) -> None:
    offsets = OffsetMap(text, repairs)
    assert offsets.text == read
    assert offsets.back(*span) == back


@given(st.text(max_size=30), st.data())
def test_what_no_repair_touches_is_the_same_text_on_both_sides(text: str, data: st.DataObject) -> None:
    borders = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6).map(lambda cuts: cuts[: len(cuts) // 2 * 2])))
    spans = [(start, end) for start, end in zip(borders[::2], borders[1::2], strict=True) if end > start]
    repairs = [Repair(start, end, data.draw(st.sampled_from(["", "fi", " "]))) for start, end in spans]
    offsets = OffsetMap(text, repairs)
    free = [at for at in range(len(text)) if not any(start <= at < end for start, end in spans)]
    for at in free:
        there = offsets.forward(at)
        assert offsets.text[there] == text[at]
        assert offsets.back(there, there + 1) == (at, at + 1)
