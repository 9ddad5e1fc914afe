"""The fixed forms that stand in cells, one a line: the header block of a programme and the goal tree (doelenboom)."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.layout import any_of, layout_words
from ingest.lines import Line

# "10A1 ...", "10A1.1 ...", "2A101 ...", "01A101 ..."
CODED = re.compile(r"0?\d{1,2}[A-Z]\d{1,3}(?:\.\d{1,2})?\.?\s+\S")
LONGEST_CODED = 300
MOST_VALUES = 6
LONGEST_VALUE = 90
LONGEST_LABELLED = 60
"""A value of more characters that ends like a sentence is the sentence behind the block."""
LONGEST_CODED_CELL, LONGEST_BARE_CELL = 120, 250


@cache
def _after_cells() -> re.Pattern[str]:
    return re.compile(rf"{any_of(layout_words().after_cells)}(?!\w)", re.IGNORECASE)


def find_form_cells(lines: Sequence[Line]) -> Iterator[int]:
    """Indexes of the lines that are cells of a header block or a goal tree."""
    words = layout_words()
    labels = frozenset(label.casefold() for label in words.header_labels)
    goals = frozenset(head.casefold() for head in words.goal_heads)
    activities = frozenset(head.casefold() for head in words.activity_heads)
    longest = max(map(len, labels | goals))
    for index, line in enumerate(lines):
        name = line.text.casefold() if len(line.text) <= longest else ""
        if name in labels:
            yield index
            yield from _values(lines, index + 1, labels)
        elif name in goals and index + 1 < len(lines) and lines[index + 1].text.casefold() in activities:
            yield index
            yield index + 1
            yield from _tree(lines, index + 2, goals)
        elif line.text[0].isdigit() and index and _is_coded(line) and CODED.match(lines[index - 1].text):
            yield index


def _is_coded(line: Line) -> bool:
    return len(line.text) < LONGEST_CODED and CODED.match(line.text) is not None


def _values(lines: Sequence[Line], first: int, labels: frozenset[str]) -> Iterator[int]:
    """The cells behind a label: short lines up to the next label, the mission or a heading."""
    for index in range(first, min(first + MOST_VALUES, len(lines))):
        text = lines[index].text
        if text.casefold() in labels or _after_cells().match(text):
            return
        if len(text) > LONGEST_VALUE or (text.endswith((":", ".")) and len(text) > LONGEST_LABELLED):
            return
        yield index


def _tree(lines: Sequence[Line], first: int, goals: frozenset[str]) -> Iterator[int]:
    """The cells of a goal tree: coded ones, or those between empty cells, up to the next heading or tree."""
    coded = first < len(lines) and CODED.match(lines[first].text) is not None
    for index in range(first, len(lines)):
        line = lines[index]
        if line.text.casefold() in goals or _after_cells().match(line.text):
            return
        if coded and not CODED.match(line.text) and (line.gap or len(line.text) > LONGEST_CODED_CELL):
            return
        in_cells = line.blank_cell or lines[index - 1].blank_cell or index <= first + 1
        if not coded and (len(line.text) > LONGEST_BARE_CELL or not in_cells):
            return
        yield index
