"""Calendar time as ISO 8601-2 writes it (EDTF, level 2), and the days that it spans."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from schema import DateModifier

# "2025", "2025-06", "2025-06-01", the season "2025-23", the decade "199X"
POINT = re.compile(r"(?P<year>\d{4}|\d{3}X)(?:-(?P<part>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII)

MONTHS_OF_PART: dict[int, tuple[int, int]] = {month: (month, month) for month in range(1, 13)} | {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 14),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    40: (1, 6),
    41: (7, 12),
}
"""First and last month of each second element of a date: months, seasons (winter runs into the next year), quarters, halves."""

OPEN = ".."


class Days(NamedTuple):
    """The first and the last day of a stretch of time; None where it is open."""

    earliest: date | None
    latest: date | None


class _Stretch(NamedTuple):
    first: date
    last: date


@cache
def bounds(edtf: str, mod: DateModifier | None = None) -> Days:
    """The days that a date or a range spans, narrowed or shifted by its modifier.

    START, MID and END are the thirds of a year, school year, half, quarter or season, counted in months, and the
    days 1-10, 11-20 and 21-31 of a month. BEFORE runs up to and includes the date, AFTER starts the day after it.
    Raises ValueError for what is no EDTF date of these kinds.

    >>> [str(day) for day in bounds("2025-36")]
    ['2025-10-01', '2025-12-31']
    >>> [str(day) for day in bounds("2025", DateModifier.END)]
    ['2025-09-01', '2025-12-31']
    >>> [str(day) for day in bounds("2025-22", DateModifier.AFTER)]
    ['2025-09-01', 'None']
    >>> [str(day) for day in bounds("../2027")]
    ['None', '2027-12-31']
    """
    first, last = _ends(edtf)
    if first is None or last is None:
        earliest = _narrow(first, mod).first if first else None
        latest = _narrow(last, mod).last if last else None
        return Days(earliest, latest)
    whole = _Stretch(first.first, last.last)
    if whole.first > whole.last:
        raise ValueError(f"{edtf} ends before it begins")
    if mod is DateModifier.BEFORE:
        return Days(None, whole.last)
    if mod is DateModifier.AFTER:
        return Days(whole.last + timedelta(days=1), None)
    return Days(*_narrow(whole, mod))


def _ends(edtf: str) -> tuple[_Stretch | None, _Stretch | None]:
    """The two ends of a range, or twice the same date."""
    first, slash, last = edtf.partition("/")
    if not slash:
        point = _stretch(edtf)
        return point, point
    if first == last == OPEN:
        raise ValueError(f"{edtf} is open at both ends")
    return None if first == OPEN else _stretch(first), None if last == OPEN else _stretch(last)


def _stretch(point: str) -> _Stretch:
    """The days of one date without modifier."""
    match = POINT.fullmatch(point)
    if match is None:
        raise ValueError(f"{point!r} is no EDTF date")
    if match["year"].endswith("X"):
        if match["part"]:
            raise ValueError(f"{point!r}: a decade has no months")
        return _Stretch(date(int(match["year"][:3]) * 10, 1, 1), date(int(match["year"][:3]) * 10 + 9, 12, 31))
    year = int(match["year"])
    if match["day"]:
        day = date(year, int(match["part"]), int(match["day"]))
        return _Stretch(day, day)
    if match["part"] is None:
        return _months(year, 1, 12)
    part = int(match["part"])
    if part not in MONTHS_OF_PART:
        raise ValueError(f"{point!r}: {part} is no month, season, quarter or half")
    return _months(year, *MONTHS_OF_PART[part])


def _narrow(stretch: _Stretch, mod: DateModifier | None) -> _Stretch:
    """The begin, the middle or the end of a stretch of whole months; all of it for other modifiers and for days."""
    if mod not in (DateModifier.START, DateModifier.MID, DateModifier.END) or stretch.first == stretch.last:
        return stretch
    first, last = stretch
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        days = {DateModifier.START: (1, 10), DateModifier.MID: (11, 20), DateModifier.END: (21, last.day)}[mod]
        return _Stretch(first.replace(day=days[0]), first.replace(day=days[1]))
    third = max(months // 3, 1)
    offsets = {
        DateModifier.START: (0, third - 1),
        DateModifier.MID: (third, max(months - third - 1, third)),
        DateModifier.END: (months - third, months - 1),
    }[mod]
    return _months(first.year, first.month + offsets[0], first.month + offsets[1])


def _months(year: int, first: int, last: int) -> _Stretch:
    """From the first day of one month to the last day of another; months above 12 lie in later years."""
    begin = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return _Stretch(begin, date(end_year, end_month, monthrange(end_year, end_month)[1]))
