"""The XML in the parts of a Word file, read as a stream and without anything that a hostile file could do with it."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, ParseError, XMLPullParser, fromstring

from schema import LeidraadError

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""The namespace of Word's elements, as Word writes it and in the strict form of the standard."""
PREFIXES = dict.fromkeys(WORD, "w:") | {
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c:",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm:",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic:",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic:",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp:",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp:",
    "urn:schemas-microsoft-com:vml": "v:",
}
RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
CHUNK = 1 << 16
MOST = 1 << 31
"""Numbers in Word's files are smaller than this."""
OFF = frozenset(("0", "false", "off"))


class Step(NamedTuple):
    """An element that begins or ends."""

    begins: bool
    name: str
    element: Element


@cache
def short_name(tag: str) -> str:
    """The name of an element with the usual prefix: `w:p`; without one where the namespace is none of Word's.

    >>> short_name("{urn:schemas-microsoft-com:vml}textbox"), short_name("{urn:other}p"), short_name("title")
    ('v:textbox', '?:p', 'title')
    """
    space, _, name = tag.rpartition("}")
    return PREFIXES.get(space[1:], "?:") + name if space else name


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute in Word's namespace."""
    if element is None:
        return None
    return next((found for space in WORD if (found := element.get(f"{{{space}}}{name}")) is not None), None)


def relation(element: Element, name: str = "id") -> str | None:
    """The id of the relationship that an element names."""
    return next((found for space in RELATION if (found := element.get(f"{{{space}}}{name}")) is not None), None)


def number(element: Element | None, name: str = "val", base: int = 10) -> int | None:
    """An attribute that holds a whole number; None where it holds none, or one that is out of all proportion."""
    written = value(element, name)
    if written is None:
        return None
    try:
        found = int(written, base)
    except ValueError:
        return None
    return found if abs(found) < MOST else None


def is_on(element: Element | None) -> bool:
    """Whether a property that is on or off is there and on: `<w:b/>`, never `<w:b w:val="0"/>`."""
    return element is not None and value(element) not in OFF


def children(element: Element | None) -> dict[str, Element]:
    """The children of an element by their short names; of those that share a name the first."""
    found: dict[str, Element] = {}
    for child in () if element is None else element:
        found.setdefault(short_name(child.tag), child)
    return found


def read_tree(content: bytes, place: str) -> Element:
    """The whole of a small part; raises LeidraadError `broken-docx` or `forbidden-entity`."""
    try:
        return fromstring(_plain(content, place))
    except ParseError as error:
        raise broken(place, f"a part of it is no XML ({error})") from error


def read_steps(content: bytes, place: str) -> Iterator[Step]:
    """The elements of a part as they begin and end; raises LeidraadError `broken-docx` or `forbidden-entity`."""
    text = _plain(content, place)
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
    try:
        for start in range(0, len(text), CHUNK):
            parser.feed(text[start : start + CHUNK])
            yield from _steps(parser.read_events())
        parser.close()
        yield from _steps(parser.read_events())
    except ParseError as error:
        raise broken(place, f"its text is no XML ({error})") from error


def broken(place: str, what: str) -> LeidraadError:
    """The error of a file that is damaged."""
    return LeidraadError("broken-docx", place, f"this Word file is damaged: {what}", "open it in Word and save it anew")


def _steps(events: Iterable[tuple[Any, ...]]) -> Iterator[Step]:
    for event, element in events:
        yield Step(event == "start", short_name(element.tag), element)


def _plain(content: bytes, place: str) -> str:
    """The part as text, so that nothing in it can name another encoding; one with a document type is refused.

    Word writes none, and entities, which can blow up a file of a kilobyte to gigabytes, can be declared nowhere else.
    """
    encoding = "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise broken(place, "a part of it is neither UTF-8 nor UTF-16") from error
    if "<!DOCTYPE" in text:
        what = "it declares a document type of its own, which Word never does"
        raise LeidraadError("forbidden-entity", place, what, "do not trust it; ask for a new copy")
    return text
