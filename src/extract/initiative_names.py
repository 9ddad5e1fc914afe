"""Initiatives that running text names: `project Groene Kade`, `het programma ‘Samen Sterk’`, `de aanleg van het Lindepark`."""

import re
from collections.abc import Iterator
from functools import cache

from extract.found import Found
from extract.initiative_topics import Mention, about_something_else, announces, section_path, tells_action
from extract.programmes import MISSION
from extract.lists import alternatives
from extract.initiative_words import initiative_words
from extract.scan import Anchors
from extract.sentences import find_sentences
from schema import Block, BlockKind, Document, DocumentKind

# one word of a name: "Groene", "JAS", "2.0"; years and figures only behind another
CAPITAL = r"[A-ZÀ-Ý](?:[\w’'@+./-]*\w)?"
WORD = rf"(?:{CAPITAL}|\d{{4}}\s?[-–/]\s?\d{{2,4}}|\d[\w-]*)"
# small words inside a name: "op" in "Leiden op Leeftijd", "tegen eenzaamheid" in "Samen tegen eenzaamheid Zuid"
LINK = r"(?:en|&|op|voor|tegen|tot|on|and|of|zonder|per|met|een|in|van de|van)"
NAME = rf"(?:{CAPITAL}(?:,?\s+(?:{LINK}\s+){{0,2}}(?:[a-z]{{4,}}\s+)?{WORD})*(?:\s\([A-Z][\w+]{{1,9}}\))?)"
QUOTED = r"[‘“'\"„](?P<quoted>[A-ZÀ-Ý][^‘“’”'\"„]{2,70})[’”'\"]"
# words of an object behind "van": up to a verb, a preposition of time or an end mark
OBJECT_END = re.compile(
    r"\s+(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|die|dat|waar\w*|en de|en het|en een|om|gaat|gaan|vindt|staat|start|starten|begint|in\s+\d|in het|in de|op \d|per|vanaf|medio|eind|begin|"
    r"tot|zodat|zal|zullen|kan|kunnen|loopt|vraagt|vragen|blijft|blijven|wij|we|moet|moeten|ten|door te|gezamenlijk|met als|als|voorbereid|verder|plaats)\b|[.,:;()]"
)
STOP = r"(?:door|voor|van|met|die|waar\w*|is|zijn|wordt|worden|heeft|gaat|start|zich|samen|weer|naar|over|zal|wil|richt|loopt|binnen|tijdens|vanaf|blijft|opgericht|gestart)"
STARTERS = frozenset(
    "de het een dit deze die dat ook in op met bij voor na door daarnaast verder eind begin medio samen binnen vanuit via naast om uit wij we zo hiervoor dankzij sinds per vanaf tijdens er zij als aan onze ons "
    "daarom hierbij hiermee daarmee tevens onder inmiddels volgens tot en maar of vooral juist hierin hierdoor daarvoor bovendien bovenstaande onderstaande genoemde vernieuwde nieuwe".split()
)
# "..., waarmee", "... waarin"
RELATIVE = re.compile(r",?\s(?:waar(?:in|mee|door|bij|voor|op)|zodat)\b|;")
LONGEST_OBJECT = 9
SHORTEST_SENTENCE = 60


def find_names(document: Document, found: Found) -> Iterator[Mention]:
    """The initiatives that paragraphs and list items name, in reading order."""
    text = document.reading_text
    plan = found.facts.kind is DocumentKind.BELEIDSPLAN
    for block in document.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or _is_fragment(text, block):
            continue
        path = section_path(found, block.start)
        if MISSION.match(text, block.start, block.end):
            continue
        if about_something_else(path) or (plan and not tells_action(path)):
            continue
        for start, end in _names_of_block(text, block):
            body_start, body_end = _clause(text, block, start, end)
            yield Mention(start, end, body_start, body_end, own_place=False, announced=announces(path))


def _clause(text: str, block: Block, start: int, end: int) -> tuple[int, int]:
    """The part of the sentence that tells about a name: up to, or from, a relative `waarmee`."""
    low, high = next((s for s in find_sentences(text, block.body, block.end) if s[0] <= start < s[1]), (block.start, block.end))
    for border in RELATIVE.finditer(text, low, high):
        if border.end() <= start:
            low = border.start()
        elif border.start() >= end:
            high = border.start()
            break
    return low, high


def _is_fragment(text: str, block: Block) -> bool:
    """Whether a paragraph is only a few words of a diagram or torn table: short, and without an end mark."""
    return block.kind is BlockKind.PARAGRAPH and block.end - block.start < SHORTEST_SENTENCE and text[block.end - 1] not in ".:;!?"


def _names_of_block(text: str, block: Block) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for low, high in _anchors().windows(text[block.start : block.end], 120, 120):
        for pattern in _patterns():
            for match in pattern.finditer(text, block.start + low, block.start + high):
                span = _span_of(text, match, block.end)
                if span and span not in spans:
                    spans.append(span)
    return _without_overlap(spans)


