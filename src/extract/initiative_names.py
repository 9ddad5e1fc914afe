"""Initiatives that running text names: `project Groene Kade`, `het programma ‘Samen Sterk’`, `de aanleg van het Lindepark`.

A word for a sort of initiative (project, pilot, ...pact, ...plan) or for a work (herinrichting, opening) is where a look
begins; the name stands in quotation marks or capitals behind it or before it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from extract.chapters import Chapters
from extract.initiative_topics import Mention
from extract.initiative_words import initiative_words
from extract.programmes import MISSION
from extract.scan import Anchors, any_of
from extract.sentences import find_sentences
from schema import Block, BlockKind, Document, DocumentKind

Span = tuple[int, int]

# one word of a name: "Groene", "JAS", "Vitality’s"; years and figures only behind another
CAPITAL = r"[A-ZÀ-Ý](?:[\w’'@+./-]{0,40}\w)?"
WORD = rf"(?:{CAPITAL}|\d{{4}}\s?[-–/]\s?\d{{2,4}}|\d[\w-]{{0,20}})"
# small words inside a name: "op" in "Meerdrecht op Leeftijd", "tegen eenzaamheid" in "Samen tegen eenzaamheid Zuid"
LINK = r"(?:en|&|op|voor|tegen|tot|on|and|of|zonder|per|met|een|in|van de|van)"
SHORT = r"\s\([A-Z][\w+]{1,9}\)"
NAME = rf"{CAPITAL}(?:,?\s+(?:{LINK}\s+){{0,2}}(?:[a-z]{{4,20}}\s+)?{WORD}){{0,12}}(?:{SHORT})?"
QUOTED = r"[‘“'\"„](?P<quoted>[A-ZÀ-Ý][^‘“’”'\"„]{2,70})[’”'\"]"

# "programma ‘Samen Sterk’", "aanpak, 'Perspectief'"
QUOTED_BEHIND = re.compile(rf",?\s+{QUOTED}")
# "project JAS", "Toekomstvisie DZB", "Kenniscentrum voor Angst en Stress (KAS)"
NAME_BEHIND = re.compile(rf"\s+(?P<link>(?:voor|tegen|on|of)\s+)?{NAME}")
# "proef Adopteer een boom", "project Kom je nog langs?": a verb that calls, and what it calls for
CALL_BEHIND = re.compile(
    r"\s+(?:[A-Z][a-z]{2,12}(?:eer|en)|Kom|Doe|Geef|Ga|Blijf|Maak|Ik)(?:\s(?:een|de|het|je|jij|bij|op|aan|in|nog|van|mee|met|uit)){1,3}\s[a-z]{3,20}\??"
)
# "Integraal", "Huisvestings" before "Plan"
CAPITAL_WORD = re.compile(CAPITAL)
MOST_BEFORE = 6
SHORT_BEHIND = re.compile(SHORT)
# "regeling" in "tijdelijke overbruggingsregeling ondernemers (TOZO)"; never "Wet collectieve warmtevoorziening (Wcw)"
WORDS_AND_SHORT_BEHIND = re.compile(r"(?:\s+[a-z]{1,30}){0,3}\s\([A-Z][A-Za-z]{2,7}\)")
ADJECTIVE_BEFORE = re.compile(r"(?<!\w)[a-z]+e\s+$")
LAW_BEFORE = re.compile(r"(?i:wet|wetsvoorstel|besluit)\s+$")
# "lokaal sportakkoord", "regionale opvangvoorziening voor jongeren aan het Kanaal"
REACH_BEFORE = re.compile(r"(?<!\w)(?:\(sub\))?(?:lokaal|lokale|regionaal|regionale|brede|stedelijke?)\s+$")
PLACE_BEHIND = re.compile(rf"(?:\s+(?:voor|tegen)\s+[a-z]{{1,30}})?(?:\s+(?:aan|in|op)\s+(?:de|het)\s+{CAPITAL})?(?!\w|\s[‘'“])")
# "aanpak mentale gezondheid", "brede aanpak energiearmoede"
PROBLEM_BEHIND = re.compile(
    r"\s+(?:[a-z]{4,20}e\s+)?[a-z]{0,20}(?:heid|moede|drift|loosheid|overlast|lerarentekort|hitte|criminaliteit|problematiek)(?!\w)"
)
WIDTH_BEFORE = re.compile(r"(?<!\w)(?:brede|integrale|regionale|lokale)\s+$")
# "aanleg van het Lindepark", "renovatie voor Het Anker"; "pilot met de Kredietbank"
OF_OBJECT = re.compile(r"\s+(?:van|voor|aan)\s+(?=\S)")
WITH_OBJECT = re.compile(r"\s+(?:met|voor)\s+(?=\S)")
# "het ontwerp van de Havenring": the step is not the measure, what it is taken on is
STEP_OBJECT = re.compile(rf"\s+van\s+(?:(?:de|het)\s+)?(?P<name>{NAME})")
# "de proef met": an article that takes the trial for known
KNOWN_BEFORE = re.compile(r"\b(?:[Dd]e|[Dd]eze|[Dd]it|[Hh]et)\s+$")
# "Sterke Wijken (SW)": a name and its initials
INITIALS = re.compile(r"\((?P<letters>[A-Z]{2,6})\)")
# "door 'Junior Raad'", "in de ‘Stadstuin’"
INTRODUCED = re.compile(r"(?<!\w)(?:door|via|met|in|de|het|zogenoemde)\s+$")
QUOTED_HERE = re.compile(QUOTED)
# "bouwt voort op de Fietsnota", "volgens het Bomenplan": a plan that is only referred to
REFERRING = re.compile(r"\b(?:voort op|volgens|conform|op basis van|op grond van|zie ook|zie|vervangt)\s(?:(?:de|het|onze|ons)\s)?$", re.IGNORECASE)
# "uit het Afvalfonds": a purse
PURSE_BEFORE = re.compile(r"\b[Uu]it\s(?:de|het)\s$")
# "Nationaal Programma Zwemles": another government's
NATIONAL = re.compile(r"(?:Nationaal|Nationale|Landelijke?)\s")
# "..., waarmee", "... waarin"
RELATIVE = re.compile(r",?\s(?:waar(?:in|mee|door|bij|voor|op)|zodat)\b")
TRIALS = frozenset({"pilot", "proef", "experiment"})
GROUPS = frozenset({"stuurgroep", "taskforce", "campagne"})
LONGEST_OBJECT = 9
LONGEST_PLAIN_OBJECT = 5
SHORTEST_SENTENCE = 60
SHORTEST_PREFIX = 3
NEAR = 30
"""How many characters before a name the words stand that tell what it is."""


def find_names(document: Document, kind: DocumentKind | None, chapters: Chapters) -> Iterator[Mention]:
    """The initiatives that paragraphs and list items name, in reading order."""
    text = document.reading_text
    for index, anchors in groupby(_anchors().places(text), key=lambda span: document.block_index_at(span[0])):
        if index is None:
            continue
        block = document.blocks[index]
        chapter = chapters.at(block.start)
        if chapter.other or (kind is DocumentKind.BELEIDSPLAN and not chapter.acts) or not _is_readable(text, block):
            continue
        spans = {span for start, end in anchors for span in _names_at(text, start, end, block.body, block.end)}
        clauses = _Clauses(text, block)
        for start, end in _without_overlap(spans):
            if chapter.announces or not _is_referred_to(text, start, end, block.body):
                yield clauses.mention(start, end, announced=chapter.announces)


def _is_referred_to(text: str, start: int, end: int, low: int) -> bool:
    """Whether a name is only referred to, as a ground or a purse, or is another government's."""
    near = max(low, start - NEAR)
    purse = text[start:end].endswith("fonds") and PURSE_BEFORE.search(text, near, start)
    return bool(purse or REFERRING.search(text, near, start) or NATIONAL.match(text, start))


