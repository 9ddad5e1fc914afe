import pytest

from ingest.grids.cell_breaks import find_cell_breaks
from ingest.lines import read_lines


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param("Kade / 1 / 2 / 62 / Begroting 2024 / Sluis / 3 / 4", ["62", "Begroting 2024"], id="number, then title"),
        pytest.param("Kade / 1 / 2 / Begroting 2024 / 62 / Sluis / 3 / 4", ["Begroting 2024", "62"], id="title, then number"),
        pytest.param("Kade / 1 / 2 / 62 / Toerisme / Sluis / 3 / 4", [], id="a section is no title of a report"),
        pytest.param("Kade / 1 / 62 / Begroting 2024 / 3 / 4", [], id="the last figure of a row"),
    ],
)
def test_the_end_of_a_page_between_rows(cells: str, expected: list[str]) -> None:
    lines = read_lines("\n\n".join(["Haven", *cells.split(" / ")]))
    found = sorted(find_cell_breaks(lines, range(1, len(lines))))
    assert [lines[index].text for index in found] == expected


def test_a_long_run_of_the_same_figure_has_none() -> None:
    lines = read_lines("12\n" * 20_000)
    assert list(find_cell_breaks(lines, range(len(lines)))) == []
