"""Pictures of print: a table or a text that was put on a page as a picture, told from photographs by its one light ground."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.pdf import pdfium
from ingest.pdf.ink import Area, PageInk

LEAST_SHARE, MOST_SHARE = 0.06, 0.9
"""Share of its page that a picture takes to be looked at; a larger one is a scan of the page, or its background."""
WIDTH = 400
"""Pixels across the page at which it is looked at."""
LONGEST_PAGE = 5
"""A page that is so many times as long as it is wide is a strip, of which no picture is made."""
LEVELS = 16
TO_LEVELS = bytes(grey * LEVELS // 256 for grey in range(256))
LIGHTEST_GROUND, GROUND = 11, 0.5
"""The ground of print is lighter than so many of the levels, and covers this part of the picture."""
FEWEST_LINES = 6
DARK_LEVELS = bytes(range(8))
LEAST_INK, MOST_INK = 0.003, 0.2
"""Part of the picture that is dark: letters and rules cover little."""


def has_pictures(ink: PageInk) -> bool:
    """Whether a page that is no strip has pictures so large that they may be print."""
    return ink.width < LONGEST_PAGE * ink.height < LONGEST_PAGE**2 * ink.width and any(
        _is_large(ink, picture) for picture in ink.pictures
    )


def find_prints(page: int, ink: PageInk) -> Iterator[Area]:
    """The pictures of a page that look like print."""
    width, height = (ink.height, ink.width) if ink.turned in (90, 270) else (ink.width, ink.height)
    scale = WIDTH / max(width, 1)
    size = WIDTH, max(round(height * scale), 1)
    large = [picture for picture in ink.pictures if _is_large(ink, picture)]
    boxes = [tuple(max(round(side * scale), 0) for side in ink.shown(*picture)) for picture in large]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    # What lies around the pictures is not drawn; they are drawn in one go, as many of them may lie over each other.
    left, top, right, bottom = min(lefts), min(tops), min(max(rights), size[0]), min(max(bottoms), size[1])
    levels = pdfium.render_grey(page, size, (left, top, right, bottom)).translate(TO_LEVELS)
    across = right - left
    for picture, (x0, y0, x1, y1) in zip(large, boxes, strict=True):
        rows = range((y0 - top) * across - left, (min(y1, bottom) - top) * across - left, across)
        if _looks_printed([levels[row + x0 : row + min(x1, right)] for row in rows]):
            yield picture


def _is_large(ink: PageInk, area: Area) -> bool:
    share = (area.x1 - area.x0) * (area.bottom - area.top) / max(ink.width * ink.height, 1)
    return LEAST_SHARE <= share < MOST_SHARE


def _looks_printed(rows: Sequence[bytes]) -> bool:
    """Whether rows of pixels show dark marks in lines on one light ground."""
    pixels = b"".join(rows)
    counts = list(map(pixels.count, range(LIGHTEST_GROUND, LEVELS)))
    most = max(counts)
    ground = LIGHTEST_GROUND + counts.index(most)
    dark = len(pixels) - len(pixels.translate(None, DARK_LEVELS))
    if most < GROUND * len(pixels) or not LEAST_INK * len(pixels) <= dark <= MOST_INK * len(pixels):
        return False
    marks = [len(row) - row.count(ground) for row in rows]
    usual = sum(marks) / len(marks)
    return sum(before <= usual < behind for before, behind in pairwise(marks)) >= FEWEST_LINES