@cache
def _anchors() -> Anchors:
    words = initiative_words()
    return Anchors("|".join([*(re.escape(word) for word in (*words.endings, *words.sorts, *words.works)), "[‘'“]"]))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = initiative_words()
    sort = rf"(?:\w+-)?(?i:{alternatives(words.sorts)})"
    ending = rf"(?:\w|-|\(\w+\)){{3,}}(?i:{alternatives(words.endings)})\d*"
    short = r"(?:\s\([A-Z][\w+]{1,9}\))"
    place = rf"(?:\s+(?:voor|tegen)\s+[a-z]+)?(?:\s+(?:aan|in|op)\s+(?:de|het)\s+{CAPITAL})?"
    return (
        # "programma ‘Samen Sterk’", "aanpak, 'Perspectief'"
        re.compile(rf"(?<!\w)(?:{sort}|{ending}),?\s+{QUOTED}"),
        # "door 'Junior Raad'"
        re.compile(rf"(?<!\w)(?:door|via|met|in|de|het|zogenoemde)\s+{QUOTED}"),
        # "project JAS", "Toekomstvisie DZB", "Kenniscentrum voor Angst en Stress", "Taalpact Leiden 2021-2024"
        re.compile(rf"(?<!\w)(?P<name>(?:{CAPITAL}\s+)*(?P<sort>{sort}|{ending})\s+(?:(?:voor|tegen|on|of)\s+)?{NAME})"),
        # "Human Capital actieplan", "Regionaal Mobiliteitsteam", "Stagepact071", "Healthy Society Center"
        re.compile(rf"(?<!\w)(?P<name>(?:{CAPITAL}\s+)*(?P<sort>{sort}|{ending}){short}?)(?!\w)"),
        # "tijdelijke overbruggingsregeling ondernemers (TOZO)"
        re.compile(rf"(?<!\w)(?P<plain>(?:[a-z]+e\s+)?(?:{ending})(?:\s+[a-z]+){{0,3}}\s\([A-Z][A-Za-z]{{2,7}}\))"),
        # "Sterke Wijken (SW)"
        re.compile(rf"(?<!\w)(?P<initials>{CAPITAL}(?:\s+{CAPITAL}){{1,4}}\s\((?P<letters>[A-Z]{{2,6}})\))"),
        # "stuurgroep veilige havens", "taskforce wonen"
        re.compile(rf"(?<!\w)(?P<plain>(?i:stuurgroep|taskforce|campagne)(?:\s(?!{STOP}\b)[a-z]{{4,}}){{1,3}}(?:\s\d[\d-]*)?)(?!\w)"),
        # "aanleg van het Lindepark", "renovatie voor Het Anker"
        re.compile(rf"(?<!\w)(?P<work>(?i:{alternatives(words.works)}))\s+(?:van|voor|aan)\s+(?P<object>)(?=\S)"),
        # "pilot met de Kredietbank", "proef met late openingstijden"
        re.compile(r"(?<!\w)(?P<work>(?i:pilot|proef|experiment))\s+(?:met|voor)\s+(?P<object>)(?=\S)"),
        # "lokaal sportakkoord", "regionale opvangvoorziening voor jongeren aan het Kanaal"
        re.compile(rf"(?<!\w)(?P<plain>(?:\(sub\))?(?:lokaal|lokale|regionaal|regionale|brede|stedelijke?)\s+[a-z]{{3,}}(?i:{alternatives(words.endings)}){place})(?!\w|\s[‘'“])"),
        # "brede aanpak mentale gezondheid", "aanpak energiearmoede"
        re.compile(r"(?<!\w)(?P<plain>(?:(?:brede|integrale|regionale|lokale)\s+)?aanpak\s+(?:[a-z]{4,}e\s+)?[a-z]{4,}(?:heid|moede|drift|loosheid|overlast|lerarentekort|armoede|hitte|criminaliteit|problematiek))(?!\w)"),
    )


def _span_of(text: str, match: re.Match[str], limit: int) -> tuple[int, int] | None:
    """The span of the title that a pattern hit; None where the hit is only a reference or a sentence's beginning."""
    groups = match.groupdict()
    if "work" in groups:
        return _with_object(text, match, limit)
    if "initials" in groups:
        words = re.findall(r"[A-Z]", match["initials"].split("(")[0])
        return match.span("initials") if "".join(words).startswith(match["letters"]) else None
    for name in ("quoted", "plain"):
        if name in groups:
            return match.span(name)
    return _named(text, match)


def _named(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """The name around a word for its sort, without the sentence's first word; None where the words are no name."""
    start, end = match.span("name")
    words = [(word.start(), word.group()) for word in re.finditer(r"\S+", text[start:end])]
    while len(words) > 1 and words[0][1].casefold() in STARTERS:
        words = words[1:]
    start += words[0][0]
    lists = initiative_words()
    plain = [word.casefold().strip("(),.") for _, word in words]
    if any(word in lists.referred for word in plain):
        return None
    own = [word for word in plain if word not in lists.generic and word not in lists.sorts and not word.endswith(("se", "er"))]
    if len(words) > 1 and not own:
        return None
    if len(words) == 1:
        bare = plain[0]
        known = bare in lists.generic or bare in lists.sorts
        opens = start == 0 or re.search(r"[.!?:•]\s+$|^\s*$|\n\s*$", text[max(0, start - 4) : start]) is not None
        if known or opens or not words[0][1][0].isupper():
            return None
    return start, end


def _with_object(text: str, match: re.Match[str], limit: int) -> tuple[int, int] | None:
    """A work or pilot with what it is about, when that has a name or is short."""
    start = match.start("work")
    stop = OBJECT_END.search(text, match.start("object"), limit)
    end = stop.start() if stop else limit
    words = text[match.start("object") : end].split()
    named = any(word[0].isupper() for word in words) and words[0][0] not in "€("
    if not words or len(words) > LONGEST_OBJECT or not named:
        return None
    return start, end


def _without_overlap(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans, the longer one first where two overlap."""
    kept: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if all(span[1] <= other[0] or span[0] >= other[1] for other in kept):
            kept.append(span)
    return sorted(kept)
