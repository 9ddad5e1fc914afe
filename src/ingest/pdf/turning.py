"""The frame of a page: turned so that most of its text runs from left to right."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

QUARTER = 90
SLANTED = 10
"""Text that leans more degrees than this to a level line does not run along it."""


Columns = tuple[list[float], list[float], list[float], list[float]]
"""x0, top, x1 and bottom of many rectangles."""


class Matrix(NamedTuple):
    """Leads from one system of coordinates to another, as a PDF writes it: x' = ax + cy + e, y' = bx + dy + f."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def then(self, other: "Matrix") -> "Matrix":
        """This one, and the other behind it."""
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """The smallest rectangle around what a rectangle becomes, as (x0, y0, x1, y1) from its least corner."""
        corners = [self.point(x, y) for x in (x0, x1) for y in (y0, y1)]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        return min(across), min(down), max(across), max(down)

    def downs(self, points: Iterable[tuple[float, float]]) -> list[float]:
        """The y of many points where they come to lie."""
        b, d, f = self.b, self.d, self.f
        return [b * x + d * y + f for x, y in points]

    def boxes(self, x0: list[float], y0: list[float], x1: list[float], y1: list[float]) -> Columns:
        """What many rectangles become, each side a column; for a matrix that turns by quarters only."""
        a, b, c, d, e, f = self
        left, right = _move(a, x0, x1, e) if a else _move(c, y0, y1, e)
        top, bottom = _move(d, y0, y1, f) if d else _move(b, x0, x1, f)
        return left, top, right, bottom


def _move(factor: float, low: list[float], high: list[float], offset: float) -> tuple[list[float], list[float]]:
    """Two columns of which the first is the lower, stretched and moved."""
    if factor < 0:
        low, high = high, low
    if factor == 1 and not offset:
        return low, high
    return [factor * number + offset for number in low], [factor * number + offset for number in high]


class Frame(NamedTuple):
    """A page's frame: its size, how it is turned against the page as shown, and what leads from the file's coordinates to it."""

    width: float
    height: float
    turned: int
    matrix: Matrix

    def turn(self, degrees: int) -> "Frame":
        """The frame turned clockwise by quarters."""
        width, height = (self.width, self.height) if degrees % 180 == 0 else (self.height, self.width)
        turns = {
            0: Matrix(),
            90: Matrix(0, -1, 1, 0, 0, self.width),
            180: Matrix(-1, 0, 0, -1, self.width, self.height),
            270: Matrix(0, 1, -1, 0, self.height, 0),
        }
        return Frame(width, height, (self.turned + degrees) % 360, self.matrix.then(turns[degrees]))

    def direction(self, matrix: Sequence[float]) -> int:
        """Degrees clockwise, in quarters, by which text with this matrix is turned in the frame.

        Slanted text, as a stamp across the page, counts as upward or downward.
        """
        a, b, c, d, _, _ = self.matrix
        across, down = matrix[0] * a + matrix[1] * c, matrix[0] * b + matrix[1] * d
        degrees = math.degrees(math.atan2(down, across)) % 360
        nearest = round(degrees / QUARTER) * QUARTER % 360
        if abs((degrees - nearest + 180) % 360 - 180) <= SLANTED:
            return nearest
        return 90 if degrees < 180 else 270


def page_frame(box: Sequence[float], rotation: int) -> Frame:
    """The frame of a page as it is shown: its box (left, top, right, bottom) in the file's coordinates, turned by quarters."""
    left, top, right, bottom = box
    matrices = (
        Matrix(1, 0, 0, -1, -left, top),
        Matrix(0, 1, 1, 0, -bottom, -left),
        Matrix(-1, 0, 0, 1, right, -bottom),
        Matrix(0, -1, -1, 0, top, right),
    )
    width, height = right - left, top - bottom
    if rotation % 2:
        width, height = height, width
    return Frame(width, height, 0, matrices[rotation % 4])
