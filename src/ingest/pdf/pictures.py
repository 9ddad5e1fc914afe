"""Pictures of print: a table or a text that was put on a page as a picture, told from photographs by its one light ground."""

from collections import Counter
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
DARK = 8
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
    levels = pdfium.render_grey(page, WIDTH, max(round(height * scale), 1)).translate(TO_LEVELS)
    for picture in ink.pictures:
        if _is_large(ink, picture):
            x0, top, x1, bottom = (max(round(side * scale), 0) for side in ink.shown(*picture))
            rows = range(top * WIDTH, min(bottom * WIDTH, len(levels)), WIDTH)
            if _looks_printed([levels[row + x0 : row + min(x1, WIDTH)] for row in rows]):
                yield picture


def _is_large(ink: PageInk, area: Area) -> bool:
    share = (area.x1 - area.x0) * (area.bottom - area.top) / max(ink.width * ink.height, 1)
    return LEAST_SHARE <= share < MOST_SHARE


def _looks_printed(rows: Sequence[bytes]) -> bool:
    """Whether rows of pixels show dark marks in lines on one light ground."""
    levels = Counter(b"".join(rows))
    if not levels:
        return False
    pixels = levels.total()
    ground, count = levels.most_common(1)[0]
    dark = sum(many for level, many in levels.items() if level < DARK)
    if ground < LIGHTEST_GROUND or count < GROUND * pixels or not LEAST_INK <= dark / pixels <= MOST_INK:
        return False
    marks = [len(row) - row.count(ground) for row in rows]
    usual = sum(marks) / len(marks)
    return sum(before <= usual < behind for before, behind in pairwise(marks)) >= FEWEST_LINES
