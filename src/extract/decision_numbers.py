"""Numbers of municipal decisions and files: `RV 25.0004`, `BW 19.0099`, `A.22.0057/01`, `M.23.0012`, `Z/25/3824014`."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from extract.mentions import Mention, outermost
from extract.reference_words import Reference, reference_words
from extract.scan import Anchors, any_of, lazily
from schema import CitationKind

# "25.0004", "22.0057/01", "25/3824014", "2024-0123": year, serial and part; neither a period of years nor a date
_DOTTED = r"[0-3]\d\.\d{4,7}(?:/\d{1,3}(?!\.?\d))?"
_SLASHED = r"[0-3]\d[/-]\d{3,7}(?:/\d{1,7}(?!\.?\d))?"
_OF_YEAR = r"20[0-3]\d[./-]\d{1,7}"
_END = r"(?!\d|[.,-]\d)"
_NUMBER = rf"(?!20\d\d[/-]20\d\d)(?:{_DOTTED}|{_SLASHED}|{_OF_YEAR}){_END}"
# "21.04", "23-14": behind a word for the decision a shorter serial will do
_SHORT_NUMBER = rf"[0-3]\d[./-]\d{{2,3}}{_END}"
# "-besluit ", ".nr. ", " met nummer: "
_LINK = r"(?:[ .-]*(?:met |onder )?(?:besluit(?:en)?|voorstel(?:len)?|nummers?|nrs?|no)\b)*[ .:]*"

# "nr. 12", "zaaknummer: 1234567": behind these a number needs no year
_PLAIN = r"(?i:[ .-]*\b(?:nummers?|nrs?|no)|(?<=nummer)|(?<=nr))(?!\w)[ .:]*(?P<number>\d{1,7})(?![\d.,/-]*\d)"

# "(RV 19.0029) en [20.0151]"
SERIES = lazily(rf"(?: *[,;/&]| +(?:en|of|t/m))+ *(?P<number>{_NUMBER})")
# "19.0423" that is no part of a longer number and no sum of money
BARE = lazily(r"[0-3]\d\.\d{4}" + _END)
BARE_ANCHORS = Anchors(r"\d\d\.\d{4}")
# "Langebrug 45" before "19.0423", stuck to it
HOUSE_NUMBER = lazily(r"[^\W\d_] \d{1,3}$")

LONGEST_LABEL = 30
FAR = 1500
"""Characters before a bare number in which a label such as `Collegebesluiten` still says of what kind it is."""


def find_decision_numbers(text: str) -> Iterator[Mention]:
    """The numbers of decisions and files that a text cites, in order.

    >>> text = "Zie RV 19.0029 en 20.0151, en motie M23/014."
    >>> [(mention.kind.value, mention.number) for mention in find_decision_numbers(text)]
    [('RV', '19.0029'), ('RV', '20.0151'), ('M', '23/014')]
    """
    yield from outermost(chain(_find_labelled(text), _find_bare(text)))


def _find_labelled(text: str) -> Iterator[Mention]:
    """The numbers behind a word or code, and those that a series joins to them."""
    for start, _ in chain(_label_anchors().places(text), _letter_anchors().places(text)):
        for kind, pattern in _patterns():
            match = pattern.match(text, start)
            if match:
                first = match.start("code") if match["code"] else _word_start(text, start)
                yield Mention(first, match.end(), kind, match["number"])
                yield from _series(text, kind, match)
                break


def _series(text: str, kind: CitationKind, match: re.Match[str]) -> Iterator[Mention]:
    """The numbers of the same form that follow one: `en 20.0151`."""
    following = SERIES.match(text, match.end())
    while following and _form(following["number"]) == _form(match["number"]):
        yield Mention(following.start("number"), following.end(), kind, following["number"])
        following = SERIES.match(text, following.end())


def _form(number: str) -> str:
    return re.sub(r"\d", "9", number)


def _find_bare(text: str) -> Iterator[Mention]:
    """The numbers without label, where their paragraph names who decided, or a label before it the kind."""
    for start, _ in BARE_ANCHORS.places(text):
        match = BARE.match(text, start)
        if match and _stands_free(text, start):
            kind = _kind_before(text, start)
            if kind:
                yield Mention(start, match.end(), kind, match.group())


def _stands_free(text: str, start: int) -> bool:
    """Whether a number begins at `start`, be it stuck to a house number; not after a euro sign."""
    before = text[max(0, start - 12) : start]
    if before[-1:].isdigit():
        return HOUSE_NUMBER.search(before) is not None
    return before[-1:] not in {".", ",", "/", "-"} and not before.rstrip().endswith("€")


def _kind_before(text: str, start: int) -> CitationKind | None:
    """What the words before a bare number say of its kind.

    A label that opens its block (`B&W-besluit: ...`) goes first, then the last word in the block, then a label further back.
    """
    block = text.rfind("\n", 0, start) + 1
    colon = text.find(":", block, min(start, block + LONGEST_LABEL))
    labelled = _last_kind(_kind_words(bodies=True), text, block, colon) if colon >= 0 else None
    return (
        labelled
        or _last_kind(_kind_words(bodies=True), text, block, start)
        or _last_kind(_kind_words(bodies=False), text, max(0, start - FAR), block)
    )


def _last_kind(pattern: re.Pattern[str], text: str, start: int, end: int) -> CitationKind | None:
    last = None
    for match in pattern.finditer(text, start, end):
        last = match
    return CitationKind[last.lastgroup] if last and last.lastgroup else None


def _word_start(text: str, start: int) -> int:
    """Where the word begins that `start` lies in: `verzamelamendement` for its part `amendement`."""
    while start and text[start - 1].isalpha():
        start -= 1
    return start


@cache
def _label_anchors() -> Anchors:
    """Where a number may stand behind a word or a code."""
    return Anchors(rf"(?:{reference_words().labels}){_LINK}[/-]? ?(?-i:[A-Z&]{{0,3}}[ ./-]{{0,2}})\d")


@cache
def _letter_anchors() -> Anchors:
    """Where a number may stand behind a letter."""
    return Anchors(rf"\b(?-i:{reference_words().letters})[ ./-]{{0,2}}\d\d")


@cache
def _patterns() -> tuple[tuple[CitationKind, re.Pattern[str]], ...]:
    """The patterns of each kind."""
    return tuple((reference.kind, re.compile(form)) for reference in reference_words().reference for form in _forms(reference))


def _forms(reference: Reference) -> Iterator[str]:
    """A number behind a word, behind a word or a code with `nr.`, behind a code, and a long one behind a letter."""
    words, codes, letters = (f"(?:{any_of(labels)})" for labels in (reference.words, reference.long_codes, reference.letters))
    code = rf"(?:(?i:{codes})(?!\w){_LINK}[/-]? ?|{letters}[ ./-]?)"
    yield rf"(?i:{words}{_LINK})(?P<code>{code})?(?P<number>{_NUMBER}|{_SHORT_NUMBER})"
    yield rf"(?P<code>(?<![\w.])(?i:{codes}{_LINK})[/-]? ?)(?P<number>{_NUMBER})"
    yield rf"(?:(?i:{words})|(?P<code>(?<![\w.])(?i:{codes}))){_PLAIN}"
    yield rf"(?P<code>(?<![\w.]){letters}[ ./-]{{0,2}})(?=\d+[./-]\d{{3}})(?P<number>{_NUMBER})"


@cache
def _kind_words(*, bodies: bool) -> re.Pattern[str]:
    """The words that say of what kind a bare number is: labels, and with `bodies` also who decides."""
    groups = []
    for reference in reference_words().reference:
        whole = any_of(reference.long_codes + (reference.bodies if bodies else ()))
        groups.append(rf"(?P<{reference.kind.name}>\w*(?:{any_of(reference.words)})|{whole})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE)
