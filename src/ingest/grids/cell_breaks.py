"""What the end of a page leaves between the cells of a table: its number, and the title that each page repeats.

```
Kade / 1.100 / 1.200 / 62 / Programmabegroting 2023 / Sluis / 100 / 200
```
"""

from collections.abc import Collection, Iterator, Sequence

from ingest.grids.cell_items import is_cell_figure
from ingest.lines import Line
from ingest.margins import is_report_title

LONGEST_PAGE_NUMBER = 3
MOST_LABELS = 3
"""So many labels stand at most between the end of a page and the next figures."""
MOST_FIGURES = 40
"""No row has more."""


def find_cell_breaks(lines: Sequence[Line], cells: Collection[int]) -> Iterator[int]:
    """The page numbers among cells with the title beside each, where the rows above and below have as many figures without it."""
    titles = {lines[0].text} if lines and not is_cell_figure(lines[0].text) else set()
    for index in cells:
        text = lines[index].text
        if len(text) > LONGEST_PAGE_NUMBER or not text.isdigit():
            continue
        for title in (index - 1, index + 1):
            if 0 < title < len(lines) and (lines[title].text in titles or is_report_title(lines[title].text)):
                first, last = min(index, title), max(index, title)
                if 1 < _figures_up_to(lines, first - 1) == _figures_behind(lines, last + 1):
                    yield from (first, last)


def _figures_up_to(lines: Sequence[Line], index: int) -> int:
    """How many figures stand right before each other up to this line."""
    number = 0
    while number < MOST_FIGURES and index - number >= 0 and is_cell_figure(lines[index - number].text):
        number += 1
    return number


def _figures_behind(lines: Sequence[Line], index: int) -> int:
    """How many figures stand right behind each other from here on, behind labels."""
    first = next((i for i in range(index, min(index + MOST_LABELS + 1, len(lines))) if is_cell_figure(lines[i].text)), len(lines))
    number = 0
    while number < MOST_FIGURES and first + number < len(lines) and is_cell_figure(lines[first + number].text):
        number += 1
    return number
