"""Initiatives that a heading or a bullet names: the topics of a progress report, the measures of a plan, the wishes of a kaderbrief."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.found import Found
from extract.lists import alternatives
from extract.initiative_words import initiative_words, structural_heading
from schema import Block, BlockKind, Document, DocumentKind, Section

REPORTS = (DocumentKind.VOORTGANGSRAPPORTAGE, DocumentKind.JAARSTUKKEN)
# "Titel - tekst", "Titel: tekst", "€" may follow: "Meer groen: € 100.000"
DIVIDED = re.compile(r"(?P<title>[A-Z‘“'(\d][^.;:?]{2,90}?)(?:\s[-–]\s|:\s)(?=\S)")
# "Brancheteams. Het uitbouwen van ..."
FULL_STOP = re.compile(r"(?P<title>[A-Z‘“'][^.;:?]{2,90}?)[.:](?=\s+\S)")
# "Programmalijn 1: verbinden. Het ..."
PROGRAMME_LINE = re.compile(r"(?P<title>Programmalijn \d+:[^.]{3,160}?)\.(?!\w)")
# "... de samenhang met bestaande projecten zoals:"
PROJECTS_FOLLOW = re.compile(r"\b(?:projecten|initiatieven|pilots|campagnes|maatregelen)\b[^.]*:\s*$")
# "Maatje Plus van de Stichting Voorbeeld"
OF_ORGANISATION = re.compile(r"\s(?:van|door)\s(?:de\s)?(?:Stichting|Vereniging|stichting|vereniging)\b")
# a heading over codes: "6A4.3 Ontwikkeling haven"
CODED = re.compile(r"0?\d{1,2}[A-Z]\d{0,3}(?:\.\d{1,2})?\s")
# a full sentence has a finite verb
FINITE = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|zal|zullen|gaat|gaan|kan|kunnen|moet|moeten|wil|willen|wij|we|zetten|vindt|staat|starten?|blijven|blijft)\b"
)
# "De raad bespreekt ..." announces what others do
OTHERS_ACT = re.compile(r"(?:De (?:raad|gemeente|provincie|minister|regio)|Het (?:college|Rijk|kabinet))\b")
LEADING_ARTICLE = re.compile(r"(?:(?:[Dd]e|[Hh]et|[Ee]en)\s+)?(?:nieuwe?\s+)?")
# where the title of an announcing bullet ends: "Buurtfonds Zuid (met de woningbouwvereniging)", "Opening van het depot in 2025"
ANNOUNCED_END = re.compile(r"[.,:;]|\s\((?:met|in|inclusief|Q\d)\b|\s(?:in|inclusief|per|vanaf|en de)\s")
QUOTES = "‘’“”'\""
LONGEST_TITLE_WORDS = 12
MOST_ANNOUNCED_WORDS = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an initiative: its title and the text that tells about it."""

    start: int
    end: int
    body_start: int
    body_end: int
    own_place: bool
    """Whether a heading or bullet of its own names it."""
    announced: bool = False
    """Whether it stands in a part of the report that tells what is to come."""


def find_topics(document: Document, found: Found) -> Iterator[Mention]:
    """The headed and bulleted initiatives of a document, as its kind orders them."""
    kind = found.facts.kind
    for index, block in enumerate(document.blocks):
        path = section_path(found, block.start)
        if about_something_else(path):
            continue
        if block.kind is BlockKind.HEADING and kind in (*REPORTS, DocumentKind.BELEIDSPLAN):
            if (kind in REPORTS or tells_action(path)) and _is_topic(document, index, block):
                yield _headed(document, index, block)
        elif block.kind is BlockKind.LIST_ITEM:
            yield from _bulleted(document, kind, index, block, path)
        elif block.kind is BlockKind.PARAGRAPH and kind is DocumentKind.BELEIDSPLAN:
            match = PROGRAMME_LINE.match(document.reading_text, block.start, block.end)
            if match:
                yield Mention(match.start("title"), match.end("title"), match.end(), _body_end(document, index), own_place=True)


