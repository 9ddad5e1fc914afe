"""From a flattened text to its blocks: headings, paragraphs, list items, cells, rows."""

from collections.abc import Iterator

from ingest.bullets import Bullet, ListLevels
from ingest.flattening import CELL, FOOTNOTE, FURNITURE, Flattening
from ingest.headings import Levels, heading_number
from schema import Block, BlockKind


def find_blocks(text: str) -> Iterator[Block]:
    """The blocks of `text`, in reading order and without overlap.

    >>> [(block.kind.value, block.level) for block in find_blocks("Sport\\n\\nWij bouwen een hal.\\n\\n • dak\\n • vloer")]
    [('heading', 1), ('paragraph', 0), ('list_item', 1), ('list_item', 1)]
    """
    yield from _Assembly(Flattening(text)).blocks()


class _Assembly:
    """Makes the blocks of one text out of its lines, and keeps how deep headings and lists are by then."""

    def __init__(self, flattening: Flattening) -> None:
        self._text = flattening
        self._lines = flattening.lines
        self._levels = Levels()
        self._list_levels = ListLevels()

    def blocks(self) -> Iterator[Block]:
        """All blocks, in order."""
        index = 0
        while index < len(self._lines):
            kind = self._text.kinds.get(index)
            last = index
            if kind is None and self._text.is_heading(index):
                yield self._heading(index)
            elif kind is None or kind is FOOTNOTE:
                last = self._text.text_end(index)
                yield from self._running_text(kind or BlockKind.PARAGRAPH, index, last)
            else:
                last = self._text.cell_end(index) if kind is CELL else index
                yield self._block(kind, index, last)
            index = last + 1

    def _block(self, kind: BlockKind, first: int, last: int, *, continues: bool = False) -> Block:
        start = self._lines[first].start
        return Block(kind=kind, start=start, end=self._lines[last].end, body=start, continues=continues)

    def _heading(self, index: int) -> Block:
        line = self._lines[index]
        number, body = heading_number(line.text, is_chapter=index in self._text.chapters)
        level = self._levels.level(line.text, number)
        self._list_levels.close()
        return Block(kind=BlockKind.HEADING, start=line.start, end=line.end, body=line.start + body, level=level, number=number)

    def _running_text(self, kind: BlockKind, first: int, last: int) -> Iterator[Block]:
        """A paragraph, list item or footnote, cut where furniture stands in its midst."""
        self._levels.leave_heading()
        begin = first
        for index in range(first, last + 1):
            if self._text.kinds.get(index) is FURNITURE:
                if index > begin:
                    yield self._piece(kind, begin, index - 1, continues=begin > first)
                yield self._block(FURNITURE, index, index)
                begin = index + 1
        yield self._piece(kind, begin, last, continues=begin > first)

    def _piece(self, kind: BlockKind, first: int, last: int, *, continues: bool) -> Block:
        bullet = self._text.bullets[first]
        if bullet is None or kind is FOOTNOTE:
            if not continues and self._lines[first].gap:
                self._list_levels.interrupt(is_end=self._text.width is None)
            return self._block(kind, first, last, continues=continues)
        return self._list_item(bullet, first, last)

    def _list_item(self, bullet: Bullet, first: int, last: int) -> Block:
        line = self._lines[first]
        level = self._list_levels.level(line.indent if self._text.width is None else 0, bullet)
        mark_alone = bullet.end == len(line.text) and last > first
        body = self._lines[first + 1].start if mark_alone else line.start + bullet.end
        end = self._lines[last].end
        return Block(kind=BlockKind.LIST_ITEM, start=line.start, end=end, body=body, level=level, number=bullet.number)
