"""A time as a report names it, before its year is settled, and how it reads as EDTF once it is."""

from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

from extract.date_words import Limit, Relation
from extract.edtf import MONTHS_OF_PART
from schema import DateModifier

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


class Time(NamedTuple):
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
    onward: bool = False
    """Whether it goes on without end: `2027 en verder`."""
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


def school_year(length: int = 1) -> Render:
    """The school year that begins in a given year, or so many in a row: from 1 August to 31 July."""
    return lambda year: f"{year}-08/{year + length}-07"


def range_of_years(first: int, last: int) -> Render:
    """The years from so many after a given year to so many after it."""
    return lambda year: f"{year + first}/{year + last}"


def in_year(first: str, last: str | None = None) -> Render:
    """What has these EDTF suffixes in a given year: `-06-01`, or from `-01` to `-08`; the year itself with an empty one."""
    if last is None:
        return lambda year: f"{year}{first}"
    return lambda year: f"{year}{first}/{year}{last}"


def part_of_year(unit: str, ordinal: int) -> tuple[str, ...]:
    """The EDTF suffixes of a quarter, a half or a period of four months; none where there is no such one."""
    count, code = {"kwartaal": (4, 32), "helft": (2, 39), "halfjaar": (2, 39), "tertaal": (3, 0)}[unit]
    number = count if ordinal < 0 else ordinal
    if number > count:
        return ()
    return (f"-{code + number}",) if code else (f"-{4 * number - 3:02}", f"-{4 * number:02}")


def first_month(suffix: str) -> int:
    """The month in which a month, season, quarter or half begins."""
    return MONTHS_OF_PART[int(suffix[1:])][0]
