"""Lists: how deep an item stands, and the number that a browser prints before it."""

from dataclasses import dataclass

from ingest.html.elements import Attributes

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LETTERS = 26
SIGN = "•"
LARGEST = 3999
"""Numbers above this have no Roman form, and letters stop long before it."""


@dataclass
class OpenList:
    """A list that is read."""

    is_numbered: bool = False
    form: str = "1"
    """How its numbers are printed: `1`, `a`, `A`, `i` or `I`."""
    following: int = 1
    step: int = 1
    has_item: bool = True
    """Whether the item that is open has been written, so that what follows in it is a paragraph."""
    number: str | None = None
    """The number of the item that is open."""

    def open_item(self, attributes: Attributes) -> None:
        """An item begins."""
        value = _integer(attributes.get("value"))
        place = self.following if value is None else value
        self.number = print_number(place, self.form) if self.is_numbered else None
        self.following = place + self.step
        self.has_item = False

    @property
    def bullet(self) -> str:
        """What is printed before the item that is open."""
        return SIGN if self.number is None else f"{self.number}."


def open_list(tag: str, attributes: Attributes, items: int) -> OpenList:
    """A list that begins; one of so many `items` may count them down."""
    if tag != "ol":
        return OpenList()
    is_reversed = "reversed" in attributes
    start = _integer(attributes.get("start"))
    form = attributes.get("type") or "1"
    first = (items if is_reversed else 1) if start is None else start
    return OpenList(is_numbered=True, form=form if form in "aAiI" else "1", following=first, step=-1 if is_reversed else 1)


def print_number(number: int, form: str) -> str:
    """A number as a list of this form prints it.

    >>> print_number(3, "1"), print_number(28, "a"), print_number(14, "I"), print_number(0, "a")
    ('3', 'ab', 'XIV', '0')
    """
    if form not in "aAiI" or not 0 < number <= LARGEST:
        return str(number)
    printed = _letters(number) if form in "aA" else _roman(number)
    return printed.upper() if form.isupper() else printed


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number - 1, LETTERS)
        letters = chr(ord("a") + letter) + letters
    return letters


def _roman(number: int) -> str:
    printed = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        printed += letters * times
    return printed


def _integer(value: str | None) -> int | None:
    """The whole number that an attribute gives."""
    words = (value or "").strip()
    return int(words) if len(words) < 10 and words.removeprefix("-").isdecimal() else None
