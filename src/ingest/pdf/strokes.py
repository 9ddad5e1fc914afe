"""What is drawn on a page beside its text: rules, shaded rectangles, pictures."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from operator import itemgetter

from ingest.pdf import pdfium
from ingest.pdf.ink import Area, Fill, PageInk, Rule
from ingest.pdf.turning import Frame, Matrix

PATH, PICTURE, FORM = 2, 3, 5
DEEPEST_FORM = 12
MOST_OBJECTS = 100_000
"""Drawings of more objects than this are maps and charts; what comes behind is left out."""
MOST_SEGMENTS = 400
LINE_SEGMENTS, RECTANGLE_SEGMENTS, ROUNDED_SEGMENTS = 2, 5, 22
THIN = 2.0
"""Points: what is thinner is a rule."""
SHORTEST_RULE = 2.0
DOT = 6.0
"""Points: what is filled, no rectangle, and no larger in either direction is a dot."""
BACKGROUND = 0.95
"""A fill that takes this part of the page's width and of its height is its background."""
WHITE, UNKNOWN = 0xFFFFFF, 0xCCCCCC
BREAK = 1.5
"""Points that lie at most between two pieces of one rule."""
SAME_LINE = 0.6
"""Points that pieces of one rule lie apart at most, across it."""

Side = tuple[float, float, float, float]
"""x0, top, x1 and bottom in the frame."""


def read_strokes(page: pdfium.Reference, frame: Frame, ink: PageInk) -> None:
    """Puts the rules, fills and pictures of a page into its ink."""
    drawing = Drawing(frame, ink)
    count = min(pdfium.count_objects(page), MOST_OBJECTS)
    drawing.add(pdfium.page_objects(page, count), frame.matrix)
    ink.rules = join_rules(drawing.rules)


class Drawing:
    """What is drawn on one page so far."""

    def __init__(self, frame: Frame, ink: PageInk) -> None:
        self.rules: list[Side] = []
        self._frame = frame
        self._ink = ink
        self._left = MOST_OBJECTS

    def add(self, things: Sequence[pdfium.Reference], matrix: Matrix, depth: int = 0) -> None:
        """Adds these objects and those in their forms, in the coordinates that the matrix leads from."""
        self._left -= len(things)
        kinds = list(map(pdfium.object_type, things))
        paths, pictures, forms = (list(compress(things, map(kind.__eq__, kinds))) for kind in (PATH, PICTURE, FORM))
        self._add_paths(paths, matrix)
        for box in _boxes(pictures, matrix):
            self._add_picture(box)
        for form in forms if depth < DEEPEST_FORM else ():
            count = max(min(pdfium.count_form_objects(form), self._left), 0)
            self.add(pdfium.form_objects(form, count), Matrix(*pdfium.matrix_of(form)).then(matrix), depth + 1)

    def _add_picture(self, box: Side) -> None:
        if _is_thin(box):
            self.rules.append(box)
        elif seen := self._cut(box):
            self._ink.pictures.append(Area(*seen))

    def _add_paths(self, paths: Sequence[pdfium.Reference], matrix: Matrix) -> None:
        self._ink.drawings += len(paths)
        # What is filled and not drawn has its bounds for its shape; those of lines count their thickness, and more.
        thick: list[tuple[pdfium.Reference, Side]] = []
        segments_of = map(pdfium.count_segments, paths)
        rows = zip(paths, _boxes(paths, matrix), *pdfium.draw_modes(paths), segments_of, strict=True)
        for path, box, filled, drawn, segments in rows:
            if filled and not drawn and segments == RECTANGLE_SEGMENTS:
                if box[2] - box[0] <= THIN or box[3] - box[1] <= THIN:
                    self.rules.append(box)
                else:
                    thick.append((path, box))
            elif filled and box[2] - box[0] <= DOT and box[3] - box[1] <= DOT:
                self._ink.dots.append(Area(*box))
            elif (filled or drawn) and segments <= MOST_SEGMENTS:
                own = Matrix(*pdfium.matrix_of(path)).then(matrix)
                [shade] = _shades([path]) if filled else [WHITE]
                for shape in _shapes(path, segments, own):
                    self._add_shape(shape, shade, drawn=bool(drawn))
        for (_, box), shade in zip(thick, _shades([path for path, _ in thick]), strict=True):
            self._add_shape(box, shade, drawn=False)

    def _add_shape(self, box: Side, colour: int, *, drawn: bool) -> None:
        """A line, or a rectangle that is filled, drawn or both."""
        if _is_thin(box):
            self.rules.append(box)
            return
        seen = self._cut(box)
        if seen and colour != WHITE and not self._is_background(seen):
            self._ink.fills.append(Fill(*seen, colour))
        if seen and drawn:
            x0, top, x1, bottom = box
            self.rules.extend(((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)))

    def _cut(self, box: Side) -> Side | None:
        """The part of a rectangle that is on the page."""
        width, height = self._frame.width, self._frame.height
        x0, top, x1, bottom = max(box[0], 0), max(box[1], 0), min(box[2], width), min(box[3], height)
        if x0 >= x1 or top >= bottom:
            return None
        return x0, top, x1, bottom

    def _is_background(self, box: Side) -> bool:
        width, height = self._frame.width, self._frame.height
        return box[2] - box[0] >= BACKGROUND * width and box[3] - box[1] >= BACKGROUND * height


