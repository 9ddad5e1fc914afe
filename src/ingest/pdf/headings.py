"""Which pieces are headings, and how deep: by outline and contents list, else by look."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import inf
from typing import NamedTuple

from ingest.headings import LETTER, heading_number
from ingest.pdf.contents import Entry, is_contents_head, title_key
from ingest.pdf.parts import Part, Piece
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


class PageParts(NamedTuple):
    """A page with what stands in its text, and what stands above that."""

    number: int
    parts: list[Part]
    heads: list[Piece]


def mark_headings(pages: Sequence[PageParts], entries: Sequence[Entry], body: Body) -> None:
    """Makes headings of the pieces that outline or contents list name, and of those that look and read as one."""
    listed = _mark_listed(pages, entries)
    headings: list[Piece] = []
    for page in pages:
        for part in page.parts:
            if isinstance(part, Piece) and (id(part) in listed or _reads_as_heading(part, body)):
                part.kind, part.is_listed = BlockKind.HEADING, id(part) in listed
                headings.append(part)
    _give_levels(headings, listed)


def _mark_listed(pages: Sequence[PageParts], entries: Iterable[Entry]) -> dict[int, Entry]:
    """The headings that outline and contents list name, by the pages that they give or else beside these."""
    by_number = {page.number: page for page in pages}
    listed: dict[int, Entry] = {}
    waiting: list[Entry] = []
    for entry in entries:
        page = by_number.get(entry.page or 0)
        heading = _find_heading(page, entry) if page else None
        if heading:
            listed.setdefault(id(heading), entry)
        elif page and page.parts:
            waiting.append(entry)
    for entry in waiting:
        for number in (entry.page or 0) + 1, (entry.page or 0) - 1:
            heading = _mark_title(by_number[number].parts, (entry.key,)) if number in by_number else None
            if heading:
                listed.setdefault(id(heading), entry)
                break
    return listed


def _find_heading(page: PageParts, entry: Entry) -> Piece | None:
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


def _give_levels(headings: Sequence[Piece], listed: dict[int, Entry]) -> None:
    """Levels: those of the contents list, and below them by look; a look that is mostly listed has its level there."""
    deepest = max((entry.level for entry in listed.values()), default=0)
    sizes = snap_sizes(piece.lines[0].size for piece in headings)
    styles = {id(piece): style_of(piece, sizes[piece.lines[0].size]) for piece in headings}
    known: dict[Style, Counter[int]] = defaultdict(Counter)
    for key, entry in listed.items():
        if key in styles:
            known[styles[key]][entry.level] += 1
    times = Counter(styles.values())
    settled = {style: levels.most_common(1)[0][0] for style, levels in known.items() if 2 * levels.total() >= times[style]}
    largest = min((style.smallness for style in known), default=-inf)
    ranks = rank_styles(style for style in styles.values() if style not in settled and style.smallness >= largest)
    for piece in headings:
        style, entry_of = styles[id(piece)], listed.get(id(piece))
        if entry_of:
            piece.level = entry_of.level
        elif style in settled:
            piece.level = settled[style]
        else:
            piece.level = min(deepest + 1 + ranks[style], DEEPEST) if style in ranks else 1
        piece.number, piece.body = heading_number(piece.text, is_chapter=True)
    _even_chapters([piece for piece in headings if id(piece) not in listed and piece.number and piece.number.isdigit()])


def _even_chapters(chapters: Sequence[Piece]) -> None:
    """Gives chapters whose numbers run through the report the one level, however they are printed."""
    numbers = [int(piece.number or 0) for piece in chapters]
    if len(numbers) >= FEWEST_CHAPTERS and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        level = min(piece.level for piece in chapters)
        for piece in chapters:
            piece.level = level
