"""Whether a line of print goes on in the line before it: by what it says, how it is set, and whether it had room there."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.captions import is_numbered_caption
from ingest.labels import ends_sentence
from ingest.layout import layout_words
from ingest.lines import LONG_LINE
from ingest.pdf.parts import Piece, is_drop_cap
from ingest.pdf.sheets import PrintedLine

# "1.2 Een", "1.10. Een"
PARTED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+[A-Z\d]")
# "2 Besluit van de raad"
NUMBERED = re.compile(r"(?P<number>\d{1,2})\s+[A-Z]")
# "Tabel 3.1 - Reserves", "Figuur 2: Wegen"; not "Tabel 3.1 laat zien"
CAPTION_TITLE = re.compile(r"^\w+\s+\d[\d.]*\s*(?:[-–:.]\s*)?[A-Z‘“'\"]")
USUAL_LEADING = 1.6
"""Lines stand no more than so many times their size apart where nothing else is known."""
MOST_LEADING = 2.6
"""Lines that stand more than so many times their size apart are never of one paragraph."""
MORE_LEADING = 1.25
"""A line stands apart where it is more than so many times as far below the one before it as lines near it are."""
SAME_SIZE = 0.06
"""Sizes that differ by less than this part are the same."""
INDENT = 0.8
"""The first line of a paragraph is set in by at least this part of its size."""
WINDOW = 8
"""The right margin is that of so many lines around a line."""
FEWEST_LINES, FULL, MOST_FULL, WIDER = 3, 2.0, 0.6, 4.0
"""So many lines, of which this part end within so many times their size of one edge, are set to no margin further out."""
FAR = 6.0
"""Lines more than so many times their size apart do not tell each other's margin."""
SAME_LINE = 2.0
"""Baselines within so many points are one."""
BLANK = 0.25
"""Width of a blank, as part of the size."""
LARGE = 1.3
"""Lines of so many times the body's size are titles, which are broken where it looks well."""


class Setting(NamedTuple):
    """How a line is set among those around it."""

    right: float
    """The right margin of the text around it."""
    leading: float | None
    """How far below it the next line stands, where that is of the same size."""


def find_settings(lines: Sequence[PrintedLine]) -> Iterator[Setting]:
    """How each of these lines, which no table parts, is set."""
    return map(Setting, _rights(lines), _leadings(lines))


def goes_on(piece: Piece, line: PrintedLine, above: Setting, own: Setting, body_size: float) -> bool:
    """Whether a line without a bullet belongs to the piece before it; `above` is the setting of that piece's last line."""
    last = piece.lines[-1]
    if line.turned:
        return True
    if line.fill != last.fill or _begins_anew(piece, line):
        return False
    if not is_same_size(last, line):
        return len(piece.lines) == 1 and is_drop_cap(last, line)
    apart = line.baseline - last.baseline
    if apart < -line.size:
        return line.bold == last.bold and _runs_into(last, line)
    if line.x0 > last.x1 or apart > _most_apart(piece, own) or not _keeps_face(last, line, above):
        return False
    if last.hyphenated or (line.size > LARGE * body_size and not piece.bullet):
        return True
    return (_is_full(last, line, above) or _runs_into(last, line)) and _keeps_indent(piece, line)


def ends_open(text: str) -> bool:
    """Whether a line breaks off in a sentence.

    >>> ends_open("Wij bouwen aan"), ends_open("Wij bouwen een nieuwe haven."), ends_open("wegen e.d.")
    (True, False, True)
    """
    return text[-1] not in "!?;:" and not (text[-1] in ".)’”'\"" and ends_sentence(text))


def is_same_size(one: PrintedLine, other: PrintedLine) -> bool:
    """Whether two lines are printed in the same size."""
    return abs(one.size - other.size) <= SAME_SIZE * one.size


def _rights(lines: Sequence[PrintedLine]) -> list[float]:
    """For each line the right margin of the text around it: as far as lines near it reach, unless its block is narrower."""
    rights = [line.x1 for line in lines]
    for index, line in enumerate(lines):
        last, x0, x1, size, box = line.baseline, line.x0, line.x1, line.size, line.box
        for near, other in enumerate(lines[index + 1 : index + 1 + WINDOW], start=index + 1):
            baseline, end = other.baseline, other.x1
            if not -SAME_LINE < baseline - last < FAR * size or other.x0 > x1 or end < x0:
                break
            last = baseline
            if abs(other.size - size) < 2 * SAME_SIZE * size and other.box == box:
                rights[index] = max(rights[index], end)
                rights[near] = max(rights[near], x1)
    for first, end in _blocks(lines):
        if end - first < FEWEST_LINES:
            continue
        right = max([line.x1 for line in lines[first:end]])
        full = sum([right - line.x1 < FULL * line.size for line in lines[first : end - 1]])
        if full >= MOST_FULL * (end - 1 - first):
            wide = right + WIDER * lines[first].size
            rights[first:end] = [right if near > wide else near for near in rights[first:end]]
    return rights


