"""Automatic numbers and bullets: they stand nowhere in the text, and are counted as Word does."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ingest.bullets import DASHES
from ingest.docx.markup import children, is_on, number, short_name, value
from ingest.docx.styles import Styles, read_indent

LEVELS = 9
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"))
LOW_ROMAN = ((5, "v"), (4, "iv"), (1, "i"))
HIGHEST_ROMAN = 3999
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
PLACEHOLDER = re.compile(r"%([1-9])")
# "3.1.", "b)", "(iv)": a mark that is a number and signs, as opposed to "Programma 3"
BARE_NUMBER = re.compile(r"[(\[]?(?P<number>[\w]+(?:[.\-][\w]+)*)[.):\]]*")
LONGEST_LETTERS = 4


class Mark(NamedTuple):
    """The number or bullet before a paragraph, as Word shows it."""

    text: str
    number: str | None
    """`3.1`, `b`, `iv`; None for a bullet, and for a number among words."""
    is_bullet: bool
    indent: int
    """Left indent of its level, in twentieths of a point."""


@dataclass(frozen=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    """From which level on (counted from 1) a number above starts this one anew; 0 for never."""
    legal: bool = False
    """Whether all numbers in it are printed as decimals."""
    style: str | None = None
    """The paragraph style whose paragraphs stand at this level."""
    indent: int | None = None


@dataclass
class List:
    """An abstract list: its levels, and how far each has been counted."""

    levels: Mapping[int, Level]
    linked_style: str | None = None
    """The style that has the levels of this list."""
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


class Instance(NamedTuple):
    """A list as paragraphs name it: an abstract one, with levels of its own and places where it starts anew."""

    list_id: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


class Numbering:
    """The lists of a file; asked in reading order it gives each paragraph its mark."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, List] = {}
        self._instances: dict[int, Instance] = {}
        self._started: set[tuple[int, int]] = set()
        for element in () if root is None else root:
            match short_name(element.tag):
                case "w:abstractNum":
                    self._lists[value(element, "abstractNumId") or ""] = _read_list(element)
                case "w:num":
                    self._instances[number(element, "numId") or 0] = _read_instance(element)

    def level_of_style(self, number_id: int, style_id: str | None) -> int:
        """The level of a list at which paragraphs of a style stand."""
        found = self._find(number_id)
        levels = found[1].levels if found else {}
        return next((level for level, how in levels.items() if how.style is not None and how.style == style_id), 0)

    def mark(self, number_id: int, level: int) -> Mark | None:
        """The mark of the next paragraph at this level of a list; None where the list is unknown or shows none."""
        found = self._find(number_id)
        if found is None:
            return None
        instance, abstract = found
        level = min(max(level, 0), LEVELS - 1)
        how = {**abstract.levels, **instance.levels}
        own = how.get(level, Level())
        self._count(number_id, level, instance, abstract.counts, how)
        indent = own.indent if own.indent is not None else 360 * (level + 1)
        if own.format == "bullet":
            return Mark(own.text if own.text in DASHES and own.text else "•", None, True, indent)
        text = "" if own.format == "none" and not own.text else _printed(own, abstract.counts, how)
        return Mark(text, _bare_number(text), False, indent) if text else None

    def _find(self, number_id: int) -> tuple[Instance, List] | None:
        """A list by the number that paragraphs name it with, through the style that it may be linked to."""
        for _ in range(2):
            instance = self._instances.get(number_id)
            abstract = self._lists.get(instance.list_id) if instance else None
            if instance is None or abstract is None:
                return None
            linked = self._styles.numbering(abstract.linked_style)[0] if abstract.linked_style and not abstract.levels else None
            if linked is None:
                return instance, abstract
            number_id = linked
        return None

    def _count(self, number_id: int, level: int, instance: Instance, counts: list[int | None], how: Mapping[int, Level]) -> None:
        for above in range(level):
            if counts[above] is None:
                counts[above] = how.get(above, Level()).start
        start = how.get(level, Level()).start
        if level in instance.starts and (number_id, level) not in self._started:
            counts[level], start = None, instance.starts[level]
        self._started.add((number_id, level))
        count = counts[level]
        counts[level] = start if count is None else count + 1
        for below in range(level + 1, LEVELS):
            restart = how.get(below, Level()).restart
            if restart is None or level < restart:
                counts[below] = None


def _read_list(element: Element) -> List:
    levels = dict(_read_level(child) for child in element if short_name(child.tag) == "w:lvl")
    return List(levels, value(children(element).get("w:numStyleLink")))


def _read_instance(element: Element) -> Instance:
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for child in element:
        if short_name(child.tag) != "w:lvlOverride":
            continue
        parts = children(child)
        if "w:lvl" in parts:
            levels.update([_read_level(parts["w:lvl"])])
        start = number(parts.get("w:startOverride"))
        if start is not None:
            starts[number(child, "ilvl") or 0] = start
    return Instance(value(children(element).get("w:abstractNumId")) or "", levels, starts)


def _read_level(element: Element) -> tuple[int, Level]:
    parts = children(element)
    start = number(parts.get("w:start"))
    return number(element, "ilvl") or 0, Level(
        start=1 if start is None else start,
        format=value(parts.get("w:numFmt")) or "decimal",
        text=value(parts.get("w:lvlText")) or "",
        restart=number(parts.get("w:lvlRestart")),
        legal=is_on(parts.get("w:isLgl")),
        style=value(parts.get("w:pStyle")),
        indent=read_indent(children(parts.get("w:pPr")).get("w:ind")),
    )


def _printed(own: Level, counts: list[int | None], how: Mapping[int, Level]) -> str:
    """The text of a level with its numbers: `%1.%2` as `3.1`."""

    def numeral(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        form = "decimal" if own.legal else how.get(level, Level()).format
        return write_number(counts[level] or 0, form)

    return PLACEHOLDER.sub(numeral, own.text).strip()


def _bare_number(text: str) -> str | None:
    match = BARE_NUMBER.fullmatch(text)
    if match is None:
        return None
    letters = max((len(part) for part in re.split(r"[\d.\-]+", match["number"])), default=0)
    return match["number"] if letters <= LONGEST_LETTERS else None


def write_number(count: int, form: str) -> str:
    """A number in one of Word's formats; one that a format cannot write is printed in figures.

    >>> [write_number(4, form) for form in ("decimal", "lowerRoman", "upperLetter", "ordinal")], write_number(28, "lowerLetter")
    (['4', 'iv', 'D', '4e'], 'bb')
    """
    match form:
        case "none":
            return ""
        case "decimalZero":
            return f"{count:02d}"
        case "ordinal":
            return f"{count}e"
        case "lowerLetter" | "upperLetter" if 0 < count <= LEVELS * len(ALPHABET):
            letters = ALPHABET[(count - 1) % len(ALPHABET)] * ((count - 1) // len(ALPHABET) + 1)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman" if 0 < count <= HIGHEST_ROMAN:
            letters = _roman(count)
            return letters.upper() if form == "upperRoman" else letters
        case _:
            return str(count)


def _roman(count: int) -> str:
    letters = ""
    for worth, sign in ROMAN + LOW_ROMAN:
        letters += sign * (count // worth)
        count %= worth
    return letters
