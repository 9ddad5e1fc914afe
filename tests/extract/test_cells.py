from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.cells import Cell, read_cells
from ingest import document_from_text
from ingest.writing import CellDraft, TextWriter
from schema import Block, BlockKind, Document

HEADER = "Programmanummer\n\n{blank}\n\n9\n\nCommissie\n\n{blank}\n\nSamenleving\n\nDe missie van het programma Zorg luidt:\n\nTekst.\n"


def rows(document: Document) -> list[tuple[str, bool, bool, bool]]:
    return [(cell.text, cell.after_blank, cell.first_of_row, cell.opens) for cell in read_cells(document)]


@pytest.mark.parametrize(
    "blank",
    [pytest.param("\u00a0", id="no-break space"), pytest.param(" ", id="blank"), pytest.param("\t", id="tab")],
)
def test_a_line_of_white_space_is_an_empty_cell(blank: str) -> None:
    assert rows(document_from_text(HEADER.format(blank=blank))) == [
        ("Programmanummer", False, False, True),
        ("9", True, False, False),
        ("Commissie", False, False, False),
        ("Samenleving", True, False, False),
    ]


def test_without_empty_cells() -> None:
    text = HEADER.replace("{blank}\n\n", "")
    assert [cell.after_blank for cell in read_cells(document_from_text(text))] == [False] * 4


def test_windows_line_ends_make_no_empty_cells() -> None:
    text = HEADER.replace("{blank}\n\n", "").replace("\n", "\r\n")
    assert [cell.after_blank for cell in read_cells(document_from_text(text))] == [False] * 4


def test_cells_between_bars() -> None:
    document = document_from_text("Programmanummer | 9 | |\nDoel |  | Prestatie |\nZorg | Haven & Water |\n")
    assert rows(document) == [
        ("Programmanummer", False, True, True),
        ("9", False, False, False),
        ("Doel", False, True, False),
        ("Prestatie", True, False, False),
        ("Zorg", False, True, False),
        ("Haven & Water", False, False, False),
    ]


def test_other_text_parts_two_tables_and_a_page_number_does_not(document_of: Callable[..., Document]) -> None:
    cell, prose, furniture = BlockKind.CELL, BlockKind.PARAGRAPH, BlockKind.FURNITURE
    document = document_of((cell, "een"), (furniture, "12"), (cell, "twee"), (prose, "Tekst."), (cell, "drie"))
    assert [(found.text, found.opens) for found in read_cells(document)] == [("een", True), ("twee", False), ("drie", True)]


def test_cells_of_real_tables_know_their_rows_and_the_empty_cells_before_them() -> None:
    writer = TextWriter()
    goal = CellDraft(1, 0, "Droge voeten", row_span=2)
    first = [
        CellDraft(0, 0, "Doel"),
        CellDraft(0, 1, "Prestatie"),
        goal,
        CellDraft(1, 1, "Kades ophogen"),
        CellDraft(2, 1, "Sluis"),
    ]
    writer.table(first, head_rows=1, label_columns=2)
    writer.table([CellDraft(0, 0, "Commissie"), CellDraft(0, 2, "Samenleving")], head_rows=0, label_columns=1)
    document = Document(
        file_name="a.html",
        source_path="a.html",
        sha256="0",
        media_type="text/html",
        text=writer.text,
        blocks=tuple(writer.blocks),
        grids=tuple(writer.grids),
    )
    assert rows(document) == [
        ("Doel", False, True, True),
        ("Prestatie", False, False, False),
        ("Droge voeten", False, True, False),
        ("Kades ophogen", False, False, False),
        ("Sluis", True, True, False),
        ("Commissie", False, True, True),
        ("Samenleving", True, False, False),
    ]


@given(st.lists(st.text(alphabet="ab |\u00a0\n", min_size=1), min_size=1, max_size=5))
def test_each_cell_holds_the_words_at_its_place(texts: list[str]) -> None:
    text = "\n\n".join(texts)
    lines = [line for line in text.split("\n") if line.strip()]
    starts: list[int] = []
    for line in lines:
        starts.append(text.index(line, starts[-1] + 1 if starts else 0))
    kinds = [BlockKind.PIPE_ROW if "|" in line else BlockKind.CELL for line in lines]
    blocks = [
        Block(kind=kind, start=start, end=start + len(line), body=start)
        for kind, start, line in zip(kinds, starts, lines, strict=True)
    ]
    document = Document(
        file_name="a.txt", source_path="a.txt", sha256="0", media_type="text/plain", text=text, blocks=tuple(blocks)
    )
    cells: list[Cell] = list(read_cells(document))
    assert all(" ".join(text[cell.start : cell.end].split()) == cell.text for cell in cells)
