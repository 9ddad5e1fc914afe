"""Heads that are turned: words that run upward or downward over a narrow column."""

from collections.abc import Sequence

from ingest.pdf.ink import PageInk, Word
from ingest.pdf.tables.figures import Kind
from ingest.pdf.tables.pieces import Piece, TextLine
from ingest.pdf.tables.zones import Zone

NEAR = 24.0
"""Turned heads end so near above the first row below them, in points."""
FARTHEST = 18.0
"""Words of one turned line stand at most so far from each other, in points."""


def with_turned_heads(page: PageInk, zones: Sequence[Zone]) -> None:
    """Puts turned words that stand over the columns of a table on top of its head."""
    pieces = list(_turned_pieces(page))
    for zone in zones if pieces else ():
        own = [piece for piece in pieces if _stands_over(piece, zone)]
        if len(own) > 1:
            top, bottom = min(piece.top for piece in own), max(piece.bottom for piece in own)
            line = TextLine(top, bottom, bottom, tuple(sorted(own, key=lambda piece: piece.x0)))
            place = sum(one.bottom < (top + bottom) / 2 for one in zone.lines)
            zone.lines.insert(place, line)
            zone.head_lines = max(zone.head_lines + 1, place + 1)


def _stands_over(piece: Piece, zone: Zone) -> bool:
    """Whether a turned piece stands in or right above a table, over its first row."""
    area = zone.area
    rows = [line for line in zone.lines if any(other.kind is Kind.FIGURE for other in line.pieces[1:])]
    first = rows[0].top if rows else area.bottom
    return area.x0 <= piece.middle <= area.x1 and piece.bottom <= first + 2 and piece.bottom > area.top - NEAR


def _turned_pieces(page: PageInk) -> list[Piece]:
    """The turned words of a page, line by line."""
    lines: list[list[int]] = []
    for index, word in enumerate(page.words):
        if word.turned not in (90, 270):
            continue
        before = page.words[lines[-1][-1]] if lines else None
        if before and before.turned == word.turned and abs(before.x0 - word.x0) < word.size / 2 and _gap(before, word) < FARTHEST:
            lines[-1].append(index)
        else:
            lines.append([index])
    return [_piece(page, line) for line in lines]


def _gap(before: Word, word: Word) -> float:
    """How far two words of one turned line stand from each other."""
    return max(before.top, word.top) - min(before.bottom, word.bottom)


def _piece(page: PageInk, members: Sequence[int]) -> Piece:
    """A turned line as a piece, which stands where it stands."""
    words = [page.words[index] for index in members]
    x0, x1 = min(word.x0 for word in words), max(word.x1 for word in words)
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    first = words[0]
    bold = page.fonts[first.font].bold if page.fonts else False
    text = " ".join(word.text for word in words)
    places = tuple((word.x0, word.x1) for word in words)
    return Piece(tuple(members), x0, top, x1, bottom, bottom, first.size, bold, first.font, Kind.WORDS, text, places)
