"""The lines of a text, with what stands around them: the ground on which blocks are found."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LINE = re.compile(r"[^\n\r\f]+")
FULL_STOP = re.compile(r"[.!?:;][)”’\"']*$")
BULLETS = ("•", "▪", "◦", "●", "-", "–", "*", "·")
END_MARK = re.compile(r"[.,:;!?…][)”’\"'®°*\d]{0,3}$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with ink on it; the span leaves out white space at both ends."""

    start: int
    end: int
    text: str
    indent: int
    gap: int
    """How many line feeds stand between it and the line before, less one: 0 for the next line."""
    blank_cell: bool
    """Whether a line of nothing but white space (an empty cell) stands before it."""
    new_page: bool
    """Whether a page begins with it: behind a form feed, or set in by one blank as some transcripts do."""

    @property
    def ends_open(self) -> bool:
        """Whether the line breaks off without an end mark."""
        return not END_MARK.search(self.text)


def read_lines(text: str) -> Iterator[Line]:
    """The lines of `text` that hold more than white space."""
    previous = 0
    blank_cell = False
    for match in LINE.finditer(text):
        raw = match.group()
        words = raw.strip()
        if not words or words == "\ufeff":
            blank_cell = True
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        between = text[previous:start]
        feeds = between.count("\n") or between.count("\r")
        indent = start - match.start()
        new_page = "\f" in between or (indent == 1 and not words.startswith(BULLETS))
        yield Line(start, start + len(words), words, indent, max(feeds - 1, 0), blank_cell, new_page)
        previous = start + len(words)
        blank_cell = False


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which the text is wrapped, in characters; None where a paragraph is one line.

    A text is wrapped where a line often goes on in the next with a small letter.
    """
    going_on = neighbours = 0
    for line, following in zip(lines, lines[1:], strict=False):
        if following.gap == 0:
            neighbours += 1
            going_on += following.text[0].islower() and len(following.text) > 2 and line.ends_open and len(line.text) > 40
    if going_on < 3 or going_on < neighbours / 5:
        return None
    lengths = sorted(len(line.text) for line in lines if len(line.text) > 40)
    return lengths[len(lengths) * 9 // 10]
