"""The rules and shadings of a page, put together: level and upright separators, and what they frame."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from ingest.pdf.ink import Area, Fill, PageInk

NEAR = 1.5
"""Separators as close as this, in points, are one."""
TOUCHING = 3.0
"""Pieces of a rule with no wider gap than this are one."""
SHORTEST = 4.0
"""What is shorter than this is a corner or a dot."""


class Level(NamedTuple):
    """A separator from left to right."""

    y: float
    x0: float
    x1: float
    drawn: bool
    """Whether it is a rule, and no edge of a shading."""


class Upright(NamedTuple):
    """A separator from top to bottom."""

    x: float
    top: float
    bottom: float
    drawn: bool


@dataclass(frozen=True, slots=True)
class Rulings:
    """The separators of a page."""

    levels: tuple[Level, ...]
    """From top to bottom."""
    uprights: tuple[Upright, ...]
    """From left to right."""
    fills: tuple[Fill, ...]
    """Shadings, none of them within another of its colour."""

    def cuts(self, top: float, bottom: float) -> list[float]:
        """The places, from left to right, of upright rules beside a line of text."""
        middle = (top + bottom) / 2
        return [x for x, first, last, _ in self.uprights if first <= middle <= last]

    def fill_at(self, x: float, y: float) -> Fill | None:
        """The shading at a place."""
        for fill in self.fills:
            x0, top, x1, bottom, _ = fill
            if x0 <= x <= x1 and top <= y <= bottom:
                return fill
        return None

    def frames(self) -> list[Area]:
        """What separators that touch each other stand in, from top to bottom."""
        boxes = [(level.x0, level.y, level.x1, level.y) for level in self.levels]
        boxes += [(upright.x, upright.top, upright.x, upright.bottom) for upright in self.uprights]
        return _joined(boxes)


def read_rulings(page: PageInk) -> Rulings:
    """The separators of a page."""
    fills = _outer_fills(page.fills)
    level = [((rule.top + rule.bottom) / 2, rule.x0, rule.x1) for rule in page.rules if rule.is_level]
    upright = [((rule.x0 + rule.x1) / 2, rule.top, rule.bottom) for rule in page.rules if not rule.is_level]
    corners = [
        ((rule.x0 + rule.x1) / 2, rule.top, rule.bottom) for rule in page.rules if rule.x1 - rule.x0 < SHORTEST and rule.is_level
    ]
    levels = [Level(*one, True) for one in _merged(level)]
    uprights = [Upright(*one, True) for one in _merged(upright + corners)]
    edges = [(y, fill.x0, fill.x1) for fill in fills for y in (fill.top, fill.bottom)]
    sides = [(x, fill.top, fill.bottom) for fill in fills for x in (fill.x0, fill.x1)]
    levels += [Level(*one, False) for one in _merged(edges)]
    uprights += [Upright(*one, False) for one in _merged(sides)]
    return Rulings(tuple(sorted(levels)), tuple(sorted(uprights)), tuple(fills))


def _outer_fills(fills: Sequence[Fill]) -> list[Fill]:
    """The shadings without those that stand in a larger one of the same colour."""
    kept: list[Fill] = []
    near: list[Fill] = []
    for fill in sorted(set(fills), key=lambda fill: (round(fill.top / 2), (fill.top - fill.bottom) * (fill.x1 - fill.x0))):
        near = [other for other in near if other.bottom > fill.top]
        if not _is_within(fill, near):
            kept.append(fill)
            near.append(fill)
    return kept


def _is_within(fill: Fill, others: Iterable[Fill]) -> bool:
    """Whether a shading stands in another of its colour."""
    x0, top, x1, bottom, colour = fill
    for other in others:
        if (
            other.colour == colour
            and other.x0 - 1 <= x0
            and x1 <= other.x1 + 1
            and other.top - 2 <= top
            and bottom <= other.bottom + 1
        ):
            return True
    return False


def _merged(strokes: Iterable[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Strokes (place, from, to) with those that lie in one line and touch put together."""
    lines: list[tuple[float, list[tuple[float, float]]]] = []
    for place, start, end in sorted(strokes):
        if lines and place - lines[-1][0] <= NEAR:
            lines[-1][1].append((start, end))
        else:
            lines.append((place, [(start, end)]))
    found: list[tuple[float, float, float]] = []
    for place, parts in lines:
        parts.sort()
        start, end = parts[0]
        for left, right in parts[1:]:
            if left - end <= TOUCHING:
                end = max(end, right)
            else:
                found.append((place, start, end))
                start, end = left, right
        found.append((place, start, end))
    return [one for one in found if one[2] - one[1] >= SHORTEST]


def _joined(boxes: Sequence[tuple[float, float, float, float]]) -> list[Area]:
    """The rectangles around those that touch each other."""
    frames: list[list[float]] = []
    above: list[list[float]] = []
    for left, top, right, bottom in sorted(boxes, key=itemgetter(1)):
        reached = [frame for frame in frames if frame[3] + TOUCHING >= top]
        if len(reached) < len(frames):
            above += [frame for frame in frames if frame[3] + TOUCHING < top]
        new = [left, top, right, bottom]
        frames = []
        for frame in reached:
            if left <= frame[2] + TOUCHING and right >= frame[0] - TOUCHING:
                new = [min(new[0], frame[0]), min(new[1], frame[1]), max(new[2], frame[2]), max(new[3], frame[3])]
            else:
                frames.append(frame)
        frames.append(new)
    return [Area(*frame) for frame in sorted([*above, *frames], key=itemgetter(1, 0))]
