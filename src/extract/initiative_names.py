"""Initiatives that running text names: `project Groene Kade`, `het programma ‘Samen Sterk’`, `de aanleg van het Lindepark`.

A word for a sort of initiative (project, pilot, ...pact, ...plan) or for a work (herinrichting, opening) is where a look
begins; the name stands in quotation marks or capitals behind it or before it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from extract.found import Found
from extract.initiative_topics import Mention, about_something_else, announces, section_path, tells_action
from extract.initiative_words import initiative_words
from extract.programmes import MISSION
from extract.scan import Anchors, any_of
from extract.sentences import find_sentences
from schema import Block, BlockKind, Document, DocumentKind

Span = tuple[int, int]

# one word of a name: "Groene", "JAS", "Vitality’s"; years and figures only behind another
CAPITAL = r"[A-ZÀ-Ý](?:[\w’'@+./-]*\w)?"
WORD = rf"(?:{CAPITAL}|\d{{4}}\s?[-–/]\s?\d{{2,4}}|\d[\w-]*)"
# small words inside a name: "op" in "Meerdrecht op Leeftijd", "tegen eenzaamheid" in "Samen tegen eenzaamheid Zuid"
LINK = r"(?:en|&|op|voor|tegen|tot|on|and|of|zonder|per|met|een|in|van de|van)"
SHORT = r"\s\([A-Z][\w+]{1,9}\)"
NAME = rf"{CAPITAL}(?:,?\s+(?:{LINK}\s+){{0,2}}(?:[a-z]{{4,}}\s+)?{WORD})*(?:{SHORT})?"
QUOTED = r"[‘“'\"„](?P<quoted>[A-ZÀ-Ý][^‘“’”'\"„]{2,70})[’”'\"]"

# "programma ‘Samen Sterk’", "aanpak, 'Perspectief'"
QUOTED_BEHIND = re.compile(rf",?\s+{QUOTED}")
# "project JAS", "Toekomstvisie DZB", "Kenniscentrum voor Angst en Stress (KAS)"
NAME_BEHIND = re.compile(rf"\s+(?:(?:voor|tegen|on|of)\s+)?{NAME}")
# "Integraal", "Huisvestings" before "Plan"
CAPITAL_WORD = re.compile(CAPITAL)
MOST_BEFORE = 6
SHORT_BEHIND = re.compile(SHORT)
# "regeling" in "tijdelijke overbruggingsregeling ondernemers (TOZO)"
WORDS_AND_SHORT_BEHIND = re.compile(r"(?:\s+[a-z]+){0,3}\s\([A-Z][A-Za-z]{2,7}\)")
ADJECTIVE_BEFORE = re.compile(r"(?<!\w)[a-z]+e\s+$")
# "lokaal sportakkoord", "regionale opvangvoorziening voor jongeren aan het Kanaal"
REACH_BEFORE = re.compile(r"(?<!\w)(?:\(sub\))?(?:lokaal|lokale|regionaal|regionale|brede|stedelijke?)\s+$")
PLACE_BEHIND = re.compile(rf"(?:\s+(?:voor|tegen)\s+[a-z]+)?(?:\s+(?:aan|in|op)\s+(?:de|het)\s+{CAPITAL})?(?!\w|\s[‘'“])")
# "aanpak mentale gezondheid", "brede aanpak energiearmoede"
PROBLEM_BEHIND = re.compile(
    r"\s+(?:[a-z]{4,}e\s+)?[a-z]*(?:heid|moede|drift|loosheid|overlast|lerarentekort|hitte|criminaliteit|problematiek)(?!\w)"
)
WIDTH_BEFORE = re.compile(r"(?<!\w)(?:brede|integrale|regionale|lokale)\s+$")
# "aanleg van het Lindepark", "renovatie voor Het Anker"; "pilot met de Kredietbank"
OF_OBJECT = re.compile(r"\s+(?:van|voor|aan)\s+(?=\S)")
WITH_OBJECT = re.compile(r"\s+(?:met|voor)\s+(?=\S)")
# "Sterke Wijken (SW)": a name and its initials
INITIALS = re.compile(r"\((?P<letters>[A-Z]{2,6})\)")
# "door 'Junior Raad'", "in de ‘Stadstuin’"
INTRODUCED = re.compile(r"(?<!\w)(?:door|via|met|in|de|het|zogenoemde)\s+$")
QUOTED_HERE = re.compile(QUOTED)
# "..., waarmee", "... waarin"
RELATIVE = re.compile(r",?\s(?:waar(?:in|mee|door|bij|voor|op)|zodat)\b|;")
TRIALS = frozenset({"pilot", "proef", "experiment"})
GROUPS = frozenset({"stuurgroep", "taskforce", "campagne"})
LONGEST_OBJECT = 9
SHORTEST_SENTENCE = 60
SHORTEST_PREFIX = 3


def find_names(document: Document, found: Found) -> Iterator[Mention]:
    """The initiatives that paragraphs and list items name, in reading order."""
    text = document.reading_text
    blocks = _Readable(document, found)
    spans: list[tuple[int, Span]] = []
    for start, end in _anchors().places(text):
        index = blocks.index_at(start)
        if index is not None:
            block = document.blocks[index]
            spans.extend((index, span) for span in _names_at(text, start, end, block.start, block.end))
    for index, group in groupby(spans, key=lambda pair: pair[0]):
        block = document.blocks[index]
        for start, end in _without_overlap({span for _, span in group}):
            low, high = _clause(text, block, start, end)
            yield Mention(start, end, low, high, own_place=False, announced=blocks.announces(index))


class _Readable:
    """The blocks of a document in whose sentences names are sought; each is judged once."""

    def __init__(self, document: Document, found: Found) -> None:
        self.document = document
        self.found = found
        self.judged: dict[int, bool] = {}
        self.announcing: dict[int, bool] = {}

    def index_at(self, offset: int) -> int | None:
        """Index of the block at `offset`, where names are sought in it."""
        index = self.document.block_index_at(offset)
        if index is None:
            return None
        if index not in self.judged:
            self.judged[index] = self._is_readable(index)
        return index if self.judged[index] else None

    def announces(self, index: int) -> bool:
        """Whether the block stands in a part of the report that tells what is to come."""
        return self.announcing[index]

    def _is_readable(self, index: int) -> bool:
        block, text = self.document.blocks[index], self.document.reading_text
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or _is_fragment(text, block):
            return False
        path = section_path(self.found, block.start)
        self.announcing[index] = announces(path)
        plan = self.found.facts.kind is DocumentKind.BELEIDSPLAN
        if about_something_else(path) or (plan and not tells_action(path)):
            return False
        return MISSION.match(text, block.start, block.end) is None


def _is_fragment(text: str, block: Block) -> bool:
    """Whether a paragraph is only a few words of a diagram or torn table: short, and without an end mark."""
    short = block.kind is BlockKind.PARAGRAPH and block.end - block.start < SHORTEST_SENTENCE
    return short and text[block.end - 1] not in ".:;!?"


@cache
def _object_end() -> re.Pattern[str]:
    # what ends the words behind "van": a verb, a preposition of time, an end mark
    return re.compile(rf"\s+(?:{any_of(initiative_words().object_ends)}|waar\w*|(?:in|op)\s+\d)\b|[.,:;()]")


@cache
def _subject_behind() -> re.Pattern[str]:
    # "stuurgroep veilige havens", "taskforce wonen"
    return re.compile(rf"(?:\s(?!(?:{any_of(initiative_words().object_ends)})\b)[a-z]{{4,}}){{1,3}}(?:\s\d[\d-]*)?(?!\w)")


@cache
def _anchors() -> Anchors:
    words = initiative_words()
    sorts = any_of((*words.endings, *words.sorts, *words.works))
    return Anchors(rf"(?:[\pL\d-]|\(\pL+\))*(?:{sorts})\d*|[‘“'\"„][\pL]|\([A-Z]{{2,6}}\)")


def _names_at(text: str, start: int, end: int, low: int, high: int) -> Iterator[Span]:
    """The names that an anchor leads to, within the block from `low` to `high`."""
    if text[start] in "‘“'\"„":
        match = QUOTED_HERE.match(text, start, high) if INTRODUCED.search(text, max(low, start - 12), start) else None
        if match:
            yield match.span("quoted")
        return
    if text[start] == "(" and text[end - 1] == ")":
        yield from _name_before_initials(text, start, low, high)
        return
    if text[end : end + 1].isalnum() or text[start - 1 : start].isalnum():
        return
    word = text[start:end].casefold()
    if word in initiative_words().works:
        yield from _with_object(text, start, OF_OBJECT.match(text, end, high), high)
    elif _is_sort(word):
        yield from _named_by_sort(text, start, end, low, high)


def _is_sort(word: str) -> bool:
    """Whether a word names a sort of initiative: by itself, or as the last part of a compound."""
    words = initiative_words()
    bare = word.rstrip("0123456789")
    if bare.rsplit("-", 1)[-1] in words.sorts:
        return True
    return any(bare.endswith(ending) and len(bare) >= len(ending) + SHORTEST_PREFIX for ending in words.endings)


def _named_by_sort(text: str, start: int, end: int, low: int, high: int) -> Iterator[Span]:
    """The names around a word for a sort: in quotation marks, in capitals, or by what it is about."""
    word = text[start:end].casefold()
    if quoted := QUOTED_BEHIND.match(text, end, high):
        yield quoted.span("quoted")
    first = _first_capital(text, start, low)
    if behind := NAME_BEHIND.match(text, end, high):
        yield from _proper(text, first, behind.end(), low)
    short = SHORT_BEHIND.match(text, end, high)
    yield from _proper(text, first, short.end() if short else end, low)
    if word in TRIALS:
        yield from _with_object(text, start, WITH_OBJECT.match(text, end, high), high)
    yield from _described(text, start, end, low, high)


def _described(text: str, start: int, end: int, low: int, high: int) -> Iterator[Span]:
    """Names in small letters: `lokaal sportakkoord`, `brede aanpak mentale gezondheid`, `stuurgroep veilige havens`."""
    word = text[start:end].casefold()
    near = max(low, start - 30)
    if behind := WORDS_AND_SHORT_BEHIND.match(text, end, high):
        adjective = ADJECTIVE_BEFORE.search(text, near, start)
        yield adjective.start() if adjective else start, behind.end()
    reach, place = REACH_BEFORE.search(text, near, start), PLACE_BEHIND.match(text, end, high)
    if reach and place and text[start].islower():
        yield reach.start(), place.end()
    if word == "aanpak" and (problem := PROBLEM_BEHIND.match(text, end, high)):
        width = WIDTH_BEFORE.search(text, near, start)
        yield width.start() if width else start, problem.end()
    if word in GROUPS and (subject := _subject_behind().match(text, end, high)):
        yield start, subject.end()


def _name_before_initials(text: str, start: int, low: int, high: int) -> Iterator[Span]:
    """`Sterke Wijken (SW)`: a name in capitals with its own initials behind it."""
    initials = INITIALS.match(text, start, high)
    if initials is None:
        return
    letters = initials["letters"]
    first = _first_capital(text, start, low)
    words = list(CAPITAL_WORD.finditer(text, first, start))[-len(letters) :]
    if "".join(word.group()[0] for word in words) == letters:
        yield words[0].start(), initials.end()


def _first_capital(text: str, start: int, low: int) -> int:
    """Where the row of capitalised words begins that ends right before `start`; `start` itself where there is none."""
    first = start
    for _ in range(MOST_BEFORE):
        end = first
        while end > low and text[end - 1] == " ":
            end -= 1
        begin = max(text.rfind(" ", low, end) + 1, low)
        if end == first or not CAPITAL_WORD.fullmatch(text, begin, end):
            break
        first = begin
    return first


def _proper(text: str, start: int, end: int, low: int) -> Iterator[Span]:
    """A name in capitals around a sort, without the word that opens its sentence; nothing where the words are no name."""
    words = [(start + word.start(), word.group()) for word in re.finditer(r"\S+", text[start:end])]
    while len(words) > 1 and words[0][1].casefold() in initiative_words().openers:
        words = words[1:]
    start = words[0][0]
    lists = initiative_words()
    plain = [word.casefold().strip("(),.") for _, word in words]
    if any(word in lists.referred for word in plain):
        return
    if len(words) == 1:
        opens = start <= low or re.search(r"[.!?:•]\s+$", text[max(low, start - 4) : start]) is not None
        if plain[0] not in lists.generic and plain[0] not in lists.sorts and not opens and words[0][1][0].isupper():
            yield start, end
    elif any(word not in lists.generic and word not in lists.sorts and not word.endswith(("se", "er")) for word in plain):
        yield start, end


def _with_object(text: str, start: int, link: re.Match[str] | None, high: int) -> Iterator[Span]:
    """A work or trial with what it is about, where that is short and has a name in it."""
    if link is None:
        return
    stop = _object_end().search(text, link.end(), high)
    end = stop.start() if stop else high
    words = text[link.end() : end].split()
    if words and len(words) <= LONGEST_OBJECT and words[0][0] not in "€(" and any(word[0].isupper() for word in words):
        yield start, end


def _clause(text: str, block: Block, start: int, end: int) -> Span:
    """The part of the sentence that tells about a name: up to, or from, a relative `waarmee`."""
    low, high = next((s for s in find_sentences(text, block.body, block.end) if s[0] <= start < s[1]), (block.start, block.end))
    for border in RELATIVE.finditer(text, low, high):
        if border.end() <= start:
            low = border.start()
        elif border.start() >= end:
            high = border.start()
            break
    return low, high


def _without_overlap(spans: Iterable[Span]) -> list[Span]:
    """The spans in order; of those that overlap the longest."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if all(span[1] <= other[0] or span[0] >= other[1] for other in kept):
            kept.append(span)
    return sorted(kept)
