import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import find_blocks
from ingest.grids.cell_codes import name_shapes
from ingest.grids.cell_items import Empties, Shape, possible_empties, read_items
from ingest.grids.readers import find_grids
from schema import Block, BlockKind

EMPTY = "\u00a0"


def cells(text: str) -> list[Block]:
    """Each line with ink as a cell of its own."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            first = start + line.index(words[0])
            found.append(Block(kind=BlockKind.CELL, start=first, end=first + len(words), body=first))
        start += len(line)
    return found


def shapes(text: str, empties: Empties = Empties.BLANKS) -> list[str]:
    """What the cells of a text are: their words, `_` for an empty one and `;` for the end of a row."""
    marks = {Shape.EMPTY: "_", Shape.ROW_END: ";"}
    return [marks.get(item.shape, item.text) for item in read_items(text, cells(text), empties)]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param(f"a\n\n{EMPTY}\n\nb\n\nc", ["a", "_", "b", "c"], id="a line with a blank"),
        pytest.param("a\n\n   \n\nb\n\nc", ["a", "_", "_", "_", "b", "c"], id="a line of three blanks"),
        pytest.param("a\n\n  \n \n\nb\n\nc", ["a", "_", "_", ";", "_", "b", "c"], id="a line break in a run of blanks"),
        pytest.param("a\n\n\n \n\nb\n\nc", ["a", ";", "_", "b", "c"], id="a line break before the blanks"),
        pytest.param("a\n\n \n\n\nb\n\nc", ["a", "_", ";", "b", "c"], id="a line break behind the blanks"),
        pytest.param(f"a\n{EMPTY}\nb\nc", ["a", "_", "b", "c"], id="no empty lines between cells"),
        pytest.param("a\r\n\r\n \r\n\r\nb\r\n\r\nc", ["a", "_", "b", "c"], id="line breaks of two characters"),
        pytest.param("a\n \nb\n \nc\n \nd", ["a", "b", "c", "d"], id="the same blank between all cells"),
        pytest.param("a\n\nb\n\n \n", ["a", "b", "_"], id="an empty cell behind the last"),
    ],
)
def test_white_space_tells_of_empty_cells(text: str, items: list[str]) -> None:
    assert shapes(text) == items


def test_each_line_of_blanks_may_be_one_cell() -> None:
    text = "a\n\n   \n\nb\n\nc"
    assert list(possible_empties(text, cells(text))) == [Empties.BLANKS, Empties.LINES]
    assert shapes(text, Empties.LINES) == ["a", "_", "b", "c"]


def test_an_empty_line_too_many_may_be_a_cell() -> None:
    text = "a\n\nb\n\n\n\nc\n\nd"
    assert list(possible_empties(text, cells(text))) == [Empties.BLANKS, Empties.NO_INK]
    assert shapes(text, Empties.NO_INK) == ["a", "b", "_", "c", "d"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("Haven\n1\n2\n6.3\nKade\n3\n4", {"6.3": Shape.CODE}, id="a task field before a label"),
        pytest.param("Haven\n1\n6.3\n2\nKade\n3\n4", {"6.3": Shape.FIGURE}, id="a figure with a point among figures"),
        pytest.param(
            "1\nHaven\n8\n9\n2\nKade\n7\n5", {"1": Shape.CODE, "2": Shape.CODE, "9": Shape.FIGURE}, id="numbers that count up"
        ),
        pytest.param(
            "Haven\n8\n1\nKade\n7\n2\nWal\n5\n3", {"1": Shape.FIGURE, "2": Shape.FIGURE}, id="no number before the first label"
        ),
        pytest.param("AD.01\nHaven\n8\n9", {"AD.01": Shape.CODE}, id="letters and figures"),
        pytest.param("AD.01\n8\n9", {"AD.01": Shape.LABEL}, id="a code that is itself the label"),
        pytest.param(
            "2022\n8\n9\n2023\n5\n7", {"2022": Shape.LABEL, "2023": Shape.LABEL}, id="years before the figures of each row"
        ),
        pytest.param("Jaar\n2022\n2023\n2024", {"2022": Shape.YEAR}, id="years after each other"),
        pytest.param(
            "a\n1\nnadelig\nb\n2\nvoordelig\nc\n3\nnadelig", {"nadelig": Shape.MARK, "voordelig": Shape.MARK}, id="words as marks"
        ),
    ],
)
def test_what_the_cells_around_one_tell_of_it(text: str, named: dict[str, Shape]) -> None:
    items = name_shapes(read_items(text, cells(text), Empties.BLANKS))
    assert {item.text: item.shape for item in items if item.text in named} == named


LINES = st.sampled_from(
    (
        *(
            "Haven",
            "Lasten",
            "lasten",
            "Rekening",
            "Begroting 2024",
            "Meerjarenraming",
            "Onderhoud van",
            "haven",
            "Ont-",
            "trekking",
            "Bron",
        ),
        *(
            "2022",
            "2023",
            "1.200",
            "-5",
            "0",
            "-",
            "nb",
            "€ -",
            "10%",
            "1",
            "2",
            "6.1",
            "0.10",
            "01A101",
            "N",
            "I",
            "I/S",
            "",
            EMPTY,
            "   ",
            " \n  ",
        ),
        *("bedragen x 1.000,-", "(x € 1.000)", "Tabel 2: Haven", "Indicator", "Toelichting", "Programmanummer"),
    )
)


@given(st.lists(LINES, max_size=50), st.sampled_from(["\n", "\n\n", "\r\n\r\n"]))
def test_every_cell_is_words_of_its_own_in_a_place_of_its_own(lines: list[str], line_break: str) -> None:
    text = line_break.join(lines)
    blocks = tuple(find_blocks(text))
    cells = {block.start: block.end for block in blocks if block.kind in (BlockKind.CELL, BlockKind.CAPTION)}
    for grid in find_grids(text, blocks):
        places: set[tuple[int, int]] = set()
        for cell in grid.cells:
            assert any(start <= cell.start < end for start, end in cells.items())
            assert any(start < cell.end <= end for start, end in cells.items())
            assert cell.row + cell.row_span <= grid.rows
            assert cell.column + cell.column_span <= grid.columns
            own = {(cell.row + i, cell.column + j) for i in range(cell.row_span) for j in range(cell.column_span)}
            assert places.isdisjoint(own)
            places |= own
        assert list(grid.cells) == sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
