"""Initiatives: what a report reports on or announces under a name, each at the place that tells about it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from extract.found import Found
from extract.initiative_names import find_names
from extract.initiative_topics import Mention, find_topics
from extract.status import find_status
from schema import BlockKind, Document, DocumentKind, Initiative, Status

DELAYED_LIGHT = re.compile(r"(?:Oranje|Rood|Rode) stoplicht", re.IGNORECASE)
SHORTEST_PART = 4
NAMED_IN_TEXT = (DocumentKind.BEGROTING, DocumentKind.BELEIDSPLAN)


def extract_initiatives(document: Document, found: Found) -> Iterator[Initiative]:
    """The initiatives of a document in reading order; each once, and again where a bullet announces it."""
    mentions = _each_once(find_topics(document, found), document)
    if found.facts.kind in NAMED_IN_TEXT:
        mentions += _new_names(document, found, mentions)
    for mention in sorted(mentions, key=lambda m: m.start):
        yield _initiative(document, found, mention)


def _each_once(topics: Iterable[Mention], document: Document) -> list[Mention]:
    """The topics without repetition: where a list names one that a heading treats, the one with more text."""
    best: dict[str, Mention] = {}
    for topic in topics:
        key = _key(document, topic)
        if key not in best or topic.body_end - topic.body_start > best[key].body_end - best[key].body_start:
            best[key] = topic
    return list(best.values())


def _new_names(document: Document, found: Found, topics: list[Mention]) -> list[Mention]:
    """The names in running text that no topic has and no earlier mention; what announces may repeat what reports."""
    seen = {announced: [_key(document, m) for m in topics if m.announced is announced] for announced in (False, True)}
    names: list[Mention] = []
    for mention in find_names(document, found):
        key = _key(document, mention)
        if any(mention.start < m.end and m.start < mention.end for m in topics):
            continue
        if not any(_same_name(key, other) for other in seen[mention.announced]):
            seen[mention.announced].append(key)
            names.append(mention)
    return names


def _same_name(key: str, other: str) -> bool:
    """Whether two keys name the same: alike, or a longer one that holds the other from its beginning or as a part."""
    if key == other or f"{key} ".startswith(f"{other} ") and len(other) > SHORTEST_PART:
        return True
    return len(key) > SHORTEST_PART and f" {key} " in f" {other} "


def _key(document: Document, mention: Mention) -> str:
    return title_key(document.text[mention.start : mention.end])


def title_key(title: str) -> str:
    """One key for the spellings of a title: small letters and figures, without years, brackets and the word for its sort."""
    plain = re.sub(r"\([^)]*\)|\b(?:19|20)\d\d\b", " ", title.casefold())
    words = re.findall(r"\w+", plain)
    return " ".join(words[1:] if words and words[0] in ("project", "pilot", "programma") and len(words) > 1 else words)


def _initiative(document: Document, found: Found, mention: Mention) -> Initiative:
    start, end = mention.start, mention.end
    section = found.section_at(start)
    area = next((area for area in reversed(found.policy_areas) if area.start < start), None)
    programme = next((programme for programme in reversed(found.programmes) if programme.start < start), None)
    return Initiative(
        id=document.record_id("initiative", start, end),
        start=start,
        end=end,
        page=document.page_at(start),
        words=document.text[start:end],
        section_id=section.id if section else None,
        programme_id=programme.id if programme else None,
        policy_area_id=area.id if area else None,
        title=" ".join(document.text[start:end].split()),
        status=_status(document, found, mention),
        body_start=mention.body_start,
        body_end=mention.body_end,
    )


def _status(document: Document, found: Found, mention: Mention) -> Status | None:
    """The status that the text gives; under a traffic light its colour, in an announcement or a decision what is to come."""
    section = found.section_at(mention.start)
    facts = found.facts
    horizon = facts.year + (facts.kind is not DocumentKind.BEGROTING) if facts.year else None
    if mention.announced or facts.kind in (DocumentKind.KADERBRIEF, DocumentKind.OVERIG, DocumentKind.RAADSVOORSTEL):
        return Status.PLANNED
    latest = facts.kind is not DocumentKind.BELEIDSPLAN
    status = find_status(document.reading_text, mention.body_start, mention.body_end, horizon=horizon, latest=latest, focus=None if mention.own_place else mention.start)
    if section and DELAYED_LIGHT.match(section.title):
        return Status.STOPPED if status is Status.STOPPED else Status.DELAYED
    return status or _status_of_list(document, mention, horizon)


def _status_of_list(document: Document, mention: Mention, horizon: int | None) -> Status | None:
    """The status that the sentence above a list gives to all its items: `De gemeente ondersteunt deze initiatieven:`."""
    index = bisect_right(document.block_starts, mention.start) - 1
    if document.blocks[index].kind is not BlockKind.LIST_ITEM:
        return None
    for block in reversed(document.blocks[:index]):
        if block.kind is BlockKind.HEADING:
            return None
        if block.kind is BlockKind.PARAGRAPH or block.level < document.blocks[index].level and block.kind is BlockKind.LIST_ITEM:
            return find_status(document.reading_text, block.start, block.end, horizon=horizon)
    return None
