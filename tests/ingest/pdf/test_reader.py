"""PDF files from end to end: nothing printed is lost, and each word leads back to its place on its page."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from ingest.options import ReadOptions
from ingest.pdf.ink import PageInk
from ingest.pdf.reader import is_pdf, join_repairs, read_pdf
from ingest.pdf.scans import Recognised
from schema import BlockKind, Document, LeidraadError, Repair

Printed = Callable[..., Document]
Row = tuple[Any, ...]

PROSE = [(50, 150 + 14 * n, "De gemeente Meerdrecht verhoogt de kades langs de haven en de rivier, en de weg") for n in range(4)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"%PDF-1.7\n", True), (b"\xef\xbb\xbf\n%PDF-1.4", True), (b"Programmabegroting 2026", False), (b"", False)],
)
def test_recognised_by_its_mark(content: bytes, expected: bool) -> None:
    assert is_pdf(content) is expected


WORDS = st.sampled_from(
    ["haven", "€", "1.200", "kade", "Meerdrecht", "(zie", "3.1)", "-", "weg,", "2024", "*", "1", "o", "•", "Tabel", "raad."]
)
LINES = st.lists(
    st.tuples(
        st.integers(20, 300),
        st.integers(30, 770),
        st.lists(WORDS, min_size=1, max_size=6).map(" ".join),
        st.sampled_from([6, 8, 10, 14, 24]),
        st.sampled_from(["Helvetica", "Helvetica-Bold", "Times-Italic"]),
    ),
    min_size=1,
    max_size=25,
    unique_by=lambda row: row[1] // 15,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, min_size=1, max_size=3))
def test_all_that_is_printed_is_read_once_and_in_its_place(
    drawn: Callable[..., bytes], inks: Callable[[bytes], list[PageInk]], pages: list[list[Row]]
) -> None:
    content = drawn(*(printer([*rows, (50, 790, "De haven van Meerdrecht", 10, "Helvetica")]) for rows in pages))
    document = read_pdf(Path("report.pdf"), content, ReadOptions())
    for page, ink in zip(document.pages, inks(content), strict=True):
        end = next((other.start for other in document.pages if other.number == page.number + 1), len(document.text))
        written = Counter("".join(document.text[page.start : end].split()))
        assert written == Counter("".join(word.text for word in ink.words))
    blocks = document.blocks
    assert all(before.end <= after.start for before, after in pairwise(blocks))
    assert "".join("".join(document.text[block.start : block.end].split()) for block in blocks) == "".join(document.text.split())
    assert all(block.start <= block.body <= block.end for block in blocks)


def printer(rows: list[Row]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for x, y, words, size, font in rows:
            canvas.setFont(font, size)
            canvas.drawString(x, 800 - y, words)

    return draw


def test_each_word_leads_to_its_box(printed: Printed) -> None:
    document = printed([(50, 100, "Haven"), (200, 300, "Wegen en dijken")], [(70, 400, "Bruggen")])
    for words, page, x0, baseline in (("Haven", 1, 50, 100), ("Wegen", 1, 200, 300), ("Bruggen", 2, 70, 400)):
        start = document.text.index(words)
        [box] = document.boxes(start, start + len(words))
        assert (box.page, round(box.x0)) == (page, x0)
        assert box.top < baseline < box.bottom + 1
        assert box.bottom - box.top < 15


def test_pages_have_their_places_and_sizes(printed: Printed) -> None:
    document = printed([*PROSE, (290, 770, "11")], [*PROSE, (290, 770, "12")], [*PROSE, (290, 770, "13")])
    assert [(page.number, page.label, page.width, page.height) for page in document.pages] == [
        (1, "11", 600, 800),
        (2, "12", 600, 800),
        (3, "13", 600, 800),
    ]
    assert [document.text[page.start :][:11] for page in document.pages] == ["De gemeente"] * 3


def test_turned_page_is_read_upright_and_leads_to_places_as_shown(
    drawn: Callable[..., bytes], read: Callable[[bytes], Document]
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        for n, words in enumerate(("De lasten van de haven", "stijgen met 9.545.249 euro", "door de hoge rente.")):
            canvas.drawString(100, -200 - 14 * n, words)

    document = read(drawn(draw))
    assert document.text == "De lasten van de haven\nstijgen met 9.545.249 euro\ndoor de hoge rente."
    start = document.text.index("9.545.249")
    [box] = document.boxes(start, start + 9)
    assert 200 < box.x0 < box.x1 < 220
    assert box.bottom - box.top > 30


def test_only_some_pages_keep_their_numbers(drawn: Callable[..., bytes]) -> None:
    content = drawn(*(lambda canvas, n=n: canvas.drawString(50, 500, f"Wijk {n} ligt aan de haven.") for n in (1, 2, 3)))
    document = read_pdf(Path("report.pdf"), content, ReadOptions(), only=frozenset({2}))
    assert document.text == "Wijk 2 ligt aan de haven."
    assert [page.number for page in document.pages] == [2]
    assert document.page_at(0) == 2


def test_links_lead_to_addresses_and_pages(drawn: Callable[..., bytes], read: Callable[[bytes], Document]) -> None:
    def first(canvas: Canvas) -> None:
        canvas.drawString(50, 500, "Zie meerdrecht.nl en de bijlage.")
        canvas.linkURL("https://meerdrecht.example", (68, 495, 128, 512))
        canvas.linkAbsolute("", "bijlage", (140, 495, 200, 512))

    def second(canvas: Canvas) -> None:
        canvas.bookmarkPage("bijlage")
        canvas.drawString(50, 500, "De bijlage over de haven.")

    document = read(drawn(first, second))
    to_web, to_page = document.links
    assert (document.text[to_web.start : to_web.end], to_web.address) == ("meerdrecht.nl", "https://meerdrecht.example")
    assert "bijlage" in document.text[to_page.start : to_page.end]
    assert to_page.target == document.pages[1].start


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param((50, 400, "verborgen", 10, "Helvetica", 0xFFFFFF), id="white"),
        pytest.param((50, 400, "verborgen", 1), id="tiny"),
    ],
)
def test_what_nobody_sees_is_left_out_and_said(printed: Printed, hidden: Row) -> None:
    document = printed([*PROSE, hidden])
    assert "verborgen" not in document.text
    assert [remark.code for remark in document.remarks] == ["hidden-text"]


def test_words_printed_twice_for_a_shadow_are_read_once(printed: Printed) -> None:
    document = printed([(51, 101, "Haven", 20, "Helvetica", 0xAAAAAA), (50, 100, "Haven", 20), *PROSE])
    assert document.text.count("Haven") == 1


def test_file_without_text_is_refused(drawn: Callable[..., bytes]) -> None:
    with pytest.raises(LeidraadError) as error:
        read_pdf(Path("report.pdf"), drawn(lambda canvas: None), ReadOptions())
    assert error.value.code == "no-text-layer"


def test_same_file_gives_the_same_document(drawn: Callable[..., bytes], read: Callable[[bytes], Document]) -> None:
    content = drawn(printer([(*row, 10, "Helvetica") for row in PROSE]))
    first, second = read(content), read(content)
    assert first.model_dump(exclude={"places"}) == second.model_dump(exclude={"places"})


def test_repairs_that_overlap_are_made_once() -> None:
    marks = [Repair(4, 5, " "), Repair(10, 11, "fi")]
    assert join_repairs([Repair(4, 6, "")], marks) == (Repair(4, 5, " "), Repair(10, 11, "fi"))
    assert join_repairs([Repair(10, 12, "x")], marks) == (Repair(4, 5, " "), Repair(10, 11, "fi"))


def test_kinds_are_those_of_the_schema(printed: Printed) -> None:
    document = printed([*PROSE, (50, 300, "• de kade")])
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]


def test_pages_that_are_pictures_are_read_as_recognised(drawn: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    def scan(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.new("L", (60, 80), 200), 0, 0, 600, 800)

    text = printer([(*row, 10, "Helvetica") for row in PROSE])
    recognised = drawn(text, printer([(50, 100, "De sluis is vernieuwd.", 10, "Helvetica")]))
    asked: list[list[int]] = []

    def recognise(content: bytes, pages: list[int], place: str, password: str | None) -> Recognised:
        asked.append(pages)
        return Recognised(recognised, {2: 0.93})

    monkeypatch.setattr("ingest.pdf.reader.recognise", recognise)
    content = drawn(text, scan)
    without = read_pdf(Path("report.pdf"), content, ReadOptions())
    assert [remark.code for remark in without.remarks] == ["no-text-layer"]
    document = read_pdf(Path("report.pdf"), content, ReadOptions(ocr=True))
    assert asked == [[2]]
    assert [(page.ocr, page.confidence) for page in document.pages] == [(False, None), (True, 0.93)]
    assert document.text[document.pages[1].start :] == "De sluis is vernieuwd."
    assert not document.remarks


def test_framed_box_is_apart_from_the_text(drawn: Callable[..., bytes], read: Callable[[bytes], Document]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(45, 640, 500, 60)
        for n, words in enumerate(
            ("Wie in de haven woont, betaalt", "voortaan minder voor het ophalen", "van het afval aan de kade en op")
        ):
            canvas.drawString(50, 690 - 14 * n, words)
        canvas.drawString(50, 648, "het plein.")
        canvas.drawString(50, 634, "de brug die over de rivier is gebouwd.")

    assert [block.kind for block in read(drawn(draw)).blocks] == [BlockKind.PARAGRAPH] * 2
