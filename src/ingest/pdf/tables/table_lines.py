"""What stands on the lines of tables that nothing frames: figures below each other, labels, captions, sentences."""

import re
from collections.abc import Sequence

from ingest.captions import UNIT_BEHIND, UNIT_LINE, is_numbered_caption
from ingest.pdf.tables.figures import VALUES, Kind, is_code
from ingest.pdf.tables.pieces import Piece, TextLine
from ingest.pdf.tables.words import is_column_head

# "N is nadeel, V is voordeel", "- = nadelig / + = voordelig"
_SIGN_KEY = re.compile(r"nade(?:el|lig).*voorde(?:el|lig)|voorde(?:el|lig).*nade(?:el|lig)", re.IGNORECASE)
ALIGNED = 2.5
"""Right edges of figures in one column lie as close together, in points."""
SHARED = 0.6
"""Figures that are centred stand below each other where they share this part of the shorter one's place."""
HALFWAY = 0.95
"""Figures stand so near below the first line of a label of two lines, in parts of the size of its letters."""
MOST_WORDS = 14
"""A longer piece is no label or head, but part of a sentence."""

Span = tuple[float, float]
"""From where to where figures stand, from left to right."""


def line_figures(line: TextLine, edges: Sequence[Span] = ()) -> list[Piece]:
    """The pieces of a line that may stand in a column of figures: behind words, or below other figures."""
    found: list[Piece] = []
    labelled = False
    for place, piece in enumerate(line.pieces):
        if piece.kind in VALUES or piece.kind is Kind.YEAR:
            if labelled or is_aligned(piece, edges):
                found.append(piece)
            elif place + 1 < len(line.pieces) and piece.kind is Kind.FIGURE and len(line.pieces) > 2:
                labelled = labelled or line.pieces[place + 1].kind is Kind.WORDS
        elif piece.kind is Kind.WORDS or piece.kind is Kind.DATE:
            labelled = True
    return found if any(piece.kind in VALUES for piece in found) else []


def is_aligned(piece: Piece, edges: Sequence[Span]) -> bool:
    """Whether a figure stands below others: it ends where they end, or shares most of their place."""
    return any(
        abs(piece.x1 - x1) <= ALIGNED or min(piece.x1, x1) - max(piece.x0, x0) > SHARED * min(piece.x1 - piece.x0, x1 - x0)
        for x0, x1 in edges
    )


def first_figures(lines: Sequence[TextLine], index: int) -> list[Piece]:
    """The figures of a line with which a table may begin: behind a label, or halfway down beside its two lines."""
    line = lines[index]
    if found := line_figures(line):
        return found
    above = lines[index - 1].pieces if index else ()
    label = above[-1] if len(above) == 1 or (len(above) == 2 and is_code(above[0].text)) else None
    figures = [piece for piece in line.pieces if piece.kind in VALUES]
    halfway = label is not None and line.baseline - label.baseline < HALFWAY * label.size and label.x1 < line.pieces[0].x0
    return figures if halfway and len(figures) > 1 and line.pieces[0].kind in VALUES else []


def is_caption(line: TextLine) -> bool:
    """Whether a line is the caption of a table, or gives its unit, and heads no column."""
    texts = [piece.text for piece in line.pieces]
    return all(
        is_numbered_caption(text) or UNIT_LINE.fullmatch(text) or UNIT_BEHIND.fullmatch(text) or _SIGN_KEY.search(text)
        for text in texts
    )


def heads_figures(line: TextLine, left: float) -> bool:
    """Whether a line heads another table, below its title: bold words, or years, dates and words for columns of figures.

    Over the labels, which begin at `left`, any words may stand.
    """
    over = [piece for piece in line.pieces if piece.x0 > left + 20]
    if any(piece.kind in VALUES for piece in line.pieces) or not over:
        return False
    told = sum(piece.kind in (Kind.YEAR, Kind.DATE) or is_column_head(piece.text) for piece in over)
    if len(over) == 1:
        return over[0].kind in (Kind.YEAR, Kind.DATE)
    return told == len(over) or (len(over) < len(line.pieces) and (told * 2 >= len(over) or all(p.bold for p in line.pieces)))
