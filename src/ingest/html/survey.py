"""A first way through a page: its parts that may not belong to the report, and how much they hold."""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from ingest.html.elements import UNREAD, Attributes, heading_level
from ingest.html.signs import Sign, find_sign, is_article, is_main, may_name_report
from ingest.html.tree import Event, walk

# what a script is to fill in: "{{ titel }}", "<% titel %>", "${titel}"
TEMPLATE = re.compile(r"\{\{|<%|\$\{")
# links to files are no menu: "/bijlagen/raadsvoorstel.pdf"
FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|odt|ods|csv|zip)(?:$|[?#])", re.IGNORECASE)


class Holds(NamedTuple):
    """What there is up to a place in the page, or in a part of it."""

    ink: int
    """Characters that leave ink, those of links and buttons left out."""
    linked: int
    """Those of links and buttons."""
    links: int
    files: int
    """Links to files."""
    headings: int
    mains: int
    templates: int


class Part(NamedTuple):
    """An element with what stands before it and in it."""

    node: int
    sign: Sign | None
    """None for a main part or an article."""
    before: Holds
    holds: Holds
    may_name_report: bool = False


class Survey(NamedTuple):
    """The parts of a page, each behind those that it holds."""

    holds: Holds
    parts: tuple[Part, ...]
    mains: tuple[Part, ...]
    articles: tuple[Part, ...]


def survey_page(root: LexborNode) -> Survey:
    """The parts of the page below `root`."""
    return _Surveyor().survey(root)


class _Open(NamedTuple):
    """An element that has begun, and what stands before it."""

    sign: Sign | None
    before: Holds
    is_main: bool
    is_article: bool
    may_name_report: bool


class _Surveyor:
    """What was counted on the way so far, and the parts that are open."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys(Holds._fields, 0)
        self.parts: list[Part] = []
        self.mains: list[Part] = []
        self.articles: list[Part] = []
        self.open: list[_Open | None] = []
        self.in_link = 0
        self.in_main = 0

    def survey(self, root: LexborNode) -> Survey:
        for event, node, tag in walk(root, lambda _, name: name not in UNREAD):
            if event is Event.TEXT:
                self._text(node.text_content or "")
            elif event is Event.ENTER:
                self._enter(tag, node.attributes)
            else:
                self._leave(node, tag)
        return Survey(self._now(), tuple(self.parts), tuple(self.mains), tuple(self.articles))

    def _now(self) -> Holds:
        return Holds(**self.counts)

    def _text(self, text: str) -> None:
        ink = sum(map(len, text.split()))
        if ink:
            self.counts["linked" if self.in_link else "ink"] += ink
            self.counts["templates"] += TEMPLATE.search(text) is not None

    def _enter(self, tag: str, attributes: Attributes) -> None:
        counts = self.counts
        main, article = is_main(tag, attributes), is_article(tag, attributes)
        sign = find_sign(tag, attributes, in_main=self.in_main > 0)
        if sign or main or article:
            self.open.append(_Open(sign, self._now(), main, article, sign is not None and may_name_report(tag, attributes)))
        else:
            self.open.append(None)
        self.in_main += main or article
        self.in_link += tag in ("a", "button")
        counts["links"] += tag == "a"
        counts["files"] += tag == "a" and FILE.search(attributes.get("href") or "") is not None
        counts["headings"] += heading_level(tag, attributes) is not None
        counts["mains"] += main or article

    def _leave(self, node: LexborNode, tag: str) -> None:
        self.in_link -= tag in ("a", "button")
        part = self.open.pop()
        if part is None:
            return
        now = self._now()
        holds = Holds(*(there - then for there, then in zip(now, part.before, strict=True)))
        found = Part(node.mem_id, part.sign, part.before, holds, part.may_name_report)
        self.in_main -= part.is_main or part.is_article
        if part.is_main:
            self.mains.append(found)
        elif part.is_article:
            self.articles.append(found)
        if part.sign:
            self.parts.append(found)
