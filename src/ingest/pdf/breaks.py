"""Paragraphs and list items that a page break has cut in two."""

from collections.abc import Iterable, Iterator

from ingest.pdf.paragraphs import ends_open, is_same_size
from ingest.pdf.parts import PageFlow, Piece
from schema import BlockKind

RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
FULL = 0.8
"""The line before a page break fills so much of the width, where the next page begins with a capital."""


def join_pages(pages: Iterable[PageFlow]) -> Iterator[PageFlow]:
    """Tells the first piece of a page that it goes on in the sentence at the foot of the page before."""
    last: Piece | None = None
    for page in pages:
        flow = [part for part in page.parts if not isinstance(part, Piece) or part.kind is not BlockKind.FOOTNOTE]
        first = flow[0] if flow else None
        if last and isinstance(first, Piece) and _goes_on(last, first):
            first.continues = True
        if flow:
            end = flow[-1]
            last = end if isinstance(end, Piece) and end.kind in RUNNING else None
        yield page


def _goes_on(last: Piece, first: Piece) -> bool:
    """Whether a piece goes on in the one behind the page break."""
    if first.kind is not BlockKind.PARAGRAPH or first.bullet or first.lines[0].box != last.lines[-1].box:
        return False
    end, begin = last.lines[-1], first.lines[0]
    if not is_same_size(end, begin) or end.bold != begin.bold:
        return False
    if end.hyphenated:
        return True
    if not ends_open(end.text):
        return False
    if begin.text[0].islower():
        return True
    widest = max(line.x1 - line.x0 for line in (*last.lines, *first.lines))
    return len(last.lines) > 1 and end.x1 - end.x0 > FULL * widest and begin.text[0].isalnum()
