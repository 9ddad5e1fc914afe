"""Initiatives that running text names, each with the sentence that tells about it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby

from extract.chapters import Chapters
from extract.initiative_forms import NEAR, Span, anchors, names_at
from extract.initiative_topics import Mention
from extract.programmes import MISSION
from extract.scan import lazily
from extract.sentences import find_sentences
from schema import Block, BlockKind, Document, DocumentKind

# "bouwt voort op de Fietsnota", "volgens het Bomenplan": a plan that is only referred to
REFERRING = lazily(
    r"\b(?:voort op|volgens|conform|op basis van|op grond van|zie ook|zie|vervangt)\s(?:(?:de|het|onze|ons)\s)?$", re.IGNORECASE
)
# "uit het Afvalfonds": a purse
PURSE_BEFORE = lazily(r"\b[Uu]it\s(?:de|het)\s$")
# "Nationaal Programma Zwemles": another government's
NATIONAL = lazily(r"(?:Nationaal|Nationale|Landelijke?)\s")
# "..., waarmee", "... waarin"
RELATIVE = lazily(r",?\s(?:waar(?:in|mee|door|bij|voor|op)|zodat)\b")
SHORTEST_SENTENCE = 60


def find_names(document: Document, kind: DocumentKind | None, chapters: Chapters) -> Iterator[Mention]:
    """The initiatives that paragraphs and list items name, in reading order."""
    text = document.reading_text
    for index, places in groupby(anchors().places(text), key=lambda span: document.block_index_at(span[0])):
        if index is None:
            continue
        block = document.blocks[index]
        chapter = chapters.at(block.start)
        if chapter.other or (kind is DocumentKind.BELEIDSPLAN and not chapter.acts) or not _is_readable(text, block):
            continue
        spans = {span for start, end in places for span in names_at(text, start, end, block.body, block.end)}
        sentences = _Sentences(text, block)
        for start, end in _without_overlap(spans):
            if chapter.announces or not _is_referred_to(text, start, end, block.body):
                yield sentences.mention(start, end, announced=chapter.announces)


def _is_readable(text: str, block: Block) -> bool:
    """Whether names are sought in a block: a paragraph or list item that is more than a mission or a few words of a diagram."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or MISSION.match(text, block.start, block.end):
        return False
    short = block.kind is BlockKind.PARAGRAPH and block.end - block.start < SHORTEST_SENTENCE
    return not short or text[block.end - 1] in ".:;!?"


def _is_referred_to(text: str, start: int, end: int, low: int) -> bool:
    """Whether a name is only referred to, as a ground or a purse, or is another government's."""
    near = max(low, start - NEAR)
    purse = text[start:end].endswith("fonds") and PURSE_BEFORE.search(text, near, start)
    return bool(purse or REFERRING.search(text, near, start) or NATIONAL.match(text, start))


class _Sentences:
    """The sentences of one block, of which each tells about the names in it."""

    def __init__(self, text: str, block: Block) -> None:
        self._text = text
        self._block = block

    @cached_property
    def _spans(self) -> list[Span]:
        return list(find_sentences(self._text, self._block.body, self._block.end))

    def mention(self, start: int, end: int, *, announced: bool) -> Mention:
        """The mention of a name; a list item that opens with it is all about it."""
        block = self._block
        if block.kind is BlockKind.LIST_ITEM and start == block.body:
            return Mention(start, end, block.start, block.end, own_place=True, announced=announced)
        low, high = self._around(start)
        return Mention(start, end, low, high, own_place=False, announced=announced)

    def _around(self, start: int) -> Span:
        """The part of the sentence that tells about the name at `start`: from the last relative `waarmee` before it, if any."""
        index = bisect_right(self._spans, start, key=lambda sentence: sentence[0]) - 1
        low, high = self._spans[max(index, 0)]
        relative = [border.start() for border in RELATIVE.finditer(self._text, low, start)]
        return relative[-1] if relative else low, high


def _without_overlap(spans: Iterable[Span]) -> list[Span]:
    """The spans in order; of those that overlap the longest."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        place = bisect_right(kept, span)
        if (place == 0 or kept[place - 1][1] <= span[0]) and (place == len(kept) or span[1] <= kept[place][0]):
            kept.insert(place, span)
    return kept
