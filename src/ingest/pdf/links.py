"""The links of a page: where they stand and where they lead."""

import ctypes
from collections.abc import Iterator
from ctypes import c_float, c_int, c_void_p

from ingest.pdf import pdfium
from ingest.pdf.ink import Area, PageLink
from ingest.pdf.turning import Frame

GO_TO, ADDRESS = 1, 3
MOST_LINKS = 5_000


def read_links(document: int, page: int, frame: Frame) -> Iterator[PageLink]:
    """The links of a page that lead to an address or to a page of the same file."""
    at, link, sides = c_int(0), c_void_p(), (c_float * 4)()
    for _ in range(MOST_LINKS):
        if not pdfium.next_link(page, ctypes.addressof(at), ctypes.addressof(link)):
            return
        found = link.value
        if not found or not pdfium.link_box(found, ctypes.addressof(sides)):
            continue
        address, target = _destination(document, found)
        if address or target:
            yield PageLink(Area(*frame.matrix.box(*sides)), address, target)


def _destination(document: int, link: int) -> tuple[str | None, int | None]:
    """The address or the page, counted from 1, that a link leads to."""
    target = pdfium.link_target(document, link)
    action = None if target else pdfium.link_action(link)
    if action:
        kind = pdfium.action_type(action)
        if kind == ADDRESS:
            return pdfium.byte_string(pdfium.action_address, document, action) or None, None
        target = pdfium.action_target(document, action) if kind == GO_TO else None
    return None, pdfium.page_of(document, target)
