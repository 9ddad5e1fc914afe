"""The lines of a page, cut into pieces: words that stand side by side in one cell."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from ingest.pdf.ink import PageInk, Word
from ingest.pdf.tables.figures import LONGEST_VALUE, Kind, is_grouped, kind_of
from ingest.pdf.tables.signs import EURO, FAVOURS, SIGNS, single_figures, with_signs

SAME_LINE = 0.42
"""Baselines of one line lie so close together, in parts of the size of the letters."""
RAISED = 0.75
"""A footnote's mark is at most so high, in parts of the letters beside it."""
LONGEST_MARK = 3
WORD_GAP = 0.85
"""Two words are one piece where no wider blank is between them, in parts of the size of the letters."""
SMALLEST = 0.1
"""Points: broken files hold letters without any size."""
FIGURE_GAP = 0.5
"""The same where one of the two is a figure."""
THOUSANDS_GAP = 0.4
"""The same between the groups of digits of one figure: `1 250 000`."""


DASHES = frozenset("-–")
BULLETS = frozenset("-–—•▪■●○o*·\uf0b7\uf0a7")
FIGURE_ENDS = frozenset("0123456789-–−—%)NV*")
BULLET_GAP = 3.0
"""The words of an item begin so near behind its bullet, in parts of the size of the letters."""


Cuts = Callable[[float, float], Sequence[float]]
"""Gives the places of the upright rules between a top and a bottom."""


