"""The forms in which running text names an initiative: `project Groene Kade`, `programma ‘Samen Sterk’`, `aanleg van het park`.

A word for a sort of initiative (project, pilot, ...pact, ...plan) or for a work (herinrichting, opening) is where a look
begins; the name stands in quotation marks or capitals behind it or before it.
"""

import re
from collections.abc import Iterator
from functools import cache

from extract.initiative_words import initiative_words
from extract.scan import Anchors, any_of, lazily

Span = tuple[int, int]

# one word of a name: "Groene", "KEK", "Haven’s"; years and figures only behind another
CAPITAL = r"[A-ZÀ-Ý](?:[\w’'@+./-]{0,40}\w)?"
WORD = rf"(?:{CAPITAL}|\d{{4}}\s?[-–/]\s?\d{{2,4}}|\d[\w-]{{0,20}})"
# small words inside a name: "op" in "Meerdrecht op Leeftijd", "tegen eenzaamheid" in "Samen tegen eenzaamheid Zuid"
LINK = r"(?:en|&|op|voor|tegen|tot|on|and|of|zonder|per|met|een|in|van de|van)"
SHORT = r"\s\([A-Z][\w+]{1,9}\)"
NAME = rf"{CAPITAL}(?:,?\s+(?:{LINK}\s+){{0,2}}(?:[a-z]{{4,20}}\s+)?{WORD}){{0,12}}(?:{SHORT})?"
OPENING_QUOTES = "‘“'\"„"
QUOTED = r"[‘“'\"„](?P<quoted>[A-ZÀ-Ý][^‘“’”'\"„]{2,70})[’”'\"]"

# "programma ‘Samen Sterk’", "aanpak, 'Perspectief'"
QUOTED_BEHIND = lazily(rf",?\s+{QUOTED}")
QUOTED_HERE = lazily(QUOTED)
# "project KEK", "Toekomstvisie Werkplaats", "Kenniscentrum voor Slaap en Rust (KSR)"
NAME_BEHIND = lazily(rf"\s+(?P<name>(?:(?:voor|tegen|on|of)\s+)?{NAME})")
# "proef Adopteer een boom", "project Kom je nog langs?": a verb that calls, and what it calls for
CALL_BEHIND = lazily(
    r"\s+(?P<name>(?:[A-Z][a-z]{2,12}(?:eer|en)|Kom|Doe|Geef|Ga|Blijf|Maak|Ik)"
    r"(?:\s(?:een|de|het|je|jij|bij|op|aan|in|nog|van|mee|met|uit)){1,3}\s[a-z]{3,20}\??)"
)
# "Integraal", "Wonings" before "Plan"
CAPITAL_WORD = lazily(CAPITAL)
SHORT_BEHIND = lazily(SHORT)
# "regeling" in "tijdelijke overbruggingsregeling schippers (TOS)"; never "Wet collectieve warmtevoorziening (Wcw)"
WORDS_AND_SHORT_BEHIND = lazily(r"(?:\s+[a-z]{1,30}){0,3}\s\([A-Z][A-Za-z]{2,7}\)")
ADJECTIVE_BEFORE = lazily(r"(?<!\w)[a-z]+e\s+$")
LAW_BEFORE = lazily(r"(?i:wet|wetsvoorstel|besluit)\s+$")
# "lokaal sportakkoord", "regionale opvangvoorziening voor jongeren aan het Kanaal"
REACH_BEFORE = lazily(r"(?<!\w)(?:\(sub\))?(?:lokaal|lokale|regionaal|regionale|brede|stedelijke?)\s+$")
PLACE_BEHIND = lazily(rf"(?:\s+(?:voor|tegen)\s+[a-z]{{1,30}})?(?:\s+(?:aan|in|op)\s+(?:de|het)\s+{CAPITAL})?(?!\w|\s[‘'“])")
# "aanpak mentale gezondheid", "brede aanpak energiearmoede"
PROBLEM_BEHIND = lazily(
    r"\s+(?:[a-z]{4,20}e\s+)?[a-z]{0,20}(?:heid|moede|drift|loosheid|overlast|tekort|hitte|criminaliteit|problematiek)(?!\w)"
)
WIDTH_BEFORE = lazily(r"(?<!\w)(?:brede|integrale|regionale|lokale)\s+$")
# "aanleg van het Lindepark", "renovatie voor Het Anker"; "pilot met de Kredietbank"
OF_OBJECT = lazily(r"\s+(?:van|voor|aan)\s+(?=\S)")
WITH_OBJECT = lazily(r"\s+(?:met|voor)\s+(?=\S)")
# "het ontwerp van de Havenring": the step is not the measure, what it is taken on is
STEP_OBJECT = lazily(rf"\s+van\s+(?:(?:de|het)\s+)?(?P<name>{NAME})")
# "de proef met": an article that takes the trial for known
KNOWN_BEFORE = lazily(r"\b(?:[Dd]e|[Dd]eze|[Dd]it|[Hh]et)\s+$")
# "Sterke Wijken (SW)": a name and its initials
INITIALS = lazily(r"\((?P<letters>[A-Z]{2,6})\)")
# "door 'Junior Raad'", "in de ‘Stadstuin’"
INTRODUCED = lazily(r"(?<!\w)(?:door|via|met|in|de|het|zogenoemde)\s+$")
INK = lazily(r"\S+")
# where a sentence or item begins: ". ", ": "
END_BEFORE = lazily(r"[.!?:•]\s+$")
TRIALS = frozenset({"pilot", "proef", "experiment"})
GROUPS = frozenset({"stuurgroep", "taskforce", "campagne"})
MOST_BEFORE = 6
"""A sort has at most so many capitalised words before it."""
OBJECT_REACH = 200
"""How many characters behind `van` the words stand that tell what a work is about."""
LONGEST_OBJECT = 9
LONGEST_PLAIN_OBJECT = 5
SHORTEST_PREFIX = 3
NEAR = 30
"""How many characters before a name the words stand that tell what it is."""


