"""Footnotes: the small text at the foot of a page, and the raised marks that lead to it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

from ingest.pdf.parts import Part, Piece
from ingest.pdf.sheets import Wording
from schema import BlockKind

# "*", "**", "†", "¹", "¹²"
SIGN = "(?:\\*{1,3}|[†‡]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})"
# "1", "12", "*", "**", "1)"
MARK = re.compile(rf"\(?(?P<mark>\d{{1,2}}|{SIGN})\)?")
# "1 De wet", "2. Besluit", "* inclusief"
NOTE = re.compile(rf"\(?(?P<mark>\d{{1,2}}(?=[.)]?\s)|{SIGN})[.)]?\s*(?=\S)")
# "inwoners*", "1.200**", "2021¹"
SIGNED = re.compile(rf"(?<=[\w).,]){SIGN}(?![\w*])")
SIGNS = frozenset("*†‡⁰¹²³⁴⁵⁶⁷⁸⁹")
SMALL = 0.95
"""Notes are smaller than this part of the body."""


def mark_notes(parts: Sequence[Part], body_size: float, foot_rule: float | None) -> None:
    """Makes footnotes of the pieces that begin with a mark which stands in the text too, is raised, or stands under a rule."""
    marked = [(part, match) for part in parts if isinstance(part, Piece) and (match := _first_mark(part))]
    if not marked:
        return
    marks = {mark for words in filter(has_marks, wordings(parts)) for mark, start, _ in marks_in(words) if start}
    for part, match in marked:
        words = part.lines[0].wording
        is_raised = any(start == 0 for _, start, _ in marks_in(words))
        mark = plain_mark(match["mark"])
        is_likely = part.lines[0].size < SMALL * body_size or match["mark"][0] in SIGNS
        is_below = foot_rule is not None and part.lines[0].top > foot_rule - 1
        if is_raised or (is_likely and (mark in marks or is_below)):
            part.kind, part.number, part.body, part.bullet = BlockKind.FOOTNOTE, mark, match.end(), None
            part.body += len(words.text[part.body :]) - len(words.text[part.body :].lstrip())


def _first_mark(piece: Piece) -> re.Match[str] | None:
    """What a piece begins with that may be the mark of a note, words behind it."""
    if piece.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return None
    words = piece.lines[0].wording
    match = NOTE.match(words.text)
    if match is None and words.raised and words.raised[0].start == 0:
        match = MARK.match(words.text)
    return match if match and match.end() < len(words.text) else None


def has_marks(words: Wording) -> bool:
    """Whether a line or cell may hold marks of notes."""
    text = words.text
    return bool(words.raised) or "*" in text or not (text.isascii() or SIGNS.isdisjoint(text))


def marks_in(words: Wording) -> Iterator[tuple[str, int, int]]:
    """The marks of notes in a line or cell, raised or signs, with their places in it: `1`, `*`; `¹` is the mark 1."""
    if not SIGNS.isdisjoint(words.text):
        yield from ((plain_mark(match[0]), match.start(), match.end()) for match in SIGNED.finditer(words.text))
    for start, end in words.raised:
        match = MARK.fullmatch(words.text[start:end])
        if match and not (start and words.text[start] in SIGNS):
            yield plain_mark(match["mark"]), start, end


def plain_mark(mark: str) -> str:
    """A mark in plain figures.

    >>> plain_mark("¹²"), plain_mark("**")
    ('12', '**')
    """
    return normalize("NFKC", mark)


def wordings(parts: Iterable[Part]) -> Iterator[Wording]:
    """The words of all lines and cells."""
    for part in parts:
        if isinstance(part, Piece):
            yield from (line.wording for line in part.lines)
        else:
            yield from (one.wording for one in part.cells)
