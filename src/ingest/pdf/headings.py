"""Which pieces are headings, and how deep: by outline and contents list, else by look."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import NamedTuple

from ingest.headings import LETTER, heading_number
from ingest.pdf.contents import Entry, is_contents_head, title_key
from ingest.pdf.parts import Listing, PageFlow, Part, Piece
from ingest.pdf.styles import LARGER, Body, Style, is_emphasised, rank_styles, snap_sizes, style_of
from schema import BlockKind

# "2.1 ", "3. ", "Bijlage" is none
NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+")
DEEPEST = 6
"""What stands below is no deeper for a reader."""
LONGEST = 200
MOST_LINES = 4
FEWEST_CHAPTERS = 3
MOST_TITLE_LINES = 3


class Heading(NamedTuple):
    """What is kept of a heading until all are known."""

    style: Style
    number: str | None
    listing: Listing | None


class Headings:
    """The headings of a document, found page by page; how deep they stand is known when all are."""

    def __init__(self, entries: Iterable[Entry], body: Body) -> None:
        self._body = body
        self._entries: defaultdict[int | None, list[tuple[int, Entry]]] = defaultdict(list)
        for index, entry in enumerate(entries):
            self._entries[entry.page].append((index, entry))
        self._found: list[Heading] = []
        self._deepest = 0

    def mark(self, pages: Iterable[PageFlow]) -> Iterator[PageFlow]:
        """Makes headings of the pieces that outline and contents list name, by the pages that they give or else beside these,
        and of those that look and read as one.

        So a page waits for the two behind it.
        """
        window: list[PageFlow] = []
        waiting: list[tuple[int, Entry]] = []
        for page in pages:
            window.append(page)
            without_heading = self._mark_listed(page)
            self._mark_beside(window, waiting)
            waiting = without_heading
            if len(window) > 2:
                yield self._marked(window.pop(0))
        self._mark_beside(window, waiting)
        yield from map(self._marked, window)

    def levels(self) -> list[int]:
        """The level of each heading: that of the contents list, and below these by look; a look that is mostly listed has its
        level there.
        """
        sizes = snap_sizes(-heading.style.smallness for heading in self._found)
        styles = [heading.style._replace(smallness=-sizes[-heading.style.smallness]) for heading in self._found]
        known: dict[Style, Counter[int]] = defaultdict(Counter)
        named = [(heading.listing, style) for heading, style in zip(self._found, styles, strict=True) if heading.listing]
        for listing, style in sorted(named):
            known[style][listing.level] += 1
        times = Counter(styles)
        settled = {style: levels.most_common(1)[0][0] for style, levels in known.items() if 2 * levels.total() >= times[style]}
        largest = min((style.smallness for style in known), default=-inf)
        ranks = rank_styles(style for style in styles if style not in settled and style.smallness >= largest)
        levels: list[int] = []
        for heading, style in zip(self._found, styles, strict=True):
            if heading.listing:
                levels.append(heading.listing.level)
            elif style in settled:
                levels.append(settled[style])
            else:
                levels.append(min(self._deepest + 1 + ranks[style], DEEPEST) if style in ranks else 1)
        self._even_chapters(levels)
        return levels

    def _mark_listed(self, page: PageFlow) -> list[tuple[int, Entry]]:
        """Marks the headings that are listed for a page; returns the entries of which there is none."""
        waiting: list[tuple[int, Entry]] = []
        for index, entry in self._entries[page.sheet.number]:
            heading = _find_heading(page, entry)
            if heading:
                self._list(heading, entry, (False, index))
            elif page.parts:
                waiting.append((index, entry))
        return waiting

    def _mark_beside(self, pages: Sequence[PageFlow], entries: Iterable[tuple[int, Entry]]) -> None:
        """Marks the headings of these entries on the page behind that which is listed, or else before it."""
        parts = {page.sheet.number: page.parts for page in pages}
        for index, entry in entries:
            for number in (entry.page or 0) + 1, (entry.page or 0) - 1:
                heading = _mark_title(parts[number], (entry.key,)) if number in parts else None
                if heading:
                    self._list(heading, entry, (True, index))
                    break

    def _list(self, heading: Piece, entry: Entry, rank: tuple[bool, int]) -> None:
        """Notes which entry names a heading; the first one counts."""
        if heading.listing is None:
            heading.listing = Listing(rank, entry.level)
            self._deepest = max(self._deepest, entry.level)

    def _marked(self, page: PageFlow) -> PageFlow:
        """The page with all its headings."""
        for part in page.parts:
            if isinstance(part, Piece) and (part.listing or _reads_as_heading(part, self._body)):
                part.kind, part.heading = BlockKind.HEADING, len(self._found)
                part.number, part.body = heading_number(part.text, is_chapter=True)
                self._found.append(Heading(style_of(part), part.number, part.listing))
        return page

    def _even_chapters(self, levels: list[int]) -> None:
        """Gives chapters whose numbers run through the report the one level, however they are printed."""
        numbers: dict[int, int] = {}
        for place, heading in enumerate(self._found):
            if heading.listing is None and heading.number and heading.number.isdigit():
                numbers[place] = int(heading.number)
        first = next(iter(numbers.values()), 0)
        if len(numbers) >= FEWEST_CHAPTERS and [*numbers.values()] == list(range(first, first + len(numbers))):
            level = min(levels[place] for place in numbers)
            for place in numbers:
                levels[place] = level


def _find_heading(page: PageFlow, entry: Entry) -> Piece | None:
    """The title of an entry on its page: as it is listed, with or without its number, or as the head over the page."""
    number = NUMBER.match(entry.title)
    loose = title_key(entry.title[number.end() :]) if number else entry.key
    heading = _mark_title(page.parts, (entry.key,)) or _mark_title(page.parts, (entry.key, loose), without_number=True)
    if heading is None:
        heading = next((head for head in page.heads if title_key(head.text) == entry.key), None)
        if heading:
            heading.kind = BlockKind.HEADING
            page.heads.remove(heading)
            page.parts.insert(0, heading)
    return heading


def _mark_title(parts: list[Part], keys: Sequence[str], *, without_number: bool = False) -> Piece | None:
    """The first title with one of these keys; its lines become a piece of their own."""
    for place, part in enumerate(parts):
        if not isinstance(part, Piece) or part.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            continue
        found = _find_title(part, keys, without_number=without_number)
        if found is None and place + 1 < len(parts):
            found = _join_title(parts, place, keys)
        if found == (0, len(part.lines) - 1):
            part.kind = BlockKind.HEADING
            return part
        if found and part.kind is BlockKind.PARAGRAPH:
            pieces = _split(part, *found)
            parts[place : place + 1] = pieces
            return next(piece for piece in pieces if piece.kind is BlockKind.HEADING)
    return None


def _find_title(piece: Piece, keys: Sequence[str], *, without_number: bool) -> tuple[int, int] | None:
    """The lines of a piece that are a title, and nothing else."""
    texts = [line.text for line in piece.lines[: 2 * MOST_TITLE_LINES]]
    for first in range(len(texts)):
        together = ""
        for last in range(first, min(first + MOST_TITLE_LINES, len(texts))):
            is_start = without_number and last == first
            together += title_key(NUMBER.sub("", texts[last]) if is_start else texts[last])
            if together in keys:
                return first, last
            if not any(key.startswith(together) for key in keys):
                break
    return None


def _join_title(parts: list[Part], place: int, keys: Sequence[str]) -> tuple[int, int] | None:
    """Joins a piece with the next one where the two are one title, as a number and a name in another size."""
    piece, behind = parts[place], parts[place + 1]
    if not isinstance(piece, Piece) or not isinstance(behind, Piece) or len(piece.lines) + len(behind.lines) > MOST_TITLE_LINES:
        return None
    if title_key(piece.text + behind.text) not in keys:
        return None
    piece.lines.extend(behind.lines)
    del parts[place + 1]
    return 0, len(piece.lines) - 1


def _split(piece: Piece, first: int, last: int) -> list[Piece]:
    """A piece as the heading in it and what stands around that."""
    heading = Piece(piece.lines[first : last + 1], BlockKind.HEADING)
    before = [Piece(piece.lines[:first], bullet=piece.bullet)] if first else []
    behind = [Piece(piece.lines[last + 1 :])] if last + 1 < len(piece.lines) else []
    return [*before, heading, *behind]


def _reads_as_heading(piece: Piece, body: Body) -> bool:
    """Whether a piece stands out from the text, and reads as a title."""
    if piece.kind is not BlockKind.PARAGRAPH or len(piece.lines) > MOST_LINES:
        return False
    text = piece.text
    if not is_emphasised(piece.lines, body):
        return is_contents_head(text)
    if (piece.bullet and piece.bullet.number is None) or any(gap > 1 for line in piece.lines for gap in line.gaps):
        return False
    return (
        1 < len(text) <= LONGEST
        and (text[-1] not in ".;," or (text[-1] == "." and piece.lines[0].bold and heading_number(text)[0] is not None))
        and LETTER.search(text) is not None
        and (not text[0].islower() or piece.lines[0].size > LARGER * body.size)
        and "€" not in text
    )
