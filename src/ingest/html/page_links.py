"""Where the links within a page lead to: to notes, to other places, to what stands behind a tab."""

from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.html.elements import fragment, note_number
from ingest.html.words import web_words

LINKS_AND_PLACES = "a[href], [id], a[name]"
TABS = "[role=tab], [data-toggle=tab], [data-bs-toggle=tab], [data-toggle=pill], [data-bs-toggle=pill]"


class PageLinks(NamedTuple):
    """The ids of a page that its own links lead to."""

    targets: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    """Those that marks of footnotes lead to."""
    tabs: dict[str, str] = {}  # noqa: RUF012 - it is never changed
    """The words on the tab before a part of the page, by the id of the part."""


def find_page_links(page: LexborHTMLParser, address: str | None) -> PageLinks:
    """Where the links within a page lead to; `address` is its own.

    A note stands behind its mark; what leads from the note back to the mark is no mark itself.
    """
    places: dict[str, int] = {}
    links: list[tuple[str, int, bool]] = []
    for order, node in enumerate(page.root.css(LINKS_AND_PLACES) if page.root else ()):
        attributes = node.attributes
        for name in (attributes.get("id"), attributes.get("name") if node.tag == "a" else None):
            if name:
                places.setdefault(name, order)
        target = fragment(attributes.get("href"), address) if node.tag == "a" else None
        if target:
            links.append((target, order, _is_mark(node)))
    return PageLinks(
        targets=frozenset(target for target, _, _ in links if target in places),
        notes=frozenset(target for target, order, is_mark in links if is_mark and places.get(target, -1) > order),
        tabs=_tabs(page, address),
    )


def _is_mark(link: LexborNode) -> bool:
    """Whether a link is the mark of a note: `[1]`, or raised."""
    words = link.text()
    return note_number(words) is not None and words.strip() not in web_words().back_signs


def _tabs(page: LexborHTMLParser, address: str | None) -> dict[str, str]:
    """What stands on the tabs of a page, by the id of what stands behind them."""
    tabs: dict[str, str] = {}
    for node in page.root.css(TABS) if page.root else ():
        attributes = node.attributes
        own = (attributes.get("aria-controls"), fragment(attributes.get("href"), address))
        target = next(filter(None, (*own, fragment(attributes.get("data-target") or attributes.get("data-bs-target")))), None)
        words = " ".join(node.text().split())
        if target and words:
            tabs.setdefault(target, words)
    return tabs
