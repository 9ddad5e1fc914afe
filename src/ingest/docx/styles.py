"""The styles of a Word file: what each is for, where it is based on others."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ingest.docx.markup import children, is_on, number, short_name, value
from ingest.docx.words import Role, style_role

BODY_LEVEL = 9
"""The outline level of what is no heading, counted from 0."""


class Style(NamedTuple):
    """One style, as far as it tells something about the text."""

    name: str
    based_on: str | None
    outline: int | None
    """Outline level from 0."""
    number_id: int | None
    number_level: int | None
    indent: int | None
    """Left indent in twentieths of a point."""
    bold: bool | None
    hidden: bool | None
    marks_first_row: bool
    """Of the style of a table: whether its first row looks other than the rest."""


class Styles:
    """The styles of a file by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        for element in () if root is None else root:
            if short_name(element.tag) == "w:style":
                style_id = value(element, "styleId") or ""
                self._styles[style_id] = _read_style(element)
                if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true"):
                    self._default = style_id

    def role(self, style_id: str | None) -> tuple[Role | None, int]:
        """What a paragraph style is for, and the level of a heading from 1; the nearest in its chain settles it."""
        for style in self._chain(style_id):
            if style.outline == BODY_LEVEL:
                return None, 0
            role = style_role(style.name)
            if role == "heading" or (role is None and style.outline is not None):
                return "heading", _level_in(style.name) if style.outline is None else max(style.outline, 0) + 1
            if role is not None:
                return role, 0
        return None, 0

    def numbering(self, style_id: str | None) -> tuple[int | None, int | None]:
        """The list that paragraphs of a style are in, and their level in it."""
        chain = tuple(self._chain(style_id))
        number_id = next((style.number_id for style in chain if style.number_id is not None), None)
        return number_id, next((style.number_level for style in chain if style.number_level is not None), None)

    def indent(self, style_id: str | None) -> int | None:
        """The left indent of a style."""
        return next((style.indent for style in self._chain(style_id) if style.indent is not None), None)

    def is_bold(self, style_id: str | None) -> bool:
        """Whether text in a style is bold."""
        return next((style.bold for style in self._chain(style_id) if style.bold is not None), False)

    def is_hidden(self, style_id: str | None) -> bool:
        """Whether text in a style is hidden."""
        return next((style.hidden for style in self._chain(style_id) if style.hidden is not None), False)

    def marks_first_row(self, style_id: str | None) -> bool:
        """Whether tables in a style have a first row that looks other than the rest."""
        return any(style.marks_first_row for style in self._chain(style_id))

    def _chain(self, style_id: str | None) -> Iterator[Style]:
        """A style and those that it is based on; a style that is based on itself in the end is met once."""
        seen: set[str] = set()
        current = style_id if style_id in self._styles else self._default
        while current in self._styles and current not in seen:
            seen.add(current)
            yield self._styles[current]
            current = self._styles[current].based_on


def read_flag(run_properties: Element | None, name: str) -> bool | None:
    """A property of letters that is on, off or not told: `w:b`, `w:vanish`."""
    element = children(run_properties).get(name)
    return None if element is None else is_on(element)


def _read_style(element: Element) -> Style:
    parts = children(element)
    paragraph = children(parts.get("w:pPr"))
    numbering = children(paragraph.get("w:numPr"))
    variants = (child for child in element if short_name(child.tag) == "w:tblStylePr")
    return Style(
        name=value(parts.get("w:name")) or value(element, "styleId") or "",
        based_on=value(parts.get("w:basedOn")),
        outline=number(paragraph.get("w:outlineLvl")),
        number_id=number(numbering.get("w:numId")),
        number_level=number(numbering.get("w:ilvl")),
        indent=read_indent(paragraph.get("w:ind")),
        bold=read_flag(parts.get("w:rPr"), "w:b"),
        hidden=read_flag(parts.get("w:rPr"), "w:vanish"),
        marks_first_row=any(value(variant, "type") == "firstRow" and len(variant) > 0 for variant in variants),
    )


def read_indent(element: Element | None) -> int | None:
    """The left indent of `w:ind`, which the strict form of the standard calls `start`."""
    left = number(element, "left")
    return left if left is not None else number(element, "start")


def _level_in(name: str) -> int:
    """The figure behind the name of a heading's style: `Kop 2`."""
    digits = name[len(name.rstrip("0123456789")) :]
    return min(max(int(digits[:2]), 1), BODY_LEVEL)
