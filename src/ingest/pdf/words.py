"""The words of a page, with their boxes and looks.

A budget has some three hundred words a page; so what is asked for each of them is asked for all of a page at once, and kept as
columns.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise, repeat
from operator import gt, sub
from typing import NamedTuple

from ingest.pdf import pdfium
from ingest.pdf.fonts import Look, Looks, Point
from ingest.pdf.ink import PageInk, Word
from ingest.pdf.spacing import (
    OVERLAP,
    SMALLER,
    TOUCH,
    WIDEST_LETTER_GAP,
    Letter,
    is_mark,
    join_spaced,
    spaced_words,
    split_word,
    stands_raised,
)
from ingest.pdf.turning import Columns, Frame

HYPHEN = pdfium.LINE_HYPHEN
# "1.582", "beleids-" with PDFium's mark of a broken word, behind which the word goes on
INK = re.compile(rf"[^\s{HYPHEN}]+{HYPHEN}?|{HYPHEN}")
# the end of a line, behind which a blank may stand
LINE_END = re.compile(rf"[\r\n{HYPHEN}]\n?")
# what is no character: controls, halves of a pair
NO_CHARACTER = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\uffff]")
# what takes no room: joiners, marks of direction and of byte order
NO_WIDTH = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# what is not kept of a word as the file gives it
NOT_PLAIN = re.compile(rf"{NO_WIDTH.pattern}|{HYPHEN}")
# "2023ringen": a figure and a word in objects of their own may be two cells
MIXED = re.compile(r"[0-9](?:(?=[A-Za-zÀ-ÿ])|(?<=[A-Za-zÀ-ÿ][0-9]))")
OTHER_HEIGHT, OTHER_LINE = 0.1, 0.5
"""Parts of their height by which the first and the last character of a word differ; an accent adds less to a letter."""
# the signs of "(|1.200|)", "N|/|V" and "Wmo|,"; not those of "1.200,50"
SIGNS = re.compile(r"[^\s0-9A-Za-zÀ-ÿ](?!(?<=[0-9][.,])[0-9])[^\s0-9A-Za-zÀ-ÿ]*")
NEW_WORD = partial(tuple.__new__, Word)
"""Makes a word of its fields, faster than `Word._make` does."""
WIDE = 0.9
"""Part of its font's height that a letter takes at most on average; words that are wider are looked into."""
LONGEST_WORD = 500
"""What is longer is no word, and not looked into."""

Span = tuple[int, int]
"""A word in the characters of its page: its first character, and the one behind its last."""


class Places(NamedTuple):
    """The words of a page: where they are in its characters, the look of each, and the boxes of its first and last character."""

    spans: list[Span]
    looks: list[Look]
    points: list[Point]
    """A point of the line that each stands on, in the file's coordinates."""
    firsts: Columns
    lasts: Columns


