"""What lines of print stand on or in: bars of colour, side boxes, the places of links; and lines that nobody sees."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.pdf.ink import Fill, PageInk, PageLink, Rule
from ingest.pdf.sheets import LineLink, PageTable, PrintedLine, Wording

MOST_BAR_LINES = 2
"""Shading behind more lines is a side box and no bar under a heading."""
BACKGROUND = 0.7
"""What covers so much of the page is its background."""
NEAR = 2.0
"""Edges that lie within so many points are one."""
SMALLEST = 2.0
"""Print of less than so many points is not meant to be seen."""
LIGHT = 0xF8
"""Print in which every colour is at least this is white."""
SHORTEST_RULE = 40.0
FOOT = 0.93
"""A rule further down belongs to the running foot."""
MOST_AREAS = 400
"""Pages with more shadings or rules are drawings."""
TWICE = 3.0
"""The same words within so many points were printed twice, for a shadow or as bold."""

LinkArea = tuple[float, float, float, float]
"""Left, top, right and bottom border of what a link lies over."""


class _Area(NamedTuple):
    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, line: PrintedLine) -> bool:
        """Whether the middle of a line stands in it."""
        middle = (line.top + line.bottom) / 2
        return self.top <= middle <= self.bottom and self.x0 - NEAR <= line.x0 and line.x1 <= self.x1 + 2 * line.size


def mark_areas(page: PageInk, lines: Sequence[PrintedLine], tables: Sequence[PageTable]) -> None:
    """Tells lines which bar or side box they stand on."""
    fills = [fill for fill in page.fills if not _in_table(fill, tables)]
    areas = [(_Area(*fill[:4]), fill.colour) for fill in _merged(fills)]
    frames = [(_Area(*frame), None) for frame in _frames(page.rules, tables)]
    most = BACKGROUND * page.width * page.height
    count = 0
    for area, colour in (*areas, *frames):
        if (area.x1 - area.x0) * (area.bottom - area.top) > most:
            continue
        inside = [line for line in lines if line.box is None and area.holds(line)]
        if len(inside) > MOST_BAR_LINES:
            count += 1
            for line in inside:
                line.box = count
        elif colour is not None:
            for line in inside:
                line.fill = colour


def visible_lines(page: PageInk, lines: Sequence[PrintedLine]) -> tuple[list[PrintedLine], int]:
    """The lines that can be seen, each once, and how many words cannot.

    White print is seen wherever anything is drawn on the page, for what lies under it may be of any shape.
    """
    is_bare = not (page.drawings or page.pictures)
    seen: list[PrintedLine] = []
    printed: dict[str, list[PrintedLine]] = {}
    hidden = 0
    for line in lines:
        if line.size < SMALLEST or (is_bare and line.colour and _is_white(line.colour)):
            hidden += len(line.wording.starts)
            continue
        same = printed.setdefault(line.text, [])
        if not same or not any(abs(line.x0 - other.x0) < TWICE and abs(line.baseline - other.baseline) < TWICE for other in same):
            same.append(line)
            seen.append(line)
    return seen, hidden


def find_foot_rule(page: PageInk, tables: Sequence[PageTable]) -> float | None:
    """How low the lowest rule outside tables stands in the lower half of a page, but for its very foot."""
    level = (rule for rule in page.rules if rule.is_level and rule.x1 - rule.x0 >= SHORTEST_RULE and not _in_table(rule, tables))
    return max((rule.bottom for rule in level if page.height / 2 < rule.top < FOOT * page.height), default=None)


def link_words(words: Wording, links: Sequence[PageLink], areas: Sequence[LinkArea]) -> None:
    """Tells words which links they stand under; `areas` are those of the links on the page as it is shown."""
    boxes, starts = words.boxes, words.starts
    found: list[LineLink] = []
    left, right = min(boxes[0::4]), max(boxes[2::4])
    top, bottom = min(boxes[1::4]), max(boxes[3::4])
    for link, (x0, y0, x1, y1) in zip(links, areas, strict=True):
        if x1 < left or x0 > right or y1 < top or y0 > bottom:
            continue
        under = [
            index
            for index in range(len(starts))
            if x0 <= (boxes[4 * index] + boxes[4 * index + 2]) / 2 <= x1
            and y0 <= (boxes[4 * index + 1] + boxes[4 * index + 3]) / 2 <= y1
        ]
        if under:
            end = starts[under[-1] + 1] if under[-1] + 1 < len(starts) else len(words.text)
            found.append(LineLink(starts[under[0]], len(words.text[:end].rstrip()), link.address, link.page))
    words.links = tuple(sorted(found))


def _is_white(colour: int) -> bool:
    return min(colour >> 16, colour >> 8 & 0xFF, colour & 0xFF) >= LIGHT


def _in_table(area: Sequence[float], tables: Sequence[PageTable]) -> bool:
    x, y = (area[0] + area[2]) / 2, (area[1] + area[3]) / 2
    return any(table.x0 - NEAR <= x <= table.x1 + NEAR and table.top - NEAR <= y <= table.bottom + NEAR for table in tables)


def _merged(fills: Sequence[Fill]) -> list[Fill]:
    """Shadings, those that lie one below the other as one; the largest first."""
    found: list[Fill] = []
    for fill in sorted(fills, key=lambda fill: (fill.colour, fill.x0, fill.top)):
        last = found[-1] if found else None
        if (
            last
            and last.colour == fill.colour
            and abs(last.x0 - fill.x0) < NEAR
            and abs(last.x1 - fill.x1) < NEAR
            and fill.top < last.bottom + NEAR
        ):
            found[-1] = last._replace(bottom=max(last.bottom, fill.bottom), top=min(last.top, fill.top))
        else:
            found.append(fill)
    return sorted(found, key=lambda fill: (fill.x1 - fill.x0) * (fill.bottom - fill.top), reverse=True)[:MOST_AREAS]


def _frames(rules: Sequence[Rule], tables: Sequence[PageTable]) -> Iterator[tuple[float, float, float, float]]:
    """Rectangles that rules draw outside tables."""
    level = [rule for rule in rules if rule.is_level and not _in_table(rule, tables)]
    upright = [rule for rule in rules if not rule.is_level]
    if not (2 <= len(level) <= MOST_AREAS and 2 <= len(upright) <= MOST_AREAS):
        return
    level.sort(key=lambda rule: rule.top)
    for index, above in enumerate(level):
        below = next((rule for rule in level[index + 1 :] if _same_ends(above, rule) and rule.top > above.top + 3 * NEAR), None)
        if below and all(any(_closes(rule, x, above.top, below.top) for rule in upright) for x in (above.x0, above.x1)):
            yield above.x0, above.top, above.x1, below.bottom


def _same_ends(one: Rule, other: Rule) -> bool:
    return abs(one.x0 - other.x0) < NEAR and abs(one.x1 - other.x1) < NEAR


def _closes(rule: Rule, x: float, top: float, bottom: float) -> bool:
    """Whether an upright rule at `x` runs from top to bottom."""
    return abs(rule.x0 - x) < 2 * NEAR and rule.top < top + 2 * NEAR and rule.bottom > bottom - 2 * NEAR
