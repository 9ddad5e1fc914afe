"""The lines of print on a page: words on one baseline, with what is raised above it."""

from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import accumulate, chain, starmap
from operator import add, sub
from typing import Any

from ingest.pdf.columns import Run, split_columns
from ingest.pdf.ink import Font, PageInk, Word
from ingest.pdf.sheets import PrintedLine, Span, Wording
from ingest.pdf.word_cuts import cuts_of

SAME_BASELINE = 0.2
"""Words stand on one line where their baselines differ by no more than this part of their size."""
RAISED = 0.75
"""A mark is raised by no more than this part of the size of what it stands at."""
SMALLER = 0.85
"""A raised mark is smaller than this part of what it stands at."""
SMALLEST = 0.45
"""What is smaller than this part of the letter before it stands beside a drop cap."""
OVERLAP = 0.5
"""A word may begin so far (of its size) before the end of the one before it."""

GAP = 1.5
"""A gap of more than this part of the size may part two columns."""
UNBROKEN = frozenset(("€", "EUR", "-", "+"))
"""Words that a line end does not part from the next: `€ 1.200`."""

LONGEST_WORD = 0xFFFF
AT_START = array("I", (0,))
"""Where a word alone begins; none of the arrays of a wording is ever changed."""
TEXT, X0, TOP, BOTTOM, BASELINE, SIZE, FONT, COLOUR, GLUED, CUTS = map(
    Word._fields.index, ("text", "x0", "top", "bottom", "baseline", "size", "font", "colour", "glued", "cuts")
)

Shown = Callable[[float, float, float, float], tuple[float, float, float, float]]
Fields = tuple[tuple[Any, ...], ...]
"""The fields of words, each of all of them: words are many, and a field of all at once is soon read."""


def read_lines(page: PageInk, taken: Collection[int] = frozenset()) -> Iterator[PrintedLine]:
    """The lines of a page in the order of the file, without the words that tables have `taken`, by index."""
    shown = page.shown if page.turned else None
    for run in split_columns(list(_runs(page.words, taken))):
        yield _line(run, page.fonts, shown)


def wording(words: Sequence[Word], shown: Shown | None) -> Wording:
    """The text of words that follow each other, a blank between those that are not glued, and their boxes."""
    if len(words) == 1:
        [word] = words
        box = (word.x0, word.top, word.x1, word.bottom)
        box = box if shown is None else shown(*box)
        found = Wording(word.text, AT_START, array("H", (min(len(word.text), LONGEST_WORD),)), array("f", box))
        if word.cuts and shown is None:
            found.cuts, found.cut_edges = cuts_of((0,), (word.cuts,))
        return found
    fields = tuple(zip(*words, strict=True))
    return _wording(fields, list(map(len, fields[TEXT])), shown)


def _wording(fields: Fields, lengths: list[int], shown: Shown | None) -> Wording:
    texts: tuple[str, ...] = fields[TEXT]
    if True in fields[GLUED][1:]:
        blanks = [0, *(not glued for glued in fields[GLUED][1:])]
        text = "".join([" " * blank + word for blank, word in zip(blanks, texts, strict=True)])
        ends = accumulate(map(add, blanks, lengths))
        starts = array("I", list(map(sub, ends, lengths)))
    else:
        text = " ".join(texts)
        starts = array("I", [0, *accumulate([length + 1 for length in lengths[:-1]])])
    corners = zip(*fields[X0:BASELINE], strict=True)
    boxes = array("f", list(chain.from_iterable(corners if shown is None else starmap(shown, corners))))
    if max(lengths) > LONGEST_WORD:
        lengths = [min(length, LONGEST_WORD) for length in lengths]
    found = Wording(text, starts, array("H", lengths), boxes, _raised(fields, starts))
    if shown is None and any(fields[CUTS]):
        found.cuts, found.cut_edges = cuts_of(starts, fields[CUTS])
    return found


def _raised(fields: Fields, starts: Sequence[int]) -> tuple[Span, ...]:
    """Where words stand that are smaller than the others, and higher."""
    sizes: tuple[float, ...] = fields[SIZE]
    least = SMALLER * max(sizes)
    if min(sizes) >= least:
        return ()
    texts, baselines = fields[TEXT], fields[BASELINE]
    main = max(range(len(sizes)), key=lambda index: (sizes[index] >= least, len(texts[index])))
    lift = SAME_BASELINE * max(sizes) / 2
    return tuple(
        Span(start, start + len(text))
        for text, start, size, baseline in zip(texts, starts, sizes, baselines, strict=True)
        if size < least and baselines[main] - baseline > lift
    )


def _runs(words: Sequence[Word], taken: Collection[int]) -> Iterator[Run]:
    """The words that stand on one line each."""
    run = Run(0, [], [])
    own = run.words
    base = size = right = 0.0
    for index, word in enumerate(words):
        if index in taken:
            continue
        if own and _goes_on(own, word, base, size, right):
            if word.x0 > right + GAP * size and not word.turned:
                run.gaps.append(len(own))
            own.append(word)
            right = word.x1
            is_alike = word.baseline == base and word.size == size
            if not is_alike and (abs(word.baseline - base) <= SAME_BASELINE * size or word.size > size):
                base, size = word.baseline, max(word.size, size)
            continue
        if own:
            yield run
        run = Run(index, [word], [])
        own = run.words
        base, size, right = word.baseline, word.size, word.x1
    if own:
        yield run


def _goes_on(run: Sequence[Word], word: Word, base: float, size: float, right: float) -> bool:
    """Whether a word stands on the line of the words before it, which ends at `right`."""
    if word.turned != run[0].turned:
        return False
    if word.turned:
        return abs(word.x0 - run[-1].x0) < size / 2
    if word.x0 <= right - OVERLAP * size:
        return False
    if word.baseline == base:
        return True
    apart = abs(word.baseline - base)
    return apart <= SAME_BASELINE * size or (apart < max(size, word.size) and _is_on_line(run, word, base, size, right))


def _is_on_line(run: Sequence[Word], word: Word, base: float, size: float, right: float) -> bool:
    """Whether a word on another baseline is raised behind the words of a line, or they are a mark raised before it."""
    if word.glued:
        return word.size > SMALLEST * size
    near = word.x0 - right < max(size, word.size)
    if word.size < SMALLER * size:
        return near and word.size > SMALLEST * size and -RAISED * size < word.baseline - base < RAISED * size / 2
    return near and len(run) == 1 and size < SMALLER * word.size and 0 < word.baseline - base < RAISED * word.size


def _line(run: Run, fonts: Sequence[Font], shown: Shown | None) -> PrintedLine:
    words = run.words
    fields = tuple(zip(*words, strict=True))
    lengths = list(map(len, fields[TEXT]))
    first, main = words[0], words[lengths.index(max(lengths))]
    unbroken = words[1] if len(words) > 1 and first.text in UNBROKEN else first
    used = [fonts[font] for font in set(fields[FONT])]
    return PrintedLine(
        _wording(fields, lengths, shown),
        first.x0,
        min(fields[TOP]),
        words[-1].x1,
        max(fields[BOTTOM]),
        main.baseline,
        main.size,
        run.first,
        bold=all(font.bold for font in used),
        italic=all(font.italic for font in used),
        colour=main.colour if len(set(fields[COLOUR])) == 1 else None,
        turned=first.turned,
        first_width=unbroken.x1 - first.x0,
        starts_bold=fonts[first.font].bold,
        hyphenated=words[-1].hyphenated,
        gaps=tuple(run.gaps),
    )
