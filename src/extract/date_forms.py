"""What each form of a date says: from a match of its pattern to the times that it names."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import NamedTuple

from extract import date_patterns as patterns
from extract.amount_words import amount_words
from extract.date_words import Limit, Relation, date_words
from extract.edtf import MONTHS_OF_PART
from schema import DateModifier

_WORDS = date_words()
_NUMBERS = amount_words().number_words
_MONTHS = _WORDS.months | _WORDS.abbreviations
_LIST_JOINS = ("en", "of", ",")
# "1 en ", "derde/", "5 t/m "
_ELIDED = re.compile(rf"(?P<word>\d{{1,2}}(?!\w)|{patterns.ORDINAL})(?:e|ste|de)?\s*(?P<join>[-–—/,]|\w+(?:/m)?(?:\s\w+)*)\s*", re.IGNORECASE)
Render = Callable[[int], str]


class Shape(Enum):
    """How long the time is that a form names; what `voor` means before it and where it is read depends on that."""

    DAY = auto()
    WEEK = auto()
    MONTH = auto()
    SEASON = auto()
    PART = auto()
    """A quarter, a half, the first or last months of a year."""
    SCHOOL_YEAR = auto()
    YEAR = auto()
    YEARS = auto()
    """The coming or the past so many years, or a decade."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time as the text names it: all but the year, where only the report settles that."""

    start: int
    end: int
    shape: Shape
    render: Render
    """Its EDTF in a given year."""
    month: int = 1
    """The month in which it begins."""
    year: int | None = None
    year_word: Relation | None = None
    """`juni van dit jaar`, `volgend jaar`: the year by its relation to the time of writing."""
    pointer: Relation | None = None
    """`komende zomer`, `afgelopen 3 jaar`: the time itself by that relation."""
    limit: Limit | None = None
    mod: DateModifier | None = None
    needs_year: bool = False
    """Whether it is a time only with a year, its own or its neighbour's: `jan`."""

    @property
    def floats(self) -> bool:
        """Whether the text names no year with it."""
        return self.year is None and self.year_word is None and self.pointer is None

    @property
    def is_bare_year(self) -> bool:
        """Whether it is a printed year and nothing more, which may belong to a title."""
        return self.shape is Shape.YEAR and self.year is not None and self.limit is None and self.mod is None


class Form(NamedTuple):
    """One way to write a time: its pattern, and what a match of it says; nothing where it names no time after all."""

    pattern: str
    read: Callable[[re.Match[str]], Iterator[Time]]


def _read_numeric_day(match: re.Match[str]) -> Iterator[Time]:
    """`1-1-2025`; nothing where the month is none, as in the US order of a build stamp."""
    fields = match.groupdict()
    month, year = int(match["number"]), fields["year"] or fields.get("short_year")
    if fields.get("mark") == fields.get("mark_again") and 1 <= month <= 12 and year:
        suffix = f"-{month:02}-{int(fields['day']):02}" if "day" in fields else f"-{month:02}"
        yield Time(*match.span(), Shape.DAY, _in_year(suffix), month, _full_year(year))


def _read_worded_day(match: re.Match[str]) -> Iterator[Time]:
    """`17 maart 2021`; of `1 en 2 mei` each day is a date, `3 tot 28 februari` is one range."""
    month, (year, year_word) = _month(match), _year(match)
    others = [(start, end, int(word), join) for start, end, word, join in _elided(match)]
    last = int(match["day"])
    render, start = _in_year(f"-{month:02}-{last:02}"), match.start("day") if others else match.start()
    if others and others[-1][3] not in _LIST_JOINS and others[-1][2] < last:
        start, _, first, _ = others.pop()
        render = _in_year(f"-{month:02}-{first:02}", f"-{month:02}-{last:02}")
    for begin, end, day, _ in others:
        yield Time(begin, end, Shape.DAY, _in_year(f"-{month:02}-{day:02}"), month, year, year_word)
    yield Time(start, match.end(), Shape.DAY, render, month, year, year_word)


