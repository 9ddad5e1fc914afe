"""The figures of a sentence that may be sums of money, each with what is printed to it: `€ 3.385,-`, `2,4 miljoen`, `een ton`."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from extract.amount_words import amount_words
from extract.numbers import (
    FIGURE,
    LONGEST_FIGURE,
    MINUS,
    NUMBER_WORD,
    ROUND,
    SPACED_FIGURE,
    parse_figure,
    parse_number_word,
    plain,
)
from extract.scan import any_of, lazily

_WORDS = amount_words()
_SCALE = rf"(?:{any_of(_WORDS.scales)})\b"
_LETTER = rf"[{''.join(_WORDS.letter_scales)}]"

# `€ 3.385,-`, `€ 4,6 miljoen`, `650.000 euro`, `EUR 5 mln`, `2,4 miljoen`, `15.000`, `35 cent`, `k€ 250`, `€ 250k`,
# `€ 1 250 000`, `-/- € 1.000`, `€ 1.000 -/-`, `€ -418.000`
_FIGURE_TERM = lazily(
    rf"""
    (?=[-−–€\d]|{_LETTER}\ ?€|EUR|[Ee]uro)          # what a term can begin with: to be quick about all else
    (?P<minus>(?<![\w,.])(?:{MINUS})(?=[€\d]|EUR))?
    (?: (?P<thousand>(?<!\w){_LETTER}\ ?)?(?P<sign>€)\ *(?P<inner>{MINUS})?
      | (?P<code>\b(?:EUR|EURO|Eur|Euro|euro))\ +(?!(?:19|20)\d\d\b)
      | (?:(?<![\w.,/])|(?<=\b[NV]))
    )
    (?P<figure>(?(sign){SPACED_FIGURE}|(?!))|{FIGURE})
    (?P<round>{ROUND})?
    (?: \ *(?P<scale>{_SCALE}) | \ ?(?P<letter>{_LETTER})(?!\w) )?
    (?: (?(scale)\.?)\ *(?P<unit>[Ee]uro(?:['’‘]?s)?\b(?!-)|EUR\b|€(?!\ *\d)) | \ *(?P<cent>(?:euro)?cents?\b) )?
    (?P<behind>\ ?-/-)?
    (?![\w%]|[.,]\d|\ %|\ procent\b|-[^\W\d])
    """,
    re.X,
)

# `anderhalf miljoen`, `vijfentwintigduizend euro`, `een ton`
_WORD_TERM = lazily(rf"\b(?P<number>{NUMBER_WORD})(?:\ +(?P<scale>{_SCALE}))?(?:\ +(?P<unit>euro)\b)?(?![\w-])", re.X | re.I)

# What every term in words holds, its first letter the end of the number: to be quick about sentences without
_WORD_BEFORE_UNIT = lazily(rf"[^\W\d]\ +(?:{_SCALE}|euro)", re.I)

_NUMBER_ENDINGS = (*_WORDS.number_words, *_WORDS.fraction_words, "honderd", "duizend", "half", "halve", "kwart")

_YEAR = lazily(r"(?:19|20)\d\d")
_THOUSANDS = lazily(r"\.\ ?\d{3}")
_BLANKS = lazily(r"\ {2,}")

LARGEST = 10**15
"""A thousand billion (duizend biljoen): what is printed of this size in euros is some other number."""


class Term(NamedTuple):
    """A figure with what is printed to it, as `€ 1,4 miljoen`; one span for both ends of a range."""

    start: int
    end: int
    figure: str
    number: Decimal
    scale: int | None
    currency: bool
    """Whether a currency, or the mark of whole euros, is known of it."""
    leading: bool
    """Whether the currency is printed before the figure."""
    high: Decimal | None = None
    """The higher end of a range, in euros."""

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
        """Whether the figure has a dot between thousands: `15.000`, not `6.72`."""
        return _THOUSANDS.search(self.figure) is not None

    @property
    def decimals(self) -> int:
        """How many digits stand behind the comma."""
        return len(self.figure.partition(",")[2])


def read_terms(text: str, start: int, end: int) -> list[Term]:
    """The terms between two offsets of `text`, in order, each as it is printed; of terms that overlap the first."""
    terms: list[Term] = []
    found = (*_read_figures(text, start, end), *_read_words(text, start, end))
    for term in sorted(found, key=lambda term: (term.start, -term.end)):
        if not terms or term.start >= terms[-1].end:
            terms.append(term)
    return terms


def squeeze(words: str) -> str:
    """`words` with one blank for many, as they stand where a line was wrapped behind a blank."""
    return _BLANKS.sub(" ", words) if "  " in words else words


def _read_figures(text: str, start: int, end: int) -> Iterator[Term]:
    """Terms in figures; years, and decimals that no money has (`166,000`), are none."""
    for match in _FIGURE_TERM.finditer(text, start, end):
        figure, leading = match["figure"], bool(match["sign"] or match["code"])
        letter = (match["thousand"] or match["letter"] or "").strip()
        currency = bool(leading or match["unit"] or match["round"] or match["cent"])
        scale = _WORDS.scales.get(match["scale"] or "") or _WORDS.letter_scales.get(letter)
        if (letter and not currency) or (scale is None and not _is_printed_sum(match, figure)) or len(figure) > LONGEST_FIGURE:
            continue
        number = parse_figure(figure) / (100 if match["cent"] else 1)
        if number * (scale or 1) >= LARGEST:
            continue
        negative = match["minus"] or match["inner"] or match["behind"]
        yield Term(match.start(), match.end(), figure, -number if negative else number, scale, currency, leading)


def _is_printed_sum(match: re.Match[str], figure: str) -> bool:
    """Whether a figure without a scale may be a sum: no year (`31-12-2023 €` heads a column), no more decimals than cents."""
    year = _YEAR.fullmatch(figure) and not (match["sign"] or match["code"] or match["round"]) and match["unit"] in (None, "€")
    return not year and len(figure.partition(",")[2]) <= 2


def _read_words(text: str, start: int, end: int) -> Iterator[Term]:
    """Terms in words that have a scale or a currency; `een euro` is a saying more often than a sum."""
    sentence = text[start:end].casefold()
    if not any(sentence.endswith(_NUMBER_ENDINGS, 0, match.start() + 1) for match in _WORD_BEFORE_UNIT.finditer(sentence)):
        return
    for match in _WORD_TERM.finditer(text, start, end):
        words, scale = match["number"].casefold(), _WORDS.scales.get((match["scale"] or "").casefold())
        number = parse_number_word(words)
        if number is not None and (scale or (match["unit"] and words != "een")):
            yield Term(match.start(), match.end(), words, number, scale, bool(match["unit"]), leading=False)
