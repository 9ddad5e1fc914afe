"""How a generated table prints its figures: the convention of its signs, and how a minus, an N or a V is written."""

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from bench.table_maker import MadeTable, Place, Shape
from schema import Favour, Phase, Side, SignConvention

REVENUES = (Side.REVENUE, Side.RESERVE_WITHDRAWAL)
SIDED = (
    SignConvention.EXPENDITURE_POSITIVE,
    SignConvention.REVENUE_POSITIVE,
    SignConvention.UNSIGNED_EXPENDITURE_FIRST,
    SignConvention.UNSIGNED_REVENUE_FIRST,
    SignConvention.FAVOUR,
)
ONE_SIDED = (SignConvention.EXPENDITURE_POSITIVE,)
KEYED = (SignConvention.FAVOUR, SignConvention.PLUS_IS_FAVOURABLE, SignConvention.PLUS_IS_UNFAVOURABLE)
KEYS = {
    SignConvention.FAVOUR: ("N is nadeel, V is voordeel", "V = voordeel, N = nadeel"),
    SignConvention.PLUS_IS_FAVOURABLE: ("(+ = voordeel, - = nadeel)", '"-" = nadeel'),
    SignConvention.PLUS_IS_UNFAVOURABLE: ("(+ = nadeel, - = voordeel)",),
}
"""The key in words that may stand with a table."""


class Notation(Enum):
    """How a sign is written; the value shows -2.400."""

    HYPHEN = "-2.400"
    SPACED = "- 2.400"
    FIGURE_DASH = "‒ 2.400"
    BEHIND = "2.400-"
    LETTER_BEFORE = "N 2.400"
    LETTER_STUCK = "N2.400"
    LETTER_BEHIND = "2.400 N"
    LETTER_CELL = "2.400 | N"


LETTERS = (Notation.LETTER_BEFORE, Notation.LETTER_STUCK, Notation.LETTER_BEHIND, Notation.LETTER_CELL)
MINUSES = (Notation.HYPHEN, Notation.SPACED, Notation.FIGURE_DASH, Notation.BEHIND)


class Printed(NamedTuple):
    """A figure as it is printed: its value with the printed sign, N or V, and the words of its cell or cells."""

    value: Decimal
    favour: Favour | None
    cells: tuple[str, ...]


def conventions(table: MadeTable) -> tuple[SignConvention, ...]:
    """The conventions that a table of this shape may have."""
    if table.shape is Shape.DEVIATIONS:
        return KEYED
    if table.shape is Shape.RESERVES:
        return (SignConvention.EXPENDITURE_POSITIVE, SignConvention.UNSIGNED_EXPENDITURE_FIRST)
    if table.shape is Shape.OUTCOMES:
        return (SignConvention.EXPENDITURE_POSITIVE, SignConvention.FAVOUR)
    has_sides = any(table.side(place) for place in table.places())
    return SIDED if has_sides else ONE_SIDED


def notations(convention: SignConvention) -> tuple[Notation, ...]:
    """The ways to write the signs of a convention."""
    return LETTERS if convention is SignConvention.FAVOUR else MINUSES


def printed_figure(table: MadeTable, place: Place, convention: SignConvention, notation: Notation) -> Printed | None:
    """A figure of the table as it is printed; None where its cell is empty."""
    net = table.net(place)
    if net is None:
        return None
    if convention is SignConvention.FAVOUR and _has_letter(table, place):
        is_saving = table.columns[place.column].phase is Phase.VARIANCE
        favour = None if net == 0 else Favour.NADEEL if (net > 0) is not is_saving else Favour.VOORDEEL
        return Printed(abs(net), favour, _lettered(dutch(abs(net)), favour, notation))
    value = net * _factor(table, place, convention)
    minus = Notation.HYPHEN if notation in LETTERS else notation
    return Printed(value, None, (_signed(dutch(abs(value)), minus) if value < 0 else dutch(value),))


def _has_letter(table: MadeTable, place: Place) -> bool:
    """Whether a figure of a table with letters has one: not those that are neither good nor bad."""
    if table.shape is Shape.DEVIATIONS or table.columns[place.column].phase is Phase.VARIANCE:
        return True
    return table.side(place) is not None


def _factor(table: MadeTable, place: Place, convention: SignConvention) -> int:
    """1 or -1: what a net cost is multiplied with to be printed."""
    side = table.side(place)
    if table.shape is Shape.DEVIATIONS:
        return -1 if convention is SignConvention.PLUS_IS_FAVOURABLE else 1
    if side is None or convention is SignConvention.EXPENDITURE_POSITIVE:
        return 1
    if convention is SignConvention.REVENUE_POSITIVE:
        return -1
    if side is Side.BALANCE:
        return 1 if convention is SignConvention.UNSIGNED_EXPENDITURE_FIRST else -1
    return -1 if side in REVENUES else 1


def dutch(value: Decimal) -> str:
    """A figure with points between its thousands.

    >>> dutch(Decimal("1234567")), dutch(Decimal("1234.50"))
    ('1.234.567', '1.234,50')
    """
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def _signed(figure: str, notation: Notation) -> str:
    return notation.value.replace("2.400", figure)


def _lettered(figure: str, favour: Favour | None, notation: Notation) -> tuple[str, ...]:
    """The cell of a figure with N or V, or its two cells."""
    if notation is Notation.LETTER_CELL:
        return (figure, favour.value if favour else "")
    if favour is None:
        return (figure,)
    return (notation.value.replace("2.400", figure).replace("N", favour.value),)
