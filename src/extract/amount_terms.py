"""The figures of a sentence that may be sums of money: read one by one, their scales shared out, their ranges joined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.amount_words import amount_words, any_of
from extract.numbers import FIGURE, MINUS, NUMBER_WORD, ROUND, SPACED_FIGURE, parse_figure, parse_number_word, plain

_WORDS = amount_words()
_SCALE = rf"(?:{any_of(_WORDS.scales)})\b"
_LETTER = rf"[{''.join(_WORDS.letter_scales)}]"

# `€ 3.385,-`, `-/- € 1.000`, `€ 1.000 -/-`, `€ -418.000`, `k€ 250`, `EUR 5 mln`, `650.000 euro`, `2,4 miljoen`, `€ 250k`, `€ 1 250 000`, `15.000`, `35 cent`
_FIGURE_TERM = re.compile(
    rf"""
    (?=[-−–€\d]|{_LETTER}\ ?€|EUR|[Ee]uro)        # what a term can begin with: to be quick about the rest
    (?P<minus>(?<![\w,.])(?:{MINUS})(?=[€\d]|EUR))?
    (?: (?P<thousand>(?<!\w){_LETTER}\ ?)?(?P<sign>€\.?)\ ?(?P<inner>{MINUS})?
      | (?P<code>\b(?:EUR|EURO|Eur|Euro|euro))\ (?!(?:19|20)\d\d\b)
      | (?:(?<![\w.,/])|(?<=\b[NV]))
    )
    (?P<figure>(?(sign){SPACED_FIGURE}|(?!))|{FIGURE})
    (?P<round>{ROUND})?
    (?: \ ?(?P<scale>{_SCALE}) | \ ?(?P<letter>{_LETTER})(?!\w) )?
    (?: (?(scale)\.?)\ ?(?P<unit>[Ee]uro(?:['’‘]?s)?\b(?!-)|EUR\b|€(?!\ ?\d)) | \ ?(?P<cent>(?:euro)?cents?\b) )?
    (?P<behind>\ ?-/-)?
    (?![\w%]|[.,]\d|\ %|\ procent\b|-[^\W\d])
    """,
    re.X,
)

# `anderhalf miljoen`, `vijfentwintigduizend euro`, `een ton`
_WORD_TERM = re.compile(rf"\b(?P<number>{NUMBER_WORD})(?:\ (?P<scale>{_SCALE}))?(?:\ (?P<unit>euro)\b)?(?![\w-])", re.X | re.I)

# What every term in words holds; to be quick about sentences without.
_WORD_BEFORE_UNIT = re.compile(rf"[^\W\d]\ (?:{_SCALE}|euro)", re.I)

_YEAR = re.compile(r"(?:19|20)\d\d")

# `2 à 3 miljoen`, `€ 2 tot € 3 miljoen`, `€ 60.000 - € 80.000`
_RANGE_LINK = re.compile(rf"\ ?(?:{any_of(_WORDS.range_words)})\ ?", re.I)

# `€ 1, € 2 en € 3 miljoen`, `van 2,1 naar 5,4 miljoen`
CLOSE_LINK = re.compile(rf",?\ ?(?:en|of|naar|respectievelijk|resp\.|{any_of(_WORDS.range_words)})?\ ?", re.I)

# `€ 1,4 miljoen in 2024, 1,2 in 2025 en € 1,1 vanaf 2026`
SERIES_LINK = re.compile(
    r"(?:[\ ,;:()/]|\b(?:in|en|of|naar|tot|voor|over|vanaf|per|jaar|ultimo|oplopend|aflopend|resp|respectievelijk|(?:19|20)\d\d)\b)*", re.I
)
_BETWEEN = re.compile(r"\btussen\ (?:de\ |circa\ )*$", re.I)
_CHANGE = re.compile(any_of(_WORDS.change_verbs), re.I)


@dataclass(frozen=True, slots=True)
class Term:
    """A figure with what is printed to it, as `€ 1,4 miljoen`; one span with both ends where it is a range."""

    start: int
    end: int
    figure: str
    number: Decimal
    scale: int | None
    currency: bool
    leading: bool
    high: Decimal | None = None

    @property
    def value(self) -> Decimal:
        """The sum in euros."""
        return plain(self.number * (self.scale or 1))

    @property
    def bare(self) -> bool:
        """Whether neither a currency nor a scale is known."""
        return not self.currency and self.scale is None

    @property
    def thousands(self) -> bool:
        """Whether the figure is large enough to have a dot between thousands: `15.000`."""
        return "." in self.figure

    @property
    def decimals(self) -> int:
        """How many digits stand behind the comma."""
        return len(self.figure.partition(",")[2])


def find_terms(text: str, start: int, end: int) -> list[Term]:
    """The terms between two offsets of `text`, in order; scales that a series prints once are shared, ranges are one term."""
    terms = sorted((*_read_figures(text, start, end), *_read_words(text, start, end)), key=lambda term: (term.start, -term.end))
    _drop_overlaps(terms)
    _share_backward(text, terms, start)
    _share_forward(text, terms)
    return _join_ranges(text, terms, start)


def _read_figures(text: str, start: int, end: int) -> Iterator[Term]:
    """Terms in figures; years, and decimals that no money has (`166,000`), are none."""
    for match in _FIGURE_TERM.finditer(text, start, end):
        figure, lead = match["figure"], bool(match["sign"] or match["code"])
        letters = (match["thousand"] or match["letter"] or "").strip()
        currency = bool(lead or match["unit"] or match["round"] or match["cent"])
        scale = _WORDS.scales.get(match["scale"] or "") or _WORDS.letter_scales.get(letters)
        too_fine = scale is None and len(figure.partition(",")[2]) > 2
        if too_fine or (letters and not currency) or (scale is None and not currency and _YEAR.fullmatch(figure)):
            continue
        number = parse_figure(figure) / (100 if match["cent"] else 1)
        negative = bool(match["minus"] or match["inner"] or match["behind"])
        yield Term(match.start(), match.end(), figure, -number if negative else number, scale, currency, lead)


def _read_words(text: str, start: int, end: int) -> Iterator[Term]:
    """Terms in words that have a scale or a currency; `een euro` is a saying more often than a sum."""
    if not _WORD_BEFORE_UNIT.search(text, start, end):
        return
    for match in _WORD_TERM.finditer(text, start, end):
        words = match["number"].casefold()
        number = parse_number_word(words)
        if number is None or not (match["scale"] or match["unit"]) or (words == "een" and not match["scale"]):
            continue
        scale = _WORDS.scales.get((match["scale"] or "").casefold())
        yield Term(match.start(), match.end(), words, number, scale, bool(match["unit"]), leading=False)


def _drop_overlaps(terms: list[Term]) -> None:
    """Of terms that overlap the first stays."""
    for index in range(len(terms) - 1, 0, -1):
        if terms[index].start < terms[index - 1].end:
            del terms[index]


def _share_backward(text: str, terms: list[Term], start: int) -> None:
    """Give a figure the scale or currency that is printed once behind the next: `€ 2,1` of `van € 2,1 naar € 5,4 miljoen`."""
    for index in range(len(terms) - 2, -1, -1):
        term, after = terms[index], terms[index + 1]
        link = text[term.end : after.start]
        if after.bare or not CLOSE_LINK.fullmatch(link) or (term.bare and after.leading):
            continue
        ends = _links_range(text, term, link, start)
        if term.bare and not (term.thousands or ends or link == " naar "):
            continue
        if term.scale is None and after.scale and _same_order(term.number, after.number) and not term.thousands:
            terms[index] = replace(term, scale=after.scale)
        elif term.bare and after.scale is None:
            short = ends and after.thousands and not term.thousands and term.number * 1000 < after.number
            terms[index] = replace(term, currency=True, scale=1000 if short else None)


def _share_forward(text: str, terms: list[Term]) -> None:
    """Give a later figure of a series the scale or currency of the one before: `€ 1,1` of `€ 1,4 miljoen in 2024 en € 1,1 in 2025`."""
    scaled: Term | None = None
    for index in range(1, len(terms)):
        before, term = terms[index - 1], terms[index]
        scaled = before if before.scale else scaled
        if term.scale is not None or text.startswith(" per ", term.end):
            continue
        link = text[before.end : term.start]
        series = not before.bare and SERIES_LINK.fullmatch(link) is not None
        dated = series and _YEAR.search(link) is not None
        likely = scaled is not None and _same_order(term.number, scaled.number) and not term.thousands
        if scaled is not None and likely and ((term.currency and (term.decimals == 1 or series)) or (dated and term.decimals)):
            terms[index] = replace(term, scale=scaled.scale)
        elif term.bare and term.thousands and dated:
            terms[index] = replace(term, currency=before.currency or before.scale is not None)


def _same_order(number: Decimal, other: Decimal) -> bool:
    """Whether two figures are near enough to share a scale, which `€ 500 tot € 1 miljoen` are not."""
    low, high = sorted((abs(number), abs(other)))
    return low > 0 and high <= 50 * low


def _join_ranges(text: str, terms: list[Term], start: int) -> list[Term]:
    """One term for both ends of a range: `€ 2 à 2,5 miljoen`, `tussen € 1 en € 2 miljoen`."""
    joined: list[Term] = []
    for term in terms:
        before = joined[-1] if joined else None
        if before and before.high is None and _is_range(text, before, term, start):
            joined[-1] = replace(before, end=term.end, high=term.value, currency=before.currency or term.currency)
        else:
            joined.append(term)
    return joined


def _is_range(text: str, low: Term, high: Term, start: int) -> bool:
    """Whether two terms are the ends of a range; after a verb of change `tot` leads to another sum."""
    if low.value >= high.value or low.bare != high.bare or (low.bare and not low.thousands):
        return False
    link = text[low.end : high.start]
    return _links_range(text, low, link, start) and not ("tot" in link and _CHANGE.search(text, max(start, low.start - 60), low.start))


def _links_range(text: str, low: Term, link: str, start: int) -> bool:
    """Whether `link` joins the ends of a range, of which `low` is the first."""
    if link == " en ":
        return _BETWEEN.search(text, max(start, low.start - 24), low.start) is not None
    return _RANGE_LINK.fullmatch(link) is not None
