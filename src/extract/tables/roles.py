"""What the label of a row says that the row is: a code before a name, a section, a side, a total."""

import re
from functools import cache, lru_cache

from extract.tables.heads import find_side
from extract.tables.reading import RowRole
from extract.tables.words import MOST_WORDS, in_small_letters, table_words
from schema import Side

# "6.1", "0.10", "6.72a", "AD.01", "01A101", "10A1.1", "10", "3.", "P1"
CODE = re.compile(r"(?!(?:19|20)\d\d\b)(?:[A-Z]{1,3}[.-]?)?\d{1,3}(?:[.-]\d{1,3})*(?:[A-Z]\d{0,3}(?:\.\d{1,2})?)?[a-d]?\.?")
# "1. Bestuur", "6.1 Wijkteams", "01A101 Raad", "AD.01 Dividend", never "1 jaar", "18+ zorg"
LEADING_CODE = re.compile(rf"(?P<code>{CODE.pattern})[)]?\s+(?=[A-ZÀ-Þ('])")


@cache
def _roles() -> tuple[tuple[RowRole, tuple[str, ...]], ...]:
    """What labels of each role begin with, in the order in which they count; each word with its plural."""
    # "Saldo na bestemming", "Mutaties reserves", "Saldo van baten en lasten", "Subtotaal lasten"
    words = table_words().roles
    lists = (
        (RowRole.RESULT, words.result),
        (RowRole.RESERVES, words.reserves),
        (RowRole.BALANCE, words.balance),
        (RowRole.TOTAL, words.total),
    )
    return tuple((role, tuple(name.lower() + plural for name in names for plural in ("", "s", "n"))) for role, names in lists)


@lru_cache(MOST_WORDS)
def find_role(label: str) -> RowRole:
    """What a row is in the sums of its table, by what its label begins with.

    >>> find_role("Subtotaal Lasten"), find_role("Mutaties reserves"), find_role("Wonen")
    (<RowRole.TOTAL: 2>, <RowRole.RESERVES: 4>, <RowRole.PART: 1>)
    """
    code = LEADING_CODE.match(label)
    words = (label[code.end() :] if code else label).lower()
    return next((role for role, known in _roles() if _begins_with(words, known)), RowRole.PART)


def _begins_with(lowered: str, words: tuple[str, ...]) -> bool:
    """Whether a text in small letters begins with one of the words, and no letter stands behind it."""
    if not lowered.startswith(words):
        return False
    behind = (lowered[len(word) : len(word) + 1] for word in words if lowered.startswith(word))
    return any(not character.isalnum() or character.isdecimal() for character in behind)


def is_reserve_side(label: str) -> bool:
    """Whether a row is an addition to reserves or a withdrawal: `0.10 Toevoegingen aan reserves (lasten)`."""
    return "reserve" in label.casefold() and find_side(label) in (Side.RESERVE_ADDITION, Side.RESERVE_WITHDRAWAL)


def is_bare_side(words: str | None) -> bool:
    """Whether a label is `Lasten`, `Baten`, `Saldo`, `Toevoeging` or the like, and nothing more.

    >>> is_bare_side("Saldo van baten en lasten"), is_bare_side("Saldo financiering")
    (True, False)
    """
    lowered = words.strip(" :.").lower() if words else ""
    if not lowered.startswith(_bare_sides()):
        return False
    return any(lowered.startswith(side) and lowered[len(side) :] in _OF_WHAT for side in _bare_sides())


_WHOLES = ("baten en lasten", "lasten en baten", "reserve", "reserves")
# "Saldo", "Saldo van baten en lasten", "Onttrekking reserves": what may stand behind a side
_OF_WHAT = frozenset(("", *(f" {of}{what}" for of in ("", "van ", "de ", "van de ") for what in _WHOLES)))


@cache
def _bare_sides() -> tuple[str, ...]:
    """The words for a side that may stand alone."""
    words = table_words()
    sections = (*words.sections.expenditure, *words.sections.revenue, *words.sections.balance)
    return in_small_letters((*sections, *words.sides["reserve_addition"], *words.sides["reserve_withdrawal"]))


@cache
def _sections() -> frozenset[str]:
    """The words that name a section, in small letters."""
    words = table_words().sections
    return frozenset((*words.expenditure, *words.revenue, *words.balance, *words.reserves, *words.nature))


def is_section(words: str) -> bool:
    """Whether a label is one of the words that name a section."""
    return words.casefold().strip(" :.") in _sections()
