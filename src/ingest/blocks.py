"""From the lines of a flattened text to its blocks: headings, paragraphs, list items, cells, rows."""

import re
from collections.abc import Iterator, Sequence

from ingest.forms import find_form_cells
from ingest.headings import Levels, could_be_heading, heading_number, is_title_like, numbered_chapters
from ingest.lines import Line, read_lines, wrap_width
from ingest.margins import find_margins
from ingest.tables import find_table_lines
from schema import Block, BlockKind

# "• tekst", "- tekst", "1. tekst", "a) tekst", "ii. tekst"
BULLET = re.compile(r"(?P<mark>[•▪◦●○·‣¢*–-]|(?P<number>\d{1,2}|[a-z]|[ivxIVX]{1,4}|V[iI]{1,3})[.)])\s+(?=\S)")
# OCR reads a bullet as a letter or a sign: "e tekst", "o tekst", "® tekst"
MISREAD_BULLET = re.compile(r"(?P<mark>[eo®°])\s+(?=[\w(‘'“])")
FEWEST_MISREAD = 2
LONGEST_SCRAP = 12
"""A line of fewer characters without an end mark may be scrap that OCR made of a list's numbers."""


def find_blocks(text: str) -> Iterator[Block]:
    """The blocks of `text`, in reading order and without overlap.

    >>> [(block.kind.value, block.level) for block in find_blocks("Sport\\n\\nWij bouwen een hal.\\n\\n • dak\\n • vloer")]
    [('heading', 1), ('paragraph', 0), ('list_item', 1), ('list_item', 1)]
    """
    lines = list(read_lines(text))
    if lines:
        yield from _Assembly(lines).blocks()


def line_kinds(lines: Sequence[Line], width: int | None) -> list[BlockKind | None]:
    """What each line is, where its own form says so; None for running text and headings."""
    kinds: list[BlockKind | None] = [None] * len(lines)
    for index, kind in find_table_lines(lines, width):
        kinds[index] = kind
    for index, kind in find_margins(lines, width):
        if kind is BlockKind.FURNITURE or kinds[index] is None:
            kinds[index] = kind
    for index in find_form_cells(lines):
        if kinds[index] is None:
            kinds[index] = BlockKind.CELL
    return kinds