class Piece(NamedTuple):
    """Words of one line that stand in one cell."""

    words: tuple[int, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    font: int
    kind: Kind
    text: str
    places: tuple[tuple[float, float], ...]
    """From where to where each of its words stands."""

    def parted(self, cuts: Sequence[int]) -> list["Piece"]:
        """Its parts, where it is cut before the words at these places."""
        bounds = [0, *cuts, len(self.words)]
        words = self.text.split(" ")
        return [
            self._replace(
                words=self.words[start:end],
                x0=self.places[start][0],
                x1=self.places[end - 1][1],
                kind=kind_of(" ".join(words[start:end])),
                text=" ".join(words[start:end]),
                places=self.places[start:end],
            )
            for start, end in pairwise(bounds)
        ]

    @property
    def middle(self) -> float:
        """Where its middle is, from left to right."""
        return (self.x0 + self.x1) / 2


class TextLine(NamedTuple):
    """Pieces on one baseline, from left to right."""

    top: float
    bottom: float
    baseline: float
    pieces: tuple[Piece, ...]


def read_lines(page: PageInk, words: Iterable[int], cuts: Cuts) -> list[TextLine]:
    """The lines that words of a page stand on, from top to bottom; words that are turned are in no line."""
    return [read_line(page, members, cuts) for members in find_baselines(page.words, words)]


def find_baselines(words: Sequence[Word], among: Iterable[int]) -> list[list[int]]:
    """The indexes of the words on each line, from left to right."""
    if not words:
        return []
    indexes = list(among)
    small = RAISED * median([word.size for word in words])
    marks = _Marks(words)
    upright = sorted(
        [
            (word.baseline if word.size > small else marks.baseline(word), index)
            for index, word in zip(indexes, map(words.__getitem__, indexes), strict=True)
            if not word.turned
        ]
    )
    lines: list[list[int]] = []
    last, size = -1000.0, 0.0
    for baseline, index in upright:
        if lines and (baseline == last or baseline - last <= SAME_LINE * min(words[index].size, size)):
            lines[-1].append(index)
        else:
            lines.append([index])
            last, size = baseline, words[index].size
    starts = [word.x0 for word in words]
    for members in lines:
        members.sort(key=starts.__getitem__)
    return lines


class _Marks:
    """The marks of footnotes on a page, with the words that they stand at."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._ends: list[tuple[float, int]] = []
        """Where words end, from left to right, with their indexes."""

    def baseline(self, mark: Word) -> float:
        """The baseline of a small word; for the raised or lowered mark of a footnote that of the word that it stands at."""
        if len(mark.text) > LONGEST_MARK:
            return mark.baseline
        if not self._ends:
            self._ends = sorted([(word.x1, index) for index, word in enumerate(self._words)])
        middle = (mark.top + mark.bottom) / 2
        first, last = bisect_left(self._ends, (mark.x0 - 3,)), bisect_left(self._ends, (mark.x0 + 3,))
        for _, index in sorted(self._ends[first:last], key=itemgetter(1)):
            word = self._words[index]
            if mark.size < RAISED * word.size and -2 < mark.x0 - word.x1 < 2 and word.top - 2 < middle < word.bottom + 2:
                return word.baseline
        return mark.baseline


def read_line(page: PageInk, members: Sequence[int], cuts: Cuts) -> TextLine:
    """A line with its pieces."""
    top, bottom, runs = split_line(page.words, members, cuts)
    return TextLine(top, bottom, page.words[members[0]].baseline, tuple([_piece(page, run) for run in runs]))


def split_line(words: Sequence[Word], members: Sequence[int], cuts: Cuts) -> tuple[float, float, list[list[int]]]:
    """The top and bottom of a line, and the words in each of its pieces."""
    own = [words[index] for index in members]
    top, bottom = min([word.top for word in own]), max([word.bottom for word in own])
    uprights = cuts(top, bottom)
    runs = _runs(own, members, uprights)
    if not SIGNS.isdisjoint([word.text for word in own]):
        runs = [part for run in runs for part in single_figures(words, run)]
        runs = with_signs(words, runs, uprights)
    if len(runs) > 1 and _is_bullet(words, runs, uprights):
        runs[:2] = [runs[0] + runs[1]]
    return top, bottom, runs


def _runs(own: Sequence[Word], members: Sequence[int], uprights: Sequence[float]) -> list[list[int]]:
    """The words of a line that stand in one piece each, by their indexes on the page."""
    run = [members[0]]
    runs = [run]
    texts = [word.text for word in own]
    only_blanks = not uprights and FIGURE_ENDS.isdisjoint([text[-1] for text in texts]) and EURO.isdisjoint(texts)
    for (before, word), index in zip(pairwise(own), members[1:], strict=True):
        gap = word.x0 - before.x1
        wide = gap > WORD_GAP * SMALLEST and (gap > WORD_GAP * before.size or gap > WORD_GAP * word.size)
        if wide or not (only_blanks or _goes_on(before, word, gap, uprights)):
            run = [index]
            runs.append(run)
        else:
            run.append(index)
    return runs


def _is_bullet(words: Sequence[Word], runs: Sequence[Sequence[int]], uprights: Sequence[float]) -> bool:
    """Whether a line begins with a bullet, and the words behind it are its item."""
    if len(runs[0]) > 1 or words[runs[0][0]].text not in BULLETS:
        return False
    bullet, word = words[runs[0][0]], words[runs[1][0]]
    if kind_of(word.text) is not Kind.WORDS or word.x0 - bullet.x1 > BULLET_GAP * word.size:
        return False
    return not any(bullet.x1 <= x <= word.x0 for x in uprights)


def _goes_on(left: Word, right: Word, gap: float, uprights: Sequence[float]) -> bool:
    """Whether a word stands in the piece of the word before it, no more than a blank of words behind that."""
    if uprights and gap > -1:
        place = bisect_right(uprights, (left.x0 + left.x1) / 2)
        if place < len(uprights) and uprights[place] < (right.x0 + right.x1) / 2:
            return False
    if right.text in EURO:
        return gap <= THOUSANDS_GAP * max(min(left.size, right.size), SMALLEST)
    if left.text[-1] not in FIGURE_ENDS and right.text[-1] not in FIGURE_ENDS:
        return True
    return not _parts_figures(left.text, right.text, gap / max(min(left.size, right.size), SMALLEST))


def _parts_figures(before: str, behind: str, gap: float) -> bool:
    """Whether a blank, in parts of the size of the letters, parts two words of which one may be a figure."""
    sorts = (kind_of(before), kind_of(behind))
    if Kind.FIGURE not in sorts and (Kind.NIL not in sorts or Kind.WORDS in sorts):
        return False
    if before in FAVOURS or behind in FAVOURS:
        return True
    if gap <= THOUSANDS_GAP and not (is_grouped(before) and is_grouped(behind)):
        return False
    if is_grouped(before) and sorts[1] in (Kind.FIGURE, Kind.NIL) and behind not in DASHES:
        return True
    return gap > FIGURE_GAP and Kind.SIGN not in sorts


def _piece(page: PageInk, members: Sequence[int]) -> Piece:
    """Words as a piece."""
    first = page.words[members[0]]
    bold = page.fonts[first.font].bold if page.fonts else False
    if len(members) == 1:
        text, x0, top, x1, bottom, baseline, size, font = first[:8]
        return Piece(tuple(members), x0, top, x1, bottom, baseline, size, bold, font, kind_of(text), text, ((x0, x1),))
    texts, lefts, tops, rights, bottoms, _, sizes, *_ = zip(*[page.words[index] for index in members], strict=True)
    text = " ".join(texts)
    return Piece(
        tuple(members),
        first.x0,
        min(tops),
        rights[-1],
        max(bottoms),
        first.baseline,
        max(sizes),
        bold,
        first.font,
        kind_of(text) if len(text) <= LONGEST_VALUE else Kind.WORDS,
        text,
        tuple(zip(lefts, rights, strict=True)),
    )
