"""One flattened text: what each of its lines is, and which lines belong together."""

import re
from collections.abc import Mapping, Sequence

from ingest.bullets import find_bullets
from ingest.forms import find_form_cells
from ingest.headings import could_be_heading, find_chapters, heading_number, is_known_head, is_title_like, known_level
from ingest.lines import LONG_LINE, Line, read_lines, wrap_width
from ingest.margins import contents_entries, find_margins
from ingest.tables import find_table_lines
from schema import BlockKind

CELL, FOOTNOTE, FURNITURE = BlockKind.CELL, BlockKind.FOOTNOTE, BlockKind.FURNITURE
TABLE_KINDS = (CELL, BlockKind.PIPE_ROW, BlockKind.TABLE_ROW)

# "Onderwijs en Samenleving,", "Begrotings-": a cell that goes on in the next line
OPEN_CELL = re.compile(r"[^\W\d_][,-]$")
LONGEST_SCRAP = 12
"""A line of fewer characters without an end mark may be scrap that character recognition made of a list's numbers."""
MOST_GAPS = 0.1
"""Share of lines with a gap above them below which a text has lost its empty lines, as flattenings with bars have."""
FULL_LINE = 0.85
"""A line that fills so much of the width goes on in the next."""
TEXT_LINE = 0.6
"""A line that fills so much of the width is running text."""
NEAR_FULL = 10
"""A wrapped line goes on where its next word would have come within so many characters of the width."""


def line_kinds(lines: Sequence[Line], width: int | None) -> Mapping[int, BlockKind]:
    """What lines are where their own form says so, by index; running text and headings are left out."""
    kinds = dict.fromkeys(find_form_cells(lines), CELL) | find_table_lines(lines, width)
    return kinds | find_margins(lines, width, kinds)


class Flattening:
    """A flattened text, line by line; a line is named by its index."""

    def __init__(self, text: str) -> None:
        self.lines = read_lines(text)
        self.width = wrap_width(self.lines)
        self.kinds = line_kinds(self.lines, self.width)
        self.bullets = find_bullets(self.lines, self.width)
        self._entries = contents_entries(self.lines, self.kinds)
        self.chapters = find_chapters(self.lines, self.kinds, self._entries)
        self._is_flat = self.width is None and sum(line.gap > 0 for line in self.lines) < len(self.lines) * MOST_GAPS
        self._next_text = self._find_next_texts()

    def _find_next_texts(self) -> list[int | None]:
        """For each line the next that is no furniture."""
        found: list[int | None] = [None] * len(self.lines)
        following: int | None = None
        for index in range(len(self.lines) - 1, -1, -1):
            found[index] = following
            if self.kinds.get(index) is not FURNITURE:
                following = index
        return found

    def is_heading(self, index: int) -> bool:
        """Whether a line of running text both reads and stands as a heading."""
        line, following = self.lines[index], self._next_text[index]
        if following is None:
            return False
        behind = self.lines[following]
        free_below = behind.gap > 0 or following > index + 1
        if (not free_below and self._is_full(line)) or not could_be_heading(line.text):
            return False
        if index in self.chapters or is_known_head(line.text):
            return True
        if self.bullets[index]:
            return False
        if self._is_flat:
            return self.kinds.get(following) is not CELL and not behind.text[0].islower()
        if free_below and (heading_number(line.text)[0] or line.text.casefold() in self._entries):
            return True
        if self.bullets[following]:
            return line.gap > 0 or index == 0
        if self.kinds.get(following) is BlockKind.PIPE_ROW:
            return True
        if self.width is not None and not self._stands_free(index, following, self.width):
            return False
        return is_title_like(line, behind)

    def _is_full(self, line: Line) -> bool:
        """Whether a line of wrapped text reaches the margin, so that it goes on in the next."""
        return self.width is not None and len(line.text) > self.width * FULL_LINE

    def _stands_free(self, index: int, following: int, width: int) -> bool:
        """In wrapped text: whether a line stands free above running text or another heading, not in a list or diagram."""
        if index and self._goes_on_into(index):
            return False
        kind, behind = self.kinds.get(following), self.lines[following].text
        if kind in TABLE_KINDS:
            return True
        if kind in (None, FOOTNOTE) and (len(behind) > width * TEXT_LINE or behind[-1] in ":." or heading_number(behind)[0]):
            return True
        return could_be_heading(behind) and known_level(self.lines[index].text) is not None

    def _goes_on_into(self, index: int) -> bool:
        """Whether the text before a line may go on in it: it breaks off, and is no heading, list item or scrap."""
        line, before = self.lines[index], self.lines[index - 1]
        if not before.ends_open or index - 1 in self.kinds or self.bullets[index - 1] or line.new_page:
            return False
        return line.gap == 0 or (len(before.text) > LONGEST_SCRAP and not could_be_heading(before.text))

    def cell_end(self, index: int) -> int:
        """The last line of the cell that begins with a line: a cell may hold a line break (`Rekening⏎2022`)."""
        lines, last = self.lines, index
        while last + 1 < len(lines) and self.kinds.get(last + 1) is CELL and lines[last + 1].gap == 0:
            goes_on = lines[last + 1].text[0].islower() or OPEN_CELL.search(lines[last].text[-2:])
            ends_free = last + 2 == len(lines) or lines[last + 2].gap > 0
            if not goes_on and not (lines[index].gap > 0 and ends_free):
                break
            last += 1
        return last

    def text_end(self, index: int) -> int:
        """The last line of the paragraph, list item or footnote that begins with a line, furniture in it included."""
        last = index
        while (following := self._next_text[last]) is not None and self._joins(last, following):
            last = following
        return last

    def _joins(self, index: int, following: int) -> bool:
        """Whether a line goes on in the next one of the report's text."""
        line, behind, bullet = self.lines[index], self.lines[following], self.bullets[index]
        if following in self.kinds or self.bullets[following]:
            return False
        if bullet and bullet.end == len(line.text):
            return behind.gap == 0
        goes_on = (behind.text[0].islower() or behind.text[0] in "(&") and line.ends_open
        if behind.new_page or following > index + 1:
            return goes_on and len(line.text) > LONG_LINE and self.kinds.get(index) is not FOOTNOTE
        if self.width is None:
            return goes_on and behind.gap == 0
        next_word = behind.text.split(" ", 1)[0]
        is_filled = len(line.text) + 1 + len(next_word) > self.width - NEAR_FULL
        return goes_on and is_filled if behind.gap else goes_on or is_filled
