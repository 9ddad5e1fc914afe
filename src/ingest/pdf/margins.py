"""What belongs to the page and not to the report: running heads and feet, page numbers, tabs at the side."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from ingest.margins import page_number
from ingest.pdf.sheets import EdgeLine, FoldedSheet, Sheet

ZONE = 0.14
"""Running heads and feet stand in so much of the page at its top and foot."""
BORDER = 0.08
"""So near to its border a number alone on its line is that of the page."""
BAND = 4.0
"""Lines within so many points of height are at the same height."""
NEAR = 2
"""A running head returns on one of the next so many pages; on the next but one where left and right pages differ."""
MOST_PAGES = 0.5
"""What stands at a height on this share of the pages makes that height a margin."""
FEWEST_PAGES = 3
TITLE = 1.2
"""Print of more than so many times the size of the text is a title."""
LONGEST = 160
DIGITS = re.compile(r"\d+")
ROMAN = re.compile(r"[ivxl]{1,6}")


Place = tuple[str, int, str]
"""At which border of the page words stand, how far from it, and what they say but for their numbers."""


class PageMargins(NamedTuple):
    """What stands in the margins of one page, by the places of the lines on it, and the page number printed there."""

    heads: tuple[int, ...]
    feet: tuple[int, ...]
    label: str | None


class Margins(NamedTuple):
    """What stands in the margins of all pages."""

    pages: list[PageMargins]
    shift: int | None
    """By how much the printed page numbers differ from the places of the pages in the file."""


def edge_lines(sheet: Sheet) -> Iterator[EdgeLine]:
    """The lines of a page that stand at a border of it; the others are no margins, whatever they say."""
    low, high = ZONE * sheet.height, (1 - ZONE) * sheet.height
    for index, line in enumerate(sheet.lines):
        if line.turned or not low <= line.baseline <= high:
            starts = line.wording.starts
            cuts = tuple(starts[gap] for gap in line.gaps)
            yield EdgeLine(index, line.text, line.x0, line.top, line.baseline, line.size, line.turned, cuts)


def find_margins(sheets: Sequence[FoldedSheet], body_size: float) -> Margins:
    """The margins of all pages."""
    returning = _Returning(sheets, body_size)
    found = [list(_outermost(folded, partial(returning.holds, folded.sheet))) for folded in sheets]
    _add_alike(sheets, found)
    shift = _shift(sheets, found)
    return Margins([_margins(folded, lines, shift) for folded, lines in zip(sheets, found, strict=True)], shift)


class _Returning:
    """What returns at the same height on pages that follow each other, or the next but one."""

    def __init__(self, sheets: Sequence[FoldedSheet], body_size: float) -> None:
        self._body_size = body_size
        self._fewest = min(FEWEST_PAGES, max(2, len(sheets)))
        self._pages: dict[Place, set[int]] = defaultdict(set)
        for folded in sheets:
            sheet = folded.sheet
            for line in folded.edges:
                for side, height, shape in _places(sheet, line, body_size):
                    for step in (-1, 0, 1):
                        self._pages[side, height + step, shape].add(sheet.number)
        self._runs = {place: frozenset(self._in_runs(sorted(pages))) for place, pages in self._pages.items()}

    def holds(self, sheet: Sheet, line: EdgeLine) -> bool:
        """Whether a line is one of them, or a page number."""
        if _is_bare_number(sheet, line):
            return True
        return any(sheet.number in self._runs[place] for place in _places(sheet, line, self._body_size))

    def _in_runs(self, numbers: Sequence[int]) -> Iterator[int]:
        """The pages among these that follow each other often enough."""
        run: list[int] = []
        for number in numbers:
            if run and number - run[-1] > NEAR:
                yield from run if len(run) >= self._fewest else ()
                run = []
            run.append(number)
        yield from run if len(run) >= self._fewest else ()


def _is_bare_number(sheet: Sheet, line: EdgeLine) -> bool:
    """Whether a line is a page number by where it stands, even on the only page: `- 12 -` at the very foot."""
    side, height = _height(sheet, line)
    return side in ("top", "foot") and height < BORDER * sheet.height and page_number(line.text) is not None


def _places(sheet: Sheet, line: EdgeLine, body_size: float) -> Iterator[Place]:
    """Where a line stands that may be a running head or foot, and what each part of it says: left, in the middle, right."""
    side, height = _height(sheet, line)
    if side is None or len(line.text) > LONGEST:
        return
    for start, end in pairwise((0, *line.cuts, len(line.text) + 1)):
        yield side, int(height // BAND), _shape(line.text[start : end - 1], is_title=line.size > TITLE * body_size)


def _shape(words: str, *, is_title: bool) -> str:
    """What words say but for their numbers; titles that differ in a number are others.

    >>> _shape("Pagina 12", is_title=False), _shape("xiv", is_title=False), _shape("Programma 3", is_title=True)
    ('pagina 0', '0', 'Programma 3')
    """
    if is_title and not page_number(words):
        return words
    shape = DIGITS.sub("0", words).casefold()
    return "0" if ROMAN.fullmatch(shape) else shape


def _height(sheet: Sheet, line: EdgeLine) -> tuple[str | None, float]:
    """At which border of the page a line stands, and how far from it."""
    if line.turned:
        return "side", line.top
    if line.baseline < ZONE * sheet.height:
        return "top", line.baseline
    if line.baseline > (1 - ZONE) * sheet.height:
        return "foot", sheet.height - line.baseline
    return None, 0.0


def _outermost(folded: FoldedSheet, returns: Callable[[EdgeLine], bool]) -> Iterator[EdgeLine]:
    """The lines that return, from the borders of the page inward, up to the first that does not."""
    edges, middle = folded.edges, folded.sheet.height / 2
    lines = [line for line in edges if not line.turned]
    yield from (line for line in edges if line.turned and returns(line))
    for outward in (-1, 1):
        inside = [line for line in lines if (line.baseline > middle) == (outward > 0)]
        level: float | None = None
        for line in sorted(inside, key=lambda line: -outward * line.baseline):
            if level is not None and abs(line.baseline - level) > line.size:
                break
            if returns(line):
                yield line
            else:
                level = line.baseline


def _add_alike(sheets: Sequence[FoldedSheet], found: Sequence[list[EdgeLine]]) -> None:
    """Adds lines that stand where most pages have a running head: those of chapters of a single page."""
    bands: Counter[tuple[str | None, int, float]] = Counter()
    for folded, lines in zip(sheets, found, strict=True):
        bands.update({_style(folded.sheet, line) for line in lines})
    fewest = max(FEWEST_PAGES, MOST_PAGES * len(sheets))
    margins = {band for band, times in bands.items() if times >= fewest}
    if not margins:
        return
    for folded, lines in zip(sheets, found, strict=True):
        known = {line.place for line in lines}
        for line in folded.edges:
            if line.place not in known and len(line.text) <= LONGEST and _style(folded.sheet, line) in margins:
                lines.append(line)


def _style(sheet: Sheet, line: EdgeLine) -> tuple[str | None, int, float]:
    side, height = _height(sheet, line)
    return side, round(height), round(line.size, 1)


def _shift(sheets: Sequence[FoldedSheet], found: Sequence[list[EdgeLine]]) -> int | None:
    """By how much the numbers printed in the margins differ from the places of the pages in the file."""
    shifts: Counter[int] = Counter()
    for folded, lines in zip(sheets, found, strict=True):
        shifts.update({number - folded.sheet.number for line in lines for number in _numbers(line)})
    best = shifts.most_common(1)
    return best[0][0] if best and best[0][1] > 1 else None


def _numbers(line: EdgeLine) -> list[int]:
    return [int(digits) for digits in DIGITS.findall(line.text) if len(digits) <= 4]


def _margins(folded: FoldedSheet, lines: Sequence[EdgeLine], shift: int | None) -> PageMargins:
    """The margins of a page, unless nothing else is printed there."""
    sheet = folded.sheet
    if len(lines) == folded.line_count and not sheet.tables:
        lines = [line for line in lines if page_number(line.text)]
    middle = sheet.height / 2
    heads = sorted((line for line in lines if line.baseline < middle), key=_place)
    feet = sorted((line for line in lines if line.baseline >= middle), key=_place)
    return PageMargins(tuple(line.place for line in heads), tuple(line.place for line in feet), _label(sheet, lines, shift))


def _place(line: EdgeLine) -> tuple[int, float]:
    return round(line.baseline), line.x0


def _label(sheet: Sheet, lines: Sequence[EdgeLine], shift: int | None) -> str | None:
    """The page number among the lines in the margins of a page."""
    if shift is not None and any(sheet.number + shift in _numbers(line) for line in lines):
        return str(sheet.number + shift)
    for line in lines:
        number = page_number(line.text)
        if number or ROMAN.fullmatch(line.text):
            return number or line.text
    return None