def section_path(found: Found, offset: int) -> list[Section]:
    """The sections that hold `offset`, the innermost first."""
    path: list[Section] = []
    section = found.section_at(offset)
    by_id = found.sections_by_id
    while section is not None:
        path.append(section)
        section = by_id.get(section.parent_id) if section.parent_id else None
    return path


@cache
def _chapters(name: str) -> re.Pattern[str]:
    return re.compile(alternatives(getattr(initiative_words(), name)), re.IGNORECASE)


def about_something_else(path: list[Section]) -> bool:
    """Whether a chapter is about risks, organisations or money."""
    return any(_chapters("other_chapters").search(section.title) for section in path)


def tells_action(path: list[Section]) -> bool:
    """Whether a chapter of a plan tells what will be done, or is an annex."""
    return any(_chapters("action_chapters").search(section.title) or (section.number or "").isalpha() for section in path)


def _is_topic(document: Document, index: int, block: Block) -> bool:
    """Whether a heading reports on something: text of its own follows it, and it does not order the report."""
    title = document.reading_text[block.body : block.end]
    if structural_heading().match(title) or CODED.match(title) or index + 1 >= len(document.blocks):
        return False
    if block.level == 1 or title.endswith("?") or title.isupper() or title[0] in "“‘\"'":
        return False
    following = next((b for b in document.blocks[index + 1 :] if b.kind is not BlockKind.FURNITURE), None)
    return following is not None and following.kind is BlockKind.PARAGRAPH and not _gathers(document, index, block)


def _gathers(document: Document, index: int, heading: Block) -> bool:
    """Whether a heading only gathers others: deeper headings or titled bullets follow in its section."""
    for position in range(index + 1, len(document.blocks)):
        block = document.blocks[position]
        if block.kind is BlockKind.HEADING:
            return block.level > heading.level
        if block.kind is BlockKind.LIST_ITEM and _title_above_text(document, position, block):
            return True
    return False


def _headed(document: Document, index: int, block: Block) -> Mention:
    return Mention(block.body, block.end, block.end, _body_end(document, index), own_place=True)


def _body_end(document: Document, index: int) -> int:
    """Where the text about the topic at `index` ends: before the next heading, or the next bullet at its depth."""
    block = document.blocks[index]
    end = block.end
    for following in document.blocks[index + 1 :]:
        if following.kind is BlockKind.HEADING or following.kind in (BlockKind.CELL, BlockKind.PIPE_ROW, BlockKind.TABLE_ROW):
            break
        if following.kind is BlockKind.LIST_ITEM and block.kind is BlockKind.LIST_ITEM and following.level <= block.level:
            break
        if following.kind is not BlockKind.FURNITURE:
            end = following.end
    return end


def _title_above_text(document: Document, index: int, block: Block) -> bool:
    """Whether a list item is a title that stands on its own line above its text."""
    if index + 1 >= len(document.blocks) or block.end - block.body > 110:
        return False
    following = document.blocks[index + 1]
    between = document.text[block.end : following.start]
    title = document.reading_text[block.body : block.end]
    return following.kind is BlockKind.PARAGRAPH and between.count("\n") <= 1 and not title.endswith((";", ",")) and not FINITE.search(title)