class PageText:
    """The characters of a page, and where each stands."""

    def __init__(self, text: pdfium.Reference, shown: Frame) -> None:
        self._text = text
        self._kept: list[int] | None = None
        """For each character its index in PDFium's text, where some of that was left out."""
        self.characters = NO_CHARACTER.sub("\ufffd", pdfium.page_text(text))
        self.glued: set[int] = set()
        """First characters of words that follow another without a gap."""
        self.spaced = False
        """Whether there are words with blanks between their letters."""
        self.looks = Looks(text, shown)
        self.frame = shown

    def looks_at(self, indexes: Sequence[int]) -> tuple[list[Look], list[Point]]:
        """How each of these characters looks, and a point of the line that it stands on, in the file's coordinates."""
        return self.looks.at(self._in_text(indexes))

    def is_made_up(self, first: int, end: int) -> bool:
        """Whether PDFium made up all of these characters: the file has no blank there."""
        return all(pdfium.character_is_made_up(self._text, index) == 1 for index in self._in_text(range(first, end)))

    def replace(self, replacements: dict[int, str]) -> None:
        """Puts others in the place of these characters, or nothing."""
        characters, indexes = list(self.characters), self._in_text(range(len(self.characters)))
        for index, character in replacements.items():
            characters[index] = character
        self._kept = [index for index, character in zip(indexes, characters, strict=True) if character]
        self.characters = "".join(characters)

    def _in_text(self, indexes: Sequence[int]) -> Sequence[int]:
        return indexes if self._kept is None else [self._kept[index] for index in indexes]

    def sides(self, indexes: Sequence[int]) -> Columns:
        """The boxes of these characters."""
        left, top, right, bottom = pdfium.character_boxes(self._text, self._in_text(indexes))
        return self.frame.matrix.boxes(left, bottom, right, top)

    def letters(self, indexes: Sequence[int]) -> list[Letter]:
        """These characters one by one."""
        x0, _, x1, _ = self.sides(indexes)
        looks, points = self.looks_at(indexes)
        baselines = self.frame.matrix.downs(points)
        characters = map(self.characters.__getitem__, indexes)
        return list(map(Letter, characters, x0, x1, baselines, (look.size for look in looks)))

    def places(self, spans: list[Span], found: tuple[list[Look], list[Point]] | None = None) -> Places:
        """Where these words stand; `found` is how they look, if that is known."""
        firsts = [first for first, _ in spans]
        looks, points = found or self.looks_at(firsts)
        return Places(spans, looks, points, self.sides(firsts), self.sides([end - 1 for _, end in spans]))


def read_words(text: pdfium.Reference, shown: Frame, ink: PageInk) -> Frame:
    """Puts the words of a page into its ink; returns the frame that they are in."""
    page = PageText(text, shown)
    spans = _spans(page)
    looks, points = page.looks_at([first for first, _ in spans])
    page.frame = shown.turn(_main_direction(page, spans, looks))
    ink.width, ink.height, ink.turned = page.frame.width, page.frame.height, page.frame.turned
    _put_words(page, _cut(page, _joined(page, _mended(page, page.places(spans, (looks, points))))), ink)
    _tie_raised(ink)
    ink.fonts = page.looks.fonts
    ink.ocr = page.looks.has_unseen and 2 * sum([not look.seen for look in looks]) > len(spans)
    return page.frame


def _spans(page: PageText) -> list[Span]:
    return [match.span() for match in INK.finditer(page.characters)]


def _main_direction(page: PageText, spans: Sequence[Span], looks: Sequence[Look]) -> int:
    """The direction that most of the characters run in."""
    if len(page.looks.directions) == 1:
        return page.looks.directions.pop()
    weights: Counter[int] = Counter()
    for (first, end), look in zip(spans, looks, strict=True):
        weights[look.direction] += end - first
    return max(weights, key=lambda degrees: (weights[degrees], -degrees), default=0)


def _mended(page: PageText, places: Places) -> Places:
    """The same words, with those as one that PDFium broke between letters which stand against each other.

    It takes a page with little text, each letter an object of its own, for one of lines that run downward, and ends a line
    behind nearly each of them.
    """
    gaps = list(map(sub, places.firsts[0][1:], places.lasts[2]))
    sizes = [look.size for look in places.looks]
    if not any(-OVERLAP * size < gap < TOUCH * size for gap, size in zip(gaps, sizes, strict=False)):
        return places
    breaks = list(_false_breaks(page, places, gaps))
    touching = {index for index in breaks if gaps[index] < TOUCH * sizes[index]}
    if not touching:
        return places
    replacements: dict[int, str] = {}
    for index in breaks:
        (_, end), (next_first, _) = places.spans[index : index + 2]
        replacements.update(dict.fromkeys(range(end, next_first), ""))
        if index not in touching:
            replacements[end] = " "
        elif page.characters[end - 1] == HYPHEN:
            replacements[end - 1] = "-"
    page.replace(replacements)
    return page.places(_spans(page))


