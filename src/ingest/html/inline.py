"""The words of one block while a page is read: white space as browsers show it, and the links and marks in them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

# what browsers show as one blank; U+00A0 is none of it
BLANKS = re.compile(r"[ \t\n\r\f]+")
LINE_ENDS = re.compile(r"\r\n?|\f")
# characters that an entity hides: "&#2;"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# one line break or several, with white space before them: a line that holds a U+00A0 alone is empty
BREAKS = re.compile(r"[^\S\n]*\n(?:[^\S\n]*\n)*")
EMPTY_LINE = "\n\n"
DEEPEST = 64
"""So many links and marks may stand in each other; what is deeper goes without."""


class Sort(Enum):
    """What a part of the words is."""

    LINK = auto()
    """A link; its value is where it leads to."""
    RAISED = auto()
    BOLD = auto()
    ANCHOR = auto()
    """The place that an id, its value, names."""


class Mark(NamedTuple):
    """A part of the words that is something."""

    sort: Sort
    start: int
    end: int
    value: str = ""


class Piece(NamedTuple):
    """The words of a block, with ink at both ends, and their marks."""

    text: str
    marks: tuple[Mark, ...] = ()

    def part(self, start: int, end: int) -> "Piece":
        """The words from `start` to `end` without the white space around them; marks that lie outside are left to others."""
        words = self.text[start:end]
        if not self.marks:
            return Piece(words.strip())
        start += len(words) - len(words.lstrip())
        words = words.strip()
        end = start + len(words)
        return Piece(words, tuple(_moved(self.marks, start, end)))

    def on_lines(self) -> "Piece":
        """The same with no empty lines: a paragraph in a cell is a line."""
        if EMPTY_LINE not in self.text:
            return self
        texts: list[str] = []
        marks: list[Mark] = []
        length = 0
        for piece in self.pieces():
            texts.append(piece.text)
            marks += (mark._replace(start=mark.start + length, end=mark.end + length) for mark in piece.marks)
            length += len(piece.text) + 1
        return Piece("\n".join(texts), tuple(marks))

    def pieces(self) -> Iterator["Piece"]:
        """The paragraphs that empty lines part."""
        start = 0
        for words in self.text.split(EMPTY_LINE):
            yield self.part(start, start + len(words))
            start += len(words) + len(EMPTY_LINE)

    def behind(self, words: str) -> "Piece":
        """The same words behind others; a place that they are goes on to begin at the first of them."""
        by = len(words)
        moved = (
            mark if mark.sort is Sort.ANCHOR and not mark.start else mark._replace(start=mark.start + by, end=mark.end + by)
            for mark in self.marks
        )
        return Piece(words + self.text, tuple(moved))

    def is_bold(self, end: int) -> bool:
        """Whether all ink up to `end` is bold."""
        bold = [mark for mark in self.marks if mark.sort is Sort.BOLD]
        at = 0
        for mark in bold:
            if self.text[at : mark.start].strip():
                return False
            at = max(at, mark.end)
            if at >= end:
                return True
        return bool(bold) and not self.text[at:end].strip(" :.\n")


def _moved(marks: Iterable[Mark], start: int, end: int) -> Iterator[Mark]:
    """The marks that lie between two offsets, or partly so, counted from the first of them."""
    for mark in marks:
        low, high = max(mark.start, start), min(mark.end, end)
        if low < high or (mark.sort is Sort.ANCHOR and low <= high):
            yield mark._replace(start=low - start, end=high - start)


class Inline:
    """Collects the words of one block after the other."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._open: list[tuple[Sort, int, str]] = []
        self._refused = 0
        self._marks: list[Mark] = []
        self._ends_blank = True

    def add(self, text: str, *, preserve: bool = False) -> None:
        """Adds text as it stands in the page; line breaks and runs of blanks are kept where they are to be preserved."""
        if CONTROL.search(text):
            text = CONTROL.sub("", text)
        text = LINE_ENDS.sub("\n", text) if preserve else BLANKS.sub(" ", text)
        if self._ends_blank and not preserve:
            text = text.removeprefix(" ")
        if text:
            self._put(text)
            self._ends_blank = text[-1] in " \n"

    def end_line(self, times: int = 1) -> None:
        """A line break; several of them are an empty line."""
        self._put("\n" * times)
        self._ends_blank = True

    def open(self, sort: Sort, value: str = "") -> None:
        """What follows is something, up to `close`."""
        if len(self._open) < DEEPEST:
            self._open.append((sort, self._length, value))
        else:
            self._refused += 1

    def close(self) -> None:
        """What was opened last ends here."""
        if self._refused:
            self._refused -= 1
        elif self._open:
            sort, start, value = self._open.pop()
            if self._length > start:
                self._marks.append(Mark(sort, start, self._length, value))

    def anchor(self, name: str) -> None:
        """The next words are the place that an id names."""
        self._marks.append(Mark(Sort.ANCHOR, self._length, self._length, name))

    @property
    def length(self) -> int:
        """How many characters there are by now."""
        return self._length

    def take(self) -> Piece | None:
        """The words that were collected, stripped; what is still open goes on in the next ones. None where none has ink."""
        text = "".join(self._parts)
        if not self._marks and not self._open:
            self._parts, self._length, self._ends_blank = [], 0, True
            text = text.strip()
            return Piece(_with_bare_breaks(text, ())[0] if "\n" in text else text) if text else None
        anchors = [mark for mark in self._marks if mark.sort is Sort.ANCHOR]
        marks = [*self._marks, *(Mark(sort, start, len(text), value) for sort, start, value in self._open)]
        self._parts, self._length, self._marks, self._ends_blank = [], 0, [], True
        self._open = [(sort, 0, value) for sort, _, value in self._open]
        if not text.strip():
            self._marks = [mark._replace(start=0, end=0) for mark in anchors]
            return None
        if "\n" in text:
            text, marks = _with_bare_breaks(text, marks)
        whole = Piece(text, tuple(sorted(marks, key=lambda mark: (mark.start, mark.end))))
        return whole.part(0, len(text))

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _with_bare_breaks(text: str, marks: Iterable[Mark]) -> tuple[str, list[Mark]]:
    """The text with a line feed where it breaks, two for an empty line, without white space before them; the marks move too."""
    parts: list[str] = []
    olds, news = [0], [0]
    length = 0
    for gap in BREAKS.finditer(text):
        breaks = EMPTY_LINE if gap[0].count("\n") > 1 else "\n"
        parts += (text[olds[-1] : gap.start()], breaks)
        length += gap.start() - olds[-1] + len(breaks)
        olds.append(gap.end())
        news.append(length)
    parts.append(text[olds[-1] :])

    def new(offset: int) -> int:
        index = bisect_right(olds, offset) - 1
        place = news[index] + offset - olds[index]
        return min(place, news[index + 1]) if index + 1 < len(news) else place

    return "".join(parts), [mark._replace(start=new(mark.start), end=new(mark.end)) for mark in marks]
