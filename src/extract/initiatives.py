"""Initiatives: what a report reports on or announces under a name, each at the place that tells about it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, combinations

from extract.chapters import Chapters
from extract.evidence import evidence
from extract.found import Found, last_before
from extract.initiative_names import find_names
from extract.initiative_topics import Mention, Topics
from extract.initiative_words import initiative_words
from extract.scan import lazily
from extract.status import View, find_status
from schema import Document, DocumentKind, Initiative, PolicyArea, Status

# "Oranje stoplicht", "Rode stoplichten"
DELAYED_LIGHT = lazily(r"(?:Oranje|Rood|Rode) stoplicht", re.IGNORECASE)
# "(SSB)" behind "Sterke Sociale Basis"
ABBREVIATION = lazily(r"\(([A-Z][\w+]{1,9})\)")
# what tells no two titles apart: "(SSB)", "2024"
IGNORED = lazily(r"\([^()]*\)|\b(?:19|20)\d\d\b")
WORD = lazily(r"\w+")
SHORTEST_PART = 4
MOST_WORDS = 12
NAMED_IN_TEXT = (DocumentKind.BEGROTING, DocumentKind.BELEIDSPLAN)
DECIDING = (DocumentKind.OVERIG, DocumentKind.RAADSVOORSTEL)
"""Papers whose measures are all still to come."""


def extract_initiatives(document: Document, found: Found) -> Iterator[Initiative]:
    """The initiatives of a document in reading order; each once, and again where a bullet announces it."""
    chapters = Chapters(found.sections)
    topics = Topics(document, found.facts, chapters)
    mentions = _each_once(document, topics.find())
    if found.facts.kind in NAMED_IN_TEXT:
        names = find_names(document, found.facts.kind, chapters)
        mentions += _new_names(document, (name for name in names if not _names_programme(document, found, name)), mentions)
    for mention in sorted(mentions, key=lambda m: m.start):
        yield _initiative(document, found, topics, mention)


def _names_programme(document: Document, found: Found, name: Mention) -> bool:
    """Whether a name is that of a programme of the report itself: `het programma Werk en inkomen`."""
    capital = re.compile(r"\s(?=[A-ZÀ-Ý])").search(document.reading_text, name.start, name.end)
    start = capital.end() if capital else name.start
    return any(programme.name and document.reading_text.startswith(programme.name, start) for programme in found.programmes)


def _each_once(document: Document, topics: Iterable[Mention]) -> list[Mention]:
    """The topics without repetition: where a list names one that a heading treats, the one with more text."""
    best: dict[str, Mention] = {}
    for topic in topics:
        key = title_key(document.text[topic.start : topic.end])
        if key not in best or topic.body_end - topic.body_start > best[key].body_end - best[key].body_start:
            best[key] = topic
    return list(best.values())


def _new_names(document: Document, names: Iterable[Mention], topics: Sequence[Mention]) -> list[Mention]:
    """The names in running text that no topic has and no better mention; what announces may repeat what reports.

    A list item that opens with a name is a better mention than one in a sentence, and that better than a later one.
    """
    seen = {False: _Titles(), True: _Titles()}
    for topic in topics:
        seen[topic.announced].add(document.text[topic.start : topic.end])
    spans = sorted((topic.start, topic.end) for topic in topics)
    new: list[Mention] = []
    for name in sorted(names, key=lambda m: (not m.own_place, m.start)):
        before = bisect_right(spans, (name.end, 0)) - 1
        title = document.text[name.start : name.end]
        if (before < 0 or spans[before][1] <= name.start) and title not in seen[name.announced]:
            seen[name.announced].add(title)
            new.append(name)
    return new


class _Titles:
    """Titles that were met: a title is in it where one of them is alike, begins it or holds it as a part."""

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self._parts: set[str] = set()

    def add(self, title: str) -> None:
        """Remember a title, and the abbreviation in it."""
        self._keys.update(short.casefold() for short in ABBREVIATION.findall(title))
        words = title_key(title).split()
        self._keys.add(" ".join(words))
        self._parts.update(" ".join(words[i:j]) for i, j in combinations(range(min(len(words), MOST_WORDS) + 1), 2))

    def __contains__(self, title: str) -> bool:
        key = title_key(title)
        if key in self._keys:
            return True
        openings = accumulate(key.split(), lambda before, word: f"{before} {word}")
        return any(len(part) > SHORTEST_PART and part in self._keys for part in openings) or (
            len(key) > SHORTEST_PART and key in self._parts
        )


def title_key(title: str) -> str:
    """One key for the spellings of a title: small letters, without years, brackets and the words for its sort at its ends.

    >>> title_key("Project Groene Kade (2024)"), title_key("Kade-concept"), title_key("Pilot")
    ('groene kade', 'kade', 'pilot')
    """
    words = WORD.findall(IGNORED.sub(" ", title.casefold()))
    sorts = initiative_words().sorts
    while len(words) > 1 and words[0] in sorts:
        del words[0]
    while len(words) > 1 and words[-1] in sorts:
        del words[-1]
    return " ".join(words)


def _initiative(document: Document, found: Found, topics: Topics, mention: Mention) -> Initiative:
    start, end = mention.start, mention.end
    section = found.section_at(start)
    area = _area_at(found, start)
    programme = last_before(found.programmes, start)
    return Initiative(
        **evidence(document, "initiative", start, end),
        section_id=section.id if section else None,
        programme_id=programme.id if programme else None,
        policy_area_id=area.id if area else None,
        title=" ".join(document.text[start:end].split()),
        status=_status(document, found, topics, mention),
        body_start=mention.body_start,
        body_end=mention.body_end,
    )


def _area_at(found: Found, offset: int) -> PolicyArea | None:
    """The policy area that holds `offset`: the last one before it, while the section lasts that its heading opens."""
    area = last_before(found.policy_areas, offset + 1)
    section = found.section_at(area.start) if area else None
    return area if section is None or offset < section.body_end else None


def _status(document: Document, found: Found, topics: Topics, mention: Mention) -> Status | None:
    """The status that the text gives; an announcement is of what is to come, and under a traffic light at least late."""
    facts = found.facts
    if mention.announced or facts.kind in DECIDING:
        return Status.PLANNED
    horizon = facts.year + (facts.kind is not DocumentKind.BEGROTING) if facts.year else None
    view = View(horizon, latest=facts.kind is not DocumentKind.BELEIDSPLAN)
    text, title = document.reading_text, document.reading_text[mention.start : mention.end]
    focus = None if mention.own_place else mention.end
    status = find_status(text, mention.body_start, mention.body_end, view, title=title, focus=focus)
    section = found.section_at(mention.start)
    if section and DELAYED_LIGHT.match(section.title):
        return Status.STOPPED if status is Status.STOPPED else Status.DELAYED
    if facts.kind is DocumentKind.KADERBRIEF and status in (None, Status.ONGOING):
        return Status.PLANNED
    return status or _status_of_list(document, topics, mention, view)


def _status_of_list(document: Document, topics: Topics, mention: Mention, view: View) -> Status | None:
    """The status that the sentence above a list gives to all its items: `De gemeente ondersteunt deze initiatieven:`."""
    index = document.block_index_at(mention.start)
    opener = topics.openers[index] if index is not None else None
    if opener is None:
        return None
    block = document.blocks[opener]
    return find_status(document.reading_text, block.start, block.end, view)
