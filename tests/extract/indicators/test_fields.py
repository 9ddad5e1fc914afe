import pytest

from extract.indicators.fields import gives_unit, read_fields
from schema import Block, BlockKind, Document, Grid, GridCell


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        pytest.param("Eenheid: aantal per 1.000 inwoners", {"unit": "aantal per 1.000 inwoners"}, id="unit"),
        pytest.param("Bron: Stadspeiling", {"source": "Stadspeiling"}, id="source"),
        pytest.param("Eenheid: %; bron: Telling.", {"unit": "%", "source": "Telling"}, id="both"),
        pytest.param("Bron : Telling", {"source": "Telling"}, id="a blank before the colon"),
        pytest.param("Eenheid:", {}, id="nothing behind it"),
        pytest.param("Bronnen van warmte", {}, id="no colon"),
        pytest.param("Zie de bron: Telling", {}, id="in mid-sentence"),
    ],
)
def test_fields(words: str, fields: dict[str, str]) -> None:
    assert read_fields(words) == fields


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        pytest.param(["Bomen", "Eenheid: aantal"], True, id="a unit below"),
        pytest.param(["Bomen", "Eenheid:"], True, id="a unit in the next cell"),
        pytest.param(["Bomen", "Bron: Telling"], False, id="a source alone, as under any table"),
        pytest.param(["Bomen", "Bankjes"], False, id="neither"),
    ],
)
def test_table_whose_rows_give_units(labels: list[str], expected: bool) -> None:
    text, cells = "Naam\n", [GridCell(0, 4, 0, 0)]
    for row, label in enumerate(labels, start=1):
        cells.append(GridCell(len(text), len(text) + len(label), row, 0))
        text += f"{label}\n"
    grid = Grid(start=0, end=cells[-1].end, rows=3, columns=2, head_rows=1, label_columns=1, cells=tuple(cells))
    document = Document(file_name="a.txt", source_path="a.txt", sha256="0", media_type="text/plain", text=text, grids=(grid,))
    assert gives_unit(document, grid) is expected


@pytest.mark.parametrize(("line", "expected"), [("Eenheid: %", True), ("Bron: Telling", False), ("De kade is klaar.", False)])
def test_table_with_a_line_behind_it(line: str, expected: bool) -> None:
    text = f"Bomen\n12\n{line}\nEenheid: %\n"
    grid = Grid(
        start=0, end=8, rows=1, columns=2, head_rows=0, label_columns=1, cells=(GridCell(0, 5, 0, 0), GridCell(6, 8, 0, 1))
    )
    block = Block(kind=BlockKind.PARAGRAPH, start=9, end=9 + len(line), body=9)
    document = Document(
        file_name="a.txt", source_path="a.txt", sha256="0", media_type="text/plain", text=text, grids=(grid,), blocks=(block,)
    )
    assert gives_unit(document, grid) is expected
