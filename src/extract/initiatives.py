"""Initiatives: what a report reports on or announces under a name, each at the place that tells about it."""

import re
from collections.abc import Iterator

from extract.found import Found
from extract.initiative_names import find_names
from extract.initiative_topics import Mention, find_topics
from extract.status import find_status
from schema import Document, DocumentKind, Initiative, Status

DELAYED_LIGHT = re.compile(r"(?:Oranje|Rood|Rode) stoplicht", re.IGNORECASE)
NAMED_IN_TEXT = (DocumentKind.BEGROTING, DocumentKind.BELEIDSPLAN)


def extract_initiatives(document: Document, found: Found) -> Iterator[Initiative]:
    """The initiatives of a document in reading order; each once, and again where a bullet announces it."""
    mentions = list(find_topics(document, found))
    if found.facts.kind in NAMED_IN_TEXT:
        seen = {(m.announced, title_key(document.text[m.start : m.end])) for m in mentions}
        for mention in find_names(document, found):
            key = (mention.announced, title_key(document.text[mention.start : mention.end]))
            if key not in seen and not any(mention.start < m.end and m.start < mention.end for m in mentions):
                seen.add(key)
                mentions.append(mention)
    for mention in sorted(mentions, key=lambda m: m.start):
        yield _initiative(document, found, mention)


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
    if section and DELAYED_LIGHT.match(section.title):
        return Status.DELAYED
    facts = found.facts
    horizon = facts.year + (facts.kind is not DocumentKind.BEGROTING) if facts.year else None
    if mention.announced or facts.kind in (DocumentKind.KADERBRIEF, DocumentKind.OVERIG, DocumentKind.RAADSVOORSTEL):
        return Status.PLANNED
    return find_status(document.reading_text, mention.body_start, mention.body_end, horizon=horizon)