@cache
def anchors() -> Anchors:
    """The words and signs that a name may stand beside."""
    words = initiative_words()
    every = (*words.endings, *words.sorts, *words.works, *words.steps)
    # RE2 knows the end of a word behind an ASCII letter only, so that "café" goes without
    plain = any_of(word for word in every if word[-1].isascii())
    accented = any_of(word for word in every if not word[-1].isascii())
    return Anchors(rf"(?:[\pL\d-]|\(\pL+\))*(?:(?:{plain})\d*\b|(?:{accented}))|[{OPENING_QUOTES}][\pL]|\([A-Z]{{2,6}}\)")


@cache
def _object_end() -> re.Pattern[str]:
    # what ends the words behind "van": a verb, a preposition of time, an end mark, "en de" before another thing without a name
    words = any_of(initiative_words().object_ends)
    return re.compile(rf"\s+(?:{words}|waar\w*|(?:in|op)\s+\d|en\s+(?:de|het|een)\s+(?=[a-z]))\b|[.,:;()]")


@cache
def _subject_behind() -> re.Pattern[str]:
    # "stuurgroep veilige havens", "taskforce wonen"
    no_subject = rf"(?:voor|van|met|{any_of(initiative_words().object_ends)})\b"
    return re.compile(rf"(?:\s(?!{no_subject})[a-z]{{4,30}}){{1,3}}(?:\s\d[\d-]*)?(?!\w)")


def names_at(text: str, start: int, end: int, low: int, high: int) -> Iterator[Span]:
    """The spans of the names that the anchor `text[start:end]` leads to, within the block from `low` to `high`."""
    if text[start] in OPENING_QUOTES:
        introduced = INTRODUCED.search(text, max(low, start - NEAR), start)
        if introduced and (match := QUOTED_HERE.match(text, start, high)):
            yield match.span("quoted")
    elif text[start] == "(" and text[end - 1] == ")":
        yield from _name_before_initials(text, start, low, high)
    elif end <= high and not text[end : end + 1].isalnum() and not text[start - 1 : start].isalnum():
        yield from _names_beside_word(text, start, end, low, high)


def _names_beside_word(text: str, start: int, end: int, low: int, high: int) -> Iterator[Span]:
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
    return bare.rsplit("-", 1)[-1] in words.sorts or bare[SHORTEST_PREFIX:].endswith(words.endings)


def _named_by_sort(text: str, start: int, end: int, low: int, high: int) -> Iterator[Span]:
    """The names around a word for a sort: in quotation marks, in capitals, or by what it is about."""
    word = text[start:end].casefold()
    if word in initiative_words().referred:
        return
    if quoted := QUOTED_BEHIND.match(text, end, high):
        yield quoted.span("quoted")
    first = _first_capital(text, start, low)
    behind = CALL_BEHIND.match(text, end, high) or NAME_BEHIND.match(text, end, high)
    if behind and (text[start].isupper() or text[behind.start("name")].isupper()):
        yield from _proper(text, first, behind.end(), low)
    else:
        short = SHORT_BEHIND.match(text, end, high)
        yield from _proper(text, first, short.end() if short else end, low)
    if word in TRIALS:
        known = KNOWN_BEFORE.search(text, max(low, start - NEAR), start) is not None
        yield from _with_object(text, start, WITH_OBJECT.match(text, end, high), high, known=known)
    if text[start].islower():
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
    if reach and place and word not in initiative_words().sorts:
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
    words = [(start + word.start(), word.group()) for word in INK.finditer(text[start:end])]
    while len(words) > 1 and words[0][1].casefold() in lists.openers:
        words = words[1:]
    start, first = words[0]
    plain = [word.casefold().strip("(),.") for _, word in words]
    if _is_law(first.split("-")[0]) or not lists.referred.isdisjoint(plain) or not any(word[0].isupper() for _, word in words):
        return
    common = [word in lists.generic or word in lists.sorts for word in plain]
    if len(words) == 1:
        opens = start <= low or END_BEFORE.search(text, max(low, start - 4), start) is not None
        if not common[0] and not opens:
            yield start, end
    elif not all(known or word.endswith(("se", "er")) for word, known in zip(plain, common, strict=True)):
        yield start, end


def _with_object(text: str, start: int, link: re.Match[str] | None, high: int, *, known: bool = False) -> Iterator[Span]:
    """A work or trial with what it is about, where that is short and has a name in it, or is `known` already."""
    if link is None:
        return
    high = min(high, link.end() + OBJECT_REACH)
    stop = _object_end().search(text, link.end(), high)
    end = stop.start() if stop else high
    words = text[link.end() : end].split()
    named = any(word[0].isupper() and not _is_law(word) for word in words)
    most = LONGEST_OBJECT if named else LONGEST_PLAIN_OBJECT if known else 0
    if words and words[0][0] not in "€(" and len(words) <= most:
        yield start, end


def _is_law(word: str) -> bool:
    """Whether a word of its own names an act: `Jeugdwet`, `Wmo`."""
    return (word.endswith("wet") and len(word) > len("wet")) or word in initiative_words().laws
