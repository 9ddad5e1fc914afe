"""Times that belong together: ranges (`van 2024 tot 2026`), and lists that share one year (`maart en april 2024`)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extract.date_shapes import Shape, Time, school_year
from extract.date_words import Limit
from extract.scan import lazily

LONGEST_GAP = 24
LONGEST_RANGE_OF_YEARS = 60
# "2019-2023", "2023 - 2027"
_DASH = lazily(r"\x20*[-–—]\x20*")
# "2022 en 2023", "Q1, Q2", "in 2022 en in 2023", "zowel 2022 als 2023"
_LIST = lazily(
    r"(?:\x20*[,;&+/|]|,?\x20+(?:en|én|of|als|en/of|dan\x20wel|resp\.|respectievelijk|evenals))"
    r"\x20*(?:(?:in|op|over|voor|van|per|naar|de|het|ook)\x20+)*",
    re.IGNORECASE,
)
# "tussen 2024 en 2030"
_BETWEEN = lazily(r"\btussen\x20+(?:(?:de|het)\x20+)?$", re.IGNORECASE)
# "van 1 maart tot 1 juni"
_FROM = lazily(r"\bvan\x20+(?:(?:de|het)\x20+)?$", re.IGNORECASE)


class Stretch(NamedTuple):
    """One time, or the range from one to another, as one expression of the text."""

    start: int
    end: int
    first: Time
    last: Time | None = None
    joined: bool = False
    """Whether it goes on with a list: the second of `2022 en 2023`."""

    @property
    def is_bare(self) -> bool:
        """Whether it is a year or a range of years and nothing more, which may belong to a title."""
        if self.last is None:
            return self.first.is_bare_year
        return self.start == self.first.start and self.first.is_bare_year and self.last.is_bare_year


def find_stretches(times: Iterable[Time], text: str) -> Iterator[Stretch]:
    """The expressions of a document's reading text, in order.

    >>> from extract.date_times import find_times
    >>> text = "Van maart tot mei 2024, in juni en juli 2025 en tussen 2026 en 2030."
    >>> [text[stretch.start : stretch.end] for stretch in find_stretches(find_times(text), text)]
    ['Van maart tot mei 2024', 'juni', 'juli 2025', 'tussen 2026 en 2030']
    """
    chain: list[Time] = []
    for time in times:
        if chain and not _belongs(chain[-1], time, text):
            yield from _stretches_of(chain, text)
            chain.clear()
        chain.append(time)
    yield from _stretches_of(chain, text)


def _belongs(before: Time, behind: Time, text: str) -> bool:
    gap = text[before.end : behind.start]
    if len(gap) > LONGEST_GAP or "\n" in gap:
        return False
    return _is_range(before, behind, text) or _LIST.fullmatch(gap) is not None


def _is_range(before: Time, behind: Time, text: str) -> bool:
    """Whether two neighbours are the ends of one range."""
    gap = text[before.end : behind.start]
    if before.limit not in (None, Limit.FROM):
        return False
    if behind.limit is Limit.UNTIL:
        return gap.isspace()
    if behind.limit or not _can_range(before, behind):
        return False
    if _DASH.fullmatch(gap):
        return True
    if gap == "/":
        return not (before.limit or before.mod or behind.mod)
    return gap.strip() == "en" and _BETWEEN.search(text, max(before.start - 12, 0), before.start) is not None


def _can_range(before: Time, behind: Time) -> bool:
    """Whether the ends are of one kind, and years rise: not `(EU) 2018/2001`."""
    if before.is_bare_year and behind.is_bare_year and before.year and behind.year:
        return before.year < behind.year <= before.year + LONGEST_RANGE_OF_YEARS
    return before.shape is behind.shape


def _stretches_of(chain: Sequence[Time], text: str) -> Iterator[Stretch]:
    """The expressions of a row of times that belong together."""
    if len(chain) == 1 and not chain[0].needs_year:
        yield Stretch(chain[0].start, chain[0].end, chain[0])
        return
    times = _share_years(chain, text)
    index, school = 0, False
    while index < len(times):
        first, joined = times[index], index > 0
        if index + 1 < len(times) and _is_range(chain[index], chain[index + 1], text):
            stretch = _range(first, times[index + 1], text, joined)
            index += 2
        else:
            stretch = Stretch(first.start, first.end, first, joined=joined)
            index += 1
        if school and stretch.is_bare and stretch.last:
            stretch = _as_school_year(stretch, stretch.last)
        school = stretch.first.shape is Shape.SCHOOL_YEAR
        if stretch.last or not (first.needs_year and first.floats):
            yield stretch


def _range(first: Time, last: Time, text: str, joined: bool) -> Stretch:
    """The range of two times, with the `van` or `tussen` before it."""
    opening = _FROM if last.limit is Limit.UNTIL else _BETWEEN
    before = opening.search(text, max(first.start - 12, 0), first.start) if first.limit is None else None
    return Stretch(before.start() if before else first.start, last.end, first, last, joined)


def _as_school_year(stretch: Stretch, last: Time) -> Stretch:
    """`2022/2023` in `schooljaar 2021/2022 en 2022/2023`."""
    length = (last.year or 0) - (stretch.first.year or 0)
    time = stretch.first._replace(end=stretch.end, shape=Shape.SCHOOL_YEAR, render=school_year(length), month=8)
    return stretch._replace(first=time, last=None)


def _share_years(chain: Sequence[Time], text: str) -> list[Time]:
    """The times, those without a year with that of their neighbour: the next one's, else the one before's.

    A range that would run backwards goes over the turn of the year: `november tot en met februari 2025`.
    """
    times = list(chain)
    for index in range(len(times) - 2, -1, -1):
        time, behind = times[index], times[index + 1]
        if _takes_year(time) and (behind.year or behind.year_word):
            turns = time.month > behind.month and _is_range(chain[index], chain[index + 1], text)
            year = behind.year - turns if behind.year else None
            times[index] = time._replace(year=year, year_word=behind.year_word)
    for index in range(1, len(times)):
        before, time = times[index - 1], times[index]
        if _takes_year(time) and before.year and before.shape is not Shape.YEAR:
            turns = time.month < before.month and _is_range(chain[index - 1], chain[index], text)
            times[index] = time._replace(year=before.year + turns)
    return times


def _takes_year(time: Time) -> bool:
    return time.floats and time.shape is not Shape.YEAR