def _false_breaks(page: PageText, places: Places, gaps: Sequence[float]) -> Iterator[int]:
    """Indexes of words behind which PDFium made up a break, though the next one stands against it or near it on its line."""
    spans, looks, points, _, _ = places
    baselines, turned = page.frame.matrix.downs(points), page.frame.turned
    for index, gap in enumerate(gaps):
        size, (_, end), (next_first, _) = looks[index].size, spans[index], spans[index + 1]
        if (
            -OVERLAP * size < gap < (TOUCH if end == next_first else WIDEST_LETTER_GAP) * size
            and abs(baselines[index] - baselines[index + 1]) < TOUCH * size
            and looks[index].direction == looks[index + 1].direction == turned
            and page.is_made_up(end, next_first)
        ):
            yield index


def _joined(page: PageText, places: Places) -> Places:
    """The same words, with those as one whose letters the file spaced."""
    runs: dict[int, list[Span]] = {}
    for start, end in spaced_words(page.characters):
        indexes = range(start, end, 2)
        words = [(indexes[first], indexes[after - 1] + 1) for first, after in join_spaced(page.letters(indexes))]
        if words:
            runs[start] = words
    if not runs:
        return places
    page.spaced = True
    joined: list[Span] = []
    for span in places.spans:
        if span[0] in runs:
            joined.extend(runs[span[0]])
        elif not joined or span[0] >= joined[-1][1]:
            joined.append(span)
    return page.places(joined)


def _cut(page: PageText, places: Places) -> Places:
    """The same words, cut where the file glued two."""
    cuts = {index: parts for index in _suspects(page, places) if len(parts := _parts(page, *places.spans[index])) > 1}
    if not cuts:
        return places
    spans: list[Span] = []
    for index, span in enumerate(places.spans):
        spans.extend(cuts.get(index, (span,)))
    return page.places(spans)


def _suspects(page: PageText, places: Places) -> list[int]:
    """Indexes of words that may be more than one: by their width, by ends of other heights, or where figures meet letters."""
    spans, looks, _, firsts, lasts = places
    widths = zip(spans, looks, firsts[0], lasts[2], strict=True)
    found = {
        index
        for index, ((first, end), look, x0, x1) in enumerate(widths)
        if not 0 < x1 - x0 < WIDE * look.size * (end - first) and end - first > 1
    }
    heights = zip(looks, firsts[1], lasts[1], firsts[3], lasts[3], strict=True)
    found.update(
        index
        for index, (look, top, last_top, bottom, last_bottom) in enumerate(heights)
        if (top != last_top or bottom != last_bottom)
        and (
            abs(bottom - top - last_bottom + last_top) > OTHER_HEIGHT * look.size
            or abs(bottom - last_bottom) > OTHER_LINE * look.size
        )
    )
    starts = [first for first, _ in spans]
    found.update(bisect_right(starts, match.start()) - 1 for match in MIXED.finditer(page.characters))
    turned = page.frame.turned
    return [at for at in sorted(found) if looks[at].direction == turned and spans[at][1] - spans[at][0] < LONGEST_WORD]


def _parts(page: PageText, first: int, end: int) -> list[Span]:
    parts = split_word(page.letters(range(first, end)))
    page.glued.update(first + part.start for part in parts if part.glued)
    return [(first + part.start, first + part.end) for part in parts]