def _read_week_of_day(match: re.Match[str]) -> Iterator[Time]:
    """`week van 5 oktober`: from the Monday to the Sunday around it."""
    month, day = _month(match), int(match["day"])

    def render(year: int) -> str:
        named = date(year, month, day)
        monday = named - timedelta(days=named.weekday())
        return f"{monday}/{monday + timedelta(days=6)}"

    yield Time(*match.span(), Shape.WEEK, render, month, *_year(match))


def _read_numbered_week(match: re.Match[str]) -> Iterator[Time]:
    """`week 40`, `week 40 t/m 42`, by ISO 8601."""
    first, last = int(match["week"]), int(match["last"] or match["week"])

    def render(year: int) -> str:
        return f"{date.fromisocalendar(year, first, 1)}/{date.fromisocalendar(year, last, 7)}"

    yield Time(*match.span(), Shape.WEEK, render, min(first * 12 // 53 + 1, 12), *_year(match))


def _read_named_month(match: re.Match[str]) -> Iterator[Time]:
    """`juni 2025`, `Mrt. 15`; the number in `maart 15` is no year."""
    month, (year, year_word) = _month(match), _year(match)
    end = match.end()
    if match["short_year"]:
        if match["short"] or match["link"].strip():
            year = _full_year(match["short_year"])
        else:
            end = match.start("link")
    needs_year = match["short"] is not None
    yield Time(match.start(), end, Shape.MONTH, _in_year(f"-{month:02}"), month, year, year_word, _pointer(match), needs_year=needs_year)


def _read_worded_part(match: re.Match[str]) -> Iterator[Time]:
    """`derde kwartaal van 2024`, `eerste en tweede kwartaal`; a bare `tweede helft` may be one of anything."""
    year, year_word = _year(match)
    unit, ordinal = fold(match["unit"]).replace(" ", ""), _WORDS.ordinals[fold(match["ordinal"])]
    if not (year or year_word or match["the_year"]) and (unit == "helft" or (unit == "halfjaar" and ordinal < 0)):
        return
    others = [(start, end, _WORDS.ordinals[fold(word)], join) for start, end, word, join in _elided(match)]
    start, first = (match.start("ordinal") if others else match.start()), ordinal
    if others and others[-1][3] not in _LIST_JOINS:
        start, _, first, _ = others.pop()
    for begin, end, other, _ in others:
        if parts := _part_of_year(unit, other):
            yield Time(begin, end, Shape.PART, _in_year(*parts), _first_month(parts[0]), year, year_word)
    begin_parts, end_parts = _part_of_year(unit, first), _part_of_year(unit, ordinal)
    if begin_parts and end_parts:
        suffixes = end_parts if first == ordinal else (begin_parts[0], end_parts[-1])
        yield Time(start, match.end(), Shape.PART, _in_year(*suffixes), _first_month(suffixes[0]), year, year_word)


def _read_first_months(match: re.Match[str]) -> Iterator[Time]:
    """`eerste drie maanden van 2017` is a quarter, `eerste acht maanden` a range, `laatste maanden` the end of the year."""
    ordinal, count = _WORDS.ordinals[fold(match["ordinal"])], match["count"]
    months = _number(count) * (3 if fold(match["unit"]) == "kwartalen" else 1) if count else 0
    if ordinal not in (1, -1) or months > 11:
        return
    mod = None if months else DateModifier.START if ordinal == 1 else DateModifier.END
    first, last = (1, months) if ordinal == 1 else (13 - months, 12)
    suffixes = {0: ("",), 1: (f"-{last:02}",), 3: ("-33",) if first == 1 else ("-36",), 6: ("-40",) if first == 1 else ("-41",)}
    render = _in_year(*suffixes.get(months, (f"-{first:02}", f"-{last:02}")))
    yield Time(*match.span(), Shape.PART, render, first if months else 1, *_year(match), mod=mod)


def _read_coded_part(match: re.Match[str]) -> Iterator[Time]:
    """`Q1 2023`, `2024-Q2`, `H1 2025`."""
    fields = match.groupdict()
    halves = fold(fields.get("letter") or "q") == "h"
    number = int(match["number"])
    if halves and number > 2:
        return
    year, year_word = _year(match)
    if known := fields.get("first_year") or fields.get("joined_year"):
        year = _full_year(known)
    suffix = f"-{39 + number}" if halves else f"-{32 + number}"
    yield Time(*match.span(), Shape.PART, _in_year(suffix), _first_month(suffix), year, year_word)


def _read_season(match: re.Match[str]) -> Iterator[Time]:
    """`najaar van 2025`; the winter of 2023/2024 is that of 2023, in whose December it starts."""
    season = _WORDS.seasons[fold(match["season"])]
    end = match.end() if season == 24 or not match["year_end"] else match.end("year")
    yield Time(match.start(), end, Shape.SEASON, _in_year(f"-{season}"), _first_month(f"-{season}"), *_year(match), _pointer(match))


def _read_school_year(match: re.Match[str]) -> Iterator[Time]:
    """`schooljaar 2021/2022`, `komend schooljaar`; nothing where no year is said or pointed at."""
    year = _full_year(match["year"]) if match["year"] else None
    pointer = _pointer(match)
    if year is None and pointer is None:
        return
    length = _full_year(match["year_end"]) - year if year else 1
    yield Time(*match.span(), Shape.SCHOOL_YEAR, school_year(length), 8, year, pointer=pointer)


def _read_span_of_years(match: re.Match[str]) -> Iterator[Time]:
    """`komende tien jaar`, `afgelopen 3 jaar`."""
    count, pointer = _number(match["count"]), _WORDS.relation_of.get(fold(match["pointer"]), Relation.PAST)
    if pointer in (Relation.COMING, Relation.PAST):
        first, last = (0, count) if pointer is Relation.COMING else (-count, 0)
        yield Time(*match.span(), Shape.YEARS, lambda year: f"{year + first}/{year + last}", pointer=pointer)


def _read_relative_year(match: re.Match[str]) -> Iterator[Time]:
    """`dit jaar`, `volgend jaar`."""
    yield Time(*match.span(), Shape.YEAR, str, year_word=_WORDS.relation_of[fold(match["year_word"])])


def _read_decade(match: re.Match[str]) -> Iterator[Time]:
    """`jaren '90`, `jaren negentig`."""
    tens = int(match["tens"]) if match["tens"] else _NUMBERS[fold(match["worded"])]
    yield Time(*match.span(), Shape.YEARS, lambda year: f"{year // 10}X", year=1900 + tens)


def _read_plain_year(match: re.Match[str]) -> Iterator[Time]:
    """`2024`, the range `2022/23`, the open `2027 en verder`."""
    year, render, end = _full_year(match["year"]), str, match.end()
    if match["short_year"]:
        length = int(match["short_year"]) - year % 100
        if length < 1:
            return
        yield Time(match.start("year"), end, Shape.YEAR, lambda first: f"{first}/{first + length}", year=year)
        return
    yield Time(match.start("year"), end, Shape.YEAR, render, year=year, limit=Limit.FROM if match["onward"] else None)


def _read_the_year(match: re.Match[str]) -> Iterator[Time]:
    """The year in `eind van het jaar`, not in `een half jaar`."""
    if match.string.endswith("het ", 0, match.start()):
        yield Time(*match.span(), Shape.YEAR, str)


def _read_year_with_length(match: re.Match[str]) -> Iterator[Time]:
    """`vanaf 2020 gedurende vijf jaar` is 2020 to 2024."""
    length = _number(match["count"])
    yield Time(*match.span(), Shape.YEARS, lambda year: f"{year}/{year + length - 1}", year=_full_year(match["year"]))


def school_year(length: int = 1) -> Render:
    """The school year that begins in a given year, or so many in a row: from 1 August to 31 July."""
    return lambda year: f"{year}-08/{year + length}-07"


def _in_year(first: str, last: str | None = None) -> Render:
    """What has these EDTF suffixes in a given year: `-06-01`, or from `-01` to `-08`."""
    if last is None:
        return lambda year: f"{year}{first}"
    return lambda year: f"{year}{first}/{year}{last}"


def _part_of_year(unit: str, ordinal: int) -> tuple[str, ...]:
    """The EDTF suffixes of a quarter, a half or a period of four months; none where there is no such one."""
    count, code = {"kwartaal": (4, 32), "helft": (2, 39), "halfjaar": (2, 39), "tertaal": (3, 0)}[unit]
    number = count if ordinal < 0 else ordinal
    if number > count:
        return ()
    return (f"-{code + number}",) if code else (f"-{4 * number - 3:02}", f"-{4 * number:02}")


def _first_month(suffix: str) -> int:
    """The month in which a month, season, quarter or half begins."""
    return MONTHS_OF_PART[int(suffix[1:])][0]


def _elided(match: re.Match[str]) -> Iterator[tuple[int, int, str, str]]:
    """Span and word of each day or ordinal that leaves its noun to a later one, and what joins it to the next."""
    offset = match.start("others")
    for item in _ELIDED.finditer(match["others"]):
        yield item.start("word") + offset, item.end("word") + offset, item["word"], item["join"]


def _month(match: re.Match[str]) -> int:
    return _MONTHS[fold(match["month"] or match["short"])]


def _year(match: re.Match[str]) -> tuple[int | None, Relation | None]:
    """The year as printed, or its relation to the time of writing."""
    fields = match.groupdict()
    year, word = fields.get("year"), fields.get("year_word")
    return _full_year(year) if year else None, _WORDS.relation_of[fold(word)] if word else None


def _full_year(digits: str) -> int:
    """A year of two or four digits, OCR's letters repaired.

    >>> _full_year("2O19"), _full_year("24"), _full_year("98")
    (2019, 2024, 1998)
    """
    year = int(digits.upper().replace("O", "0").replace("L", "1"))
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def _pointer(match: re.Match[str]) -> Relation | None:
    return _WORDS.relation_of[fold(match["pointer"])] if match["pointer"] else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[fold(word)]


def fold(word: str) -> str:
    """A word as the lists have it: lower case, one blank for any number of them."""
    return " ".join(word.casefold().split())


FORMS_WITH_LEAD: tuple[Form, ...] = (
    Form(patterns.ISO_DAY, _read_numeric_day),
    Form(patterns.NUMERIC_DAY, _read_numeric_day),
    Form(patterns.WORDED_DAY, _read_worded_day),
    Form(patterns.WEEK_OF_DAY, _read_week_of_day),
    Form(patterns.NUMBERED_WEEK, _read_numbered_week),
    Form(patterns.CODED_PART, _read_coded_part),
    Form(patterns.LETTERED_PART, _read_coded_part),
    Form(patterns.WORDED_PART, _read_worded_part),
    Form(patterns.FIRST_MONTHS, _read_first_months),
    Form(patterns.NAMED_SEASON, _read_season),
    Form(patterns.SCHOOL_YEAR, _read_school_year),
    Form(patterns.SPAN_OF_YEARS, _read_span_of_years),
    Form(patterns.RELATIVE_YEAR, _read_relative_year),
    Form(patterns.NAMED_MONTH, _read_named_month),
    Form(patterns.DECADE, _read_decade),
    Form(patterns.PLAIN_YEAR, _read_plain_year),
    Form(patterns.THE_YEAR, _read_the_year),
)
"""The forms that a limit or a modifier may lead, the longer before those that they begin with."""

FORMS_ALONE: tuple[Form, ...] = (
    Form(patterns.YEAR_WITH_LENGTH, _read_year_with_length),
    Form(patterns.HOLED_DAY, _read_numeric_day),
)
"""The forms that hold all that belongs to them."""
