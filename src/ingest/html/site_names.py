"""What names the report in the head of a page or on the path to it: headings, and lines such as `Programmabegroting 2025`."""

from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from ingest.html.elements import BLOCKS, UNREAD, heading_level
from ingest.html.signs import SITE_TAGS, may_name_report
from ingest.html.tree import Event, walk
from ingest.layout import layout_words
from ingest.margins import is_report_title

REPORT_LEVEL = 1


class SiteName(NamedTuple):
    """A line that names the report or its site, as a heading of this level."""

    text: str
    level: int


def find_site_names(part: LexborNode) -> list[SiteName]:
    """The headings in a part of the page that is left out, and the line that names a report, where there is one such line.

    A menu in it that leads to other reports names none, unless it is the path to this one.
    """
    lines = list(_lines(part))
    titles = {name.text for name in lines if not name.level and is_report_title(name.text)}
    return [
        name._replace(level=name.level or REPORT_LEVEL)
        for name in dict.fromkeys(lines)
        if (name.level and name.text not in layout_words().buttons) or (name.text in titles and len(titles) == 1)
    ]


def _lines(part: LexborNode) -> Iterator[SiteName]:
    """The lines and links of a part, each with its level as a heading or 0."""
    words: list[str] = []
    level = 0

    def enters(node: LexborNode, tag: str) -> bool:
        return tag not in UNREAD and (tag not in SITE_TAGS or may_name_report(tag, node.attributes))

    for event, node, tag in walk(part, enters):
        if event is Event.TEXT:
            words.append(node.text_content or "")
            continue
        if tag not in BLOCKS and tag != "a":
            continue
        if tag != "a" or not level:
            line = " ".join("".join(words).split())
            words.clear()
            if line:
                yield SiteName(line, level)
        level = (heading_level(tag, node.attributes) or level) if event is Event.ENTER else level if tag == "a" else 0