def _bulleted(document: Document, kind: DocumentKind | None, index: int, block: Block, path: list[Section]) -> Iterator[Mention]:
    """The initiative that a list item names, by the forms that its kind of document uses."""
    if kind is DocumentKind.BELEIDSPLAN and not tells_action(path):
        return
    if _title_above_text(document, index, block):
        end = _trimmed(document, block.body, block.end)
        yield Mention(block.body, end, block.end, _body_end(document, index), own_place=True)
        return
    text = document.reading_text
    start = _behind_letter(text, block)
    match = DIVIDED.match(text, start, block.end)
    if match is None and kind is DocumentKind.BELEIDSPLAN and block.number:
        match = FULL_STOP.match(text, start, block.end)
    if match and kind is not DocumentKind.BEGROTING and _reads_as_title(match["title"]):
        first = _behind_verb(text, match.start("title"), match.end("title"))
        organisation = OF_ORGANISATION.search(text, first, match.end("title"))
        last = organisation.start() if organisation else match.end("title")
        while text[first] in QUOTES and text[last - 1] in QUOTES:
            first, last = first + 1, last - 1
        yield Mention(first, last, match.end(), _body_end(document, index), own_place=True)
    elif kind is DocumentKind.BELEIDSPLAN and _lists_projects(document, index, block):
        end = start + len(text[start : block.end].split(",")[0].rstrip("."))
        if _reads_as_title(text[start:end]):
            yield Mention(_behind_verb(text, start, end), end, start, block.end, own_place=True)
    elif kind in (DocumentKind.BEGROTING, DocumentKind.KADERBRIEF) and announces(path):
        yield from _announced(document, index, block)


def _lists_projects(document: Document, index: int, block: Block) -> bool:
    """Whether the item above a nested one announces projects: `... met lopende projecten zoals:`."""
    for above in reversed(document.blocks[:index]):
        if above.kind is BlockKind.HEADING:
            return False
        if above.kind is BlockKind.LIST_ITEM and above.level < block.level:
            return PROJECTS_FOLLOW.search(document.reading_text, above.start, above.end) is not None
    return False


def announces(path: list[Section]) -> bool:
    """Whether a part of a report tells what is to come."""
    return any(section.title.startswith(initiative_words().announcing) for section in path)


def _announced(document: Document, index: int, block: Block) -> Iterator[Mention]:
    """The title of a short bullet that announces something: `Uitvoeren Taalpact`, `Buurtfonds Zuid`."""
    text = document.reading_text
    words = text[block.body : block.end]
    nested = index + 1 < len(document.blocks) and document.blocks[index + 1].kind is BlockKind.LIST_ITEM and document.blocks[index + 1].level > block.level
    if nested or OTHERS_ACT.match(words) or FINITE.search(words.split(". ")[0]) or words.rstrip().endswith(":"):
        return
    start = _behind_verb(text, block.body, block.end)
    end = start + len(ANNOUNCED_END.split(text[start : block.end], maxsplit=1)[0].rstrip())
    if 3 < end - start and len(text[start:end].split()) <= MOST_ANNOUNCED_WORDS:
        yield Mention(start, end, block.start, _body_end(document, index), own_place=True, announced=True)


def _reads_as_title(title: str) -> bool:
    """Whether words before a colon or dash are a title and not the beginning of a sentence."""
    plain = len(title.split()) <= LONGEST_TITLE_WORDS and not FINITE.search(title) and not title.isupper()
    return plain and structural_heading().match(title) is None


def _behind_letter(text: str, block: Block) -> int:
    """Where the words of an item begin that carries a letter behind its bullet: `• a. Meer groen`."""
    match = re.compile(r"[a-z0-9]{1,2}[.)]\s+").match(text, block.body, block.end)
    return match.end() if match else block.body


@cache
def _bullet_verbs() -> re.Pattern[str]:
    verbs = alternatives(initiative_words().bullet_verbs).replace(r"\ ", r"\s?")
    return re.compile(rf"(?:(?:{verbs})\s+)?")


def _behind_verb(text: str, start: int, end: int) -> int:
    """Where the title begins behind the verb, article and `nieuw` that introduce it."""
    match = _bullet_verbs().match(text, start, end)
    assert match is not None
    article = LEADING_ARTICLE.match(text, match.end(), end)
    assert article is not None
    return article.end() if article.end() < end else start


def _trimmed(document: Document, start: int, end: int) -> int:
    """The end of a title without the full stop or colon behind it."""
    return start + len(document.text[start:end].rstrip(" .:"))
