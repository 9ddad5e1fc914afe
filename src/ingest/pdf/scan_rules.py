"""Rulings of a page that is a picture: the straight lines that its tables are drawn with."""

import re
from collections.abc import Iterator

from PIL import Image

from ingest.pdf.ink import Rule

DARK = 140
"""Grey below which a dot is ink, of 255."""

SHORTEST_LEVEL = 24.0
SHORTEST_UPRIGHT = 16.0
"""Points; a letter has shorter strokes."""

THICKEST = 4.0
"""Points; what is thicker is a bar or a picture."""

GAP = 2.0
"""Points between two parts of one line, where a slanting line steps from one row of dots to the next."""

MOST_RULES = 600
"""A page with more straight strokes is a photo or a drawing."""

TURN_OVER = Image.Transpose.TRANSPOSE
INK_AND_PAPER = [0] * DARK + [255] * (256 - DARK)


def find_rules(picture: Image.Image, dot: float) -> list[Rule]:
    """The rulings in a grey picture of a page, whose dots are so many points wide; none of a photo."""
    black = picture.point(INK_AND_PAPER)
    rules = [Rule(left, top, right, bottom) for top, bottom, left, right in strokes(black, dot, SHORTEST_LEVEL)]
    upright = strokes(black.transpose(TURN_OVER), dot, SHORTEST_UPRIGHT)
    rules.extend(Rule(left, top, right, bottom) for left, right, top, bottom in upright)
    return rules if len(rules) <= MOST_RULES else []


def strokes(black: Image.Image, dot: float, shortest: float) -> Iterator[tuple[float, float, float, float]]:
    """The level strokes of a picture in black and white: first and last row, left and right end, in points."""
    width, gap = black.width, GAP / dot
    under_way: list[list[int]] = []
    for run in re.finditer(rb"\x00{%d,}" % max(round(shortest / dot), 1), black.tobytes()):
        row, left = divmod(run.start(), width)
        right = min(left + len(run[0]), width)
        for stroke in under_way:
            if stroke[1] >= row - 1 and left <= stroke[3] + gap and right >= stroke[2] - gap:
                stroke[1:] = row, min(left, stroke[2]), max(right, stroke[3])
                break
        else:
            under_way.append([row, row, left, right])
        if len(under_way) > MOST_RULES:
            return
    for first, last, left, right in under_way:
        if (last + 1 - first) * dot <= THICKEST:
            yield first * dot, (last + 1) * dot, left * dot, right * dot
