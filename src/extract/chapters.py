"""What the chapters of a report are about, as far as it tells whether initiatives are to be found there."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extract.initiative_words import InitiativeWords, initiative_words
from schema import Section

TITLE_LEVEL = 1
"""A heading of this level names the whole document: `Uitvoeringsprogramma Wonen` is no chapter about what is done."""


class Chapter(NamedTuple):
    """What one section and those that it lies in are about."""

    other: bool = False
    """About risks, organisations or money, and not about initiatives."""
    acts: bool = False
    """In a plan: about what will be done, or an annex."""
    announces: bool = False
    """About what is to come."""


class Chapters:
    """The chapters of a report by place."""

    def __init__(self, sections: Sequence[Section]) -> None:
        words = initiative_words()
        by_id: dict[str, Chapter] = {}
        for section in sections:
            outer = by_id.get(section.parent_id, Chapter()) if section.parent_id else Chapter()
            by_id[section.id] = _chapter(section, outer, words)
        self._starts = [section.start for section in sections]
        self._chapters = list(by_id.values())

    def at(self, offset: int) -> Chapter:
        """The chapter that holds `offset`."""
        index = bisect_right(self._starts, offset) - 1
        return self._chapters[index] if index >= 0 else Chapter()


def _chapter(section: Section, outer: Chapter, words: InitiativeWords) -> Chapter:
    title = section.title.casefold()
    annex = section.number is not None and section.number.isalpha()
    acts = annex or (section.level > TITLE_LEVEL and any(word in title for word in words.action_chapters))
    announces = section.title.startswith(words.announcing)
    other = any(word in title for word in words.other_chapters)
    return Chapter(
        other=other or (outer.other and not acts and not announces),
        acts=outer.acts or acts,
        announces=outer.announces or announces,
    )
