"""Dutch figures and number words: `1.250,75`, `-4,6 miljoen`, `vijfentwintigduizend`, `anderhalve ton`, `drie komma vijf`."""

import re
from decimal import Decimal

from extract.amount_words import amount_words
from extract.scan import any_of, lazily

_WORDS = amount_words()

# `55.527.158`, `4,6`, `2.5`, `2½`: dots between thousands; a comma before decimals, or a dot where at most two digits follow
FIGURE = r"(?>\d{1,3}(?:\.\d{3})+|\d+)(?>,\d+|\.\d{1,2}(?!\d))?[¼½¾]?|[¼½¾]"

LONGEST_FIGURE = 30
"""Characters of the longest figure that is a number of something, and no noise."""

# `1 250 000`, `20. 000`: only where something else says that these digits are one figure
SPACED_FIGURE = r"(?>\d{1,3}(?:\ \d{3}|\.\ 000)+(?!\d)(?:,\d\d)?)"

# `3.385,-`, `500,--`, `500,=`: the mark of whole euros
ROUND = r",(?:--?|[–—=])"

# `-/- 1.000`, `-418`
MINUS = r"-/-\ ?|[-−–]"

# `honderd`, `tweeëntachtig`, `vijfentwintigduizend`
_PART = any_of([*_WORDS.number_words, "honderd", "duizend"])
_WHOLE = rf"(?>(?:{_PART})(?:(?:en|ën)?(?:{_PART}))*+)"

# `anderhalf`, `een halve`; `tweeduizend vijfhonderd`, `drie komma vijf`, `tweeënhalf`, `twee en een halve`
NUMBER_WORD = rf"""
    (?: (?:{any_of(_WORDS.fraction_words)})
      | (?:{_WHOLE}\ )?{_WHOLE}(?:\ komma(?:\ {_WHOLE})+|(?:en|ën)(?:een)?hal(?:f|ve)|\ en\ een\ (?:half|halve|kwart))?
    )\b
"""

_SCALE = rf"(?P<scale>{any_of({**_WORDS.scales, **_WORDS.letter_scales})})"
_FIGURES = lazily(rf"(?P<minus>{MINUS})?(?P<figure>{SPACED_FIGURE}|{FIGURE})(?:{ROUND})?(?:\ ?{_SCALE}\.?)?", re.X)
_WORDED = lazily(rf"(?P<number>{NUMBER_WORD})(?:\ {_SCALE})?", re.X | re.I)
_HALVED = lazily(r"(?P<whole>.+?)(?:(?:en|ën)(?:een)?hal(?:f|ve)|\ en\ een\ (?P<part>half|halve|kwart))", re.X)

# `drieëntwintig`
_UNIT_AND_TEN = lazily(
    rf"(?P<unit>{any_of(word for word, number in _WORDS.number_words.items() if 0 < number < 10)})(?:en|ën)"
    rf"(?P<ten>{any_of(word for word, number in _WORDS.number_words.items() if number >= 20)})"
)
_VULGAR = {"¼": Decimal("0.25"), "½": Decimal("0.5"), "¾": Decimal("0.75")}


def parse_number(words: str) -> Decimal | None:
    """The number that `words` are, all of them; None where they are none.

    >>> [str(parse_number(words)) for words in ("1.250,75", "-4,6 miljoen", "1,- mln", "anderhalve ton", "drie komma vijf")]
    ['1250.75', '-4600000', '1000000', '150000', '3.5']
    """
    words = " ".join(words.split())
    if match := _FIGURES.fullmatch(words):
        number: Decimal | None = parse_figure(match["figure"]) * (-1 if match["minus"] else 1)
    elif match := _WORDED.fullmatch(words):
        number = parse_number_word(match["number"])
    if not match or number is None:
        return None
    scale = match["scale"] or ""
    return plain(number * (_WORDS.letter_scales.get(scale) or _WORDS.scales.get(scale.casefold(), 1)))


def parse_figure(figure: str) -> Decimal:
    """The value of a match of `FIGURE` or `SPACED_FIGURE`.

    >>> parse_figure("2.475.000"), parse_figure("12,50"), parse_figure("2.5"), parse_figure("1½")
    (Decimal('2475000'), Decimal('12.50'), Decimal('2.5'), Decimal('1.5'))
    """
    digits = figure.rstrip("¼½¾").replace(" ", "")
    whole, dot, decimals = digits.rpartition(".")
    if dot and len(decimals) < 3:
        number = Decimal(f"{whole.replace('.', '')}.{decimals}")
    else:
        number = Decimal(digits.replace(".", "").replace(",", ".") or 0)
    return number + _VULGAR.get(figure[-1], 0)


def parse_number_word(words: str) -> Decimal | None:
    """The value of a match of `NUMBER_WORD`; None where its parts make no number (`vijfvijf`).

    >>> parse_number_word("vijfentwintigduizend"), parse_number_word("tweeënhalf"), parse_number_word("zeventwee")
    (Decimal('25000'), Decimal('2.5'), None)
    """
    words = words.casefold()
    if words in _WORDS.fraction_words:
        return _WORDS.fraction_words[words]
    whole, komma, decimals = words.partition(" komma ")
    if komma:
        digits = [_parse_whole(part) for part in (whole, *decimals.split())]
        return None if None in digits else Decimal(f"{digits[0]}.{''.join(map(str, digits[1:]))}")
    halved = _HALVED.fullmatch(words)
    number = _parse_whole(halved["whole"] if halved else words)
    if number is None:
        return None
    return number + (_WORDS.fraction_words[halved["part"] or "half"] if halved else Decimal(0))


def plain(number: Decimal) -> Decimal:
    """`number` without an exponent, and without idle noughts behind the comma."""
    return Decimal(int(number)) if number == number.to_integral_value() else number.normalize()


def _parse_whole(words: str) -> int | None:
    """A whole number below a million in words, or None: `honderdvijf`, `tweeduizend vijfhonderd`, `drieëntwintig`."""
    words = words.replace(" ", "")
    for word, size in (("duizend", 1000), ("honderd", 100)):
        before, found, after = words.partition(word)
        if found:
            high, low = _parse_whole(before or "een"), _parse_whole(after.removeprefix("en") or "nul")
            return None if high is None or low is None or low >= size else high * size + low
    if match := _UNIT_AND_TEN.fullmatch(words):
        return _WORDS.number_words[match["ten"]] + _WORDS.number_words[match["unit"]]
    return _WORDS.number_words.get(words)