class _Assembly:
    """Puts the lines of one text together into blocks."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.width = wrap_width(lines)
        self.kinds = line_kinds(lines, self.width)
        self.flat = self.width is None and sum(line.gap > 0 for line in lines) * 10 < len(lines)
        misread = self.width is not None and sum(MISREAD_BULLET.match(line.text) is not None for line in lines) >= FEWEST_MISREAD
        self.bullets = [self._bullet(line, misread) for line in lines]
        self.chapters = numbered_chapters(lines)
        self.levels = Levels()
        self.marks: list[tuple[int, str]] = []
        self.after_heading = False

    def blocks(self) -> Iterator[Block]:
        """All blocks, in order."""
        index = 0
        while index < len(self.lines):
            kind = self.kinds[index]
            if kind is BlockKind.CELL:
                last = self._cell_end(index)
            elif kind is None or kind is BlockKind.FOOTNOTE:
                if kind is None and self._is_heading(index):
                    yield self._heading(index)
                    self.after_heading = True
                    index += 1
                    continue
                self.after_heading = False
                yield from self._running_text(index, kind or BlockKind.PARAGRAPH)
                index = self._text_end(index) + 1
                continue
            else:
                last = index
            yield self._block(kind, index, last)
            index = last + 1

    def _bullet(self, line: Line, misread: bool) -> re.Match[str] | None:
        match = BULLET.match(line.text)
        if match or not misread:
            return match
        return MISREAD_BULLET.match(line.text)

    def _block(self, kind: BlockKind, first: int, last: int) -> Block:
        start = self.lines[first].start
        return Block(kind=kind, start=start, end=self.lines[last].end, body=start)

    def _cell_end(self, index: int) -> int:
        """The last line of the cell that begins at `index`: a cell may hold a line break (`Rekening⏎2022`)."""
        lines, last = self.lines, index
        while last + 1 < len(lines) and self.kinds[last + 1] is BlockKind.CELL and lines[last + 1].gap == 0:
            goes_on = lines[last + 1].text[0].islower() or lines[last].text.endswith((",", "-"))
            behind = lines[last + 2].gap > 0 if last + 2 < len(lines) else True
            if lines[last + 1].blank_cell or not (goes_on or (lines[index].gap > 0 and behind)):
                break
            last += 1
        return last

    def _next_text(self, index: int) -> int | None:
        """Index of the next line that is no furniture."""
        for following in range(index + 1, len(self.lines)):
            if self.kinds[following] is not BlockKind.FURNITURE:
                return following
        return None

    def _is_heading(self, index: int) -> bool:
        if not could_be_heading(self.lines[index].text):
            return False
        following = self._next_text(index)
        if following is None:
            return False
        if heading_number(self.lines[index].text, self.chapters)[0] in self.chapters:
            return self.lines[following].gap + following - index - 1 > 0
        if self.bullets[index]:
            return False
        if self.flat:
            return self.kinds[following] is not BlockKind.CELL
        line, behind = self.lines[index], self.lines[following]
        if heading_number(line.text)[0] and behind.gap + following - index - 1 > 0:
            return True
        if self.bullets[following]:
            return line.gap > 0 or index == 0
        if self.width is not None and not self._stands_alone(index, following):
            return False
        return is_title_like(line, behind, self.width)

    def _stands_alone(self, index: int, following: int) -> bool:
        """In wrapped text: whether a line stands free above running text or another heading, not in a list or diagram."""
        line, behind = self.lines[index], self.lines[following]
        before = self.lines[index - 1] if index else None
        if before is not None and before.ends_open and self.kinds[index - 1] is None and not line.new_page and not self.bullets[index - 1]:
            if line.gap == 0 or (len(before.text) > LONGEST_SCRAP and not could_be_heading(before.text)):
                return False
        if self.kinds[following] is not None and self.kinds[following] is not BlockKind.FOOTNOTE:
            return True
        assert self.width is not None
        return len(behind.text) > self.width * 0.6 or heading_number(behind.text)[0] is not None or behind.text.endswith((":", "."))

    def _heading(self, index: int) -> Block:
        line = self.lines[index]
        number, body = heading_number(line.text, self.chapters)
        level = self.levels.level(line.text, number, follows_heading=self.after_heading)
        self.marks.clear()
        return Block(
            kind=BlockKind.HEADING, start=line.start, end=line.end, body=line.start + body, level=level, number=number
        )

    def _joins(self, index: int, following: int) -> bool:
        """Whether the line `following` goes on with the paragraph that the line `index` stands in."""
        line, behind = self.lines[index], self.lines[following]
        if self.kinds[following] is not None or self.bullets[following]:
            return False
        if behind.new_page and self.kinds[index] is BlockKind.FOOTNOTE:
            return False
        small = behind.text[0].islower() or behind.text[0] in "(&"
        full = self.width is not None and len(line.text) + 1 + len(behind.text.split(" ", 1)[0]) > self.width - 10
        if behind.gap > 0 or behind.new_page or following > index + 1:
            return small and line.ends_open and self.width is not None and full
        if self.width is None:
            return small and line.ends_open
        return full or (small and line.ends_open)

    def _text_end(self, index: int) -> int:
        """The last line of the paragraph or list item that begins at `index`, furniture in it included."""
        last = index
        while (following := self._next_text(last)) is not None and self._joins(last, following):
            last = following
        return last

    def _running_text(self, index: int, kind: BlockKind) -> Iterator[Block]:
        """A paragraph, list item or footnote, cut where furniture stands in its midst."""
        last = self._text_end(index)
        first, continues = index, False
        for position in range(index, last + 1):
            if self.kinds[position] is BlockKind.FURNITURE:
                if position > first:
                    yield self._piece(kind, first, position - 1, continues)
                yield self._block(BlockKind.FURNITURE, position, position)
                first, continues = position + 1, True
        yield self._piece(kind, first, last, continues)

    def _piece(self, kind: BlockKind, first: int, last: int, continues: bool) -> Block:
        line = self.lines[first]
        bullet = None if continues or kind is BlockKind.FOOTNOTE else self.bullets[first]
        if bullet is None:
            if not continues and self.width is None and line.gap > 0:
                self.marks.clear()
            return Block(kind=kind, start=line.start, end=self.lines[last].end, body=line.start, continues=continues)
        return Block(
            kind=BlockKind.LIST_ITEM,
            start=line.start,
            end=self.lines[last].end,
            body=line.start + bullet.end(),
            level=self._list_level(line, bullet),
            number=bullet.groupdict().get("number"),
        )

    def _list_level(self, line: Line, bullet: re.Match[str]) -> int:
        """Depth of a list item: by its indent, and by the kind of its mark where the indent is lost."""
        number = bullet.groupdict().get("number")
        mark = "•" if number is None else "1" if number.isdigit() else "a" if len(number) == 1 and number not in "iv" else "i"
        key = (line.indent if self.width is None else 0, mark)
        while self.marks and self.marks[-1] != key and (key in self.marks or key[0] < self.marks[-1][0]):
            self.marks.pop()
        if not self.marks or self.marks[-1] != key:
            self.marks.append(key)
        return len(self.marks)
