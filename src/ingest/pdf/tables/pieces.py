"""The lines of a page, cut into pieces: words that stand side by side in one cell."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.pdf.ink import PageInk, Word
from ingest.pdf.tables.figures import Kind, is_grouped, kind_of
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
    return [_line(page, members, cuts) for members in _baselines(page.words, words)]


def _baselines(words: Sequence[Word], among: Iterable[int]) -> list[list[int]]:
    """The indexes of the words on each line, from left to right."""
    if not words:
        return []
    usual = median([word.size for word in words])
    small = RAISED * usual
    upright = sorted(
        [
            (words[index].baseline if words[index].size > small else _baseline(words, index), index)
            for index in among
            if not words[index].turned
        ]
    )
    lines: list[list[int]] = []
    last = -1000.0
    for baseline, index in upright:
        if lines and baseline - last <= SAME_LINE * min(words[index].size, words[lines[-1][0]].size):
            lines[-1].append(index)
        else:
            lines.append([index])
            last = baseline
    for members in lines:
        members.sort(key=lambda index: words[index].x0)
    return lines


def _baseline(words: Sequence[Word], index: int) -> float:
    """The baseline of a word; for the raised or lowered mark of a footnote that of the word that it stands at."""
    mark = words[index]
    if len(mark.text) > LONGEST_MARK:
        return mark.baseline
    for word in words:
        if (
            mark.size < RAISED * word.size
            and -2 < mark.x0 - word.x1 < 2
            and word.top - 2 < (mark.top + mark.bottom) / 2 < word.bottom + 2
        ):
            return word.baseline
    return mark.baseline


def _line(page: PageInk, members: Sequence[int], cuts: Cuts) -> TextLine:
    """A line with its pieces."""
    words = page.words
    own = [words[index] for index in members]
    top, bottom = min([word.top for word in own]), max([word.bottom for word in own])
    uprights = cuts(top, bottom)
    runs: list[list[int]] = [[members[0]]]
    for (before, word), index in zip(pairwise(own), members[1:], strict=True):
        if _parts(before, word, uprights):
            runs.append([index])
        else:
            runs[-1].append(index)
    if any(word.text in SIGNS for word in own):
        runs = [part for run in runs for part in single_figures(words, run)]
        runs = with_signs(words, runs, uprights)
    if len(runs) > 1 and _is_bullet(words, runs, uprights):
        runs[:2] = [runs[0] + runs[1]]
    return TextLine(top, bottom, words[members[0]].baseline, tuple(_piece(page, run) for run in runs))


def _is_bullet(words: Sequence[Word], runs: Sequence[Sequence[int]], uprights: Sequence[float]) -> bool:
    """Whether a line begins with a bullet, and the words behind it are its item."""
    if len(runs[0]) > 1 or words[runs[0][0]].text not in BULLETS:
        return False
    bullet, word = words[runs[0][0]], words[runs[1][0]]
    if kind_of(word.text) is not Kind.WORDS or word.x0 - bullet.x1 > BULLET_GAP * word.size:
        return False
    return not any(bullet.x1 <= x <= word.x0 for x in uprights)


def _parts(left: Word, right: Word, uprights: Sequence[float]) -> bool:
    """Whether two words that follow each other on a line stand in different pieces."""
    gap = right.x0 - left.x1
    size = max(min(left.size, right.size), SMALLEST)
    if gap > WORD_GAP * size:
        return True
    if uprights and gap > -1:
        place = bisect_right(uprights, (left.x0 + left.x1) / 2)
        if place < len(uprights) and uprights[place] < (right.x0 + right.x1) / 2:
            return True
    if right.text in EURO:
        return gap > THOUSANDS_GAP * size
    if left.text[-1] not in FIGURE_ENDS and right.text[-1] not in FIGURE_ENDS:
        return False
    return _parts_figures(left.text, right.text, gap / size)


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
    words = [page.words[index] for index in members]
    text = " ".join([word.text for word in words])
    return Piece(
        tuple(members),
        first.x0,
        min([word.top for word in words]),
        words[-1].x1,
        max([word.bottom for word in words]),
        first.baseline,
        max([word.size for word in words]),
        bold,
        first.font,
        kind_of(text),
        text,
        tuple([(word.x0, word.x1) for word in words]),
    )