def _boxes(things: Sequence[pdfium.Reference], matrix: Matrix) -> Iterable[Side]:
    sides = pdfium.bounds(things)
    if matrix.b or matrix.c:
        return list(map(matrix.box, *sides))
    return zip(*matrix.boxes(*sides), strict=True)


def _shades(paths: Sequence[pdfium.Reference]) -> list[int]:
    """The colours that paths are filled with."""
    return [UNKNOWN if colour is None else colour for colour in pdfium.fill_colours(paths)]


def _is_thin(box: Side) -> bool:
    return box[2] - box[0] <= THIN or box[3] - box[1] <= THIN


def _shapes(path: pdfium.Reference, segments: int, matrix: Matrix) -> Iterator[Side]:
    """The level and upright lines and rectangles of a path; a rectangle with round corners counts as one."""
    for points, curved in _strands(path, segments, matrix):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if curved or len(points) > RECTANGLE_SEGMENTS:
            if len(points) <= ROUNDED_SEGMENTS and _rounds(points, box):
                yield box
        elif len(points) == LINE_SEGMENTS:
            if _is_thin(box):
                yield box
        elif all(_on_corner(point, box) for point in points):
            yield box


def _strands(path: pdfium.Reference, segments: int, matrix: Matrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The runs of points that a path draws without lifting its pen, and whether curves are among them."""
    strand: list[tuple[float, float]] = []
    curved = False
    for index in range(segments):
        kind, x, y = pdfium.path_point(path, index)
        if kind == pdfium.MOVE and strand:
            yield strand, curved
            strand, curved = [], False
        curved = curved or kind == pdfium.CURVE
        strand.append(matrix.point(x, y))
    if strand:
        yield strand, curved


def _on_corner(point: tuple[float, float], box: Side) -> bool:
    x, y = point
    return min(x - box[0], box[2] - x) < THIN and min(y - box[1], box[3] - y) < THIN


def _rounds(points: Sequence[tuple[float, float]], box: Side) -> bool:
    """Whether points lie on the four sides of a box, away from its corners only as far as round corners do."""
    corner = min(box[2] - box[0], box[3] - box[1]) / 2.5
    return all(
        min(x - box[0], box[2] - x) < corner
        and min(y - box[1], box[3] - y) < corner
        and min(x - box[0], box[2] - x, y - box[1], box[3] - y) < THIN
        for x, y in points
    )


def join_rules(boxes: Iterable[Side]) -> list[Rule]:
    """Thin boxes as rules, those whose pieces are one each; level ones first, from the top; specks are left out.

    >>> join_rules([(50, 100, 80, 100.5), (80.5, 100, 120, 100.5), (30, 90, 30.5, 91)])
    [Rule(x0=50, top=100, x1=120, bottom=100.5)]
    """
    level: list[Side] = []
    upright: list[Side] = []
    for box in boxes:
        x0, top, x1, bottom = box
        if x1 - x0 >= bottom - top:
            level.append(box)
        else:
            upright.append((top, x0, bottom, x1))
    rules = [Rule(x0, top, x1, bottom) for x0, top, x1, bottom in _join_level(level)]
    return rules + [Rule(x0, top, x1, bottom) for top, x0, bottom, x1 in _join_level(upright)]


def _join_level(boxes: list[Side]) -> Iterator[Side]:
    """The boxes of each line joined; `boxes` is sorted on the way."""
    boxes.sort(key=itemgetter(1))
    line: list[Side] = []
    for box in boxes:
        if line and box[1] > line[0][1] + SAME_LINE:
            yield from _join_line(line)
            line = []
        line.append(box)
    yield from _join_line(line)


def _join_line(pieces: list[Side]) -> Iterator[Side]:
    pieces.sort()
    x0, top, x1, bottom = pieces[0] if pieces else (0.0, 0.0, 0.0, 0.0)
    for left, upper, right, lower in pieces:
        if left > x1 + BREAK:
            if x1 - x0 > SHORTEST_RULE:
                yield x0, top, x1, bottom
            x0, top, x1, bottom = left, upper, right, lower
        else:
            x1 = max(x1, right)
            top = min(top, upper)
            bottom = max(bottom, lower)
    if x1 - x0 > SHORTEST_RULE:
        yield x0, top, x1, bottom
