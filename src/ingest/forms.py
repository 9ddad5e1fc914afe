"""The fixed forms of a Leiden-like report that stand in cells: the header block of a programme and the goal tree."""

import re
from collections.abc import Iterator, Sequence

from ingest.layout import layout_words
from ingest.lines import Line

# "10A1 ...", "10A1.1 ...", "2A101 ...", "01A101 ..."
CODED = re.compile(r"0?\d{1,2}[A-Z]\d{1,3}(?:\.\d{1,2})?\.?\s+\S")
# what ends the cells of a header block or goal tree without codes
AFTER_CELLS = re.compile(r"(?:De )?missie\b|Toelichting\b|Beleidsterrein\b|Effectindicator|Programma\s|Wat (?:mag|gaat)|Stand van zaken", re.IGNORECASE)
MOST_VALUES = 6


def find_form_cells(lines: Sequence[Line]) -> Iterator[int]:
    """Indexes of the lines that are cells of a header block or a goal tree."""
    words = layout_words()
    labels = {label.casefold() for label in words.header_labels}
    goals = {head.casefold() for head in words.goal_heads}
    activities = {head.casefold() for head in words.activity_heads}
    for index, line in enumerate(lines):
        name = line.text.casefold()
        if name in labels:
            yield index
            yield from _values(lines, index + 1, labels)
        elif name in goals and index + 1 < len(lines) and lines[index + 1].text.casefold() in activities:
            yield index
            yield index + 1
            yield from _tree(lines, index + 2)
        elif CODED.match(line.text) and index and CODED.match(lines[index - 1].text) and len(line.text) < 300:
            yield index


def _values(lines: Sequence[Line], first: int, labels: set[str]) -> Iterator[int]:
    """The cells behind a label: short lines up to the next label or the mission."""
    for index in range(first, min(first + MOST_VALUES, len(lines))):
        text = lines[index].text
        if text.casefold() in labels or AFTER_CELLS.match(text) or len(text) > 90 or text.endswith((":", ".")) and len(text) > 60:
            return
        yield index


def _tree(lines: Sequence[Line], first: int) -> Iterator[int]:
    """The cells of a goal tree: coded ones, or those between empty cells, up to the next heading."""
    coded = first < len(lines) and CODED.match(lines[first].text) is not None
    for index in range(first, len(lines)):
        line = lines[index]
        if AFTER_CELLS.match(line.text):
            return
        if coded and not CODED.match(line.text) and (line.gap or len(line.text) > 120):
            return
        if not coded and (len(line.text) > 250 or (not line.blank_cell and not lines[index - 1].blank_cell and index > first + 1)):
            return
        yield index
