"""Dutch figures and number words: `1.250,75`, `-4,6 miljoen`, `vijfentwintigduizend`, `anderhalve ton`, `drie komma vijf`."""

import re
from decimal import Decimal

from extract.amount_words import amount_words, any_of

FIGURE = r"(?>\d{1,3}(?:\.\d{3})+|\d+)(?>,\d+|\.\d{1,2}(?!\d))?[¼½¾]?|[¼½¾]"
"""`55.527.158`, `4,6`, `2.5`, `2½`: dots between thousands, a comma before decimals; a dot with one or two digits behind it is one too."""

SPACED_FIGURE = r"(?>\d{1,3}(?:\ \d{3})+(?!\d)(?:,\d\d)?)"
"""`1 250 000`: only where something else says that these digits are one figure."""

ROUND = r",(?:--?|[–—=])"
"""The mark of whole euros: `3.385,-`, `500,--`, `500,=`."""

MINUS = r"-/-\ ?|[-−–]"
"""`-/- 1.000`, `-418`."""

_WORDS = amount_words()
_PART = any_of([*_WORDS.number_words, "honderd", "duizend"])

WHOLE_WORD = rf"(?:{_PART})(?:(?:en|ën)?(?:{_PART}))*"
"""`vijfentwintigduizend`, `tweeëntachtig`, `honderd`."""

NUMBER_WORD = rf"""
    (?:{any_of(_WORDS.fraction_words)})\b             # anderhalf, een halve
    | (?:{WHOLE_WORD}\ )?{WHOLE_WORD}                 # tweeduizend vijfhonderd
      (?: \ komma(?:\ {WHOLE_WORD})+                  # drie komma vijf
        | (?:en|ën)(?:een)?hal(?:f|ve)                # tweeënhalf
        | \ en\ een\ (?:half|halve|kwart)             # twee en een halve
      )?\b
"""

_SCALES = any_of(_WORDS.scales)
_FIGURES = re.compile(
    rf"(?P<minus>{MINUS})?(?P<figure>{SPACED_FIGURE}|{FIGURE})(?:{ROUND})?(?:\ ?(?P<scale>{_SCALES})\b\.?|\ ?(?P<letter>{any_of(_WORDS.letter_scales)}))?"
)
_WORDED = re.compile(rf"(?P<number>{NUMBER_WORD})(?:\ (?P<scale>{_SCALES}))?", re.X | re.I)
_WHOLE_WORDS = re.compile(rf"{_PART}|en|ën", re.I)
_HALVED = re.compile(r"(?P<whole>.+?)(?:(?:en|ën)(?:een)?hal(?:f|ve)|\ en\ een\ (?P<part>half|halve|kwart))")
_VULGAR = {"¼": Decimal("0.25"), "½": Decimal("0.5"), "¾": Decimal("0.75")}


def parse_number(words: str) -> Decimal | None:
    """The number that `words` are, all of them; None where they are none.

    >>> [str(parse_number(words)) for words in ("1.250,75", "-4,6 miljoen", "1,- mln", "anderhalve ton", "drie komma vijf")]
    ['1250.75', '-4600000', '1000000', '150000', '3.5']
    """
    words = " ".join(words.split())
    if match := _FIGURES.fullmatch(words):
        number = parse_figure(match["figure"])
        scale = _WORDS.scales.get(match["scale"] or "") or _WORDS.letter_scales.get(match["letter"] or "", 1)
        return plain(-number * scale if match["minus"] else number * scale)
    if match := _WORDED.fullmatch(words):
        worded = parse_number_word(match["number"])
        return None if worded is None else plain(worded * _WORDS.scales.get((match["scale"] or "").casefold(), 1))
    return None


def parse_figure(figure: str) -> Decimal:
    """The value of a match of `FIGURE`.

    >>> parse_figure("2.475.000"), parse_figure("12,50"), parse_figure("2.5"), parse_figure("1½")
    (Decimal('2475000'), Decimal('12.50'), Decimal('2.5'), Decimal('1.5'))
    """
    part = _VULGAR.get(figure[-1], Decimal(0))
    digits = figure.rstrip("¼½¾").replace(" ", "")
    head, _, tail = digits.rpartition(".")
    if head and len(tail) < 3 and "," not in digits:
        return Decimal(head.replace(".", "") + "." + tail) + part
    return Decimal(digits.replace(".", "").replace(",", ".") or 0) + part


def parse_number_word(words: str) -> Decimal | None:
    """The value of a match of `NUMBER_WORD`; None where its parts make no number (`vijfvijf`).

    >>> parse_number_word("vijfentwintigduizend"), parse_number_word("tweeënhalf"), parse_number_word("zeventwee")
    (Decimal('25000'), Decimal('2.5'), None)
    """
    words = words.casefold()
    if words in _WORDS.fraction_words:
        return _WORDS.fraction_words[words]
    head, komma, tail = words.partition(" komma ")
    if komma:
        digits = [_parse_whole(part) for part in (head, *tail.split())]
        return None if None in digits else Decimal(f"{digits[0]}." + "".join(str(digit) for digit in digits[1:]))
    halved = _HALVED.fullmatch(words)
    whole = _parse_whole(halved["whole"] if halved else words)
    if whole is None:
        return None
    part = _WORDS.fraction_words[halved["part"] or "half"] if halved else 0
    return Decimal(whole) + part


def _parse_whole(words: str) -> int | None:
    """A whole number below a million in words, or None: `honderdvijf`, `tweeduizend vijfhonderd`."""
    thousands, thousand, rest = words.replace(" ", "").partition("duizend")
    if thousand:
        high, low = _parse_hundreds(thousands or "een"), _parse_hundreds(rest.removeprefix("en") or "nul")
        return None if high is None or low is None else high * 1000 + low
    return _parse_hundreds(thousands)


def _parse_hundreds(words: str) -> int | None:
    """A whole number below ten thousand in words, or None: `driehonderdvijftig`, `twaalfhonderd`."""
    hundreds, hundred, rest = words.partition("honderd")
    if hundred:
        high, low = _parse_tens(hundreds or "een"), _parse_tens(rest.removeprefix("en") or "nul")
        return None if high is None or low is None else high * 100 + low
    return _parse_tens(hundreds)


def _parse_tens(words: str) -> int | None:
    """A whole number below a hundred in words, or None: `drieëntwintig`, `zeventien`."""
    if words in _WORDS.number_words:
        return _WORDS.number_words[words]
    parts = _WHOLE_WORDS.findall(words)
    if len(parts) != 3 or "".join(parts) != words or parts[1] not in ("en", "ën"):
        return None
    unit, ten = (_WORDS.number_words.get(part, 0) for part in (parts[0], parts[2]))
    return ten + unit if 0 < unit < 10 and ten >= 20 else None


def plain(number: Decimal) -> Decimal:
    """`number` without an exponent or idle noughts behind the comma."""
    number = number.normalize()
    return number.quantize(Decimal(1)) if number == number.to_integral() else number
