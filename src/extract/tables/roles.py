"""What the label of a row says that the row is: a code before a name, a section, a side, a total."""

import re
from functools import cache, lru_cache

from extract.scan import any_of
from extract.tables.heads import find_side
from extract.tables.reading import RowRole
from extract.tables.words import MOST_WORDS, table_words
from schema import Side

# "6.1", "0.10", "6.72a", "AD.01", "01A101", "10A1.1", "10", "3.", "P1"
CODE = re.compile(r"(?!(?:19|20)\d\d\b)(?:[A-Z]{1,3}[.-]?)?\d{1,3}(?:[.-]\d{1,3})*(?:[A-Z]\d{0,3}(?:\.\d{1,2})?)?[a-d]?\.?")
# "1. Bestuur", "6.1 Wijkteams", "01A101 Raad", "AD.01 Dividend", never "1 jaar", "18+ zorg"
LEADING_CODE = re.compile(rf"(?P<code>{CODE.pattern})[)]?\s+(?=[A-ZÀ-Þ('])")


@cache
def _roles() -> tuple[tuple[RowRole, re.Pattern[str]], ...]:
    """What labels of each role begin with, in the order in which they count."""
    # "Saldo na bestemming", "Mutaties reserves", "Saldo van baten en lasten", "Subtotaal lasten"
    words = table_words().roles
    lists = (
        (RowRole.RESULT, words.result),
        (RowRole.RESERVES, words.reserves),
        (RowRole.BALANCE, words.balance),
        (RowRole.TOTAL, words.total),
    )
    return tuple((role, re.compile(rf"(?:{any_of(names)})[sn]?(?![^\W\d_])", re.IGNORECASE)) for role, names in lists)


@lru_cache(MOST_WORDS)
def find_role(label: str) -> RowRole:
    """What a row is in the sums of its table, by what its label begins with.

    >>> find_role("Subtotaal Lasten"), find_role("Mutaties reserves"), find_role("Wonen")
    (<RowRole.TOTAL: 2>, <RowRole.RESERVES: 4>, <RowRole.PART: 1>)
    """
    code = LEADING_CODE.match(label)
    words = label[code.end() :] if code else label
    return next((role for role, pattern in _roles() if pattern.match(words)), RowRole.PART)


def is_reserve_side(label: str) -> bool:
    """Whether a row is an addition to reserves or a withdrawal: `0.10 Toevoegingen aan reserves (lasten)`."""
    return "reserve" in label.casefold() and find_side(label) in (Side.RESERVE_ADDITION, Side.RESERVE_WITHDRAWAL)


def is_bare_side(words: str | None) -> bool:
    """Whether a label is `Lasten`, `Baten`, `Saldo`, `Toevoeging` or the like, and nothing more.

    >>> is_bare_side("Saldo van baten en lasten"), is_bare_side("Saldo financiering")
    (True, False)
    """
    return words is not None and _bare_sides().fullmatch(words.strip(" :.")) is not None


@cache
def _bare_sides() -> re.Pattern[str]:
    """A side and nothing more."""
    # "Lasten", "Saldo van baten en lasten", "Onttrekking reserves"
    words = table_words()
    sections = (*words.sections.expenditure, *words.sections.revenue, *words.sections.balance)
    reserves = (*words.sides["reserve_addition"], *words.sides["reserve_withdrawal"])
    return re.compile(
        rf"(?:{any_of((*sections, *reserves))})(?: (?:van )?(?:de )?(?:baten en lasten|lasten en baten|reserves?))?",
        re.IGNORECASE,
    )


@cache
def _sections() -> frozenset[str]:
    """The words that name a section, in small letters."""
    words = table_words().sections
    return frozenset((*words.expenditure, *words.revenue, *words.balance, *words.reserves, *words.nature))


def is_section(words: str) -> bool:
    """Whether a label is one of the words that name a section."""
    return words.casefold().strip(" :.") in _sections()
