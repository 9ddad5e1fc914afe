"""The lines of a text, with what stands around them: the ground on which blocks are found."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

LINE_BREAKS = frozenset({"\n", "\r\n", "\r", "\f"})
INVISIBLE = "\ufeff\u200b"
"""Characters that leave no ink and are no white space: a byte order mark in mid-text, a blank of no width."""
# "de wijk.", "de wijk (zie 3.1).", "de wijk.’", "de wijk.12" with a footnote mark
END_MARK = re.compile(r"[.,:;!?…][)”’\"'®°*\d]{0,3}$")
# " uitgangspunten voor dit plan": some transcripts set the first line of a page in by one blank
SET_IN = re.compile(r"\n [\w‘“]")
MOST_SET_IN = 0.25
"""Share of lines set in by one blank from which on this is how the text is printed, and no sign of a page."""
LONG_LINE = 40
"""A line of more characters than this is running text that a margin may have wrapped."""


class Line(NamedTuple):
    """One line with ink on it; the span leaves out white space at both ends."""

    start: int
    end: int
    text: str
    indent: int
    gap: int
    """How many lines without ink stand between it and the line before."""
    blank_cell: bool
    """Whether one of those is a line of blanks: an empty cell."""
    new_page: bool
    """Whether a page begins with it: behind a form feed, or set in by one blank."""

    @property
    def ends_open(self) -> bool:
        """Whether the line breaks off without an end mark."""
        return self.text[-1].isalpha() or not END_MARK.search(self.text[-4:])


def read_lines(text: str) -> list[Line]:
    """The lines of `text` that hold more than white space.

    >>> [(line.text, line.gap, line.new_page) for line in read_lines("Sport\\n\\n\\nWij bouwen\\n\\feen hal.")]
    [('Sport', 0, False), ('Wij bouwen', 2, False), ('een hal.', 0, True)]
    """
    raw_lines = text.splitlines(keepends=True)
    set_in_is_page = len(SET_IN.findall(text)) < len(raw_lines) * MOST_SET_IN
    lines: list[Line] = []
    offset = gap = 0
    blank_cell = new_page = False
    for raw in raw_lines:
        words = raw.strip()
        if not words or words in INVISIBLE:
            gap += raw != "\f"
            blank_cell = blank_cell or raw not in LINE_BREAKS
        else:
            indent = raw.index(words[0])
            start = offset + indent
            set_in = indent == 1 and set_in_is_page and (words[0].isalnum() or words[0] in "‘“")
            lines.append(Line(start, start + len(words), words, indent, gap, blank_cell, new_page or set_in))
            gap = 0
            blank_cell = new_page = False
        new_page = new_page or raw[-1] == "\f"
        offset += len(raw)
    return lines


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which the text is wrapped, in characters; None where a paragraph is one line.

    A text is wrapped where a line often goes on in the next with a small letter.
    """
    going_on = neighbours = 0
    for line, following in pairwise(lines):
        if following.gap == 0:
            neighbours += 1
            going_on += len(line.text) > LONG_LINE and following.text[0].islower() and len(following.text) > 2 and line.ends_open
    if going_on < 3 or going_on < neighbours / 5:
        return None
    lengths = sorted(len(line.text) for line in lines if len(line.text) > LONG_LINE)
    return lengths[len(lengths) * 9 // 10]