def _blocks(lines: Sequence[PrintedLine]) -> Iterator[tuple[int, int]]:
    """Runs of lines that are as far apart as lines of one paragraph: the first, and the one behind the last."""
    first = 0
    leading: float | None = None
    for at, (above, below) in enumerate(pairwise(lines), start=1):
        apart = below.baseline - above.baseline
        usual = USUAL_LEADING * below.size if leading is None else leading
        leading = apart
        is_gap = not 0 < apart <= usual * MORE_LEADING + 0.5
        if is_gap or below.x0 > above.x1 or not is_same_size(above, below):
            yield first, at
            first, leading = at, None
    if lines:
        yield first, len(lines)


def _leadings(lines: Sequence[PrintedLine]) -> list[float | None]:
    """How far below each line the next one stands; None where that is of another size or stands elsewhere."""
    found: list[float | None] = []
    for above, below in pairwise(lines):
        apart = below.baseline - above.baseline
        alike = is_same_size(above, below) and below.x0 < above.x1
        found.append(apart if alike and 0 < apart < MOST_LEADING * above.size else None)
    return [*found, None][: len(lines)]


def _begins_anew(piece: Piece, line: PrintedLine) -> bool:
    """Whether what a line begins with begins a piece: the mark of a note, a caption, the number next to that of the piece."""
    raised = line.wording.raised
    if raised and raised[0].start == 0 and raised[0].end < len(line.text):
        return True
    if line.text[0].isdigit() and _is_next_number(piece.lines[0].text, line.text):
        return True
    return is_numbered_caption(line.text) and CAPTION_TITLE.match(line.text) is not None


def _is_next_number(first: str, text: str) -> bool:
    """Whether a line begins with the number that follows that of a piece: `1.3 Een brug` behind `1.2 Een kade`, note 2 behind 1.

    >>> _is_next_number("1.2 Een kade", "1.3 Een brug"), _is_next_number("1 Besluit", "2 Zie"), _is_next_number("3 jaar", "8 mei")
    (True, True, False)
    """
    if PARTED.match(text) and PARTED.match(first):
        return True
    one, other = NUMBERED.match(first), NUMBERED.match(text)
    return one is not None and other is not None and int(other["number"]) == int(one["number"]) + 1


def _runs_into(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether the words of a line go on in those of the next: without an end, with a small letter or behind `van`."""
    if not ends_open(last.text):
        return False
    small = line.text.lstrip("(&")[:1].islower()
    return small or last.hyphenated or last.text.rsplit(" ", 1)[-1] in layout_words().open_words


def _is_full(last: PrintedLine, line: PrintedLine, above: Setting) -> bool:
    """Whether a line had no room for the first word of the next."""
    return last.x1 + line.first_width + BLANK * line.size > above.right


def _keeps_face(last: PrintedLine, line: PrintedLine, above: Setting) -> bool:
    """Whether a line is as bold and as upright as the one before it, or the two meet in one phrase."""
    if line.bold != last.bold:
        in_phrase = line.starts_bold or line.text[0].islower()
        return in_phrase and len(last.text) > LONG_LINE and _is_full(last, line, above) and ends_open(last.text)
    return line.italic == last.italic or _runs_into(last, line) or _is_full(last, line, above)


def _most_apart(piece: Piece, own: Setting) -> float:
    """How far below a piece its next line may stand: little further than the lines above and below it stand apart."""
    last = piece.lines[-1]
    near = [own.leading] if own.leading else []
    if len(piece.lines) > 1 and (apart := last.baseline - piece.lines[-2].baseline) > 0:
        near.append(apart)
    return min(min(near, default=USUAL_LEADING * last.size) * MORE_LEADING + 0.5, MOST_LEADING * last.size)


def _keeps_indent(piece: Piece, line: PrintedLine) -> bool:
    """Whether a line that follows a sentence's end is set in as the lines of the piece are."""
    first, last = piece.lines[0], piece.lines[-1]
    if ends_open(last.text):
        return True
    slack = INDENT * line.size
    if piece.bullet is None:
        return line.x0 - last.x0 < slack
    hangs = len(piece.lines) > 1 and last.x0 > first.x0 + slack / 2
    return not (hangs and line.x0 < last.x0 - slack / 2)
