"""One cell of a table of indicators: its value, where it is one number, with the year and the unit that stand in it."""

import re
from functools import cache
from typing import NamedTuple

from extract.indicators.words import indicator_words
from extract.numbers import LONGEST_FIGURE, parse_figure
from extract.scan import any_of

# "2018: 69,6%", "69,6% (2018)", "69,6%"
_YEAR_BESIDE = re.compile(r"(?:(?P<before>(?:19|20)\d\d) ?: ?)?(?P<figure>.+?)(?: ?\((?P<behind>(?:19|20)\d\d)\))?")
# "2018": a year, unless a sign or unit says that it is a value
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_DASHES = re.compile(r"[-–—‒−\s]*")
_MINUSES = frozenset("-–−‒")


class CellValue(NamedTuple):
    """What a cell says; the value is None where it is no single number."""

    value: float | None
    year: int | None = None
    unit: str | None = None


@cache
def _number() -> re.Pattern[str]:
    # "€ 285", "1.204", "-0,3%", "7.5", "12 dagen", "€ 285,-", "69,6%*"
    return re.compile(
        rf"""
        (?P<minus>[-–−‒+]\ ?)? (?:(?P<euro>€)\ ?)? (?P<later>[-–−‒])?
        (?P<figure>[1-9]\d{{0,2}}(?:\.\d{{3}})+(?:,\d+)? | \d+(?:[.,]\d+)?) (?:,--?)?
        (?:\ ?(?P<unit>{any_of(indicator_words().units)})(?!\w))? \ ?\**
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def is_blank(words: str) -> bool:
    """Whether a cell holds no more than a dash."""
    return _DASHES.fullmatch(words) is not None


def read_value(words: str) -> CellValue:
    """What a cell says of its indicator.

    >>> tuple(read_value("2018:\\n69,6%")), tuple(read_value("€ 285")), tuple(read_value("1.204"))
    ((69.6, 2018, '%'), (285.0, None, '€'), (1204.0, None, None))
    >>> read_value("104 tov 134 landelijk").value, read_value("> 80").value, read_value("nb").value
    (None, None, None)
    """
    beside = _YEAR_BESIDE.fullmatch(" ".join(words.split()))
    if beside is None:
        return CellValue(None)
    year = beside["before"] or beside["behind"]
    told_year = int(year) if year else None
    match = _number().fullmatch(beside["figure"])
    if match is None or len(match["figure"]) > LONGEST_FIGURE or (year is None and _BARE_YEAR.fullmatch(match[0])):
        return CellValue(None, told_year)
    figure = match["figure"]
    size = float(parse_figure(figure) if figure[0] != "0" or "," in figure else figure)
    is_negative = (match["minus"] or "+")[0] in _MINUSES or match["later"] is not None
    return CellValue(-size if is_negative else size, told_year, match["unit"] or match["euro"])
