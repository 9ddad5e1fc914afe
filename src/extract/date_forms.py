"""What each form of a date says: from a match of its pattern to the times that it names."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from extract import date_patterns as patterns
from extract.amount_words import amount_words
from extract.date_shapes import Shape, Time, first_month, in_year, part_of_year, range_of_years, school_year
from extract.date_words import Limit, Relation, date_words, fold
from extract.scan import lazily
from schema import DateModifier

_WORDS = date_words()
_NUMBERS = amount_words().number_words
_MONTHS = _WORDS.months | _WORDS.abbreviations
# "1 en ", "derde/", "5e t/m "
_ELIDED = lazily(
    rf"(?P<item>(?P<word>{patterns.ORDINAL}|\d{{1,2}})(?:e|ste|de)?)\x20*(?P<join>[-–—/,]|tot\x20+en\x20+met|tot|t/m|en|of)\x20*",
    re.IGNORECASE | re.ASCII,
)
_YEAR_ITSELF = in_year("")
Reader = Callable[[re.Match[str]], Iterator[Time]]


class Form(NamedTuple):
    """One way to write a time: its pattern, and what a match of it says; nothing where it names no time after all."""

    pattern: str
    read: Reader


def _read_numeric_day(match: re.Match[str]) -> Iterator[Time]:
    """`1-1-2025`, `31-12-24`; not `2.1.01`, a number of a section, nor the US order of a build stamp."""
    fields = match.groupdict()
    month, year, mark = int(match["number"]), match["year"], fields.get("mark")
    is_code = mark != fields.get("mark_again") or (mark != "-" and len(year) == 2)
    if 1 <= month <= 12 and not is_code:
        suffix = f"-{month:02}-{int(fields['day']):02}" if "day" in fields else f"-{month:02}"
        yield Time(*match.span(), Shape.DAY, in_year(suffix), month, _full_year(year))


def _read_worded_day(match: re.Match[str]) -> Iterator[Time]:
    """`17 maart 2021`, and each of the days of `1 en 2 mei` or `3 tot 28 februari`."""
    month, (year, year_word), pointer = _month(match), _year(match), _nearby(match)
    for start, end, word, limit in _row(match, "day"):
        render = in_year(f"-{month:02}-{_ordinal(word):02}")
        yield Time(start, end, Shape.DAY, render, month, year, year_word, pointer, limit)


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
        if match["short"] or match["link"] == "-":
            year = _full_year(match["short_year"])
        else:
            end = match.start("link")
    pointer, needs_year = _pointer(match) or _nearby(match), match["short"] is not None
    yield Time(match.start(), end, Shape.MONTH, in_year(f"-{month:02}"), month, year, year_word, pointer, needs_year=needs_year)


def _read_worded_part(match: re.Match[str]) -> Iterator[Time]:
    """`derde kwartaal van 2024`, both of `eerste en tweede kwartaal`; a bare `tweede helft` may be one of anything."""
    unit, (year, year_word) = fold(match["unit"]).replace(" ", ""), _year(match)
    is_vague = unit == "helft" or (unit == "halfjaar" and _ordinal(match["ordinal"]) < 0)
    if is_vague and not _is_placed(match):
        return
    for start, end, word, limit in _row(match, "ordinal"):
        if suffixes := part_of_year(unit, _ordinal(word)):
            yield Time(start, end, Shape.PART, in_year(*suffixes), first_month(suffixes[0]), year, year_word, limit=limit)


def _read_first_months(match: re.Match[str]) -> Iterator[Time]:
    """`eerste drie maanden van 2017` is a quarter, `eerste acht maanden` a range, `laatste maanden` the end of the year.

    Without a year they may be those of anything (`de eerste drie maanden van de pilot`), but not behind `over de`.
    """
    ordinal, count = _ordinal(match["ordinal"]), match["count"]
    months = _number(count) * (3 if fold(match["unit"]) == "kwartalen" else 1) if count else 0
    if ordinal not in (1, -1) or months > 11 or not (_is_placed(match) or match.string.endswith("over de ", 0, match.start())):
        return
    mod = None if months else DateModifier.START if ordinal == 1 else DateModifier.END
    first, last = (1, months) if ordinal == 1 else (13 - months, 12)
    suffixes = {0: ("",), 1: (f"-{last:02}",), 3: ("-33",) if first == 1 else ("-36",), 6: ("-40",) if first == 1 else ("-41",)}
    render = in_year(*suffixes.get(months, (f"-{first:02}", f"-{last:02}")))
    yield Time(*match.span(), Shape.PART, render, first if months else 1, *_year(match), mod=mod)


def _read_coded_part(match: re.Match[str]) -> Iterator[Time]:
    """`Q1 2023`, `2024-Q2`, `Q2/3 2024`, `H1 2025`."""
    fields = match.groupdict()
    unit = "helft" if fold(fields.get("letter") or "") == "h" else "kwartaal"
    year, year_word = _year(match)
    if known := fields.get("first_year") or fields.get("joined_year"):
        year = _full_year(known)
    suffixes = [
        suffix for number in (match["number"], fields.get("last")) if number for suffix in part_of_year(unit, int(number))
    ]
    if suffixes:
        yield Time(*match.span(), Shape.PART, in_year(*suffixes), first_month(suffixes[0]), year, year_word)


def _read_season(match: re.Match[str]) -> Iterator[Time]:
    """`najaar van 2025`; the winter of 2023/2024 is that of 2023, in whose December it starts."""
    season = _WORDS.seasons[fold(match["season"])]
    end = match.end() if season == 24 or not match["year_end"] else match.end("year")
    yield Time(match.start(), end, Shape.SEASON, in_year(f"-{season}"), first_month(f"-{season}"), *_year(match), _pointer(match))


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
        yield Time(*match.span(), Shape.YEARS, range_of_years(first, last), pointer=pointer)


def _read_part_of_relative_year(match: re.Match[str]) -> Iterator[Time]:
    """`vorig jaar zomer`, `volgend jaar maart`."""
    code = _WORDS.months[fold(match["month"])] if match["month"] else _WORDS.seasons[fold(match["season"])]
    suffix, shape = f"-{code:02}", Shape.MONTH if match["month"] else Shape.SEASON
    year_word = _WORDS.relation_of[fold(match["year_word"])]
    yield Time(*match.span(), shape, in_year(suffix), first_month(suffix), year_word=year_word)


def _read_led_short_year(match: re.Match[str]) -> Iterator[Time]:
    """`'24` behind a word that leads it: `eind '24`."""
    yield Time(*match.span(), Shape.YEAR, _YEAR_ITSELF, year=_full_year(match["year"]))


def _read_relative_year(match: re.Match[str]) -> Iterator[Time]:
    """`dit jaar`, `volgend jaar`."""
    yield Time(*match.span(), Shape.YEAR, _YEAR_ITSELF, year_word=_WORDS.relation_of[fold(match["year_word"])])


def _read_decade(match: re.Match[str]) -> Iterator[Time]:
    """`jaren '90`, `jaren negentig`."""
    tens = int(match["tens"]) if match["tens"] else _NUMBERS[fold(match["worded"])]
    yield Time(*match.span(), Shape.YEARS, lambda year: f"{year // 10}X", year=1900 + tens)


def _read_plain_year(match: re.Match[str]) -> Iterator[Time]:
    """`2024`, the range `2022/23`, the open `2027 en verder`."""
    year, render = _full_year(match["year"]), _YEAR_ITSELF
    if match["short_year"]:
        length = int(match["short_year"]) - year % 100
        if length < 1:
            return
        render = range_of_years(0, length)
    yield Time(match.start("year"), match.end(), Shape.YEAR, render, year=year, onward=match["onward"] is not None)


def bare_year(text: str, start: int, end: int) -> Time:
    """The year that stands there in figures and nothing with it, as most times of a report are."""
    return Time(start, end, Shape.YEAR, _YEAR_ITSELF, year=int(text[start:end]))


def _read_the_year(match: re.Match[str]) -> Iterator[Time]:
    """The year in `eind van het jaar`, not in `een half jaar`."""
    if match.string.endswith("het ", 0, match.start()):
        yield Time(*match.span(), Shape.YEAR, _YEAR_ITSELF)


def _read_year_with_length(match: re.Match[str]) -> Iterator[Time]:
    """`vanaf 2020 gedurende vijf jaar` is 2020 to 2024."""
    length = _number(match["count"])
    yield Time(*match.span(), Shape.YEARS, range_of_years(0, length - 1), year=_full_year(match["year"]))


def _row(match: re.Match[str], last: str) -> Iterator[tuple[int, int, str, Limit | None]]:
    """Span, word and limit of each day or ordinal of a match: those that leave their noun to a later one, and the `last`."""
    start, offset, limit = match.start(), match.start("others"), None
    for item in _ELIDED.finditer(match["others"]):
        yield start, item.end("item") + offset, item["word"], limit
        limit = Limit.UNTIL if item["join"].casefold().startswith("t") else None
        start = (item.start("join") if limit else item.end()) + offset
    yield start, match.end(), match[last], limit


def _month(match: re.Match[str]) -> int:
    return _MONTHS[fold(match["month"] or match["short"])]


def _year(match: re.Match[str]) -> tuple[int | None, Relation | None]:
    """The year as printed, or its relation to the time of writing."""
    fields = match.groupdict()
    year, word = fields.get("year"), fields.get("year_word")
    return _full_year(year) if year else None, _WORDS.relation_of[fold(word)] if word else None


def _is_placed(match: re.Match[str]) -> bool:
    """Whether a year stands with it, `dit jaar` or `van het jaar`."""
    return bool(match["year"] or match["year_word"] or match["the_year"])


def _full_year(digits: str) -> int:
    """A year of two or four digits, OCR's letters repaired.

    >>> _full_year("2O19"), _full_year("'24"), _full_year("98")
    (2019, 2024, 1998)
    """
    year = int(digits.lstrip("'’‘").upper().replace("O", "0").replace("L", "1"))
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def _pointer(match: re.Match[str]) -> Relation | None:
    return _WORDS.relation_of[fold(match["pointer"])] if match["pointer"] else None


def _ordinal(word: str) -> int:
    """The number that an ordinal or a day says: `derde`, `4e`, `12`."""
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else _WORDS.ordinals[fold(word)]


def _nearby(match: re.Match[str]) -> Relation | None:
    return _WORDS.nearby_of[fold(match["nearby"])] if match["nearby"] else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[fold(word)]


_IN_FIGURES_OR_WORDS: tuple[Form, ...] = (
    Form(patterns.WORDED_DAY, _read_worded_day),
    Form(patterns.CODED_PART, _read_coded_part),
    Form(patterns.WORDED_PART, _read_worded_part),
    Form(patterns.FIRST_MONTHS, _read_first_months),
)

FORMS_IN_FIGURES: tuple[Form, ...] = (
    Form(patterns.ISO_DAY, _read_numeric_day),
    Form(patterns.NUMERIC_DAY, _read_numeric_day),
    *_IN_FIGURES_OR_WORDS,
    Form(patterns.PLAIN_YEAR, _read_plain_year),
)
"""The forms that may begin with a figure, the longer before those that they begin with."""

FORMS_IN_WORDS: tuple[Form, ...] = (
    Form(patterns.WEEK_OF_DAY, _read_week_of_day),
    Form(patterns.NUMBERED_WEEK, _read_numbered_week),
    *_IN_FIGURES_OR_WORDS,
    Form(patterns.LETTERED_PART, _read_coded_part),
    Form(patterns.NAMED_SEASON, _read_season),
    Form(patterns.SCHOOL_YEAR, _read_school_year),
    Form(patterns.SPAN_OF_YEARS, _read_span_of_years),
    Form(patterns.PART_OF_RELATIVE_YEAR, _read_part_of_relative_year),
    Form(patterns.RELATIVE_YEAR, _read_relative_year),
    Form(patterns.NAMED_MONTH, _read_named_month),
    Form(patterns.DECADE, _read_decade),
    Form(patterns.NAMED_YEAR, _read_plain_year),
    Form(patterns.LED_SHORT_YEAR, _read_led_short_year),
    Form(patterns.THE_YEAR, _read_the_year),
)
"""The forms that may begin with a letter, in the same order."""

FORMS_ALONE: tuple[Form, ...] = (
    Form(patterns.YEAR_WITH_LENGTH, _read_year_with_length),
    Form(patterns.HOLED_DAY, _read_numeric_day),
)
"""The forms that hold all that belongs to them: no limit or modifier leads them."""
