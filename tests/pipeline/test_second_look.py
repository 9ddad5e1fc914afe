"""Pages whose sums fail are read again, and the reading under which more sums hold is kept."""

from collections.abc import Collection

import pytest

from extract.extractors import extract_all
from ingest.writing import CellDraft, TextWriter
from pipeline.second_look import Sums, better_pages
from schema import BlockKind, Document, Extraction

Rows = tuple[tuple[str, ...], ...]

RIGHT = (("", "2023", "2024"), ("Haven", "400", "500"), ("Kade", "30", "60"), ("Sluis", "7", "8"), ("Totaal", "437", "568"))
# The figures slipped by a row, as they may where labels wrap: no sum is found any more.
WRONG = (("", "2023", "2024"), ("Haven", "30", "60"), ("Kade", "400", "8"), ("Sluis", "437", "568"), ("Totaal", "7", "500"))
# Those of one column slipped: half of the sums fail.
SLIPPED = (("", "2023", "2024"), ("Haven", "400", "60"), ("Kade", "30", "8"), ("Sluis", "7", "568"), ("Totaal", "437", "500"))
# The source adds up wrongly once.
ONE_OFF = (
    ("", "2023", "2024", "2025"),
    ("Haven", "400", "500", "600"),
    ("Kade", "30", "60", "90"),
    ("Sluis", "7", "8", "9"),
    ("Totaal", "437", "968", "699"),
)


def document_of(pages: dict[int, Rows]) -> Document:
    writer = TextWriter()
    for number, rows in pages.items():
        writer.page(number)
        writer.block(BlockKind.CAPTION, "Tabel (x € 1.000)")
        drafts = [CellDraft(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts) if text]
        writer.table(drafts, head_rows=1, label_columns=1)
    return Document(
        file_name="a.pdf",
        source_path="a.pdf",
        sha256="0",
        media_type="application/pdf",
        text=writer.text,
        pages=tuple(writer.pages),
        blocks=tuple(writer.blocks),
        grids=tuple(writer.grids),
    )


class Pages:
    """A document that can be read in two ways, and what was asked of it."""

    def __init__(self, first: dict[int, Rows], ruled: dict[int, Rows]) -> None:
        self.first, self.ruled = first, ruled
        self.asked: list[tuple[list[int] | None, list[int]]] = []

    def read(self, *, only: Collection[int] | None = None, ruled: Collection[int] = ()) -> Document:
        self.asked.append((sorted(only) if only is not None else None, sorted(ruled)))
        chosen = [page for page in self.first if only is None or page in only]
        return document_of({page: self.ruled[page] if page in ruled else self.first[page] for page in chosen})


def figures(extraction: Extraction) -> list[str]:
    return [line.words for line in extraction.budget_lines]


@pytest.mark.parametrize("misread", [pytest.param(WRONG, id="no sum found"), pytest.param(SLIPPED, id="half of the sums fail")])
def test_a_better_reading_of_a_page_is_kept(misread: Rows) -> None:
    pages = Pages({1: RIGHT, 2: misread}, {2: RIGHT})
    before = extract_all(document_of(pages.first))
    assert Sums(before).doubtful_pages(2) == [2]
    assert better_pages(Sums(before), len(pages.first), pages.read, extract_all) == {2}
    assert pages.asked == [([2], [2])]
    after = extract_all(pages.read(ruled={2}))
    assert figures(after) == figures(extract_all(document_of({1: RIGHT, 2: RIGHT})))


@pytest.mark.parametrize(
    ("first", "ruled"),
    [
        pytest.param({1: WRONG}, {1: WRONG}, id="the other reading is no better"),
        pytest.param({1: WRONG}, {1: ()}, id="the other reading sees no table"),
    ],
)
def test_a_reading_that_is_no_better_changes_nothing(first: dict[int, Rows], ruled: dict[int, Rows]) -> None:
    pages = Pages(first, ruled)
    before = extract_all(document_of(first))
    assert Sums(before).doubtful_pages(1) == [1]
    assert better_pages(Sums(before), len(pages.first), pages.read, extract_all) == frozenset()


def test_a_source_that_adds_up_wrongly_once_is_not_read_again() -> None:
    pages = Pages({1: ONE_OFF, 2: RIGHT}, {})
    before = extract_all(document_of(pages.first))
    assert {check.status.value for check in before.checks} == {"reconciled", "conflict"}
    assert better_pages(Sums(before), len(pages.first), pages.read, extract_all) == frozenset()
    assert pages.asked == []


def test_no_more_pages_are_read_again_than_is_worth_the_time() -> None:
    before = extract_all(document_of(dict.fromkeys(range(1, 201), WRONG)))
    assert len(Sums(before).doubtful_pages(200)) == 2