def _is_readable(text: str, block: Block) -> bool:
    """Whether names are sought in a block: a paragraph or list item that is more than a mission or a few words of a diagram."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or MISSION.match(text, block.start, block.end):
        return False
    short = block.kind is BlockKind.PARAGRAPH and block.end - block.start < SHORTEST_SENTENCE
    return not short or text[block.end - 1] in ".:;!?"


@cache
def _object_end() -> re.Pattern[str]:
    # what ends the words behind "van": a verb, a preposition of time, an end mark
    return re.compile(rf"\s+(?:{any_of(initiative_words().object_ends)}|waar\w*|(?:in|op)\s+\d)\b|[.,:;()]")


@cache
def _subject_behind() -> re.Pattern[str]:
    # "stuurgroep veilige havens", "taskforce wonen"
    return re.compile(rf"(?:\s(?!(?:voor|van|met|{any_of(initiative_words().object_ends)})\b)[a-z]{{4,30}}){{1,3}}(?:\s\d[\d-]*)?(?!\w)")


@cache
def _anchors() -> Anchors:
    words = initiative_words()
    every = (*words.endings, *words.sorts, *words.works, *words.steps)
    # RE2 knows the end of a word behind an ASCII letter only, so that "café" goes without
    plain, accented = any_of(word for word in every if word[-1].isascii()), any_of(word for word in every if not word[-1].isascii())
    return Anchors(rf"(?:[\pL\d-]|\(\pL+\))*(?:(?:{plain})\d*\b|(?:{accented}))|[‘“'\"„][\pL]|\([A-Z]{{2,6}}\)")


def _names_at(text: str, start: int, end: int, low: int, high: int) -> Iterator[Span]:
    """The names that an anchor leads to, within the block from `low` to `high`."""
    if text[start] in "‘“'\"„":
        match = QUOTED_HERE.match(text, start, high) if INTRODUCED.search(text, max(low, start - NEAR), start) else None
        if match:
            yield match.span("quoted")
        return
    if text[start] == "(" and text[end - 1] == ")":
        yield from _name_before_initials(text, start, low, high)
        return
    if end > high or text[end : end + 1].isalnum() or text[start - 1 : start].isalnum():
        return
    word = text[start:end].casefold()
    if word in initiative_words().works:
        yield from _with_object(text, start, OF_OBJECT.match(text, end, high), high)
    elif word in initiative_words().steps:
        if step := STEP_OBJECT.match(text, end, high):
            yield from _proper(text, *step.span("name"), low)
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
    if word in initiative_words().referred:
        return
    if quoted := QUOTED_BEHIND.match(text, end, high):
        yield quoted.span("quoted")
    first = _first_capital(text, start, low)
    for pattern in (NAME_BEHIND, CALL_BEHIND):
        behind = pattern.match(text, end, high)
        if behind and (text[start].isupper() or not behind.groupdict().get("link")):
            yield from _proper(text, first, behind.end(), low)
    short = SHORT_BEHIND.match(text, end, high)
    yield from _proper(text, first, short.end() if short else end, low)
    if word in TRIALS:
        known = KNOWN_BEFORE.search(text, max(low, start - NEAR), start) is not None
        yield from _with_object(text, start, WITH_OBJECT.match(text, end, high), high, known=known)
    yield from _described(text, start, end, low, high)


def _described(text: str, start: int, end: int, low: int, high: int) -> Iterator[Span]:
    """Names in small letters: `lokaal sportakkoord`, `brede aanpak mentale gezondheid`, `stuurgroep veilige havens`."""
    word = text[start:end].casefold()
    near = max(low, start - NEAR)
    if behind := WORDS_AND_SHORT_BEHIND.match(text, end, high):
        adjective = ADJECTIVE_BEFORE.search(text, near, start)
        first = adjective.start() if adjective else start
        if not LAW_BEFORE.search(text, near, first):
            yield first, behind.end()
    reach, place = REACH_BEFORE.search(text, near, start), PLACE_BEHIND.match(text, end, high)
    if reach and place and text[start].islower() and word not in initiative_words().sorts:
        yield reach.start(), place.end()
    if word == "aanpak" and (problem := PROBLEM_BEHIND.match(text, end, high)):
        width = WIDTH_BEFORE.search(text, near, start)
        yield width.start() if width else start, problem.end()
    if word in GROUPS and (subject := _subject_behind().match(text, end, high)):
        yield start, subject.end()


def _name_before_initials(text: str, start: int, low: int, high: int) -> Iterator[Span]:
    """`Sterke Wijken (SW)`: a name in capitals with its own initials behind it, that names no organisation."""
    initials = INITIALS.match(text, start, high)
    if initials is None:
        return
    letters = initials["letters"]
    words = list(CAPITAL_WORD.finditer(text, _first_capital(text, start, low), start))[-len(letters) :]
    if "".join(word.group()[0] for word in words) != letters:
        return
    if not any(word.group().casefold() in initiative_words().organisations for word in words):
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
    lists = initiative_words()
    words = [(start + word.start(), word.group()) for word in re.finditer(r"\S+", text[start:end])]
    while len(words) > 1 and words[0][1].casefold() in lists.openers:
        words = words[1:]
    start = words[0][0]
    plain = [word.casefold().strip("(),.") for _, word in words]
    if any(word in lists.referred for word in plain) or not any(word[0].isupper() for _, word in words) or _is_law(words[0][1].split("-")[0]):
        return
    opens = start <= low or re.search(r"[.!?:•]\s+$", text[max(low, start - 4) : start]) is not None
    if len(words) == 1:
        if plain[0] not in lists.generic and plain[0] not in lists.sorts and not opens and words[0][1][0].isupper():
            yield start, end
    elif any(word not in lists.generic and word not in lists.sorts and not word.endswith(("se", "er")) for word in plain):
        yield start, end


def _with_object(text: str, start: int, link: re.Match[str] | None, high: int, *, known: bool = False) -> Iterator[Span]:
    """A work or trial with what it is about, where that is short and has a name in it, or is `known` already."""
    if link is None:
        return
    stop = _object_end().search(text, link.end(), high)
    end = stop.start() if stop else high
    words = text[link.end() : end].split()
    named = any(word[0].isupper() and not _is_law(word) for word in words)
    if words and words[0][0] not in "€(" and len(words) <= (LONGEST_OBJECT if named else LONGEST_PLAIN_OBJECT if known else 0):
        yield start, end


def _is_law(word: str) -> bool:
    """Whether a word of its own names an act: `Jeugdwet`, `Wmo`."""
    return (word.endswith("wet") and len(word) > len("wet")) or word in initiative_words().laws


class _Clauses:
    """The clauses of one block, of which each tells about the names in it."""

    def __init__(self, text: str, block: Block) -> None:
        self._text = text
        self._block = block
        self._sentences = list(find_sentences(text, block.body, block.end))
        self._opening = block.body if block.kind is BlockKind.LIST_ITEM else None

    def mention(self, start: int, end: int, *, announced: bool) -> Mention:
        """The mention of a name; a list item that opens with it is all about it."""
        if start == self._opening:
            return Mention(start, end, self._block.start, self._block.end, own_place=True, announced=announced)
        low, high = self._clause(start, end)
        return Mention(start, end, low, high, own_place=False, announced=announced)

    def _clause(self, start: int, end: int) -> Span:
        """The part of the sentence that tells about a name: up to, or from, a relative `waarmee`."""
        index = bisect_right(self._sentences, start, key=lambda sentence: sentence[0]) - 1
        low, high = self._sentences[index] if index >= 0 else (self._block.body, self._block.end)
        for border in RELATIVE.finditer(self._text, low, high):
            if border.end() <= start:
                low = border.start()
        return low, high


def _without_overlap(spans: Iterable[Span]) -> list[Span]:
    """The spans in order; of those that overlap the longest."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        place = bisect_right(kept, span)
        if (place == 0 or kept[place - 1][1] <= span[0]) and (place == len(kept) or span[1] <= kept[place][0]):
            kept.insert(place, span)
    return kept
