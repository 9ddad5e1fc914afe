"""Initiatives that a heading or bullet names: topics of a progress report, measures of a plan, wishes of a kaderbrief."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from extract.cells import TABLE_KINDS
from extract.chapters import Chapter, Chapters
from extract.initiative_words import initiative_words, named_sort, structural_heading
from extract.list_items import find_openers
from extract.scan import any_of, lazily
from schema import Block, BlockKind, Document, DocumentFacts, DocumentKind

REPORTS = (DocumentKind.VOORTGANGSRAPPORTAGE, DocumentKind.JAARSTUKKEN)
# "Titel - tekst", "Titel: tekst", "€" may follow: "Meer groen: € 100.000"
DIVIDED = lazily(r"(?P<title>[A-Z‘“'(\d][^.;:?]{2,90}?)(?:\s[-–]\s|:\s)(?=\S)")
# "Brancheteams. Het uitbouwen van ..."
FULL_STOP = lazily(r"(?P<title>[A-Z‘“'][^.;:?]{2,90}?)[.:](?=\s+\S)")
# "Programmalijn 1: verbinden. Het ..."
PROGRAMME_LINE = lazily(r"(?P<title>Programmalijn \d+:[^.]{3,160}?)\.(?!\w)")
# "... de samenhang met bestaande projecten zoals:"
PROJECTS_FOLLOW = lazily(r"\b(?:projecten|initiatieven|pilots|campagnes|maatregelen)\b[^.:]*:\s*$")
# "Maatje Plus van de Stichting Voorbeeld"
OF_ORGANISATION = lazily(r"\s(?:van|door)\s(?:de\s)?(?:[Ss]tichting|[Vv]ereniging)\b")
# a heading over codes, or a chapter: "6A4.3 Ontwikkeling haven", "4 Hoe verder"
CODED = lazily(r"0?\d{1,2}[A-Z]\d{0,3}(?:\.\d{1,2})?\s|\d{1,2}\.?\s[A-Z]")
# the letter that an item carries behind its bullet: "• a. Meer groen"
LETTER = lazily(r"[a-z0-9]{1,2}[.)]\s+")
# what only a full sentence holds: a finite verb
FINITE = lazily(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|zal|zullen|gaat|gaan|kan|kunnen|moet|moeten|wil|willen|wij|we"
    r"|zetten|vindt|staat|starten?|blijven|blijft|krijgt|krijgen|komt|komen|volgt|biedt)\b"
)
# "... terugtrok. Er": where one sentence ends and the next begins
SENTENCES = lazily(r"[a-z]{2}[.!?] [A-Z]")
# "De raad bespreekt ..." announces what others do
OTHERS_ACT = lazily(r"(?:De (?:raad|gemeente|provincie|minister|regio)|Het (?:college|Rijk|kabinet))\b")
LEADING_ARTICLE = lazily(r"(?:(?:[Dd]e|[Hh]et|[Ee]en)\s+)?(?:[Nn]ieuwe?\s+)?")
# where the title of an announcing bullet ends: "Buurtfonds Zuid (met de woningbouwvereniging)", "Opening van het depot in 2025"
ANNOUNCED_END = lazily(r"[.,:;]|\s[-–]\s|\s\((?:met|in|inclusief|Q\d)\b|\s(?:in|inclusief|per|vanaf|en de)\s")
# "Bomenplan - in 2025 worden ...", "Bomenplan: het plan wordt ...": what stands behind a title
TEXT_BEHIND = lazily(r":|\s[-–]\s")
QUOTES = "‘’“”'\""
SHORTEST_TITLE = 3
LONGEST_TITLE = 110
MOST_TITLE_WORDS = 12
MOST_ANNOUNCED_WORDS = 8


class Mention(NamedTuple):
    """One mention of an initiative: its title and the text that tells about it."""

    start: int
    end: int
    body_start: int
    body_end: int
    own_place: bool
    """Whether a heading or bullet of its own names it."""
    announced: bool = False
    """Whether it stands in a part of the report that tells what is to come."""


@dataclass(frozen=True)
class Topics:
    """A document in which topics are sought."""

    document: Document
    facts: DocumentFacts
    chapters: Chapters

    @cached_property
    def openers(self) -> list[int | None]:
        """For each block the index of the one that it hangs under, where it is a list item."""
        return find_openers(self.document)

    def find(self) -> Iterator[Mention]:
        """The headed and bulleted initiatives, as the document's kind orders them."""
        for index, block in enumerate(self.document.blocks):
            if block.kind not in (BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH):
                continue
            chapter = self.chapters.at(block.start)
            if chapter.other:
                continue
            if block.kind is BlockKind.LIST_ITEM:
                yield from self._bulleted(index, block, chapter)
            elif block.kind is BlockKind.PARAGRAPH:
                yield from self._programme_line(index, block)
            elif self._heads_topics(chapter) and self._is_topic(index, block):
                yield Mention(block.body, block.end, block.end, self._body_end(index), own_place=True)

    def _heads_topics(self, chapter: Chapter) -> bool:
        """Whether headings name initiatives: in a report all may, in a plan where it acts, in a kaderbrief where it proposes."""
        if self.facts.kind is DocumentKind.BELEIDSPLAN:
            return chapter.acts
        return self.facts.kind in REPORTS or (self.facts.kind is DocumentKind.KADERBRIEF and chapter.announces)

    def _is_topic(self, index: int, block: Block) -> bool:
        """Whether a heading reports on something: text of its own follows it, and it does not order the report."""
        title = self.document.reading_text[block.body : block.end]
        if block.level == 1 or title.endswith("?") or title.isupper() or title.startswith(("“", "‘", '"', "'")):
            return False
        if structural_heading().match(title) or CODED.match(title) or title.startswith(initiative_words().announcing):
            return False
        following = next((b for b in self.document.blocks[index + 1 : index + 4] if b.kind is not BlockKind.FURNITURE), None)
        return following is not None and following.kind is BlockKind.PARAGRAPH and not self._gathers(index, block)

    def _gathers(self, index: int, heading: Block) -> bool:
        """Whether a heading only gathers others: deeper headings or titled bullets follow in its section."""
        blocks = self.document.blocks
        for position in range(index + 1, len(blocks)):
            block = blocks[position]
            if block.kind is BlockKind.HEADING and not self._is_running_head(block):
                return block.level > heading.level
            if block.kind is BlockKind.LIST_ITEM and (self._stands_above_text(position, block) or self._opens_with_name(block)):
                return True
        return False

    def _opens_with_name(self, block: Block) -> bool:
        """Whether a list item opens with a sort and a name: `Project Kade is bedoeld voor ...`."""
        return named_sort().match(self.document.reading_text, block.body, block.end) is not None

    def _is_running_head(self, heading: Block) -> bool:
        """Whether a line repeats the title of the document."""
        title = self.facts.title
        return title is not None and title in self.document.reading_text[heading.start : heading.end]

    def _body_end(self, index: int) -> int:
        """Where the text about the topic at `index` ends: before the next heading or table, or the next bullet at its depth."""
        blocks = self.document.blocks
        block = blocks[index]
        end = block.end
        for position in range(index + 1, len(blocks)):
            following = blocks[position]
            if following.kind is BlockKind.HEADING or following.kind in TABLE_KINDS:
                break
            if following.kind is BlockKind.LIST_ITEM and block.kind is BlockKind.LIST_ITEM and following.level <= block.level:
                break
            if block.kind is BlockKind.PARAGRAPH and self._programme_title(following):
                break
            if following.kind is not BlockKind.FURNITURE:
                end = following.end
        return end

    def _programme_line(self, index: int, block: Block) -> Iterator[Mention]:
        """The line of a plan's programme that a paragraph opens with: `Programmalijn 2: verbinden.`."""
        match = self._programme_title(block) if self.facts.kind is DocumentKind.BELEIDSPLAN else None
        if match:
            yield Mention(match.start("title"), match.end("title"), match.end(), self._body_end(index), own_place=True)

    def _programme_title(self, block: Block) -> re.Match[str] | None:
        return PROGRAMME_LINE.match(self.document.reading_text, block.start, block.end)

    def _bulleted(self, index: int, block: Block, chapter: Chapter) -> Iterator[Mention]:
        """The initiative that a list item names, by the forms that its kind of document uses."""
        plan, budget = self.facts.kind is DocumentKind.BELEIDSPLAN, self.facts.kind is DocumentKind.BEGROTING
        if plan and not chapter.acts:
            return
        divided = None if budget else self._divided(block, numbered=plan and block.number is not None)
        if self._stands_above_text(index, block):
            start = behind_verb(self.document.reading_text, block.body, block.end) if plan else block.body
            end = block.body + len(self.document.text[block.body : block.end].rstrip(" .:"))
            yield Mention(start, end, block.end, self._body_end(index), own_place=True, announced=budget and chapter.announces)
        elif divided:
            start, end, body = divided
            yield Mention(start, end, body, self._body_end(index), own_place=True)
        elif plan and self._is_listed_project(index):
            yield from self._listed_project(block)
        elif self.facts.kind in (DocumentKind.BEGROTING, DocumentKind.KADERBRIEF) and chapter.announces:
            yield from self._announced(index, block)

    def _stands_above_text(self, index: int, block: Block) -> bool:
        """Whether a list item is a title that stands on its own line above its text."""
        blocks, text = self.document.blocks, self.document.reading_text
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if following is None or following.kind is not BlockKind.PARAGRAPH or block.end - block.body > LONGEST_TITLE:
            return False
        title = text[block.body : block.end]
        on_next_line = self.document.text.count("\n", block.end, following.start) <= 1
        return on_next_line and not title.endswith((";", ",")) and not SENTENCES.search(title) and not FINITE.search(title)

    def _divided(self, block: Block, *, numbered: bool) -> tuple[int, int, int] | None:
        """Title and body of an item that a dash or colon divides; in a plan's numbered items a full stop does too."""
        text = self.document.reading_text
        start = behind_letter(text, block)
        match = DIVIDED.match(text, start, block.end) or (FULL_STOP.match(text, start, block.end) if numbered else None)
        if match is None or not reads_as_title(match["title"]):
            return None
        first = behind_verb(text, *match.span("title"))
        organisation = OF_ORGANISATION.search(text, first, match.end("title"))
        last = organisation.start() if organisation else match.end("title")
        while last - first > 2 and text[first] in QUOTES and text[last - 1] in QUOTES:
            first, last = first + 1, last - 1
        return first, last, match.end()

    def _is_listed_project(self, index: int) -> bool:
        """Whether the item above a nested one announces projects: `... met lopende projecten zoals:`."""
        opener = self.openers[index]
        if opener is None or self.document.blocks[opener].kind is not BlockKind.LIST_ITEM:
            return False
        above = self.document.blocks[opener]
        near = max(above.start, above.end - LONGEST_TITLE)
        return PROJECTS_FOLLOW.search(self.document.reading_text, near, above.end) is not None

    def _listed_project(self, block: Block) -> Iterator[Mention]:
        text = self.document.reading_text
        start = behind_letter(text, block)
        end = start + len(text[start : block.end].split(",")[0].rstrip("."))
        if start < end <= start + LONGEST_TITLE and reads_as_title(text[start:end]):
            yield Mention(behind_verb(text, start, end), end, start, block.end, own_place=True)

    def _announced(self, index: int, block: Block) -> Iterator[Mention]:
        """The title of a short bullet that announces something: `Uitvoeren Taalpact`, `Buurtfonds Zuid`."""
        text, blocks = self.document.reading_text, self.document.blocks
        words = text[block.body : block.end]
        following = blocks[index + 1] if index + 1 < len(blocks) else block
        nested = following.kind is BlockKind.LIST_ITEM and following.level > block.level
        if nested or OTHERS_ACT.match(words) or words.rstrip().endswith(":"):
            return
        start = behind_verb(text, block.body, block.end)
        end = start + len(ANNOUNCED_END.split(text[start : block.end], maxsplit=1)[0].rstrip())
        divided = TEXT_BEHIND.match(text, end, block.end) is not None
        sentence = text[block.body : end] if divided else words.split(". ")[0]
        fits = SHORTEST_TITLE < end - start <= LONGEST_TITLE and len(text[start:end].split()) <= MOST_ANNOUNCED_WORDS
        if fits and not FINITE.search(sentence):
            yield Mention(start, end, block.start, self._body_end(index), own_place=True, announced=True)


def reads_as_title(title: str) -> bool:
    """Whether words before a colon or dash are a title and not the beginning of a sentence."""
    plain = len(title.split()) <= MOST_TITLE_WORDS and not FINITE.search(title) and not title.isupper()
    return plain and structural_heading().match(title) is None


def behind_letter(text: str, block: Block) -> int:
    """Where the words of an item begin that carries a letter behind its bullet: `• a. Meer groen`."""
    match = LETTER.match(text, block.body, block.end)
    return match.end() if match else block.body


@cache
def _bullet_verbs() -> re.Pattern[str]:
    verbs = any_of(initiative_words().bullet_verbs).replace(r"\ ", r"\s?")
    return re.compile(rf"(?:(?:{verbs})\s+)?")


def behind_verb(text: str, start: int, end: int) -> int:
    """Where the title begins behind the verb, article and `nieuw` that introduce it.

    >>> text = "Uitvoeren van het Bomenplan"
    >>> text[behind_verb(text, 0, len(text)) :]
    'Bomenplan'
    """
    match = _bullet_verbs().match(text, start, end)
    article = LEADING_ARTICLE.match(text, match.end() if match else start, end)
    return article.end() if article and article.end() < end else start