def _put_words(page: PageText, places: Places, ink: PageInk) -> None:
    spans, looks, points, firsts, lasts = places
    characters, turned = page.characters, page.frame.turned
    starts = [first for first, _ in spans]
    texts = [characters[first:end] for first, end in spans]
    if page.spaced or not (characters.isascii() or NOT_PLAIN.search(characters) is None):
        texts = [text if text.isascii() and " " not in text else _plain(text) for text in texts]
    turns = [(look.direction - turned) % 360 for look in looks] if page.looks.directions != {turned} else [0] * len(looks)
    fonts, sizes, colours, _, _ = zip(*looks, strict=True) if looks else [()] * len(Look._fields)
    columns = (
        texts,
        *_boxes(firsts, lasts, level=not any(turns) and not any(map(gt, firsts[0], lasts[2]))),
        page.frame.matrix.downs(points),
        sizes,
        fonts,
        turns,
        [characters[end - 1] == HYPHEN for _, end in spans] if HYPHEN in characters else repeat(False, len(spans)),
        colours,
        map(page.glued.__contains__, starts),
        _cuts(page, spans, starts),
    )
    ink.words = list(map(NEW_WORD, zip(*columns, strict=True)))
    ink.line_ends = {bisect_right(starts, match.start()) - 1 for match in LINE_END.finditer(characters)} - {-1}
    width, height = page.frame.width, page.frame.height
    x0, top, x1, bottom = columns[1:5]
    if texts and ("" in texts or 0 in sizes or min(x1) <= 0 or max(x0) >= width or min(bottom) <= 0 or max(top) >= height):
        _keep(ink, [word if word.text and word.size and _is_inside(page.frame, word) else None for word in ink.words])


def _cuts(page: PageText, spans: Sequence[Span], starts: Sequence[int]) -> list[tuple[tuple[int, float], ...]]:
    """For each word the places in it where letters or digits meet signs; `starts` tells where each begins."""
    places: list[tuple[int, int]] = []
    for match in SIGNS.finditer(page.characters):
        begin, end = match.span()
        index = bisect_right(starts, begin) - 1
        first, after = spans[index]
        if after - first < LONGEST_WORD:
            places.extend((index, at) for at in (begin, end) if first < at < after)
    cuts: list[tuple[tuple[int, float], ...]] = [()] * len(spans)
    for (index, at), x0 in zip(places, page.sides([at for _, at in places])[0], strict=True):
        cuts[index] = (*cuts[index], (at - starts[index], x0))
    return cuts


def _boxes(firsts: Columns, lasts: Columns, *, level: bool) -> Columns:
    """The boxes of words by those of their first and last characters."""
    if level:
        return firsts[0], firsts[1], lasts[2], firsts[3]
    x0, top = list(map(min, firsts[0], lasts[0])), list(map(min, firsts[1], lasts[1]))
    return x0, top, list(map(max, firsts[2], lasts[2])), list(map(max, firsts[3], lasts[3]))


def _keep(ink: PageInk, words: Sequence[Word | None]) -> None:
    """Keeps these words of a page; a line that one ended which is left out ends with the word before it."""
    ink.words, line_ends = [], ink.line_ends
    ink.line_ends = set()
    for index, word in enumerate(words):
        if word is not None:
            ink.words.append(word)
        if index in line_ends and ink.words:
            ink.line_ends.add(len(ink.words) - 1)


def _is_inside(frame: Frame, word: Word) -> bool:
    return word.x1 > 0 and word.x0 < frame.width and word.bottom > 0 and word.top < frame.height


def _tie_raised(ink: PageInk) -> None:
    """Ties to the word before it what is raised behind it and was taken for a line of its own: a note's mark, the `e` of `4e`."""
    sizes = [word.size for word in ink.words]
    smaller = [index for index, (size, next_size) in enumerate(pairwise(sizes), start=1) if next_size < SMALLER * size]
    words: list[Word | None] = [*ink.words]
    for index in smaller:
        before, raised = words[index - 1], ink.words[index]
        if before is None or raised.glued or not stands_raised(before, raised):
            continue
        ink.line_ends.discard(index - 1)
        if is_mark(raised.text, before.text):
            words[index] = raised._replace(glued=True)
        else:
            words[index - 1] = before._replace(text=before.text + raised.text, x1=raised.x1, hyphenated=False)
            words[index] = None
    if smaller:
        _keep(ink, words)


def _plain(letters: str) -> str:
    """A word as it is read: its hyphen at a line end a plain one, without blanks between its letters."""
    return NO_WIDTH.sub("", letters.replace(HYPHEN, "-").replace(" ", ""))
